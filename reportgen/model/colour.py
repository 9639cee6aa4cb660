"""A colour: device-independent sRGB components."""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """sRGB, each component 0–1."""

    red: float
    green: float
    blue: float

    @classmethod
    def from_hex(cls, text: str) -> Colour:
        """``#RRGGBB`` or ``#RGB``; raises ValueError otherwise."""
        digits = text.removeprefix("#")
        if len(digits) == 3:
            digits = "".join(c * 2 for c in digits)
        if len(digits) != 6 or not text.startswith("#"):
            raise ValueError(text)
        return cls(*(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)))

    @property
    def hex(self) -> str:
        """``RRGGBB`` in upper case, as OOXML writes it."""
        return "".join(f"{round(c * 255):02X}" for c in self)

    def mixed(self, other: Colour, share: float) -> Colour:
        """This colour with ``share`` (0–1) of ``other`` in it."""
        return Colour(*(a + (b - a) * share for a, b in zip(self, other, strict=True)))

    @property
    def luminance(self) -> float:
        """Relative luminance (WCAG 2.2)."""
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in self]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def amid(self, around: Colour) -> Colour:
        """This colour for words amid type of the colour ``around``; that one where this could not be read.

        Light type stands on a dark ground, and dark words would be lost there (WCAG 2.2 §1.4.3).
        """
        return around if self.luminance < _LIGHT < around.luminance else self


_LIGHT = 0.4  # the luminance above which type is not for white paper: a contrast below 2.4
BLACK = Colour(0.0, 0.0, 0.0)
WHITE = Colour(1.0, 1.0, 1.0)
