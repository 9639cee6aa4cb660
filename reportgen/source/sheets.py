"""CSV and XLSX → grids of cells as text with their places; values only, formulas are not computed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from decimal import Decimal

from reportgen.record import record
from reportgen.source.sources import Sources

MOST_CELLS = 20_000
MOST_BYTES = 20 * 2**20
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@record(frozen=True, slots=True)
class SheetCell:
    """A cell: its text ("" when empty) and its place as messages name it ("data/a.xlsx!年度:B3")."""

    text: str
    place: str
    is_formula: bool = False  # without a stored value


class SheetProblem(Exception):
    """What is wrong with a sheet: a code of the catalogue and the words its message needs."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


Grid = tuple[tuple[SheetCell, ...], ...]


def read_grid(sources: Sources, path: str, sheet: str = "", area: str = "") -> Grid:
    """The cells of a range, or all that are used.

    ``sheet``: a sheet of a workbook, the first if ""; ``area``: as in Excel, "B2:D8". Raises SourceError, or
    SheetProblem.
    """
    suffix = path.rpartition(".")[2].lower()
    if suffix not in ("csv", "tsv", "xlsx"):
        raise SheetProblem("sheet-kind", path=path)
    if sources.size(path) > MOST_BYTES:
        raise SheetProblem("sheet-large", path=path)
    data = sources.read(path)
    corners = _corners(area)
    if suffix == "xlsx":
        return _workbook_grid(data, path, sheet, corners)
    return _text_grid(_decoded(data, path), path, "\t" if suffix == "tsv" else "", corners)


@record(frozen=True, slots=True)
class _Corners:
    """A range of cells: rows and columns from 1, both ends included; the whole sheet if ``last_row`` is 0."""

    row: int = 1
    column: int = 1
    last_row: int = 0
    last_column: int = 0


def column_letters(number: int) -> str:
    """A column's name in Excel: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _corners(area: str) -> _Corners:
    if not area:
        return _Corners()
    found = _RANGE.fullmatch(area.strip())
    if found is None:
        raise SheetProblem("sheet-range", range=area)
    first, row, last, last_row = found.groups()
    corners = _Corners(int(row), _column_number(first), int(last_row), _column_number(last))
    rows, columns = corners.last_row - corners.row + 1, corners.last_column - corners.column + 1
    if rows < 1 or columns < 1 or not corners.row:
        raise SheetProblem("sheet-range", range=area)
    if rows * columns > MOST_CELLS:
        raise SheetProblem("sheet-large", path=area)
    return corners


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _decoded(data: bytes, path: str) -> str:
    """UTF-8, else GBK, which Excel writes on a Chinese system."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetProblem("sheet-encoding", path=path)


def _text_grid(text: str, path: str, delimiter: str, corners: _Corners) -> Grid:
    first = text.partition("\n")[0]
    mark = delimiter or max((",", ";", "\t"), key=lambda sign: (first.count(sign), sign == ","))
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    if sum(len(row) for row in rows) > MOST_CELLS:
        raise SheetProblem("sheet-large", path=path)
    last_row = corners.last_row or len(rows)
    last_column = corners.last_column or max((len(row) for row in rows), default=0)

    def cell(row: int, column: int) -> SheetCell:
        known = row <= len(rows) and column <= len(rows[row - 1])
        words = rows[row - 1][column - 1].strip() if known else ""
        return SheetCell(words, f"{path}:{column_letters(column)}{row}")

    return _trimmed(
        tuple(
            tuple(cell(row, column) for column in range(corners.column, last_column + 1))
            for row in range(corners.row, last_row + 1)
        )
    )


def _workbook_grid(data: bytes, path: str, sheet: str, corners: _Corners) -> Grid:
    from openpyxl import load_workbook  # heavy, and most reports have no workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        formulas = load_workbook(io.BytesIO(data), data_only=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise SheetProblem("sheet-broken", path=path) from error
    name = sheet or book.sheetnames[0]
    if name not in book.sheetnames:
        raise SheetProblem("sheet-sheet", path=path, sheet=sheet, known="、".join(book.sheetnames))
    values, written = book[name], formulas[name]
    last_row, last_column = corners.last_row or values.max_row, corners.last_column or values.max_column
    if last_row * last_column > MOST_CELLS * 10:
        raise SheetProblem("sheet-large", path=path)

    def cell(row: int, column: int) -> SheetCell:
        place = f"{path}!{name}:{column_letters(column)}{row}"
        value = values.cell(row, column).value
        formula = value is None and written.cell(row, column).data_type == "f"
        return SheetCell(_words(value, str(values.cell(row, column).number_format)), place, formula)

    return _trimmed(
        tuple(
            tuple(cell(row, column) for column in range(corners.column, last_column + 1))
            for row in range(corners.row, last_row + 1)
        )
    )


def _words(value: object, number_format: str) -> str:
    """What a cell holds, as an editor would type it: 0.052 shown as a percentage is "5.2%"."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(repr(value))
        if "%" in number_format:
            return format((number * 100).normalize(), "f") + "%"
        return format(number.to_integral_value() if number == number.to_integral_value() else number, "f")
    return str(value).strip()


def _trimmed(grid: Grid) -> Grid:
    """Without the empty rows at the end, which spreadsheets are fond of."""
    rows = list(grid)
    while rows and all(not cell.text and not cell.is_formula for cell in rows[-1]):
        rows.pop()
    return tuple(rows)
