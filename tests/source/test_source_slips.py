"""Slips in quotes, full-width marks and brackets: the exact message."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.yaml_slips import said

# name, what was typed, what is said about it
CASES = (
    pytest.param(
        'title: "全年工作\nyear: 2021\n',
        """\
a.yaml:1:8: 错误 [yaml-quote-open] 这个引号没有配对的另一半
    1 | title: "全年工作
      |        ^
   → 在文字末尾补上引号：
     title: "全年工作"

1 个错误
""",
        id="unclosed double quote",
    ),
    pytest.param(
        'title: "全年工作\nyear: 2021\npublisher: "科委"\n',
        """\
a.yaml:1:8: 错误 [yaml-quote-open] 这个引号没有配对的另一半
    1 | title: "全年工作
      |        ^
   → 在文字末尾补上引号：
     title: "全年工作"

1 个错误
""",
        id="unclosed quote closed by the next one",
    ),
    pytest.param(
        '- topic: "一带一路"国际科技合作\n',
        """\
a.yaml:1:16: 错误 [yaml-quote-then-text] 引号收尾之后还有文字
    1 | - topic: "一带一路"国际科技合作
      |           　　　　 ＾＾＾＾＾＾
   → 整段文字外面再加一层引号：
     - topic: '"一带一路"国际科技合作'

1 个错误
""",
        id="text after the closing quote",
    ),
    pytest.param(
        '- cards: [{fact: a, label: "甲"乙}]\n',
        """\
a.yaml:1:31: 错误 [yaml-quote-then-text] 引号收尾之后还有文字
    1 | - cards: [{fact: a, label: "甲"乙}]
      |                             　 ＾
   → 整段文字外面再加一层引号：
     - cards: [{fact: a, label: '"甲"乙'}]

1 个错误
""",
        id="text after the closing quote in brackets",
    ),
    pytest.param(
        'file: "photos\\论坛.jpg"\n',
        """\
a.yaml:1:14: 错误 [yaml-backslash] 双引号里的反斜线 \\ 有特别的意思
    1 | file: "photos\\论坛.jpg"
      |              ^
   → 改用单引号：
     file: 'photos\\论坛.jpg'

1 个错误
""",
        id="backslash in double quotes",
    ),
    pytest.param(
        "- cards:\n    - {fact: 甲.乙，label: 累计；note: 年末}\n",
        """\
a.yaml:2:17: 错误 [yaml-wide-comma] 括号里的各项用全角“，”隔开了
    2 |     - {fact: 甲.乙，label: 累计；note: 年末}
      |              　 　＾
   → 改成半角逗号加一个空格（如果本来就是一项，加上引号）：
         - {fact: 甲.乙, label: 累计, note: 年末}

1 个错误
""",
        id="full-width commas in braces",
    ),
    pytest.param(
        "years: [2020，2021]\n",
        """\
a.yaml:1:13: 错误 [yaml-wide-comma] 括号里的各项用全角“，”隔开了
    1 | years: [2020，2021]
      |             ＾
   → 改成半角逗号加一个空格（如果本来就是一项，加上引号）：
     years: [2020, 2021]

1 个错误
""",
        id="full-width comma between years in brackets",
    ),
    pytest.param(
        "- table:\n    columns: [甲, 乙, 丙]\n    rows:\n江苏\t1,203\t\n浙江\t88\t**好**\n",
        """\
a.yaml:4:1: 错误 [yaml-pasted-rows] 这里像是从电子表格里粘贴来的，各格之间是 Tab
    4 | 江苏	1,203
      | ＾
   → 表格的各行写成下面这样（也可以在 reportgen preview 的页面上直接粘贴）：
           - [江苏, '1,203', '']
           - [浙江, 88, '**好**']

1 个错误
""",
        id="rows of a spreadsheet",
    ),
    pytest.param(
        "title: 甲\nyear：2021\nlayout: annual\n",
        """\
a.yaml:2:5: 错误 [yaml-wide-colon] “year”后面用了全角冒号“：”
    2 | year：2021
      |     ＾
   → 改成半角冒号加一个空格（如果本来就是一段文字，整段加上引号）：
     year: 2021

1 个错误
""",
        id="full-width colon between entries",
    ),
    pytest.param(
        "title: 甲\nyear：2021\n",
        """\
a.yaml:2:5: 错误 [yaml-wide-colon] “year”后面用了全角冒号“：”
    2 | year：2021
      |     ＾
   → 改成半角冒号加一个空格（如果本来就是一段文字，整段加上引号）：
     year: 2021

1 个错误
""",
        id="full-width colon in the last entry",
    ),
    pytest.param(
        "- text：全年工作\n",
        """\
a.yaml:1:7: 错误 [yaml-wide-colon] “text”后面用了全角冒号“：”
    1 | - text：全年工作
      |       ＾
   → 改成半角冒号加一个空格（如果本来就是一段文字，整段加上引号）：
     - text: 全年工作

1 个错误
""",
        id="full-width colon in an item",
    ),
    pytest.param(
        "title: 甲\n  year：2021\n",
        """\
a.yaml:2:7: 错误 [yaml-wide-colon] “year”后面用了全角冒号“：”
    2 |   year：2021
      |       ＾
   → 改成半角冒号加一个空格（如果本来就是一段文字，整段加上引号）：
       year: 2021

1 个错误
""",
        id="full-width colon swallowed by the text above",
    ),
    pytest.param(
        "- cards: [{fact：甲}]\n",
        """\
a.yaml:1:16: 错误 [yaml-wide-colon] “fact”后面用了全角冒号“：”
    1 | - cards: [{fact：甲}]
      |                ＾
   → 改成半角冒号加一个空格（如果本来就是一段文字，整段加上引号）：
     - cards: [{fact: 甲}]

1 个错误
""",
        id="full-width colon in brackets",
    ),
    pytest.param(
        "facts: [facts/a.yaml, facts/b.yaml\nyear: 2021\n",
        """\
a.yaml:1:8: 错误 [yaml-bracket-open] 这个 [ 没有配对的另一半
    1 | facts: [facts/a.yaml, facts/b.yaml
      |        ^
   → 改成：
     facts: [facts/a.yaml, facts/b.yaml]

1 个错误
""",
        id="bracket not closed",
    ),
    pytest.param(
        "rows:\n  - [^, 带注[^甲], 3[^乙][^丙] 家]\n  - [甲, 乙, 丙]\n",
        """\
a.yaml:2:11: 错误 [yaml-inner-bracket] 方括号里的一项，文字中间又有方括号
    2 |   - [^, 带注[^甲], 3[^乙][^丙] 家]
      |         　　^
   → 只给这一项加上引号：
       - [^, '带注[^甲]', '3[^乙][^丙] 家']

1 个错误
""",
        id="marks of footnotes in cells",
    ),
    pytest.param(
        "新增: 25\n累计: 506\n新增: 26\n",
        """\
a.yaml:3:1: 错误 [yaml-duplicate-key] “新增”写了两次，第一次在第 1 行
    3 | 新增: 26
      | ＾＾
   → 留一个，或给其中一个改名
   另见 a.yaml:1:1: 新增
    1 | 新增: 25
      | ＾＾

1 个错误
""",
        id="duplicate key",
    ),
)


@pytest.mark.parametrize(("typed", "message"), CASES)
def test_slip_has_its_place_reason_and_line_to_paste(tmp_path: Path, typed: str, message: str) -> None:
    assert said(tmp_path, typed) + "\n" == message
