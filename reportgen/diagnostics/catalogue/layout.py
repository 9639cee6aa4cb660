"""Codes about layouts: finding, extending, pages, running heads."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="layout-name",
        severity=Severity.ERROR,
        message=Text("“{name}”不能作版式的名称", "“{name}” cannot be the name of a layout"),
        advice=Text(
            "用汉字、字母、数字、横线和点，不超过 64 个字，不要空格和斜线",
            "use letters, Han, digits, hyphens and dots, at most 64, no blanks or slashes",
        ),
        why=Text("名称也是文件夹的名称。", "The name is that of a folder, too."),
        bad="reportgen layout new ../我们的",
        good="reportgen layout new 我们的版式",
    ),
    Entry(
        code="layout-taken",
        severity=Severity.ERROR,
        message=Text("已经有“{name}”这套版式：{path}", "there is a layout “{name}” already: {path}"),
        advice=Text("换一个名称，或直接改那套版式", "choose another name, or change that layout"),
        why=Text("不覆盖已经写好的文件。", "Files that were written are not overwritten."),
        bad="reportgen layout new 我们的版式",
        good="reportgen layout new 我们的版式-2",
    ),
    Entry(
        code="layout-unknown",
        severity=Severity.ERROR,
        message=Text(
            "没有名为“{name}”的版式，是不是“{suggestion}”？",
            "there is no layout “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "可用的版式：{known}；自己的版式放在项目的 layouts/{name}/layout.yaml",
            "layouts to use: {known}; your own goes to layouts/{name}/layout.yaml in the project",
        ),
        why=Text(
            "版式先在项目的 layouts 文件夹里找，再在随附的版式里找。",
            "A layout is looked for in the project first, then among the shipped ones.",
        ),
        bad="layout: anual",
        good="layout: annual",
    ),
    Entry(
        code="layout-circular",
        severity=Severity.ERROR,
        message=Text(
            "版式绕成了圈：{chain}",
            "layouts extend each other in a circle: {chain}",
        ),
        advice=Text(
            "去掉其中一个 extends；项目里的版式若与随附版式同名，请换个名称",
            "remove one of the extends; a project's layout of a shipped one's name needs another name",
        ),
        why=Text(
            "版式要有一个起点。",
            "There must be a first layout.",
        ),
        bad="extends: annual   # layouts/annual/layout.yaml",
        good="extends: annual   # layouts/our/layout.yaml",
    ),
    Entry(
        code="layout-part-missing",
        severity=Severity.ERROR,
        message=Text(
            "版式缺少“{part}”这一部分",
            "the layout lacks the part “{part}”",
        ),
        advice=Text(
            "补上 {part}:，或写 extends: annual 沿用随附版式",
            "add {part}:, or write extends: annual to take it from a shipped layout",
        ),
        why=Text(
            "没有页面、样式和字体就排不出文档。",
            "Nothing can be set without pages, styles and fonts.",
        ),
        bad="title: 我们的版式",
        good="title: 我们的版式\nextends: annual",
    ),
    Entry(
        code="layout-page-missing",
        severity=Severity.ERROR,
        message=Text(
            "masters 里没有 page（正文页）",
            "masters has no page (the running page)",
        ),
        advice=Text(
            "补上 page: {{paper: A4, margins: {{…}}}}",
            "add page: {{paper: A4, margins: {{…}}}}",
        ),
        why=Text(
            "正文页给出纸张大小和页边距，其他页面以它为底。",
            "The running page gives paper and margins; others build on it.",
        ),
        bad="masters:\n  opener: {paper: A4}",
        good="masters:\n  page: {paper: A4}\n  opener: {based_on: page}",
    ),
    Entry(
        code="layout-unknown-master",
        severity=Severity.ERROR,
        message=Text(
            "没有名为“{name}”的页面，是不是“{suggestion}”？",
            "there is no master “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "改成 {suggestion}；已有：{known}",
            "write {suggestion}; defined: {known}",
        ),
        why=Text(
            "页面之间靠名称互相引用。",
            "Masters refer to each other by name.",
        ),
        bad="opener: {based_on: pages}",
        good="opener: {based_on: page}",
    ),
    Entry(
        code="layout-master-circular",
        severity=Severity.ERROR,
        message=Text(
            "页面绕成了圈：{chain}",
            "masters are based on each other in a circle: {chain}",
        ),
        advice=Text(
            "去掉其中一个 based_on",
            "remove one of the based_on",
        ),
        why=Text(
            "页面要有一个起点。",
            "There must be a first master.",
        ),
        bad="page: {based_on: opener}\nopener: {based_on: page}",
        good="page: {paper: A4}\nopener: {based_on: page}",
    ),
    Entry(
        code="layout-no-room",
        severity=Severity.ERROR,
        message=Text(
            "页面“{master}”的页边距没有给正文留出地方",
            "the margins of master “{master}” leave no room for text",
        ),
        advice=Text(
            "减小 margins 或 measure；正文至少要六个字宽、四行高",
            "make margins or measure smaller; text needs at least six em by four lines",
        ),
        why=Text(
            "太窄的栏排不出符合规则的中文。",
            "Chinese cannot be set by the rules in a column that narrow.",
        ),
        bad="margins: {inner: 110mm, outer: 110mm}",
        good="margins: {inner: 26mm, outer: 28mm}",
    ),
    Entry(
        code="layout-meets-footer",
        severity=Severity.WARNING,
        message=Text(
            "页面“{master}”的正文伸到了页脚：下边距只有 {margin} 磅，至少要 {least} 磅",
            "the text of master “{master}” runs into its footer: the bottom margin is {margin} pt, it takes {least} pt",
        ),
        advice=Text(
            "减小 lines（行距改大了，一页的行数就要少些）或 margins.top，或把页脚的 offset 改小",
            "make lines (fewer lines fit when the leading grows) or margins.top smaller, or the footer's offset",
        ),
        why=Text(
            "正文和脚注会印在页码旁边，甚至压住它。",
            "Text and footnotes would stand beside the page number, or on it.",
        ),
        bad="lines: 40\nfooter: {offset: 46pt, items: […]}",
        good="lines: 35\nfooter: {offset: 46pt, items: […]}",
    ),
    Entry(
        code="layout-meets-header",
        severity=Severity.WARNING,
        message=Text(
            "页面“{master}”的正文伸到了页眉：正文离纸顶只有 {margin} 磅，至少要 {least} 磅",
            "the text of master “{master}” runs into its header: it begins {margin} pt from the top, it takes {least} pt",
        ),
        advice=Text(
            "加大 margins.top（或 content_top），或把页眉的 offset、rule_gap 改小",
            "make margins.top (or content_top) larger, or the header's offset and rule_gap smaller",
        ),
        why=Text(
            "页眉的文字或线会压在正文第一行上。",
            "The running head or its rule would stand on the first line of text.",
        ),
        bad="margins: {top: 12mm}\nheader: {offset: 15mm, items: […]}",
        good="margins: {top: 30mm}\nheader: {offset: 15mm, items: […]}",
    ),
    Entry(
        code="layout-item-incomplete",
        severity=Severity.ERROR,
        message=Text(
            "这一条缺少：{missing}",
            "this entry lacks: {missing}",
        ),
        advice=Text(
            "补上 {missing}",
            "add {missing}",
        ),
        why=Text(
            "页眉页脚的每一条要说明位置、文字和样式，色块要有颜色。",
            "A running head needs slot, text and style; a colour area needs its colour.",
        ),
        bad='items:\n  - {text: "{page}"}',
        good='items:\n  - {slot: outer, text: "{page}", style: footer}',
    ),
    Entry(
        code="layout-unknown-placeholder",
        severity=Severity.ERROR,
        message=Text(
            "页眉页脚里没有“{name}”这种内容，是不是“{suggestion}”？",
            "running heads know no “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "可用：{known}",
            "one of: {known}",
        ),
        why=Text(
            "大括号里的名称会换成页码、报告名、节名等。",
            "Names in braces become the page number, the report's title, the section's title.",
        ),
        bad='text: "{pgae}"',
        good='text: "{page}"',
    ),
    Entry(
        code="layout-master-unused",
        severity=Severity.WARNING,
        message=Text(
            "没有页面会用到“{name}”，是不是“{suggestion}”？",
            "no page uses the master “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "改成 {suggestion}；页面的名称有：{known}",
            "write {suggestion}; masters are: {known}",
        ),
        why=Text(
            "页面按名称使用；别的名称只有被 based_on 引用才有作用。",
            "Pages take their master by name; any other name only serves masters based on it.",
        ),
        bad="opner: {based_on: page}",
        good="opener: {based_on: page}",
    ),
    Entry(
        code="layout-masters-differ",
        severity=Severity.ERROR,
        message=Text(
            "页面“{master}”的纸张与 page 不同，或者版心比它窄（不到 {em} 字）",
            "master “{master}” has another paper than page, or narrower text (less than {em} em)",
        ),
        advice=Text(
            "纸张写在 page 里，其余页面用 based_on: page；左右页边距之和不要超过 page 的",
            "give the paper in page and base the others on it; their side margins together may not exceed page's",
        ),
        why=Text(
            "一段文字可以从一种页面排到另一种页面，行宽必须一样；Word 的一节也只有一种纸张。",
            "A paragraph may run from one kind of page to another, so lines must be equally long; a section in "
            "Word has one paper size too.",
        ),
        bad="page: {paper: A4}\nopener: {paper: A3}",
        good="page: {paper: A4}\nopener: {based_on: page}",
    ),
)
