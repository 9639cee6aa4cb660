"""A page → SVG for a browser: text as text in the report's own fonts, everything else as paths.

Every item that has a place in the sources carries its index among the page's items (``data-i``), so that the
drawing stays the same when only lines move in a file; ``places_of`` gives the places by these indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from reportgen.diagnostics import Span
from reportgen.model.colour import Colour
from reportgen.model.drawing import Box
from reportgen.model.pages import (
    GlyphRun,
    ImageItem,
    Item,
    LinkItem,
    Page,
    PathItem,
    RectItem,
    StructureElement,
    TextItem,
)
from reportgen.model.picture import UNCUT
from reportgen.picture.outlines import run_outline
from reportgen.picture.svg import fill_attribute, path_data, path_element, svg_number
from reportgen.theme.fontset import FontFace

# what a link of a report may lead to; anything else (javascript:, data:) is shown but leads nowhere
_SCHEMES = frozenset({"http", "https", "mailto"})


def page_svg(
    page: Page,
    faces: Mapping[str, FontFace],
    names: Mapping[str, str],
    url: Callable[[str], str],
    prefix: str = "p",
) -> str:
    """The drawing of a page in pt.

    ``names`` gives the CSS font family of a face by its key; ``url`` the address of a picture by its hash;
    ``prefix`` begins the names in it.
    """
    size = f"{svg_number(page.width)} {svg_number(page.height)}"
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" class="sheet">']
    for index, item in enumerate(page.items):
        match item:
            case TextItem() if item.artifact == "watermark":
                # lies over the text, which shows through it and is still what a click means
                lines += ['<g class="watermark">', *_text(item, index, faces, names), "</g>"]
            case TextItem():
                lines += _text(item, index, faces, names)
            case RectItem():
                lines.append(_rectangle(item))
            case PathItem():
                lines.append(path_element(item, f"{prefix}{page.index}c{index}"))
            case ImageItem():
                lines.append(_image(item, url))
            case LinkItem():
                lines.append(_link(item))
            case _:
                assert_never(item)
    lines.append("</svg>")
    return "\n".join(lines)


def places_of(page: Page) -> list[tuple[int, Span]]:
    """The source of each line of text that has one, by the item's index."""
    return [
        (index, item.span)
        for index, item in enumerate(page.items)
        if isinstance(item, TextItem) and item.span is not None
    ]


def areas_of(structure: tuple[StructureElement, ...]) -> dict[int, list[tuple[Box, Span]]]:
    """Figures by page: their boxes (pt) and sources, for what is clicked between texts."""
    found: dict[int, list[tuple[Box, Span]]] = {}
    for element in structure:
        if element.bbox is not None and element.page is not None and element.span is not None:
            found.setdefault(element.page, []).append((element.bbox, element.span))
    return found


def _text(
    item: TextItem, index: int, faces: Mapping[str, FontFace], names: Mapping[str, str]
) -> Iterator[str]:
    turned = ""
    if item.rotation:
        turned = (
            f' transform="rotate({svg_number(-item.rotation)} {svg_number(item.x)} {svg_number(item.y)})"'
        )
    for run in item.runs:
        if not run.glyphs:
            continue
        face, fill = faces[run.face], fill_attribute(run.colour)
        if _is_plain(run, face):
            xs = " ".join(svg_number(item.x + offset) for offset in run.offsets)
            font = f'font-size="{svg_number(run.size)}" font-family="{names[run.face]}"'
            place = f'x="{xs}" y="{svg_number(item.y - run.rise)}"'
            yield f'<text data-i="{index}" {place} {font}{fill}{turned}>{escape("".join(run.text))}</text>'
        else:
            # glyphs that no character calls by itself: tabular figures, a hyphen at a line's end
            words = escape("".join(run.text))
            data = path_data(run_outline(item, run, face))
            yield f'<path data-i="{index}" data-t={quoteattr(words)} d="{data}"{fill}/>'


def _is_plain(run: GlyphRun, face: FontFace) -> bool:
    """Whether a browser draws each character of the run as the glyph that stands there."""
    nominal = face.hb_font.get_nominal_glyph
    return all(
        # positions are counted in UTF-16, where a rare Han takes two
        len(text) == 1 and ord(text) < 0x10000 and nominal(ord(text)) == glyph
        for text, glyph in zip(run.text, run.glyphs, strict=True)
    )


def _rectangle(item: RectItem) -> str:
    radius = f' rx="{svg_number(item.radius)}"' if item.radius else ""
    paint = fill_attribute(item.fill) + _stroke(item.stroke, item.stroke_width)
    return f"<rect {_box(item.x, item.y, item.width, item.height)}{radius}{paint}/>"


def _image(item: ImageItem, url: Callable[[str], str]) -> str:
    box = _box(item.x, item.y, item.width, item.height)
    if item.crop != UNCUT:
        crop = item.crop
        # the whole picture is one unit wide and high, of which the view shows what the crop leaves
        view = f"{crop.left:.6f} {crop.top:.6f} {crop.width:.6f} {crop.height:.6f}"
        source = quoteattr(url(item.asset.sha256))
        whole = f'<image width="1" height="1" preserveAspectRatio="none" href={source}/>'
        return f'<svg {box} viewBox="{view}" preserveAspectRatio="none">{whole}</svg>'
    return f'<image {box} preserveAspectRatio="none" href={quoteattr(url(item.asset.sha256))}/>'


def _link(item: LinkItem) -> str:
    area = f'<rect {_box(item.x, item.y, item.width, item.height)} fill="transparent"/>'
    if item.internal:
        return f'<a data-goto={quoteattr(item.target)} tabindex="-1">{area}</a>'
    if urlsplit(item.target).scheme.lower() not in _SCHEMES:
        return ""
    # not followed by a click, which finds the source: the page of a link is opened with Ctrl
    return f'<a data-href={quoteattr(item.target)} tabindex="-1">{area}</a>'


def _box(x: float, y: float, width: float, height: float) -> str:
    x_, y_, width_, height_ = map(svg_number, (x, y, width, height))
    return f'x="{x_}" y="{y_}" width="{width_}" height="{height_}"'


def _stroke(colour: Colour | None, width: float) -> str:
    return "" if colour is None else f' stroke="#{colour.hex}" stroke-width="{svg_number(width)}"'


def looks_same(one: Page, other: Page) -> bool:
    """Whether two pages are drawn alike, wherever their sources lie."""
    if one is other:
        return True
    if (one.width, one.height, one.index, len(one.items)) != (
        other.width,
        other.height,
        other.index,
        len(other.items),
    ):
        return False
    return all(map(_drawn_alike, one.items, other.items))


def _drawn_alike(one: Item, other: Item) -> bool:
    if one is other:
        return True
    if isinstance(one, TextItem) and isinstance(other, TextItem):
        return (one.x, one.y, one.rotation) == (other.x, other.y, other.rotation) and _ink(one) == _ink(other)
    if isinstance(one, RectItem | PathItem | ImageItem) and type(one) is type(other):
        return one == other
    if isinstance(one, LinkItem) and isinstance(other, LinkItem):
        return (one.x, one.y, one.width, one.target) == (other.x, other.y, other.width, other.target)
    return False


def _ink(item: TextItem) -> list[tuple[object, ...]]:
    return [(r.face, r.size, r.colour, r.glyphs, r.offsets, r.rise) for r in item.runs]
