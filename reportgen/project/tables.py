"""Opens the table a ``from`` names: a file, a query, or the records of a JSON list, as a grid."""

from __future__ import annotations

from reportgen.diagnostics import Sink
from reportgen.project.tablemodel import TableModel
from reportgen.schema import AssetPath, PlainText
from reportgen.source import Mapping, Scalar, Sequence, Sources
from reportgen.source.tables import Grid, TableAddress, is_table, read_database, read_table


def open_table(model: TableModel, sources: Sources, sink: Sink) -> Grid | None:
    """The grid; None when there is none, which is then in the sink."""
    if (model.file is None) == (model.database is None):
        sink.report("table-which", model.span)
        return None
    if model.database is not None:
        if model.query is None:
            sink.report("table-no-query", model.database.span)
            return None
        return read_database(sources, model.database.value, model.query.value, model.database.span, sink)
    assert model.file is not None
    return table_at(model.file, model.sheet, model.range, sources, sink)


def table_at(
    file: AssetPath, sheet: PlainText | None, area: PlainText | None, sources: Sources, sink: Sink
) -> Grid | None:
    """The cells of a CSV or XLSX file: of a sheet (None is the first), of a range or its name (None is all).

    None when there are none, which is then in the sink.
    """
    if not is_table(file.path):
        sink.report("table-kind", file.span, path=file.path)
        return None
    address = TableAddress(
        file.path,
        file.span,
        sheet.value if sheet else "",
        sheet.span if sheet else None,
        area.value if area else "",
        area.span if area else None,
    )
    return read_table(sources, address, sink)


def records_grid(records: Sequence, path: str, sink: Sink) -> Grid | None:
    """A list of records, [{"指标": …, "2021": …}, …], as a table whose header is their keys."""
    names: dict[str, None] = {}
    for record in records:
        if not isinstance(record, Mapping):
            sink.report("table-record", record.span)
            return None
        for entry in record:
            if not isinstance(entry.value, Scalar):
                sink.report("table-record", entry.value.span)
                return None
        names |= dict.fromkeys(entry.key.text for entry in record)
    if not names:
        sink.report("table-empty", records.span, path=path)
        return None
    rows, places = [tuple(names)], [tuple(records.span for _ in names)]
    for record in records:
        assert isinstance(record, Mapping)
        cells = [record.get(name) for name in names]
        rows.append(tuple(_word(cell) for cell in cells))
        places.append(tuple(cell.span if cell is not None else record.span for cell in cells))
    return Grid(path, "", tuple(rows), places=tuple(places))


def _word(cell: object) -> str:
    if not isinstance(cell, Scalar) or (cell.style == "plain" and cell.text in ("null", "~")):
        return ""
    return cell.text.strip()
