"""What an editor reads when a chart asks for what its kind cannot show: the exact messages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from reportgen.model.flow import Figure
from tests.support.report_projects import resolve_blocks


def _workbook() -> bytes:
    """A workbook with two sheets."""
    book = Workbook()
    assert book.active is not None
    book.active.title = "年度"
    book.create_sheet("附表")
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


FILES: dict[str, str | bytes] = {
    "data/a.csv": "项目,投入\n甲,一千多\n乙,35\n",
    "data/one.csv": "项目\n甲\n",
    "data/a.xls": "x",
    "data/a.xlsx": _workbook(),
    "data/bad.xlsx": b"no workbook",
    "data/bad.csv": b"\xff\xff\x00\xff",
    "data/large.csv": "1,2,3,4,5\n" * 4001,
}
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
   → 合并小项为“其他”，或改用条形图（kind: bar）、折线图（kind: line）、表格
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
    "text in a cell of a file": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/a.csv}
""",
        """
chapters/a.yaml:7:18: 错误 [sheet-number] data/a.csv:B2 里的“一千多”不是数，这里要有数
    7 |     data: {file: data/a.csv}
      |                  ^^^^^^^^^^
   → 改成数（可以写 1,035、5.2%、1.05亿）；没有数的格子留空或写“—”
""",
    ),
    "a missing file": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/b.csv}
""",
        """
chapters/a.yaml:7:18: 错误 [source-missing] 找不到文件“data/b.csv”
    7 |     data: {file: data/b.csv}
      |                  ^^^^^^^^^^
   → 核对文件名和所在的文件夹（大小写也要一致），或把文件放到报告文件夹里的这个位置
""",
    ),
    "a file outside the project": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: ../b.csv}
""",
        """
chapters/a.yaml:7:18: 错误 [source-path-outside] “../b.csv”在报告文件夹之外
    7 |     data: {file: ../b.csv}
      |                  ^^^^^^^^
   → 把文件复制到报告文件夹里，路径从报告文件夹写起，如 photos/forum.jpg
""",
    ),
    "a file of another kind": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/a.xls}
""",
        """
chapters/a.yaml:7:18: 错误 [table-kind] “data/a.xls”不是能读的表格
    7 |     data: {file: data/a.xls}
      |                  ^^^^^^^^^^
   → 另存为 .xlsx、.csv 或 .tsv；事实也可以用 .json
""",
    ),
    "a range upside down": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/a.csv, range: D8:B2}
""",
        """
chapters/a.yaml:7:37: 错误 [table-range] “D8:B2”不是区域
    7 |     data: {file: data/a.csv, range: D8:B2}
      |                                     ^^^^^
   → 写成 A3:F20，或 A3:F（直到最后一行）
""",
    ),
    "a damaged workbook": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/bad.xlsx}
""",
        """
chapters/a.yaml:7:18: 错误 [table-broken] “data/bad.xlsx”打不开：File is not a zip file
    7 |     data: {file: data/bad.xlsx}
      |                  ^^^^^^^^^^^^^
   → 用 Excel 打开，另存为 .xlsx 再试
""",
    ),
    "a text in no known encoding": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/bad.csv}
""",
        """
chapters/a.yaml:7:18: 错误 [table-encoding] “data/bad.csv”不是 UTF-8，也不是 GBK
    7 |     data: {file: data/bad.csv}
      |                  ^^^^^^^^^^^^
   → 在 Excel 里另存为“CSV UTF-8”
""",
    ),
    "an unknown sheet": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/a.xlsx, sheet: 年渡}
""",
        """
chapters/a.yaml:7:38: 错误 [table-no-sheet] “data/a.xlsx”里没有工作表“年渡”
    7 |     data: {file: data/a.xlsx, sheet: 年渡}
      |                                      ＾＾
   → 有这些工作表：年度、附表
""",
    ),
    "a file with too many cells": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/large.csv}
""",
        """
chapters/a.yaml:7:18: 错误 [sheet-large] “data/large.csv”太大，不能整个读入
    7 |     data: {file: data/large.csv}
      |                  ^^^^^^^^^^^^^^
   → 用 range 写出要的区域，或把要的数据另存一份
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
    "a file of one column": (
        """\
- chart:
    kind: bar
    title: 图
    data: {file: data/one.csv}
""",
        """
chapters/a.yaml:7:18: 错误 [sheet-empty] “data/one.csv”里要有一行表头和至少一行、两列数据
    7 |     data: {file: data/one.csv}
      |                  ^^^^^^^^^^^^
   → 第一行写系列名，第一列写类别名；用 range 指明区域
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_in_a_chart_is_told_where_it_stands(name: str, tmp_path: Path) -> None:
    blocks, expected = CASES[name]
    found = resolve_blocks(tmp_path, blocks, **FILES)
    assert "\n\n".join(found.messages) == expected.strip("\n")


def test_figures_of_a_sheet_may_carry_words_and_units(tmp_path: Path) -> None:
    blocks = "- chart:\n    kind: bar\n    title: 图\n    data: {file: data/b.csv}\n"
    found = resolve_blocks(
        tmp_path, blocks, **{"data/b.csv": '项目,投入（万元）\n甲,"1,035"\n乙,0.05亿元\n丙,\n'}
    )
    assert found.messages == [] and found.report is not None
    figure = found.report.sections[0].children[0]
    assert isinstance(figure, Figure)
    assert figure.alt == "条形图：图，甲1,035万元，乙500万元"
