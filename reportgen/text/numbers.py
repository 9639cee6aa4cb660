"""Chinese number formats: exact numbers to text, and the figures of prose back to exact numbers."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

DIGITS = "〇一二三四五六七八九"
_ZERO = "零"
_SMALL_UNITS = ("", "十", "百", "千")
_LARGE_UNITS = ("", "万", "亿", "万亿")
# Unicode keeps the circled figures in three blocks: 1–20, 21–35, 36–50
_CIRCLED_BLOCKS = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
# 63 digits before and after the point: more than any measured figure, far below a denial of service
_PLAIN_NUMBER = re.compile(r"[-+−]?\d{1,63}(?:\.\d{1,63})?")
_GROUPED_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:,\d{3}){1,20}(?:\.\d{1,63})?")
_RATIO = re.compile(r"(\d{1,18})/(\d{1,18})")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MARKER_FIELD = re.compile(r"\{(1|①|一|a|A|i|I)\}")


def rounded(number: Fraction, places: int) -> Fraction:
    """``number`` to ``places`` decimals, halves away from zero (四舍五入, GB/T 8170 alternative rule)."""
    return Fraction(_scaled(number, places), 10**places) * (-1 if number < 0 else 1)


def _scaled(number: Fraction, places: int) -> int:
    """The amount of ``number`` in units of its last decimal, rounded; whole numbers, for charts ask often."""
    scale: int = 10**places
    return (2 * abs(number.numerator) * scale + number.denominator) // (2 * number.denominator)


def decimal_text(number: Fraction, places: int) -> str:
    """``number`` with exactly ``places`` decimals: ``decimal_text(Fraction(21, 20), 1)`` is "1.1"."""
    whole = _scaled(number, places)
    sign = "-" if whole and number < 0 else ""
    digits = str(whole).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def exact_places(number: Fraction) -> int | None:
    """How many decimals write ``number`` exactly; None when no finite decimal does (1/3)."""
    denominator, twos, fives = number.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def natural_text(number: Fraction) -> str:
    """The shortest exact decimal, or two decimals where there is none or it is longer than six."""
    places = exact_places(number)
    return decimal_text(number, 2 if places is None or places > 6 else places)


def grouped(text: str) -> str:
    """Thousands separated by commas: "1234567.5" becomes "1,234,567.5"."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, rest = digits.partition(".")
    return sign + re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole) + point + rest


def percent_text(number: Fraction, places: int) -> str:
    """A share as a percentage: 1/4 becomes "25%"."""
    return f"{decimal_text(number * 100, places)}%"


def circled(number: int) -> str:
    """①–㊿; beyond 50 Unicode has none, so "(51)"."""
    for first, last, code in _CIRCLED_BLOCKS:
        if first <= number <= last:
            return chr(code + number - first)
    return f"({number})"


def chinese_numeral(number: int) -> str:
    """A counting number in Han: 12 is 十二, 105 一百零五 (GB/T 15835: 零 when counting, 〇 in years)."""
    if number == 0:
        return _ZERO
    groups: list[int] = []
    rest = abs(number)
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    if len(groups) > len(_LARGE_UNITS):
        raise ValueError(f"no Chinese numeral for {number}")
    text = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        # a gap inside the number is read as one 零: 10_005 is 一万零五
        gap = _ZERO if text and group < 1000 else ""
        unit = _LARGE_UNITS[place] if place < 3 or not groups[2] else "万"
        text += gap + _below_ten_thousand(group) + unit
    text = re.sub(r"^一十", "十", text)
    return ("负" if number < 0 else "") + text


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (_ZERO if gap and text else "") + DIGITS[digit] + _SMALL_UNITS[place]
            gap = False
        else:
            gap = True
    return text


def chinese_digits(digits: str) -> str:
    """Digit by digit, as a year is read: "2021" becomes 二〇二一."""
    return "".join(DIGITS[int(c)] if c in "0123456789" else c for c in digits)


_ROMAN_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman_numeral(number: int) -> str:
    """I, II, III, IV …; a number without a Roman form (0, 4000 and more) stays in Arabic figures."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def marker_text(template: str, ordinal: int) -> str:
    """Fill a style's marker template: "{①}" ①, "{1}." 1., "{一}、" 一、, "{a})" a), "{I}." I.; "◆" stays."""

    def fill(match: re.Match[str]) -> str:
        match match.group(1):
            case "①":
                return circled(ordinal)
            case "一":
                return chinese_numeral(ordinal)
            case "a":
                return _letters(ordinal)
            case "A":
                return _letters(ordinal).upper()
            case "i":
                return roman_numeral(ordinal).lower()
            case "I":
                return roman_numeral(ordinal)
            case _:
                return str(ordinal)

    return _MARKER_FIELD.sub(fill, template)


def _letters(ordinal: int) -> str:
    """a … z, aa, ab …: the letters of a list."""
    text = ""
    while ordinal > 0:
        ordinal, index = divmod(ordinal - 1, 26)
        text = chr(ord("a") + index) + text
    return text


def roman_value(text: str) -> int:
    """The number that a Roman numeral stands for, "xii" 12; 0 for anything that is none, or of mixed case."""
    if not text.isascii() or not (text.islower() or text.isupper()):
        return 0
    values = [_ROMAN_LETTERS.get(letter, 0) for letter in text.upper()]
    if 0 in values:
        return 0
    following = [*values[1:], 0]
    value = sum(-one if one < after else one for one, after in zip(values, following, strict=True))
    return value if value > 0 and roman_numeral(value) == text.upper() else 0


def letters_value(text: str) -> int:
    """The number that letters stand for, "A" 1, "Z" 26, "AA" 27; 0 for anything that is no such word."""
    if not (text.isascii() and text.isalpha()):
        return 0
    value = 0
    for letter in text.upper():
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def parse_number(text: str) -> Fraction | None:
    """The exact value of a typed figure, or None: "506", "1,035.5", "１２", "1/4", "25%"; never rounded."""
    if text.isascii() and text.isdigit() and len(text) <= 63:
        return Fraction(int(text))
    # full-width digits, signs and points are what a Chinese input method types
    # and ¼ is 1⁄4 with a fraction slash to Unicode
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("\u2044", "/").strip()
    share = plain.endswith("%")
    if share:
        plain = plain[:-1].rstrip()
    if _PLAIN_NUMBER.fullmatch(plain):
        number = Fraction(plain)
    elif _GROUPED_NUMBER.fullmatch(plain):
        number = Fraction(plain.replace(",", ""))
    elif (ratio := _RATIO.fullmatch(plain)) and int(ratio.group(2)):
        number = Fraction(int(ratio.group(1)), int(ratio.group(2)))
    else:
        return None
    return number / 100 if share else number
