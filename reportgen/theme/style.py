"""Computed styles: what the writers read. All lengths are floats in pt; nothing here is a string to parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from reportgen.model.chart import Legend, Patterns
from reportgen.model.colour import Colour
from reportgen.model.flow import ColumnAlign, FloatPlace
from reportgen.model.inline import NotePlace
from reportgen.record import record
from reportgen.theme.line_rules import LineRules
from reportgen.theme.page_rules import PageRules
from reportgen.theme.picture_rules import PictureRules

Align = Literal["justify", "start", "center", "end"]
# where what a page of its own leaves free goes: above, below, both alike
Fill = Literal["none", "above", "below", "both"]
# a right-hand and a left-hand page
Side = Literal["recto", "verso"]


@record(frozen=True, slots=True)
class Edges:
    """Four lengths in pt (padding, margins)."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@record(frozen=True, slots=True)
class Border:
    """A rule along one side: width in pt; width 0 = none."""

    width: float
    colour: Colour


@record(frozen=True, slots=True)
class Borders:
    """The rules around a box; ``inner`` runs between the rows of a table."""

    top: Border | None = None
    right: Border | None = None
    bottom: Border | None = None
    left: Border | None = None
    inner: Border | None = None


@record(frozen=True, slots=True)
class Give:
    """By which shares of themselves the spaces around a style may grow and shrink to fill a page."""

    stretch: float = 0.0
    shrink: float = 0.0


@record(frozen=True, slots=True)
class Style:
    """A named style, computed (specified → inherited → computed, as in CSS).

    One record serves paragraphs (type, spacing), boxes (panels, table cells: background, borders,
    padding, radius) and characters (font, bold, size, colour). ``given`` names the properties that the
    style or one it is based on says itself: a character style changes those of its surroundings and
    no others. ``first_indent`` is in pt, already
    multiplied by the style's own size; ``first_indent_em`` keeps the em for Word's firstLineChars.
    """

    name: str
    font: str  # family key of FontSet
    bold: bool
    size: float
    leading: float
    colour: Colour
    align: Align = "start"
    first_indent: float = 0.0
    start_indent: float = 0.0
    end_indent: float = 0.0
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    keep_phrases: bool = False  # lines that are not justified end where phrases do
    letter_spacing: float = 0.0
    marker: str = ""  # template of a heading's or list's mark: "◆", "{①}", "{1}.", "{一}、"
    marker_colour: Colour | None = None
    marker_gap: float = 0.0  # between mark and text
    background: Colour | None = None
    borders: Borders = Borders()
    padding: Edges = Edges()
    radius: float = 0.0
    gap: float = 0.0  # between the cells of a grid, between figure and caption
    across: bool = False  # stands across all columns of its page
    max_width: float = 0.0  # 0 = the whole measure
    give: Give | None = None  # None = the spaces around it are rigid
    marker_size: float = 0.0  # type size of a heading's mark or number; 0 = the style's own size
    underline: bool = False
    emphasis_dots: bool = False  # 着重号 under every Han
    fill: Fill = "none"  # takes what is left of a page that a section has to itself
    spread: float = 0.0  # 均排: shorter words are spaced out to this width; 0 = set naturally
    tabular_figures: bool = False  # all figures equally wide, for columns of numbers
    given: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        # what tells styles apart nearly always: every paragraph is looked for by its style among those set
        return hash((self.name, self.size, self.align, self.first_indent))

    @property
    def first_indent_em(self) -> float:
        return self.first_indent / self.size


@record(frozen=True, slots=True)
class FurnitureItem:
    """A piece of running head or foot.

    ``text`` may hold ``{page}``, ``{pages}``, ``{report}``, ``{chapter}``, ``{section}``, ``{topic}``,
    ``{publisher}``, ``{year}``. ``slot`` is relative to the binding when the master is mirrored: inner and
    outer swap on even pages.
    """

    slot: Literal["inner", "center", "outer"]
    text: str
    style: str


