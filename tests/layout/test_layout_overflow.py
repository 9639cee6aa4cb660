"""What does not fit: the editor reads at the line that asked for it what was done about it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.docx import write_docx
from reportgen.layout import paginate
from reportgen.model.pages import Page, TextItem
from tests.layout.layout_reading import text_of
from tests.support.report_projects import resolve_blocks, resolve_division
from tests.support.themes import sample_theme, shipped_theme
from tests.support.word_parts import W, paragraph_with, part, style_of, value

CASES = {
    "a word wider than its cell": (
        "- table:\n    columns: [{title: 编号, width: 12%}, 说明]\n    rows: [[ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789, 甲]]\n",
        """
chapters/a.yaml:6:13: 警告 [line-emergency-break] “ABCDEFGHIJKLMNOPQRSTUVWX…”比这一栏还宽，又没有可以断开的地方，已从中间断开
    6 |     rows: [[ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789, 甲]]
      |             ^
   → 缩短它，或放到更宽的地方（正文、少几列的表格）

chapters/a.yaml:6:39: 警告 [line-emergency-break] “0123456789”比这一栏还宽，又没有可以断开的地方，已从中间断开
    6 |     rows: [[ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789, 甲]]
      |                                       ^
   → 缩短它，或放到更宽的地方（正文、少几列的表格）
""",
    ),
    "more columns than the page holds": (
        "- table:\n    columns: [第1季, 第2季, 第3季, 第4季, 第5季, 第6季, 第7季, 第8季, 第9季, 第10季, 第11季, 第12季]\n    rows: [[123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456]]\n",
        """
chapters/a.yaml:4:3: 警告 [table-smaller] 表格有 12 栏，版心放不下，字号已缩小到 85%
    4 | - table:
      |   ^^^^^^
   → 减少几栏、把表头写短，或者把表格拆成两个
""",
    ),
    "far more columns than the page holds": (
        "- table:\n    columns: [第1季, 第2季, 第3季, 第4季, 第5季, 第6季, 第7季, 第8季, 第9季, 第10季, 第11季, 第12季, 第13季, 第14季, 第15季, 第16季, 第17季, 第18季, 第19季, 第20季]\n    rows: [[1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567]]\n",
        """
chapters/a.yaml:4:3: 警告 [table-too-wide] 表格有 20 栏，字号缩小到 72% 版心仍放不下，有的数字或英文单词会被拆开
    4 | - table:
      |   ^^^^^^
   → 把表格拆成两个，行列对调（栏少行多的表可以分页），或者减少几栏
""",
    ),
    "a picture higher than the page": (
        "- figure: pictures/tower.png\n  alt: 塔\n  width: 100%\n",
        """
chapters/a.yaml:4:3: 警告 [figure-too-high] 这张图按设定的宽度排，高度超过一页，已缩小到 34%
    4 | - figure: pictures/tower.png
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^
   → 把 width 改小，或者裁掉图片多余的部分；一页最多放得下高 235 毫米的图
""",
    ),
    "a picture of too few pixels": (
        "- figure: pictures/small.png\n  alt: 塔\n  width: 20%\n",
        """
chapters/a.yaml:4:3: 警告 [picture-coarse] 图片“pictures/small.png”不够清晰：印 31 mm 宽只有 82 dpi，至少要 150 dpi
    4 | - figure: pictures/small.png
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^
   → 换一张至少 184 像素宽的，或把图排小些（width）
""",
    ),
    "a card with a paragraph in it": (
        "- cards:\n    - {fact: 外资研发中心.新增, label: 新增}\n    - fact: 外资研发中心.累计\n      label: 截至年末全市累计认定的外资研发中心总数，截至年末全市累计认定的外资研发中心总数，截至年末全市累计认定的外资研发中心总数，截至年末全市累计认定的外资研发中心总数，截至年末全市累计认定的外资研发中心总数，截至年末全市累计认定的外资研发中心总数，\n",
        """
chapters/a.yaml:7:14: 警告 [card-text-long] 卡片里的这段文字排成了 6 行，同一排的卡片都跟着加高
    7 |       label: 截至年末全市累计认定的外资研发中心总数，截至年末全市累计认定的外资研发中心总数，截至年末全市累计认定的外资研发中心总数，截至年末全市累计认定的外资研发中心总数，截至年末全市累
      |              ＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾
   → 缩短到一两行，详细的说明写成 text
