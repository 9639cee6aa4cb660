"""Native bar charts, upright and lying: colours, gaps, labels and axes as the drawing has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.axes import lay_upright
from reportgen.charts.bars import bars, gap_percent, slots, thickness, weight
from reportgen.charts.hatching import painted, series_hatches
from reportgen.charts.header import lay_header
from reportgen.charts.kinds.bar import labelled, lay_lying, lying_ends, lying_totals, shows_axis
from reportgen.charts.kinds.column import column_marks, end_wishes, label_room, segment_box, stack_totals
from reportgen.charts.legend import series_legend
from reportgen.charts.look import Look
from reportgen.charts.lying import lying_rules
from reportgen.charts.metrics import MIDDLE_EM
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import (
    bare_value_axis,
    category_axis,
    legend_at,
    plot_layout,
    replace_axes,
    value_axis,
)
from reportgen.charts.native_labels import (
    SERIES_ORDER,
    LabelStyle,
    OwnLabel,
    labels,
    no_labels,
    without_leaders,
)
from reportgen.charts.native_sheet import series_of
from reportgen.charts.native_totals import (
    by_category,
    ends_column,
    totals_at_ends,
    totals_column,
    unseen_line,
    value_labels,
)
from reportgen.charts.ooxml import Element, filled, make, put, qualified, shape, stroke, value
from reportgen.charts.overlays import headroom, lay_overlays, margin_width, parted
from reportgen.charts.placing import Placed, Wish
from reportgen.charts.stacks import inside_label
from reportgen.charts.wording import excel_format, label_at, value_at, written_label
from reportgen.model.chart import ChartSpec, Stacking
from reportgen.model.colour import WHITE
from reportgen.record import record

_UPRIGHT: dict[Stacking, XL_CHART_TYPE] = {
    "clustered": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "percent": XL_CHART_TYPE.COLUMN_STACKED_100,
}
_LYING: dict[Stacking, XL_CHART_TYPE] = {
    "clustered": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "percent": XL_CHART_TYPE.BAR_STACKED_100,
}
_CHART_ORDER = (
    "barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "serLines", "axId", "extLst",
)  # fmt: skip
_OVERHANG = 1.25  # a label may stick out over its column by so much before neighbours collide
_SIDE_GAP = 3.0  # pt between a thin segment and its label beside it

# A label beside its segment: (series, category) → shift in shares of the frame.
Shifts = dict[tuple[int, int], tuple[float, float]]


LabelChoice = Literal["all", "weighty", "none"]


@record(frozen=True, slots=True)
class _Frame:
    """What the shared styling needs to know of a chart's layout."""

    gap: int
    layout: Element
    axes: tuple[Element, Element]
    legend: Element | None
    shifts: Shifts
    labels: LabelChoice


def column_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Upright bars."""
    header = lay_header(spec, look, size, series_legend(spec, look))
    margin, head = margin_width(spec, look, size[0]), headroom(spec, look, size)
    area = lay_upright(spec, look, size, header.bottom, margin, head)
    marks = [(bar, segment_box(bar, spec, area)) for bar in bars(spec)]
    shifts: Shifts = {}
    if spec.stacking != "clustered":
        for bar, box in marks:
            label = label_at(spec, bar.series, bar.category)
            fill = look.bar_colour(spec, bar.series, bar.category)
            if inside_label(label, box, look, fill) is None:
                across = thickness(spec, area.band) / 2 + _SIDE_GAP + look.text.width(label, look.size) / 2
                shifts[bar.series, bar.category] = (across / size[0], 0.0)
    frame = _Frame(
        gap_percent(spec, area.band),
        plot_layout(size, area.left, area.bottom, area.right, area.top),
        (
            category_axis(look, "upright", area.names),
            value_axis(spec, look, "upright", area.scale, header),
        ),
        legend_at(header, size, look),
        shifts,
        _column_labels(spec, look, area.band),
    )
    placed = stack_totals(spec, look, label_room(area), marks)
    totals = by_category(placed, lambda row, label: abs(area.middle(row) - label.spot.x), area.count)

    def dress(plot_area: Element) -> Element | None:
        legend = _dress(plot_area, spec, look, frame)
        if totals:
            series = series_of(totals_column(spec), 0, len(spec.series), spec.categories)
            put(series, value_labels(spec, look, totals, "t"), SERIES_ORDER)
            line = unseen_line([series])
            plot_area.find(qualified("c:catAx")).addprevious(line)
        return legend

    return NativeParts(
        _UPRIGHT[spec.stacking],
        dress,
        overlays=parted(
            lay_overlays(spec, look, area, column_marks(spec, look, area)),
            placed or _at_ends(end_wishes(spec, look, marks), frame.labels, spec, look),
            look,
        ),
        derived=(totals_column(spec),) if totals else (),
        unlisted=(len(spec.series),) if totals else (),
    )


def lying_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Lying bars, first category on top."""
    header = lay_header(spec, look, size, series_legend(spec, look))
    area = lay_lying(spec, look, size, header.bottom)
    values = (
        value_axis(spec, look, "lying", area.scale, header)
        if shows_axis(spec, area.band, look)
        else bare_value_axis(look, area.scale, header)
    )
    frame = _Frame(
        gap_percent(spec, area.band),
        plot_layout(size, area.left, area.bottom, area.right, area.top),
        (category_axis(look, "lying", area.names), values),
        legend_at(header, size, look),
        {},
        "all" if labelled(spec, area.band, look) else "none",
    )
    placed = lying_totals(spec, look, area, size[0])
    middle = MIDDLE_EM * look.size
    totals = by_category(placed, lambda row, label: abs(area.middle(row) - middle - label.spot.y), area.count)

    def dress(plot_area: Element) -> Element | None:
        legend = _dress(plot_area, spec, look, frame)
        if totals:
            chart = plot_area.find(qualified("c:barChart"))
            put(chart, totals_at_ends(spec, look, totals), _CHART_ORDER)
        return legend

    return NativeParts(
        _LYING[spec.stacking],
        dress,
        overlays=parted(
            lying_rules(spec, look, area, header.bottom),
            placed or _at_ends(lying_ends(spec, look, area), frame.labels, spec, look),
            look,
        ),
        derived=(totals_column(spec), ends_column(spec)) if totals else (),
    )


