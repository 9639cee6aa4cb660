"""Slices of pie and doughnut: angles by share, labels in two columns outside, leader lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.charts.hatching import painted, slice_hatches
from reportgen.charts.look import Look
from reportgen.charts.metrics import LINE_EM, MIDDLE_EM
from reportgen.charts.overlays import Overlays, Rule, Words, draw_over
from reportgen.charts.placing import Rect, Spot, spread
from reportgen.charts.wording import label_at, part_text, value_at, with_unit
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE
from reportgen.model.drawing import Anchor
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas, Point

_NAME_SHARE = 0.28  # of the frame's width for labels on one side
_FIGURES_SHARE = 0.36  # of the frame's width for a figure that would else be broken
_LEAST_NAME_EM = 3.0  # of a name before its figures; with less of it they are cut as well
_RADIAL = 7.0  # pt from the rim to the leader's elbow
_LEVEL = 9.0  # pt from the elbow to the label
_TEXT_GAP = 3.0
_BLOCK_GAP_EM = 0.45  # between labels of a column
_SEAM = 1.2  # pt of paper between slices
_LEAST_RADIUS = 12.0
_LEADER = 0.6
_TURN_FROM = 4  # slices


@record(frozen=True, slots=True)
class Slice:
    """A category's slice between two angles (degrees, counter-clockwise from the right)."""

    category: int
    value: Decimal
    start: float
    end: float
    share: Fraction

    @property
    def direction(self) -> Point:
        """The unit vector through its middle."""
        angle = math.radians((self.start + self.end) / 2)
        return math.cos(angle), math.sin(angle)

    @property
    def on_right(self) -> bool:
        return self.direction[0] >= 0


@record(frozen=True, slots=True)
class SliceLabel:
    """A slice's label in lines: the name's, then where values are shown its figures'."""

    part: Slice
    lines: tuple[str, ...]
    size: float
    name_lines: int

    @property
    def extent(self) -> float:
        return (len(self.lines) * LINE_EM + _BLOCK_GAP_EM) * self.size


def known_values(spec: ChartSpec) -> tuple[tuple[int, Decimal], ...]:
    """Categories with their values; gaps and (refused) negative values have no slice."""
    values = [(c, value_at(spec, 0, c)) for c in range(len(spec.categories))]
    return tuple((c, v) for c, v in values if v is not None and v >= 0)


def first_angle(spec: ChartSpec) -> int:
    """Where the first slice begins, in degrees clockwise from twelve o'clock.

    Beside one slice of more than half, several small ones would crowd at the top; the large one is then
    turned to the right, so that their labels have the whole left side.
    """
    values = known_values(spec)
    total = Fraction(sum((v for _, v in values), Decimal(0)))
    if len(values) == 1:  # its middle, with its label, at the right
        return 270
    if len(values) < _TURN_FROM or not total:
        return 0
    largest = max(range(len(values)), key=lambda i: values[i][1])
    if Fraction(values[largest][1]) * 2 < total:
        return 0
    before = sum((Fraction(v) for _, v in values[:largest]), Fraction(0))
    middle = (before + Fraction(values[largest][1]) / 2) / total
    return round(90 - 360 * float(middle)) % 360


def slices(spec: ChartSpec) -> tuple[Slice, ...]:
    """The slices clockwise from ``first_angle``."""
    known = known_values(spec)
    total = Fraction(sum((v for _, v in known), Decimal(0)))
    found, before, turn = [], Fraction(0), 90 - first_angle(spec)
    for category, value in known:
        share = Fraction(value) / total if total else Fraction(0)
        start, end = turn - 360 * float(before + share), turn - 360 * float(before)
        found.append(Slice(category, value, start, end, share))
        before += share
    return tuple(found)


@record(frozen=True, slots=True)
class SetLabel:
    """A label at its place: the end of its leader line, the height of its middle (pt, y upwards)."""

    label: SliceLabel
    x: float
    middle: float

    def box(self, look: Look) -> Rect:
        """What its lines cover."""
        width = max(look.text.width(line, self.label.size) for line in self.label.lines)
        half = len(self.label.lines) * LINE_EM * self.label.size / 2
        left = self.x + _TEXT_GAP if self.label.part.on_right else self.x - _TEXT_GAP - width
        return Rect(left, self.middle - half, left + width, self.middle + half)


