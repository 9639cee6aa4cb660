"""Native combinations: c:barChart and c:lineChart over the same names, a second value axis at the right."""

from __future__ import annotations

from dataclasses import replace

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.bars import gap_percent, is_labelled, thickness
from reportgen.charts.combined import columns_only, ordered, parts_of, second_measure
from reportgen.charts.hatching import painted, series_hatches
from reportgen.charts.header import Header, lay_header
from reportgen.charts.kinds.combo import combo_legend, combo_marks, lay_combo, line_traces, series_words
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import (
    SECOND_NAMES,
    SECOND_VALUES,
    category_axis,
    legend_at,
    plot_layout,
    replace_axes,
    second_names_axis,
    value_axis,
)
from reportgen.charts.native_labels import SERIES_ORDER, LabelStyle, OwnLabel, labels, no_labels
from reportgen.charts.native_lines import dress_line
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
    text_properties,
    value,
    word_font,
)
from reportgen.charts.overlays import lay_overlays, margin_width, parted
from reportgen.charts.placing import Placed
from reportgen.charts.scale import Scale
from reportgen.charts.traces import trace_wishes
from reportgen.charts.wording import decimals_of, excel_format, label_at, value_at, written_label
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE

_BAR_ORDER = ("barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "axId", "extLst")


def combo_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Columns and lines; the workbook has one column for each series, as in any other chart."""
    spec = ordered(replace(spec, second=second_measure(spec), stacking="clustered"))
    header = lay_header(spec, look, size, combo_legend(spec, look))
    area, second = lay_combo(spec, look, size, header.bottom, margin_width(spec, look, size[0]))
    parts = parts_of(spec)

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:barChart"))
        put(chart, value("c:varyColors", 0), _BAR_ORDER)
        put(
            chart,
            value("c:gapWidth", gap_percent(columns_only(spec), area.band) if parts.columns else 100),
            _BAR_ORDER,
        )
        put(chart, value("c:overlap", 0), _BAR_ORDER)
        series = chart.findall(qualified("c:ser"))
        for index in parts.columns:
            _dress_column(series[index], index, spec, look, thickness(columns_only(spec), area.band))
        for index in parts.lines:
            chart.remove(series[index])
        axes = (
            category_axis(look, "upright", area.names),
            value_axis(spec, look, "upright", area.scale, header),
        )
        replace_axes(plot_area, chart, axes)
        ids = [child.get("val") for child in chart.findall(qualified("c:axId"))]
        first_axis = plot_area.find(qualified("c:catAx"))
        for rows, axis_ids in ((parts.first, ids), (parts.second, [SECOND_NAMES, SECOND_VALUES])):
            if rows:
                lines = [_line_series(series[index], index, spec, look) for index in rows]
                first_axis.addprevious(_line_chart(lines, axis_ids))
        if not parts.columns:  # a c:barChart without series is no chart
            plot_area.remove(chart)
        if second is not None:
            plot_area.extend(_second_axes(spec, look, second, header))
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, area.left, area.bottom, area.right, area.top))
        return legend_at(header, size, look)

    traces = line_traces(spec, area, second)
    overlays = lay_overlays(spec, look, area, combo_marks(spec, look, area, traces))
    above = trace_wishes(traces, spec, look) if spec.show_labels else []
    shown = [Placed(wish, max(wish.spots, key=lambda spot: spot.y), look.size) for wish in above]
    overlays = parted(overlays, shown, look)
    named = tuple(replace(s, name=series_words(spec, index)) for index, s in enumerate(spec.series))
    return NativeParts(
        XL_CHART_TYPE.COLUMN_CLUSTERED, dress, overlays=overlays, spec=replace(spec, series=named)
    )


def _dress_column(series: Element, index: int, spec: ChartSpec, look: Look, width: float) -> None:
    colour = look.series_colour(index)
    hatch = series_hatches(spec, look)[index]
    put(series, shape(filled(painted(colour, hatch, look))), SERIES_ORDER)
    put(series, value("c:invertIfNegative", 0), SERIES_ORDER)
    for category in range(len(spec.categories)):
        own = look.bar_colour(spec, index, category)
        if own != colour:
            point = make(
                "c:dPt",
                value("c:idx", category),
                value("c:invertIfNegative", 0),
                value("c:bubble3D", 0),
                shape(filled(painted(own, hatch, look))),
            )
            put(series, point, SERIES_ORDER)
    texts = [label_at(spec, index, category) for category in range(len(spec.categories))]
    if not spec.show_labels or max(look.text.width(text, look.size) for text in texts) > width:
        put(series, no_labels(), SERIES_ORDER)  # Word would let numbers wider than their columns collide
        return
    # inside at the foot, where no line runs; outside the bar they would meet the lines' own
    plate = colour if hatch is not None else None
    style = LabelStyle(excel_format(spec.decimals), "inBase", look.text_on(colour), look.size, plate=plate)
    own_labels = [
        OwnLabel(category, written_label(spec, index, category), category in spec.highlight, fill_colour)
        for category in range(len(spec.categories))
        if value_at(spec, index, category) is not None
        and (
            (fill_colour := look.text_on(look.bar_colour(spec, index, category))) != style.colour
            or written_label(spec, index, category)
        )
    ]
    put(series, labels(style, own_labels, look), SERIES_ORDER)


def _line_series(written: Element, index: int, spec: ChartSpec, look: Look) -> Element:
    """A c:ser of a line from what was written as one of columns: same cells, other marks."""
    kept = ("c:idx", "c:order", "c:tx", "c:cat", "c:val")
    series = make("c:ser", *(part for name in kept for part in written.findall(qualified(name))))
    dress_line(series, index, spec, look)
    style = LabelStyle(
        excel_format(decimals_of(spec, index)),
        "t",
        look.text_in(look.series_colour(index)),
        look.size,
        plate=WHITE,
    )
    own = []
    for category in range(len(spec.categories)):
        words, marked = written_label(spec, index, category), category in spec.highlight
        if not is_labelled(spec, index, category):
            own.append(OwnLabel(category, hidden=True))
        elif value_at(spec, index, category) is not None and (words or marked):
            own.append(OwnLabel(category, words, marked))
    put(series, labels(style, own, look) if spec.show_labels else no_labels(), SERIES_ORDER)
    return series


def _line_chart(series: list[Element], axes: list[str]) -> Element:
    return make(
        "c:lineChart",
        value("c:grouping", "standard"),
        value("c:varyColors", 0),
        *series,
        value("c:marker", 1),
        *(value("c:axId", axis) for axis in axes),
    )


def _second_axes(spec: ChartSpec, look: Look, scale: Scale, header: Header) -> list[Element]:
    """The axis of values at the right, and the names' axis it needs, which is not shown."""
    title = []
    if header.second_note:
        text = make("c:tx", rich_text(header.second_note, look.small, look.quiet, word_font(look)))
        title = [make("c:title", text, manual_layout(0.9, 0.0), value("c:overlay", 1))]
    values = make(
        "c:valAx",
        value("c:axId", SECOND_VALUES),
        make(
            "c:scaling",
            value("c:orientation", "minMax"),
            value("c:max", format(scale.high, "f")),
            value("c:min", format(scale.low, "f")),
        ),
        value("c:delete", 0),
        value("c:axPos", "r"),
        *title,
        make("c:numFmt", formatCode=excel_format(scale.decimals), sourceLinked=0),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "nextTo"),
        shape(no_stroke()),
        text_properties(look.small, look.quiet, word_font(look)),
        value("c:crossAx", SECOND_NAMES),
        value("c:crosses", "max"),
        value("c:crossBetween", "between"),
        value("c:majorUnit", format(scale.step, "f")),
    )
    return [values, second_names_axis("upright")]
