"""OOXML elements: namespaces, a short element builder, units, and the child order the schema asks for.

Lengths come in as points and leave as twips (1/20 pt), half-points, eighths or EMU (1/12700 pt),
as ECMA-376 part 1 §17.18 and §20.1.10 define them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import etree

Element = Any  # lxml ships no complete types; every element here is an lxml one

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
XML = "http://www.w3.org/XML/1998/namespace"

NAMESPACES = {
    "w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "c": C, "mc": MC, "wps": WPS, "w14": W14, "asvg": ASVG,
    "adec": ADEC, "wp14": WP14,
}  # fmt: skip
_W_ONLY = {"w": W}
# an empty text, to be copied
_TEXT = etree.Element(f"{{{W}}}t", {f"{{{XML}}}space": "preserve"}, _W_ONLY)

# XML 1.0 §2.2: the control characters no XML document can hold
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# The order of CT_PPr's children (ECMA-376 part 1 §17.3.1.26); Word refuses a file that breaks it.
_PPR_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_PPR_RANK = {f"{{{W}}}{name}": rank for rank, name in enumerate(_PPR_ORDER)}


def name(tag: str) -> str:
    """``w:p`` → ``{namespace}p``."""
    prefix, local = tag.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def w(tag: str, *children: Element | None, **attributes: str | int | None) -> Element:
    """A WordprocessingML element; attributes are in its namespace, ``None`` children and values fall away."""
    given = tuple([(key, str(value)) for key, value in attributes.items() if value is not None])
    element = _bare(tag, given).__copy__()
    for child in children:
        if child is not None:
            element.append(child)
    return element


@lru_cache(maxsize=1024)
def _bare(tag: str, attributes: tuple[tuple[str, str], ...]) -> Element:
    """An element without children, to be copied: a report of 170 pages has 50,000, most of them alike, and to
    make one takes four times as long.
    """
    element = etree.Element(f"{{{W}}}{tag}", nsmap=_W_ONLY)
    for key, value in attributes:
        element.set(f"{{{W}}}{key}", value)
    return element


def single(tag: str, **attributes: str | int) -> Element:
    """An element without children as ``w`` makes it, whose like there is no other in the document."""
    element = _bare(tag, ()).__copy__()
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", str(value))
    return element


def el(tag: str, *children: Element | None, **attributes: str | int | None) -> Element:
    """An element of any namespace (``wp:inline``) with attributes without one, as DrawingML has them."""
    prefix, local = tag.split(":")
    element = etree.Element(f"{{{NAMESPACES[prefix]}}}{local}", nsmap={prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        if value is not None:
            element.set(key, str(value))
    element.extend([child for child in children if child is not None])
    return element


def part_root(tag: str, *prefixes: str) -> Element:
    """A part's root element that declares ``prefixes`` besides its own."""
    chosen = {prefix: NAMESPACES[prefix] for prefix in (tag.split(":")[0], *prefixes)}
    return etree.Element(name(tag), nsmap=chosen)


def on(tag: str) -> Element:
    """A toggle that is switched on: ``<w:keepNext/>``."""
    return w(tag)


def off(tag: str) -> Element:
    """A toggle that is switched off: ``<w:overflowPunct w:val="0"/>``."""
    return w(tag, val="0")


def text_element(text: str) -> Element:
    """``<w:t>`` that keeps its blanks; characters XML cannot hold are left out."""
    element = _TEXT.__copy__()
    element.text = _FORBIDDEN.sub("", text)
    return element


def paragraph_properties(*children: Element | None) -> Element:
    """``<w:pPr>`` with its children in the schema's order, whatever order they come in."""
    present = [child for child in children if child is not None]
    if len(present) == 1:
        return w("pPr", *present)
    return w("pPr", *sorted(present, key=lambda child: _PPR_RANK[child.tag]))


def set_paragraph_property(paragraph: Element, child: Element) -> None:
    """Put ``child`` into a paragraph's properties at its place, instead of one of the same name."""
    properties = paragraph.find(name("w:pPr"))
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(child.tag):
        properties.remove(old)
    rank = _PPR_RANK[child.tag]
    before = sum(1 for sibling in properties if _PPR_RANK[sibling.tag] < rank)
    properties.insert(before, child)


def first_paragraph(elements: list[Element]) -> Element | None:
    """The first ``w:p`` in or under ``elements``."""
    tag = name("w:p")
    return next((found for element in elements for found in element.iter(tag)), None)


def is_table(element: Element) -> bool:
    return bool(element.tag == f"{{{W}}}tbl")


def twips(points: float) -> int:
    return round(points * 20)


def half_points(points: float) -> int:
    return round(points * 2)


def eighths(points: float) -> int:
    """A border's width: 1/8 pt, from ¼ pt to 12 pt (ECMA-376 part 1 §17.3.4)."""
    return max(2, min(96, round(points * 8)))


def emu(points: float) -> int:
    return round(points * 12700)
