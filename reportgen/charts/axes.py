"""The plot area of charts with an upright value axis: grid, axis numbers, category names, the baseline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.look import Look
from reportgen.charts.metrics import ASCENT_EM, LINE_EM
from reportgen.charts.scale import Scale, value_scale
from reportgen.charts.wording import is_time
from reportgen.model.chart import ChartSpec
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas

GRID_WIDTH = 0.5
BASELINE_WIDTH = 0.8
_TICK_GAP = 4.0  # pt between axis numbers and plot
_NAME_GAP_EM = 0.5  # between plot and category names
_NAME_AIR_EM = 0.5  # between neighbouring names
_NAMES_SHARE = 0.42  # most of the frame's height that names may take
_LABEL_AIR = 2.5  # pt between a mark and its label
_STEP_EM, _LEAST_STEP_EM, MOST_INTERVALS = 3.4, 2.0, 5  # between axis numbers; steps of an axis
_FULLER = Decimal("0.8")  # of its range that an axis with one more step has at most to be taken
_WORDS = re.compile(r"[0-9A-Za-z.,%+-]+")  # what should not be broken over lines
_SMALLER = 0.88  # of the label size, for names that do not fit
_SHORT_TIME = 5  # characters of "2017年"
_LEAST_THINNED = 4  # the last index of the fewest years that are thinned
_THIN_FROM = 13  # fewer categories than this all keep their names, shortened if need be


@record(frozen=True, slots=True)
class Names:
    """Category names in lines; with ``every`` > 1 only each so-manieth is named."""

    lines: tuple[tuple[str, ...], ...]
    every: int
    size: float
    whole: bool = True  # none of those shown was cut or broken inside a word

    @property
    def rows(self) -> int:
        return max((len(lines) for lines in self.lines), default=0)


@record(frozen=True, slots=True)
class UprightPlot:
    """The plot area in pt (y upwards) and its value axis."""

    left: float
    bottom: float
    right: float
    top: float
    count: int
    scale: Scale
    names: Names
    name_height: float  # from the frame's foot to the top of the names' block
    width: float  # of the frame
    height: float
    label_top: float  # above the value labels of the highest marks; growth arrows begin here
    head_top: float  # the end of what stands above the marks
    axis_room: float = 0.0  # what the numbers of a second axis take at the right

    @property
    def band(self) -> float:
        """The width that belongs to one category."""
        return (self.right - self.left) / self.count

    def middle(self, category: int) -> float:
        return self.left + self.band * (category + 0.5)

    def height_of(self, value: Decimal) -> float:
        return self.bottom + (self.top - self.bottom) * self.scale.share(value)

    @property
    def names_from(self) -> float:
        """Where names of the last marks may begin: a band's half before the plot's end."""
        return self.right - self.band / 2

    def point(self, category: int, value: Decimal) -> tuple[float, float]:
        """The point of a value in its category."""
        return self.middle(category), self.height_of(value)

    @property
    def zero(self) -> float:
        """The height of the baseline: zero, or the axis' low end where zero is left out."""
        return self.height_of(max(self.scale.low, Decimal(0)))


def lay_upright(
    spec: ChartSpec,
    look: Look,
    frame: tuple[float, float],
    top: float,
    right_margin: float,
    head: float = 0.0,
    scales: Callable[[int], Scale] | None = None,
) -> UprightPlot:
    """Arrange the axes below ``top``, leaving room for the labels of the highest and lowest marks.

    ``head``: kept free above these labels. ``scales`` gives the axis for a number of intervals, if not the
    usual one of the values.
    """
    scaled = scales or (lambda intervals: value_scale(spec, intervals))
    first = _arranged(spec, look, frame, top, right_margin, head, _axis(scaled, top * 0.75, look))
    # how high the names are decides how many grid lines fit, and these how wide the axis numbers are
    scale = _axis(scaled, first.top - first.bottom, look)
    return _arranged(spec, look, frame, top, right_margin, head, scale)


def _arranged(
    spec: ChartSpec,
    look: Look,
    frame: tuple[float, float],
    top: float,
    right_margin: float,
    head: float,
    scale: Scale,
) -> UprightPlot:
    width, height = frame
    count = max(len(spec.categories), 1)
    left = max(look.text.width(scale.tick_text(t), look.small) for t in scale.ticks) + _TICK_GAP
    right = width - right_margin
    names = name_lines(spec.categories, look, (right - left) / count, height * _NAMES_SHARE)
    label_room = look.size + _LABEL_AIR if spec.show_labels else look.small / 2
    name_height = (names.rows * LINE_EM + _NAME_GAP_EM) * names.size
    bottom = name_height + (label_room if spec.show_labels and scale.low < 0 else 2.0)
    plot_top = max(top - label_room - head, bottom + 10)
    return UprightPlot(
        left,
        bottom,
        right,
        plot_top,
        count,
        scale,
        names,
        name_height,
        width,
        height,
        min(plot_top + label_room, top),
        top,
    )


