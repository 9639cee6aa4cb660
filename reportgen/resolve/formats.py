"""The words after "|" in an expression: how a value is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from reportgen.diagnostics import listed
from reportgen.resolve.arithmetic import figure_of
from reportgen.resolve.formula import ExpressionError, Format
from reportgen.text.names import nearest_name
from reportgen.text.numbers import chinese_digits, decimal_text, grouped, natural_text, percent_text, rounded
from reportgen.text.numerals import han_fraction, han_number, han_percent, vulgar_fraction
from reportgen.text.quantity import NO_UNIT, Quantity, Unit, is_measure, unit_of

_PLACES = re.compile(r"([0-9一二两三四五六])位小数")
_HAN_PLACES = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_SCALES: dict[str, int] = {
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_LONGEST_FIRST = sorted(_SCALES, key=len, reverse=True)
_PERCENT = ("%", "％")


def formatted(quantity: Quantity, step: Format) -> Quantity:
    """``quantity`` as the format writes it; raises ExpressionError for an unknown format.

    A unit (亿元) converts and prints the number, a scale (万) takes it out of the number into the unit.
    """
    if places := _PLACES.fullmatch(step.name):
        return _with_places(quantity, _HAN_PLACES.get(places[1]) or int(places[1]), step)
    if step.name in FORMATS:
        return FORMATS[step.name](quantity, step)
    if step.name in _SCALES:
        return _scaled(quantity, step.name, step)
    unit = unit_of(step.name)
    if quantity.number is not None and unit.dimension and quantity.unit.is_commensurable(unit):
        return quantity.converted(unit)
    if is_measure(step.name):
        have = quantity.unit.symbol or "—"
        raise ExpressionError("expression-convert", step.start, step.end, unit=step.name, have=have)
    raise ExpressionError(
        "expression-format",
        step.start,
        step.end,
        name=step.name,
        near=nearest_name(step.name, FORMATS),
        known=listed(FORMATS),
    )


def _number(quantity: Quantity, step: Format) -> Fraction:
    return figure_of(quantity, step.start, step.end)


def _share(quantity: Quantity, step: Format) -> Fraction:
    """A share as a number of 1: of 25% and of 1/4 a quarter."""
    number = _number(quantity, step)
    return number if quantity.unit.dimension else number * quantity.unit.scale


def _with_unit(quantity: Quantity, step: Format) -> Quantity:
    """带单位: the unit behind the figure, once."""
    if quantity.unit.symbol and quantity.wording.endswith(quantity.unit.symbol):
        return quantity
    return quantity.worded(quantity.with_unit)


def _bare(quantity: Quantity, step: Format) -> Quantity:
    """数字: without the words that make it approximate."""
    return quantity.worded(quantity.core)


def _with_places(quantity: Quantity, places: int, step: Format) -> Quantity:
    number = rounded(_number(quantity, step), places)
    return quantity.with_core(number, decimal_text(number, places), quantity.unit)


def _whole(quantity: Quantity, step: Format) -> Quantity:
    return _with_places(quantity, 0, step)


def _grouped(quantity: Quantity, step: Format) -> Quantity:
    return quantity.with_core(_number(quantity, step), grouped(quantity.core), quantity.unit)


def _percent(quantity: Quantity, step: Format) -> Quantity:
    """百分数: a share in percent to at most one decimal, its sign written."""
    share = _share(quantity, step)
    return quantity.with_core(share, percent_text(share, 1).replace(".0%", "%"), NO_UNIT)


def _points(quantity: Quantity, step: Format) -> Quantity:
    """百分点: a difference of percentages."""
    if quantity.unit.symbol not in _PERCENT:
        raise ExpressionError("expression-format-percent", step.start, step.end, format=step.name)
    return replace(quantity, unit=replace(quantity.unit, symbol="个百分点"))


def _han(quantity: Quantity, step: Format) -> Quantity:
    """汉字: 一百零五, 三分之一, 百分之五."""
    number = _number(quantity, step)
    if quantity.unit.symbol in _PERCENT:
        return _spelt(quantity, number, han_percent(number), NO_UNIT, step)
    words = han_fraction(number) if "/" in quantity.core else None
    return _spelt(quantity, number, words or han_number(number), quantity.unit, step)


def _spelt(quantity: Quantity, number: Fraction, words: str | None, unit: Unit, step: Format) -> Quantity:
    if words is None:
        raise ExpressionError("expression-format-long", step.start, step.end, format=step.name)
    return quantity.with_core(number, words, unit)


def _han_year(quantity: Quantity, step: Format) -> Quantity:
    """汉字年份: digit by digit, 二〇二一."""
    if not re.fullmatch(r"[0-9]{1,4}", quantity.core):
        raise ExpressionError("expression-format-year", step.start, step.end, wording=quantity.wording)
    return quantity.worded(chinese_digits(quantity.wording))


def _fraction(quantity: Quantity, step: Format) -> Quantity:
    """分数: 1/4."""
    number = _share(quantity, step)
    return quantity.with_core(number, f"{number.numerator}/{number.denominator}", NO_UNIT)


def _sign(quantity: Quantity, step: Format) -> Quantity:
    """分数符号: ¼."""
    number = _share(quantity, step)
    return _spelt(quantity, number, vulgar_fraction(number), NO_UNIT, step)


def _short(quantity: Quantity, step: Format) -> Quantity:
    """缩写: in 万 or 亿 where the figure is that large."""
    total = abs(_number(quantity, step)) * quantity.unit.scale
    word = next((word for word in ("万亿", "亿", "万") if total >= _SCALES[word]), "")
    return _scaled(quantity, word, step) if word else quantity


def _scaled(quantity: Quantity, word: str, step: Format) -> Quantity:
    number = _number(quantity, step) * quantity.unit.scale / _SCALES[word]
    before = next((scale for scale in _LONGEST_FIRST if quantity.unit.symbol.startswith(scale)), "")
    unit = Unit(
        word + quantity.unit.symbol.removeprefix(before), Fraction(_SCALES[word]), quantity.unit.dimension
    )
    return quantity.with_core(number, natural_text(number), unit)


def _dated(quantity: Quantity, step: Format) -> Quantity:
    """带年份: 2021年11月1—3日."""
    if quantity.dates is None:
        raise ExpressionError("expression-no-date", step.start, step.end)
    return quantity.worded(quantity.dates.with_year)


def _han_dated(quantity: Quantity, step: Format) -> Quantity:
    """汉字日期: 二〇二一年十一月一日."""
    if quantity.dates is None:
        raise ExpressionError("expression-no-date", step.start, step.end)
    return quantity.worded(quantity.dates.in_han)


FORMATS: dict[str, Callable[[Quantity, Format], Quantity]] = {
    "带单位": _with_unit,
    "数字": _bare,
    "整数": _whole,
    "2位小数": lambda quantity, step: _with_places(quantity, 2, step),
    "千分位": _grouped,
    "缩写": _short,
    "百分数": _percent,
    "百分点": _points,
    "分数": _fraction,
    "分数符号": _sign,
    "汉字": _han,
    "汉字年份": _han_year,
    "带年份": _dated,
    "汉字日期": _han_dated,
}
