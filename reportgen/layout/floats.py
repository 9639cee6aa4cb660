"""Figures that may move: one that does not fit where it is mentioned lets the text after it come first.

The figure then begins the next page, so that it leaves no hole. Figures and tables keep their order, none
passes a heading; what is read aloud keeps the order of the source.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.layout.pieces import Bookmark, Break, Extent, Piece, break_between, shared_depth
from reportgen.layout.stack import total_height
from reportgen.record import record

# a foot left empty by less than this share of the page is no hole
LEAST_HOLE = 0.12
# the text before a moved figure fills its hole at most; so often are pages made again for that
MOST_ROUNDS = 12


@record(frozen=True, slots=True)
class Hole:
    """A page that ends early before piece ``index``: ``height`` pt of its ``room`` are left."""

    index: int
    height: float
    room: float


def moved(pieces: Sequence[Piece], holes: Sequence[Hole]) -> list[Piece] | None:
    """The pieces with the figures behind these holes set later; None when none can move.

    Only the first hole of a run of pages is filled: those after it look different then.
    """
    order = list(pieces)
    changed = False
    filled_to = 0
    for hole in holes:
        if hole.height < LEAST_HOLE * hole.room or (changed and not _parted(pieces, filled_to, hole.index)):
            continue
        end = _group_end(pieces, hole.index)
        text = _text_for(pieces, end, hole.height)
        if end == hole.index or text == end:
            continue
        order[hole.index : text] = [*pieces[end:text], *pieces[hole.index : end]]
        changed, filled_to = True, text
    return order if changed else None


def _parted(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a page is begun somewhere between the pieces ``start`` and ``end``."""
    neighbours = zip(pieces[start:end], pieces[start + 1 : end + 1], strict=False)
    return any(break_between(*pair) >= Break.PAGE for pair in neighbours)


def _group_end(pieces: Sequence[Piece], start: int) -> int:
    """The index after the figure that begins with piece ``start``; ``start`` itself when it may not move."""
    end = start
    if start < len(pieces) and pieces[start].floating and _outside(pieces, start):
        while end < len(pieces) and pieces[end].floating == pieces[start].floating:
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
