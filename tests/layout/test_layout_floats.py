"""Figures that do not fit where they are mentioned: the text after them comes first, no hole is left."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tests.layout.layout_samples as flow
from reportgen.layout.floats import Hole, improved
from reportgen.layout.pieces import Break, Floating, Piece
from reportgen.model.flow import (
    Block,
    Figure,
    PageBreak,
)
from reportgen.model.pages import ImageItem, Page, Pages, TextItem
from reportgen.model.picture import Picture
from tests.layout.layout_reading import codes, frames, laid_out, lines, roles, words
from tests.support.report_projects import resolve_blocks


def figure(ordinal: int = 1, aspect: float = 0.8) -> Figure:
    made = flow.picture(aspect)
    assert isinstance(made.graphic, Picture)
    asset = replace(made.graphic.asset, path=f"{ordinal}.png", sha256=str(ordinal) * 64)
    return replace(
        made,
        graphic=replace(made.graphic, asset=asset),
        place="head",
        anchor=f"f{ordinal}",
        caption=flow.caption(f"图片{ordinal}", ordinal),
    )


def set_blocks(*blocks: Block) -> Pages:
    pages, sink = laid_out(flow.report(flow.section(*blocks)))
    assert codes(sink) == []
    return pages


def pictures(page: Page) -> list[str]:
    found = [item for item in page.items if isinstance(item, ImageItem)]
    return [item.asset.path for item in sorted(found, key=lambda item: item.y)]


def hole(pages: Pages, index: int) -> float:
    """The share of a page's text block left empty at its foot."""
    _, top, _, bottom = frames(pages)[index]
    return (bottom - max(item.y for item in lines(pages.pages[index]))) / (bottom - top)


@pytest.mark.parametrize("before", range(6, 14))
def test_the_text_after_a_figure_fills_the_page_before_it(before: int):
    pages = set_blocks(*[flow.para()] * before, figure(), *[flow.para()] * 14)
    full = pages.pages[:-1]
    assert all(hole(pages, page.index) < 0.13 for page in full)
    (shown,) = [page for page in pages.pages if pictures(page)]
    picture = next(item for item in shown.items if isinstance(item, ImageItem))
    _, top, _, _ = frames(pages)[shown.index]
    # where it is mentioned, behind the text before it, or at the head of the page after
    mentioned = sum(
        words(item).startswith("适应")
        for page in pages.pages
        for item in lines(page)
        if (page.index, item.y) < (shown.index, picture.y)
    )
    assert mentioned == before or picture.y == pytest.approx(top)


def test_a_figure_that_may_not_move_begins_the_next_page_and_leaves_the_rest_empty():
    fixed = replace(figure(aspect=1.2), place="here")
    pages = set_blocks(*[flow.para()] * 7, fixed, *[flow.para()] * 14)
    moving = set_blocks(*[flow.para()] * 7, replace(fixed, place="head"), *[flow.para()] * 14)
    assert hole(pages, 0) > 0.2 > hole(moving, 0)


def test_figures_keep_their_order():
    blocks: list[Block] = []
    for ordinal in range(1, 7):
        blocks += [*[flow.para()] * (3 + ordinal % 3), figure(ordinal, 0.5 + 0.1 * ordinal)]
    pages = set_blocks(*blocks, *[flow.para()] * 8)
    assert [path for page in pages.pages for path in pictures(page)] == [f"{n}.png" for n in range(1, 7)]


def test_no_figure_passes_a_heading():
    for before in range(5, 12):
        pages = set_blocks(
            *[flow.para()] * before, figure(), flow.para(), flow.topic("下一个主题", *[flow.para()] * 12)
        )
        (page,) = [page for page in pages.pages if pictures(page)]
        title = pages.anchors["t-下一个主题"]
        picture = next(item for item in page.items if isinstance(item, ImageItem))
        assert (page.index, picture.y) < (title.page, title.y)


