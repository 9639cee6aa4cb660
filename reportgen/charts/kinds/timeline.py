"""Timeline: events in order, side by side along a line while their words fit, else under each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportgen.charts.metrics import LINE_EM
from reportgen.charts.traits import ChartProblem, Traits
from reportgen.model.chart import ChartSpec, TimelineEvent
from reportgen.model.colour import WHITE
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look

_LINE_WIDTH = 1.6
_RADIUS_EM = 0.48
_AIR = 9.0  # pt between the words of neighbours
_DATE_EM = 1.1
_DATES_SHARE = 0.26  # most of the frame's width for dates in a column
_GAP = 10.0
_PARAGRAPH_EM = 0.45
_AROUND_EM = 3.2  # around dates and words side by side: the line and the air beside it
_MOST_LINES_ALONG = 7  # of a date and its words side by side; more read better under each other
_LEAST_SIDE_BY_SIDE_EM = 7.0  # a narrower place for words reads like a column of single characters


def _describe(spec: ChartSpec) -> str:
    return "；".join(f"{event.date}，{event.text}" for event in spec.events)


def _problems(spec: ChartSpec) -> Iterable[ChartProblem]:
    if len(spec.events) > 12:
        words = {"kind": TRAITS.words, "found": str(len(spec.events)), "most": "12"}
        yield ChartProblem("chart-crowded", words)


def _least_height(spec: ChartSpec, look: Look, width: float) -> float:
    """Side by side while the words stay in a few lines, else under each other; whole in either."""
    slot = (width + _AIR) / max(len(spec.events), 1)
    if slot - _AIR >= _LEAST_SIDE_BY_SIDE_EM * look.size:
        room = _MOST_LINES_ALONG * LINE_EM * look.size + look.size * _AROUND_EM
        words = [
            _words(index, event, look, look.size, slot - _AIR, room)
            for index, event in enumerate(spec.events)
        ]
        if all(entry.whole for entry in words):
            lines = max(len(entry.date) + len(entry.text) for entry in words)
            return lines * LINE_EM * look.size + look.size * _AROUND_EM
    dates = _dates_width(spec, look, width)
    return _height(_rows(spec, look, look.size, dates, width - dates - 2 * _GAP), look.size)


TRAITS = Traits(
    "时间轴",
    frozenset({"events", "highlight"}),
    problems=_problems,
    describe=_describe,
    data_part="events",
    has_data=lambda spec: bool(spec.events),
    least_height=_least_height,
)


@record(frozen=True, slots=True)
class _Words:
    """The date and text of event ``index`` in lines; ``whole`` if nothing was cut."""

    index: int
    date: tuple[str, ...]
    text: tuple[str, ...]
    whole: bool


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the line, its points and the words of each."""
    slot = (canvas.width + _AIR) / max(len(spec.events), 1)
    if slot - _AIR >= _LEAST_SIDE_BY_SIDE_EM * look.size:
        room = canvas.height - look.size * _AROUND_EM + 0.01
        words = [
            _words(index, event, look, look.size, slot - _AIR, room)
            for index, event in enumerate(spec.events)
        ]
        if all(entry.whole for entry in words):
            _draw_along(spec, words, slot, look, canvas)
            return
    _draw_down(spec, look, canvas)


def _words(index: int, event: TimelineEvent, look: Look, size: float, width: float, height: float) -> _Words:
    date = look.text.wrap(event.date, size * _DATE_EM, width, 2, bold=True)
    rows = max(int(height / (size * LINE_EM)) - len(date), 1)
    text = tuple(line for line in look.text.wrap(event.text, size, width, rows) if line)
    # a date or words that were cut are not whole
    whole = _joined(date) == _joined((event.date,)) and _joined(text) == _joined((event.text,))
    whole = whole and all(look.text.width(line, size * _DATE_EM, True) <= width for line in date)
    return _Words(index, date, text, whole and all(look.text.width(line, size) <= width for line in text))


