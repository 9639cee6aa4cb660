"""Fills pages with bands of columns: what goes across below each other, columns balanced where a band ends.

Every piece lands once, in order; a column or a page is left short rather than parting what belongs together.
Text across a page may end it early, so that all the pages together cost least.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter

from reportgen.layout.bands import Band
from reportgen.layout.chain import (
    FEW_LINES,
    Ahead,
    Run,
    Way,
    cheapest,
    sparseness,
)
from reportgen.layout.fill import (
    NO_NOTES,
    End,
    Filling,
    Room,
    begun_foot,
    depth_at,
    ends,
    filling,
    foot_at,
    stacked_height,
)
from reportgen.layout.footnotes import Foot, foot_of, least_foot
from reportgen.layout.pieces import Break, Piece, break_between
from reportgen.layout.weighing import lowest_of, shortness, worth_trying
from reportgen.record import record, replace

_TOLERANCE = 0.01


@record(frozen=True, slots=True)
class Region:
    """A filling at its place in the page's frame; ``height`` is that of its band, in pt."""

    filling: Filling
    x: float = 0.0
    y: float = 0.0
    height: float = 0.0
    band: Band | None = None

    @property
    def start(self) -> int:
        """The index of its first piece."""
        return self.filling.end - len(self.filling.pieces)


@record(frozen=True, slots=True)
class Laid:
    """What a page holds: regions of text, and the notes below all of them."""

    regions: tuple[Region, ...]
    foot: Foot

    @property
    def end(self) -> int:
        """The index of the first piece that is left."""
        return self.regions[-1].filling.end


