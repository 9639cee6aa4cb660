"""Exact numbers to Han (一百零五, 一点零五, 三分之一, 百分之五) and to ¼, and Han to exact numbers."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from reportgen.text.numbers import DIGITS, chinese_numeral, decimal_text, exact_places

_VALUES = {char: index for index, char in enumerate(DIGITS)} | {"零": 0, "两": 2}
_MOST = 10**16
# Unicode's vulgar fractions, U+00BC … U+215E, by their value
_VULGAR = {Fraction(unicodedata.numeric(char)).limit_denominator(10): char for char in "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}


def han_number(number: Fraction) -> str | None:
    """In Han: 105 is 一百零五, 1.05 一点零五, 1/3 三分之一; None for what is longer than anyone reads."""
    sign, size = ("负" if number < 0 else ""), abs(number)
    if size >= _MOST:
        return None
    if size.denominator == 1:
        return sign + chinese_numeral(int(size))
    places = exact_places(size)
    if places is not None and places <= 6:
        whole, _, rest = decimal_text(size, places).partition(".")
        return f"{sign}{chinese_numeral(int(whole))}点{''.join(_digit(char) for char in rest)}"
    return han_fraction(number)


def han_fraction(number: Fraction) -> str | None:
    """A fraction in Han: 1/4 is 四分之一; None where it is none or longer than anyone reads."""
    size = abs(number)
    if size.denominator == 1 or max(size.numerator, size.denominator) >= 10**6:
        return None
    sign = "负" if number < 0 else ""
    return f"{sign}{chinese_numeral(size.denominator)}分之{chinese_numeral(size.numerator)}"


def han_percent(percent: Fraction) -> str | None:
    """A percentage in Han: 5 is 百分之五, 0.5 百分之零点五."""
    words = han_number(abs(percent))
    return None if words is None else f"{'负' if percent < 0 else ''}百分之{words}"


def vulgar_fraction(number: Fraction) -> str | None:
    """One character for a common fraction: 1/4 is ¼; None where Unicode has none."""
    return _VULGAR.get(number)


def parse_han_number(text: str) -> Fraction | None:
    """The exact value of a number in Han, None where it is none."""
    words = text.strip()
    sign = -1 if words.startswith("负") else 1
    words = words.removeprefix("负")
    if not words or len(words) > 60:
        return None
    below, divided, above = words.partition("分之")
    if divided:
        denominator = Fraction(100) if below == "百" else _positive(below)
        numerator = _decimal(above)
        if not denominator or numerator is None:
            return None
        return sign * numerator / denominator
    number = _decimal(words)
    return None if number is None else sign * number


def _digit(char: str) -> str:
    # GB/T 15835: 〇 in years, 零 in numbers that are counted or measured
    return "零" if char == "0" else DIGITS[int(char)]


def _positive(words: str) -> Fraction | None:
    number = _whole(words)
    return None if number is None else Fraction(number)


def _decimal(words: str) -> Fraction | None:
    whole, point, rest = words.partition("点")
    number = _whole(whole)
    if number is None or (point and not rest) or not all(char in _VALUES for char in rest):
        return None
    decimals = "".join(str(_VALUES[char]) for char in rest)
    return Fraction(number) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0)


_DIGIT = "一二三四五六七八九"
_SECTION = re.compile(
    rf"(?:([{_DIGIT}两])千)?(?:零?([{_DIGIT}两])百)?(?:零?([{_DIGIT}])?(十))?(?:零?([{_DIGIT}]))?|零"
)


def _whole(words: str) -> int | None:
    """A counting number: 十二, 一千零五, 一亿零一万."""
    if words == "零":
        return 0
    head, hundred_million, rest = words.rpartition("亿")
    if hundred_million:
        high, low = _whole(head), _whole(rest.removeprefix("零")) if rest else 0
        return None if not high or low is None or low >= 10**8 else high * 10**8 + low
    head, ten_thousand, rest = words.rpartition("万")
    if ten_thousand:
        high, low = _section(head), _section(rest.removeprefix("零")) if rest else 0
        return None if not high or low is None else high * 10**4 + low
    return _section(words)


def _section(words: str) -> int | None:
    """A number below ten thousand."""
    found = _SECTION.fullmatch(words)
    if not words or found is None or words == "零":
        return None
    thousands, hundreds, tens, ten, ones = found.groups()
    number = sum(
        _VALUES[digit] * scale for digit, scale in ((thousands, 1000), (hundreds, 100), (ones, 1)) if digit
    )
    return number + (10 * _VALUES.get(tens or "一", 1) if ten else 0)
