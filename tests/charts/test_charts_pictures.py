"""What the kinds drawn as pictures promise: everything inside the frame, no label over another, true amounts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.charts import check, describe, draw, small_trend
from reportgen.charts.icons import ICONS, IconError, icon_path
from reportgen.charts.kinds import DRAWN
from reportgen.charts.kinds.treemap import squarified
from reportgen.charts.placing import Rect
from reportgen.model.chart import ChartKind, ChartSpec, FlowLink, Series, TimelineEvent
from reportgen.model.drawing import Drawing, PathOp
from tests.charts.specs import NAMES, STEPPED, VALUES, row, years
from tests.charts.test_charts_drawing import THEME, extent, fills, labels_stand_apart, texts, words

PICTURES: tuple[ChartKind, ...] = (*sorted(DRAWN), *STEPPED)  # type: ignore[arg-type]
AIR = 1.1  # pt; half a line's width may stick out


@st.composite
def picture_specs(draw_from: st.DrawFn) -> ChartSpec:
    """Any chart of these kinds that a caller could hand over, also such as `check` refuses."""
    kind: ChartKind = draw_from(st.sampled_from(PICTURES))  # type: ignore[arg-type]
    count = draw_from(st.one_of(st.integers(1, 8), st.integers(1, 60)))
    names = tuple(draw_from(st.lists(NAMES, min_size=count, max_size=count)))
    values = tuple(draw_from(st.lists(VALUES, min_size=count, max_size=count)))
    ends = st.sampled_from(
        ("高校", "企业", "科研院所（含转制）", "市级财政资金", "A", "BCD", "其他各类社会资金")
    )
    return ChartSpec(
        kind,
        draw_from(NAMES),
        names,
        (Series("", values),),
        unit=draw_from(st.sampled_from(("", "家", "%", "亿元人民币"))),
        decimals=draw_from(st.integers(0, 2)),
        highlight=draw_from(st.sampled_from(((), (0,), (count - 1,)))),
        show_labels=draw_from(st.booleans()),
        totals=draw_from(st.sampled_from(((), (0,), (0, count - 1)))),
        full=draw_from(st.sampled_from((None, Decimal(0), Decimal(100), Decimal("250000.5")))),
        icon=draw_from(st.sampled_from(("", "person", "coin", "M0 0h4v2h-4z"))),
        per=draw_from(st.sampled_from((None, Decimal(5), Decimal(100000)))),
        events=tuple(TimelineEvent(name, text) for name, text in zip(names, reversed(names), strict=True)),
        links=tuple(FlowLink(draw_from(ends), draw_from(ends), value) for value in values[:20]),
    )


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spec=picture_specs(), width=st.integers(150, 480), height=st.integers(60, 320))
def test_any_data_is_drawn_inside_the_frame_without_a_label_over_another(
    spec: ChartSpec, width: int, height: int
) -> None:
    check(spec), describe(spec)
    drawing = draw(spec, THEME, width, height)
    labels_stand_apart(drawing, width, height)
    for op in drawing.ops:
        if isinstance(op, PathOp) and op.clip is None:
            left, top, right, bottom = extent(op)
            assert left >= -AIR and top >= -AIR and right <= width + AIR and bottom <= height + AIR, op


def area_of(op: PathOp) -> float:
    left, top, right, bottom = extent(op)
    return (right - left) * (bottom - top)


def test_tiles_cover_the_frame_in_proportion_to_their_values() -> None:
    tiles = squarified([0.5, 0.3, 0.15, 0.05], Rect(0, 0, 200, 100))
    areas = [(tile.right - tile.left) * (tile.top - tile.bottom) for tile in tiles]
    assert areas == pytest.approx([10000, 6000, 3000, 1000])
    assert not any(a.overlaps(b) for i, a in enumerate(tiles) for b in tiles[i + 1 :])


def test_a_treemap_names_each_tile_with_value_and_share() -> None:
    spec = ChartSpec("treemap", "", ("甲", "乙"), (row("", 3, 1),), unit="项")
    drawing = draw(spec, THEME, 300, 150)
    assert {"甲", "3（75%）", "乙", "1（25%）", "单位：项"} == set(words(drawing))
    large, small = fills(drawing)
    assert area_of(large) == pytest.approx(3 * area_of(small), rel=0.03)  # less the seam
    assert large.fill is not None and small.fill is not None
    assert large.fill.luminance < small.fill.luminance  # the order is seen in grey print too


def test_a_funnels_bars_are_centred_and_as_wide_as_their_values() -> None:
    spec = ChartSpec("funnel", "", ("申报", "评审", "立项"), (row("", 400, 200, 100),))
    drawing = draw(spec, THEME, 400, 200)
    bars = [extent(op) for op in fills(drawing) if len(op.commands) == 5 and area_of(op) and _upright(op)]
    assert [right - left for left, _, right, _ in bars] == pytest.approx(
        [bars[0][2] - bars[0][0], (bars[0][2] - bars[0][0]) / 2, (bars[0][2] - bars[0][0]) / 4], abs=0.02
    )
    assert len({round((left + right) / 2, 2) for left, _, right, _ in bars}) == 1
    assert {"400", "200", "100", "↓ 50%"} <= set(words(drawing))
    assert describe(spec) == "漏斗图：申报400，评审200（为上一步的50%），立项100（为上一步的50%）"


def _upright(op: PathOp) -> bool:
    xs = {round(float(v), 2) for command in op.commands for v in command[1::2]}
    return len(xs) == 2


BALANCE = ChartSpec(
    "waterfall",
    "增减",
    ("2020年末", "新增", "注销", "2021年末"),
    (row("", 481, 38, -13, 506),),
    unit="家",
    totals=(0, 3),
)


def test_a_waterfalls_columns_begin_where_the_last_one_ended() -> None:
    drawing = draw(BALANCE, THEME, 400, 200)
    opening, rise, fall, closing = (extent(op) for op in fills(drawing)[3:])  # after the legend's squares
    assert opening[1] == pytest.approx(rise[3], abs=0.01)
    assert rise[1] == pytest.approx(fall[1], abs=0.01)
    assert fall[3] == pytest.approx(closing[1], abs=0.01)
    assert (fall[3] - fall[1]) / (rise[3] - rise[1]) == pytest.approx(13 / 38, abs=0.01)
    assert {"481", "+38", "-13", "506", "增加", "减少", "合计"} <= set(words(drawing))
    assert describe(BALANCE) == "瀑布图：增减，2020年末481家，新增增加38家，注销减少13家，2021年末506家"


def test_a_balance_that_does_not_add_up_is_refused() -> None:
    wrong = replace(BALANCE, series=(row("", 481, 38, -13, 500),))
    (problem,) = check(wrong)
    assert problem.code == "chart-waterfall-total"
    assert dict(problem.args) == {"category": "2021年末", "value": "500", "sum": "506"}


def test_a_missing_change_changes_nothing() -> None:
    gap = replace(BALANCE, series=(row("", 481, None, 25, 506),))
    assert check(gap) == ()
    assert "—" not in words(draw(gap, THEME, 400, 200))


def test_progress_is_drawn_against_the_full_amount() -> None:
    spec = ChartSpec(
        "progress", "", ("甲", "乙", "丙"), (row("", 30, 60, None),), unit="家", full=Decimal(60)
    )
    drawing = draw(spec, THEME, 400, 120)
    track, bar, whole_track, whole, empty = (extent(op) for op in fills(drawing))
    assert (bar[2] - bar[0]) / (track[2] - track[0]) == pytest.approx(0.5, abs=0.001)
    assert whole == pytest.approx(whole_track, abs=0.01)
    assert empty[2] > empty[0]
    assert {"30（50%）", "60（100%）", "—"} <= set(words(drawing))
    assert describe(spec) == "进度图：甲30家（完成50%），乙60家（完成100%），目标60家"


def test_more_than_the_full_amount_fills_the_track_and_says_so() -> None:
    spec = ChartSpec("progress", "", ("甲",), (row("", 104),), unit="%")
    track, bar = (extent(op) for op in fills(draw(spec, THEME, 300, 60)))
    assert bar[2] == pytest.approx(track[2]) and "104%" in words(draw(spec, THEME, 300, 60))


def test_a_gauge_shows_value_share_and_the_ends_of_its_scale() -> None:
    spec = ChartSpec("gauge", "", ("累计认定",), (row("", 450),), unit="家", full=Decimal(600))
    assert {"450家", "75%", "0", "600", "累计认定"} <= set(words(draw(spec, THEME, 300, 180)))


@pytest.mark.parametrize("kind", ["gauge", "progress"])
@pytest.mark.parametrize(("full", "code"), [(None, "chart-full-missing"), (Decimal(0), "chart-full-range")])
def test_without_a_full_amount_nobody_can_tell_how_much_is_reached(
    kind: ChartKind, full: Decimal | None, code: str
) -> None:
    spec = ChartSpec(kind, "", ("甲",), (row("", 5),), unit="家", full=full)
    assert [problem.code for problem in check(spec)] == [code]


def test_icons_stand_for_a_round_amount_that_the_chart_names() -> None:
    spec = ChartSpec("pictogram", "", ("2020年", "2021年"), (row("", 400, 475),), unit="家", icon="square")
    drawing = draw(spec, THEME, 400, 120)
    assert "每个图符代表50家" in words(drawing)
    whole = [op for op in fills(drawing) if op.clip is None and op.fill == THEME.charts.palette[0]]
    clipped = [op for op in fills(drawing) if op.clip is not None]
    assert len(whole) == 8 + 9
    left, _, right, _ = extent(clipped[0])
    assert clipped[0].clip is not None
    assert clipped[0].clip[2] / (right - left) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_fills_its_square(name: str) -> None:
    numbers = [float(n) for command in icon_path(name) for n in command[1:]]
    assert min(numbers) >= -0.001 and max(numbers) <= 1.001
    assert max(numbers) - min(numbers) > 0.99


@pytest.mark.parametrize("icon", ["人", "<svg/>", "M0 0", "M", "M1 2 L", "M0 0 X 5", "M0 0L nan 3Z"])
def test_what_is_no_icon_is_refused(icon: str) -> None:
    with pytest.raises(IconError):
        icon_path(icon)
    spec = ChartSpec("pictogram", "", ("甲",), (row("", 5),), icon=icon)
    assert [problem.code for problem in check(spec)] == ["chart-icon"]


def test_an_icon_for_too_little_is_refused() -> None:
    spec = ChartSpec("pictogram", "", ("甲",), (row("", 500),), per=Decimal(1))
    assert [problem.code for problem in check(spec)] == ["chart-icon-amount"]


def test_few_events_stand_side_by_side_many_under_each_other() -> None:
    few = ChartSpec(
        "timeline", "", (), (), events=tuple(TimelineEvent(f"{m}月", "召开座谈会") for m in (1, 5, 9))
    )
    many = replace(few, events=few.events * 5)
    assert len({op.y for op in texts(draw(few, THEME, 400, 120)) if op.bold}) == 1
    assert len({op.y for op in texts(draw(many, THEME, 400, 300)) if op.bold}) == 15
    assert describe(few) == "时间轴：1月，召开座谈会；5月，召开座谈会；9月，召开座谈会"


FLOW = ChartSpec(
    "flow", "经费", (), (), unit="万元",
    links=(FlowLink("财政", "研究", Decimal(300)), FlowLink("财政", "平台", Decimal(100)), FlowLink("研究", "高校", Decimal(300))),
)  # fmt: skip


def test_ribbons_are_as_wide_as_their_amounts() -> None:
    drawing = draw(FLOW, THEME, 400, 200)
    ribbons = [op for op in fills(drawing) if any(command[0] == "C" for command in op.commands)]
    widths = [float(op.commands[0][2]) - float(op.commands[-2][-1]) for op in ribbons]
    assert [abs(width) for width in widths] == pytest.approx(
        [abs(widths[1]) * 3, abs(widths[1]), abs(widths[1]) * 3], rel=0.01
    )
    assert {"财政 400", "研究 300", "平台 100", "高校 300", "单位：万元"} <= set(words(drawing))
    assert describe(FLOW) == "流向图：经费，财政到研究300万元，财政到平台100万元，研究到高校300万元"


def test_a_flow_that_goes_round_is_refused() -> None:
    circle = replace(FLOW, links=(*FLOW.links, FlowLink("高校", "财政", Decimal(1))))
    assert [problem.code for problem in check(circle)] == ["chart-flow-circle"]
    assert fills(draw(circle, THEME, 300, 200)) == []


def test_a_sparkline_marks_its_last_value_and_breaks_at_gaps() -> None:
    spec = years("sparkline", row("", 1, 2, None, 4, 3))
    drawing = draw(spec, THEME, 120, 20)
    assert words(drawing) == ["3"]
    lines = [op for op in drawing.ops if isinstance(op, PathOp) and op.fill is None]
    assert [len(op.commands) for op in lines] == [2, 2]


@pytest.mark.parametrize("kind", PICTURES)
def test_nothing_to_draw_is_said(kind: ChartKind) -> None:
    assert words(draw(years(kind, row("", None, None)), THEME, 240, 160)) == ["没有数据"]


@pytest.mark.parametrize("kind", ["treemap", "funnel", "waterfall", "gauge", "progress", "pictogram"])
def test_one_value_and_zero_are_drawn(kind: ChartKind) -> None:
    one = replace(years(kind, row("", 506)), full=Decimal(600))
    assert any("506" in text for text in words(draw(one, THEME, 240, 160)))
    zero: Drawing = draw(replace(one, series=(row("", 0),)), THEME, 240, 160)
    assert zero.ops


@pytest.mark.parametrize("kind", ["funnel", "progress", "pictogram"])
def test_negative_values_are_refused(kind: ChartKind) -> None:
    spec = replace(years(kind, row("", 5, -5)), full=Decimal(600))
    assert "chart-negative" in [problem.code for problem in check(spec)]


def test_a_data_bar_is_drawn_against_the_columns_longest_and_leaves_room_for_its_label() -> None:
    spec = ChartSpec("databar", "", ("甲",), (row("", 20),), unit="项", full=Decimal(40))
    whole = replace(spec, series=(row("", 40),))
    (half,), (full,) = (fills(draw(s, THEME, 120, 14)) for s in (spec, whole))
    assert extent(full)[2] == pytest.approx(2 * extent(half)[2], abs=0.01)
    assert words(draw(whole, THEME, 120, 14)) == ["40项"]


@pytest.mark.parametrize(
    "values", [(3, 5, 4, 9), (7,), (0, 0, 0), (-3, -9, -1), (None, 4, None, 6), (1, 10**12)], ids=str
)
def test_a_trend_fits_into_a_card(values: tuple[int | None, ...]) -> None:
    """Where the card says the value itself, the line has all of the place."""
    spec = small_trend("累计", [None if v is None else Decimal(v) for v in values], "家", 0)
    drawing = draw(replace(spec, show_labels=False), THEME, 60, 18)
    assert not texts(drawing)
    boxes = [extent(op) for op in drawing.ops if isinstance(op, PathOp)]
    assert boxes and min(box[0] for box in boxes) >= 0 and max(box[2] for box in boxes) <= 60
    assert min(box[1] for box in boxes) >= 0 and max(box[3] for box in boxes) <= 18
    assert max(box[2] for box in boxes) > 55  # the last value's dot ends the line at the right
