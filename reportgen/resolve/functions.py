"""The functions of the expression language: 上年, 增长率, 增长, 环比, 占比, 合计, 平均, 最大, 名次, 个数 …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from reportgen.diagnostics import listed
from reportgen.record import record
from reportgen.resolve.arithmetic import check_units, figure_of, total
from reportgen.resolve.formula import Call, ExpressionError
from reportgen.resolve.periods import Step
from reportgen.resolve.values import Series, Value
from reportgen.text.names import nearest_name
from reportgen.text.numbers import decimal_text, natural_text, rounded
from reportgen.text.quantity import NO_UNIT, Precision, Quantity, against, joined_precision, unit_of

_UNBOUNDED = 50
_MOST_DECIMALS = 20
_ABOUT: dict[Precision, str] = {"exact": "", "about": "约", "over": "超", "under": "近", "pending": ""}


@record(frozen=True, slots=True)
class Arguments:
    """The arguments of a call, evaluated when asked for: ``value_at(index, year, step)``."""

    call: Call
    year: str
    value_at: Callable[[int, str, Step], Value]

    @property
    def count(self) -> int:
        return len(self.call.arguments)

    def place(self, index: int) -> tuple[int, int]:
        """Where an argument stands in the source."""
        return self.call.arguments[index].start, self.call.arguments[index].end

    def value(self, index: int, year: str) -> Value:
        """An argument for a year."""
        return self.value_at(index, year, "")

    def figure(self, index: int, year: str = "", step: Step = "") -> Quantity:
        """One figure, which has a number; with ``step`` that of the month or quarter before."""
        value = self.value_at(index, year or self.year, step)
        if isinstance(value, tuple):
            raise ExpressionError("expression-list", *self.place(index))
        if isinstance(value, Series):
            # a stretch of a single label is a figure, one of several is not
            return _only(value, *self.place(index))
        figure_of(value, *self.place(index))
        return value

    def labelled(self, first: int = 0) -> list[tuple[str, Quantity]]:
        """All figures from an argument on, those of several by their labels, in the unit of the first."""
        found: list[tuple[str, Quantity]] = []
        for index in range(first, self.count):
            value = self.value(index, self.year)
            if isinstance(value, tuple):
                raise ExpressionError("expression-list", *self.place(index))
            pairs = (
                zip(value.labels, value.quantities, strict=True)
                if isinstance(value, Series)
                else ((_written(self.call, index), value),)
            )
            for label, quantity in pairs:
                figure_of(quantity, *self.place(index))
                if found:
                    check_units(found[0][1], quantity, *self.place(index))
                    quantity = quantity.converted(found[0][1].unit)
                found.append((label, quantity))
        return found

    def figures(self, first: int = 0) -> list[Quantity]:
        """All figures from an argument on, in the unit of the first."""
        return [quantity for _, quantity in self.labelled(first)]

    def fail(self, code: str, **words: str) -> ExpressionError:
        """An error about the whole call."""
        return ExpressionError(code, self.call.start, self.call.end, **words)


Function = Callable[[Arguments], Quantity]


def call_function(call: Call, arguments: Arguments) -> Quantity:
    """The value of a call; raises ExpressionError for an unknown name or a wrong number of arguments."""
    if call.function not in FUNCTIONS:
        raise ExpressionError(
            "expression-function",
            call.start,
            call.start + len(call.function),
            name=call.function,
            near=nearest_name(call.function, FUNCTIONS),
            known=listed(FUNCTIONS),
        )
    function, least, most = FUNCTIONS[call.function]
    if not least <= arguments.count <= most:
        wanted = str(least) if least == most else f"{least}–{most}" if most < _UNBOUNDED else f"≥ {least}"
        raise arguments.fail(
            "expression-arguments", name=call.function, wanted=wanted, found=str(arguments.count)
        )
    return function(arguments)


def _only(series: Series, start: int, end: int) -> Quantity:
    if len(series.quantities) != 1:
        first = series.labels[0]
        count = str(len(series.quantities))
        raise ExpressionError("expression-several", start, end, name=series.fact, count=count, first=first)
    figure_of(series.quantities[0], start, end)
    return series.quantities[0]


def _written(call: Call, index: int) -> str:
    """What 最大项 calls an argument that is a fact of its own: its name."""
    node = call.arguments[index]
    path = getattr(node, "path", None)
    return path[-1] if path else "—"


def _number(quantity: Quantity) -> Fraction:
    return quantity.number if quantity.number is not None else Fraction(0)


def _last_year(arguments: Arguments) -> Quantity:
    return arguments.figure(0, _year_before(arguments))


def _year_before(arguments: Arguments) -> str:
    year = arguments.year
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise arguments.fail("expression-year", year=year)
    return str(int(year) - 1).zfill(4)


def _last_month(arguments: Arguments) -> Quantity:
    return arguments.figure(0, step="月")


def _last_quarter(arguments: Arguments) -> Quantity:
    return arguments.figure(0, step="季")


def _with_last_year(arguments: Arguments) -> tuple[Quantity, Quantity]:
    """This year's figure and last year's in its unit."""
    return _in_one_unit(arguments, _last_year(arguments))


def _in_one_unit(arguments: Arguments, before: Quantity) -> tuple[Quantity, Quantity]:
    """The figure, and an earlier one in its unit."""
    now = arguments.figure(0)
    check_units(now, before, *arguments.place(0))
    return now, before.converted(now.unit)


def _rate(arguments: Arguments) -> Quantity:
    """The growth over last year in percent, to one decimal."""
    return _grown(arguments, *_with_last_year(arguments))


def _period_rate(arguments: Arguments) -> Quantity:
    """The growth over the month or quarter before in percent, to one decimal."""
    return _grown(arguments, *_in_one_unit(arguments, arguments.figure(0, step="期")))


def _grown(arguments: Arguments, now: Quantity, before: Quantity) -> Quantity:
    if not before.number:
        raise arguments.fail("expression-division-by-zero")
    rate = (_number(now) - _number(before)) / abs(_number(before))
    precision = joined_precision(now.precision, against(before.precision))
    return Quantity.of(rounded(rate * 100, 1), unit_of("%"), precision)


def _growth(arguments: Arguments) -> Quantity:
    """As prose says it: 增长5.2%, 下降约5.2%, 持平."""
    return _changed(_rate(arguments), "增长", "下降", "%")


def _period_growth(arguments: Arguments) -> Quantity:
    """Over the month or quarter before, as prose says it: 环比增长5.2%."""
    return _changed(_period_rate(arguments), "增长", "下降", "%")


def _change(arguments: Arguments) -> Quantity:
    """The difference to last year as prose says it: 增加25家, 提高1.2个百分点, 持平."""
    now, before = _with_last_year(arguments)
    precision = joined_precision(now.precision, against(before.precision))
    difference = Quantity.of(_number(now) - _number(before), now.unit, precision)
    if now.unit.symbol in ("%", "％"):
        return _changed(difference, "提高", "下降", "个百分点")
    return _changed(difference, "增加", "减少", now.unit.symbol)


def _changed(change: Quantity, up: str, down: str, unit: str) -> Quantity:
    number = _number(change)
    if number == 0:
        return Quantity.words("持平" if change.precision == "exact" else "基本持平")
    # 下降超5%: what falls by more is the amount of the fall
    precision = change.precision if number > 0 else against(change.precision)
    return Quantity.words(f"{up if number > 0 else down}{_ABOUT[precision]}{natural_text(abs(number))}{unit}")


def _share(arguments: Arguments) -> Quantity:
    part = arguments.figure(0)
    whole = total(arguments.figures(1), *arguments.place(1))
    check_units(part, whole, *arguments.place(1))
    whole = whole.converted(part.unit)
    if not whole.number:
        raise arguments.fail("expression-division-by-zero")
    precision = joined_precision(part.precision, against(whole.precision))
    return Quantity.of(rounded(_number(part) / whole.number * 100, 1), unit_of("%"), precision)


def _total(arguments: Arguments) -> Quantity:
    return total(arguments.figures(), arguments.call.start, arguments.call.end)


def _mean(arguments: Arguments) -> Quantity:
    figures = arguments.figures()
    whole = total(figures, arguments.call.start, arguments.call.end)
    return Quantity.of(_number(whole) / len(figures), whole.unit, whole.precision)


def _greatest(arguments: Arguments) -> Quantity:
    return max(arguments.figures(), key=_number)


def _least(arguments: Arguments) -> Quantity:
    return min(arguments.figures(), key=_number)


def _greatest_name(arguments: Arguments) -> Quantity:
    """What the greatest figure belongs to: 浦东新区."""
    return Quantity.words(max(arguments.labelled(), key=lambda pair: _number(pair[1]))[0])


def _least_name(arguments: Arguments) -> Quantity:
    return Quantity.words(min(arguments.labelled(), key=lambda pair: _number(pair[1]))[0])


def _rank(arguments: Arguments) -> Quantity:
    """The place of the first figure among the others, the greatest being 1; equals share a place."""
    own = arguments.figure(0)
    others = arguments.figures(1)
    check_units(own, others[0], *arguments.place(1))
    number = _number(own.converted(others[0].unit))
    return Quantity.of(Fraction(1 + sum(1 for other in others if _number(other) > number)))


def _count(arguments: Arguments) -> Quantity:
    value = arguments.value(0, arguments.year)
    match value:
        case Quantity():
            raise ExpressionError("expression-no-list", *arguments.place(0))
        case Series():
            return Quantity.of(Fraction(len(value.quantities)), NO_UNIT)
        case _:
            return Quantity.of(Fraction(len(value)), NO_UNIT)


def _rounded(arguments: Arguments) -> Quantity:
    """A figure that counts as rounded from here on, halves away from zero."""
    figure, places = arguments.figure(0), arguments.figure(1).number
    if places is None or places.denominator != 1 or not 0 <= places <= _MOST_DECIMALS:
        raise ExpressionError("expression-decimals", *arguments.place(1))
    number = rounded(_number(figure), int(places))
    return figure.with_core(number, decimal_text(number, int(places)), figure.unit)


def _exact(arguments: Arguments) -> Quantity:
    """The number of an approximation, to be computed with as if it were exact."""
    figure = arguments.figure(0)
    return replace(figure, wording=figure.core, precision="exact")


def _days(arguments: Arguments) -> Quantity:
    value = arguments.value(0, arguments.year)
    if isinstance(value, Quantity) and value.dates is not None:
        return Quantity.of(Fraction(value.dates.days), unit_of("天"))
    raise ExpressionError("expression-no-date", *arguments.place(0))


FUNCTIONS: dict[str, tuple[Function, int, int]] = {
    "上年": (_last_year, 1, 1),
    "增长率": (_rate, 1, 1),
    "增长": (_growth, 1, 1),
    "增减": (_change, 1, 1),
    "同比": (_growth, 1, 1),
    "环比": (_period_growth, 1, 1),
    "环比率": (_period_rate, 1, 1),
    "上月": (_last_month, 1, 1),
    "上季": (_last_quarter, 1, 1),
    "占比": (_share, 2, 2),
    "合计": (_total, 1, _UNBOUNDED),
    "平均": (_mean, 1, _UNBOUNDED),
    "最大": (_greatest, 1, _UNBOUNDED),
    "最小": (_least, 1, _UNBOUNDED),
    "最大项": (_greatest_name, 1, _UNBOUNDED),
    "最小项": (_least_name, 1, _UNBOUNDED),
    "名次": (_rank, 2, _UNBOUNDED),
    "个数": (_count, 1, 1),
    "四舍五入": (_rounded, 2, 2),
    "数值": (_exact, 1, 1),
    "天数": (_days, 1, 1),
}