@record(frozen=True, slots=True)
class RoundPlot:
    """The circle in pt (y upwards) and the labels outside it."""

    centre: Point
    radius: float
    labels: tuple[SetLabel, ...]

    def overlays(self, look: Look) -> Overlays:
        """The labels with their leader lines."""
        shapes: list[Rule | Words] = []
        for each in self.labels:
            shapes.append(_leader(each, look, self.centre, self.radius))
            shapes += _lines(each, look)
        return Overlays(over=tuple(shapes))


def lay_slices(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> RoundPlot:
    """Arrange circle and labels in a frame (width, height)."""
    parts = slices(spec)
    width, height = frame
    labels = _fitting_labels(spec, parts, look, frame)
    widest = max((look.text.width(line, lb.size) for lb in labels for line in lb.lines), default=0.0)
    margin = widest + _TEXT_GAP + _LEVEL + _RADIAL
    centre = (width / 2, height / 2)
    rows = max((label.extent for label in labels), default=0.0)
    radius = min(centre[0] - margin, centre[1] - max(_RADIAL, rows / 2) - 1.0)
    radius = max(radius, _LEAST_RADIUS)
    columns = ([label for label in labels if label.part.on_right is right] for right in (True, False))
    found = [placed for column in columns for placed in _column(column, height, centre, radius)]
    return RoundPlot(centre, radius, tuple(found))


def draw_slices(spec: ChartSpec, look: Look, canvas: Canvas, hole: float) -> RoundPlot:
    """Draw slices and labels; where they are."""
    plot = lay_slices(spec, look, (canvas.width, canvas.height))
    _draw_circle(spec, slices(spec), look, canvas, plot.centre, plot.radius, hole)
    draw_over(plot.overlays(look), canvas)
    return plot


def _draw_circle(
    spec: ChartSpec,
    parts: Sequence[Slice],
    look: Look,
    canvas: Canvas,
    centre: Point,
    radius: float,
    hole: float,
) -> None:
    visible = [part for part in parts if part.share]
    if not visible:  # all zero: an empty circle says so
        canvas.wedge(centre, radius, hole, (-270.0, 90.0), look.style.grid)
    hatches = slice_hatches(spec)
    for part in visible:
        fill = painted(look.slice_colour(spec, part.category), hatches[part.category], look)
        canvas.wedge(centre, radius, hole, (part.start, part.end), fill)
    if len(visible) > 1:
        for part in visible:
            x, y = (math.cos(math.radians(part.end)), math.sin(math.radians(part.end)))
            inner, outer = radius * hole * 0.98, radius * 1.01
            canvas.line(
                [
                    (centre[0] + x * inner, centre[1] + y * inner),
                    (centre[0] + x * outer, centre[1] + y * outer),
                ],
                WHITE,
                _SEAM,
            )


def _fitting_labels(
    spec: ChartSpec, parts: Sequence[Slice], look: Look, frame: tuple[float, float]
) -> tuple[SliceLabel, ...]:
    """Labels at the largest size and in the most lines that fit; else only the largest slices' labels."""
    width, height = frame
    measure = max(min(width * _NAME_SHARE, width / 2 - 45), 2 * look.size)
    chosen: tuple[SliceLabel, ...] = ()
    for size, most in ((look.size, 2), (look.size * 0.88, 2), (look.size * 0.88, 1)):
        chosen = tuple(_label(spec, part, look, size, measure, most, width) for part in parts)
        if not _crowded(chosen, height):
            return chosen
    crowded = _crowded(chosen, height)
    chosen = tuple(
        replace(lb, lines=(_one_line(spec, lb, look, measure),), name_lines=1)
        if lb.part.on_right in crowded
        else lb
        for lb in chosen
    )
    by_size = sorted(chosen, key=lambda lb: (lb.part.category in spec.highlight, lb.part.value), reverse=True)
    while by_size and (crowded := _crowded(by_size, height)):
        by_size.remove(next(lb for lb in reversed(by_size) if lb.part.on_right in crowded))
    kept = {label.part.category for label in by_size}
    return tuple(label for label in chosen if label.part.category in kept)


def _crowded(labels: Sequence[SliceLabel], height: float) -> frozenset[bool]:
    """The sides (whether the right one) that have no room for all their labels."""
    return frozenset(
        right
        for right in (True, False)
        if sum(label.extent for label in labels if label.part.on_right is right) > height
    )


def _label(
    spec: ChartSpec, part: Slice, look: Look, size: float, measure: float, most: int, width: float
) -> SliceLabel:
    name = look.text.wrap(spec.categories[part.category], size, measure, most)
    if not spec.show_labels:
        return SliceLabel(part, name, size, len(name))
    figures = slice_figures(spec, part)
    if look.text.width(figures, size) <= measure:
        return SliceLabel(part, (*name, figures), size, len(name))
    # the value on a line of its own, so that no figure is broken
    value, _, share = figures.rpartition("，")
    whole = look.text.width(value, size) <= max(measure, _FIGURES_SHARE * width)
    lines = (value, share) if value and whole else look.text.wrap(figures, size, measure, 2)
    return SliceLabel(part, (*name, *lines), size, len(name))


def slice_figures(spec: ChartSpec, part: Slice) -> str:
    """A slice's value with its unit, and its share: "46人，46%"."""
    value = with_unit(label_at(spec, 0, part.category), spec.unit)
    return f"{value}，{part_text(part.share)}" if part.share else value


def _one_line(spec: ChartSpec, label: SliceLabel, look: Look, measure: float) -> str:
    """Name and figures behind each other; a long name is cut, its figures stay."""
    name = spec.categories[label.part.category]
    figures = f" {slice_figures(spec, label.part)}" if spec.show_labels else ""
    room = measure - look.text.width(figures, label.size)
    if figures and room < _LEAST_NAME_EM * label.size:
        return look.text.shortened(f"{name}{figures}", label.size, measure)
    return f"{look.text.shortened(name, label.size, room)}{figures}"


def _column(labels: Sequence[SliceLabel], height: float, centre: Point, radius: float) -> Iterator[SetLabel]:
    """The labels of one side, each on the height of its slice or as near as its neighbours allow."""
    ordered = sorted(labels, key=lambda lb: lb.part.direction[1])
    wanted = [centre[1] + lb.part.direction[1] * (radius + _RADIAL) for lb in ordered]
    middles = spread(wanted, [lb.extent for lb in ordered], 0.0, height)
    # they fit: _fitting_labels kept what does
    for label, middle in zip(ordered, middles or (), strict=bool(middles)):
        side = 1.0 if label.part.on_right else -1.0
        yield SetLabel(label, centre[0] + side * (radius + _RADIAL + _LEVEL), middle)


def _leader(placed: SetLabel, look: Look, centre: Point, radius: float) -> Rule:
    dx, dy = placed.label.part.direction
    side = 1.0 if placed.label.part.on_right else -1.0
    rim = (centre[0] + dx * (radius + 1), centre[1] + dy * (radius + 1))
    elbow = centre[0] + side * _elbow_distance(dx, dy, placed.middle - centre[1], radius)
    points = (rim, (elbow, placed.middle), (placed.x, placed.middle))
    return Rule(points, look.baseline, _LEADER)


def _elbow_distance(dx: float, dy: float, height: float, radius: float) -> float:
    """How far from the upright middle axis a leader turns level.

    Straight out where the label stands on its slice's own height; at the circle's side where it was moved,
    so that the leader does not run over other slices.
    """
    outer = radius + _RADIAL
    moved = abs(height - dy * outer) > 1.0
    return outer if moved else abs(dx) * outer


def _lines(placed: SetLabel, look: Look) -> list[Words]:
    label = placed.label
    right = label.part.on_right
    anchor: Anchor = "start" if right else "end"
    x = placed.x + (_TEXT_GAP if right else -_TEXT_GAP)
    first = placed.middle + ((len(label.lines) - 1) / 2 * LINE_EM - MIDDLE_EM) * label.size
    return [
        Words(line, Spot(x, first - row * LINE_EM * label.size, anchor), label.size, look.style.text_colour)
        for row, line in enumerate(label.lines)
    ]
