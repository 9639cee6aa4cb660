"""Bars: lying bars with their names on the left, first category on top; clustered, stacked or as shares."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.axes import BASELINE_WIDTH, GRID_WIDTH, Names
from reportgen.charts.bars import Bar, bar_paint, bars, label_sizes, slots, thickness, weight
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.legend import series_legend
from reportgen.charts.lying import LyingPlot, lying_rules, rules_height
from reportgen.charts.metrics import LINE_EM, MIDDLE_EM
from reportgen.charts.overlays import draw_labels, draw_over, draw_under
from reportgen.charts.placing import Placed, Rect, Spot, Wish, place
from reportgen.charts.scale import Scale, tight_scale, value_scale
from reportgen.charts.stacks import inside_label, stack_total
from reportgen.charts.traits import AXIS_PARTS, Traits
from reportgen.charts.wording import label_at
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

TRAITS = Traits("条形图", AXIS_PARTS - {"growth", "annotations"} | {"stacking"}, legend=series_legend)

_NAMES_SHARE = 0.34  # most of the frame's width that names may take
_NAME_GAP_EM = 0.6
_LABEL_GAP = 3.0
_JOINT = 0.6  # pt of paper between stacked segments
_INTERVALS = 4
_LABEL_SHARE = 0.5  # of the label size; on thinner bars the values of neighbours would touch


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the bars, their values and names."""
    frame = (canvas.width, canvas.height)
    header = lay_header(spec, look, frame, series_legend(spec, look))
    area = lay_lying(spec, look, frame, header.bottom)
    rules = lying_rules(spec, look, area, header.bottom)
    draw_header(header, look, canvas)
    draw_under(rules, canvas)
    _draw_axes(spec, area, look, canvas)
    marks = [(bar, _box(bar, spec, area)) for bar in bars(spec)]
    for bar, box in marks:
        joint = (
            _JOINT
            if spec.stacking != "clustered" and bar.start and box.right - box.left > 2 * _JOINT
            else 0.0
        )
        canvas.rect(
            box.left + joint,
            box.bottom,
            box.right - box.left - joint,
            box.top - box.bottom,
            bar_paint(spec, bar, look),
        )
    zero = area.x_of(Decimal(0))
    canvas.line([(zero, area.bottom), (zero, area.top)], look.baseline, BASELINE_WIDTH)
    draw_over(rules, canvas)
    if labelled(spec, area.band, look):
        wishes = _end_wishes(spec, look, marks) if spec.stacking == "clustered" else []
        solid = [box for _, box in marks]
        if spec.stacking != "clustered":
            wishes = _stack_wishes(spec, look, canvas, area, marks)
        room = _label_room(spec, look, area, canvas.width)
        draw_labels(rules, place(wishes, label_sizes(look), room, solid, look.text), look, canvas)


def _label_room(spec: ChartSpec, look: Look, area: LyingPlot, width: float) -> Rect:
    foot = area.bottom if shows_axis(spec, area.band, look) else 0.0
    return Rect(area.name_width, foot, width, area.top)


def lying_totals(spec: ChartSpec, look: Look, area: LyingPlot, width: float) -> tuple[Placed, ...]:
    """The totals of stacks at their places in a frame of this width; none where bars carry no values."""
    if not labelled(spec, area.band, look):
        return ()
    marks = [(bar, _box(bar, spec, area)) for bar in bars(spec)]
    wishes = _total_wishes(spec, look, area, marks)
    room = _label_room(spec, look, area, width)
    return place(wishes, label_sizes(look), room, [box for _, box in marks], look.text)


def labelled(spec: ChartSpec, band: float, look: Look) -> bool:
    """Whether bars carry their values: as wanted, but hair-thin ones have no room for any."""
    return spec.show_labels and thickness(spec, band) >= look.size * _LABEL_SHARE


def shows_axis(spec: ChartSpec, band: float, look: Look) -> bool:
    """Axis numbers and grid say nothing new where every bar carries its value."""
    return spec.stacking == "percent" or not labelled(spec, band, look)


def lay_lying(spec: ChartSpec, look: Look, frame: tuple[float, float], top: float) -> LyingPlot:
    """Arrange names and axis below ``top``, leaving room for the values at the bars' ends."""
    width = frame[0]
    top -= rules_height(spec, look)
    count = max(len(spec.categories), 1)
    axis, tight = shows_axis(spec, top / count, look), tight_scale(spec)
    bottom = look.small * 1.6 if axis else 1.0
    # on hair-thin bars the first and the last name are higher than their bands
    overhang = max((look.size - (top - bottom) / count) / 2, 0.0)
    top, bottom = top - overhang, bottom + overhang
    names, size, every = _names(spec, look, width * _NAMES_SHARE, (top - bottom) / count)
    name_width = max((look.text.width(line, size) for lines in names for line in lines), default=0.0)
    left, right = name_width + _NAME_GAP_EM * size, width - 1.0
    if not axis:
        longest = _longest_label(spec, look) + 2 * _LABEL_GAP
        right -= longest
        left += longest if tight.low < 0 else 0.0
    scale = _axis_scale(spec, look, right - left) if axis else tight
    if axis:
        right -= look.text.width(scale.tick_text(scale.ticks[-1]), look.small) / 2
        left = max(left, look.text.width(scale.tick_text(scale.ticks[0]), look.small) / 2)
    shown = Names(names, every, size)
    return LyingPlot(left, bottom, max(right, left + 10), top, count, scale, shown, name_width)


