"""Points on two axes of values: layout, axes and names shared by scatter and bubble charts."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.axes import BASELINE_WIDTH, GRID_WIDTH
from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM, MIDDLE_EM
from reportgen.charts.placing import Rect, Spot, Wish
from reportgen.charts.scale import Scale, span_scale
from reportgen.charts.traits import ChartProblem
from reportgen.charts.wording import axis_words, value_at
from reportgen.model.chart import ChartSpec, Measure
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look

_TICK_GAP = 4.0
_MOST_INTERVALS = 6
_AIR = Decimal("0.06")
_BUBBLE_AIR = Decimal("0.16")
_LARGEST_SHARE = 0.11  # a bubble's radius, of the plot's lesser extent
_LEAST_RADIUS = 2.0


@record(frozen=True, slots=True)
class PointPlot:
    """The plot area in pt (y upwards) with both axes."""

    left: float
    bottom: float
    right: float
    top: float
    across: Scale
    up: Scale
    title: str  # of the horizontal axis

    def place(self, across: Decimal, value: Decimal) -> tuple[float, float]:
        return (
            self.left + (self.right - self.left) * self.across.share(across),
            self.bottom + (self.top - self.bottom) * self.up.share(value),
        )


@record(frozen=True, slots=True)
class Dot:
    """A point of a series at its place; ``radius`` is a bubble's."""

    series: int
    category: int
    x: float
    y: float
    radius: float


def horizontal_measure(spec: ChartSpec) -> Measure:
    """What the horizontal axis counts."""
    return spec.horizontal or Measure()


def point_problems(spec: ChartSpec) -> Iterable[ChartProblem]:
    """Points need a place on both axes; a bubble also a size above zero."""
    if len(spec.across) != len(spec.categories):
        yield ChartProblem("chart-no-across", {"kind": "散点图"})
    if spec.kind == "bubble":
        if len(spec.sizes) != len(spec.categories):
            yield ChartProblem("chart-no-size")
        for index, (category, size) in enumerate(zip(spec.categories, spec.sizes, strict=False)):
            if size < 0:
                args = {"kind": "气泡图", "category": category, "value": format(size, "f")}
                yield ChartProblem("chart-negative", args, category=index)


def lay_points(spec: ChartSpec, look: Look, frame: tuple[float, float], top: float) -> PointPlot:
    """Arrange both axes below ``top``."""
    width, _ = frame
    air = _BUBBLE_AIR if spec.kind == "bubble" else _AIR
    title = look.text.shortened(axis_words(horizontal_measure(spec)), look.small, width)
    bottom = look.small * (3.2 if title else 1.8)
    # the topmost axis number stands around the plot's upper edge
    upper = max(top - look.small * (ASCENT_EM - MIDDLE_EM), bottom + 10)
    values = [value for series in spec.series for value in series.values if value is not None]
    up = span_scale(values, min(max(int((upper - bottom) / (look.small * 3.4)), 1), 5), spec.decimals, air)
    left = max(look.text.width(up.tick_text(tick), look.small) for tick in up.ticks) + _TICK_GAP
    decimals = horizontal_measure(spec).decimals
    across = span_scale(spec.across, 1, decimals, air)
    right = width - 1.0
    for intervals in range(_MOST_INTERVALS, 0, -1):
        across = span_scale(spec.across, intervals, decimals, air)
        widths = [look.text.width(across.tick_text(tick), look.small) for tick in across.ticks]
        right = max(width - max(widths[-1] / 2, 1.0), left + 10)
        if (max(widths) + look.small) * (len(widths) - 1) <= right - left:
            break
    left = max(left, look.text.width(across.tick_text(across.ticks[0]), look.small) / 2)
    return PointPlot(left, bottom, max(right, left + 10), upper, across, up, title)


