"""Fills the pages of a run; figures that may move come to stand where they leave no hole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.layout.chain import NARROW, Run
from reportgen.layout.fill import Filling, Room
from reportgen.layout.floats import CHANGES, LEAST_CHANGES, Hole, improved
from reportgen.layout.footnotes import foot_height
from reportgen.layout.pieces import Break, Piece, break_between
from reportgen.layout.sidebyside import Laid, Region, side_by_side
from reportgen.layout.stack import total_height
from reportgen.record import record, replace

# divides a run in which nothing stands in columns over frames
Divide = Callable[[Run], list[Filling]]
# while figures are moved, so many pages are made at a time; the last ones look different when more follow
AHEAD = 24
UNSURE = 4


@record(frozen=True, slots=True)
class Settled:
    """What every page of a run holds, and its pieces in the order in which they stand there."""

    pages: tuple[Laid, ...]
    pieces: tuple[Piece, ...]


def settled(run: Run, divide: Divide) -> Settled:
    """The pages of a run, its figures moved.

    Only once they are does it pay to share out holes: a figure may come to fill one.
    """
    figures = {piece.floating.key for piece in run.pieces[run.start : run.stop] if piece.floating is not None}
    if not figures:
        return Settled(tuple(_laid(run, divide)), tuple(run.pieces[run.start : run.stop]))
    moved = _moved(replace(run, again=NARROW), divide, len(figures)).pieces
    pieces = (*run.pieces[: run.start], *moved, *run.pieces[run.stop :])
    return _moved(replace(run, pieces=pieces), divide, len(figures))


def _moved(run: Run, divide: Divide, figures: int) -> Settled:
    """The pages of a run with so many figures, which were moved."""
    pieces, start, stop = list(run.pieces), run.start, run.stop
    found: list[Laid] = []
    ahead = AHEAD
    changes = max(LEAST_CHANGES, CHANGES * figures)
    while start < stop:
        # a figure moves no page far behind it: these are made once all before them is settled
        end = _end(pieces, start, stop, ahead * run.room_of(1).height)
        left = found[-1].foot.carried if found else run.carried
        made = _laid(Run(pieces, start, end, left, _rooms_from(run, len(found)), run.again), divide)
        sure = made if end == stop else made[:-UNSURE]
        if not sure:
            ahead *= 2
            continue
        before, found = len(found), found + sure
        change = improved(pieces, _holes(replace(run, pieces=pieces), found, before)) if changes else None
        if change is not None:
            changes -= 1
            pieces = change.pieces
            # the pages before stay as they are
            start, found = change.start, found[: change.page]
        else:
            start, ahead = sure[-1].end, AHEAD
    return Settled(tuple(found), tuple(pieces[run.start : stop]))


def _laid(run: Run, divide: Divide) -> list[Laid]:
    """What every page of a run holds; one region a page where nothing stands in columns."""
    if any(piece.band is not None for piece in run.pieces[run.start : run.stop]):
        return side_by_side(run)
    return [Laid((Region(filling),), filling.foot) for filling in divide(run)]


def _rooms_from(run: Run, first: int) -> Callable[[int], Room]:
    """The rooms of a run's pages counted from the ``first``-th on."""
    return lambda number: run.room_of(first + number)


def _end(pieces: Sequence[Piece], start: int, stop: int, height: float) -> int:
    """Where about so much of the pages from piece ``start`` on is full (pt); no box, table or figure and no
    columns go on there.
    """
    left = height
    for index in range(start, stop - 1):
        piece, following = pieces[index], pieces[index + 1]
        left -= piece.height / (piece.band.count if piece.band is not None else 1)
        if (
            left <= 0
            and piece.band is following.band
            and (piece.band is None or piece.band.count == 1)
            and not piece.enclosures
            and piece.floating is None
            and break_between(piece, following) is Break.FREE
        ):
            return index + 1
    return stop


def _holes(run: Run, pages: Sequence[Laid], first: int) -> Iterator[Hole]:
    """What is left empty at the foot of every page and column from the ``first``-th page on."""
    for number, page in enumerate(pages[first:], first):
        room = run.room_of(number)
        begun = page.regions[0].start if page.regions else 0
        for region in page.regions:
            # a band that ends here is no higher than it must be, and a run is as long as it is
            end = page.regions[-1].filling.end
            full = end < run.stop and region.band is run.pieces[end].band
            height, left = room.height, 0.0
            if region.band is not None:
                height = region.height
            if full:
                filling = region.filling
                left = height - region.y - total_height(filling.pieces)
                if region.band is None:
                    left -= foot_height(page.foot.pieces, room.notes)
            yield Hole(number, begun, region.start, region.filling.end, left, height, full)
