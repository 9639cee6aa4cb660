"""Native scatter and bubble charts: the points' cells, markers or bubbles, names, two value axes."""

from __future__ import annotations

from typing import Literal

from pptx.chart.data import BubbleChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.axes import BASELINE_WIDTH, GRID_WIDTH
from reportgen.charts.header import lay_header
from reportgen.charts.kinds.scatter import point_legend
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts, plain
from reportgen.charts.native_axes import CATEGORY_AXIS, VALUE_AXIS, legend_at, plot_layout
from reportgen.charts.native_labels import LabelStyle, OwnLabel, labels, no_labels
from reportgen.charts.ooxml import (
    Element,
    make,
    manual_layout,
    no_stroke,
    put,
    qualified,
    rich_text,
    shape,
    solid,
    stroke,
    text_properties,
    value,
    word_font,
)
from reportgen.charts.points import horizontal_measure, largest_radius, lay_points
from reportgen.charts.scale import Scale
from reportgen.charts.traces import shape_of
from reportgen.charts.wording import excel_format, value_at
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour

_SCATTER_ORDER = ("scatterStyle", "varyColors", "ser", "dLbls", "axId", "extLst")
_BUBBLE_ORDER = (
    "varyColors", "ser", "dLbls", "bubble3D", "bubbleScale", "showNegBubbles", "sizeRepresents", "axId",
    "extLst",
)  # fmt: skip
_SERIES_ORDER = (
    "idx", "order", "tx", "spPr", "marker", "invertIfNegative", "dPt", "dLbls", "trendline", "errBars",
    "xVal", "yVal", "smooth", "bubbleSize", "bubble3D", "extLst",
)  # fmt: skip
_MARKER_SIZE = 7
_FULL_RADIUS_SHARE = 0.125  # Word's largest bubble at 100 %, of the plot's lesser extent


def point_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Points of each series in rows of their own in the workbook, as Word keeps such charts."""
    header = lay_header(spec, look, size, point_legend(spec, look))
    plot = lay_points(spec, look, size, header.bottom)
    bubble = spec.kind == "bubble"

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:bubbleChart" if bubble else "c:scatterChart"))
        order = _BUBBLE_ORDER if bubble else _SCATTER_ORDER
        put(chart, value("c:varyColors", 0), order)
        for old in chart.findall(qualified("c:dLbls")):
            chart.remove(old)
        if bubble:
            least = min(plot.right - plot.left, plot.top - plot.bottom)
            share = largest_radius(plot) / (least * _FULL_RADIUS_SHARE)
            put(chart, value("c:bubbleScale", round(share * 100)), order)
        for index, series in enumerate(chart.findall(qualified("c:ser"))):
            _dress_series(series, index, spec, look)
        for name in ("c:valAx", "c:catAx"):
            for old in plot_area.findall(qualified(name)):
                plot_area.remove(old)
        for old in chart.findall(qualified("c:axId")):
            chart.remove(old)
        chart.extend([value("c:axId", CATEGORY_AXIS), value("c:axId", VALUE_AXIS)])
        decimals = horizontal_measure(spec).decimals
        plot_area.append(_axis("x", plot.across, decimals, plot.title, look))
        plot_area.append(_axis("y", plot.up, spec.decimals, header.note, look))
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, plot.left, plot.bottom, plot.right, plot.top))
        return legend_at(header, size, look)

    kind = XL_CHART_TYPE.BUBBLE if bubble else XL_CHART_TYPE.XY_SCATTER
    return NativeParts(kind, dress, data=_data(spec))


def _points(spec: ChartSpec, series: int) -> list[int]:
    """The categories that are points of a series, in the order of its cells."""
    placed = min(len(spec.categories), len(spec.across))
    return [category for category in range(placed) if value_at(spec, series, category) is not None]


def _data(spec: ChartSpec) -> XyChartData | BubbleChartData:
    bubble = spec.kind == "bubble"
    data = (BubbleChartData if bubble else XyChartData)(number_format=excel_format(spec.decimals))
    for index, series in enumerate(spec.series):
        row = data.add_series(series.name)
        for category in _points(spec, index):
            up = value_at(spec, index, category)
            numbers = [plain(spec.across[category]), plain(up) if up is not None else None]
            if bubble:
                numbers.append(plain(spec.sizes[category]) if category < len(spec.sizes) else None)
            row.add_data_point(*numbers)
    return data


def _dress_series(series: Element, index: int, spec: ChartSpec, look: Look) -> None:
    colour = look.series_colour(index)
    bubble = spec.kind == "bubble"
    order = _SERIES_ORDER if not bubble else tuple(n for n in _SERIES_ORDER if n not in ("marker", "smooth"))
    points = _points(spec, index)
    if bubble:
        put(series, shape(solid(colour.mixed(WHITE, 0.25)), stroke(WHITE, 0.6)), order)
    else:
        put(series, shape(no_stroke()), order)  # markers only: no line from point to point
        put(series, _marker(index, colour), order)
        put(series, value("c:smooth", 0), order)
    for position, category in enumerate(points):
        if category in spec.highlight:
            own = look.style.highlight
            parts = (
                [shape(solid(own), stroke(WHITE, 0.6))]
                if bubble
                else [_marker(index, own), value("c:bubble3D", 0)]
            )
            put(series, make("c:dPt", value("c:idx", position), *parts), order)
    style = LabelStyle(excel_format(spec.decimals), "r", look.style.text_colour, look.size)
    own_labels = [
        OwnLabel(position, spec.categories[category], category in spec.highlight)
        for position, category in enumerate(points)
    ]
    put(series, labels(style, own_labels, look) if spec.show_labels else no_labels(), order)


def _marker(series: int, colour: Colour) -> Element:
    return make(
        "c:marker",
        value("c:symbol", shape_of(series)),
        value("c:size", _MARKER_SIZE),
        shape(solid(colour), stroke(WHITE, 0.75)),
    )


def _axis(side: Literal["x", "y"], scale: Scale, decimals: int, words: str, look: Look) -> Element:
    """A value axis with the drawing's limits, grid and title (at the end of x, on top of y)."""
    own, other = (CATEGORY_AXIS, VALUE_AXIS) if side == "x" else (VALUE_AXIS, CATEGORY_AXIS)
    title = []
    if words:
        text = make("c:tx", rich_text(words, look.small, look.quiet, word_font(look)))
        place = [manual_layout(0.0, 0.0)] if side == "y" else []
        title = [make("c:title", text, *place, value("c:overlay", int(side == "y")))]
    return make(
        "c:valAx",
        value("c:axId", own),
        make(
            "c:scaling",
            value("c:orientation", "minMax"),
            value("c:max", format(scale.high, "f")),
            value("c:min", format(scale.low, "f")),
        ),
        value("c:delete", 0),
        value("c:axPos", "b" if side == "x" else "l"),
        make("c:majorGridlines", shape(stroke(look.style.grid, GRID_WIDTH))),
        *title,
        make("c:numFmt", formatCode=excel_format(scale.decimals), sourceLinked=0),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "low"),
        shape(stroke(look.baseline, BASELINE_WIDTH)),
        text_properties(look.small, look.quiet, word_font(look)),
        value("c:crossAx", other),
        value("c:crosses", "min"),
        value("c:crossBetween", "midCat"),
        value("c:majorUnit", format(scale.step, "f")),
    )
