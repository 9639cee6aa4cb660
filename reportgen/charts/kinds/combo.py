"""Combinations: columns and lines over the same categories, the lines on a second axis where units differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.charts.axes import MOST_INTERVALS, draw_axes, draw_baseline, lay_upright
from reportgen.charts.bars import Bar, bar_paint, bars, label_sizes
from reportgen.charts.combined import (
    axis_width,
    columns_only,
    ordered,
    parts_of,
    scales,
    second_measure,
)
from reportgen.charts.hatching import series_hatches
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.kinds.column import column_marks, end_wishes, segment_box
from reportgen.charts.legend import LegendEntry
from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM
from reportgen.charts.overlays import Marks, draw_over, draw_under, headroom, lay_overlays, margin_width
from reportgen.charts.placing import Placed, Rect, Spot, Wish, place, text_box
from reportgen.charts.traces import Trace, draw_traces, line_entry, marker_boxes, trace, trace_wishes
from reportgen.charts.traits import AXIS_PARTS, ChartProblem, Traits
from reportgen.charts.wording import label_at, on_second
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE

if TYPE_CHECKING:
    from reportgen.charts.axes import UprightPlot
    from reportgen.charts.canvas import Canvas, Point
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts
    from reportgen.charts.scale import Scale

_RIGHT_AXIS = "（右轴）"
_TICK_GAP = 4.0
_LABEL_GAP = 2.0  # pt between a column's top and a line's label above it
_MOST_LIFT_EM = 1.8  # that a line's label is raised to stand above a column


def _problems(spec: ChartSpec) -> Iterator[ChartProblem]:
    parts = parts_of(spec)
    if not parts.columns or not parts.lines:
        yield ChartProblem("chart-combo-marks")
    for index in parts.columns:
        if spec.series[index].axis == "second":
            yield ChartProblem("chart-combo-axis", {"series": spec.series[index].name}, series=index)


def combo_legend(spec: ChartSpec, look: Look) -> tuple[LegendEntry, ...]:
    """Squares for columns, lines with their markers; those on the right axis say so."""
    if spec.legend == "none":
        return ()
    entries = []
    hatches = series_hatches(spec, look)
    for index, series in enumerate(spec.series):
        entry = (
            LegendEntry(series.name, look.series_colour(index), hatch=hatches[index])
            if series.mark == "column"
            else line_entry(spec, look, index)
        )
        entries.append(replace(entry, name=series_words(spec, index)))
    return tuple(entries)


def series_words(spec: ChartSpec, index: int) -> str:
    """A series' name; those on the right axis say so."""
    name = spec.series[index].name
    return name + _RIGHT_AXIS if on_second(spec, index) else name


def prepared(spec: ChartSpec) -> ChartSpec:
    """The combination as it is drawn: columns before lines, side by side, the second axis' measure known."""
    return ordered(replace(spec, second=second_measure(spec), stacking="clustered"))


TRAITS = Traits(
    "组合图",
    AXIS_PARTS,
    crowded_series=6,
    crowded_categories=24,
    problems=_problems,
    legend=lambda spec, look: combo_legend(prepared(spec), look),
)


