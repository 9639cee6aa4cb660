"""Lines: one per series over evenly spaced categories, broken at gaps, with markers of different shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.axes import UprightPlot, draw_axes, draw_baseline, lay_upright
from reportgen.charts.bars import is_labelled, label_sizes
from reportgen.charts.direct import end_names, names_directly
from reportgen.charts.header import Header, draw_header, lay_header
from reportgen.charts.metrics import LINE_EM
from reportgen.charts.overlays import (
    Marks,
    Overlays,
    Words,
    draw_labels,
    draw_over,
    draw_under,
    headroom,
    lay_overlays,
    margin_width,
)
from reportgen.charts.placing import Placed, Rect, place, text_box
from reportgen.charts.traces import Trace, draw_traces, line_legend, marker_boxes, trace, trace_wishes
from reportgen.charts.traits import AXIS_PARTS, Traits
from reportgen.model.chart import ChartSpec
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

TRAITS = Traits("折线图", AXIS_PARTS - {"patterns"}, crowded_series=6, legend=line_legend)
_TIP_EM = 0.65  # a marker and the air above it


@record(frozen=True, slots=True)
class LinePlot:
    """A chart of lines laid out in its frame."""

    header: Header
    area: UprightPlot
    traces: list[Trace]
    overlays: Overlays


def lay_lines(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> LinePlot:
    """Arrange lines, axes and what stands around them in a frame (width, height)."""
    direct = names_directly(spec, look, frame)
    names = [series.name for series in spec.series] if direct else []
    header = lay_header(spec, look, frame, () if direct else line_legend(spec, look))
    margin = margin_width(spec, look, frame[0], names)
    area = lay_upright(spec, look, frame, header.bottom, margin, headroom(spec, look, frame))
    traces = [trace(spec, series, area.point) for series in range(len(spec.series))]
    ends = end_names(spec, look, lambda series: traces[series].points[-1][1][1]) if direct else ()
    overlays = lay_overlays(spec, look, area, line_marks(spec, look, area, traces), ends)
    return LinePlot(header, area, traces, overlays)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the lines, their values, names and axes."""
    laid = lay_lines(spec, look, (canvas.width, canvas.height))
    header, area, traces, overlays = laid.header, laid.area, laid.traces, laid.overlays
    draw_header(header, look, canvas)
    draw_under(overlays, canvas)
    draw_axes(area, look, canvas)
    draw_baseline(area, look, canvas)
    draw_traces(traces, spec, look, canvas)
    draw_over(overlays, canvas)
    if spec.show_labels:
        labels = tuple(line_labels(laid, spec, look).values())
        draw_labels(overlays, labels, look, canvas)


def line_labels(laid: LinePlot, spec: ChartSpec, look: Look) -> dict[tuple[int, int], Placed]:
    """The values that find room, by series and category, each above or below its point."""
    overlays, area = laid.overlays, laid.area
    taken = [name.box(look) for name in overlays.names]
    taken += [
        text_box(s.text, s.spot, s.size, look.text, s.bold) for s in overlays.over if isinstance(s, Words)
    ]
    room = Rect(area.left, area.name_height, area.width, area.label_top)
    wishes = trace_wishes(laid.traces, spec, look)
    points = [
        (each.series, category)
        for each in laid.traces
        for category, _ in each.points
        if is_labelled(spec, each.series, category)
    ]
    keys = {id(wish): point for wish, point in zip(wishes, points, strict=True)}
    placed = place(wishes, label_sizes(look), room, [*taken, *marker_boxes(laid.traces, look)], look.text)
    return {keys[id(label.wish)]: label for label in placed}


def line_marks(spec: ChartSpec, look: Look, area: UprightPlot, traces: list[Trace]) -> Marks:
    """Where lines have their points, with the label that may stand above each."""
    label = look.size * LINE_EM if spec.show_labels else 0.0

    def tip(series: int, category: int) -> float:
        tops = [point[1] for each in traces for index, point in each.points if index == category]
        return max(tops, default=area.bottom) + look.size * _TIP_EM + label

    return Marks(lambda series, category: area.middle(category), tip)


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:lineChart with markers."""
    from reportgen.charts.native_lines import line_parts

    return line_parts(spec, look, size)
