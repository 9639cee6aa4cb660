"""Weighs frames of nothing but lines, with spaces between them, from a few numbers of each piece.

Most frames are such, and where a page ends badly many are weighed that overlap. What is found is the very
same as ``weighing`` finds, in a quarter of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from reportgen.layout.fill import TOLERANCE, End, Room, emptiness, kind_cost, tightness
from reportgen.layout.pieces import Break, Piece, break_between
from reportgen.layout.stack import gap_between
from reportgen.layout.weighing import TRIED, Weighed, shortness

# of a piece: the space above it, its height (no frame holds what is more than a line), how far the space may
# stretch and shrink, and the kind of break below it
_Numbers = tuple[float, float, float, float, Break]


class RunningText:
    """The pieces from ``start`` to before ``stop``."""

    def __init__(self, pieces: Sequence[Piece], start: int, stop: int) -> None:
        self._start = start
        self._numbers: list[_Numbers] = []
        gap = stretch = shrink = 0.0
        for index in range(start, stop):
            piece = pieces[index]
            if piece.enclosures or piece.notes or piece.floating is not None or piece.elastic is not None:
                height = inf
            else:
                height = piece.height
            kind = Break.PAGE if index + 1 == stop else break_between(piece, pieces[index + 1])
            self._numbers.append((gap, height, stretch, shrink, kind))
            gap = stretch = shrink = 0.0
            if kind is not Break.PAGE and (piece.after != 0.0 or pieces[index + 1].before != 0.0):
                gap, give = gap_between(piece, pieces[index + 1], 0)
                if give is not None:
                    stretch, shrink = gap * give.stretch, gap * give.shrink

    def weighed(self, pieces: Sequence[Piece], start: int, room: Room) -> Weighed | None:
        """What ``weighing.weighed`` finds for a frame without notes that begins with piece ``start``; None
        where it holds more than lines, keeps to a grid, or parts what belongs together wherever it ends.

        The furthest of the ``pieces`` that tells is looked at.
        """
        if room.grid.pitch or room.grid.ratio:
            return None
        full, half = room.height, room.height / 2
        limit = full + TOLERANCE
        bottom = stretch = shrink = lowest = 0.0
        possible: list[tuple[int, float, Break, float, float]] = []
        last: End | None = None
        index = 0
        numbers = self._numbers
        for at in range(start - self._start, len(numbers)):
            gap, height, more, less, kind = numbers[at]
            if index:
                bottom = bottom + gap + height
                stretch += more
                shrink += less
            else:
                bottom = height
            if bottom - shrink > limit:
                break
            index += 1
            if bottom > half and kind is not Break.NEVER:
                possible.append((index, bottom, kind, stretch, shrink))
                if kind is Break.FREE:
                    lowest = bottom
        else:
            index -= 1
            if possible and kind is Break.PAGE:
                last = _end(*possible.pop())
        if not possible or bottom == inf:
            return None
        pieces[start + index]
        rated: list[tuple[float, tuple[int, float, Break, float, float]]] = []
        for end in possible:
            _, height, kind, stretch, shrink = end
            if height > full:
                cost = tightness(height - full, shrink, 0.0)
            else:
                cost = emptiness(full - height, stretch, 0.0, room)
            if kind is not Break.FREE:
                cost += kind_cost(kind, room)
            rated.append((cost + shortness(height, lowest, room), end))
        rated.sort()
        return Weighed(last, tuple((cost, end[0], _end(*end)) for cost, end in rated[:TRIED]))


def _end(index: int, height: float, kind: Break, stretch: float, shrink: float) -> End:
    return End(index, height, kind, stretch, shrink, 0.0)
