"""Areas: one under its line, several piled up or as shares of 100 %; each broken where a value is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.charts.axes import UprightPlot, draw_axes, draw_baseline, lay_upright
from reportgen.charts.bars import CROWDED, bars, label_sizes, weight
from reportgen.charts.direct import end_names, names_directly
from reportgen.charts.hatching import painted, series_hatches
from reportgen.charts.header import Header, draw_header, lay_header
from reportgen.charts.legend import series_legend
from reportgen.charts.metrics import DESCENT_EM, LINE_EM
from reportgen.charts.overlays import (
    Marks,
    Overlays,
    draw_labels,
    draw_over,
    draw_under,
    headroom,
    lay_overlays,
    margin_width,
)
from reportgen.charts.placing import Placed, Rect, Spot, Wish, place
from reportgen.charts.stacks import stack_total
from reportgen.charts.traits import AXIS_PARTS, ChartProblem, Traits
from reportgen.charts.wording import label_at
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

EDGE_WIDTH = 1.2
SINGLE_TINT = 0.55  # of paper in the area under a single line, which stays in full colour
SINGLE_LINE = 1.8


def _problems(spec: ChartSpec) -> Iterator[ChartProblem]:
    """What has no meaning piled up: negative values; and gaps, which Word would draw as 0."""
    for row, series in enumerate(spec.series):
        for index, (category, value) in enumerate(zip(spec.categories, series.values, strict=False)):
            name = f"{series.name} {category}".strip() if len(spec.series) > 1 else category
            if value is None:
                yield ChartProblem("chart-area-gap", {"category": name}, series=row, category=index)
            elif value < 0 and len(spec.series) > 1 and spec.stacking != "percent":
                args = {"kind": "面积图", "category": name, "value": format(value, "f")}
                yield ChartProblem("chart-negative", args, series=row, category=index)


TRAITS = Traits(
    "面积图", AXIS_PARTS - {"highlight"} | {"stacking"}, crowded_series=6, problems=_problems,
    legend=series_legend,
)  # fmt: skip


def piled(spec: ChartSpec) -> ChartSpec:
    """Several areas side by side would hide each other, so they are piled up unless asked for as shares."""
    if len(spec.series) == 1 and spec.stacking == "stacked":
        return replace(spec, stacking="clustered")
    if len(spec.series) > 1 and spec.stacking == "clustered":
        return replace(spec, stacking="stacked")
    return spec


@record(frozen=True, slots=True)
class _Stretch:
    """A part of an area without a gap: lower and upper edge by category."""

    series: int
    lower: list[tuple[float, float]]
    upper: list[tuple[float, float]]


@record(frozen=True, slots=True)
class AreaPlot:
    """A chart of areas laid out in its frame."""

    header: Header
    area: UprightPlot
    stretches: list[_Stretch]
    overlays: Overlays


def lay_areas(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> AreaPlot:
    """Arrange ``piled`` areas, axes and what stands around them in a frame (width, height)."""
    direct = names_directly(spec, look, frame)
    names = [series.name for series in spec.series] if direct else []
    header = lay_header(spec, look, frame, () if direct else series_legend(spec, look))
    margin, head = margin_width(spec, look, frame[0], names), headroom(spec, look, frame)
    area = lay_upright(spec, look, frame, header.bottom, margin, head)
    stretches = list(_stretches(spec, area))
    ends = end_names(spec, look, lambda series: _end_height(stretches, series)) if direct else ()
    return AreaPlot(
        header, area, stretches, lay_overlays(spec, look, area, area_marks(spec, look, area), ends)
    )


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the areas, the values above the topmost, names and axes."""
    spec = piled(spec)
    laid = lay_areas(spec, look, (canvas.width, canvas.height))
    header, area, stretches, overlays = laid.header, laid.area, laid.stretches, laid.overlays
    draw_header(header, look, canvas)
    draw_under(overlays, canvas)
    draw_axes(area, look, canvas)
    hatches = series_hatches(spec, look)
    for stretch in stretches:
        colour = look.series_colour(stretch.series)
        single = len(spec.series) == 1
        fill = colour.mixed(WHITE, SINGLE_TINT) if single else painted(colour, hatches[stretch.series], look)
        if len(stretch.upper) > 1:
            canvas.polygon([*stretch.lower, *reversed(stretch.upper)], fill)
        else:  # a value alone between two gaps
            (x, low), (_, high) = stretch.lower[0], stretch.upper[0]
            canvas.rect(x - 1.5, low, 3.0, high - low, fill)
    for stretch in stretches:
        single = len(spec.series) == 1
        edge = look.series_colour(stretch.series) if single else WHITE
        canvas.line(stretch.upper, edge, SINGLE_LINE if single else EDGE_WIDTH)
    draw_baseline(area, look, canvas)
    draw_over(overlays, canvas)
    if spec.show_labels:
        draw_labels(overlays, area_labels(spec, look, area), look, canvas)


