"""The workbook in a native chart: the sheet of the data as an editor edits them, a second of what follows.

What the chart shows beside its data (totals, shares, levels, worded labels) is a formula in the second sheet,
so that it changes with the data.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reportgen.charts.ooxml import Element, make, value
from reportgen.record import record

DATA, DERIVED = "Sheet1", "推算"
# A workbook must name a date; a fixed one keeps the same input at the same bytes.
CREATED = datetime.datetime(2000, 1, 1)  # XlsxWriter writes it as UTC
_MOST_SIGNS = 255  # of a text between quotes in a formula (ECMA-376-1 §18.17.2.4)


@record(frozen=True, slots=True)
class Formula:
    """A cell that is computed, without the "="; ``result`` is what it comes to."""

    text: str
    result: Decimal | str


Cell: TypeAlias = Decimal | str | Formula | None


@record(frozen=True, slots=True)
class Column:
    """A column of a sheet: its head in the first row, a cell for each category below it; None is empty.

    ``head_formula`` makes the head follow another cell.
    """

    head: str
    cells: tuple[Cell, ...]
    format_code: str = "General"
    head_formula: str = ""

    @property
    def results(self) -> list[Decimal | str | None]:
        """What the cells hold or come to."""
        return [cell.result if isinstance(cell, Formula) else cell for cell in self.cells]


def workbook(data: Sequence[Column], derived: Sequence[Column]) -> bytes:
    """The file (xlsx). Columns begin at A in the data, at B after the names in what is derived."""
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet(DATA)
    for index, column in enumerate(data):
        _write(sheet, index, column, book.add_format({"num_format": column.format_code}))
    if derived:
        sheet = book.add_worksheet(DERIVED)
        names = [Formula(cell(0, row), str(name)) for row, name in enumerate(data[0].results)]
        for index, column in enumerate((Column("", tuple(names)), *derived)):
            _write(sheet, index, column, book.add_format({"num_format": column.format_code}))
    book.close()
    return buffer.getvalue()


def cell(column: int, row: int) -> str:
    """A cell of the data as formulas name it; rows count from 0 below the heads, which are row -1."""
    return f"{DATA}!{xl_col_to_name(column)}{row + 2}"


def cells(column: int, count: int, *, last: int | None = None, sheet: str = DATA) -> str:
    """``count`` cells below the head of a column (or of all columns to ``last``), with fixed ends."""
    first, end = xl_col_to_name(column), xl_col_to_name(column if last is None else last)
    return f"{sheet}!${first}$2:${end}${count + 1}"


def derived_cells(position: int, count: int) -> str:
    """The cells of the derived column at ``position`` (from 0)."""
    return cells(position + 1, count, sheet=DERIVED)


def derived_cell(position: int, row: int) -> str:
    """A cell of the derived column at ``position`` as another formula of that sheet names it."""
    return f"{xl_col_to_name(position + 1)}{row + 2}"


def quoted_text(words: str) -> str:
    """A text in a formula; one that is too long for that in several parts."""
    parts = [words[at : at + _MOST_SIGNS] for at in range(0, len(words), _MOST_SIGNS)] or [""]
    return "&".join('"' + part.replace('"', '""') + '"' for part in parts)


def text_of(number: str, format_code: str) -> str:
    """The formula for a number as the chart words it."""
    return f"TEXT({number},{quoted_text(format_code)})"


def series_of(column: Column, position: int, number: int, names: Sequence[str]) -> Element:
    """``c:ser`` of the derived column at ``position``, the chart's series ``number``; without any look."""
    count = len(column.cells)
    head = f"{DERIVED}!${xl_col_to_name(position + 1)}$1"
    points = [
        _point(row, format(result, "f"))
        for row, result in enumerate(column.results)
        if isinstance(result, Decimal)
    ]
    cache = make("c:numCache", _text("c:formatCode", column.format_code), value("c:ptCount", count), *points)
    return make(
        "c:ser",
        value("c:idx", number),
        value("c:order", number),
        make("c:tx", _words_of(head, (column.head,))),
        make("c:cat", _words_of(cells(0, count), names)),
        make("c:val", make("c:numRef", _text("c:f", derived_cells(position, count)), cache)),
    )


def words_at(position: int, words: str) -> Element:
    """``c:strRef`` to the first cell of a derived column: the text of a title that follows the data."""
    return _words_of(f"{DERIVED}!${xl_col_to_name(position + 1)}$2", (words,))


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent: XML caches and Excel cells read "1000", not "1E+3"."""
    return Decimal(format(number, "f"))


def _words_of(formula: str, words: Sequence[str]) -> Element:
    points = [_point(row, each) for row, each in enumerate(words)]
    return make(
        "c:strRef", _text("c:f", formula), make("c:strCache", value("c:ptCount", len(points)), *points)
    )


def _point(row: int, words: str) -> Element:
    return make("c:pt", _text("c:v", words), idx=row)


def _text(name: str, words: str) -> Element:
    element = make(name)
    element.text = words
    return element


def _write(sheet: Worksheet, index: int, column: Column, look: Format) -> None:
    if column.head_formula:
        sheet.write_formula(0, index, f"={column.head_formula}", None, column.head)
    elif column.head:
        sheet.write_string(0, index, column.head)
    for row, content in enumerate(column.cells, start=1):
        match content:
            case None:
                pass
            case str():
                sheet.write_string(row, index, content)
            case Decimal():
                sheet.write_number(row, index, plain(content), look)
            case Formula():
                result = content.result
                shown = result if isinstance(result, str) else plain(result)
                sheet.write_formula(row, index, f"={content.text}", look, shown)
