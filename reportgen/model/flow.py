"""FLOW: the whole report as a frozen tree from a closed set of block kinds.

Every node says what it is (``role``, a PDF structure type of ISO 32000-1 §14.8.4), how it looks
(``style``, a named style of the theme) and where it comes from (``span``). Writers match over
``Block`` and end in ``assert_never``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from typing import Literal, assert_never

from reportgen.diagnostics import Span
from reportgen.model.chart import ChartSpec
from reportgen.model.drawing import Drawing
from reportgen.model.inline import (
    CrossReference,
    Indexed,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    TextRun,
    plain_text,
)
from reportgen.record import record

CellScope = Literal["none", "column", "row"]
ColumnAlign = Literal["start", "center", "end", "decimal"]
# levels of headings a table of contents can have, each with a style of its own
CONTENTS_LEVELS = 6
# the style of an entry in a list of figures, tables or boxes
CAPTIONS_STYLE = "contents.captions"
# what stands above endnotes, and its style
ENDNOTES_TITLE = "注释"
ENDNOTES_STYLE = "endnotes.title"
ListKind = Literal["bullet", "number", "check", "label"]
# the marks of a checklist's items
UNCHECKED, CHECKED = "☐", "☑"
PanelRole = Literal["Div", "Sect", "BlockQuote", "Note"]
# what a section is: a part, a chapter, a section and what is in it; a page without a title (a cover)
SectionKind = Literal["part", "chapter", "section", "topic", "item", "page"]
# where in the book it stands: pages before the text are counted apart
Matter = Literal["front", "body", "back"]


@record(frozen=True, slots=True)
class Heading:
    """A title in the outline. ``label`` is its number or mark ("4.2", "◆", "①"), set before the text."""

    level: int
    runs: Inlines
    style: str
    anchor: str
    label: str = ""
    span: Span | None = None

    @property
    def role(self) -> str:
        return f"H{min(self.level, 6)}"

    @property
    def text(self) -> str:
        """Label and title as one line, as bookmarks and running heads show it."""
        return f"{self.label} {plain_text(self.runs)}".strip()


@record(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text; ``anchor`` is where references to it land."""

    runs: Inlines
    style: str
    role: Literal["P"] = "P"
    span: Span | None = None
    anchor: str = ""


@record(frozen=True, slots=True)
class ListItem:
    """One item: ``marker`` is generated ("•", "1."), ``label`` is written by the editor (a bold head)."""

    marker: str
    label: Inlines
    children: tuple[Block, ...]
    span: Span | None = None


@record(frozen=True, slots=True)
class ListBlock:
    """A list. ``kind`` chooses Word numbering and the PDF ListNumbering attribute.

    bullet, number: the marker hangs before the text; so does the box of a check list, CHECKED or UNCHECKED.
    label: each item's label stands on a line of its own above its children and has no marker. ``depth``
    counts from 0 for nested lists.
    """

    kind: ListKind
    items: tuple[ListItem, ...]
    style: str
    label_style: str = ""
    depth: int = 0
    role: Literal["L"] = "L"
    span: Span | None = None


@record(frozen=True, slots=True)
class Caption:
    """The numbered legend of a figure, table or box: ``prefix`` + ``ordinal`` make the number ("图4.2-" 1).

    ``sequence`` names what is counted (Word's SEQ identifier), whose lists hold the caption. With no
    ordinal (0) the caption is unnumbered. A box's title is a paragraph of the box.
    """

    runs: Inlines
    style: str
    anchor: str
    prefix: str = ""
    ordinal: int = 0
    sequence: str = ""
    role: Literal["Caption", "P"] = "Caption"
    span: Span | None = None

    @property
    def label(self) -> str:
        return f"{self.prefix}{self.ordinal}" if self.ordinal else ""


@record(frozen=True, slots=True)
class Cell:
    """A table cell; ``scope`` other than none makes it a header cell (TH)."""

    children: tuple[Block, ...]
    scope: CellScope = "none"
    colspan: int = 1
    rowspan: int = 1
    span: Span | None = None

    @property
    def role(self) -> str:
        return "TD" if self.scope == "none" else "TH"


