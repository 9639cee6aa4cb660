"""Divides what runs on without a forced break over frames, so that all of them together cost least.

A frame that ends badly may be the price of a good one later, so several ways are followed at once: after
every frame the cheapest few are kept, and those that have come furthest and least far. Where a frame ends
badly all the same, those before it are gone through again with more ways, so that they share the hole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from operator import itemgetter
from typing import Generic, TypeVar

from reportgen.layout.fill import PARTED, End, Filling, Room, begun_foot, ends, filling, foot_at
from reportgen.layout.footnotes import Foot
from reportgen.layout.framememory import FrameMemory, Weighed
from reportgen.layout.pieces import Break, Piece
from reportgen.record import record, replace

# ends of one frame that are known with their costs
TRIED = 10
# a frame that is good is taken without trying others, unless the end is fewer frames away than this
FAR = 3
# a frame that costs more ends badly (more than two lines are empty): so many before it may end otherwise
BAD = 8.5
BACK = 6
# a frame of its own: fewer pages are better
FRAME = 30.0
# a last frame with so little in it looks like a mistake (typography.md, rule 7): the height in lines of
# running text, and its cost: less than that of splitting a box, more than that of any tightening and of
# leaving out three lines or four before it
FEW_LINES = 3
NEARLY_EMPTY = 250.0
# a frame that ends earlier than it might, with more than so many lines empty, shows a gap in running text
# that no rule asks for: every further line costs
SHORT_LINES = 2.0
SHORT = 100.0
# a last frame less full than this costs a little, the more the emptier
SPARSE = 0.2
SPARSE_COST = 10.0


Step = TypeVar("Step")


@record(frozen=True, slots=True)
class Breadth:
    """How many ways are followed at once and how many ends of a frame are tried; one that costs no more than
    ``good`` is taken alone.
    """

    ways: int
    ends: int
    good: float


NARROW = Breadth(4, 4, 1.0)
WIDE = Breadth(20, TRIED, 0.0)


@record(frozen=True, slots=True)
class Way(Generic[Step]):
    """A division up to piece ``start``: its cost, what its last frame holds (``step``), and the way before
    that frame. ``carried`` are the lines of notes that frame leaves to the next one.
    """

    start: int
    cost: float
    step: Step | None = None
    before: Way[Step] | None = None
    carried: tuple[Piece, ...] = ()

    def steps(self) -> list[Step]:
        """What every frame of the way holds, in order."""
        found: list[Step] = []
        way: Way[Step] | None = self
        while way is not None:
            if way.step is not None:
                found.append(way.step)
            way = way.before
        return found[::-1]


@record(frozen=True, slots=True)
class Run:
    """What goes on without a forced break: the pieces from ``start`` to before ``stop``.

    ``carried`` are lines of notes left by the frame before. ``room_of`` gives its n-th frame. ``again``: how
    many ways are followed where frames end badly.
    """

    pieces: Sequence[Piece]
    start: int
    stop: int
    carried: tuple[Piece, ...]
    room_of: Callable[[int], Room]
    again: Breadth = WIDE


@record(frozen=True, slots=True)
class FrameEnd:
    """Where a frame ends, counted from its first piece (nowhere: its only piece runs over), and the notes it
    begins with.
    """

    start: int
    end: End | None
    begun: Foot


def stop_of(pieces: Sequence[Piece], start: int) -> int:
    """The index after the last piece before the next forced break."""
    upper = pieces[start]
    for index in range(start + 1, len(pieces)):
        lower = pieces[index]
        # ``break_between`` of each two, without a call for each
        if (
            upper.break_after >= Break.PAGE
            or lower.break_before >= Break.PAGE
            or upper.master != lower.master
        ):
            return index
        upper = lower
    return len(pieces)


def divided(run: Run, memory: FrameMemory | None = None) -> list[Filling]:
    """The fillings of a run's frames; ``memory`` has what was weighed when it was divided before."""
    run = replace(run, room_of=cache(run.room_of))  # several ways lead over the same frame
    return filled(run, frame_ends(run, memory))


def frame_ends(run: Run, memory: FrameMemory | None = None) -> list[FrameEnd]:
    """Where a run's frames end, all of them together costing least; ``memory`` as in ``divided``."""
    weigh = _weighed if memory is None else partial(memory.weighed, _weighed)
    # a wide search goes over frames again that a narrow one has weighed: the last ones are kept
    known: dict[int, dict[int, Weighed]] = {}

    def further(way: Way[FrameEnd], frame: int, breadth: Breadth) -> list[Way[FrameEnd]]:
        room = run.room_of(frame)
        begun = begun_foot(way.carried, room)
        known.pop(frame - BACK - 1, None)
        at_frame = known.setdefault(frame, {})
        weighed = None if way.carried else at_frame.get(way.start)
        if weighed is None:
            weighed = weigh(run.pieces, way.start, run.stop, room, begun)
            if not way.carried:
                at_frame[way.start] = weighed
        return _further(way, weighed, begun, run, room, breadth)

    begin: Way[FrameEnd] = Way(run.start, 0.0, carried=run.carried)
    return cheapest(begin, run, further).steps()


def filled(run: Run, steps: Sequence[FrameEnd]) -> list[Filling]:
    """What a run's frames hold that end so."""
    return [
        filling(
            run.pieces,
            step.start,
            None if step.end is None else step.end.counted(step.start),
            run.room_of(frame),
            step.begun,
            frame == len(steps) - 1,
        )
        for frame, step in enumerate(steps)
    ]


