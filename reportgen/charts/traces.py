"""Lines through the points of a series: broken at gaps, with markers of different shapes and labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.bars import is_labelled, weight
from reportgen.charts.legend import LegendEntry
from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM
from reportgen.charts.placing import Rect, Spot, Wish, text_box
from reportgen.charts.wording import label_at, value_at
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.charts.canvas import Canvas, MarkerShape, Point
    from reportgen.charts.look import Look

LINE_WIDTH = 1.8
_MARKER_EM, _SMALL_MARKER_EM = 0.32, 0.2
_MANY = 24  # points; more get small markers
_HIGHLIGHTED = 1.35
_REACH = 1.25  # of its radius that the widest marker shape reaches
_SHAPES: tuple[MarkerShape, ...] = ("circle", "square", "triangle", "diamond")


def shape_of(series: int) -> MarkerShape:
    """The marker of a series: shapes tell lines apart in grey print."""
    return _SHAPES[series % len(_SHAPES)]


@record(frozen=True, slots=True)
class Trace:
    """A series as its points by category (pt, y upwards), in stretches without a gap."""

    series: int
    stretches: tuple[dict[int, Point], ...]

    @property
    def points(self) -> list[tuple[int, Point]]:
        return [pair for stretch in self.stretches for pair in stretch.items()]

    @property
    def segments(self) -> list[tuple[Point, Point]]:
        return [pair for stretch in self.stretches for pair in pairwise(stretch.values())]


def trace(spec: ChartSpec, series: int, place: Callable[[int, Decimal], Point]) -> Trace:
    """The points of a series, each where ``place`` puts its category and value."""
    stretches: list[dict[int, Point]] = [{}]
    for category in range(len(spec.categories)):
        value = value_at(spec, series, category)
        if value is None:
            stretches.append({})
        else:
            stretches[-1][category] = place(category, value)
    return Trace(series, tuple(stretch for stretch in stretches if stretch))


def line_entry(spec: ChartSpec, look: Look, series: int) -> LegendEntry:
    """A line in the legend."""
    return LegendEntry(spec.series[series].name, look.line_colour(series), "line", shape_of(series))


def line_legend(spec: ChartSpec, look: Look) -> tuple[LegendEntry, ...]:
    """The entries of several lines; a single one needs none."""
    if len(spec.series) < 2 or spec.legend == "none":
        return ()
    return tuple(line_entry(spec, look, series) for series in range(len(spec.series)))


def draw_traces(traces: Sequence[Trace], spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw all lines, then all markers over them."""
    for each in traces:
        for stretch in each.stretches:
            canvas.line(list(stretch.values()), look.line_colour(each.series), LINE_WIDTH)
    radius = look.size * (_MARKER_EM if len(spec.categories) <= _MANY else _SMALL_MARKER_EM)
    for each in traces:
        for category, (x, y) in each.points:
            marked = category in spec.highlight
            colour: Colour = look.style.highlight if marked else look.line_colour(each.series)
            room = min(x, canvas.width - x) / _REACH + 0.5  # a crowded line ends close to the frame
            size = min(radius * (_HIGHLIGHTED if marked else 1.0), room)
            canvas.marker(shape_of(each.series), x, y, size, colour, WHITE)


def marker_boxes(traces: Sequence[Trace], look: Look) -> list[Rect]:
    """What the markers cover, with a little air."""
    radius = look.size * 0.45
    return [
        Rect(x - radius, y - radius, x + radius, y + radius) for each in traces for _, (x, y) in each.points
    ]


def trace_wishes(traces: Sequence[Trace], spec: ChartSpec, look: Look) -> list[Wish]:
    """Values above or below their points, first on the side where no line passes."""
    segments = [segment for each in traces for segment in each.segments]
    wishes = []
    for each in traces:
        plain = len(spec.series) == 1
        colour = look.style.text_colour if plain else look.text_in(look.series_colour(each.series))
        for category, point in each.points:
            if not is_labelled(spec, each.series, category):
                continue
            text = label_at(spec, each.series, category)
            boxes = [(spot, text_box(text, spot, look.size, look.text)) for spot in _spots(point, look.size)]
            clear = [spot for spot, box in boxes if not any(box.crossed_by(*s) for s in segments)]
            crossed = [spot for spot, _ in boxes if spot not in clear]
            wishes.append(
                Wish(
                    text,
                    (*clear, *crossed),
                    colour,
                    weight(spec, each.series, category),
                    bold=category in spec.highlight,
                )
            )
    return wishes


def _spots(point: Point, size: float) -> tuple[Spot, ...]:
    x, y = point
    lift = size * 0.5
    return (Spot(x, y + lift + DESCENT_EM * size), Spot(x, y - lift - ASCENT_EM * size))
