"""Where pages end: widows, headings, captions, panels, rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tests.layout.layout_samples as flow
from reportgen.model.flow import Block, Grid, PageBreak, Panel
from reportgen.model.pages import ImageItem, RectItem, TextItem
from reportgen.theme.measures import measure_of
from tests.layout.layout_reading import (
    codes,
    frames,
    laid_out,
    lines,
    page_text,
    roles,
    text_of,
    text_of_flow,
    words,
)
from tests.support.themes import sample_theme, shipped_theme

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.lists(st.integers(4, 420), min_size=1, max_size=25))
def test_two_lines_of_a_paragraph_stay_together_at_foot_and_head(lengths):
    section = flow.section(*(flow.para("汉" * n) for n in lengths))
    pages, _ = laid_out(flow.report(section))
    pieces: dict[int, list[int]] = {}
    for page in pages.pages:
        for item in lines(page):
            if pages.element(item.element).role == "P":
                pieces.setdefault(item.element or 0, []).append(page.index)
    for numbers in pieces.values():
        counts = [numbers.count(n) for n in sorted(set(numbers))]
        if len(counts) > 1:
            assert min(counts[0], counts[-1]) >= 2
    assert text_of(pages) == text_of_flow(flow.report(section))


@QUICK
@given(st.lists(st.integers(0, 5), min_size=3, max_size=14))
def test_a_heading_is_never_the_last_on_its_page(counts):
    children: list[Block] = []
    for index, count in enumerate(counts):
        children.append(flow.heading(f"小标题{index}"))
        children += [flow.para()] * count + [flow.para("汉" * 120)]
    pages, _ = laid_out(flow.report(flow.section(*children)))
    for page in pages.pages:
        assert roles(pages, lines(page)[-1])[0] == "P"


@pytest.mark.parametrize("before", range(0, 30, 3))
def test_a_heading_keeps_two_lines_of_what_follows(before):
    children = [flow.para("汉" * 38)] * before + [flow.para()] * 8
    section = flow.section(*children, flow.heading("标题"), flow.para(flow.TEXT * 2))
    pages, _ = laid_out(flow.report(section))
    (page,) = [p for p in pages.pages if "标题" in page_text(p)]
    items = lines(page)
    (place,) = [i for i, item in enumerate(items) if words(item) == "标题"]
    assert len(items) - place - 1 >= 2


@pytest.mark.parametrize("before", range(1, 14))
def test_a_caption_stays_with_its_figure(before):
    section = flow.section(*([flow.para()] * before), flow.picture(0.5))
    pages, _ = laid_out(flow.report(section))
    (page,) = [p for p in pages.pages if any(isinstance(i, ImageItem) for i in p.items)]
    assert "图4.2-9" in page_text(page)
    (image,) = [i for i in page.items if isinstance(i, ImageItem)]
    (title,) = [i for i in lines(page) if words(i).startswith("图4.2-9")]
    assert title.y > image.y + image.height


@pytest.mark.parametrize("before", range(1, 14))
def test_a_row_of_cards_is_not_split(before):
    row = flow.cards(flow.card("25", "家", "甲", "注一"), flow.card("506", "家", "乙" * 40), columns=2)
    pages, _ = laid_out(flow.report(flow.section(*([flow.para()] * before), row)))
    holding = [p for p in pages.pages if "25家" in page_text(p) or "注一" in page_text(p)]
    assert len(holding) == 1
    assert "506家" in page_text(holding[0])
    assert page_text(holding[0]).count("乙") == 40


def test_the_lines_of_cards_in_a_row_stand_on_common_baselines():
    row = flow.cards(flow.card("25", "家", "新增"), flow.card("506", "家", "累计认定", "截至年底"))
    pages, _ = laid_out(flow.report(flow.section(row)))
    y = {words(item): item.y for item in lines(pages.pages[0])}
    assert y["25家"] == y["506家"]
    assert y["新增"] == y["累计认定"]


def test_the_legends_of_unlike_pictures_in_a_row_stand_on_one_line():
    cells = [
        Panel((replace(flow.picture(aspect), caption=None), flow.para(f"({name})", "caption.part")), "cell")
        for name, aspect in (("a", 0.6), ("b", 1.2), ("c", 0.6), ("d", 0.6))
    ]
    pages, _ = laid_out(flow.report(flow.section(Grid(2, tuple(cells), "pictures", (0.5, 0.5)))))
    y = {words(item): item.y for item in lines(pages.pages[0])}
    assert y["(a)"] == y["(b)"] < y["(c)"] == y["(d)"]
    feet = [i.y + i.height for i in pages.pages[0].items if isinstance(i, ImageItem)]
    assert feet[0] == pytest.approx(feet[1]) and feet[0] < y["(a)"]


def test_a_figure_too_long_for_its_card_is_set_smaller_in_the_whole_row():
    row = flow.cards(flow.card("12345.05", "万元", "甲"), *[flow.card("1", "家", "乙")] * 3)
    pages, _ = laid_out(flow.report(flow.section(row)))
    sizes = {words(i): i.runs[0].size for i in lines(pages.pages[0])}
    value = sample_theme().style("card.value").size
    assert 0.6 * value <= sizes["12345.05万元"] < value
    assert sizes["1家"] == sizes["12345.05万元"]


def test_cards_whose_figures_do_not_fit_side_by_side_stand_in_more_rows():
    row = flow.cards(*[flow.card("123456789012.05", "万元", "甲")] * 4)
    pages, _ = laid_out(flow.report(flow.section(row)))
    values = [i for i in lines(pages.pages[0]) if words(i) == "123456789012.05万元"]
    assert len(values) == 4
    assert len({i.y for i in values}) == 2


def test_a_panel_that_fits_on_a_page_is_parted_only_for_a_large_hole():
    """Rather than leaving a fifth of the page empty, two lines at least standing at either end."""
    box = Panel(
        (flow.para("数据说明", "callout.title"), flow.para(), flow.para(), flow.para()), "callout", "Note"
    )
    parted = []
    for before in range(20, 45):
        section = flow.section(*[flow.para("一行文字，短")] * before, box, *[flow.para()] * 14)
        pages, _ = laid_out(flow.report(section))
        _, top, _, bottom = frames(pages)[0]
        parts = [[i for i in lines(page) if "Note" in roles(pages, i)] for page in pages.pages]
        parts = [part for part in parts if part]
        parted.append(len(parts) > 1)
        if len(parts) > 1:
            assert min(map(len, parts)) >= 2
            # padding and the gap above the box are part of what would be left empty
            assert bottom - parts[0][0].y > (bottom - top) / 5 - 30
    assert set(parted) == {True, False}


def test_a_panel_in_large_type_is_parted_for_a_quarter_of_the_page_even_if_two_lines_remain():
    theme = shipped_theme("gongwen")
    head = (flow.heading("论坛", "item"), flow.cards(flow.card("25", "家", "新增")))
    box = Panel((*head, flow.para(flow.TEXT[:100])), "event", "Sect")
    parts = []
    for before in range(9, 14):
        section = flow.section(*[flow.para("一行文字，短")] * before, box, *[flow.para()] * 8)
        pages, _ = laid_out(flow.report(section), theme)
        held = [[i for i in lines(page) if roles(pages, i)[:2] == ["P", "Sect"]] for page in pages.pages]
        parts.append(tuple(map(len, held[:2])))
    # whole, parted, whole on the next page
    assert parts == [(4, 0), (4, 0), (2, 2), (2, 2), (0, 4)]


def test_a_panel_of_few_lines_is_never_parted():
    box = Panel((flow.para("数据说明", "callout.title"), flow.para()), "callout", "Note")
    for before in range(30, 37):
        section = flow.section(*[flow.para("一行文字，短")] * before, box, *[flow.para()] * 14)
        pages, _ = laid_out(flow.report(section))
        assert sum(any("Note" in roles(pages, i) for i in lines(page)) for page in pages.pages) == 1


def test_no_row_of_short_cells_stands_alone_at_a_head_or_foot():
    cells = tuple(Panel((flow.para(f"机构{n}", "organisation"),), "organisation") for n in range(8))
    parts_seen = set()
    for before in range(22, 38):
        grid = Grid(2, cells, "organisations")
        section = flow.section(*[flow.para("一行文字，短")] * before, grid, *[flow.para()] * 8)
        pages, _ = laid_out(flow.report(section))
        rows = [len({round(i.y) for i in lines(p) if words(i).startswith("机构")}) for p in pages.pages]
        assert sum(rows) == 4 and 1 not in rows
        parts_seen.add(tuple(filter(None, rows)))
    assert parts_seen == {(4,), (2, 2)}


@pytest.mark.parametrize("before", range(24, 31))
def test_no_item_of_one_line_stands_alone_at_a_head_or_foot(before):
    items = flow.bullets(*[f"短项{n}" for n in range(4)])
    section = flow.section(*[flow.para("一行文字，短")] * before, items, *[flow.para()] * 8)
    pages, _ = laid_out(flow.report(section))
    held = [sum("短项" in words(item) for item in lines(page)) for page in pages.pages]
    assert sum(held) == 4 and not {1, 3} & set(held)


@pytest.mark.parametrize("layout", ("annual", "plain"))
def test_a_list_of_organisations_that_goes_on_says_so_above_the_rest(layout: str):
    cells = tuple(Panel((flow.para(f"机构{n}", "organisation"),), "organisation") for n in range(160))
    further = flow.para("参与单位（续）", "organisations.title")
    grid = Grid(2, cells, "organisations", continued=further)
    pages, _ = laid_out(flow.report(flow.section(flow.para(), grid)), shipped_theme(layout))
    assert len(pages.pages) > 2
    for page in pages.pages:
        labels = [i for i in page.items if isinstance(i, TextItem) and words(i) == "参与单位（续）"]
        assert len(labels) == (page.index > 0)
        names = [i for i in lines(page) if words(i).startswith("机构")]
        for label in labels:
            assert label.artifact == "repeated" and label.element is None
            assert 0 < names[0].y - label.y < 40
            assert max(i.y for i in names) < frames(pages)[page.index][3]
    assert text_of(pages) == text_of_flow(flow.report(flow.section(flow.para(), grid)))


def test_the_cards_at_the_head_of_a_box_stay_with_two_lines_of_its_text():
    parted = 0
    for before in range(15, 30):
        head = (flow.heading("论坛", "item"), flow.cards(flow.card("25", "家", "新增")))
        box = Panel((*head, *[flow.para(flow.TEXT * 2)] * 3), "event", "Sect")
        section = flow.section(*[flow.para("一行文字，短")] * before, box, *[flow.para()] * 8)
        pages, _ = laid_out(flow.report(section), shipped_theme("plain"))
        held = [[i for i in lines(page) if roles(pages, i).count("Sect") == 1] for page in pages.pages]
        (begun,) = [part for part in held if any(words(i) == "论坛" for i in part)]
        assert sum(roles(pages, i)[0] == "P" and len(words(i)) > 12 for i in begun) >= 2
        parted += sum(map(bool, held)) > 1
    assert parted


def test_a_panel_higher_than_a_page_goes_on_with_its_ground():
    panel = flow.event("论坛", 30)
    pages, sink = laid_out(flow.report(flow.section(flow.para(), panel)))
    assert len(pages.pages) >= 2
    tint = sample_theme().style("event").background
    for page in pages.pages:
        grounds = [i for i in page.items if getattr(i, "fill", None) == tint and i.x < 120]
        text = [i for i in lines(page) if roles(pages, i).count("Sect") == 1]
        assert text
        assert any(g.y < min(i.y for i in text) and g.y + g.height > max(i.y for i in text) for g in grounds)
    assert text_of(pages) == text_of_flow(flow.report(flow.section(flow.para(), panel)))
    assert codes(sink) == []


def test_the_rules_of_a_split_panel_close_only_its_true_ends():
    theme = shipped_theme("plain")
    borders = theme.style("event").borders
    assert borders.top is not None and borders.bottom is not None
    pages, _ = laid_out(flow.report(flow.section(flow.para(), flow.event("论坛", 30))), theme)
    measure, head = measure_of(theme), theme.rules.masters["page"].margins.top - 1
    rules = [
        [i.fill for i in page.items if isinstance(i, RectItem) and i.width == measure and i.y > head]
        for page in pages.pages
    ]
    assert len(rules) >= 3
    assert rules == [[borders.top.colour], *([[]] * (len(rules) - 2)), [borders.bottom.colour]]


def test_a_page_less_than_two_thirds_full_splits_a_panel_that_may_be_split():
    style = replace(sample_theme().style("event"), keep_together=False)
    theme = replace(sample_theme(), styles={**sample_theme().styles, "event": style})
    high = Panel(tuple(flow.para() for _ in range(11)), "event", "Sect")
    pages, _ = laid_out(flow.report(flow.section(*[flow.para()] * 4, high)), theme)
    assert any(roles(pages, item).count("Sect") == 1 for item in lines(pages.pages[0]))


def test_a_figure_is_lowered_a_little_rather_than_leaving_its_page():
    theme = sample_theme()
    full = laid_out(flow.report(flow.section(flow.picture(0.5))), theme)[0]
    (natural,) = [i for i in full.pages[0].items if isinstance(i, ImageItem)]
    lowered = []
    for count in range(1, 16):
        section = flow.section(*[flow.para("汉" * 60)] * count, flow.picture(0.5))
        pages, sink = laid_out(flow.report(section), theme)
        images = [(p.index, i) for p in pages.pages for i in p.items if isinstance(i, ImageItem)]
        ((index, image),) = images
        assert image.height >= 0.75 * natural.height - 0.01
        assert image.width / image.height == pytest.approx(natural.width / natural.height)
        assert codes(sink) == []
        if image.height < natural.height - 0.01:
            lowered.append(index)
    assert lowered and set(lowered) == {0}


def test_a_page_break_begins_a_new_page():
    pages, _ = laid_out(flow.report(flow.section(flow.para("前"), PageBreak(), flow.para("后"))))
    assert [("前" in page_text(p), "后" in page_text(p)) for p in pages.pages] == [
        (True, False),
        (False, True),
    ]


def test_sections_begin_on_right_hand_pages_when_the_layout_says_so():
    rules = replace(sample_theme().rules, section_start="recto")
    theme = replace(sample_theme(), rules=rules)
    sections = [flow.section(flow.para(), title=f"第{n}", number=str(n)) for n in (1, 2)]
    pages, _ = laid_out(flow.report(*sections), theme)
    assert [bool(lines(p)) for p in pages.pages] == [True, False, True]
    assert pages.pages[1].items == ()


def test_space_before_is_dropped_at_a_page_top():
    section = flow.section(flow.para(), PageBreak(), flow.heading("标题"), flow.para())
    pages, _ = laid_out(flow.report(section))
    first = lines(pages.pages[1])[0]
    top = frames(pages)[1][1]
    assert first.y - top < sample_theme().style("heading").leading


def test_neighbours_wishes_for_space_are_not_added():
    theme = sample_theme()
    styles = {
        **theme.styles,
        "lead": replace(theme.style("lead"), space_after=12.0, leading=18.0, size=10.5),
        "note": replace(theme.style("note"), space_before=8.0, leading=18.0, size=10.5),
    }
    section = flow.section(flow.para("甲", "lead"), flow.para("乙", "note"))
    pages, _ = laid_out(flow.report(section), replace(theme, styles=styles))
    y = {words(i): i.y for i in pages.pages[0].items if isinstance(i, TextItem)}
    assert y["乙"] - y["甲"] == pytest.approx(18.0 + 12.0, abs=1.0)


def test_sections_run_on_when_the_layout_says_so():
    rules = replace(sample_theme().rules, section_start="continuous")
    theme = replace(sample_theme(), rules=rules)
    sections = [flow.section(flow.para(), title=f"第{n}", number=str(n)) for n in (1, 2, 3)]
    pages, _ = laid_out(flow.report(*sections), theme)
    assert len(pages.pages) == 1
    heads = [words(i) for i in pages.pages[0].items if isinstance(i, TextItem) and i.element is None]
    assert heads == ["2021上海科技进步报告", "1\u00a0第1", "1"]


def test_a_box_without_ground_goes_on_where_the_text_of_other_pages_begins():
    theme = shipped_theme("plain")
    plain, _ = laid_out(flow.report(flow.section(*[flow.para()] * 30)), theme)
    boxed, _ = laid_out(flow.report(flow.section(flow.event("论坛", 30))), theme)
    first = min(item.y for item in lines(plain.pages[1]))
    assert min(item.y for item in lines(boxed.pages[1])) == pytest.approx(first)
    # a ground is seen: its text keeps off its edge
    glossy, _ = laid_out(flow.report(flow.section(flow.event("论坛", 30))))
    style = sample_theme().style("event")
    grounds = [
        item for item in glossy.pages[1].items if isinstance(item, RectItem) and item.fill == style.background
    ]
    text = next(item for item in lines(glossy.pages[1]))
    assert text.y - text.runs[0].size > min(item.y for item in grounds) + 0.8 * style.padding.top
