"""Lines: one per series over evenly spaced categories, broken at gaps, with markers of different shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.axes import draw_axes, draw_baseline, lay_upright
from reportgen.charts.bars import label_sizes
from reportgen.charts.direct import end_names, names_directly
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.metrics import LINE_EM
from reportgen.charts.overlays import (
    Marks,
    Words,
    draw_labels,
    draw_over,
    draw_under,
    headroom,
    lay_overlays,
    margin_width,
)
from reportgen.charts.placing import Rect, place, text_box
from reportgen.charts.traces import Trace, draw_traces, line_legend, marker_boxes, trace, trace_wishes
from reportgen.charts.traits import AXIS_PARTS, Traits
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.axes import UprightPlot
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

TRAITS = Traits("折线图", AXIS_PARTS, crowded_series=6)
_TIP_EM = 0.65  # a marker and the air above it


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the lines, their values, names and axes."""
    frame = (canvas.width, canvas.height)
    direct = names_directly(spec, look, frame)
    names = [series.name for series in spec.series] if direct else []
    header = lay_header(spec, look, frame, () if direct else line_legend(spec, look))
    margin = margin_width(spec, look, canvas.width, names)
    area = lay_upright(spec, look, frame, header.bottom, margin, headroom(spec, look, frame))
    traces = [trace(spec, series, area.point) for series in range(len(spec.series))]
    ends = end_names(spec, look, lambda series: traces[series].points[-1][1][1]) if direct else ()
    overlays = lay_overlays(spec, look, area, line_marks(spec, look, area, traces), ends)
    draw_header(header, look, canvas)
    draw_under(overlays, canvas)
    draw_axes(area, look, canvas)
    draw_baseline(area, look, canvas)
    draw_traces(traces, spec, look, canvas)
    draw_over(overlays, canvas)
    if spec.show_labels:
        taken = [
            text_box(s.text, s.spot, s.size, look.text, s.bold) for s in overlays.over if isinstance(s, Words)
        ]
        room = Rect(area.left, area.name_height, canvas.width, area.label_top)
        wishes = trace_wishes(traces, spec, look)
        obstacles = [*taken, *marker_boxes(traces, look)]
        draw_labels(overlays, place(wishes, label_sizes(look), room, obstacles, look.text), look, canvas)


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
