"""Funnel: stages from top to bottom as centred bars, with the share that passes from each to the next."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.charts.bars import label_sizes
from reportgen.charts.fitting import Fitted, legible, name_column, rows_named, value_fits
from reportgen.charts.header import Header, draw_header, lay_header
from reportgen.charts.metrics import MIDDLE_EM
from reportgen.charts.overlays import Overlays, Words, draw_over
from reportgen.charts.placing import Spot
from reportgen.charts.traits import Traits
from reportgen.charts.wording import label_at, percent_text, value_at, with_unit
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts


def _describe(spec: ChartSpec) -> str:
    """Every stage with how much of the one before it reached it."""
    values = [value_at(spec, 0, category) for category in range(len(spec.categories))]
    parts = []
    for stage, name in enumerate(spec.categories):
        if values[stage] is None:
            continue
        rate = passed(values, stage).removeprefix(ARROW) if stage else ""
        share = f"（为上一步的{rate}）" if rate else ""
        parts.append(f"{name}{with_unit(label_at(spec, 0, stage), spec.unit)}{share}")
    return "，".join(parts)


TRAITS = Traits(
    "漏斗图",
    frozenset({"highlight", "labels"}),
    most_series=1,
    crowded_categories=10,
    shares=True,
    describe=_describe,
)

ARROW = "↓ "
BAR_SHARE = 0.68  # of a row; the rest is the slope to the next stage
_NAMES_SHARE = 0.3  # most of the frame's width
_GAP = 8.0
_SIDE = 4.0  # pt between a bar and what stands beside it
_LEAST_BAR = 1.0  # pt; a stage that nearly nobody reached is still a mark


@record(frozen=True, slots=True)
class FunnelPlot:
    """A funnel laid out in its frame (pt, y upwards); what is listed is so by stage.

    ``first``: the upper edge of the first bar; ``halves``: half the widths of the bars, None where a value is
    missing; ``rates``: what passed to a stage.
    """

    header: Header
    first: float
    band: float
    bar: float
    every: int
    names: tuple[Fitted, ...]
    names_width: float
    centre: float
    reach: float
    halves: tuple[float | None, ...]
    values: tuple[Words | None, ...]
    rates: tuple[Words | None, ...]

    def top(self, stage: int) -> float:
        """The upper edge of a bar."""
        return self.first - stage * self.band


def lay_funnel(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> FunnelPlot:
    """Arrange the stages, their values and rates in a frame (width, height)."""
    header = lay_header(spec, look, frame, ())
    count = len(spec.categories)
    height = header.bottom
    band = height / (count - 1 + BAR_SHARE)
    names, names_width = name_column(spec.categories, look, frame[0] * _NAMES_SHARE, band)
    overhang = max(name.height for name in names) - band * BAR_SHARE
    if overhang > 0 and count > 1:  # the first and the last name are higher than their bars
        band = max((height - max(name.height for name in names)) / (count - 1), 0.1)
        names, names_width = name_column(spec.categories, look, frame[0] * _NAMES_SHARE, band)
    first = (height + (count - 1 + BAR_SHARE) * band) / 2
    values = [value_at(spec, 0, category) for category in range(count)]
    known = [max(value, Decimal(0)) for value in values if value is not None]
    most = max(known, default=Decimal(0))
    passing = [passed(values, stage) for stage in range(1, count)]
    # beside a short bar stands its value, beside a narrow slope its rate
    beside = [label_at(spec, 0, stage) for stage in range(count)] + passing if spec.show_labels else []
    widest = max((look.text.width(words, look.size) for words in beside), default=0.0)
    left, right = names_width + _GAP, frame[0]
    reach = max(min((right - left) / 2, (right - left - widest - _SIDE) / 1.4), 10.0)
    halves = tuple(None if v is None else _half(v, most, reach) for v in values)
    every = rows_named(count, band, look.size)
    bare = FunnelPlot(
        header, first, band, band * BAR_SHARE, every, names, names_width, left + reach, reach, halves, (), ()
    )
    if not spec.show_labels:
        return replace(bare, values=(None,) * count, rates=(None,) * count)
    shown = tuple(
        _value(bare, stage, spec, look, right) if stage % every == 0 else None for stage in range(count)
    )
    rates = (_rate(bare, stage, passing[stage - 1], look, frame[0]) for stage in range(1, count))
    return replace(bare, values=shown, rates=(None, *rates))


def stage_colour(spec: ChartSpec, look: Look, stage: int) -> Colour:
    """The fill of a bar."""
    own = look.style.highlight if stage in spec.highlight else look.bar_colour(spec, 0, stage)
    return legible(own, look)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the stages, their values, and how much passed."""
    laid = lay_funnel(spec, look, (canvas.width, canvas.height))
    draw_header(laid.header, look, canvas)
    for stage, half in enumerate(laid.halves):
        top, centre = laid.top(stage), laid.centre
        following = laid.halves[stage + 1] if stage + 1 < len(laid.halves) else None
        if half is not None and following is not None:
            slope = [
                (centre - half, top - laid.bar),
                (centre + half, top - laid.bar),
                (centre + following, top - laid.band),
                (centre - following, top - laid.band),
            ]
            canvas.polygon(slope, slope_colour(look))
        if half is not None:
            canvas.rect(centre - half, top - laid.bar, 2 * half, laid.bar, stage_colour(spec, look, stage))
        if stage % laid.every == 0:
            name = laid.names[stage]
            name.draw(canvas, laid.names_width, top - laid.bar / 2, look.style.text_colour, "end")
    words = tuple(words for words in (*laid.values, *laid.rates) if words is not None)
    draw_over(Overlays(over=words), canvas)


