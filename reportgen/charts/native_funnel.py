"""Native funnel charts: lying bars, each after a piece without a look that moves it to the middle.

Series lines show the slopes from stage to stage; how much passed is a formula in the workbook.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.axes import Names
from reportgen.charts.kinds.funnel import (
    ARROW,
    BAR_SHARE,
    FunnelPlot,
    lay_funnel,
    passed,
    slope_colour,
    stage_colour,
)
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import bare_value_axis, category_axis, plot_layout, replace_axes
from reportgen.charts.native_labels import (
    SERIES_ORDER,
    Field,
    LabelStyle,
    OwnLabel,
    label_range,
    labels,
    no_labels,
    without_leaders,
)
from reportgen.charts.native_sheet import Column, Formula, cell, cells, derived_cells, quoted_text, series_of
from reportgen.charts.ooxml import Element, make, no_stroke, put, qualified, shape, solid, stroke, value
from reportgen.charts.overlays import Words
from reportgen.charts.scale import Scale
from reportgen.charts.wording import excel_format, value_at, written_label
from reportgen.model.chart import ChartSpec

_CHART_ORDER = (
    "barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "serLines", "axId", "extLst",
)  # fmt: skip
_SLOPE_WIDTH = 0.9
_RATES = 1  # the place of their column among the derived ones


def funnel_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Stages with their values; the bars share the height evenly, as Word has it."""
    laid = lay_funnel(spec, look, size)
    spaces, rates = _spaces(spec), _rates(spec)
    most = max((v for v in spec.series[0].values if v is not None), default=Decimal(0))
    scale = Scale(Decimal(0), max(most, Decimal(1)) if most <= 0 else most, Decimal(1), spec.decimals)

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:barChart"))
        stages = chart.find(qualified("c:ser"))
        for extra in chart.findall(qualified("c:ser")):
            chart.remove(extra)
        put(chart, value("c:varyColors", 0), _CHART_ORDER)
        put(chart, value("c:gapWidth", round((1 - BAR_SHARE) / BAR_SHARE * 100)), _CHART_ORDER)
        put(chart, value("c:overlap", 100), _CHART_ORDER)
        put(chart, make("c:serLines", shape(stroke(slope_colour(look), _SLOPE_WIDTH))), _CHART_ORDER)
        before = series_of(spaces, 0, 0, spec.categories)
        _dress_bars(before, spec, look, lambda stage: make("a:noFill"))
        _label_rates(before, laid, rates, look, size)
        put(chart, before, _CHART_ORDER)
        _dress_stages(stages, spec, look, laid, size)
        put(chart, stages, _CHART_ORDER)
        names = Names(tuple(name.lines for name in laid.names), laid.every, look.size)
        axis = category_axis(look, "lying", names)
        axis.replace(axis.find(qualified("c:spPr")), shape(no_stroke()))
        replace_axes(plot_area, chart, (axis, bare_value_axis(look, scale, laid.header)))
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        left, right = laid.centre - laid.reach, laid.centre + laid.reach
        plot_area.insert(0, plot_layout(size, left, 0.0, right, laid.header.bottom))
        return None

    return NativeParts(XL_CHART_TYPE.BAR_STACKED, dress, derived=(spaces, rates))


def _spaces(spec: ChartSpec) -> Column:
    """Half of what a stage is short of the widest."""
    count = len(spec.categories)
    values = [value_at(spec, 0, row) for row in range(count)]
    most = max((v for v in values if v is not None), default=Decimal(0))
    found = (
        None if v is None else Formula(f"(MAX({cells(1, count)})-{cell(1, row)})/2", (most - v) / 2)
        for row, v in enumerate(values)
    )
    return Column("左边空", tuple(found), excel_format(spec.decimals))


def _rates(spec: ChartSpec) -> Column:
    """The share of the stage before that reached each stage."""
    values = [value_at(spec, 0, row) for row in range(len(spec.categories))]
    found: list[Formula | None] = [None]
    for row in range(1, len(values)):
        words = passed(values, row)
        share = f'IFERROR({quoted_text(ARROW)}&ROUND({cell(1, row)}/{cell(1, row - 1)}*100,1)&"%","")'
        found.append(Formula(share, words) if words else None)
    return Column("通过率", tuple(found))


def _dress_bars(series: Element, spec: ChartSpec, look: Look, fill: Callable[[int], Element]) -> None:
    """Bars without an edge; the edge of the series is what LibreOffice draws the slopes with."""
    put(series, shape(fill(-1), stroke(slope_colour(look), _SLOPE_WIDTH)), SERIES_ORDER)
    put(series, value("c:invertIfNegative", 0), SERIES_ORDER)
    for stage in range(len(spec.categories)):
        point = make(
            "c:dPt",
            value("c:idx", stage),
            value("c:invertIfNegative", 0),
            value("c:bubble3D", 0),
            shape(fill(stage), no_stroke()),
        )
        put(series, point, SERIES_ORDER)


def _dress_stages(
    series: Element, spec: ChartSpec, look: Look, laid: FunnelPlot, size: tuple[float, float]
) -> None:
    for name in ("c:idx", "c:order"):
        series.find(qualified(name)).set("val", "1")
    _dress_bars(series, spec, look, lambda stage: solid(stage_colour(spec, look, stage)))
    own_labels = []
    for stage, half in enumerate(laid.halves):
        if half is None:
            continue
        words = laid.values[stage]
        if words is None:
            own_labels.append(OwnLabel(stage, hidden=True))
            continue
        shift = (_middle(words, look) - laid.centre) / size[0]
        own_labels.append(
            OwnLabel(
                stage,
                written_label(spec, 0, stage),
                words.bold,
                words.colour,
                (shift, 0.0) if shift else None,
            )
        )
    if not spec.show_labels:
        put(series, no_labels(), SERIES_ORDER)
        return
    style = LabelStyle(excel_format(spec.decimals), "ctr", look.style.text_colour, look.size)
    put(series, labels(style, own_labels, look, extended=[without_leaders()]), SERIES_ORDER)


def _label_rates(
    series: Element, laid: FunnelPlot, rates: Column, look: Look, size: tuple[float, float]
) -> None:
    """The rates as labels of the pieces before the stages, moved to the middle of the slopes above."""
    words = [str(rate or "") for rate in rates.results]
    up = laid.header.bottom / len(words) / 2 / size[1]
    own = []
    for stage, half in enumerate(laid.halves):
        placed = laid.rates[stage]
        if half is None:
            continue
        if placed is None:
            own.append(OwnLabel(stage, hidden=True))
            continue
        across = _middle(placed, look) - (laid.centre - (laid.reach + half) / 2)
        fields = ((Field("CELLRANGE", words[stage]),),)
        own.append(OwnLabel(stage, shift=(across / size[0], -up), fields=fields))
    if all(label.hidden for label in own):
        put(series, no_labels(), SERIES_ORDER)
        return
    style = LabelStyle("General", "ctr", look.quiet, look.small)
    put(series, labels(style, own, look, extended=[without_leaders()]), SERIES_ORDER)
    put(series, label_range(derived_cells(_RATES, len(words)), words), SERIES_ORDER)


def _middle(words: Words, look: Look) -> float:
    """The middle of a line of text that stands or begins at its spot."""
    if words.spot.anchor == "middle":
        return words.spot.x
    return words.spot.x + look.text.width(words.text, words.size, words.bold) / 2
