"""``footnotes.xml`` or ``endnotes.xml``: real notes with their separators; Word counts and places them."""

from __future__ import annotations

from typing import Literal

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
NoteKind = Literal["footnote", "endnote"]
_RESTART = {"page": "eachPage", "section": "eachSect", "report": "continuous"}


class Notes:
    """The notes of a document in the order of their marks; ``media`` holds what is linked from them.

    All are footnotes or all endnotes, as the layout says: ``kind``. ``root`` is the part's content.
    """

    def __init__(self, package: OpcPackage, document: Part, kind: NoteKind) -> None:
        self.kind = kind
        self._document = document
        self.root = part_root(f"w:{kind}s", "r")
        # a rule stands above footnotes, our own title above endnotes
        for type, number in (("separator", _SEPARATOR), ("continuationSeparator", _CONTINUATION)):
            self.root.append(_line(kind, type, type if kind == "footnote" else "", number))
        content_type = CT.WML_FOOTNOTES if kind == "footnote" else CT.WML_ENDNOTES
        self._part = XmlPart(PackURI(f"/word/{kind}s.xml"), content_type, self.root, package)
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
            number = [w("r", w(f"{self.kind}Ref")), w("r", w("tab"))] if index == 0 else []
            # the style's first line stands out by the width of the number; there is none to stand out here
            further = w("ind", firstLine=0) if index else None
            properties = paragraph_properties(w("pStyle", val=style_id), further)
            content.append(w("p", properties, *number, *runs))
        self.root.append(w(self.kind, *content, id=self._count))
        return self._count

    def finish(self) -> None:
        """Take the part into the file, if there is any note."""
        if self.used:
            relationship = RT.FOOTNOTES if self.kind == "footnote" else RT.ENDNOTES
            self._document.relate_to(self._part, relationship)


def note_kind(theme: Theme) -> NoteKind:
    """What Word calls the notes of this layout."""
    return "footnote" if theme.rules.note_place == "page" else "endnote"


def note_settings(theme: Theme) -> Element:
    """``w:footnotePr`` or ``w:endnotePr`` of the settings: the separators, where endnotes stand."""
    kind = note_kind(theme)
    # at the document's end they would stand behind its back cover: other sections leave theirs to a later one
    place = w("pos", val="sectEnd") if kind == "endnote" else None
    return w(f"{kind}Pr", place, w(kind, id=_SEPARATOR), w(kind, id=_CONTINUATION))


def note_numbers(theme: Theme) -> Element:
    """``w:footnotePr`` or ``w:endnotePr`` of a section: how its notes are counted."""
    first = marker_text(theme.style(theme.rules.note_style).marker or "{1}", 1)
    numbers = NumberFormat.of_marker(first, 0).format
    return w(
        f"{note_kind(theme)}Pr",
        # Word counts notes by a format alone, without signs around the number
        w("numFmt", val="decimal" if numbers == "bullet" else numbers),
        w("numRestart", val=_RESTART[theme.rules.notes_counted]),
    )


def _line(kind: NoteKind, type: str, element: str, number: int) -> Element:
    properties = paragraph_properties(w("spacing", before=0, after=0, line=240, lineRule="auto"))
    content = w("r", w(element)) if element else None
    return w(kind, w("p", properties, content), type=type, id=number)
