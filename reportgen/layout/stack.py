"""Stacks pieces below each other: pieces to heights and placed items.

Space between neighbours is the greater of the two wishes, never their sum; the first piece of a
stack and of an enclosure drops its space before, the last of an enclosure its space after.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import field

from reportgen.layout.boxes import box_items
from reportgen.layout.pieces import (
    Break,
    Enclosure,
    Mark,
    Piece,
    break_between,
    moved_item,
    moved_mark,
    shared_depth,
)
from reportgen.model.pages import Item
from reportgen.record import record, replace
from reportgen.theme.style import Borders, Give

# a line this little (pt) below a grid line is moved up to it instead of a whole line down: the air
# inside a line's box is several times as high
_FORGIVEN = 1.0


@record(frozen=True, slots=True)
class Spacing:
    """How the gaps of a stack are set, and on which lines its text stands.

    ``ratio``: 0 as wished, 1 stretched and -1 shrunk by all they may. ``pitch``: the distance of the
    baseline grid's lines in pt, 0 without a grid; ``origin``: a grid line's distance from the stack's top.
    """

    ratio: float = 0.0
    pitch: float = 0.0
    origin: float = 0.0


NATURAL = Spacing()


@record(slots=True)
class Stacking:
    """A stack being built; ``bottom`` is the lower edge of the last piece, without what is still open.

    ``continued``: how many enclosures of the first piece began on an earlier page. ``stretch`` and
    ``shrink``: how much higher and lower its gaps could make the stack. ``moved``: how far the last piece
    was moved down to a line of the grid.
    """

    continued: int = 0
    spacing: Spacing = NATURAL
    bottom: float = 0.0
    stretch: float = 0.0
    shrink: float = 0.0
    moved: float = 0.0
    _last: Piece | None = None
    repeats: list[tuple[Piece, float]] = field(default_factory=list)
    # enclosure, top edge; bottom edge once closed
    opened: list[tuple[Enclosure, float]] = field(default_factory=list)
    closed: list[tuple[Enclosure, float, float]] = field(default_factory=list)

    def add(self, piece: Piece, lead: float = 0.0) -> float:
        """Put a piece ``lead`` further below the others than it wishes; its top edge."""
        last = self._last
        if last is not None and not (last.enclosures or piece.enclosures or self.spacing.pitch):
            # running text, nearly all there is
            apart = last.after != 0.0 or piece.before != 0.0
            top = self.bottom + ((self._gap(last, piece, 0) if apart else 0.0) + lead)
            self.bottom = top + piece.height
            self._last = piece
            return top
        if last is None:
            depth = 0
            self.bottom += lead
        else:
            depth = shared_depth(last, piece)
            closing = last.enclosures[depth:]
            for enclosure in reversed(closing):
                self._close(enclosure)
            self.bottom += self._gap(last, piece, depth) + lead
        opening = piece.enclosures[depth:]
        going_on = self.continued if last is None else 0
        if self.spacing.pitch:
            self.moved = 0.0
            if piece.baseline is not None:
                # a box moves as a whole: its padding stays what it is
                padding = sum(_head(e, level < going_on) for level, e in enumerate(opening, depth))
                self.moved = self._to_line(padding + piece.baseline)
                self.bottom += self.moved
        for level, enclosure in enumerate(opening, depth):
            goes_on = level < going_on
            if goes_on:
                self._repeat(enclosure.continued)
            self.opened.append((enclosure, self.bottom))
            self.bottom += _head(enclosure, goes_on)
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
        if not self._last.enclosures:
            return self.bottom
        return self.bottom + sum(e.insets.bottom for e in self._last.enclosures)

    def finish(self) -> None:
        """Close what is open."""
        if self._last is not None:
            for enclosure in reversed(self._last.enclosures):
                self._close(enclosure)

    def _gap(self, last: Piece, piece: Piece, depth: int) -> float:
        """The space between neighbours that have ``depth`` enclosures in common."""
        gap, give = gap_between(last, piece, depth)
        if give is None:
            return gap
        self.stretch += gap * give.stretch
        self.shrink += gap * give.shrink
        ratio = self.spacing.ratio
        return gap + gap * ratio * (give.stretch if ratio > 0 else give.shrink)

    def _to_line(self, baseline: float) -> float:
        """How far a baseline so far below the bottom lies above the next line of the grid."""
        pitch = self.spacing.pitch
        y = self.bottom + baseline - self.spacing.origin
        return math.ceil((y - _FORGIVEN) / pitch) * pitch - y

    def _close(self, enclosure: Enclosure) -> None:
        self.bottom += enclosure.insets.bottom
        opened, top = self.opened.pop()
        self.closed.append((opened, top, self.bottom))


def gap_between(upper: Piece, lower: Piece, depth: int) -> tuple[float, Give | None]:
    """The space wished between neighbours that have ``depth`` enclosures in common, and how it may change."""
    above = upper.enclosures[depth] if len(upper.enclosures) > depth else upper
    below = lower.enclosures[depth] if len(lower.enclosures) > depth else lower
    gap, give = (above.after, above.give) if above.after >= below.before else (below.before, below.give)
    if gap == 0.0 or give is None or break_between(upper, lower) is Break.NEVER:
        # what stays together keeps its distance
        return gap, None
    return gap, give


def _head(enclosure: Enclosure, goes_on: bool) -> float:
    """What a box takes above its content. One that goes on and shows no edge there takes nothing: its text
    begins where that of the other columns and pages does.
    """
    if goes_on and enclosure.cut == "open" and enclosure.background is None:
        return 0.0
    return enclosure.insets.top


@record(frozen=True, slots=True)
class Stack:
    """Placed content: backgrounds lie behind all items. Origin at the stack's top left."""

    height: float
    backgrounds: tuple[Item, ...]
    items: tuple[Item, ...]
    marks: tuple[Mark, ...]


