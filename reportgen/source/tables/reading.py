"""Reads a table of the project, whatever its form: a file, a sheet of it, a range of that."""

from __future__ import annotations

from pathlib import PurePosixPath

from reportgen.diagnostics import Sink, Span, listed
from reportgen.record import record
from reportgen.source.sources import Sources
from reportgen.source.tables.addresses import WHOLE, Area, parse_area
from reportgen.source.tables.delimited import read_delimited
from reportgen.source.tables.grid import Grid, cell_span, rectangular
from reportgen.source.tables.problem import TableProblem
from reportgen.source.tables.query import read_query
from reportgen.source.tables.workbook import Sheet, Workbook
from reportgen.source.unread import read_or_tell

KINDS = ("csv", "tsv", "txt", "xlsx", "xlsm")
# a table of every figure of a city is smaller
MAX_BYTES = 20 * 1024 * 1024
MAX_CELLS = 500_000


@record(frozen=True, slots=True)
class TableAddress:
    """Which table: a file, a sheet and a range or its name ("" = the first sheet, all of it).

    ``span`` is the place that asks for it, the others those of what was written there.
    """

    path: str
    span: Span
    sheet: str = ""
    sheet_span: Span | None = None
    area: str = ""
    area_span: Span | None = None


def is_table(path: str) -> bool:
    """Whether the name of a file is that of a table."""
    return _kind(path) in KINDS


def read_table(sources: Sources, address: TableAddress, sink: Sink) -> Grid | None:
    """The cells; None when there are none, which is then in the sink."""
    data = _bytes(sources, address, sink)
    if data is None:
        return None
    kind = _kind(address.path)
    try:
        if kind in ("xlsx", "xlsm"):
            return _of_workbook(Workbook(data, MAX_CELLS), address, sink)
        rows = rectangular(read_delimited(data, kind, MAX_CELLS))
        grid = Grid(address.path, "", rows)
        area = _area(address, sink)
        return None if area is None else _part(grid, area, address, sink)
    except TableProblem as problem:
        _tell(problem, address.path, address.span, sink)
        return None


def read_database(sources: Sources, database: str, query: str, span: Span, sink: Sink) -> Grid | None:
    """The result of a query, its first row the names of the columns; None with the reason in the sink."""
    where = TableAddress(database, span)
    try:
        if "://" in database:
            rows = read_query(database, query, MAX_CELLS)
            shown = database.partition("://")[0]
        else:
            if _bytes(sources, where, sink) is None:
                return None
            # SQLite: what was committed last may still stand beside the file (sqlite.org/wal.html)
            if sources.exists(f"{database}-wal"):
                sources.read(f"{database}-wal")
            rows = read_query(sources.locate(database), query, MAX_CELLS)
            shown = database
    except TableProblem as problem:
        _tell(problem, database.partition("://")[0] if "://" in database else database, span, sink)
        return None
    sources.note(f"{shown}?{query}", repr(rows).encode())
    return Grid(shown, "query", rectangular(rows))


def _kind(path: str) -> str:
    return PurePosixPath(path).suffix.lower().removeprefix(".")


def _bytes(sources: Sources, address: TableAddress, sink: Sink) -> bytes | None:
    return read_or_tell(sources, address.path, MAX_BYTES, sources.read, sink, address.span)


def _of_workbook(book: Workbook, address: TableAddress, sink: Sink) -> Grid | None:
    name, area = address.sheet, _area_or_name(book, address)
    if isinstance(area, str):
        # a named range says its sheet itself: 'Sheet 1'!$A$3:$F$20
        sheet, _, written = area.rpartition("!")
        name = sheet.strip("'").replace("''", "'")
        named = parse_area(written)
        if named is None or name not in book.sheets:
            sink.report("table-range", address.area_span, range=f"{address.area} = {area}")
            return None
        area = named
    if area is None:
        known = listed(book.names) or "—"
        sink.report("table-range-unknown", address.area_span, range=address.area, known=known)
        return None
    if name and name not in book.sheets:
        known = listed(book.sheets)
        sink.report("table-no-sheet", address.sheet_span, sheet=name, path=address.path, known=known)
        return None
    if not book.sheets:
        raise TableProblem("table-broken", reason="no sheets")
    found = book.sheet(name or book.sheets[0])
    _tell_unread(found, area, address.path, sink)
    for row, column in found.errors:
        # told once, as what it is
        found.rows[row - 1][column - 1] = ""
    return _part(Grid(address.path, found.name, rectangular(found.rows)), area, address, sink)


def _area_or_name(book: Workbook, address: TableAddress) -> Area | str | None:
    if not address.area:
        return WHOLE
    return parse_area(address.area) or book.names.get(address.area)


def _area(address: TableAddress, sink: Sink) -> Area | None:
    if not address.area:
        return WHOLE
    area = parse_area(address.area)
    if area is None:
        sink.report("table-range", address.area_span, range=address.area)
    return area


def _part(grid: Grid, area: Area, address: TableAddress, sink: Sink) -> Grid | None:
    part = grid if area == WHOLE else grid.part(area)
    if not any(any(row) for row in part.cells):
        sink.report("table-empty", address.area_span or address.span, path=address.path)
        return None
    return part


def _tell_unread(sheet: Sheet, area: Area, path: str, sink: Sink) -> None:
    """Report the cells of the area that have no value although something stands in them."""
    for place in sheet.uncomputed:
        if _is_in(place, area):
            sink.report("table-formula", cell_span(path, sheet.name, *place))
    for place, word in sheet.errors.items():
        if _is_in(place, area):
            sink.report("table-error-value", cell_span(path, sheet.name, *place), value=word)


def _is_in(place: tuple[int, int], area: Area) -> bool:
    row, column = place
    return (
        area.top <= row
        and area.left <= column
        and (area.bottom is None or row <= area.bottom)
        and (area.right is None or column <= area.right)
    )


def _tell(problem: TableProblem, path: str, span: Span, sink: Sink) -> None:
    place = cell_span(path, problem.sheet, problem.row, max(problem.column, 1)) if problem.row else span
    sink.report(problem.code, place, path=path, **problem.words)