def _axis_scale(spec: ChartSpec, look: Look, room: float) -> Scale:
    """The value axis with as many numbers as stand side by side."""
    for intervals in range(_INTERVALS, 1, -1):
        scale = value_scale(spec, intervals)
        widths = [look.text.width(scale.tick_text(tick), look.small) + look.small for tick in scale.ticks]
        if max(widths) * len(widths) <= room:
            return scale
    return value_scale(spec, 1)


def _draw_axes(spec: ChartSpec, area: LyingPlot, look: Look, canvas: Canvas) -> None:
    """Draw names, and grid with numbers where the bars carry no values."""
    if shows_axis(spec, area.band, look):
        _draw_grid(area, look, canvas)
    size = area.names.size
    for category in range(0, len(area.names.lines), area.names.every):
        lines = area.names.lines[category]
        first = area.middle(category) + (len(lines) - 1) * LINE_EM * size / 2
        for row, line in enumerate(lines):
            y = first - row * LINE_EM * size
            canvas.text_beside(area.name_width, y, line, size, look.style.text_colour, anchor="end")


def _names(
    spec: ChartSpec, look: Look, measure: float, band: float
) -> tuple[tuple[tuple[str, ...], ...], float, int]:
    """Names in lines, their size, and every how many bars one is named (1 unless bars are hair-thin)."""
    size = look.size
    for factor in (1.0, 0.88):
        size = look.size * factor
        most = int(band / (size * LINE_EM))
        if most >= 1:
            lines = tuple(look.text.wrap(name, size, measure, min(most, 3)) for name in spec.categories)
            longest = max(len(entry) for entry in lines)
            if longest <= most:
                return lines, size, 1
    every = max(-int(-size * LINE_EM // band), 1)
    one_line = tuple((look.text.shortened(name, size, measure),) for name in spec.categories)
    return one_line, size, every


def _longest_label(spec: ChartSpec, look: Look) -> float:
    labels = [
        label_at(spec, series, category)
        for series in range(len(spec.series))
        for category in range(len(spec.categories))
    ]
    if spec.stacking == "stacked":
        labels += [stack_total(spec, category) or "" for category in range(len(spec.categories))]
    return max((look.text.width(label, look.size, bold=True) for label in labels), default=0.0)


def _draw_grid(area: LyingPlot, look: Look, canvas: Canvas) -> None:
    for tick in area.scale.ticks:
        x = area.x_of(tick)
        canvas.line([(x, area.bottom), (x, area.top)], look.style.grid, GRID_WIDTH)
        canvas.text_beside(
            x, look.small * 0.7, area.scale.tick_text(tick), look.small, look.quiet, anchor="middle"
        )


def _box(bar: Bar, spec: ChartSpec, area: LyingPlot) -> Rect:
    height = thickness(spec, area.band)
    top = area.middle(bar.category) + (slots(spec) / 2 - bar.slot) * height
    low, high = sorted((area.x_of(bar.start), area.x_of(bar.end)))
    return Rect(low, top - height, high, top)


def lying_ends(spec: ChartSpec, look: Look, area: LyingPlot) -> list[Wish]:
    """The value at the end of each bar of a plot."""
    return _end_wishes(spec, look, [(bar, _box(bar, spec, area)) for bar in bars(spec)])


def _end_wishes(spec: ChartSpec, look: Look, marks: list[tuple[Bar, Rect]]) -> list[Wish]:
    """The value at the end of each bar."""
    wishes = []
    for bar, box in marks:
        y = (box.bottom + box.top) / 2 - MIDDLE_EM * look.size
        spot = (
            Spot(box.left - _LABEL_GAP, y, "end") if bar.end < 0 else Spot(box.right + _LABEL_GAP, y, "start")
        )
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


def _stack_wishes(
    spec: ChartSpec, look: Look, canvas: Canvas, area: LyingPlot, marks: list[tuple[Bar, Rect]]
) -> list[Wish]:
    """Draws values inside segments; wishes for totals at the ends and values too long for their segment."""
    wishes = []
    for bar, box in marks:
        label = label_at(spec, bar.series, bar.category)
        inside = inside_label(label, box, look, look.bar_colour(spec, bar.series, bar.category))
        if inside is not None:
            canvas.plate(inside.box(label, look), bar_paint(spec, bar, look))
            canvas.text(inside.x, inside.y, label, inside.size, inside.colour, anchor="middle")
        else:
            above = Spot((box.left + box.right) / 2, box.top + 0.2 * look.size)
            below = Spot(above.x, box.bottom - 0.95 * look.size)
            colour = look.text_in(look.series_colour(bar.series))
            wishes.append(Wish(label, (above, below), colour, weight(spec, bar.series, bar.category)))
    return [*wishes, *_total_wishes(spec, look, area, marks)]


def _total_wishes(spec: ChartSpec, look: Look, area: LyingPlot, marks: list[tuple[Bar, Rect]]) -> list[Wish]:
    """The total at the end of each stack, in bold."""
    wishes = []
    for category in range(len(spec.categories)):
        total = stack_total(spec, category)
        if total is not None:
            end = max(box.right for bar, box in marks if bar.category == category)
            y = area.middle(category) - MIDDLE_EM * look.size
            spot = Spot(end + _LABEL_GAP, y, "start")
            wishes.append(Wish(total, (spot,), look.style.text_colour, 9.0, bold=True))
    return wishes


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:barChart with lying bars."""
    from reportgen.charts.native_bars import lying_parts

    return lying_parts(spec, look, size)