def draw_point_axes(plot: PointPlot, look: Look, canvas: Canvas) -> None:
    """Draw the light grid, both axes' numbers and the horizontal axis' title."""
    edge = 0.0
    for tick in plot.across.ticks:
        x, _ = plot.place(tick, plot.up.low)
        canvas.line([(x, plot.bottom), (x, plot.top)], look.style.grid, GRID_WIDTH)
        text = plot.across.tick_text(tick)
        half = look.text.width(text, look.small) / 2
        if x - half >= edge and x + half <= canvas.width:
            canvas.text_beside(x, plot.bottom - look.small, text, look.small, look.quiet, anchor="middle")
            edge = x + half + look.small * 0.3
    for tick in plot.up.ticks:
        _, y = plot.place(plot.across.low, tick)
        canvas.line([(plot.left, y), (plot.right, y)], look.style.grid, GRID_WIDTH)
        canvas.text_beside(
            plot.left - _TICK_GAP, y, plot.up.tick_text(tick), look.small, look.quiet, anchor="end"
        )
    canvas.line([(plot.left, plot.bottom), (plot.right, plot.bottom)], look.baseline, BASELINE_WIDTH)
    canvas.line([(plot.left, plot.bottom), (plot.left, plot.top)], look.baseline, BASELINE_WIDTH)
    if plot.title:
        canvas.text_beside(canvas.width, look.small * 0.7, plot.title, look.small, look.quiet, anchor="end")


def dots(spec: ChartSpec, look: Look, plot: PointPlot, frame: Rect) -> list[Dot]:
    """All points, the largest first, so that none hides a smaller one."""
    found = []
    for series in range(len(spec.series)):
        for category, across in enumerate(spec.across[: len(spec.categories)]):
            value = value_at(spec, series, category)
            if value is not None:
                x, y = plot.place(across, value)
                found.append(Dot(series, category, x, y, _radius(spec, look, plot, category)))
    found = _inside(found, frame) if spec.kind == "bubble" else found
    return sorted(found, key=lambda dot: -dot.radius)


def _inside(found: list[Dot], frame: Rect) -> list[Dot]:
    """All bubbles smaller by one factor, so that none sticks out of the frame."""
    room = [min(d.x - frame.left, frame.right - d.x, d.y - frame.bottom, frame.top - d.y) for d in found]
    factor = min([1.0, *(space / dot.radius for dot, space in zip(found, room, strict=True))])
    return [replace(dot, radius=dot.radius * max(factor, 0.0)) for dot in found]


def largest_radius(plot: PointPlot) -> float:
    """The radius of the largest bubble."""
    return min(plot.right - plot.left, plot.top - plot.bottom) * _LARGEST_SHARE


def _radius(spec: ChartSpec, look: Look, plot: PointPlot, category: int) -> float:
    """A bubble's area, not its radius, stands for its size."""
    if spec.kind != "bubble" or category >= len(spec.sizes):
        return look.size * 0.4
    largest = max(spec.sizes)
    share = max(float(spec.sizes[category] / largest), 0.0) if largest > 0 else 0.0
    return max(largest_radius(plot) * math.sqrt(share), _LEAST_RADIUS)


def name_wishes(spec: ChartSpec, look: Look, found: list[Dot]) -> list[Wish]:
    """The points' names around them: inside a large bubble, else right, left, above, below, on the slants."""
    wishes = []
    for dot in found:
        name = spec.categories[dot.category]
        gap, size = dot.radius + 2.5, look.size
        level = dot.y - MIDDLE_EM * size
        spots = [
            Spot(dot.x + gap, level, "start"),
            Spot(dot.x, dot.y + gap + DESCENT_EM * size),
            Spot(dot.x, dot.y - gap - ASCENT_EM * size),
            Spot(dot.x - gap, level, "end"),
            Spot(dot.x + gap * 0.75, dot.y + gap * 0.75, "start"),
            Spot(dot.x + gap * 0.75, dot.y - gap * 0.75 - ASCENT_EM * size, "start"),
        ]
        marked = dot.category in spec.highlight
        weight = 5.0 if marked else dot.radius
        wishes.append(Wish(name, tuple(spots), look.style.text_colour, weight, bold=marked))
    return wishes


def dot_boxes(found: list[Dot]) -> list[Rect]:
    """What the points cover."""
    return [Rect(d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius) for d in found]