""",
    ),
}


def tower(width: int = 1000) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (width, width * 9 // 2)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("name", CASES)
def test_the_editor_reads(name: str, tmp_path: Path) -> None:
    blocks, message = CASES[name]
    found = resolve_blocks(
        tmp_path, blocks, **{"pictures/tower.png": tower(), "pictures/small.png": tower(100)}
    )
    assert found.messages == [] and found.report is not None
    sink = Sink()
    paginate(found.report, sample_theme(), sink)
    said = [format_diagnostic(diagnostic, found.sources, "zh") for diagnostic in sink]
    assert "\n\n".join(said) == message.strip("\n")


def test_a_title_that_no_cover_holds(tmp_path: Path) -> None:
    """Even in the least size it may have."""
    title = "构建链接国际的高水平创新网络" * 120
    found = resolve_division(tmp_path, f"cover:\n  title: {title}\n  year: 二〇二一年\n")
    assert found.report is not None
    sink = Sink()
    pages = paginate(found.report, sample_theme(), sink)
    assert title in "".join(text_of(pages).split())
    assert [_sizes(page, "络") for page in pages.pages[:2]] == [{18.0}] * 2
    (told,) = (format_diagnostic(each, found.sources, "zh") for each in sink)
    assert told.startswith(
        "part.yaml:2:10: 警告 [cover-too-high] 封面（封底）的内容比一页高 439 毫米，多出来的排到了下一页\n"
    )
    assert told.endswith("   → 缩短这一处的文字，或者在版式里把它的字号改小")


def _sizes(page: Page, character: str) -> set[float]:
    """The sizes in pt of what is set with a character in it."""
    texts = (item for item in page.items if isinstance(item, TextItem))
    runs = (run for item in texts for run in item.runs)
    return {round(run.size, 1) for run in runs if character in "".join(run.text)}


@pytest.mark.parametrize("layout", ["annual", "plain", "gongwen"])
def test_a_long_title_is_set_smaller_until_its_cover_holds_it(layout: str, tmp_path: Path) -> None:
    """In the Word file by a variant of its style, of the same size."""
    title = "构建链接国际的高水平创新网络" * 20
    cover = f"cover:\n  title: {title}\n  subtitle: 开放创新卷\n  year: 二〇二一年\n"
    found = resolve_division(tmp_path, cover)
    assert found.report is not None
    theme, sink = shipped_theme(layout), Sink()
    pages = paginate(found.report, theme, sink)
    assert list(sink) == []
    assert [bool(_sizes(page, "络")) for page in pages.pages] == [True, *(False,) * (len(pages.pages) - 1)]
    (size,) = _sizes(pages.pages[0], "络")
    assert 18.0 <= size < theme.style("cover.title").size
    path = tmp_path / "cover.docx"
    write_docx(found.report, theme, pages, path)
    styles = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    used = styles[style_of(paragraph_with(part(path, "word/document.xml"), "链接"))]
    assert value(used.find(f"{W}basedOn")) == "Title"
    assert int(value(used.find(f"{W}rPr/{W}sz")) or 0) / 2 == pytest.approx(size, abs=0.3)


def test_what_is_higher_than_a_page_is_told_where_it_is_written(tmp_path: Path) -> None:
    label = "构建链接国际的高水平创新网络" * 60
    blocks = f"- cards:\n    - {{fact: 外资研发中心.新增, label: {label}}}\n    - 外资研发中心.累计\n    - 外资研发中心.累计\n"
    found = resolve_blocks(tmp_path, blocks)
    assert found.report is not None
    sink = Sink()
    paginate(found.report, sample_theme(), sink)
    said = [each for each in sink if each.code == "content-too-high"]
    assert said and {each.span.line for each in said if each.span is not None} == {5}


@pytest.mark.parametrize("narrow", [False, True])
def test_a_head_higher_than_a_page_stands_once_and_rows_follow_it(narrow: bool, tmp_path: Path) -> None:
    words = "高水平网络" * 250
    row = "        - [甲, 乙]\n"
    table = f"- table:\n    columns: [{{title: {words}, width: 40%}}, 说明]\n    rows:\n{row * 12}"
    inner = "".join(f"    {line}" for line in table.splitlines(keepends=True))
    found = resolve_blocks(tmp_path, f"- columns: 2\n  blocks:\n{inner}" if narrow else table)
    assert found.report is not None and found.messages == []
    pages = paginate(found.report, sample_theme(), Sink())
    assert "".join(text_of(pages).split()).replace("说明", "").count("高水平网络") == 250
    assert len(pages.pages) <= 4
