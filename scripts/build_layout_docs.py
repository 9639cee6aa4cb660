"""Makes the tables and pictures of docs/layouts.md: every property of a layout, the specimen in both outputs.

``python -m scripts.build_layout_docs`` fills the tables between the marks in the page, sets the specimen in
each shipped layout, renders the PDF with pdfium and the Word file through LibreOffice (``soffice`` must be
installed). ``--tables`` fills the tables alone.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

from reportgen.diagnostics import Sink
from reportgen.docx import names
from reportgen.specimen import make_specimen
from reportgen.theme.names import (
    BOX_STYLES,
    CHARACTER_STYLES,
    OPTIONAL_CHARACTER_STYLES,
    OPTIONAL_STYLES,
    PARAGRAPH_STYLES,
)
from reportgen.theme.reference import REFERENCE
from tests.support.office import docx_to_pdfs

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/layouts.md"
PICTURES = ROOT / "docs/layouts"
LAYOUTS = ("annual", "plain", "gongwen")
# pages of the specimen that show most of a layout: an opening page, cards and events, tables and charts
SHOWN = ("章节和标题", "数字、事件", "图和表")
HEADINGS = ("section", "topic", "heading", "item", "part", "chapter", "appendix")
WIDTH = 380  # pixels of a page
COLOURS = 96
_TABLE = re.compile(r"(<!-- 表：(\w+) -->\n).*?(<!-- /表 -->)", re.DOTALL)


def page_text(text: str) -> str:
    """docs/layouts.md with its tables filled; raises KeyError for a table that nobody knows."""
    return _TABLE.sub(lambda found: f"{found[1]}{_table(found[2])}\n{found[3]}", text)


def _table(key: str) -> str:
    if key == "names":
        rows = [f"| `{style}` | {word} |" for style, word in word_names()]
        return "\n".join(("| 样式 | 在 Word 里 |", "|---|---|", *rows))
    rows = []
    for each in REFERENCE[key]:
        marked = "、".join(f"`{name}`" for name in each.names)
        rows.append(f"| {marked} | {each.value} | {each.default} | {each.meaning} |")
    return "\n".join(("| 项 | 值 | 不写时 | 意思 |", "|---|---|---|---|", *rows))


def word_names() -> Iterator[tuple[str, str]]:
    """Each style and the name Word knows it by, where the layout says nothing else."""
    characters = {*CHARACTER_STYLES, *OPTIONAL_CHARACTER_STYLES}
    for style in sorted({*PARAGRAPH_STYLES, *OPTIONAL_STYLES, *BOX_STYLES, *characters} - {*HEADINGS}):
        if style in names.INVISIBLE:
            continue
        if style in characters:
            yield style, f"{names.character(style).name}（字符）"
        elif style in names.BOX_STYLES or style == "table":
            yield style, f"{names.box(style).name}（表格）"
        else:
            yield style, names.paragraph(style).name


def pictures() -> None:
    """Pages of the specimen in each layout, the PDF above, Word below."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        for layout in LAYOUTS:
            for suffix in (".pdf", ".docx"):
                make_specimen(layout, None, made / f"{layout}{suffix}", Sink())
        word = docx_to_pdfs([made / f"{layout}.docx" for layout in LAYOUTS], made / "word")
        for layout, printed in zip(LAYOUTS, word, strict=True):
            _picture(made / f"{layout}.pdf", f"{layout}-pdf")
            _picture(printed, f"{layout}-word")


def _picture(path: Path, name: str) -> None:
    """The shown pages side by side as one picture."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
        numbers = [_first_with(title, texts) for title in SHOWN]
        images = [_rendered(document[number]) for number in numbers]
    gap = 12
    whole = Image.new("RGB", (len(images) * (WIDTH + gap) + gap, images[0].height + 2 * gap), "#D5D9DD")
    for index, image in enumerate(images):
        whole.paste(image, (gap + index * (WIDTH + gap), gap))
    small = whole.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(PICTURES / f"{name}.png", optimize=True)


def _first_with(title: str, texts: list[str]) -> int:
    return next(number for number, text in enumerate(texts) if title in text.replace(" ", "")[:200])


def _rendered(page: pypdfium2.PdfPage) -> Image.Image:
    scale = WIDTH / page.get_width()
    image: Image.Image = page.render(scale=2 * scale).to_pil().convert("RGB")
    return image.resize((WIDTH, round(page.get_height() * scale)), Image.Resampling.LANCZOS)


def main() -> None:
    """Fill the tables, draw the pictures."""
    PAGE.write_text(page_text(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    if "--tables" not in sys.argv:
        pictures()


if __name__ == "__main__":
    main()
