"""Rows that spanning cells tie together, too many to be kept on one page: a piece for every row.

A spanning cell's text begins in its first row and is set again, as an artifact, where the cell goes on at the
head of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.layout.boxes import insets, rule
from reportgen.layout.columns import PlacedCell
from reportgen.layout.pieces import Break, Enclosure, Piece, as_repeated, moved_item
from reportgen.layout.rows import CellBox, SetCell, composed, over_ground, slice_style, slices
from reportgen.layout.stack import stack
from reportgen.model.pages import RectItem
from reportgen.record import replace
from reportgen.theme.style import Border

Cells = Sequence[tuple[PlacedCell, CellBox]]


def cut_band(
    cells: Cells, heights: Sequence[float], border: Border | None, edges: Sequence[float], room: float
) -> list[Piece]:
    """The rows of a band, ``heights`` high; a row that ``room`` does not hold is cut between lines.

    ``border`` is the rule between rows, ``edges`` are those of the columns.
    """
    taken = [placed for placed, _ in cells]
    ties = _ties(cells, len(heights))
    pieces: list[Piece] = []
    for row, height in enumerate(heights):
        parts = [part for placed, box in cells if (part := _part(placed, box, row)) is not None]
        if height > room:
            made = slices(parts)
        else:
            made = [composed([SetCell(part, 0.0, height) for part in parts], height)]
        if row and border is not None and made:
            made[0] = over_ground(made[0], list(rules_above(row, 0.0, taken, edges, border)))
        if made and _under_text(cells, heights, row):
            made[0] = replace(made[0], break_before=Break.NEVER)
        elif row and made:
            made[0] = replace(made[0], break_before=Break.AVOID)
        pieces += (replace(piece, enclosures=ties[row]) for piece in made)
    return pieces


def rules_above(
    row: int, y: float, taken: Sequence[PlacedCell], edges: Sequence[float], border: Border
) -> Iterator[RectItem]:
    """The rule above a row of a band, interrupted where a cell goes on over it."""
    crossed = {
        column
        for placed in taken
        if placed.row < row < placed.row + placed.cell.rowspan
        for column in range(placed.column, placed.column + placed.cell.colspan)
    }
    for column in range(len(edges) - 1):
        if column not in crossed:
            yield rule(edges[column], y, edges[column + 1] - edges[column], border)


def _part(placed: PlacedCell, box: CellBox, row: int) -> CellBox | None:
    """What of a cell stands in a row: all its text in the first one, its ground in all."""
    index, count = row - placed.row, placed.cell.rowspan
    if not 0 <= index < count:
        return None
    if count == 1:
        return box
    style = slice_style(box.style, index, count)
    return replace(box, style=style, pieces=() if index else box.pieces, vertical="top")


def _under_text(cells: Cells, heights: Sequence[float], row: int) -> bool:
    """Whether the text of a spanning cell reaches down into a row below its first."""
    return any(
        placed.row < row < placed.row + placed.cell.rowspan and box.height > sum(heights[placed.row : row])
        for placed, box in cells
    )


def _ties(cells: Cells, count: int) -> list[tuple[Enclosure, ...]]:
    """For every row the spanning cells it stands in, the longest first: each sets its text again at the head
    of a page. Of two that overlap without one holding the other only the first does.
    """
    spans = [(placed, box) for placed, box in cells if placed.cell.rowspan > 1]
    spans.sort(key=lambda entry: (entry[0].row, -entry[0].cell.rowspan))
    ties: list[tuple[Enclosure, ...]] = [()] * count
    for placed, box in spans:
        rows = range(placed.row, min(placed.row + placed.cell.rowspan, count))
        if len({ties[row] for row in rows}) > 1:
            continue
        inset = insets(box.style)
        again = tuple(moved_item(item, 0.0, inset.top) for item in as_repeated(stack(box.pieces).items))
        tie = Enclosure(box.x, box.width, repeat=Piece(0.0, again))
        for row in rows:
            ties[row] = (*ties[row], tie)
    return ties
