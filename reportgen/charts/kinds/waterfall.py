"""Waterfall: from an opening balance through rises and falls to a total, column after column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.axes import UprightPlot, draw_axes, draw_baseline, lay_upright
from reportgen.charts.bars import label_sizes, thickness, weight
from reportgen.charts.header import Header, draw_header, lay_header
from reportgen.charts.legend import LegendEntry
from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM
from reportgen.charts.placing import Placed, Rect, Spot, Wish, place
from reportgen.charts.traits import ChartProblem, Traits
from reportgen.charts.wording import label_at, number_text, spoken_category, value_at, with_unit
from reportgen.model.chart import ChartSpec, Series
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

RISE, FALL, TOTAL = "增加", "减少", "合计"
_LABEL_GAP = 2.0
JOIN_WIDTH = 0.6
_LEAST_COLUMN = 0.8  # pt; no change is a line, not nothing


@record(frozen=True, slots=True)
class Step:
    """A column from ``start`` to ``end`` on the value axis; a total stands on zero."""

    category: int
    start: Decimal
    end: Decimal
    total: bool


def steps(spec: ChartSpec) -> Iterator[Step]:
    """The columns from left to right; a missing change has none and changes nothing."""
    level = Decimal(0)
    for category in range(len(spec.categories)):
        value = value_at(spec, 0, category)
        if value is None:
            continue
        if category in spec.totals:
            yield Step(category, Decimal(0), value, True)
            level = value
        else:
            yield Step(category, level, level + value, False)
            level += value


def _problems(spec: ChartSpec) -> Iterable[ChartProblem]:
    """A total that is not what the changes before it add up to (but an opening one)."""
    level: Decimal | None = None
    for category, name in enumerate(spec.categories):
        value = value_at(spec, 0, category)
        if value is None:
            continue
        if category in spec.totals:
            if level is not None and level != value:
                words = {
                    "category": name,
                    "value": number_text(value, spec.decimals),
                    "sum": number_text(level, spec.decimals),
                }
                yield ChartProblem("chart-waterfall-total", words, series=0, category=category)
            level = value
        else:
            level = (level or Decimal(0)) + value


def _describe(spec: ChartSpec) -> str:
    parts = []
    for step in steps(spec):
        name = spoken_category(spec.categories[step.category])
        if step.total:
            parts.append(f"{name}{with_unit(label_at(spec, 0, step.category), spec.unit)}")
            continue
        change = step.end - step.start
        verb = "增加" if change > 0 else "减少" if change < 0 else "没有变化"
        size = with_unit(number_text(abs(change), spec.decimals), spec.unit) if change else ""
        parts.append(f"{name}{verb}{size}")
    return "，".join(parts)


def waterfall_legend(spec: ChartSpec, look: Look) -> tuple[LegendEntry, ...]:
    """The three sorts of columns, as far as there are any; one alone needs no legend."""
    columns = tuple(steps(spec))
    changes = [step for step in columns if not step.total]
    entries = []
    if any(step.end >= step.start for step in changes):
        entries.append(LegendEntry(RISE, rise_colour(look)))
    if any(step.end < step.start for step in changes):
        entries.append(LegendEntry(FALL, fall_colour(look)))
    if len(changes) < len(columns):
        entries.append(LegendEntry(TOTAL, look.series_colour(0)))
    return tuple(entries) if len(entries) > 1 and spec.legend != "none" else ()


TRAITS = Traits(
    "瀑布图",
    frozenset({"totals", "highlight", "labels", "legend"}),
    most_series=1,
    crowded_categories=16,
    problems=_problems,
    describe=_describe,
    legend=waterfall_legend,
)


@record(frozen=True, slots=True)
class WaterfallPlot:
    """A waterfall laid out in its frame: columns and their boxes, the labels that find room by category."""

    header: Header
    area: UprightPlot
    columns: tuple[Step, ...]
    boxes: list[Rect]
    labels: dict[int, Placed]


def lay_waterfall(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> WaterfallPlot:
    """Arrange columns, axes and values in a frame (width, height)."""
    columns = tuple(steps(spec))
    header = lay_header(spec, look, frame, waterfall_legend(spec, look))
    area = lay_upright(levels(spec), look, frame, header.bottom, right_margin=0.0)
    boxes = [_box(step, spec, area) for step in columns]
    labels: dict[int, Placed] = {}
    if spec.show_labels:
        room = Rect(area.left, area.name_height, frame[0], header.bottom)
        wishes = [_wish(step, box, spec, look) for step, box in zip(columns, boxes, strict=True)]
        keys = {id(wish): step.category for wish, step in zip(wishes, columns, strict=True)}
        placed = place(wishes, label_sizes(look), room, boxes, look.text)
        labels = {keys[id(label.wish)]: label for label in placed}
    return WaterfallPlot(header, area, columns, boxes, labels)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the columns, the lines that join them, and their values."""
    laid = lay_waterfall(spec, look, (canvas.width, canvas.height))
    area, columns, boxes = laid.area, laid.columns, laid.boxes
    draw_header(laid.header, look, canvas)
    draw_axes(area, look, canvas)
    for step, box in zip(columns, boxes, strict=True):
        fill = step_colour(step, spec, look)
        canvas.rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom, fill)
    for (step, box), after in zip(zip(columns, boxes, strict=True), boxes[1:], strict=False):
        y = area.height_of(step.end)
        canvas.line([(box.right, y), (after.left, y)], look.baseline, JOIN_WIDTH)
    draw_baseline(area, look, canvas)
    for label in laid.labels.values():
        label.draw(canvas)


