"""Writes the alternative text of a chart from its data: kind, title, every value in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from reportgen.charts.kinds import traits_of
from reportgen.charts.overlays import growth_words
from reportgen.charts.wording import (
    is_year,
    label_at,
    number_text,
    part_text,
    percent_text,
    spoken_category,
    unit_of,
    value_at,
    with_unit,
)
from reportgen.model.chart import ChartSpec

# Up to this many points are read out; beyond, a listener is told the range instead.
MOST_SPOKEN = 24


def describe(spec: ChartSpec) -> str:
    """One sentence for a reader who cannot see the chart.

    "柱状图：外资研发中心累计认定，2020年481家，2021年506家，增长5.2%"
    """
    own = traits_of(spec.kind).describe
    body = own(spec) if own is not None else _values_words(spec)
    body = "；".join([body, *_marked_words(spec, body)])
    head = f"{_kind_name(spec)}：{spec.title}" if spec.title else f"{_kind_name(spec)}："
    return f"{head}，{body}" if spec.title else f"{head}{body}"


def _kind_name(spec: ChartSpec) -> str:
    prefix, traits = "", traits_of(spec.kind)
    if "stacking" in traits.parts and len(spec.series) > 1:
        prefix = {"clustered": "", "stacked": "堆积", "percent": "百分比堆积"}[spec.stacking]
    return prefix + traits.words


def _values_words(spec: ChartSpec) -> str:
    parts = [_series_words(spec, index) for index in range(len(spec.series))]
    return "；".join(part for part in parts if part) or "没有数据"


def _series_words(spec: ChartSpec, series: int) -> str:
    shares = traits_of(spec.kind).shares
    points = [
        (category, value, with_unit(label_at(spec, series, index), unit_of(spec, series)))
        for index, category in enumerate(spec.categories)
        if (value := value_at(spec, series, index)) is not None
    ]
    if not points:
        return ""
    if len(points) * len(spec.series) > MOST_SPOKEN:
        words = _range_words(points)
    else:
        total = sum((value for _, value, _ in points), Decimal(0))
        with_share = shares and total > 0
        words = "，".join(
            f"{spoken_category(category)}{label}"
            + (f"（占{part_text(Fraction(value) / Fraction(total))}）" if with_share else "")
            for category, value, label in points
        )
        if not shares:
            words += _growth_words(points)
    name = spec.series[series].name
    return f"{name}：{words}" if name and len(spec.series) > 1 else words


def _range_words(points: list[tuple[str, Decimal, str]]) -> str:
    high = max(points, key=lambda point: point[1])
    low = min(points, key=lambda point: point[1])
    ends = f"最高为{spoken_category(high[0])}{high[2]}，最低为{spoken_category(low[0])}{low[2]}"
    return f"共{len(points)}项，{ends}"


def _marked_words(spec: ChartSpec, said: str) -> list[str]:
    """What is drawn over the marks: arrows whose change is not said yet, lines, bands, notes."""
    found = []
    for arrow in spec.growths:
        change = growth_words(spec, arrow)
        words = ("下降" if change.startswith("−") else "增长") + change.lstrip("+−")
        if change and words not in said:
            start, end = (spoken_category(spec.categories[at]) for at in (arrow.start, arrow.end))
            found.append(f"{start}到{end}{words}")
    found += [_labelled(f"参考线{_amount(line.value, spec)}", line.label) for line in spec.references]
    for band in spec.bands:
        low, high = sorted((band.low, band.high))
        found.append(_labelled(f"区间{number_text(low, spec.decimals)}至{_amount(high, spec)}", band.label))
    found += [f"{spoken_category(spec.categories[note.category])}：{note.text}" for note in spec.annotations]
    return found


def _amount(value: Decimal, spec: ChartSpec) -> str:
    return with_unit(number_text(value, spec.decimals), spec.unit)


def _labelled(words: str, label: str) -> str:
    return f"{words}（{label}）" if label else words


def _growth_words(points: list[tuple[str, Decimal, str]]) -> str:
    """The change from the first to the last year; "" when categories are no years or growth has no sense."""
    if len(points) < 2 or not all(is_year(category) for category, _, _ in points):
        return ""
    first, last = points[0], points[-1]
    if first[1] <= 0 or last[1] < 0:
        return ""
    change = Fraction(last[1]) / Fraction(first[1]) - 1
    if not change:
        return "，持平"
    verb = "增长" if change > 0 else "下降"
    since = f"比{spoken_category(first[0])}" if len(points) > 2 else ""
    return f"，{since}{verb}{percent_text(abs(change))}"
