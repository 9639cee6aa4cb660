"""Footnotes at the foot of a page: how much room a page's notes take, what goes on to the next page.

Notes stand in the order of their marks. A note begins on the page of its mark, with two lines at least; a
short one is never parted.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.layout.boxes import rule
from reportgen.layout.pieces import FootNote, Mark, Piece, moved_item, moved_mark
from reportgen.layout.stack import stack, total_height
from reportgen.model.pages import Item
from reportgen.record import record, replace
from reportgen.theme.style import Style

# a note of so many lines may go on over the page; a shorter one moves to the next page with its mark's line
LONG = 5
# lines of a parted note that stand together at least, on either page
LEAST_LINES = 2
# notes that go on from the page before take this share of a page at most, while there is text to set
MOST_SHARE = 0.5
_TOLERANCE = 0.01


@record(frozen=True, slots=True)
class Foot:
    """The notes of one page: lines on it from bottom to top, in order, and lines left for the next page."""

    pieces: tuple[Piece, ...] = ()
    carried: tuple[Piece, ...] = ()
    keys: tuple[str, ...] = ()


def foot_height(pieces: Sequence[Piece], style: Style) -> float:
    """What notes take off a page: their lines, the rule above and the gap above that; 0 without notes."""
    if not pieces:
        return 0.0
    border = style.borders.top.width if style.borders.top is not None else 0.0
    return style.space_before + border + style.padding.top + total_height(pieces) + style.padding.bottom


def least_foot(carried: Sequence[Piece], notes: Sequence[FootNote], style: Style) -> float:
    """The height of a page's notes when as much as may be goes on to the next page."""
    if not notes:
        return foot_height(carried, style)
    last = notes[-1].pieces
    kept = last if len(last) < LONG else last[:LEAST_LINES]
    return foot_height([*carried, *_lines(notes[:-1]), *kept], style)


def begin(carried: Sequence[Piece], room: float, style: Style) -> Foot:
    """The lines that go on from the page before: as many as half a page holds, the rest goes on once more."""
    return _filled(carried, (), room * MOST_SHARE, style)


def foot_of(begun: Foot, notes: Sequence[FootNote], room: float, style: Style) -> Foot:
    """The notes of a page with ``room`` pt left for them."""
    keys = tuple(note.key for note in notes)
    if begun.carried:
        # what went on to this page did not end on it: its own notes wait for it
        return replace(begun, carried=(*begun.carried, *_lines(notes)), keys=keys)
    return _filled((*begun.pieces, *_lines(notes)), keys, room, style)


@record(frozen=True, slots=True)
class SetFoot:
    """A page's notes from the rule down, x from the text block's edge; height in pt."""

    height: float
    items: tuple[Item, ...]
    marks: tuple[Mark, ...]


def set_foot(foot: Foot, width: float, style: Style) -> SetFoot:
    """The notes of a page, placed."""
    height = foot_height(foot.pieces, style) - style.space_before
    border = style.borders.top
    top = style.padding.top
    items: list[Item] = []
    if border is not None:
        items.append(rule(0.0, 0.0, min(style.max_width or width, width), border))
        top += border.width
    content = stack(foot.pieces)
    items += (moved_item(item, 0.0, top) for item in (*content.backgrounds, *content.items))
    return SetFoot(height, tuple(items), tuple(moved_mark(mark, 0.0, top) for mark in content.marks))


def _lines(notes: Sequence[FootNote]) -> list[Piece]:
    return [piece for note in notes for piece in note.pieces]


def _filled(lines: Sequence[Piece], keys: tuple[str, ...], room: float, style: Style) -> Foot:
    """As many lines as fit, not leaving one alone on either page."""
    count = len(lines)
    while count and foot_height(lines[:count], style) > room + _TOLERANCE:
        count -= 1
    if 0 < len(lines) - count < LEAST_LINES and count > LEAST_LINES:
        count = len(lines) - LEAST_LINES
    return Foot(tuple(lines[:count]), tuple(lines[count:]), keys)
