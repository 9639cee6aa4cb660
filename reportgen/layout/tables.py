"""Tables as pieces: caption, header rows, body rows, notes; on every further page the header is set again
below a line that says which table goes on.

Rows that a spanning cell ties together are one piece, where they are few; a row higher than a page is cut
between lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.layout.boxes import boxed, insets, rule
from reportgen.layout.columns import PlacedCell, placed_cells
from reportgen.layout.floats import floats
from reportgen.layout.lineitems import baseline, tag
from reportgen.layout.paragraphs import caption, paragraph
from reportgen.layout.pieces import Break, Enclosure, Extent, Landmark, Piece, as_repeated
from reportgen.layout.rows import CellBox, SetCell, composed, over_ground
from reportgen.layout.setting import Place, Setting
from reportgen.layout.stack import stack, total_height
from reportgen.layout.tablebands import cut_band, rules_above
from reportgen.layout.tableplan import TablePlan, head_style, table_plan
from reportgen.model.flow import Caption, ColumnAlign, Row, Table
from reportgen.model.pages import Item, RectItem, TextItem
from reportgen.record import record, replace
from reportgen.theme.style import Border, Borders, Edges, Style
from reportgen.typeset import set_line

# a table lower than this share of a page is kept whole where the page allows; one that may move up to half
SMALL = 0.3
SMALL_MOVING = 0.5
# a header higher than this share of a page is not set again on the pages that follow: rows would have no room
HIGHEST_HEAD = 0.5
# rows that a spanning cell ties together may be parted where they are higher than this share of a page
HIGHEST_BAND = 0.25


@record(frozen=True, slots=True)
class _Looks:
    """The styles of a table's parts."""

    table: Style
    head: Style
    cell: Style
    group: Style
    total: Style
    alternate: Style

    def of(self, row: Row, ground: Style) -> Style:
        """The style of a row's cells; ``ground`` is that of the part of the table it stands in."""
        match row.style:
            case "table.group":
                return self.group
            case "table.total":
                return self.total
            case _:
                return ground


@record(frozen=True, slots=True)
class _Grid:
    """The columns: left edges in the stack's coordinates, one more than there are columns; alignment."""

    edges: tuple[float, ...]
    aligns: tuple[ColumnAlign, ...]
    plan: TablePlan

    def box(self, placed: PlacedCell) -> tuple[float, float]:
        """Left edge and width of a cell."""
        last = min(placed.column + placed.cell.colspan, len(self.edges) - 1)
        left = self.edges[min(placed.column, last - 1)]
        return left, self.edges[last] - left


def table(block: Table, place: Place, setting: Setting) -> list[Piece]:
    """A table with its caption above and its note below, which stay with its first and last rows."""
    style = setting.style(block.style)
    key = setting.structure.table(place.parent, block.alt, block.span)
    outer = _narrowed(style, place)
    title = caption(block.caption, key, outer.inside(key), setting) if block.caption else []
    header, body = _rows(block, key, outer, setting)
    rows = [*header, *body]
    if rows:
        rows[0] = replace(
            rows[0], marks=(Extent(key, outer.x, 0.0, outer.width, rows[0].height), *rows[0].marks)
        )
    gap = setting.style(block.caption.style).space_before if block.caption else 0.0
    pieces = _spaced(title, rows, style, gap)
    if pieces and block.anchor:
        pieces[0] = replace(pieces[0], marks=(Landmark(block.anchor, outer.x, 0.0), *pieces[0].marks))
    notes = [piece for note in block.notes for piece in paragraph(note, outer, setting)]
    if notes:
        notes[-1] = replace(notes[-1], after=max(notes[-1].after, style.space_after), give=style.give)
    pieces += (replace(note, break_before=Break.NEVER) for note in notes)
    return floats(pieces, key, block.place)


def _looks(block: Table, setting: Setting) -> _Looks:
    """The styles of a table's parts."""
    return _Looks(
        setting.style(block.style),
        head_style(setting),
        setting.style("table.cell"),
        setting.style("table.group"),
        setting.style("table.total"),
        setting.style("table.row_alt"),
    )


def _narrowed(style: Style, place: Place) -> Place:
    """A table with a greatest width stands at the start of the measure."""
    if 0 < style.max_width < place.width:
        return replace(place, width=style.max_width)
    return place


def _spaced(title: list[Piece], rows: list[Piece], style: Style, gap: float) -> list[Piece]:
    """Caption and rows as one group: the table's own gap between them, else ``gap``."""
    if not title:
        return rows
    title[0] = replace(title[0], before=max(title[0].before, style.space_before), give=style.give)
    title[-1] = replace(title[-1], after=style.gap or gap, break_after=Break.NEVER)
    if not rows:
        return title
    return [*title, *rows]


