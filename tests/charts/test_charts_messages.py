"""What an editor reads when a chart's own parts do not fit together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.report_projects import resolve_blocks

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
