"""Fills pages with bands of columns: what goes across below each other, columns balanced where a band ends.

Every piece lands once, in order; a column or a page is left short rather than parting what belongs together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportgen.layout.bands import Band
from reportgen.layout.fill import (
    NO_NOTES,
    End,
    Filling,
    Room,
    begun_foot,
    depth_at,
    ends,
    filling,
    stacked_height,
)
from reportgen.layout.footnotes import Foot, foot_of, least_foot
from reportgen.layout.pieces import Break, Piece, break_between
from reportgen.record import record

_TOLERANCE = 0.01


@record(frozen=True, slots=True)
class Region:
    """A filling at its place in the page's frame; ``height`` is that of its band, in pt."""

    filling: Filling
    x: float = 0.0
    y: float = 0.0
    height: float = 0.0
    band: Band | None = None


@record(frozen=True, slots=True)
class Laid:
    """What a page holds: regions of text, and the notes below all of them."""

    regions: tuple[Region, ...]
    foot: Foot


@record(frozen=True, slots=True)
class _Setter:
    """The pieces up to ``stop``, and the height of a line of running text (pt)."""

    pieces: Sequence[Piece]
    stop: int
    leading: float

    def page(self, start: int, room: Room) -> tuple[list[Region], int]:
        """The regions of a page that begins with piece ``start``, and the first piece that is left."""
        regions: list[Region] = []
        y = 0.0
        index = start
        while index < self.stop:
            gap = self._gap(index) if regions else 0.0
            end = self._band_end(index)
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
            forced = self._placed(start, self._band_end(start), room, forced=True)
            return forced, forced[-1].filling.end
        return regions, index

    def _band_end(self, start: int) -> int:
        """The index after the last piece of the band that piece ``start`` stands in."""
        band = self.pieces[start].band
        end = start + 1
        while end < self.stop and self.pieces[end].band is band:
            end += 1
        return end

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
        possible = ends(self.pieces, start, self._band_end(start), room) if room.height > 0 else []
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
        last = chosen is not None and chosen.index == end
        made = filling(self.pieces, start, chosen, room, NO_NOTES, last)
        return [Region(made, height=stacked_height(made.pieces, made.spacing, made.continued))]

    def _balanced(self, start: int, end: int, band: Band, room: Room, whole: bool) -> list[Region]:
        """The whole band in columns of the least height that holds it; nothing if the room does not.

        ``whole``: no box is parted.
        """
        solid = stacked_height(self.pieces[start:end], room.grid, 0)
        height = max(solid / band.count, self.leading)
        while height < room.height + self.leading:
            narrow = replace(room, height=min(height, room.height), aligned=False)
            regions = self._columns(start, end, band, narrow, False, whole)
            if regions and regions[-1].filling.end == end:
                deepest = max(_height_of(region) for region in regions)
                return [replace(region, height=deepest) for region in regions]
            if solid / band.count > 2 * room.height:
                return []
            height += self.leading / 2
        return []

    def _columns(
        self, start: int, end: int, band: Band, room: Room, forced: bool, whole: bool = False
    ) -> list[Region]:
        """As much of the band as all columns hold at the height of the room."""
        regions: list[Region] = []
        for column in range(band.count):
            chosen = self._best(start, end, room, whole)
            if chosen is None and not (forced and not regions):
                return regions
            last = chosen is not None and chosen.index == end
            made = filling(self.pieces, start, chosen, room, NO_NOTES, last)
            regions.append(Region(made, column * (band.width + band.gap), 0.0, room.height, band))
            start = made.end
            if start == end:
                break
        return regions

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


def below(room: Room, y: float) -> Room:
    """What is left of a frame below ``y``; its text keeps to the same grid."""
    grid = room.grid
    if grid.pitch:
        grid = replace(grid, origin=(grid.origin - y) % grid.pitch)
    return replace(room, height=room.height - y, grid=grid)


def side_by_side(
    pieces: Sequence[Piece],
    start: int,
    stop: int,
    carried: tuple[Piece, ...],
    room_of: Callable[[int], Room],
    leading: float,
) -> list[Laid]:
    """Consecutive pages from piece ``start`` to before piece ``stop``.

    ``carried`` are lines of notes left by the page before. ``room_of`` gives the n-th page's frame from here
    on; ``leading`` is that of running text in pt.
    """
    # notes stand below all columns: they take their room off the page, not off the column of their mark
    bare = [replace(piece, notes=()) if piece.notes else piece for piece in pieces]
    setter = _Setter(bare, stop, leading)
    found: list[Laid] = []
    while start < stop:
        room = room_of(len(found))
        begun = begun_foot(carried, room)
        taken = least_foot(begun.pieces, (), room.notes)
        while True:
            regions, end = setter.page(start, replace(room, height=room.height - taken))
            marked = [note for piece in pieces[start:end] for note in piece.notes]
            needed = taken if begun.carried else least_foot(begun.pieces, marked, room.notes)
            if needed <= taken + _TOLERANCE or end == start + 1:
                break
            taken = needed
        foot = foot_of(begun, marked, taken, room.notes) if marked or begun.pieces else NO_NOTES
        found.append(Laid(tuple(regions), foot))
        start, carried = end, foot.carried
    return found


def _height_of(region: Region) -> float:
    made = region.filling
    return stacked_height(made.pieces, made.spacing, made.continued)
