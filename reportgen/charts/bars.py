"""The bars of column and bar charts in axis values: clustered side by side, stacked, or as shares of 100."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.charts.hatching import Paint, painted, series_hatches
from reportgen.charts.look import Look
from reportgen.charts.wording import value_at
from reportgen.model.chart import ChartSpec
from reportgen.record import record

_SINGLE_SHARE = 0.62  # of a band that a single bar fills at most
_GROUP_SHARE = 0.76  # of a band that bars side by side fill at most
_MOST_SINGLE = 46.0  # pt; two columns on a page's width must not become slabs
_MOST_GROUPED = 32.0


@record(frozen=True, slots=True)
class Bar:
    """A bar from ``start`` to ``end`` on the value axis, in slot ``slot`` of its category's group."""

    series: int
    category: int
    slot: int
    start: Decimal
    end: Decimal


def slots(spec: ChartSpec) -> int:
    """How many bars stand side by side in a category."""
    return len(spec.series) if spec.stacking == "clustered" else 1


def thickness(spec: ChartSpec, band: float) -> float:
    """The thickness of one bar in a band of this width (pt)."""
    count = slots(spec)
    if count == 1:
        return min(band * _SINGLE_SHARE, _MOST_SINGLE)
    return min(band * _GROUP_SHARE / count, _MOST_GROUPED)


def gap_percent(spec: ChartSpec, band: float) -> int:
    """The gap between groups as Word counts it: in percent of a bar's thickness, 0 to 500."""
    bar = thickness(spec, band)
    return min(max(round((band - bar * slots(spec)) / bar * 100), 0), 500)


def bars(spec: ChartSpec) -> Iterator[Bar]:
    """All bars in reading order: category by category, series by series; gaps have none."""
    for category in range(len(spec.categories)):
        values = [value_at(spec, series, category) for series in range(len(spec.series))]
        if spec.stacking == "clustered":
            for series, value in enumerate(values):
                if value is not None:
                    yield Bar(series, category, series, Decimal(0), value)
        else:
            yield from _pile(spec, category, values)


def _pile(spec: ChartSpec, category: int, values: list[Decimal | None]) -> Iterator[Bar]:
    factor = Decimal(1)
    if spec.stacking == "percent":
        total = sum((abs(v) for v in values if v is not None), Decimal(0))
        factor = 100 / total if total else Decimal(0)
        values = [None if v is None else abs(v) for v in values]  # a negative share is refused by `check`
    above = below = Decimal(0)
    for series, value in enumerate(values):
        if value is None:
            continue
        length = value * factor
        start = above if length >= 0 else below
        yield Bar(series, category, 0, start, start + length)
        if length >= 0:
            above = start + length
        else:
            below = start + length


CROWDED = 24  # categories; of more only the weighty points of a line carry their values


def is_labelled(spec: ChartSpec, series: int, category: int) -> bool:
    """Whether a point of a line is to carry its value: among very many only the weighty are."""
    return len(spec.categories) <= CROWDED or weight(spec, series, category) > 0


def weight(spec: ChartSpec, series: int, category: int) -> float:
    """How much a label matters where not all find room: marked ones, extremes, the ends."""
    value = value_at(spec, series, category)
    known = [v for v in spec.series[series].values if v is not None]
    if category in spec.highlight:
        return 5.0
    if value is not None and value == max(known):
        return 4.0
    if category == len(spec.categories) - 1:
        return 3.0
    if category == 0:
        return 2.0
    return 1.0 if value is not None and value == min(known) else 0.0


def bar_paint(spec: ChartSpec, bar: Bar, look: Look) -> Paint:
    """The fill of a bar."""
    return painted(
        look.bar_colour(spec, bar.series, bar.category), series_hatches(spec, look)[bar.series], look
    )


def label_sizes(look: Look) -> tuple[float, ...]:
    """The sizes tried for labels, largest first; below the last some labels give way instead."""
    return (look.size, look.size * 0.9, look.size * 0.8)
