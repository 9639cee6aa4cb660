"""Finds the underlines and emphasis dots of a placed line.

An underline is one stroke under all neighbouring words that have one: it does not break where the
script, the weight or the face changes, nor at blanks and gaps. A dot stands under every Han, never under a
mark, a letter or a figure (clreq §3.5.2, GB/T 15834-2011 §4.16).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reportgen.text.classes import is_han
from reportgen.typeset.collect import Look
from reportgen.typeset.line import Accent
from reportgen.typeset.shape import CharShape

# below the baseline, in em: the em box of Han ends at 0.12, so that neither touches a stroke
_UNDERLINE_TOP = 0.155
_UNDERLINE_THICKNESS = 0.05
_DOT_TOP = 0.165
_DOT_SIZE = 0.15
# under an underline, when words have both
_DOT_TOP_LINED = 0.25
# a mark with more blank than this (em) at its side is underlined under its ink alone at the end of a stroke
_BLANK_SIDE = 0.3


class Placed(NamedTuple):
    """A visible character of a line: where its cell begins and ends and its glyph stands, shape and look.

    Places are in pt from the line's start.
    """

    character: str
    left: float
    right: float
    x: float
    shape: CharShape
    look: Look

    @property
    def ink(self) -> tuple[float, float]:
        """The edges of the ink; those of the cell where there is none."""
        shape, size = self.shape, self.look.size
        if shape.left == shape.right:
            return self.left, self.right
        return self.x + shape.left * size, self.x + shape.right * size


def has_accents(look: Look) -> bool:
    """Whether anything is drawn below the words of this look."""
    return look.underline or look.emphasis_dots


def accents_of(placed: Sequence[Placed], width: float) -> tuple[Accent, ...]:
    """The accents of a line's visible characters, which end at ``width`` pt; underlines first."""
    return (*_underlines(placed, width), *_dots(placed))


def _underlines(placed: Sequence[Placed], width: float) -> Iterator[Accent]:
    for underlined, group in groupby(placed, key=lambda char: char.look.underline):
        if not underlined:
            continue
        chars = list(group)
        # one height for the whole stroke: that of its largest type; raised type does not lift it
        size = max(char.look.size for char in chars)
        left, right = max(_left_edge(chars[0]), 0.0), min(_right_edge(chars[-1]), width)
        for _, coloured in groupby(chars, key=lambda char: char.look.colour):
            part = list(coloured)
            end = right if part[-1] is chars[-1] else _next(chars, part[-1]).left
            yield Accent(
                left,
                _UNDERLINE_TOP * size,
                end - left,
                _UNDERLINE_THICKNESS * size,
                0.0,
                part[0].look.colour,
            )
            left = end


def _next(chars: Sequence[Placed], char: Placed) -> Placed:
    return chars[next(i for i, each in enumerate(chars) if each is char) + 1]


def _left_edge(char: Placed) -> float:
    ink = char.ink[0]
    return ink if ink - char.left > _BLANK_SIDE * char.look.size else char.left


def _right_edge(char: Placed) -> float:
    ink = char.ink[1]
    return ink if char.right - ink > _BLANK_SIDE * char.look.size else char.right


def _dots(placed: Sequence[Placed]) -> Iterator[Accent]:
    for char in placed:
        if char.look.emphasis_dots and is_han(char.character):
            size = char.look.size
            diameter = _DOT_SIZE * size
            middle = char.x + char.shape.advance * size / 2
            yield Accent(
                middle - diameter / 2,
                (_DOT_TOP_LINED if char.look.underline else _DOT_TOP) * size - char.look.rise,
                diameter,
                diameter,
                diameter / 2,
                char.look.colour,
            )
