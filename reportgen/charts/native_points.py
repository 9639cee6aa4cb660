"""Native scatter and bubble charts: the points' cells, markers or bubbles, names, two value axes."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pptx.chart.data import BubbleChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from xlsxwriter.utility import xl_col_to_name

from reportgen.charts.axes import BASELINE_WIDTH, GRID_WIDTH
from reportgen.charts.hatching import painted
from reportgen.charts.header import lay_header
from reportgen.charts.kinds.scatter import drawn_legend, point_colour, point_hatches
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import CATEGORY_AXIS, VALUE_AXIS, legend_at, plot_layout
from reportgen.charts.native_labels import Field, LabelStyle, OwnLabel, label_range, labels, no_labels
from reportgen.charts.native_sheet import Column, cells, plain
from reportgen.charts.native_sizes import size_columns, size_title, without_rings
from reportgen.charts.ooxml import (
    Element,
    filled,
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
from reportgen.charts.placing import Rect, Spot, place
from reportgen.charts.points import (
    PointPlot,
    dot_boxes,
    dots,
    horizontal_measure,
    largest_radius,
    lay_points,
    name_wishes,
)
from reportgen.charts.scale import Scale
from reportgen.charts.traces import shape_of
from reportgen.charts.wording import axis_words, excel_format, value_at
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
_SIDES = ("r", "t", "b", "l", "r", "r")  # of a name's spots, in their order
_FULL_RADIUS_SHARE = 0.125  # Word's largest bubble at 100 %, of the plot's lesser extent


def point_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Points of each series in rows of their own in the workbook, as Word keeps such charts."""
    header = lay_header(spec, look, size, drawn_legend(spec, look))
    plot = lay_points(spec, look, size, header.bottom)
    bubble = spec.kind == "bubble"
    places = _name_places(spec, look, plot, Rect(plot.left, plot.bottom, size[0], plot.top))

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
            _dress_series(series, index, spec, look, places)
        for name in ("c:valAx", "c:catAx"):
            for old in plot_area.findall(qualified(name)):
                plot_area.remove(old)
        for old in chart.findall(qualified("c:axId")):
            chart.remove(old)
        chart.extend([value("c:axId", CATEGORY_AXIS), value("c:axId", VALUE_AXIS)])
        end = 1 - (look.text.width(plot.title, look.small) + look.small) / size[0]
        foot = 1 - look.small * 1.5 / size[1]
        plot_area.append(_axis("x", plot.across, plot.title, (end, foot), look))
        plot_area.append(_axis("y", plot.up, header.note, (0.0, 0.0), look))
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, plot.left, plot.bottom, plot.right, plot.top))
        return legend_at(replace(header, entries=without_rings(header.entries)), size, look)

    kind = XL_CHART_TYPE.BUBBLE if bubble else XL_CHART_TYPE.XY_SCATTER
    return NativeParts(
        kind,
        dress,
        data=_data(spec),
        columns=_columns(spec),
        derived=size_columns(spec),
        title=size_title(spec, header.entries, look, size),
    )


def _name_places(spec: ChartSpec, look: Look, plot: PointPlot, room: Rect) -> dict[int, str]:
    """The side on which each name stands in the drawing (c:dLblPos); names without room are left out."""
    found = dots(spec, look, plot, Rect(0.0, 0.0, room.right, room.top))
    wishes = name_wishes(spec, look, found)
    categories = {wish: dot.category for dot, wish in zip(found, wishes, strict=True)}
    sides: dict[int, str] = {}
    for label in place(wishes, (look.size,), room, dot_boxes(found), look.text):
        distances = [_apart(spot, label.spot) for spot in label.wish.spots]
        sides[categories[label.wish]] = _SIDES[distances.index(min(distances))]
    return sides


def _apart(one: Spot, other: Spot) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _placed(spec: ChartSpec) -> int:
    """How many categories have a place."""
    return min(len(spec.categories), len(spec.across))


def _data(spec: ChartSpec) -> XyChartData | BubbleChartData:
    """Every point for every series, a gap where it belongs to another: all series share their rows."""
    bubble = spec.kind == "bubble"
    data = (BubbleChartData if bubble else XyChartData)(number_format=excel_format(spec.decimals))
    for index, series in enumerate(spec.series):
        row = data.add_series(series.name)
        for category in range(_placed(spec)):
            up = value_at(spec, index, category)
            numbers = [plain(spec.across[category]), plain(up) if up is not None else None]
            if bubble:
                numbers.append(plain(spec.sizes[category]) if category < len(spec.sizes) else None)
            row.add_data_point(*numbers)
    return data


