"""What an editor reads when a block that arranges things is wrong: the exact messages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.support.report_projects import resolve_blocks

# name → the blocks (from line 4 of the chapter), the whole message
CASES: dict[str, tuple[str, str]] = {
    "a repeat that takes rows from nowhere": (
        "- repeat: {blocks: [{text: 一段}]}\n",
        """
chapters/a.yaml:4:3: 错误 [repeat-which] repeat 要写 file 或 rows，写其中一个
    4 | - repeat: {blocks: [{text: 一段}]}
      |   ^^^^^^
   → 写表格文件的路径，或者在 rows 里直接写各行
""",
    ),
    "cells of a repeat that are written as formulas": (
        '- repeat:\n    rows: [{数: "{{ 外资研发中心.累计 }}家"}, {数: "{{ 外资研发中心.新增 }}家"}]\n'
        '    blocks: [{text: "{{ 行.数 }}"}]\n',
        """
chapters/a.yaml:5:16: 警告 [repeat-cell-computed] repeat 的格子里写了 {{ 外资研发中心.累计 }}，照原样印出，没有算（这样的格子共 2 个）
    5 |     rows: [{数: "{{ 外资研发中心.累计 }}家"}, {数: "{{ 外资研发中心.新增 }}家"}]
      |             　  ^^^^＾＾＾＾＾＾^＾＾^^^＾^
   → 格子里写名称或数，算式写在 blocks 里：{{ 外资研发中心.累计 }}
""",
    ),
    "a repeat without blocks": (
        "- repeat: {rows: [{名称: 甲}]}\n",
        """
chapters/a.yaml:4:3: 错误 [repeat-no-blocks] repeat 没有写 blocks
    4 | - repeat: {rows: [{名称: 甲}]}
      |   ^^^^^^
   → 在 blocks 里写每一行要做的块
""",
    ),
    "a status without a mark": (
        "- table:\n    columns: [任务, {title: 进展, show: 状态}]\n    rows: [[甲, 还行]]\n",
        """
chapters/a.yaml:6:16: 错误 [table-status-cell] “还行”开头的词不是这一列能标的状态
    6 |     rows: [[甲, 还行]]
      |             　  ＾＾
   → 开头写其中一个：完成、已完成、达标、通过、done、进行中、推进中、在建、doing、滞后、延期、逾期、未完成、未达标、未通过、late、未开始、未启动、待定、open、中止、终止、暂停、取消、stopped；后面可以再写说明，如“滞后：设备未到”
""",
    ),
    "a total given in words": (
        "- table:\n    columns: [地区, 数量]\n    rows: [[甲, 12], {total: 合计, given: [十二]}]\n",
        """
chapters/a.yaml:6:41: 错误 [table-total-given] 合计给的“十二”不是数
    6 |     rows: [[甲, 12], {total: 合计, given: [十二]}]
      |             　               　　          ＾＾
   → 写确切的数；这一列不核对就写 ""
""",
    ),
    "too few totals given": (
        "- table:\n    columns: [地区, 数量, 投入]\n    rows: [[甲, 12, 3], {total: 合计, given: [12]}]\n",
        """
chapters/a.yaml:6:44: 错误 [table-total-length] given 里有1个数，合计名称右边有2列：数量、投入
    6 |     rows: [[甲, 12, 3], {total: 合计, given: [12]}]
      |             　                  　　          ^^
   → 一列写一个，不核对的列写 ""
""",
    ),
    "a total that its rows do not come to": (
        "- table:\n    columns: [地区, 数量]\n    rows: [[甲, 12], [乙, 13], {total: 合计, given: [26]}]\n",
        """
chapters/a.yaml:6:50: 错误 [table-total-differs] “数量”给的合计是26，各行加起来是25
    6 |     rows: [[甲, 12], [乙, 13], {total: 合计, given: [26]}]
      |             　        　               　　          ^^
   → 看看是合计写错了，还是哪一行漏了、错了
""",
    ),
    "a total that differs by rounding": (
        "- table:\n    columns: [地区, 占比]\n    rows: [[甲, 33.3%], [乙, 33.3%], {total: 合计, given: [66.7%]}]\n",
        """
chapters/a.yaml:6:56: 提示 [table-total-rounded] “占比”给的合计是66.7%，各行加起来是66.6%，差在四舍五入以内，印66.7%
    6 |     rows: [[甲, 33.3%], [乙, 33.3%], {total: 合计, given: [66.7%]}]
      |             　           　                  　　          ^^^^^
   → 可以在表下的 note 里说明“因四舍五入，合计与各项之和略有出入”
