"""Treemap: a whole parted into tiles by value, the largest first and darkest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.charts.fitting import fitted, legible, ranked_tint
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.placing import Rect
from reportgen.charts.traits import Traits
from reportgen.charts.wording import label_at, part_text, value_at, with_unit
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look

TRAITS = Traits(
    "矩形树图",
    frozenset({"highlight", "labels", "sort", "top"}),
    most_series=1,
    crowded_categories=24,
    shares=True,
)

_SEAM = 1.2  # pt of paper between tiles
_PADDING = 4.0


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the tiles and their labels."""
    frame = (canvas.width, canvas.height)
    header = lay_header(spec, look, frame, ())
    draw_header(header, look, canvas)
    values = {
        category: value
        for category in range(len(spec.categories))
        if (value := value_at(spec, 0, category)) is not None and value > 0
    }
    order = sorted(values, key=lambda category: (-values[category], category))
    area = Rect(0.0, 0.0, canvas.width, header.bottom)
    if not order:  # all zero: an empty frame says so
        canvas.rect(0.0, 0.0, area.right, area.top, look.style.grid)
        return
    total = sum(values.values(), Decimal(0))
    tiles = squarified([float(values[category] / total) for category in order], area)
    for rank, (category, tile) in enumerate(zip(order, tiles, strict=True)):
        fill = ranked_tint(rank, len(order), look)
        if category in spec.highlight:
            fill = legible(look.style.highlight, look)
        inner = _inner(tile, area)
        width, height = inner.right - inner.left, inner.top - inner.bottom
        canvas.rect(inner.left, inner.bottom, width, height, fill)
        padding = min(_PADDING, width / 8, height / 8)
        share = part_text(Fraction(values[category]) / Fraction(total))
        label = label_at(spec, 0, category)
        figures = ""
        if spec.show_labels:
            figures = with_unit(label, spec.unit) if spec.unit == "%" else f"{label}（{share}）"
        box = (width - 2 * padding, height - 2 * padding)
        words = fitted(spec.categories[category], figures, look, *box)
        if figures and (words is None or figures not in words.lines):
            words = fitted(spec.categories[category], label, look, *box)
        if words is not None:
            middle = inner.top - padding - words.height / 2
            words.draw(canvas, inner.left + padding, middle, look.text_on(fill))


def squarified(shares: Sequence[float], area: Rect) -> list[Rect]:
    """Rectangles of the area in proportion to ``shares`` (descending, sum 1), as square as rows allow.

    Rows are filled along the shorter side while that makes their worst tile squarer
    (Bruls, Huizing and van Wijk, 2000).
    """
    tiles: list[Rect] = []
    left, bottom, right, top = area.left, area.bottom, area.right, area.top
    whole = (right - left) * (top - bottom)
    rest = [share * whole for share in shares]
    while rest:
        side = min(right - left, top - bottom)
        count = 1
        while count < len(rest) and _worst(rest[: count + 1], side) <= _worst(rest[:count], side):
            count += 1
        row, rest = rest[:count], rest[count:]
        depth = sum(row) / side if side > 0 else 0.0
        upright = right - left >= top - bottom
        position = top if upright else left
        for size in row:
            length = size / depth if depth > 0 else 0.0
            if upright:
                tiles.append(Rect(left, position - length, left + depth, position))
                position -= length
            else:
                tiles.append(Rect(position, top - depth, position + length, top))
                position += length
        if upright:
            left += depth
        else:
            top -= depth
    return tiles


def _worst(row: Sequence[float], side: float) -> float:
    """The least square tile of a row: its longer over its shorter side."""
    total, high, low = sum(row), max(row), min(row)
    if side <= 0 or low <= 0:
        return float("inf")
    return max(side * side * high / total**2, total**2 / (side * side * low))


def _inner(tile: Rect, area: Rect) -> Rect:
    """The tile less half a seam on the sides where another tile lies."""
    half = _SEAM / 2

    def cut(edge: float, end: float) -> float:
        return 0.0 if abs(edge - end) < 0.01 else half

    left, right = tile.left + cut(tile.left, area.left), tile.right - cut(tile.right, area.right)
    bottom, top = tile.bottom + cut(tile.bottom, area.bottom), tile.top - cut(tile.top, area.top)
    if right - left < 0.2 or top - bottom < 0.2:  # a thread: without seams it can at least be seen
        return tile
    return Rect(left, bottom, right, top)
