"""Codes about fonts and glyphs."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="font-instead",
        severity=Severity.HINT,
        message=Text(
            "这台电脑上没有安装“{name}”，用“{instead}”代替",
            "“{name}” is not installed on this computer; “{instead}” stands in for it",
        ),
        advice=Text(
            "要用“{name}”，在这台电脑上安装它，或把字体文件放进项目，写 {{regular: 文件}}",
            "to have “{name}”, install it, or put its file into the project and write {{regular: file}}",
        ),
        why=Text(
            "版式说了没有这个字体时用哪个（instead）；换一台电脑，结果可能不一样。",
            "The layout says which font stands in (instead); on another computer the result may differ.",
        ),
        bad="仿宋: {family: 仿宋, instead: Noto Serif SC}",
        good="仿宋: {regular: assets/fonts/仿宋.ttf}",
    ),
    Entry(
        code="font-family-unknown",
        severity=Severity.ERROR,
        message=Text(
            "既没有随附、这台电脑上也没有安装名为“{name}”的字体，是不是“{suggestion}”？",
            "no font “{name}” is shipped or installed on this computer; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "写随附的字体：{known}；或写装好的字体的名称；或把字体文件放进项目，写 {{regular: 文件}}",
            "name a shipped font: {known}; or an installed one; "
            "or put the font file into the project and write {{regular: file}}",
        ),
        why=Text(
            "列表里第一个名称是 PDF 里嵌入的字体，其余名称供 Word 使用。",
            "The first name of a list is the font embedded in the PDF; the others are for Word.",
        ),
        bad="song: [宋休]",
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
            "把字体放进项目（例如 assets/fonts/，路径从项目文件夹算起）或版式的文件夹（从那里算起）",
            "put the font into the project (e.g. assets/fonts/, the path starts at its folder) "
            "or the layout's folder (the path starts there)",
        ),
        why=Text(
            "字体嵌入 PDF，所以必须在项目里。",
            "Fonts are embedded, so they must be in the project.",
        ),
        bad="regular: C:\\Windows\\Fonts\\simsun.ttc",
        good="regular: assets/fonts/我们的宋体.ttf",
    ),
    Entry(
        code="font-not-opentype",
        severity=Severity.ERROR,
        message=Text(
            "这个文件不是 TrueType 或 OpenType 字体：{path}（{kind}）",
            "this file is no TrueType or OpenType font: {path} ({kind})",
        ),
        advice=Text(
            "换成同一字体的 .ttf、.otf 或 .ttc 文件；网页字体（WOFF）和 Type 1 字体请先转换",
            "use the .ttf, .otf or .ttc file of the font; convert web fonts (WOFF) and Type 1 fonts first",
        ),
        why=Text(
            "嵌入 PDF 的是 TrueType、OpenType 字体里的字形。",
            "The PDF embeds glyphs of TrueType and OpenType fonts.",
        ),
        bad="regular: assets/fonts/our.woff2",
        good="regular: assets/fonts/our.otf",
    ),
    Entry(
        code="font-damaged",
        severity=Severity.ERROR,
        message=Text(
            "字体文件损坏了，读不出来：{path}（{reason}）",
            "the font file is damaged and cannot be read: {path} ({reason})",
        ),
        advice=Text(
            "重新拷贝或下载这个字体文件",
            "copy or download the font file again",
        ),
        why=Text(
            "文件不完整或缺少字形、字符对照等必需的部分。",
            "The file is incomplete or lacks a part every font needs: outlines, the map of characters.",
        ),
        bad="regular: assets/fonts/只拷了一半.ttf",
        good="regular: assets/fonts/完整的.ttf",
    ),
    Entry(
        code="font-face-index",
        severity=Severity.ERROR,
        message=Text(
            "{path} 里没有第 {index} 个字体",
            "{path} has no face {index}",
        ),
        advice=Text(
            "# 后面写 0 到 {last} 中的一个数；.ttf 和 .otf 文件不用写",
            "write a number from 0 to {last} behind the #; .ttf and .otf files need none",
        ),
        why=Text(
            "一个 .ttc 文件装着几个字体，从 0 数起。",
            "A .ttc file holds several faces, counted from 0.",
        ),
        bad="regular: assets/fonts/我们的宋体.ttc#9",
        good="regular: assets/fonts/我们的宋体.ttc#1",
    ),
    Entry(
        code="font-restricted",
        severity=Severity.ERROR,
        message=Text(
            "字体 {path} 的授权不允许嵌入文档",
            "the licence of the font {path} does not allow embedding",
        ),
        advice=Text(
            "向字体厂商取得可以嵌入的授权和文件，或换一款字体（随附的都可以嵌入）",
            "get a licence and file that allow embedding, or use another font (all shipped ones may be embedded)",
        ),
        why=Text(
            "字体文件里标明了“受限授权”（OS/2 表的 fsType）；PDF 不嵌入字体就无法保证印出来的样子。",
            "The file says “restricted licence” (fsType of its OS/2 table), and a PDF needs its fonts embedded.",
        ),
        bad="regular: assets/fonts/受限.ttf",
        good="regular: assets/fonts/可嵌入.ttf",
    ),
    Entry(
        code="font-preview-only",
        severity=Severity.WARNING,
        message=Text(
            "字体 {path} 的授权只允许为预览和打印而嵌入",
            "the licence of the font {path} allows embedding for preview and print only",
        ),
        advice=Text(
            "PDF 可以照常打印、阅读；公开发行前请确认授权",
            "the PDF may be read and printed; make sure of the licence before you publish it",
        ),
        why=Text(
            "字体文件里标明了“预览和打印”（OS/2 表的 fsType）。",
            "The file says “preview & print” (fsType of its OS/2 table).",
        ),
        bad="regular: assets/fonts/只供预览.ttf",
        good="regular: assets/fonts/可嵌入.ttf",
    ),
    Entry(
        code="font-regular-missing",
        severity=Severity.ERROR,
        message=Text(
            "字体族“{family}”没有写 regular（常规体的文件或名称）",
            "the font family “{family}” lacks regular (the file or name of the regular face)",
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
