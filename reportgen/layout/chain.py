"""Divides what runs on without a forced break over frames, so that all of them together cost least.

A frame that ends badly may be the price of a good one later, so several ways are followed at once: after
every frame the cheapest few are kept, and those that have come furthest and least far.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from reportgen.layout.fill import NO_NOTES, PARTED, End, Filling, Room, begun_foot, ends, filling, foot_at
from reportgen.layout.footnotes import Foot
from reportgen.layout.pieces import Break, Piece, break_between
from reportgen.record import record

# ways followed at once, and ends of one frame that are tried
WAYS = 4
TRIED = 4
# a frame that costs no more is taken without trying others, unless the end is fewer frames away than this
GOOD = 1.0
FAR = 3
# a frame of its own: fewer pages are better
FRAME = 30.0
# a last frame with so little in it looks like a mistake (typography.md, rule 7): the height in lines of
# running text, and its cost: less than that of splitting a box, more than that of any tightening
FEW_LINES = 3
NEARLY_EMPTY = 24.0
# a last frame less full than this costs a little, the more the emptier
SPARSE = 0.2
SPARSE_COST = 10.0


@record(frozen=True, slots=True)
class _Way:
    """A division up to piece ``start``: its cost, its last frame's end, and the way before that frame.

    ``begun`` are the notes that frame begins with, ``carried`` the lines of notes it leaves to the next one.
    """

    start: int
    cost: float
    end: End | None = None
    before: _Way | None = None
    begun: Foot = NO_NOTES
    carried: tuple[Piece, ...] = ()


def stop_of(pieces: Sequence[Piece], start: int) -> int:
    """The index after the last piece before the next forced break."""
    for index in range(start + 1, len(pieces)):
        if break_between(pieces[index - 1], pieces[index]) >= Break.PAGE:
            return index
    return len(pieces)


def divided(
    pieces: Sequence[Piece],
    start: int,
    stop: int,
    carried: tuple[Piece, ...],
    room_of: Callable[[int], Room],
    leading: float,
) -> list[Filling]:
    """The fillings of consecutive frames from piece ``start`` to before piece ``stop``.

    ``carried`` are lines of notes left by the frame before. ``room_of`` gives the n-th frame from here on;
    ``leading`` is that of running text in pt.
    """
    ways = [_Way(start, 0.0, carried=carried)]
    best: _Way | None = None
    frame = 0
    while ways:
        room = room_of(frame)
        following: dict[int, _Way] = {}
        for way in ways:
            for further in _further(way, pieces, stop, room, leading):
                if further.start >= stop:
                    if best is None or further.cost < best.cost:
                        best = further
                elif further.start not in following or further.cost < following[further.start].cost:
                    following[further.start] = further
        ways = _kept([w for w in following.values() if best is None or w.cost < best.cost])
        frame += 1
    return _fillings(best, pieces, room_of)


def _further(way: _Way, pieces: Sequence[Piece], stop: int, room: Room, leading: float) -> list[_Way]:
    """The ways on from this one, by one frame."""
    begun = begun_foot(way.carried, room)
    possible, last = _worth_trying(pieces, way.start, stop, room, begun)
    if not possible and last is None:
        # not even one piece fits: it stands alone and runs over
        return [_Way(way.start + 1, way.cost + FRAME + PARTED, None, way, begun)]

    def ending(end: End, cost: float) -> _Way:
        left = foot_at(pieces, way.start, end, room, begun).carried if end.foot or begun.carried else ()
        return _Way(end.index, cost, end, way, begun, left)

    so_far = way.cost + FRAME
    found: list[_Way] = []
    if last is not None:
        cost = last.last_cost(room) + _sparseness(last, way, room, leading)
        found.append(ending(last, so_far + cost))
    rated = sorted(((so_far + end.cost(room), end) for end in possible), key=itemgetter(0))
    tried = [ending(end, cost) for cost, end in rated[:TRIED]]
    if tried and not found and _is_clear(tried[0], way, stop):
        return tried[:1]
    return found + tried


def _worth_trying(
    pieces: Sequence[Piece], start: int, stop: int, room: Room, begun: Foot
) -> tuple[list[End], End | None]:
    """The ends in the lower half of the frame, unless what stands there must not be parted: all of them
    then. The end of the run, if it is reached, apart.
    """
    for least in (room.height / 2, 0.0):
        possible = ends(pieces, start, stop, room, begun, least)
        last = possible.pop() if possible and possible[-1].index == stop else None
        if any(end.kind is not Break.NEVER for end in possible):
            break
    return possible, last


def _is_clear(best: _Way, way: _Way, stop: int) -> bool:
    """Whether a frame is as good as full and so far from the end that no other one need be tried."""
    far = stop - best.start > FAR * (best.start - way.start)
    return far and best.cost - way.cost - FRAME < GOOD


def _sparseness(end: End, way: _Way, room: Room, leading: float) -> float:
    """What a last frame costs for being nearly empty; one that is the first as well costs nothing."""
    if way.end is None and way.before is None:
        return 0.0
    cost = 0.0
    if end.height <= FEW_LINES * leading + 0.5:
        cost += NEARLY_EMPTY
    return cost + SPARSE_COST * max(0.0, 1 - end.height / (SPARSE * room.height))


def _kept(ways: list[_Way]) -> list[_Way]:
    """The cheapest ways, with the one that has come furthest and the one that has come least far."""
    if len(ways) <= WAYS:
        return ways
    by_cost = sorted(ways, key=lambda way: (way.cost, -way.start))
    kept = by_cost[:WAYS]
    cheap = [way for way in by_cost if way.cost < kept[0].cost + PARTED / 2]
    for extreme in (max(cheap, key=lambda w: w.start), min(cheap, key=lambda w: w.start)):
        if extreme not in kept:
            kept.append(extreme)
    return kept


def _fillings(best: _Way | None, pieces: Sequence[Piece], room_of: Callable[[int], Room]) -> list[Filling]:
    """The chosen way's frames in order, set."""
    steps: list[tuple[int, End | None, Foot]] = []
    way = best
    while way is not None and way.before is not None:
        steps.append((way.before.start, way.end, way.begun))
        way = way.before
    steps.reverse()
    last = len(steps) - 1
    return [
        filling(pieces, start, end, room_of(frame), begun, frame == last)
        for frame, (start, end, begun) in enumerate(steps)
    ]
