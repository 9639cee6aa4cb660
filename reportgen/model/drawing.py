"""DRAWING: a chart as vector operations in pt, origin at the top left, y downwards. JSON-safe."""

from __future__ import annotations

from typing import Literal

from reportgen.model.colour import Colour
from reportgen.record import record

# ("M", x, y) | ("L", x, y) | ("C", x1, y1, x2, y2, x, y) | ("Z",)
PathCommand = tuple[str | float, ...]
Box = tuple[float, float, float, float]
Anchor = Literal["start", "middle", "end"]
# which parts of a path that crosses itself are inside it (ISO 32000-1 §8.5.3.3)
FillRule = Literal["nonzero", "evenodd"]


@record(frozen=True, slots=True)
class PathOp:
    """A path filled and/or stroked; ``dash`` in pt, ``clip`` is x, y, width, height or None."""

    commands: tuple[PathCommand, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    clip: Box | None = None
    rule: FillRule = "nonzero"


@record(frozen=True, slots=True)
class TextOp:
    """One line of unshaped text: ``x``, ``y`` is the baseline point that ``anchor`` speaks of.

    ``font`` is a family of the theme; ``rotation`` in degrees, counter-clockwise.
    """

    x: float
    y: float
    text: str
    font: str
    size: float
    colour: Colour
    bold: bool = False
    anchor: Anchor = "start"
    rotation: float = 0.0


@record(frozen=True, slots=True)
class Drawing:
    """Operations in painting order inside ``width`` by ``height`` pt."""

    width: float
    height: float
    ops: tuple[PathOp | TextOp, ...]
