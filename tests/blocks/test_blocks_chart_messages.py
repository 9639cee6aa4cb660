"""What an editor reads when a chart asks for what its kind cannot show: the exact messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.report_projects import resolve_blocks

# name → the chart (from line 4 of the chapter), the whole message
CASES: dict[str, tuple[str, str]] = {
    "a part that the kind has not": (
        "- chart:\n    {kind: pie, title: 图, stacking: stacked, points: [外资研发中心.累计]}\n",
        """
chapters/a.yaml:4:3: 错误 [chart-part] 饼图没有“stacking”这一项
    4 | - chart:
      |   ^^^^^^
   → 去掉 stacking，或换一种图；饼图可以写：highlight、labels、legend、sort、top、patterns
""",
    ),
    "more lines than a radar can show": (
        """\
- chart:
    kind: radar
    title: 图
    categories: [甲, 乙, 丙]
    series:
      - {name: 子, values: [1, 2, 3]}
      - {name: 丑, values: [1, 2, 3]}
      - {name: 寅, values: [1, 2, 3]}
      - {name: 卯, values: [1, 2, 3]}
      - {name: 辰, values: [1, 2, 3]}
      - {name: 巳, values: [1, 2, 3]}
      - {name: 午, values: [1, 2, 3]}
""",
        """
chapters/a.yaml:15:9: 错误 [chart-most-series] 雷达图最多画 6 个系列，这里有 7 个
   15 |       - {name: 午, values: [1, 2, 3]}
      |         ^^^^^^^＾^^^^^^^^^^^^^^^^^^^^
   → 去掉次要的系列，合并为“其他”，或分成几张图

chapters/a.yaml:4:3: 提示 [chart-crowded] 雷达图里有 7 项，超过 3 项就不容易看清
    4 | - chart:
      |   ^^^^^^
   → 合并小项为“其他”，或分成几张图；名称多的用条形图（kind: bar）或表格
""",
    ),
    "a negative value in a pie": (
        """\
- chart:
    kind: pie
    title: 图
    categories: [甲, 乙]
    series: [{values: [3, -2]}]
""",
        """
chapters/a.yaml:8:27: 错误 [chart-negative] 饼图不能有负数：“乙”是 -2
    8 |     series: [{values: [3, -2]}]
      |                           ^^
   → 检查这个数；确实是负数时，改用柱状图（kind: column）
""",
    ),
    "a gap in an area": (
        """\
- chart:
    kind: area
    title: 图
    categories: [甲, 乙, 丙]
    series: [{values: [3, —, 2]}]
""",
        """
chapters/a.yaml:8:27: 错误 [chart-area-gap] 面积图里“乙”没有数
    8 |     series: [{values: [3, —, 2]}]
      |                           ^
   → 补上这个数，或改用折线图（kind: line），线在空缺处断开
""",
    ),
    "a combination of columns alone": (
        """\
- chart:
    kind: combo
    title: 图
    categories: [甲]
    series: [{name: 子, values: [3]}, {name: 丑, values: [2]}]
""",
        """
chapters/a.yaml:4:3: 错误 [chart-combo-marks] 组合图要有柱也要有线，这里只有一种
    4 | - chart:
      |   ^^^^^^
   → 在要画成线的系列里写 mark: line；都是一种时改用 column 或 line
""",
    ),
    "columns on the right axis": (
        """\
- chart:
    kind: combo
    title: 图
    categories: [甲]
    series:
      - {name: 子, values: [3], axis: second}
      - {name: 丑, values: [2], mark: line}
""",
        """
chapters/a.yaml:9:9: 错误 [chart-combo-axis] 系列“子”是柱，不能放在右轴上
    9 |       - {name: 子, values: [3], axis: second}
      |         ^^^^^^^＾^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   → 去掉 axis: second，或写 mark: line
""",
    ),
    "a radar of two rays": (
        """\
- chart:
    kind: radar
    title: 图
    categories: [甲, 乙]
    series: [{values: [3, 2]}]
""",
        """
chapters/a.yaml:4:3: 错误 [chart-few-rays] 雷达图至少要有 3 项，这里有 2 项
    4 | - chart:
      |   ^^^^^^
   → 补上项目，或改用柱状图（kind: column）
""",
    ),
    "a point without a place": (
        """\
- chart:
    kind: scatter
    title: 图
    points: [{label: 甲, y: 3}]
