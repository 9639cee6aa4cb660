"""Funnel: stages from top to bottom as centred bars, with the share that passes from each to the next."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.charts.fitting import legible, name_column, rows_named, value_fits
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.traits import Traits
from reportgen.charts.wording import label_at, percent_text, value_at, with_unit
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look


def _describe(spec: ChartSpec) -> str:
    """Every stage with how much of the one before it reached it."""
    values = [value_at(spec, 0, category) for category in range(len(spec.categories))]
    parts = []
    for stage, name in enumerate(spec.categories):
        if values[stage] is None:
            continue
        rate = _passed(values, stage).removeprefix(_ARROW) if stage else ""
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

_ARROW = "↓ "
_BAR_SHARE = 0.68  # of a row; the rest is the slope to the next stage
_NAMES_SHARE = 0.3  # most of the frame's width
_GAP = 8.0
_SIDE = 4.0  # pt between a bar and what stands beside it
_LEAST_BAR = 1.0  # pt; a stage that nearly nobody reached is still a mark


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the stages, their values, and how much passed."""
    header = lay_header(spec, look, (canvas.width, canvas.height), ())
    draw_header(header, look, canvas)
    count = len(spec.categories)
    band = header.bottom / (count - 1 + _BAR_SHARE)
    bar = band * _BAR_SHARE
    every = rows_named(count, band, look.size)
    names, names_width = name_column(spec.categories, look, canvas.width * _NAMES_SHARE, band)
    values = [value_at(spec, 0, category) for category in range(count)]
    known = [max(value, Decimal(0)) for value in values if value is not None]
    most = max(known, default=Decimal(0))
    passing = [_passed(values, stage) for stage in range(1, count)]
    # beside a short bar stands its value, beside a narrow slope its rate
    beside = [label_at(spec, 0, stage) for stage in range(count)] + passing if spec.show_labels else []
    widest = max((look.text.width(words, look.size) for words in beside), default=0.0)
    left, right = names_width + _GAP, canvas.width
    reach = max(min((right - left) / 2, (right - left - widest - _SIDE) / 1.4), 10.0)
    centre = left + reach
    halves = [None if v is None else _half(v, most, reach) for v in values]
    for stage in range(count):
        top = header.bottom - stage * band
        half = halves[stage]
        following = halves[stage + 1] if stage + 1 < count else None
        if half is not None and following is not None:
            slope = [
                (centre - half, top - bar),
                (centre + half, top - bar),
                (centre + following, top - band),
                (centre - following, top - band),
            ]
            canvas.polygon(slope, look.series_colour(0).mixed(WHITE, 0.8))
        marked = stage in spec.highlight
        fill = legible(look.style.highlight if marked else look.bar_colour(spec, 0, stage), look)
        if half is not None:
            canvas.rect(centre - half, top - bar, 2 * half, bar, fill)
        if stage % every:
            continue
        names[stage].draw(canvas, names_width, top - bar / 2, look.style.text_colour, "end")
        if spec.show_labels:
            _draw_value(
                label_at(spec, 0, stage) or "—", look, canvas, centre, half or 0.0, top - bar / 2, bar
            )
            if stage + 1 < count and band - bar >= look.small and every == 1 and passing[stage]:
                rate, middle = passing[stage], top - (bar + band) / 2
                narrow, wide = sorted((half or 0.0, following or 0.0))
                if look.text.width(rate, look.small) + 4 <= 2 * narrow:
                    canvas.text_beside(centre, middle, rate, look.small, look.quiet, anchor="middle")
                else:
                    x = centre + (narrow + wide) / 2 + _SIDE
                    canvas.text_beside(x, middle, rate, look.small, look.quiet)


def _draw_value(
    label: str, look: Look, canvas: Canvas, centre: float, half: float, middle: float, bar: float
) -> None:
    """The value on its bar, or on the paper right of a bar that is too short for it."""
    size = value_fits(label, look, 2 * half - 4, bar)
    if size is not None:
        fill = legible(look.series_colour(0), look)
        canvas.text_beside(centre, middle, label, size, look.text_on(fill), bold=True, anchor="middle")
        return
    size = look.size
    x = centre + half + _SIDE
    if half * 2 < look.text.width(label, size) or bar >= size:
        canvas.text_beside(x, middle, label, size, look.style.text_colour)


def _half(value: Decimal, most: Decimal, reach: float) -> float:
    share = float(max(value, Decimal(0)) / most) if most else 0.0
    return max(reach * share, _LEAST_BAR / 2)


def _passed(values: list[Decimal | None], stage: int) -> str:
    """The share of the stage before that reached ``stage``; "" where one of them is missing or zero."""
    before, now = values[stage - 1], values[stage]
    if before is None or now is None or before <= 0 or now < 0:
        return ""
    return f"{_ARROW}{percent_text(Fraction(now) / Fraction(before))}"
