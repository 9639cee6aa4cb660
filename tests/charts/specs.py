"""Chart specifications for tests: short to write, and random ones for property tests."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from reportgen.model.chart import (
    Annotation,
    Band,
    ChartKind,
    ChartSpec,
    Growth,
    Legend,
    Measure,
    Patterns,
    ReferenceLine,
    Series,
)

KINDS: tuple[ChartKind, ...] = (
    "column", "bar", "line", "area", "combo", "pie", "doughnut", "scatter", "bubble", "radar",
)  # fmt: skip
# those that Word has no chart of, but has stacks of bars for
STEPPED: tuple[ChartKind, ...] = ("waterfall", "funnel")
NATIVE_KINDS: tuple[ChartKind, ...] = (*KINDS, *STEPPED)


def row(name: str, *values: str | int | None, labels: tuple[str, ...] = ()) -> Series:
    """A series; None is a gap."""
    return Series(name, tuple(None if v is None else Decimal(v) for v in values), labels)


def years(kind: ChartKind, *series: Series, unit: str = "家") -> ChartSpec:
    """A chart over as many years as the first series has values, up to 2021; points lie on the years."""
    count = len(series[0].values)
    categories = tuple(str(year) for year in range(2022 - count, 2022))
    points = kind in ("scatter", "bubble")
    return ChartSpec(
        kind,
        "外资研发中心累计认定",
        categories,
        series,
        unit=unit,
        across=tuple(Decimal(year) for year in categories) if points else (),
        sizes=tuple(Decimal(size) for size in range(1, count + 1)) if kind == "bubble" else (),
    )


NAMES = st.text(alphabet="上海国际科技合作（）、，“”·ISO/IEC 2021—", min_size=1, max_size=30)
_NUMBERS = st.one_of(
    st.decimals(-10_000, 10_000_000, places=2, allow_nan=False, allow_infinity=False),
    st.integers(0, 20).map(Decimal),
)
VALUES = st.one_of(st.none(), _NUMBERS)


@st.composite
def specs(draw: st.DrawFn) -> ChartSpec:
    """Any chart that a caller could hand over, also such as `check` refuses."""
    count = draw(st.one_of(st.integers(1, 8), st.integers(1, 60)))
    kind = draw(st.sampled_from(NATIVE_KINDS))
    rows = draw(st.integers(1, 4))
    series = tuple(
        Series(
            f"{draw(NAMES)}{index}",
            tuple(draw(st.lists(VALUES, min_size=count, max_size=count))),
            mark=draw(st.sampled_from(("column", "line"))),
            axis=draw(st.sampled_from(("first", "second"))),
        )
        for index in range(rows)
    )
    points = kind in ("scatter", "bubble")
    numbers = st.lists(_NUMBERS, min_size=count, max_size=count)
    categories = st.integers(0, count - 1)
    upright = kind in ("column", "line", "area", "combo")
    return ChartSpec(
        kind,
        draw(NAMES),
        tuple(draw(st.lists(NAMES, min_size=count, max_size=count))),
        series,
        unit=draw(st.sampled_from(("", "家", "万元", "亿元人民币"))),
        decimals=draw(st.integers(0, 2)),
        stacking=draw(st.sampled_from(("clustered", "stacked", "percent"))),
        highlight=draw(st.sampled_from(((), (0,), (count - 1,)))),
        show_labels=draw(st.booleans()),
        legend=draw(st.sampled_from(get_args(Legend))),
        patterns=draw(st.sampled_from(get_args(Patterns))),
        references=draw(_some(st.builds(ReferenceLine, _NUMBERS, NAMES))) if upright or kind == "bar" else (),
        bands=draw(_some(st.builds(Band, _NUMBERS, _NUMBERS, NAMES))) if upright or kind == "bar" else (),
        growths=draw(_some(st.builds(Growth, categories, categories))) if upright else (),
        annotations=draw(_some(st.builds(Annotation, categories, NAMES))) if upright else (),
        second=draw(st.sampled_from((None, Measure("增速", "%", 1)))),
        across=tuple(draw(numbers)) if points else (),
        sizes=tuple(abs(size) for size in draw(numbers)) if kind == "bubble" else (),
        totals=draw(st.sampled_from(((), (0,), (0, count - 1)))) if kind == "waterfall" else (),
        horizontal=draw(st.sampled_from((None, Measure("研发投入", "亿元", 1)))) if points else None,
        size_measure=draw(st.sampled_from((None, Measure("从业人员", "人")))) if kind == "bubble" else None,
        vertical_title=draw(st.sampled_from(("", "专利授权"))) if points else "",
    )


def _some(one: st.SearchStrategy[ReferenceLine | Band | Growth | Annotation]) -> st.SearchStrategy:
    return st.one_of(st.just(()), st.lists(one, max_size=3).map(tuple))
