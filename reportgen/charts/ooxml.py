"""Small DrawingML builders: elements by prefix, fills, lines, text properties, placing in schema order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen.charts.hatching import Hatch, Hatched, Paint
from reportgen.model.colour import Colour

if TYPE_CHECKING:
    from reportgen.charts.look import Look

NAMESPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
LANGUAGE = "zh-CN"
Element = Any  # lxml has no complete types

_EMU_PER_PT = 12700
_PATTERNS: dict[Hatch, str] = {
    "rising": "wdUpDiag",
    "falling": "wdDnDiag",
    "level": "ltHorz",
    "upright": "ltVert",
    "crossed": "openDmnd",
    "dotted": "smConfetti",
}


def qualified(name: str) -> str:
    """``c:ser`` in Clark notation."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def make(name: str, *children: Element, **attributes: object) -> Element:
    """An element such as ``c:gapWidth`` with attributes and children."""
    element = etree.Element(qualified(name), nsmap=NAMESPACES)
    for key, value in attributes.items():
        element.set(key, str(value))
    element.extend(children)
    return element


def value(name: str, val: object) -> Element:
    """The commonest shape: an element with one ``val`` attribute."""
    return make(name, val=val)


def put(parent: Element, child: Element, order: Sequence[str]) -> None:
    """Insert a child where the schema wants it, instead of one of that name; ``order`` lists local names."""
    name = etree.QName(child).localname
    if name not in ("ser", "dPt", "dLbl"):
        for old in parent.findall(child.tag):
            parent.remove(old)
    rank = order.index(name)
    position = 0
    for index, sibling in enumerate(parent):
        if order.index(etree.QName(sibling).localname) <= rank:
            position = index + 1
    parent.insert(position, child)


def solid(colour: Colour) -> Element:
    return make("a:solidFill", make("a:srgbClr", val=colour.hex))


def filled(paint: Paint) -> Element:
    """A fill of one colour or with a pattern, as Word names it (ECMA-376-1 §20.1.10.33)."""
    if not isinstance(paint, Hatched):
        return solid(paint)
    ink, ground = (make("a:srgbClr", val=colour.hex) for colour in (paint.ink, paint.colour))
    return make("a:pattFill", make("a:fgClr", ink), make("a:bgClr", ground), prst=_PATTERNS[paint.hatch])


def stroke(colour: Colour, width: float) -> Element:
    """A line ``width`` pt wide."""
    return make("a:ln", solid(colour), w=round(width * _EMU_PER_PT))


def no_stroke() -> Element:
    return make("a:ln", make("a:noFill"))


def shape(*children: Element) -> Element:
    """``c:spPr`` with fill and line."""
    return make("c:spPr", *children)


def text_properties(size: float, colour: Colour, font: str, *, bold: bool = False) -> Element:
    """``c:txPr``: upright text, never turned by Word to make it fit."""
    return make(
        "c:txPr",
        make("a:bodyPr", rot=0, vert="horz"),
        make("a:lstStyle"),
        make(
            "a:p",
            make("a:pPr", run_look("a:defRPr", size, colour, font, bold=bold)),
            make("a:endParaRPr", lang=LANGUAGE),
        ),
    )


def rich_text(text: str, size: float, colour: Colour, font: str, *, bold: bool = False) -> Element:
    """``c:rich`` with a paragraph for each line of ``text``."""
    rich = make("c:rich", make("a:bodyPr", rot=0, vert="horz"), make("a:lstStyle"))
    for line in text.split("\n"):
        look = run_look("a:rPr", size, colour, font, bold=bold)
        look.set("lang", LANGUAGE)
        words = make("a:t")
        words.text = line
        properties = make("a:pPr", run_look("a:defRPr", size, colour, font, bold=bold))
        rich.append(make("a:p", properties, make("a:r", look, words)))
    return rich


def run_look(name: str, size: float, colour: Colour, font: str, *, bold: bool = False) -> Element:
    """Character properties; Han and Latin take the same face, as in the drawing."""
    return make(
        name,
        solid(colour),
        make("a:latin", typeface=font),
        make("a:ea", typeface=font),
        make("a:cs", typeface=font),
        sz=round(size * 100),
        b=int(bold),
    )


def word_font(look: Look) -> str:
    """The face Word is asked for: the family's first name, as everywhere in the document."""
    return look.text.fonts.families[look.text.family].word_names[0]


def manual_layout(
    left: float, top: float, width: float | None = None, height: float | None = None, *, target: str = ""
) -> Element:
    """``c:layout`` in shares of the frame from its top left; ``target`` "inner": the plot without axes."""
    parts = [value("c:layoutTarget", target)] if target else []
    parts += [value("c:xMode", "edge"), value("c:yMode", "edge")]
    parts += [value("c:x", _share(left)), value("c:y", _share(top))]
    if width is not None and height is not None:
        parts += [value("c:w", _share(width)), value("c:h", _share(height))]
    return make("c:layout", make("c:manualLayout", *parts))


def shifted_layout(across: float, down: float) -> Element:
    """``c:layout`` of a data label moved by shares of the frame from where Word would put it."""
    return make("c:layout", make("c:manualLayout", value("c:x", _share(across)), value("c:y", _share(down))))


def scale_layouts(element: Element, share: tuple[float, float]) -> None:
    """Let layouts below an element speak of a frame of which theirs was a part, from the top left on."""
    for layout in element.iter(qualified("c:manualLayout")):
        for names, factor in ((("c:x", "c:w"), share[0]), (("c:y", "c:h"), share[1])):
            for name in names:
                for place in layout.findall(qualified(name)):
                    place.set("val", _share(float(place.get("val")) * factor))


def _share(number: float) -> str:
    return f"{number:.4f}"
