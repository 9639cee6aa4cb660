"""What a chart's drawing promises: everything inside the frame, no label over another, true proportions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.charts import data_rows, describe, draw
from reportgen.charts.look import Look, contrast
from reportgen.charts.placing import Rect, Spot, text_box
from reportgen.model.chart import ChartKind, ChartSpec, Legend, Measure, Series
from reportgen.model.drawing import Drawing, PathOp, TextOp
from tests.charts.specs import KINDS, row, specs, years
from tests.support.themes import sample_theme

THEME = sample_theme()
METRICS = Look.of(THEME).text
AIR = 1.1  # pt; half a line's width and a slice's seam may stick out


def texts(drawing: Drawing) -> list[TextOp]:
    return [op for op in drawing.ops if isinstance(op, TextOp)]


def words(drawing: Drawing) -> list[str]:
    return [op.text for op in texts(drawing)]


def box(op: TextOp) -> Rect:
    """The box of a text, y downwards turned upwards."""
    return text_box(op.text, Spot(op.x, -op.y, op.anchor), op.size, METRICS, op.bold)


def fills(drawing: Drawing) -> list[PathOp]:
    return [op for op in drawing.ops if isinstance(op, PathOp) and op.fill is not None]


def labels_stand_apart(drawing: Drawing, width: float, height: float) -> None:
    """Every text is inside the frame, none over another."""
    boxes = [(op, box(op)) for op in texts(drawing)]
    for op, area in boxes:
        assert area.left >= -0.1 and area.right <= width + 0.1, op
        assert area.top <= 0.1 and area.bottom >= -height - 0.1, op
    for index, (op, area) in enumerate(boxes):
        for other_op, other in boxes[index + 1 :]:
            slack = Rect(other.left + 0.1, other.bottom + 0.1, other.right - 0.1, other.top - 0.1)
            assert not area.overlaps(slack), (op, other_op)


def extent(op: PathOp) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    numbers = [[float(v) for v in command[1:]] for command in op.commands]
    xs = [v for command in numbers for v in command[0::2]]
    ys = [v for command in numbers for v in command[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spec=specs(), width=st.integers(180, 480), height=st.integers(120, 320))
def test_any_data_is_drawn_inside_the_frame_without_a_label_over_another(
    spec: ChartSpec, width: int, height: int
) -> None:
    heads, rows = data_rows(spec)  # what ``table:`` shows below or beside it
    assert {len(row) for row in rows} == {len(heads)} and len(rows) == len(spec.categories)
    assert describe(spec)
    drawing = draw(spec, THEME, width, height)
    labels_stand_apart(drawing, width, height)
    for op in drawing.ops:
        if isinstance(op, PathOp):
            left, top, right, bottom = extent(op)
            assert left >= -AIR and top >= -AIR and right <= width + AIR and bottom <= height + AIR, op


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_is_drawn_the_same(kind: ChartKind) -> None:
    spec = years(kind, row("累计", 481, 506))
    assert draw(spec, THEME, 300, 180) == draw(spec, THEME, 300, 180)


def test_column_heights_are_proportional_to_values() -> None:
    drawing = draw(years("column", row("累计", 250, 500)), THEME, 300, 200)
    low, high = (extent(op)[3] - extent(op)[1] for op in fills(drawing))
    assert high == pytest.approx(2 * low, abs=0.01)


def test_lying_bars_are_proportional_and_run_from_top_to_bottom() -> None:
    drawing = draw(years("bar", row("累计", 250, 500)), THEME, 300, 200)
    first, second = (extent(op) for op in fills(drawing))
    assert second[2] - second[0] == pytest.approx(2 * (first[2] - first[0]), abs=0.01)
    assert first[3] < second[1]


def test_two_columns_are_no_slabs() -> None:
    drawing = draw(years("column", row("累计", 250, 500)), THEME, 480, 200)
    assert all(extent(op)[2] - extent(op)[0] <= 50 for op in fills(drawing))


def test_a_gap_has_neither_bar_nor_label() -> None:
    drawing = draw(years("column", row("累计", 481, None, 506)), THEME, 300, 200)
    assert len(fills(drawing)) == 2
    assert words(drawing).count("0") == 1  # the axis' own


def test_a_line_is_broken_at_a_gap() -> None:
    drawing = draw(years("line", row("累计", 1, 2, None, 4, 5)), THEME, 300, 200)
    colour = Look.of(THEME).series_colour(0)
    lines = [op for op in drawing.ops if isinstance(op, PathOp) and op.stroke == colour and op.fill is None]
    assert [len(op.commands) for op in lines] == [2, 2]


def test_negative_columns_hang_from_the_baseline() -> None:
    drawing = draw(years("column", row("增减", 5, -5)), THEME, 300, 200)
    up, down = (extent(op) for op in fills(drawing))
    assert up[3] == pytest.approx(down[1], abs=0.01)


def test_values_stand_at_their_marks_with_thousands_separators_and_the_unit_above() -> None:
    drawing = draw(years("column", row("投入", 1035, 10500), unit="万元"), THEME, 300, 200)
    assert {"1,035", "10,500", "单位：万元"} <= set(words(drawing))


def test_an_editors_wording_replaces_the_value() -> None:
    drawing = draw(years("column", row("嘉宾", 140, 150, labels=("", "超150"))), THEME, 300, 200)
    assert "超150" in words(drawing) and "140" in words(drawing)


def test_a_stack_shows_parts_and_total() -> None:
    spec = replace(years("column", row("原有", 400, 481), row("新增", 81, 25)), stacking="stacked")
    drawing = draw(spec, THEME, 300, 200)
    total = next(op for op in texts(drawing) if op.text == "506")
    assert total.bold
    assert {"481", "25", "原有", "新增"} <= set(words(drawing))


def test_shares_fill_a_hundred_percent() -> None:
    spec = replace(years("column", row("国内", 30, 1), row("国外", 10, 3)), stacking="percent")
    drawing = draw(spec, THEME, 300, 200)
    assert "100%" in words(drawing)
    bars = fills(drawing)[2:]  # after the two legend squares
    tops, feet = [extent(op)[1] for op in bars], [extent(op)[3] for op in bars]
    assert min(tops) == pytest.approx(sorted(tops)[1], abs=0.01)
    assert len({round(foot, 2) for foot in feet}) == 3


def test_highlighted_columns_take_the_accent_and_bold_labels() -> None:
    spec = replace(years("column", row("累计", 481, 506)), highlight=(1,))
    drawing = draw(spec, THEME, 300, 200)
    assert fills(drawing)[1].fill == THEME.charts.highlight
    assert next(op for op in texts(drawing) if op.text == "506").bold


def test_a_highlight_stands_out_in_grey_print() -> None:
    dark = replace(THEME.charts, palette=(THEME.charts.text_colour,), highlight=THEME.charts.text_colour)
    spec = replace(years("column", row("累计", 481, 506)), highlight=(1,))
    plain, marked = fills(draw(spec, replace(THEME, charts=dark), 300, 200))
    assert plain.fill is not None and marked.fill is not None
    assert contrast(plain.fill, marked.fill) >= 2.9


def test_long_names_are_wrapped_and_stay_whole() -> None:
    name = "国内和对口支援地区科技交流与合作"
    spec = ChartSpec("column", "", (name, "人才", "平台"), (row("数", 1, 2, 3),))
    drawn = words(draw(spec, THEME, 260, 180))
    pieces = [text for text in drawn if len(text) > 1 and text in name]
    assert len(pieces) > 1 and "".join(pieces) == name


def test_sixty_categories_are_named_evenly_and_never_turned() -> None:
    spec = years("column", row("项", *range(60)), unit="项")
    drawing = draw(spec, THEME, 300, 200)
    named = [int(text) for text in words(drawing) if text.isdigit() and int(text) > 1900]
    steps = {later - earlier for earlier, later in pairwise(named)}
    assert len(named) > 4 and len(steps) == 1
    assert all(op.rotation == 0 for op in texts(drawing))


def test_a_pie_names_every_slice_with_value_and_share() -> None:
    spec = ChartSpec("pie", "嘉宾", ("线下", "线上"), (row("人", 131, 132),), unit="人")
    assert {"线下", "131人，49.8%", "线上", "132人，50.2%"} <= set(words(draw(spec, THEME, 300, 180)))


def test_a_pie_of_many_slices_cuts_names_before_figures() -> None:
    names = tuple(f"第{n}类名称特别长的一个项目" for n in range(12))
    spec = ChartSpec("pie", "项目", names, (row("项", 300, *range(40, 7, -3)),), unit="项")
    said = words(draw(spec, THEME, 400, 190))
    assert "300项，52.2%" in said  # two lines where there is room
    small = [each for each in said if "…" in each]
    assert len(small) > 6
    assert all(each.endswith("%") for each in small)


def test_the_topmost_number_of_a_point_charts_axis_stays_wholly_inside_the_frame() -> None:
    spec = ChartSpec("scatter", "", ("甲",), (row("数", 11),), decimals=1, across=(Decimal(3),))
    for op in texts(draw(spec, THEME, 180, 120)):
        assert box(op).top <= 0.001, op


def test_a_doughnut_holds_the_total() -> None:
    spec = ChartSpec("doughnut", "嘉宾", ("线下", "线上"), (row("人", 131, 132),), unit="人")
    assert "263人" in words(draw(spec, THEME, 300, 180))


def test_a_doughnut_of_inexact_values_claims_no_total() -> None:
    spec = ChartSpec("doughnut", "", ("甲", "乙"), (row("人", 131, 150, labels=("", "超150")),), unit="人")
    assert "281人" not in words(draw(spec, THEME, 300, 180))


@pytest.mark.parametrize("kind", KINDS)
def test_one_value_all_zero_and_no_value_are_drawn(kind: ChartKind) -> None:
    one = years(kind, row("累计", 506))
    value = "2021" if kind in ("scatter", "bubble") else "506"  # points show their names
    assert any(value in text for text in words(draw(one, THEME, 240, 160)))
    zero = years(kind, row("累计", 0, 0))
    assert any(text.startswith("0") for text in words(draw(zero, THEME, 240, 160)))
    none = years(kind, row("累计", None, None))
    assert words(draw(none, THEME, 240, 160)) == ["没有数据"]


def test_a_matplotlib_figure_can_be_recorded_with_the_themes_fonts() -> None:
    """Kinds may also leave the geometry to matplotlib's axes; then its text comes through here."""
    draw(years("column", row("累计", 1)), THEME, 100, 100)  # loads matplotlib the quiet way
    from matplotlib.backend_bases import FigureCanvasBase
    from matplotlib.figure import Figure

    from reportgen.charts.recorder import Recorder

    figure = Figure(figsize=(4, 3), dpi=72)
    FigureCanvasBase(figure)
    axes = figure.add_subplot()
    axes.plot([0, 1, 2], [1, 3, 2], linestyle=(0, (3, 2)))
    axes.text(1, 2, "科技", fontsize=9, fontweight="bold", color=(1, 0, 0))
    recorder = Recorder(288, 216, METRICS)
    figure.draw(recorder)
    label = next(op for op in texts(recorder.drawing) if op.text == "科技")
    assert (label.font, label.size, label.bold, label.colour) == (THEME.charts.font, 9.0, True, (1, 0, 0))
    dashed = [op for op in recorder.drawing.ops if isinstance(op, PathOp) and op.dash]
    assert len(dashed) == 1 and dashed[0].clip is not None
    left, top, right, bottom = extent(dashed[0])
    x, y, width, height = dashed[0].clip
    assert x <= left <= right <= x + width and y <= top <= bottom <= y + height


