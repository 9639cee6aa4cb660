"""Columns: widths, balance, what goes across, keep rules, the common grid; and the same in Word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tests.layout.layout_samples as flow
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.docx import write_docx
from reportgen.model.flow import Block, Columns, Panel, Paragraph, Sheet
from reportgen.model.inline import NoteMark, TextRun
from reportgen.model.pages import Page, Pages, RectItem
from reportgen.source import Sources
from reportgen.theme.theme import Theme
from tests.layout.layout_reading import (
    codes,
    frames,
    laid_out,
    lines,
    overlaps,
    roles,
    text_of,
    text_of_flow,
    words,
)
from tests.support.themes import sample_theme, shipped_theme, theme_of
from tests.support.word_parts import W, part, value
from tests.support.word_parts import text_of as word_text

QUICK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LAYOUTS: dict[str, Theme] = {}


@pytest.fixture(scope="module", autouse=True)
def layouts(tmp_path_factory) -> dict[str, Theme]:
    written = {
        "two": (
            "extends: annual\ncolumns: 2\n",
            "styles:\n  lead: {across: 是}\n  columns: {border_inner: 0.5pt line}\n",
        ),
        "grid": ("extends: plain\nbaseline_grid: yes\n", ""),
    }
    for name, (layout, styles) in written.items():
        LAYOUTS[name] = theme_of(tmp_path_factory.mktemp(name), layout, styles)
    return LAYOUTS


def lefts(pages: Pages, page: Page) -> list[float]:
    """The left edges of lines of text that begin no paragraph, from left to right."""
    return sorted(
        {round(i.x, 1) for i in lines(page) if roles(pages, i)[0] == "P" and not words(i).startswith("适")}
    )


def columned(count: int, *children: Block) -> Columns:
    return Columns(count, children)


def feet(pages: Pages, page: Page, theme: Theme) -> list[float]:
    """The lowest baseline in each column."""
    found: dict[float, float] = {}
    for item in lines(page):
        if roles(pages, item)[0] == "P":
            column = round(item.x / 40)
            found[column] = max(found.get(column, 0.0), item.y)
    return list(found.values())


@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_whole_em_wide_with_at_least_the_gutter_between(count):
    theme = shipped_theme("plain")
    section = flow.section(columned(count, *[flow.para()] * 6))
    pages, sink = laid_out(flow.report(section), theme)
    (page,) = pages.pages
    edges = lefts(pages, page)
    assert len(edges) == count
    body, gap = theme.style("body"), theme.style("columns").gap
    widths = {round(i.measure / body.size, 3) for i in lines(page) if roles(pages, i)[0] == "P"}
    # a first line is shorter by its indent
    assert sorted(widths) == [max(widths) - 2, max(widths)] and max(widths).is_integer()
    measure = max(widths) * body.size
    assert edges[1] - edges[0] >= measure + gap - 0.1
    left, _, right, _ = frames(pages, theme)[0]
    assert edges[0] == pytest.approx(left, abs=0.1)
    assert edges[-1] + measure == pytest.approx(right, abs=0.1)
    assert codes(sink) == []


@pytest.mark.parametrize("paragraphs", range(2, 8))
def test_columns_are_balanced_where_they_end(paragraphs):
    theme = shipped_theme("plain")
    section = flow.section(columned(2, *[flow.para()] * paragraphs), flow.para("汉" * 40, "lead"))
    pages, _ = laid_out(flow.report(section), theme)
    page = pages.pages[-1]
    after = next(i for i in lines(page) if "汉" in words(i))
    above = [i for i in lines(page) if roles(pages, i)[0] == "P" and i.y < after.y]
    edges = sorted({round(i.x, 1) for i in above if not words(i).startswith("适")})
    lowest = [max(i.y for i in above if abs(i.x - edge) < 30) for edge in edges]
    assert len(lowest) == 2
    # widows and orphans may cost two lines
    assert abs(lowest[0] - lowest[1]) <= 2 * theme.style("body").leading + 0.1


def test_a_table_is_not_parted_only_to_balance_the_columns():
    theme = LAYOUTS["two"]
    pages, _ = laid_out(flow.report(flow.section(flow.table(6, 2))), theme)
    (page,) = pages.pages
    assert len({round(i.x) for i in lines(page) if words(i).endswith("之1")}) == 1


def test_text_reads_down_one_column_and_then_the_next_over_many_pages():
    theme = LAYOUTS["two"]
    document = flow.report(flow.section(*[flow.para(flow.TEXT * 2)] * 40))
    pages, sink = laid_out(document, theme)
    assert len(pages.pages) >= 4
    assert text_of(pages) == text_of_flow(document)
    for page in pages.pages[1:-1]:
        assert len(lefts(pages, page)) == 2
        bottom = frames(pages, theme)[page.index][3]
        # both columns are full, but for what widows cost
        right = [i for i in lines(page) if i.x > page.width / 2]
        left = [i for i in lines(page) if i.x < page.width / 2]
        assert min(left[-1].y, right[-1].y) >= bottom - 3 * theme.style("body").leading
    assert codes(sink) == []


def test_what_goes_across_stands_below_balanced_columns_and_above_the_next():
    theme = LAYOUTS["two"]
    wide = replace(flow.picture(0.2), across=True)
    table = replace(flow.table(2), across=True)
    section = flow.section(
        flow.para(style="lead"), *[flow.para()] * 3, wide, *[flow.para()] * 3, table, flow.para()
    )
    pages, sink = laid_out(flow.report(section), theme)
    left, _, right, _ = frames(pages, theme)[0]
    page = next(p for p in pages.pages if any("图4.2-9" in words(i) for i in lines(p)))
    image = next(i for i in page.items if hasattr(i, "asset"))
    assert image.width == pytest.approx(right - left)
    beside = [
        i for i in lines(page) if roles(pages, i)[0] == "P" and image.y - 5 < i.y < image.y + image.height
    ]
    assert beside == []
    lead = [i for i in lines(pages.pages[0]) if i.runs[0].size == theme.style("lead").size]
    assert max(i.width for i in lead) > (right - left) / 2
    assert codes(sink) == []
    grounds = [
        i
        for p in pages.pages
        for i in p.items
        if isinstance(i, RectItem) and i.fill == theme.style("table.head").background
    ]
    assert any(g.width == pytest.approx(right - left, abs=0.5) for g in grounds)


def test_a_rule_stands_in_the_gutter():
    theme = LAYOUTS["two"]
    pages, _ = laid_out(flow.report(flow.section(*[flow.para()] * 6)), theme)
    (page,) = pages.pages
    rules = [i for i in page.items if isinstance(i, RectItem) and i.width == 0.5]
    assert len(rules) == 1
    right_column = lefts(pages, page)[1]
    gap = theme.style("columns").gap
    assert right_column - rules[0].x == pytest.approx(gap / 2, abs=gap / 4)
    assert all(i.element is None for i in rules)


def test_a_sheet_within_columns_has_its_whole_width_to_itself():
    theme = LAYOUTS["two"]
    sheet = Sheet("landscape", (flow.para("横" * 300), flow.para("页" * 300)))
    section = flow.section(flow.para("前" * 90), sheet, flow.para("后" * 90))
    pages, sink = laid_out(flow.report(section), theme)
    (across,) = (page for page in pages.pages if page.width > page.height)
    master = theme.rules.sheets["landscape"]
    right = across.width - min(master.margins.left, master.margins.right)
    rows = [item for item in lines(across) if roles(pages, item)[0] == "P"]
    # below each other, in one column over most of the page
    assert [item.y for item in rows] == sorted({item.y for item in rows})
    assert all(item.x + item.measure <= right + 0.1 for item in rows)
    assert max(item.measure for item in rows) > 0.8 * (right - master.margins.left)
    assert text_of(pages).count("横") == text_of(pages).count("页") == 300 and not codes(sink)


def test_adjacent_columns_stand_on_the_same_lines_where_the_layout_has_a_grid():
    theme = LAYOUTS["grid"]
    mixed: list[Block] = [
        flow.para(),
        flow.heading("小标题"),
        flow.para(),
        flow.picture(0.4),
        flow.para(),
        flow.bullets("项", flow.TEXT),
    ]
    section = flow.section(
        flow.para("汉" * 50, "note"), columned(2, *mixed, *mixed, flow.para()), flow.para()
    )
    pages, _ = laid_out(flow.report(section), theme)
    leading = theme.style("body").leading
    found = {
        round(i.y % leading, 1) % leading
        for page in pages.pages
        for i in lines(page)
        if roles(pages, i)[0] == "P" and set(words(i)) & set("适构研进")
    }
    assert len(found) == 1


@QUICK
@given(
    st.lists(
        st.tuples(st.sampled_from(["text", "heading", "wide", "box", "list", "table"]), st.integers(1, 20)),
        min_size=2,
        max_size=16,
    ),
    st.sampled_from([2, 3]),
    st.integers(0, 40),
)
def test_any_mixture_in_columns_keeps_order_frame_and_keep_rules(chosen, count, before):
    theme = LAYOUTS["grid"]
    children: list[Block] = []
    for kind, size in chosen:
        match kind:
            case "text":
                children.append(flow.para("汉" * size * 9))
            case "heading":
                children += [flow.heading("小标题"), flow.para("汉" * 60)]
            case "wide":
                children.append(replace(flow.picture(0.1 + size / 60), across=True))
            case "box":
                children.append(Panel((flow.para("框" * size * 6),), "callout"))
            case "list":
                children.append(flow.bullets(*["短项"] * (size % 4 + 1)))
            case _:
                children.append(flow.table(size % 5 + 1, 2))
    document = flow.report(
        flow.section(*[flow.para("汉" * 20)] * before, columned(count, *children), flow.para())
    )
    pages, sink = laid_out(document, theme)
    assert set(codes(sink)) <= {"table-too-wide", "table-scaled"}
    assert text_of(pages) == text_of_flow(document)
    for page, (left, top, right, bottom) in zip(pages.pages, frames(pages, theme), strict=True):
        assert overlaps(page) == []
        for item in lines(page):
            assert left - 0.01 <= item.x and item.x + item.width <= right + 0.01
            assert top - 0.01 <= item.y <= bottom + 0.01
        texts = lines(page)
        for upper, lower in zip(texts, texts[1:], strict=False):
            if words(upper) == "小标题":
                # its text follows in the same column
                assert lower.y > upper.y


def test_columns_inside_a_box_are_told_and_set_as_one():
    inside = Panel((columned(2, flow.para()),), "callout")
    pages, sink = laid_out(flow.report(flow.section(inside, columned(2, columned(2, flow.para())))))
    # both stand at the same place, nowhere: they are told once
    assert codes(sink) == ["columns-nested"]
    assert text_of(pages).count("适应新形势") == 2


def test_too_many_columns_are_told_and_made_fewer(tmp_path):
    theme = theme_of(tmp_path, "extends: plain\nmasters: {page: {measure: 30em}}\n")
    document = flow.report(flow.section(columned(4, *[flow.para()] * 8)))
    pages, sink = laid_out(document, theme)
    assert [(d.code, dict(d.args)) for d in sink] == [("columns-too-narrow", {"count": "4", "fit": "3"})]
    assert len(lefts(pages, pages.pages[0])) == 3


def test_footnotes_of_all_columns_stand_below_them_over_the_whole_measure():
    theme = LAYOUTS["two"]
    marked = [
        Paragraph((TextRun(flow.TEXT), NoteMark(f"_note{n}", f"{n}", (flow.runs(f"注文{n}" * 9),))), "body")
        for n in range(1, 13)
    ]
    pages, sink = laid_out(flow.report(flow.section(*marked)), theme)
    assert len(pages.pages) >= 2
    shown: list[str] = []
    for page, (left, _, right, bottom) in zip(pages.pages, frames(pages, theme), strict=True):
        notes = [i for i in lines(page) if "Note" in roles(pages, i)]
        text = [i for i in lines(page) if "Note" not in roles(pages, i)]
        if not notes:
            continue
        assert min(i.y for i in notes) > max(i.y for i in text)
        assert max(i.y for i in notes) <= bottom
        assert max(i.width for i in notes) > (right - left) / 2
        here = [words(i) for i in text]
        numbers = [words(i) for i in notes if "Lbl" in roles(pages, i)]
        assert all(any(line.find(number) >= 0 for line in here) for number in numbers)
        shown += numbers
    assert len(shown) == 12
    assert codes(sink) == []


def test_the_messages_about_columns_say_what_to_do(tmp_path):
    theme = theme_of(tmp_path, "extends: plain\nmasters: {page: {measure: 30em}}\n")
    inside = Panel((columned(2, flow.para()),), "callout")
    _, sink = laid_out(flow.report(flow.section(inside, columned(4, *[flow.para()] * 8))), theme)
    assert [format_diagnostic(d, Sources(tmp_path), "zh") for d in sink] == [
        "警告 [columns-nested] 分栏只能直接放在节、主题、条目里，这里的内容排成了一栏\n"
        "   → 把 columns 移到框、列表和别的分栏之外；整节已经分栏时不用再写",
        "警告 [columns-too-narrow] 版心排不下 4 栏，已排成 3 栏\n"
        "   → 把栏数改成 3，或者把样式 columns 的 gap 改小",
    ]


def word_columns(document, theme, folder) -> list[tuple[str | None, str | None]]:
    """(type, number of columns) of every Word section."""
    pages, _ = laid_out(document, theme)
    write_docx(document, theme, pages, folder / "report.docx")
    found = part(folder / "report.docx", "word/document.xml").iter(f"{W}sectPr")
    return [(value(s.find(f"{W}type")), value(s.find(f"{W}cols"), "num")) for s in found]


def test_word_has_a_continuous_section_for_every_change_of_columns(tmp_path):
    wide = replace(flow.picture(0.2), across=True)
    section = flow.section(flow.para(), columned(2, flow.para(), wide, flow.para()), flow.para())
    document = flow.report(section, flow.section(flow.para(), number="4.3"))
    assert word_columns(document, sample_theme(), tmp_path) == [
        ("nextPage", None), ("continuous", "2"), ("continuous", None), ("continuous", "2"),
        ("continuous", None), ("nextPage", None),
    ]  # fmt: skip


def test_word_balances_the_last_columns_of_a_section(tmp_path):
    document = flow.report(flow.section(flow.para(), flow.para()))
    assert word_columns(document, LAYOUTS["two"], tmp_path) == [
        ("nextPage", None), ("continuous", "2"), ("continuous", None),
    ]  # fmt: skip
    body = part(tmp_path / "report.docx", "word/document.xml")
    columns = next(body.iter(f"{W}cols"))
    assert value(columns, "sep") == "1"
    assert int(value(columns, "space") or 0) >= 2 * 10.5 * 20
    assert word_text(body).count("适应新形势") == 2


def test_a_layout_without_columns_has_no_further_word_sections(tmp_path):
    assert word_columns(flow.report(flow.everything()), sample_theme(), tmp_path) == [("nextPage", None)]


def test_the_last_page_behind_columns_is_not_left_nearly_empty():
    columns = columned(2, flow.para(), flow.para())
    found = set()
    for count in range(24, 40):
        pages, sink = laid_out(flow.report(flow.section(columns, *[flow.para("短短一行")] * count)))
        assert codes(sink) == []
        short = [[item for item in lines(page) if words(item) == "短短一行"] for page in pages.pages]
        assert sum(map(len, short)) == count
        if len(short) > 1:
            found.add(len(short[-1]))
    # three lines or fewer: lines of the page before come down to them
    assert found and min(found) > 3


def test_columns_leave_no_last_page_with_a_line_or_two():
    theme = LAYOUTS["two"]
    heights = set()
    for count in range(60, 74):
        pages, sink = laid_out(flow.report(flow.section(*[flow.para("短短一行")] * count)), theme)
        assert codes(sink) == []
        short = [[item for item in lines(page) if words(item) == "短短一行"] for page in pages.pages]
        assert sum(map(len, short)) == count
        if len(short) > 1:
            heights.add(len({item.y for item in short[-1]}))
    assert heights and min(heights) > 3
