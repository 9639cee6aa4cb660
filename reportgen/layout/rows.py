"""Cells side by side (of a table, of a grid of cards): cells to one piece, or to slices when too high."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportgen.layout.boxes import box_items, insets
from reportgen.layout.pieces import Mark, Piece, moved_item, moved_mark
from reportgen.layout.stack import Stacking, stack, total_height
from reportgen.model.pages import Item, RectItem
from reportgen.record import record, replace
from reportgen.theme.style import Style

Vertical = Literal["top", "middle"]


@record(frozen=True, slots=True)
class CellBox:
    """A cell: left edge and width in the stack's coordinates, the style of its box, its content."""

    x: float
    width: float
    style: Style
    pieces: tuple[Piece, ...]
    vertical: Vertical = "top"

    @property
    def height(self) -> float:
        """What the content and the box around it need, in pt."""
        inset = insets(self.style)
        return inset.top + total_height(self.pieces) + inset.bottom


@record(frozen=True, slots=True)
class SetCell:
    """A cell at its place in a row or in a band of rows: top edge and height in pt."""

    box: CellBox
    top: float
    height: float


def row_piece(cells: Sequence[CellBox]) -> Piece:
    """The cells as one piece, all as high as the highest."""
    height = max((cell.height for cell in cells), default=0.0)
    return composed([SetCell(cell, 0.0, height) for cell in cells], height)


def composed(cells: Sequence[SetCell], height: float) -> Piece:
    """Cells at their places as one piece; all boxes lie behind all content."""
    backgrounds: list[Item] = []
    items: list[Item] = []
    marks: list[Mark] = []
    for cell in cells:
        style, inset = cell.box.style, insets(cell.box.style)
        box = (cell.box.x, cell.top, cell.box.width, cell.height)
        backgrounds += box_items(box, style.background, style.borders, style.radius)
        content = stack(cell.box.pieces)
        top = cell.top + inset.top
        if cell.box.vertical == "middle":
            top += max(cell.height - inset.top - inset.bottom - content.height, 0.0) / 2
        backgrounds += (moved_item(item, 0.0, top) for item in content.backgrounds)
        items += (moved_item(item, 0.0, top) for item in content.items)
        marks += (moved_mark(mark, 0.0, top) for mark in content.marks)
    notes = tuple(note for cell in cells for piece in cell.box.pieces for note in piece.notes)
    return Piece(height, (*backgrounds, *items), marks=tuple(marks), notes=notes)


def slices(cells: Sequence[CellBox]) -> list[Piece]:
    """A row higher than a page, cut between lines: the n-th lines of all cells make the n-th slice.

    Boxes inside a cell lose their frames here; the cells' own go on over all slices.
    """
    columns = [_lines(cell) for cell in cells]
    count = max((len(column) for column in columns), default=0)
    made: list[Piece] = []
    for index in range(count):
        cut = [
            CellBox(
                cell.x,
                cell.width,
                slice_style(cell.style, index, count),
                column[index : index + 1],
            )
            for cell, column in zip(cells, columns, strict=True)
        ]
        made.append(row_piece(cut))
    return made


def _lines(cell: CellBox) -> tuple[Piece, ...]:
    """The content of a cell without frames, each piece as high as its share of the stack."""
    stacking = Stacking()
    lines: list[Piece] = []
    reached = 0.0
    for piece in cell.pieces:
        top = stacking.add(replace(piece, enclosures=())) - reached
        items = tuple(moved_item(item, 0.0, top) for item in piece.items)
        marks = tuple(moved_mark(mark, 0.0, top) for mark in piece.marks)
        height = stacking.bottom - reached
        lines.append(Piece(height, items, marks=marks, span=piece.span, notes=piece.notes))
        reached = stacking.bottom
    return tuple(lines)


def slice_style(style: Style, index: int, count: int) -> Style:
    """The box of one of ``count`` slices: open where the cell goes on."""
    padding, borders = style.padding, style.borders
    if index > 0:
        padding, borders = replace(padding, top=0.0), replace(borders, top=None)
    if index < count - 1:
        padding, borders = replace(padding, bottom=0.0), replace(borders, bottom=None)
    if count == 1:
        return style
    return replace(style, padding=padding, borders=borders, radius=0.0)


def over_ground(piece: Piece, rules: Sequence[RectItem]) -> Piece:
    """A row with rules behind its text but over its ground."""
    grounds = [item for item in piece.items if isinstance(item, RectItem)]
    others = [item for item in piece.items if not isinstance(item, RectItem)]
    return replace(piece, items=(*grounds, *rules, *others))
