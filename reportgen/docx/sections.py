"""Word sections: page size, margins, line grid, headers and footers of every top-level section."""

from __future__ import annotations

from collections.abc import Sequence

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from reportgen.docx.context import Context
from reportgen.docx.footnotes import note_numbers
from reportgen.docx.furniture import (
    RunningText,
    Sheet,
    Titled,
    footer_distance,
    footer_part,
    header_distance,
    header_part,
)
from reportgen.docx.ooxml import Element, name, on, twips, w
from reportgen.docx.paging import Paging
from reportgen.docx.templatepages import TemplatePages
from reportgen.layout.bands import band_of
from reportgen.layout.frames import decoration_items
from reportgen.model.flow import Heading, Matter, Report, Section
from reportgen.model.inline import plain_text
from reportgen.model.names import first_topic
from reportgen.model.pages import RectItem
from reportgen.record import record, replace
from reportgen.theme.measures import COLUMNS_STYLE, measure_on
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


@record(frozen=True, slots=True)
class Frame:
    """The text block of a page in pt: left (inner) and right (outer) margin, top, width and height."""

    left: float
    right: float
    top: float
    measure: float
    height: float


def frame_of(theme: Theme) -> Frame:
    """The running pages' text block."""
    master = theme.rules.running("recto")
    frame = sheet_frame(master, theme)
    top = min(master.margins.top, *(_top_of(each) for each in theme.rules.masters.values()))
    return replace(frame, top=top, height=master.height - master.margins.top - master.margins.bottom)


def sheet_frame(master: PageMaster, theme: Theme) -> Frame:
    """A master's own text block; its width is a whole number of em of the body type (clreq §2.4)."""
    measure = measure_on(master, theme)
    spare = (master.width - master.margins.left - master.margins.right - measure) / 2
    left, right = master.margins.left + spare, master.margins.right + spare
    top = _top_of(master)
    return Frame(left, right, top, measure, master.height - top - master.margins.bottom)


def _top_of(master: PageMaster) -> float:
    return master.margins.top if master.content_top is None else master.content_top


