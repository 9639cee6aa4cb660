"""Word sections: page size, margins, line grid, headers and footers of every top-level section."""

from __future__ import annotations

import math
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from reportgen.docx.context import Context
from reportgen.docx.footnotes import footnote_numbers
from reportgen.docx.furniture import (
    RunningText,
    Sheet,
    footer_distance,
    footer_part,
    header_distance,
    header_part,
)
from reportgen.docx.ooxml import Element, name, on, twips, w
from reportgen.layout.bands import band_of
from reportgen.model.flow import Metadata, Section
from reportgen.model.pages import Pages
from reportgen.theme.measures import COLUMNS_STYLE
from reportgen.theme.page_rules import NumberStyle
from reportgen.theme.style import PageMaster, Side
from reportgen.theme.theme import Theme

# ECMA-376 part 1 §17.18.59
_NUMBER_FORMATS: dict[NumberStyle, str] = {
    "1": "decimal",
    "i": "lowerRoman",
    "I": "upperRoman",
    "a": "lowerLetter",
    "A": "upperLetter",
    "一": "chineseCountingThousand",
}
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
    master = theme.rules.running("recto")
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


class SectionWriter:
    """Writes the ``w:sectPr`` of each section with its header and footer parts."""

    def __init__(self, document: Part, context: Context, metadata: Metadata, pages: Pages) -> None:
        self._document = document
        self._styles = context.sheet
        self._media = context.media
        self._notes = context.notes
        self._metadata = metadata
        self._pages = pages
        self._theme = context.theme
        self._frame = frame_of(context.theme)
        self._parts = 0

    def properties(self, section: Section | None, index: int, columns: int = 1) -> Element:
        """``w:sectPr`` of the ``index``-th section, whose first part is set in so many columns; None stands
        for a report without any.
        """
        rules = self._theme.rules
        master = rules.running("recto")
        opener = (rules.masters.get("first") if index == 0 else None) or rules.masters.get("opener")
        text = self._running_text(section)
        element = w("sectPr")
        for kind, side, chosen in self._kinds(opener, section):
            element.append(self._reference("header", kind, side, chosen, text))
            element.append(self._reference("footer", kind, side, chosen, text))
        if self._notes.used:  # a section's properties are written after its content
            element.append(footnote_numbers(self._theme))
        element.append(w("type", val=_STARTS[self._theme.rules.section_start]))
        element.append(_page_size(master))
        element.append(self._margins(master))
        element.append(self._numbering(section, index))
        element.extend(each for each in (self._columns(columns),) if each is not None)
        if opener is not None:
            element.append(on("titlePg"))
        element.append(self._grid())
        return element

    def further(self, section: Section, columns: int) -> Element:
        """``w:sectPr`` of a further part of a section, with other columns and the same pages around it.

        Word balances the columns above a continuous break; heads and feet are those of the part before.
        """
        master = self._theme.rules.running("recto")
        return w(
            "sectPr",
            w("type", val="continuous"),
            _page_size(master),
            self._margins(master),
            self._numbering(section, -1),
            self._columns(columns),
            self._grid(),
        )

    def _columns(self, count: int) -> Element | None:
        """``w:cols``; None for text that runs over the whole measure."""
        if count == 1:
            return None
        band = band_of(self._theme, count, 0.0, self._frame.measure)
        rule = self._theme.style(COLUMNS_STYLE).borders.inner is not None
        return w("cols", num=count, space=twips(band.gap), **({"sep": "1"} if rule else {}))

    def _grid(self) -> Element:
        pitch = twips(self._theme.style("body").leading)
        if self._theme.rules.lines.strict_grid:
            # with the pitch of the body's own size every full-width character of it fills one cell
            return w("docGrid", type="snapToChars", linePitch=pitch)
        if self._theme.rules.pages.baseline_grid:
            return w("docGrid", type="lines", linePitch=pitch)
        # without a grid the pages begin where their margins say: LibreOffice moves text onto its lines
        return w("docGrid", linePitch=pitch)

    def _numbering(self, section: Section | None, index: int) -> Element:
        """``w:pgNumType``: how every section counts; the first one says where the numbers begin."""
        rules = self._theme.rules.pages
        start = {"start": rules.first_number + self._page_index(section)} if index == 0 else {}
        return w("pgNumType", fmt=_NUMBER_FORMATS[rules.number_style], **start)

    def _kinds(
        self, opener: PageMaster | None, section: Section | None
    ) -> list[tuple[str, Side, PageMaster]]:
        rules = self._theme.rules
        kinds: list[tuple[str, Side, PageMaster]] = [("default", "recto", rules.running("recto"))]
        if rules.two_sided:
            kinds.append(("even", "verso", rules.running("verso")))
        if opener is not None:
            kinds.append(("first", "verso" if self._page_index(section) % 2 else "recto", opener))
        return kinds

    def _page_index(self, section: Section | None) -> int:
        """The index of the section's first page."""
        place = self._pages.anchors.get(section.heading.anchor) if section else None
        return place.page if place is not None else 0

    def _label(self, section: Section | None) -> str:
        """The printed number of the section's first page."""
        index = self._page_index(section)
        return self._pages.pages[index].label if self._pages.pages else "1"

    def _running_text(self, section: Section | None) -> RunningText:
        return RunningText(
            page=self._label(section),
            pages=self._theme.rules.pages.written(max(len(self._pages.pages), 1)),
            number_style=self._theme.rules.pages.number_style,
            section=section.heading.text if section else "",
            topic=_first_topic(section),
            report=self._metadata.title,
            publisher=self._metadata.publisher,
            year=self._metadata.year,
            watermark=self._metadata.watermark,
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
            distance = header_distance(self._theme.rules.running("recto"), self._styles)
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


def _page_size(master: PageMaster) -> Element:
    size = {"w": twips(master.width), "h": twips(master.height)}
    return w("pgSz", **size, orient="landscape") if master.width > master.height else w("pgSz", **size)


def _first_topic(section: Section | None) -> str:
    """The title that a running head names on the section's first page, for a start."""
    children = section.children if section is not None else ()
    topics = (child for child in children if isinstance(child, Section) and child.kind == "topic")
    first = next(topics, None)
    return first.heading.text if first is not None else ""
