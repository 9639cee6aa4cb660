"""The words after "|" in an expression: how a value is written."""

from __future__ import annotations

import re
from fractions import Fraction

from reportgen.resolve.formula import ExpressionError, Format
from reportgen.text.names import nearest_name
from reportgen.text.numbers import (
    chinese_digits,
    chinese_numeral,
    decimal_text,
    grouped,
    percent_text,
    rounded,
)
from reportgen.text.quantity import Quantity, unit_of

_PLACES = re.compile(r"([0-9一二三四])位小数")
_HAN_PLACES = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
KNOWN = ("带单位", "数字", "整数", "2位小数", "千分位", "百分数", "汉字")


def formatted(quantity: Quantity, step: Format) -> Quantity:
    """``quantity`` as the format writes it; raises ExpressionError for an unknown format.

    带单位 adds the unit; 数字 leaves out the word that makes a figure approximate; 整数 and
    N位小数 round half up; 千分位 groups thousands; 百分数 writes a share in percent; 汉字 writes
    Chinese numerals; a unit (亿元) converts and prints the number.
    """
    if places := _PLACES.fullmatch(step.name):
        return _with_places(quantity, _HAN_PLACES.get(places[1]) or int(places[1]), step)
    match step.name:
        case "带单位":
            return quantity.worded(quantity.with_unit)
        case "数字":
            return quantity.worded(quantity.core)
        case "整数":
            return _with_places(quantity, 0, step)
        case "千分位":
            return quantity.worded(quantity.wording.replace(quantity.core, grouped(quantity.core), 1))
        case "百分数":
            number = _number(quantity, step)
            share = number * quantity.unit.scale if not quantity.unit.dimension else number
            return quantity.worded(percent_text(share, 1).replace(".0%", "%"))
        case "汉字":
            number = _number(quantity, step)
            if number.denominator != 1 or abs(number) >= 10**16:
                raise ExpressionError("expression-format-whole", step.start, step.end, format=step.name)
            return quantity.worded(chinese_numeral(int(number)))
        case "汉字年份":
            return quantity.worded(chinese_digits(quantity.wording))
    unit = unit_of(step.name)
    if quantity.number is not None and unit.dimension and quantity.unit.is_commensurable(unit):
        return quantity.converted(unit)
    raise ExpressionError(
        "expression-format",
        step.start,
        step.end,
        name=step.name,
        near=nearest_name(step.name, KNOWN),
        known="、".join(KNOWN),
    )


def _number(quantity: Quantity, step: Format) -> Fraction:
    if quantity.number is None:
        raise ExpressionError("fact-no-number", step.start, step.end, wording=quantity.wording)
    return quantity.number


def _with_places(quantity: Quantity, places: int, step: Format) -> Quantity:
    number = rounded(_number(quantity, step), places)
    text = decimal_text(number, places)
    wording = quantity.wording.replace(quantity.core, text, 1) if quantity.core else text
    return Quantity(number, quantity.unit, wording, text, quantity.precision)
