"""How high charts are drawn when the editor says nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen import charts
from reportgen.model.chart import ChartKind, ChartSpec, Series, TimelineEvent
from reportgen.model.drawing import TextOp
from tests.support.themes import sample_theme

THEME = sample_theme()
USUAL = THEME.rules.figure_aspect


def bars(count: int, series: int = 1, kind: ChartKind = "bar") -> ChartSpec:
    values = tuple(Decimal(n + 1) for n in range(count))
    rows = tuple(Series(f"系{n}", values) for n in range(series))
    return ChartSpec(kind, "数量", tuple(f"类{n}" for n in range(count)), rows)


def of(spec: ChartSpec, width: float = 450) -> float:
    return charts.aspect(spec, THEME, width)


@pytest.mark.parametrize("kind", ["column", "line", "pie", "doughnut"])
def test_standing_and_round_charts_have_the_layouts_proportions(kind):
    assert of(bars(2, kind=kind)) == USUAL
    assert of(bars(20, kind=kind)) == USUAL


def test_lying_bars_are_as_high_as_their_number_needs():
    heights = [of(bars(count)) for count in (1, 2, 6, 12, 40)]
    assert heights == sorted(heights)
    assert heights[1] == pytest.approx(0.23)
    assert (heights[0], heights[-1]) == (0.2, 1.3)


def test_bars_side_by_side_need_more_height_than_stacked_ones():
    clustered = bars(4, series=3)
    stacked = replace(clustered, stacking="stacked")
    assert of(stacked) == of(bars(4)) < of(clustered)


@pytest.mark.parametrize("kind", ["column", "line", "pie", "radar", "scatter"])
def test_a_chart_gets_higher_where_it_is_narrow_since_its_type_does_not_shrink(kind):
    assert of(bars(4, kind=kind), 200) > of(bars(4, kind=kind), 450)


@pytest.mark.parametrize("width", [160, 230, 450])
def test_a_timeline_is_high_enough_for_all_words_of_all_its_events(width):
    events = tuple(
        TimelineEvent(f"{month}月", "发布年度指南，各国专家与会" * (month % 3)) for month in range(1, 8)
    )
    spec = ChartSpec("timeline", "一年大事", (), (), events=events)
    drawing = charts.draw(spec, THEME, width, width * of(spec, width))
    shown = "".join(op.text for op in drawing.ops if isinstance(op, TextOp))
    assert sorted(shown) == sorted("".join(event.date + event.text for event in events))
