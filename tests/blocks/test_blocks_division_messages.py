"""What is said of covers, chapters and pages of their own that are written wrongly: the whole message."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.layout import paginate
from tests.support.report_projects import resolve_blocks, resolve_division
from tests.support.themes import sample_theme

CASES = {
    "a chapter without a number": (
        "chapter: 开放创新\nnumber: 第四章\n",
        """
part.yaml:2:9: 错误 [division-number] 章的编号“第四章”不是数字
    2 | number: 第四章
      |         ＾＾＾
   → 写 1、2、3……，“第四章”的“第”“章”由版式加；不写就自动往下数
""",
    ),
    "an appendix without a letter": (
        "appendix: 统计口径\nnumber: 1\n",
        """
part.yaml:2:9: 错误 [division-number-letter] 附录的编号“1”不是字母
    2 | number: 1
      |         ^
   → 写 A、B、C……；不写就自动往下数
""",
    ),
    "an ISBN miscopied": (
        "imprint:\n  isbn: 978-7-00-000000-2\n",
        """
part.yaml:2:9: 错误 [imprint-isbn] 书号“978-7-00-000000-2”不对
    2 |   isbn: 978-7-00-000000-2
      |         ^^^^^^^^^^^^^^^^^
   → 对照出版社给的书号：13位数字，978 或 979 开头，最后一位是校验位
""",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_editor_reads(case: str, tmp_path: Path) -> None:
    written, message = CASES[case]
    assert resolve_division(tmp_path, written).messages == [message.strip("\n")]


def test_a_cover_is_no_block_of_a_section(tmp_path: Path) -> None:
    assert resolve_blocks(tmp_path, "- cover: {year: 2021}\n").messages == [
        "chapters/a.yaml:4:3: 错误 [block-division-inside] cover（封面）不能放在别的块里\n"
        "    4 | - cover: {year: 2021}\n"
        "      |   ^^^^^^^^^^^^^^^^^^^\n"
        "   → 给它一个自己的文件，列在 report.yaml 的 front、chapters 或 back 里"
    ]


NESTED = """
chapters/a.yaml:6:5: 警告 [sheet-nested] 横页、空白页在框、列表或分栏里，没有单独成页
    6 |   - blank: 此页空白
      |     ^^^^^^^＾＾＾＾
   → 把它直接放在节、主题或条目里
"""


def test_a_blank_page_in_a_box_is_told(tmp_path: Path) -> None:
    found = resolve_blocks(tmp_path, "- callout: 说明\n  blocks:\n  - blank: 此页空白\n")
    assert found.report is not None
    sink = Sink()
    paginate(found.report, sample_theme(), sink)
    assert [format_diagnostic(d, found.sources, "zh") for d in sink] == [NESTED.strip("\n")]
