"""The peers of ``bench scale``: ``python -m bench.scale_peers TOOL PASSAGES.json FILE.pdf``."""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BODY = ROOT / "assets/fonts/NotoSerifSC-Regular.ttf"
HEAD = ROOT / "assets/fonts/NotoSansSC-Bold.ttf"

# a text with ** around what is bold, and whether it is a heading
Pairs = Sequence[tuple[str, bool]]


def main(tool: str, source: Path, target: Path) -> None:
    """Set the passages with one tool, A4, 10.5 pt on 18 pt, two em indent, justified where it can."""
    pairs: Pairs = json.loads(source.read_text(encoding="utf-8"))
    {"platypus": platypus, "typst": typst, "weasyprint": weasyprint}[tool](pairs, target)


def platypus(pairs: Pairs, target: Path) -> None:
    """ReportLab's own layout with its breaking of CJK lines."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("body", BODY))
    pdfmetrics.registerFont(TTFont("head", HEAD))
    pdfmetrics.registerFontFamily("body", normal="body", bold="head", italic="body", boldItalic="head")
    body = ParagraphStyle(
        "body", fontName="body", fontSize=10.5, leading=18, wordWrap="CJK", firstLineIndent=21
    )
    head = ParagraphStyle("head", fontName="head", fontSize=14, leading=24, wordWrap="CJK")
    story = [
        Paragraph(_bold(html.escape(text), r"<b>\1</b>"), head if heading else body)
        for text, heading in pairs
    ]
    SimpleDocTemplate(str(target), pagesize=A4).build(story)


def typst(pairs: Pairs, target: Path) -> None:
    """Typst with the same faces."""
    import typst as compiler

    rules = [
        '#set page(paper: "a4", margin: 72pt)',
        '#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "cn")',
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))",
        "#set par(leading: 0.7em, spacing: 0.7em)",
    ]
    lines = ["= " + _typst(text) if heading else _typst(text) for text, heading in pairs]
    text = "\n\n".join([*rules, *lines])
    target.write_bytes(
        compiler.compile(text.encode(), font_paths=[str(BODY.parent)], ignore_system_fonts=True)
    )


def _typst(text: str) -> str:
    return _bold(re.sub(r"([\\#$_@<>`~\[\]=+/-])", r"\\\1", text), r"#strong[\1]")


def weasyprint(pairs: Pairs, target: Path) -> None:
    """WeasyPrint with the same faces."""
    import weasyprint as printer

    style = (
        f'@font-face {{font-family: body; src: url("{BODY.as_uri()}")}}'
        f'@font-face {{font-family: body; font-weight: bold; src: url("{HEAD.as_uri()}")}}'
        "@page {size: A4; margin: 72pt} body {font: 10.5pt/18pt body; text-align: justify}"
        "p {margin: 0; text-indent: 2em} h1 {font: bold 14pt/24pt body; margin: 0}"
    )
    parts = []
    for text, heading in pairs:
        tag = "h1" if heading else "p"
        parts.append(f"<{tag}>{_bold(html.escape(text), '<b>' + chr(92) + '1</b>')}</{tag}>")
    document = f'<html lang="zh-CN"><head><style>{style}</style></head><body>{"".join(parts)}</body></html>'
    printer.HTML(string=document).write_pdf(target)


def _bold(text: str, to: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", to, text)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
