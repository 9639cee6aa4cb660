"""First-line indents: two em for every paragraph, whatever stands before it, and none where none belongs."""

from __future__ import annotations

import pytest

from reportgen.model.contents import Index, IndexLine
from reportgen.model.flow import Block
from tests.layout.layout_reading import frames, laid_out, lines, words
from tests.layout.layout_samples import (
    TEXT,
    bullets,
    card,
    cards,
    chart,
    event,
    heading,
    para,
    report,
    section,
    table,
)
from tests.support.themes import shipped_theme

_AFTER = "本年度里，" + TEXT


@pytest.mark.parametrize("layout", ["annual", "plain"])
@pytest.mark.parametrize(
    "before",
    [
        para("前一段。"),
        bullets("第一项", "第二项"),
        table(2),
        chart(),
        cards(card("25", "家", "全年新增")),
        event("论坛", 1),
    ],
    ids=["paragraph", "list", "table", "figure", "cards", "event"],
)
def test_paragraph_after_anything_is_indented_two_em_on_its_first_line_only(
    before: Block, layout: str
) -> None:
    theme = shipped_theme(layout)
    em = theme.style("body").size
    pages, _ = laid_out(report(section(before, para(_AFTER), para("“甲”开头。"))), theme)
    found = [item for page in pages.pages for item in lines(page)]
    at = next(i for i, item in enumerate(found) if words(item).startswith("本年度里"))
    first, second = found[at : at + 2]
    quoted = next(item for item in found if words(item).startswith("“甲"))
    assert first.x - second.x == pytest.approx(2 * em)
    # the ink of an opening mark stands at the indent: its glyph begins half an em before
    assert quoted.x + quoted.runs[0].offsets[1] == pytest.approx(second.x + 2.5 * em)


def test_list_items_have_no_first_line_indent() -> None:
    pages, _ = laid_out(report(section(bullets(TEXT))))
    found = [item for page in pages.pages for item in lines(page)]
    at = next(i for i, item in enumerate(found) if TEXT[:6] in words(item))
    start = words(found[at]).index(TEXT[0])
    offsets = [x for run in found[at].runs for x in run.offsets]
    assert found[at].x + offsets[start] == pytest.approx(found[at + 1].x + found[at + 1].runs[0].offsets[0])


def test_entries_of_an_index_begin_at_the_edge_however_many_lines_they_take() -> None:
    long = (
        "上海市生物医药科技产业促进中心与长三角国家技术创新中心联合实验室建设和运行管理办公室筹备工作领导小组"
    )
    lines_of = tuple(IndexLine(1, (name,)) for name in ("重庆市科技局", long, "英国皇家航空学会"))
    pages, _ = laid_out(report(section(Index(lines_of))))
    found = [item for page in pages.pages for item in lines(page) if item.runs[0].size == 9.5]
    at = {words(item)[:4]: item.x for item in found}
    assert at["重庆市科"] == at["上海市生"] == at["英国皇家"]
    # what goes on hangs two em in
    assert [
        item.x - at["重庆市科"]
        for item in found
        if words(item)[:4] not in ("重庆市科", "上海市生", "英国皇家")
    ] == [pytest.approx(2 * 9.5)]


def test_a_labelled_heading_with_an_indent_ends_with_the_column() -> None:
    theme = shipped_theme("gongwen")
    title = "科" * 60
    pages, _ = laid_out(report(section(heading(title, label="（一）"), para("短。"))), theme)
    ends = [item.x + item.width for item in lines(pages.pages[0])]
    assert max(ends) <= frames(pages, theme)[0][2] + 0.01
