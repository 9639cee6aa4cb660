"""What a chart kind declares about itself: its name, the parts of a chart it shows, what it cannot take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from reportgen.model.chart import ChartSpec
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.legend import LegendEntry
    from reportgen.charts.look import Look

# The optional parts of a chart, by the names editors write them with.
Part = Literal[
    "stacking", "highlight", "labels", "legend", "lines", "bands", "growth", "annotations", "sort", "top",
    "patterns", "events", "links", "totals", "full", "icon", "per",
]  # fmt: skip
# all parts that mean something to marks standing on a value axis
AXIS_PARTS: frozenset[Part] = frozenset(
    ("highlight", "labels", "legend", "patterns", "lines", "bands", "growth", "annotations", "sort", "top")
)


@record(frozen=True, slots=True)
class ChartProblem:
    """A code of the catalogue (family ``charts``) with the words its message needs.

    ``series`` and ``category`` are indices of the value it is about, ``growth`` that of a growth arrow; all
    None: the chart as a whole.
    """

    code: str
    args: Mapping[str, str] = field(default_factory=dict)
    series: int | None = None
    category: int | None = None
    growth: int | None = None


@record(frozen=True, slots=True)
class Traits:
    """The declaration of a kind.

    ``parts``: what it shows beyond its data; any other part an editor asks for is refused by name.
    ``most_series``: more are refused; ``crowded_series`` and ``crowded_categories``: more get a hint.
    ``shares``: values are parts of a whole, so none is negative and not all are zero.
    ``problems``: what else it cannot show; ``describe``: its alternative text after the title, if the
    usual reading of categories and series does not fit. ``has_data``: whether there is anything to draw, in
    kinds whose data are not categories by series; ``data_part``: the field an editor writes them in.
    ``legend``: its entries, in kinds that have one: above the plot the kind sets them itself.
    ``least_height``: the height (pt) its words need in a frame of this width, in kinds made of words.
    """

    words: str
    parts: frozenset[Part] = frozenset()
    most_series: int | None = None
    crowded_series: int | None = None
    crowded_categories: int | None = None
    shares: bool = False
    problems: Callable[[ChartSpec], Iterable[ChartProblem]] | None = None
    describe: Callable[[ChartSpec], str] | None = None
    has_data: Callable[[ChartSpec], bool] | None = None
    data_part: Part | None = None
    legend: Callable[[ChartSpec, Look], tuple[LegendEntry, ...]] | None = None
    least_height: Callable[[ChartSpec, Look, float], float] | None = None