def area_labels(spec: ChartSpec, look: Look, area: UprightPlot) -> tuple[Placed, ...]:
    """Values, or totals of what is piled up, at their places above the topmost edge."""
    room = Rect(area.left, area.name_height, area.right, area.label_top)
    return place(_wishes(spec, look, area), label_sizes(look), room, (), look.text)


def area_marks(spec: ChartSpec, look: Look, area: UprightPlot) -> Marks:
    """Where areas have their points, and the height above the topmost with its label."""
    tops = _tops(spec, area)
    label = look.size * LINE_EM if spec.show_labels else 0.0
    return Marks(
        lambda series, category: area.middle(category),
        lambda series, category: tops.get(category, area.zero) + label + 0.3 * look.size,
    )


def _stretches(spec: ChartSpec, area: UprightPlot) -> Iterator[_Stretch]:
    edges = {(bar.series, bar.category): bar for bar in bars(spec)}
    for series in range(len(spec.series)):
        stretch = _Stretch(series, [], [])
        for category in range(len(spec.categories)):
            bar = edges.get((series, category))
            if bar is None:
                if stretch.upper:
                    yield stretch
                stretch = _Stretch(series, [], [])
                continue
            stretch.lower.append(area.point(category, bar.start))
            stretch.upper.append(area.point(category, bar.end))
        if stretch.upper:
            yield stretch


def _end_height(stretches: list[_Stretch], series: int) -> float:
    """The middle of an area's last edge."""
    last = [stretch for stretch in stretches if stretch.series == series][-1]
    return (last.lower[-1][1] + last.upper[-1][1]) / 2


def _tops(spec: ChartSpec, area: UprightPlot) -> dict[int, float]:
    tops: dict[int, float] = {}
    for bar in bars(spec):
        tops[bar.category] = max(tops.get(bar.category, area.bottom), area.height_of(bar.end))
    return tops


def _wishes(spec: ChartSpec, look: Look, area: UprightPlot) -> list[Wish]:
    """Values, or totals of what is piled up, above the topmost edge."""
    if spec.stacking == "percent":
        return []
    wishes = []
    tops = _tops(spec, area)
    weighty = {0, len(spec.categories) - 1, max(tops, key=lambda category: tops[category], default=0)}
    for category, top in sorted(tops.items()):
        if len(spec.categories) > CROWDED and category not in weighty:
            continue
        single = len(spec.series) == 1
        text = label_at(spec, 0, category) if single else stack_total(spec, category) or ""
        spot = Spot(area.middle(category), top + (DESCENT_EM + 0.35) * look.size)
        if text:
            wishes.append(
                Wish(text, (spot,), look.style.text_colour, weight(spec, 0, category) if single else 0.0)
            )
    return wishes


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:areaChart."""
    from reportgen.charts.native_areas import area_parts

    return area_parts(piled(spec), look, size)
