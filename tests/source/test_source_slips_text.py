"""Slips in a text that YAML takes for something else, by its first sign or a sign in it: the exact message."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.yaml_slips import said

# name, what was typed, what is said about it
CASES = (
    pytest.param(
        "- text: **创新**驱动\n",
        """\
a.yaml:1:9: 错误 [yaml-start-stars] 文字不能直接以 ** 开头
    1 | - text: **创新**驱动
      |         ^^
   → 整段文字加上引号：
     - text: '**创新**驱动'

1 个错误
""",
        id="starts with stars",
    ),
    pytest.param(
        "- text: **创新**驱动\n    发展\n",
        """\
a.yaml:1:9: 错误 [yaml-start-stars] 文字不能直接以 ** 开头
    1 | - text: **创新**驱动
      |         ^^
   → 整段文字加上引号：
     - text: '**创新**驱动
         发展'

1 个错误
""",
        id="starts with stars and goes on below",
    ),
    pytest.param(
        "- cards: [{fact: a, label: **累计**}]\n",
        """\
a.yaml:1:28: 错误 [yaml-start-stars] 文字不能直接以 ** 开头
    1 | - cards: [{fact: a, label: **累计**}]
      |                            ^^
   → 整段文字加上引号：
     - cards: [{fact: a, label: '**累计**'}]

1 个错误
""",
        id="starts with stars in brackets",
    ),
    pytest.param(
        "- text: {{ 外资研发中心.累计 }}家研发中心\n",
        """\
