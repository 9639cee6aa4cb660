"""ChartSpec: what a chart says, without colours and sizes (those come from the theme)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.diagnostics import Span

ChartKind = Literal["bar", "column", "line", "pie", "doughnut"]
Stacking = Literal["clustered", "stacked", "percent"]


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of values, one per category; None is a gap, never drawn as 0."""

    name: str
    values: tuple[Decimal | None, ...]
    # the wording of each data label as prose would say it ("超150"), "" = formatted value
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart: categories along, series across; ``highlight`` holds category indices to mark.

    ``decimals`` is the number of places of every value label and axis number;
    ``unit`` is that of all values, already brought to one scale.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    decimals: int = 0
    stacking: Stacking = "clustered"
    highlight: tuple[int, ...] = ()
    show_labels: bool = True
    note: str = ""
    span: Span | None = None
