"""Alternative texts, findings about data, the value axis, measuring and wrapping, placing labels."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.charts import check, describe
from reportgen.charts.axes import name_lines
from reportgen.charts.look import Look
from reportgen.charts.placing import spread
from reportgen.charts.scale import value_scale
from reportgen.charts.wording import is_time
from reportgen.diagnostics.catalogue import entries
from reportgen.model.chart import Annotation, Band, ChartSpec, Growth, ReferenceLine
from tests.charts.specs import row, specs, years
from tests.support.themes import sample_theme

METRICS = Look.of(sample_theme()).text


def codes(spec: ChartSpec) -> list[str]:
    return [problem.code for problem in check(spec)]


def test_two_years_are_read_out_with_their_growth() -> None:
    assert describe(years("column", row("累计", 481, 506))) == (
        "柱状图：外资研发中心累计认定，2020年481家，2021年506家，增长5.2%"
    )


def test_a_fall_and_no_change_are_named() -> None:
    assert describe(years("line", row("", 100, 120, 90))).endswith("2021年90家，比2019年下降10%")
    assert describe(years("line", row("", 100, 100))).endswith("持平")


def test_shares_of_a_pie_are_read_out() -> None:
    spec = ChartSpec("pie", "嘉宾构成", ("线下", "线上"), (row("人", 131, 132),), unit="人")
    assert describe(spec) == "饼图：嘉宾构成，线下131人（占49.8%），线上132人（占50.2%）"


def test_series_are_read_out_by_name_and_gaps_are_left_out() -> None:
    spec = replace(years("column", row("原有", 481, 481), row("新增", None, 25)), stacking="stacked")
    assert describe(spec) == (
        "堆积柱状图：外资研发中心累计认定，原有：2020年481家，2021年481家，持平；新增：2021年25家"
    )


def test_an_editors_wording_is_read_out() -> None:
    assert "2021年超150家" in describe(years("column", row("", 140, 150, labels=("", "超150"))))


def test_sixty_values_are_summed_up_by_their_range() -> None:
    assert describe(years("column", row("", *range(60)))).endswith(
        "共60项，最高为2021年59家，最低为1962年0家"
    )


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (years("column", row("累计", 481, 506)), []),
        (ChartSpec("column", "", (), ()), ["chart-empty"]),
        (years("column", row("", None, None)), ["chart-only-gaps"]),
        (years("column", row("甲", 1, 2), row("乙", 1)), ["chart-lengths"]),
        (years("column", row("甲", 1, 2, labels=("超1",))), ["chart-label-count"]),
        (years("column", row("甲", 1, 2), row("甲", 1, 2)), ["chart-series-twice"]),
        (replace(years("column", row("", 1, 2)), highlight=(2,)), ["chart-highlight-range"]),
        (years("pie", row("甲", 1, 2), row("乙", 1, 2)), ["chart-one-series"]),
        (years("doughnut", row("", 1, -2)), ["chart-negative"]),
        (years("pie", row("", 0, 0)), ["chart-all-zero"]),
        (replace(years("bar", row("甲", 1, -2), row("乙", 1, 2)), stacking="percent"), ["chart-negative"]),
        (years("pie", row("", *range(12))), ["chart-crowded"]),
        (years("column", row("", *range(40))), ["chart-crowded"]),
        (years("bar", row("", *range(40))), []),
    ],
)
def test_what_a_kind_cannot_show_is_found(spec: ChartSpec, expected: list[str]) -> None:
    assert codes(spec) == expected


def test_all_findings_come_together_and_name_the_place() -> None:
    found = check(years("pie", row("甲", 1, -2), row("乙", 1)))
    assert [problem.code for problem in found] == ["chart-lengths", "chart-one-series", "chart-negative"]
    assert found[0].args == {"series": "乙", "found": "1", "expected": "2"}
    assert found[2].args == {"kind": "饼图", "category": "2021", "value": "-2"}


@settings(max_examples=60)
@given(spec=specs())
def test_every_finding_has_words_in_the_catalogue(spec: ChartSpec) -> None:
    for problem in check(spec):
        entry = entries()[problem.code]
        for text in (entry.message.zh, entry.message.en, entry.advice.zh, entry.advice.en):
            assert text.format(**problem.args)
    assert describe(spec)


@settings(max_examples=100)
@given(spec=specs(), intervals=st.integers(1, 6))
def test_the_axis_holds_all_values_at_distinct_round_numbers(spec: ChartSpec, intervals: int) -> None:
    scale = value_scale(spec, intervals)
    texts = [scale.tick_text(tick) for tick in scale.ticks]
    assert len(texts) == len(set(texts)) >= 2
    assert scale.ticks[-1] == scale.high
    if spec.stacking == "clustered" or spec.kind == "line":
        values = [v for s in spec.series for v in s.values if v is not None]
        assert all(scale.low <= value <= scale.high for value in values)
        if spec.kind != "line":
            assert scale.low <= 0 <= scale.high


def test_a_line_far_from_zero_may_leave_it_out_but_columns_may_not() -> None:
    assert value_scale(years("line", row("", 481, 506)), 4).low > 0
    assert value_scale(years("column", row("", 481, 506)), 4).low == 0


@pytest.mark.parametrize(
    ("category", "time"),
    [
        ("2021", True), ("2021年", True), ("2021年末", True), ("2020—2021年", True), ("2021年第一季度", True),
        ("一季度", True), ("三月", True), ("12月", True), ("2021年上半年", True), ("“十四五”时期", True),
        ("浦东新区", False), ("甲", False), ("", False), ("2021家", False),
    ],
)  # fmt: skip
def test_what_names_a_time_is_known(category: str, time: bool) -> None:
    assert is_time(category) is time


def test_counts_have_no_half_steps() -> None:
    assert value_scale(years("column", row("", 1, 2)), 5).step == Decimal(1)


@settings(max_examples=100)
@given(text=st.text("上海国际科技合作（），“”2021ISO、", min_size=1, max_size=40), em=st.integers(3, 12))
def test_wrapped_names_keep_every_character_and_the_measure(text: str, em: int) -> None:
    lines = METRICS.wrap(text, 10, em * 10, 40)
    assert "".join(lines) == text
    assert all(METRICS.width(line, 10) <= em * 10 for line in lines)


def test_names_wrap_evenly_and_never_inside_a_word() -> None:
    assert METRICS.wrap("世界人工智能大会", 10, 75, 3) == ("世界人工", "智能大会")
    assert METRICS.wrap("国际标准ISO/IEC", 10, 55, 3) == ("国际标准", "ISO/IEC")
    assert METRICS.wrap("2017年", 10, 25, 3) == ("2017", "年")


def test_no_line_of_a_name_starts_with_a_closing_mark() -> None:
    assert METRICS.wrap("上海市（浦东）、苏州", 10, 60, 3)[1][0] not in "）、"


def test_too_long_a_name_ends_in_an_ellipsis() -> None:
    lines = METRICS.wrap("国内和对口支援地区科技交流与合作持续深化", 10, 50, 2)
    assert len(lines) == 2 and lines[1].endswith("…")
    assert all(METRICS.width(line, 10) <= 50 for line in lines)


@given(
    wanted=st.lists(st.floats(-50, 250), min_size=1, max_size=12),
    extent=st.floats(1, 15),
)
def test_spread_labels_neither_overlap_nor_leave_the_column(wanted: list[float], extent: float) -> None:
    middles = spread(sorted(wanted), [extent] * len(wanted), 0, 200)
    assert middles is not None
    assert middles[0] >= extent / 2 - 1e-6 and middles[-1] <= 200 - extent / 2 + 1e-6
    assert all(b - a >= extent - 1e-6 for a, b in pairwise(middles))


def test_labels_with_room_stay_where_they_want_to_be() -> None:
    assert spread([20, 60, 100], [10, 10, 10], 0, 200) == [20, 60, 100]


def test_more_labels_than_room_are_refused() -> None:
    assert spread([10, 20, 30], [80, 80, 80], 0, 200) is None


def test_what_is_drawn_over_a_chart_is_told_too() -> None:
    spec = replace(
        years("column", row("累计", 481, 506, 531)),
        growths=(Growth(0, 1), Growth(0, 2)),
        references=(ReferenceLine(Decimal(500), "目标"), ReferenceLine(Decimal(450))),
        bands=(Band(Decimal(510), Decimal(490), "正常"),),
        annotations=(Annotation(1, "新办法施行"),),
    )
    assert describe(spec) == (
        "柱状图：外资研发中心累计认定，2019年481家，2020年506家，2021年531家，比2019年增长10.4%；"
        "2019年到2020年增长5.2%；参考线500家（目标）；参考线450家；区间490至510家（正常）；"
        "2020年：新办法施行"
    )


def test_something_is_never_nought_percent_of_a_whole_nor_what_leaves_something_out_all_of_it() -> None:
    spec = ChartSpec("pie", "构成", ("甲", "乙"), (row("项", 98000, 3),), unit="项")
    assert describe(spec) == "饼图：构成，甲98,000项（占99.9%以上），乙3项（占不足0.1%）"


def test_years_that_do_not_fit_are_thinned_before_they_are_broken() -> None:
    years = tuple(f"{year}年" for year in range(2017, 2022))
    look = Look.of(sample_theme())
    width = look.text.width("2017年", look.size)
    wide = name_lines(years, look, width + look.size, 100)
    assert (wide.every, wide.size, wide.rows) == (1, look.size, 1)
    narrow = name_lines(years, look, width * 0.8, 100)
    assert (narrow.every, narrow.rows) == (2, 1)
    assert [lines for lines in narrow.lines if lines] == [("2017年",), ("2019年",), ("2021年",)]
    # what is no time keeps all its names
    assert (
        name_lines(("上海市", "江苏省", "浙江省", "安徽省", "福建省"), look, look.size * 2.6, 100).every == 1
    )