def _at_ends(wishes: Sequence[Wish], chosen: LabelChoice, spec: ChartSpec, look: Look) -> tuple[Placed, ...]:
    """The values at the ends of bars where Word sets them, which moves none; stacks have none there."""
    if chosen == "none" or spec.stacking != "clustered":
        return ()
    return tuple(Placed(wish, wish.spots[0], look.size) for wish in wishes if wish.weight or chosen == "all")


def _column_labels(spec: ChartSpec, look: Look, band: float) -> LabelChoice:
    """Word does not leave out labels that collide, so where columns are too narrow only the weighty stay."""
    if not spec.show_labels:
        return "none"
    if spec.stacking != "clustered":
        return "all"
    widest = max(
        look.text.width(label_at(spec, series, category), look.size)
        for series in range(len(spec.series))
        for category in range(len(spec.categories))
    )
    return "all" if widest <= band / slots(spec) * _OVERHANG else "weighty"


def _dress(plot_area: Element, spec: ChartSpec, look: Look, frame: _Frame) -> Element | None:
    chart = plot_area.find(qualified("c:barChart"))
    put(chart, value("c:varyColors", 0), _CHART_ORDER)
    put(chart, value("c:gapWidth", frame.gap), _CHART_ORDER)
    put(chart, value("c:overlap", 0 if spec.stacking == "clustered" else 100), _CHART_ORDER)
    for index, series in enumerate(chart.findall(qualified("c:ser"))):
        _dress_series(series, index, spec, look, frame)
    replace_axes(plot_area, chart, frame.axes)
    for old in plot_area.findall(qualified("c:layout")):
        plot_area.remove(old)
    plot_area.insert(0, frame.layout)
    return frame.legend


def _dress_series(series: Element, index: int, spec: ChartSpec, look: Look, frame: _Frame) -> None:
    colour = look.series_colour(index)
    # a hair of paper parts stacked segments in grey print
    edge = [stroke(WHITE, 0.6)] if spec.stacking != "clustered" else []
    hatch = series_hatches(spec, look)[index]
    put(series, shape(filled(painted(colour, hatch, look)), *edge), SERIES_ORDER)
    put(series, value("c:invertIfNegative", 0), SERIES_ORDER)
    for category in range(len(spec.categories)):
        own = look.bar_colour(spec, index, category)
        if own != colour:
            point = make(
                "c:dPt",
                value("c:idx", category),
                value("c:invertIfNegative", 0),
                value("c:bubble3D", 0),
                shape(filled(painted(own, hatch, look)), *edge),
            )
            put(series, point, SERIES_ORDER)
    put(series, no_labels() if frame.labels == "none" else _labels(index, spec, look, frame), SERIES_ORDER)


def _labels(index: int, spec: ChartSpec, look: Look, frame: _Frame) -> Element:
    clustered = spec.stacking == "clustered"
    hatched = series_hatches(spec, look)[index] is not None
    dark = look.style.text_colour
    style = LabelStyle(
        excel_format(spec.decimals),
        "outEnd" if clustered else "ctr",
        dark if clustered else look.text_on(look.series_colour(index)),
        look.size,
        plate=look.series_colour(index) if hatched and not clustered else None,
    )
    own = []
    for category in range(len(spec.categories)):
        if value_at(spec, index, category) is None:
            continue
        if frame.labels == "weighty" and not weight(spec, index, category):
            own.append(OwnLabel(category, hidden=True))
            continue
        shift = frame.shifts.get((index, category))
        # on its plate a label has the series' own colour under it
        fill = look.series_colour(index) if hatched else look.bar_colour(spec, index, category)
        colour = dark if clustered else look.text_on(fill)
        if shift is not None:
            colour = look.text_in(look.series_colour(index))
        label = OwnLabel(
            category,
            written_label(spec, index, category),
            clustered and category in spec.highlight,
            None if colour == style.colour else colour,
            shift,
            bare=shift is not None and hatched,
        )
        if label != OwnLabel(category):
            own.append(label)
    return labels(style, own, look, extended=[without_leaders()] if frame.shifts else [])