def cheapest(
    first: Way[Step], run: Run, further: Callable[[Way[Step], int, Breadth], list[Way[Step]]]
) -> Way[Step]:
    """The way to a run's end that costs least; ``further`` gives the ways on from one by its n-th frame."""
    known = [[first]]  # the ways to each frame
    best: Way[Step] | None = None
    wide = 0  # before this frame the search is wide
    while ways := known[-1]:
        frame = len(known) - 1
        breadth = run.again if frame < wide else NARROW
        following: dict[int, Way[Step]] = {}
        for way in ways:
            for longer in further(way, frame, breadth):
                if longer.start >= run.stop:
                    if best is None or longer.cost < best.cost:
                        best = longer
                elif longer.start not in following or longer.cost < following[longer.start].cost:
                    following[longer.start] = longer
        if (
            frame >= wide
            and run.again != NARROW
            and _ends_badly([*following.values(), *filter(None, [best])])
        ):
            # the ways kept by an earlier wide search are many enough to begin from
            del known[max(frame - BACK, wide, 0) + 1 :]
            wide = frame + 1
            continue
        known.append(_kept([w for w in following.values() if best is None or w.cost < best.cost], breadth))
    return first if best is None else best


def _ends_badly(ways: Sequence[Way[Step]]) -> bool:
    """Whether the last frame of the cheapest way is one that should end otherwise."""
    way = min(ways, key=lambda way: way.cost, default=None)
    return way is not None and way.before is not None and way.cost - way.before.cost - FRAME > BAD


def _further(
    way: Way[FrameEnd], weighed: Weighed, begun: Foot, run: Run, room: Room, breadth: Breadth
) -> list[Way[FrameEnd]]:
    """The ways on from this one, by one frame."""
    start, last, tried = way.start, weighed.last, weighed.tried[: breadth.ends]
    so_far = way.cost + FRAME
    if not tried and last is None:
        # not even one piece fits: it stands alone and runs over
        return [Way(start + 1, so_far + PARTED, FrameEnd(start, None, begun), way)]

    def ending(end: End, cost: float) -> Way[FrameEnd]:
        left: tuple[Piece, ...] = ()
        if end.foot or begun.carried:
            left = foot_at(run.pieces, start, end.counted(start), room, begun).carried
        return Way(start + end.index, so_far + cost, FrameEnd(start, end, begun), way, left)

    if last is None:
        cost, end = tried[0]
        best = ending(end, cost)
        if is_clear(best, way, run.stop, breadth):
            return [best]
        return [best, *(ending(end, cost) for cost, end in tried[1:])]
    cost = last.last_cost(room)
    if way.before is not None:
        cost += sparseness(last.height, room)
    return [ending(last, cost), *(ending(end, cost) for cost, end in tried)]


def _weighed(pieces: Sequence[Piece], start: int, stop: int, room: Room, begun: Foot) -> Weighed:
    """The ends worth trying of the frame that begins with piece ``start``, each with its cost."""
    possible, last = worth_trying(pieces, start, stop, room, begun)
    lowest = lowest_of(possible)
    costs = (end.cost(room) + shortness(end, lowest, room) for end in possible)
    rated = sorted(zip(costs, possible, strict=True), key=itemgetter(0))
    return Weighed(
        None if last is None else last.counted(-start),
        tuple((cost, end.counted(-start)) for cost, end in rated[:TRIED]),
    )


def worth_trying(
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


def lowest_of(possible: Sequence[End]) -> float:
    """How high a frame is filled that ends as late as it may and parts nothing, tightened if need be."""
    return max((end.height for end in possible if end.kind in (Break.FREE, Break.PAGE)), default=0.0)


def shortness(end: End, lowest: float, room: Room) -> float:
    """What it costs to leave out lines that have room, beyond the two that may be empty."""
    if lowest - end.height < room.leading / 2:
        return 0.0
    return SHORT * max((room.height - end.height) / room.leading - SHORT_LINES, 0.0)


def is_clear(best: Way[Step], way: Way[Step], stop: int, breadth: Breadth) -> bool:
    """Whether a frame is as good as full and so far from the end that no other one need be tried."""
    far = stop - best.start > FAR * (best.start - way.start)
    return far and best.cost - way.cost - FRAME < breadth.good


def sparseness(height: float, room: Room) -> float:
    """What a last frame costs for being nearly empty; it is not asked of one that is the first as well."""
    cost = NEARLY_EMPTY if height <= FEW_LINES * room.leading + 0.5 else 0.0
    return cost + SPARSE_COST * max(0.0, 1 - height / (SPARSE * room.height))


def _kept(ways: list[Way[Step]], breadth: Breadth) -> list[Way[Step]]:
    """The cheapest ways, with the one that has come furthest and the one that has come least far."""
    if len(ways) <= breadth.ways:
        return ways
    by_cost = sorted(ways, key=lambda way: (way.cost, -way.start))
    kept = by_cost[: breadth.ways]
    cheap = [way for way in by_cost if way.cost < kept[0].cost + PARTED / 2]
    for extreme in (max(cheap, key=lambda w: w.start), min(cheap, key=lambda w: w.start)):
        if extreme not in kept:
            kept.append(extreme)
    return kept
