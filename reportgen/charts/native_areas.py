"""Native area charts: fills, edges, axes as the drawing has them, one legend."""

from __future__ import annotations

from collections.abc import Mapping

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.hatching import painted, series_hatches
from reportgen.charts.kinds.area import EDGE_WIDTH, SINGLE_LINE, SINGLE_TINT, area_labels, lay_areas
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import category_axis, legend_at, plot_layout, replace_axes, value_axis
from reportgen.charts.native_ends import area_end, end_columns, named_ends
from reportgen.charts.native_labels import SERIES_ORDER, OwnLabel, no_labels
from reportgen.charts.native_sheet import Column, Formula, cell, series_of
from reportgen.charts.native_totals import (
    by_category,
    totals_column,
    unseen_line,
    value_labels,
)
from reportgen.charts.ooxml import Element, filled, no_stroke, put, qualified, shape, stroke, value
from reportgen.charts.overlays import parted
from reportgen.charts.placing import Placed
from reportgen.charts.wording import excel_format, value_at, written_label
from reportgen.model.chart import ChartSpec, Stacking
from reportgen.model.colour import WHITE

_TYPES: dict[Stacking, XL_CHART_TYPE] = {
    "clustered": XL_CHART_TYPE.AREA,
    "stacked": XL_CHART_TYPE.AREA_STACKED,
    "percent": XL_CHART_TYPE.AREA_STACKED_100,
}
_CHART_ORDER = ("grouping", "varyColors", "ser", "dLbls", "dropLines", "axId", "extLst")


def area_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Areas; a line over them carries the totals, or is the upper edge of one alone with its values.

    Word sets the labels of an area itself in its middle and draws an edge all around it.
    """
    laid = lay_areas(spec, look, size)
    header, area, overlays = laid.header, laid.area, laid.overlays
    # LibreOffice draws no shares where a line stands over them, so their names are shapes
    overlays = overlays.with_words() if spec.stacking == "percent" else overlays
    single = len(spec.series) == 1 and spec.stacking != "percent"
    placed = area_labels(spec, look, area) if spec.show_labels else ()
    labels = by_category(placed, lambda row, label: abs(area.middle(row) - label.spot.x), area.count)
    over = [_edge_column(spec)] if single else [totals_column(spec)] if labels else []
    ends = end_columns(spec, overlays.names, area_end)

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:areaChart"))
        put(chart, value("c:varyColors", 0), _CHART_ORDER)
        for old in chart.findall(qualified("c:dLbls")):
            chart.remove(old)
        hatches = series_hatches(spec, look)
        for index, series in enumerate(chart.findall(qualified("c:ser"))):
            colour = look.series_colour(index)
            fill = colour.mixed(WHITE, SINGLE_TINT) if single else painted(colour, hatches[index], look)
            edge = no_stroke() if single else stroke(WHITE, EDGE_WIDTH)
            put(series, shape(filled(fill), edge), SERIES_ORDER)
            put(series, no_labels(), SERIES_ORDER)
        axes = (
            category_axis(look, "upright", area.names),
            value_axis(spec, look, "upright", area.scale, header),
        )
        replace_axes(plot_area, chart, axes)
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, area.left, area.bottom, area.right, area.top))
        series = [_line_over(spec, look, over[0], labels)] if over else []
        series += named_ends(
            spec, look, overlays.names, ends, (len(over), len(spec.series) + len(over)), size
        )
        if series:
            plot_area.find(qualified("c:catAx")).addprevious(unseen_line(series))
        if single:
            put(series[0], shape(stroke(look.series_colour(0), SINGLE_LINE)), SERIES_ORDER)
        return legend_at(header, size, look)

    return NativeParts(
        _TYPES[spec.stacking],
        dress,
        overlays=parted(overlays, placed, look),
        derived=(*over, *ends),
        unlisted=(len(spec.series),) if over else (),
    )


def _edge_column(spec: ChartSpec) -> Column:
    """The values of a single area once more."""
    count = len(spec.categories)
    values = [value_at(spec, 0, row) for row in range(count)]
    cells = tuple(None if v is None else Formula(cell(1, row), v) for row, v in enumerate(values))
    return Column("上缘", cells, excel_format(spec.decimals))


def _line_over(spec: ChartSpec, look: Look, column: Column, shown: Mapping[int, Placed]) -> Element:
    series = series_of(column, 0, len(spec.series), spec.categories)
    worded = [
        OwnLabel(row, written_label(spec, 0, row))
        for row in shown
        if len(spec.series) == 1 and written_label(spec, 0, row)
    ]
    put(series, value_labels(spec, look, shown, "t", worded) if shown else no_labels(), SERIES_ORDER)
    return series
