"""Codes about blocks: their names, their shape."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="block-unknown",
        severity=Severity.ERROR,
        message=Text("没有“{name}”这种块", "there is no block “{name}”"),
        advice=Text("最接近的是“{near}”；可用的块：{known}", "the nearest is “{near}”; blocks: {known}"),
        why=Text(
            "每一块的第一个词说明它是什么，写错了就不知道怎么排。",
            "The first key of a block says what it is.",
        ),
        bad="- txet: 全年新增25家。",
        good="- text: 全年新增25家。",
    ),
    Entry(
        code="block-shape",
        severity=Severity.ERROR,
        message=Text(
            "这里要写一个块，例如“- text: 一段文字”", "a block is needed here, e.g. “- text: words”"
        ),
        advice=Text(
            "在这一行前面加上块的名称和冒号：- text: {value}",
            "put the name of a block and a colon before it: - text: {value}",
        ),
        why=Text(
            "列表里的每一项都要先写明是哪种块。", "Every item of the list begins with the name of a block."
        ),
        bad="blocks:\n  - 全年新增25家。",
        good="blocks:\n  - text: 全年新增25家。",
    ),
    Entry(
        code="block-list",
        severity=Severity.ERROR,
        message=Text(
            "这里要写一列块，每块以“- ”开头", "a list of blocks is needed here, each beginning with “- ”"
        ),
        advice=Text(
            "在每一块前面加“- ”，并比 blocks 缩进两格",
            "put “- ” before each block, indented two more than “blocks”",
        ),
        why=Text("一个标题下可以有好几块，所以写成列表。", "What stands under a title is a list of blocks."),
        bad="blocks:\n  text: 全年新增25家。",
        good="blocks:\n  - text: 全年新增25家。",
    ),
    Entry(
        code="block-not-first",
        severity=Severity.ERROR,
        message=Text(
            "块的名称“{name}”要写在最前面，现在前面是“{first}”",
            "the block’s name “{name}” must come first, before “{first}”",
        ),
        advice=Text(
            "把“{name}:”这一行移到这一块的第一行", "move the line “{name}:” to the top of this block"
        ),
        why=Text(
            "第一个词说明块的种类，其余的词是它的内容。",
            "The first key names the block, the others are its content.",
        ),
        bad="- blocks: []\n  topic: 国际合作",
        good="- topic: 国际合作\n  blocks: []",
    ),
    Entry(
        code="block-no-dash",
        severity=Severity.ERROR,
        message=Text(
            "“{name}”是另一块，却写进了“{first}”里",
            "“{name}” is a block of its own, but stands inside “{first}”",
        ),
        advice=Text(
            "在“{name}”前面加上“- ”，和“- {first}”的短横左对齐",
            "put “- ” before “{name}”, its dash below that of “- {first}”",
        ),
        why=Text("每一块以“- ”开头，没有短横就算上一块的一项。", "Every block begins with “- ”."),
        bad="- text: 全年新增25家。\n  figure: pictures/forum.png",
        good="- text: 全年新增25家。\n- figure: pictures/forum.png",
    ),
    Entry(
        code="block-siblings",
        severity=Severity.ERROR,
        message=Text(
            "“{name}”的内容已经写在里面了，“{key}”却写在外面",
            "the content of “{name}” is inside it, but “{key}” stands outside",
        ),
        advice=Text(
            "把“{key}”往右缩进，和“{name}”里面的其他项对齐",
            "indent “{key}” to line up with what is inside “{name}”",
        ),
        why=Text("同一块的内容要写在同一层。", "The content of a block stands on one level."),
        bad="- chart:\n    kind: bar\n  title: 投入",
        good="- chart:\n    kind: bar\n    title: 投入",
    ),
    Entry(
        code="block-needs-fields",
        severity=Severity.ERROR,
        message=Text("“{name}”不能只写一个值", "“{name}” takes more than one value"),
        advice=Text("写成几项，例如：\n{example}", "write its fields, e.g.\n{example}"),
        why=Text("这种块要分别写明几项内容。", "This block has several fields."),
        bad="- labelled: 会议论坛",
        good="- labelled: {label: 板块设置, text: 会议论坛}",
    ),
    Entry(
        code="block-takes-nothing",
        severity=Severity.ERROR,
        message=Text("“{name}”后面不写内容", "“{name}” takes no content"),
        advice=Text("只写“- {name}:”，删去冒号后面的", "write “- {name}:” and nothing after the colon"),
        why=Text("写在这里的内容不会印出来。", "What is written there would not be printed."),
        bad="- pagebreak: 3",
        good="- pagebreak:",
    ),
    Entry(
        code="block-section-inside",
        severity=Severity.ERROR,
        message=Text("节不能放在另一节里面", "a section cannot stand inside a section"),
        advice=Text(
            "把它写成单独的章节文件，或改用 topic", "give it a chapter file of its own, or use topic"
        ),
        why=Text("一个章节文件就是一节。", "One chapter file is one section."),
        bad="blocks:\n  - section: 国际合作",
        good="blocks:\n  - topic: 国际合作",
    ),
    Entry(
        code="block-empty",
        severity=Severity.ERROR,
        message=Text("“{block}”里没有内容，要写 {wanted}", "“{block}” is empty; it needs {wanted}"),
        advice=Text("补上 {wanted}，或删掉这一块", "add {wanted}, or remove the block"),
        why=Text("空的块在纸上什么也不显示。", "An empty block shows nothing."),
        bad="- organisations: {title: 机构}",
        good="- organisations: {title: 机构, items: [英国皇家航空学会]}",
    ),
    Entry(
        code="block-width",
        severity=Severity.ERROR,
        message=Text(
            "宽度“{value}”要写成百分比，1%到100%", "the width “{value}” must be a percentage from 1% to 100%"
        ),
        advice=Text("例如 width: 80%", "e.g. width: 80%"),
        why=Text(
            "版心宽度随版式变化，只有百分比总是合适。",
            "The measure depends on the layout; a percentage always fits.",
        ),
        bad="width: 8cm",
        good="width: 80%",
    ),
    Entry(
        code="label-missing",
        severity=Severity.ERROR,
        message=Text("算式“{expression}”没有名称可显示", "the formula “{expression}” has no name to show"),
        advice=Text(
            "加上 label（系列写 name），说明这个数是什么",
            "add a label (a name for a series) that says what it is",
        ),
        why=Text(
            "只写事实名时用它的名称作说明，算式没有名称。",
            "A fact’s own name can serve as its label, a formula has none.",
        ),
        bad="{fact: 外资研发中心.累计 - 外资研发中心.新增}",
        good="{fact: 外资研发中心.累计 - 外资研发中心.新增, label: 上年累计}",
    ),
    Entry(
        code="figure-no-alt",
        severity=Severity.WARNING,
        message=Text("图片“{path}”没有写 alt", "the picture “{path}” has no alt text"),
        advice=Text(
            "加一句 alt，说明图上是什么，看不见图的读者靠它",
            "add an alt text that says what the picture shows",
        ),
        why=Text(
            "无障碍阅读要求每张图都有替代文字（PDF/UA、WCAG 1.1.1）。",
            "Accessibility needs a text for every picture (PDF/UA, WCAG 1.1.1).",
        ),
        bad="- figure: pictures/forum.png",
        good="- figure: pictures/forum.png\n  alt: 会场全景",
    ),
    Entry(
        code="cover-full-alone",
        severity=Severity.WARNING,
        message=Text("封面没有图片，full 不起作用", "the cover has no picture, so full has no effect"),
        advice=Text("加上 picture，或删掉 full", "add a picture, or leave full out"),
        why=Text("full 说的是封面图片怎样排。", "It says how the cover’s picture stands."),
        bad="cover:\n  full: 是",
        good="cover:\n  picture: pictures/封面.jpg\n  full: 是",
    ),
    Entry(
        code="figure-ornament-caption",
        severity=Severity.WARNING,
        message=Text(
            "有图题的图不是装饰，alt 却是空的", "a picture with a caption is no ornament, yet alt is empty"
        ),
        advice=Text(
            "写一句 alt，说明图上是什么；只作装饰的图不要写图题",
            "write an alt text, or leave the caption out",
        ),
        why=Text(
            "alt 写成空的，表示读屏软件应当跳过这幅图。",
            "An empty alt tells screen readers to pass the picture over.",
        ),
        bad='- figure: pictures/forum.png\n  caption: 论坛现场\n  alt: ""',
        good="- figure: pictures/forum.png\n  caption: 论坛现场\n  alt: 会场全景",
    ),
    Entry(
        code="contents-levels",
        severity=Severity.ERROR,
        message=Text("目录不能列到第 {levels} 级", "a table of contents cannot go down to level {levels}"),
        advice=Text("levels 写 1 到 {most}；不写就是 2", "set levels to 1–{most}; without it 2 are listed"),
        why=Text(
            "目录各级有自己的样式，共六级；标题最多也就六级。",
            "There are styles for six levels, and no more levels of headings.",
        ),
        bad="- contents: {levels: 9}",
        good="- contents: {levels: 3}",
    ),
    Entry(
        code="provenance-empty",
        severity=Severity.ERROR,
        message=Text(
            "数据来源表是空的：报告里没有用到这样的事实",
            "the table of sources is empty: no such fact is used",
        ),
        advice=Text(
            "在正文、图表里引用事实，或者写 facts: 全部，或者去掉这个表",
            "name facts in the report, write facts: all, or leave the table out",
        ),
        why=Text("表里列报告用到的事实。", "The table lists the facts that the report uses."),
        bad="- provenance:（全书没有引用事实）",
        good="- provenance: {facts: 全部}",
    ),
    Entry(
        code="provenance-no-group",
        severity=Severity.ERROR,
        message=Text("没有叫“{group}”的事实组", "there is no group of facts called “{group}”"),
        advice=Text(
            "最接近的是“{near}”；写事实文件里的组名，内层的组用点连起来",
            "the nearest is “{near}”; write a group of the fact files, inner ones with dots",
        ),
        why=Text("写错的组会让表里少一截。", "A misspelt group would leave its facts out."),
        bad="groups: [外资中心]",
        good="groups: [外资研发中心]",
    ),
    Entry(
        code="provenance-column-twice",
        severity=Severity.ERROR,
        message=Text("“{column}”这一列写了两次", "the column “{column}” is there twice"),
        advice=Text("去掉一个", "leave one out"),
        why=Text("一列印两次没有意义。", "One column need not be printed twice."),
        bad="columns: [名称, 数值, 名称]",
        good="columns: [名称, 数值, 来源]",
    ),
    Entry(
        code="contents-empty",
        severity=Severity.ERROR,
        message=Text("目录是空的：它后面没有标题", "the table of contents is empty: no heading follows it"),
        advice=Text(
            "目录列它后面的 {levels} 级标题：放到正文前面，或者去掉",
            "it lists headings of {levels} levels that come after it: put it before them, or leave it out",
        ),
        why=Text(
            "目录只列在它后面的标题，这样放在卷首时不会把“目录”两个字自己列进去。",
            "Contents list what follows, so that contents at the front do not list themselves.",
        ),
        bad="- topic: 国际合作\n- contents",
        good="- contents\n- topic: 国际合作",
    ),
    Entry(
        code="contents-empty-here",
        severity=Severity.ERROR,
        message=Text(
            "目录是空的：在它所在的标题下面，它后面没有别的标题",
            "the table of contents is empty: under its own heading none follows it",
        ),
        advice=Text(
            "of: here 只列所在标题下面的 {levels} 级：移到它们前面，或者去掉 of: here 列后面全部的",
            "of: here lists {levels} levels under its own heading: put it before them, or remove of: here",
        ),
        why=Text(
            "放在一章里的目录只列这一章里的标题。", "Contents of a chapter list what is in that chapter."
        ),
        bad="- topic: 国际合作\n  blocks:\n    - contents: {of: here}",
        good="- topic: 国际合作\n  blocks:\n    - contents: {of: here}\n    - heading: 国际组织",
    ),
    Entry(
        code="contents-in-box",
        severity=Severity.ERROR,
        message=Text(
            "目录不能放在框、列表或表格里", "a table of contents cannot stand in a box, list or table"
        ),
        advice=Text("把它直接写在节或主题的 blocks 里", "write it among the blocks of a section or topic"),
        why=Text(
            "目录可能占好几页，框里放不下；Word 更新目录时也只认正文里的目录。",
            "Contents may run over pages, a box cannot; and Word refreshes contents in the body only.",
        ),
        bad="- callout: 提示\n  blocks: [contents]",
        good="- contents",
    ),
    Entry(
        code="unit-mismatch",
        severity=Severity.ERROR,
        message=Text(
            "单位“{wanted}”和事实的单位“{found}”不能换算",
            "the unit “{wanted}” cannot be converted from the fact’s “{found}”",
        ),
        advice=Text("改成能换算的单位，或去掉 unit", "use a unit that can be converted, or leave unit out"),
        why=Text("万元和亿元能换算，家和万元不能。", "万元 and 亿元 convert, 家 and 万元 do not."),
        bad="{fact: 外资研发中心.累计, unit: 万元}",
        good="{fact: 合作项目.总投入, unit: 亿元}",
    ),
    Entry(
        code="columns-count",
        severity=Severity.ERROR,
        message=Text("分栏只能是 2 到 4 栏，写成了 {count}", "columns may be 2 to 4, not {count}"),
        advice=Text(
            "改成 columns: 2；不分栏就去掉这一层", "write columns: 2, or leave this level out for one"
        ),
        why=Text(
            "一栏不用写，四栏以上每栏太窄，排不出符合规则的中文。",
            "One column needs no word; more than four are too narrow to be set by the rules.",
        ),
        bad="columns: 6",
        good="columns: 2",
    ),
)