def slope_colour(look: Look) -> Colour:
    """The tint between two stages."""
    return look.series_colour(0).mixed(WHITE, 0.8)


def _value(laid: FunnelPlot, stage: int, spec: ChartSpec, look: Look, end: float) -> Words | None:
    """The value on its bar, or right of a bar too short for it, no farther right than ``end``."""
    label, half = label_at(spec, 0, stage) or "—", laid.halves[stage] or 0.0
    middle = laid.top(stage) - laid.bar / 2
    size = value_fits(label, look, 2 * half - 4, laid.bar)
    if size is not None:
        fill = legible(look.series_colour(0), look)
        spot = Spot(laid.centre, middle - MIDDLE_EM * size)
        return Words(label, spot, size, look.text_on(fill), bold=True)
    if half * 2 >= look.text.width(label, look.size) and laid.bar < look.size:
        return None
    left = laid.centre + half + _SIDE
    for size in label_sizes(look):
        if left + look.text.width(label, size) <= end:
            spot = Spot(left, middle - MIDDLE_EM * size, "start")
            return Words(label, spot, size, look.style.text_colour)
    return None


def _rate(laid: FunnelPlot, stage: int, rate: str, look: Look, end: float) -> Words | None:
    """What passed to a stage, on the slope before it or beside it, no farther right than ``end``."""
    if laid.band - laid.bar < look.small or laid.every > 1 or not rate:
        return None
    y = laid.top(stage - 1) - (laid.bar + laid.band) / 2 - MIDDLE_EM * look.small
    narrow, wide = sorted((laid.halves[stage - 1] or 0.0, laid.halves[stage] or 0.0))
    width = look.text.width(rate, look.small)
    if width + 4 <= 2 * narrow:
        return Words(rate, Spot(laid.centre, y), look.small, look.quiet)
    x = min(laid.centre + (narrow + wide) / 2 + _SIDE, end - width)
    return Words(rate, Spot(x, y, "start"), look.small, look.quiet)


def _half(value: Decimal, most: Decimal, reach: float) -> float:
    share = float(max(value, Decimal(0)) / most) if most else 0.0
    return max(reach * share, _LEAST_BAR / 2)


def passed(values: list[Decimal | None], stage: int) -> str:
    """The share of the stage before that reached ``stage``; "" where one of them is missing or zero."""
    before, now = values[stage - 1], values[stage]
    if before is None or now is None or before <= 0 or now < 0:
        return ""
    return f"{ARROW}{percent_text(Fraction(now) / Fraction(before))}"


def native(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A c:barChart of lying bars, each moved to the middle by a piece without a look."""
    from reportgen.charts.native_funnel import funnel_parts

    return funnel_parts(spec, look, size)