@record(frozen=True, slots=True)
class Furniture:
    """A running head or foot: ``offset`` from page edge to baseline; ``rule`` beside the text block."""

    items: tuple[FurnitureItem, ...]
    offset: float
    rule: Border | None = None
    rule_gap: float = 0.0


@record(frozen=True, slots=True)
class Decoration:
    """A coloured rectangle behind the text, placed from the page's edges (pt; None = unset side).

    ``left`` and ``right`` mean inner and outer where the master is mirrored.
    """

    colour: Colour
    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    left: float | None = None
    width: float | None = None
    height: float | None = None


@record(frozen=True, slots=True)
class PageMaster:
    """Page geometry and furniture. With ``mirrored`` margins left/right mean inner/outer."""

    name: str
    width: float
    height: float
    margins: Edges
    mirrored: bool = False
    header: Furniture | None = None
    footer: Furniture | None = None
    decorations: tuple[Decoration, ...] = ()
    # where the text block begins on this page, from the page's top edge (None = at the margin)
    content_top: float | None = None


@record(frozen=True, slots=True)
class ChartStyle:
    """How charts look: series colours in order, the mark for highlighted points, grid and text."""

    palette: tuple[Colour, ...]
    highlight: Colour
    muted: Colour
    grid: Colour
    font: str
    label_size: float
    text_colour: Colour
    legend: Legend = "auto"  # where legends stand in charts that do not say
    patterns: Patterns = "auto"  # which fills are hatched in charts that do not say


@record(frozen=True, slots=True)
class LayoutRules:
    """What a layout says beyond styles.

    ``masters`` has at least "page" (running pages) and may have "first" (the document's first page), "opener"
    (a section's first page), "chapter" (a chapter's), "left" and "right" (running pages of one side).
    ``sheets`` has the masters of pages that stand for themselves (a cover, a wide table turned).
    ``section_start``, ``chapter_start``: it begins a new page, a new right-hand page, or runs on.
    """

    masters: dict[str, PageMaster]
    section_start: Literal["page", "recto", "continuous"]
    figure_width: float  # default share of the measure
    figure_aspect: float  # default height over width of charts
    cards_per_row: int  # most cards side by side
    caption_numbering: Literal["section", "report"]  # 图4.2-1 or 图1
    lines: LineRules  # how lines are composed
    pages: PageRules  # how pages are counted and printed
    note_numbering: Literal["page", "section", "report"] = "page"  # where footnotes begin at 1 again
    note_place: NotePlace = "page"  # where notes are printed
    figure_place: FloatPlace = "float"  # where figures stand that do not fit where they are mentioned
    table_figures: ColumnAlign = "decimal"  # how a column of figures stands that says nothing else
    sheets: Mapping[str, PageMaster] = field(default_factory=dict)
    chapter_start: Literal["page", "recto", "continuous"] = "page"
    pictures: PictureRules = PictureRules()  # how fine pictures are
    whole_em: bool = True  # the text is a whole number of em wide, whatever else the margins leave

    def running(self, side: Side) -> PageMaster:
        """The master of running pages on this side."""
        return self.masters.get("right" if side == "recto" else "left", self.masters["page"])

    @property
    def notes_counted(self) -> Literal["page", "section", "report"]:
        """Where notes begin at 1 again; those printed together are counted together."""
        match self.note_place:
            case "page":
                return self.note_numbering
            case "section":
                return "report" if self.note_numbering == "report" else "section"
            case "report":
                return "report"

    @property
    def note_style(self) -> str:
        """The style of the notes themselves."""
        return "footnote" if self.note_place == "page" else "endnote"

    @property
    def two_sided(self) -> bool:
        """Whether left-hand pages look otherwise than right-hand ones."""
        sides = self.running("recto"), self.running("verso")
        return sides[0].mirrored or sides[1].mirrored or sides[0] != sides[1]
