"""Bubbles: points on two axes of values whose areas stand for a third figure."""

from __future__ import annotations

from reportgen.charts.kinds import scatter
from reportgen.charts.traits import Traits

TRAITS = Traits(
    "气泡图",
    scatter.TRAITS.parts | {"patterns"},
    crowded_series=4,
    problems=scatter.TRAITS.problems,
    describe=scatter.describe_points,
    legend=scatter.drawn_legend,
)

# a bubble is drawn as a point that has a size; both outputs look at the spec's kind
plot = scatter.plot
native = scatter.native
