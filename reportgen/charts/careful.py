"""A canvas on which no label covers another or leaves the frame: one that would is left out.

Kinds lay out their labels so that they find room; this is for frames and data for which no layout does, where
labels must give way. The ones set first stay.
"""

from __future__ import annotations

from reportgen.charts.canvas import Canvas
from reportgen.charts.placing import Rect, Spot, text_box
from reportgen.charts.recorder import Recorder
from reportgen.model.colour import Colour
from reportgen.model.drawing import Anchor, Box


class CarefulCanvas(Canvas):
    """Remembers the boxes of its labels."""

    def __init__(self, recorder: Recorder, box: Box | None = None) -> None:
        super().__init__(recorder, box)
        self._frame = Rect(0.0, 0.0, self.width, self.height)
        self._taken: list[Rect] = []

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
        if not text:
            return
        box = text_box(text, Spot(x, y, anchor), size, self.recorder.text, bold)
        if box.inside(self._frame) and not any(box.overlaps(other) for other in self._taken):
            self._taken.append(box)
            super().text(x, y, text, size, colour, bold=bold, anchor=anchor)
