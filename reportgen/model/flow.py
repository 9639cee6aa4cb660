"""FLOW: the whole report as a frozen tree from a closed set of block kinds.

Every node says what it is (``role``, a PDF structure type of ISO 32000-1 §14.8.4), how it looks
(``style``, a named style of the theme) and where it comes from (``span``). Writers match over
``Block`` and end in ``assert_never``.
"""

from __future__ import annotations

from typing import Literal

from reportgen.diagnostics import Span
from reportgen.model.chart import ChartSpec
from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.inline import (
    Inlines,
    plain_text,
)
from reportgen.model.picture import Picture
from reportgen.record import record

CellScope = Literal["none", "column", "row"]
ColumnAlign = Literal["start", "center", "end", "decimal"]
# a figure or table: among the text, or where that has no room for it at the head of the next page; always at
# the foot of a page; or at the foot of this page or else the head of the next
FloatPlace = Literal["here", "head", "foot", "float"]
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

    ``place``: where it stands when it does not fit where it is mentioned.
    """

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    style: str
    anchor: str = ""
    caption: Caption | None = None
    notes: tuple[Paragraph, ...] = ()
    alt: str = ""
    place: FloatPlace = "here"
    across: bool = False
    role: Literal["Table"] = "Table"
    span: Span | None = None


@record(frozen=True, slots=True)
class ChartGraphic:
    """A chart as the content of a figure: drawn for the PDF, native in Word."""

    spec: ChartSpec


Graphic = Picture | ChartGraphic


@record(frozen=True, slots=True)
class Figure:
    """A picture or chart with alternative text; the caption stands below. Without words it is an ornament.

    ``width`` is a share of the column's measure (0–1]; ``aspect`` is height over width. ``place``: where
    it stands when it does not fit where it is mentioned. ``with_next``: it stays with the block after it.
    ``bleeds`` names the master of the page (a cover) at whose head it stands from edge to edge, bleed and
    all; "" for figures among the text.
    """

    graphic: Graphic
    alt: str
    style: str
    width: float
    aspect: float
    anchor: str = ""
    caption: Caption | None = None
    notes: tuple[Paragraph, ...] = ()
    place: FloatPlace = "here"
    with_next: bool = False
    across: bool = False
    bleeds: str = ""
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
    ``continued`` is what every further page says above the rest of it.
    """

    columns: int
    cells: tuple[Panel, ...]
    style: str
    widths: tuple[float, ...] = ()
    caption: Caption | None = None
    notes: tuple[Paragraph, ...] = ()
    continued: Paragraph | None = None
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
    def is_separate(self) -> bool:
        """Whether it is a document of its own as well; one without a number is not."""
        return self.kind == "section" and bool(self.number)

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

    @property
    def separate(self) -> tuple[Section, ...]:
        """The sections that are documents of their own as well; those without a number are not."""
        return tuple(s for s in self.sections if s.is_separate)
