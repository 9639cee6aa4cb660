"""Columns: upright bars, clustered, stacked or as shares of 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.axes import UprightPlot, draw_axes, draw_baseline, lay_upright
from reportgen.charts.bars import Bar, bar_paint, bars, label_sizes, slots, thickness, weight
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.legend import series_legend
from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM, LINE_EM, MIDDLE_EM
from reportgen.charts.overlays import (
    Marks,
    draw_labels,
    draw_over,
    draw_under,
    headroom,
    lay_overlays,
    margin_width,
)
from reportgen.charts.placing import Placed, Rect, Spot, Wish, place
from reportgen.charts.stacks import inside_label, stack_total
from reportgen.charts.traits import AXIS_PARTS, Traits
from reportgen.charts.wording import label_at
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

TRAITS = Traits("柱状图", AXIS_PARTS | {"stacking"}, crowded_categories=24, legend=series_legend)

_LABEL_GAP = 2.0
_SIDE_GAP = 3.0
_TOUCH = 0.3  # pt by which a label may reach over a column beside its own
_JOINT = 0.6  # pt of paper between stacked segments, so that they part in grey print


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the columns, their values and axes."""
    frame = (canvas.width, canvas.height)
    header = lay_header(spec, look, frame, series_legend(spec, look))
    margin, head = margin_width(spec, look, canvas.width), headroom(spec, look, frame)
    area = lay_upright(spec, look, frame, header.bottom, margin, head)
    overlays = lay_overlays(spec, look, area, column_marks(spec, look, area))
    draw_header(header, look, canvas)
    draw_under(overlays, canvas)
    draw_axes(area, look, canvas)
    marks = [(bar, segment_box(bar, spec, area)) for bar in bars(spec)]
    for bar, box in marks:
        joint = (
            _JOINT
            if spec.stacking != "clustered" and bar.start and box.top - box.bottom > 2 * _JOINT
            else 0.0
        )
        canvas.rect(
            box.left,
            box.bottom + joint,
            box.right - box.left,
            box.top - box.bottom - joint,
            bar_paint(spec, bar, look),
        )
    draw_baseline(area, look, canvas)
    draw_over(overlays, canvas)
    if spec.show_labels:
        room = label_room(area)
        if spec.stacking == "clustered":
            solid = [Rect(b.left + _TOUCH, b.bottom, b.right - _TOUCH, b.top) for _, b in marks]
            labels = place(end_wishes(spec, look, marks), label_sizes(look), room, solid, look.text)
            draw_labels(overlays, labels, look, canvas)
        else:
            _label_stacks(spec, look, canvas, room, marks)


def column_marks(spec: ChartSpec, look: Look, area: UprightPlot) -> Marks:
    """Where columns have their middles, and the height above each with its label."""
    boxes = {(bar.series, bar.category): segment_box(bar, spec, area) for bar in bars(spec)}
    label = look.size * LINE_EM if spec.show_labels else 0.0

    def x(series: int, category: int) -> float:
        box = boxes.get((series, category))
        return (box.left + box.right) / 2 if box is not None else area.middle(category)

    def tip(series: int, category: int) -> float:
        own = (series,) if spec.stacking == "clustered" else range(len(spec.series))
        tops = [boxes[each, category].top for each in own if (each, category) in boxes]
        return max(tops, default=area.zero) + label + _LABEL_GAP

    return Marks(x, tip)


def segment_box(bar: Bar, spec: ChartSpec, area: UprightPlot) -> Rect:
    """The rectangle of a bar in pt."""
    width = thickness(spec, area.band)
    left = area.middle(bar.category) + (bar.slot - slots(spec) / 2) * width
    low, high = sorted((area.height_of(bar.start), area.height_of(bar.end)))
    return Rect(left, low, left + width, high)


def end_wishes(spec: ChartSpec, look: Look, marks: list[tuple[Bar, Rect]]) -> list[Wish]:
    """The value above each column (below a negative one)."""
    wishes = []
    for bar, box in marks:
        middle = (box.left + box.right) / 2
        if bar.end < 0:
            spot = Spot(middle, box.bottom - _LABEL_GAP - ASCENT_EM * look.size)
        else:
            spot = Spot(middle, box.top + _LABEL_GAP + DESCENT_EM * look.size)
        wishes.append(
            Wish(
                label_at(spec, bar.series, bar.category),
                (spot,),
                look.style.text_colour,
                weight(spec, bar.series, bar.category),
                bold=bar.category in spec.highlight,
            )
        )
    return wishes


def _label_stacks(
    spec: ChartSpec, look: Look, canvas: Canvas, room: Rect, marks: list[tuple[Bar, Rect]]
) -> None:
    """Values inside their segments, beside them where a segment is too thin, and the total above in bold."""
    solid = [box for _, box in marks]
    beside: list[Wish] = []
    for bar, box in marks:
        label = label_at(spec, bar.series, bar.category)
        fill = look.bar_colour(spec, bar.series, bar.category)
        inside = inside_label(label, box, look, fill)
        if inside is not None:
            canvas.plate(inside.box(label, look), bar_paint(spec, bar, look))
            canvas.text(inside.x, inside.y, label, inside.size, inside.colour, anchor="middle")
            continue
        y = (box.bottom + box.top) / 2 - MIDDLE_EM * look.size
        lift = look.size * 0.6
        right, left = box.right + _SIDE_GAP, box.left - _SIDE_GAP
        beside.append(
            Wish(
                label,
                (
                    Spot(right, y, "start"),
                    Spot(left, y, "end"),
                    Spot(right, y + lift, "start"),
                    Spot(right, y - lift, "start"),
                ),
                look.text_in(look.series_colour(bar.series)),
                weight(spec, bar.series, bar.category),
            )
        )
    for placed in stack_totals(spec, look, room, marks):
        placed.draw(canvas)
        solid.append(placed.box(look.text))
    for placed in place(beside, (look.size,), room, solid, look.text):
        placed.draw(canvas)


def label_room(area: UprightPlot) -> Rect:
    """Where labels may stand."""
    return Rect(area.left, area.name_height, area.right, area.label_top)


def stack_totals(
    spec: ChartSpec, look: Look, room: Rect, marks: list[tuple[Bar, Rect]]
) -> tuple[Placed, ...]:
    """The total above each stack, in bold; nothing in a chart without labels."""
    totals: list[Wish] = []
    for category in range(len(spec.categories)) if spec.show_labels else ():
        total = stack_total(spec, category)
        if total is not None:
            boxes = [box for bar, box in marks if bar.category == category]
            y = max(box.top for box in boxes) + _LABEL_GAP + DESCENT_EM * look.size
            middle = (boxes[0].left + boxes[0].right) / 2
            totals.append(Wish(total, (Spot(middle, y),), look.style.text_colour, bold=True))
    return place(totals, label_sizes(look), room, [box for _, box in marks], look.text)


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:barChart with upright bars."""
    from reportgen.charts.native_bars import column_parts

    return column_parts(spec, look, size)
