"""Charts at the edge of what an editor may write: one for each kind and case, as small as the case allows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import get_args

from reportgen.model.chart import (
    ChartKind,
    ChartSpec,
    FlowLink,
    Measure,
    Series,
    TimelineEvent,
)

ALL_KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
LONG = "国内和对口支援地区科技交流与合作暨国际科技合作平台建设与运行保障专项资金"
SEVERAL = ("column", "bar", "line", "area", "combo", "radar")
NAMES = ("浦东新区", "黄浦区", "静安区", "徐汇区", "长宁区", "普陀区")

# each case: the values of the first series; more series follow by halves
CASES: dict[str, tuple[str | None, ...]] = {
    "one value": ("506",),
    "all zero": ("0", "0", "0", "0"),
    "all missing": (None, None, None),
    "some missing": ("12", None, "0", "18"),
    "all negative": ("-12", "-5", "-31", "-8"),
    "both signs": ("12", "-5", "31", "-18", "2"),
    "sixty": tuple(str((n * 37) % 91 + 5) for n in range(60)),
    "long words": ("31", "26", "14", "11"),
    "trillions": ("1234567890123.5", "987654321098.2", "456789012345.7"),
    "tiny": ("0.0012", "0.0031", "0.0007", "0.0024"),
    "one giant": ("3", "5", "98000", "2", "4"),
    "equal": ("7", "7", "7"),
}


def extreme(kind: ChartKind, case: str) -> ChartSpec:
    """The chart of a kind in a case."""
    values = tuple(None if value is None else Decimal(value) for value in CASES[case])
    count = len(values)
    decimals = max((-int(v.as_tuple().exponent) for v in values if v is not None), default=0)
    long = case == "long words"
    names = tuple(
        f"第{n + 1}项{LONG}" if long else NAMES[n] if count <= len(NAMES) else f"第{n + 1}个区"
        for n in range(count)
    )
    unit = "万元人民币（按当年平均汇率折算）" if long else "项"
    spec = ChartSpec(
        kind,
        LONG if long else "项目",
        names,
        tuple(_series(kind, values, long)),
        unit=unit,
        decimals=decimals,
        second=Measure(LONG if long else "", "%", 1) if kind == "combo" else None,
    )
    return _own(spec, values, long)


def _series(kind: ChartKind, values: tuple[Decimal | None, ...], long: bool) -> list[Series]:
    rows = [Series(f"甲类{LONG}" if long else "甲类", values)]
    if kind in SEVERAL:
        half = tuple(None if value is None else value / 2 for value in values)
        line = kind == "combo"
        second = Series(f"乙类{LONG}" if long else "乙类", half)
        rows.append(replace(second, mark="line", axis="second") if line else second)
    return rows


def _own(spec: ChartSpec, values: tuple[Decimal | None, ...], long: bool) -> ChartSpec:
    """The same data as kinds of another shape take them."""
    known = [value for value in values if value is not None]
    if spec.kind in ("scatter", "bubble"):
        across = tuple(value if value is not None else Decimal(n) for n, value in enumerate(values))
        sizes = tuple(abs(value) for value in across) if spec.kind == "bubble" else ()
        named = Measure(LONG if long else "投入", spec.unit, spec.decimals)
        return replace(
            spec, across=across, sizes=sizes, horizontal=named, size_measure=named if sizes else None
        )
    if spec.kind == "timeline":
        events = tuple(TimelineEvent(f"{n % 12 + 1}月", name) for n, name in enumerate(spec.categories))
        return replace(spec, categories=(), series=(), events=events)
    if spec.kind == "flow":
        links = tuple(
            FlowLink(f"来源{LONG}" if long else "来源", name, value)
            for name, value in zip(spec.categories, values, strict=True)
        )
        return replace(spec, links=links)
    if spec.kind in ("gauge", "progress", "databar"):
        return replace(spec, full=max(known, default=Decimal(0)) or Decimal(1))
    if spec.kind == "waterfall":
        return replace(spec, totals=(0,))
    return spec
