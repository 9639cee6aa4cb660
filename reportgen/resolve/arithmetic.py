"""Exact arithmetic with units; what is computed from an approximation is one, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from reportgen.diagnostics import listed
from reportgen.resolve.formula import Comparison, ExpressionError, Node, Operation
from reportgen.resolve.values import PendingError
from reportgen.text.quantity import (
    NO_UNIT,
    Precision,
    Quantity,
    Unit,
    against,
    joined_precision,
)

# numerator and denominator; no figure of a report comes near, squaring in a chain soon does
_MAX_BITS = 2048


def figure_of(quantity: Quantity, start: int, end: int) -> Fraction:
    """The number of a quantity; raises ExpressionError where it has none, PendingError where it will."""
    if quantity.number is not None:
        return quantity.number
    if quantity.precision == "pending":
        raise PendingError
    if quantity.is_compound:
        units = listed(part.unit.symbol for part in quantity.parts)
        raise ExpressionError(
            "fact-compound",
            start,
            end,
            wording=quantity.wording,
            units=units,
            first=quantity.parts[0].unit.symbol,
        )
    raise ExpressionError("fact-no-number", start, end, wording=quantity.wording)


def negated(quantity: Quantity, node: Node) -> Quantity:
    """Minus a figure."""
    return Quantity.of(-figure_of(quantity, node.start, node.end), quantity.unit, against(quantity.precision))


def operated(node: Operation, left: Quantity, right: Quantity) -> Quantity:
    """The result of an operation; raises ExpressionError."""
    first = figure_of(left, node.left.start, node.left.end)
    second = figure_of(right, node.right.start, node.right.end)
    match node.sign:
        case "+" | "-":
            check_units(left, right, node.start, node.end)
            second *= right.unit.scale / left.unit.scale
            if node.sign == "+":
                precision = joined_precision(left.precision, right.precision)
                return Quantity.of(_bounded(first + second, node), left.unit, precision)
            precision = joined_precision(left.precision, against(right.precision))
            return Quantity.of(_bounded(first - second, node), left.unit, precision)
        case "*":
            precision = joined_precision(_signed(left, second), _signed(right, first))
            return Quantity.of(*_scaled(_bounded(first * second, node), left, right, 1), precision)
        case "/":
            if second == 0:
                raise ExpressionError("expression-division-by-zero", node.start, node.end)
            precision = joined_precision(_signed(left, second), against(_signed(right, first)))
            return Quantity.of(*_scaled(_bounded(first / second, node), left, right, -1), precision)
        case _:
            assert_never(node.sign)


def _signed(quantity: Quantity, by: Fraction) -> Precision:
    """How sure a factor makes a product with ``by``: nothing is unsure about nought."""
    if by == 0:
        return "exact"
    return quantity.precision if by > 0 else against(quantity.precision)


def check_units(left: Quantity, right: Quantity, start: int, end: int) -> None:
    """Raise ExpressionError where two amounts cannot be added or compared."""
    if not left.unit.is_commensurable(right.unit):
        raise ExpressionError(
            "expression-units",
            start,
            end,
            left=left.unit.symbol or "—",
            right=right.unit.symbol or "—",
        )


def compared(node: Comparison, left: Quantity, right: Quantity) -> bool:
    """Whether the relation holds; raises ExpressionError where an approximation leaves it open."""
    first = figure_of(left, node.left.start, node.left.end)
    second = figure_of(right, node.right.start, node.right.end)
    check_units(left, right, node.start, node.end)
    difference = first - second * right.unit.scale / left.unit.scale
    low, high = _bounds(difference, joined_precision(left.precision, against(right.precision)))
    match node.relation:
        case ">" | "<=":
            sure, never = low is not None and low > 0, high is not None and high <= 0
        case "<" | ">=":
            sure, never = low is not None and low >= 0, high is not None and high < 0
        case "=" | "!=":
            sure = low == high == 0
            never = (low is not None and low > 0) or (high is not None and high < 0)
        case _:
            assert_never(node.relation)
    if not (sure or never):
        raise ExpressionError(
            "expression-undecided", node.start, node.end, left=left.with_unit, right=right.with_unit
        )
    return sure if node.relation in (">", ">=", "=") else never


def _bounds(number: Fraction, precision: Precision) -> tuple[Fraction | None, Fraction | None]:
    """Between what a figure lies: 超150 is 150 or more, 近2000 at most 2000, 约5 anything."""
    low = number if precision in ("exact", "over") else None
    high = number if precision in ("exact", "under") else None
    return low, high


def total(quantities: Sequence[Quantity], start: int, end: int) -> Quantity:
    """The sum, in the unit of the first."""
    first = quantities[0]
    number, precision = Fraction(0), first.precision
    for quantity in quantities:
        check_units(first, quantity, start, end)
        number += figure_of(quantity, start, end) * quantity.unit.scale / first.unit.scale
        precision = joined_precision(precision, quantity.precision)
    return Quantity.of(number, first.unit, precision)


def _bounded(number: Fraction, node: Operation) -> Fraction:
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > _MAX_BITS:
        raise ExpressionError("expression-too-large", node.start, node.end)
    return number


def _scaled(number: Fraction, left: Quantity, right: Quantity, exponent: int) -> tuple[Fraction, Unit]:
    """A product or quotient in the unit that follows; where units cancel, their scales go into the number."""
    first, second = left.unit, right.unit
    # a share counts as it is: 506家 × 5% is 25.3家
    if not first.dimension:
        number, first = number * first.scale, NO_UNIT
    if not second.dimension:
        number, second = number * second.scale**exponent, NO_UNIT
    unit = first.times(second, 1 if exponent == 1 else -1)
    if not unit.dimension:
        return number * unit.scale, NO_UNIT
    return number, unit
