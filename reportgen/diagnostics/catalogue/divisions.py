"""Codes about the parts of a book: covers, chapters, pages that stand for themselves."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="block-division-inside",
        severity=Severity.ERROR,
        message=Text("{name}（{words}）不能放在别的块里", "{name} cannot stand inside another block"),
        advice=Text(
            "给它一个自己的文件，列在 report.yaml 的 front、chapters 或 back 里",
            "give it a file of its own, listed under front, chapters or back in report.yaml",
        ),
        why=Text(
            "封面、版权页、前言、篇、章、附录各是一个文件，从新的一页开始。",
            "Covers, imprints, prefaces, parts, chapters and appendices are files and begin a page.",
        ),
        bad="blocks:\n  - cover: {subtitle: 开放创新卷}",
        good="front: [front/cover.yaml]",
    ),
    Entry(
        code="division-place",
        severity=Severity.ERROR,
        message=Text(
            "{name}（{words}）列在了 {found} 里", "{name} is listed under {found}, where it does not belong"
        ),
        advice=Text("在 report.yaml 里把这个文件移到 {wanted}", "move the file to {wanted} in report.yaml"),
        why=Text(
            "front 是正文前面的，页码另数；chapters 是正文；back 在正文后面，页码接着数。",
            "front comes before the text and is counted apart, back follows it and is counted on.",
        ),
        bad="chapters: [front/cover.yaml]",
        good="front: [front/cover.yaml]",
    ),
    Entry(
        code="division-number",
        severity=Severity.ERROR,
        message=Text("{words}的编号“{number}”不是数字", "the number “{number}” is not a whole number"),
        advice=Text(
            "写 1、2、3……，“第四章”的“第”“章”由版式加；不写就自动往下数",
            "write 1, 2, 3 …; the layout adds the words, and without it they are counted",
        ),
        why=Text(
            "编号的写法由版式定，各处才一致。", "The layout decides how numbers are written everywhere."
        ),
        bad="chapter: 开放创新\nnumber: 第四章",
        good="chapter: 开放创新\nnumber: 4",
    ),
    Entry(
        code="division-number-letter",
        severity=Severity.ERROR,
        message=Text("{words}的编号“{number}”不是字母", "the number “{number}” is not a letter"),
        advice=Text("写 A、B、C……；不写就自动往下数", "write A, B, C …; without it they are counted"),
        why=Text(
            "附录用字母编号，图表编号跟着它（图A-1），不会和正文的混（GB/T 7713.2）。",
            "Appendices have letters, so that their figures (图A-1) differ from those of the text.",
        ),
        bad="appendix: 统计口径\nnumber: 1",
        good="appendix: 统计口径\nnumber: A",
    ),
    Entry(
        code="section-number-outside",
        severity=Severity.WARNING,
        message=Text(
            "节号“{number}”和它所在的第{chapter}章对不上",
            "the section number “{number}” does not fit chapter {chapter}, in which it stands",
        ),
        advice=Text(
            "把节号改成 {chapter}. 开头，或者在 report.yaml 里调整次序",
            "let it begin with {chapter}., or change the order in report.yaml",
        ),
        why=Text(
            "report.yaml 里章后面的节都属于这一章。",
            "Sections listed after a chapter belong to that chapter.",
        ),
        bad='number: 5（章）、number: "4.2"（它后面的节）',
        good='number: 4（章）、number: "4.2"（它后面的节）',
    ),
    Entry(
        code="sheet-nested",
        severity=Severity.WARNING,
        message=Text(
            "横页、空白页在框、列表或分栏里，没有单独成页",
            "pages of their own cannot be made inside a box, a list or columns",
        ),
        advice=Text("把它直接放在节、主题或条目里", "put it straight into a section, topic or item"),
        why=Text("框、分栏里的内容和它周围的在同一页上。", "What stands in a box shares the page around it."),
        bad="- callout: 说明\n  blocks:\n    - blank: 此页空白",
        good="- callout: 说明\n- blank: 此页空白",
    ),
    Entry(
        code="imprint-isbn",
        severity=Severity.ERROR,
        message=Text("书号“{isbn}”不对", "“{isbn}” is not a valid ISBN"),
        advice=Text(
            "对照出版社给的书号：13位数字，978 或 979 开头，最后一位是校验位",
            "compare it with the publisher’s: 13 digits from 978 or 979, the last one a check digit",
        ),
        why=Text(
            "校验位算出来不符，说明有一位抄错了（GB/T 5795）。",
            "A check digit that does not fit means that a digit was miscopied (ISO 2108).",
        ),
        bad="isbn: 978-7-00-000000-2",
        good="isbn: 978-7-00-000000-1",
    ),
)
