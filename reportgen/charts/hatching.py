"""Hatching: which fills of a chart carry a pattern, so that no colour is needed to tell them; its strokes.

Fills that a reader must find in a legend get one where grey print would make two of them alike, or wherever
the theme or the chart asks for it; a chart of one fill has nothing to tell apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, TypeAlias, assert_never, get_args

from reportgen.charts.look import Look, contrast
from reportgen.model.chart import ChartSpec, Patterns
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record

Hatch = Literal["rising", "falling", "level", "upright", "crossed", "dotted"]
HATCHES: tuple[Hatch, ...] = get_args(Hatch)
# fills nearer to each other than this (WCAG contrast) are alike in grey print, at a distance or in a legend
_APART = 1.5
SPACING = 3.6  # pt from stroke to stroke
STROKE = 0.85
_DOT = 1.1
_ANGLES: dict[Hatch, tuple[float, ...]] = {
    "rising": (45.0,),
    "falling": (-45.0,),
    "level": (0.0,),
    "upright": (90.0,),
    "crossed": (45.0, -45.0),
    "dotted": (0.0,),
}
_INK = 0.8  # of paper or of the text's colour in the strokes

_Point = tuple[float, float]
Polygon: TypeAlias = Sequence[_Point]


@record(frozen=True, slots=True)
class Hatched:
    """A fill with strokes of another colour over it."""

    colour: Colour
    hatch: Hatch
    ink: Colour


Paint: TypeAlias = Colour | Hatched


def series_hatches(spec: ChartSpec, look: Look) -> tuple[Hatch | None, ...]:
    """The pattern of each series' fill; lines have none."""
    filled = [i for i, series in enumerate(spec.series) if spec.kind != "combo" or series.mark == "column"]
    found = _hatches(tuple(look.series_colour(index) for index in filled), spec.patterns)
    by_series = dict(zip(filled, found, strict=True))
    return tuple(by_series.get(index) for index in range(len(spec.series)))


def slice_hatches(spec: ChartSpec) -> tuple[Hatch | None, ...]:
    """The pattern of each slice: names stand at the slices, so they have one only where it is asked for."""
    if spec.patterns != "always":
        return (None,) * len(spec.categories)
    return tuple(_in_turn(index) for index in range(len(spec.categories)))


def painted(colour: Colour, hatch: Hatch | None, look: Look) -> Paint:
    """A fill with its pattern, the strokes in what stands out from it more: paper or the text's colour."""
    if hatch is None:
        return colour
    inks = (colour.mixed(WHITE, _INK), colour.mixed(look.style.text_colour, _INK))
    return Hatched(colour, hatch, max(inks, key=lambda ink: contrast(ink, colour)))


def strokes(polygons: Sequence[Polygon], hatch: Hatch) -> Iterator[tuple[_Point, _Point]]:
    """The pattern's strokes within closed polygons (even–odd); they run on from one shape to the next."""
    for angle in _ANGLES[hatch]:
        turn = math.radians(angle)
        cos, sin = math.cos(turn), math.sin(turn)
        turned = [[(x * cos + y * sin, y * cos - x * sin) for x, y in polygon] for polygon in polygons]
        for row, start, end in _spans(turned):
            for left, right in _dots(row, start, end) if hatch == "dotted" else [(start, end)]:
                height = row * SPACING
                yield (
                    (left * cos - height * sin, left * sin + height * cos),
                    (right * cos - height * sin, right * sin + height * cos),
                )


def _spans(polygons: Sequence[Polygon]) -> Iterator[tuple[int, float, float]]:
    """Row by row, the stretches of level lines that lie inside."""
    heights = [y for polygon in polygons for _, y in polygon]
    if not heights:
        return
    edges = [pair for polygon in polygons for pair in zip(polygon, [*polygon[1:], polygon[0]], strict=True)]
    for row in range(math.ceil(min(heights) / SPACING), math.floor(max(heights) / SPACING) + 1):
        level = row * SPACING
        met = sorted(
            x0 + (x1 - x0) * (level - y0) / (y1 - y0)
            for (x0, y0), (x1, y1) in edges
            if min(y0, y1) <= level < max(y0, y1)
        )
        for start, end in zip(met[::2], met[1::2], strict=False):
            if end - start > STROKE:
                yield row, start + STROKE / 2, end - STROKE / 2


def _dots(row: int, start: float, end: float) -> Iterator[tuple[float, float]]:
    """Dots of a lattice whose rows are shifted by half."""
    shift = SPACING / 2 if row % 2 else 0.0
    for column in range(math.ceil((start - shift) / SPACING), math.floor((end - shift) / SPACING) + 1):
        middle = column * SPACING + shift
        yield middle - _DOT / 2, middle + _DOT / 2


@cache
def _hatches(fills: tuple[Colour, ...], patterns: Patterns) -> tuple[Hatch | None, ...]:
    found: list[Hatch | None] = []
    for index, fill in enumerate(fills):
        match patterns:
            case "never":
                found.append(None)
            case "always":
                found.append(_in_turn(index) if len(fills) > 1 else None)
            case "auto":
                alike = any(contrast(other, fill) < _APART for other in fills[:index])
                used = sum(1 for hatch in found if hatch is not None)
                found.append(HATCHES[used % len(HATCHES)] if alike else None)
            case _:
                assert_never(patterns)
    return tuple(found)


def _in_turn(index: int) -> Hatch | None:
    return ((None, *HATCHES))[index % (len(HATCHES) + 1)]
