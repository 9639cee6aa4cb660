"""Brings a chart's quantities to one unit for each axis and gives them the decimals their labels need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.blocks.chart_data import DataRow, Value
from reportgen.diagnostics import Span
from reportgen.model.chart import AxisSide, Measure, Series
from reportgen.schema import PlainText
from reportgen.text.numbers import decimal_text, exact_places
from reportgen.text.quantity import Quantity, Unit, unit_of

if TYPE_CHECKING:
    from reportgen.blocks.context import LowerContext

# more decimals than this on a label nobody reads
_MOST_DECIMALS = 2
_MONEY = ("元", "万元", "亿元")
_LONG_LABEL = 100_000  # from here on a larger unit of money keeps labels short
_TINY_LABEL = Fraction(1, 10)


def with_sides(rows: Sequence[DataRow]) -> list[tuple[DataRow, AxisSide]]:
    """Each row's axis: the one asked for; else a line in another kind of unit goes to the second."""
    first = next((_unit(row) for row in rows if row.mark == "column" and _unit(row) is not None), None)
    found: list[tuple[DataRow, AxisSide]] = []
    for row in rows:
        unit = _unit(row)
        foreign = (
            row.mark == "line" and first is not None and unit is not None and not unit.is_commensurable(first)
        )
        found.append((row, row.axis or ("second" if foreign else "first")))
    return found


def settled(
    values: Sequence[Value], unit: PlainText | None, chart: Span, context: LowerContext
) -> tuple[Unit | None, list[Quantity | None]]:
    """The values in the unit asked for, else in the first one's, or in a larger one of money."""
    known = [value.quantity for value in values if value.quantity is not None]
    if not known:
        return None, [None] * len(values)
    first = known[0].unit
    found: list[Quantity | None] = []
    for value in values:
        quantity = value.quantity
        if quantity is not None and unit is not None:
            quantity = context.converted(quantity, unit)
        elif quantity is not None and not quantity.unit.symbol and first.symbol:
            quantity = replace(quantity, unit=first)
        elif quantity is not None and not quantity.unit.is_commensurable(first):
            context.sink.report(
                "chart-units",
                value.span or chart,
                first=first.symbol or "—",
                other=quantity.unit.symbol or "—",
            )
            quantity = None
        elif quantity is not None:
            quantity = quantity.converted(first)
        found.append(quantity)
    if unit is not None:
        return unit_of(unit.value), found
    short = _short_unit(first, [q for q in found if q is not None])
    return short, [None if q is None else q.converted(short) for q in found]


def measured(title: str, unit: Unit | None, quantities: Sequence[Quantity | None]) -> Measure:
    """What an axis of these quantities counts."""
    return Measure(title, unit.symbol if unit is not None else "", decimals_for(quantities))


def decimals_for(quantities: Sequence[Quantity | None]) -> int:
    """As many places as the exact values need, at most two."""
    needed = (exact_places(q.number) for q in quantities if q is not None and q.number is not None)
    return max(
        (_MOST_DECIMALS if places is None else min(places, _MOST_DECIMALS) for places in needed), default=0
    )


def series_of(row: DataRow, quantities: Sequence[Quantity | None], decimals: int, axis: AxisSide) -> Series:
    """The row as a series of a chart."""
    values = tuple(
        None if q is None or q.number is None else decimal_of(q.number, decimals) for q in quantities
    )
    approximate = any(q is not None and q.precision != "exact" for q in quantities)
    labels = tuple("" if q is None else q.wording for q in quantities) if approximate else ()
    return Series(row.name, values, labels, row.mark, axis, row.span)


def decimal_of(number: Fraction, decimals: int) -> Decimal:
    """The value drawn: exact where it is a finite decimal, else far finer than its label."""
    places = exact_places(number)
    return Decimal(decimal_text(number, decimals + 6 if places is None else places))


def _unit(row: DataRow) -> Unit | None:
    return next((v.quantity.unit for v in row.values if v.quantity is not None), None)


def _short_unit(unit: Unit, quantities: Sequence[Quantity]) -> Unit:
    """元, 万元 or 亿元 so that labels have few digits; the unit itself where they are short already."""
    if unit.symbol not in _MONEY:
        return unit
    largest = max((abs(q.number) for q in quantities if q.number is not None), default=Fraction(0))
    if _TINY_LABEL <= largest < _LONG_LABEL or not largest:
        return unit
    for symbol in reversed(_MONEY):
        other = unit_of(symbol)
        if largest * unit.scale / other.scale >= 1:
            return other
    return unit
