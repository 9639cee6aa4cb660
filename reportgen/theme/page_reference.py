"""What an editor may write of pages and rules (layout.yaml): sections, lines, masters, heads, Word."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.theme.style_reference import Property

PAGES: Mapping[str, tuple[Property, ...]] = {
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
        Property(
            ("figure_width",),
            "10%–100%",
            "100%",
            "图的宽度，占版心的百分比（10%–100%）；竖的图片窄些，不高过这样宽的方图",
        ),
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
            "float、head、foot、here",
            "float",
            "图和有表题的表排在哪里：`float` 在提到的地方，放不下时到本页页脚，再不行到下一页开头（不写就是它）；`head` 放不下时到下一页开头；"
            "`foot` 总在页脚，这一页放不下就在下一页；`here` 原处换页，页脚可能留空。文字先排，图表的先后不变，不越过标题；Word 里图总在原处",
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
            "稿纸格：两端对齐的段落里每个汉字、标点占一格，西文和数字补足整格，夹着西文的引号、括号随西文，什么也不挤不撑（GB/T 9704）",
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
    "layout": (
        Property(("extends",), "版式的名称", "—", "没写的都照这套版式"),
        Property(("title",), "文字", "空", "`reportgen layout list` 里显示的名称"),
        Property(("description",), "文字", "空", "给人看的说明"),
        Property(("masters",), "名称: 页面", "必写", "各种页面，见“页面”一节"),
    ),
}
