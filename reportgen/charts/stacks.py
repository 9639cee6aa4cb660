"""Labels of stacked bars: a segment's own value inside it, the total of a stack."""

from __future__ import annotations

from decimal import Decimal

from reportgen.charts.look import Look
from reportgen.charts.metrics import MIDDLE_EM
from reportgen.charts.placing import Rect, Spot, text_box
from reportgen.charts.wording import number_text, value_at, written_label
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import Colour
from reportgen.record import record

_LEAST_HEIGHT_EM = 1.15
_AIR = 1.5


@record(frozen=True, slots=True)
class InsideLabel:
    """Where a label stands inside its segment (middle anchor) and in which colour it reads there."""

    x: float
    y: float
    size: float
    colour: Colour

    def box(self, label: str, look: Look) -> Rect:
        """What the label covers."""
        return text_box(label, Spot(self.x, self.y), self.size, look.text)


def inside_label(label: str, box: Rect, look: Look, fill: Colour) -> InsideLabel | None:
    """The place of a label inside a segment; None where the segment is too small for it."""
    for size in (look.size, look.size * 0.88):
        fits_height = box.top - box.bottom >= _LEAST_HEIGHT_EM * size
        fits_width = look.text.width(label, size) + 2 * _AIR <= box.right - box.left
        if fits_height and fits_width:
            middle = (box.left + box.right) / 2
            return InsideLabel(
                middle, (box.bottom + box.top) / 2 - MIDDLE_EM * size, size, look.text_on(fill)
            )
    return None


def stack_total(spec: ChartSpec, category: int) -> str | None:
    """The sum above a stack; None where it says nothing: shares, one part, mixed signs, worded values."""
    if spec.stacking != "stacked":
        return None
    known = known_parts(spec, category)
    worded = any(written_label(spec, series, category) for series in range(len(spec.series)))
    if len(known) < 2 or worded or any(value < 0 for value in known):
        return None
    return number_text(sum(known, Decimal(0)), spec.decimals)


def known_parts(spec: ChartSpec, category: int) -> list[Decimal]:
    """The values piled up in a category."""
    values = (value_at(spec, series, category) for series in range(len(spec.series)))
    return [value for value in values if value is not None]