@record(frozen=True, slots=True)
class _Setter:
    """The pieces up to ``stop``, and where the band of each of them ends."""

    pieces: Sequence[Piece]
    stop: int
    band_ends: Mapping[int, int]

    def page(self, start: int, room: Room) -> tuple[list[Region], int]:
        """The regions of a page that begins with piece ``start``, and the first piece that is left."""
        regions: list[Region] = []
        y = 0.0
        index = start
        while index < self.stop:
            gap = self._gap(index) if regions else 0.0
            end = self.band_end(index)
            placed = self._placed(index, end, below(room, y + gap), forced=not regions)
            if placed and placed[-1].filling.end == end < self.stop:
                # what clings to the next band goes with it where that one has to wait for the next page
                reached = y + gap + placed[-1].height
                if not self._next_fits(end, below(room, reached + self._gap(end))):
                    cut = self._before_clinging(index, end)
                    if cut < end:
                        placed = self._placed(index, cut, below(room, y + gap), False) if cut > index else []
                        end = -1
            if not placed:
                break
            regions += (replace(region, y=region.y + y + gap) for region in placed)
            y += gap + placed[-1].height
            index = placed[-1].filling.end
            if index != end:
                break
        if not regions:
            forced = self._placed(start, self.band_end(start), room, forced=True)
            return forced, forced[-1].filling.end
        return regions, index

    def in_columns(self, index: int) -> bool:
        """Whether a piece stands beside others."""
        band = self.pieces[index].band
        return band is not None and band.count > 1

    def ends_across(
        self, pieces: Sequence[Piece], start: int, end: int, room: Room, begun: Foot
    ) -> list[End]:
        """Where text across the page that goes on to piece ``end`` may end the page; ``pieces`` are those
        of this setter, with or without their notes.
        """
        possible, last = worth_trying(pieces, start, end, room, begun)
        if last is not None:
            if end < self.stop:
                last = replace(last, kind=break_between(self.pieces[end - 1], self.pieces[end]))
            possible.append(last)
        return possible

    def cost(self, page: _Page, room: Room, first: bool) -> float:
        """What a page costs; ``first``: no page of this run stands before it."""
        tail = page.tail
        if page.end == self.stop:
            cost = tail.end.last_cost(tail.room) if tail else 0.0
            return cost if first else cost + sparseness(page.height, room)
        if tail:
            notes = max(tail.end.foot, page.height - tail.y - tail.end.height)
            return replace(tail.end, height=page.height, foot=notes).cost(room) + tail.short
        kind = break_between(self.pieces[page.end - 1], self.pieces[page.end])
        return End(page.end, page.height, kind, 0.0, 0.0, 0.0).cost(room)

    def band_end(self, start: int) -> int:
        """The index after the last piece of the band that piece ``start`` stands in."""
        return self.band_ends[start]

    def _gap(self, index: int) -> float:
        """The space between a band and the one that begins with piece ``index``."""
        upper, lower = self.pieces[index - 1], self.pieces[index]
        above = upper.enclosures[0].after if upper.enclosures else upper.after
        below_it = lower.enclosures[0].before if lower.enclosures else lower.before
        return max(above, below_it)

    def _before_clinging(self, start: int, end: int) -> int:
        """The index of the first piece that clings to what follows the band."""
        while end > start and break_between(self.pieces[end - 1], self.pieces[end]) is Break.NEVER:
            end -= 1
        return end

    def _next_fits(self, start: int, room: Room) -> bool:
        """Whether at least the beginning of a band fits where the one before has ended."""
        if break_between(self.pieces[start - 1], self.pieces[start]) is not Break.NEVER:
            return True
        possible = ends(self.pieces, start, self.band_end(start), room) if room.height > 0 else []
        return any(end.kind is not Break.NEVER for end in possible)

    def _placed(self, start: int, end: int, room: Room, forced: bool) -> list[Region]:
        """As much of a band as fits; nothing when not even its beginning does, unless that is ``forced``."""
        band = self.pieces[start].band
        if band is None or band.count == 1:
            return self._across(start, end, room, forced)
        # boxes and tables stay whole if the columns can be balanced so
        return (
            self._balanced(start, end, band, room, whole=True)
            or self._balanced(start, end, band, room, whole=False)
            or self._columns(start, end, band, room, forced)
        )

    def _across(self, start: int, end: int, room: Room, forced: bool) -> list[Region]:
        chosen = self._best(start, end, room)
        if chosen is None and not forced:
            return []
        chosen = chosen or self._parted(start, end, room)
        last = chosen is not None and chosen.index == end
        made = filling(self.pieces, start, chosen, room, NO_NOTES, last)
        return [Region(made, height=stacked_height(made.pieces, made.spacing, made.continued))]

    def _balanced(self, start: int, end: int, band: Band, room: Room, whole: bool) -> list[Region]:
        """The whole band in columns of the least height that holds it; nothing if the room does not.

        ``whole``: no box is parted.
        """
        solid = stacked_height(self.pieces[start:end], room.grid, 0)
        height = max(solid / band.count, room.leading)
        while height < room.height + room.leading:
            narrow = replace(room, height=min(height, room.height), aligned=False)
            regions = self._columns(start, end, band, narrow, False, whole)
            if regions and regions[-1].filling.end == end:
                deepest = max(_height_of(region) for region in regions)
                return [replace(region, height=deepest) for region in regions]
            if solid / band.count > 2 * room.height:
                return []
            height += room.leading / 2
        return []

    def _columns(
        self, start: int, end: int, band: Band, room: Room, forced: bool, whole: bool = False
    ) -> list[Region]:
        """As much of the band as all columns hold at the height of the room; ``forced``: even where that
        parts what belongs together.
        """
        regions: list[Region] = []
        for column in range(band.count):
            chosen = self._best(start, end, room, whole)
            if chosen is None and not forced:
                return regions
            chosen = chosen or self._parted(start, end, room)
            last = chosen is not None and chosen.index == end
            made = filling(self.pieces, start, chosen, room, NO_NOTES, last)
            regions.append(Region(made, column * (band.width + band.gap), 0.0, room.height, band))
            start = made.end
            if start == end:
                break
        return regions

    def _parted(self, start: int, end: int, room: Room) -> End | None:
        """The end of the fullest frame, where what belongs together is higher than one."""
        possible = ends(self.pieces, start, end, room)
        return min(possible, key=lambda found: found.cost(room), default=None)

    def _best(self, start: int, end: int, room: Room, whole: bool = False) -> End | None:
        """The end that costs least; the band's own end where it fits. None when nothing fits or all of
        it would part what belongs together (also boxes, if they are to stay ``whole``).
        """
        possible = ends(self.pieces, start, end, room)
        if possible and possible[-1].index == end:
            return possible[-1]
        allowed = [
            found
            for found in possible
            if found.kind is not Break.NEVER and not (whole and depth_at(self.pieces, found.index))
        ]
        return min(allowed, key=lambda found: found.cost(room), default=None)


def _band_ends(pieces: Sequence[Piece], start: int, stop: int) -> Mapping[int, int]:
    """Of each piece from ``start`` to before ``stop`` the index after the last one of its band."""
    found: dict[int, int] = {}
    end = stop
    for index in range(stop - 1, start - 1, -1):
        if index + 1 < end and pieces[index].band is not pieces[index + 1].band:
            end = index + 1
        found[index] = end
    return found


def below(room: Room, y: float) -> Room:
    """What is left of a frame below ``y``; its text keeps to the same grid."""
    grid = room.grid
    if grid.pitch:
        grid = replace(grid, origin=(grid.origin - y) % grid.pitch)
    return replace(room, height=room.height - y, grid=grid)


