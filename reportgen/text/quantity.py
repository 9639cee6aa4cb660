"""Quantities as prose writes them: an exact number, its unit, and the wording ("超150", "1/4", "数十")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Literal

from reportgen.text.numbers import natural_text, parse_number

Precision = Literal["exact", "about", "over", "under"]

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
# wordings that are figures but no number one could count with
_VAGUE = re.compile(r"(?:数|几)(?:十|百|千|万|亿)+|(?:十|百|千)(?:几|余|多)|若干|众多|多")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure. ``number`` counts in ``unit``; None when the wording names none ("数十", a date).

    ``wording`` is what prose prints for the number without its unit; ``core`` the same without
    the word that makes it approximate ("150" of "超150").
    """

    number: Fraction | None
    unit: Unit = NO_UNIT
    wording: str = ""
    core: str = ""
    precision: Precision = "exact"

    @classmethod
    def of(cls, number: Fraction, unit: Unit = NO_UNIT) -> Quantity:
        """A computed figure: its wording is the shortest exact decimal."""
        text = natural_text(number)
        return cls(number, unit, text, text)

    @classmethod
    def words(cls, text: str) -> Quantity:
        """A wording that is no number: a date, a name."""
        return cls(None, NO_UNIT, text, text)

    @property
    def with_unit(self) -> str:
        return self.wording + self.unit.symbol

    def worded(self, wording: str) -> Quantity:
        """The same figure with another wording."""
        return replace(self, wording=wording, core=wording)

    def converted(self, unit: Unit) -> Quantity:
        """The same amount in another unit; raises ValueError when the units do not compare."""
        if not self.unit.is_commensurable(unit):
            raise ValueError(f"{self.unit.symbol} → {unit.symbol}")
        if self.number is None or self.unit.scale == unit.scale:
            return replace(self, unit=unit)
        number = self.number * self.unit.scale / unit.scale
        text = natural_text(number)
        # the approximating words stay around the converted figure: 近2000万元 is 近0.2亿元
        wording = self.wording.replace(self.core, text, 1) if self.core else text
        return Quantity(number, unit, wording, text, self.precision)


def parse_quantity(text: str, unit: Unit) -> Quantity | None:
    """A typed figure with its wording: "506", "1/4", "超150", "20多", "数十"; None if it is none."""
    typed = text.strip()
    if _VAGUE.fullmatch(typed):
        return Quantity(None, unit, typed, typed, "about")
    precision: Precision = "exact"
    core = typed
    for word, meaning in _BEFORE.items():
        if core.startswith(word):
            core, precision = core.removeprefix(word).lstrip(), meaning
            break
    for word, meaning in _AFTER.items():
        if core.endswith(word):
            core, precision = core.removesuffix(word).rstrip(), meaning
            break
    number = parse_number(core)
    if number is None:
        return None
    if core.endswith(("%", "％")):
        # "5.2%" was typed as a share: its unit is the sign, the number stays what was typed
        return Quantity(
            number * 100, unit_of("%"), re.sub("[%％]", "", typed), re.sub("[%％]", "", core), precision
        )
    return Quantity(number, unit, typed, core, precision)
