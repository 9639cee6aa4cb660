"""Tables on pages: widths, spans, repeated headers, rows that no page holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tests.layout.layout_samples as flow
from reportgen.model.flow import Cell, Column, Row, Table
from reportgen.model.pages import RectItem, TextItem
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
from tests.support.themes import sample_theme


def cell(text: str, **values) -> Cell:
    style = "table.cell" if values.get("scope", "none") == "none" else "table.head"
    return Cell((flow.para(text, style),), **values)


def set_table(table: Table):
    return laid_out(flow.report(flow.section(table)))


def all_words(page) -> list[str]:
    return [words(item) for item in page.items if isinstance(item, TextItem)]


def test_the_header_is_set_again_on_every_further_page_as_an_artifact():
    document = flow.report(flow.section(flow.table(90)))
    pages, sink = laid_out(document)
    assert len(pages.pages) >= 3
    for page in pages.pages:
        assert all_words(page).count("栏1") == 1
    tied = [i for p in pages.pages for i in lines(p) if words(i) == "栏1"]
    assert len(tied) == 1
    assert text_of(pages) == text_of_flow(document)
    assert codes(sink) == []


def test_a_header_is_never_the_last_on_its_page():
    for before in range(4, 12):
        section = flow.section(*[flow.para()] * before, flow.table(6))
        pages, _ = laid_out(flow.report(section))
        for page in pages.pages:
            last = lines(page)[-1]
            assert "TH" not in roles(pages, last) and "Caption" not in roles(pages, last)


def test_the_caption_stands_above_the_table_and_inside_its_element():
    pages, _ = set_table(flow.table(3))
    page = pages.pages[0]
    items = lines(page)
    (title,) = [i for i in items if words(i) == "表4.2-1 表"]
    assert roles(pages, title)[:2] == ["Caption", "Table"]
    assert title.y < next(i for i in items if words(i) == "栏1").y


def test_rows_are_not_split_unless_higher_than_a_page():
    tall = Row((cell("短"), cell(flow.TEXT * 3)))
    table = Table((Column(0.3), Column(0.7)), (), (tall,) * 20, "table")
    pages, _ = set_table(table)
    for page in pages.pages:
        rows = [
            next(k for k in _chain(pages, i) if pages.element(k).role == "TR") for i in _cells(pages, page)
        ]
        for other in pages.pages:
            if other is not page:
                others = {
                    next(k for k in _chain(pages, i) if pages.element(k).role == "TR")
                    for i in _cells(pages, other)
                }
                assert not others & set(rows)


def test_a_row_higher_than_a_page_is_cut_between_lines():
    document = flow.report(
        flow.section(
            Table((Column(0.3), Column(0.7)), (), (Row((cell("短"), cell(flow.TEXT * 30))),), "table")
        )
    )
    pages, sink = laid_out(document)
    assert len(pages.pages) >= 2
    assert text_of(pages) == text_of_flow(document)
    for page, (_, top, _, bottom) in zip(pages.pages, frames(pages), strict=True):
        assert all(top <= item.y <= bottom for item in lines(page))
    assert codes(sink) == []


def test_shares_decide_the_widths_of_columns():
    table = Table((Column(1), Column(3)), (), (Row((cell("甲"), cell("乙"))),), "table")
    pages, _ = set_table(table)
    x = {words(i): i.x for i in lines(pages.pages[0])}
    left, _, right, _ = frames(pages)[0]
    assert x["乙"] - x["甲"] == pytest.approx((right - left) / 4)


def test_columns_without_a_share_follow_their_content():
    table = Table((Column(), Column()), (), (Row((cell("短"), cell("很长的内容" * 30))),), "table")
    pages, sink = set_table(table)
    x = {words(i)[:1]: i.x for i in reversed(lines(pages.pages[0]))}
    left, _, right, _ = frames(pages)[0]
    assert x["很"] - x["短"] < (right - left) / 4
    assert codes(sink) == []


def test_numbers_stay_whole_while_prose_beside_them_breaks():
    table = Table(
        (Column(), Column(), Column()),
        (),
        (Row((cell("2021-11-03"), cell(flow.TEXT), cell("1,234,567.89"))),),
        "table",
    )
    pages, _ = set_table(table)
    texts = [words(i) for i in lines(pages.pages[0])]
    assert "2021-11-03" in texts and "1,234,567.89" in texts


def test_a_short_name_is_not_broken_for_the_sake_of_a_very_long_text():
    names = [cell("第12机构"), cell("推进国内科技合作" * 125), cell("37")]
    table = Table((Column(), Column(), Column()), (), (Row(tuple(names)),), "table")
    pages, _ = set_table(table)
    texts = [words(i) for i in lines(pages.pages[0])]
    assert "第12机构" in texts and "37" in texts


def test_columns_align_their_text():
    table = Table((Column(align="end"), Column(align="center")), (), (Row((cell("1"), cell("2"))),), "table")
    pages, _ = set_table(table)
    items = {words(i): i for i in lines(pages.pages[0])}
    left, _, right, _ = frames(pages)[0]
    middle = (left + right) / 2
    padding = sample_theme().style("table.cell").padding.right
    assert items["1"].x + items["1"].width == pytest.approx(middle - padding)
    assert items["2"].x + items["2"].width / 2 == pytest.approx((middle + right) / 2)


def test_cells_span_columns_and_rows():
    table = Table(
        (Column(1), Column(1), Column(1)),
        (Row((cell("总", scope="column", colspan=2), cell("丙", scope="column"))),),
        (Row((cell("高", rowspan=2), cell("一"), cell("二"))), Row((cell("三"), cell("四")))),
        "table",
    )
    pages, _ = set_table(table)
    items = {words(i): i for i in lines(pages.pages[0])}
    assert items["三"].x == items["一"].x and items["四"].x == items["二"].x == items["丙"].x
    assert items["一"].y < items["高"].y < items["三"].y
    spans = {(e.colspan, e.rowspan) for e in pages.structure if e.role in ("TH", "TD")}
    assert spans == {(1, 1), (2, 1), (1, 2)}


def test_rows_tied_by_a_spanning_cell_stay_on_one_page():
    pair = (Row((cell("高", rowspan=2), cell("一"))), Row((cell("二"),)))
    for before in range(20, 32):
        rows = tuple(Row((cell("行"), cell("行"))) for _ in range(before))
        pages, _ = set_table(Table((Column(), Column()), (), (*rows, *pair), "table"))
        (page,) = [p for p in pages.pages if "一" in all_words(p)]
        assert "二" in all_words(page) and "高" in all_words(page)


def test_many_rows_tied_by_a_spanning_cell_go_on_over_pages_which_name_it_again():
    def group(name: str, count: int) -> list[Row]:
        first, *others = (cell(f"{name}{n}") for n in range(count))
        return [Row((cell(name, rowspan=count), first)), *(Row((other,)) for other in others)]

    rows = (*(Row((cell("行"), cell("行"))) for _ in range(12)), *group("甲", 40), *group("乙", 30))
    pages, sink = set_table(Table((Column(), Column()), (), rows, "table"))
    assert codes(sink) == []
    assert len(pages.pages) < 5
    assert [words(i) for p in pages.pages for i in lines(p)].count("甲") == 1
    for page in pages.pages:
        items = {words(item): item for item in page.items if isinstance(item, TextItem)}
        for name in "甲乙":
            rows_here = [w for w in items if w[0] == name and w[1:]]
            assert len(rows_here) != 1
            if rows_here:
                # in its own column, beside the first row of its group that stands on the page
                assert items[name].x < items[rows_here[0]].x
                assert items[name].y == pytest.approx(items[rows_here[0]].y)
                assert (items[name].element is None) == (rows_here[0][1:] != "0")


def test_the_text_of_a_spanning_cell_is_parted_from_none_of_the_rows_it_reaches_down_to():
    for before in range(12, 30):
        tall = cell("很长的类别名称写了许多行" * 6, rowspan=20)
        rows = [Row((tall, cell("0"))), *(Row((cell(str(n)),)) for n in range(1, 20))]
        filler = [Row((cell("行"), cell("行"))) for _ in range(before)]
        pages, _ = set_table(Table((Column(0.2), Column(0.8)), (), (*filler, *rows), "table"))
        (page,) = [p for p in pages.pages if "0" in [words(i) for i in lines(p)]]
        bottom = max(item.y for item in lines(page) if words(item).isdecimal())
        assert all(item.y < bottom + 20.0 for item in lines(page))


def test_a_further_page_says_which_table_goes_on_above_the_repeated_header():
    pages, _ = set_table(flow.table(90))
    first, *others = pages.pages
    assert "表4.2-1（续）" not in all_words(first)
    for page in others:
        items = {words(i): i for i in page.items if isinstance(i, TextItem)}
        assert items["表4.2-1（续）"].y < items["栏1"].y
        assert items["表4.2-1（续）"].element is None
        left, top, right, _ = frames(pages)[page.index]
        line = items["表4.2-1（续）"]
        assert line.x + line.width / 2 == pytest.approx((left + right) / 2, abs=0.1) and line.y > top


def test_decimal_points_stand_below_each_other_and_words_in_the_middle():
    texts = ["1,203.5", "-0.25", "88", "12.75", "—"]
    rows = tuple(Row((cell("甲"), cell(text))) for text in texts)
    table = Table((Column(0.5), Column(0.5, "decimal")), (), rows, "table")
    pages, _ = set_table(table)
    items = {words(i): i for i in lines(pages.pages[0]) if words(i) in texts}

    def point(item: TextItem) -> float:
        places = [(c, o) for run in item.runs for c, o in zip(run.text, run.offsets, strict=True)]
        return item.x + next((o for c, o in places if c == "."), item.width)

    points = [point(items[text]) for text in texts[:-1]]
    assert points == pytest.approx([points[0]] * 4, abs=0.01)
    left, _, right, _ = frames(pages)[0]
    dash = items["—"]
    assert dash.x + dash.width / 2 == pytest.approx(left + (right - left) * 0.75, abs=0.5)


def test_an_empty_row_is_as_high_as_one_with_a_line():
    rows = (
        Row((cell("甲"),)),
        Row((Cell((flow.para("", "table.cell"),)),)),
        Row((cell("乙"),)),
        Row((cell("丙"),)),
    )
    pages, _ = set_table(Table((Column(),), (), rows, "table"))
    y = {words(i): i.y for i in lines(pages.pages[0])}
    assert y["乙"] - y["甲"] == pytest.approx(2 * (y["丙"] - y["乙"]))


def test_the_title_of_a_group_stays_with_its_first_row_and_a_total_with_its_last():
    group = Row((Cell((flow.para("组", "table.group"),), "row", 2),), "table.group", "next")
    total = Row((cell("合计", scope="row"), cell("9")), "table.total", "previous")
    for before in range(18, 30):
        rows = tuple(Row((cell("行"), cell("行"))) for _ in range(before))
        table = Table((Column(), Column()), (), (*rows, group, Row((cell("首"), cell("1"))), total), "table")
        pages, _ = set_table(table)
        (page,) = [p for p in pages.pages if "首" in all_words(p)]
        assert "组" in all_words(page) and "合计" in all_words(page)


def test_rules_between_rows_stop_at_a_cell_that_spans_them():
    rows = (Row((cell("高", rowspan=2), cell("一"))), Row((cell("二"),)), Row((cell("三"), cell("四"))))
    pages, _ = set_table(Table((Column(0.5), Column(0.5)), (), rows, "table"))
    border = sample_theme().style("table").borders.inner
    inner = [
        i
        for i in pages.pages[0].items
        if getattr(i, "fill", None) == border.colour and i.height == border.width
    ]
    left, _, right, _ = frames(pages)[0]
    widths = sorted(round((i.width) / (right - left), 2) for i in inner if i.x >= left - 1)
    assert widths.count(0.5) == 1


def test_too_many_columns_make_the_type_smaller_before_a_number_is_broken():
    row = Row(tuple(cell("123,456") for _ in range(12)))
    pages, sink = set_table(Table(tuple(Column() for _ in range(12)), (), (row,), "table"))
    assert codes(sink) == ["table-smaller"]
    items = [i for i in lines(pages.pages[0]) if words(i) == "123,456"]
    assert len(items) == 12
    assert all(6 <= i.runs[0].size < 9 for i in items)


def test_a_table_with_too_many_columns_is_reported_and_still_set():
    wide = Table(
        tuple(Column() for _ in range(14)),
        (),
        (Row(tuple(cell("1,234,567.89") for _ in range(14))),),
        "table",
    )
    pages, sink = set_table(wide)
    assert "table-too-wide" in codes(sink)
    assert sorted(text_of(pages)[len("4.2拓展国际国内合作网络") :]) == sorted("1,234,567.89" * 14)
    _, _, right, _ = frames(pages)[0]
    assert all(i.x + i.width <= right + 0.5 for i in lines(pages.pages[0]))


def test_a_note_stays_below_its_table():
    table = replace(flow.table(3), notes=(flow.para("注：来源", "note"),))
    for before in range(6, 12):
        section = flow.section(*[flow.para()] * before, table)
        pages, _ = laid_out(flow.report(section))
        (page,) = [p for p in pages.pages if "注：来源" in page_text(p)]
        assert "内容3之1" in page_text(page)


def _chain(pages, item):
    key = item.element
    while key is not None:
        yield key
        key = pages.element(key).parent


def _cells(pages, page):
    return [i for i in lines(page) if "TD" in roles(pages, i)]


def test_two_rows_stand_together_at_either_end_of_a_page():
    for before in range(8, 15):
        pages, _ = laid_out(flow.report(flow.section(*[flow.para()] * before, flow.table(40))))
        for page in pages.pages:
            firsts = [w for w in all_words(page) if w.endswith("之1")]
            assert len(firsts) != 1


def test_a_small_table_is_rather_kept_whole():
    for before in range(8, 15):
        pages, _ = laid_out(flow.report(flow.section(*[flow.para()] * before, flow.table(4))))
        holding = [page for page in pages.pages if any(w.endswith("之1") for w in all_words(page))]
        assert len(holding) == 1


def test_the_note_of_a_table_does_not_hold_the_text_after_it():
    table = replace(flow.table(3), notes=(flow.para("注：来源", "note"),))
    parted = 0
    for before in range(4, 30):
        line = flow.para("一行文字，短")
        pages, _ = laid_out(flow.report(flow.section(*[line] * before, table, *[flow.para()] * 14)))
        (page,) = [p for p in pages.pages if "注：来源" in page_text(p)]
        parted += page_text(page).rstrip("0123456789").endswith("注：来源")
    assert parted


def test_two_rows_stand_below_the_title_of_a_group_at_the_foot():
    table = flow.table(40)
    high = Row((cell("内容1之1"), cell("内容1之2"), cell(flow.TEXT)))
    rows = [high, *table.body[1:]]
    for index in (0, 13, 26):
        rows.insert(index, Row((cell("地区", colspan=3),), cling="next"))
    for before in range(14, 26):
        line = flow.para("一行文字，短")
        section = flow.section(*[line] * before, replace(table, body=tuple(rows)))
        pages, _ = laid_out(flow.report(section))
        first = next(page for page in pages.pages if "地区" in all_words(page))
        assert sum(w.endswith("之1") for w in all_words(first)) != 1


def test_two_high_rows_stand_below_the_title_of_any_group_where_a_page_ends():
    line = Row((cell("行"), cell("1")))
    high = Row((cell("高" * 60), cell("1")))
    group = Row((cell("地区", colspan=2),), cling="next")
    for before in range(16, 28):
        rows = (*[line] * before, group, *[high] * 3, *[line] * 20)
        pages, _ = set_table(Table((Column(), Column()), (), rows, "table"))
        ending = "".join(words(item) for item in _cells(pages, pages.pages[0]))
        assert "地区" not in ending or ending.count("高") >= 120


def test_stripes_follow_what_spanning_cells_tie_together():
    pairs = [(Row((cell(f"类{n}", rowspan=2), cell(f"上{n}"))), Row((cell(f"下{n}"),))) for n in range(4)]
    table = Table((Column(1), Column(1)), (), tuple(row for pair in pairs for row in pair), "table")
    pages, _ = set_table(table)
    stripe = sample_theme().style("table.row_alt").background
    grounds = [i for i in pages.pages[0].items if isinstance(i, RectItem) and i.fill == stripe]
    striped = {
        words(line)
        for line in lines(pages.pages[0])
        if any(ground.y < line.y < ground.y + ground.height for ground in grounds)
    }
    assert striped == {"类1", "上1", "下1", "类3", "上3", "下3"}
