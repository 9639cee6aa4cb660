"""Keep rules over neighbouring blocks: pieces in, the same pieces out with the breaks that may not be.

What clings to the next (a heading, a chain of headings, a label) stays with two lines of it, whatever it is:
a paragraph, a list, a table's first rows (typography.md, rule 7). Where less follows before the next heading,
it stays with all of that. A table's first two and last two rows stand together, and so do where the page
allows it the first two below the title of a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from reportgen.layout.pieces import Bookmark, Break, Enclosure, Extent, Landmark, Piece, break_between
from reportgen.record import replace

# lines of what follows that a heading keeps
LINES = 2


def kept(pieces: Sequence[Piece], leading: float) -> list[Piece]:
    """The pieces with every heading bound to what it needs; ``leading`` is that of running text in pt."""
    found = list(pieces)
    for index in range(len(found) - 1):
        if _ends_a_title(found, index):
            bind(found, index + 1, leading)
    for first, last in _tables(found):
        for index in range(first + 1, last + 1):
            if index in (first + 1, last):
                wish = Break.NEVER
            elif _clings(found[index - 2]):
                wish = Break.AVOID
            else:
                continue
            found[index] = replace(found[index], break_before=max(found[index].break_before, wish))
    return found


def _tables(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The first and last body row of every table."""
    start = 0
    for table, group in groupby(pieces, key=_table_of):
        rows = list(group)
        # titles of groups cling further down too: only what stands before the first row counts
        heads = sum(1 for _ in takewhile(_clings, rows))
        if table is not None and len(rows) > heads:
            yield start + heads, start + len(rows) - 1
        start += len(rows)


def _table_of(piece: Piece) -> Enclosure | None:
    """The box of the table a row belongs to: the one whose every part is closed by its rules."""
    inner = piece.enclosures[-1] if piece.enclosures else None
    return inner if inner is not None and inner.cut == "closed" else None


def _ends_a_title(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece is the last of what clings to the following, which does not cling itself."""
    return _clings(pieces[index]) and not _clings(pieces[index + 1])


def _clings(piece: Piece) -> bool:
    return piece.break_after is Break.NEVER


def _begins_title(piece: Piece) -> bool:
    """Whether a heading or a label begins; a table's caption or head clings too, but is what follows."""
    if any(isinstance(mark, Bookmark) for mark in piece.marks):
        return True
    return _clings(piece) and not any(isinstance(mark, Landmark | Extent) for mark in piece.marks)


def bind(pieces: list[Piece], start: int, leading: float) -> None:
    """Bind the lines from ``start`` on until two are together, or a heading begins."""
    height = 0.0
    for index in range(start, len(pieces) - 1):
        height += pieces[index].height
        # a row, a figure or a box as high as two lines is enough by itself
        if height >= (LINES - 0.5) * leading:
            return
        following = pieces[index + 1]
        if _begins_title(following) or break_between(pieces[index], following) >= Break.PAGE:
            return
        if break_between(pieces[index], following) < Break.NEVER:
            pieces[index + 1] = replace(following, break_before=Break.NEVER)