def _rows(block: Table, key: int, place: Place, setting: Setting) -> tuple[list[Piece], list[Piece]]:
    """The pieces of header and body in the table's box."""
    if not block.columns or not (block.header or block.body):
        return [], []
    plan = table_plan(block, place.width, setting)
    fitted = plan.setting
    looks = _looks(block, fitted)
    edges = [place.x]
    for width in plan.widths:
        edges.append(edges[-1] + width)
    grid = _Grid(tuple(edges), tuple(column.align for column in block.columns), plan)
    continued = _continued(block.caption, looks.table, place, setting)
    header: list[Piece] = []
    if block.header:
        part = setting.structure.add("THead", key, block.span)
        header = _header(block.header, part, grid, looks, setting.page_height, fitted)
    height = total_height(header)
    repeated = 0 < height <= HIGHEST_HEAD * setting.page_height
    body: list[Piece] = []
    if block.body:
        part = setting.structure.add("TBody", key, block.span)
        room = setting.page_height - (height if repeated else 0.0) - (continued.height if continued else 0.0)
        body = _body(block.body, part, grid, looks, room, fitted)
    style = looks.table
    # the rules above and below take room of their own; cells bring the padding
    around = Borders(top=style.borders.top, bottom=style.borders.bottom)
    repeat = Piece(height, as_repeated(_solid(header))) if repeated else None
    if header:
        header = [replace(piece, break_after=Break.NEVER) for piece in header]
        if body:
            body[0] = replace(body[0], break_before=Break.NEVER)
    gap_before = 0.0 if block.caption else style.space_before
    after = 0.0 if block.notes else style.space_after
    small = SMALL_MOVING if block.place != "here" else SMALL
    body = _kept(body, small * setting.page_height)
    box = Enclosure(
        place.x,
        place.width,
        insets(replace(style, borders=around, padding=Edges())),
        gap_before,
        after,
        style.give,
        style.background,
        style.borders,
        style.radius,
        repeat,
        continued,
    )
    return (
        [replace(piece, enclosures=(box,)) for piece in header],
        [replace(piece, enclosures=(box, *piece.enclosures)) for piece in body],
    )


def _continued(block: Caption | None, style: Style, place: Place, setting: Setting) -> Piece | None:
    """The line above every further part of a table with a caption: 表4.2-1（续）. Read once is enough,
    so it is no part of the structure.
    """
    if block is None:
        return None
    look = setting.style(block.style)
    line = set_line(f"{block.label}（续）" if block.label else "续表", look, setting.typeset)
    spare = max(place.width - line.width, 0.0)
    x = place.x + {"center": spare / 2, "end": spare}.get(look.align, 0.0)
    text = TextItem(x, baseline(line), tag(line.runs, None), line.width, line.width, artifact="repeated")
    return Piece(look.leading + (style.gap or look.space_before), (text,))


def _kept(body: list[Piece], small: float) -> list[Piece]:
    """The rows of a table lower than ``small`` pt rather on one page; the last row is never parted from the
    one before it.

    Two rows together at either end of any table is a rule of ``keeps``.
    """
    if len(body) < 2 or total_height(body) >= small:
        return body
    inner = [replace(row, break_before=max(row.break_before, Break.AVOID)) for row in body[1:]]
    return [*body[:1], *inner[:-1], replace(inner[-1], break_before=Break.NEVER)]


def _header(
    rows: Sequence[Row], part: int, grid: _Grid, looks: _Looks, room: float, setting: Setting
) -> list[Piece]:
    """The header as one piece per band; no page ends inside it, unless it is higher than a page."""
    pieces = [
        piece for band in _bands(rows) for piece in _band(band, part, grid, looks, looks.head, setting, room)
    ]
    return [replace(piece, break_before=Break.NEVER if i else Break.FREE) for i, piece in enumerate(pieces)]


