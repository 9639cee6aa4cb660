"""Figures and tables that may move: where one does not fit, the text after it comes first.

It then ends the page on which it is mentioned or begins the next one, so that it leaves no hole; where the
pages have come out otherwise it stands below the paragraph it would part. Figures and tables keep their
order, none passes a heading; what is read aloud keeps the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.layout.pieces import (
    Bookmark,
    Break,
    Extent,
    Floating,
    Landmark,
    Moved,
    Piece,
    break_between,
    same_figure,
    shared_depth,
)
from reportgen.layout.stack import total_height
from reportgen.model.flow import FloatPlace
from reportgen.model.pages import LinkItem, TextItem
from reportgen.record import record, replace

# a foot left empty by less than this share of the page is no hole
LEAST_HOLE = 0.05
# a table that should stay whole is moved if the text after it leaves less than this share of the page empty
MOST_LEFT = 0.1
# so often are pages of a run made again for that: for each figure, and at least
CHANGES = 4
LEAST_CHANGES = 48


@record(frozen=True, slots=True)
class Hole:
    """A page or column of a run that begins with piece ``start`` and ends before piece ``index``: ``height``
    pt of its ``room`` are left.

    ``page`` is its page, counted from 0, which begins with piece ``first``. ``full``: more text follows that
    would stand here if there were room.
    """

    page: int
    first: int
    start: int
    index: int
    height: float
    room: float
    full: bool = True


@record(frozen=True, slots=True)
class Change:
    """Pieces in another order, from the page ``page`` on, which begins with piece ``start``."""

    pieces: list[Piece]
    page: int
    start: int


def floats(pieces: Sequence[Piece], key: int, place: FloatPlace) -> list[Piece]:
    """The pieces of a figure or table, which may move together if its place lets them."""
    if place == "here":
        return list(pieces)
    floating = Floating(key, place)
    return [replace(piece, floating=floating) for piece in pieces]


def improved(pieces: Sequence[Piece], holes: Iterable[Hole]) -> Change | None:
    """The first figure set otherwise that stands among the text of its page and should end it, that parts a
    paragraph, or that has left a hole which can be filled; None when there is none. ``holes`` are those of
    pages that follow each other: those after a change look different.
    """
    for hole in holes:
        order = _sunk(pieces, hole) or _settled(pieces, hole)
        if order is None and hole.full:
            order = _risen(pieces, hole) or _moved(pieces, hole)
        if order is not None:
            return Change(order, hole.page, hole.first)
    return None


def _sunk(pieces: Sequence[Piece], page: Hole) -> list[Piece] | None:
    """The last figure of a page that should end it, behind the text that follows it there."""
    foot = page.index
    if not page.full or not _may_part(pieces, foot):
        return None
    while True:
        end = foot
        while end > page.start and pieces[end - 1].floating is None:
            end -= 1
        figure = pieces[end - 1].floating if end > page.start else None
        start = end
        while start > page.start and same_figure(pieces[start - 1].floating, figure):
            start -= 1
        whole = start == 0 or not same_figure(pieces[start - 1].floating, figure)
        if figure is None or not whole or not _ends_page(figure) or not _outside(pieces, start):
            return None
        if end < foot and (not _passable(pieces, end, foot) or not _outside(pieces, end)):
            return None
        if end < foot or figure.moved != "foot":
            return _reordered(pieces, (start, end), foot, "foot")
        foot = start


def _ends_page(figure: Floating) -> bool:
    """Whether a figure belongs at the foot of its page, wherever it fits."""
    return figure.moved == "foot" or (figure.place == "foot" and figure.moved == "")


def _passable(pieces: Sequence[Piece], start: int, stop: int) -> bool:
    """Whether these pieces are text that a figure before them may pass."""
    return not any(_bars(piece) for piece in pieces[start:stop])


def _bars(piece: Piece) -> bool:
    """Whether no figure may pass a piece: a heading, another figure or table."""
    return piece.floating is not None or any(isinstance(mark, Bookmark | Extent) for mark in piece.marks)


def _reordered(pieces: Sequence[Piece], group: tuple[int, int], to: int, moved: Moved) -> list[Piece]:
    """The pieces with those of a figure before what is now piece ``to``, which is no part of it."""
    start, end = group
    figure = [_as_moved(piece, moved) for piece in pieces[start:end]]
    if to <= start:
        return [*pieces[:to], *figure, *pieces[to:start], *pieces[end:]]
    return [*pieces[:start], *pieces[end:to], *figure, *pieces[to:]]


def _as_moved(piece: Piece, moved: Moved) -> Piece:
    """The piece of a figure that was moved there."""
    assert piece.floating is not None
    return replace(piece, floating=replace(piece.floating, moved=moved))


def _settled(pieces: Sequence[Piece], page: Hole) -> list[Piece] | None:
    """A figure inside a paragraph, below it. At the head of a page it parts the paragraph no more than the
    page's end does, and so does one that was moved to the foot.
    """
    if (whole := _below_paragraph(pieces, page)) is not None:
        return whole
    index = page.start + 1
    while index < page.index:
        start = index
        while index < len(pieces) and pieces[index].floating is not None:
            index += 1
        below = index
        while start < below < len(pieces) and _one(pieces[start - 1], pieces[below]):
            below += 1
        strayed = any(_is_at_foot(piece) for piece in pieces[start:index])
        if index >= page.index and _is_at_foot(pieces[page.index - 1]):
            return None  # where it belongs
        if below > index or strayed:
            figures = [_unmoved(piece) for piece in pieces[start:index]]
            return [*pieces[:start], *pieces[index:below], *figures, *pieces[below:]]
        index = max(below, start + 1)
    return None


def _below_paragraph(pieces: Sequence[Piece], page: Hole) -> list[Piece] | None:
    """A table that begins its page and goes on to the next one, below the paragraph it parts: whoever reads
    that paragraph would look for its rest over several pages.
    """
    start = page.start
    figure, end = pieces[start].floating, _group_end(pieces, start)
    if not start or figure is None or figure.moved == "settled" or end <= page.index:
        return None
    below = end
    while below < len(pieces) and _one(pieces[start - 1], pieces[below]):
        below += 1
    if below == end:
        return None
    table = [_as_moved(piece, "settled") for piece in pieces[start:end]]
    return [*pieces[:start], *pieces[end:below], *table, *pieces[below:]]


def _is_at_foot(piece: Piece) -> bool:
    return piece.floating is not None and piece.floating.moved == "foot"


def _unmoved(piece: Piece) -> Piece:
    """The piece of a figure that stays among the text, if it was to stand elsewhere."""
    if piece.floating is None or not piece.floating.moved:
        return piece
    return _as_moved(piece, "settled")


def _one(upper: Piece, lower: Piece) -> bool:
    """Whether two pieces are lines of one paragraph."""
    return lower.floating is None and bool(_elements(upper) & _elements(lower))


def _elements(piece: Piece) -> set[int]:
    """The structure elements a piece's lines belong to."""
    return {item.element for item in piece.items if isinstance(item, TextItem) and item.element is not None}


