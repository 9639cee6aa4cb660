"""Fills one frame: where it could end, what each end costs; figures lowered and gaps set for the chosen one.

The costs weigh evils against each other; they have no unit, and a frame that is full and ends where it may
costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.layout.footnotes import Foot, begin, foot_height, foot_of, least_foot
from reportgen.layout.pieces import (
    Bookmark,
    Break,
    Elastic,
    Extent,
    Floating,
    FootNote,
    Piece,
    break_between,
    same_figure,
    shared_depth,
)
from reportgen.layout.stack import NATURAL, Spacing, Stacking
from reportgen.record import record, replace
from reportgen.theme.style import Style

NO_NOTES = Foot()
# a foot left empty by n lines of running text costs n³: one is hardly seen, two are not minded, three or four
# are; more than so many are a hole, which costs n² of this
HOLE = 6.0
# a box that should stay whole is split: rather than leaving more than seven lines empty, or more than this
# share of a frame
SPLIT_BOX = 300.0
SPLIT_SHARE = 0.25
# a foot left empty by a figure behind which text follows that may come before it
FILLABLE = 5.0
# a figure that was moved to begin a page, or to end one, stands among its text
ADRIFT = 500.0
# higher than the frame, whatever gives: what fits nowhere stands so once, and is told
OVERFULL = 100_000.0
# parting what must stay together: only when nothing else is possible
PARTED = 100_000.0
# figures built lower: at all, and as far as they may be
LOWERED = 5.0
LOWERED_FULLY = 10.0
# gaps shrunk or stretched as far as they may be, charts built higher as far as they may be
SHRUNK_FULLY = 5.0
STRETCHED_FULLY = 3.0
RAISED_FULLY = 3.0
# lengths are sums of floats
TOLERANCE = 0.01
# the ratios tried where the gaps must also keep to a grid
_RATIOS = (1.0, 0.75, 0.5, 0.25)


@record(frozen=True, slots=True)
class Room:
    """A frame to fill: height in pt, the style of the notes at its foot, the leading of running text (pt),
    the grid its text keeps to, and whether full frames end at the foot.
    """

    height: float
    notes: Style
    leading: float
    grid: Spacing = NATURAL
    aligned: bool = False


@record(frozen=True, slots=True)
class Filling:
    """The pieces of one frame; ``end`` is the index of the first piece that is left, ``continued`` how many
    enclosures go on from the frame before, ``continues`` how many go on to the next one. ``foot``: the notes
    at its foot."""

    pieces: tuple[Piece, ...]
    end: int
    continued: int
    continues: int
    spacing: Spacing = NATURAL
    foot: Foot = NO_NOTES


@record(frozen=True, slots=True)
class End:
    """A place where the frame may end: before piece ``index``, with ``height`` so far and the kind of break.

    ``foot`` is what notes take of the height; ``adrift`` what figures cost that were to begin or end a page.
    ``stretch`` and ``shrink`` are what its gaps give, ``slack`` how much lower and ``growth``
    how much higher its figures may be built. ``fillable``: a figure that may move is what did not fit.
    """

    index: int
    height: float
    kind: Break
    stretch: float
    shrink: float
    slack: float
    growth: float = 0.0
    foot: float = 0.0
    adrift: float = 0.0
    fillable: bool = False

    def counted(self, start: int) -> End:
        """The end with its index counted from elsewhere: ``start`` is what is added."""
        return End(
            self.index + start,
            self.height,
            self.kind,
            self.stretch,
            self.shrink,
            self.slack,
            self.growth,
            self.foot,
            self.adrift,
            self.fillable,
        )

    def cost(self, room: Room) -> float:
        """What ending here costs, the frame being left for another one."""
        return kind_cost(self.kind, room) + self._tightness(room) + self._emptiness(room) + self.adrift

    def last_cost(self, room: Room) -> float:
        """What ending here costs when nothing follows: an empty foot is no fault then."""
        return self._tightness(room) + self.adrift

    def _tightness(self, room: Room) -> float:
        return tightness(self.height - room.height, self.shrink, self.slack)

    def _emptiness(self, room: Room) -> float:
        # notes keep to the foot: what is left above them shows, whatever the gaps give
        stretch, growth = (0.0, 0.0) if self.foot else (self.stretch, self.growth)
        cost = emptiness(room.height - self.height, stretch, growth, room)
        return min(cost, FILLABLE) if self.fillable and cost > FILLABLE else cost


def kind_cost(kind: Break, room: Room) -> float:
    """What it costs to part what stands on both sides of a break."""
    if kind is Break.NEVER:
        return PARTED
    return min(SPLIT_BOX, _hole(SPLIT_SHARE * room.height, room)) if kind is Break.AVOID else 0.0


def tightness(excess: float, shrink: float, slack: float) -> float:
    """What it costs that a frame holds ``excess`` pt more than its height, which its gaps (``shrink``) and
    its figures (``slack``) are to give.
    """
    if excess <= TOLERANCE:
        return 0.0
    by_gaps = min(excess, shrink)
    cost = SHRUNK_FULLY * (by_gaps / shrink) ** 2 if shrink else 0.0
    by_figures = excess - by_gaps
    if by_figures <= TOLERANCE:
        return cost
    if by_figures > slack:
        cost += OVERFULL
    else:
        cost += LOWERED + LOWERED_FULLY * (by_figures / slack) ** 2
    return cost


def emptiness(left: float, stretch: float, growth: float, room: Room) -> float:
    """What it costs that ``left`` pt of a frame are empty, where its gaps and its figures may grow so far."""
    if left <= TOLERANCE:
        return 0.0
    if room.aligned:
        if left <= stretch:
            return STRETCHED_FULLY * (left / stretch) ** 2
        if left <= stretch + growth and not room.grid.pitch:
            return STRETCHED_FULLY + RAISED_FULLY * ((left - stretch) / growth) ** 2
    return _hole(left, room)


def _hole(left: float, room: Room) -> float:
    lines = left / room.leading
    return lines**2 * min(lines, HOLE)


def ends(
    pieces: Sequence[Piece], start: int, stop: int, room: Room, begun: Foot = NO_NOTES, least: float = 0.0
) -> list[End]:
    """Where a frame that begins with piece ``start`` could end, as far as it reaches at its tightest, and not
    before it is filled higher than ``least``.

    ``begun`` are the notes that go on from the frame before. Nothing behind ``stop`` is looked at. Empty when
    not even the first piece fits.
    """
    continued = depth_at(pieces, start)
    stacking = Stacking(continued, room.grid)
    pitch = room.grid.pitch
    # on a grid gaps give whole lines or nothing: what they give is seen by setting them at their tightest
    tight = Stacking(continued, replace(room.grid, ratio=-1.0)) if pitch else stacking
    slack = growth = adrift = 0.0
    floating: Floating | None = None
    notes: list[FootNote] = []
    foot = least_foot(begun.pieces, (), room.notes)
    found: list[End] = []
    limit = room.height + TOLERANCE
    add = stacking.add
    for index in range(start, stop):
        piece = pieces[index]
        add(piece)
        if piece.elastic is not None:
            slack += piece.height - piece.elastic.minimum
            growth += piece.elastic.maximum - piece.height
        if piece.floating is not floating:
            if index > start:
                adrift += _misplaced(floating, piece.floating)
            floating = piece.floating
        gaps = stacking.shrink
        if pitch:
            tight.add(piece)
            gaps = max(stacking.bottom - tight.bottom, 0.0)
        if piece.notes and not begun.carried:
            notes += piece.notes
            foot = least_foot(begun.pieces, notes, room.notes)
        # the grid takes what a figure gives away, up to a line
        figures = max(slack - pitch, 0.0)
        given = gaps + figures
        if stacking.bottom + foot - given > limit:
            break
        height = (stacking.height() if piece.enclosures else stacking.bottom) + foot
        if height > least and height - given <= limit:
            kind = Break.PAGE if index + 1 == stop else break_between(piece, pieces[index + 1])
            fillable = kind < Break.PAGE and _may_move(pieces, index + 1, stop)
            found.append(
                End(index + 1, height, kind, stacking.stretch, gaps, figures, growth, foot, adrift, fillable)
            )
    return found


def _misplaced(upper: Floating | None, lower: Floating | None) -> float:
    """What figures cost that were moved to end a page above ``lower`` or to begin one below ``upper``."""
    if same_figure(upper, lower):
        return 0.0
    cost = 0.0
    if upper is not None and upper.moved == "foot" and (lower is None or lower.moved != "foot"):
        cost += ADRIFT
    if lower is not None and lower.moved == "head":
        cost += ADRIFT
    return cost


def _may_move(pieces: Sequence[Piece], start: int, stop: int) -> bool:
    """Whether a figure begins here that may come after the text that follows it."""
    figure = pieces[start].floating
    if figure is None or figure.moved == "foot":
        return False
    if same_figure(pieces[start - 1].floating, figure) or depth_at(pieces, start):
        return False
    end = start
    while end < stop and same_figure(pieces[end].floating, figure):
        end += 1
    if end == stop or pieces[end].floating or break_between(pieces[end - 1], pieces[end]) >= Break.PAGE:
        return False
    return not any(isinstance(mark, Bookmark | Extent) for mark in pieces[end].marks)


def begun_foot(carried: Sequence[Piece], room: Room) -> Foot:
    """The lines of notes with which a frame's foot begins: those ``carried`` over from the one before."""
    return begin(carried, room.height, room.notes) if carried else NO_NOTES