""",
        """
chapters/a.yaml:7:14: 错误 [chart-no-across] 散点图的每个点要有两个数，这里缺横轴上的数
    7 |     points: [{label: 甲, y: 3}]
      |              ^^^^^^^^＾^^^^^^^
   → 用 points 写每个点：x 是横轴上的数，y 是纵轴上的数
""",
    ),
    "a bubble without a size": (
        """\
- chart:
    kind: bubble
    title: 图
    points: [{label: 甲, x: 3, y: 2}]
""",
        """
chapters/a.yaml:7:14: 错误 [chart-no-size] 气泡图的每个点要有大小
    7 |     points: [{label: 甲, x: 3, y: 2}]
      |              ^^^^^^^^＾^^^^^^^^^^^^^
   → 在每个点里写 size，或改用散点图（kind: scatter）
""",
    ),
    "a point without a value": (
        """\
- chart:
    kind: bar
    title: 图
    points: [{label: 甲}]
""",
        """
chapters/a.yaml:7:14: 错误 [chart-point-value] 这个数据点没有写数值
    7 |     points: [{label: 甲}]
      |              ^^^^^^^^＾^
   → 写 fact（散点图、气泡图写 x 和 y）
""",
    ),
    "an arrow of an unknown series": (
        """\
- chart:
    kind: line
    title: 图
    categories: [甲, 乙]
    series: [{name: 投入, values: [3, 2]}]
    growth: [{start: 甲, end: 乙, series: 投人}]
""",
        """
chapters/a.yaml:9:41: 错误 [chart-series-unknown] 图里没有叫“投人”的系列
    9 |     growth: [{start: 甲, end: 乙, series: 投人}]
      |                      　       　          ＾＾
   → 最接近的是“投入”；图里有：投入
""",
    ),
    "a growth arrow from zero": (
        """\
- chart:
    kind: column
    title: 图
    categories: [甲, 乙]
    series: [{name: 投入, values: [0, 2]}]
    growth: [{start: 甲, end: 乙}]
""",
        """
chapters/a.yaml:9:14: 警告 [chart-growth-base] 增长箭头从“甲”的 0 算起，算不出百分比，图上没有画
    9 |     growth: [{start: 甲, end: 乙}]
      |              ^^^^^^^^＾^^^^^^^＾^
   → start 换成数值大于 0 的名称，或去掉这条箭头，用 annotations 说明
""",
    ),
    "a growth arrow to a gap": (
        """\
- chart:
    kind: column
    title: 图
    categories: [甲, 乙]
    series: [{name: 投入, values: [3, —]}]
    growth: [{start: 甲, end: 乙}]
""",
        """
chapters/a.yaml:9:14: 警告 [chart-growth-gap] 增长箭头用到的“乙”没有数，图上没有画
    9 |     growth: [{start: 甲, end: 乙}]
      |              ^^^^^^^^＾^^^^^^^＾^
   → 补上这个数，或把箭头的 start、end 换成有数的名称
""",
    ),
    "a year written twice": (
        """\
- chart:
    kind: line
    title: 图
    years: [2019, 2020, 2020, 2021年, 2021]
    series: [{name: 项, values: [1, 2, 2, 3, 3]}]
""",
        """
chapters/a.yaml:7:13: 警告 [chart-year-twice] 年份写了不止一次：2020、2021
    7 |     years: [2019, 2020, 2020, 2021年, 2021]
      |             ^^^^
   → 每个年份只写一次，从早到晚
""",
    ),
    "an unknown fact in the head of the names": (
        """\
- chart:
    kind: bar
    title: 图
    data: {columns: ["{{ 没有.这个 }}", 投入], rows: [[甲, 1], [乙, 2]]}
""",
        """
chapters/a.yaml:7:26: 错误 [fact-unknown] 没有“没有.这个”这个事实
    7 |     data: {columns: ["{{ 没有.这个 }}", 投入], rows: [[甲, 1], [乙, 2]]}
      |                          ＾＾^＾＾
   → 改正名称，或在 facts 文件里加上它
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_in_a_chart_is_told_where_it_stands(name: str, tmp_path: Path) -> None:
    blocks, expected = CASES[name]
    found = resolve_blocks(tmp_path, blocks)
    assert "\n\n".join(found.messages) == expected.strip("\n")
