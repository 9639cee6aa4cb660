"""The lines above a plot: the values' unit and the legend, on the left, in as many rows as needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportgen.charts.look import Look
from reportgen.charts.wording import second_note, unit_note
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas, MarkerShape

ROW_EM = 1.6
_GAP_EM = 1.4  # between entries
_SWATCH_EM = 0.8
_LINE_SWATCHES = 2.2  # a line with its marker needs more than a square
_MOST_HEIGHT = 0.3  # of the frame; a longer legend is cut, `check` has told the editor


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A series in the legend: a square of its colour, its marker, or a line with its marker."""

    name: str
    colour: Colour
    mark: Literal["square", "line", "point"] = "square"
    shape: MarkerShape = "circle"


def series_legend(spec: ChartSpec, look: Look) -> tuple[LegendEntry, ...]:
    """The entries of a chart of bars; a single series needs none, the caption names it."""
    if len(spec.series) < 2 or spec.legend == "none":
        return ()
    return tuple(LegendEntry(s.name, look.series_colour(i)) for i, s in enumerate(spec.series))


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """A legend entry at its place: left edge, middle height (y upwards) and whole width."""

    entry: LegendEntry
    name: str
    x: float
    middle: float
    width: float


@dataclass(frozen=True, slots=True)
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
    note = look.text.shortened(unit_note(spec), look.small, width)
    second = look.text.shortened(second_note(spec), look.small, width / 3)
    if not note and not legend and not second:
        return Header("", "", height, (), height)
    top, middle = height, height - row / 2
    taken = look.text.width(second, look.small) + gap if second else 0.0  # at the end of the first row
    x = look.text.width(note, look.small) + gap if note else 0.0
    placed: list[PlacedEntry] = []
    for entry in legend:
        lead = _lead(entry, look)
        name = look.text.shortened(entry.name, look.size, width - lead - taken)
        extent = lead + look.text.width(name, look.size)
        if x > 0 and x + extent > width - (taken if top == height else 0.0):
            if top - 2 * row < height * (1 - _MOST_HEIGHT):
                break
            x, top = 0.0, top - row
        placed.append(PlacedEntry(entry, name, x, top - row / 2, extent))
        x += extent + gap
    return Header(note, second, middle, tuple(placed), top - row)


def draw_header(header: Header, look: Look, canvas: Canvas) -> None:
    """Draw the unit and the legend."""
    canvas.text_beside(0, header.note_middle, header.note, look.small, look.quiet)
    canvas.text_beside(
        canvas.width, header.note_middle, header.second_note, look.small, look.quiet, anchor="end"
    )
    for placed in header.entries:
        _draw_mark(placed, look, canvas)
        x = placed.x + _lead(placed.entry, look)
        canvas.text_beside(x, placed.middle, placed.name, look.size, look.style.text_colour)


def _lead(entry: LegendEntry, look: Look) -> float:
    """The width of an entry's mark with the gap after it."""
    return look.size * (_SWATCH_EM * (_LINE_SWATCHES if entry.mark == "line" else 1.0) + 0.4)


def _draw_mark(placed: PlacedEntry, look: Look, canvas: Canvas) -> None:
    swatch, entry, x, middle = look.size * _SWATCH_EM, placed.entry, placed.x, placed.middle
    if entry.mark == "square":
        canvas.rect(x, middle - swatch / 2, swatch, swatch, entry.colour)
        return
    if entry.mark == "point":
        canvas.marker(entry.shape, x + swatch / 2, middle, look.size * 0.4, entry.colour, WHITE)
        return
    length = swatch * _LINE_SWATCHES
    canvas.line([(x, middle), (x + length, middle)], entry.colour, 1.8)
    canvas.marker(entry.shape, x + length / 2, middle, look.size * 0.3, entry.colour, WHITE)
