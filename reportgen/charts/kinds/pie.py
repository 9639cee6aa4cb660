"""Pie: one series as slices clockwise from twelve o'clock, labelled outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.slices import draw_slices
from reportgen.charts.traits import Traits
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

TRAITS = Traits(
    "饼图",
    frozenset({"highlight", "labels", "legend", "patterns", "sort", "top"}),
    most_series=1,
    crowded_categories=8,
    shares=True,
)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the slices and their labels."""
    draw_slices(spec, look, canvas, hole=0.0)


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:pieChart with outside labels and leader lines."""
    from reportgen.charts.native_round import pie_parts

    return pie_parts(spec, look, size)
