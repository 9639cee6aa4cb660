"""Tables as pieces: caption, header rows, body rows, note; the header is set again on every further page.

Rows that a spanning cell ties together are one piece; a row higher than a page is cut between lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.layout.boxes import boxed, insets, rule
from reportgen.layout.columns import PlacedCell, column_widths, placed_cells
from reportgen.layout.paragraphs import caption, paragraph
from reportgen.layout.pieces import Break, Enclosure, Extent, Landmark, Piece, as_artifact
from reportgen.layout.rows import CellBox, SetCell, Vertical, composed, slices
from reportgen.layout.setting import Place, Setting
from reportgen.layout.stack import stack, total_height
from reportgen.model.flow import Row, Table
from reportgen.model.pages import Item
from reportgen.theme.style import Align, Border, Borders, Edges, Style


@dataclass(frozen=True, slots=True)
class _Looks:
    """The styles of a table's parts."""

    table: Style
    head: Style
    cell: Style
    alternate: Style


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns: left edges in the stack's coordinates, one more than there are columns; alignment."""

    edges: tuple[float, ...]
    aligns: tuple[Align, ...]

    def box(self, placed: PlacedCell) -> tuple[float, float]:
        """Left edge and width of a cell."""
        last = min(placed.column + placed.cell.colspan, len(self.edges) - 1)
        left = self.edges[min(placed.column, last - 1)]
        return left, self.edges[last] - left


def table(block: Table, place: Place, setting: Setting) -> list[Piece]:
    """A table with its caption above and its note below, which stay with its first and last rows."""
    looks = _looks(block, setting)
    key = setting.structure.table(place.parent, block.alt, block.span)
    outer = _narrowed(looks.table, place)
    title = caption(block.caption, key, outer.inside(key), setting) if block.caption else []
    header, body = _rows(block, key, looks, outer, setting)
    rows = [*header, *body]
    if rows:
        rows[0] = replace(
            rows[0], marks=(Extent(key, outer.x, 0.0, outer.width, rows[0].height), *rows[0].marks)
        )
    gap = setting.style(block.caption.style).space_before if block.caption else 0.0
    pieces = _spaced(title, rows, looks.table, gap)
    if pieces and block.anchor:
        pieces[0] = replace(pieces[0], marks=(Landmark(block.anchor, outer.x, 0.0), *pieces[0].marks))
    if block.note is not None:
        note = paragraph(block.note, outer, setting)
        if note and pieces:
            pieces[-1] = replace(pieces[-1], break_after=Break.NEVER)
            note[-1] = replace(note[-1], after=max(note[-1].after, looks.table.space_after))
        pieces += note
    return pieces


def _looks(block: Table, setting: Setting) -> _Looks:
    """The styles; a header cell is padded as a body cell unless its style says otherwise."""
    cell, head = setting.style("table.cell"), setting.style("table.head")
    if head.padding == Edges():
        head = replace(head, padding=cell.padding)
    return _Looks(setting.style(block.style), head, cell, setting.style("table.row_alt"))


def _narrowed(style: Style, place: Place) -> Place:
    """A table with a greatest width stands at the start of the measure."""
    if 0 < style.max_width < place.width:
        return replace(place, width=style.max_width)
    return place


def _spaced(title: list[Piece], rows: list[Piece], style: Style, gap: float) -> list[Piece]:
    """Caption and rows as one group: the table's own gap between them, else ``gap``."""
    if not title:
        return rows
    title[0] = replace(title[0], before=max(title[0].before, style.space_before))
    title[-1] = replace(title[-1], after=style.gap or gap, break_after=Break.NEVER)
    if not rows:
        return title
    return [*title, *rows]


def _rows(
    block: Table, key: int, looks: _Looks, place: Place, setting: Setting
) -> tuple[list[Piece], list[Piece]]:
    """The pieces of header and body in the table's box."""
    if not block.columns or not (block.header or block.body):
        return [], []
    widths = column_widths(block, {"head": looks.head, "body": looks.cell}, place.width, setting)
    edges = [place.x]
    for width in widths:
        edges.append(edges[-1] + width)
    grid = _Grid(tuple(edges), tuple(column.align for column in block.columns))
    header: list[Piece] = []
    if block.header:
        part = setting.structure.add("THead", key, block.span)
        header = _header(block.header, part, grid, looks, setting)
    body: list[Piece] = []
    if block.body:
        part = setting.structure.add("TBody", key, block.span)
        room = setting.page_height - total_height(header)
        body = _body(block.body, part, grid, looks, room, setting)
    style = looks.table
    # the rules above and below take room of their own; cells bring the padding
    around = Borders(top=style.borders.top, bottom=style.borders.bottom)
    repeat = None
    if header:
        repeat = Piece(sum(p.height for p in header), as_artifact(_solid(header)))
        header = [replace(piece, break_after=Break.NEVER) for piece in header]
        if body:
            body[0] = replace(body[0], break_before=Break.NEVER)
    gap_before = 0.0 if block.caption else style.space_before
    after = 0.0 if block.note else style.space_after
    box = Enclosure(
        place.x,
        place.width,
        insets(replace(style, borders=around, padding=Edges())),
        gap_before,
        after,
        style.background,
        style.borders,
        style.radius,
        repeat,
    )
    return (
        [replace(piece, enclosures=(box,)) for piece in header],
        [replace(piece, enclosures=(box,)) for piece in body],
    )


