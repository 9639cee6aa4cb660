"""Data bar: one number as a bar in the space of a table cell, its value beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportgen.charts.kinds.progress import reached
from reportgen.charts.traits import ChartProblem, Traits
from reportgen.charts.wording import label_at, number_text, value_at, with_unit
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look

_GAP = 4.0
_THICKNESS_SHARE = 0.8  # of the label size
_LEAST = 0.8  # pt; a small number is still a mark


def _problems(spec: ChartSpec) -> Iterable[ChartProblem]:
    value = value_at(spec, 0, 0)
    if value is not None and value < 0:
        args = {"kind": TRAITS.words, "category": spec.categories[0], "value": format(value, "f")}
        yield ChartProblem("chart-negative", args, series=0, category=0)


TRAITS = Traits(
    "数据条",
    frozenset({"full", "highlight", "labels"}),
    most_series=1,
    crowded_categories=1,
    problems=_problems,
)


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the bar against ``full``, with room for the longest label kept free on its right."""
    value = value_at(spec, 0, 0)
    if value is None:
        return
    full = spec.full if spec.full is not None else value
    label = with_unit(label_at(spec, 0, 0), spec.unit) if spec.show_labels else ""
    widest = max((label, with_unit(number_text(full, spec.decimals), spec.unit)), key=len)
    room = look.text.width(widest, look.size, bold=True) + _GAP if label else 0.0
    if room > canvas.width * 0.7:
        label, room = "", 0.0
    length = max((canvas.width - room) * reached(value, full), _LEAST if value else 0.0)
    thick, middle = min(look.size * _THICKNESS_SHARE, canvas.height), canvas.height / 2
    fill = look.style.highlight if 0 in spec.highlight else look.series_colour(0)
    canvas.rect(0.0, middle - thick / 2, length, thick, fill)
    canvas.text_beside(length + _GAP, middle, label, look.size, look.style.text_colour)
