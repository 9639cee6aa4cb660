"""The few marks a chart is made of (bars, lines, wedges, markers, labels), put on a Recorder; y upwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform

from reportgen.charts.hatching import STROKE, Hatched, Paint, strokes
from reportgen.charts.metrics import MIDDLE_EM
from reportgen.charts.placing import Rect
from reportgen.charts.recorder import Recorder
from reportgen.model.colour import Colour
from reportgen.model.drawing import Anchor, Box, PathCommand

MarkerShape = Literal["circle", "square", "diamond", "triangle"]
Point = tuple[float, float]

_MARKERS: dict[MarkerShape, Path] = {
    "circle": Path.unit_circle(),
    "square": Path([(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88), (-0.88, -0.88)], closed=True),
    "diamond": Path([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0), (0, -1.25)], closed=True),
    "triangle": Path([(-1.1, -0.8), (1.1, -0.8), (0, 1.2), (-1.1, -0.8)], closed=True),
}
_SAME = IdentityTransform()
_PLATE_AIR = 1.2  # pt on either side of a label
_VERBS = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}


def _ring_part(start: float, end: float, hole: float) -> Path:
    """The outer arc and back along the inner one."""
    arc = Path.arc(start, end)
    points = np.asarray(arc.vertices)
    kinds = np.asarray(arc.codes)
    vertices = np.concatenate([points, points[::-1] * hole, [[0.0, 0.0]]])
    codes = np.concatenate([kinds, [Path.LINETO], kinds[1:], [Path.CLOSEPOLY]])
    return Path(vertices, codes)


class Canvas:
    """Draws marks through matplotlib's renderer interface, in a box of its frame or in all of it."""

    def __init__(self, recorder: Recorder, box: Box | None = None) -> None:
        self.recorder = recorder
        self._left, self._bottom, self.width, self.height = box or (0.0, 0.0, recorder.width, recorder.height)
        self._placed = _SAME if box is None else Affine2D().translate(self._left, self._bottom)

    def rect(self, x: float, y: float, width: float, height: float, fill: Paint) -> None:
        """A filled rectangle; a negative height goes down from ``y``."""
        path = Path.unit_rectangle()
        self._draw(path, Affine2D().scale(width, height).translate(x, y), fill, None, 0.0)

    def line(
        self, points: Sequence[Point], colour: Colour, width: float, dash: tuple[float, ...] = ()
    ) -> None:
        """An open line through points."""
        if len(points) > 1:
            self._draw(Path(list(points)), _SAME, None, colour, width, dash)

    def wedge(
        self, centre: Point, radius: float, hole: float, angles: tuple[float, float], fill: Paint
    ) -> None:
        """A slice between two angles (degrees, counter-clockwise from the right); ``hole``: share of it."""
        start, end = angles
        whole = end - start >= 360  # Path.arc takes angles modulo 360 and draws a whole turn as one
        if hole:
            path = _ring_part(start, end, hole)
        elif whole:
            path = Path.unit_circle()
        else:
            path = Path.wedge(start, end)
        self._draw(path, Affine2D().scale(radius).translate(*centre), fill, None, 0.0)

    def ribbon(self, start: Point, end: Point, thickness: float, fill: Colour) -> None:
        """A band of even height from ``start`` to ``end`` (upper corners), level at both."""
        (x0, y0), (x1, y1) = start, end
        bend = (x0 + x1) / 2
        low0, low1 = y0 - thickness, y1 - thickness
        vertices = [
            *((x0, y0), (bend, y0), (bend, y1), (x1, y1), (x1, low1)),
            *((bend, low1), (bend, low0), (x0, low0), (x0, y0)),
        ]
        curve = [Path.CURVE4] * 3
        codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
        self._draw(Path(vertices, codes), _SAME, fill, None, 0.0)

    def outline(
        self,
        commands: Sequence[PathCommand],
        x: float,
        y: float,
        size: float,
        fill: Colour,
        clip: Box | None = None,
    ) -> None:
        """A shape in a unit square (y upwards) at the lower left corner ``x``, ``y``.

        ``clip`` (left, bottom, width, height) hides what lies outside.
        """
        vertices: list[Point] = []
        codes: list[int] = []
        for verb, *numbers in commands:
            points = [(float(a), float(b)) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
            vertices += points or [(0.0, 0.0)]
            codes += [int(_VERBS[str(verb)])] * max(len(points), 1)
        path = Path(vertices, codes)
        self._draw(path, Affine2D().scale(size).translate(x, y), fill, None, 0.0, clip=clip)

    def marker(
        self, shape: MarkerShape, x: float, y: float, radius: float, fill: Colour, rim: Colour
    ) -> None:
        """A point's mark with a thin rim that parts it from the line beneath."""
        self._draw(_MARKERS[shape], Affine2D().scale(radius).translate(x, y), fill, rim, 0.8)

    def polygon(self, points: Sequence[Point], fill: Paint) -> None:
        """A filled area within a closed line through points."""
        self._draw(Path([*points, points[0]], closed=True), _SAME, fill, None, 0.0)

    def plate(self, box: Rect, fill: Paint) -> None:
        """The colour of a hatched fill alone, under a label that stands on it."""
        if isinstance(fill, Hatched):
            width, height = box.right - box.left, box.top - box.bottom
            self.rect(box.left - _PLATE_AIR, box.bottom, width + 2 * _PLATE_AIR, height, fill.colour)

    def circle(self, x: float, y: float, radius: float, fill: Paint, rim: Colour) -> None:
        """A filled circle with a hair-thin rim."""
        self._draw(Path.unit_circle(), Affine2D().scale(radius).translate(x, y), fill, rim, 0.6)

    def arrow_head(self, x: float, y: float, length: float, half: float, colour: Colour) -> None:
        """The head of an arrow that points straight down to (x, y), ``half`` as wide on either side."""
        self.polygon([(x, y), (x - half, y + length), (x + half, y + length)], colour)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: Colour,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> None:
        """A line of text; ``y`` is its baseline."""
        self.recorder.label(self._left + x, self._bottom + y, text, size, colour, bold=bold, anchor=anchor)

    def text_beside(
        self,
        x: float,
        middle: float,
        text: str,
        size: float,
        colour: Colour,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> None:
        """A line of text whose optical middle lies at the height ``middle``."""
        self.text(x, middle - MIDDLE_EM * size, text, size, colour, bold=bold, anchor=anchor)

    def _draw(
        self,
        path: Path,
        transform: Affine2D | IdentityTransform,
        fill: Paint | None,
        stroke: Colour | None,
        stroke_width: float,
        dash: tuple[float, ...] = (),
        clip: Box | None = None,
    ) -> None:
        context = self.recorder.new_gc()
        context.set_linewidth(stroke_width)
        if stroke is not None:
            context.set_foreground((*stroke, 1.0), isRGBA=True)
        if dash:
            context.set_dashes(0.0, list(dash))
        if clip is not None:
            left, bottom, *size = clip
            context.set_clip_rectangle(Bbox.from_bounds(self._left + left, self._bottom + bottom, *size))
        placed = transform + self._placed
        if not isinstance(fill, Hatched):
            self.recorder.draw_path(context, path, placed, fill)
            return
        self.recorder.draw_path(context, path, placed, fill.colour)
        shapes = [np.asarray(shape).tolist() for shape in path.to_polygons(placed)]
        lines = list(strokes(shapes, fill.hatch))
        if lines:
            over = self.recorder.new_gc()
            over.set_linewidth(STROKE)
            over.set_foreground((*fill.ink, 1.0), isRGBA=True)
            ends = [end for line in lines for end in line]
            codes = [int(Path.MOVETO), int(Path.LINETO)] * len(lines)
            self.recorder.draw_path(over, Path(ends, codes), _SAME, None)
