"""Native pie and doughnut charts: slice colours, outside labels with leader lines, hole and total."""

from __future__ import annotations

from dataclasses import replace

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.kinds.doughnut import centre_words
from reportgen.charts.look import Look
from reportgen.charts.native import NO_OVERLAYS, NativeParts
from reportgen.charts.native_axes import plot_layout
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
    value,
)
from reportgen.charts.slices import first_angle, known_values, lay_slices, slice_figures, slices
from reportgen.charts.wording import excel_format, quoted
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE

_PIE_ORDER = ("varyColors", "ser", "dLbls", "firstSliceAng", "holeSize", "extLst")
_SEAM = 1.2
_MOST_OUTSIDE = 5


def pie_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A pie, each slice labelled outside with name, value and share.

    The words are written out: Word and LibreOffice disagree on whether the value's format, which holds the
    unit, goes for a computed share as well ("0人" for 49.8%). Of many slices the labels would collide, so
    they are shapes where the drawing has them.
    """
    plot = lay_slices(spec, look, size)
    (x, y), radius = plot.centre, plot.radius
    crowded = len(known_values(spec)) > _MOST_OUTSIDE

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:pieChart"))
        _dress_slices(chart, spec, look, no_labels() if crowded else _outside_labels(spec, look))
        circle = plot_layout(size, x - radius, y - radius, x + radius, y + radius)
        around = manual_layout(0.25, 0.17, 0.5, 0.66, target="inner")
        _replace_layout(plot_area, circle if crowded else around)
        return None

    return NativeParts(XL_CHART_TYPE.PIE, dress, overlays=plot.labels if crowded else NO_OVERLAYS)


def _outside_labels(spec: ChartSpec, look: Look) -> Element:
    shown = Shown(value=spec.show_labels, category=True, separator="\n")
    style = LabelStyle(_format(spec), "outEnd", look.style.text_colour, look.size, shown)
    leaders = [value("c:showLeaderLines", 1), make("c:leaderLines", shape(stroke(look.baseline, 0.6)))]
    own = [
        OwnLabel(part.category, "\n".join((spec.categories[part.category], slice_figures(spec, part))))
        for part in slices(spec)
        if spec.show_labels
    ]
    return labels(style, own, look, leaders)


def doughnut_parts(spec: ChartSpec, look: Look, size: tuple[float, float], hole: float) -> NativeParts:
    """A ring where the drawing has it; Word sets no labels outside a ring, so they are shapes over it."""
    ring = lay_slices(spec, look, size)
    (x, y), radius = ring.centre, ring.radius

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:doughnutChart"))
        _dress_slices(chart, spec, look, no_labels())
        put(chart, value("c:holeSize", round(hole * 100)), _PIE_ORDER)
        _replace_layout(plot_area, plot_layout(size, x - radius, y - radius, x + radius, y + radius))
        return None

    overlays = replace(ring.labels, over=(*ring.labels.over, *centre_words(spec, look, ring)))
    return NativeParts(XL_CHART_TYPE.DOUGHNUT, dress, overlays=overlays)


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