@record(frozen=True, slots=True)
class Row:
    """A table row. ``style`` names the box of its cells, "" that of the part of the table it stands in;
    ``cling`` keeps it on one page with the row after it (a group's title) or before it (a total).
    """

    cells: tuple[Cell, ...]
    style: str = ""
    cling: Literal["", "next", "previous"] = ""
    span: Span | None = None


@record(frozen=True, slots=True)
class Column:
    """A table column: ``width`` is a share of the table's measure (0 = by content).

    ``decimal`` sets figures with their decimal points below each other, the whole of them in the middle.
    """

    width: float = 0.0
    align: ColumnAlign = "start"


@record(frozen=True, slots=True)
class Table:
    """A table; ``header`` rows repeat on every page it runs over. The caption stands above, notes below.

    ``floating``: where it does not fit, the text after it may come first.
    """

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    style: str
    anchor: str = ""
    caption: Caption | None = None
    notes: tuple[Paragraph, ...] = ()
    alt: str = ""
    floating: bool = False
    across: bool = False
    role: Literal["Table"] = "Table"
    span: Span | None = None


@record(frozen=True, slots=True)
class Asset:
    """A picture file, read and checked. Sizes in pixels; ``dpi`` as stored in the file, 0 if none.

    A page of a PDF has its vectors in ``form``, a PDF of that one page, beside the pixels for who cannot take
    them. An SVG that paths and words can show is a ``drawing``; its ``data`` are empty, its sizes in pt.
    """

    path: str
    sha256: str
    format: Literal["PNG", "JPEG", "SVG"]
    width_px: int
    height_px: int
    dpi: float
    data: bytes = field(repr=False)
    form: bytes | None = field(default=None, repr=False)
    drawing: Drawing | None = field(default=None, repr=False)

    @property
    def is_vector(self) -> bool:
        """Whether it is as sharp at any size."""
        return self.form is not None or self.drawing is not None


@record(frozen=True, slots=True)
class Crop:
    """What is cut away of a picture: shares of its width left and right, of its height top and bottom."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def width(self) -> float:
        """The share of the width that is left."""
        return 1 - self.left - self.right

    @property
    def height(self) -> float:
        """The share of the height that is left."""
        return 1 - self.top - self.bottom


UNCUT = Crop()


@record(frozen=True, slots=True)
class Picture:
    """A picture, or a part of one, as the content of a figure."""

    asset: Asset
    crop: Crop = UNCUT

    @property
    def aspect(self) -> float:
        """Height over width of what is shown."""
        shown = self.asset.width_px * self.crop.width
        return self.asset.height_px * self.crop.height / shown


@record(frozen=True, slots=True)
class ChartGraphic:
    """A chart as the content of a figure: drawn for the PDF, native in Word."""

    spec: ChartSpec


Graphic = Picture | ChartGraphic


@record(frozen=True, slots=True)
class Figure:
    """A picture or chart with alternative text; the caption stands below. Without words it is an ornament.

    ``width`` is a share of the column's measure (0–1]; ``aspect`` is height over width. ``floating``: where
    it does not fit, the text after it may come first. ``with_next``: it stays with the block after it.
    """

    graphic: Graphic
    alt: str
    style: str
    width: float
    aspect: float
    anchor: str = ""
    caption: Caption | None = None
    notes: tuple[Paragraph, ...] = ()
    floating: bool = False
    with_next: bool = False
    across: bool = False
    role: Literal["Figure"] = "Figure"
    span: Span | None = None


@record(frozen=True, slots=True)
class Panel:
    """A box of blocks with its own background, border and padding (from ``style``).

    Used for a card, an event, a quotation, a call-out. Not split over pages unless the style says so.
    ``caption`` is the numbered title of a box, above what it holds. ``continued`` is what every further page
    says above the rest of it.
    """

    children: tuple[Block, ...]
    style: str
    role: PanelRole = "Div"
    anchor: str = ""
    caption: Caption | None = None
    continued: Paragraph | None = None
    span: Span | None = None


@record(frozen=True, slots=True)
class Grid:
    """Panels side by side in rows of ``columns``, all of a row equally high. A row is not split.

    Without ``widths`` cells are alike and spread over rows as evenly as can be. With them, one share of the
    measure (gaps left out) for each column, rows are filled one after the other: a date and what happened, a
    picture and the words beside it. ``caption`` and ``notes`` stand below and are of all cells together.
    """

    columns: int
    cells: tuple[Panel, ...]
    style: str
    widths: tuple[float, ...] = ()
    caption: Caption | None = None
    notes: tuple[Paragraph, ...] = ()
    role: Literal["Div"] = "Div"
    span: Span | None = None


@record(frozen=True, slots=True)
class Columns:
    """Blocks set in ``count`` columns side by side, read one column after the other."""

    count: int
    children: tuple[Block, ...]
    role: Literal["Div"] = "Div"
    span: Span | None = None


@record(frozen=True, slots=True)
class Sheet:
    """Blocks on pages of their own, whose paper and furniture the layout's master ``master`` says."""

    master: str
    children: tuple[Block, ...]
    role: Literal["Div"] = "Div"
    span: Span | None = None


