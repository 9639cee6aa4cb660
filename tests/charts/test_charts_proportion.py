"""How high charts are drawn when the editor says nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen import charts
from reportgen.model.chart import ChartSpec, Series


def bars(count: int, series: int = 1, kind: str = "bar") -> ChartSpec:
    values = tuple(Decimal(n + 1) for n in range(count))
    rows = tuple(Series(f"系{n}", values) for n in range(series))
    return ChartSpec(kind, "数量", tuple(f"类{n}" for n in range(count)), rows)


@pytest.mark.parametrize("kind", ["column", "line", "pie", "doughnut"])
def test_standing_and_round_charts_have_the_layouts_proportions(kind):
    assert charts.aspect(bars(2, kind=kind), 0.46) == 0.46
    assert charts.aspect(bars(20, kind=kind), 0.46) == 0.46


def test_lying_bars_are_as_high_as_their_number_needs():
    heights = [charts.aspect(bars(count), 0.46) for count in (1, 2, 6, 12, 40)]
    assert heights == sorted(heights)
    assert heights[1] == pytest.approx(0.23)
    assert (heights[0], heights[-1]) == (0.2, 1.3)


def test_bars_side_by_side_need_more_height_than_stacked_ones():
    clustered = bars(4, series=3)
    stacked = replace(clustered, stacking="stacked")
    assert charts.aspect(stacked, 0.46) == charts.aspect(bars(4), 0.46) < charts.aspect(clustered, 0.46)
