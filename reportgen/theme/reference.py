"""What an editor may write in a layout, property by property: its values, what holds without it, its meaning.

The reference in docs/layouts.md is made from these tables; a test holds them against what the readers know.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Property(NamedTuple):
    """Properties of one kind: how a value is written, what holds where none is, what it means."""

    names: tuple[str, ...]
    value: str
    default: str
    meaning: str


REFERENCE: Mapping[str, tuple[Property, ...]] = {
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
        Property(
            (
                "font",
                "label_size",
                "title_size",
            ),
            "字体族",
            "body 的",
            "字体，数字和类别的字号，图例的字号",
        ),
    ),
    "sections": (
        Property(
            ("section_start",),
            "page、recto、continuous",
            "page",
            "节从哪里开始：`page` 新的一页、`recto` 新的右页、`continuous` 接着排",
        ),
        Property(
            ("chapter_start",),
            "page、recto、continuous",
            "page",
            "章从哪里开始，写法同上（不写就是 `page`）；`recto` 时篇也从右页开始",
        ),
        Property(("figure_width",), "10%–100%", "100%", "图的宽度，占版心的百分比（10%–100%）"),
        Property(
            ("picture_least_dpi",),
            "36–2400",
            "150",
            "图片印出来每英寸至少多少像素，不够就给出警告和需要的像素数；屏幕版不查",
        ),
        Property(("picture_dpi",), "36–2400", "300", "图片做到多细：更细的重新取样，文件才不会太大"),
        Property(("picture_screen_dpi",), "36–2400", "150", "屏幕版（`--for screen`）的图片做到多细"),
        Property(("figure_aspect",), "0.1–3", "0.55", "图表的高宽比；横条图按条数定高，窄的图按字号留够高度"),
        Property(("cards_per_row",), "1–6", "4", "一行最多几张数字卡（1–6）"),
        Property(("caption_numbering",), "section、report", "section", "`section`：图 4.2-1；`report`：图 1"),
        Property(
            ("figure_place",),
            "float、here",
            "float",
            "图和有表题的表放不下时：`float` 移到下一页开头，后面的文字先排（不写就是它）；`here` 原处换页，页脚可能留空。Word 里图总在原处",
        ),
        Property(
            ("table_figures",),
            "decimal、end、center、start",
            "decimal",
            "表里全是数的列（第一列除外）没有写 `align` 时怎样对齐：`decimal` 小数点上下对齐（单位不同的靠右）、`end` 靠右、`center` 居中、`start` 靠左",
        ),
        Property(
            ("note_numbering",),
            "page、section、report",
            "page",
            "脚注从哪里数起：`page` 每页（不写就是它）、`section` 每节、`report` 全书",
        ),
        Property(
            ("note_place",),
            "page、section、report",
            "page",
            "注文印在哪里：`page` 页脚（不写就是它）、`section` 每节末尾、`report` 全书末尾（尾注；Word 里也是真正的尾注）。印在节末的按节或全书数，印在书末的全书连着数",
        ),
    ),
    "lines": (
        Property(
            ("punctuation",),
            "全角、开明、半角、原样",
            "全角",
            "标点宽度：`全角`（full，相邻的标点共用空白）、`开明`（kaiming，只有句末的句号、问号、叹号占一字，其余占半字）、`半角`（half，都占半字）、`原样`（plain，个个占一字，不挤）",
        ),
        Property(
            ("hanging",),
            "是否",
            "否",
            "行末的句号、逗号、顿号放不下时，是否悬到版心外（半个字）；不悬就挤进来或带一个字到下一行",
        ),
        Property(("latin_gap",), "0–0.5em", "0.25em", "汉字与西文、数字之间的空（0–0.5em）"),
        Property(("numeral_spacing",), "是否", "否", "数字与它后面的单位之间也留空（25 家、5 月 31 日）"),
        Property(
            ("squeeze_stops",),
            "是否",
            "是",
            "行里太挤时，句号、问号、叹号是否可以让出半个字的空白（其余标点总是先让）",
        ),
        Property(
            ("strict_grid",),
            "是否",
            "否",
            "稿纸格：两端对齐的段落里每个汉字、标点占一格，西文和数字补足整格，什么也不挤不撑（GB/T 9704）",
        ),
        Property(
            ("last_line",),
            "0–6",
            "2",
            "段落末行至少几个汉字（0–6，0 表示不管）；不两端对齐的文字（单元格、图名、索引）至少两个",
        ),
        Property(
            ("hyphenation",),
            "语言、none",
            "en-US",
            "长的西文单词在行末可以加连字符断开，照哪种语言的规矩：`en-US`、`en-GB`、`de`、`fr`……；`none`（无）不断",
        ),
    ),
    "pages": (
        Property(
            ("page_numbers",),
            "1、i、I、a、A、一",
            "1",
            "页码怎样数，写第一个：`1`、`i`、`I`、`a`、`A`、`一`；“第…页”等字写在页脚里",
        ),
        Property(
            ("front_page_numbers",),
            "1、i、I、a、A、一",
            "i",
            "正文前面各页（report.yaml 的 `front`）的页码怎样数，写法同上，总从第一个数起",
        ),
        Property(("first_page_number",), "1–9999", "1", "第一页的页码，1–9999"),
        Property(
            ("blank_page_text",),
            "文字、none",
            "none",
            "节从右页开始时空出的左页中间的字（如“此页无正文”），`none` 就全空；Word 空出的页不能有字",
        ),
        Property(
            ("feet",),
            "ragged、aligned",
            "ragged",
            "`aligned`：快满的页把段落、框、图表之间的空白撑开（不超过各样式的 `space_stretch`），还不够就把图表加高（不超过十分之一），最后一行落在版心底线上，左右页齐脚；有脚注的页不动；`ragged`：空白不动。只用于 PDF",
        ),
        Property(
            ("baseline_grid",),
            "是否",
            "否",
            "行格：正文各行在每一页上都落在同样的高度，左右页、前后页对齐；标题、图、框、表占的高度补足整行，多出的空白放在标题之前、图和框的上下。行距与正文不同的文字（导语、注、表格、数字卡）自成高度。Word 里是文档网格",
        ),
        Property(
            ("columns",),
            "1–4",
            "1",
            "各节正文分几栏（1–4）；节标题和写了 `across` 的样式、块横跨各栏，它们上面的几栏和节末的几栏排成一样高。每栏至少八个字宽，放不下就少分。只分一部分，在正文里用 columns 块",
        ),
        Property(("bleed",), "0–20mm", "0", "出血：到纸边的色块印出纸边多少，0–20mm；只用于 PDF"),
        Property(
            ("colours",),
            "rgb、cmyk",
            "rgb",
            "`cmyk`：PDF 里的颜色是油墨（FOGRA39，铜版纸胶印），照片按 ICC 换算，黑和灰只用黑墨；`rgb` 是屏幕的颜色。"
            "屏幕版（`--for screen`）总是 `rgb`；Word 文件里没有油墨，不受影响",
        ),
        Property(("marks",), "crop、none", "none", "`crop` 在纸外印裁切线，`none` 不印；只用于 PDF"),
    ),
    "masters": (
        Property(("paper",), "`A3`、`A4`、`A5`、`B5`、`大16开`、`16开`", "A4", "纸张"),
        Property(
            (
                "width",
                "height",
            ),
            "长度",
            "纸的",
            "不用标准纸张时，纸的宽和高",
        ),
        Property(
            ("orientation",),
            "portrait、landscape",
            "照宽和高",
            "`landscape` 横放，`portrait` 竖放；不写就照宽和高",
        ),
        Property(("based_on",), "名称", "—", "其余与哪个页面相同"),
        Property(("mirrored",), "是否", "否", "左右页对称：内外侧在双页上互换；不写是“否”"),
        Property(
            ("margins",), "各边: 长度", "25mm", "`top`、`bottom`、`inner`（装订侧）、`outer`；不写是 25mm"
        ),
        Property(
            ("measure",),
            "长度",
            "页边距之间",
            "版心宽，最好写整数个字（`42em`）；没写的一侧页边距取余下的，两侧都没写就平分",
        ),
        Property(
            ("lines",),
            "1–200",
            "页边距之间",
            "版心高，写正文行数（1–200）；没写的上或下边距取余下的，都没写就平分，都写了下边距让行数",
        ),
        Property(
            (
                "header",
                "footer",
            ),
            "项、none",
            "none",
            "页眉、页脚；`none` 表示没有，里面的项见下表",
        ),
        Property(("content_top",), "长度", "上边距", "正文从离纸顶多远处开始（节首页用）"),
        Property(("decorations",), "列表", "空", "文字后面的色块，一个个列出，每个里面的项见下表"),
    ),
    "word": (
        Property(
            ("template",),
            "文件、none",
            "none",
            "Word 模板（.dotx，也可以是 .docx）。模板里的正文、宏不要；有宏的（.dotm、.docm）、旧的 .dot、损坏的会报错",
        ),
        Property(
            ("word_styles",),
            "样式: 名称",
            "空",
            "我们的样式在 Word 里叫什么：`样式: Word 里的名称`。列表是 `list.bullet`、`list.number`，各级接着编号（`公司项目符号 2`）。不写的照“样式和它们在 Word 里的名称”一节；没有模板时只是改名称",
        ),
        Property(
            ("embed_fonts",),
            "是、used、否",
            "否",
            "字体装进 Word 文件：`是` 整个，`used` 只装用到的字和常用标点，小得多",
        ),
    ),
    "furniture": (
        Property(("offset",), "长度", "15mm", "纸边到文字基线的距离"),
        Property(("rule",), "线条、none", "none", "与正文之间的线"),
        Property(("rule_gap",), "长度", "0", "线与文字的距离"),
        Property(("items",), "列表", "空", "各条文字，见下表"),
    ),
    "items": (
        Property(("slot",), "inner、center、outer", "必写", "位置：内侧、中间、外侧；对称页上左右互换"),
        Property(
            ("text",),
            "文字",
            "必写",
            "可含 `{page}` 页码、`{pages}` 总页数（正文前面的页单算）、`{chapter}` 章、`{section}` 节、`{topic}` 主题（本页上第一个开始的，没有就是接着的那个）、`{report}` 报告、`{publisher}` 发布单位、`{year}` 年份",
        ),
        Property(("style",), "样式", "必写", "文字的样式，多半是 `header`、`footer`"),
    ),
    "decorations": (
        Property(("colour",), "颜色", "必写", "色块的颜色"),
        Property(
            (
                "top",
                "right",
                "bottom",
                "left",
            ),
            "长度",
            "不定",
            "离纸边多远；对称页上 `left` 是内侧",
        ),
        Property(
            (
                "width",
                "height",
            ),
            "长度",
            "撑到另一边",
            "宽和高",
        ),
    ),
    "tokens": (
        Property(("colours",), "名称: 颜色", "空", "颜色的名称；`white`、`black` 总是有的"),
        Property(("sizes",), "名称: 长度", "空", "长度的名称"),
        Property(("fonts",), "名称: 字体", "必写", "字体族，见“字体”一节"),
        Property(("fallback",), "字体族的列表", "照 fonts 的次序", "一个字在本字体里没有时，按这个次序去找"),
    ),
    "layout": (
        Property(("extends",), "版式的名称", "—", "没写的都照这套版式"),
        Property(("title",), "文字", "空", "`reportgen layout list` 里显示的名称"),
        Property(("description",), "文字", "空", "给人看的说明"),
        Property(("masters",), "名称: 页面", "必写", "各种页面，见“页面”一节"),
    ),
}
