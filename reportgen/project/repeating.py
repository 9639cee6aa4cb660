"""A ``repeat`` to its rows and the blocks to be made for each; ``{{ 行.列 }}`` to what stands in the cell."""

from __future__ import annotations

import re
from collections.abc import Mapping as Bindings
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Sink, Span, listed
from reportgen.project.tables import records_grid, table_at
from reportgen.record import record
from reportgen.schema import AssetPath, PlainText, StrictModel, load_model
from reportgen.source import Entry, Mapping, Node, Scalar, Sequence, Sources
from reportgen.source.tables import Grid
from reportgen.text.names import nearest_name
from reportgen.text.numbers import parse_number

# what a row is called where nothing else is said
WORD = "行"
_EXPRESSION = re.compile(r"\{\{([^{}]*)\}\}")
_MARKUP = re.compile(r"[*{\[\\^~]")
_COLUMN = r"[^\s(){}|+\-*/×÷\[\],，\"']+"


class RepeatSource(StrictModel):
    """Where the rows of a ``repeat`` come from; its blocks and typed rows are read apart."""

    file: AssetPath | None = None
    sheet: PlainText | None = None
    range: PlainText | None = None
    word: PlainText = PlainText(WORD)


@record(frozen=True, slots=True)
class Row:
    """A row of a table by the names of its columns, with the place of each cell and of the header."""

    cells: Bindings[str, tuple[str, Span]]
    header: Span


@record(frozen=True, slots=True)
class Repeated:
    """What is to be made: ``blocks`` once for each of ``rows``, which they call ``word``."""

    rows: tuple[Row, ...]
    blocks: tuple[Node, ...]
    word: str


def rows_of(item: Mapping, outer: Bindings[str, Row], sources: Sources, sink: Sink) -> Repeated | None:
    """The rows and blocks of a ``repeat``; None when it cannot be carried out, which is then in the sink."""
    fields = _fields(item)
    blocks, records = fields.get("blocks"), fields.get("rows")
    told = tuple(e for e in fields if e.key.text not in ("blocks", "rows"))
    if outer:
        told = tuple(_bound(entry, outer, sink) for entry in told)
    source = load_model(RepeatSource, Mapping(told, fields.span), sink)
    if source is None:
        return None
    if not isinstance(blocks, Sequence) or not len(blocks):
        sink.report("repeat-no-blocks", item.entries[0].key.span)
        return None
    grid = _grid(source, records, item, sources, sink)
    if grid is None:
        return None
    if len(grid.cells) < 2:
        sink.report("repeat-empty", item.entries[0].key.span, path=grid.path)
    _tell_expressions(grid, sink)
    return Repeated(_rows(grid), blocks.items, source.word.value)


def _fields(item: Mapping) -> Mapping:
    """The fields inside a block, or those beside its name with what stands there as its file."""
    first, *beside = item.entries
    if isinstance(first.value, Mapping):
        return first.value
    named = Entry(replace(first.key, text="file"), first.value)
    plain = isinstance(first.value, Scalar) and not first.value.is_empty
    return Mapping((*((named,) if plain else ()), *beside), item.span)


def _bound(entry: Entry, outer: Bindings[str, Row], sink: Sink) -> Entry:
    value = entry.value
    return replace(entry, value=substituted(value, outer, sink)) if isinstance(value, Scalar) else entry


def _grid(
    source: RepeatSource, records: Node | None, item: Mapping, sources: Sources, sink: Sink
) -> Grid | None:
    if (source.file is None) == (records is None):
        sink.report("repeat-which", item.entries[0].key.span)
        return None
    if records is not None:
        if not isinstance(records, Sequence):
            sink.report("repeat-which", records.span)
            return None
        return records_grid(records, records.span.file, sink)
    assert source.file is not None
    return table_at(source.file, source.sheet, source.range, sources, sink)


def _tell_expressions(grid: Grid, sink: Sink) -> None:
    """Cells are printed as they are: the first that looks to be computed is told, with how many there are."""
    found = [
        (row, column, cell)
        for row, cells in enumerate(grid.cells[1:], start=1)
        for column, cell in enumerate(cells)
        if _EXPRESSION.search(cell)
    ]
    if found:
        row, column, cell = found[0]
        written = _EXPRESSION.findall(cell)[0].strip()
        sink.report("repeat-cell-computed", grid.span(row, column), written=written, count=str(len(found)))


def _rows(grid: Grid) -> tuple[Row, ...]:
    if not grid.cells:
        return ()
    names = [name.strip() for name in grid.cells[0]]
    return tuple(
        Row(
            {
                name: (grid.cells[index][column], grid.span(index, column))
                for column, name in enumerate(names)
                if name
            },
            grid.span(0, 0),
        )
        for index in range(1, len(grid.cells))
        if any(cell.strip() for cell in grid.cells[index])
    )


def substituted(scalar: Scalar, rows: Bindings[str, Row], sink: Sink) -> Scalar:
    """The scalar with the cells its expressions name; a name that stands for no column is reported."""
    if not any(f"{word}." in scalar.text for word in rows):
        return scalar
    silent = Sink()
    text = _filled(scalar.text, scalar.span, rows, sink)
    lines = tuple(replace(row, text=_filled(row.text, scalar.span, rows, silent)) for row in scalar.lines)
    # what a cell gives is a text, even if it is blank
    return replace(scalar, text=text, lines=lines, style="double")


def _filled(text: str, span: Span, rows: Bindings[str, Row], sink: Sink) -> str:
    names = "|".join(re.escape(word) for word in rows)
    token = re.compile(rf"(?<![^\s(){{}}|+\-*/×÷\[\],，])({names})\.({_COLUMN})")

    def expression(found: re.Match[str]) -> str:
        inner = found[1].strip()
        alone = token.fullmatch(inner)
        if alone is not None:
            cell = _cell(alone, rows, span, sink)
            # marks of prose in a cell are characters, not marks
            return "—" if cell is None else _MARKUP.sub(r"\\\g<0>", " ".join(cell[0].split()))
        return "{{ " + token.sub(number, inner) + " }}" if token.search(inner) else found[0]

    def number(found: re.Match[str]) -> str:
        cell = _cell(found, rows, span, sink)
        if cell is None:
            return "0"
        if parse_number(cell[0]) is None:
            related = ((cell[1], cell[0]),)
            words = {"column": found[2], "cell": str(cell[1]), "value": cell[0]}
            sink.add(Diagnostic("repeat-no-number", span, words, related))
            return "0"
        return cell[0].replace(",", "").replace("，", "").strip()

    return _EXPRESSION.sub(expression, text)


def _cell(found: re.Match[str], rows: Bindings[str, Row], span: Span, sink: Sink) -> tuple[str, Span] | None:
    row = rows[found[1]]
    cell = row.cells.get(found[2])
    if cell is None:
        near = nearest_name(found[2], row.cells)
        words = {
            "column": found[2],
            "near": near,
            "known": listed(row.cells),
            "cell": str(row.header),
        }
        sink.add(Diagnostic("repeat-no-column", span, words, ((row.header, "、".join(row.cells)),)))
    return cell
