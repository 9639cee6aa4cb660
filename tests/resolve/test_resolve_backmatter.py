"""What an editor reads when lists, sources, terms or the index are wrong: the exact messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cache import Store
from reportgen.diagnostics import Sink
from reportgen.model.contents import Index
from reportgen.model.inline import TextRun
from reportgen.model.walking import inlines, walk
from reportgen.resolve.terms import Terms
from reportgen.text import pinyin
from reportgen.text.pinyin import Sounds
from tests.support.report_projects import (
    resolve_blocks,
    resolve_project,
    write_project,
)

# name → the blocks (from line 4 of the chapter), the whole message
CASES: dict[str, tuple[str, str]] = {
    "a list of tables without any": (
        "- list_of: tables\n- text: 甲\n",
        """
chapters/a.yaml:4:3: 警告 [list-of-empty] 这个目录是空的：报告里没有带编号的表
    4 | - list_of: tables
      |   ^^^^^^^^^^^^^^^
   → 给表写上题名，或者去掉这个目录
""",
    ),
    "a source that is not listed": (
        "- text: 据统计[@年监]。\n- references: [{key: 年鉴, type: book, title: 书, publisher: 社, year: 2012}]\n- text: 甲[@年鉴]\n",
        """
chapters/a.yaml:4:14: 错误 [cite-unknown] 参考文献里没有“年监”
    4 | - text: 据统计[@年监]。
      |         　　　  ＾＾
   → 最接近的是“年鉴”；改正名称，或在 references 里加上这一条
""",
    ),
    "a source without any list": (
        "- text: 据统计[@年鉴]。\n",
        """
chapters/a.yaml:4:14: 错误 [cite-none] 引用了文献“年鉴”，报告里还没有 references 块
    4 | - text: 据统计[@年鉴]。
      |         　　　  ＾＾
   → 在报告末尾（或本章末尾）写 references 块，列出引用的文献
""",
    ),
    "a citation without a name": (
        "- text: 据统计[@]。\n",
        """
chapters/a.yaml:4:12: 错误 [inline-cite-empty] 引用文献没有写名称
    4 | - text: 据统计[@]。
      |         　　　^^^
   → 写成 [@名称]，几条一起写成 [@甲;@乙]
""",
    ),
    "a citation in a chart": (
        '- chart: {kind: bar, title: "合作[@年鉴]", categories: [甲], series: [{name: 项, values: [1]}], caption: "合作[@年鉴]"}\n- references: [{key: 年鉴, type: book, title: 书, publisher: 社, year: 2012}]\n',
        """