def levels(spec: ChartSpec) -> ChartSpec:
    """The same categories with the levels that columns reach, which the value axis must hold."""
    high: list[Decimal | None] = [None] * len(spec.categories)
    low = list(high)
    for step in steps(spec):
        low[step.category], high[step.category] = sorted((step.start, step.end))
    ends = (Series("high", tuple(high)), Series("low", tuple(low)))
    return replace(spec, series=ends, stacking="clustered")


def step_label(step: Step, spec: ChartSpec) -> str:
    """The value with its sign, a total without."""
    label = label_at(spec, 0, step.category)
    rise = not step.total and step.end > step.start
    return f"+{label}" if rise and label[:1].isdigit() else label


def step_colour(step: Step, spec: ChartSpec, look: Look) -> Colour:
    """Totals in the first colour, rises in a light tint of it, falls in the accent: apart in grey too."""
    if step.total:
        return look.style.highlight if step.category in spec.highlight else look.series_colour(0)
    if step.category in spec.highlight:
        return look.style.highlight
    return rise_colour(look) if step.end >= step.start else fall_colour(look)


def rise_colour(look: Look) -> Colour:
    return look.series_colour(0).mixed(WHITE, 0.6)


def fall_colour(look: Look) -> Colour:
    return look.style.text_colour.mixed(WHITE, 0.35)


def _box(step: Step, spec: ChartSpec, area: UprightPlot) -> Rect:
    width = thickness(replace(spec, stacking="clustered"), area.band)
    left = area.middle(step.category) - width / 2
    low, high = sorted((area.height_of(step.start), area.height_of(step.end)))
    if high - low < _LEAST_COLUMN:
        low, high = (low + high - _LEAST_COLUMN) / 2, (low + high + _LEAST_COLUMN) / 2
    return Rect(left, low, left + width, high)


def _wish(step: Step, box: Rect, spec: ChartSpec, look: Look) -> Wish:
    middle = (box.left + box.right) / 2
    above = Spot(middle, box.top + _LABEL_GAP + DESCENT_EM * look.size)
    below = Spot(middle, box.bottom - _LABEL_GAP - ASCENT_EM * look.size)
    spots = (below, above) if step.end < step.start else (above, below)
    heavy = 9.0 if step.total else weight(spec, 0, step.category)
    return Wish(step_label(step, spec), spots, look.style.text_colour, heavy, bold=step.total)


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:barChart of stacked columns on a base without a look."""
    from reportgen.charts.native_waterfall import waterfall_parts

    return waterfall_parts(spec, look, size)
