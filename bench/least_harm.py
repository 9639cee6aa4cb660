"""The best of all divisions of a paragraph into lines: with as little harm as any has.

Input are the characters of a paragraph with their least widths, output its least harm by the rules of
``bench.line_rules``; nothing is known of what a typesetter prefers. What was set with more harm
could have been set better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import NamedTuple

from bench import line_rules

# widths are compared with this tolerance, pt
_CLOSE = 1e-3
# a line falls short of its column where this is left empty, in parts of the column
_SHORT = 0.2


@dataclass(frozen=True, slots=True)
class Measured:
    """The characters of a paragraph, what each takes at least and the gap behind it shrunk as far as may be;
    ``hyphens``: before which of them a word may be divided, by a hyphen of that width. Lengths in pt.
    """

    text: str
    widths: Sequence[float]
    gaps: Sequence[float]
    hyphens: Mapping[int, float]


class Least(NamedTuple):
    """How much harm the best division does, in the measure of ``line_rules.HARM``, by how many faults."""

    harm: int
    faults: int


def least_harm(paragraph: Measured, first_room: float, room: float) -> Least:
    """The harm of the best lines that fit ``room`` (the first one ``first_room``), in pt.

    Every sequence of line ends is weighed; a character wider than the column has a line of its own.
    """
    text, total = paragraph.text, len(paragraph.text)
    x = [0.0, *accumulate(map(add, paragraph.widths, paragraph.gaps))]
    best = [Least(0, 0)]
    for end in range(1, total + 1):
        last = _last_shown(text, end)
        edge = x[last] + paragraph.widths[last] + paragraph.hyphens.get(end, 0.0)
        ended = 0 if end in paragraph.hyphens or end == total else line_rules.harm(text[:end], text[end:])
        found: list[Least] = []
        for start in range(end - 1, -1, -1):
            width = edge - x[start]
            if start < last and width > (room if start else first_room) + _CLOSE:
                break
            lone = end == total and start > 0 and line_rules.lone_end((text[:start], text[start:]))
            rigid = end < total and width < (1 - _SHORT) * room and line_rules.rigid(text[start:end])
            harm = ended + line_rules.HARM * lone + line_rules.LITTLE_HARM * rigid
            found.append(Least(best[start].harm + harm, best[start].faults + (ended > 0) + lone + rigid))
        best.append(min(found))
    return best[total]


def _last_shown(text: str, end: int) -> int:
    """The last character before ``end`` that is seen."""
    return max(len(text[:end].rstrip()) - 1, 0)
