"""What an editor reads when a well-written block holds what cannot be: the exact messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.report_projects import resolve_blocks

# name → the blocks (from line 4 of the chapter), the whole message
CASES: dict[str, tuple[str, str]] = {
    "an unknown fact in prose": (
        "- text: 累计{{ 外资研发中心.累积 }}家。\n",
        """
chapters/a.yaml:4:14: 错误 [fact-unknown] 没有“外资研发中心.累积”这个事实
    4 | - text: 累计{{ 外资研发中心.累积 }}家。
      |         　　   ＾＾＾＾＾＾^＾＾
   → 最接近的是“外资研发中心.累计”；改正名称，或在 facts 文件里加上它
""",
    ),
    "a division by zero in prose": (
        "- text: 累计{{ 外资研发中心.累计 / 0 }}家。\n",
        """
chapters/a.yaml:4:14: 错误 [expression-division-by-zero] 除数是零
    4 | - text: 累计{{ 外资研发中心.累计 / 0 }}家。
      |         　　   ＾＾＾＾＾＾^＾＾^^^^
   → 检查除号后面的事实
""",
    ),
    "units that do not add up": (
        "- text: 累计{{ 外资研发中心.累计 + 国内科技合作项目.总投入 }}家。\n",
        """
chapters/a.yaml:4:14: 错误 [expression-units] “家”和“万元”不能相加减或比较
    4 | - text: 累计{{ 外资研发中心.累计 + 国内科技合作项目.总投入 }}家。
      |         　　   ＾＾＾＾＾＾^＾＾^^^＾＾＾＾＾＾＾＾^＾＾＾
   → 检查用的事实对不对；数字也要带单位，例如 1家
""",
    ),
    "a year without a value": (
        "- text: 累计{{ 外资研发中心.新增[2019] }}家。\n",
        """
chapters/a.yaml:4:14: 错误 [fact-no-year] 事实“外资研发中心.新增”没有2019年的数，只有：2021
    4 | - text: 累计{{ 外资研发中心.新增[2019] }}家。
      |         　　   ＾＾＾＾＾＾^＾＾^^^^^^
   → 在 values 里加上 2019: …
""",
    ),
    "an unknown reference": (
        "- text: 见{ref:累积图}\n- heading: {title: 图, id: 累计图}\n",
        """
chapters/a.yaml:4:10: 错误 [ref-unknown] 没有名称是“累积图”的图、表或标题
    4 | - text: 见{ref:累积图}
      |         　^^^^^＾＾＾^
   → 最接近的是“累计图”；改正名称，或给要引用的块加上 id: 累积图
""",
    ),
    "a reference to a table without a caption": (
        "- text: 见第{page:分区}页\n- table: {id: 分区, columns: [甲], rows: [[1]]}\n",
        """
chapters/a.yaml:4:11: 错误 [ref-uncaptioned] “分区”（chapters/a.yaml:5:15）没有题名，也就没有编号，不能引用
    4 | - text: 见第{page:分区}页
      |         　　^^^^^^＾＾^
   → 在那一块写上 caption
""",
    ),
    "an id used twice": (
        "- heading: {title: 甲, id: 同名}\n- heading: {title: 乙, id: 同名}\n",
        """
chapters/a.yaml:5:27: 错误 [id-twice] 名称“同名”用了两次，前一处在 chapters/a.yaml:4:27
    5 | - heading: {title: 乙, id: 同名}
      |                    　      ＾＾
   → 给其中一处换个名称
   另见 chapters/a.yaml:4:27: 同名
    4 | - heading: {title: 甲, id: 同名}
      |                    　      ＾＾
""",
    ),
    "a missing picture": (
        "- figure: {file: pictures/a.png, alt: 图}\n",
        """
chapters/a.yaml:4:18: 错误 [picture-missing] 找不到图片“pictures/a.png”
    4 | - figure: {file: pictures/a.png, alt: 图}
      |                  ^^^^^^^^^^^^^^
   → 检查文件名和文件夹；路径从项目文件夹写起，大小写要一致
""",
    ),
    "a picture that is not one": (
        "- figure: {file: pictures/note.png, alt: 图}\n",
        """
chapters/a.yaml:4:18: 错误 [picture-broken] “pictures/note.png”不是图片，或者文件坏了
    4 | - figure: {file: pictures/note.png, alt: 图}
      |                  ^^^^^^^^^^^^^^^^^
   → 用看图软件打开看看，重新保存或换一张
""",
    ),
    "a picture outside the project": (
        "- figure: {file: ../a.png, alt: 图}\n",
        """
