"""Native waterfall charts: stacked columns on a base without a look; every level is a formula of the data.

What lies below zero piles up downwards, so where a step crosses zero each sort of steps has one series for
its parts above and one for those below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.bars import gap_percent
from reportgen.charts.kinds.waterfall import (
    FALL,
    JOIN_WIDTH,
    RISE,
    TOTAL,
    Step,
    WaterfallPlot,
    fall_colour,
    lay_waterfall,
    rise_colour,
    step_colour,
    step_label,
)
from reportgen.charts.look import Look
from reportgen.charts.native import NativeParts
from reportgen.charts.native_axes import category_axis, legend_at, plot_layout, replace_axes, value_axis
from reportgen.charts.native_labels import SERIES_ORDER, Field, LabelStyle, OwnLabel, label_range, labels
from reportgen.charts.native_sheet import (
    Column,
    Formula,
    cell,
    derived_cell,
    derived_cells,
    series_of,
    text_of,
)
from reportgen.charts.native_totals import unseen_line
from reportgen.charts.ooxml import Element, make, no_stroke, put, qualified, shape, solid, stroke, value
from reportgen.charts.wording import excel_format, written_label
from reportgen.model.chart import ChartSpec
from reportgen.record import record

_CHART_ORDER = ("barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "axId", "extLst")
_START, _END, _LABEL = 0, 1, 2  # the places of these columns among the derived ones
_DRAWN = 3  # that of the first one with a series
_ZERO = Decimal(0)


@record(frozen=True, slots=True)
class _Row:
    """A category with its levels; without a step, where a value is missing, nothing changes."""

    number: int
    start: Decimal
    end: Decimal
    total: bool
    step: Step | None

    @property
    def own(self) -> str:
        return cell(1, self.number)

    @property
    def start_cell(self) -> str:
        return derived_cell(_START, self.number)

    @property
    def end_cell(self) -> str:
        return derived_cell(_END, self.number)


@record(frozen=True, slots=True)
class _Bars:
    """A series of columns; ``sort``: the steps it shows, None for the base; ``named`` in the legend."""

    column: Column
    sort: str | None
    named: bool


def waterfall_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """Columns from level to level, lines that join them, values in labels from cells."""
    laid = lay_waterfall(spec, look, size)
    area = laid.area
    rows = tuple(_rows(spec, laid.columns))
    bars = list(_bars(spec, rows))
    lines = [*_joins(spec, rows), _anchors(spec, rows)]
    texts = Column("标签", tuple(_text(row, spec) for row in rows))

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified("c:barChart"))
        for old in chart.findall(qualified("c:ser")):
            chart.remove(old)
        put(chart, value("c:varyColors", 0), _CHART_ORDER)
        gap = gap_percent(replace(spec, stacking="clustered"), area.band)
        put(chart, value("c:gapWidth", gap), _CHART_ORDER)
        put(chart, value("c:overlap", 100), _CHART_ORDER)
        for number, each in enumerate(bars):
            put(chart, _columns(each, number, spec, look, laid.columns), _CHART_ORDER)
        axes = (
            category_axis(look, "upright", area.names),
            value_axis(spec, look, "upright", area.scale, laid.header),
        )
        replace_axes(plot_area, chart, axes)
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, area.left, area.bottom, area.right, area.top))
        numbered = enumerate(lines, start=len(bars))
        drawn = [series_of(column, _DRAWN + number, number, spec.categories) for number, column in numbered]
        plot_area.find(qualified("c:catAx")).addprevious(unseen_line(drawn))
        for join in drawn[:-1]:
            put(join, shape(stroke(look.baseline, JOIN_WIDTH)), SERIES_ORDER)
        if laid.labels:
            words = [str(text or "") for text in texts.results]
            put(drawn[-1], _labels(laid, rows, words, look), SERIES_ORDER)
            put(drawn[-1], label_range(derived_cells(_LABEL, len(words)), words), SERIES_ORDER)
        return legend_at(laid.header, size, look)

    levels = (_starts(spec, rows), _ends(spec, rows))
    derived = (*levels, texts, *(each.column for each in bars), *lines)
    nameless = [number for number, each in enumerate(bars) if not each.named]
    unlisted = (*nameless, *range(len(bars), len(bars) + len(lines)))
    return NativeParts(XL_CHART_TYPE.COLUMN_STACKED, dress, derived=derived, unlisted=unlisted)


def _rows(spec: ChartSpec, steps: tuple[Step, ...]) -> Iterator[_Row]:
    known = {step.category: step for step in steps}
    level = _ZERO
    for number in range(len(spec.categories)):
        step = known.get(number)
        start, end = (step.start, step.end) if step is not None else (level, level)
        yield _Row(number, start, end, step is not None and step.total, step)
        level = end


def _column(head: str, spec: ChartSpec, cells: Iterator[Formula | None]) -> Column:
    return Column(head, tuple(cells), excel_format(spec.decimals))


def _starts(spec: ChartSpec, rows: tuple[_Row, ...]) -> Column:
    """Where each step begins: a total on zero, a change where the one before ended."""
    firsts = (
        Formula("0" if row.total or not row.number else derived_cell(_END, row.number - 1), row.start)
        for row in rows
    )
    return _column("起点", spec, firsts)


def _ends(spec: ChartSpec, rows: tuple[_Row, ...]) -> Column:
    lasts = (Formula(row.own if row.total else f"{row.start_cell}+{row.own}", row.end) for row in rows)
    return _column("终点", spec, lasts)


def _bars(spec: ChartSpec, rows: tuple[_Row, ...]) -> Iterator[_Bars]:
    """The base, rises, falls and totals."""
    yield _Bars(_column("底", spec, (_base(row) for row in rows)), None, False)
    crossing = any(min(row.start, row.end) < 0 < max(row.start, row.end) for row in rows)
    for sort in (RISE, FALL):
        if crossing:
            yield _Bars(_column(sort, spec, (_change(row, sort, _above) for row in rows)), sort, True)
            below = _column(f"{sort}（零以下）", spec, (_change(row, sort, _below) for row in rows))
            yield _Bars(below, sort, False)
        else:
            yield _Bars(_column(sort, spec, (_change(row, sort, _either) for row in rows)), sort, True)
    totals = (Formula(row.own, row.end) if row.total else None for row in rows)
    yield _Bars(_column(TOTAL, spec, totals), TOTAL, True)


def _base(row: _Row) -> Formula:
    """What lies between zero and the nearer end of a change."""
    if row.total:
        return Formula("0", _ZERO)
    both = f"{row.start_cell},{row.end_cell}"
    near = max(_ZERO, min(row.start, row.end)) + min(_ZERO, max(row.start, row.end))
    return Formula(f"MAX(0,MIN({both}))+MIN(0,MAX({both}))", near)


def _change(row: _Row, sort: str, extent: Callable[[_Row], Formula]) -> Formula | None:
    if row.total:
        return None
    holds = row.end >= row.start if sort == RISE else row.end < row.start
    sign = ">=" if sort == RISE else "<"
    whole = extent(row)
    condition = f"{row.end_cell}{sign}{row.start_cell}"
    return Formula(f"IF({condition},{whole.text},0)", whole.result if holds else _ZERO)


def _above(row: _Row) -> Formula:
    """The length of a change above zero."""
    text = f"ABS(MAX(0,{row.end_cell})-MAX(0,{row.start_cell}))"
    return Formula(text, abs(max(_ZERO, row.end) - max(_ZERO, row.start)))


def _below(row: _Row) -> Formula:
    """The length of a change below zero, negative."""
    text = f"-ABS(MIN(0,{row.end_cell})-MIN(0,{row.start_cell}))"
    return Formula(text, -abs(min(_ZERO, row.end) - min(_ZERO, row.start)))


def _either(row: _Row) -> Formula:
    """The length of a change that lies on one side of zero."""
    above, below = _above(row), _below(row)
    assert isinstance(above.result, Decimal) and isinstance(below.result, Decimal)
    return Formula(f"{above.text}{below.text}", above.result + below.result)


def _joins(spec: ChartSpec, rows: tuple[_Row, ...]) -> Iterator[Column]:
    """From each step to the next a level line, in a series of its own."""
    stepped = [row for row in rows if row.step is not None]
    for index, (row, after) in enumerate(pairwise(stepped), start=1):
        level = Formula(row.end_cell, row.end)
        reached = (level if row.number <= each.number <= after.number else None for each in rows)
        yield _column(f"连线{index}", spec, reached)


def _anchors(spec: ChartSpec, rows: tuple[_Row, ...]) -> Column:
    """Where labels stand: below a fall, else above."""

    def anchor(row: _Row) -> Formula:
        both = f"{row.start_cell},{row.end_cell}"
        text = f"IF({row.end_cell}<{row.start_cell},MIN({both}),MAX({both}))"
        return Formula(text, min(row.start, row.end) if row.end < row.start else max(row.start, row.end))

    return _column("标签位置", spec, (anchor(row) for row in rows))


def _text(row: _Row, spec: ChartSpec) -> Formula | str | None:
    """The label of a step: its value, of a change with its sign; an editor's wording as it is."""
    if row.step is None:
        return None
    words = step_label(row.step, spec)
    if written_label(spec, 0, row.number):
        return words
    usual = excel_format(spec.decimals)
    code = usual if row.total else f"+{usual};-{usual};{usual}"
    return Formula(text_of(row.own, code), words)


