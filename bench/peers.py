"""The peers of ``bench seed``: the seed's text through plain Platypus, python-docx and matplotlib."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
from matplotlib import font_manager
from matplotlib import pyplot as plt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

ROOT = Path(__file__).resolve().parent.parent
BODY = ROOT / "assets/fonts/NotoSerifSC-Regular.ttf"
HEAD = ROOT / "assets/fonts/NotoSansSC-Bold.ttf"
CHARTS = {
    "centres": (["2020", "2021"], [481, 506]),
    "guests": (["科学奖项获得者", "青年科学家"], [131, 132]),
    "projects": (["总投入", "预期经济效益"], [1035, 10500]),
}


def main(folder: Path) -> None:
    """Write the three documents as PDF and DOCX and the three charts into ``folder``."""
    lines = [
        line.strip()
        for path in sorted((ROOT / "seeds/source").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    cut = next(i for i, line in enumerate(lines) if line.startswith("4.2"))
    charts(folder)
    for name, part in {"report": lines, "4.1": lines[:cut], "4.2": lines[cut:]}.items():
        platypus(folder / f"{name}.pdf", part)
        word(folder / f"{name}.docx", part)


def charts(folder: Path) -> None:
    """Three bare bar charts as PDF, in the report's own face."""
    font_manager.fontManager.addfont(BODY)
    plt.rcParams["font.family"] = "Noto Serif SC"
    plt.rcParams["pdf.fonttype"] = 42
    for name, (labels, values) in CHARTS.items():
        figure, axes = plt.subplots(figsize=(5, 3))
        axes.bar(labels, values)
        figure.savefig(folder / f"chart-{name}.pdf")
        plt.close(figure)


def platypus(path: Path, lines: list[str]) -> None:
    """One paragraph a line; a short line without a full stop is a heading."""
    if "body" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("body", BODY))
        pdfmetrics.registerFont(TTFont("head", HEAD))
    body = ParagraphStyle(
        "body", fontName="body", fontSize=10.5, leading=18, wordWrap="CJK", firstLineIndent=21
    )
    head = ParagraphStyle("head", fontName="head", fontSize=15, leading=24, wordWrap="CJK")
    story = [Paragraph(line, body if line.endswith("。") else head) for line in lines]
    SimpleDocTemplate(str(path), pagesize=A4).build(story)


def word(path: Path, lines: list[str]) -> None:
    """The same in Word."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line, style=None if line.endswith("。") else "Heading 2")
    document.save(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