chapters/a.yaml:4:18: 错误 [picture-outside] 图片“../a.png”不在项目文件夹里
    4 | - figure: {file: ../a.png, alt: 图}
      |                  ^^^^^^^^
   → 把图片复制到项目文件夹里，路径从那里写起
""",
    ),
    "a picture without alternative text": (
        "- figure: pictures/a.png\n",
        """
chapters/a.yaml:4:11: 警告 [figure-no-alt] 图片“pictures/a.png”没有写 alt
    4 | - figure: pictures/a.png
      |           ^^^^^^^^^^^^^^
   → 加一句 alt，说明图上是什么，看不见图的读者靠它

chapters/a.yaml:4:11: 错误 [picture-missing] 找不到图片“pictures/a.png”
    4 | - figure: pictures/a.png
      |           ^^^^^^^^^^^^^^
   → 检查文件名和文件夹；路径从项目文件夹写起，大小写要一致
""",
    ),
    "a table row of the wrong length": (
        "- table:\n    columns: [名称, 时间]\n    rows: [[论坛]]\n",
        """
chapters/a.yaml:6:13: 错误 [table-row-length] 第1行有1格，表头有2格
    6 |     rows: [[论坛]]
      |             ＾＾
   → 补上或删去单元格，各格用半角逗号隔开；没有内容的格子写 ""
""",
    ),
    "a chart of two kinds of quantity": (
        "- chart: {kind: bar, title: 图, points: [外资研发中心.累计, 国内科技合作项目.总投入]}\n",
        """
chapters/a.yaml:4:52: 错误 [chart-units] 一张图里既有“家”又有“万元”，不能画在一个轴上
    4 | - chart: {kind: bar, title: 图, points: [外资研发中心.累计, 国内科技合作项目.总投入]}
      |                             　           　　　　　　 　　  ＾＾＾＾＾＾＾＾^＾＾＾
   → 分成两张图，或都换成同一种单位的事实
""",
    ),
    "a chart of what is no number": (
        "- chart: {kind: bar, title: 图, points: [浦江创新论坛.院士]}\n",
        """
chapters/a.yaml:4:41: 错误 [chart-no-number] “数十”不是确定的数，画不进图里
    4 | - chart: {kind: bar, title: 图, points: [浦江创新论坛.院士]}
      |                             　           ＾＾＾＾＾＾^＾＾
   → 换一个有数值的事实，或写“—”留空
""",
    ),
    "a formula without a name": (
        "- cards: [外资研发中心.累计 - 1家]\n",
        """
chapters/a.yaml:4:11: 错误 [label-missing] 算式“外资研发中心.累计 - 1家”没有名称可显示
    4 | - cards: [外资研发中心.累计 - 1家]
      |           ＾＾＾＾＾＾^＾＾^^^^＾
   → 加上 label（系列写 name），说明这个数是什么
""",
    ),
    "a merge mark in the first column": (
        "- table:\n    columns: [地区, 数量]\n    rows: [[<, 12]]\n",
        """
chapters/a.yaml:6:13: 错误 [table-merge-edge] “<”没有可以并入的格子
    6 |     rows: [[<, 12]]
      |             ^
   → “<”不能写在第一列，“^”不能写在第一行或一组的第一行；要印出这个符号，写全角的“＜”“＾”
""",
    ),
    "merged cells with a corner missing": (
        "- table:\n    columns: [地区, 数量]\n    rows: [[甲, <], [^, 12]]\n",
        """
chapters/a.yaml:6:24: 错误 [table-merge-shape] 合并的格子不成矩形，缺了这一格
    6 |     rows: [[甲, <], [^, 12]]
      |             　          ^^
   → 这一格也写“<”或“^”
""",
    ),
    "a row that is a group and a total": (
        "- table:\n    columns: [地区]\n    rows:\n      - {group: 长三角, total: 合计}\n",
        """
chapters/a.yaml:7:9: 错误 [table-row-kind] 这一行要么是一列单元格，要么写 group 和 rows，要么写 total
    7 |       - {group: 长三角, total: 合计}
      |         ^^^^^^^^＾＾＾^^^^^^^^^＾＾^
   → 分开写：- [甲, 乙]，- {group: 组名, rows: [[甲, 乙]]}，- {total: 合计}
""",
    ),
    "a group of a table without rows": (
        "- table:\n    columns: [地区]\n    rows:\n      - {group: 长三角}\n",
        """
