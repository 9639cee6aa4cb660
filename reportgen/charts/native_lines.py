"""Native line charts: colours, marker shapes, labels above the points, axes as the drawing has them."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.axes import UprightPlot, lay_upright
from reportgen.charts.bars import weight
from reportgen.charts.header import lay_header
from reportgen.charts.kinds.line import line_marks
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import category_axis, legend_at, plot_layout, replace_axes, value_axis
from reportgen.charts.native_labels import SERIES_ORDER, LabelStyle, OwnLabel, labels, no_labels
from reportgen.charts.ooxml import Element, make, put, qualified, shape, solid, stroke, value
from reportgen.charts.overlays import headroom, lay_overlays, margin_width
from reportgen.charts.traces import LINE_WIDTH, line_legend, shape_of, trace
from reportgen.charts.wording import excel_format, label_at, value_at, written_label
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour

_CHART_ORDER = (
    "grouping", "varyColors", "ser", "dLbls", "dropLines", "hiLowLines", "upDownBars", "marker", "smooth",
    "axId", "extLst",
)  # fmt: skip
_NEAR_EM = 2.5  # a line running so closely above a point would cross its label
_MARKER_SIZE = 6  # pt, Word counts whole points


def line_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Lines with markers; several of them have a legend, since Word cannot name lines at their ends."""
    header = lay_header(spec, look, size, line_legend(spec, look))
    margin, head = margin_width(spec, look, size[0]), headroom(spec, look, size)
    area = lay_upright(spec, look, size, header.bottom, margin, head)
    traces = [trace(spec, series, area.point) for series in range(len(spec.series))]
    overlays = lay_overlays(spec, look, area, line_marks(spec, look, area, traces))
    legend = legend_at(header, size, look)

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:lineChart"))
        put(chart, value("c:varyColors", 0), _CHART_ORDER)
        put(chart, value("c:marker", 1), _CHART_ORDER)
        for old in chart.findall(qualified("c:smooth")):
            chart.remove(old)
        for index, series in enumerate(chart.findall(qualified("c:ser"))):
            dress_line(series, index, spec, look)
            _label_series(series, index, spec, look, area)
        axes = (
            category_axis(look, "upright", area.names),
            value_axis(spec, look, "upright", area.scale, header),
        )
        replace_axes(plot_area, chart, axes)
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, area.left, area.bottom, area.right, area.top))
        return legend

    return NativeParts(XL_CHART_TYPE.LINE_MARKERS, dress, overlays=overlays)


def dress_line(series: Element, index: int, spec: ChartSpec, look: Look) -> None:
    """Line, markers and highlighted points of a c:ser, without its labels."""
    colour = look.line_colour(index)
    line = stroke(colour, LINE_WIDTH)
    line.set("cap", "rnd")
    line.append(make("a:round"))
    put(series, shape(line), SERIES_ORDER)
    put(series, _marker(index, colour), SERIES_ORDER)
    for category in spec.highlight:
        if 0 <= category < len(spec.categories) and value_at(spec, index, category) is not None:
            point = make(
                "c:dPt",
                value("c:idx", category),
                _marker(index, look.style.highlight),
                value("c:bubble3D", 0),
                shape(stroke(colour, LINE_WIDTH)),
            )
            put(series, point, SERIES_ORDER)
    put(series, value("c:smooth", 0), SERIES_ORDER)


def _label_series(series: Element, index: int, spec: ChartSpec, look: Look, area: UprightPlot) -> None:
    colour = look.series_colour(index)
    if not spec.show_labels:
        put(series, no_labels(), SERIES_ORDER)
        return
    text = look.style.text_colour if len(spec.series) == 1 else look.text_in(colour)
    style = LabelStyle(excel_format(spec.decimals), "t", text, look.size)
    put(series, labels(style, list(_own_labels(index, spec, look, area)), look), SERIES_ORDER)


def _own_labels(series: int, spec: ChartSpec, look: Look, area: UprightPlot) -> Iterator[OwnLabel]:
    """Labels that are worded, marked, below their point (a line runs closely above) or thinned out."""
    widest = max(look.text.width(label_at(spec, series, c), look.size) for c in range(len(spec.categories)))
    for category in range(len(spec.categories)):
        own = value_at(spec, series, category)
        if own is None:
            continue
        if widest > area.band and not weight(spec, series, category):
            yield OwnLabel(category, hidden=True)
            continue
        others = [value_at(spec, other, category) for other in range(len(spec.series)) if other != series]
        near = _NEAR_EM * look.size
        covered = any(
            other is not None and 0 <= area.height_of(other) - area.height_of(own) < near for other in others
        )
        label = OwnLabel(
            category,
            written_label(spec, series, category),
            category in spec.highlight,
            position="b" if covered else "",
        )
        if label != OwnLabel(category):
            yield label


def _marker(series: int, colour: Colour) -> Element:
    return make(
        "c:marker",
        value("c:symbol", shape_of(series)),
        value("c:size", _MARKER_SIZE),
        shape(solid(colour), stroke(WHITE, 0.75)),
    )
