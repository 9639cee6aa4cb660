"""What an editor may write of how things look (theme.yaml): fonts, type, spaces, boxes, charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Property(NamedTuple):
    """Properties of one kind: how a value is written, what holds where none is, what it means."""

    names: tuple[str, ...]
    value: str
    default: str
    meaning: str


STYLES: Mapping[str, tuple[Property, ...]] = {
    "tokens": (
        Property(("colours",), "名称: 颜色", "空", "颜色的名称；`white`、`black` 总是有的"),
        Property(("sizes",), "名称: 长度", "空", "长度的名称"),
        Property(("fonts",), "名称: 字体", "必写", "字体族，见“字体”一节"),
        Property(("fallback",), "字体族的列表", "照 fonts 的次序", "一个字在本字体里没有时，按这个次序去找"),
    ),
    "fonts": (
        Property(
            (
                "regular",
                "bold",
            ),
            "文件、名称",
            "—",
            "常规体、粗体：.ttf、.otf、.ttc 文件，或随附的、装好的字体的名称；没有 `bold` 就用常规体",
        ),
        Property(("family",), "名称", "—", "随附的或装好的字体族，常规和粗体都从它来"),
        Property(
            ("instead",),
            "名称",
            "报错",
            "`family` 或 `regular` 写的字体这台电脑上没有时用哪个（会提示）；不写就是错误",
        ),
        Property(
            ("latin",),
            "字体族",
            "自己的",
            "其中的西文字母、数字用哪个字体族；引号、破折号在中文里仍用中文字形，在西文里用西文字形",
        ),
        Property(
            ("fallback",),
            "字体族的列表",
            "tokens.fallback",
            "这个字体族没有的字（扩展 A、B 区的生僻字、符号）依次到哪些字体族去找；然后是 `tokens.fallback`",
        ),
        Property(
            ("word",),
            "名称的列表",
            "字体文件里的",
            "Word 里用的名称，第一个写进文件，其余是没有它时的替代；不写就用字体文件里的名称",
        ),
    ),
    "type": (
        Property(("font",), "字体族", "body 的", "`tokens.fonts` 里的名称"),
        Property(("size",), "字号、长度、百分比", "body 的，body 是 10.5pt", "字号"),
        Property(("leading",), "长度、百分比", "body 的，body 是 170%", "行距：一行的基线到下一行的基线"),
        Property(("bold",), "是否", "body 的，body 是 否", "粗体"),
        Property(("colour",), "颜色", "body 的，body 是 black", "文字颜色"),
        Property(("letter_spacing",), "长度，可负", "body 的，body 是 0", "字距，可以是负数"),
        Property(("underline",), "是否", "否", "下划线：一段里连成一条，中西文之间、空格处都不断开"),
        Property(("emphasis_dots",), "是否", "否", "着重号：每个汉字下面一点，标点、西文和数字下面没有"),
        Property(
            ("spread",),
            "长度",
            "0",
            "均排：比这个宽度短的文字，字间均匀拉开到这么宽（`spread: 4em`，“姓名”就和四个字的同宽）；长的照常排。可用于整段、单元格和字符样式；一个字不拉，`strict_grid` 的正文里不起作用",
        ),
        Property(
            ("tabular_figures",),
            "是否",
            "否",
            "表格数字：0–9 同宽，上下对齐（随附版式的表格里都是）；有 `tnum` 的字体用它，没有的按最宽的数字排",
        ),
        Property(
            ("align",),
            "justify、start、center、end",
            "start",
            "`justify` 两端对齐、`start` 左齐、`center` 居中、`end` 右齐",
        ),
        Property(
            ("indent",),
            "长度，可负",
            "0",
            "首行缩进，正文写 `2em`；负数是悬挂：首行往外伸，`start_indent` 至少写这么多",
        ),
        Property(
            (
                "start_indent",
                "end_indent",
            ),
            "长度",
            "0",
            "整段左、右缩进",
        ),
    ),
    "spacing": (
        Property(
            (
                "space_before",
                "space_after",
            ),
            "长度",
            "0",
            "前后空白；相邻两个取大的，不相加；页首和框的两头不留",
        ),
        Property(
            ("space_stretch",),
            "0–300%",
            "body 的，body 是 50%",
            "为了排满一页，前后空白最多可以长多少，占它自己的百分比（0–300%）；不写随 `body`，`body` 不写是 50%",
        ),
        Property(
            ("space_shrink",),
            "0–90%",
            "body 的，body 是 25%",
            "为了多排下一点，前后空白最多可以缩多少（0–90%）；不写随 `body`，`body` 不写是 25%",
        ),
        Property(
            ("fill",),
            "above、below、both、none",
            "none",
            "独占一页的封面、版权页、篇、空白页上，页面空下的高度放在它的哪里：`above` 上面、`below` 下面、`both` 两边平分、`none` 不放（不写就是它）；几处都写就平分",
        ),
        Property(("keep_with_next",), "是否", "否", "与下一段同页（标题都要）"),
        Property(
            ("keep_together",),
            "是否",
            "否",
            "整块不分页；否则放得下时也尽量不分：只在不分就会空出五分之一页时才分，分开的两头各至少三行",
        ),
        Property(
            ("keep_phrases",),
            "是否",
            "否",
            "不两端对齐的文字（标题、图题、卡片）分行时不拆词、不把动词和宾语分开；要装词表：`pip install 'reportgen[words]'`，没装就按标点和长短匀称来分",
        ),
    ),
    "marks": (
        Property(
            ("marker",),
            "文字、none",
            "none",
            '记号：`"◆"` 原样；`"{①}"`、`"{1}."`、`"{一}、"`、`"{a})"`、`"{I}."` 自动编号',
        ),
        Property(
            (
                "marker_colour",
                "marker_size",
                "marker_gap",
            ),
            "颜色、none",
            "文字的颜色",
            "记号或编号的颜色、字号、与文字的距离",
        ),
    ),
    "boxes": (
        Property(("background",), "颜色、none", "none", "底色"),
        Property(("border",), "线条、none", "none", "四边线条"),
        Property(
            (
                "border_top",
                "border_right",
                "border_bottom",
                "border_left",
            ),
            "线条、none",
            "`border` 的",
            "一边的线条",
        ),
        Property(("border_inner",), "线条、none", "none", "表格行间线；在 `table.head` 里是共同表头下的线"),
        Property(("padding",), "四边", "0", "内边距"),
        Property(("radius",), "长度", "0", "圆角"),
        Property(("gap",), "长度", "0", "卡片之间、图与图题之间的距离"),
        Property(("max_width",), "长度、百分比", "版心宽", "最宽多少"),
        Property(("across",), "是否", "否", "分栏时横跨各栏（节标题总要写）；不写是“否”"),
    ),
    "charts": (
        Property(("palette",), "颜色的列表", "灰", "各系列的颜色，依次使用"),
        Property(
            (
                "highlight",
                "muted",
            ),
            "颜色",
            "black",
            "突出的一项、其余各项的颜色",
        ),
        Property(
            (
                "grid",
                "text",
            ),
            "颜色",
            "灰",
            "网格线、文字的颜色",
        ),
        Property(
            ("legend",),
            "auto、direct、top、bottom、right、none",
            "auto",
            "图例的位置，图里没有写时用它：`auto`（折线、面积尽量直接标在线旁，其余在上方；不写就是它）、`direct`、`top`、`bottom`、`right`、`none`",
        ),
        Property(
            ("patterns",),
            "auto、是、否",
            "auto",
            "填色上的花纹，图里没有写时用它：`auto`（一张图里有两个系列灰度太接近时加）、`是`（每个系列、饼图的每一份都加，适合只印黑白的报告）、`否`。PDF 里是矢量线条，Word 里是图表自己的图案填充",
        ),
        Property(("font",), "字体族", "body 的", "图里的字体"),
        Property(("label_size",), "长度", "8.5pt", "数字、类别和图例的字号"),
    ),
}
