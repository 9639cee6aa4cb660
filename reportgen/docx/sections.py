"""Word sections: page size, margins, line grid, headers and footers of every top-level section."""

from __future__ import annotations

import math
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from reportgen.docx.context import Context
from reportgen.docx.furniture import (
    RunningText,
    Sheet,
    Side,
    footer_distance,
    footer_part,
    header_distance,
    header_part,
)
from reportgen.docx.ooxml import Element, name, on, twips, w
from reportgen.model.flow import Metadata, Section
from reportgen.model.pages import Pages
from reportgen.theme.style import PageMaster
from reportgen.theme.theme import Theme

_STARTS = {"page": "nextPage", "recto": "oddPage", "continuous": "continuous"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The text block of a page in pt: left (inner) and right (outer) margin, top, width and height."""

    left: float
    right: float
    top: float
    measure: float
    height: float


def frame_of(theme: Theme) -> Frame:
    """The running pages' text block; its width is a whole number of em of the body type (clreq §2.4)."""
    master = theme.rules.masters["page"]
    body = theme.style("body")
    wide = master.width - master.margins.left - master.margins.right
    measure = math.floor(wide / body.size + 1e-6) * body.size
    spare = (wide - measure) / 2
    tops = [
        m.content_top if m.content_top is not None else m.margins.top for m in theme.rules.masters.values()
    ]
    top = min(master.margins.top, *tops)
    height = master.height - master.margins.top - master.margins.bottom
    return Frame(master.margins.left + spare, master.margins.right + spare, top, measure, height)


def _text_top(master: PageMaster) -> float:
    return master.margins.top if master.content_top is None else master.content_top


class SectionWriter:
    """Writes the ``w:sectPr`` of each section with its header and footer parts."""

    def __init__(self, document: Part, context: Context, metadata: Metadata, pages: Pages) -> None:
        self._document = document
        self._styles = context.sheet
        self._media = context.media
        self._metadata = metadata
        self._pages = pages
        self._theme = context.theme
        self._frame = frame_of(context.theme)
        self._parts = 0

    def properties(self, section: Section | None, index: int) -> Element:
        """``w:sectPr`` of the ``index``-th section; None stands for a report without any."""
        masters = self._theme.rules.masters
        master = masters["page"]
        opener = masters.get("opener")
        text = self._running_text(section)
        element = w("sectPr")
        for kind, side, chosen in self._kinds(master, opener, section):
            element.append(self._reference("header", kind, side, chosen, text))
            element.append(self._reference("footer", kind, side, chosen, text))
        element.append(w("type", val=_STARTS[self._theme.rules.section_start]))
        element.append(w("pgSz", w=twips(master.width), h=twips(master.height)))
        element.append(self._margins(master))
        if index == 0 and text.page.isdigit():
            element.append(w("pgNumType", start=text.page))
        if opener is not None:
            element.append(on("titlePg"))
        # with the pitch of the body's own size every full-width character of it fills one cell
        grid = "snapToChars" if self._theme.rules.lines.strict_grid else "lines"
        element.append(w("docGrid", type=grid, linePitch=twips(self._theme.style("body").leading)))
        return element

    def _kinds(
        self, master: PageMaster, opener: PageMaster | None, section: Section | None
    ) -> list[tuple[str, Side, PageMaster]]:
        kinds: list[tuple[str, Side, PageMaster]] = [("default", "odd", master)]
        if master.mirrored:
            kinds.append(("even", "even", master))
        if opener is not None:
            kinds.append(("first", self._side(section), opener))
        return kinds

    def _side(self, section: Section | None) -> Side:
        """Which side the section's first page is, by its printed number."""
        label = self._label(section)
        return "even" if label.isdigit() and int(label) % 2 == 0 else "odd"

    def _label(self, section: Section | None) -> str:
        """The printed number of the section's first page."""
        place = self._pages.anchors.get(section.heading.anchor) if section else None
        if place is not None:
            return self._pages.pages[place.page].label
        return self._pages.pages[0].label if self._pages.pages else "1"

    def _running_text(self, section: Section | None) -> RunningText:
        return RunningText(
            page=self._label(section),
            section=section.heading.text if section else "",
            report=self._metadata.title,
            publisher=self._metadata.publisher,
            year=self._metadata.year,
        )

    def _margins(self, master: PageMaster) -> Element:
        frame = self._frame
        return w(
            "pgMar",
            top=twips(frame.top),
            right=twips(frame.right),
            bottom=twips(master.margins.bottom),
            left=twips(frame.left),
            header=twips(header_distance(master, self._styles)),
            footer=twips(footer_distance(master, self._styles)),
            gutter=0,
        )

    def _reference(self, what: str, kind: str, side: Side, master: PageMaster, text: RunningText) -> Element:
        """A header or footer part and the reference to it."""
        sheet = Sheet(master, side, self._frame.left, self._frame.measure)
        if what == "header":
            distance = header_distance(self._theme.rules.masters["page"], self._styles)
            root = header_part(sheet, text, self._styles, self._media, distance, self._frame.top)
            content_type, relationship = CT.WML_HEADER, RT.HEADER
        else:
            root = footer_part(sheet, text, self._styles)
            content_type, relationship = CT.WML_FOOTER, RT.FOOTER
        self._parts += 1
        part = XmlPart(PackURI(f"/word/{what}{self._parts}.xml"), content_type, root, self._document.package)
        reference = w(f"{what}Reference", type=kind)
        reference.set(name("r:id"), self._document.relate_to(part, relationship))
        return reference
