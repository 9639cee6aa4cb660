"""Codes about what a layout says of its Word file: a template, names of styles, fonts inside it."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

_GOOD = "template: assets/our.dotx"
# of a code and of the one that gathers it over a file
_WHY_CONTINUED = Text(
    "Word 的重复标题行每一页都一样，没有只在续页上出现的行。",
    "Word repeats a header row as it is on every page and has none for further pages alone.",
)

ENTRIES = (
    Entry(
        code="template-missing",
        severity=Severity.ERROR,
        message=Text(
            "找不到 Word 模板“{path}”，是不是“{suggestion}”？",
            "there is no Word template “{path}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "把 .dotx 或 .docx 放进项目（路径从项目文件夹算起）或版式的文件夹（从那里算起）；这里有的：{known}",
            "put the .dotx or .docx into the project (the path starts at its folder) or the layout's folder; found here: {known}",
        ),
        why=Text(
            "Word 文件的样式、页眉页脚、页面设置从模板来。",
            "The Word file takes its styles, head and foot and page set-up from the template.",
        ),
        bad="template: assets/oru.dotx",
        good=_GOOD,
    ),
    Entry(
        code="template-outside",
        severity=Severity.ERROR,
        message=Text(
            "Word 模板“{path}”在项目文件夹之外",
            "the Word template “{path}” lies outside the project's folder",
        ),
        advice=Text(
            "把它复制到项目里；或在命令行写 --template {path}",
            "copy it into the project; or write --template {path} on the command line",
        ),
        why=Text(
            "换一台电脑也要能生成同样的报告。",
            "The report must be the same when it is made on another computer.",
        ),
        bad="template: ../../模板.dotx",
        good=_GOOD,
    ),
    Entry(
        code="template-unreadable",
        severity=Severity.ERROR,
        message=Text(
            "读不了 Word 模板“{path}”：{reason}", "the Word template “{path}” cannot be read: {reason}"
        ),
        advice=Text(
            "看看文件的权限，是否正被别的程序占用", "look at its permissions, and whether a program holds it"
        ),
        why=Text("模板要整个读进来。", "A template is read as a whole."),
        bad="template: assets",
        good=_GOOD,
    ),
    Entry(
        code="template-macros",
        severity=Severity.ERROR,
        message=Text("Word 模板“{path}”里有宏", "the Word template “{path}” holds macros"),
        advice=Text(
            "在 Word 里另存为“Word 模板 (*.dotx)”，宏就不会带进来",
            "save it in Word as “Word Template (*.dotx)”, which takes no macros along",
        ),
        why=Text(
            "宏是程序；带宏的报告在许多单位的电脑上打不开。",
            "Macros are programs; many offices' computers refuse a report with macros.",
        ),
        bad="template: assets/our.dotm",
        good=_GOOD,
    ),
    Entry(
        code="template-old",
        severity=Severity.ERROR,
        message=Text(
            "“{path}”是旧的 .doc、.dot 文件，或者有打开密码",
            "“{path}” is an old .doc or .dot file, or has a password",
        ),
        advice=Text(
            "在 Word 里打开，去掉密码，另存为“Word 模板 (*.dotx)”",
            "open it in Word, take the password away, save it as “Word Template (*.dotx)”",
        ),
        why=Text(
            "2007 年以前的格式和加密的文件都不能直接读。",
            "Neither the format of before 2007 nor an encrypted file can be read.",
        ),
        bad="template: assets/our.dot",
        good=_GOOD,
    ),
    Entry(
        code="template-not-word",
        severity=Severity.ERROR,
        message=Text("“{path}”不是 Word 文件", "“{path}” is no Word file"),
        advice=Text(
            "要的是 Word 存的 .dotx 或 .docx；在 Word 里存成“严格 Open XML”的，另存为普通的 .dotx",
            "a .dotx or .docx saved by Word is wanted; save one in “Strict Open XML” as an ordinary .dotx",
        ),
        why=Text(
            "看的是文件的内容，改文件名的后缀没有用。",
            "What counts is the file's content, not how its name ends.",
        ),
        bad="template: assets/our.xlsx",
        good=_GOOD,
    ),
    Entry(
        code="template-damaged",
        severity=Severity.ERROR,
        message=Text("Word 模板“{path}”已损坏", "the Word template “{path}” is damaged"),
        advice=Text(
            "在 Word 里打开它，修复后另存，或重新复制一份",
            "open it in Word, repair and save it, or copy it again",
        ),
        why=Text(
            "下载或复制中断的文件常常这样。", "That is what downloads or copies that broke off often are."
        ),
        bad="template: assets/half.dotx",
        good=_GOOD,
    ),
    Entry(
        code="template-too-large",
        severity=Severity.ERROR,
        message=Text(
            "Word 模板“{path}”太大：压缩着最多 50 MB，展开最多 200 MB",
            "the Word template “{path}” is too large: at most 50 MB packed, 200 MB unpacked",
        ),
        advice=Text(
            "删去其中的正文和图片，只留样式、页眉页脚",
            "delete its text and pictures; styles, head and foot are enough",
        ),
        why=Text(
            "模板通常只有几百 KB；大得多的，多半是拿错了文件。",
            "Templates have some hundred KB; one much larger is most likely another file.",
        ),
        bad="template: assets/2020年报全文.docx",
        good=_GOOD,
    ),
    Entry(
        code="template-style-missing",
        severity=Severity.WARNING,
        message=Text(
            "模板里没有名为“{name}”的样式，是不是“{suggestion}”？照版式的样子新添了一个",
            "the template has no style “{name}”; did you mean “{suggestion}”? One was added that looks as the layout says",
        ),
        advice=Text("模板里相近的样式：{known}", "styles of the template like it: {known}"),
        why=Text(
            "word_styles 写的是 Word 里的样式名称，一字不差才用得上。",
            "word_styles gives names of styles in Word; they must be the very same.",
        ),
        bad="word_styles: {body: 公司正问}",
        good="word_styles: {body: 公司正文}",
    ),
    Entry(
        code="word-style-name",
        severity=Severity.ERROR,
        message=Text("“{name}”不能作 Word 样式的名称", "“{name}” cannot be the name of a Word style"),
        advice=Text(
            "不超过 253 个字，不要逗号、分号、花括号和反斜线",
            "at most 253 characters, without commas, semicolons, braces and backslashes",
        ),
        why=Text("Word 里逗号后面是样式的另一个名称。", "In Word a comma begins another name of the style."),
        bad="word_styles: {lead: “导语，加粗”}",
        good="word_styles: {lead: 导语加粗}",
    ),
    Entry(
        code="word-fonts-size",
        severity=Severity.HINT,
        message=Text(
            "Word 文件里装进 {count} 个字体，没有压缩时共 {size}",
            "the Word file carries {count} fonts, {size} before they are packed",
        ),
        advice=Text(
            "只装用到的字，写 embed_fonts: used；别人改稿时新打的字可能没有",
            "to carry only the characters in use, write embed_fonts: used; others may then lack what they type",
        ),
        why=Text(
            "整个字体装进去，没有这个字体的电脑也照样显示和修改，文件大得多。",
            "With whole fonts the file looks the same and can be edited anywhere, and is much larger.",
        ),
        bad="embed_fonts: 是",
        good="embed_fonts: used",
    ),
    Entry(
        code="word-font-licence",
        severity=Severity.WARNING,
        message=Text(
            "“{name}”的授权只许预览和打印，没有装进 Word 文件",
            "the licence of “{name}” allows preview and print only; the Word file does not carry it",
        ),
        advice=Text(
            "用允许编辑的字体，或不写 embed_fonts，请收文件的人装好它",
            "use a font that may be edited with, or leave embed_fonts out and let readers install it",
        ),
        why=Text(
            "字体文件里标明的授权（OS/2 表的 fsType）：能修改的文件里只许带可编辑的字体。",
            "The licence bits in the font (OS/2 fsType): a file that can be edited may carry editable fonts only.",
        ),
        bad="song: {regular: assets/fonts/只许预览.ttf}",
        good="song: [Noto Serif SC, 宋体]",
    ),
    Entry(
        code="word-font-other",
        severity=Severity.WARNING,
        message=Text(
            "Word 里叫“{name}”的，这里的字体文件是“{other}”，没有装进 Word 文件",
            "what Word calls “{name}” is the font “{other}” here; the Word file does not carry it",
        ),
        advice=Text(
            "在 word 里把“{other}”写在第一个，或用名称相同的字体文件",
            "write “{other}” first under word, or use a font file of the same name",
        ),
        why=Text(
            "Word 按字体文件里的名称认字体，名称不同的装进去也用不上。",
            "Word goes by the name in the font file; one of another name would not be used.",
        ),
        bad="fang: {family: 仿宋, instead: Noto Serif SC, word: [仿宋]}",
        good="fang: {family: 仿宋}",
    ),
    Entry(
        code="word-table-continued",
        severity=Severity.HINT,
        message=Text(
            "这张表排到了下一页：Word 文件的续页重复表头，但不写“（续）”",
            "this table goes on overleaf: the Word file repeats its header there, but does not say “（续）”",
        ),
        advice=Text(
            "不需要改，PDF 里有；Word 里也要，就在定稿后从换页的地方拆分表格，在上面写“表 …（续）”",
            "nothing must be done, the PDF says it; to have it in Word, split the final table where the page ends "
            "and write “表 …（续）” above",
        ),
        why=_WHY_CONTINUED,
        bad="- table: {caption: 项目清单, rows: …}   # 八十行",
        good="- table: {caption: 项目清单（节选）, rows: …}   # 十行",
    ),
    Entry(
        code="word-tables-continued",
        severity=Severity.HINT,
        message=Text(
            "这个文件里有 {count} 张表排到了下一页（在第 {lines} 行）：Word 文件的续页重复表头，但不写“（续）”",
            "{count} tables of this file (on lines {lines}) go on overleaf: the Word file repeats their headers "
            "there, but does not say “（续）”",
        ),
        advice=Text(
            "不需要改，PDF 里有；Word 里也要，就在定稿后从换页的地方拆分表格，在上面写“表 …（续）”",
            "nothing must be done, the PDF says it; to have it in Word, split the final tables where the page ends "
            "and write “表 …（续）” above",
        ),
        why=_WHY_CONTINUED,
        bad="- table: {caption: 项目清单, rows: …}   # 八十行",
        good="- table: {caption: 项目清单（节选）, rows: …}   # 十行",
    ),
)
