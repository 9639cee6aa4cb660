"""The lines above a plot: the values' unit and the legend, on the left, in as many rows as needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.charts.legend import (
    ROW_EM,
    LegendEntry,
    PlacedEntry,
    Row,
    draw_entries,
    lay_rows,
    most_rows,
)
from reportgen.charts.look import Look
from reportgen.charts.wording import second_note, unit_note
from reportgen.model.chart import ChartSpec
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas

_GAP_EM = 1.4  # between the unit and the first entry


@record(frozen=True, slots=True)
class Header:
    """What stands above the plot; ``bottom`` is the height at which the plot may begin."""

    note: str
    second_note: str
    note_middle: float
    entries: tuple[PlacedEntry, ...]
    bottom: float


def lay_header(
    spec: ChartSpec, look: Look, frame: tuple[float, float], legend: Sequence[LegendEntry]
) -> Header:
    """Arrange unit and legend in rows at the top left of a frame (width, height)."""
    width, height = frame
    row, gap = look.size * ROW_EM, look.size * _GAP_EM
    second = look.text.shortened(second_note(spec), look.small, width / 3)
    taken = look.text.width(second, look.small) + gap if second else 0.0  # at the end of the first row
    note = look.text.shortened(unit_note(spec), look.small, width - taken)
    if not note and not legend and not second:
        return Header("", "", height, (), height)
    start = look.text.width(note, look.small) + gap if note else 0.0
    entries, rows = lay_rows(legend, look, width, Row(start, width - taken), most_rows(height, look))
    placed = tuple(replace(entry, middle=height + entry.middle) for entry in entries)
    return Header(note, second, height - row / 2, placed, height - rows * row)


def draw_header(header: Header, look: Look, canvas: Canvas) -> None:
    """Draw the unit and the legend."""
    canvas.text_beside(0, header.note_middle, header.note, look.small, look.quiet)
    canvas.text_beside(
        canvas.width, header.note_middle, header.second_note, look.small, look.quiet, anchor="end"
    )
    draw_entries(header.entries, look, canvas)
