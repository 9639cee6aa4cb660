"""Codes of page layout: what does not fit on a page, and what was done about it."""

from __future__ import annotations

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="cover-too-high",
        severity=Severity.WARNING,
        message=Text(
            "封面（封底）的内容比一页高 {over} 毫米，多出来的排到了下一页",
            "the cover is {over} mm higher than its page; what is over stands on a second one",
        ),
        advice=Text(
            "缩短这一处的文字，或者在版式里把它的字号改小",
            "shorten these words, or make their type smaller in the layout",
        ),
        why=Text(
            "封面、封底各是一页，印出来折不到下一页去。放不下的书名、副题、封底的话会自动排小，"
            "最小到 18、12、7.5 磅；这里已经到了最小。",
            "A cover is one page of the book; nothing turns over from it. Title, subtitle and the words of a back "
            "cover are set smaller where they do not fit, down to 18, 12 and 7.5 pt; here they are that small.",
        ),
        bad="cover:\n  title: （三百个字的书名）",
        good="cover:\n  title: 科技进步报告\n  subtitle: 开放创新卷",
    ),
    Entry(
        "card-text-long",
        Severity.WARNING,
        Text(
            "卡片里的这段文字排成了 {lines} 行，同一排的卡片都跟着加高",
            "these words of a card take {lines} lines; all cards of the row were made as high",
        ),
        Text(
            "缩短到一两行，详细的说明写成 text",
            "shorten them to a line or two and write the details as text",
        ),
        Text(
            "数字卡让人一眼看到数字，旁边只放得下一两行说明。",
            "A card is read at a glance: a figure and a line or two of words.",
        ),
        "cards: [{fact: 研发中心.累计, label: 截至2021年底全市累计认定的……外资研发中心总数}]",
        "cards: [{fact: 研发中心.累计, label: 累计认定外资研发中心}]",
    ),
    Entry(
        "figure-too-high",
        Severity.WARNING,
        Text(
            "这张图按设定的宽度排，高度超过一页，已缩小到 {percent}%",
            "at the width asked for this figure is higher than a page; it was scaled to {percent}%",
        ),
        Text(
            "把 width 改小，或者裁掉图片多余的部分；一页最多放得下高 {height} 毫米的图",
            "make width smaller or crop the picture; a page holds at most {height} mm",
        ),
        Text(
            "图片和图表不会拆到两页，比版心还高时只能缩小，图里的字也会跟着变小。",
            "A figure is never split over pages; one higher than the text block can only be scaled down, "
            "and the words in it get smaller too.",
        ),
        "figure: {src: assets/tower.jpg, width: 100%}",
        "figure: {src: assets/tower.jpg, width: 50%}",
    ),
    Entry(
        "table-smaller",
        Severity.WARNING,
        Text(
            "表格有 {columns} 栏，版心放不下，字号已缩小到 {percent}%",
            "the table has {columns} columns, more than the text block can hold; it is set at {percent}% of its size",
        ),
        Text(
            "减少几栏、把表头写短，或者把表格拆成两个",
            "leave out columns, shorten the headings, or make two tables of it",
        ),
        Text(
            "每一栏至少要放得下它最长的数字或英文单词；放不下时先缩小字号和左右空白，数字才不会拆开。",
            "Each column needs room for its longest number or Latin word. Before any is broken, type and "
            "padding are made smaller.",
        ),
        "table: {columns: [一月, 二月, 三月, …, 十二月, 合计], …}",
        "table: {columns: [一季度, 二季度, 三季度, 四季度, 合计], …}",
    ),
    Entry(
        "table-too-wide",
        Severity.WARNING,
        Text(
            "表格有 {columns} 栏，字号缩小到 {percent}% 版心仍放不下，有的数字或英文单词会被拆开",
            "the table has {columns} columns and at {percent}% of its size is still wider than the text block; "
            "numbers or words get broken",
        ),
        Text(
            "把表格拆成两个，行列对调（栏少行多的表可以分页），或者减少几栏",
            "make two tables of it, turn it round (rows run over pages, columns cannot), or leave out columns",
        ),
        Text(
            "每一栏至少要放得下它最长的数字或英文单词，所有栏加起来超过版心宽度时只能硬拆。",
            "Each column needs room for its longest number or Latin word; when all of them together are "
            "wider than the text block, some have to be broken.",
        ),
        "table: {columns: [一月, 二月, 三月, …, 十二月, 合计], …}",
        "table: {columns: [一季度, 二季度, 三季度, 四季度, 合计], …}",
    ),
    Entry(
        "grid-row-too-high",
        Severity.WARNING,
        Text(
            "这一排卡片比一页还高，已在行间拆到下一页",
            "this row of cards is higher than a page; it was split between lines",
        ),
        Text(
            "卡片里只放数字和一两行说明，长文字写成 text",
            "keep a figure and a line or two in a card; write long passages as text",
        ),
        Text(
            "一排卡片应当整排出现在同一页上，比版心还高时无法做到。",
            "A row of cards belongs on one page as a whole; one higher than that cannot be kept so.",
        ),
        "cards: [{fact: 研发中心.累计, label: 累计认定, note: 一段上千字的说明……}]",
        "cards: [{fact: 研发中心.累计, label: 累计认定, note: 截至2021年底}]",
    ),
    Entry(
        "columns-nested",
        Severity.WARNING,
        Text(
            "分栏只能直接放在节、主题、条目里，这里的内容排成了一栏",
            "columns can only stand directly in a section, topic or item; here they were set as one column",
        ),
        Text(
            "把 columns 移到框、列表和别的分栏之外；整节已经分栏时不用再写",
            "move columns out of boxes, lists and other columns; leave it out where the whole section has columns",
        ),
        Text(
            "框和栏里没有地方再分栏，Word 也只能在页面上分栏。",
            "A box or a column has no room for columns of its own, and Word can only divide the page itself.",
        ),
        "callout: 提示\n  blocks: [{columns: 2, blocks: [...]}]",
        "columns: 2\n  blocks: [{callout: 提示, blocks: [...]}]",
    ),
    Entry(
        "columns-too-narrow",
        Severity.WARNING,
        Text(
            "版心排不下 {count} 栏，已排成 {fit} 栏",
            "the text block has no room for {count} columns; {fit} were set",
        ),
        Text(
            "把栏数改成 {fit}，或者把样式 columns 的 gap 改小",
            "write {fit}, or make the gap of the style “columns” smaller",
        ),
        Text(
            "每一栏至少要有八个正文字宽，再窄就排不出符合规则的中文。",
            "A column must be at least eight characters of body text wide to be set by the rules.",
        ),
        "columns: 4   # 版心 36 字",
        "columns: 3   # 版心 36 字",
    ),
    Entry(
        "list-too-deep",
        Severity.HINT,
        Text(
            "列表套得太深，这里只剩不到四个字宽，这一级少缩进了",
            "the list is nested so deeply that its text would be less than four characters wide; "
            "this level is indented less",
        ),
        Text(
            "少套几级，或者不要放在分栏和窄框里",
            "nest it less deeply, or keep it out of columns and narrow boxes",
        ),
        Text(
            "每套一级就窄一截，一行不到四个字就排不出符合规则的中文。",
            "Every level takes some of the width; a line of less than four characters cannot be set by the rules.",
        ),
        "- columns: 3\n  blocks:\n    - list: [{text: 甲, items: [{text: 乙, items: [{text: 丙, items: [丁]}]}]}]",
        "- columns: 2\n  blocks:\n    - list: [{text: 甲, items: [乙]}]",
    ),
    Entry(
        "content-too-high",
        Severity.WARNING,
        Text(
            "第 {page} 页有一处内容比版心还高，排出了版心下边",
            "something on page {page} is higher than the text block and runs over its lower edge",
        ),
        Text(
            "把这一处拆成几段，或者改用字号较小的样式",
            "divide it into several parts, or use a style with smaller type",
        ),
        Text(
            "不能再拆的一行或整个表头比版心还高时，只能排出版心。",
            "A line or a table head that cannot be split and is higher than the page has to run over.",
        ),
        "table: 表头有几十行",
        "table: 表头一两行，其余写进表格正文",
    ),
    Entry(
        "page-reference-unstable",
        Severity.WARNING,
        Text(
            "页码引用互相影响，排了五遍仍不稳定，有的引用可能差一页",
            "page references push each other about and did not settle in five passes; one may be a page off",
        ),
        Text(
            "在引用附近增减几个字，或者改用 {{ref:…}} 引用编号",
            "change a few words near the reference, or refer to the number with {{ref:…}}",
        ),
        Text(
            "页码的位数会改变换行，换行又会改变页码，极少数情况下两者来回变化。",
            "A page number's width changes the line breaks, which may change the page number; in rare cases "
            "the two go round in a circle.",
        ),
        "text: 见第{page:图}页",
        "text: 见{ref:图}",
    ),
    Entry(
        "text-block-too-small",
        Severity.ERROR,
        Text(
            "版式“{master}”的版心只有 {width}×{height} 毫米，排不下文字",
            "the text block of page master “{master}” is only {width} × {height} mm and holds no text",
        ),
        Text(
            "把页边距改小，或者把纸张改大",
            "make the margins smaller or the paper larger",
        ),
        Text(
            "版心宽至少要有六个正文字、高至少要有三行。",
            "A text block must be at least six characters of body text wide and three lines high.",
        ),
        "masters: {page: {size: A4, margins: 120mm}}",
        "masters: {page: {size: A4, margins: 25mm}}",
    ),
)