@record(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    span: Span | None = None


@record(frozen=True, slots=True)
class ContentsEntry:
    """A heading or caption as a list names it; its page is known to who has the pages."""

    level: int
    label: str
    runs: tuple[TextRun, ...]
    anchor: str
    style: str

    @property
    def text(self) -> str:
        """Label and title as one line."""
        return f"{self.label} {plain_text(self.runs)}".strip()


@record(frozen=True, slots=True)
class Contents:
    """A table of contents: the headings after it in this document, down to a level (see ``listed``).

    ``within``: only as far as the heading of that level that it stands under goes, 0 for all. With a
    ``sequence`` it lists the captions of that name in the whole document: the figures, the tables.
    """

    levels: int
    entries: tuple[ContentsEntry, ...] = ()
    sequence: str = ""
    within: int = 0
    role: Literal["TOC"] = "TOC"
    span: Span | None = None


@record(frozen=True, slots=True)
class IndexLine:
    """A line of an index: a letter (level 0) or a heading of level 1–3 with the places it leads to."""

    level: int
    path: tuple[str, ...]
    anchors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.path[-1]

    @property
    def style(self) -> str:
        return f"index.{self.level}" if self.level else "index.letter"


@record(frozen=True, slots=True)
class EndNotes:
    """The notes of a section or document that are printed at its end; marks lead to them."""

    notes: tuple[NoteMark, ...]
    role: Literal["Div"] = "Div"
    span: Span | None = None


@record(frozen=True, slots=True)
class Index:
    """An index of names and terms in the order it is printed in; pages are known to who has them."""

    lines: tuple[IndexLine, ...] = ()
    role: Literal["Index"] = "Index"
    span: Span | None = None


@record(frozen=True, slots=True)
class Section:
    """A heading with what belongs to it; sections nest. ``kind`` is the editor's word for the level.

    ``master`` names the master of the pages it has to itself (a cover, a part's title), "" for running pages.
    Without a heading ``anchor`` is its place, and ``name`` what bookmarks call it and its pages are labelled.
    """

    heading: Heading | None
    children: tuple[Block, ...]
    kind: SectionKind
    number: str = ""
    master: str = ""
    matter: Matter = "body"
    anchor: str = ""
    name: str = ""
    span: Span | None = None

    @property
    def role(self) -> Literal["Part", "Sect"]:
        """The report's largest divisions are parts, all below them sections."""
        return "Sect" if self.kind in ("topic", "item") else "Part"

    @property
    def title(self) -> str:
        return "" if self.heading is None else plain_text(self.heading.runs)

    @property
    def place(self) -> str:
        """The anchor of its beginning."""
        return self.anchor if self.heading is None else self.heading.anchor

    @property
    def content(self) -> tuple[Block, ...]:
        """The heading, if there is one, and what belongs to it."""
        return self.children if self.heading is None else (self.heading, *self.children)


Block = (
    Section
    | Heading
    | Paragraph
    | ListBlock
    | Table
    | Figure
    | Panel
    | Grid
    | Columns
    | Sheet
    | PageBreak
    | Contents
    | Index
    | EndNotes
)


@record(frozen=True, slots=True)
class Metadata:
    """Facts about the document itself. ``date`` is ISO 8601 and never taken from a clock; a draft says so
    on every page.
    """

    title: str
    year: str
    language: str = "zh-CN"
    publisher: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: str = ""
    draft: bool = False

    @property
    def watermark(self) -> str:
        """What stands across every page, "" for a final edition."""
        if not self.draft:
            return ""
        return "草稿" if self.language.startswith("zh") else "DRAFT"


@record(frozen=True, slots=True)
class Report:
    """The root: document metadata and the sections in order."""

    metadata: Metadata
    sections: tuple[Section, ...]

    def only(self, number: str) -> Report:
        """The report that holds the section ``number`` alone; raises KeyError if there is none."""
        chosen = tuple(s for s in self.separate if s.number == number)
        if not chosen:
            raise KeyError(number)
        raised = (_raised(s, 1 - (s.heading.level if s.heading else 1)) for s in chosen)
        return Report(self.metadata, listed(tuple(raised)))

    @property
    def separate(self) -> tuple[Section, ...]:
        """The sections that are documents of their own as well; those without a number are not."""
        return tuple(s for s in self.sections if s.kind == "section" and s.number)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, containers before what they hold (captions are attributes)."""
    for block in blocks:
        yield block
        match block:
            case Section():
                yield from walk(block.content)
            case ListBlock():
                for item in block.items:
                    yield from walk(item.children)
            case Table():
                for row in (*block.header, *block.body):
                    for cell in row.cells:
                        yield from walk(cell.children)
            case Panel() | Columns() | Sheet():
                yield from walk(block.children)
            case Grid():
                yield from walk(block.cells)
            case Heading() | Paragraph() | Figure() | PageBreak() | Contents() | Index() | EndNotes():
                pass


def _raised(section: Section, by: int) -> Section:
    """The section with its headings ``by`` levels on: standing alone, a section is the first level."""
    if by == 0:
        return section
    heading = None if section.heading is None else replace(section.heading, level=section.heading.level + by)
    return replace(section, heading=heading, children=_raised_all(section.children, by))


def _raised_all(blocks: tuple[Block, ...], by: int) -> tuple[Block, ...]:
    return tuple(_raised_block(block, by) for block in blocks)


def _raised_block(block: Block, by: int) -> Block:
    match block:
        case Section():
            return _raised(block, by)
        case Heading():
            return replace(block, level=block.level + by)
        case Panel():
            return _raised_panel(block, by)
        case Columns() | Sheet():
            return replace(block, children=_raised_all(block.children, by))
        case Grid():
            return replace(block, cells=tuple(_raised_panel(cell, by) for cell in block.cells))
        case Contents(within=level) if level:
            return replace(block, levels=block.levels + by, within=level + by)
        case Paragraph() | ListBlock() | Table() | Figure() | PageBreak() | Contents():
            return block
        case Index() | EndNotes():
            return block


def _raised_panel(panel: Panel, by: int) -> Panel:
    return replace(panel, children=_raised_all(panel.children, by))


def listed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of a document with their tables of contents filled, their index of what is there."""
    sections = _with_endnotes(sections)
    known = _Known(tuple(captions(sections)), indexed_anchors(sections))
    return tuple(block for block in _filled(sections, [], known) if isinstance(block, Section))


def _with_endnotes(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with their endnotes behind them, the document's behind the last that has a title."""
    bare = [replace(each, children=tuple(b for b in each.children if not _ends(b))) for each in sections]
    marks = [run for run in inlines(tuple(bare)) if isinstance(run, NoteMark)]
    last = tuple(mark for mark in marks if mark.place == "report")
    behind = next((each for each in reversed(bare) if each.heading is not None), None)
    found: list[Section] = []
    for section in bare:
        own = (run for run in inlines((section,)) if isinstance(run, NoteMark))
        notes = tuple(mark for mark in own if mark.place == "section")
        if section is behind:
            notes += last
        if notes:
            title = Paragraph((TextRun(ENDNOTES_TITLE),), ENDNOTES_STYLE)
            section = replace(section, children=(*section.children, title, EndNotes(notes)))
        found.append(section)
    return tuple(found)


def _ends(block: Block) -> bool:
    """Whether a block is of the endnotes of the document that a part was taken from."""
    return isinstance(block, EndNotes) or (isinstance(block, Paragraph) and block.style == ENDNOTES_STYLE)


@record(frozen=True, slots=True)
class _Known:
    """What lists of a document draw from: its captions, the anchors of its indexed words."""

    captions: tuple[Caption, ...]
    indexed: frozenset[str]


def inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """All inline content of ``blocks`` but that of footnotes, in reading order."""
    for block in walk(blocks):
        yield from own_inlines(block)


def own_inlines(block: Block) -> Iterator[Inline]:
    """The inline content that belongs to a block itself, not to blocks inside it."""
    match block:
        case Heading() | Paragraph():
            yield from block.runs
        case ListBlock():
            for item in block.items:
                yield from item.label
        case Table() | Figure() | Grid():
            if block.caption is not None:
                yield from block.caption.runs
            for note in block.notes:
                yield from note.runs
        case Panel():
            if block.caption is not None:
                yield from block.caption.runs
        case Section() | Columns() | Sheet() | PageBreak() | Contents() | Index() | EndNotes():
            pass
        case _:
            assert_never(block)


def indexed_anchors(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The places that an index may lead to."""
    return frozenset(run.anchor for run in inlines(blocks) if isinstance(run, Indexed))


def indexed_lines(lines: tuple[IndexLine, ...], here: frozenset[str]) -> tuple[IndexLine, ...]:
    """The lines of an index that lead to one of the anchors ``here``, and the headings above these."""
    kept: list[IndexLine] = []
    for line in reversed(lines):
        anchors = tuple(anchor for anchor in line.anchors if anchor in here)
        below = bool(kept) and kept[-1].level > line.level
        if anchors or below:
            kept.append(replace(line, anchors=anchors))
    return tuple(reversed(kept))


def captions(blocks: tuple[Block, ...]) -> Iterator[Caption]:
    """The captions of figures, tables and boxes, in reading order."""
    for block in walk(blocks):
        if isinstance(block, Figure | Table | Panel | Grid) and block.caption is not None:
            yield block.caption


def anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every anchor that has its place in ``blocks``."""
    for block in walk(blocks):
        if isinstance(block, Heading | Paragraph | Panel | Table | Figure | Section) and block.anchor:
            yield block.anchor
    yield from (caption.anchor for caption in captions(blocks) if caption.anchor)


def _filled(blocks: tuple[Block, ...], after: list[ContentsEntry], known: _Known) -> tuple[Block, ...]:
    """The blocks, from the last to the first; ``after`` gathers their headings on the way, the last first."""
    filled: list[Block] = []
    for block in reversed(blocks):
        match block:
            case Contents():
                if block.sequence:
                    entries = tuple(
                        _named(each) for each in known.captions if each.sequence == block.sequence
                    )
                else:
                    entries = tuple(_below(reversed(after), block))
                filled.append(replace(block, entries=entries))
            case Index():
                filled.append(replace(block, lines=indexed_lines(block.lines, known.indexed)))
            case Columns() | Sheet():
                filled.append(replace(block, children=_filled(block.children, after, known)))
            case Section():
                children = _filled(block.children, after, known)
                if block.heading is not None:
                    after.append(_entry(block.heading))
                filled.append(replace(block, children=children))
            case _:
                headings = [_entry(inner) for inner in walk((block,)) if isinstance(inner, Heading)]
                after.extend(reversed(headings))
                filled.append(block)
    return tuple(reversed(filled))


def _below(headings: Iterator[ContentsEntry], block: Contents) -> Iterator[ContentsEntry]:
    """Of the headings after a table of contents those it lists."""
    for entry in headings:
        if entry.level <= block.within:
            return
        if entry.level <= block.levels:
            yield entry


def _entry(heading: Heading) -> ContentsEntry:
    style = f"contents.{min(heading.level, CONTENTS_LEVELS)}"
    return ContentsEntry(heading.level, heading.label, tuple(_words(heading.runs)), heading.anchor, style)


def _named(caption: Caption) -> ContentsEntry:
    return ContentsEntry(1, caption.label, tuple(_words(caption.runs)), caption.anchor, CAPTIONS_STYLE)


def _words(runs: Inlines) -> Iterator[TextRun]:
    """A title's words alone: links, notes and line ends are no matter of the contents."""
    for run in runs:
        match run:
            case TextRun():
                yield run
            case Link():
                yield from run.children
            case CrossReference():
                yield TextRun(run.text, run.strong, run.style)
            case Indexed():
                yield run.words
            case LineBreak():
                yield TextRun(" ")
            case NoteMark():
                pass
