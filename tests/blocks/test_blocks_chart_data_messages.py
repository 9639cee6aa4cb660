"""What an editor reads when a file that a chart draws from cannot be used: the exact messages."""

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
def test_a_mistake_in_the_data_of_a_chart_is_told_where_it_stands(name: str, tmp_path: Path) -> None:
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