""",
    ),
    "contents of a topic that holds no heading": (
        "- topic: 乙\n  blocks:\n    - contents: {of: here}\n",
        """
chapters/a.yaml:6:7: 错误 [contents-empty-here] 目录是空的：在它所在的标题下面，它后面没有别的标题
    6 |     - contents: {of: here}
      |       ^^^^^^^^^^^^^^^^^^^^
   → of: here 只列所在标题下面的 2 级：移到它们前面，或者去掉 of: here 列后面全部的
""",
    ),
    "an item ticked off in a list of bullets": (
        "- list:\n    - {text: 完成初稿, done: 是}\n",
        """
chapters/a.yaml:5:26: 错误 [list-done] 这一项写了 done，可是它所在的列表不是核对清单
    5 |     - {text: 完成初稿, done: 是}
      |              　　　　        ＾
   → 给列表写上 kind: check，或者删去 done
""",
    ),
    "a kind of list for an item that holds none": (
        "- list:\n    - {text: 项目, kind: number}\n",
        """
chapters/a.yaml:5:7: 错误 [list-kind-alone] 这一项写了 kind，却没有下一级的 items
    5 |     - {text: 项目, kind: number}
      |       ^^^^^^^＾＾^^^^^^^^^^^^^^^
   → 补上 items，或者把 kind 移到 list 那一层
""",
    ),
    "a day that does not exist": (
        "- chronicle:\n    - {date: 2月30日, text: 发布指南。}\n",
        """
chapters/a.yaml:5:14: 错误 [chronicle-date] “2月30日”不是日期
    5 |     - {date: 2月30日, text: 发布指南。}
      |              ^＾^^＾
   → 写成 2021-05-31、5月31日、5月31日至6月4日 或 5月
""",
    ),
    "a chronicle's date in another year": (
        "- chronicle:\n    - {date: 2020-03-05, text: 发布指南。}\n",
        """
chapters/a.yaml:5:14: 警告 [chronicle-year] “2020年3月5日”不在报告的年份（2021年）里
    5 |     - {date: 2020-03-05, text: 发布指南。}
      |              ^^^^^^^^^^
   → 看看年份是不是写错了；确实要写别的年份，不用改
""",
    ),
    "too many steps in a row": (
        "- steps: {columns: 9, steps: [申报, 评审]}\n",
        """
chapters/a.yaml:4:20: 错误 [steps-columns] 流程一行只能是 2 到 6 步，写成了 9
    4 | - steps: {columns: 9, steps: [申报, 评审]}
      |                    ^
   → 改成 columns: 4；不写就自动分匀
""",
    ),
    "a comparison of one side": (
        "- comparison:\n    - title: 改革前\n",
        """
chapters/a.yaml:4:3: 错误 [comparison-sides] 对照要有两边，现在是 1
    4 | - comparison:
      |   ^^^^^^^^^^^
   → 写两项，各有 title 和 blocks；要比较几样，用 table
""",
    ),
    "a picture too wide to stand beside text": (
        "- beside: {file: pictures/forum.png, alt: 会场, width: 90%, blocks: [{text: 论坛。}]}\n",
        """
chapters/a.yaml:4:54: 错误 [beside-width] 图片的宽度“90%”不行，要在 15% 到 70% 之间
    4 | - beside: {file: pictures/forum.png, alt: 会场, width: 90%, blocks: [{text: 论坛。}]}
      |                                           　　         ^^^
   → 改成 width: 40%；不写就是 40%
""",
    ),
    "too many pictures in a row": (
        "- pictures: {columns: 5, pictures: [{file: pictures/forum.png, alt: 会场}]}\n",
        """
chapters/a.yaml:4:23: 错误 [pictures-columns] 组图一行只能是 2 到 4 幅，写成了 5
    4 | - pictures: {columns: 5, pictures: [{file: pictures/forum.png, alt: 会场}]}
      |                       ^
   → 改成 columns: 2；不写就自动分匀；一幅一行用 figure
""",
    ),
    "one chart side by side": (
        "- charts: {caption: 概况, charts: [{kind: bar, title: 甲, points: [{fact: 1家, label: 一}]}]}\n",
        """
chapters/a.yaml:4:3: 错误 [charts-count] 并排的图表要有两三张，现在是 1
    4 | - charts: {caption: 概况, charts: [{kind: bar, title: 甲, points: [{fact: 1家, label: 一}]}]}
      |   ^^^^^^^^^^^^^^^^^^＾＾^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^＾^^^^^^^^^^^^^^^^^^^＾^^^^^^^^^＾^^^^^
   → 一张用 chart；多的分成几组，每组两三张
