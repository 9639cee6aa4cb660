"""Sets justified text on a grid of one em, as GB/T 9704 asks of official documents.

Invariant: every full-width character fills cells of its own, a whole number of em from the line's start;
a run of Latin is padded to whole cells. Nothing is squeezed or spread: what a line cannot hold stays empty.
Only marks that hold a run between them (“AI”), or follow a note's mark, leave their cells: they stay close
to it, and the padding stands outside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, inf

from reportgen.record import replace
from reportgen.theme.line_rules import LineRules
from reportgen.typeset import costs
from reportgen.typeset.breaks import Breaks
from reportgen.typeset.justify import Cell
from reportgen.typeset.sums import EPSILON, Cut, Paragraph

# set in the Latin face's own widths between cells of the grid; a range is one run: 6—12, 3～5
_RUN = re.compile(r"(?:[NWYSPoctqrhLvdeyQBGXZ]|(?<=N)[DV](?=N))+")
_FIGURES = re.compile("[NtS]+")
_HUGS_AFTER, _HUGS_BEFORE = "O", "CT"  # marks at the right and at the left edge of their cells
# figures may stand so much closer (em for each) to fill whole cells: two to a cell, as half-width figures do
_CLOSER = 0.06


def grid_rules(rules: LineRules) -> LineRules:
    """The switches on a grid: every mark takes its whole cell, the padding makes the gaps beside Latin."""
    return replace(rules, punctuation="plain", latin_gap=0.0)


class Grid:
    """A passage on the grid; ``gap_em`` is the least room between Han and Latin."""

    def __init__(self, paragraph: Paragraph, gap_em: float) -> None:
        self._paragraph = paragraph
        self._em = paragraph.room.em
        self._gap = min(gap_em, costs.GAP_MIN) * self._em
        # where the run ends that a character stands in: lines may begin inside one
        self._run_end = {i: m.end() for m in _RUN.finditer(paragraph.letters) for i in range(*m.span())}
        # the grid ends with the last whole cell of the column
        self._measure = int(paragraph.room.measure / self._em + EPSILON) * self._em

    def cuts(self, breaks: Breaks, indent: float) -> list[Cut]:
        """The lines that leave the fewest cells empty, the paragraph's last line apart."""
        total = len(self._paragraph.text)
        ends = {*breaks.allowed(), total - 1}
        best: dict[int, float] = {0: 0.0}
        back: dict[int, Cut] = {}
        for start in sorted({0, *(end + 1 for end in ends if end + 1 < total)}):
            if start not in best:
                continue
            for cut, empty in self._lines_from(start, ends, self._measure - (0.0 if start else indent)):
                cost = best[start] + breaks.prices.get(cut.end - 1, 0.0) + (costs.HANG if cut.hung else 0.0)
                if cut.end == total:
                    cost += self._paragraph.lone(start, total) if start else 0.0
                elif empty < 0.0:
                    cost += costs.OFF_GRID
                else:
                    cost += costs.EMPTY_CELL * (empty / self._em) ** 2
                if cost < best.get(cut.end, inf):
                    best[cut.end], back[cut.end] = cost, cut
        chain: list[Cut] = []
        end = total
        while end:
            chain.append(back[end])
            end = back[end].start
        chain.reverse()
        return chain

    def _lines_from(self, start: int, ends: set[int], room: float) -> Iterator[tuple[Cut, float]]:
        """Every line that may begin at ``start``, with what it leaves empty (pt).

        One at least: a string that fits its natural width only is set off the grid (empty < 0).
        """
        p = self._paragraph
        found = False
        x, i = 0.0, start  # the line up to here
        while i < len(p.text):
            run_end = self._run_end.get(i, i + 1)
            for end in range(i, run_end):
                if end not in ends:
                    continue
                shown = p.shown(start, end + 1)
                last = shown - 1
                width = x + self._width(i, shown, start, shown) if shown > i else self._cells(start, shown)[1]
                if width <= room + EPSILON:
                    yield Cut(start, shown, end + 1, 0.0), room - width
                    found = True
                    continue
                if last in p.spacing.hang and last > start:
                    inside = x if last == i else self._cells(start, last)[1]
                    if inside <= room + EPSILON:
                        yield Cut(start, shown, end + 1, 0.0, p.spacing.hang[last]), room - inside
                        found = True
                if not found:
                    is_wide = last > start and self._off_grid(start, shown)[1] > room + EPSILON
                    hang = p.spacing.hang.get(last, 0.0) if is_wide else 0.0
                    yield Cut(start, shown, end + 1, 0.0, hang), -1.0
                return
            x += self._width(i, run_end, start, len(p.text))
            i = run_end

    def _width(self, i: int, j: int, start: int, shown: int) -> float:
        """The width of the cells that the characters ``i`` to ``j`` (half-open) of a line fill."""
        spacing = self._paragraph.spacing
        width = sum(spacing.cell[i:j]) + sum(spacing.gap[i : j - 1])
        return self._cells_of(i, j, start, shown, width) * self._em

    def place(self, cut: Cut, room: float) -> tuple[list[float], float]:
        """Glyph offsets from the line's start, and the visible width."""
        found, width = self.cells(cut, room)
        shift = self._paragraph.spacing.shift
        return [x + shift.get(i, 0.0) for i, (x, _) in enumerate(found, cut.start)], width

    def cells(self, cut: Cut, room: float) -> tuple[list[Cell], float]:
        """Where every visible character begins and how wide it is, and the width of the line."""
        p = self._paragraph
        grid_end = cut.shown - 1 if cut.hung else cut.shown
        found, width = self._cells(cut.start, grid_end)
        if width > room + EPSILON:
            found, width = self._off_grid(cut.start, grid_end)
        if cut.hung:
            found.append((width, p.spacing.hang[cut.shown - 1]))
            width += cut.hung
        return found, width

    def _cells(self, start: int, shown: int) -> tuple[list[Cell], float]:
        """The characters on the grid, and where its last used cell ends."""
        em, spacing = self._em, self._paragraph.spacing
        letters = self._paragraph.letters
        found: list[Cell] = []
        x = 0.0
        pull = 0.0  # of a mark, to the run before it
        i = start
        while i < shown:
            j = min(self._run_end.get(i, i + 1), shown)
            width = sum(spacing.cell[i:j]) + sum(spacing.gap[i : j - 1])
            count = self._cells_of(i, j, start, shown, width)
            closer = max(width - count * em, 0.0) / (j - i)
            padding = max(count * em - width, 0.0)
            lead = self._lead(i, j, start, shown, padding)
            at = x + lead - pull
            if lead and letters[i - 1] in _HUGS_AFTER:
                mark, its_width = found[-1]
                found[-1] = mark + lead, its_width
            is_held = i in self._run_end and j < shown and letters[j] in _HUGS_BEFORE
            pull = padding - lead if is_held else 0.0
            for k in range(i, j):
                found.append((at, spacing.cell[k] - closer))
                at += spacing.cell[k] + spacing.gap[k] - closer
            x += count * em
            i = j
        return found, x

    def _lead(self, i: int, j: int, start: int, shown: int, padding: float) -> float:
        """How much of a run's padding stands before it: what is seen of it is even on both sides.

        The padding is the gap between Han and Latin (clreq §3.2.3), and there is none beside a mark: it goes
        to the other side of a mark that hugs the run, and what is empty in a mark's own cell is counted.
        A note's mark belongs to what is before it.
        """
        letters = self._paragraph.letters
        if i == start or letters[i] == "X":
            return 0.0  # flush with the Han above and below
        before, after = letters[i - 1], letters[j] if j < shown else "T"
        if (before in _HUGS_AFTER) != (after in _HUGS_BEFORE):
            return 0.0 if before in _HUGS_AFTER else padding
        half = self._em / 2
        uneven = (half if after in _HUGS_AFTER else 0.0) - (half if before in _HUGS_BEFORE else 0.0)
        return min(max((padding + uneven) / 2, 0.0), padding)

    def _cells_of(self, i: int, j: int, start: int, shown: int, width: float) -> int:
        """How many cells the characters ``i`` to ``j`` (half-open) of a line fill."""
        letters, em = self._paragraph.letters, self._em
        if i not in self._run_end or not width:
            return ceil(width / em - EPSILON)
        whole = round(width / em)
        if whole and _FIGURES.fullmatch(letters, i, j) and abs(width - whole * em) <= _CLOSER * em * (j - i):
            return whole
        beside = (i > start and letters[i - 1] in "HnK") + (j < shown and letters[j] in "HnK")
        return ceil((width + self._gap * beside) / em - EPSILON)

    def _off_grid(self, start: int, shown: int) -> tuple[list[Cell], float]:
        """The characters at their natural widths."""
        spacing = self._paragraph.spacing
        found: list[Cell] = []
        x = 0.0
        for i in range(start, shown):
            found.append((x, spacing.cell[i]))
            x += spacing.cell[i] + (spacing.gap[i] if i + 1 < shown else 0.0)
        return found, x