class SectionWriter:
    """Writes the ``w:sectPr`` of each section with its header and footer parts, whose ``roots`` it keeps."""

    def __init__(
        self, document: Part, context: Context, report: Report, paging: Paging, own: TemplatePages | None
    ) -> None:
        # the pages of a template, in place of the layout's running ones
        self._own = own
        self.roots: list[Element] = []
        self._document = document
        self._styles = context.sheet
        self._media = context.media
        self._typeset = context.measuring.typeset
        self._notes = context.notes
        self._metadata = report.metadata
        self._sections = report.sections
        self._chapters = _chapters(report.sections)
        self._paging = paging
        self._theme = context.theme
        self._frame = frame_of(context.theme)
        self._parts = 0

    def properties(self, section: Section | None, index: int, columns: int = 1) -> Element:
        """``w:sectPr`` of the ``index``-th section, whose first part is set in so many columns; None stands
        for a report without any.
        """
        if section is not None and section.master:
            return self._sheet(section.master, section, index, self._start(section, index))
        opener = self._opener(section, index)
        return self._running(section, index, columns, self._start(section, index), opener)

    def further(self, section: Section, columns: int, master: str, before: str) -> Element:
        """``w:sectPr`` of a further part of a section: with other columns, or on the pages of a master of its
        own (``master``, "" for running pages); ``before`` is that of the part above.

        Word balances the columns above a continuous break; heads and feet are those of the part before.
        """
        if master:
            return self._sheet(master, section, -1, "nextPage")
        if before:
            return self._running(section, -1, columns, "nextPage", None)
        page = self._theme.rules.running("recto")
        return w(
            "sectPr",
            w("type", val="continuous"),
            _page_size(page),
            self._margins(page, self._frame),
            self._numbering(section, -1),
            self._columns(columns),
            self._grid(),
        )

    def _running(
        self, section: Section | None, index: int, columns: int, start: str, opener: PageMaster | None
    ) -> Element:
        """The properties of running pages, of which the first may look otherwise."""
        master = self._theme.rules.running("recto")
        element = w("sectPr")
        if self._own is not None:
            element.extend(self._own.references())
        else:
            text = self._running_text(section)
            for kind, side, chosen in self._kinds(opener, section):
                fitted = self._fitted(section, chosen, side) if kind == "first" else ()
                sheet = Sheet(chosen, side, self._frame.left, self._frame.measure, self._typeset, fitted)
                element.extend(self._references(kind, sheet, text, master, self._frame.top))
        self._finish(element, section, index, start, master, self._frame)
        element.extend(each for each in (self._columns(columns),) if each is not None)
        if opener is not None if self._own is None else self._own.title_page:
            element.append(on("titlePg"))
        element.append(self._grid())
        return element

    def _sheet(self, name: str, section: Section, index: int, start: str) -> Element:
        """The properties of pages that stand for themselves."""
        master = self._theme.rules.sheets[name]
        frame = sheet_frame(master, self._theme)
        text = self._running_text(section)
        sides: list[tuple[str, Side]] = [("default", "recto")]
        # without an even head of its own a page of a template with such heads would show the template's
        if self._theme.rules.two_sided or (self._own is not None and self._own.two_sided):
            sides.append(("even", "verso"))
        if start == "oddPage":
            # LibreOffice misplaces the text below the head of a section that begins so without a first page
            sides.append(("first", "recto"))
        element = w("sectPr")
        turned = self._own if name == "landscape" else None
        if turned is not None:
            element.extend(turned.references())
        for kind, side in sides if turned is None else ():
            sheet = Sheet(master, side, frame.left, frame.measure, self._typeset)
            element.extend(self._references(kind, sheet, text, master, frame.top))
        self._finish(element, section, index, start, master, frame)
        if start == "oddPage":
            element.append(on("titlePg"))
        # a grid of lines would take from a page filled to its foot what is left of its last line
        element.append(self._grid() if turned is not None else w("docGrid", linePitch=self._pitch()))
        return element

    def _finish(
        self,
        element: Element,
        section: Section | None,
        index: int,
        start: str,
        master: PageMaster,
        frame: Frame,
    ) -> None:
        """What every section says after its heads and feet, in the schema's order."""
        if self._notes.used:  # a section's properties are written after its content
            element.append(note_numbers(self._theme))
        element.append(w("type", val=start))
        element.append(_page_size(master))
        element.append(self._margins(master, frame))
        element.append(self._numbering(section, index))

    def _opener(self, section: Section | None, index: int) -> PageMaster | None:
        """The master of the section's first page, if it has one of its own."""
        masters = self._theme.rules.masters
        if index == 0 and "first" in masters:
            return masters["first"]
        opener = masters.get("opener")
        is_chapter = section is not None and section.kind == "chapter"
        return masters.get("chapter", opener) if is_chapter else opener

    def _start(self, section: Section | None, index: int) -> str:
        """How the section begins: the text on a page of its own behind what stands before it."""
        rules = self._theme.rules
        if section is not None and index > 0 and self._is_first_of_its_count(section, index):
            # page 1 is a right-hand one by its number; asked for that too, LibreOffice draws the ground of
            # an opening page on the next one as well
            first = rules.pages.first(_count_of(section))
            odd = rules.two_sided and section.matter != "front" and first % 2 == 0
            return "oddPage" if odd else "nextPage"
        match None if section is None else section.kind:
            case "page":
                return "nextPage"
            case "chapter":
                return _STARTS[rules.chapter_start]
            case "part":
                return "oddPage" if rules.chapter_start == "recto" else "nextPage"
            case _:
                start = _STARTS[rules.section_start]
                outside = section is not None and section.matter != "body"
                return "nextPage" if outside and start == "continuous" else start

    def _is_first_of_its_count(self, section: Section, index: int) -> bool:
        return index == 0 or _count_of(self._sections[index - 1]) != _count_of(section)

    def _columns(self, count: int) -> Element | None:
        """``w:cols``; None for text that runs over the whole measure."""
        if count == 1:
            return None
        band = band_of(self._theme, count, 0.0, self._frame.measure)
        rule = self._theme.style(COLUMNS_STYLE).borders.inner is not None
        return w("cols", num=count, space=twips(band.gap), **({"sep": "1"} if rule else {}))

    def _grid(self) -> Element:
        own = None if self._own is None else self._own.grid()
        if own is not None:
            return own
        pitch = self._pitch()
        if self._theme.rules.lines.strict_grid:
            # with the pitch of the body's own size every full-width character of it fills one cell
            return w("docGrid", type="snapToChars", linePitch=pitch)
        if self._theme.rules.pages.baseline_grid:
            return w("docGrid", type="lines", linePitch=pitch)
        # without a grid the pages begin where their margins say: LibreOffice moves text onto its lines
        return w("docGrid", linePitch=pitch)

    def _pitch(self) -> int:
        """The distance of the grid's lines in twips."""
        return twips(self._theme.style("body").leading)

    def _numbering(self, section: Section | None, index: int) -> Element:
        """``w:pgNumType``: how every section counts; the first of those counted together says from where."""
        rules = self._theme.rules.pages
        matter = "body" if section is None else _count_of(section)
        first = index == 0 or (
            section is not None and index > 0 and self._is_first_of_its_count(section, index)
        )
        number = self._paging.number if index <= 0 else None
        start = {"start": rules.first(matter) if number is None else number} if first else {}
        return w("pgNumType", fmt=_NUMBER_FORMATS[rules.style(matter)], **start)

    def _kinds(
        self, opener: PageMaster | None, section: Section | None
    ) -> list[tuple[str, Side, PageMaster]]:
        rules = self._theme.rules
        kinds: list[tuple[str, Side, PageMaster]] = [("default", "recto", rules.running("recto"))]
        if rules.two_sided:
            kinds.append(("even", "verso", rules.running("verso")))
        if opener is not None:
            index = self._paging.index + self._page_index(section)
            kinds.append(("first", "verso" if index % 2 else "recto", opener))
        return kinds

    def _fitted(
        self, section: Section | None, master: PageMaster, side: Side
    ) -> tuple[tuple[float, float], ...]:
        """How the section's first page fits its decorations to the title; they are the page's first items."""
        usual = decoration_items(master, side, self._theme.rules.pages.bleed)
        openings = self._paging.openings
        found = openings[self._page_index(section)].grounds[: len(usual)] if openings else ()
        pairs = [
            (each, own)
            for each, own in zip(found, usual, strict=False)
            if isinstance(own, RectItem) and each.fill == own.fill
        ]
        if len(pairs) < len(usual):
            return ()
        return tuple((each.y - own.y, each.height - own.height) for each, own in pairs)

    def _page_index(self, section: Section | None) -> int:
        """The index of the section's first page."""
        return self._paging.first_page(section.place) if section else 0

    def _label(self, section: Section | None) -> str:
        """The printed number of the section's first page."""
        index = self._page_index(section)
        return self._paging.openings[index].label if self._paging.openings else "1"

    def _running_text(self, section: Section | None) -> RunningText:
        rules = self._theme.rules.pages
        heading = None if section is None else section.heading
        level = 1 if heading is None else heading.level
        chapter = self._chapters.get(id(section))
        return RunningText(
            page=self._label(section),
            pages=rules.written(max(self._paging.count, 1)),
            number_style=rules.style("body" if section is None else section.matter),
            section=self._titled(heading),
            topic=Titled() if section is None else self._topic(section),
            report=self._metadata.title,
            publisher=self._metadata.publisher,
            year=self._metadata.year,
            watermark=self._metadata.watermark,
            chapter=self._titled(chapter),
            section_level=level,
            chapter_level=0 if chapter is None else chapter.level,
        )

    def _titled(self, heading: Heading | None) -> Titled:
        if heading is None:
            return Titled()
        return Titled.of(heading.label, plain_text(heading.runs), self._theme.style(heading.style))

    def _topic(self, section: Section) -> Titled:
        """The section's first topic, whose label Word makes if it is one of its style."""
        words, look = first_topic(section), self._theme.style("topic")
        label, _, title = words.partition(" ")
        return Titled.of(label, title, look) if look.marker else Titled(words)

    def _margins(self, master: PageMaster, frame: Frame) -> Element:
        own = None if self._own is None or master.name != "page" else self._own.margins()
        if own is not None:
            return own
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

    def _references(
        self, kind: str, sheet: Sheet, text: RunningText, page: PageMaster, top: float
    ) -> tuple[Element, Element]:
        """A header and a footer part and the references to them; the text begins at ``top`` on ``page``."""
        distance = header_distance(page, self._styles)
        head = header_part(sheet, text, self._styles, self._media, distance, top)
        foot = footer_part(sheet, text, self._styles)
        return (
            self._reference("header", kind, head, CT.WML_HEADER, RT.HEADER),
            self._reference("footer", kind, foot, CT.WML_FOOTER, RT.FOOTER),
        )

    def _reference(
        self, what: str, kind: str, root: Element, content_type: str, relationship: str
    ) -> Element:
        self._parts += 1
        self.roots.append(root)
        part = XmlPart(PackURI(f"/word/{what}{self._parts}.xml"), content_type, root, self._document.package)
        reference = w(f"{what}Reference", type=kind)
        reference.set(name("r:id"), self._media.related(part, relationship))
        return reference


def _page_size(master: PageMaster) -> Element:
    size = {"w": twips(master.width), "h": twips(master.height)}
    return w("pgSz", **size, orient="landscape") if master.width > master.height else w("pgSz", **size)


def _chapters(sections: Sequence[Section]) -> dict[int, Heading | None]:
    """The heading of the chapter that each section stands in, by the section's identity."""
    found: dict[int, Heading | None] = {}
    chapter: Heading | None = None
    for each in sections:
        if each.kind == "chapter":
            chapter = each.heading
        elif each.kind != "section" or (each.heading is not None and each.heading.level == 1):
            chapter = None
        found[id(each)] = chapter
    return found


def _count_of(section: Section) -> Matter:
    """Whose numbers its pages have: the back goes on with the text's."""
    return "front" if section.matter == "front" else "body"
