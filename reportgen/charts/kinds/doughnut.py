"""Doughnut: a pie with a hole that holds the total."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.metrics import MIDDLE_EM
from reportgen.charts.overlays import Overlays, Words, draw_over
from reportgen.charts.placing import Spot
from reportgen.charts.slices import RoundPlot, draw_slices
from reportgen.charts.traits import Traits
from reportgen.charts.wording import number_text, value_at, with_unit, written_label
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

TRAITS = Traits(
    "环形图",
    frozenset({"highlight", "labels", "legend", "patterns", "sort", "top"}),
    most_series=1,
    crowded_categories=8,
    shares=True,
)

HOLE = 0.6  # of the radius
_TOTAL_EM = 1.7
TOTAL_WORD = "合计"


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the ring, its labels and the total in the middle."""
    ring = draw_slices(spec, look, canvas, HOLE)
    draw_over(Overlays(over=centre_words(spec, look, ring)), canvas)


def centre_words(spec: ChartSpec, look: Look, ring: RoundPlot) -> tuple[Words, ...]:
    """The total in the hole, then 合计 above it where there is room. Nothing in too small a ring."""
    total = total_words(spec)
    if not total or not spec.show_labels:
        return ()
    (x, y), radius = ring.centre, ring.radius
    room = radius * HOLE * 1.6  # the chord a little off the middle
    size = look.size * _TOTAL_EM
    size = min(size, size * room / look.text.width(total, size, bold=True))
    if size < look.size * 0.8:
        return ()
    alone = radius * HOLE < size + look.small
    middle = y if alone else y - look.small * 0.6
    number = Words(total, Spot(x, middle - MIDDLE_EM * size), size, look.style.text_colour, bold=True)
    if alone:
        return (number,)
    above = Spot(x, middle + look.small * 0.6 + size * 0.7 - MIDDLE_EM * look.small)
    return number, Words(TOTAL_WORD, above, look.small, look.quiet)


def total_words(spec: ChartSpec) -> str:
    """The sum with its unit; "" where an editor's wording ("超150") says that values are not exact."""
    count = len(spec.categories)
    if any(written_label(spec, 0, category) for category in range(count)):
        return ""
    values = [value_at(spec, 0, category) for category in range(count)]
    total = sum((value for value in values if value is not None and value > 0), Decimal(0))
    return with_unit(number_text(total, spec.decimals), spec.unit)


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:doughnutChart; its labels and total are shapes over it (Word sets none outside a ring)."""
    from reportgen.charts.native_round import doughnut_parts

    return doughnut_parts(spec, look, size, HOLE)
