"""Radar: each category a ray from the middle, each series a closed line over the rays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportgen.charts.axes import GRID_WIDTH
from reportgen.charts.bars import label_sizes, weight
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM, LINE_EM, MIDDLE_EM
from reportgen.charts.placing import Rect, Spot, Wish, place, text_box
from reportgen.charts.rays import RadarPlot, direction, lay_radar, room_below
from reportgen.charts.traces import (
    LINE_WIDTH,
    Trace,
    draw_traces,
    line_legend,
    marker_boxes,
    trace,
)
from reportgen.charts.traits import ChartProblem, Traits
from reportgen.charts.wording import label_at, value_at
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas, Point
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

_LEAST_RAYS = 3


def _problems(spec: ChartSpec) -> Iterator[ChartProblem]:
    if len(spec.categories) < _LEAST_RAYS:
        yield ChartProblem("chart-few-rays", {"found": str(len(spec.categories))})
    for row, series in enumerate(spec.series):
        for index, (category, value) in enumerate(zip(spec.categories, series.values, strict=False)):
            if value is not None and value < 0:
                args = {"kind": "雷达图", "category": category, "value": format(value, "f")}
                yield ChartProblem("chart-negative", args, series=row, category=index)


TRAITS = Traits(
    "雷达图",
    frozenset({"highlight", "labels", "legend"}),
    most_series=6,
    crowded_series=3,
    crowded_categories=12,
    problems=_problems,
    legend=line_legend,
)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw rings, rays, names, lines and, of a single series, values."""
    header = lay_header(spec, look, (canvas.width, canvas.height), line_legend(spec, look))
    area = lay_radar(spec, look, canvas.width, room_below(header, look))
    draw_header(header, look, canvas)
    traces = [trace(spec, series, area.point) for series in range(len(spec.series))]
    numbers = _draw_rings(area, _sides(traces, len(spec.categories)), look, canvas)
    for name in area.names:
        first = name.middle + (len(name.lines) - 1) * LINE_EM * name.size / 2
        for row, line in enumerate(name.lines):
            y = first - row * LINE_EM * name.size - MIDDLE_EM * name.size
            canvas.text(name.x, y, line, name.size, look.style.text_colour, anchor=name.anchor)
    for each in traces:
        points = dict(each.points)
        last = len(spec.categories) - 1
        if 0 in points and last in points and last > 1:  # the line closes over the first ray
            canvas.line([points[last], points[0]], look.line_colour(each.series), LINE_WIDTH)
    draw_traces(traces, spec, look, canvas)
    if spec.show_labels and len(spec.series) == 1:
        room = Rect(0.0, 0.0, canvas.width, header.bottom)
        names = [
            text_box(
                line,
                Spot(
                    name.x,
                    name.middle
                    + ((len(name.lines) - 1) / 2 - row) * LINE_EM * name.size
                    - MIDDLE_EM * name.size,
                    name.anchor,
                ),
                name.size,
                look.text,
            )
            for name in area.names
            for row, line in enumerate(name.lines)
        ]
        wishes = _wishes(spec, look, area)
        obstacles = [*names, *numbers, *marker_boxes(traces, look)]
        for placed in place(wishes, label_sizes(look), room, obstacles, look.text):
            placed.draw(canvas)


def _sides(traces: Sequence[Trace], count: int) -> list[tuple[Point, Point]]:
    """The lines between neighbouring points, the closing ones with them."""
    sides = [side for each in traces for side in each.segments]
    for each in traces:
        points = dict(each.points)
        if 0 in points and count - 1 in points:
            sides.append((points[count - 1], points[0]))
    return sides


def _draw_rings(
    area: RadarPlot, sides: Sequence[tuple[Point, Point]], look: Look, canvas: Canvas
) -> list[Rect]:
    """Draw the light net and, along the first ray, the rings' numbers that no line strikes; their boxes."""
    boxes: list[Rect] = []
    for tick in area.scale.ticks:
        share = area.scale.share(tick)
        if share > 0:
            ring = [area.at(category, share) for category in range(area.count)]
            canvas.line([*ring, ring[0]], look.style.grid, GRID_WIDTH)
    for category in range(area.count):
        canvas.line([area.centre, area.at(category, 1.0)], look.style.grid, GRID_WIDTH)
    size = look.small * 0.92
    names = [Rect(n.x - 1, n.middle - n.height / 2, n.x + 1, n.middle + n.height / 2) for n in area.names]
    for tick in area.scale.ticks:
        x, y = area.at(0, area.scale.share(tick))
        text = area.scale.tick_text(tick)
        for spot in (
            Spot(x - 3.0, y - MIDDLE_EM * size, "end"),
            Spot(x + 3.0, y - MIDDLE_EM * size, "start"),
        ):
            box = text_box(text, spot, size, look.text)
            inside = box.left >= 0 and box.right <= canvas.width
            struck = any(box.crossed_by(*side) for side in sides)
            if inside and not struck and not any(box.overlaps(other) for other in [*boxes, *names]):
                boxes.append(box)
                canvas.text(spot.x, spot.y, text, size, look.quiet, anchor=spot.anchor)
                break
    return boxes


def _wishes(spec: ChartSpec, look: Look, area: RadarPlot) -> list[Wish]:
    """Values outside their points, else inside."""
    wishes = []
    for category in range(len(spec.categories)):
        value = value_at(spec, 0, category)
        if value is None:
            continue
        x, y = area.point(category, value)
        dx, dy = direction(category, area.count)
        spots = (
            Spot(x + dx * look.size * 1.3, y + dy * look.size - MIDDLE_EM * look.size),
            Spot(x - dx * look.size * 1.3, y - dy * look.size - MIDDLE_EM * look.size),
            Spot(x + look.size * 0.5, y + DESCENT_EM * look.size, "start"),
            Spot(x - look.size * 0.5, y - ASCENT_EM * look.size, "end"),
        )
        text = label_at(spec, 0, category)
        marked = category in spec.highlight
        wishes.append(Wish(text, spots, look.style.text_colour, weight(spec, 0, category), bold=marked))
    return wishes


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:radarChart with markers."""
    from reportgen.charts.native_radar import radar_parts

    return radar_parts(spec, look, size)
