"""Figures and tables that may move: where one does not fit, the text after it comes first.

It then begins the next page, so that it leaves no hole; where the pages have come out otherwise it stands
below the paragraph it would part. Figures and tables keep their order, none passes a heading; what is read
aloud keeps the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.layout.pieces import Bookmark, Break, Extent, Piece, break_between, shared_depth
from reportgen.layout.stack import total_height
from reportgen.model.pages import TextItem
from reportgen.record import record, replace

# a foot left empty by less than this share of the page is no hole
LEAST_HOLE = 0.05
# a table that should stay whole is moved if the text after it leaves less than this share of the page empty
MOST_LEFT = 0.1
# so often are the pages of a run made again for that
MOST_ROUNDS = 48


@record(frozen=True, slots=True)
class Hole:
    """A page of a run, counted from 0, that begins with piece ``start`` and ends before piece ``index``:
    ``height`` pt of its ``room`` are left.
    """

    page: int
    start: int
    index: int
    height: float
    room: float


@record(frozen=True, slots=True)
class Change:
    """Pieces in another order, from the page ``page`` on, which begins with piece ``start``."""

    pieces: list[Piece]
    page: int
    start: int


def improved(pieces: Sequence[Piece], holes: Iterable[Hole]) -> Change | None:
    """The first figure that stands inside a paragraph set below it, or the first one behind a hole that can
    be filled set later; None when there is none. ``holes`` are those of pages that follow each other: those
    after a change look different.
    """
    for hole in holes:
        order = _settled(pieces, hole) or _moved(pieces, hole)
        if order is not None:
            return Change(order, hole.page, hole.start)
    return None


def _moved(pieces: Sequence[Piece], hole: Hole) -> list[Piece] | None:
    """The figure behind the hole, behind the text that fills it."""
    start = _group_start(pieces, hole)
    height = hole.height + (total_height(pieces[start : hole.index]) if start < hole.index else 0.0)
    if height < LEAST_HOLE * hole.room:
        return None
    end = _group_end(pieces, start)
    text = _text_for(pieces, end, height)
    if end == start or text == end:
        return None
    if start < hole.index and height - total_height(pieces[end:text]) > MOST_LEFT * hole.room:
        return None
    figure = (replace(pieces[start], adrift=True), *pieces[start + 1 : end])
    return [*pieces[:start], *pieces[end:text], *figure, *pieces[text:]]


def _settled(pieces: Sequence[Piece], page: Hole) -> list[Piece] | None:
    """A figure inside a paragraph, below it. At the head of a page it parts the paragraph no more than the
    page's end does.
    """
    index = page.start + 1
    while index < page.index:
        start = index
        while index < len(pieces) and pieces[index].floating:
            index += 1
        below = index
        while start < below < len(pieces) and _one(pieces[start - 1], pieces[below]):
            below += 1
        if below > index:
            figures = [replace(p, adrift=False) if p.adrift else p for p in pieces[start:index]]
            return [*pieces[:start], *pieces[index:below], *figures, *pieces[below:]]
        index = max(below, start + 1)
    return None


def _one(upper: Piece, lower: Piece) -> bool:
    """Whether two pieces are lines of one paragraph."""
    return not lower.floating and bool(_elements(upper) & _elements(lower))


def _elements(piece: Piece) -> set[int]:
    """The structure elements a piece's lines belong to."""
    return {item.element for item in piece.items if isinstance(item, TextItem) and item.element is not None}


def _group_start(pieces: Sequence[Piece], hole: Hole) -> int:
    """Where the figure behind a hole begins: on the page itself if the page parts a table that should stay
    whole.
    """
    start = hole.index
    if not 0 < start < len(pieces) or break_between(pieces[start - 1], pieces[start]) is not Break.AVOID:
        return start
    key = pieces[start].floating
    while key and start > hole.start and pieces[start - 1].floating == key:
        start -= 1
    # one that begins its page is too high for the rest of any
    return start if start > hole.start else hole.index


def _group_end(pieces: Sequence[Piece], start: int) -> int:
    """The index after the figure that begins with piece ``start``; ``start`` itself when it may not move: it
    stands in a box, goes on here, or was to begin a page anyway.
    """
    end = start
    if start < len(pieces) and pieces[start].floating and _outside(pieces, start):
        key = pieces[start].floating
        if start and (
            pieces[start - 1].floating == key or break_between(pieces[start - 1], pieces[start]) >= Break.PAGE
        ):
            return start
        while end < len(pieces) and pieces[end].floating == key:
            end += 1
    return end


def _outside(pieces: Sequence[Piece], index: int) -> bool:
    """Whether no box goes on over the place before piece ``index``."""
    return not 0 < index < len(pieces) or not shared_depth(pieces[index - 1], pieces[index])


def _text_for(pieces: Sequence[Piece], start: int, height: float) -> int:
    """The index after the text from ``start`` on that fits into ``height`` pt and may end a page."""
    best = start
    for index in range(start, len(pieces)):
        piece = pieces[index]
        barrier = piece.floating or any(isinstance(mark, Bookmark | Extent) for mark in piece.marks)
        if barrier or break_between(pieces[index - 1], piece) >= Break.PAGE:
            break
        if total_height(pieces[start : index + 1]) > height:
            break
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        parting = Break.PAGE if following is None else break_between(piece, following)
        if (parting is Break.FREE or parting >= Break.PAGE) and _outside(pieces, index + 1):
            best = index + 1
    return best
