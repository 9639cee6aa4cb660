"""Names in the right margin of a plot, each as near its height as its neighbours allow; none overlap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.charts.metrics import LINE_EM, MIDDLE_EM
from reportgen.charts.placing import Rect, Spot, spread, text_box
from reportgen.model.colour import Colour
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look

GAP = 8.0  # pt between the last mark and its name


@record(frozen=True, slots=True)
class MarginName:
    """A name that wants to stand at the height ``wanted`` (pt, y upwards); that of a series says which."""

    text: str
    wanted: float
    colour: Colour
    series: int | None = None


@record(frozen=True, slots=True)
class SetName:
    """A name at its place: left end of the baseline, and how much higher it would be by its own wish (pt)."""

    text: str
    spot: Spot
    colour: Colour
    size: float
    series: int | None
    lowered: float

    def box(self, look: Look) -> Rect:
        return text_box(self.text, self.spot, self.size, look.text)

    def draw(self, canvas: Canvas) -> None:
        canvas.text(self.spot.x, self.spot.y, self.text, self.size, self.colour)


def lay_names(
    names: Sequence[MarginName], x: float, low: float, high: float, look: Look
) -> tuple[SetName, ...]:
    """The names from ``x`` on, between two heights; of more than fit, the first ones."""
    extent = look.size * LINE_EM
    most = max(int((high - low + 0.01) / extent), 0)
    order = sorted(names[:most], key=lambda name: name.wanted)
    middles = spread([name.wanted for name in order], [extent] * len(order), low, high) or []
    return tuple(
        SetName(
            name.text,
            Spot(x, middle - MIDDLE_EM * look.size, "start"),
            name.colour,
            look.size,
            name.series,
            name.wanted - middle,
        )
        for name, middle in zip(order, middles, strict=True)
    )
