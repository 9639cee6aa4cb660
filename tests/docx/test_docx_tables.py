"""Tables in the Word file: rows, spans, columns, what stays together."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.model.flow import (
    Cell,
    Column,
    Row,
    Table,
)
from tests.support.flow_reports import (
    cell,
    events_table,
    paragraph,
    report_of,
)
from tests.support.themes import sample_theme
from tests.support.word_parts import (
    W,
    body,
    only_table,
    paragraph_with,
    style_of,
    value,
)


def test_header_row_repeats_on_every_page(tmp_path: Path) -> None:
    rows = only_table(body(report_of(events_table()), tmp_path)).findall(f"{W}tr")
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert repeated == [True, False, False, False]


def test_rows_are_not_split_over_pages(tmp_path: Path) -> None:
    rows = only_table(body(report_of(events_table()), tmp_path)).findall(f"{W}tr")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_cells_span_rows_and_columns(tmp_path: Path) -> None:
    rows = only_table(body(report_of(events_table()), tmp_path)).findall(f"{W}tr")
    merges = [value(row.find(f"{W}tc/{W}tcPr/{W}vMerge")) for row in rows]
    assert merges == [None, "restart", "continue", None]
    assert value(rows[3].find(f"{W}tc/{W}tcPr/{W}gridSpan")) == "2"
    assert [len(row.findall(f"{W}tc")) for row in rows] == [3, 3, 3, 2]


def test_columns_fill_the_measure_and_keep_given_shares(tmp_path: Path) -> None:
    table = only_table(body(report_of(events_table()), tmp_path))
    widths = [int(value(c, "w") or 0) for c in table.find(f"{W}tblGrid")]
    section = body(report_of(), tmp_path).find(f"{W}sectPr")
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    measure = (
        int(value(page, "w") or 0) - int(value(margins, "left") or 0) - int(value(margins, "right") or 0)
    )
    assert abs(sum(widths) - measure) <= len(widths)
    assert abs(widths[0] - 0.3 * measure) <= 1


def test_table_has_a_title_and_an_alternative_text(tmp_path: Path) -> None:
    properties = only_table(body(report_of(events_table()), tmp_path)).find(f"{W}tblPr")
    assert value(properties.find(f"{W}tblCaption")) == "三大论坛"
    assert value(properties.find(f"{W}tblDescription")) == "三个论坛的时间与形式"


def test_column_alignment_is_a_style_of_the_cell_text(tmp_path: Path) -> None:
    root = body(report_of(events_table()), tmp_path)
    assert style_of(paragraph_with(root, "线上")) == "TableCellEnd"
    assert style_of(paragraph_with(root, "6月")) == "TableCellCenter"
    assert style_of(paragraph_with(root, "世界人工智能大会")) == "TableCell"


def test_short_rows_are_filled_up_with_empty_cells(tmp_path: Path) -> None:
    table = Table((Column(), Column(), Column()), (), (Row((cell("独"),)),), "table")
    row = only_table(body(report_of(table), tmp_path)).find(f"{W}tr")
    assert len(row.findall(f"{W}tc")) == 3


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), max_size=4), max_size=5))
def test_any_spans_give_rows_as_wide_as_the_table(tmp_path: Path, spans: list[list[tuple[int, int]]]) -> None:
    rows = tuple(
        Row(tuple(cell("格", colspan=columns, rowspan=down) for columns, down in row)) for row in spans
    )
    root = body(report_of(Table((Column(), Column(), Column()), (), rows, "table")), tmp_path)
    for row in root.iter(f"{W}tr"):
        widths = [int(value(c.find(f"{W}tcPr/{W}gridSpan")) or 1) for c in row.findall(f"{W}tc")]
        assert sum(widths) == 3


def test_decimal_points_are_kept_by_the_room_behind_the_figures(tmp_path: Path) -> None:
    rows = tuple(Row((cell("甲"), cell(text))) for text in ("1.25", "12", "—"))
    root = body(report_of(Table((Column(0.5), Column(0.5, "decimal")), (), rows, "table")), tmp_path)
    short, long = (paragraph_with(root, text) for text in ("12", "1.25"))
    assert style_of(short) == style_of(long) == "TableCellEnd"
    behind = [int(value(p.find(f"{W}pPr/{W}ind"), "right") or 0) for p in (long, short)]
    # ".25" is a little more than one em wide: 9 pt, in twips
    assert 150 < behind[1] - behind[0] < 300
    assert style_of(paragraph_with(root, "—")) == "TableCellCenter"


def test_a_group_and_a_total_bear_their_look_and_stay_with_their_rows(tmp_path: Path) -> None:
    group = Row((Cell((paragraph("长三角", "table.group"),), "row", 2),), "table.group", "next")
    total = Row((cell("合计"), Cell((paragraph("9", "table.total"),))), "table.total", "previous")
    rows = (group, Row((cell("江苏"), cell("9"))), total)
    table = only_table(body(report_of(Table((Column(), Column()), (), rows, "table")), tmp_path))
    first, _, last = table.findall(f"{W}tr")
    assert value(first.find(f"{W}tc/{W}tcPr/{W}shd"), "fill") not in (None, "auto")
    assert first.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None
    assert last.find(f"{W}tc/{W}tcPr/{W}tcBorders/{W}top") is not None
    assert style_of(paragraph_with(table, "9")) == "TableCell"
    assert style_of(last.findall(f"{W}tc")[1].find(f"{W}p")) == "TableTotal"


def test_rows_stay_together_at_either_end_of_a_table_and_small_tables_whole(tmp_path: Path) -> None:
    def held(count: int) -> list[bool]:
        rows = tuple(Row((cell(f"行{n}"),)) for n in range(count))
        table = only_table(body(report_of(Table((Column(),), (), rows, "table")), tmp_path))
        return [r.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for r in table.findall(f"{W}tr")]

    assert held(4) == [True, True, True, False]
    assert held(10) == [True, *[False] * 7, True, False]


def test_the_last_row_stays_with_the_notes_below(tmp_path: Path) -> None:
    for notes, wanted in (((), False), ((paragraph("截至年末。", "note"),), True)):
        table = Table((Column(),), (), (Row((cell("甲"),)), Row((cell("乙"),))), "table", notes=notes)
        last = only_table(body(report_of(table), tmp_path)).findall(f"{W}tr")[-1]
        assert (last.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None) is wanted


def test_the_distance_below_a_table_stands_below_its_notes(tmp_path: Path) -> None:
    note = paragraph("截至年末。", "note")
    table = Table((Column(),), (), (Row((cell("甲"),)),), "table", notes=(note,))
    root = body(report_of(table, paragraph("下文。")), tmp_path)
    spacing = paragraph_with(root, "截至年末。").find(f"{W}pPr/{W}spacing")
    assert value(spacing, "after") == str(round(sample_theme().style("table").space_after * 20))


def test_a_table_too_wide_is_set_in_a_smaller_style(tmp_path: Path) -> None:
    row = Row(tuple(cell("123,456") for _ in range(12)))
    root = body(report_of(Table(tuple(Column() for _ in range(12)), (), (row,), "table")), tmp_path)
    name = style_of(paragraph_with(root, "123,456"))
    assert name.startswith("TableCellStart") and 60 < int(name.removeprefix("TableCellStart")) < 100
    assert only_table(root).find(f"{W}tblPr/{W}tblCellMar") is not None