def _columns(spec: ChartSpec) -> tuple[Column, ...]:
    """The data's sheet: names in A, positions in B, then a column for each series, sizes in the last."""
    across, size = horizontal_measure(spec), spec.size_measure
    placed = range(_placed(spec))
    columns = [
        Column("项目", tuple(spec.categories[category] for category in placed)),
        Column(axis_words(across) or "横轴", spec.across[: len(placed)], excel_format(across.decimals)),
    ]
    for index, series in enumerate(spec.series):
        values = tuple(value_at(spec, index, category) for category in placed)
        columns.append(Column(series.name, values, excel_format(spec.decimals)))
    if spec.sizes:
        head = (axis_words(size) if size else "") or "大小"
        code = excel_format(size.decimals if size else 0)
        columns.append(Column(head, spec.sizes[: len(placed)], code))
    return tuple(columns)


def _refer(series: Element, index: int, spec: ChartSpec) -> None:
    """Let a series' formulas name its cells in our sheet."""
    last = _placed(spec) + 1
    columns = {"xVal": 2, "yVal": index + 3, "bubbleSize": len(spec.series) + 3}
    for part, column in columns.items():
        formula = series.find(f"{qualified('c:' + part)}//{qualified('c:f')}")
        if formula is not None:
            letter = xl_col_to_name(column - 1)
            formula.text = f"Sheet1!${letter}$2:${letter}${last}"
    name = series.find(f"{qualified('c:tx')}//{qualified('c:f')}")
    name.text = f"Sheet1!${xl_col_to_name(index + 2)}$1"


def _dress_series(series: Element, index: int, spec: ChartSpec, look: Look, places: dict[int, str]) -> None:
    colour = point_colour(spec, look, index)
    bubble = spec.kind == "bubble"
    order = _SERIES_ORDER if not bubble else tuple(n for n in _SERIES_ORDER if n not in ("marker", "smooth"))
    points = [c for c in range(_placed(spec)) if value_at(spec, index, c) is not None]
    _refer(series, index, spec)
    if bubble:
        fill = painted(colour, point_hatches(spec, look)[index], look)
        put(series, shape(filled(fill), stroke(WHITE, 0.6)), order)
    else:
        put(series, shape(no_stroke()), order)  # markers only: no line from point to point
        put(series, _marker(index, colour), order)
        put(series, value("c:smooth", 0), order)
    for category in points:
        if category in spec.highlight:
            own = look.style.highlight
            parts = (
                [shape(solid(own), stroke(WHITE, 0.6))]
                if bubble
                else [_marker(index, own), value("c:bubble3D", 0)]
            )
            put(series, make("c:dPt", value("c:idx", category), *parts), order)
    style = LabelStyle(excel_format(spec.decimals), "r", look.style.text_colour, look.size)
    own_labels = [
        OwnLabel(
            category,
            bold=category in spec.highlight,
            position=places.get(category, ""),
            hidden=category not in places,
            fields=((Field("CELLRANGE", spec.categories[category]),),),
        )
        for category in points
    ]
    put(series, labels(style, own_labels, look) if spec.show_labels else no_labels(), order)
    if spec.show_labels:  # names are cells, so that they move with the data
        names = spec.categories[: _placed(spec)]
        put(series, label_range(cells(0, len(names)), names), order)


def _marker(series: int, colour: Colour) -> Element:
    return make(
        "c:marker",
        value("c:symbol", shape_of(series)),
        value("c:size", _MARKER_SIZE),
        shape(solid(colour), stroke(WHITE, 0.75)),
    )


def _axis(
    side: Literal["x", "y"], scale: Scale, words: str, corner: tuple[float, float], look: Look
) -> Element:
    """A value axis with the drawing's limits; its title begins at ``corner`` (shares of the frame)."""
    own, other = (CATEGORY_AXIS, VALUE_AXIS) if side == "x" else (VALUE_AXIS, CATEGORY_AXIS)
    title = []
    if words:
        text = make("c:tx", rich_text(words, look.small, look.quiet, word_font(look)))
        title = [make("c:title", text, manual_layout(*corner), value("c:overlay", 1))]
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
