"""Divides what runs on without a forced break over frames, so that all of them together cost least.

A frame that ends badly may be the price of a good one later, so several ways are followed at once: after
every frame the cheapest few are kept, and those that have come furthest and least far. Where a frame ends
badly all the same, those before it are gone through again with more ways, so that they share the hole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from operator import itemgetter
from typing import Generic, TypeVar

from reportgen.layout.fill import NO_NOTES, PARTED, End, Filling, Room, begun_foot, filling, foot_at
from reportgen.layout.footnotes import Foot
from reportgen.layout.framememory import FrameMemory
from reportgen.layout.pieces import Break, Piece
from reportgen.layout.runningtext import RunningText
from reportgen.layout.weighing import TRIED, Weighed, weighed
from reportgen.record import record, replace

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
# a last frame less full than this costs a little, the more the emptier
SPARSE = 0.2
SPARSE_COST = 10.0


# what a frame of a way holds, and what says so before the way is gone
Step = TypeVar("Step")
Found = TypeVar("Found")
# a frame that may come next: its cost, how many pieces it holds, and how it ends
Ahead = tuple[float, int, Found]


@record(frozen=True, slots=True)
class Breadth:
    """How many ways are followed at once and how many ends of a frame are tried; one that costs no more than
    ``good`` is taken alone.
    """

    ways: int
    ends: int
    good: float


NARROW = Breadth(4, 4, 1.0)
WIDE = Breadth(10, TRIED, 0.0)


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


# a way with one frame more: its cost then, where it has come to, how that frame ends, the way before
_Longer = tuple[float, int, Found, Way[Step]]


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
    text = cache(lambda: RunningText(run.pieces, run.start, run.stop))

    def weigh(pieces: Sequence[Piece], start: int, stop: int, room: Room, begun: Foot) -> Weighed:
        found = None if begun is not NO_NOTES else text().weighed(pieces, start, room)
        return weighed(pieces, start, stop, room, begun) if found is None else found

    ask = weigh if memory is None else partial(memory.weighed, weigh)

    def ahead(way: Way[FrameEnd], frame: int) -> Sequence[Ahead[End | None]]:
        start, room = way.start, run.room_of(frame)
        found = (weigh if way.carried else ask)(
            run.pieces, start, run.stop, room, begun_foot(way.carried, room)
        )
        if found.last is not None:
            cost = found.last.last_cost(room)
            if way.before is not None:
                cost += sparseness(found.last.height, room)
            return (cost, found.last.index, found.last), *found.tried
        # where not even one piece fits, it stands alone and runs over
        return found.tried or ((PARTED, 1, None),)

    def gone(way: Way[FrameEnd], frame: int, cost: float, start: int, end: End | None) -> Way[FrameEnd]:
        room = run.room_of(frame)
        begun = begun_foot(way.carried, room)
        left: tuple[Piece, ...] = ()
        if end is not None and (end.foot or begun.carried):
            left = foot_at(run.pieces, way.start, end.counted(way.start), room, begun).carried
        return Way(start, cost, FrameEnd(way.start, end, begun), way, left)

    begin: Way[FrameEnd] = Way(run.start, 0.0, carried=run.carried)
    return cheapest(begin, run, ahead, gone).steps()


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
    first: Way[Step],
    run: Run,
    ahead: Callable[[Way[Step], int], Sequence[Ahead[Found]]],
    gone: Callable[[Way[Step], int, float, int, Found], Way[Step]],
) -> Way[Step]:
    """The way to a run's end that costs least.

    ``ahead`` gives what may be the n-th frame, where a way has come to it, the best first. ``gone`` is that
    way with one of these, which has led to so much cost and that piece.
    """
    ways_to = [[first]]  # by frame
    best: Way[Step] | None = None
    wide = 0  # before this frame the search is wide
    # a wide search goes over frames again that a narrow one has weighed
    weighed: dict[int, dict[int, Sequence[Ahead[Found]]]] = {}
    while ways := ways_to[-1]:
        frame = len(ways_to) - 1
        breadth = run.again if frame < wide else NARROW
        weighed.pop(frame - BACK - 1, None)
        known = weighed.setdefault(frame, {})
        following: dict[int, _Longer[Found, Step]] = {}
        for way in ways:
            frames = None if way.carried else known.get(way.start)
            if frames is None:
                frames = ahead(way, frame)
                if not way.carried:
                    known[way.start] = frames
            so_far = way.cost + FRAME
            for cost, count, found in _worth_following(frames, run.stop - way.start, breadth):
                cost += so_far
                start = way.start + count
                if start >= run.stop:
                    if best is None or cost < best.cost:
                        best = gone(way, frame, cost, start, found)
                elif start not in following or cost < following[start][0]:
                    following[start] = cost, start, found, way
        if frame >= wide and run.again != NARROW and _ends_badly(following.values(), best):
            # the ways kept by an earlier wide search are many enough to begin from
            del ways_to[max(frame - BACK, wide, 0) + 1 :]
            wide = frame + 1
            continue
        longer = [each for each in following.values() if best is None or each[0] < best.cost]
        kept = _kept(longer, breadth)
        ways_to.append([gone(way, frame, cost, start, found) for cost, start, found, way in kept])
    return first if best is None else best


def _worth_following(frames: Sequence[Ahead[Found]], left: int, breadth: Breadth) -> Sequence[Ahead[Found]]:
    """Those of the frames ahead, with ``left`` pieces still to place, that are tried: one that is as good as
    full alone, if it is far from the end, else the best, besides one that reaches the end.
    """
    cost, count, _ = frames[0]
    if left - count > FAR * count and cost < breadth.good:
        return frames[:1]
    return frames[: breadth.ends + (count >= left)]


def _ends_badly(longer: Iterable[_Longer[Found, Step]], best: Way[Step] | None) -> bool:
    """Whether the last frame of the cheapest way is one that should end otherwise; ``best`` has come to the
    end.
    """
    costs = [(cost, way.cost) for cost, _, _, way in longer]
    if best is not None and best.before is not None:
        costs.append((best.cost, best.before.cost))
    cost, before = min(costs, key=itemgetter(0), default=(0.0, 0.0))
    return cost - before - FRAME > BAD


def sparseness(height: float, room: Room) -> float:
    """What a last frame costs for being nearly empty; it is not asked of one that is the first as well."""
    cost = NEARLY_EMPTY if height <= FEW_LINES * room.leading + 0.5 else 0.0
    return cost + SPARSE_COST * max(0.0, 1 - height / (SPARSE * room.height))


def _kept(ways: list[_Longer[Found, Step]], breadth: Breadth) -> Sequence[_Longer[Found, Step]]:
    """The cheapest ways, with the one that has come furthest and the one that has come least far."""
    if len(ways) <= breadth.ways:
        return ways
    by_cost = sorted(ways, key=lambda way: (way[0], -way[1]))
    kept = by_cost[: breadth.ways]
    dearest = kept[0][0] + PARTED / 2
    cheap = [way for way in by_cost if way[0] < dearest]
    for extreme in (max(cheap, key=itemgetter(1)), min(cheap, key=itemgetter(1))):
        if extreme not in kept:
            kept.append(extreme)
    return kept