def stack(
    pieces: Sequence[Piece], continued: int = 0, continues: int = 0, spacing: Spacing = NATURAL
) -> Stack:
    """Place pieces below each other (see ``Stacking``); ``continues``: how many enclosures of the last
    piece go on after this stack.
    """
    stacking = Stacking(continued, spacing)
    leads = _leads(pieces, continued, spacing) if spacing.pitch else {}
    items: list[Item] = []
    marks: list[Mark] = []
    for index, piece in enumerate(pieces):
        top = stacking.add(piece, leads.get(index, 0.0))
        items += (moved_item(item, 0.0, top) for item in piece.items)
        marks += (moved_mark(mark, 0.0, top) for mark in piece.marks)
    stacking.finish()
    for repeat, top in stacking.repeats:
        items[:0] = [moved_item(item, 0.0, top) for item in repeat.items]
    backgrounds: list[Item] = []
    before = pieces[0].enclosures[:continued] if pieces else ()
    after = pieces[-1].enclosures[:continues] if pieces else ()
    # an outer box closes after the inner ones but lies behind them
    for enclosure, top, bottom in reversed(stacking.closed):
        box = (enclosure.x, top, enclosure.width, bottom - top)
        borders = _shown_borders(enclosure, before, after)
        backgrounds += box_items(box, enclosure.background, borders, enclosure.radius)
    return Stack(stacking.bottom, tuple(backgrounds), tuple(items), tuple(marks))


def _leads(pieces: Sequence[Piece], continued: int, spacing: Spacing) -> Mapping[int, float]:
    """Where the slack goes that the grid asks for: piece index → further space above it.

    What stands between two lines of the grid (a heading, a figure, a table) takes it: what clings to the text
    below it has it above, everything else half above and half below; so has a heading at a page's head.
    """
    stacking = Stacking(continued, spacing)
    leads: dict[int, float] = {}
    first = 0
    for index, piece in enumerate(pieces):
        stacking.add(piece)
        if piece.baseline is None:
            continue
        if stacking.moved > 0 and first < index:
            clinging = _clinging(pieces, first, index)
            apart = clinging > first > 0
            if clinging < index:
                whole = clinging > 0 and not apart
                leads[clinging] = stacking.moved if whole else stacking.moved / 2
            if apart:
                leads[first] = stacking.moved / 2
        first = index + 1
    return leads


def _clinging(pieces: Sequence[Piece], first: int, index: int) -> int:
    """The first of the pieces before ``index`` that no page may part from it; ``index`` if there is none."""
    start = index
    while start > first and break_between(pieces[start - 1], pieces[start]) is Break.NEVER:
        start -= 1
    return start


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