def side_by_side(run: Run) -> list[Laid]:
    """The pages of a run, such that all of them together cost least."""
    pieces, stop = run.pieces, run.stop
    room_of = cache(run.room_of)  # several ways lead over the same page
    # notes stand below all columns: they take their room off the page, not off the column of their mark
    bare = [replace(piece, notes=()) if piece.notes else piece for piece in pieces]
    setter = _Setter(bare, stop, _band_ends(bare, run.start, stop))

    def ahead(way: Way[_Page], frame: int) -> list[Ahead[_Page]]:
        room = room_of(frame)
        found = _pages(setter, pieces, way.start, room, begun_foot(way.carried, room))
        costs = (setter.cost(page, room, first=way.before is None) for page in found)
        rated = sorted(zip(costs, found, strict=True), key=itemgetter(0))
        return [(cost, page.end - way.start, page) for cost, page in rated]

    def gone(way: Way[_Page], _: int, cost: float, end: int, page: _Page) -> Way[_Page]:
        return Way(end, cost, page, way, page.foot.carried)

    begin: Way[_Page] = Way(run.start, 0.0, carried=run.carried)
    return [_set(page, pieces, bare, stop) for page in cheapest(begin, run, ahead, gone).steps()]


@record(frozen=True, slots=True)
class _Tail:
    """Text across the page that ends it: its first piece, where it ends, its top and the room below that,
    and what it costs to end no later.
    """

    start: int
    end: End
    y: float
    room: Room
    short: float


@record(frozen=True, slots=True)
class _Page:
    """A page that may be: what stands above its ``tail``, the piece before which it ends, how high it is
    filled in pt, its notes, and those of them that go on from the page before.

    ``plain``: nothing stands in columns, so that its text carries the notes.
    """

    regions: tuple[Region, ...]
    tail: _Tail | None
    end: int
    height: float
    foot: Foot
    begun: Foot = NO_NOTES
    plain: bool = False


def _pages(setter: _Setter, pieces: Sequence[Piece], start: int, room: Room, begun: Foot) -> list[_Page]:
    """The pages worth trying that begin with piece ``start`` and with the notes ``begun``."""
    found: list[_Page] = []
    if not setter.in_columns(start):
        reach = setter.band_end(start)
        possible = setter.ends_across(pieces, start, reach, room, begun)
        lowest = lowest_of(possible)
        for end in possible:
            foot = foot_at(pieces, start, end, room, begun) if end.foot or begun.carried else NO_NOTES
            tail = _Tail(start, end, 0.0, room, shortness(end.height, lowest, room))
            found.append(_Page((), tail, end.index, end.height, foot, begun, plain=True))
        if found and all(page.end < reach for page in found):
            return found
    taken = least_foot(begun.pieces, (), room.notes)
    while True:
        left = replace(room, height=room.height - taken)
        regions, last = setter.page(start, left)
        marked = [note for piece in pieces[start:last] for note in piece.notes]
        needed = taken if begun.carried else least_foot(begun.pieces, marked, room.notes)
        if needed <= taken + _TOLERANCE or last == start + 1:
            break
        taken = needed
    if found and len(regions) == 1:
        # no more than the text before the columns
        return found

    def foot_to(stop: int) -> Foot:
        marked = [note for piece in pieces[start:stop] for note in piece.notes]
        return foot_of(begun, marked, taken, room.notes) if marked or begun.pieces else NO_NOTES

    under = regions[-1]
    if len(regions) > 1 and under.band is None:
        first = last - len(under.filling.pieces)
        text = below(left, under.y)
        possible = setter.ends_across(setter.pieces, first, setter.band_end(first), text, NO_NOTES)
        lowest = lowest_of(possible)
        for end in possible:
            tail = _Tail(first, end, under.y, text, shortness(end.height, lowest, text))
            height = under.y + end.height + taken
            found.append(_Page(tuple(regions[:-1]), tail, end.index, height, foot_to(end.index)))
        if any(page.end == last for page in found):
            return found
    found.append(_Page(tuple(regions), None, last, under.y + under.height + taken, foot_to(last)))
    if under.band is not None and 0 < setter.stop - last <= FEW_LINES * under.band.count:
        # columns may end higher, so that more than these lines come to stand on the last page
        for lines in range(1, FEW_LINES + 1):
            higher = replace(left, height=left.height - lines * room.leading)
            regions, last = setter.page(start, higher)
            height = regions[-1].y + regions[-1].height + taken
            found.append(_Page(tuple(regions), None, last, height, foot_to(last)))
    return found


def _set(page: _Page, pieces: Sequence[Piece], bare: Sequence[Piece], stop: int) -> Laid:
    """The page with its tail filled."""
    tail = page.tail
    if tail is None:
        return Laid(page.regions, page.foot)
    text = pieces if page.plain else bare
    made = filling(text, tail.start, tail.end, tail.room, page.begun, tail.end.index == stop)
    height = stacked_height(made.pieces, made.spacing, made.continued)
    return Laid((*page.regions, Region(made, y=tail.y, height=height)), page.foot)


def _height_of(region: Region) -> float:
    made = region.filling
    return stacked_height(made.pieces, made.spacing, made.continued)
