"""``footnotes.xml``: real Word footnotes with their separators; Word counts and places them."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from reportgen.docx.media import Media
from reportgen.docx.numbering import NumberFormat
from reportgen.docx.ooxml import Element, paragraph_properties, part_root, w
from reportgen.text.numbers import marker_text
from reportgen.theme.theme import Theme

# ECMA-376 part 1 §17.11.2: notes number 1 and up, the separators stand before them
_SEPARATOR, _CONTINUATION = -1, 0
_RESTART = {"page": "eachPage", "section": "eachSect", "report": "continuous"}


class FootNotes:
    """The notes of a document in the order of their marks; ``media`` holds what is linked from them."""

    def __init__(self, package: OpcPackage, document: Part) -> None:
        self._document = document
        self._root = part_root("w:footnotes", "r")
        self._root.append(_line("separator", "separator", _SEPARATOR))
        self._root.append(_line("continuationSeparator", "continuationSeparator", _CONTINUATION))
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, self._root, package)
        self.media = Media(package, self._part)
        self._count = 0

    @property
    def used(self) -> bool:
        return self._count > 0

    def add(self, paragraphs: list[list[Element]], style_id: str) -> int:
        """A note of paragraphs with these runs; its number in the file."""
        self._count += 1
        content: list[Element] = []
        for index, runs in enumerate(paragraphs or [[]]):
            number = [w("r", w("footnoteRef")), w("r", w("tab"))] if index == 0 else []
            properties = paragraph_properties(w("pStyle", val=style_id))
            content.append(w("p", properties, *number, *runs))
        self._root.append(w("footnote", *content, id=self._count))
        return self._count

    def finish(self) -> None:
        """Take the part into the file, if there is any note."""
        if self.used:
            self._document.relate_to(self._part, RT.FOOTNOTES)


def footnote_separators() -> Element:
    """``w:footnotePr`` of the settings: which notes are separators."""
    return w("footnotePr", w("footnote", id=_SEPARATOR), w("footnote", id=_CONTINUATION))


def footnote_numbers(theme: Theme) -> Element:
    """``w:footnotePr`` of a section: how its notes are counted."""
    first = marker_text(theme.style("footnote").marker or "{1}", 1)
    numbers = NumberFormat.of_marker(first, 0).format
    return w(
        "footnotePr",
        # Word counts notes by a format alone, without signs around the number
        w("numFmt", val="decimal" if numbers == "bullet" else numbers),
        w("numRestart", val=_RESTART[theme.rules.note_numbering]),
    )


def _line(kind: str, element: str, number: int) -> Element:
    properties = paragraph_properties(w("spacing", before=0, after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", properties, w("r", w(element))), type=kind, id=number)
