"""Charts at the edge of what can be written: nothing sticks out or meets, and what has no room is told."""

from __future__ import annotations

import pytest

from reportgen.charts import aspect, check, data_rows, draw, turned
from reportgen.charts.look import Look
from reportgen.charts.placing import Rect, Spot, text_box
from reportgen.model.chart import ChartKind
from reportgen.model.drawing import PathOp, TextOp
from tests.charts.extremes import ALL_KINDS, CASES, extreme
from tests.support.themes import sample_theme

THEME = sample_theme()
METRICS = Look.of(THEME).text
# what an editor is told of a case, before the chart is drawn
SHARES = ("pie", "doughnut", "treemap", "funnel")
TOLD: dict[tuple[str, str], tuple[str, ...]] = {
    ("one value", "chart-few-rays"): ("radar",),
    ("all zero", "chart-all-zero"): (*SHARES, "flow"),
    ("all missing", "chart-only-gaps"): tuple(k for k in ALL_KINDS if k not in ("timeline", "flow")),
    ("all missing", "chart-empty"): ("flow",),
    ("some missing", "chart-area-gap"): ("area",),
    ("all negative", "chart-negative"): (
        *SHARES, "area", "radar", "gauge", "progress", "pictogram", "flow", "databar",
    ),
    ("all negative", "chart-full-range"): ("gauge", "progress"),
    ("both signs", "chart-negative"): (*SHARES, "area", "radar", "gauge", "progress", "pictogram", "flow"),
    ("sixty", "chart-crowded"): (
        *SHARES, "column", "combo", "radar", "waterfall", "gauge", "progress", "pictogram", "timeline", "flow",
    ),
}  # fmt: skip
AIR = 1.1  # pt; half a line's width and a slice's seam may stick out


@pytest.mark.parametrize("width", [150.0, 450.0])
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_extreme_data_are_drawn_inside_the_frame_without_a_label_over_another(
    kind: ChartKind, width: float
) -> None:
    for case in CASES:
        spec = turned(extreme(kind, case), THEME, width)
        height = width * aspect(spec, THEME, width)
        drawing = draw(spec, THEME, width, height)
        boxes = []
        for op in drawing.ops:
            if isinstance(op, TextOp):
                box = text_box(op.text, Spot(op.x, -op.y, op.anchor), op.size, METRICS, op.bold)
                assert box.inside(Rect(-0.1, -height - 0.1, width + 0.1, 0.1)), (case, op)
                slack = Rect(box.left + 0.1, box.bottom + 0.1, box.right - 0.1, box.top - 0.1)
                assert not any(slack.overlaps(other) for other in boxes), (case, op)
                boxes.append(box)
            elif isinstance(op, PathOp) and op.clip is None:
                numbers = [float(v) for command in op.commands for v in command[1:]]
                assert min(numbers) >= -AIR, (case, op)
                assert max(numbers[::2]) <= width + AIR and max(numbers[1::2]) <= height + AIR, (case, op)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_what_a_kind_cannot_show_is_told_and_nothing_else(kind: ChartKind) -> None:
    for case in CASES:
        expected = {code for (of, code), kinds in TOLD.items() if of == case and kind in kinds}
        found = {problem.code for problem in check(extreme(kind, case))}
        if kind == "databar":  # shows one value of several
            found.discard("chart-crowded")
        assert found == expected, case


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_the_table_of_a_charts_data_has_every_category_and_value(kind: ChartKind) -> None:
    for case in CASES:
        spec = extreme(kind, case)
        heads, rows = data_rows(spec)
        assert {len(row) for row in rows} == {len(heads)} and all(all(row) for row in rows)
        assert len(rows) == len(spec.events or spec.links or spec.categories)
        gaps = sum(value is None for series in spec.series for value in series.values)
        assert sum(row.count("—") for row in rows) == (gaps if not spec.events else 0)
