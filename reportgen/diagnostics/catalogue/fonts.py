"""Codes about fonts and glyphs."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="font-family-unknown",
        severity=Severity.ERROR,
        message=Text(
            "没有随附名为“{name}”的字体，是不是“{suggestion}”？",
            "no font “{name}” is shipped; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "第一个名称要是随附的字体：{known}；用自己的字体请写 {{regular: 文件, bold: 文件, word: [名称]}}",
            "the first name must be a shipped font: {known}; "
            "for your own write {{regular: file, bold: file, word: [names]}}",
        ),
        why=Text(
            "PDF 里嵌入的是随附的字体文件，其余名称供 Word 使用。",
            "The PDF embeds the shipped file; the other names are for Word.",
        ),
        bad="song: [宋体]",
        good="song: [Noto Serif SC, 宋体]",
    ),
    Entry(
        code="font-file-missing",
        severity=Severity.ERROR,
        message=Text(
            "找不到字体文件：{path}",
            "font file not found: {path}",
        ),
        advice=Text(
            "把字体放进项目（例如 assets/fonts/），路径从项目文件夹算起",
            "put the font into the project (e.g. assets/fonts/); the path starts at the project folder",
        ),
        why=Text(
            "字体嵌入 PDF，所以必须在项目里。",
            "Fonts are embedded, so they must be in the project.",
        ),
        bad="regular: C:\\Windows\\Fonts\\simsun.ttc",
        good="regular: assets/fonts/我们的宋体.ttf",
    ),
    Entry(
        code="font-not-truetype",
        severity=Severity.ERROR,
        message=Text(
            "这个字体不是单个 TrueType 文件：{path}（{kind}）",
            "this font is not a single TrueType file: {path} ({kind})",
        ),
        advice=Text(
            "换成 .ttf 文件；.ttc 请先拆成单个字体，.otf（CFF 轮廓）请用同一字体的 TrueType 版",
            "use a .ttf file; split a .ttc first, and take the TrueType edition of an .otf (CFF outlines)",
        ),
        why=Text(
            "嵌入 PDF 的是 TrueType 轮廓的子集。",
            "The PDF embeds subsets with TrueType outlines.",
        ),
        bad="regular: assets/fonts/our.otf",
        good="regular: assets/fonts/our.ttf",
    ),
    Entry(
        code="font-regular-missing",
        severity=Severity.ERROR,
        message=Text(
            "字体族“{family}”没有写 regular（常规体文件）",
            "the font family “{family}” lacks regular (the file of the regular face)",
        ),
        advice=Text(
            "补上 regular: assets/fonts/….ttf",
            "add regular: assets/fonts/….ttf",
        ),
        why=Text(
            "没有常规体就没有字可排；bold 可以省略。",
            "There is no type without a regular face; bold may be left out.",
        ),
        bad="song: {bold: assets/fonts/b.ttf}",
        good="song: {regular: assets/fonts/r.ttf, bold: assets/fonts/b.ttf}",
    ),
    Entry(
        code="font-none",
        severity=Severity.ERROR,
        message=Text(
            "版式没有定义任何字体",
            "the layout defines no font",
        ),
        advice=Text(
            "在 tokens.fonts 里写，例如 song: [Noto Serif SC, 宋体]",
            "write one under tokens.fonts, e.g. song: [Noto Serif SC, 宋体]",
        ),
        why=Text(
            "每个样式都要有字体。",
            "Every style needs a font.",
        ),
        bad="tokens: {colours: {}}",
        good="tokens:\n  fonts:\n    song: [Noto Serif SC, 宋体]",
    ),
)