def test_what_is_read_aloud_keeps_the_order_of_the_source():
    pages = set_blocks(*[flow.para()] * 7, figure(aspect=1.2), *[flow.para()] * 14)
    section = next(e.key for e in pages.structure if e.parent == 0)
    roles = [e.role for e in pages.structure if e.parent == section]
    assert roles.index("Figure") == 8


def test_a_caption_and_a_note_stay_with_a_figure_that_moves():
    noted = replace(figure(aspect=1.0), notes=(flow.para("注：来源", "note"),))
    for before in range(6, 11):
        pages = set_blocks(*[flow.para()] * before, noted, *[flow.para()] * 9)
        (page,) = [page for page in pages.pages if pictures(page)]
        texts = [words(item) for item in lines(page)]
        assert "注：来源" in texts and any("图片1" in text for text in texts)


def test_a_small_table_moves_as_a_whole_if_it_may():
    table = replace(flow.table(9), place="head")
    for before in range(8, 13):
        pages = set_blocks(*[flow.para()] * before, table, *[flow.para()] * 12)
        (page,) = [page for page in pages.pages if any(words(i) == "内容1之1" for i in lines(page))]
        assert any(words(i) == "内容9之3" for i in lines(page))
        assert all(hole(pages, p.index) < 0.13 for p in pages.pages[:-1])


@pytest.mark.parametrize("before", range(6, 14))
def test_a_figure_stays_with_the_table_of_its_data_below_it(before: int):
    chart = replace(figure(), place="here", with_next=True)
    pages = set_blocks(*[flow.para()] * before, chart, flow.table(4), *[flow.para()] * 8)
    (page,) = [page for page in pages.pages if pictures(page)]
    assert any(words(item) == "内容1之1" for item in lines(page))


def test_a_figure_in_a_box_stays_in_it():
    from reportgen.model.flow import Panel

    box = Panel((*[flow.para()] * 9, figure(aspect=1.0), *[flow.para()] * 9), "callout")
    pages = set_blocks(*[flow.para()] * 4, box, *[flow.para()] * 5)
    assert [path for page in pages.pages for path in pictures(page)] == ["1.png"]


def test_the_text_after_a_long_table_comes_first_where_its_first_rows_do_not_fit():
    table = replace(flow.table(60), place="head")
    first = []
    for before in range(24, 36):
        pages = set_blocks(*[flow.para("一行文字，短")] * before, table, *[flow.para()] * 14)
        first.append("内容1之1" in [words(i) for i in lines(pages.pages[0])])
        assert hole(pages, 0) < 0.1
        (begun,) = [page for page in pages.pages if "内容1之1" in [words(i) for i in lines(page)]]
        assert begun.index < 2
        cells = [words(i) for page in pages.pages for i in lines(page) if words(i).endswith("之1")]
        assert cells == [f"内容{row}之1" for row in range(1, 61)]
    assert set(first) == {True, False}


def test_a_table_over_several_pages_stands_below_the_paragraph_it_would_part():
    table = replace(flow.table(100), place="head")
    for before in range(26, 34):
        after = [flow.para(flow.TEXT * 3) for _ in range(6)]
        pages = set_blocks(*[flow.para("一行文字，短")] * before, table, *after)
        rows = [page.index for page in pages.pages for i in lines(page) if words(i).endswith("之1")]
        assert rows[-1] - rows[0] >= 2
        assert all(hole(pages, page.index) < 0.13 for page in pages.pages[: rows[0]])
        held: dict[int, set[int]] = {}
        for page in pages.pages:
            for item in lines(page):
                if roles(pages, item)[0] == "P" and "Table" not in roles(pages, item):
                    held.setdefault(item.element or 0, set()).add(page.index)
        assert all(max(found) - min(found) <= 1 for found in held.values())


def test_nothing_comes_before_a_table_that_the_editor_lets_begin_a_page():
    table = replace(flow.table(5), place="head")
    pages = set_blocks(*[flow.para()] * 4, PageBreak(), table, *[flow.para()] * 6)
    assert words(lines(pages.pages[1])[0]).startswith("表")


