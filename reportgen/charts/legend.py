"""Legends: entries with their marks, set in rows above or below the chart, or in a column on its right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from reportgen.charts.hatching import Hatch, painted, series_hatches
from reportgen.charts.look import Look
from reportgen.charts.metrics import LINE_EM
from reportgen.charts.wording import piles
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas, MarkerShape

ROW_EM = 1.6
_GAP_EM = 1.4  # between entries
_SWATCH_EM = 0.8
_LINE_SWATCHES = 2.2  # a line with its marker needs more than a square
_MOST_HEIGHT = 0.3  # of the frame; a longer legend is cut, and the editor told
_RIGHT_SHARE = 0.3  # of the frame's width for a column of entries; longer names are wrapped
_RIGHT_LINES = 3
_BELOW_AIR = 0.25  # rows between the chart and a legend below it
_LEAST_RIGHT_EM = 5.0  # of a name in that column; on a narrower chart the legend stands below


@record(frozen=True, slots=True)
class LegendEntry:
    """A series in the legend: a square, a marker, a line with its marker; a ring tells what bubbles mean."""

    name: str
    colour: Colour
    mark: Literal["square", "line", "point", "ring"] = "square"
    shape: MarkerShape = "circle"
    hatch: Hatch | None = None


def series_legend(spec: ChartSpec, look: Look) -> tuple[LegendEntry, ...]:
    """The entries of a chart of bars; a single series needs none, the caption names it."""
    if len(spec.series) < 2 or spec.legend == "none":
        return ()
    hatches = series_hatches(spec, look)
    return tuple(
        LegendEntry(series.name, look.series_colour(index), hatch=hatches[index])
        for index, series in enumerate(spec.series)
    )


@record(frozen=True, slots=True)
class PlacedEntry:
    """A legend entry at its place: left edge, middle height of its first line (y upwards), whole width."""

    entry: LegendEntry
    lines: tuple[str, ...]
    x: float
    middle: float
    width: float


@record(frozen=True, slots=True)
class Row:
    """The width that a first row of entries leaves free: from ``start`` on, up to ``end``."""

    start: float
    end: float


def lay_rows(
    legend: Sequence[LegendEntry], look: Look, width: float, first: Row, most: int
) -> tuple[tuple[PlacedEntry, ...], int]:
    """Entries flowing in at most ``most`` rows below the height 0, and how many rows they take.

    What finds no room is not in the result.
    """
    row, gap = look.size * ROW_EM, look.size * _GAP_EM
    x, rows = first.start, 1
    placed: list[PlacedEntry] = []
    for entry in legend:
        lead = lead_width(entry, look)
        name = look.text.shortened(entry.name, look.size, width - lead - (width - first.end))
        extent = lead + look.text.width(name, look.size)
        if x > 0 and x + extent > (first.end if rows == 1 else width):
            if rows == most:
                break
            x, rows = 0.0, rows + 1
        placed.append(PlacedEntry(entry, (name,), x, row / 2 - rows * row, extent))
        x += extent + gap
    return tuple(placed), rows


def most_rows(height: float, look: Look) -> int:
    """How many rows of entries a frame of this height has room for, at least one."""
    return max(int(height * _MOST_HEIGHT / (look.size * ROW_EM)), 1)


@record(frozen=True, slots=True)
class Aside:
    """A legend below or on the right of a chart: its entries, and the frame that is left for the chart."""

    entries: tuple[PlacedEntry, ...]
    left: float
    bottom: float
    width: float
    height: float


def lay_aside(
    spec: ChartSpec, legend: Sequence[LegendEntry], look: Look, frame: tuple[float, float]
) -> Aside:
    """Arrange a legend below or on the right of the chart in a frame (width, height).

    On the right the entries stand in the order of a stack, its topmost part first; where the chart is too
    narrow for a column of names, they stand below.
    """
    width, height = frame
    lead = max((lead_width(entry, look) for entry in legend), default=0.0)
    measure = width * _RIGHT_SHARE - lead
    if spec.legend == "right" and measure >= _LEAST_RIGHT_EM * look.size:
        upwards = spec.kind == "area" or (spec.kind == "column" and piles(spec) != "clustered")
        return _column(legend[::-1] if upwards else legend, look, frame, measure)
    most = most_rows(height, look)
    placed, rows = lay_rows(legend, look, width, Row(0.0, width), most)
    low = rows * look.size * ROW_EM
    foot = low + _BELOW_AIR * look.size * ROW_EM
    moved = tuple(replace(entry, middle=entry.middle + low) for entry in placed)
    return Aside(moved, 0.0, foot, width, height - foot)


def _column(legend: Sequence[LegendEntry], look: Look, frame: tuple[float, float], measure: float) -> Aside:
    width, height = frame
    found: list[tuple[LegendEntry, tuple[str, ...]]] = []
    room = height
    for entry in legend:
        lines = look.text.wrap(entry.name, look.size, measure, _RIGHT_LINES)
        room -= _extent(lines, look)
        if room < 0:
            break
        found.append((entry, lines))
    widths = [
        lead_width(entry, look) + max(look.text.width(line, look.size) for line in lines)
        for entry, lines in found
    ]
    left = width - max(widths, default=0.0)
    row = look.size * ROW_EM
    used = sum(_extent(lines, look) for _, lines in found)
    top = height - row if used + row <= height else height  # beside the plot, below the row of the unit
    placed = []
    for (entry, lines), extent in zip(found, widths, strict=True):
        placed.append(PlacedEntry(entry, lines, left, top - row / 2, extent))
        top -= _extent(lines, look)
    return Aside(tuple(placed), 0.0, 0.0, left - look.size * _GAP_EM, height)


def _extent(lines: Sequence[str], look: Look) -> float:
    return (ROW_EM + (len(lines) - 1) * LINE_EM) * look.size


def draw_entries(entries: Sequence[PlacedEntry], look: Look, canvas: Canvas) -> None:
    """Draw marks and names."""
    for placed in entries:
        _draw_mark(placed, look, canvas)
        x = placed.x + lead_width(placed.entry, look)
        for row, line in enumerate(placed.lines):
            y = placed.middle - row * LINE_EM * look.size
            canvas.text_beside(x, y, line, look.size, look.style.text_colour)


def lead_width(entry: LegendEntry, look: Look) -> float:
    """The width of an entry's mark with the gap after it."""
    return look.size * (_SWATCH_EM * (_LINE_SWATCHES if entry.mark == "line" else 1.0) + 0.4)


def _draw_mark(placed: PlacedEntry, look: Look, canvas: Canvas) -> None:
    swatch, entry, x, middle = look.size * _SWATCH_EM, placed.entry, placed.x, placed.middle
    if entry.mark == "square":
        fill = painted(entry.colour, entry.hatch, look)
        canvas.rect(x, middle - swatch / 2, swatch, swatch, fill)
        return
    if entry.mark == "point":
        if entry.hatch is None:
            canvas.marker(entry.shape, x + swatch / 2, middle, look.size * 0.4, entry.colour, WHITE)
        else:
            fill = painted(entry.colour, entry.hatch, look)
            canvas.circle(x + swatch / 2, middle, swatch / 2, fill, entry.colour)
        return
    if entry.mark == "ring":
        canvas.circle(x + swatch / 2, middle, swatch / 2, WHITE, entry.colour)
        return
    length = swatch * _LINE_SWATCHES
    canvas.line([(x, middle), (x + length, middle)], entry.colour, 1.8)
    canvas.marker(entry.shape, x + length / 2, middle, look.size * 0.3, entry.colour, WHITE)