def draw_axes(plot: UprightPlot, look: Look, canvas: Canvas) -> None:
    """Draw grid, axis numbers and category names."""
    _draw_grid(plot, look, canvas)
    _draw_names(plot, look, canvas)


def draw_baseline(plot: UprightPlot, look: Look, canvas: Canvas) -> None:
    """The line the marks stand on; drawn after them, so that it covers their feet."""
    canvas.line([(plot.left, plot.zero), (plot.right, plot.zero)], look.baseline, BASELINE_WIDTH)


def _axis(scaled: Callable[[int], Scale], height: float, look: Look) -> Scale:
    """The axis with as many steps as read well on this height, or one more where that fills the plot better.

    Few steps are coarse ones: 506 on an axis to 1,000 would leave half of the plot empty.
    """
    intervals = min(max(int(height / (look.small * _STEP_EM)), 1), MOST_INTERVALS)
    usual, finer = scaled(intervals), scaled(intervals + 1)
    dense = height / (len(finer.ticks) - 1) < look.small * _LEAST_STEP_EM
    fuller = finer.high - finer.low < (usual.high - usual.low) * _FULLER
    return finer if fuller and not dense else usual


def _draw_grid(plot: UprightPlot, look: Look, canvas: Canvas) -> None:
    last = -look.size  # where the number below ends
    for tick in plot.scale.ticks:
        y = plot.height_of(tick)
        canvas.line([(plot.left, y), (plot.right, y)], look.style.grid, GRID_WIDTH)
        if y - last < look.small:
            continue  # a very low plot: numbers on each other would say nothing
        last = y
        canvas.text_beside(
            plot.left - _TICK_GAP, y, plot.scale.tick_text(tick), look.small, look.quiet, anchor="end"
        )


def _draw_names(plot: UprightPlot, look: Look, canvas: Canvas) -> None:
    names = plot.names
    first = plot.name_height - (_NAME_GAP_EM + ASCENT_EM) * names.size
    edge = 0.0  # of the name before; one moved in from the frame's end may have no room left
    for category in range(0, len(names.lines), names.every):
        half = max((look.text.width(line, names.size) for line in names.lines[category]), default=0.0) / 2
        x = min(max(plot.middle(category), half), canvas.width - half)
        if x - half < edge:
            continue
        edge = x + half
        for row, line in enumerate(names.lines[category]):
            y = first - row * LINE_EM * names.size
            canvas.text(x, y, line, names.size, look.style.text_colour, anchor="middle")


def name_lines(categories: Sequence[str], look: Look, band: float, height: float) -> Names:
    """Category names wrapped to their bands; many of them are thinned evenly, never turned.

    Each so-manieth name is left out only where there are too many categories for every name to be read,
    as Word does on its own.
    """
    best = _short_times(categories, look, band)
    if best is not None:
        return best
    for size in (look.size, look.size * _SMALLER):
        most = max(min(int(height / (size * LINE_EM)), 6), 1)
        for every in range(1, len(categories) + 1):
            if every > 1 and len(categories) < _THIN_FROM:
                break
            measure = band * every - _NAME_AIR_EM * size
            if measure < 2 * size and every < len(categories) and len(categories) >= _THIN_FROM:
                continue
            if every > 1 and measure > 12 * size:
                break
            lines, whole = _wrapped(categories, every, look, size, measure, most)
            names = Names(lines, every, size, whole)
            if whole:
                return names
            best = names
    return best or Names((), 1, look.size)


def _short_times(categories: Sequence[str], look: Look, band: float) -> Names | None:
    """Years or months in one line each: 2017 over 年 reads badly, and what stands between two years is known.

    None for other names, and where not even every fourth one fits. The first and the last are always named.
    """
    last = len(categories) - 1
    if not all(len(name) <= _SHORT_TIME and is_time(name) for name in categories):
        return None
    for every in range(1, 5):
        if every > 1 and (last < _LEAST_THINNED or last % every):
            continue
        for size in (look.size, look.size * _SMALLER):
            lines, whole = _wrapped(categories, every, look, size, band * every - _NAME_AIR_EM * size, 1)
            if whole:
                return Names(lines, every, size)
    return None


def _wrapped(
    categories: Sequence[str], every: int, look: Look, size: float, measure: float, most: int
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The names that are shown in lines, and whether none had to be cut or broken inside a word."""
    found: list[tuple[str, ...]] = []
    whole = True
    for index, name in enumerate(categories):
        if index % every:
            found.append(())
            continue
        lines = look.text.wrap(name, size, measure, most)
        found.append(lines)
        whole = (
            whole
            and _unspoilt(name, lines)
            and all(look.text.width(word, size) <= measure for word in _WORDS.findall(name))
        )
    return tuple(found), whole


def _unspoilt(name: str, lines: tuple[str, ...]) -> bool:
    return "".join("".join(lines).split()) == "".join(name.split())
