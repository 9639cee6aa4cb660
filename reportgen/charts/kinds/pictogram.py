"""Pictogram: a row of icons for each category, every icon standing for the same amount."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from reportgen.charts.fitting import name_column, rows_named
from reportgen.charts.icons import ICONS, IconError, icon_path
from reportgen.charts.metrics import LINE_EM
from reportgen.charts.scale import step_for
from reportgen.charts.traits import ChartProblem, Traits
from reportgen.charts.wording import label_at, number_text, value_at, with_unit
from reportgen.diagnostics import listed
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.model.drawing import Anchor

_NAMES_SHARE = 0.3  # most of the frame's width
_GAP_EM = 0.7
_ICON_SHARE = 0.78  # of a row
_MOST_ICON = 22.0
_STEP = 1.16  # from icon to icon, in icons
_USUAL_MOST = 12  # icons in the longest row when the editor does not say what one stands for
_MOST = 60  # icons in a row; more nobody counts
_DEFAULT = "circle"


def _problems(spec: ChartSpec) -> Iterable[ChartProblem]:
    """An icon that is none, an amount per icon that makes no sense, values below zero."""
    try:
        icon_path(spec.icon or _DEFAULT)
    except IconError:
        yield ChartProblem("chart-icon", {"icon": spec.icon, "known": listed(ICONS)})
    values = [value_at(spec, 0, category) for category in range(len(spec.categories))]
    for category, value in enumerate(values):
        if value is not None and value < 0:
            args = {"kind": TRAITS.words, "category": spec.categories[category], "value": format(value, "f")}
            yield ChartProblem("chart-negative", args, series=0, category=category)
    most = max((value for value in values if value is not None), default=Decimal(0))
    if spec.per is not None and (spec.per <= 0 or most / spec.per > _MOST):
        args = {
            "per": number_text(spec.per, _places(spec.per)),
            "most": str(_MOST),
            "value": number_text(most, spec.decimals),
        }
        yield ChartProblem("chart-icon-amount", args)


TRAITS = Traits(
    "图符图",
    frozenset({"icon", "per", "highlight", "labels", "sort", "top"}),
    most_series=1,
    crowded_categories=12,
    problems=_problems,
)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the rows, and beneath them what an icon stands for."""
    count = len(spec.categories)
    per = _amount(spec)
    key = f"每个图符代表{with_unit(number_text(per, _places(per)), spec.unit)}"
    foot = look.small * LINE_EM + 3.0
    band = (canvas.height - foot) / count
    every = rows_named(count, band, look.size)
    names, names_width = name_column(spec.categories, look, canvas.width * _NAMES_SHARE, band)
    labels = [
        with_unit(
            label_at(spec, 0, category) or "—", spec.unit if value_at(spec, 0, category) is not None else ""
        )
        for category in range(count)
    ]
    gap = look.size * _GAP_EM
    left = names_width + gap
    widest = (
        max(look.text.width(label, look.size, bold=True) for label in labels) if spec.show_labels else 0.0
    )
    right = canvas.width - (widest + gap if widest else 0.0)
    values = [max(value_at(spec, 0, category) or Decimal(0), Decimal(0)) for category in range(count)]
    longest = min(max(int((max(values) / per).to_integral_value(ROUND_CEILING)), 1), _MOST)
    icon = min(band * _ICON_SHARE, _MOST_ICON, max(right - left, 10.0) / (longest * _STEP))
    outline = icon_path(spec.icon or _DEFAULT)
    for category, value in enumerate(values):
        middle = canvas.height - (category + 0.5) * band
        marked = category in spec.highlight
        fill = look.style.highlight if marked else look.bar_colour(spec, 0, category)
        shown = min(float(value / per), float(longest))
        bottom = middle - icon / 2
        end = left
        for index in range(int(-(-shown // 1))):
            x = left + index * icon * _STEP
            part = min(shown - index, 1.0)
            if part < 1:
                canvas.outline(outline, x, bottom, icon, look.track([fill]))
                canvas.outline(outline, x, bottom, icon, fill, clip=(x, bottom, icon * part, icon))
            else:
                canvas.outline(outline, x, bottom, icon, fill)
            end = x + icon
        if category % every:
            continue
        names[category].draw(canvas, names_width, middle, look.style.text_colour, "end")
        if spec.show_labels:
            # in rows lower than the words, these would stand on the icons of neighbours
            x = canvas.width if every > 1 else (end if end > left else left - gap) + gap
            anchor: Anchor = "end" if every > 1 else "start"
            canvas.text_beside(
                x, middle, labels[category], look.size, look.style.text_colour, bold=marked, anchor=anchor
            )
    canvas.text_beside(
        0.0,
        look.small * LINE_EM / 2,
        look.text.shortened(key, look.small, canvas.width),
        look.small,
        look.quiet,
    )


def _amount(spec: ChartSpec) -> Decimal:
    """What an icon stands for: as written, else a round amount that makes at most a dozen icons."""
    if spec.per is not None and spec.per > 0:
        return spec.per
    known = [value_at(spec, 0, category) for category in range(len(spec.categories))]
    most = max((value for value in known if value is not None), default=Decimal(0))
    if most <= 0:
        return Decimal(1)
    return step_for(most / _USUAL_MOST, spec.decimals)


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
