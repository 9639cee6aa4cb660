"""What an editor reads when a chart's own parts do not fit together."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.model.flow import Figure
from tests.support.report_projects import Resolved, resolve_blocks

POINTS = "points: [{fact: 481家, label: 上年末}, {fact: 25家, label: 新增}, {fact: 500家, label: 年末}]"
CASES = {
    "chart-waterfall-total": (
        f"kind: waterfall, totals: [上年末, 年末], {POINTS}",
        "瀑布图的“年末”是 500，前面加起来却是 506",
        "核对各项增减；缺的一项补上，或用算式写这个余额",
    ),
    "chart-total-unknown": (
        f"kind: waterfall, totals: [上年], {POINTS}",
        "totals 里的“上年”不是图里的名称",
        "最接近的是“上年末”；图里有：上年末、新增、年末",
    ),
    "chart-full-missing": (
        f"kind: gauge, {POINTS}",
        "仪表图没有写 full（满额是多少）",
        "写 full: 目标值，如 full: 600家；百分数的满额是 100%",
    ),
    "chart-full-range": (
        f"kind: progress, full: 0家, {POINTS}",
        "进度图的 full 是 0，要大于 0",
        "把 full 改成目标值",
    ),
    "chart-icon": (
        f"kind: pictogram, icon: 人, {POINTS}",
        "没有叫“人”的图符，也不是 SVG 路径",
        "可以写：circle、square、person、building、document、star、coin、house、tree、drop；或写 SVG 的路径（path 元素的 d，以 M 开头）",
    ),
    "chart-icon-amount": (
        f"kind: pictogram, per: 2家, {POINTS}",
        "一个图符代表 2 不合适：最大的数是 500，一行最多 60 个图符",
        "把 per 改大，或去掉它由程序选",
    ),
    "chart-part-missing": (
        f"kind: timeline, {POINTS}",
        "时间轴的数据要写在“events”里",
        "加上 events，一条一行",
    ),
    "chart-flow-circle": (
        "kind: flow, links: [{origin: 甲, target: 乙, fact: 1家}, {origin: 乙, target: 甲, fact: 1家}]",
        "流向图的流向转了一圈，排不出先后",
        "去掉折返的一条，或把它的去处另起一个名字（如“高校（再投入）”）",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_the_editor_reads_what_is_wrong_and_what_to_do(code: str, tmp_path: Path) -> None:
    fields, message, advice = CASES[code]
    resolved = resolve_blocks(tmp_path, f"- chart: {{title: 图, {fields}}}\n")
    (text,) = resolved.messages
    assert f"错误 [{code}] {message}\n" in text
    assert f"→ {advice}" in text
    assert text.startswith("chapters/a.yaml:4:")


LONG = (
    "国内和对口支援地区科技交流与合作",
    "国际科技合作平台建设与运行",
    "外资研发中心认定与服务",
    "科技外事管理",
)


def columns_of(names: tuple[str, ...], more: str = "") -> str:
    points = ", ".join(f"{{fact: {n + 1}项, label: {name}}}" for n, name in enumerate(names))
    return f"- chart: {{kind: column, title: 图, {more}points: [{points}]}}\n"


def figures_of(resolved: Resolved) -> list[Figure]:
    assert resolved.report is not None
    (section,) = resolved.report.sections
    return [block for block in section.children if isinstance(block, Figure)]


def test_columns_whose_names_do_not_fit_below_them_lie_down_and_the_editor_is_told(tmp_path: Path) -> None:
    resolved = resolve_blocks(tmp_path, columns_of(LONG * 3))
    (text,) = resolved.messages
    assert text.startswith(
        "chapters/a.yaml:4:3: 提示 [chart-names-long] "
        "“国内和对口支援地区科技交流与合作”这样的名称在柱子下面排不开，改画成了横的条形图\n"
    )
    assert "→ 写 kind: bar 就是条形图，没有这条提示；一定要柱形，就把名称缩短，或把图放宽" in text
    (figure,) = figures_of(resolved)
    assert figure.graphic.spec.kind == "bar" and figure.alt.startswith("条形图：图，")


@pytest.mark.parametrize(
    "blocks",
    [
        columns_of(LONG),  # they find room in two or three lines
        columns_of(tuple(f"{year}年" for year in range(1990, 2022))),  # time runs from left to right
        columns_of(LONG * 3, f"growth: [{{start: {LONG[0]}, end: {LONG[1]}}}], "),  # arrows stand on columns
    ],
    ids=["short", "years", "arrows"],
)
def test_columns_stand_while_their_names_fit_or_only_columns_show_what_is_asked_for(
    blocks: str, tmp_path: Path
) -> None:
    resolved = resolve_blocks(tmp_path, blocks)
    assert "chart-names-long" not in resolved.codes
    (figure,) = figures_of(resolved)
    assert figure.graphic.spec.kind == "column"


def test_in_columns_of_text_the_names_have_less_room(tmp_path: Path) -> None:
    inside = "".join(f"      {line}\n" for line in columns_of(LONG).splitlines())
    resolved = resolve_blocks(tmp_path, f"- columns: 3\n  blocks:\n{inside}")
    assert resolved.codes == ["chart-names-long"]


# one mistake each, and the first line an editor reads
MISTAKES = {
    "kind: colunm, title: 图, points: [{fact: 1家, label: 甲}]": (
        "4:17: 错误 [schema-choice] “colunm”不是这里可选的词，是不是“column”？"
    ),
    "kind: column, title: 图, point: [{fact: 1家, label: 甲}]": (
        "4:35: 错误 [schema-unknown-key] 没有“point”这一项，是不是“points”？"
    ),
    "kind: column, title: 图, data: {columns: [年份, 投入（万元）], rows: [[2020年, 12], [2021年, 许多]]}": (
        "4:93: 错误 [chart-cell-words] 第2行的“投入（万元）”要写数，“许多”不是数"
    ),
    "kind: column, title: 图, categories: [甲, 乙], series: [{name: 一, values: [1家, 2家]}, {name: 二, values: [3家]}]": (
        "4:93: 错误 [chart-values] 系列“二”有1个值，categories 有2个"
    ),
    "kind: pie, title: 图, categories: [甲, 乙], series: [{name: 一, values: [1家, 2家]}, {name: 二, values: [3家, 4家]}]": (
        "4:90: 错误 [chart-one-series] 饼图只能有一个系列，这里有 2 个"
    ),
    "kind: pie, title: 图, points: [{fact: 5家, label: 甲}, {fact: -2家, label: 乙}]": (
        "4:70: 错误 [chart-negative] 饼图不能有负数：“乙”是 -2"
    ),
    "kind: column, title: 图, points: [{fact: 5家, label: 甲}, {fact: 2万元, label: 乙}]": (
        "4:73: 错误 [chart-units] 一张图里既有“家”又有“万元”，不能画在一个轴上"
    ),
    "kind: line, title: 图, years: [2019, 2021], series: [{fact: 外资研发中心.累计, name: 累计}]": (
        "4:70: 错误 [fact-no-year] 事实“外资研发中心.累计”没有2019年的数，只有：2020、2021"
    ),
    "kind: column, title: 图, legend: 左, points: [{fact: 5家, label: 甲}]": (
        "4:43: 错误 [schema-choice-listed] “左”不是这里可选的词"
    ),
    "kind: column, title: 图, categories: [甲, 乙], series: [{name: 一, values: [1家, 不少]}]": (
        "4:87: 错误 [chart-cell-words] 系列“一”的第2个值要写数，“不少”不是数"
    ),
}
# what is told before a chart's data are looked at
OF_THE_FORM = ("schema-choice", "schema-unknown-key", "schema-choice-listed")


@pytest.mark.parametrize("fields", MISTAKES)
def test_a_mistake_in_a_chart_is_named_where_it_is(fields: str, tmp_path: Path) -> None:
    (text,) = resolve_blocks(tmp_path, f"- chart: {{{fields}}}\n").messages
    assert text.partition("\n")[0] == f"chapters/a.yaml:{MISTAKES[fields]}"


@pytest.mark.parametrize("of_the_form", [True, False])
def test_mistakes_of_several_charts_are_told_together(of_the_form: bool, tmp_path: Path) -> None:
    expected = {
        fields: message
        for fields, message in MISTAKES.items()
        if any(f"[{code}]" in message for code in OF_THE_FORM) is of_the_form
    }
    resolved = resolve_blocks(tmp_path, "".join(f"- chart: {{{fields}}}\n" for fields in expected))
    told = [text.partition("\n")[0] for text in resolved.messages]
    assert sorted(told) == sorted(
        f"chapters/a.yaml:{line}:{message.partition(':')[2]}"
        for line, message in enumerate(expected.values(), start=4)
    )
    assert len(told) > 2
