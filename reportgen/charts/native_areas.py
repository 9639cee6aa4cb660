"""Native area charts: fills, edges, axes as the drawing has them, one legend."""

from __future__ import annotations

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.axes import lay_upright
from reportgen.charts.header import lay_header, series_legend
from reportgen.charts.kinds.area import EDGE_WIDTH, SINGLE_TINT, area_labels, area_marks
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import category_axis, legend_at, plot_layout, replace_axes, value_axis
from reportgen.charts.native_labels import SERIES_ORDER, LabelStyle, labels, no_labels
from reportgen.charts.ooxml import Element, put, qualified, shape, solid, stroke, value
from reportgen.charts.overlays import headroom, lay_overlays, margin_width, with_labels
from reportgen.charts.wording import excel_format
from reportgen.model.chart import ChartSpec, Stacking
from reportgen.model.colour import WHITE

_TYPES: dict[Stacking, XL_CHART_TYPE] = {
    "clustered": XL_CHART_TYPE.AREA,
    "stacked": XL_CHART_TYPE.AREA_STACKED,
    "percent": XL_CHART_TYPE.AREA_STACKED_100,
}
_CHART_ORDER = ("grouping", "varyColors", "ser", "dLbls", "dropLines", "axId", "extLst")


def area_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Areas; Word names them in a legend, the values of one alone stand at its points."""
    header = lay_header(spec, look, size, series_legend(spec, look))
    margin, head = margin_width(spec, look, size[0]), headroom(spec, look, size)
    area = lay_upright(spec, look, size, header.bottom, margin, head)
    single = len(spec.series) == 1

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:areaChart"))
        put(chart, value("c:varyColors", 0), _CHART_ORDER)
        for old in chart.findall(qualified("c:dLbls")):
            chart.remove(old)
        for index, series in enumerate(chart.findall(qualified("c:ser"))):
            colour = look.series_colour(index)
            fill = colour.mixed(WHITE, SINGLE_TINT) if single else colour
            put(series, shape(solid(fill), stroke(colour if single else WHITE, EDGE_WIDTH)), SERIES_ORDER)
            style = LabelStyle(excel_format(spec.decimals), "", look.style.text_colour, look.size)
            shown = single and spec.show_labels
            put(series, labels(style, (), look) if shown else no_labels(), SERIES_ORDER)
        axes = (
            category_axis(look, "upright", area.names),
            value_axis(spec, look, "upright", area.scale, header),
        )
        replace_axes(plot_area, chart, axes)
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, area.left, area.bottom, area.right, area.top))
        return legend_at(header, size, look)

    overlays = lay_overlays(spec, look, area, area_marks(spec, look, area))
    if spec.show_labels and not single:
        overlays = with_labels(overlays, area_labels(spec, look, area))
    return NativeParts(_TYPES[spec.stacking], dress, overlays=overlays)
