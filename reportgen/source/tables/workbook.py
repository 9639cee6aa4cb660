"""XLSX to rows of text: the values Excel stored, never a formula or macro computed.

Values come from calamine; a pass over the sheet's XML (ECMA-376 Part 1 §18.3) finds what it does not tell:
percent formats, formulas without a stored value, errors, and how far the cells reach.
"""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.record import record
from reportgen.source.tables.addresses import parse_cell
from reportgen.source.tables.problem import TableProblem

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# a sheet of figures packs about 10 : 1; a bomb 1000 : 1
_MOST_BYTES = 128 * 1024 * 1024
_MOST_RATIO = 200
_SMALL = 1024 * 1024  # a small file may pack as it likes
_MOST_PARTS = 2000
# what zipfile and the parsers raise for damaged, encrypted or foreign parts
_UNREADABLE = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, RuntimeError, EOFError, OSError)
# built-in number formats of percentages, ECMA-376 Part 1 §18.8.30
_PERCENT_FORMATS = frozenset({"9", "10"})


@record(slots=True)
class _Audit:
    """What a pass over a sheet's XML found, by (row, column)."""

    rows: int = 0
    columns: int = 0
    percent: set[tuple[int, int]] = field(default_factory=set)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


@record(frozen=True, slots=True)
class Sheet:
    """A sheet's cells as text from A1 on; ``uncomputed`` and ``errors`` are cells that have no value."""

    name: str
    rows: list[list[str]]
    uncomputed: tuple[tuple[int, int], ...]
    errors: dict[tuple[int, int], str]


class Workbook:
    """An XLSX file, checked before anything is unpacked; raises TableProblem."""

    def __init__(self, data: bytes, most_cells: int) -> None:
        self._data = data
        self._most_cells = most_cells
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._check_sizes()
            book = _parsed(self._read("xl/workbook.xml"))
            targets = _targets(_parsed(self._read("xl/_rels/workbook.xml.rels")))
        except _UNREADABLE as error:
            raise TableProblem("table-broken", reason=_reason(error)) from error
        self._parts = {
            sheet.get("name", ""): targets.get(sheet.get(_RELATION, ""), "")
            for sheet in book.iter(f"{_MAIN}sheet")
        }
        self.names = {
            name.get("name", ""): (name.text or "").strip() for name in book.iter(f"{_MAIN}definedName")
        }

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def _check_sizes(self) -> None:
        """Refuse what would unpack to far more than it is; the sizes claimed are held to by reading."""
        parts = self._zip.infolist()
        total = sum(part.file_size for part in parts)
        packed = max(sum(part.compress_size for part in parts), 1)
        too_dense = total > _SMALL and total / packed > _MOST_RATIO
        if len(parts) > _MOST_PARTS or total > _MOST_BYTES or too_dense:
            raise TableProblem("table-bomb", limit=f"{_MOST_BYTES // (1024 * 1024)} MB")
        for part in parts:
            with self._zip.open(part) as stream:
                # a part longer than it claims fails its checksum here, not in the reader's memory
                while stream.read(_SMALL):
                    pass

    def _read(self, part: str) -> bytes:
        data = self._zip.read(part)
        if b"<!DOCTYPE" in data:
            # ECMA-376 Part 2 §7.2.3.3 forbids them; they could name files outside
            raise TableProblem("table-broken", reason="DOCTYPE")
        return data

    def sheet(self, name: str) -> Sheet:
        """The cells of a sheet; raises TableProblem."""
        import python_calamine  # a reader in Rust: loaded only when a workbook is read

        try:
            audit = self._audit(self._parts[name])
            if audit.rows * audit.columns > self._most_cells:
                raise TableProblem("table-too-many-cells", name, limit=str(self._most_cells))
            book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(self._data))
            values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (*_UNREADABLE, python_calamine.CalamineError) as error:
            raise TableProblem("table-broken", reason=_reason(error)) from error
        rows = [
            [_text(value, (y, x) in audit.percent) for x, value in enumerate(row, start=1)]
            for y, row in enumerate(values, start=1)
        ]
        return Sheet(name, rows, tuple(audit.uncomputed), audit.errors)

    def _audit(self, part: str) -> _Audit:
        audit = _Audit()
        percent = self._percent_styles()
        for row, column, cell in _cells(self._read(part)):
            has_formula = has_value = False
            for child in cell:
                if child.tag == f"{_MAIN}v":
                    has_value = bool(child.text)
                elif child.tag == f"{_MAIN}is":
                    has_value = True
                elif child.tag == f"{_MAIN}f":
                    has_formula = True
            if not (has_value or has_formula):
                continue
            audit.rows, audit.columns = max(audit.rows, row), max(audit.columns, column)
            if not has_value and cell.get("t") != "str":
                audit.uncomputed.append((row, column))
            elif cell.get("t") == "e":
                audit.errors[row, column] = cell.findtext(f"{_MAIN}v") or "#"
            elif cell.get("s") in percent:
                audit.percent.add((row, column))
        return audit

    def _percent_styles(self) -> frozenset[str]:
        """The cell styles, by their number, that show a share in percent."""
        if "xl/styles.xml" not in self._zip.namelist():
            return frozenset()
        styles = _parsed(self._read("xl/styles.xml"))
        own = {
            found.get("numFmtId", "")
            for found in styles.iter(f"{_MAIN}numFmt")
            if "%" in _without_quoted(found.get("formatCode", ""))
        }
        wanted = _PERCENT_FORMATS | own
        formats = styles.find(f"{_MAIN}cellXfs")
        return frozenset(
            str(index)
            for index, found in enumerate(() if formats is None else formats)
            if found.get("numFmtId") in wanted
        )


def _cells(data: bytes) -> Iterator[tuple[int, int, _Element]]:
    """Row, column and element of each cell; addresses may be left out and count on then (§18.3.1.4)."""
    from lxml import etree  # large, and needed only for workbooks

    row = column = 0
    events = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        tag=(f"{_MAIN}row", f"{_MAIN}c"),
        resolve_entities=False,
        no_network=True,
    )
    try:
        for event, element in events:
            if element.tag == f"{_MAIN}row":
                if event == "start":
                    row = int(element.get("r") or row + 1)
                    column = 0
                else:
                    element.clear()
            elif event == "end":
                place = parse_cell(element.get("r") or "")
                row, column = place or (row, column + 1)
                yield row, column, element
    except etree.XMLSyntaxError as error:
        raise TableProblem("table-broken", reason=_reason(error)) from error


def _parsed(data: bytes) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise TableProblem("table-broken", reason=_reason(error)) from error


def _targets(relations: _Element) -> dict[str, str]:
    """Parts of the package by relationship id."""
    found: dict[str, str] = {}
    for relation in relations:
        target = relation.get("Target", "")
        found[relation.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _without_quoted(code: str) -> str:
    """A format code without its literal text: "0.0\\"%\\"" shows a sign and scales nothing."""
    return "".join(part for index, part in enumerate(code.split('"')) if index % 2 == 0).replace("\\%", "")


def _text(value: object, is_percent: bool) -> str:
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            number = Decimal(format(value, ".15g"))  # as Excel itself: 15 significant digits
            return f"{(number * 100).normalize():f}%" if is_percent else f"{number:f}"
        case datetime.datetime():
            return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
        case datetime.date():
            return value.isoformat()
        case _:
            return str(value).strip()


def _reason(error: Exception) -> str:
    return (str(error).splitlines() or ["?"])[0][:120]
