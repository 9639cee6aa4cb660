"""Gives every character its cell and every gap its width, with what they can give up and take.

Widths come from the rules, not from the font's advance: a mark has half an em of ink and half an em of blank
that neighbours share, the interpunct is ½ em, a dash one em for each of its characters (clreq §3.1.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import accumulate, groupby, product

from reportgen.record import record
from reportgen.text.classes import UNIT, CharClass, pairs_of
from reportgen.theme.line_rules import LineRules
from reportgen.typeset import costs
from reportgen.typeset.collect import Passage
from reportgen.typeset.shape import CharShape

# indices into Spacing.squeeze, in the order of use (typography.md rule 4)
SPACES, BRACKETS, COMMAS, GAPS, STOPS = range(5)

_LATIN = "NWYSoctqrhLvdePy"
_SHARED_BLANK = "OCT"
_NEVER_STRETCHED = "IVFhLv"
_SIDES = str.maketrans(
    {
        **dict.fromkeys("HnKU", "h"),
        **dict.fromkeys("NWYScotqrhLvde", "l"),
        **dict.fromkeys("OCTIDEVF", "p"),
        "B": "b",
    }
)
_SPECIAL = re.compile("[OCTIDEqrBZG]")
# of a word in a Latin run: It’s
_APOSTROPHE = re.compile("’")
_SCRIPT_CHANGE = re.compile("(?=hl|lh)")
_BLANK_RUN = re.compile("b+")
# places inside one number of several figures, where no gap belongs (GB/T 15835 writes them closed): behind
# 第, behind the unit inside a date, time or sum (5月31日, 3小时20分), around the word of a range (日至6月)
_IN_NUMBER = re.compile(
    "(?<=第)(?=[0-9])"
    "|(?<=[0-9][年月日号时点分秒元角度])(?=[0-9])"
    "|(?<=[0-9](?:小时|分钟|个月))(?=[0-9])"
    "|(?<=[0-9])(?=[至到][0-9])"
    "|(?<=[0-9][至到])(?=[0-9])"
    "|(?<=[0-9][年月日号时点分秒][至到])(?=[0-9])"
)
_FINAL_MARKS = "？！"
_STOP_MARKS = "。？！．"
# stand outside the column where the layout lets marks hang (clreq §3.1: pause and stop of a dot or stroke)
_HANGING = "。，、．"
# room left and right of a Latin quote's ink, em
_QUOTE_BEARING = 0.06
# joined dashes overlap a little so that no hairline shows between them, em
_DASH_OVERLAP = 0.02


def _stretches(a: str, b: str) -> int:
    """Whether the gap between two classes takes part in the even spread."""
    if a in _LATIN and b in _LATIN:
        return 0
    if a == b and a in "DE":
        return 0
    if a in _SHARED_BLANK and b in _SHARED_BLANK:
        return 0  # the blank that two marks share would look like one of them unsqueezed
    if (a in _LATIN and b in "CT") or (a == "O" and b in _LATIN):
        return 0  # a mark keeps close to the word whose letters are not spread either
    if b in "XBUZG" or a == "Z":
        return 0
    return int(a not in _NEVER_STRETCHED and b not in _NEVER_STRETCHED)


_CLASSES = "".join(c.value for c in CharClass)
_STRETCH = {a + b: _stretches(a, b) for a, b in product(_CLASSES, _CLASSES)}


@record(frozen=True, slots=True)
class Spacing:
    """Widths in pt. ``cell[i]`` is what character i takes, ``gap[i]`` what follows it if the line goes on.

    ``shift[i]`` moves the glyph within its cell. ``lead`` and ``trail`` are blanks inside cells that vanish
    at a line's start and end. ``squeeze[k][i]`` is what cell and gap i can give up in category k.
    ``space_stretch`` and ``gap_stretch`` are what they can take; ``even[i]`` is 1 where gap i may be spread.
    ``hang[i]`` is what is seen of a mark that may stand outside the column.
    """

    cell: list[float]
    gap: list[float]
    shift: dict[int, float]
    lead: dict[int, float]
    trail: dict[int, float]
    squeeze: tuple[dict[int, float], ...]
    space_stretch: dict[int, float]
    gap_stretch: dict[int, float]
    even: list[int]
    hang: dict[int, float]

    def width(self, start: int, end: int) -> float:
        """The natural width in pt of the characters from ``start`` up to ``end``."""
        return sum(self.cell[start:end]) + sum(self.gap[start : end - 1])


def space(
    passage: Passage, letters: str, shapes: list[CharShape], advances: list[float], rules: LineRules
) -> Spacing:
    """The spacing of a passage; ``advances`` are the font's, in pt."""
    return _Spacer(passage, letters, shapes, advances, rules).spacing


