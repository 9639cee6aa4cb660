"""Progress: how much of a full amount is reached, one bar on its track for each category."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.charts.fitting import name_column, rows_named
from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.traits import ChartProblem, Traits
from reportgen.charts.wording import (
    label_at,
    number_text,
    percent_text,
    spoken_category,
    value_at,
    with_unit,
)
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look

_NAMES_SHARE = 0.32  # most of the frame's width
_GAP_EM = 0.7
_THICKNESS_SHARE = 0.5  # of a row
_MOST_THICKNESS = 12.0


def problems(spec: ChartSpec) -> Iterable[ChartProblem]:
    """No full amount to compare with, one that is not above zero, and values below zero."""
    words = {"kind": "进度图" if spec.kind == "progress" else "仪表图"}
    if full_of(spec) is None:
        yield ChartProblem("chart-full-missing", words)
    elif full_of(spec) <= 0:  # type: ignore[operator]  # None was told above
        yield ChartProblem(
            "chart-full-range", {**words, "full": number_text(spec.full or Decimal(0), spec.decimals)}
        )
    for category, name in enumerate(spec.categories):
        value = value_at(spec, 0, category)
        if value is not None and value < 0:
            args = {**words, "category": name, "value": format(value, "f")}
            yield ChartProblem("chart-negative", args, series=0, category=category)


def describe(spec: ChartSpec) -> str:
    """Every value with its share of the full amount."""
    full = full_of(spec)
    parts = []
    for category, name in enumerate(spec.categories):
        value = value_at(spec, 0, category)
        if value is None:
            continue
        share = "" if full is None or spec.unit == "%" else f"（完成{share_text(value, full)}）"
        parts.append(f"{spoken_category(name)}{with_unit(label_at(spec, 0, category), spec.unit)}{share}")
    goal = ""
    if full is not None and spec.unit != "%":
        goal = f"，目标{with_unit(number_text(full, spec.decimals), spec.unit)}"
    return "，".join(parts) + goal


TRAITS = Traits(
    "进度图",
    frozenset({"full", "highlight", "labels", "sort", "top"}),
    most_series=1,
    crowded_categories=16,
    problems=problems,
    describe=describe,
)


def full_of(spec: ChartSpec) -> Decimal | None:
    """The full amount: as written, 100 for percentages."""
    return spec.full if spec.full is not None else (Decimal(100) if spec.unit == "%" else None)


def bare(spec: ChartSpec) -> ChartSpec:
    """Without the note of a unit that every label shows."""
    return replace(spec, unit="") if spec.unit == "%" and spec.show_labels else spec


def reached(value: Decimal, full: Decimal | None) -> float:
    """The share of the full amount that is drawn, 0 to 1."""
    if full is None or full <= 0:
        return 0.0
    return min(max(float(value / full), 0.0), 1.0)


def share_text(value: Decimal, full: Decimal) -> str:
    """The share in percent; beyond the full amount more than 100 %."""
    return percent_text(Fraction(value) / Fraction(full)) if full > 0 else ""


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw tracks, bars, names and values."""
    header = lay_header(bare(spec), look, (canvas.width, canvas.height), ())
    draw_header(header, look, canvas)
    count = len(spec.categories)
    band = header.bottom / count
    every = rows_named(count, band, look.size)
    names, names_width = name_column(spec.categories, look, canvas.width * _NAMES_SHARE, band)
    values = [_value_words(spec, category) if spec.show_labels else "" for category in range(count)]
    values_width = max(look.text.width(words, look.size, bold=True) for words in values)
    gap = look.size * _GAP_EM
    left = names_width + gap if names_width else 0.0
    right = canvas.width - (values_width + gap if values_width else 0.0)
    if right - left < canvas.width * 0.2:  # long values: the bar is what the chart is for
        values, right = [""] * count, canvas.width
    full = full_of(spec)
    bar = min(band * _THICKNESS_SHARE, _MOST_THICKNESS)
    ground = look.track([look.bar_colour(spec, 0, category) for category in range(count)])
    for category in range(count):
        middle = header.bottom - (category + 0.5) * band
        value = value_at(spec, 0, category)
        marked = category in spec.highlight
        canvas.rect(left, middle - bar / 2, right - left, bar, ground)
        if value is not None:
            fill = look.style.highlight if marked else look.bar_colour(spec, 0, category)
            canvas.rect(left, middle - bar / 2, (right - left) * reached(value, full), bar, fill)
        if category % every:
            continue
        names[category].draw(canvas, names_width, middle, look.style.text_colour, "end")
        canvas.text_beside(
            canvas.width,
            middle,
            values[category],
            look.size,
            look.style.text_colour,
            bold=marked,
            anchor="end",
        )


def _value_words(spec: ChartSpec, category: int) -> str:
    value, full = value_at(spec, 0, category), full_of(spec)
    if value is None:
        return "—"
    label = label_at(spec, 0, category)
    if spec.unit == "%" or full is None:
        return with_unit(label, spec.unit)
    return f"{label}（{share_text(value, full)}）"
