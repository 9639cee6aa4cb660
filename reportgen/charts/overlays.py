"""What lies over and under the marks: reference lines, bands, growth arrows, annotations; for both outputs.

Room is kept for them beforehand, so that no word of theirs can meet a mark or a label: ``headroom`` above the
value labels, ``margin_width`` at the right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.axes import UprightPlot
from reportgen.charts.margin import GAP, MarginName, SetName, lay_names
from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM, LINE_EM
from reportgen.charts.placing import Placed, Rect, Spot, spread
from reportgen.charts.wording import percent_text, piles, value_at
from reportgen.model.chart import ChartSpec, Growth
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas, Point
    from reportgen.charts.look import Look

_LEVEL_EM = 1.9  # a growth arrow with its words
_MARGIN_SHARE = 0.24
HEAD_SHARE = 0.36  # most of the frame's height that arrows and annotations may take
_NOTE_EM = 12.0  # widest annotation
_NOTE_LINES = 2
_NOTE_AIR_EM = 0.7
_HAIR = 0.6
_RULE = 0.9
_DASH = (3.5, 2.5)
HEAD, HEAD_HALF = 3.0, 1.26  # pt, an arrow's head: its length, half its width


@record(frozen=True, slots=True)
class Tint:
    """A tinted box under the marks."""

    box: Rect
    colour: Colour


@record(frozen=True, slots=True)
class Rule:
    """A line over the marks; with ``arrow`` its last point has a head."""

    points: tuple[Point, ...]
    colour: Colour
    width: float
    dash: tuple[float, ...] = ()
    arrow: bool = False


@record(frozen=True, slots=True)
class Words:
    """A line of text over the marks."""

    text: str
    spot: Spot
    size: float
    colour: Colour
    bold: bool = False


@record(frozen=True, slots=True)
class Overlays:
    """Everything placed: what is painted before the marks, what after; ``names`` of series at their ends."""

    under: tuple[Tint, ...] = ()
    over: tuple[Rule | Words, ...] = ()
    names: tuple[SetName, ...] = ()

    def with_words(self) -> Overlays:
        """The same with the names as words like any other."""
        words = (Words(name.text, name.spot, name.size, name.colour) for name in self.names)
        return Overlays(self.under, (*self.over, *words))


@record(frozen=True, slots=True)
class Marks:
    """Where a kind has its marks: ``x`` of a series in a category, the ``tip`` above it and its label."""

    x: Callable[[int, int], float]
    tip: Callable[[int, int], float]


def margin_width(spec: ChartSpec, look: Look, width: float, names: Sequence[str] = ()) -> float:
    """What the names at the right and the words of lines and bands take; 0 where there are none."""
    words = [*names, *(_margin_words(text, look, width) for text in _labels(spec))]
    return max((look.text.width(text, look.size) for text in words), default=-GAP) + GAP


def headroom(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> float:
    """What growth arrows and annotations take above the value labels."""
    return _head(_roomy(spec, look, frame), look, frame[0])


def _roomy(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> ChartSpec:
    """The chart without the annotations, then without the arrows, that a low frame has no room for."""
    for less in (spec, replace(spec, annotations=()), replace(spec, annotations=(), growths=())):
        if _head(less, look, frame[0]) <= frame[1] * HEAD_SHARE:
            return less
    return less


def _head(spec: ChartSpec, look: Look, width: float) -> float:
    levels = max(_levels(spec, look, width), default=-1) + 1
    lines = max((len(lines) for lines in _notes(spec, look, width)), default=0)
    notes = (lines * LINE_EM + _NOTE_AIR_EM) * look.size if lines else 0.0
    return levels * _LEVEL_EM * look.size + notes


def lay_overlays(
    spec: ChartSpec, look: Look, area: UprightPlot, marks: Marks, names: Sequence[MarginName] = ()
) -> Overlays:
    """All overlays of a plot with an upright value axis, with the ``names`` that share its right margin."""
    spec = _roomy(spec, look, (area.width, area.height))
    low, high = area.scale.low, area.scale.high
    bands = [
        (band.label, max(min(band.low, band.high), low), min(max(band.low, band.high), high))
        for band in spec.bands
    ]
    bands = [band for band in bands if band[1] < band[2]]
    references = [line for line in spec.references if low <= line.value <= high]
    under = tuple(
        Tint(
            Rect(area.left, area.height_of(start), area.right, area.height_of(end)),
            look.style.grid.mixed(WHITE, 0.45),
        )
        for _, start, end in bands
    )
    # names in the margin begin within the plot; a line would strike them through
    end = area.names_from + GAP / 2 if names else area.right
    rules = [
        Rule(
            ((area.left, area.height_of(line.value)), (end, area.height_of(line.value))),
            look.quiet,
            _RULE,
            _DASH,
        )
        for line in references
    ]
    wanted = [
        *names,
        *(
            MarginName(_margin_words(line.label, look, area.width), area.height_of(line.value), look.quiet)
            for line in references
            if line.label
        ),
        *(
            MarginName(
                _margin_words(label, look, area.width),
                area.height_of((start + end) / 2),
                look.quiet,
            )
            for label, start, end in bands
            if label
        ),
    ]
    ceiling = min(area.top + look.size, area.height)
    x = area.names_from + GAP if names else area.right + area.axis_room + GAP
    found = lay_names(wanted, x, area.name_height, ceiling, look)
    words = [Words(name.text, name.spot, name.size, name.colour) for name in found if name.series is None]
    over = (*rules, *words, *_growths(spec, look, area, marks), *_annotations(spec, look, area, marks))
    ends = {name.series: name for name in found if name.series is not None}
    return Overlays(under, over, tuple(ends[series] for series in sorted(ends)))


def growth_words(spec: ChartSpec, growth: Growth) -> str:
    """The change in percent with its sign; "" where it has no sense: gaps, a start of zero or less."""
    start, end = (growth_value(spec, growth.series, category) for category in (growth.start, growth.end))
    if start is None or end is None or start <= 0:
        return ""
    change = Fraction(end) / Fraction(start) - 1
    return ("+" if change > 0 else "−" if change < 0 else "") + percent_text(abs(change))


def plates(overlays: Overlays, labels: Sequence[Placed], look: Look) -> list[Rect]:
    """Where a line of the overlays runs through a label: boxes of paper that keep the label readable."""
    rules = [shape for shape in overlays.over if isinstance(shape, Rule) and shape.dash]
    boxes = [label.box(look.text) for label in labels]
    return [
        box for box in boxes if any(box.crossed_by(*part) for rule in rules for part in pairwise(rule.points))
    ]


def parted(overlays: Overlays, labels: Sequence[Placed], look: Look) -> Overlays:
    """The same with lines that leave out the labels they would run through: what Word draws over a chart is
    above its labels, where the pages have paper between the two.
    """
    boxes = plates(overlays, labels, look)
    over: list[Rule | Words] = []
    for shape in overlays.over:
        if isinstance(shape, Rule) and shape.dash:
            over += (replace(shape, points=points) for points in _beside(shape.points, boxes))
        else:
            over.append(shape)
    return replace(overlays, over=tuple(over))


def _beside(points: Sequence[Point], boxes: Sequence[Rect]) -> Iterator[tuple[Point, ...]]:
    """The parts of a straight line from its first to its last point that are in none of the boxes."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    inside = (box.share_of(points[0], points[-1]) for box in boxes)
    at = 0.0
    for first, last in (*sorted(share for share in inside if share is not None), (1.0, 1.0)):
        if first > at:
            yield tuple((x0 + share * (x1 - x0), y0 + share * (y1 - y0)) for share in (at, first))
        at = max(at, last)


