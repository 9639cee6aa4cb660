"""Doughnut: a pie with a hole that holds the total."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.slices import draw_slices
from reportgen.charts.traits import Traits
from reportgen.charts.wording import number_text, value_at, with_unit, written_label
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

TRAITS = Traits(
    "环形图",
    frozenset({"highlight", "labels", "legend", "sort", "top"}),
    most_series=1,
    crowded_categories=8,
    shares=True,
)

HOLE = 0.6  # of the radius
_TOTAL_EM = 1.7
_TOTAL_WORD = "合计"


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the ring, its labels and the total in the middle."""
    (x, y), radius = draw_slices(spec, look, canvas, HOLE)
    total = _total(spec)
    room = radius * HOLE * 1.6  # the chord a little off the middle
    if not total or not spec.show_labels:
        return
    size = look.size * _TOTAL_EM
    size = min(size, size * room / look.text.width(total, size, bold=True))
    if size < look.size * 0.8:
        return  # a ring too small for a readable total
    if radius * HOLE < size + look.small:
        canvas.text_beside(x, y, total, size, look.style.text_colour, bold=True, anchor="middle")
        return
    canvas.text_beside(
        x, y - look.small * 0.6, total, size, look.style.text_colour, bold=True, anchor="middle"
    )
    canvas.text_beside(x, y + size * 0.7, _TOTAL_WORD, look.small, look.quiet, anchor="middle")


def _total(spec: ChartSpec) -> str:
    """The sum with its unit; "" where an editor's wording ("超150") says that values are not exact."""
    count = len(spec.categories)
    if any(written_label(spec, 0, category) for category in range(count)):
        return ""
    values = [value_at(spec, 0, category) for category in range(count)]
    total = sum((value for value in values if value is not None and value > 0), Decimal(0))
    return with_unit(number_text(total, spec.decimals), spec.unit)


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:doughnutChart with labels on the ring and a legend beside it (Word sets none outside a ring)."""
    from reportgen.charts.native_round import doughnut_parts

    return doughnut_parts(spec, look, HOLE)
