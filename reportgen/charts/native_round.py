"""Native pie and doughnut charts: slice colours, outside labels with leader lines, hole and legend."""

from __future__ import annotations

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_labels import (
    SERIES_ORDER,
    LabelStyle,
    OwnLabel,
    Shown,
    labels,
    no_labels,
)
from reportgen.charts.ooxml import (
    Element,
    make,
    manual_layout,
    put,
    qualified,
    shape,
    solid,
    stroke,
    text_properties,
    value,
    word_font,
)
from reportgen.charts.slices import first_angle, known_values
from reportgen.charts.wording import excel_format, label_at, quoted, with_unit, written_label
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE

_PIE_ORDER = ("varyColors", "ser", "dLbls", "firstSliceAng", "holeSize", "extLst")
_SEAM = 1.2
_MOST_OUTSIDE = 5


def pie_parts(spec: ChartSpec, look: Look) -> NativeParts:
    """A pie, each slice labelled outside with name and value.

    No share: Word and LibreOffice disagree on whether the value's format, which holds the unit, goes for
    the share as well ("0人" for 49.8%).
    """

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:pieChart"))
        shown = Shown(value=spec.show_labels, category=True, separator="\n")
        style = LabelStyle(_format(spec), _pie_position(spec), look.style.text_colour, look.size, shown)
        leaders = [
            value("c:showLeaderLines", 1),
            make("c:leaderLines", shape(stroke(look.baseline, 0.6))),
        ]
        own = [
            OwnLabel(category, _words(spec, category))
            for category, _ in known_values(spec)
            if spec.show_labels and written_label(spec, 0, category)
        ]
        _dress_slices(chart, spec, look, labels(style, own, look, leaders))
        _replace_layout(plot_area, manual_layout(0.25, 0.17, 0.5, 0.66, target="inner"))
        return None

    return NativeParts(XL_CHART_TYPE.PIE, dress)


def doughnut_parts(spec: ChartSpec, look: Look, hole: float) -> NativeParts:
    """A ring with values on it and a legend at the right: Word sets no labels outside a ring."""

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:doughnutChart"))
        style = LabelStyle(_format(spec), "", look.text_on(look.series_colour(0)), look.size)
        own = []
        for category, _ in known_values(spec):
            words = written_label(spec, 0, category)
            colour = look.text_on(look.slice_colour(spec, category))
            own.append(OwnLabel(category, with_unit(words, spec.unit) if words else "", colour=colour))
        _dress_slices(chart, spec, look, labels(style, own, look) if spec.show_labels else no_labels())
        put(chart, value("c:holeSize", round(hole * 100)), _PIE_ORDER)
        _replace_layout(plot_area, manual_layout(0.05, 0.04, 0.55, 0.92, target="inner"))
        return make(
            "c:legend",
            value("c:legendPos", "r"),
            value("c:overlay", 0),
            text_properties(look.size, look.style.text_colour, word_font(look)),
        )

    return NativeParts(XL_CHART_TYPE.DOUGHNUT, dress)


def _pie_position(spec: ChartSpec) -> str:
    """Outside; of many slices Word arranges the labels itself, since neighbours would collide."""
    return "outEnd" if len(known_values(spec)) <= _MOST_OUTSIDE else "bestFit"


def _words(spec: ChartSpec, category: int) -> str:
    """Name and the editor's wording with the unit."""
    return f"{spec.categories[category]}\n{with_unit(label_at(spec, 0, category), spec.unit)}"


def _dress_slices(chart: Element, spec: ChartSpec, look: Look, series_labels: Element) -> None:
    put(chart, value("c:varyColors", 1), _PIE_ORDER)
    for old in chart.findall(qualified("c:dLbls")):
        chart.remove(old)
    series = chart.find(qualified("c:ser"))
    for extra in chart.findall(qualified("c:ser"))[1:]:
        chart.remove(extra)  # `check` refuses a second series; Word would hide it
    seam = [stroke(WHITE, _SEAM)] if len(known_values(spec)) > 1 else []
    for category in range(len(spec.categories)):
        point = make(
            "c:dPt",
            value("c:idx", category),
            value("c:bubble3D", 0),
            shape(solid(look.slice_colour(spec, category)), *seam),
        )
        put(series, point, SERIES_ORDER)
    put(series, series_labels, SERIES_ORDER)
    put(chart, value("c:firstSliceAng", first_angle(spec)), _PIE_ORDER)


def _format(spec: ChartSpec) -> str:
    """Values with their unit: a pie has no axis to name it."""
    return excel_format(spec.decimals) + quoted(spec.unit)


def _replace_layout(plot_area: Element, layout: Element) -> None:
    for old in plot_area.findall(qualified("c:layout")):
        plot_area.remove(old)
    plot_area.insert(0, layout)
