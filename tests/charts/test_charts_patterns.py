"""Patterns over fills: a chart's series are told apart without any colour, in both outputs by the same rule."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.charts import draw, native_chart
from reportgen.charts.hatching import STROKE, Hatch, series_hatches, strokes
from reportgen.charts.look import Look, contrast
from reportgen.charts.ooxml import NAMESPACES
from reportgen.model.chart import ChartKind, ChartSpec, Patterns
from reportgen.model.drawing import Drawing, PathOp, TextOp
from tests.charts.specs import row, years
from tests.support.report_projects import resolve_blocks
from tests.support.themes import sample_theme, shipped_theme

THEME = sample_theme()
FILLED: tuple[ChartKind, ...] = ("column", "bar", "area", "pie", "doughnut", "bubble", "combo")


def many(kind: ChartKind, count: int = 4, patterns: Patterns = "always") -> ChartSpec:
    spec = years(kind, *(row(f"系列{n}", 40 + n, 50, 60) for n in range(count)))
    return replace(spec, patterns=patterns, stacking="stacked" if kind in ("column", "bar") else "clustered")


def stroked(drawing: Drawing) -> list[PathOp]:
    """The strokes of patterns: many short lines in one operation."""
    return [op for op in drawing.ops if isinstance(op, PathOp) and op.stroke_width == STROKE and not op.fill]


def patterns_in_word(spec: ChartSpec) -> list[str]:
    root: Any = etree.fromstring(native_chart(spec, THEME, 300, 200).xml)
    return list(root.xpath("//c:ser//a:pattFill/@prst", namespaces=NAMESPACES))


@pytest.mark.parametrize("layout", ["annual", "plain", "gongwen"])
@pytest.mark.parametrize("count", range(2, 8))
def test_no_two_series_are_alike_in_grey_print(layout: str, count: int) -> None:
    look = Look.of(shipped_theme(layout))
    spec = many("column", count, "auto")
    hatches = series_hatches(spec, look)
    for one, other in combinations(range(count), 2):
        apart = contrast(look.series_colour(one), look.series_colour(other)) >= 1.5
        assert apart or hatches[one] != hatches[other]


def test_colours_that_differ_enough_are_left_alone() -> None:
    assert not stroked(draw(many("column", 3, "auto"), shipped_theme("annual"), 300, 200))
    assert not stroked(draw(many("column", 4, "never"), shipped_theme("gongwen"), 300, 200))


@pytest.mark.parametrize("kind", FILLED)
def test_every_filled_kind_has_its_patterns_in_both_outputs(kind: ChartKind) -> None:
    spec = many(kind, 1 if kind in ("pie", "doughnut") else 3)
    assert stroked(draw(spec, THEME, 300, 200))
    assert {"wdUpDiag", "wdDnDiag"} <= set(patterns_in_word(spec))
    plain = replace(spec, patterns="never")
    assert not stroked(draw(plain, THEME, 300, 200)) and not patterns_in_word(plain)


def test_a_chart_of_one_series_has_nothing_to_tell_apart() -> None:
    assert not stroked(draw(many("column", 1), THEME, 300, 200))
    assert not patterns_in_word(many("column", 1))


@given(
    st.sampled_from(get_args(Hatch)),
    st.floats(-50, 50), st.floats(-50, 50), st.floats(0.1, 120), st.floats(0.1, 120),
)  # fmt: skip
def test_strokes_stay_inside_their_shape(
    hatch: Hatch, x: float, y: float, width: float, height: float
) -> None:
    shape = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    for line in strokes([shape], hatch):
        for px, py in line:
            assert x - STROKE <= px <= x + width + STROKE and y - STROKE <= py <= y + height + STROKE


def test_a_ring_is_not_hatched_in_its_hole() -> None:
    outer = [(-20.0, -20.0), (20.0, -20.0), (20.0, 20.0), (-20.0, 20.0)]
    hole = [(x / 2, y / 2) for x, y in outer]
    for (x0, y0), (x1, y1) in strokes([outer, hole], "level"):
        assert max(abs((x0 + x1) / 2), abs((y0 + y1) / 2)) >= 10


def test_a_number_on_a_hatched_fill_has_its_colour_alone_under_it() -> None:
    drawing = draw(many("column"), THEME, 300, 240)
    label = next(i for i, op in enumerate(drawing.ops) if isinstance(op, TextOp) and op.text == "41")
    plate, text = drawing.ops[label - 1], drawing.ops[label]
    assert isinstance(plate, PathOp) and isinstance(text, TextOp) and plate.fill is not None
    assert contrast(plate.fill, text.colour) >= 4.5
    xs = [float(command[1]) for command in plate.commands if len(command) > 1]
    assert min(xs) < text.x < max(xs)


def test_an_editor_switches_patterns_on_and_off(tmp_path: Path) -> None:
    chart = "- chart: {{kind: {kind}, title: 图, patterns: {word}, categories: [甲, 乙], series: [{{name: 一, values: [1家, 2家]}}, {{name: 二, values: [3家, 4家]}}]}}\n"
    asked = {"是": "always", "否": "never", "auto": "auto", "自动": "auto"}
    resolved = resolve_blocks(tmp_path, "".join(chart.format(kind="column", word=word) for word in asked))
    assert resolved.report is not None
    found = [figure.graphic.spec.patterns for figure in resolved.report.sections[0].children]
    assert found == list(asked.values())
    (message,) = resolve_blocks(tmp_path, chart.format(kind="line", word="是")).messages
    assert message.partition("\n")[0] == "chapters/a.yaml:4:3: 错误 [chart-part] 折线图没有“patterns”这一项"
    (message,) = resolve_blocks(tmp_path, chart.format(kind="column", word="斜线")).messages
    assert message.startswith("chapters/a.yaml:4:45: 错误 [schema-choice-listed] “斜线”不是这里可选的词")
