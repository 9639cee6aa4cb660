"""Scatter: points on two axes of values, a shape and colour for each series, named where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.hatching import Hatch, painted, series_hatches
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.legend import LegendEntry
from reportgen.charts.placing import Rect, place
from reportgen.charts.points import (
    dot_boxes,
    dots,
    draw_point_axes,
    horizontal_measure,
    lay_points,
    name_wishes,
    point_problems,
)
from reportgen.charts.traces import shape_of
from reportgen.charts.traits import Traits
from reportgen.charts.wording import label_at, number_text, value_at, with_unit
from reportgen.model.chart import ChartSpec, Measure
from reportgen.model.colour import WHITE, Colour

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas, MarkerShape
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

_MOST_SPOKEN = 12
BUBBLE_TINT = 0.25


def describe_points(spec: ChartSpec) -> str:
    """Each point with both its figures, or how many there are."""
    across = horizontal_measure(spec)
    points = [
        f"{spec.categories[category]}{across.title or '横轴'}"
        f"{with_unit(number_text(spec.across[category], across.decimals), across.unit)}、"
        f"{spec.vertical_title or spec.series[series].name}"
        f"{with_unit(label_at(spec, series, category), spec.unit)}" + _size_words(spec, category)
        for category in range(min(len(spec.categories), len(spec.across)))
        for series in range(len(spec.series))
        if value_at(spec, series, category) is not None
    ]
    if len(points) > _MOST_SPOKEN:
        return "，".join(part for part in (f"共{len(points)}个点", size_words(spec)) if part)
    return "；".join(points) or "没有数据"


def _size_words(spec: ChartSpec, category: int) -> str:
    measure = spec.size_measure
    if measure is None or category >= len(spec.sizes):
        return ""
    amount = with_unit(number_text(spec.sizes[category], measure.decimals), measure.unit)
    return f"、{measure.title or '大小'}{amount}"


def point_legend(spec: ChartSpec, look: Look) -> tuple[LegendEntry, ...]:
    """One entry a series; a single one needs none."""
    if len(spec.series) < 2 or spec.legend == "none":
        return ()
    hatches = point_hatches(spec, look)
    return tuple(
        LegendEntry(
            series.name, point_colour(spec, look, index), "point", _shape(spec, index), hatches[index]
        )
        for index, series in enumerate(spec.series)
    )


def point_colour(spec: ChartSpec, look: Look, series: int) -> Colour:
    """A series' points; bubbles are paler, since they are large."""
    colour = look.series_colour(series)
    return colour.mixed(WHITE, BUBBLE_TINT) if spec.kind == "bubble" else colour


def point_hatches(spec: ChartSpec, look: Look) -> tuple[Hatch | None, ...]:
    """The patterns of bubbles; points are told apart by their shapes."""
    return series_hatches(spec, look) if spec.kind == "bubble" else (None,) * len(spec.series)


def _shape(spec: ChartSpec, series: int) -> MarkerShape:
    return "circle" if spec.kind == "bubble" else shape_of(series)


def size_words(spec: ChartSpec) -> str:
    """What the areas of bubbles stand for, and what the largest one is; "" in other kinds."""
    if spec.kind != "bubble" or not spec.sizes:
        return ""
    before, after = size_words_around(spec)
    decimals = (spec.size_measure or Measure()).decimals
    return f"{before}{number_text(max(spec.sizes), decimals)}{after}"


def size_words_around(spec: ChartSpec) -> tuple[str, str]:
    """What stands before and after the largest size in ``size_words``."""
    measure = spec.size_measure or Measure()
    return f"面积：{measure.title or '大小'}（最大", f"{measure.unit}）"


def drawn_legend(spec: ChartSpec, look: Look) -> tuple[LegendEntry, ...]:
    """The series, and what the size of a bubble means."""
    words = size_words(spec)
    if not words or spec.legend == "none":
        return point_legend(spec, look)
    return (*point_legend(spec, look), LegendEntry(words, look.quiet, "ring"))


TRAITS = Traits(
    "散点图",
    frozenset({"highlight", "labels", "legend"}),
    crowded_series=4,
    problems=point_problems,
    describe=describe_points,
    legend=drawn_legend,
)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw axes, points and their names."""
    frame = (canvas.width, canvas.height)
    header = lay_header(spec, look, frame, drawn_legend(spec, look))
    area = lay_points(spec, look, frame, header.bottom)
    draw_header(header, look, canvas)
    draw_point_axes(area, look, canvas)
    found = dots(spec, look, area, Rect(0.0, 0.0, canvas.width, max(header.bottom, area.top)))
    hatches = point_hatches(spec, look)
    for dot in found:
        marked = dot.category in spec.highlight
        colour = look.style.highlight if marked else point_colour(spec, look, dot.series)
        if spec.kind == "bubble":
            canvas.circle(dot.x, dot.y, dot.radius, painted(colour, hatches[dot.series], look), WHITE)
        else:
            canvas.marker(shape_of(dot.series), dot.x, dot.y, dot.radius, colour, WHITE)
    if spec.show_labels:
        room = Rect(area.left + 1, area.bottom, canvas.width, max(header.bottom, area.bottom))
        sizes = (look.size, look.size * 0.9)
        for placed in place(name_wishes(spec, look, found), sizes, room, dot_boxes(found), look.text):
            placed.draw(canvas)


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:scatterChart of markers."""
    from reportgen.charts.native_points import point_parts

    return point_parts(spec, look, size)