def draw_labels(overlays: Overlays, labels: Sequence[Placed], look: Look, canvas: Canvas) -> None:
    """Set value labels, on paper where a line would run through them."""
    for box in plates(overlays, labels, look):
        canvas.rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom, WHITE)
    for label in labels:
        label.draw(canvas)


def draw_under(overlays: Overlays, canvas: Canvas) -> None:
    """Paint what lies under the marks."""
    for tint in overlays.under:
        box = tint.box
        canvas.rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom, tint.colour)


def draw_over(overlays: Overlays, canvas: Canvas) -> None:
    """Paint what lies over the marks and beside their ends."""
    for name in overlays.names:
        name.draw(canvas)
    for shape in overlays.over:
        if isinstance(shape, Words):
            canvas.text(
                shape.spot.x,
                shape.spot.y,
                shape.text,
                shape.size,
                shape.colour,
                bold=shape.bold,
                anchor=shape.spot.anchor,
            )
        else:
            canvas.line(shape.points, shape.colour, shape.width, shape.dash)
            if shape.arrow:
                canvas.arrow_head(*shape.points[-1], HEAD, HEAD_HALF, shape.colour)


def _labels(spec: ChartSpec) -> list[str]:
    labels = [line.label for line in spec.references] + [band.label for band in spec.bands]
    return [label for label in labels if label]


