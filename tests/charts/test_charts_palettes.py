"""The palettes of the shipped layouts: told apart in grey print and with any colour vision."""

from __future__ import annotations

from itertools import combinations

import pytest

from reportgen.charts.look import contrast
from reportgen.model.colour import Colour
from tests.support.themes import shipped_theme

# Machado, Oliveira and Fernandes 2009, severity 1: what linear RGB becomes for a dichromat
_VISION = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_LEAST_APART = 0.08  # OKLab; below about 0.02 nobody sees a difference


def linear(colour: Colour) -> list[float]:
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]


def seen(colour: Colour, vision: str) -> list[float]:
    """The colour in linear RGB as it is seen."""
    rgb = linear(colour)
    rows = _VISION[vision]
    return [min(max(sum(a * b for a, b in zip(row, rgb, strict=True)), 0.0), 1.0) for row in rows]


def oklab(rgb: list[float]) -> tuple[float, float, float]:
    """Björn Ottosson 2020."""
    red, green, blue = rgb
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@pytest.mark.parametrize("layout", ["annual", "plain"])
def test_all_colours_of_a_palette_differ_in_grey_print(layout: str) -> None:
    palette = shipped_theme(layout).charts.palette
    for one, other in combinations(palette, 2):
        assert contrast(one, other) >= 1.2, (one.hex, other.hex)
    for one, other in zip(palette, palette[1:], strict=False):  # what stands side by side differs more
        assert contrast(one, other) >= 1.5, (one.hex, other.hex)


@pytest.mark.parametrize("layout", ["annual", "plain"])
@pytest.mark.parametrize("vision", _VISION)
def test_all_colours_of_a_palette_are_told_apart_with_any_colour_vision(layout: str, vision: str) -> None:
    for one, other in combinations(shipped_theme(layout).charts.palette, 2):
        apart = sum(
            (a - b) ** 2 for a, b in zip(oklab(seen(one, vision)), oklab(seen(other, vision)), strict=True)
        )
        assert apart**0.5 >= _LEAST_APART, (one.hex, other.hex)
