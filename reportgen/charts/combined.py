"""Two value axes with their zeros on one line: columns on the first, lines on either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.scale import Scale, extents, places, step_for
from reportgen.model.chart import ChartSpec, Measure
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.look import Look

_TICK_GAP = 4.0


@record(frozen=True, slots=True)
class Parts:
    """A combination taken apart: its columns, its lines on the first and on the second axis; indices."""

    columns: tuple[int, ...]
    first: tuple[int, ...]
    second: tuple[int, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        return (*self.first, *self.second)


def parts_of(spec: ChartSpec) -> Parts:
    """Which series is what; columns always stand on the first axis."""
    indices = range(len(spec.series))
    columns = tuple(i for i in indices if spec.series[i].mark == "column")
    lines = tuple(i for i in indices if i not in columns)
    return Parts(
        columns,
        tuple(i for i in lines if spec.series[i].axis == "first"),
        tuple(i for i in lines if spec.series[i].axis == "second"),
    )


def ordered(spec: ChartSpec) -> ChartSpec:
    """The same chart with its columns before its lines, as both outputs count them."""
    parts = parts_of(spec)
    order = (*parts.columns, *parts.first, *parts.second)
    place = {old: new for new, old in enumerate(order)}
    return replace(
        spec,
        series=tuple(spec.series[index] for index in order),
        growths=tuple(replace(g, series=place.get(g.series, 0)) for g in spec.growths),
        annotations=tuple(replace(a, series=place.get(a.series, 0)) for a in spec.annotations),
    )


def columns_only(spec: ChartSpec) -> ChartSpec:
    """The columns of an ordered combination as a chart of columns; reference lines stay with them."""
    return replace(spec, kind="column", series=tuple(spec.series[i] for i in parts_of(spec).columns))


def second_measure(spec: ChartSpec) -> Measure:
    """What the second axis counts."""
    return spec.second or Measure(unit=spec.unit, decimals=spec.decimals)


def scales(spec: ChartSpec, intervals: int) -> tuple[Scale, Scale | None]:
    """Both axes with equally many steps and zero at one height; no second where nothing stands on it."""
    parts = parts_of(spec)
    columns = columns_only(spec)
    first = [*extents(columns), *_values(spec, parts.first), Decimal(0)]
    second = [*_values(spec, parts.second), Decimal(0)]
    up, down = _steps((first, second), max(intervals, 1))
    scale = _scale(first, up, down, spec.decimals)
    if not parts.second:
        return scale, None
    return scale, _scale(second, up, down, second_measure(spec).decimals)


def axis_width(scale: Scale | None, look: Look) -> float:
    """What the numbers of the second axis take at the right."""
    if scale is None:
        return 0.0
    return max(look.text.width(scale.tick_text(tick), look.small) for tick in scale.ticks) + _TICK_GAP


def _values(spec: ChartSpec, rows: Sequence[int]) -> list[Decimal]:
    return [value for row in rows for value in spec.series[row].values if value is not None]


def _steps(axes: Sequence[Sequence[Decimal]], intervals: int) -> tuple[int, int]:
    """How many steps lie above and below zero, so that both axes have room on both sides."""
    below = [abs(min(values)) / (abs(min(values)) + abs(max(values))) for values in axes if any(values)]
    above = [abs(max(values)) / (abs(min(values)) + abs(max(values))) for values in axes if any(values)]
    low, high = max(below, default=Decimal(0)), max(above, default=Decimal(1))
    if not low:
        return intervals, 0
    if not high:
        return 0, intervals
    down = min(max(round(intervals * low / (low + high)), 1), max(intervals - 1, 1))
    return max(intervals - down, 1), down


def _scale(values: Sequence[Decimal], up: int, down: int, decimals: int) -> Scale:
    least = max(max(values) / up if up else Decimal(0), -min(values) / down if down else Decimal(0))
    step = step_for(least or Decimal(1).scaleb(-decimals), decimals)
    return Scale(-step * down, step * up, step, places(step))