def _margin_words(text: str, look: Look, width: float) -> str:
    return look.text.shortened(text, look.size, width * _MARGIN_SHARE)


def growth_value(spec: ChartSpec, series: int, category: int) -> Decimal | None:
    """What grows: a series' value, or the whole stack."""
    if piles(spec) != "stacked":
        return value_at(spec, series, category)
    values = [value_at(spec, each, category) for each in range(len(spec.series))]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _shown(spec: ChartSpec) -> list[Growth]:
    return [growth for growth in spec.growths if growth_words(spec, growth)]


def _levels(spec: ChartSpec, look: Look, width: float) -> list[int]:
    """The level of each growth arrow: those that would meet stand one above the other."""
    band = width * 0.8 / max(len(spec.categories), 1)
    taken: list[tuple[int, float, float]] = []
    for growth in _shown(spec):
        middle = (growth.start + growth.end + 1) / 2 * band
        half = look.text.width(growth_words(spec, growth), look.size, bold=True) / 2 + look.size / 2
        low = min(middle - half, (min(growth.start, growth.end) + 0.5) * band)
        high = max(middle + half, (max(growth.start, growth.end) + 0.5) * band)
        level = 0
        while any(other == level and low < end and start < high for other, start, end in taken):
            level += 1
        taken.append((level, low, high))
    return [level for level, _, _ in taken]


def _growths(spec: ChartSpec, look: Look, area: UprightPlot, marks: Marks) -> list[Rule | Words]:
    found: list[Rule | Words] = []
    for growth, level in zip(_shown(spec), _levels(spec, look, area.width), strict=True):
        y = area.label_top + (level * _LEVEL_EM + 0.35) * look.size
        (x0, low0), (x1, low1) = (
            (marks.x(growth.series, category), marks.tip(growth.series, category))
            for category in (growth.start, growth.end)
        )
        found.append(
            Rule(((x0, min(low0, y)), (x0, y), (x1, y), (x1, min(low1, y))), look.quiet, _HAIR, arrow=True)
        )
        text = growth_words(spec, growth)
        half = look.text.width(text, look.size, bold=True) / 2
        hairs = [marks.x(note.series, note.category) for note in spec.annotations]
        spots = [x0 + (x1 - x0) * share for share in (0.5, 0.3, 0.7)]
        free = [x for x in spots if not any(abs(x - hair) < half + 1 for hair in hairs)]
        middle = min(max((free or spots)[0], half), area.width - half)
        spot = Spot(middle, y + (DESCENT_EM + 0.2) * look.size)
        found.append(Words(text, spot, look.size, look.style.text_colour, bold=True))
    return found


def _notes(spec: ChartSpec, look: Look, width: float) -> list[tuple[str, ...]]:
    count = max(len(spec.annotations), 1)
    measure = min(_NOTE_EM * look.size, width / count - look.size)
    return [
        look.text.wrap(note.text, look.size, max(measure, look.size * 2), _NOTE_LINES)
        for note in spec.annotations
    ]


def _annotations(spec: ChartSpec, look: Look, area: UprightPlot, marks: Marks) -> list[Rule | Words]:
    """Words in a row above everything, each with a hair down to its point."""
    known = [
        (note, lines)
        for note, lines in zip(spec.annotations, _notes(spec, look, area.width), strict=True)
        if value_at(spec, note.series, note.category) is not None
    ]
    known.sort(key=lambda pair: marks.x(pair[0].series, pair[0].category))
    widths = [max(look.text.width(line, look.size) for line in lines) + look.size for _, lines in known]
    while widths and sum(widths) > area.width + look.size:  # the last ones give way; the editor is told
        known.pop()
        widths.pop()
    wanted = [marks.x(note.series, note.category) for note, _ in known]
    middles = spread(wanted, widths, -look.size / 2, area.width + look.size / 2) or []
    found: list[Rule | Words] = []
    for (note, lines), x, middle in zip(known, wanted, middles, strict=False):
        foot = area.head_top - (len(lines) * LINE_EM) * look.size
        tip = min(marks.tip(note.series, note.category), foot)
        found.append(Rule(((middle, foot), (x, tip)), look.baseline, _HAIR))
        for row, line in enumerate(lines):
            y = area.head_top - (row * LINE_EM + ASCENT_EM) * look.size
            found.append(Words(line, Spot(middle, y), look.size, look.style.text_colour))
    return found
