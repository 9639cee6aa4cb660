"""Native radar charts: closed lines with markers over a light net."""

from __future__ import annotations

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.axes import GRID_WIDTH
from reportgen.charts.header import lay_header
from reportgen.charts.look import Look
from reportgen.charts.metrics import MIDDLE_EM
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import CATEGORY_AXIS, VALUE_AXIS, legend_at, plot_layout, replace_axes
from reportgen.charts.native_labels import SERIES_ORDER, LabelStyle, labels, no_labels
from reportgen.charts.native_lines import dress_line
from reportgen.charts.ooxml import (
    Element,
    make,
    put,
    qualified,
    shape,
    stroke,
    text_properties,
    value,
    word_font,
)
from reportgen.charts.overlays import Overlays, Words
from reportgen.charts.placing import Spot
from reportgen.charts.rays import lay_radar, room_below
from reportgen.charts.scale import Scale
from reportgen.charts.traces import line_legend
from reportgen.charts.wording import excel_format
from reportgen.model.chart import ChartSpec

_CHART_ORDER = ("radarStyle", "varyColors", "ser", "dLbls", "axId", "extLst")


def radar_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Lines over rays; Word places the names itself."""
    header = lay_header(spec, look, size, line_legend(spec, look))
    plot = lay_radar(spec, look, size[0], room_below(header, look))

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:radarChart"))
        put(chart, value("c:radarStyle", "marker"), _CHART_ORDER)
        put(chart, value("c:varyColors", 0), _CHART_ORDER)
        for old in chart.findall(qualified("c:dLbls")):
            chart.remove(old)
        for index, series in enumerate(chart.findall(qualified("c:ser"))):
            for old in series.findall(qualified("c:smooth")):
                series.remove(old)
            dress_line(series, index, spec, look)
            for old in series.findall(qualified("c:smooth")):
                series.remove(old)  # CT_RadarSer has none
            style = LabelStyle(excel_format(spec.decimals), "outEnd", look.style.text_colour, look.size)
            shown = spec.show_labels and len(spec.series) == 1
            put(series, labels(style, (), look) if shown else no_labels(), SERIES_ORDER)
        replace_axes(plot_area, chart, (_names_axis(look), _rings_axis(spec, look, plot.scale)))
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        (x, y), radius = plot.centre, plot.radius
        plot_area.insert(0, plot_layout(size, x - radius, y - radius, x + radius, y + radius))
        return legend_at(header, size, look)

    # the axis of a radar chart has no title
    unit = Spot(0.0, header.note_middle - MIDDLE_EM * look.small, "start")
    over = (Words(header.note, unit, look.small, look.quiet),) if header.note else ()
    return NativeParts(XL_CHART_TYPE.RADAR_MARKERS, dress, overlays=Overlays(over=over))


def _names_axis(look: Look) -> Element:
    return make(
        "c:catAx",
        value("c:axId", CATEGORY_AXIS),
        make("c:scaling", value("c:orientation", "minMax")),
        value("c:delete", 0),
        value("c:axPos", "b"),
        make("c:majorGridlines", shape(stroke(look.style.grid, GRID_WIDTH))),
        make("c:numFmt", formatCode="General", sourceLinked=0),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "nextTo"),
        shape(stroke(look.style.grid, GRID_WIDTH)),
        text_properties(look.size, look.style.text_colour, word_font(look)),
        value("c:crossAx", VALUE_AXIS),
        value("c:crosses", "autoZero"),
        value("c:auto", 0),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", 100),
        value("c:noMultiLvlLbl", 1),
    )


def _rings_axis(spec: ChartSpec, look: Look, scale: Scale) -> Element:
    return make(
        "c:valAx",
        value("c:axId", VALUE_AXIS),
        make(
            "c:scaling",
            value("c:orientation", "minMax"),
            value("c:max", format(scale.high, "f")),
            value("c:min", format(scale.low, "f")),
        ),
        value("c:delete", 0),
        value("c:axPos", "l"),
        make("c:majorGridlines", shape(stroke(look.style.grid, GRID_WIDTH))),
        make("c:numFmt", formatCode=excel_format(scale.decimals), sourceLinked=0),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "nextTo"),
        shape(stroke(look.style.grid, GRID_WIDTH)),  # Word draws it as the rays
        text_properties(look.small, look.quiet, word_font(look)),
        value("c:crossAx", CATEGORY_AXIS),
        value("c:crosses", "autoZero"),
        value("c:crossBetween", "between"),
        value("c:majorUnit", format(scale.step, "f")),
    )
