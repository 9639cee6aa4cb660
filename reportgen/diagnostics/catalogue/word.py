"""Codes about what a layout says of its Word file: a template, names of styles, fonts inside it."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

_GOOD = "template: assets/our.dotx"

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
)
