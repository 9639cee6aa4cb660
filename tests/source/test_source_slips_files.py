"""What makes a whole file unreadable, or its end be passed over: the exact message."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.yaml_slips import said

# name, what was typed, what is said about it
CASES = (
    pytest.param(
        "- text: 全年\x00工作\n",
        """\
a.yaml:1:11: 错误 [yaml-control] 这里有一个看不见的控制字符（U+0000）
    1 | - text: 全年␀工作
      |         　　^
   → 删掉它：光标放到这个位置，删去前后两个字再重新输入

1 个错误
""",
        id="control character",
    ),
    pytest.param(
        "- text: 甲\n---\n- text: 乙\n",
        """\
a.yaml:2:1: 错误 [yaml-second-document] 文件中间有一行 ---，后面的内容不会读
    2 | ---
      | ^^^
   → 删掉这一行；要分隔内容就用 page-break 或新的标题

1 个错误
""",
        id="second document",
    ),
    pytest.param(
        "? [甲]\n: 乙\n",
        """\
a.yaml:1:1: 错误 [yaml-key-not-text] 这里的括号被当成了一项的名称
    1 | ? [甲]
      | ^^^＾^
   → 文字整段加上引号：
     '? [甲]
     : 乙'

1 个错误
""",
        id="list as a key",
    ),
    pytest.param(
        "a: &a [*a]\n",
        """\
a.yaml:1:8: 错误 [yaml-alias-loop] “*a”引用了它自己
    1 | a: &a [*a]
      |        ^^
   → 删掉这个引用；如果是文字里的星号，给整段文字加上引号

1 个错误
""",
        id="alias of itself",
    ),
    pytest.param(
        "# 待写\n",
        """\
a.yaml:1:1: 错误 [yaml-empty] 文件“a.yaml”里没有内容
    1 | # 待写
      | ^
   → 写上内容，或者不再引用这个文件

1 个错误
""",
        id="comments only",
    ),
    pytest.param(
        "- {a: [1, 2}\n",
        """\
a.yaml:1:12: 错误 [yaml-syntax] YAML 读到这里读不下去了
    1 | - {a: [1, 2}
      |            ^
   → 看这行和上一行：缩进用空格并对齐，冒号和短横后面有空格，引号、括号成对；文字里有特殊符号时整段加引号

1 个错误
""",
        id="no known slip",
    ),
)


@pytest.mark.parametrize(("typed", "message"), CASES)
def test_slip_has_its_place_reason_and_line_to_paste(tmp_path: Path, typed: str, message: str) -> None:
    assert said(tmp_path, typed) + "\n" == message
