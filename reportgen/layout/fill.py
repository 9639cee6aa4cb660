"""Fills one page: how many of the pieces go on it, and which figures are built lower for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.layout.footnotes import Foot, begin, foot_of, least_foot
from reportgen.layout.pieces import Break, FootNote, Piece, break_between, shared_depth
from reportgen.layout.stack import Stacking
from reportgen.theme.style import Style

# a page at least this full is left as it is: no figure is built lower to fill it further
WELL_FILLED = 0.88
# a page less full than this is ended where it should rather not end (inside a panel)
TOO_EMPTY = 2 / 3
# lengths are sums of floats
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Filling:
    """The pieces of one page; ``end`` is the index of the first piece that is left, ``continued`` how many
    enclosures go on from the page before, ``continues`` how many go on to the next one. ``foot``: the
    footnotes at the page's foot."""

    pieces: tuple[Piece, ...]
    end: int
    continued: int
    continues: int
    foot: Foot


@dataclass(frozen=True, slots=True)
class _End:
    """A place where the page may end: before piece ``index``; height so far and the kind of break."""

    index: int
    height: float
    kind: Break


def fill(pieces: Sequence[Piece], start: int, room: float, carried: Sequence[Piece], notes: Style) -> Filling:
    """Pieces from ``start`` on for a page with ``room`` pt of height; always at least one.

    ``carried`` are lines of footnotes left by the page before; ``notes`` is the style of a page's notes.
    """
    continued = _depth_at(pieces, start)
    begun = begin(carried, room, notes) if carried else Foot()
    ends = _ends(pieces, start, room, continued, begun, notes)
    chosen = _choose(ends, room)
    if chosen is None:
        chosen = _End(start + 1, pieces[start].height, Break.NEVER)
    page = list(pieces[start : chosen.index])
    if ends and chosen.height > room + _TOLERANCE:
        page = _lowered(page, chosen.height - room)
    marked = [note for piece in page for note in piece.notes]
    foot = begun
    if marked or begun.pieces:
        stacking = Stacking(continued)
        for piece in page:
            stacking.add(piece)
        foot = foot_of(begun, marked, room - stacking.height(), notes)
    return Filling(tuple(page), chosen.index, continued, _depth_at(pieces, chosen.index), foot)


def _depth_at(pieces: Sequence[Piece], index: int) -> int:
    """How many enclosures go on over the break before piece ``index``."""
    return shared_depth(pieces[index - 1], pieces[index]) if 0 < index < len(pieces) else 0


def _ends(
    pieces: Sequence[Piece], start: int, room: float, continued: int, begun: Foot, style: Style
) -> list[_End]:
    """Where the page could end, as far as it reaches with every figure at its lowest."""
    stacking = Stacking(continued)
    slack = 0.0
    notes: list[FootNote] = []
    foot = least_foot(begun.pieces, (), style)
    ends: list[_End] = []
    for index in range(start, len(pieces)):
        piece = pieces[index]
        stacking.add(piece)
        if piece.elastic is not None:
            slack += piece.height - piece.elastic.minimum
        if piece.notes and not begun.carried:
            notes += piece.notes
            foot = least_foot(begun.pieces, notes, style)
        if stacking.bottom + foot - slack > room + _TOLERANCE:
            break
        after = Break.PAGE if index + 1 == len(pieces) else break_between(piece, pieces[index + 1])
        height = stacking.height() + foot
        if height - slack <= room + _TOLERANCE:
            ends.append(_End(index + 1, height, after))
        if after >= Break.PAGE:
            break
    return ends


def _choose(ends: Sequence[_End], room: float) -> _End | None:
    """The best of the possible ends: all that is left, a full page, a figure lowered, a lesser evil."""
    fitting = [end for end in ends if end.height <= room + _TOLERANCE]
    tight = [end for end in ends if end.height > room + _TOLERANCE]
    if fitting and fitting[-1].kind >= Break.PAGE:
        return fitting[-1]
    free = _last(fitting, Break.FREE)
    if free is not None and free.height >= WELL_FILLED * room:
        return free
    lowered = [end for end in tight if end.kind is Break.FREE or end.kind >= Break.PAGE]
    if lowered:
        return lowered[-1]
    if free is not None and free.height >= TOO_EMPTY * room:
        return free
    avoided = _last(fitting, Break.AVOID)
    if avoided is not None and (free is None or avoided.height > free.height):
        return avoided
    return free or _last(fitting, Break.NEVER)


def _last(ends: Sequence[_End], kind: Break) -> _End | None:
    return next((end for end in reversed(ends) if end.kind is kind), None)


def _lowered(page: Sequence[Piece], excess: float) -> list[Piece]:
    """The page's pieces with its figures lower by ``excess`` in all, each by its share."""
    slack = sum(piece.height - piece.elastic.minimum for piece in page if piece.elastic is not None)
    lowered: list[Piece] = []
    for piece in page:
        if piece.elastic is None:
            lowered.append(piece)
            continue
        share = (piece.height - piece.elastic.minimum) / slack
        lower = piece.elastic.resize(piece.height - excess * share)
        lowered.append(
            replace(piece, height=lower.height, items=lower.items, marks=lower.marks, elastic=None)
        )
    return lowered
