"""What a style of a Word file looks like, as a computed style of ours: size, spacing, colour, fonts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.docx.ooxml import Element, name
from reportgen.docx.template import Template, is_on
from reportgen.model.colour import BLACK, Colour
from reportgen.record import record, replace
from reportgen.theme.style import Align, Borders, Edges, Style

# a line of the usual Chinese faces, as a share of their size: what "single" spacing takes
_SINGLE = 1.3
# an outline level of text (ECMA-376 part 1 §17.3.1.20)
_BODY_LEVEL = 9
_LINE = 240  # "single" in the file's own measure
# what a style looks like that says nothing (ECMA-376 part 1 §17.7.5, §17.3)
_PLAIN: dict[str, Any] = {
    "bold": False,
    "size": 10.0,
    "leading": 10.0 * _SINGLE,
    "colour": BLACK,
    "align": "start",
    "first_indent": 0.0,
    "start_indent": 0.0,
    "end_indent": 0.0,
    "space_before": 0.0,
    "space_after": 0.0,
    "keep_with_next": False,
    "keep_together": False,
    "letter_spacing": 0.0,
    "background": None,
    "borders": Borders(),
    "padding": Edges(),
}
_ALIGN: dict[str, Align] = {
    "both": "justify",
    "distribute": "justify",
    "left": "start",
    "start": "start",
    "center": "center",
    "right": "end",
    "end": "end",
}


@record(frozen=True, slots=True)
class Faces:
    """The names of the fonts for Latin and for Chinese text ("" = not said)."""

    latin: str = ""
    chinese: str = ""


class WordLooks:
    """The styles of a template by id, all inheritance resolved."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._by_id = {each.get(name("w:styleId")): each for each in template.styles.iter(name("w:style"))}

    def look(self, style_id: str, own: Style) -> Style:
        """How the template's style of that id looks; marks and what Word does not know are ``own``'s."""
        look = replace(own, **_PLAIN)
        for properties in self._chain(style_id, "w:rPr"):
            look = self._typed(look, properties)
        for properties in self._chain(style_id, "w:pPr"):
            look = _spaced(look, properties)
        return look

    def faces(self, style_id: str) -> Faces:
        """The fonts of a style."""
        faces = Faces()
        for properties in self._chain(style_id, "w:rPr"):
            fonts = properties.find(name("w:rFonts"))
            if fonts is not None:
                latin = self._face(fonts, "ascii", "latin") or self._face(fonts, "hAnsi", "latin")
                chinese = self._face(fonts, "eastAsia", "ea")
                faces = Faces(latin or faces.latin, chinese or faces.chinese)
        return faces

    def outline(self, style_id: str) -> int | None:
        """The outline level from 0 of a style, None for text."""
        level = self._last(style_id, "w:outlineLvl")
        return None if level is None else int(level.get(name("w:val"), "9"))

    def is_heading(self, style_id: str) -> bool:
        """Whether paragraphs of a style have a level in the outline."""
        outline = self.outline(style_id)
        return outline is not None and outline < _BODY_LEVEL

    def is_numbered(self, style_id: str) -> bool:
        """Whether Word numbers or marks paragraphs of a style by itself."""
        numbering = self._last(style_id, "w:numPr")
        number = None if numbering is None else numbering.find(name("w:numId"))
        return number is not None and number.get(name("w:val")) != "0"

    def _last(self, style_id: str, tag: str) -> Element | None:
        found = [each.find(name(tag)) for each in self._chain(style_id, "w:pPr")]
        return next((each for each in reversed(found) if each is not None), None)

    def _chain(self, style_id: str, tag: str) -> Iterator[Element]:
        """The properties of the document's defaults, of the styles that one is based on, then its own."""
        defaults = self._template.styles.find(f"{name('w:docDefaults')}/{name(f'{tag}Default')}/{name(tag)}")
        if defaults is not None:
            yield defaults
        chain: list[Element] = []
        current: str | None = style_id
        while current in self._by_id and self._by_id[current] not in chain:
            chain.append(self._by_id[current])
            based_on = chain[-1].find(name("w:basedOn"))
            current = None if based_on is None else based_on.get(name("w:val"))
        for style in reversed(chain):
            properties = style.find(name(tag))
            if properties is not None:
                yield properties

    def _face(self, fonts: Element, script: str, kind: str) -> str:
        theme_name = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme"}[script]
        reference = fonts.get(name(f"w:{theme_name}"))
        if reference:
            scheme = "major" if reference.startswith("major") else "minor"
            return self._template.faces.get((scheme, kind), "")
        return str(fonts.get(name(f"w:{script}"), ""))

    def _typed(self, look: Style, properties: Element) -> Style:
        size = properties.find(name("w:sz"))
        if size is not None:
            points = int(size.get(name("w:val"))) / 2
            look = replace(look, size=points, leading=look.leading * points / look.size)
        bold = properties.find(name("w:b"))
        if bold is not None:
            look = replace(look, bold=is_on(bold))
        colour = properties.find(name("w:color"))
        if colour is not None:
            try:
                look = replace(look, colour=Colour.from_hex(f"#{colour.get(name('w:val'))}"))
            except ValueError:  # "auto": black on white
                look = replace(look, colour=self._template.colours.get("dk1", look.colour))
        return look


def _spaced(look: Style, properties: Element) -> Style:
    spacing = properties.find(name("w:spacing"))
    if spacing is not None:
        before, after = _twips(spacing, "before"), _twips(spacing, "after")
        line = _twips(spacing, "line")
        look = replace(
            look,
            space_before=look.space_before if before is None else before,
            space_after=look.space_after if after is None else after,
        )
        if line is not None:
            single = spacing.get(name("w:lineRule"), "auto") == "auto"
            leading = line * 20 / _LINE * _SINGLE * look.size if single else line
            look = replace(look, leading=leading)
    indents = properties.find(name("w:ind"))
    if indents is not None:
        look = _indented(look, indents)
    alignment = properties.find(name("w:jc"))
    if alignment is not None:
        look = replace(look, align=_ALIGN.get(alignment.get(name("w:val")), look.align))
    keep, together = properties.find(name("w:keepNext")), properties.find(name("w:keepLines"))
    return replace(
        look,
        keep_with_next=look.keep_with_next if keep is None else is_on(keep),
        keep_together=look.keep_together if together is None else is_on(together),
    )


def _indented(look: Style, indents: Element) -> Style:
    characters = indents.get(name("w:firstLineChars"))
    first = _twips(indents, "firstLine")
    hanging = _twips(indents, "hanging")
    if characters is not None and int(characters):
        look = replace(look, first_indent=int(characters) / 100 * look.size)
    elif first is not None or hanging is not None:
        look = replace(look, first_indent=(first or 0.0) - (hanging or 0.0))
    start = _twips(indents, "start" if indents.get(name("w:left")) is None else "left")
    end = _twips(indents, "end" if indents.get(name("w:right")) is None else "right")
    return replace(
        look,
        start_indent=look.start_indent if start is None else start,
        end_indent=look.end_indent if end is None else end,
    )


def _twips(element: Element, attribute: str) -> float | None:
    """A measure in pt, written in twentieths of one; None where it is not said or in another unit."""
    value = element.get(name(f"w:{attribute}"))
    try:
        return None if value is None else int(value) / 20
    except ValueError:  # "1cm": allowed, and written by no program we know
        return None
