"""The ends of frames that were weighed before, given again where weighing them would give the very same.

Where a frame may end, and what that costs, depends on its room, on the notes it begins with, on the piece
before it and on the pieces from its first one on, as far as they were looked at: all of that is compared. One
memory serves one run of pages; it may be kept while the run is laid out again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from reportgen.layout.fill import Room
from reportgen.layout.footnotes import Foot
from reportgen.layout.generations import Generations
from reportgen.layout.pieces import Piece
from reportgen.layout.weighing import Weighed
from reportgen.record import record

Weigh = Callable[[Sequence[Piece], int, int, Room, Foot], Weighed]


@record(frozen=True, slots=True)
class _Kept:
    """What was weighed, and from what: ``before`` is the piece before the frame, ``seen`` its own, ``stop``
    how many of them there were, where the last one was among those looked at.
    """

    room: Room
    begun: Foot
    before: Piece | None
    seen: Sequence[Piece]
    stop: int | None
    weighed: Weighed

    def holds(self, pieces: Sequence[Piece], start: int, stop: int, room: Room, begun: Foot) -> bool:
        """Whether weighing would give the same."""
        count = len(self.seen)
        return (
            (stop - start > count if self.stop is None else stop - start == self.stop)
            and self.seen == pieces[start : start + count]
            and self.room == room
            and self.begun == begun
            and self.before == (pieces[start - 1] if start else None)
        )


class FrameMemory:
    """What was weighed at the frames of a run, by their first pieces; what is not asked for is forgotten."""

    def __init__(self) -> None:
        self._kept: Generations[int, _Kept] = Generations()

    def begin(self) -> None:
        """The run is about to be laid out."""
        self._kept.begin()

    def weighed(
        self, weigh: Weigh, pieces: Sequence[Piece], start: int, stop: int, room: Room, begun: Foot
    ) -> Weighed:
        """What ``weigh`` gives for the frame that begins with piece ``start``."""
        place = id(pieces[start])  # only where to look: the pieces themselves are compared
        for kept in self._kept.at(place):
            if kept.holds(pieces, start, stop, room, begun):
                self._kept.note(place, kept)
                return kept.weighed
        seen = _Seen(pieces)
        weighed = weigh(seen, start, stop, room, begun)
        end = min(seen.furthest + 1, stop)
        before = pieces[start - 1] if start else None
        reached = stop - start if end == stop else None
        self._kept.note(place, _Kept(room, begun, before, pieces[start:end], reached, weighed))
        return weighed


class _Seen(Sequence[Piece]):
    """Pieces, and the index of the furthest that was looked at."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self.furthest = -1

    @overload
    def __getitem__(self, index: int) -> Piece: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Piece]: ...
    def __getitem__(self, index: int | slice) -> Piece | Sequence[Piece]:
        if isinstance(index, slice):
            raise TypeError("pieces are looked at one by one")
        if index > self.furthest:
            self.furthest = index
        return self._pieces[index]

    def __len__(self) -> int:
        return len(self._pieces)

    def __iter__(self) -> Iterator[Piece]:
        raise TypeError("pieces are looked at one by one")