chapters/a.yaml:4:34: 错误 [cite-not-here] 这里不能引用文献“年鉴”
    4 | - chart: {kind: bar, title: "合作[@年鉴]", categories: [甲], series: [{name: 项, values: [1]}], caption: "
      |                              　　  ＾＾
   → 把引用移到正文、表格或图题里
""",
    ),
    "a source listed twice and one not cited": (
        "- text: 甲[@年鉴]\n- references:\n    - {key: 年鉴, type: book, title: 书, publisher: 社, year: 2012}\n    - {key: 年鉴, type: book, title: 书, publisher: 社, year: 2013}\n    - {key: 学报, type: book, title: 书, publisher: 社, year: 2013}\n",
        """
chapters/a.yaml:7:13: 错误 [reference-twice] 文献“年鉴”写了两条，前一条在 chapters/a.yaml:6:13
    7 |     - {key: 年鉴, type: book, title: 书, publisher: 社, year: 2013}
      |             ＾＾
   → 删去一条，或换个 key
   另见 chapters/a.yaml:6:13: 年鉴
    6 |     - {key: 年鉴, type: book, title: 书, publisher: 社, year: 2012}
      |             ＾＾

chapters/a.yaml:8:13: 警告 [reference-uncited] 文献“学报”没有引用，不会印出来
    8 |     - {key: 学报, type: book, title: 书, publisher: 社, year: 2013}
      |             ＾＾
   → 在引用它的地方写 [@学报]，或删去这一条
""",
    ),
    "a source that lacks a field and one with a field of another type": (
        "- text: 甲[@窗口;@年鉴]\n- references:\n    - {key: 窗口, type: journal, title: 文, year: 2012}\n    - {key: 年鉴, type: book, title: 书, publisher: 社, year: 2012, volume: 3}\n",
        """
chapters/a.yaml:6:7: 错误 [reference-lacks] 文献“窗口”是期刊文章，缺少 source
    6 |     - {key: 窗口, type: journal, title: 文, year: 2012}
      |       ^^^^^^＾＾^^^^^^^^^^^^^^^^^^^^^^^^＾^^^^^^^^^^^^^
   → 补上一行 source: …

chapters/a.yaml:7:73: 错误 [reference-field] 图书的著录没有 volume 这一项
    7 |     - {key: 年鉴, type: book, title: 书, publisher: 社, year: 2012, volume: 3}
      |             　　                     　             　                      ^
   → 这类文献可以写：title、authors、edition、place、publisher、year、pages、url、accessed、doi
""",
    ),
    "an author named twice": (
        "- text: 甲[@年鉴]\n- references:\n    - {key: 年鉴, type: book, title: 书, authors: [张三, 李四, 张三], publisher: 社, year: 2012}\n",
        """
chapters/a.yaml:6:49: 警告 [reference-author-twice] 这条文献的作者写了不止一次：张三
    6 |     - {key: 年鉴, type: book, title: 书, authors: [张三, 李四, 张三], publisher: 社, year: 2012}
      |             　　                     　            ＾＾
   → 每位作者只写一次
""",
    ),
    "an index of too many columns": (
        "- text: 论坛\n- index: {columns: 5, terms: [论坛]}\n",
        """
chapters/a.yaml:5:20: 错误 [index-columns] 索引不能排成 5 栏
    5 | - index: {columns: 5, terms: [论坛]}
      |                    ^
   → columns 写 1 到 4；不写就是 2
""",
    ),
    "a fact in words that are looked up as they are": (
        '- text: 论坛\n- index: ["{{ 论坛.名称 }}"]\n',
        """
chapters/a.yaml:5:11: 错误 [schema-markup-here] 这里的字照样印出来，不能写“{{ 论坛.名称 }}”
    5 | - index: ["{{ 论坛.名称 }}"]
      |           ^^^^＾＾^＾＾^^^^
   → 改成印出来的字
""",
    ),
    "an index of nothing": (
        "- index:\n",
        """
chapters/a.yaml:4:3: 错误 [index-empty] 索引是空的：正文里没有标出的词，也没有找到列出的词
    4 | - index:
      |   ^^^^^^
   → 在正文里写 [词]{index}，或在 terms 里列出要找的词
""",
    ),
    "words marked for no index": (
        '- text: "[论坛]{index}"\n',
        """
chapters/a.yaml:4:11: 警告 [index-missing] 这里标了索引词，报告里却没有 index 块
    4 | - text: "[论坛]{index}"
      |           ＾＾
   → 在报告末尾加上 - index:，或去掉标记
""",
    ),
    "index terms that are not found or listed twice": (
        "- text: 论坛\n- index: [论坛, 科技馆, {term: 论坛会, also: [论坛]}]\n",
        """
chapters/a.yaml:5:39: 错误 [index-twice] 索引词“论坛”列了两次，前一处在 chapters/a.yaml:5:11
    5 | - index: [论坛, 科技馆, {term: 论坛会, also: [论坛]}]
      |           　　  　　　         　　　         ＾＾
   → 删去一处
   另见 chapters/a.yaml:5:11: 论坛
    5 | - index: [论坛, 科技馆, {term: 论坛会, also: [论坛]}]
      |           ＾＾

chapters/a.yaml:5:15: 警告 [index-term-unused] 正文里没有找到索引词“科技馆”
    5 | - index: [论坛, 科技馆, {term: 论坛会, also: [论坛]}]
      |           　　  ＾＾＾
   → 改成正文里的写法，或用 also 写上其他写法

chapters/a.yaml:5:27: 警告 [index-term-unused] 正文里没有找到索引词“论坛会”
    5 | - index: [论坛, 科技馆, {term: 论坛会, also: [论坛]}]
      |           　　  　　　         ＾＾＾
   → 改成正文里的写法，或用 also 写上其他写法
""",
    ),
    "index marks that are empty or too deep": (
        '- text: "[]{index}、[论坛]{index:甲/乙/丙/丁}"\n- index:\n',
        """
chapters/a.yaml:4:10: 错误 [inline-index-empty] 索引标记里没有词，或有空的标目
    4 | - text: "[]{index}、[论坛]{index:甲/乙/丙/丁}"
      |          ^^^^^^^^^
   → 写成 [词]{index}，另立标目写成 [词]{index:标目/副标目}

chapters/a.yaml:4:20: 错误 [inline-index-deep] 索引标目最多三级
    4 | - text: "[]{index}、[论坛]{index:甲/乙/丙/丁}"
      |                   　^＾＾^^^^^^^^＾^＾^＾^＾^
   → 减少 / 的个数
""",
    ),
    "an index in a box": (
        "- text: 论坛\n- callout: {title: 提示, blocks: [{index: [论坛]}]}\n",
        """
chapters/a.yaml:5:33: 错误 [index-in-box] 索引不能放在框、列表或表格里
    5 | - callout: {title: 提示, blocks: [{index: [论坛]}]}
      |                    　　           ^^^^^^^^^＾＾^^
   → 把它直接写在节或主题的 blocks 里
""",
    ),
    "a term explained twice": (
        "- glossary: [{term: 甲, text: 一。}, {term: 乙, text: 二。, also: [甲]}]\n",
        """
chapters/a.yaml:4:62: 错误 [glossary-twice] 术语“甲”解释了两次，前一处在 chapters/a.yaml:4:21
    4 | - glossary: [{term: 甲, text: 一。}, {term: 乙, text: 二。, also: [甲]}]
      |                     　        　　          　        　　         ＾
   → 合成一条，其他说法写在 also 里
   另见 chapters/a.yaml:4:21: 甲
    4 | - glossary: [{term: 甲, text: 一。}, {term: 乙, text: 二。, also: [甲]}]
      |                     ＾
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_editor_reads(name: str, tmp_path: Path) -> None:
    blocks, message = CASES[name]
    assert "\n\n".join(resolve_blocks(tmp_path, blocks).messages) == message.strip("\n")


SOURCE = "- references: [{key: 年鉴, type: book, title: 书%s, publisher: 社, year: 2012}]\n"


def chapters(*blocks: str) -> dict[str, str]:
    """A report of so many chapters, numbered 1, 2, …"""
    names = [f"chapters/{number}.yaml" for number in range(1, len(blocks) + 1)]
    files = {
        name: f"section: 章\nnumber: '{number}'\nblocks:\n{text}"
        for number, (name, text) in enumerate(zip(names, blocks, strict=True), start=1)
    }
    return {"report.yaml": f"title: 测试\nyear: 2021\nchapters: [{', '.join(names)}]\n", **files}


def test_a_source_in_two_other_chapters_is_not_guessed(tmp_path: Path) -> None:
    files = chapters(
        "- text: 甲[@年鉴]\n" + SOURCE % "一", "- text: 乙[@年鉴]\n" + SOURCE % "二", "- text: 丙[@年鉴]\n"
    )
    found = resolve_project(write_project(tmp_path, files))
    assert found.messages == [
        """
chapters/3.yaml:4:12: 错误 [cite-ambiguous] 文献“年鉴”在几章的 references 里都有，本章没有，不知道引哪一条
    4 | - text: 丙[@年鉴]
      |         　  ＾＾
   → 在本章的 references 里写上这一条，或改成不同的名称：chapters/1.yaml:5:22、chapters/2.yaml:5:22
""".strip("\n")
    ]


def test_every_chapter_with_a_list_of_its_own_counts_from_one(tmp_path: Path) -> None:
    files = chapters("- text: 甲[@年鉴]\n" + SOURCE % "一", "- text: 乙[@年鉴]\n" + SOURCE % "二")
    found = resolve_project(write_project(tmp_path, files))
    assert found.messages == []
    assert found.report is not None
    lists = [section.children[1] for section in found.report.sections]
    assert [[item.marker for item in each.items] for each in lists] == [["[1]"], ["[1]"]]
    anchors = {item.children[0].anchor for each in lists for item in each.items}
    assert len(anchors) == 2


def test_one_list_at_the_end_is_numbered_through_in_the_order_of_citation(tmp_path: Path) -> None:
    entries = "".join(
        f"    - {{key: {key}, type: book, title: {key}书, publisher: 社, year: 2012}}\n" for key in "甲乙丙"
    )
    files = chapters("- text: 一[@丙]\n", "- text: 二[@甲][@丙]，三[@乙]\n", f"- references:\n{entries}")
    found = resolve_project(write_project(tmp_path, files))
    assert found.messages == []
    assert found.report is not None
    items = found.report.sections[2].children[0].items
    assert [(i.marker, i.children[0].runs[0].text[:2]) for i in items] == [
        ("[1]", "丙书"),
        ("[2]", "甲书"),
        ("[3]", "乙书"),
    ]


def test_a_cover_and_an_imprint_are_no_places_of_the_index(tmp_path: Path) -> None:
    files = {
        "report.yaml": "title: 科技馆\nyear: 2021\nfront: [cover.yaml, imprint.yaml]\nchapters: [a.yaml]\n",
        "cover.yaml": "cover:\n  subtitle: 上海科技馆\n",
        "imprint.yaml": "imprint:\n  entries: [{label: 编, text: 科技馆}]\n",
        "a.yaml": "section: 科技馆\nblocks:\n- text: 科技馆\n- index: {columns: 1, terms: [科技馆]}\n"
        "- glossary: [{term: 科技馆, text: 馆}]\n",
    }
    found = resolve_project(write_project(tmp_path, files))
    assert found.messages == []
    assert found.report is not None
    *front, section = found.report.sections
    assert [each for each in inlines(tuple(front)) if not isinstance(each, TextRun)] == []
    (index,) = (each for each in walk((section,)) if isinstance(each, Index))
    assert [len(line.anchors) for line in index.lines if line.level] == [3]  # title, text, glossary


def test_a_glossary_is_put_in_order_by_what_an_earlier_build_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [("重庆", ""), ("上海", ""), ("长三角", "chang san jiao")]
    for known in (False, True):
        monkeypatch.setattr(pinyin, "_heard", {})
        if known:
            monkeypatch.setattr(pinyin, "sound", None)  # the table of phrases is not loaded
        assert Terms(Sink(), Sounds(Store(tmp_path))).by_sound(words) == (2, 0, 1)
