"""ChartSpec: what a chart says, without colours and sizes (those come from the theme).

The spans of its parts say where an editor wrote them; charts that differ in these alone are the same.
"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Literal

from reportgen.diagnostics import Span
from reportgen.record import record

ChartKind = Literal[
    "bar",
    "column",
    "line",
    "area",
    "combo",
    "pie",
    "doughnut",
    "scatter",
    "bubble",
    "radar",
    "waterfall",
    "treemap",
    "funnel",
    "gauge",
    "progress",
    "pictogram",
    "timeline",
    "flow",
    "sparkline",
    "databar",
]
Stacking = Literal["clustered", "stacked", "percent"]
# direct: names at the marks themselves where there is room; auto: what suits the kind
Legend = Literal["auto", "top", "bottom", "right", "direct", "none"]
# auto: where fills would be alike in grey print
Patterns = Literal["auto", "always", "never"]
PATTERN_WORDS: dict[str, Patterns] = {
    "auto": "auto", "自动": "auto",
    "是": "always", "yes": "always", "true": "always",
    "否": "never", "no": "never", "false": "never",
}  # fmt: skip
Mark = Literal["column", "line"]
AxisSide = Literal["first", "second"]


@record(frozen=True, slots=True)
class Series:
    """A named row of values, one per category; None is a gap, never drawn as 0.

    ``mark`` and ``axis`` speak in kinds that mix marks (combo) and are left alone by all others.
    """

    name: str
    values: tuple[Decimal | None, ...]
    # the wording of each data label as prose would say it ("超150"), "" = formatted value
    labels: tuple[str, ...] = ()
    mark: Mark = "column"
    axis: AxisSide = "first"
    span: Span | None = field(default=None, repr=False, compare=False)


@record(frozen=True, slots=True)
class Measure:
    """What an axis of values counts: its title, unit and the decimals of its numbers."""

    title: str = ""
    unit: str = ""
    decimals: int = 0


@record(frozen=True, slots=True)
class ReferenceLine:
    """A line across the plot at a value of the first value axis: a target, a mean."""

    value: Decimal
    label: str = ""
    span: Span | None = field(default=None, repr=False, compare=False)


@record(frozen=True, slots=True)
class Band:
    """A range of the first value axis, tinted from edge to edge."""

    low: Decimal
    high: Decimal
    label: str = ""
    span: Span | None = field(default=None, repr=False, compare=False)


@record(frozen=True, slots=True)
class Growth:
    """An arrow from one category's value to another's with the change in percent; indices."""

    start: int
    end: int
    series: int = 0
    span: Span | None = field(default=None, repr=False, compare=False)


@record(frozen=True, slots=True)
class Annotation:
    """Words at a point; indices of its category and series."""

    category: int
    text: str
    series: int = 0
    span: Span | None = field(default=None, repr=False, compare=False)


@record(frozen=True, slots=True)
class TimelineEvent:
    """What happened when; ``date`` is worded as it is shown."""

    date: str
    text: str


@record(frozen=True, slots=True)
class FlowLink:
    """How much passes from ``source`` to ``target``; None: not known."""

    source: str
    target: str
    value: Decimal | None


@record(frozen=True, slots=True)
class ChartSpec:
    """A chart: categories along, series across; ``highlight`` holds category indices to mark.

    ``decimals`` is the number of places of every value label and axis number;
    ``unit`` is that of all values, already brought to one scale (``second`` for series on the second axis).
    ``across`` places each category on a horizontal axis of values and ``sizes`` weighs it, in kinds of
    points (scatter, bubble); ``horizontal`` and ``vertical_title`` word their axes. A kind whose data are
    not categories by series at all gets a field with a frozen record of its own here.
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
    legend: Legend = "auto"
    patterns: Patterns = "auto"
    references: tuple[ReferenceLine, ...] = ()
    bands: tuple[Band, ...] = ()
    growths: tuple[Growth, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    second: Measure | None = None
    across: tuple[Decimal, ...] = ()
    sizes: tuple[Decimal, ...] = ()
    horizontal: Measure | None = None
    size_measure: Measure | None = None
    vertical_title: str = ""
    # indices of the categories that are balances, not changes (waterfall)
    totals: tuple[int, ...] = ()
    # what a value is compared with (gauge, progress)
    full: Decimal | None = None
    # a name or SVG path data, and the amount one icon stands for (pictogram)
    icon: str = ""
    per: Decimal | None = None
    events: tuple[TimelineEvent, ...] = ()
    links: tuple[FlowLink, ...] = ()