def foot_at(pieces: Sequence[Piece], start: int, end: End, room: Room, begun: Foot) -> Foot:
    """The notes of a frame with this end, and what goes on to the next one."""
    marked = [note for piece in pieces[start : end.index] for note in piece.notes]
    if not marked and not begun.pieces:
        return NO_NOTES
    text = min(end.height, room.height) - end.foot
    return foot_of(begun, marked, room.height - text, room.notes)


def filling(
    pieces: Sequence[Piece], start: int, end: End | None, room: Room, begun: Foot, last: bool
) -> Filling:
    """The frame's pieces, figures and gaps as its ``end`` asks; without one the first piece alone.

    The ``last`` frame of a run is not stretched to its foot.
    """
    continued = depth_at(pieces, start)
    if end is None:
        end = End(start + 1, pieces[start].height, Break.NEVER, 0.0, 0.0, 0.0)
        foot = foot_at(pieces, start, end, room, begun)
        chosen = (pieces[start],)
        return Filling(chosen, start + 1, continued, depth_at(pieces, start + 1), room.grid, foot)
    page = list(pieces[start : end.index])
    continues = depth_at(pieces, end.index)
    excess = end.height - room.height
    text = room.height - end.foot
    spacing = room.grid
    if excess > TOLERANCE:
        by_gaps = min(excess, end.shrink)
        spacing = _shrunk(page, by_gaps, end, room, continued)
        if excess - by_gaps > TOLERANCE:
            page = _lowered(page, excess - by_gaps, replace(room, height=text, grid=spacing), continued)
    elif room.aligned and not last and not end.foot:
        spacing = _stretched(page, end, room, continued)
        beyond = room.height - end.height - end.stretch
        if TOLERANCE < beyond <= end.growth and not room.grid.pitch:
            spacing = replace(room.grid, ratio=1.0)
            page = [_raised(piece, beyond / end.growth) for piece in page]
    foot = foot_at(pieces, start, end, room, begun)
    if not last:
        page = _lowered_to_foot(page, room.height - foot_height(foot.pieces, room.notes), spacing, continued)
    return Filling(tuple(page), end.index, continued, continues, spacing, foot)


