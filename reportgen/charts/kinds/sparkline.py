"""Sparkline: the shape of a row of numbers in the space of a word, its last value beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.traits import Traits
from reportgen.charts.wording import label_at, value_at
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas, Point
    from reportgen.charts.look import Look

TRAITS = Traits("迷你折线", frozenset({"labels", "highlight"}), most_series=1)

_LINE_WIDTH = 1.2
_RADIUS = 2.0
_GAP = 4.0


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the line, its last point, and the last value where there is room for it."""
    values = [value_at(spec, 0, category) for category in range(len(spec.categories))]
    known = [value for value in values if value is not None]
    last = max(index for index, value in enumerate(values) if value is not None)
    label = label_at(spec, 0, last) if spec.show_labels else ""
    width = look.text.width(label, look.size, bold=True)
    if width + _GAP > canvas.width * 0.5 or canvas.height < look.size * 1.1:
        label, width = "", 0.0
    right = canvas.width - _RADIUS - 0.6 - (width + _GAP if label else 0.0)
    left, foot, top = _RADIUS + 0.6, _RADIUS + 0.6, canvas.height - _RADIUS - 0.6
    low, high = min(known), max(known)
    step = (right - left) / max(len(values) - 1, 1)

    def point(index: int) -> Point:
        value = values[index]
        share = float((value - low) / (high - low)) if value is not None and high > low else 0.5
        x = left + index * step if len(values) > 1 else right
        return x, foot + (top - foot) * share

    stretch: list[Point] = []
    for index, value in enumerate(values):
        if value is not None:
            stretch.append(point(index))
        if value is None or index == len(values) - 1:
            canvas.line(stretch, look.series_colour(0), _LINE_WIDTH)
            stretch = []
    for index, value in enumerate(values):
        alone = value is not None and _alone(values, index)
        if index in spec.highlight and value is not None and index != last:
            canvas.marker("circle", *point(index), _RADIUS, look.style.highlight, WHITE)
        elif alone and index != last:
            canvas.marker("circle", *point(index), _RADIUS * 0.6, look.series_colour(0), WHITE)
    canvas.marker("circle", *point(last), _RADIUS, look.style.highlight, WHITE)
    if label:
        middle = min(max(point(last)[1], look.size * 0.6), canvas.height - look.size * 0.6)
        canvas.text_beside(
            canvas.width, middle, label, look.size, look.style.text_colour, bold=True, anchor="end"
        )


def _alone(values: list[Decimal | None], index: int) -> bool:
    """Whether a value has gaps on both sides, so that no line shows it."""
    before = values[index - 1] if index else None
    after = values[index + 1] if index + 1 < len(values) else None
    return before is None and after is None
