"""Where the frames of a run end, kept in a store from one build to the next.

That follows from the heights of its pieces, the spaces and breaks between them and the boxes around them,
from the first frames, from how many ways are followed and from the theme. Of all but the theme, which its
maker knows, a run's key is made. Notes and figures that may move are not in it: runs with them are divided
anew. What is kept is sealed.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from functools import cache

from reportgen.cache import Store, records
from reportgen.layout.chain import FrameEnd, Run, filled, frame_ends
from reportgen.layout.fill import NO_NOTES, End, Filling, depth_at
from reportgen.layout.pieces import Enclosure, Piece
from reportgen.record import replace
from reportgen.theme.style import Give

# the rooms of further frames follow from these and the theme
_ROOMS = 3
# stands for a number that there is not
_NONE = -1e9

# of a run's frames the first piece, counted from the run's first one, and the end, counted from the frame's
Ends = tuple[tuple[int, End | None], ...]


class KeptEnds:
    """The runs of one report; ``maker`` says who divides: code, theme. What is not asked for is forgotten."""

    def __init__(self, store: Store, maker: str) -> None:
        self._store = store
        self._name = hashlib.sha256(f"frame ends {maker}".encode("utf-8", "surrogatepass")).hexdigest()
        self._known: Mapping[bytes, Ends] | None = None
        self._asked: dict[bytes, Ends] = {}

    def divided(self, run: Run) -> list[Filling]:
        """As ``chain.divided``, which weighs what is not known."""
        run = replace(run, room_of=cache(run.room_of))
        key = None if run.carried else _key(run)
        if key is None:
            return filled(run, frame_ends(run))
        found = self._ends().get(key)
        if found is None:
            steps = frame_ends(run)
            found = tuple((each.start - run.start, each.end) for each in steps)
        else:
            steps = [FrameEnd(first + run.start, end, NO_NOTES) for first, end in found]
        self._asked[key] = found
        return filled(run, steps)

    def keep(self) -> None:
        """Keep what was asked for, for the next build."""
        if self._asked.keys() == self._ends().keys():
            return
        data = records.kept(self._name, dict(sorted(self._asked.items())))
        if data is not None:
            self._store.put(self._name, data)

    def _ends(self) -> Mapping[bytes, Ends]:
        if self._known is None:
            self._known = records.read(self._name, self._store.get(self._name)) or {}
        return self._known


class _Numbers:
    """Pieces as numbers; gives, masters and boxes are told apart by when they were met first."""

    def __init__(self) -> None:
        self._pieces: list[float] = []
        self._defined: list[float] = []  # what gives and boxes are
        self._gives: dict[Give | None, float] = {}
        self._masters: dict[str, float] = {}
        self._boxes: dict[int, float] = {}

    def add(self, piece: Piece) -> None:
        """Note all of a piece that tells where a frame may end."""
        baseline, elastic, boxes = piece.baseline, piece.elastic, piece.enclosures
        self._pieces += (
            piece.height,
            piece.before,
            piece.after,
            piece.break_before,
            piece.break_after,
            _NONE if baseline is None else baseline,
            _NONE if elastic is None else elastic.minimum,
            _NONE if elastic is None else elastic.maximum,
            self._gives.get(piece.give) or self._give(piece.give),
            self._masters.setdefault(piece.master, len(self._masters)),
            len(boxes),
        )
        if boxes:
            self._pieces += [self._boxes.get(id(box)) or self._box(box) for box in boxes]

    def digest(self, around: Sequence[float]) -> bytes:
        """A hash of what was noted, and of what is ``around`` it."""
        counts = float(len(around)), float(len(self._pieces))
        return hashlib.sha256(
            array("d", (*counts, *around, *self._pieces, *self._defined)).tobytes()
        ).digest()

    def _give(self, give: Give | None) -> float:
        number = self._gives[give] = len(self._gives) + 1.0
        self._defined += (_NONE, _NONE) if give is None else (give.stretch, give.shrink)
        return number

    def _box(self, box: Enclosure) -> float:
        """A box is told apart by its identity."""
        number = self._boxes[id(box)] = len(self._boxes) + 1.0
        give = self._gives.get(box.give) or self._give(box.give)
        repeated = [_NONE if each is None else each.height for each in (box.repeat, box.continued)]
        edges = box.insets.top, box.insets.bottom, box.before, box.after
        self._defined += (*edges, give, box.cut == "open", box.background is None, *repeated)
        return number


def _key(run: Run) -> bytes | None:
    """The key of a run; None where more would have to be known of it."""
    pieces = run.pieces[run.start : run.stop]
    if any(piece.notes or piece.floating is not None for piece in pieces):
        return None
    # a run with figures is divided twice, with few ways and with many
    around = [float(depth_at(run.pieces, run.start)), *map(float, astuple(run.again))]
    for frame in range(_ROOMS):
        room = run.room_of(frame)
        around += (room.height, room.leading, room.aligned)
        around += (room.grid.ratio, room.grid.pitch, room.grid.origin)
    numbers = _Numbers()
    for piece in pieces:
        numbers.add(piece)
    return numbers.digest(around)