def _header(rows: Sequence[Row], part: int, grid: _Grid, looks: _Looks, setting: Setting) -> list[Piece]:
    """The header as one piece per band; no page ends inside it."""
    pieces = [piece for band in _bands(rows) for piece in _band(band, part, grid, looks.head, setting)]
    return [replace(piece, break_before=Break.NEVER if i else Break.FREE) for i, piece in enumerate(pieces)]


def _body(
    rows: Sequence[Row], part: int, grid: _Grid, looks: _Looks, room: float, setting: Setting
) -> list[Piece]:
    """The body rows with stripes and rules."""
    inner = looks.table.borders.inner
    pieces: list[Piece] = []
    first = 0
    for band in _bands(rows):
        striped = boxed(looks.alternate) and first % 2 == 1
        style = replace(looks.cell, background=looks.alternate.background) if striped else looks.cell
        made = _band(band, part, grid, style, setting, room)
        if inner is not None and first > 0 and made:
            made[0] = _ruled(made[0], grid, inner)
        pieces += made
        first += len(band)
    return pieces


def _bands(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Rows in groups that spanning cells tie together."""
    bands: list[Sequence[Row]] = []
    start = reach = 0
    for index, row in enumerate(rows):
        reach = max(reach, index + max((cell.rowspan for cell in row.cells), default=1))
        if reach <= index + 1:
            bands.append(rows[start : index + 1])
            start = index + 1
    if start < len(rows):
        bands.append(rows[start:])
    return bands


def _band(
    rows: Sequence[Row], part: int, grid: _Grid, style: Style, setting: Setting, room: float = 0.0
) -> list[Piece]:
    """A group of rows as one piece; as slices when it is higher than ``room`` (0: whatever its height)."""
    keys = [setting.structure.add("TR", part, row.span) for row in rows]
    cells = [(placed, _cell(placed, keys[placed.row], grid, style, setting)) for placed in placed_cells(rows)]
    heights = _row_heights(cells, len(rows))
    tops = [sum(heights[:index]) for index in range(len(rows) + 1)]
    if room and tops[-1] > room:
        return _cut(cells, len(rows), room)
    placed_boxes = [
        SetCell(box, tops[p.row], tops[min(p.row + p.cell.rowspan, len(rows))] - tops[p.row])
        for p, box in cells
    ]
    return [replace(composed(placed_boxes, tops[-1]), span=rows[0].span)]


def _cell(placed: PlacedCell, row: int, grid: _Grid, style: Style, setting: Setting) -> CellBox:
    """A cell measured in its columns."""
    cell = placed.cell
    key = setting.structure.cell(cell.role, row, cell.scope, (cell.colspan, cell.rowspan), cell.span)
    left, width = grid.box(placed)
    inset = insets(style)
    centred = cell.colspan > 1 and cell.scope != "none"
    align: Align = "center" if centred else grid.aligns[min(placed.column, len(grid.aligns) - 1)]
    inside = Place(key, left, width, align, style.name).inside(key, inset.left, inset.right)
    pieces = setting.measure(cell.children, inside, setting)
    vertical: Vertical = "middle" if cell.scope != "none" or cell.rowspan > 1 else "top"
    return CellBox(left, width, style, tuple(pieces), vertical)


def _row_heights(cells: Sequence[tuple[PlacedCell, CellBox]], count: int) -> list[float]:
    """Each row as high as its cells; the last row of a spanning cell takes what that one still needs."""
    heights = [0.0] * count
    for placed, box in sorted(cells, key=lambda entry: entry[0].cell.rowspan):
        last = min(placed.row + placed.cell.rowspan, count)
        missing = box.height - sum(heights[placed.row : last])
        if missing > 0:
            heights[last - 1] += missing
    return heights


def _cut(cells: Sequence[tuple[PlacedCell, CellBox]], count: int, room: float) -> list[Piece]:
    """A band that no page holds: row by row, a spanning cell going with its first row."""
    pieces: list[Piece] = []
    for row in range(count):
        boxes = [box for placed, box in cells if placed.row == row]
        height = max((box.height for box in boxes), default=0.0)
        if height > room:
            pieces += slices(boxes)
        else:
            pieces.append(composed([SetCell(box, 0.0, height) for box in boxes], height))
    return pieces


def _ruled(piece: Piece, grid: _Grid, border: Border) -> Piece:
    """A row with the rule that parts it from the one above, behind its text but over its ground."""
    line = rule(grid.edges[0], 0.0, grid.edges[-1] - grid.edges[0], border)
    grounds = [item for item in piece.items if item.__class__ is line.__class__]
    others = [item for item in piece.items if item.__class__ is not line.__class__]
    return replace(piece, items=(*grounds, line, *others))


def _solid(pieces: Sequence[Piece]) -> tuple[Item, ...]:
    """Items of pieces set solid below each other."""
    content = stack([replace(piece, before=0.0, after=0.0, enclosures=()) for piece in pieces])
    return (*content.backgrounds, *content.items)