def depth_at(pieces: Sequence[Piece], index: int) -> int:
    """How many enclosures go on over the break before piece ``index``."""
    return shared_depth(pieces[index - 1], pieces[index]) if 0 < index < len(pieces) else 0


def stacked_height(pieces: Sequence[Piece], spacing: Spacing, continued: int) -> float:
    """The height of pieces set with these gaps."""
    stacking = Stacking(continued, spacing)
    for piece in pieces:
        stacking.add(piece)
    return stacking.height()


def _shrunk(page: Sequence[Piece], by: float, end: End, room: Room, continued: int) -> Spacing:
    """The gaps that make the page lower by ``by``."""
    if by <= 0:
        return room.grid
    if not room.grid.pitch:
        return replace(room.grid, ratio=-by / end.shrink)
    for ratio in reversed(_RATIOS):
        tighter = replace(room.grid, ratio=-ratio)
        if stacked_height(page, tighter, continued) <= end.height - end.foot - by + TOLERANCE:
            return tighter
    return replace(room.grid, ratio=-1.0)


def _stretched(page: Sequence[Piece], end: End, room: Room, continued: int) -> Spacing:
    """The gaps that bring the last line to the foot; those wished for when they cannot give so much."""
    left = room.height - end.height
    if left <= TOLERANCE or not end.stretch:
        return room.grid
    if not room.grid.pitch:
        return replace(room.grid, ratio=left / end.stretch) if left <= end.stretch else room.grid
    # on a grid the text moves by whole lines: the greatest ratio whose stack still fits
    for ratio in _RATIOS:
        wider = replace(room.grid, ratio=ratio)
        height = stacked_height(page, wider, continued)
        if room.height - room.grid.pitch / 2 <= height <= room.height + TOLERANCE:
            return wider
    return room.grid


