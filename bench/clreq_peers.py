"""The peers of ``bench clreq``: the same paragraphs and column, each tool as its guide says for Chinese.

Every maker writes a title line first, as the layout of ours does: the reader leaves the first line out.
"""

from __future__ import annotations

import html
import importlib.util
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scale_peers import BODY, HEAD

_HEIGHT = 842.0


@dataclass(frozen=True, slots=True)
class Column:
    """The measure, the type size and the distance of the column from the page's edges, in pt."""

    measure: float
    size: float
    margin: float

    @property
    def width(self) -> float:
        return self.measure + 2 * self.margin


Maker = Callable[[Sequence[str], Column, Path], None]


def installed() -> Mapping[str, Maker]:
    """The peers this machine has."""
    makers: dict[str, Maker] = {"typst": typst, "weasyprint": weasyprint, "reportlab": platypus}
    return {name: maker for name, maker in makers.items() if importlib.util.find_spec(name)}


def typst(paragraphs: Sequence[str], column: Column, path: Path) -> None:
    """Typst: ``lang: "zh"`` with justification; its optimiser is on."""
    import typst as compiler

    rules = [
        f"#set page(width: {column.width}pt, height: {_HEIGHT}pt, margin: {column.margin}pt)",
        f'#set text(font: "Noto Serif SC", size: {column.size}pt, lang: "zh", region: "cn")',
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))",
        "#set par(leading: 0.8em, spacing: 0.8em)",
        "文",
    ]
    source = "\n\n".join([*rules, *map(_typst, paragraphs)])
    path.write_bytes(
        compiler.compile(source.encode(), font_paths=[str(BODY.parent)], ignore_system_fonts=True)
    )


def _typst(text: str) -> str:
    return _bold(re.sub(r"([\\#$_@<>`~\[\]=+/\"'-])", r"\\\1", text), r"#strong[\1]")


def weasyprint(paragraphs: Sequence[str], column: Column, path: Path) -> None:
    """WeasyPrint: ``text-align: justify`` in ``lang=zh-CN``."""
    import weasyprint as printer

    style = (
        f'@font-face {{font-family: body; src: url("{BODY.as_uri()}")}}'
        f'@font-face {{font-family: body; font-weight: bold; src: url("{HEAD.as_uri()}")}}'
        f"@page {{size: {column.width}pt {_HEIGHT}pt; margin: {column.margin}pt}}"
        f"body {{font: {column.size}pt/1.75 body; text-align: justify; margin: 0}}"
        f"p {{margin: 0; text-indent: 2em}}"
    )
    marked = (_bold(html.escape(text), r"<b>\1</b>") for text in ("文", *paragraphs))
    body = "".join(f"<p>{text}</p>" for text in marked)
    document = f'<html lang="zh-CN"><head><style>{style}</style></head><body>{body}</body></html>'
    printer.HTML(string=document).write_pdf(path)


def platypus(paragraphs: Sequence[str], column: Column, path: Path) -> None:
    """ReportLab's Platypus: ``wordWrap="CJK"``, justified."""
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Frame, PageTemplate, Paragraph
    from reportlab.platypus.doctemplate import BaseDocTemplate

    pdfmetrics.registerFont(TTFont("body", BODY))
    pdfmetrics.registerFont(TTFont("head", HEAD))
    pdfmetrics.registerFontFamily("body", normal="body", bold="head", italic="body", boldItalic="head")
    size = column.size
    style = ParagraphStyle(
        "body",
        fontName="body",
        fontSize=size,
        leading=1.75 * size,
        wordWrap="CJK",
        alignment=TA_JUSTIFY,
        firstLineIndent=2 * size,
    )
    frame = Frame(column.margin, column.margin, column.measure, _HEIGHT - 2 * column.margin, 0, 0, 0, 0)
    document = BaseDocTemplate(str(path), pagesize=(column.width, _HEIGHT))
    document.addPageTemplates([PageTemplate(frames=[frame])])
    document.build([Paragraph(_bold(html.escape(text), r"<b>\1</b>"), style) for text in ("文", *paragraphs)])


def _bold(text: str, to: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", to, text)
