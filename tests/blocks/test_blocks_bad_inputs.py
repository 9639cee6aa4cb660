"""What an editor reads when a block is not written as one is: the exact messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.blocks.base import divisions, registry
from reportgen.diagnostics.printer import format_diagnostic
from tests.support.report_projects import resolve_blocks

ALL_BLOCKS = "、".join(sorted(registry().keys() - divisions().keys()))
# name → the blocks (from line 4 of the chapter), the whole message
CASES: dict[str, tuple[str, str]] = {
    "an unknown block": (
        "- txet: 全年\n",
        """
chapters/a.yaml:4:3: 错误 [block-unknown] 没有“txet”这种块
    4 | - txet: 全年
      |   ^^^^
   → 最接近的是“text”；可用的块：<ALL BLOCKS>
""",
    ),
    "a block by the name it has elsewhere": (
        "- picture: pictures/note.png\n",
        """
chapters/a.yaml:4:3: 错误 [block-unknown] 没有“picture”这种块
    4 | - picture: pictures/note.png
      |   ^^^^^^^
   → 最接近的是“figure”；可用的块：<ALL BLOCKS>
""",
    ),
    "a block by its Chinese name": (
        "- 图片: pictures/forum.png\n",
        """
chapters/a.yaml:4:3: 错误 [block-unknown] 没有“图片”这种块
    4 | - 图片: pictures/forum.png
      |   ＾＾
   → 最接近的是“figure”；可用的块：<ALL BLOCKS>
""",
    ),
    "a block that is like none": (
        "- 甲乙丙: 全年\n",
        """
chapters/a.yaml:4:3: 错误 [block-unknown] 没有“甲乙丙”这种块
    4 | - 甲乙丙: 全年
      |   ＾＾＾
   → 可用的块：<ALL BLOCKS>
""",
    ),
    "the next block without its dash": (
        "- text: 全年\n  figure: pictures/forum.png\n  alt: 会场\n",
        """
chapters/a.yaml:5:3: 错误 [block-no-dash] “figure”是另一块，却写进了“text”里
    5 |   figure: pictures/forum.png
      |   ^^^^^^
   → 在“figure”前面加上“- ”，和“- text”的短横左对齐
""",
    ),
    "words without a block": (
        "- 全年新增25家。\n",
        """
chapters/a.yaml:4:3: 错误 [block-shape] 这里要写一个块，例如“- text: 一段文字”
    4 | - 全年新增25家。
      |   ＾＾＾＾^^＾＾
   → 在这一行前面加上块的名称和冒号：- text: 全年新增25家。
""",
    ),
    "a block name before a full-width colon, said once": (
        "- lead： 全年工作\n",
        """
chapters/a.yaml:4:7: 错误 [yaml-wide-colon] “lead”后面用了全角冒号“：”
    4 | - lead： 全年工作
      |       ＾
   → 改成半角冒号加一个空格（如果本来就是一段文字，整段加上引号）：
     - lead: 全年工作
""",
    ),
    "many words without a block": (
        "- 为更好服务国家区域发展战略，结合合作地区的资源禀赋与实际需求，发挥上海科技优势。\n",
        """
chapters/a.yaml:4:3: 错误 [block-shape] 这里要写一个块，例如“- text: 一段文字”
    4 | - 为更好服务国家区域发展战略，结合合作地区的资源禀赋与实际需求，发挥上海科技优势。
      |   ＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾＾
   → 在这一行前面加上块的名称和冒号：- text: 为更好服务国家区域发展战略，结合合作地区的资源禀…
""",
    ),
    "a block name that is not first": (
        "- blocks: []\n  topic: 国际合作\n",
        """
chapters/a.yaml:4:3: 错误 [block-not-first] 块的名称“topic”要写在最前面，现在前面是“blocks”
    4 | - blocks: []
      |   ^^^^^^
   → 把“topic:”这一行移到这一块的第一行
""",
    ),
    "a field one level too far out": (
        "- chart:\n    kind: bar\n  title: 投入\n",
        """
chapters/a.yaml:6:3: 错误 [block-siblings] “chart”的内容已经写在里面了，“title”却写在外面
    6 |   title: 投入
      |   ^^^^^
   → 把“title”往右缩进，和“chart”里面的其他项对齐
