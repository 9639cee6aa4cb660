"""Charts in the space of a few words: a trend for a figure card or a cell of a table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.diagnostics import Span
from reportgen.model.chart import ChartSpec, Series


def small_trend(
    name: str,
    values: Sequence[Decimal | None],
    unit: str,
    decimals: int,
    span: Span | None = None,
    *,
    categories: Sequence[str] = (),
) -> ChartSpec:
    """A sparkline: a line through ``values`` (None is a gap) that ends in a dot.

    Drawn by ``draw`` in any frame from about 30 by 10 pt on, such as 60 by 18 pt in a card. In a frame low or
    narrow for words its last value is left out; ``replace(spec, show_labels=False)`` does so where the value
    stands beside it. ``categories``: the years, say, for the alternative text; else values are just in order.
    """
    names = tuple(categories) or ("",) * len(values)
    return ChartSpec(
        "sparkline", name, names, (Series(name, tuple(values)),), unit=unit, decimals=decimals, span=span
    )
