"""Places labels so that none covers another: boxes, the choice among spots, spreading in a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM, TextMetrics
from reportgen.model.colour import Colour
from reportgen.model.drawing import Anchor
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas

_TOLERANCE = 0.01  # pt; boxes that only touch do not overlap


@record(frozen=True, slots=True)
class Rect:
    """An upright box in pt, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Rect) -> bool:
        return (
            self.left < other.right - _TOLERANCE
            and other.left < self.right - _TOLERANCE
            and self.bottom < other.top - _TOLERANCE
            and other.bottom < self.top - _TOLERANCE
        )

    def inside(self, outer: Rect) -> bool:
        return (
            self.left >= outer.left - _TOLERANCE
            and self.right <= outer.right + _TOLERANCE
            and self.bottom >= outer.bottom - _TOLERANCE
            and self.top <= outer.top + _TOLERANCE
        )

    def crossed_by(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Whether a straight line passes through the box."""
        return self.share_of(start, end) is not None

    def share_of(self, start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float] | None:
        """From where to where a straight line is in the box, 0 its start, 1 its end (Liang–Barsky)."""
        (x0, y0), (x1, y1) = start, end
        first, last = 0.0, 1.0
        for delta, low, high in (
            (x1 - x0, self.left - x0, self.right - x0),
            (y1 - y0, self.bottom - y0, self.top - y0),
        ):
            if delta == 0:
                if low > 0 or high < 0:
                    return None
                continue
            near, far = sorted((low / delta, high / delta))
            first, last = max(first, near), min(last, far)
        return (first, last) if first <= last else None


@record(frozen=True, slots=True)
class Spot:
    """A place a label could take: its baseline point and anchor."""

    x: float
    y: float
    anchor: Anchor = "middle"


@record(frozen=True, slots=True)
class Wish:
    """A label with its possible spots, best first. ``weight``: the heavier is placed first."""

    text: str
    spots: tuple[Spot, ...]
    colour: Colour
    weight: float = 0.0
    bold: bool = False


@record(frozen=True, slots=True)
class Placed:
    """A label at the spot it got."""

    wish: Wish
    spot: Spot
    size: float

    def box(self, metrics: TextMetrics) -> Rect:
        """What the label covers."""
        return text_box(self.wish.text, self.spot, self.size, metrics, self.wish.bold)

    def draw(self, canvas: Canvas) -> None:
        """Set the label."""
        canvas.text(
            self.spot.x,
            self.spot.y,
            self.wish.text,
            self.size,
            self.wish.colour,
            bold=self.wish.bold,
            anchor=self.spot.anchor,
        )


def text_box(text: str, spot: Spot, size: float, metrics: TextMetrics, bold: bool = False) -> Rect:
    """The box of a line of text at a spot."""
    width = metrics.width(text, size, bold)
    left = spot.x - {"start": 0.0, "middle": width / 2, "end": width}[spot.anchor]
    return Rect(left, spot.y - DESCENT_EM * size, left + width, spot.y + ASCENT_EM * size)


def place(
    wishes: Sequence[Wish],
    sizes: Sequence[float],
    frame: Rect,
    obstacles: Sequence[Rect],
    metrics: TextMetrics,
) -> tuple[Placed, ...]:
    """The labels at the largest size at which all find room; at the smallest, as many as do, by weight."""
    placed: tuple[Placed, ...] = ()
    for size in sizes:
        placed = _at_size(wishes, size, frame, obstacles, metrics)
        if len(placed) == len(wishes):
            break
    return placed


def _at_size(
    wishes: Sequence[Wish], size: float, frame: Rect, obstacles: Iterable[Rect], metrics: TextMetrics
) -> tuple[Placed, ...]:
    taken = list(obstacles)
    found: list[tuple[int, Placed]] = []
    for index, wish in sorted(enumerate(wishes), key=lambda pair: (-pair[1].weight, pair[0])):
        for spot in wish.spots:
            kept = _into(frame, wish, spot, size, metrics)
            box = text_box(wish.text, kept, size, metrics, wish.bold)
            if box.inside(frame) and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                found.append((index, Placed(wish, kept, size)))
                break
    return tuple(placed for _, placed in sorted(found, key=lambda pair: pair[0]))


def _into(frame: Rect, wish: Wish, spot: Spot, size: float, metrics: TextMetrics) -> Spot:
    """The spot moved sideways as far as the label would stick out of the frame."""
    box = text_box(wish.text, spot, size, metrics, wish.bold)
    shift = max(frame.left - box.left, 0.0) - max(box.right - frame.right, 0.0)
    return Spot(spot.x + shift, spot.y, spot.anchor)


def spread(wanted: Sequence[float], extents: Sequence[float], low: float, high: float) -> list[float] | None:
    """Middles as near as possible to ``wanted`` (ascending) so that boxes of these extents do not overlap.

    None if they do not fit between ``low`` and ``high``. Neighbours that collide form a block that settles at
    the mean of what its members want (pool adjacent violators).
    """
    if sum(extents) > high - low + _TOLERANCE:
        return None
    blocks: list[tuple[float, float, int]] = []  # (wanted bottom of the block, extent, members)
    for middle, extent in zip(wanted, extents, strict=True):
        block = (middle - extent / 2, extent, 1)
        while blocks and blocks[-1][0] + blocks[-1][1] > block[0]:
            bottom, length, count = blocks.pop()
            # a member's wish for the block's bottom, averaged over all members
            mean = (bottom * count + (block[0] - length) * block[2]) / (count + block[2])
            block = (mean, length + block[1], count + block[2])
        blocks.append(block)
    bottoms = _within([b for b, _, _ in blocks], [e for _, e, _ in blocks], low, high)
    middles: list[float] = []
    for bottom, (_, _, count) in zip(bottoms, blocks, strict=True):
        for _ in range(count):
            extent = extents[len(middles)]
            middles.append(bottom + extent / 2)
            bottom += extent
    return middles


def _within(bottoms: list[float], extents: list[float], low: float, high: float) -> list[float]:
    """Blocks pushed up from ``low``, then down from ``high``, without overlap."""
    moved = list(bottoms)
    floor = low
    for i, extent in enumerate(extents):
        moved[i] = max(moved[i], floor)
        floor = moved[i] + extent
    ceiling = high
    for i in reversed(range(len(moved))):
        moved[i] = min(moved[i], ceiling - extents[i])
        ceiling = moved[i]
    return moved
