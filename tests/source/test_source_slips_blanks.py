"""Slips in how lines stand to each other and in blanks: the exact message."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.yaml_slips import said

# name, what was typed, what is said about it
CASES = (
    pytest.param(
        "- event:\n\tname: 浦江创新论坛\n",
        """\
a.yaml:2:1: 错误 [yaml-tab] 行首的缩进或短横后面用了 Tab
    2 | 	name: 浦江创新论坛
      | ^
   → 改用空格（编辑器里可以设成按 Tab 键输入空格）：
           name: 浦江创新论坛

1 个错误
""",
        id="tab as indentation",
    ),
    pytest.param(
        "- figure: a.png\n  width: 70%\n-\ttext: 甲\n",
        """\
a.yaml:3:2: 错误 [yaml-tab] 行首的缩进或短横后面用了 Tab
    3 | -	text: 甲
      |  ^
   → 改用空格（编辑器里可以设成按 Tab 键输入空格）：
     - text: 甲

1 个错误
""",
        id="tab after a dash",
    ),
    pytest.param(
        "- event:\n    name: 浦江创新论坛\n   dates: 2021年6月\n",
        """\
a.yaml:3:4: 错误 [yaml-indent] 这一行的缩进和上下文对不齐
    3 |    dates: 2021年6月
      |    ^^^^^
   → 同一层的行要左对齐：
         dates: 2021年6月

1 个错误
""",
        id="indentation between two levels",
    ),
    pytest.param(
        "- event:\n    name: 浦江创新论坛\n      dates: 2021年6月\n",
        """\
a.yaml:3:7: 错误 [yaml-indent] 这一行的缩进和上下文对不齐
    3 |       dates: 2021年6月
      |       ^^^^^
   → 同一层的行要左对齐：
         dates: 2021年6月

1 个错误
""",
        id="indentation too deep",
    ),
    pytest.param(
        "外资研发中心:\n    新增: 25\n      累计: 506\n",
        """\
a.yaml:3:7: 错误 [yaml-indent] 这一行的缩进和上下文对不齐
    3 |       累计: 506
      |       ＾＾
   → 同一层的行要左对齐：
         累计: 506

1 个错误
""",
        id="fact indented too deep",
    ),
    pytest.param(
        "- list:\n    - 甲\n     - 乙\n",
        """\
a.yaml:3:6: 错误 [yaml-indent] 这一行的缩进和上下文对不齐
    3 |      - 乙
      |      ^
   → 同一层的行要左对齐：
         - 乙

1 个错误
""",
        id="item indented too deep",
    ),
    pytest.param(
        "- text: 甲\n  - text: 乙\n",
        """\
a.yaml:2:3: 错误 [yaml-indent] 这一行的缩进和上下文对不齐
    2 |   - text: 乙
      |   ^^^^
   → 同一层的行要左对齐：
     - text: 乙

1 个错误
""",
        id="item indented below an entry",
    ),
    pytest.param(
        "- text: 全年工作\n稳步推进，\n成效明显。\n- text: 乙\n",
        """\
a.yaml:2:1: 错误 [yaml-text-indent] 这一行像是上一行文字的下半句，却没有缩进
    2 | 稳步推进，
      | ＾
   → 换行写的文字要比它的名称缩进得深：
     - text: 全年工作
         稳步推进，
         成效明显。

1 个错误
""",
        id="wrapped text not indented",
    ),
    pytest.param(
        "- text: |\n全年工作\n- text: 乙\n",
        """\
a.yaml:2:1: 错误 [yaml-text-indent] 这一行像是上一行文字的下半句，却没有缩进
    2 | 全年工作
      | ＾
   → 换行写的文字要比它的名称缩进得深：
     - text: |
         全年工作

1 个错误
""",
        id="block text not indented",
    ),
    pytest.param(
        "title: 甲\nyear:2021\nlayout: annual\n",
        """\
a.yaml:2:5: 错误 [yaml-no-blank] “year”的冒号后面少一个空格
    2 | year:2021
      |     ^
   → 补上空格（如果本来就是一段文字，整段加上引号）：
     year: 2021

1 个错误
""",
        id="no blank after the colon",
    ),
    pytest.param(
        "外资研发中心:\n  累计:506\n",
        """\
a.yaml:2:5: 错误 [yaml-no-blank] “累计”的冒号后面少一个空格
    2 |   累计:506
      |   　　^
   → 补上空格（如果本来就是一段文字，整段加上引号）：
       累计: 506

1 个错误
""",
        id="no blank after the colon of a fact",
    ),
    pytest.param(
        "- text: 甲\n-text: 乙\n",
        """\
a.yaml:2:1: 错误 [yaml-dash-no-blank] 行首的短横后面少一个空格
    2 | -text: 乙
      | ^
   → 补上空格：
     - text: 乙

1 个错误
""",
        id="no blank after the dash",
    ),
    pytest.param(
        "-text: 甲\n",
        """\
a.yaml:1:1: 错误 [yaml-dash-no-blank] 行首的短横后面少一个空格
    1 | -text: 甲
      | ^
   → 补上空格：
     - text: 甲

1 个错误
""",
        id="no blank after the first dash",
    ),
    pytest.param(
        "- event:\n　　name: 浦江创新论坛\n",
        """\
a.yaml:2:1: 错误 [yaml-wide-blank] 这里的空格是全角空格（或不换行空格）
    2 | 　　name: 浦江创新论坛
      | ＾＾
   → 换成普通的半角空格：
           name: 浦江创新论坛

1 个错误
""",
        id="full-width blank as indentation",
    ),
    pytest.param(
        "title:　全年工作\nyear: 2021\n",
        """\
a.yaml:1:7: 错误 [yaml-wide-blank] 这里的空格是全角空格（或不换行空格）
    1 | title:　全年工作
      |       ＾
   → 换成普通的半角空格：
     title: 全年工作

1 个错误
""",
        id="full-width blank after the colon",
    ),
)


@pytest.mark.parametrize(("typed", "message"), CASES)
def test_slip_has_its_place_reason_and_line_to_paste(tmp_path: Path, typed: str, message: str) -> None:
    assert said(tmp_path, typed) + "\n" == message
