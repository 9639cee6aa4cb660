"""Gauge: a half ring filled as far as a full amount is reached, the value in its middle."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.fitting import rows_height
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.kinds import progress
from reportgen.charts.kinds.progress import bare, describe, full_of, problems, reached, share_text
from reportgen.charts.legend import ROW_EM
from reportgen.charts.metrics import LINE_EM
from reportgen.charts.placing import Rect
from reportgen.charts.traits import Traits
from reportgen.charts.wording import label_at, number_text, unit_note, value_at, with_unit
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look

_MOST = 6  # more than so many stand better as bars under each other
_HOLE = 0.7
_VALUE_EM = 2.0
_GAP = 14.0
_LEAST_RADIUS = 40.0
_MOST_RADIUS = 84.0


def _least_height(spec: ChartSpec, look: Look, width: float) -> float:
    """The half rings in as few rows as keep them readable, with what stands above and below."""
    count = len(spec.categories)
    for rows in range(1, count + 1):
        radius = min((width + _GAP) / -(-count // rows) - _GAP, 2 * _MOST_RADIUS) / 2
        if radius >= _LEAST_RADIUS and count <= _MOST:
            return rows * (radius + _foot(look) + _GAP) + ROW_EM * look.size
    return rows_height(spec.categories, look, width)


TRAITS = Traits(
    "仪表图",
    frozenset({"full", "highlight", "labels"}),
    most_series=1,
    crowded_categories=_MOST,
    problems=problems,
    describe=describe,
    least_height=_least_height,
)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the half rings side by side; many, or in a frame too small for them, as bars."""
    count = len(spec.categories)
    header = lay_header(bare(spec), look, (canvas.width, canvas.height), ())
    cells = _cells(count, Rect(0.0, 0.0, canvas.width, header.bottom), look)
    if count > _MOST or not cells:
        progress.plot(spec, look, canvas)
        return
    draw_header(header, look, canvas)
    for category, cell in enumerate(cells):
        _draw_one(spec, category, cell, look, canvas)


def _cells(count: int, area: Rect, look: Look) -> list[Rect]:
    """Places in as few rows as give each gauge a readable size; none where no arrangement does."""
    for rows in range(1, count + 1):
        columns = -(-count // rows)
        width = (area.right - _GAP * (columns - 1)) / columns
        height = (area.top - _GAP * (rows - 1)) / rows
        if _radius(width, height, look) < _LEAST_RADIUS:
            continue
        return [
            Rect(
                (index % columns) * (width + _GAP),
                area.top - (index // columns) * (height + _GAP) - height,
                (index % columns) * (width + _GAP) + width,
                area.top - (index // columns) * (height + _GAP),
            )
            for index in range(count)
        ]
    return []


def _foot(look: Look) -> float:
    """What stands under a ring: the ends of its scale, the name in up to two lines."""
    return look.small * LINE_EM + 2 * LINE_EM * look.size + 2


def _radius(width: float, height: float, look: Look) -> float:
    return min(width / 2, height - _foot(look), _MOST_RADIUS)


def _draw_one(spec: ChartSpec, category: int, cell: Rect, look: Look, canvas: Canvas) -> None:
    width, height = cell.right - cell.left, cell.top - cell.bottom
    radius = _radius(width, height, look)
    x = (cell.left + cell.right) / 2
    y = cell.bottom + (height - radius - _foot(look)) / 2 + _foot(look)
    full, value = full_of(spec), value_at(spec, 0, category)
    marked = category in spec.highlight
    ground = look.track([look.bar_colour(spec, 0, row) for row in range(len(spec.categories))])
    canvas.wedge((x, y), radius, _HOLE, (0.0, 180.0), ground)
    if value is not None and (share := reached(value, full)) > 0:
        fill = look.style.highlight if marked else look.bar_colour(spec, 0, category)
        canvas.wedge((x, y), radius, _HOLE, (180.0 - 180.0 * share, 180.0), fill)
    if spec.show_labels:
        _draw_words(spec, value, category, (x, y), radius, look, canvas)
    lines = look.text.wrap(spec.categories[category], look.size, width, 2)
    top = y - look.small * LINE_EM - 2 - LINE_EM * look.size / 2
    for row, line in enumerate(lines):
        canvas.text_beside(
            x, top - row * LINE_EM * look.size, line, look.size, look.style.text_colour, anchor="middle"
        )


def _draw_words(
    spec: ChartSpec,
    value: Decimal | None,
    category: int,
    centre: tuple[float, float],
    radius: float,
    look: Look,
    canvas: Canvas,
) -> None:
    """The value in the ring, its share beneath, the ends of the scale under the ring's feet."""
    (x, y), full = centre, full_of(spec)
    words = "—" if value is None else with_unit(label_at(spec, 0, category), spec.unit)
    share = "" if value is None or full is None or spec.unit == "%" else share_text(value, full)
    lift = look.small * LINE_EM + 1.5 if share else 0.0
    size = _fitting_size(words, radius * _HOLE, lift, look)
    if size is None and value is not None and unit_note(spec):  # the unit stands above all gauges
        words = label_at(spec, 0, category)
        size = _fitting_size(words, radius * _HOLE, lift, look)
    if size is None and lift:
        share, lift = "", 0.0
        size = _fitting_size(words, radius * _HOLE, lift, look)
    if size is not None:
        canvas.text(x, y + lift + 1, words, size, look.style.text_colour, bold=True, anchor="middle")
        canvas.text(x, y + 1, share, look.small, look.quiet, anchor="middle")
    if full is None:
        return
    end = with_unit(number_text(full, spec.decimals), spec.unit if spec.unit == "%" else "")
    middle, ring = y - look.small * LINE_EM / 2 - 1, radius * (1 + _HOLE) / 2
    half = look.text.width(end, look.small) / 2
    if half > ring / 2:
        return
    # the right end's number may not stick out of the gauge's own place
    right = min(x + ring, x + radius - half) if half <= radius else x + ring
    canvas.text_beside(x - ring, middle, "0", look.small, look.quiet, anchor="middle")
    canvas.text_beside(right, middle, end, look.small, look.quiet, anchor="middle")


def _fitting_size(words: str, inner: float, lift: float, look: Look) -> float | None:
    """The largest size at which words on a baseline ``lift`` above the feet stay clear of the ring."""
    for factor in (_VALUE_EM, 1.6, 1.3, 1.0, 0.85):
        size = look.size * factor
        top = lift + 1 + size  # their upper corners are what would touch the ring first
        if top < inner and look.text.width(words, size, bold=True) / 2 + 1 <= math.sqrt(inner**2 - top**2):
            return size
    return None
