"""Finds what a chart kind cannot show; each finding is a plain reason, the caller adds the Span."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.charts.kinds import traits_of
from reportgen.charts.overlays import growth_value, growth_words
from reportgen.charts.traits import ChartProblem, Traits
from reportgen.model.chart import ChartSpec


def check(spec: ChartSpec) -> tuple[ChartProblem, ...]:
    """All findings about a chart's data, in a fixed order; empty when there is nothing to say."""
    return tuple(_problems(spec, traits_of(spec.kind)))


def _problems(spec: ChartSpec, traits: Traits) -> Iterator[ChartProblem]:
    if traits.has_data is not None:
        if not traits.has_data(spec):
            yield ChartProblem("chart-empty")
        elif traits.problems is not None:
            yield from traits.problems(spec)
        return
    if not spec.categories or not spec.series:
        yield ChartProblem("chart-empty")
        return
    yield from _shape(spec)
    if all(v is None for s in spec.series for v in s.values):
        yield ChartProblem("chart-only-gaps")
        return
    if traits.most_series is not None and len(spec.series) > traits.most_series:
        yield ChartProblem(
            "chart-one-series" if traits.most_series == 1 else "chart-most-series",
            {"kind": traits.words, "found": str(len(spec.series)), "most": str(traits.most_series)},
            series=traits.most_series,
        )
    if traits.shares:
        yield from _shares(spec, traits)
    elif "stacking" in traits.parts and spec.stacking == "percent":
        yield from _negatives(spec, "百分比堆积图", range(len(spec.series)))
    if traits.problems is not None:
        yield from traits.problems(spec)
    if "growth" in traits.parts:
        yield from _growths(spec)
    for found, most in (
        (len(spec.categories), traits.crowded_categories),
        (len(spec.series), traits.crowded_series),
    ):
        if most is not None and found > most:
            yield ChartProblem(
                "chart-crowded", {"kind": traits.words, "found": str(found), "most": str(most)}
            )


def _shape(spec: ChartSpec) -> Iterator[ChartProblem]:
    count = len(spec.categories)
    names: set[str] = set()
    for position, series in enumerate(spec.series):
        name = series.name or str(position + 1)
        if len(series.values) != count:
            yield ChartProblem(
                "chart-lengths",
                {"series": name, "found": str(len(series.values)), "expected": str(count)},
                series=position,
            )
        if series.labels and len(series.labels) != len(series.values):
            yield ChartProblem(
                "chart-label-count",
                {"series": name, "found": str(len(series.labels)), "expected": str(len(series.values))},
                series=position,
            )
        if series.name and series.name in names:
            yield ChartProblem("chart-series-twice", {"series": series.name}, series=position)
        names.add(series.name)
    for index in spec.highlight:
        if not 0 <= index < count:
            yield ChartProblem("chart-highlight-range", {"found": str(index + 1), "count": str(count)})


def _shares(spec: ChartSpec, traits: Traits) -> Iterator[ChartProblem]:
    yield from _negatives(spec, traits.words, range(1))
    if not any(spec.series[0].values):
        yield ChartProblem("chart-all-zero", {"kind": traits.words})


def _growths(spec: ChartSpec) -> Iterator[ChartProblem]:
    """Arrows that have no percentage to show: from or to a gap, from zero or less."""
    for index, growth in enumerate(spec.growths):
        if growth_words(spec, growth):
            continue
        start, end = (growth_value(spec, growth.series, at) for at in (growth.start, growth.end))
        gap = growth.start if start is None else growth.end if end is None else None
        if gap is not None:
            yield ChartProblem("chart-growth-gap", {"category": spec.categories[gap]}, growth=index)
        elif start is not None:
            args = {"category": spec.categories[growth.start], "value": format(start, "f")}
            yield ChartProblem("chart-growth-base", args, growth=index)


def _negatives(spec: ChartSpec, kind: str, rows: range) -> Iterator[ChartProblem]:
    """Negative values of these series; a series' name is said where there are several."""
    for row in rows:
        series = spec.series[row]
        for index, (category, value) in enumerate(zip(spec.categories, series.values, strict=False)):
            if value is not None and value < 0:
                name = category if len(rows) == 1 else f"{series.name} {category}".strip()
                args = {"kind": kind, "category": name, "value": format(value, "f")}
                yield ChartProblem("chart-negative", args, series=row, category=index)
