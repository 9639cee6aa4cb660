"""Stacks pieces below each other: pieces to heights and placed items.

Space between neighbours is the greater of the two wishes, never their sum; the first piece of a
stack and of an enclosure drops its space before, the last of an enclosure its space after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportgen.layout.boxes import box_items
from reportgen.layout.pieces import Enclosure, Mark, Piece, moved_item, moved_mark, shared_depth
from reportgen.model.pages import Item
from reportgen.theme.style import Borders


@dataclass(slots=True)
class Stacking:
    """A stack being built; ``bottom`` is the lower edge of the last piece, without what is still open.

    ``continued``: how many enclosures of the first piece began on an earlier page.
    """

    continued: int = 0
    bottom: float = 0.0
    _last: Piece | None = None
    repeats: list[tuple[Piece, float]] = field(default_factory=list)
    # enclosure, top edge; bottom edge once closed
    opened: list[tuple[Enclosure, float]] = field(default_factory=list)
    closed: list[tuple[Enclosure, float, float]] = field(default_factory=list)

    def add(self, piece: Piece) -> float:
        """Put a piece below the others; its top edge."""
        last = self._last
        if last is None:
            depth = 0
        else:
            depth = shared_depth(last, piece)
            closing, opening = last.enclosures[depth:], piece.enclosures[depth:]
            for enclosure in reversed(closing):
                self._close(enclosure)
            after = closing[0].after if closing else last.after
            before = opening[0].before if opening else piece.before
            self.bottom += max(after, before)
        for level, enclosure in enumerate(piece.enclosures[depth:], depth):
            goes_on = last is None and level < self.continued
            if goes_on:
                self._repeat(enclosure.continued)
            self.opened.append((enclosure, self.bottom))
            self.bottom += enclosure.insets.top
            if goes_on:
                self._repeat(enclosure.repeat)
        top = self.bottom
        self.bottom += piece.height
        self._last = piece
        return top

    def _repeat(self, piece: Piece | None) -> None:
        if piece is not None:
            self.repeats.append((piece, self.bottom))
            self.bottom += piece.height

    def height(self) -> float:
        """The height of the stack if it ended here, all open enclosures closed."""
        if self._last is None:
            return 0.0
        return self.bottom + sum(e.insets.bottom for e in self._last.enclosures)

    def finish(self) -> None:
        """Close what is open."""
        if self._last is not None:
            for enclosure in reversed(self._last.enclosures):
                self._close(enclosure)

    def _close(self, enclosure: Enclosure) -> None:
        self.bottom += enclosure.insets.bottom
        opened, top = self.opened.pop()
        self.closed.append((opened, top, self.bottom))


@dataclass(frozen=True, slots=True)
class Stack:
    """Placed content: backgrounds lie behind all items. Origin at the stack's top left."""

    height: float
    backgrounds: tuple[Item, ...]
    items: tuple[Item, ...]
    marks: tuple[Mark, ...]


def stack(pieces: Sequence[Piece], continued: int = 0, continues: int = 0) -> Stack:
    """Place pieces below each other (see ``Stacking``); ``continues``: how many enclosures of the last
    piece go on after this stack.
    """
    stacking = Stacking(continued)
    items: list[Item] = []
    marks: list[Mark] = []
    for piece in pieces:
        top = stacking.add(piece)
        items += (moved_item(item, 0.0, top) for item in piece.items)
        marks += (moved_mark(mark, 0.0, top) for mark in piece.marks)
    stacking.finish()
    repeated = [moved_item(item, 0.0, top) for repeat, top in stacking.repeats for item in repeat.items]
    items[:0] = repeated
    backgrounds: list[Item] = []
    before = pieces[0].enclosures[:continued] if pieces else ()
    after = pieces[-1].enclosures[:continues] if pieces else ()
    # an outer box closes after the inner ones but lies behind them
    for enclosure, top, bottom in reversed(stacking.closed):
        box = (enclosure.x, top, enclosure.width, bottom - top)
        borders = _shown_borders(enclosure, before, after)
        backgrounds += box_items(box, enclosure.background, borders, enclosure.radius)
    return Stack(stacking.bottom, tuple(backgrounds), tuple(items), tuple(marks))


def _shown_borders(enclosure: Enclosure, before: Sequence[Enclosure], after: Sequence[Enclosure]) -> Borders:
    """The rules of the part of an enclosure on this page: none where an open one is cut."""
    borders = enclosure.borders
    if enclosure.cut == "open":
        if any(enclosure is one for one in before):
            borders = replace(borders, top=None)
        if any(enclosure is one for one in after):
            borders = replace(borders, bottom=None)
    return borders


def total_height(pieces: Sequence[Piece]) -> float:
    """The height pieces take when nothing separates them over pages."""
    stacking = Stacking()
    for piece in pieces:
        stacking.add(piece)
    return stacking.height()