def _risen(pieces: Sequence[Piece], page: Hole) -> list[Piece] | None:
    """The figure behind a hole, at the foot of the page on which the paragraph before it begins: as many of
    that paragraph's last lines as it needs go on to the next page, but not the one that refers to it.
    """
    start = page.index
    if page.height < LEAST_HOLE * page.room or not start < len(pieces):
        return None
    figure, end = pieces[start].floating, _group_end(pieces, start)
    if figure is None or end == start or figure.place not in ("foot", "float") or figure.moved:
        return None
    height = total_height(pieces[page.start : start]) + page.height
    for line in range(start - 1, page.start, -1):
        upper, lower = pieces[line - 1], pieces[line]
        if not _one(upper, lower) or _refers(lower, pieces[start:end]):
            return None
        if _may_part(pieces, line) and (
            total_height([*pieces[page.start : line], *pieces[start:end]]) <= height
        ):
            return _reordered(pieces, (start, end), line, "foot")
    return None


def _refers(line: Piece, figure: Sequence[Piece]) -> bool:
    """Whether a line has a reference to the figure."""
    anchors = {mark.anchor for piece in figure for mark in piece.marks if isinstance(mark, Landmark)}
    return any(isinstance(item, LinkItem) and item.internal and item.target in anchors for item in line.items)


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
    figure = pieces[start].floating
    assert figure is not None
    # one that ends a page is moved there when the next page is known
    moved = figure.moved if figure.place == "foot" else "head"
    return _reordered(pieces, (start, end), text, moved)


def _group_start(pieces: Sequence[Piece], hole: Hole) -> int:
    """Where the figure behind a hole begins: on the page itself if the page parts a table that should stay
    whole.
    """
    start = hole.index
    if not 0 < start < len(pieces) or break_between(pieces[start - 1], pieces[start]) is not Break.AVOID:
        return start
    figure = pieces[start].floating
    while start > hole.start and same_figure(pieces[start - 1].floating, figure):
        start -= 1
    # one that begins its page is too high for the rest of any
    return start if start > hole.start else hole.index


def _group_end(pieces: Sequence[Piece], start: int) -> int:
    """The index after the figure that begins with piece ``start``; ``start`` itself when it may not move: it
    stands in a box, goes on here, or was to begin a page anyway.
    """
    end = start
    if start < len(pieces) and pieces[start].floating is not None and _outside(pieces, start):
        figure = pieces[start].floating
        if start and (
            same_figure(pieces[start - 1].floating, figure)
            or break_between(pieces[start - 1], pieces[start]) >= Break.PAGE
        ):
            return start
        while end < len(pieces) and same_figure(pieces[end].floating, figure):
            end += 1
    return end


def _outside(pieces: Sequence[Piece], index: int) -> bool:
    """Whether no box goes on over the place before piece ``index``."""
    return not 0 < index < len(pieces) or not shared_depth(pieces[index - 1], pieces[index])


def _may_part(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a page may end before piece ``index``, outside of all boxes."""
    return (
        0 < index < len(pieces)
        and break_between(pieces[index - 1], pieces[index]) is Break.FREE
        and _outside(pieces, index)
    )


def _text_for(pieces: Sequence[Piece], start: int, height: float) -> int:
    """The index after the text from ``start`` on that fits into ``height`` pt and may end a page."""
    best = start
    for index in range(start, len(pieces)):
        piece = pieces[index]
        upper = pieces[index - 1]
        if _bars(piece) or break_between(upper, piece) >= Break.PAGE or piece.band is not upper.band:
            break
        if total_height(pieces[start : index + 1]) > height:
            break
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        parting = Break.PAGE if following is None else break_between(piece, following)
        if (parting is Break.FREE or parting >= Break.PAGE) and _outside(pieces, index + 1):
            best = index + 1
    return best
