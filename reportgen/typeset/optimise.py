"""Chooses the line ends of a passage: the whole paragraph at once, at the least total cost.

A line is feasible when its natural width less all it can give up fits the measure. Over the feasible
breaks the cheapest path is found by dynamic programming (Knuth and Plass, total fit); costs are in ``costs``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf, sqrt
from operator import add, sub
from typing import NamedTuple

from reportgen.text.classes import is_han
from reportgen.text.hyphenation import LONG_WORD, SHORT_WORD
from reportgen.text.phrases import Harm, phrase_harm
from reportgen.text.phrases import available as words_known
from reportgen.theme.style import Align
from reportgen.typeset import costs
from reportgen.typeset.breaks import Ban, Breaks
from reportgen.typeset.space import BRACKETS, Spacing, prefix

# lengths are compared with this tolerance, pt
EPSILON = 1e-6
# the cost of an even spread per em² of one gap
_EVEN_SQUARE = costs.EVEN / costs.EVEN_LIMIT**2
_MARKS_BEFORE_PHRASE = "CTBUct"


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
            return cost + costs.RIGID * (1.0 + need / em)
        each = need / (places * em)
        if each > costs.EVEN_LIMIT:
            cost += costs.EVEN_BEYOND * (each - costs.EVEN_LIMIT)
        return cost + _EVEN_SQUARE * each * each

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


def single_line(paragraph: Paragraph) -> Cut | None:
    """The line of a passage that fits its column at its natural width, as cells, labels and captions mostly
    do: nothing is cheaper, wherever it might be broken. None when it may not fit.
    """
    total = len(paragraph.text)
    indent = paragraph.room.indent
    # where gaps are negative a part may be wider than the whole
    if paragraph.x[total] + indent > paragraph.room.measure or min(paragraph.spacing.gap) < 0.0:
        return None
    shown = paragraph.shown(0, total)
    return Cut(0, shown, total, paragraph.room.measure - indent - paragraph.natural(0, shown))


def optimise(
    paragraph: Paragraph, breaks: Breaks, hyphenate: Callable[[int], bool]
) -> tuple[list[Cut], list[tuple[int, int]], float]:
    """The lines of a passage, the unbreakable strings that had to be broken, as (start, end), and the first
    line's indent as used.

    ``hyphenate`` allows breaks inside words of so many letters and says whether there are any. It is asked
    where a word is wider than the column, and where a line would be spread too far without (as TeX does in
    its second pass).
    """
    ends = breaks.allowed()
    may_hyphenate = next(_too_wide(paragraph, ends), None) is None
    broken: list[tuple[int, int]] = []
    if may_hyphenate:
        indent = _first_indent(paragraph, ends)
    else:
        hyphenate(SHORT_WORD)
        broken, indent = make_feasible(paragraph, breaks)
        ends = breaks.allowed()
    total = len(paragraph.text)
    shown = paragraph.shown(0, total)
    spare = paragraph.room.measure - indent - paragraph.natural(0, shown)
    if spare >= 0.0:
        return [Cut(0, shown, total, spare)], broken, indent
    ends.append(total - 1)
    if paragraph.room.align != "justify":
        return _ragged(paragraph, breaks, ends, indent), broken, indent
    cuts = _total_fit(paragraph, breaks, ends, indent)
    if may_hyphenate and any(_loose(paragraph, cut) for cut in cuts[:-1]) and hyphenate(LONG_WORD):
        ends = breaks.allowed()
        ends.append(total - 1)
        cuts = _total_fit(paragraph, breaks, ends, indent)
    return cuts, broken, indent


def _loose(paragraph: Paragraph, cut: Cut) -> bool:
    """Whether a line is spread so far that holes are seen."""
    if cut.slack <= 0.0:
        return False
    spread = paragraph.stretch_cost(cut.start, cut.shown - 1, cut.slack)
    return spread > costs.EVEN


def _first_indent(paragraph: Paragraph, ends: Sequence[int]) -> float:
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
        for start, end in list(_too_wide(paragraph, breaks.allowed()))
        if _lift(paragraph, breaks, start, end)
    ]
    return broken, _first_indent(paragraph, breaks.allowed())


def _too_wide(paragraph: Paragraph, allowed: Sequence[int]) -> Iterator[tuple[int, int]]:
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
        too_wide: list[tuple[int, int]] = []
        for i in range(start, end + 1):
            if i == end or not breaks.bans[i]:
                if _least(paragraph, at, i) > paragraph.room.measure + EPSILON:
                    too_wide.append((at, i))
                at = i + 1
        if not too_wide:
            break
        for left, right in too_wide:
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


def _total_fit(paragraph: Paragraph, breaks: Breaks, ends: list[int], indent: float) -> list[Cut]:
    """Least total cost over all lines but the last, which stays natural."""
    lines = paragraph.x[-1] / paragraph.room.measure + 1.0
    for bound in (costs.WELL_SET * lines, costs.FAIRLY_SET * lines, inf):
        cuts = _fit_below(bound, paragraph, breaks, ends, indent)
        if cuts is not None:
            return cuts
    raise AssertionError("every passage has a cost")


def _fit_below(
    bound: float, paragraph: Paragraph, breaks: Breaks, ends: list[int], indent: float
) -> list[Cut] | None:
    """The lines of least total cost; None when that is not below ``bound``.

    Costs only grow: a beginning that costs so much already is not followed, and nearly all of them do. Of
    the places where a line could end only those are looked at that a line worth following reaches.
    """
    p, room = paragraph, paragraph.room
    measure = room.measure
    window = costs.WINDOW * room.em
    total = len(p.text)
    x, squeezable, prices = p.x, p.squeezable, breaks.prices
    # nodes: the first character of each line that may begin, and its edge (width = right edge - left edge)
    starts = [0, *map((1).__add__, ends)]
    left, given = list(map(x.__getitem__, starts)), list(map(squeezable.__getitem__, starts))
    cell, lead, trail, hang = p.spacing.cell, p.spacing.lead, p.spacing.trail, p.spacing.hang
    hyphens = p.hyphens
    if lead:
        for node, start in enumerate(starts):
            if start in lead:
                left[node] += lead[start]
                given[node] += lead[start]
    left[0] -= indent
    squeeze_cost, stretch_cost = p.squeeze_cost, p.stretch_cost
    # no right edge of a line with an end or one before it lies further beyond these
    reach = list(map(add, map(x.__getitem__, ends), map(cell.__getitem__, ends)))
    beyond = room.em + max(hyphens.values(), default=0.0)
    best = {0: 0.0}
    back: dict[int, int] = {}
    hung: set[int] = set()
    first = 0  # nodes before this one begin lines that are too long by now
    live, oldest = [0], 0  # nodes worth following; the first of them that does not begin too long a line
    # lines that fall short by more than the window begin at the first node or behind a string as long
    beyond_window = 0
    final = len(ends)
    count = _hopeless(p, ends, indent, bound) + 1
    while count <= final:
        end = ends[count - 1]
        last = p.last_shown(end)
        right = x[last] + cell[last] - trail.get(last, 0.0) + hyphens.get(last, 0.0)
        most = squeezable[last] + measure + EPSILON
        least, choice, outside = bound, 0, False
        # of two edges the one outside the column is looked at first; nothing narrower is possible
        for hangs in (True, False) if last in hang else (False,):
            edge, price = (x[last], costs.HANG) if hangs else (right, 0.0)
            narrowest = hangs or last not in hang
            rest = measure - edge
            if narrowest:
                while first < count - 1 and edge - left[first] > most - given[first]:
                    first += 1
                while oldest < len(live) and live[oldest] < first:
                    oldest += 1
            for index in range(oldest, len(live)):
                node = live[index]
                slack = rest + left[node]
                if slack > window and count < final and (node != first or not narrowest):
                    break
                cost = best[node] + price
                if cost >= least:
                    continue  # costs only grow: no line can make this beginning the better one
                if slack < -EPSILON:
                    too_long = edge - left[node] > most - given[node]
                    if too_long and (node != first or not narrowest):
                        continue
                    cost += squeeze_cost(starts[node], last, -slack)
                elif slack > EPSILON and count < final:
                    cost += stretch_cost(starts[node], last, slack)
                if count == final and node and cost < least:
                    cost += p.lone(starts[node], total)
                if cost < least:
                    least, choice, outside = cost, node, hangs
        cost = least + prices.get(end, 0.0)
        if cost < bound:
            best[count], back[count] = cost, choice
            live.append(count)
            if outside:
                hung.add(count)
            if left[count] - left[count - 1] > window:
                beyond_window = count
        if oldest == len(live):
            return None
        count += 1
        if live[oldest] > beyond_window:
            nearest = left[live[oldest]] + measure - window - beyond
            count = max(count, min(bisect_left(reach, nearest, count - 1) + 1, final))
    return _cuts(p, starts, back, indent, hung) if live[-1] == final else None


def _hopeless(paragraph: Paragraph, ends: list[int], indent: float, bound: float) -> int:
    """How many of the first ends make a first line so short that spreading it costs more than ``bound``."""
    if bound == inf:
        return 0
    p = paragraph
    room = p.room.measure - indent - max(p.hyphens.values(), default=0.0)
    each = sqrt(bound / _EVEN_SQUARE)
    if each > costs.EVEN_LIMIT:
        each = costs.EVEN_LIMIT + bound / costs.EVEN_BEYOND
    each *= p.room.em
    x, cell, even = p.x, p.spacing.cell, p.even
    stretches = [values for values, _ in p.stretch_lines]

    def may_do(end: int) -> bool:
        missing = room - x[end] - cell[end]
        for values in stretches:
            missing -= values[end]
        return missing <= each * even[end]

    return bisect_left(ends, True, key=may_do)


def _ragged(paragraph: Paragraph, breaks: Breaks, ends: list[int], indent: float) -> list[Cut]:
    """Fewest lines, then full ones (even ones where they are few in a title or label), then ends at marks."""
    p, room = paragraph, paragraph.room
    total = len(p.text)
    label = room.keep_phrases or room.align == "center"
    few = label and p.x[total] + indent <= costs.BALANCED_LINES * room.measure
    window = room.measure if few else costs.WINDOW * room.em * 2
    harm = phrase_harm(p.text) if room.keep_phrases and words_known() else None
    starts, best, back = [0], [0.0], {0: 0}
    first = 0
    for end in ends:
        shown = p.shown(starts[first], end + 1)
        final = end == total - 1
        least, choice = inf, first
        for node in range(first, len(starts)):
            begin = starts[node]
            shown = p.shown(begin, end + 1)
            slack = room.measure - p.natural(begin, shown) - (0.0 if node else indent)
            if slack < -EPSILON and -slack > p.give(begin, shown) + EPSILON and node < len(starts) - 1:
                if node == first:
                    first += 1
                continue
            if slack > window and least < inf and not final:
                break
            cost = best[node] + costs.RAGGED_LINE
            if slack < -EPSILON:
                cost += p.squeeze_cost(begin, shown - 1, -slack)
            elif few or not final:
                cost += costs.RAGGED_EVEN * (slack / room.em) ** 2
            if final and node:
                cost += p.lone(begin, total)
            if cost < least:
                least, choice = cost, node
        if final:
            pass
        elif harm is not None:
            least += costs.RAGGED_HARM[harm[end]]
        elif p.letters[end] not in _MARKS_BEFORE_PHRASE:
            # where words are not known, marks are all there is to go by
            least += costs.RAGGED_HARM[Harm.DESCRIBED] if room.keep_phrases else costs.RAGGED_PHRASE
        starts.append(end + 1)
        best.append(least + breaks.prices.get(end, 0.0))
        back[len(best) - 1] = choice
    return _cuts(p, starts, back, indent, frozenset())


def _cuts(
    paragraph: Paragraph, starts: list[int], back: Mapping[int, int], indent: float, hung: Set[int]
) -> list[Cut]:
    """The chosen path, read from its end."""
    cuts: list[Cut] = []
    node = len(starts) - 1
    while node:
        before = back[node]
        start, end = starts[before], starts[node]
        shown = paragraph.shown(start, end)
        room = paragraph.room.measure - (indent if start == 0 else 0.0)
        slack = room - paragraph.natural(start, shown)
        if node in hung:
            last = shown - 1
            cut = Cut(start, shown, end, slack + paragraph.seen(last), paragraph.spacing.hang[last])
        else:
            cut = Cut(start, shown, end, slack)
        cuts.append(cut)
        node = before
    cuts.reverse()
    return cuts
