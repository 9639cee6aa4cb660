"""Weighs one frame: the ends worth trying, each with its cost, the cheapest first.

The costs weigh evils against each other, as those of an end do (see ``fill``).
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from reportgen.layout.fill import End, Room, ends
from reportgen.layout.footnotes import Foot
from reportgen.layout.pieces import Break, Piece
from reportgen.record import record

# ends of one frame that are known with their costs
TRIED = 6
# a frame that ends earlier than it might, with more than so many lines empty, shows a gap in running text
# that no rule asks for: every further line costs
SHORT_LINES = 2.0
SHORT = 100.0


@record(frozen=True, slots=True)
class Weighed:
    """The ends of a frame that are worth trying, their indexes counted from the frame's first piece.

    ``last`` is the end of the run, if the frame reaches it; ``tried`` are the others, each with its cost and
    how many pieces the frame holds then before it, the cheapest first.
    """

    last: End | None
    tried: tuple[tuple[float, int, End], ...]


def weighed(pieces: Sequence[Piece], start: int, stop: int, room: Room, begun: Foot) -> Weighed:
    """The ends worth trying of the frame that begins with piece ``start``, each with its cost."""
    possible, last = worth_trying(pieces, start, stop, room, begun)
    lowest = lowest_of(possible)
    costs = (end.cost(room) + shortness(end.height, lowest, room) for end in possible)
    rated = sorted(zip(costs, possible, strict=True), key=itemgetter(0))
    return Weighed(
        None if last is None else last.counted(-start),
        tuple((cost, end.index - start, end.counted(-start)) for cost, end in rated[:TRIED]),
    )


def worth_trying(
    pieces: Sequence[Piece], start: int, stop: int, room: Room, begun: Foot
) -> tuple[list[End], End | None]:
    """The ends in the lower half of the frame that part nothing which must stay together; where there are
    none those above, or else all. The end of the run, if it is reached, apart.
    """
    for least in (room.height / 2, 0.0):
        possible = ends(pieces, start, stop, room, begun, least)
        last = possible.pop() if possible and possible[-1].index == stop else None
        apart = [end for end in possible if end.kind is not Break.NEVER]
        if apart:
            return apart, last
    return possible, last


def lowest_of(possible: Sequence[End]) -> float:
    """How high a frame is filled that ends as late as it may and parts nothing, tightened if need be."""
    return max((end.height for end in possible if end.kind in (Break.FREE, Break.PAGE)), default=0.0)


def shortness(height: float, lowest: float, room: Room) -> float:
    """What it costs to leave out lines that have room, beyond the two that may be empty."""
    if lowest - height < room.leading / 2:
        return 0.0
    return SHORT * max((room.height - height) / room.leading - SHORT_LINES, 0.0)
