"""Makes lines possible at all: an indent that leaves room, breaks in strings wider than the column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import sub

from reportgen.typeset.breaks import Ban, Breaks
from reportgen.typeset.sums import EPSILON, Paragraph


def first_indent(paragraph: Paragraph, ends: Sequence[int]) -> float:
    """The first line's indent, less where the first unbreakable string would not fit beside it.

    A negative one lets later lines hang under the first. ``ends`` are the characters that may end a line.
    """
    if paragraph.room.indent < 0:
        return paragraph.room.indent
    allowed = ends[0] if ends else len(paragraph.text) - 1
    shown = paragraph.shown(0, allowed + 1)
    least = paragraph.natural(0, shown) - paragraph.give(0, shown)
    return max(0.0, min(paragraph.room.indent, paragraph.room.measure - least))


def make_feasible(paragraph: Paragraph, breaks: Breaks) -> tuple[list[tuple[int, int]], float]:
    """Lifts bans inside strings that are wider than the measure, the weakest first.

    Returns the strings that had to be broken, as (start, end), and what is left of the first line's indent.
    """
    broken = [
        (start, end + 1)
        for start, end in list(too_wide(paragraph, breaks.allowed()))
        if _lift(paragraph, breaks, start, end)
    ]
    return broken, first_indent(paragraph, breaks.allowed())


def too_wide(paragraph: Paragraph, allowed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The strings without a break that are wider than the measure: first and last character of each."""
    measure = paragraph.room.measure
    x, cell = paragraph.x, paragraph.spacing.cell
    ends = [-1, *allowed, len(paragraph.text) - 1]
    # most strings are a character or two, the longest a word: its length settles it, or its width untrimmed
    if max(map(sub, ends[1:], ends)) * (max(cell) + max(paragraph.spacing.gap)) <= measure:
        return
    for before, end in pairwise(ends):
        start = before + 1
        if x[end] + cell[end] - x[start] > measure and _least(paragraph, start, end) > measure + EPSILON:
            yield start, end


def _lift(paragraph: Paragraph, breaks: Breaks, start: int, end: int) -> bool:
    """Opens breaks within one string until its parts fit; whether a word, number or mark was hurt."""
    hurt = False
    for ban in list(Ban)[1:]:
        at = start
        wide: list[tuple[int, int]] = []
        for i in range(start, end + 1):
            if i == end or not breaks.bans[i]:
                if _least(paragraph, at, i) > paragraph.room.measure + EPSILON:
                    wide.append((at, i))
                at = i + 1
        if not wide:
            break
        for left, right in wide:
            lifted = breaks.lift(left, right, ban)
            hurt = hurt or any(_hurts(paragraph.letters, i, ban) for i in lifted)
    return hurt


def _hurts(letters: str, i: int, ban: Ban) -> bool:
    """Whether a line end after character i tears what should be whole. A long unit or a code may be divided
    without a word; inside a number even its dash may not end a line.
    """
    if ban is Ban.INNER:
        return letters[i] in "BU" or "N" == letters[i + 1] == letters[i - 1]
    return ban > Ban.INNER


def _least(paragraph: Paragraph, start: int, last: int) -> float:
    """The least width of the characters ``start`` to ``last`` on a line of their own."""
    shown = paragraph.shown(start, last + 1)
    least = paragraph.natural(start, shown) - paragraph.give(start, shown)
    return least - paragraph.seen(shown - 1) if shown - 1 in paragraph.spacing.hang else least
