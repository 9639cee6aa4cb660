"""Chooses the value axis: round limits and steps around the data, exact in Decimal."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext

from reportgen.charts.wording import number_text, piles, value_at
from reportgen.model.chart import ChartSpec
from reportgen.record import record

# A line whose values lie in the upper part of 0…max may leave zero out; bars never, their length counts.
LINE_ZERO_SHARE = Decimal("0.6")


@record(frozen=True, slots=True)
class Scale:
    """An axis from ``low`` to ``high`` with a tick at every ``step``; ``suffix`` follows tick numbers."""

    low: Decimal
    high: Decimal
    step: Decimal
    decimals: int
    suffix: str = ""

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * i for i in range(count + 1))

    def tick_text(self, tick: Decimal) -> str:
        return number_text(tick, self.decimals) + self.suffix

    def share(self, value: Decimal) -> float:
        """Where a value lies between ``low`` (0) and ``high`` (1)."""
        return float((value - self.low) / (self.high - self.low))


def value_scale(spec: ChartSpec, intervals: int) -> Scale:
    """The value axis of a chart with about ``intervals`` steps (at least one)."""
    if piles(spec) == "percent":
        step = Decimal(20) if intervals >= 4 else Decimal(50)
        return Scale(Decimal(0), Decimal(100), step, 0, "%")
    values = list(extents(spec))
    top = max(values, default=Decimal(0))
    bottom = min(values, default=Decimal(0))
    if spec.kind == "line" and top > bottom > top * LINE_ZERO_SHARE:
        bottom -= (top - bottom) / 5  # air, so that the lowest point does not sit on the axis
    else:
        top, bottom = max(top, Decimal(0)), min(bottom, Decimal(0))
    return _rounded_scale(bottom, top, max(intervals, 1), spec.decimals)


def span_scale(values: Iterable[Decimal], intervals: int, decimals: int, air: Decimal) -> Scale:
    """An axis around values that need not begin at zero; ``air`` is a share of their range on either side."""
    known = list(values) or [Decimal(0)]
    low, high = min(known), max(known)
    if low == high and low:  # all alike: in the middle of the axis, not on its end
        step = max(abs(low) / 10, Decimal(1).scaleb(-decimals))
        return _rounded_scale(low - step, high + step, 2, decimals)
    space = (high - low) * air
    near = low > 0 and low <= high * LINE_ZERO_SHARE
    bottom = Decimal(0) if near and low - space <= high / 4 else low - space
    if low >= 0:
        bottom = max(bottom, Decimal(0))
    top = high + space
    if high <= 0:
        top = min(top, Decimal(0))
    return _rounded_scale(bottom, top, max(intervals, 1), decimals)


def tight_scale(spec: ChartSpec) -> Scale:
    """An axis that ends at the longest bar, for charts that show neither grid nor axis numbers."""
    values = [Decimal(0), *extents(spec)]
    low, high = min(values), max(values)
    if low == high:
        high = low + 1
    return Scale(low, high, high - low, spec.decimals)


def extents(spec: ChartSpec) -> Iterable[Decimal]:
    """The ends that the marks, reference lines and bands of a chart reach on the value axis."""
    stacked = piles(spec) == "stacked"
    yield from (line.value for line in spec.references)
    yield from (edge for band in spec.bands for edge in (band.low, band.high))
    for category in range(len(spec.categories)):
        found = [value_at(spec, series, category) for series in range(len(spec.series))]
        values = [value for value in found if value is not None]
        if stacked:
            yield sum((v for v in values if v > 0), Decimal(0))
            yield sum((v for v in values if v < 0), Decimal(0))
        else:
            yield from values


def _rounded_scale(bottom: Decimal, top: Decimal, intervals: int, decimals: int) -> Scale:
    with localcontext() as context:
        context.prec = 60  # so that far-apart values do not lose their last places
        finest = Decimal(1).scaleb(-decimals)  # a finer step would print the same number twice
        if top == bottom:
            top = bottom + finest
        step = _step((top - bottom) / intervals, finest)
        low = (bottom / step).to_integral_value(rounding="ROUND_FLOOR") * step
        high = (top / step).to_integral_value(rounding="ROUND_CEILING") * step
        return Scale(low, high, step, places(step))


def places(step: Decimal) -> int:
    """The decimals that the multiples of a step need: 500 needs none, 2.5 one."""
    return max(-int(step.normalize().as_tuple().exponent), 0)


def step_for(least: Decimal, decimals: int) -> Decimal:
    """The round step that reaches ``least`` and shows apart with so many decimals."""
    with localcontext() as context:
        context.prec = 60
        return _step(least, Decimal(1).scaleb(-decimals))


def _step(least: Decimal, finest: Decimal) -> Decimal:
    """The least multiple of ``finest`` among 1, 2, 2.5, 5 times a power of ten that reaches ``least``."""
    power = Decimal(1).scaleb(least.adjusted())
    for factor in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10)):
        step = power * factor
        if step >= least and step % finest == 0:
            return step
    return max(power * 10, finest)
