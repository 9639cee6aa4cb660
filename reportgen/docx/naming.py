"""Which Word style each of ours is in the finished file: by the layout's names, and those of a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.docx import names
from reportgen.docx.ooxml import Element, name
from reportgen.docx.stylesheet import HeadingUse, StyleSheet
from reportgen.theme.theme import Theme
from reportgen.theme.word_names import built_in

# Word counts list levels in the names of their styles from 2 on, five in all
_LIST_LEVELS = 5


class Known:
    """The styles of a file by kind and name, or other name."""

    def __init__(self, styles: Element) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        for style in styles.iter(name("w:style")):
            kind, style_id = style.get(name("w:type"), "paragraph"), style.get(name("w:styleId"), "")
            for word in style_names(style):
                self._ids.setdefault((kind, word.casefold()), style_id)

    def style(self, kind: str, word: str) -> str:
        """The id of a style of that kind and name; "" without one. Names are the same in upper case."""
        return self._ids.get((kind, word.casefold()), "")

    def paragraph(self, word: str) -> str:
        return self.style("paragraph", word)


def style_names(style: Element) -> tuple[str, ...]:
    """The name of a ``w:style`` and its other names."""
    found: list[str] = []
    for tag in ("w:name", "w:aliases"):
        element = style.find(name(tag))
        if element is not None:
            found += [part.strip() for part in element.get(name("w:val"), "").split(",")]
    return tuple(word for word in found if word)


def given_name(word: str) -> str:
    """A name as it stands in files: Word's own styles have English ones there."""
    return built_in(word) or word


def word_name(style: str, theme: Theme, uses: Iterable[HeadingUse]) -> str:
    """The name in Word of a paragraph style of the theme; that of a heading goes by its level."""
    if style in theme.word.styles:
        return given_name(theme.word.styles[style])
    levels = [use.level for use in uses if use.style == style]
    if levels:
        return names.heading(min(levels)).name
    return names.paragraph(style).name


def given_names(sheet: StyleSheet) -> dict[str, str]:
    """The names that the layout gives, by the ids of our styles."""
    written = sheet.theme.word.styles
    found: dict[str, str] = {}
    for style, word in written.items():
        if style.startswith("list.") and style != "list.label":
            for rank in range(1, _LIST_LEVELS + 1):
                suffix = str(rank) if rank > 1 else ""
                kind = style.removeprefix("list.").capitalize()
                found[f"List{kind}{suffix}"] = f"{given_name(word)} {suffix}".strip()
            continue
        for own in (names.paragraph(style), names.character(style), names.box(style)):
            found[own.id] = given_name(word)
    for definition in sheet.heading_definitions():
        if definition.look.name in written:
            found[definition.word.id] = given_name(written[definition.look.name])
    return found


def renamed(elements: Iterable[Element], ids: Mapping[str, str]) -> None:
    """Let everything that names a style by its id name it by the new one."""
    if not ids:
        return
    tags = {
        name(f"w:{tag}")
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
    }
    attribute = name("w:val")
    for root in elements:
        for element in root.iter(*tags):
            known = ids.get(element.get(attribute))
            if known is not None:
                element.set(attribute, known)
