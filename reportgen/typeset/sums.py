"""A passage and its column as running sums of widths and capacities: any line is judged in constant time."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from operator import add
from typing import NamedTuple

from reportgen.text.classes import is_han
from reportgen.theme.style import Align
from reportgen.typeset import costs
from reportgen.typeset.space import BRACKETS, Spacing, prefix

# lengths are compared with this tolerance, pt
EPSILON = 1e-6
# the cost of an even spread per em² of one gap
EVEN_SQUARE = costs.EVEN / costs.EVEN_LIMIT**2


class Cut(NamedTuple):
    """A line: characters ``start`` to ``end`` (half-open), of which those up to ``shown`` are visible.

    ``slack`` is what is missing from the natural width to the room for the line; negative: to be squeezed.
    ``hung`` is what is seen of a last mark that stands outside the room.
    """

    start: int
    shown: int
    end: int
    slack: float
    hung: float = 0.0


class Room(NamedTuple):
    """The column: its measure, the first line's indent, the em of the paragraph (all pt), the alignment,
    how many Han characters the last line should hold, and whether lines end where phrases do.
    """

    measure: float
    indent: float
    em: float
    align: Align
    last_line: int = 2
    keep_phrases: bool = False


class Paragraph:
    """Widths and capacities of a passage as running sums, so that any line is judged in constant time.

    What only the search for line ends asks for is summed up when it does.
    """

    def __init__(self, text: str, letters: str, spacing: Spacing, room: Room) -> None:
        self.text = text
        self.letters = letters
        self.spacing = spacing
        self.room = room
        # the width of the hyphen that is drawn behind a character if a line ends with it
        self.hyphens: dict[int, float] = {}
        # from every character to the next, and the natural position of each, were all on one line
        self.steps: list[float] = list(map(add, spacing.cell, spacing.gap))
        self.x: list[float] = [0.0, *accumulate(self.steps)]

    @cached_property
    def squeezable(self) -> list[float]:
        """What the gaps before every character give up in all."""
        dense = [0.0] * (len(self.text) + 1)
        for values in self.spacing.squeeze:
            for index, value in values.items():
                dense[index + 1] += value
        return list(accumulate(dense))

    @cached_property
    def squeeze_lines(self) -> list[tuple[int, list[float], float]]:
        """What each kind gives up before every character, with its price per em, in the rule's order; without
        those that give nothing.
        """
        sums = (prefix(values, len(self.text)) for values in self.spacing.squeeze)
        kinds = enumerate(zip(sums, costs.SQUEEZE, strict=True))
        return [(kind, values, price) for kind, (values, price) in kinds if values is not None]

    @cached_property
    def stretch_lines(self) -> list[tuple[list[float], float]]:
        """What word spaces and Han-Latin gaps take, each with its price per pt."""
        count, em = len(self.text), self.room.em
        spaces, gaps = prefix(self.spacing.space_stretch, count), prefix(self.spacing.gap_stretch, count)
        return [
            (values, price / em)
            for values, price in ((spaces, costs.STRETCH_SPACE), (gaps, costs.STRETCH_GAP))
            if values is not None
        ]

    @cached_property
    def even(self) -> list[int]:
        """How many gaps before every character may be spread."""
        return [0, *accumulate(self.spacing.even)]

    def last_shown(self, end: int) -> int:
        """The last visible character of a line that ends with character ``end``."""
        while end and self.letters[end] in "BUZ":
            end -= 1
        return end

    def shown(self, start: int, end: int) -> int:
        """Where the visible part of a line ends: blanks at its end do not count."""
        while end > start and self.letters[end - 1] in "BUZ":
            end -= 1
        return max(end, start + 1)

    def natural(self, start: int, shown: int) -> float:
        """The natural width of the visible part, without the blanks of the marks at its edges."""
        last = shown - 1
        width = self.x[last] - self.x[start] + self.seen(last)
        if last != start:
            width -= self.spacing.lead.get(start, 0.0)
        return width + self.hyphens.get(last, 0.0)

    def seen(self, last: int) -> float:
        """The width that the last visible character of a line adds to it."""
        return self.spacing.cell[last] - self.spacing.trail.get(last, 0.0)

    def give(self, start: int, shown: int) -> float:
        """All that the line can give up."""
        last = shown - 1
        return self.squeezable[last] - self.squeezable[start] - self.spacing.lead.get(start, 0.0)

    def squeeze_cost(self, start: int, last: int, need: float) -> float:
        """The cost of giving up ``need`` pt, kind by kind in the rule's order."""
        cost = 0.0
        em = self.room.em
        for kind, values, price in self.squeeze_lines:
            have = values[last] - values[start]
            if kind == BRACKETS:
                have -= self.spacing.lead.get(start, 0.0)
            if have >= need:
                return cost + price * need / em
            if have > 0.0:
                cost += price * have / em
                need -= have
        return cost

    def stretch_cost(self, start: int, last: int, need: float) -> float:
        """The cost of spreading the line by ``need`` pt."""
        cost = 0.0
        for values, price in self.stretch_lines:
            have = values[last] - values[start]
            if have >= need:
                return cost + price * need
            if have > 0.0:
                cost += price * have
                need -= have
        em = self.room.em
        places = self.even[last] - self.even[start]
        if not places:
            return cost + (costs.SINGLE if start == last and need > em else costs.RIGID * (1.0 + need / em))
        each = need / (places * em)
        if each > costs.EVEN_LIMIT:
            cost += costs.EVEN_BEYOND * (each - costs.EVEN_LIMIT)
        return cost + EVEN_SQUARE * each * each

    def lone(self, start: int, end: int) -> float:
        """The cost of ending the paragraph with this line, which should hold some Han characters."""
        wanted = self.room.last_line
        if not wanted or end - start >= max(12, 2 * wanted):
            return 0.0
        han = sum(map(is_han, self.text[start:end]))
        if han >= wanted:
            return 0.0
        if han >= 2:
            return costs.LAST_LINE_SHORT * (wanted - han)
        letters = self.letters[start:end]
        latin = letters.count("W") + letters.count("N")
        if latin >= 3:
            return costs.LAST_WORD
        return costs.LONE_WITH_WORD if latin == 2 else costs.LONE_CHARACTER