""",
    ),
    "a caption of one chart among others": (
        "- charts:\n    - {kind: bar, title: 甲, caption: 甲图, points: [{fact: 1家, label: 一}]}\n    - {kind: bar, title: 乙, points: [{fact: 1家, label: 一}]}\n  caption: 概况\n",
        """
chapters/a.yaml:5:7: 错误 [charts-shared] 并排的图表里，单张不能写“caption”
    5 |     - {kind: bar, title: 甲, caption: 甲图, points: [{fact: 1家, label: 一}]}
      |       ^^^^^^^^^^^^^^^^^^^＾^^^^^^^^^^^＾＾^^^^^^^^^^^^^^^^^^^＾^^^^^^^^^＾^^^
   → 图题、说明、来源写在 charts 旁边，几张共用；“caption”从这一张里去掉
""",
    ),
    "a person without a name": (
        "- people: [{post: 院长}]\n",
        """
chapters/a.yaml:4:12: 错误 [schema-missing-key] 缺少“name”这一项
    4 | - people: [{post: 院长}]
      |            ^^^^^^^＾＾^
   → 补上一行 name: …
""",
    ),
    "a portrait that is not there": (
        "- people: [{name: 张某, portrait: pictures/none.png}]\n",
        """
chapters/a.yaml:4:33: 错误 [picture-missing] 找不到图片“pictures/none.png”
    4 | - people: [{name: 张某, portrait: pictures/none.png}]
      |                   　　            ^^^^^^^^^^^^^^^^^
   → 检查文件名和文件夹；路径从项目文件夹写起，大小写要一致
""",
    ),
    "a case's picture without words": (
        "- {case: 联合攻关, picture: pictures/forum.png}\n",
        """
chapters/a.yaml:4:25: 警告 [figure-no-alt] 图片“pictures/forum.png”没有写 alt
    4 | - {case: 联合攻关, picture: pictures/forum.png}
      |          　　　　           ^^^^^^^^^^^^^^^^^^
   → 加一句 alt，说明图上是什么，看不见图的读者靠它
""",
    ),
    "an empty chronicle": (
        "- chronicle: []\n",
        """
chapters/a.yaml:4:3: 错误 [block-empty] “chronicle”里没有内容，要写 entries
    4 | - chronicle: []
      |   ^^^^^^^^^^^^^
   → 补上 entries，或删掉这一块
""",
    ),
    "a term without its meaning": (
        "- definitions: [{term: 研发中心}]\n",
        """
chapters/a.yaml:4:17: 错误 [schema-missing-key] 缺少“text”这一项
    4 | - definitions: [{term: 研发中心}]
      |                 ^^^^^^^＾＾＾＾^
   → 补上一行 text: …
""",
    ),
    "a pull quote of nothing": (
        "- pullquote:\n",
        """
chapters/a.yaml:4:13: 错误 [schema-empty] 这里还没有写内容
    4 | - pullquote:
      |             ^
   → 在冒号后面写上内容，或者删掉这一行
""",
    ),
    "the change of what has no years": (
        "- cards: [{fact: 国内科技合作项目.数量, growth: 是}]\n",
        """
chapters/a.yaml:4:18: 错误 [card-growth-constant] “国内科技合作项目.数量”没有分年的数，算不出增减
    4 | - cards: [{fact: 国内科技合作项目.数量, growth: 是}]
      |                  ＾＾＾＾＾＾＾＾^＾＾
   → 在事实里用 values 写上各年的数，或去掉 growth
""",
    ),
    "a trend of two years": (
        "- cards: [{fact: 外资研发中心.累计, trend: [2020, 2021]}]\n",
        """
chapters/a.yaml:4:37: 错误 [card-trend-short] 走势至少要三个年份，现在是 2
    4 | - cards: [{fact: 外资研发中心.累计, trend: [2020, 2021]}]
      |                  　　　　　　 　　          ^^^^
   → 写成 trend: [2019, 2020, 2021]；只比上年用 growth: 是
""",
    ),
}


@pytest.fixture(scope="module")
def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("name", CASES)
def test_the_editor_reads(name: str, tmp_path: Path, picture: bytes) -> None:
    blocks, message = CASES[name]
    found = resolve_blocks(tmp_path, blocks, **{"pictures/forum.png": picture})
    assert "\n\n".join(found.messages) == message.strip("\n")
