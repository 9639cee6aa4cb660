"""Native line charts: colours, marker shapes, labels above the points, axes as the drawing has them."""

from __future__ import annotations

from collections.abc import Mapping

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.kinds.line import LinePlot, lay_lines, line_labels
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import category_axis, legend_at, plot_layout, replace_axes, value_axis
from reportgen.charts.native_ends import end_columns, line_end, named_ends
from reportgen.charts.native_labels import SERIES_ORDER, LabelStyle, OwnLabel, labels, no_labels
from reportgen.charts.native_totals import unseen_line
from reportgen.charts.ooxml import Element, make, put, qualified, shape, solid, stroke, value
from reportgen.charts.overlays import parted
from reportgen.charts.placing import Placed
from reportgen.charts.traces import LINE_WIDTH, shape_of
from reportgen.charts.wording import excel_format, value_at, written_label
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour

_CHART_ORDER = (
    "grouping", "varyColors", "ser", "dLbls", "dropLines", "hiLowLines", "upDownBars", "marker", "smooth",
    "axId", "extLst",
)  # fmt: skip
_MARKER_SIZE, _HIGHLIGHTED_SIZE = 6, 8  # pt, Word counts whole points


def line_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Lines with markers, named at their ends as in the drawing, or in a legend."""
    laid = lay_lines(spec, look, size)
    area, names = laid.area, laid.overlays.names
    ends = end_columns(spec, names, line_end)
    placed = line_labels(laid, spec, look)
    legend = legend_at(laid.header, size, look)

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:lineChart"))
        put(chart, value("c:varyColors", 0), _CHART_ORDER)
        put(chart, value("c:marker", 1), _CHART_ORDER)
        for old in chart.findall(qualified("c:smooth")):
            chart.remove(old)
        for index, series in enumerate(chart.findall(qualified("c:ser"))):
            dress_line(series, index, spec, look)
            shown = _series_labels(index, spec, look, laid, placed) if spec.show_labels else no_labels()
            put(series, shown, SERIES_ORDER)
        axes = (
            category_axis(look, "upright", area.names),
            value_axis(spec, look, "upright", area.scale, laid.header),
        )
        replace_axes(plot_area, chart, axes)
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, area.left, area.bottom, area.right, area.top))
        if ends:
            series = named_ends(spec, look, names, ends, (0, len(spec.series)), size)
            plot_area.find(qualified("c:catAx")).addprevious(unseen_line(series))
        return legend

    shown = tuple(placed.values()) if spec.show_labels else ()
    over = parted(laid.overlays, shown, look)
    return NativeParts(XL_CHART_TYPE.LINE_MARKERS, dress, overlays=over, derived=tuple(ends))


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
                _marker(index, look.style.highlight, _HIGHLIGHTED_SIZE),
                value("c:bubble3D", 0),
                shape(stroke(colour, LINE_WIDTH)),
            )
            put(series, point, SERIES_ORDER)
    put(series, value("c:smooth", 0), SERIES_ORDER)


def _series_labels(
    index: int, spec: ChartSpec, look: Look, laid: LinePlot, placed: Mapping[tuple[int, int], Placed]
) -> Element:
    """``c:dLbls``: each value on the side of its point where the drawing has it, if it has it."""
    text = look.style.text_colour if len(spec.series) == 1 else look.text_in(look.series_colour(index))
    size = min((label.size for label in placed.values()), default=look.size)
    style = LabelStyle(excel_format(spec.decimals), "t", text, size)
    own = []
    for category, (_, height) in laid.traces[index].points:
        found = placed.get((index, category))
        label = OwnLabel(
            category,
            written_label(spec, index, category),
            category in spec.highlight,
            position="b" if found is not None and found.spot.y < height else "",
            hidden=found is None,
        )
        if label != OwnLabel(category):
            own.append(label)
    return labels(style, own, look)


def _marker(series: int, colour: Colour, size: int = _MARKER_SIZE) -> Element:
    return make(
        "c:marker",
        value("c:symbol", shape_of(series)),
        value("c:size", size),
        shape(solid(colour), stroke(WHITE, 0.75)),
    )
