"""The rays of a radar chart: one a category, clockwise from the top, with its name outside the rings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM, LINE_EM
from reportgen.charts.placing import Rect
from reportgen.charts.scale import Scale, value_scale
from reportgen.model.chart import ChartSpec
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.header import Header
    from reportgen.charts.look import Look
    from reportgen.model.drawing import Anchor

_NAME_SHARE = 0.26  # of the frame's width for names on one side
_GAP_EM = 0.6
_MOST_LINES = 2
_LEAST_RADIUS = 12.0
_LEGEND_AIR_EM = 0.7  # between a legend above and the topmost name
_RINGS = 4


@record(frozen=True, slots=True)
class RayName:
    """A category's name in lines around its anchor point (middle of the block's height)."""

    lines: tuple[str, ...]
    x: float
    middle: float
    anchor: Anchor
    size: float

    @property
    def height(self) -> float:
        return ((len(self.lines) - 1) * LINE_EM + ASCENT_EM + DESCENT_EM) * self.size


@record(frozen=True, slots=True)
class RadarPlot:
    """Centre and radius in pt (y upwards), the scale along the rays, the names."""

    centre: tuple[float, float]
    radius: float
    count: int
    scale: Scale
    names: tuple[RayName, ...]

    def point(self, category: int, value: Decimal) -> tuple[float, float]:
        """The point of a value on its ray."""
        return self.at(category, max(self.scale.share(value), 0.0))

    def at(self, category: float, share: float) -> tuple[float, float]:
        dx, dy = direction(category, self.count)
        return self.centre[0] + dx * self.radius * share, self.centre[1] + dy * self.radius * share


def direction(category: float, count: int) -> tuple[float, float]:
    """The unit vector of a ray."""
    angle = math.pi / 2 - 2 * math.pi * category / max(count, 1)
    return math.cos(angle), math.sin(angle)


def room_below(header: Header, look: Look) -> float:
    """The height at which the topmost name may begin: clear of a legend, which Word sets wider than we do."""
    return header.bottom - (_LEGEND_AIR_EM * look.size if header.entries else 0.0)


def lay_radar(spec: ChartSpec, look: Look, width: float, top: float) -> RadarPlot:
    """The largest circle below ``top`` around which the names fit."""
    count = len(spec.categories)
    scale = value_scale(spec, _RINGS)
    scale = replace(scale, low=max(scale.low, Decimal(0)), high=max(scale.high, scale.step))
    measure = max(width * _NAME_SHARE, 3 * look.size)
    wrapped = [look.text.wrap(name, look.size, measure, _MOST_LINES) for name in spec.categories]
    widest = max((look.text.width(line, look.size) for lines in wrapped for line in lines), default=0.0)
    gap = _GAP_EM * look.size
    rows = max((len(lines) for lines in wrapped), default=1)
    above = ((rows - 1) * LINE_EM + 1) * look.size + gap
    radius = max(min(width / 2 - widest - gap, top / 2 - above), _LEAST_RADIUS)
    centre = (width / 2, top / 2)
    plot = RadarPlot(centre, radius, count, scale, ())
    names = _names(wrapped, plot, look, width, top, gap)
    return RadarPlot(centre, radius, count, scale, names)


def _names(
    wrapped: Sequence[tuple[str, ...]], plot: RadarPlot, look: Look, width: float, top: float, gap: float
) -> tuple[RayName, ...]:
    """The names that find room beside their rays, the first one first."""
    taken: list[Rect] = []
    found: list[RayName] = []
    for category, lines in enumerate(wrapped):
        dx, dy = direction(category, plot.count)
        x, y = plot.centre[0] + dx * (plot.radius + gap), plot.centre[1] + dy * (plot.radius + gap)
        anchor: Anchor = "middle" if abs(dx) < 0.2 else "start" if dx > 0 else "end"
        draft = RayName(lines, x, y, anchor, look.size)
        name = RayName(lines, x, y + dy * draft.height / 2, anchor, look.size)
        box = _box(name, look)
        if box.inside(Rect(0.0, 0.0, width, top)) and not any(box.overlaps(other) for other in taken):
            taken.append(box)
            found.append(name)
    return tuple(found)


def _box(name: RayName, look: Look) -> Rect:
    width = max((look.text.width(line, name.size) for line in name.lines), default=0.0)
    left = name.x - {"start": 0.0, "middle": width / 2, "end": width}[name.anchor]
    return Rect(left, name.middle - name.height / 2, left + width, name.middle + name.height / 2)
