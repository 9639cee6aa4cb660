"""A matplotlib renderer that writes down what it is told to draw as operations of a Drawing.

Display coordinates are points with the origin at the lower left, as matplotlib has them (72 dpi); recorded
operations have it at the top left. Text is recorded unshaped and measured with the theme's fonts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path

from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM, TextMetrics
from reportgen.model.colour import WHITE, Colour
from reportgen.model.drawing import Anchor, Box, Drawing, PathCommand, PathOp, TextOp

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text
    from matplotlib.transforms import Transform

_BOLD_FROM = 600  # CSS font-weight


class Recorder(RendererBase):
    """Takes matplotlib's drawing calls; ``drawing`` gives what was recorded."""

    def __init__(self, width: float, height: float, text: TextMetrics) -> None:
        super().__init__()
        self.width = width
        self.height = height
        self.text = text
        self._ops: list[PathOp | TextOp] = []

    @property
    def drawing(self) -> Drawing:
        return Drawing(self.width, self.height, tuple(self._ops))

    # what matplotlib asks of a renderer

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def flipy(self) -> bool:
        return False  # text positions come from the lower left like everything else

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Sequence[float] | None = None,  # noqa: N803  # matplotlib's own name
    ) -> None:
        commands = self._commands(path, transform)
        fill = _on_paper(rgbFace) if rgbFace is not None else None
        stroke = _on_paper(gc.get_rgb()) if gc.get_linewidth() > 0 else None
        if not commands or (fill is None and stroke is None):
            return
        dashes: Any = gc.get_dashes()[1]
        self._ops.append(
            PathOp(
                commands,
                fill,
                stroke,
                float(gc.get_linewidth()) if stroke is not None else 0.0,
                tuple(float(length) for length in dashes) if dashes is not None else (),
                self._clip(gc),
            )
        )

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        size = float(prop.get_size_in_points())
        bold = _is_bold(prop)
        return self.text.width(s, size, bold), (ASCENT_EM + DESCENT_EM) * size, DESCENT_EM * size

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: Text | None = None,
    ) -> None:
        size = float(prop.get_size_in_points())
        self.label(x, y, s, size, _on_paper(gc.get_rgb()), bold=_is_bold(prop), rotation=float(angle))

    # the same for callers that have placed their text themselves

    def label(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: Colour,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
        rotation: float = 0.0,
    ) -> None:
        """One line of text at its baseline point, recorded unshaped."""
        if text:
            self._ops.append(
                TextOp(
                    _exact(x),
                    _exact(self.height - y),
                    text,
                    self.text.family,
                    _exact(size),
                    colour,
                    bold,
                    anchor,
                    rotation,
                )
            )

    def _commands(self, path: Path, transform: Transform) -> tuple[PathCommand, ...]:
        commands: list[PathCommand] = []
        last = (0.0, 0.0)
        for vertices, code in path.iter_segments(transform, simplify=False):
            points = self._points(vertices)
            if code == Path.CLOSEPOLY:
                commands.append(("Z",))
                continue
            if code == Path.MOVETO:
                commands.append(("M", *points))
            elif code == Path.LINETO:
                commands.append(("L", *points))
            elif code == Path.CURVE4:
                commands.append(("C", *points))
            elif code == Path.CURVE3:
                commands.append(("C", *_raised(last, points)))
            last = (points[-2], points[-1])
        return tuple(commands)

    def _points(self, vertices: Any) -> tuple[float, ...]:
        flat = [float(v) for v in vertices]
        return tuple(_exact(v if i % 2 == 0 else self.height - v) for i, v in enumerate(flat))

    def _clip(self, gc: GraphicsContextBase) -> Box | None:
        box = gc.get_clip_rectangle()
        if box is None:
            return None
        x, y, width, height = (float(v) for v in box.bounds)
        return (_exact(x), _exact(self.height - y - height), _exact(width), _exact(height))


def _exact(value: float) -> float:
    """Thousandths of a point: far below what a printer shows, and the same digits on every machine."""
    return round(float(value), 3) + 0.0  # + 0.0 makes -0.0 plain


def _on_paper(rgba: Sequence[float]) -> Colour:
    """An opaque colour as it looks on white paper; a Drawing knows no transparency."""
    colour = Colour(*(float(c) for c in rgba[:3]))
    return colour.mixed(WHITE, 1 - float(rgba[3])) if len(rgba) > 3 else colour


def _raised(start: tuple[float, float], points: tuple[float, ...]) -> tuple[float, ...]:
    """A quadratic curve's control and end point as a cubic's."""
    (x0, y0), (cx, cy, x, y) = start, points
    first = (x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3)
    second = (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)
    return tuple(_exact(v) for v in (*first, *second, x, y))


def _is_bold(prop: FontProperties) -> bool:
    weight = prop.get_weight()
    return weight in ("bold", "heavy", "black") if isinstance(weight, str) else weight >= _BOLD_FROM
