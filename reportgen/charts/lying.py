"""The plot area of lying bars, and the reference lines and bands that stand upright in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.axes import Names
from reportgen.charts.metrics import MIDDLE_EM
from reportgen.charts.overlays import Overlays, Rule, Tint, Words
from reportgen.charts.placing import Rect, Spot, spread
from reportgen.charts.scale import Scale
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.look import Look

_ROW_EM = 1.5
_RULE = 0.9
_DASH = (3.5, 2.5)
_WORDS_SHARE = 0.3  # most of the frame's width for the words of one line


@record(frozen=True, slots=True)
class LyingPlot:
    """The plot area in pt (y upwards); categories run from top to bottom."""

    left: float
    bottom: float
    right: float
    top: float
    count: int
    scale: Scale
    names: Names
    name_width: float

    @property
    def band(self) -> float:
        return (self.top - self.bottom) / self.count

    def middle(self, category: int) -> float:
        return self.top - self.band * (category + 0.5)

    def x_of(self, value: Decimal) -> float:
        return self.left + (self.right - self.left) * self.scale.share(value)


def rules_height(spec: ChartSpec, look: Look) -> float:
    """The row of words above the bars; 0 where no line or band has any."""
    named = [line.label for line in spec.references] + [band.label for band in spec.bands]
    return look.size * _ROW_EM if any(named) else 0.0


def lying_rules(spec: ChartSpec, look: Look, area: LyingPlot, top: float) -> Overlays:
    """Lines and bands over the value axis, their words in the row below ``top``."""
    low, high = area.scale.low, area.scale.high
    bands = [
        (band.label, max(min(band.low, band.high), low), min(max(band.low, band.high), high))
        for band in spec.bands
    ]
    bands = [band for band in bands if band[1] < band[2]]
    lines = [line for line in spec.references if low <= line.value <= high]
    under = tuple(
        Tint(
            Rect(area.x_of(start), area.bottom, area.x_of(end), area.top), look.style.grid.mixed(WHITE, 0.45)
        )
        for _, start, end in bands
    )
    rules = [
        Rule(
            ((area.x_of(line.value), area.bottom), (area.x_of(line.value), area.top)),
            look.quiet,
            _RULE,
            _DASH,
        )
        for line in lines
    ]
    wanted = [(area.x_of(line.value), line.label) for line in lines if line.label]
    wanted += [(area.x_of((start + end) / 2), label) for label, start, end in bands if label]
    words = _words(wanted, look, area.right, top)
    return Overlays(under, (*rules, *words))


def _words(wanted: list[tuple[float, str]], look: Look, right: float, top: float) -> list[Words]:
    """The words side by side, each as near its line as the others allow; without room, some are left out."""
    known = sorted((x, look.text.shortened(text, look.size, right * _WORDS_SHARE)) for x, text in wanted)
    widths = [look.text.width(text, look.size) + look.size for _, text in known]
    while widths and sum(widths) > right:
        known.pop()
        widths.pop()
    middles = spread([x for x, _ in known], widths, 0.0, right) or []
    y = top - look.size * _ROW_EM / 2 - MIDDLE_EM * look.size
    return [
        Words(text, Spot(middle, y), look.size, look.quiet)
        for (_, text), middle in zip(known, middles, strict=True)
    ]