a.yaml:1:9: 错误 [yaml-start-brace] 文字不能直接以 { 开头
    1 | - text: {{ 外资研发中心.累计 }}家研发中心
      |         ^
   → 整段文字加上引号：
     - text: '{{ 外资研发中心.累计 }}家研发中心'

1 个错误
""",
        id="starts with a formula and text",
    ),
    pytest.param(
        "- text: {{ 外资研发中心.累计 }}\n",
        """\
a.yaml:1:9: 错误 [yaml-start-brace] 文字不能直接以 { 开头
    1 | - text: {{ 外资研发中心.累计 }}
      |         ^^^＾＾＾＾＾＾^＾＾^^^
   → 整段文字加上引号：
     - text: '{{ 外资研发中心.累计 }}'

1 个错误
""",
        id="starts with a formula alone",
    ),
    pytest.param(
        "- text: {ref:图-外资}显示\n",
        """\
a.yaml:1:9: 错误 [yaml-start-brace] 文字不能直接以 { 开头
    1 | - text: {ref:图-外资}显示
      |         ^
   → 整段文字加上引号：
     - text: '{ref:图-外资}显示'

1 个错误
""",
        id="starts with a reference and text",
    ),
    pytest.param(
        "- text: {ref:图-外资}\n",
        """\
a.yaml:1:9: 错误 [yaml-start-brace] 文字不能直接以 { 开头
    1 | - text: {ref:图-外资}
      |         ^^^^^＾^＾＾^
   → 整段文字加上引号：
     - text: '{ref:图-外资}'

1 个错误
""",
        id="starts with a reference alone",
    ),
    pytest.param(
        "- text: [论坛网站](https://example.org)已经开通\n",
        """\
a.yaml:1:9: 错误 [yaml-start-bracket] 文字不能直接以 [ 开头
    1 | - text: [论坛网站](https://example.org)已经开通
      |         ^
   → 整段文字加上引号：
     - text: '[论坛网站](https://example.org)已经开通'

1 个错误
""",
        id="starts with a link",
    ),
    pytest.param(
        "- text: @上海科技 发布\n",
        """\
a.yaml:1:9: 错误 [yaml-start-at] 文字不能直接以 @ 开头
    1 | - text: @上海科技 发布
      |         ^
   → 整段文字加上引号：
     - text: '@上海科技 发布'

1 个错误
""",
        id="starts with @",
    ),
    pytest.param(
        "- text: &创新 驱动\n",
        """\
a.yaml:1:9: 错误 [yaml-start-ampersand] 文字不能直接以 & 开头
    1 | - text: &创新 驱动
      |         ^
   → 整段文字加上引号：
     - text: '&创新 驱动'

1 个错误
""",
        id="starts with &",
    ),
    pytest.param(
        "- text: &new 驱动\n",
        """\
a.yaml:1:9: 错误 [yaml-start-ampersand] 文字不能直接以 & 开头
    1 | - text: &new 驱动
      |         ^^^^^＾＾
   → 整段文字加上引号：
     - text: '&new 驱动'

1 个错误
""",
        id="starts with & and ASCII",
    ),
    pytest.param(
        "- text: !重要 通知\n",
        """\
a.yaml:1:9: 错误 [yaml-start-exclamation] 文字不能直接以 ! 开头
    1 | - text: !重要 通知
      |         ^
   → 整段文字加上引号：
     - text: '!重要 通知'

1 个错误
""",
        id="starts with !",
    ),
    pytest.param(
        "- text: !new 通知\n",
        """\
a.yaml:1:9: 错误 [yaml-start-exclamation] 文字不能直接以 ! 开头
    1 | - text: !new 通知
      |         ^^^^^＾＾
   → 整段文字加上引号：
     - text: '!new 通知'

1 个错误
""",
        id="starts with ! and ASCII",
    ),
    pytest.param(
        "- text: %是百分号\n",
        """\
a.yaml:1:9: 错误 [yaml-start-percent] 文字不能直接以 % 开头
    1 | - text: %是百分号
      |         ^
   → 整段文字加上引号：
     - text: '%是百分号'

1 个错误
""",
        id="starts with %",
    ),
    pytest.param(
        "- text: `代码`开源\n",
        """\
a.yaml:1:9: 错误 [yaml-start-backtick] 文字不能直接以 ` 开头
    1 | - text: `代码`开源
      |         ^
   → 整段文字加上引号：
     - text: '`代码`开源'

1 个错误
""",
        id="starts with a backtick",
    ),
    pytest.param(
        "- text: - 甲\n",
        """\
a.yaml:1:9: 错误 [yaml-start-dash] 文字不能直接以 - 开头
    1 | - text: - 甲
      |         ^
   → 整段文字加上引号：
     - text: '- 甲'

1 个错误
""",
        id="starts with a dash",
    ),
    pytest.param(
        "- text: *注：数据截至年底\n",
        """\
a.yaml:1:9: 错误 [yaml-start-asterisk] 文字不能直接以 * 开头
    1 | - text: *注：数据截至年底
      |         ^
   → 整段文字加上引号：
     - text: '*注：数据截至年底'

1 个错误
""",
        id="starts with a star",
    ),
    pytest.param(
        "- text: *note\n",
        """\
a.yaml:1:9: 错误 [yaml-start-asterisk] 文字不能直接以 * 开头
    1 | - text: *note
      |         ^^^^^
   → 整段文字加上引号：
     - text: '*note'

1 个错误
""",
        id="starts with a star and ASCII",
    ),
    pytest.param(
        "- text: > 全年工作\n",
        """\
a.yaml:1:9: 错误 [yaml-start-angle] 文字不能直接以 > 开头
    1 | - text: > 全年工作
      |         ^
   → 整段文字加上引号：
     - text: '> 全年工作'

1 个错误
""",
        id="starts with >",
    ),
    pytest.param(
        "- text: | 全年工作\n",
        """\
a.yaml:1:9: 错误 [yaml-start-bar] | 后面不能直接写文字
    1 | - text: | 全年工作
      |         ^
   → 文字另起一行，缩进写：
     - text: |
         全年工作

1 个错误
""",
        id="starts with |",
    ),
    pytest.param(
        "- text: ]甲\n",
        """\
a.yaml:1:9: 错误 [yaml-start-mark] 文字不能直接以 ] 开头
    1 | - text: ]甲
      |         ^
   → 整段文字加上引号：
     - text: ']甲'

1 个错误
""",
        id="starts with a closing bracket",
    ),
    pytest.param(
        "- text: 会议论坛: 共举办20场\n",
        """\
a.yaml:1:13: 错误 [yaml-colon-blank] 文字里有“冒号加空格”
    1 | - text: 会议论坛: 共举办20场
      |         　　　　^
   → 整段文字加上引号：
     - text: '会议论坛: 共举办20场'

1 个错误
""",
        id="colon and blank in a text",
    ),
    pytest.param(
        "- text: 世界人工智能大会\n    会议论坛: 共举办20场\n",
        """\
a.yaml:2:9: 错误 [yaml-colon-blank] 文字里有“冒号加空格”
    2 |     会议论坛: 共举办20场
      |     　　　　^
   → 整段文字加上引号：
     - text: '世界人工智能大会
         会议论坛: 共举办20场'

1 个错误
""",
        id="colon and blank in a wrapped text",
    ),
    pytest.param(
        "- text: 专利授权量居全国 #1，比上年增长一成。\n",
        """\
a.yaml:1:18: 错误 [yaml-comment-in-text] “ #”后面的文字会被当作注释丢掉：#1，比上年增长一成。
    1 | - text: 专利授权量居全国 #1，比上年增长一成。
      |         　　　　　　　　 ^^＾＾＾＾＾＾＾＾＾
   → 是正文就整段加上引号；真是注释就另起一行写：
     - text: '专利授权量居全国 #1，比上年增长一成。'

1 个错误
""",
        id="comment in a text",
    ),
    pytest.param(
        "- text: 全年工作稳步推进，成效明显。 # 待核\n",
        """\
a.yaml:1:24: 错误 [yaml-comment-in-text] “ #”后面的文字会被当作注释丢掉：# 待核
    1 | - text: 全年工作稳步推进，成效明显。 # 待核
      |         　　　　　　　　　　　　　　 ^^＾＾
   → 是正文就整段加上引号；真是注释就另起一行写：
     - text: '全年工作稳步推进，成效明显。 # 待核'

1 个错误
""",
        id="comment behind a sentence",
    ),
    pytest.param(
        "- text: 全年 # 待核\n    工作\n- text: 乙\n",
        """\
a.yaml:1:12: 错误 [yaml-comment-in-text] “ #”后面的文字会被当作注释丢掉：# 待核
    1 | - text: 全年 # 待核
      |         　　 ^
   → 是正文就整段加上引号；真是注释就另起一行写：
     - text: '全年 # 待核
         工作'

1 个错误
""",
        id="comment in the middle of a wrapped text",
    ),
    pytest.param(
        "colour: #0B5CAD\n",
        """\
a.yaml:1:9: 错误 [yaml-start-hash] # 开头的内容会被当作注释丢掉：#0B5CAD
    1 | colour: #0B5CAD
      |         ^^^^^^^
   → 加上引号；真是注释就在 # 后面留一个空格：
     colour: '#0B5CAD'

1 个错误
""",
        id="colour without quotes",
    ),
)


@pytest.mark.parametrize(("typed", "message"), CASES)
def test_slip_has_its_place_reason_and_line_to_paste(tmp_path: Path, typed: str, message: str) -> None:
    assert said(tmp_path, typed) + "\n" == message
