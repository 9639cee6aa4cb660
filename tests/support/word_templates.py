"""Corporate Word templates for tests: made with python-docx, as an office would in Word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

HEAD = "某某市科学技术委员会"
FONT = "微软雅黑"
HEADING_COLOUR = "7A1F2B"
_DOCUMENT = "wordprocessingml.document.main+xml"
_TEMPLATE = "wordprocessingml.template.main+xml"


def corporate_template(path: Path, *, numbered_headings: bool = False) -> Path:
    """A template (.dotx or .docx by its name) with type, colours, a head with a logo, a foot with numbers."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    _font(normal, FONT)
    for level in (1, 2, 3):
        heading = document.styles[f"Heading {level}"]
        heading.font.color.rgb = RGBColor.from_string(HEADING_COLOUR)
        heading.font.size = Pt(26 - 4 * level)
        _font(heading, FONT)
        if numbered_headings:
            _number(heading, level)
    own = document.styles.add_style("公司正文", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = normal
    own.paragraph_format.first_line_indent = Pt(24)
    own.paragraph_format.line_spacing = 1.5
    section = document.sections[0]
    section.page_width, section.page_height = Mm(200), Mm(280)
    section.left_margin = section.right_margin = Mm(30)
    section.top_margin, section.bottom_margin = Mm(32), Mm(28)
    head = section.header.paragraphs[0]
    head.text = HEAD
    head.add_run().add_picture(io.BytesIO(_logo()), width=Mm(8))
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(foot.add_run("内部资料　"), "PAGE")
    document.add_paragraph("模板里的说明，报告里不要。")
    document.save(str(path))
    if path.suffix == ".dotx":
        retyped(path, _DOCUMENT, _TEMPLATE)
    return path


def retyped(path: Path, old: str, new: str, **added: bytes) -> None:
    """Change a content type in a Word file, and put further parts into it."""
    with zipfile.ZipFile(path) as source:
        parts = {each: source.read(each) for each in source.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for each, data in {**parts, **added}.items():
            target.writestr(each, data)


def _font(style: object, font: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def _number(style: object, level: int) -> None:
    properties = style.element.get_or_add_pPr()  # type: ignore[attr-defined]
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level - 1
    numbering.get_or_add_numId().val = 1


def _field(run: object, instruction: str) -> None:
    for kind in ("begin", "", "end"):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = instruction
        run._r.append(mark)  # type: ignore[attr-defined]


def _logo() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 40), (122, 31, 43)).save(target, "PNG")
    return target.getvalue()
