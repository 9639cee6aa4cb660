"""A page → SVG: paths as they are, text as outlines, the words for a screen reader in its title.

Outlines, because an SVG is shown by programs that take no fonts from it: Word, PowerPoint, an ``img`` of a
web page. So it looks the same everywhere, and its words stay readable to machines in ``title`` and ``desc``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never
from xml.sax.saxutils import escape

from reportgen.model.colour import Colour
from reportgen.model.drawing import Box, PathCommand
from reportgen.model.pages import ImageItem, LinkItem, Pages, PathItem, RectItem, TextItem
from reportgen.picture.outlines import run_outline
from reportgen.theme.fontset import FontSet


def svg_bytes(pages: Pages, fonts: FontSet) -> bytes:
    """The first page as SVG in pt; the same page gives the same bytes."""
    page = pages.pages[0]
    title = pages.metadata.title
    words = " ".join(element.alt for element in pages.structure if element.alt)
    size = f"{svg_number(page.width)} {svg_number(page.height)}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{svg_number(page.width)}pt" '
        f'height="{svg_number(page.height)}pt" viewBox="0 0 {size}" role="img" '
        f'xml:lang="{pages.metadata.language}">'
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', head]
    lines += [f"<title>{escape(title)}</title>", f"<desc>{escape(words)}</desc>"]
    faces = fonts.faces()
    for item in page.items:
        match item:
            case PathItem():
                lines.append(path_element(item, f"c{len(lines)}"))
            case TextItem():
                for run in filter(lambda each: each.glyphs, item.runs):
                    data = path_data(run_outline(item, run, faces[run.face]))
                    lines.append(f'<path d="{data}"{fill_attribute(run.colour)}/>')
            case RectItem() | ImageItem() | LinkItem():
                raise ValueError(f"a drawing has no {type(item).__name__}")
            case _:
                assert_never(item)
    return "\n".join([*lines, "</svg>", ""]).encode()


def path_element(item: PathItem, clip_name: str) -> str:
    """A path; ``clip_name`` is an id of its own for where it is clipped."""
    attributes = fill_attribute(item.fill)
    if item.stroke is not None:
        attributes += f' stroke="#{item.stroke.hex}" stroke-width="{svg_number(item.stroke_width)}"'
        attributes += ' stroke-linejoin="round"'
        if item.dash:
            attributes += f' stroke-dasharray="{" ".join(map(svg_number, item.dash))}"'
    if item.rule == "evenodd":
        attributes += ' fill-rule="evenodd"'
    path = f'<path d="{path_data(item.commands)}"{attributes}/>'
    return path if item.clip is None else _clipped(path, item.clip, clip_name)


def _clipped(path: str, box: Box, name: str) -> str:
    x, y, width, height = map(svg_number, box)
    rect = f'<rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
    return f'<clipPath id="{name}">{rect}</clipPath><g clip-path="url(#{name})">{path}</g>'


def fill_attribute(colour: Colour | None) -> str:
    """The fill of a shape or of words, with a blank before it."""
    return ' fill="none"' if colour is None else f' fill="#{colour.hex}"'


def path_data(commands: tuple[PathCommand, ...]) -> str:
    """The ``d`` attribute of a path."""
    return "".join(_words(commands))


def _words(commands: tuple[PathCommand, ...]) -> Iterator[str]:
    for verb, *numbers in commands:
        yield f"{verb}{' '.join(svg_number(float(n)) for n in numbers)}"


def svg_number(value: float) -> str:
    """At most two places: a hundredth of a pt is finer than any device."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
