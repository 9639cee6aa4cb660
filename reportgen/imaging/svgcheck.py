"""An SVG file parsed without its dangers: what reaches out, runs or explodes is refused.

Gives the tree, and the name of the first thing in it that a drawing of paths and words cannot show.
"""

from __future__ import annotations

import re
from typing import Any

from reportgen.imaging.unusable import Unusable
from reportgen.record import record

SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_MOST_ELEMENTS = 20_000
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(png|jpeg|jpg|gif|webp);base64,", re.IGNORECASE)
_SEE_THROUGH = re.compile(r"(?:^|[;{\s])(?:fill-|stroke-)?opacity\s*:\s*(0?\.\d+|0|\d+(?:\.\d+)?%)")
# what runs, or draws what only a browser can
_DANGEROUS = frozenset({"script", "foreignObject", "iframe", "embed", "object", "handler", "listener"})
# what paths and words cannot show, when it is used
_RICH = frozenset({"image", "textPath", "animate", "animateTransform", "animateMotion", "set"})
_PAINTS = (
    "fill",
    "stroke",
    "filter",
    "mask",
    "clip-path",
    "marker-start",
    "marker-mid",
    "marker-end",
    "marker",
)
_OPACITIES = ("opacity", "fill-opacity", "stroke-opacity")


@record(frozen=True, slots=True)
class CheckedSvg:
    """A tree that is safe to draw; ``rich`` names what needs more than paths and words, "" for nothing."""

    root: Any
    rich: str


def is_svg(data: bytes) -> bool:
    """Whether a file begins as an SVG does."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in head


def checked_svg(data: bytes) -> CheckedSvg:
    """The tree of an SVG file; raises Unusable."""
    from lxml import etree  # with the first SVG

    if re.search(rb"<!ENTITY", data, re.IGNORECASE):
        raise Unusable("picture-svg-unsafe", what="<!ENTITY>")
    if re.search(rb"<\?xml-stylesheet", data):
        raise Unusable("picture-svg-unsafe", what="<?xml-stylesheet?>")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unusable("picture-damaged") from error
    if root.tag != f"{{{SVG}}}svg":
        raise Unusable("picture-broken")
    _take_alternatives(root)
    rich = ""
    for element in root.iter():
        if isinstance(element.tag, str):
            _refuse_dangers(element)
            rich = rich or _richness(element)
    _refuse_explosion(root)
    return CheckedSvg(root, rich)


def local(element: Any) -> str:
    """The name of an element without its namespace, "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _take_alternatives(root: Any) -> None:
    """Of what a ``switch`` offers take what is no web page: drawing programs put plain words behind one."""
    for switch in list(root.iter(f"{{{SVG}}}switch")):
        for page in switch.findall(f"{{{SVG}}}foreignObject"):
            switch.remove(page)
        switch.tag = f"{{{SVG}}}g"


def _refuse_dangers(element: Any) -> None:
    name = local(element)
    if name in _DANGEROUS:
        raise Unusable("picture-svg-unsafe", what=f"<{name}>")
    for key, value in element.attrib.items():
        plain = key.rpartition("}")[2]
        if plain.lower().startswith("on"):
            raise Unusable("picture-svg-unsafe", what=plain)
        if key in ("href", _XLINK_HREF):
            if name == "a":
                del element.attrib[key]  # where a link of the drawing leads is no matter of a printed page
            elif not value.strip().startswith("#") and not _EMBEDDED.match(value.strip()):
                raise Unusable("picture-svg-unsafe", what=value.strip()[:60])
        _refuse_outside(value)
    if name == "style":
        text = element.text or ""
        if "@import" in text.lower() or "\\" in text:
            raise Unusable("picture-svg-unsafe", what="@import")
        _refuse_outside(text)


def _refuse_outside(text: str) -> None:
    for target in _URL.findall(text):
        # a font inside the file is not used, and reaches nowhere
        if not target.startswith(("#", "data:")):
            raise Unusable("picture-svg-unsafe", what=target[:60] or "url()")


def _richness(element: Any) -> str:
    """What in an element needs more than paths and words."""
    name = local(element)
    if name in _RICH:
        return f"<{name}>"
    style = element.get("style", "") if name != "style" else element.text or ""
    for paint in _PAINTS:
        if _URL.search(element.get(paint, "")) or re.search(rf"{paint}\s*:\s*url\(", style):
            return paint
    if any(_is_see_through(element.get(key)) for key in _OPACITIES) or _SEE_THROUGH.search(style):
        return "opacity"
    if name in ("text", "tspan"):
        return _text_richness(element)
    return ""


def _is_see_through(value: str | None) -> bool:
    if value is None:
        return False
    try:
        share = float(value.rstrip("% ")) / (100 if value.strip().endswith("%") else 1)
    except ValueError:
        return False
    return share < 1


def _text_richness(element: Any) -> str:
    if any(
        len(re.split(r"[\s,]+", element.get(key, "").strip())) > 1 for key in ("x", "y", "dx", "dy", "rotate")
    ):
        return f"<{local(element)} x=…>"
    if local(element) == "tspan" and not _is_placed(element) and _is_styled(element):
        return "<tspan>"
    return "writing-mode" if element.get("writing-mode", "").startswith(("tb", "vertical")) else ""


def _is_placed(element: Any) -> bool:
    return any(key in element.attrib for key in ("x", "y", "dx", "dy"))


def _is_styled(element: Any) -> bool:
    return any(key in element.attrib for key in ("style", "class", "fill", "font-size", "font-weight"))


def _refuse_explosion(root: Any) -> None:
    """Refuse a file whose ``use`` elements make more of it than anyone draws."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[Any, int] = {}

    def size(element: Any, within: tuple[Any, ...]) -> int:
        if element in within:
            raise Unusable("picture-svg-unsafe", what="<use>")
        if element not in sizes:
            total = 1
            inside = (*within, element)
            if local(element) == "use":
                target = named.get(
                    (element.get("href") or element.get(_XLINK_HREF) or "").strip().lstrip("#")
                )
                total += 0 if target is None else size(target, inside)
            total += sum(size(child, inside) for child in element)
            if total > _MOST_ELEMENTS:
                raise Unusable("picture-too-large-inside", limit=f"{_MOST_ELEMENTS:,}")
            sizes[element] = total
        return sizes[element]

    depth = max((_depth(element) for element in root.iter()), default=0)
    if depth > 200:
        raise Unusable("picture-too-large-inside", limit="200")
    size(root, ())


def _depth(element: Any) -> int:
    return sum(1 for _ in element.iterancestors())
