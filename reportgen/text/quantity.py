"""Quantities as prose writes them: an exact number, its unit, and the wording ("超150", "1/4", "数十")."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Literal

from reportgen.record import record, replace
from reportgen.text.dates import Dates
from reportgen.text.numbers import natural_text, parse_number
from reportgen.text.numerals import parse_han_number

# "pending": not yet supplied (待填)
Precision = Literal["exact", "about", "over", "under", "pending"]
PENDING = "待填"

_SCALES = {
    "万亿": 10**12,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
    "千": 10**3,
}
# legal units of measurement (GB 3100) and the area units reports use; everything else counts itself
_NAMED: dict[str, tuple[str, Fraction]] = {
    "%": ("", Fraction(1, 100)),
    "％": ("", Fraction(1, 100)),
    "‰": ("", Fraction(1, 1000)),
    "公里": ("米", Fraction(1000)),
    "千米": ("米", Fraction(1000)),
    "公斤": ("克", Fraction(1000)),
    "千克": ("克", Fraction(1000)),
    "吨": ("克", Fraction(10**6)),
    "公顷": ("平方米", Fraction(10**4)),
    "平方公里": ("平方米", Fraction(10**6)),
    "亩": ("平方米", Fraction(2000, 3)),
}
_MEASURES = frozenset(_NAMED) | {"元", "米", "克", "平方米"}

_BEFORE: dict[str, Precision] = {
    "超过": "over",
    "超": "over",
    "逾": "over",
    "不少于": "over",
    "近": "under",
    "不足": "under",
    "不到": "under",
    "接近": "under",
    "大约": "about",
    "约": "about",
}
_AFTER: dict[str, Precision] = {"多": "over", "余": "over", "以上": "over", "以下": "under", "左右": "about"}
# the word a computed approximation is printed with
_PREFIX: dict[Precision, str] = {"exact": "", "about": "约", "over": "超", "under": "近", "pending": ""}
_OPPOSITE: dict[Precision, Precision] = {"over": "under", "under": "over"}
# a figure with its unit inside a compound, "13批" or "近510人次", up to the next one
_BEFORE_WORD = "|".join(_BEFORE)
_PIECE = re.compile(
    rf"((?:{_BEFORE_WORD})?\d[\d,.]{{0,30}}(?:/\d{{1,9}})?[多余]?)([^\W\d]{{1,12}}?)(?:[、，]|(?=(?:{_BEFORE_WORD})?\d|$))"
)
_MOST_PIECES = 6
# 5月31日 and 3点 are times, no quantities
_TIMES = frozenset({"年", "月", "日", "号", "时", "点", "分", "秒"})
_RANGE = re.compile(r"([\d,.]{1,40}[%％]?)\s*(?:[—–~～-]{1,2}|至|到)\s*([\d,.]{1,40}[%％]?)")
# wordings that are figures but no number one could count with
_VAGUE = re.compile(r"(?:数|几)(?:十|百|千|万|亿)+|(?:十|百|千)(?:几|余|多)|若干|众多|多")


@record(frozen=True, slots=True)
class Unit:
    """A unit: ``symbol`` as printed, ``scale`` to its base, ``dimension`` as base → exponent, sorted."""

    symbol: str
    scale: Fraction
    dimension: tuple[tuple[str, int], ...]

    def is_commensurable(self, other: Unit) -> bool:
        """Whether one can be converted into the other (万元 and 亿元, not 家 and 万元)."""
        return self.dimension == other.dimension

    def times(self, other: Unit, exponent: Literal[1, -1]) -> Unit:
        """The unit of a product (1) or a quotient (-1); equal bases cancel."""
        bases = dict(self.dimension)
        for base, power in other.dimension:
            bases[base] = bases.get(base, 0) + power * exponent
        dimension = tuple(sorted((b, p) for b, p in bases.items() if p))
        scale = self.scale * other.scale**exponent
        if not dimension:
            return Unit("", scale, ())
        if not other.dimension:
            return Unit(self.symbol, scale, dimension)
        if not self.dimension and exponent == 1:
            return Unit(other.symbol, scale, dimension)
        return Unit(self.symbol + ("·" if exponent == 1 else "/") + other.symbol, scale, dimension)


NO_UNIT = Unit("", Fraction(1), ())


@cache
def unit_of(symbol: str) -> Unit:
    """The unit a symbol means: 万元 is 10 000 元, 亩 an area; an unknown word (家, 人次) counts itself."""
    symbol = symbol.strip()
    if not symbol:
        return NO_UNIT
    head, slash, tail = symbol.partition("/")
    if slash and head and tail:
        quotient = unit_of(head).times(unit_of(tail), -1)
        return replace(quotient, symbol=symbol)
    factor, base = Fraction(1), symbol
    if symbol not in _NAMED:
        for prefix, power in _SCALES.items():
            # a scale word alone is a unit too: "2 亿"
            if symbol.startswith(prefix):
                factor, base = Fraction(power), symbol[len(prefix) :]
                break
    name, scale = _NAMED.get(base, (base, Fraction(1)))
    return Unit(symbol, factor * scale, ((name, 1),) if name else ())


def is_measure(word: str) -> bool:
    """Whether a word can only be a unit: a legal one (米, %), or what is counted in 万 or 亿 (万元, 万册)."""
    return word in _MEASURES or (word[:1] in ("万", "亿") and len(word) > 1 and word not in _SCALES)


def against(precision: Precision) -> Precision:
    """What "超" makes of a figure that it is taken from: 600 − 超150 is 近450."""
    return _OPPOSITE.get(precision, precision)


def joined_precision(first: Precision, second: Precision) -> Precision:
    """How sure the sum of two figures is: 超150 + 20多 is over, 超150 + 近2000 only about."""
    if "pending" in (first, second):
        return "pending"
    if first == second or second == "exact":
        return first
    return second if first == "exact" else "about"


@record(frozen=True, slots=True)
class Quantity:
    """A figure. ``number`` counts in ``unit``; None when the wording names none ("数十", a date).

    ``wording`` is what prose prints for the number without its unit; ``core`` the same without
    the word that makes it approximate ("150" of "超150"). ``parts`` are the figures of a compound
    (13批 and 510人次 of "13批510人次"), or both ends of a range ("3—5"); ``dates`` those of a date.
    """

    number: Fraction | None
    unit: Unit = NO_UNIT
    wording: str = ""
    core: str = ""
    precision: Precision = "exact"
    parts: tuple[Quantity, ...] = ()
    dates: Dates | None = None

    @classmethod
    def of(cls, number: Fraction, unit: Unit = NO_UNIT, precision: Precision = "exact") -> Quantity:
        """A computed figure: its wording is the shortest exact decimal, an approximation says so."""
        text = natural_text(number)
        return cls(number, unit, _PREFIX[precision] + text, text, precision)

    @classmethod
    def words(cls, text: str) -> Quantity:
        """A wording that is no number: a name, a phrase."""
        return cls(None, NO_UNIT, text, text)

    @classmethod
    def of_dates(cls, dates: Dates) -> Quantity:
        """A day, month or stretch of days."""
        return cls(None, NO_UNIT, dates.wording, dates.wording, dates=dates)

    @classmethod
    def pending(cls, unit: Unit = NO_UNIT) -> Quantity:
        """A figure that has not been supplied yet: prose shows a placeholder."""
        return cls(None, unit, f"〔{PENDING}〕", f"〔{PENDING}〕", "pending")

    @property
    def is_compound(self) -> bool:
        """Whether it is several figures of different units in one wording."""
        return len({part.unit.symbol for part in self.parts}) > 1

    @property
    def with_unit(self) -> str:
        return self.wording + self.unit.symbol

    def worded(self, wording: str) -> Quantity:
        """The same figure with another wording."""
        return replace(self, wording=wording, core=wording)

    def with_core(self, number: Fraction, text: str, unit: Unit) -> Quantity:
        """Another way to write the number; the approximating words stay around it."""
        if not self.core:
            wording = text
        elif self.core == self.wording:
            wording = _PREFIX[self.precision] + text
        else:
            wording = self.wording.replace(self.core, text, 1)
        return replace(self, number=number, unit=unit, wording=wording, core=text, parts=())

    def converted(self, unit: Unit) -> Quantity:
        """The same amount in another unit; raises ValueError when the units do not compare."""
        if not self.unit.is_commensurable(unit):
            raise ValueError(f"{self.unit.symbol} → {unit.symbol}")
        if self.number is None or self.unit.scale == unit.scale:
            return replace(self, unit=unit)
        number = self.number * self.unit.scale / unit.scale
        # 近2000万元 is 近0.2亿元
        return self.with_core(number, natural_text(number), unit)


def parse_quantity(text: str, unit: Unit) -> Quantity | None:
    """A typed figure with its wording; None if it is none.

    "506", "1/4", "超150", "20多", "1.2万", "数十", "3—5"; without ``unit`` also "13批510人次".
    """
    typed = text.strip()
    if _VAGUE.fullmatch(typed):
        return Quantity(None, unit, typed, typed, "about")
    found = _figure(typed, unit)
    if found is not None:
        return found
    if (ends := _RANGE.fullmatch(typed)) is not None:
        return _range(typed, ends[1], ends[2], unit)
    return None if unit.symbol else _compound(typed)


def _figure(typed: str, unit: Unit) -> Quantity | None:
    core, precision = _bare(typed)
    number = parse_number(core)
    if number is None and "分之" in core:
        number = parse_han_number(core)
    if number is None:
        return _scaled_figure(typed, unit)
    if core.endswith(("%", "％")):
        # "5.2%" was typed as a share: its unit is the sign, the number stays what was typed
        return Quantity(
            number * 100, unit_of("%"), re.sub("[%％]", "", typed), re.sub("[%％]", "", core), precision
        )
    return Quantity(number, unit, typed, core, precision)


def _bare(typed: str) -> tuple[str, Precision]:
    """The number in a wording, and how sure the words around it make it."""
    core = typed
    precision: Precision = "exact"
    if typed.isascii():
        return core, precision
    for word, meaning in _BEFORE.items():
        if core.startswith(word):
            core, precision = core.removeprefix(word).lstrip(), meaning
            break
    for word, meaning in _AFTER.items():
        if core.endswith(word):
            core, precision = core.removesuffix(word).rstrip(), meaning
            break
    return core, precision


def _scaled_figure(typed: str, unit: Unit) -> Quantity | None:
    """ "1.2万", "20多万", "超3亿": the wording stays, the number counts single units."""
    head, outer = _bare(typed)
    word = next((scale for scale in _SCALES if head.endswith(scale) and head != scale), None)
    if word is None:
        return None
    digits, inner = _bare(head.removesuffix(word).rstrip())
    number = parse_number(digits)
    if number is None or digits.endswith(("%", "％")):
        return None
    core = head if inner == "exact" else typed
    return Quantity(number * _SCALES[word], unit, typed, core, joined_precision(outer, inner))


def _range(typed: str, low: str, high: str, unit: Unit) -> Quantity | None:
    first, last = _figure(low, unit), _figure(high, unit)
    if first is None or last is None or first.number is None or last.number is None:
        return None
    if last.unit.symbol == "%" != first.unit.symbol:
        # "20—30%"
        first = replace(first, unit=last.unit)
    if first.unit != last.unit or first.number is None or first.number >= last.number:
        return None
    wording = re.sub("[%％]", "", typed) if last.unit.symbol == "%" else typed
    return Quantity(None, last.unit, wording, wording, "about", (first, last))


def _compound(typed: str) -> Quantity | None:
    """ "13批510人次": every piece a figure with a unit of its own."""
    parts: list[Quantity] = []
    at = 0
    while at < len(typed):
        piece = _PIECE.match(typed, at)
        if piece is None or piece[2] in _TIMES or len(parts) == _MOST_PIECES:
            return None
        part = _figure(piece[1], unit_of(piece[2]))
        if part is None:
            return None
        parts.append(part)
        at = piece.end()
    if len({part.unit.symbol for part in parts}) < max(len(parts), 2):
        return None
    return Quantity(None, NO_UNIT, typed, typed, parts=tuple(parts))
