"""Chooses the line ends of a passage: the whole paragraph at once, at the least total cost.

A line is feasible when its natural width less all it can give up fits the measure. Over the feasible
breaks the cheapest path is found by dynamic programming (Knuth and Plass, total fit); costs are in ``costs``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Set
from math import inf, sqrt
from operator import add

from reportgen.text.hyphenation import LONG_WORD, SHORT_WORD
from reportgen.text.phrases import Harm, phrase_harm
from reportgen.text.phrases import available as words_known
from reportgen.typeset import costs
from reportgen.typeset.breaks import Breaks
from reportgen.typeset.feasible import first_indent, make_feasible, too_wide
from reportgen.typeset.sums import EPSILON, EVEN_SQUARE, Cut, Paragraph

_MARKS_BEFORE_PHRASE = "CTBUctI"


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
    if paragraph.room.align != "justify":
        breaks.part_names()
    ends = breaks.allowed()
    may_hyphenate = next(too_wide(paragraph, ends), None) is None
    broken: list[tuple[int, int]] = []
    if may_hyphenate:
        indent = first_indent(paragraph, ends)
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
        cuts = _total_fit(paragraph, breaks, [*breaks.allowed(), total - 1], indent)
    lone = paragraph.lone(cuts[-1].start, total) >= costs.LONE_WITH_WORD
    if lone or any(_rigid(paragraph, cut) for cut in cuts[:-1]):
        eased, divided = breaks.ease(), hyphenate(SHORT_WORD)
        if eased or divided:
            cuts = _total_fit(paragraph, breaks, [*breaks.allowed(), total - 1], indent)
    return cuts, broken, indent


def _rigid(paragraph: Paragraph, cut: Cut) -> bool:
    """Whether a line falls short and holds nothing that could be spread, as one character between codes."""
    return cut.slack > EPSILON and paragraph.stretch_cost(cut.start, cut.shown - 1, cut.slack) >= costs.RIGID


def _loose(paragraph: Paragraph, cut: Cut) -> bool:
    """Whether a line is spread so far that holes are seen."""
    if cut.slack <= 0.0:
        return False
    spread = paragraph.stretch_cost(cut.start, cut.shown - 1, cut.slack)
    return spread > costs.EVEN


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
    x, squeezable, prices = p.x, p.squeezable, breaks.prices
    # what is torn costs more than any short line, so all of them count where something may have to be
    torn = max(prices.values(), default=0.0) >= costs.BREAK_SIGN
    window = measure if torn else costs.WINDOW * room.em
    total = len(p.text)
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
    each = sqrt(bound / EVEN_SQUARE)
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