class _Spacer:
    """Applies the rules of widths one after the other to one passage."""

    def __init__(
        self,
        passage: Passage,
        letters: str,
        shapes: list[CharShape],
        advances: list[float],
        rules: LineRules,
    ) -> None:
        self.text = passage.text
        self.letters = letters
        self.shapes = shapes
        self.rules = rules
        self.sizes: list[float] = []
        gap: list[float] = []
        for stretch in passage.stretches:
            count = stretch.end - stretch.start
            self.sizes += [stretch.look.size] * count
            gap += [stretch.look.letter_spacing] * count
        even = list(map(_STRETCH.__getitem__, pairs_of(letters)))
        even.append(0)
        self.inside_numbers: Set[int] = frozenset()
        # raised type (X) may be figures
        if not rules.numeral_spacing and ("N" in letters or "X" in letters):
            self.inside_numbers = {match.start() for match in _IN_NUMBER.finditer(self.text)}
        self.spacing = Spacing(advances, gap, {}, {}, {}, ({}, {}, {}, {}, {}), {}, {}, even, {})
        if any(stretch.look.tabular for stretch in passage.stretches):
            for i, shape in enumerate(shapes):
                if shape.inset:
                    self.spacing.shift[i] = shape.inset * self.sizes[i]
        self._marks()
        self._script_gaps()
        for start, end, width in spread_parts(passage):
            self._spread(start, end, width)

    def _marks(self) -> None:
        """Cells of everything whose width the rules give."""
        for match in _SPECIAL.finditer(self.letters):
            i = match.start()
            match match.group():
                case "O":
                    self._opening(i)
                case "C" | "T":
                    self._closing(i)
                case "I":
                    self._centred(i, 1.0 if self.rules.punctuation == "plain" else 0.5)
                case "D":
                    self._dash(i)
                case "E":
                    self._centred(i, 1.0)
                case "q" | "r":
                    self._latin_quote(i)
                case "Z":
                    self.spacing.cell[i] = 0.0
                case _:  # B, G
                    self._word_space(i)
        for match in _APOSTROPHE.finditer(self.text):
            if self.letters[match.start()] == "W":
                self._latin_quote(match.start())

    def _opening(self, i: int) -> None:
        size = self.sizes[i]
        before = self.letters[i - 1] if i else ""
        lead, gives = 0.0, False
        match self.rules.punctuation:
            case "full":
                gives = not (before in ("O", "I") or self.spacing.trail.get(i - 1))
                lead = size / 2 if gives else 0.0
            case "plain":
                lead = size / 2
            case "kaiming" | "half":
                pass
        shape = self.shapes[i]
        right_half = shape.advance > 0.75 and shape.left >= 0.45 and shape.right <= shape.advance + 0.02
        ink_start = shape.left - 0.5 if right_half else (0.5 - (shape.right - shape.left)) / 2
        self._cell(i, size / 2 + lead, lead + (ink_start - shape.left) * size)
        if gives:
            self.spacing.lead[i] = lead
            self.spacing.squeeze[BRACKETS][i] = lead

    def _closing(self, i: int) -> None:
        size, char = self.sizes[i], self.text[i]
        final = char in _STOP_MARKS
        trail = size / 2 if self._has_trail(i) else 0.0
        shape = self.shapes[i]
        left_half = shape.advance > 0.75 and shape.right <= 0.55 and shape.left >= -0.02
        ink_start = shape.left if left_half else (0.5 - (shape.right - shape.left)) / 2
        self._cell(i, size / 2 + trail, (ink_start - shape.left) * size)
        if self.rules.hanging and char in _HANGING:
            self.spacing.hang[i] = size / 2
        if trail and self.rules.punctuation != "plain":
            self.spacing.trail[i] = trail
            if not final or self.rules.squeeze_stops:
                category = BRACKETS if self.letters[i] == "C" else STOPS if final else COMMAS
                self.spacing.squeeze[category][i] = trail

    def _has_trail(self, i: int) -> bool:
        """Whether a closing mark, a pause or a stop has its half em of blank behind it."""
        text, before = self.text, self.text[i - 1 : i]
        match self.rules.punctuation:
            case "plain":
                return True
            case "half":
                return False
            case "kaiming":
                # only a sentence's end is marked by a blank; a quote that closes behind the stop carries it
                ends_sentence = text[i] in _STOP_MARKS or (self.letters[i] == "C" and before in _STOP_MARKS)
                if not (ends_sentence and before):
                    return False
            case "full":
                pass
        after = self.letters[i + 1] if i + 1 < len(self.letters) else ""
        chained = text[i] in _FINAL_MARKS and before != "" and before in _FINAL_MARKS
        return not (after in ("C", "T", "I") or chained)

    def _centred(self, i: int, width_em: float) -> None:
        """A mark whose ink stands in the middle of ``width_em``."""
        shape, size = self.shapes[i], self.sizes[i]
        self._cell(i, width_em * size, ((width_em - shape.left - shape.right) / 2) * size)

    def _dash(self, i: int) -> None:
        """A dash of n characters is n em wide; the strokes meet in the middle and stand centred in it."""
        letters = self.letters
        if i and letters[i - 1] == "D" and self.sizes[i - 1] == self.sizes[i]:
            return  # set with the first of the run
        end = i + 1
        while end < len(letters) and letters[end] == "D" and self.sizes[end] == self.sizes[i]:
            end += 1
        count, size = end - i, self.sizes[i]
        ink = [self.shapes[k].right - self.shapes[k].left for k in range(i, end)]
        total = sum(ink) - _DASH_OVERLAP * (count - 1)
        at = (count - total) / 2
        for k in range(i, end):
            width = ink[k - i]
            self._cell(k, size, (at - (k - i) - self.shapes[k].left) * size)
            self.spacing.gap[k] = 0.0 if k + 1 < end else self.spacing.gap[k]
            at += width - _DASH_OVERLAP

    def _latin_quote(self, i: int) -> None:
        """Fonts draw these marks full-width for Chinese; in a Latin run they take their ink's width."""
        shape, size = self.shapes[i], self.sizes[i]
        if shape.advance > 0.75:
            width = shape.right - shape.left + 2 * _QUOTE_BEARING
            self._cell(i, width * size, (_QUOTE_BEARING - shape.left) * size)

    def _word_space(self, i: int) -> None:
        size = self.sizes[i]
        width = max(self.spacing.cell[i], costs.SPACE_MIN * size)
        self._cell(i, width, 0.0)
        if width > costs.SPACE_MIN * size:
            self.spacing.squeeze[SPACES][i] = width - costs.SPACE_MIN * size
        self.spacing.space_stretch[i] = max(costs.SPACE_MAX * size - width, 0.0)

    def _script_gaps(self) -> None:
        """Gaps between Han and Latin, typed or not; blanks beside full-width marks vanish."""
        sides = self.letters.translate(_SIDES)
        if "X" in sides:
            sides = _inherited(sides)
        if "b" in sides:
            sides = self._blanks(sides)
        for match in _SCRIPT_CHANGE.finditer(sides):
            self._script_gap(match.start(), match.start() + 1)

    def _blanks(self, sides: str) -> str:
        """Settles typed blanks; the sides come back with every blank that counts no more marked."""
        for match in _BLANK_RUN.finditer(sides):
            start, end = match.span()
            before = sides[start - 1] if start else "p"
            after = sides[end] if end < len(sides) else "p"
            for i in range(start + 1, end):
                self._vanish(i)
            if "p" in (before, after) and end < len(sides):
                self._vanish(start)
            elif {before, after} == {"h", "l"}:
                self._vanish(start)
                if end - start == 1:
                    self._script_gap(start, end)
        return sides

    def _vanish(self, i: int) -> None:
        self.spacing.cell[i] = 0.0
        self.spacing.squeeze[SPACES].pop(i, None)
        self.spacing.space_stretch.pop(i, None)
        if i:
            self.spacing.gap[i - 1] = 0.0

    def _script_gap(self, i: int, after: int) -> None:
        """The gap behind character ``i``, before the character ``after``."""
        before = i if self.letters[i] != "B" else i - 1
        if after in self.inside_numbers:
            return
        if after == i + 1 and self.letters[after] in "tco" and self.letters[before] in "Hn":
            return  # half-width marks are no letters: 出版社, 2012; 报告[R]
        size = min(self.sizes[before], self.sizes[after]) if self.rules.latin_gap else 0.0
        figure = self.letters[before] == "N" and not self.rules.numeral_spacing
        if figure and UNIT.match(self.text, after) is not None:
            self.spacing.even[i] = 0  # figure and unit are one
            return
        if not size:
            return
        width = self.rules.latin_gap * size
        self.spacing.gap[i] += width
        self.spacing.squeeze[GAPS][i] = max(width - costs.GAP_MIN * size, 0.0)
        self.spacing.gap_stretch[i] = max(costs.GAP_MAX * size - width, 0.0)

    def _cell(self, i: int, width: float, shift: float) -> None:
        self.spacing.cell[i] = width
        if shift:
            self.spacing.shift[i] = shift

    def _spread(self, start: int, end: int, width: float) -> None:
        """Spaces the characters from ``start`` out to ``width`` pt, evenly; longer words stay as they are."""
        spacing, gaps = self.spacing, end - start - 1
        natural = spacing.width(start, end)
        if gaps < 1 or natural >= width:
            return
        for i in range(start, end - 1):
            spacing.gap[i] += (width - natural) / gaps
            spacing.even[i] = 0
            for values in (*spacing.squeeze, spacing.space_stretch, spacing.gap_stretch):
                values.pop(i, None)


def spread_parts(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Start, end and width (pt) of the parts of a passage that are to be spaced out to a width."""
    if not any(stretch.look.spread for stretch in passage.stretches):
        return
    for width, group in groupby(passage.stretches, key=lambda stretch: stretch.look.spread):
        stretches = list(group)
        if width:
            yield stretches[0].start, stretches[-1].end, width


def whole_parts(passage: Passage) -> Iterator[tuple[int, int]]:
    """Start and end of the references that are kept on one line."""
    for stretch in passage.stretches:
        link = stretch.look.link
        if link is not None and link.whole:
            yield stretch.start, stretch.end


def _inherited(sides: str) -> str:
    """Attached characters stand on the side of what they belong to."""
    out = list(sides)
    for i, side in enumerate(sides):
        if side == "X":
            out[i] = out[i - 1] if i else "p"
    return "".join(out)


def prefix(values: dict[int, float], count: int) -> list[float] | None:
    """Running sums before every index, ``count`` + 1 of them; None when there is nothing to add."""
    if not values:
        return None
    dense = [0.0] * (count + 1)
    for index, value in values.items():
        dense[index + 1] = value
    return list(accumulate(dense))
