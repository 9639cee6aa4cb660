"""Panels and grids of panels as pieces.

A panel that fits on a page is parted only for a large hole, two lines at either end staying together;
its box goes on. A grid's rows are never split; the cells of a row are equally high and their lines aligned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.layout.boxes import insets
from reportgen.layout.keeps import bind
from reportgen.layout.paragraphs import caption, content_place, enclosure, paragraph, text_pieces
from reportgen.layout.pieces import Break, Landmark, Piece, as_repeated, moved_item, moved_mark
from reportgen.layout.rows import CellBox, row_piece, slices
from reportgen.layout.setting import Place, Setting
from reportgen.layout.stack import stack, total_height
from reportgen.model.flow import Block, Figure, Grid, Heading, Panel, Paragraph
from reportgen.model.inline import Inlines, TextRun
from reportgen.record import record, replace
from reportgen.theme.style import Style

# a display line (a card's figure) that is too long for its cell is set smaller, down to this share
SMALLEST_DISPLAY = 0.6
# display type is at least so many times the size of the body text: 二号 beside 三号 is
DISPLAY = 1.35
# words of a card that take more lines than this belong into running text
MOST_LINES = 4
# lines of a parted panel that stand together at least, at either end of it
LEAST_LINES = 2
# and of a grid, where its rows are no higher than a line
LEAST_ROWS = 2
# a measure at which nothing breaks, in pt
_UNLIMITED = 1e5


def panel(block: Panel, place: Place, setting: Setting) -> list[Piece]:
    """A box of blocks; one that holds nothing leaves no trace."""
    style = setting.style(block.style)
    if not block.children and block.caption is None:
        return []
    key = setting.structure.add(block.role, place.parent, block.span)
    within = content_place(style, place, key)
    box = replace(enclosure(style, place), repeat=_further(block.continued, key, within, setting))
    inner = [] if block.caption is None else caption(block.caption, key, within, setting)
    head = _head(block.children, setting)
    inner += setting.measure(block.children[:head], within, setting)
    cards = len(inner)
    inner += setting.measure(block.children[head:], within, setting)
    if not inner:
        return []
    if 0 < cards < len(inner):
        inner[cards] = replace(inner[cards], break_before=max(inner[cards].break_before, Break.NEVER))
        bind(inner, cards, setting.style("body").leading)
    pieces = [replace(piece, enclosures=(box, *piece.enclosures)) for piece in inner]
    pieces = _bound(pieces, style, Break.AVOID, LEAST_LINES, setting)
    if style.keep_with_next:
        pieces[-1] = replace(pieces[-1], break_after=Break.NEVER)
    pieces[0] = _landed(pieces[0], block.anchor, place.x)
    return pieces


def _head(children: Sequence[Block], setting: Setting) -> int:
    """How many blocks a box begins with before its text: titles and the cards below them, if it has any."""
    for index, child in enumerate(children):
        if isinstance(child, Grid):
            return index + 1
        title = isinstance(child, Paragraph) and setting.style(child.style).keep_with_next
        if not title and not isinstance(child, Heading):
            break
    return 0


def _bound(pieces: list[Piece], style: Style, inside: Break, lines: int, setting: Setting) -> list[Piece]:
    """The pieces of a box that fits on a page with the breaks between them: none if its style keeps it
    together, else ``inside``, but not so near to either end of it that less than so many lines of running
    text, or something as high, would stand there.
    """
    if total_height(pieces) > setting.page_height:
        return pieces
    least = (lines - 0.5) * setting.style("body").leading
    heights = [piece.height for piece in pieces]
    bound = pieces[:1]
    for index, piece in enumerate(pieces[1:], 1):
        near = min(sum(heights[:index]), sum(heights[index:])) < least
        wish = Break.NEVER if style.keep_together or near else inside
        bound.append(replace(piece, break_before=max(piece.break_before, wish)))
    return bound


def _further(words: Paragraph | None, key: int, place: Place, setting: Setting) -> Piece | None:
    """What is said at the head of a box or above it on every further page; read once is enough, so it is
    an artifact.
    """
    if words is None:
        return None
    style = setting.style(words.style)
    lines = stack(text_pieces(words.runs, style, key, place, setting, words.span))
    return Piece(lines.height + style.space_after, as_repeated((*lines.backgrounds, *lines.items)))


def grid(block: Grid, place: Place, setting: Setting) -> list[Piece]:
    """Panels side by side, row below row."""
    if not block.cells:
        return []
    style = setting.style(block.style)
    key = setting.structure.add(block.role, place.parent, block.span)
    inner = content_place(style, place, key)
    pieces: list[Piece] = []
    for row, widths in _rows(block, style, inner.width, setting):
        made = _row(row, widths, style.gap, inner, setting)
        made[0] = replace(made[0], before=style.gap if pieces else style.space_before)
        pieces += made
    pieces += _below(block, key, place, setting)
    pieces[-1] = replace(pieces[-1], after=style.space_after)
    for outer in {0, len(pieces) - 1}:
        pieces[outer] = replace(pieces[outer], give=style.give)
    pieces = _bound(pieces, style, Break.FREE, LEAST_ROWS, setting)
    inset = insets(style)
    if inset.top or inset.bottom or style.background is not None or block.continued is not None:
        box = replace(enclosure(style, place), continued=_further(block.continued, key, place, setting))
        pieces = [replace(piece, enclosures=(box, *piece.enclosures)) for piece in pieces]
    return pieces


def _rows(
    block: Grid, style: Style, measure: float, setting: Setting
) -> Iterator[tuple[tuple[Panel, ...], tuple[float, ...]]]:
    """The cells of each row, and how wide its columns are."""
    if block.widths:
        room = measure - style.gap * (len(block.widths) - 1)
        widths = tuple(room * share for share in block.widths)
        for start in range(0, len(block.cells), len(widths)):
            yield block.cells[start : start + len(widths)], widths
        return
    sizes = balanced(len(block.cells), columns_of(block, style.gap, measure, setting))
    start = 0
    for size in sizes:
        # a shorter row fills the measure while its cells stay alike: never one cell as wide as the page
        columns = size if min(sizes) > 1 else max(sizes)
        width = _cell_width(columns, style.gap, measure)
        yield block.cells[start : start + size], (width,) * columns
        start += size


def _below(block: Grid, key: int, place: Place, setting: Setting) -> list[Piece]:
    """The caption and the notes that cells have in common; they stay with the last row."""
    title = [] if block.caption is None else caption(block.caption, key, place, setting)
    if title:
        title[0] = replace(title[0], before=setting.style("figure").gap)
    notes = [piece for note in block.notes for piece in paragraph(note, place, setting)]
    return [replace(piece, break_before=Break.NEVER) for piece in (*title, *notes)]


def balanced(count: int, columns: int) -> tuple[int, ...]:
    """How many cells each row holds: 5 in rows of at most 4 are 3 + 2, 7 in rows of 3 are 3 + 2 + 2."""
    rows = -(-count // max(columns, 1))
    small, large = divmod(count, rows)
    return tuple(small + 1 if row < large else small for row in range(rows))


def columns_of(block: Grid, gap: float, measure: float, setting: Setting) -> int:
    """The cells side by side: what was asked for, or fewer if the figures could not stand in one line."""
    columns = max(block.columns, 1)
    while columns > 1:
        width = _cell_width(max(balanced(len(block.cells), columns)), gap, measure)
        if min(_shares(block.cells, width, setting).values(), default=1.0) >= SMALLEST_DISPLAY:
            break
        columns -= 1
    return columns


def _cell_width(count: int, gap: float, measure: float) -> float:
    """The width of each of ``count`` cells side by side."""
    return (measure - gap * (count - 1)) / count


def _row(
    row: Sequence[Panel], widths: Sequence[float], gap: float, place: Place, setting: Setting
) -> list[Piece]:
    """One row of cells; slices of it when no page could hold it whole."""
    alike = len(set(widths)) == 1
    fitted = _fitting(row, widths[0], setting) if alike else setting
    lefts = [place.x + sum(widths[:index]) + gap * index for index in range(len(row))]
    contents: list[list[_Child]] = []
    for cell, left, width in zip(row, lefts, widths, strict=False):
        style = fitted.style(cell.style)
        key = fitted.structure.add(cell.role, place.parent, cell.span)
        inside = content_place(style, Place(key, left, width), key)
        contents.append([_Child(child, fitted.measure((child,), inside, fitted)) for child in cell.children])
        if alike:
            _tell_long(contents[-1], setting)
    aligned = _level(_aligned(contents)) if alike else contents
    boxes: list[CellBox] = []
    for cell, left, width, children in zip(row, lefts, widths, aligned, strict=False):
        pieces = [piece for child in children for piece in child.pieces]
        if pieces:
            pieces[0] = _landed(pieces[0], cell.anchor, left)
        boxes.append(CellBox(left, width, fitted.style(cell.style), tuple(pieces)))
    whole = replace(row_piece(boxes), span=row[0].span)
    if whole.height <= setting.page_height:
        return [whole]
    setting.sink.report("grid-row-too-high", row[0].span)
    return slices(boxes) or [whole]


def _tell_long(children: Sequence[_Child], setting: Setting) -> None:
    """Words that make all cards of their row high."""
    for child in children:
        lines = len(child.pieces)
        if isinstance(child.block, Paragraph) and lines > MOST_LINES:
            setting.sink.report("card-text-long", child.block.span, lines=str(lines))


@record(frozen=True, slots=True)
class _Child:
    """A block of a card with its pieces."""

    block: Block
    pieces: list[Piece]

    @property
    def track(self) -> str:
        """Children of the same look stand on the same line over all cells of a row."""
        return self.block.style if isinstance(self.block, Paragraph) else ""


def _aligned(cells: list[list[_Child]]) -> list[list[_Child]]:
    """The cells with their children on common lines, if all are made of the same kinds in the same order."""
    order = [child.track for child in max(cells, key=len)]
    if len(set(order)) != len(order) or "" in order:
        return cells
    for cell in cells:
        tracks = [child.track for child in cell]
        if tracks != [name for name in order if name in tracks]:
            return cells
    by_track = [{child.track: child for child in cell} for cell in cells]
    result: list[list[_Child]] = [[] for _ in cells]
    for name in order:
        present = [cell[name] for cell in by_track if name in cell and cell[name].pieces]
        if not present:
            continue
        height = max(total_height(child.pieces) for child in present)
        pattern = present[0]
        for known, row in zip(by_track, result, strict=True):
            own = known.get(name)
            if own is None or not own.pieces:
                first, last = pattern.pieces[0], pattern.pieces[-1]
                row.append(_Child(pattern.block, [Piece(height, before=first.before, after=last.after)]))
            else:
                row.append(_Child(own.block, _padded(own.pieces, height)))
    return result


def _level(cells: list[list[_Child]]) -> list[list[_Child]]:
    """The cells of a row that all begin with a picture: the lower ones moved down, so that what stands below
    the pictures stands on one line.
    """
    heads = [cell[0] for cell in cells if cell and cell[0].pieces and isinstance(cell[0].block, Figure)]
    if len(heads) < len(cells):
        return cells
    height = max(total_height(head.pieces) for head in heads)
    return [
        [_Child(head.block, _sunk(head.pieces, height)), *cell[1:]]
        for head, cell in zip(heads, cells, strict=True)
    ]


def _sunk(pieces: list[Piece], height: float) -> list[Piece]:
    """The pieces, with blank space above so that all together are ``height``."""
    first = pieces[0]
    down = height - total_height(pieces)
    items = tuple(moved_item(item, 0.0, down) for item in first.items)
    marks = tuple(moved_mark(mark, 0.0, down) for mark in first.marks)
    return [replace(first, height=first.height + down, items=items, marks=marks), *pieces[1:]]


def _padded(pieces: list[Piece], height: float) -> list[Piece]:
    """The pieces, the last one with blank space below so that all together are ``height``."""
    missing = height - total_height(pieces)
    return [*pieces[:-1], replace(pieces[-1], height=pieces[-1].height + missing)]


def _fitting(row: Sequence[Panel], width: float, setting: Setting) -> Setting:
    """The setting with display styles as small as the row's longest display line needs.

    A figure that would break over two lines is set smaller in all cards of the row alike.
    """
    for name, share in sorted(_shares(row, width, setting).items()):
        # a two-hundredth less against rounding
        setting = setting.scaled(name, max(share * 0.995, SMALLEST_DISPLAY))
    return setting


def _shares(cells: Sequence[Panel], width: float, setting: Setting) -> dict[str, float]:
    """For display styles with too long a line, and units in it: the share of the size at which it fits."""
    shares: dict[str, float] = {}
    for figure, room, natural in overlong(cells, width, setting):
        units = {run.style for run in figure.runs if isinstance(run, TextRun) and run.style}
        for name in sorted({figure.style, *units}):
            shares[name] = min(shares.get(name, 1.0), room / natural)
    return shares


def overlong(
    cells: Sequence[Panel], width: float, setting: Setting
) -> Iterator[tuple[Paragraph, float, float]]:
    """Each display line too long for its cell: its room and its own width in pt."""
    body = setting.style("body").size
    for cell in cells:
        box = insets(setting.style(cell.style))
        for child in cell.children:
            if not isinstance(child, Paragraph):
                continue
            style = setting.style(child.style)
            if style.size < body * DISPLAY:
                continue
            room = width - box.left - box.right - style.start_indent - style.end_indent
            natural = natural_width(child.runs, style, setting)
            if natural > room > 0:
                yield child, room, natural


def natural_width(runs: Inlines, style: Style, setting: Setting) -> float:
    """How wide words are that nothing breaks, in pt."""
    lines = setting.lines(runs, replace(style, align="start"), _UNLIMITED)
    return max((line.indent + line.width for line in lines), default=0.0)


def _landed(piece: Piece, anchor: str, x: float) -> Piece:
    """The piece with the landing place of its panel's anchor."""
    if not anchor:
        return piece
    return replace(piece, marks=(Landmark(anchor, x, 0.0), *piece.marks))