def _body(
    rows: Sequence[Row], part: int, grid: _Grid, looks: _Looks, room: float, setting: Setting
) -> list[Piece]:
    """The body rows with stripes and rules."""
    inner = looks.table.borders.inner
    pieces: list[Piece] = []
    for number, band in enumerate(_bands(rows)):
        striped = boxed(looks.alternate) and number % 2 == 1
        style = replace(looks.cell, background=looks.alternate.background) if striped else looks.cell
        made = _band(band, part, grid, looks, style, setting, room)
        if made and band[0].cling == "previous":
            made[0] = replace(made[0], break_before=Break.NEVER)
        if made and band[-1].cling == "next":
            made[-1] = replace(made[-1], break_after=Break.NEVER)
        if inner is not None and number and made:
            made[0] = _ruled(made[0], grid, inner)
        pieces += made
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
    rows: Sequence[Row],
    part: int,
    grid: _Grid,
    looks: _Looks,
    ground: Style,
    setting: Setting,
    room: float = 0.0,
) -> list[Piece]:
    """A group of rows as one piece; as slices when it is higher than ``room`` (0: whatever its height)."""
    placed_by_row: dict[int, list[PlacedCell]] = {}
    for placed in placed_cells(rows):
        placed_by_row.setdefault(placed.row, []).append(placed)
    cells: list[tuple[PlacedCell, CellBox]] = []
    # row by row: the structure takes elements in reading order
    for index, row in enumerate(rows):
        key = setting.structure.add("TR", part, row.span)
        style = looks.of(row, ground)
        cells += ((p, _cell(p, key, grid, style, setting)) for p in placed_by_row.get(index, ()))
    heights = _row_heights(cells, len(rows))
    tops = [sum(heights[:index]) for index in range(len(rows) + 1)]
    of_head = any(placed.cell.scope == "column" for placed, _ in cells)
    if room and tops[-1] > (room if of_head else HIGHEST_BAND * room):
        return cut_band(cells, heights, looks.table.borders.inner, grid.edges, room)
    placed_boxes = [
        SetCell(box, tops[p.row], tops[min(p.row + p.cell.rowspan, len(rows))] - tops[p.row])
        for p, box in cells
    ]
    piece = replace(composed(placed_boxes, tops[-1]), span=rows[0].span)
    taken = [placed for placed, _ in cells]
    return [over_ground(piece, [*_rules(taken, tops, grid, looks), *_spanners(placed_boxes, taken, looks)])]


def _rules(
    taken: Sequence[PlacedCell], tops: Sequence[float], grid: _Grid, looks: _Looks
) -> Iterator[RectItem]:
    """The rules between the rows of a band, interrupted where a cell goes on over them."""
    border = looks.table.borders.inner
    if border is None or any(placed.cell.scope == "column" for placed in taken):
        return
    for row in range(1, len(tops) - 1):
        yield from rules_above(row, tops[row], taken, grid.edges, border)


def _spanners(boxes: Sequence[SetCell], taken: Sequence[PlacedCell], looks: _Looks) -> Iterator[RectItem]:
    """The rule below a title that several columns share, as the head's style says (``border_inner``)."""
    border = looks.head.borders.inner
    if border is None:
        return
    for placed, cell in zip(taken, boxes, strict=True):
        if placed.cell.scope == "column" and placed.cell.colspan > 1:
            inset = insets(cell.box.style)
            width = cell.box.width - inset.left - inset.right
            yield rule(cell.box.x + inset.left, cell.top + cell.height - border.width, width, border)


def _cell(placed: PlacedCell, row: int, grid: _Grid, style: Style, setting: Setting) -> CellBox:
    """A cell measured in its columns."""
    cell = placed.cell
    key = setting.structure.cell(cell.role, row, cell.scope, (cell.colspan, cell.rowspan), cell.span)
    left, width = grid.box(placed)
    inset = insets(style)
    inside = Place(key, left, width, None, style.name).inside(key, inset.left, inset.right)
    pieces = setting.measure(cell.children, _aligned(inside, placed, grid), setting)
    if not pieces:
        # an empty row is as high as one with a line in it
        pieces = [Piece(style.leading)]
    # as Word sets it too: what is shorter than its row stands in the middle
    return CellBox(left, width, style, tuple(pieces), "middle")


def _aligned(inside: Place, placed: PlacedCell, grid: _Grid) -> Place:
    """The room of a cell's text: aligned as its column; a title over several columns in their middle."""
    cell = placed.cell
    column = min(placed.column, len(grid.aligns) - 1)
    align = grid.aligns[column]
    if cell.scope == "column" and cell.colspan > 1:
        return replace(inside, align="center")
    if cell.colspan == len(grid.aligns) > 1:
        return replace(inside, align="start")
    if align != "decimal":
        return replace(inside, align=align)
    behind = None
    if cell.scope == "none" and cell.colspan == 1:
        behind = grid.plan.behind(cell, column)
    if behind is None:
        return replace(inside, align="center")
    return replace(inside.inside(inside.parent, right=behind), align="end")


def _row_heights(cells: Sequence[tuple[PlacedCell, CellBox]], count: int) -> list[float]:
    """Each row as high as its cells; the last row of a spanning cell takes what that one still needs."""
    heights = [0.0] * count
    for placed, box in sorted(cells, key=lambda entry: entry[0].cell.rowspan):
        last = min(placed.row + placed.cell.rowspan, count)
        missing = box.height - sum(heights[placed.row : last])
        if missing > 0:
            heights[last - 1] += missing
    return heights


def _ruled(piece: Piece, grid: _Grid, border: Border) -> Piece:
    """A row with the rule that parts it from the one above."""
    return over_ground(piece, [rule(grid.edges[0], 0.0, grid.edges[-1] - grid.edges[0], border)])


def _solid(pieces: Sequence[Piece]) -> tuple[Item, ...]:
    """Items of pieces set solid below each other."""
    content = stack([replace(piece, before=0.0, after=0.0, enclosures=()) for piece in pieces])
    return (*content.backgrounds, *content.items)
