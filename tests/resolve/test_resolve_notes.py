"""Footnotes in the files: what an editor reads when mark and note do not match."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.model.walking import walk
from tests.support.outlines import outline
from tests.support.report_projects import resolve_blocks, resolve_project, write_project

CASES = {
    "a name that is misspelt": (
        "- text: 约占四分之一[^口泾]，乙[^口径]。\n- notes: {口径: 按年末统计。}\n",
        """
chapters/a.yaml:4:15: 错误 [note-unknown] 没有名为“口泾”的脚注
    4 | - text: 约占四分之一[^口泾]，乙[^口径]。
      |         　　　　　　^^＾＾^
   → 最接近的是“口径”；改正名称，或在 notes 里加上 口泾: 注文
""",
    ),
    "no note at all": (
        "- text: 约占四分之一[^口径]。\n",
        """
chapters/a.yaml:4:15: 错误 [note-none] 这一章没有写脚注，找不到“口径”
    4 | - text: 约占四分之一[^口径]。
      |         　　　　　　^^＾＾^
   → 在这一段后面加一块 - notes: {口径: 注文}；不是脚注时在 [ 前加反斜线
""",
    ),
    "a note marked twice": (
        "- text: 甲[^口径]，乙[^口径]。\n- notes: {口径: 按年末统计。}\n",
        """
chapters/a.yaml:4:17: 错误 [note-again] 脚注“口径”已经在 chapters/a.yaml:4:10 引用过，一条脚注只能引用一次
    4 | - text: 甲[^口径]，乙[^口径]。
      |         　  　　 　　^^＾＾^
   → 再写一条脚注，或删去这个标记
   另见 chapters/a.yaml:4:10: 口径
    4 | - text: 甲[^口径]，乙[^口径]。
      |         　^^＾＾^
""",
    ),
    "two notes of one name": (
        "- text: 甲[^口径]。\n- notes: {口径: 按年末统计。}\n- notes: {口径: 按年初统计。}\n",
        """
chapters/a.yaml:6:11: 错误 [note-twice] 脚注“口径”在 chapters/a.yaml:5:11 已经写过
    6 | - notes: {口径: 按年初统计。}
      |           ＾＾
   → 改一个名称，或删去其中一条
   另见 chapters/a.yaml:5:11: 口径
    5 | - notes: {口径: 按年末统计。}
      |           ＾＾
""",
    ),
    "a note without a mark": (
        "- text: 甲。\n- notes: {口径: 按年末统计。}\n",
        """
chapters/a.yaml:5:11: 警告 [note-unused] 脚注“口径”没有引用，不会印出来
    5 | - notes: {口径: 按年末统计。}
      |           ＾＾
   → 在正文里写上 [^口径]，或删去这一条
""",
    ),
    "a note in a note": (
        "- text: 甲[^口径]。\n- notes: {口径: '按年末[^年]统计。'}\n",
        """
chapters/a.yaml:5:19: 错误 [note-not-here] 这里不能有脚注“年”
    5 | - notes: {口径: '按年末[^年]统计。'}
      |           　　   　　　^^＾^
   → 把 [^年] 移到正文、表格或图题（caption）里
""",
    ),
    "a note in the title of a chart": (
        "- chart:\n    kind: bar\n    title: 数量[^口径]\n    caption: 题\n    points: [外资研发中心.新增, 外资研发中心.累计]\n- text: 甲[^口径]。\n- notes: {口径: 按年末统计。}\n",
        """
chapters/a.yaml:6:14: 错误 [note-not-here] 这里不能有脚注“口径”
    6 |     title: 数量[^口径]
      |            　　^^＾＾^
   → 把 [^口径] 移到正文、表格或图题（caption）里
""",
    ),
    "a mark without a name": (
        "- text: 甲[^]。\n",
        """
chapters/a.yaml:4:10: 错误 [inline-note-empty] 脚注标记里没有写名称
    4 | - text: 甲[^]。
      |         　^^^
   → 写成 [^名称]，名称是 notes 里的一条
""",
    ),
    "a list of notes": (
        "- notes: [按年末统计。]\n",
        """
chapters/a.yaml:4:10: 错误 [notes-not-mapping] 脚注要写成“名称: 注文”
    4 | - notes: [按年末统计。]
      |          ^＾＾＾＾＾＾^
   → 每条一行：口径: 按年末统计。
""",
    ),
    "no notes": (
        "- notes: {}\n",
        """
chapters/a.yaml:4:3: 错误 [block-empty] “notes”里没有内容，要写 notes
    4 | - notes: {}
      |   ^^^^^^^^^
   → 补上 notes，或删掉这一块
""",
    ),
    "a note without words": (
        "- text: 甲[^口径]。\n- notes: {口径: }\n",
        """
chapters/a.yaml:5:10: 错误 [schema-empty] 这里还没有写内容
    5 | - notes: {口径: }
      |          ^＾＾^^^
   → 在冒号后面写上内容，或者删掉这一行
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_editor_reads(name: str, tmp_path: Path) -> None:
    blocks, message = CASES[name]
    assert "\n\n".join(resolve_blocks(tmp_path, blocks).messages) == message.strip("\n")


def test_notes_of_a_chapter_may_stand_beside_its_blocks(tmp_path: Path) -> None:
    chapter = "section: 合作\nnotes: {口径: 按年末统计。}\nblocks:\n  - text: 甲[^口径]\n"
    found = resolve_project(write_project(tmp_path, {"chapters/a.yaml": chapter}))
    assert found.messages == [] and found.report is not None
    assert "    body: 甲<① 按年末统计。>" in ["  " + line for line in outline(found.report.sections)]


def test_every_chapter_has_names_of_its_own(tmp_path: Path) -> None:
    chapter = "section: 合作\nnumber: '{n}'\nblocks:\n  - text: 甲[^口径]\n  - notes: {{口径: 第{n}章。}}\n"
    files = {
        "report.yaml": "title: 测试\nyear: 2021\nchapters: [chapters/a.yaml, chapters/b.yaml]\n",
        "chapters/a.yaml": chapter.format(n=1),
        "chapters/b.yaml": chapter.format(n=2),
    }
    found = resolve_project(write_project(tmp_path, files))
    assert found.messages == [] and found.report is not None
    lines = outline(tuple(walk(found.report.sections)))
    assert {"body: 甲<① 第1章。>", "body: 甲<② 第2章。>"} <= set(lines)
