"""Lines: one per series over evenly spaced categories, broken at gaps, with markers of different shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.axes import UprightPlot, draw_axes, draw_baseline, lay_upright
from reportgen.charts.bars import label_sizes, weight
from reportgen.charts.header import LegendEntry, draw_header, lay_header
from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM, LINE_EM, MIDDLE_EM
from reportgen.charts.placing import Rect, Spot, Wish, place, spread, text_box
from reportgen.charts.traits import AXIS_PARTS, Traits
from reportgen.charts.wording import label_at, value_at
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas, MarkerShape, Point
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts

TRAITS = Traits("折线图", AXIS_PARTS, crowded_series=6)

LINE_WIDTH = 1.8
_NAME_GAP = 8.0
_MOST_DIRECT = 4  # series named at their ends; more go into a legend
_DIRECT_SHARE = 0.24  # most of the frame's width for these names
_DIRECT_HEIGHT = 0.35  # most of its height, so that the plot has room for them one above the other
_SHAPES: tuple[MarkerShape, ...] = ("circle", "square", "triangle", "diamond")


def shape_of(series: int) -> MarkerShape:
    """The marker of a series: shapes tell lines apart in grey print."""
    return _SHAPES[series % len(_SHAPES)]


def line_legend(spec: ChartSpec, look: Look) -> tuple[LegendEntry, ...]:
    """The entries of several lines; a single one needs none."""
    if len(spec.series) < 2:
        return ()
    return tuple(
        LegendEntry(s.name, look.series_colour(i), "line", shape_of(i)) for i, s in enumerate(spec.series)
    )


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the lines, their values, names and axes."""
    frame = (canvas.width, canvas.height)
    names = _direct_names(spec, look, frame)
    header = lay_header(spec, look, frame, () if names else line_legend(spec, look))
    widest = max((look.text.width(name, look.size) for name in names), default=0.0)
    area = lay_upright(spec, look, frame, header.bottom, widest + _NAME_GAP if names else 0.0)
    draw_header(header, look, canvas)
    draw_axes(area, look, canvas)
    draw_baseline(area, look, canvas)
    runs = [_runs(spec, series, area) for series in range(len(spec.series))]
    for series, parts in enumerate(runs):
        for part in parts:
            canvas.line(list(part.values()), look.series_colour(series), LINE_WIDTH)
    _draw_markers(spec, look, canvas, runs)
    taken = _draw_names(names, look, canvas, area, runs)
    if spec.show_labels:
        room = Rect(area.left, area.name_height, canvas.width, header.bottom)
        _draw_labels(spec, look, canvas, runs, room, taken)


def _runs(spec: ChartSpec, series: int, area: UprightPlot) -> list[dict[int, Point]]:
    """The points of a series by category, in stretches without a gap."""
    parts: list[dict[int, Point]] = [{}]
    for category in range(len(spec.categories)):
        value = value_at(spec, series, category)
        if value is None:
            parts.append({})
        else:
            parts[-1][category] = (area.middle(category), area.height_of(value))
    return [part for part in parts if part]


def _draw_markers(spec: ChartSpec, look: Look, canvas: Canvas, runs: list[list[dict[int, Point]]]) -> None:
    radius = look.size * 0.32 if len(spec.categories) <= 24 else look.size * 0.2
    for series, parts in enumerate(runs):
        for part in parts:
            for category, (x, y) in part.items():
                marked = category in spec.highlight
                colour = look.style.highlight if marked else look.series_colour(series)
                canvas.marker(shape_of(series), x, y, radius * (1.35 if marked else 1.0), colour, WHITE)


def _direct_names(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> tuple[str, ...]:
    """The names to stand at the lines' ends; none when too many, too long, or with a gap at an end."""
    if not 2 <= len(spec.series) <= _MOST_DIRECT or not spec.categories:
        return ()
    last = len(spec.categories) - 1
    ends = all(value_at(spec, series, last) is not None for series in range(len(spec.series)))
    fits = all(look.text.width(s.name, look.size) <= frame[0] * _DIRECT_SHARE for s in spec.series)
    stacked = len(spec.series) * LINE_EM * look.size <= frame[1] * _DIRECT_HEIGHT
    named = all(s.name for s in spec.series)
    return tuple(s.name for s in spec.series) if ends and fits and stacked and named else ()


def _draw_names(
    names: tuple[str, ...],
    look: Look,
    canvas: Canvas,
    area: UprightPlot,
    runs: list[list[dict[int, Point]]],
) -> list[Rect]:
    """Series names right of their last points, moved apart where these lie close; the boxes they cover."""
    if not names:
        return []
    last = area.count - 1
    order = sorted(range(len(names)), key=lambda series: runs[series][-1][last][1])
    wanted = [runs[series][-1][last][1] for series in order]
    middles = spread(
        wanted, [look.size * LINE_EM] * len(order), area.name_height, min(area.top + look.size, canvas.height)
    )
    if middles is None:
        return []  # cannot be: _direct_names saw to the room
    x = area.right - area.band / 2 + _NAME_GAP
    boxes = []
    for series, middle in zip(order, middles, strict=True):
        spot = Spot(x, middle - MIDDLE_EM * look.size, "start")
        colour = look.text_in(look.series_colour(series))
        canvas.text(spot.x, spot.y, names[series], look.size, colour)
        boxes.append(text_box(names[series], spot, look.size, look.text))
    return boxes


def _draw_labels(
    spec: ChartSpec,
    look: Look,
    canvas: Canvas,
    runs: list[list[dict[int, Point]]],
    room: Rect,
    taken: list[Rect],
) -> None:
    """Values above or below their points, on the side where no line passes."""
    segments = [
        (one, other)
        for parts in runs
        for part in parts
        for one, other in zip(list(part.values()), list(part.values())[1:], strict=False)
    ]
    radius = look.size * 0.45
    markers = [
        Rect(x - radius, y - radius, x + radius, y + radius)
        for parts in runs
        for part in parts
        for x, y in part.values()
    ]
    wishes = []
    for series, parts in enumerate(runs):
        for part in parts:
            for category, point in part.items():
                text = label_at(spec, series, category)
                spots = _spots(point, look.size)
                clear = [
                    spot
                    for spot in spots
                    if not any(text_box(text, spot, look.size, look.text).crossed_by(*s) for s in segments)
                ]
                crossed = [spot for spot in spots if spot not in clear]
                plain = len(spec.series) == 1
                wishes.append(
                    Wish(
                        text,
                        (*clear, *crossed),
                        look.style.text_colour if plain else look.text_in(look.series_colour(series)),
                        weight(spec, series, category),
                        bold=category in spec.highlight,
                    )
                )
    for placed in place(wishes, label_sizes(look), room, [*taken, *markers], look.text):
        placed.draw(canvas)


def _spots(point: Point, size: float) -> tuple[Spot, ...]:
    x, y = point
    lift = size * 0.5
    return (Spot(x, y + lift + DESCENT_EM * size), Spot(x, y - lift - ASCENT_EM * size))


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:lineChart with markers."""
    from reportgen.charts.native_lines import line_parts

    return line_parts(spec, look, size)
