"""The functions of the expression language: 上年, 增长率, 增长, 占比, 合计, 平均, 最大, 最小, 个数."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from reportgen.resolve.expression import Call, ExpressionError
from reportgen.text.names import nearest_name
from reportgen.text.numbers import decimal_text, rounded
from reportgen.text.quantity import NO_UNIT, Quantity, unit_of

_UNBOUNDED = 50


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a call, evaluated when asked for.

    ``at(index, year)`` gives a figure, ``items(index)`` a list.
    """

    count: int
    year: str
    at: Callable[[int, str], Quantity]
    items: Callable[[int], tuple[str, ...]]

    def figure(self, index: int) -> Quantity:
        return self.at(index, self.year)

    def figures(self, call: Call) -> list[Quantity]:
        """All arguments in the unit of the first."""
        first = self.figure(0)
        found = [first]
        for index in range(1, self.count):
            argument = call.arguments[index]
            found.append(_in_unit_of(first, self.figure(index), call, argument.start, argument.end))
        return found


Function = Callable[[Call, Arguments], Quantity]


def call_function(call: Call, arguments: Arguments) -> Quantity:
    """The value of a call; raises ExpressionError for an unknown name or a wrong number of arguments."""
    if call.function not in _FUNCTIONS:
        raise ExpressionError(
            "expression-function",
            call.start,
            call.start + len(call.function),
            name=call.function,
            near=nearest_name(call.function, _FUNCTIONS),
            known="、".join(_FUNCTIONS),
        )
    function, least, most = _FUNCTIONS[call.function]
    if not least <= arguments.count <= most:
        wanted = str(least) if least == most else f"{least}–{most}" if most < _UNBOUNDED else f"≥ {least}"
        raise ExpressionError(
            "expression-arguments",
            call.start,
            call.end,
            name=call.function,
            wanted=wanted,
            found=str(arguments.count),
        )
    return function(call, arguments)


def _in_unit_of(first: Quantity, other: Quantity, call: Call, start: int, end: int) -> Quantity:
    if not first.unit.is_commensurable(other.unit):
        raise ExpressionError(
            "expression-units",
            start,
            end,
            left=first.unit.symbol or "—",
            right=other.unit.symbol or "—",
        )
    return other.converted(first.unit)


def _numbers(quantities: list[Quantity]) -> list[Fraction]:
    return [q.number for q in quantities if q.number is not None]


def _last_year(call: Call, arguments: Arguments) -> Quantity:
    return arguments.at(0, _year_before(arguments.year, call))


def _year_before(year: str, call: Call) -> str:
    if not (year.isascii() and year.isdigit()):
        raise ExpressionError("expression-year", call.start, call.end, year=year)
    return str(int(year) - 1)


def _rate(call: Call, arguments: Arguments) -> Fraction:
    now = arguments.figure(0)
    before = _in_unit_of(now, _last_year(call, arguments), call, call.start, call.end)
    if now.number is None or not before.number:
        raise ExpressionError("expression-division-by-zero", call.start, call.end)
    return (now.number - before.number) / abs(before.number)


def _growth_rate(call: Call, arguments: Arguments) -> Quantity:
    return Quantity.of(rounded(_rate(call, arguments) * 100, 1), unit_of("%"))


def _growth(call: Call, arguments: Arguments) -> Quantity:
    """As prose says it: 增长5.2%, 下降5.2%, 持平."""
    percent = rounded(_rate(call, arguments) * 100, 1)
    if percent == 0:
        return Quantity.words("持平")
    verb = "增长" if percent > 0 else "下降"
    return Quantity.words(f"{verb}{decimal_text(abs(percent), 1).removesuffix('.0')}%")


def _share(call: Call, arguments: Arguments) -> Quantity:
    part, whole = (q.number for q in arguments.figures(call))
    if part is None or not whole:
        raise ExpressionError("expression-division-by-zero", call.start, call.end)
    return Quantity.of(rounded(part / whole * 100, 1), unit_of("%"))


def _total(call: Call, arguments: Arguments) -> Quantity:
    figures = arguments.figures(call)
    return Quantity.of(sum(_numbers(figures), Fraction(0)), figures[0].unit)


def _mean(call: Call, arguments: Arguments) -> Quantity:
    figures = arguments.figures(call)
    return Quantity.of(sum(_numbers(figures), Fraction(0)) / len(figures), figures[0].unit)


def _greatest(call: Call, arguments: Arguments) -> Quantity:
    return max(arguments.figures(call), key=lambda q: q.number or Fraction(0))


def _least(call: Call, arguments: Arguments) -> Quantity:
    return min(arguments.figures(call), key=lambda q: q.number or Fraction(0))


def _count(call: Call, arguments: Arguments) -> Quantity:
    return Quantity.of(Fraction(len(arguments.items(0))), NO_UNIT)


_FUNCTIONS: dict[str, tuple[Function, int, int]] = {
    "上年": (_last_year, 1, 1),
    "增长率": (_growth_rate, 1, 1),
    "增长": (_growth, 1, 1),
    "占比": (_share, 2, 2),
    "合计": (_total, 1, _UNBOUNDED),
    "平均": (_mean, 1, _UNBOUNDED),
    "最大": (_greatest, 1, _UNBOUNDED),
    "最小": (_least, 1, _UNBOUNDED),
    "个数": (_count, 1, 1),
}
