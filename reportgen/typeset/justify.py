"""Places the characters of a line: squeezes or spreads it to its room in the rule's order.

Invariant: a justified line that is not a passage's last has exactly its room as width, and what hangs.
"""

from __future__ import annotations

from itertools import accumulate, product
from operator import add

from reportgen.typeset.sums import EPSILON, Cut, Paragraph

# an even spread over this (em per gap) is shared with the inside of Latin words and numbers: the last
# resort of a line that holds almost nothing else
_WORDS_JOIN_AT = 0.75

# halves of a dash or an ellipsis, and marks that share their blank
_KEPT_CLOSE = frozenset(("DD", "EE", *map("".join, product("OCT", repeat=2))))

# where a character's cell begins, from the line's start, and how wide it is
Cell = tuple[float, float]


def place(paragraph: Paragraph, cut: Cut, slack: float) -> tuple[list[float], float]:
    """Glyph offsets from the line's start, and the visible width; ``slack`` is to be made good (pt, ±)."""
    start, shown = cut.start, cut.shown
    spacing = paragraph.spacing
    steps, pull = _steps(paragraph, cut, slack)
    edges = [0.0, *accumulate(steps)]
    width = edges.pop()
    if spacing.shift:
        moves = spacing.shift
        for i in range(start, shown):
            if i in moves:
                edges[i - start] += moves[i]
    for i, amount in pull.items():
        edges[i - start] -= amount
    return edges, width


def cells(paragraph: Paragraph, cut: Cut, slack: float) -> list[Cell]:
    """Where the cell of every visible character begins and how wide it is; gaps stand between cells."""
    steps, _ = _steps(paragraph, cut, slack)
    natural = paragraph.spacing.cell[cut.start : cut.shown]
    return list(zip([0.0, *accumulate(steps)], map(min, steps, natural), strict=False))


def _steps(paragraph: Paragraph, cut: Cut, slack: float) -> tuple[list[float], dict[int, float]]:
    """From every character to the next, and by how much glyphs move left inside their cells."""
    start, shown = cut.start, cut.shown
    last = shown - 1
    spacing = paragraph.spacing
    steps = paragraph.steps[start:shown]
    pull = dict[int, float]()  # by how much a glyph moves left inside its cell because its lead was cut
    if last != start and start in spacing.lead:
        _cut_lead(steps, pull, start, start, spacing.lead[start])
    steps[-1] = cut.hung or paragraph.seen(last)
    if slack < -EPSILON:
        _squeeze(paragraph, cut, steps, pull, -slack)
    elif slack > EPSILON:
        _stretch(paragraph, cut, steps, slack)
    return steps, pull


def _cut_lead(steps: list[float], pull: dict[int, float], start: int, i: int, amount: float) -> None:
    """Takes blank from before a mark: its cell narrows and the glyph stands that much further left in it."""
    steps[i - start] -= amount
    pull[i] = pull.get(i, 0.0) + amount


def _squeeze(paragraph: Paragraph, cut: Cut, steps: list[float], pull: dict[int, float], need: float) -> None:
    """Takes ``need`` pt: each category in order is used up, equal marks equally, before the next gives."""
    spacing = paragraph.spacing
    start, last = cut.start, cut.shown - 1
    for values in spacing.squeeze:
        here = _within(values, start, last)
        if start in spacing.lead and here and here[0][0] == start:
            del here[0]
        have = sum(amount for _, amount in here)
        if have <= 0.0:
            continue
        share = min(need / have, 1.0)
        for i, amount in here:
            if i in spacing.lead:
                _cut_lead(steps, pull, start, i, amount * share)
            else:
                steps[i - start] -= amount * share
        need -= have * share
        if need <= EPSILON:
            return


def _stretch(paragraph: Paragraph, cut: Cut, steps: list[float], need: float) -> None:
    """Adds ``need`` pt: word spaces, then Han-Latin gaps, each to their limit, then all gaps evenly."""
    spacing = paragraph.spacing
    start, last = cut.start, cut.shown - 1
    for values in (spacing.space_stretch, spacing.gap_stretch):
        here = _within(values, start, last)
        have = sum(amount for _, amount in here)
        if have <= 0.0:
            continue
        share = min(need / have, 1.0)
        for i, amount in here:
            steps[i - start] += amount * share
        need -= have * share
        if need <= EPSILON:
            return
    even = spacing.even[start:last]
    places = sum(even)
    limit = _WORDS_JOIN_AT * paragraph.room.em * places
    spread = min(need, limit) / places if places else 0.0
    if spread:
        steps[:-1] = map(add, steps, map(spread.__mul__, even))
    rest = need - spread * places
    if rest > EPSILON:
        open_gaps = [k for k in range(last - start) if not _joined(paragraph.letters, start + k)]
        for k in open_gaps:
            steps[k] += rest / len(open_gaps)


def _within(values: dict[int, float], start: int, last: int) -> list[tuple[int, float]]:
    """The entries of the characters ``start`` to ``last`` (half-open), in order."""
    if len(values) < last - start:
        return sorted(item for item in values.items() if start <= item[0] < last)
    return [(i, values[i]) for i in range(start, last) if i in values]


def _joined(letters: str, i: int) -> bool:
    """Whether nothing may come behind character i: inside dashes and ellipses, before attached marks, between
    marks that share their blank.
    """
    pair = letters[i : i + 2]
    return pair in _KEPT_CLOSE or pair[1:] in ("X", "Z")