def _columns(each: _Bars, number: int, spec: ChartSpec, look: Look, steps: tuple[Step, ...]) -> Element:
    series = series_of(each.column, _DRAWN + number, number, spec.categories)
    put(series, value("c:invertIfNegative", 0), SERIES_ORDER)
    if each.sort is None:
        put(series, shape(make("a:noFill"), no_stroke()), SERIES_ORDER)
        return series
    usual = {RISE: rise_colour(look), FALL: fall_colour(look)}.get(each.sort, look.series_colour(0))
    put(series, shape(solid(usual)), SERIES_ORDER)
    for step in steps:
        sort = TOTAL if step.total else RISE if step.end >= step.start else FALL
        own = step_colour(step, spec, look)
        if sort == each.sort and own != usual:
            point = make(
                "c:dPt",
                value("c:idx", step.category),
                value("c:invertIfNegative", 0),
                value("c:bubble3D", 0),
                shape(solid(own)),
            )
            put(series, point, SERIES_ORDER)
    return series


def _labels(laid: WaterfallPlot, rows: tuple[_Row, ...], words: list[str], look: Look) -> Element:
    """``c:dLbls``, each on the side of its column where the drawing has it; totals are bold."""
    size = min(label.size for label in laid.labels.values())
    style = LabelStyle("General", "t", look.style.text_colour, size)
    heights = {row.number: laid.area.height_of((row.start + row.end) / 2) for row in rows}
    own = []
    for row in rows:
        placed = laid.labels.get(row.number)
        if placed is None:
            own.append(OwnLabel(row.number, hidden=True))
            continue
        side = "b" if placed.spot.y < heights[row.number] else "t"
        fields = ((Field("CELLRANGE", words[row.number]),),)
        own.append(OwnLabel(row.number, bold=placed.wish.bold, position=side, fields=fields))
    return labels(style, own, look)
