"""Finds what a chart kind cannot show; each finding is a plain reason, the caller adds the Span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.charts.wording import KIND_NAMES
from reportgen.model.chart import ChartSpec

# Beyond these a reader cannot follow any more; the drawing thins its labels, so it is a hint, no error.
MOST_SLICES = 8
MOST_COLUMNS = 24
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class ChartProblem:
    """A code of the catalogue (family ``charts``) with the words its message needs."""

    code: str
    args: Mapping[str, str] = field(default_factory=dict)


def check(spec: ChartSpec) -> tuple[ChartProblem, ...]:
    """All findings about a chart's data, in a fixed order; empty when there is nothing to say."""
    return tuple(_problems(spec))


def _problems(spec: ChartSpec) -> Iterator[ChartProblem]:
    if not spec.categories or not spec.series:
        yield ChartProblem("chart-empty")
        return
    yield from _shape(spec)
    values = [v for s in spec.series for v in s.values if v is not None]
    if not values:
        yield ChartProblem("chart-only-gaps")
        return
    if spec.kind in ("pie", "doughnut"):
        yield from _round(spec)
    elif spec.stacking != "clustered" and spec.kind != "line":
        yield from _stacked(spec)
    yield from _crowded(spec)


def _shape(spec: ChartSpec) -> Iterator[ChartProblem]:
    count = len(spec.categories)
    names: set[str] = set()
    for position, series in enumerate(spec.series, start=1):
        name = series.name or str(position)
        if len(series.values) != count:
            yield ChartProblem(
                "chart-lengths", {"series": name, "found": str(len(series.values)), "expected": str(count)}
            )
        if series.labels and len(series.labels) != len(series.values):
            yield ChartProblem(
                "chart-label-count",
                {"series": name, "found": str(len(series.labels)), "expected": str(len(series.values))},
            )
        if series.name and series.name in names:
            yield ChartProblem("chart-series-twice", {"series": series.name})
        names.add(series.name)
    for index in spec.highlight:
        if not 0 <= index < count:
            yield ChartProblem("chart-highlight-range", {"found": str(index + 1), "count": str(count)})


def _round(spec: ChartSpec) -> Iterator[ChartProblem]:
    kind = KIND_NAMES[spec.kind]
    if len(spec.series) > 1:
        yield ChartProblem("chart-one-series", {"kind": kind, "found": str(len(spec.series))})
    first = spec.series[0].values
    for category, value in zip(spec.categories, first, strict=False):
        if value is not None and value < 0:
            yield ChartProblem(
                "chart-negative", {"kind": kind, "category": category, "value": format(value, "f")}
            )
    if not any(first):
        yield ChartProblem("chart-all-zero", {"kind": kind})


def _stacked(spec: ChartSpec) -> Iterator[ChartProblem]:
    if spec.stacking == "percent":
        for series in spec.series:
            for category, value in zip(spec.categories, series.values, strict=False):
                if value is not None and value < 0:
                    yield ChartProblem(
                        "chart-negative",
                        {
                            "kind": "百分比堆积图",
                            "category": f"{series.name} {category}".strip(),
                            "value": format(value, "f"),
                        },
                    )


def _crowded(spec: ChartSpec) -> Iterator[ChartProblem]:
    count = len(spec.categories)
    if spec.kind in ("pie", "doughnut"):
        if count > MOST_SLICES:
            yield ChartProblem(
                "chart-crowded",
                {"kind": KIND_NAMES[spec.kind], "found": str(count), "most": str(MOST_SLICES)},
            )
    elif spec.kind == "line":
        if len(spec.series) > MOST_LINES:
            yield ChartProblem(
                "chart-crowded",
                {"kind": KIND_NAMES["line"], "found": str(len(spec.series)), "most": str(MOST_LINES)},
            )
    elif spec.kind == "column" and count > MOST_COLUMNS:
        yield ChartProblem(
            "chart-crowded", {"kind": KIND_NAMES["column"], "found": str(count), "most": str(MOST_COLUMNS)}
        )