def _lowered(page: Sequence[Piece], excess: float, room: Room, continued: int) -> list[Piece]:
    """The page's pieces with its figures lower by ``excess`` in all, each by its share."""
    slack = sum(piece.height - piece.elastic.minimum for piece in page if piece.elastic is not None)
    share = min(excess / slack, 1.0)
    if room.grid.pitch:
        # what follows a figure takes a whole line of the grid: lower by what that asks for
        while share < 1.0:
            tried = [_lower(piece, share) for piece in page]
            if stacked_height(tried, room.grid, continued) <= room.height + TOLERANCE:
                return tried
            share = min(share + room.grid.pitch / 4 / slack, 1.0)
    return [_lower(piece, share) for piece in page]


def _lowered_to_foot(page: list[Piece], height: float, spacing: Spacing, continued: int) -> list[Piece]:
    """The page's pieces with the figures moved to its end at its foot: what is left stands above them."""
    first = len(page)
    while first and (figure := page[first - 1].floating) is not None and figure.moved == "foot":
        first -= 1
    if first in (0, len(page)):
        return page
    left = height - stacked_height(page, spacing, continued)
    if left <= TOLERANCE:
        return page
    upper = page[first - 1].enclosures[0] if page[first - 1].enclosures else page[first - 1]
    wished = max(upper.after, page[first].before)
    # this gap neither shrinks nor stretches
    page[first] = replace(page[first], before=wished, give=None)
    left = max(height - stacked_height(page, spacing, continued), 0.0)
    page[first] = replace(page[first], before=wished + left)
    return page


def _raised(piece: Piece, share: float) -> Piece:
    """A figure higher by a share of what it may grow; any other piece as it is."""
    if piece.elastic is None or piece.elastic.maximum <= piece.height:
        return piece
    return _rebuilt(piece, piece.elastic, piece.height + share * (piece.elastic.maximum - piece.height))


def _lower(piece: Piece, share: float) -> Piece:
    """A figure lower by a share of what it may be; any other piece as it is."""
    if piece.elastic is None:
        return piece
    return _rebuilt(piece, piece.elastic, piece.height - share * (piece.height - piece.elastic.minimum))


def _rebuilt(piece: Piece, elastic: Elastic, height: float) -> Piece:
    built = elastic.resize(height)
    return replace(piece, height=built.height, items=built.items, marks=built.marks, elastic=None)
