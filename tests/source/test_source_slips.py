"""Every slip of YAML with the exact message an editor reads."""

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
        "- event:\n\tname: 浦江创新论坛\n",
        """\
a.yaml:2:1: 错误 [yaml-tab] 行首的缩进用了 Tab
    2 | 	name: 浦江创新论坛
      | ^
   → 改用空格（编辑器里可以设成按 Tab 键输入空格）：
           name: 浦江创新论坛

1 个错误
""",
        id="tab as indentation",
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