def _draw_along(spec: ChartSpec, words: list[_Words], slot: float, look: Look, canvas: Canvas) -> None:
    """Dates above the line, words below it, both flush with their point."""
    size, radius = look.size, look.size * _RADIUS_EM
    dates = max(len(entry.date) for entry in words)
    texts = max(len(entry.text) for entry in words)
    date_height = dates * LINE_EM * size * _DATE_EM
    extent = date_height + size * 1.6 + texts * LINE_EM * size
    y = canvas.height - max((canvas.height - extent) / 2, 0.0) - date_height - size * 0.8
    canvas.line([(radius, y), (canvas.width, y)], look.style.grid, _LINE_WIDTH)
    for index, entry in enumerate(words):
        x, marked = index * slot, index in spec.highlight
        colour = look.style.highlight if marked else look.series_colour(0)
        canvas.marker("circle", x + radius, y, radius, colour, WHITE)
        for row, line in enumerate(reversed(entry.date)):
            middle = y + size * 0.8 + (row + 0.5) * LINE_EM * size * _DATE_EM
            ink = look.text_in(colour)
            canvas.text_beside(x, middle, line, size * _DATE_EM, ink, bold=True)
        for row, line in enumerate(entry.text):
            middle = y - size * 0.8 - (row + 0.5) * LINE_EM * size
            canvas.text_beside(x, middle, line, size, look.style.text_colour)


def _draw_down(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Dates in a column on the left, the line, words on the right; smaller, then shorter, to find room."""
    dates_width = _dates_width(spec, look, canvas.width)
    x = dates_width + _GAP
    left = x + _GAP
    for factor in (1.0, 0.9, 0.8):
        size = look.size * factor
        rows = _rows(spec, look, size, dates_width, canvas.width - left)
        height = _height(rows, size)
        if height <= canvas.height + 0.01:
            break
    else:
        rows = _shortened(spec, rows, look, size, canvas.width - left, canvas.height)
        height = _height(rows, size)
    # what room is left goes between the events
    extra = min(max(canvas.height - height, 0.0) / max(len(rows), 1), size)
    tops: list[float] = []
    top = canvas.height - max(canvas.height - height - extra * len(rows), 0.0) / 2
    for row in rows:
        tops.append(top)
        top -= _extent(row, size) + extra
    radius = size * _RADIUS_EM
    middles = [edge - LINE_EM * size / 2 for edge in tops]
    if len(middles) > 1:
        canvas.line([(x, middles[0]), (x, middles[-1])], look.style.grid, _LINE_WIDTH)
    for row, first in zip(rows, middles, strict=True):
        colour = look.style.highlight if row.index in spec.highlight else look.series_colour(0)
        canvas.marker("circle", x, first, radius, colour, WHITE)
        for line_number, line in enumerate(row.date):
            y = first - line_number * LINE_EM * size
            canvas.text_beside(dates_width, y, line, size, look.text_in(colour), bold=True, anchor="end")
        for line_number, line in enumerate(row.text):
            canvas.text_beside(left, first - line_number * LINE_EM * size, line, size, look.style.text_colour)


def _dates_width(spec: ChartSpec, look: Look, width: float) -> float:
    widest = max((look.text.width(event.date, look.size, True) for event in spec.events), default=0.0)
    return min(widest, width * _DATES_SHARE)


def _rows(spec: ChartSpec, look: Look, size: float, dates: float, measure: float) -> list[_Words]:
    rows = []
    for index, event in enumerate(spec.events):
        date = look.text.wrap(event.date, size, dates, 2, bold=True)
        text = tuple(line for line in look.text.wrap(event.text, size, measure, 8) if line)
        rows.append(_Words(index, tuple(line for line in date if line), text, True))
    return rows


def _shortened(
    spec: ChartSpec, rows: list[_Words], look: Look, size: float, measure: float, height: float
) -> list[_Words]:
    """One line for each event; if even so they do not find room, evenly chosen ones, first and last kept."""
    lines = [
        _Words(
            row.index,
            (row.date[0],) if row.date else (),
            tuple(line for line in look.text.wrap(event.text, size, measure, 1) if line),
            False,
        )
        for row, event in zip(rows, spec.events, strict=True)
    ]
    most = max(int(height / _extent(lines[0], size)), 1)
    if len(lines) <= most:
        return lines
    step = (len(lines) - 1) / max(most - 1, 1)
    return [lines[round(index * step)] for index in range(most)]


def _height(rows: list[_Words], size: float) -> float:
    return sum(_extent(row, size) for row in rows)


def _extent(row: _Words, size: float) -> float:
    return (max(len(row.date), len(row.text), 1) * LINE_EM + _PARAGRAPH_EM) * size


def _joined(lines: Iterable[str]) -> str:
    return "".join("".join(lines).split())
