"""Lengths as a layout says them: a value with its unit, turned into pt once the type size is known."""

from __future__ import annotations

import re
from typing import Literal

from reportgen.record import record

Unit = Literal["pt", "em", "%"]

# a millimetre in pt; 1 pt = 1/72 inch as in PDF and DOCX
MM = 72 / 25.4
# absolute units in pt
ABSOLUTE = {"pt": 1.0, "mm": MM, "cm": 10 * MM}
RELATIVE: tuple[Unit, ...] = ("em", "%")

_LENGTH = re.compile(r"([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*(\S*)")


class LengthSyntaxError(ValueError):
    """The text does not begin with a number."""


class LengthUnitError(ValueError):
    """The number has a unit that is not one of ours, or none."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


@record(frozen=True, slots=True)
class Length:
    """``value`` in pt, in em (of the style's own size) or in percent (of what the property says)."""

    value: float
    unit: Unit

    def points(self, em: float, whole: float = 0.0) -> float:
        """The length in pt; ``em`` and ``whole`` in pt."""
        match self.unit:
            case "pt":
                return self.value
            case "em":
                return self.value * em
            case "%":
                return self.value / 100 * whole


ZERO = Length(0.0, "pt")


def parse_length(text: str) -> Length:
    """``10.5pt``, ``26mm``, ``2cm``, ``2em``, ``60%`` or a bare 0.

    Raises LengthSyntaxError or LengthUnitError.
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise LengthSyntaxError(text)
    value, unit = float(match.group(1)), match.group(2)
    if unit in ABSOLUTE:
        return Length(value * ABSOLUTE[unit], "pt")
    for relative in RELATIVE:
        if unit == relative:
            return Length(value, relative)
    if not unit and value == 0:
        return ZERO
    raise LengthUnitError(unit)