def lay_combo(
    spec: ChartSpec, look: Look, frame: tuple[float, float], top: float, margin: float
) -> tuple[UprightPlot, Scale | None]:
    """The plot of an ordered combination, and its second axis."""
    head = headroom(spec, look, frame)
    axis = max(axis_width(scales(spec, intervals)[1], look) for intervals in range(1, MOST_INTERVALS + 2))
    area = lay_upright(
        spec, look, frame, top, margin + axis, head, lambda intervals: scales(spec, intervals)[0]
    )
    second = scales(spec, len(area.scale.ticks) - 1)[1]
    return replace(area, axis_room=axis), second


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the columns, the lines over them, values and axes."""
    spec = prepared(spec)
    frame = (canvas.width, canvas.height)
    header = lay_header(spec, look, frame, combo_legend(spec, look))
    area, second = lay_combo(spec, look, frame, header.bottom, margin_width(spec, look, canvas.width))
    columns = columns_only(spec)
    traces = line_traces(spec, area, second)
    overlays = lay_overlays(spec, look, area, combo_marks(spec, look, area, traces))
    draw_header(header, look, canvas)
    draw_under(overlays, canvas)
    draw_axes(area, look, canvas)
    if second is not None:
        _draw_second(area, second, look, canvas)
    marks = [(bar, segment_box(bar, columns, area)) for bar in bars(columns)]
    for bar, box in marks:
        fill = bar_paint(spec, bar, look)
        canvas.rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom, fill)
    draw_baseline(area, look, canvas)
    draw_traces(traces, spec, look, canvas)
    draw_over(overlays, canvas)
    if not spec.show_labels:
        return
    room = Rect(area.left, area.name_height, area.right, area.label_top)
    boxes = [box for _, box in marks]
    markers = marker_boxes(traces, look)
    segments = [segment for each in traces for segment in each.segments]
    wishes = [_beside_columns(wish, boxes, segments, look) for wish in trace_wishes(traces, spec, look)]
    lines = place(wishes, label_sizes(look), room, markers, look.text)
    taken = [label.box(look.text) for label in lines]
    feet, ends = _foot_labels(columns, look, marks, [*taken, *markers])
    values = place(
        end_wishes(columns, look, ends), label_sizes(look), room, [*boxes, *taken, *markers], look.text
    )
    for label in feet:
        own = next(bar for bar, box in marks if box.left <= label.spot.x <= box.right)
        canvas.plate(label.box(look.text), bar_paint(spec, own, look))
        label.draw(canvas)
    for label in (*(_on_columns(label, marks, spec, look, canvas) for label in lines), *values):
        label.draw(canvas)


def _beside_columns(
    wish: Wish, boxes: Sequence[Rect], segments: Sequence[tuple[Point, Point]], look: Look
) -> Wish:
    """The label's spots, first those on paper alone, above a column's top if need be, then inside one."""

    def rank(spot: Spot) -> int:
        box = text_box(wish.text, spot, look.size, look.text)
        met = [bar for bar in boxes if box.overlaps(bar)]
        if any(box.crossed_by(*segment) for segment in segments):
            return 3
        return 0 if not met else 1 if any(box.inside(bar) for bar in met) else 2

    raised = []
    for spot in wish.spots[:1]:
        box = text_box(wish.text, spot, look.size, look.text)
        tops = [bar.top for bar in boxes if bar.left < box.right and bar.right > box.left]
        lift = max(tops, default=box.bottom) + _LABEL_GAP - box.bottom
        if 0 < lift <= _MOST_LIFT_EM * look.size:
            raised.append(replace(spot, y=spot.y + lift))
    spots = [*wish.spots, *raised]
    return replace(wish, spots=tuple(sorted(spots, key=rank)))


def _on_columns(
    label: Placed, marks: Sequence[tuple[Bar, Rect]], spec: ChartSpec, look: Look, canvas: Canvas
) -> Placed:
    """The label in a colour that reads on its column; on a plate of paper where it stands on an edge."""
    box = label.box(look.text)
    met = [(bar, column) for bar, column in marks if box.overlaps(column)]
    for bar, column in met:
        if box.inside(column):
            colour = look.text_on(look.bar_colour(spec, bar.series, bar.category))
            canvas.plate(box, bar_paint(spec, bar, look))
            return replace(label, wish=replace(label.wish, colour=colour))
    if met:
        canvas.rect(box.left - 1, box.bottom, box.right - box.left + 2, box.top - box.bottom, WHITE)
    return label


def _foot_labels(
    spec: ChartSpec, look: Look, marks: list[tuple[Bar, Rect]], taken: list[Rect]
) -> tuple[list[Placed], list[tuple[Bar, Rect]]]:
    """Values inside the columns at their feet, where no line runs; and the columns without room there."""
    found: list[Placed] = []
    texts = [label_at(spec, bar.series, bar.category) for bar, _ in marks]
    widest = max((look.text.width(text, look.size) for text in texts), default=0.0)
    if any(box.right - box.left < widest + 2 for _, box in marks):
        return [], marks
    left: list[tuple[Bar, Rect]] = []
    for bar, box in marks:
        text = label_at(spec, bar.series, bar.category)
        colour = look.text_on(look.bar_colour(spec, bar.series, bar.category))
        foot = (
            box.bottom + (DESCENT_EM + 0.3) * look.size
            if bar.end > 0
            else box.top - (ASCENT_EM + 0.3) * look.size
        )
        spot = Spot((box.left + box.right) / 2, foot)
        label = Placed(Wish(text, (spot,), colour, bold=bar.category in spec.highlight), spot, look.size)
        own = label.box(look.text)
        if bar.end and own.inside(box) and not any(own.overlaps(other) for other in taken):
            found.append(label)
        else:
            left.append((bar, box))
    return found, left


def line_traces(spec: ChartSpec, area: UprightPlot, second: Scale | None) -> list[Trace]:
    """The lines, each on its axis."""
    upper = area if second is None else replace(area, scale=second)
    parts = parts_of(spec)
    return [trace(spec, index, area.point) for index in parts.first] + [
        trace(spec, index, upper.point) for index in parts.second
    ]


def combo_marks(spec: ChartSpec, look: Look, area: UprightPlot, traces: list[Trace]) -> Marks:
    """Where columns and points are, and the height above all of a category's marks."""
    columns = column_marks(columns_only(spec), look, area)
    count = len(parts_of(spec).columns)
    lift = look.size * 2.0 if spec.show_labels else look.size

    def tip(series: int, category: int) -> float:
        points = [y for each in traces for index, (_, y) in each.points if index == category]
        own = columns.tip(series, category) if series < count else area.bottom
        return max(own, *(y + lift for y in points), area.bottom)

    def x(series: int, category: int) -> float:
        return columns.x(series, category) if series < count else area.middle(category)

    return Marks(x, tip)


def _draw_second(area: UprightPlot, second: Scale, look: Look, canvas: Canvas) -> None:
    """The numbers of the second axis; the grid is the first one's, its lines serve both."""
    right = replace(area, scale=second)
    for tick in second.ticks:
        canvas.text_beside(
            area.right + _TICK_GAP, right.height_of(tick), second.tick_text(tick), look.small, look.quiet
        )


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:barChart and c:lineCharts on two pairs of axes."""
    from reportgen.charts.native_combo import combo_parts

    return combo_parts(spec, look, size)