def test_drawing_needs_no_writable_home_and_says_nothing(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    program = (
        "import sys\n"
        "from tests.charts.specs import row, years\n"
        "from tests.support.themes import sample_theme\n"
        "import reportgen.charts as charts\n"
        "spec = years('column', row('累计', 481, 506))\n"
        "charts.describe(spec), charts.check(spec)\n"
        "charts.native_chart(spec, sample_theme(), 300, 200)\n"
        "assert 'matplotlib' not in sys.modules\n"
        "charts.draw(spec, sample_theme(), 300, 200)\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "import matplotlib.font_manager as fonts\n"
        "assert len(fonts.fontManager.ttflist) == 1  # the machine's fonts were not searched\n"
    )
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    missing = str(locked / "none")
    environment = {
        "HOME": missing,
        "MPLCONFIGDIR": missing,
        "XDG_CACHE_HOME": missing,
        "PYTHONPATH": str(root),
    }
    environment["TMPDIR"] = str(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", program],
        capture_output=True, text=True, env=environment, cwd=root, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["locked"]


GROUPS = (row("上年累计", 481, 506), row("当年新增", 25, 31), row("注销", 3, 5))


def legend_boxes(spec: ChartSpec, width: float = 400, height: float = 200) -> tuple[Drawing, list[Rect]]:
    drawing = draw(spec, THEME, width, height)
    return drawing, [box(op) for op in texts(drawing) if op.text in {series.name for series in spec.series}]


@pytest.mark.parametrize("kind", ["column", "bar", "line", "area", "combo", "radar"])
def test_a_legend_stands_where_it_is_asked_for(kind: ChartKind) -> None:
    spec = years(kind, *GROUPS)
    if kind == "radar":
        spec = replace(
            spec, categories=("甲", "乙", "丙"), series=tuple(row(s.name, 5, 6, 7) for s in GROUPS)
        )
    places: dict[Legend, Callable[[Rect], bool]] = {
        "top": lambda b: b.bottom > -20,
        "bottom": lambda b: b.top < -200 + 20,
        "right": lambda b: b.left > 400 * 0.7,
    }
    for place, stands in places.items():
        _, boxes = legend_boxes(replace(spec, legend=place))
        assert len(boxes) == 3 and all(stands(one) for one in boxes), place
    assert not legend_boxes(replace(spec, legend="none"))[1]


def test_a_legend_on_the_right_of_a_stack_has_the_order_of_the_stack() -> None:
    drawing, _ = legend_boxes(replace(years("column", *GROUPS), legend="right", stacking="stacked"))
    names = {op.text: op.y for op in texts(drawing) if not op.text[0].isdigit()}
    assert names["注销"] < names["当年新增"] < names["上年累计"]


def test_a_legend_too_wide_for_the_right_of_a_narrow_chart_stands_below() -> None:
    _, boxes = legend_boxes(replace(years("column", *GROUPS), legend="right"), width=150, height=160)
    assert boxes and all(one.top < -160 + 50 for one in boxes)


def test_the_size_of_a_bubble_is_explained() -> None:
    spec = ChartSpec(
        "bubble", "", ("甲", "乙"), (row("数", 11, 20),), across=(Decimal(3), Decimal(5)),
        sizes=(Decimal(9), Decimal(1600)), size_measure=Measure("人员", "人"),
    )  # fmt: skip
    assert "面积：人员（最大1,600人）" in words(draw(spec, THEME, 300, 200))
    assert "面积：大小（最大1,600）" in words(
        draw(replace(spec, size_measure=None, legend="bottom"), THEME, 300, 200)
    )


def test_no_line_of_a_radar_strikes_a_number_of_its_rings() -> None:
    names = ("人才", "平台", "成果", "合作", "经费")
    spec = ChartSpec("radar", "", names, (row("甲", 80, 65, 70, 90, 60), row("乙", 60, 85, 75, 55, 70)))
    drawing = draw(spec, THEME, 330, 200)
    lines = [op for op in drawing.ops if isinstance(op, PathOp) and op.fill is None and op.stroke_width > 1]
    lines = [op for op in lines if extent(op)[1] > 15]  # below the legend
    assert len(lines) == 4  # each with the one that closes it
    for op in texts(drawing):
        for line in lines:
            points = [(float(c[1]), -float(c[2])) for c in line.commands]
            struck = any(box(op).crossed_by(*pair) for pair in pairwise(points))
            assert not struck or not op.text.isdigit(), op


def test_a_lines_number_stands_above_a_column_or_wholly_inside_one() -> None:
    speed = Series("增速", tuple(Decimal(v) for v in ("12.6", "12.8", "12.2")), mark="line", axis="second")
    spec = replace(
        years("combo", row("投入", 1205, 1359, 1525)), series=(row("投入", 1205, 1359, 1525), speed)
    )
    drawing = draw(replace(spec, second=Measure("", "%", 1)), THEME, 330, 180)
    columns = [Rect(a, -d, c, -b) for a, b, c, d in (extent(op) for op in fills(drawing)) if d - b > 40]
    numbers = [box(op) for op in texts(drawing) if op.text in ("12.6", "12.8", "12.2")]
    assert len(numbers) == 3
    for number in numbers:
        assert all(number.inside(column) or not number.overlaps(column) for column in columns)