""",
    ),
    "one value where several fields are needed": (
        "- labelled: 会议论坛\n",
        """
chapters/a.yaml:4:13: 错误 [block-needs-fields] “labelled”不能只写一个值
    4 | - labelled: 会议论坛
      |             ＾＾＾＾
   → 写成几项，例如：
     - labelled: {label: 板块设置, text: 会议论坛、展览展示}
""",
    ),
    "a section inside a section": (
        "- section: 国际合作\n",
        """
chapters/a.yaml:4:3: 错误 [block-section-inside] 节不能放在另一节里面
    4 | - section: 国际合作
      |   ^^^^^^^^^＾＾＾＾
   → 把它写成单独的章节文件，或改用 topic
""",
    ),
    "blocks that are no list": (
        "- topic: 合作\n  blocks: 一段文字\n",
        """
chapters/a.yaml:5:11: 错误 [block-list] 这里要写一列块，每块以“- ”开头
    5 |   blocks: 一段文字
      |           ＾＾＾＾
   → 在每一块前面加“- ”，并比 blocks 缩进两格
""",
    ),
    "a block without content": (
        "- list: []\n",
        """
chapters/a.yaml:4:3: 错误 [block-empty] “list”里没有内容，要写 items
    4 | - list: []
      |   ^^^^^^^^
   → 补上 items，或删掉这一块
""",
    ),
    "content where none belongs": (
        "- pagebreak: 3\n",
        """
chapters/a.yaml:4:14: 错误 [block-takes-nothing] “pagebreak”后面不写内容
    4 | - pagebreak: 3
      |              ^
   → 只写“- pagebreak:”，删去冒号后面的
""",
    ),
    "a misspelt key": (
        "- cards: [{fact: 外资研发中心.累计, lable: 累计认定}]\n",
        """
chapters/a.yaml:4:29: 错误 [schema-unknown-key] 没有“lable”这一项，是不是“label”？
    4 | - cards: [{fact: 外资研发中心.累计, lable: 累计认定}]
      |                  　　　　　　 　　  ^^^^^
   → 改成 label: …；这里可以写的有：fact、label、unit、growth、trend、note
""",
    ),
    "a missing value": (
        "- chart: {kind: bar}\n",
        """
chapters/a.yaml:4:3: 错误 [schema-missing-key] 缺少“title”这一项
    4 | - chart: {kind: bar}
      |   ^^^^^^^^^^^^^^^^^^
   → 补上一行 title: …
""",
    ),
    "a value of the wrong type": (
        "- chart: {kind: bar, title: 图, decimals: 两, points: [外资研发中心.累计]}\n",
        """
chapters/a.yaml:4:42: 错误 [schema-integer] “两”不是整数
    4 | - chart: {kind: bar, title: 图, decimals: 两, points: [外资研发中心.累计]}
      |                             　            ＾
   → 只写数字，如 3
""",
    ),
    "a wrong choice": (
        "- chart: {kind: colum, title: 图, points: [外资研发中心.累计]}\n",
        """
chapters/a.yaml:4:17: 错误 [schema-choice] “colum”不是这里可选的词，是不是“column”？
    4 | - chart: {kind: colum, title: 图, points: [外资研发中心.累计]}
      |                 ^^^^^
   → 可选的有：bar、column、line、area、combo、pie、doughnut、scatter、bubble、radar、waterfall、treemap、funnel、gauge、progress、pictogram、timeline、flow、sparkline、databar
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_editor_reads(name: str, tmp_path: Path) -> None:
    blocks, message = CASES[name]
    found = resolve_blocks(tmp_path, blocks)
    assert "\n\n".join(found.messages) == message.strip("\n").replace("<ALL BLOCKS>", ALL_BLOCKS)


def test_an_english_reader_gets_english(tmp_path: Path) -> None:
    found = resolve_blocks(tmp_path, "- txet: 全年\n")
    text = "\n".join(format_diagnostic(diagnostic, found.sources, "en") for diagnostic in found.sink)
    assert text == (
        "chapters/a.yaml:4:3: error [block-unknown] there is no block “txet”\n"
        "    4 | - txet: 全年\n"
        "      |   ^^^^\n"
        f"   → the nearest is “text”; blocks: {ALL_BLOCKS.replace('、', ', ')}"
    )