chapters/a.yaml:7:9: 错误 [table-group-empty] 这一组里没有行
    7 |       - {group: 长三角}
      |         ^^^^^^^^＾＾＾^
   → 在 rows 里写上各行，或删掉这一组
""",
    ),
    "a figure that cannot be added up": (
        "- table:\n    columns: [地区, 数量]\n    rows:\n      - [江苏, 12家]\n      - [浙江, 数十家]\n      - total: 合计\n",
        """
chapters/a.yaml:8:14: 警告 [table-total-mixed] “数十家”不能和这一列其他的数相加，合计行里这一列空着
    8 |       - [浙江, 数十家]
      |          　　  ＾＾＾
   → 换成同一单位的确切的数（没有数写“—”），或在这一列写 total: 否
""",
    ),
    "contents deeper than there are levels": (
        "- contents: {levels: 8}\n- topic: 合作\n",
        """
chapters/a.yaml:4:22: 错误 [contents-levels] 目录不能列到第 8 级
    4 | - contents: {levels: 8}
      |                      ^
   → levels 写 1 到 6；不写就是 2
""",
    ),
    "contents behind the last heading": (
        "- topic: 合作\n- contents:\n",
        """
chapters/a.yaml:5:3: 错误 [contents-empty] 目录是空的：它后面没有标题
    5 | - contents:
      |   ^^^^^^^^^
   → 目录列它后面的 2 级标题：放到正文前面，或者去掉
""",
    ),
    "contents in a box": (
        "- callout: 提示\n  blocks: [contents]\n- topic: 合作\n",
        """
chapters/a.yaml:5:12: 错误 [contents-in-box] 目录不能放在框、列表或表格里
    5 |   blocks: [contents]
      |            ^^^^^^^^
   → 把它直接写在节或主题的 blocks 里
""",
    ),
    "a crop in pixels": (
        "- figure: {file: pictures/note.png, alt: 图, crop: 300px}\n",
        """
chapters/a.yaml:4:51: 错误 [picture-crop] “300px”不是裁切的写法
    4 | - figure: {file: pictures/note.png, alt: 图, crop: 300px}
      |                                          　        ^^^^^
   → 写宽比高，如 16:9（1:20 到 20:1）；或左、上、右、下各裁去百分之几，如 [10%, 0, 10%, 5%]
""",
    ),
    "a crop of three edges": (
        "- figure: {file: pictures/note.png, alt: 图, crop: [10%, 0, 5%]}\n",
        """
chapters/a.yaml:4:51: 错误 [picture-crop] “[10%, 0, 5%]”不是裁切的写法
    4 | - figure: {file: pictures/note.png, alt: 图, crop: [10%, 0, 5%]}
      |                                          　        ^^^^^^^^^^^^
   → 写宽比高，如 16:9（1:20 到 20:1）；或左、上、右、下各裁去百分之几，如 [10%, 0, 10%, 5%]
""",
    ),
    "a crop that leaves nothing": (
        "- figure: {file: pictures/note.png, alt: 图, crop: [50%, 0, 50%, 0]}\n",
        """
chapters/a.yaml:4:51: 错误 [picture-crop-all] 裁切 [50%, 0, 50%, 0] 几乎什么也没留下
    4 | - figure: {file: pictures/note.png, alt: 图, crop: [50%, 0, 50%, 0]}
      |                                          　        ^^^^^^^^^^^^^^^^
   → 四个数依次是左、上、右、下裁去的部分；左右、上下各自加起来不超过 95%
""",
    ),
    "a focus in words": (
        "- figure: {file: pictures/note.png, alt: 图, crop: 1:1, focus: 左上}\n",
        """
chapters/a.yaml:4:63: 错误 [picture-focus] “左上”不是图上的一点
    4 | - figure: {file: pictures/note.png, alt: 图, crop: 1:1, focus: 左上}
      |                                          　                    ＾＾
   → 写两个百分比，从左、从上数：[30%, 40%]
""",
    ),
    "a total of words": (
        "- table:\n    columns: [地区, 项目]\n    rows:\n      - [江苏, 论坛]\n      - total: 合计\n",
        """
chapters/a.yaml:8:16: 警告 [table-total-nothing] 合计行上面没有可以相加的数
    8 |       - total: 合计
      |                ＾＾
   → 删掉这一行，或检查各列写的是不是数
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_editor_reads(name: str, tmp_path: Path) -> None:
    blocks, message = CASES[name]
    found = resolve_blocks(tmp_path, blocks, **{"pictures/note.png": b"these bytes are no picture"})
    assert "\n\n".join(found.messages) == message.strip("\n")