@pytest.mark.parametrize("between", (2, 3, 5))
def test_a_figure_that_begins_no_page_stands_between_paragraphs(between: int):
    blocks: list[Block] = []
    for ordinal in range(1, 5):
        blocks += [*[flow.para()] * (between + ordinal % 3), figure(ordinal)]
    pages = set_blocks(*blocks, *[flow.para()] * 6)
    shown = 0
    for page in pages.pages:
        texts = [item for item in lines(page) if "Caption" not in roles(pages, item)]
        for picture in (item for item in page.items if isinstance(item, ImageItem)):
            shown += 1
            above = [item for item in texts if item.y < picture.y]
            below = [item for item in texts if item.y > picture.y]
            if above and below:
                upper = max(above, key=lambda item: item.y)
                lower = min(below, key=lambda item: item.y)
                assert upper.element != lower.element
    assert shown == 4


def _line(paragraph: int) -> Piece:
    return Piece(18.0, (TextItem(0.0, 0.0, (), 100.0, 100.0, paragraph),))


def test_a_figure_left_inside_a_paragraph_moves_below_it_unless_it_begins_a_page():
    first, second, after = _line(1), _line(1), _line(2)
    strayed = Piece(90.0, floating=Floating(7, "head", "head"))
    pieces = [first, strayed, second, after]
    assert improved(pieces, [Hole(0, 0, 0, 1, 0.0, 600.0), Hole(1, 1, 1, 4, 0.0, 600.0)]) is None
    change = improved(pieces, [Hole(0, 0, 0, 4, 0.0, 600.0)])
    assert change is not None
    assert change.pieces == [first, second, replace(strayed, floating=Floating(7, "head", "settled")), after]
    assert improved(change.pieces, [Hole(0, 0, 0, 4, 0.0, 600.0)]) is None


def test_a_small_table_parted_by_a_page_moves_behind_text_that_fills_the_page():
    row = Piece(40.0, floating=Floating(7, "head"), break_before=Break.AVOID)
    text = [_line(2)] * 8
    pieces = [_line(1), replace(row, break_before=Break.FREE), row, row, *text]
    parted = Hole(0, 0, 0, 2, 40.0, 600.0)
    change = improved(pieces, [parted])
    assert change is not None
    # of the eight lines four take the 80 pt up to the foot
    assert [piece.floating.key if piece.floating else 0 for piece in change.pieces] == [
        0,
        0,
        0,
        0,
        0,
        7,
        7,
        7,
        0,
        0,
        0,
        0,
    ]
    # too little text: it is rather parted
    assert improved([*pieces[:4], _line(2)], [replace(parted, room=200.0)]) is None


@pytest.mark.parametrize(
    ("said", "place"),
    (
        ("caption: 甲", "float"),
        ("alt: 甲", "here"),
        ("place: float", "float"),
        ("place: foot", "foot"),
        ("caption: 甲, place: head", "head"),
        ("caption: 甲, place: here", "here"),
    ),
)
def test_a_table_with_a_caption_may_move_unless_it_says_it_stays(said: str, place: str, tmp_path):
    found = resolve_blocks(tmp_path, f"- table: {{columns: [甲], rows: [[1]], {said}}}\n")
    assert found.report is not None
    (table,) = found.report.sections[0].children
    assert table.place == place


@pytest.mark.parametrize(
    ("between", "aspect"), [(3, 0.6), (4, 0.45), (5, 0.3), (9, 0.75), (10, 0.75), (12, 0.6)]
)
def test_no_page_is_left_short_for_the_sake_of_a_figure_on_a_later_one(between: int, aspect: float):
    blocks: list[Block] = []
    for ordinal in range(1, 6):
        blocks += [*[flow.para()] * between, figure(ordinal, aspect + 0.05 * ordinal)]
    pages = set_blocks(*blocks, *[flow.para()] * 6)
    for page in pages.pages[:-1]:
        lowest = max(item.y for item in lines(page))
        # a paragraph's last two lines stay together, and so do its first two
        assert frames(pages)[page.index][3] - lowest < 60, page.index
