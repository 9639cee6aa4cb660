"""Measures FLOW: blocks to pieces in source order, elements of the structure on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from reportgen.charts import Drawer
from reportgen.diagnostics import Sink
from reportgen.layout.bands import Band, band_of, goes_across
from reportgen.layout.contents import contents
from reportgen.layout.endnotes import endnotes
from reportgen.layout.figures import figure
from reportgen.layout.frames import frame_of
from reportgen.layout.index import index
from reportgen.layout.lists import list_block
from reportgen.layout.panels import grid, panel
from reportgen.layout.paragraphs import heading, paragraph
from reportgen.layout.pieces import Bookmark, Break, Landmark, Mark, MatterStart, Piece, SectionStart
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.setting import LineCache, Place, Setting
from reportgen.layout.sheets import on_sheet, sprung
from reportgen.layout.structure import ROOT, StructureBuilder
from reportgen.layout.tables import table
from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Columns,
    Figure,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Section,
    Sheet,
    Table,
)
from reportgen.model.inline import plain_text
from reportgen.record import replace
from reportgen.theme.measures import COLUMNS_STYLE, measure_of
from reportgen.theme.theme import Theme
from reportgen.typeset import SetContext

# what a layout's ``section_start`` means between a section and what precedes it
_SECTION_BREAK = {"page": Break.PAGE, "recto": Break.RECTO, "continuous": Break.FREE}


def measuring(theme: Theme, lines: LineCache | None = None, plans: PlanMemory | None = None) -> Setting:
    """The setting of a writer that lays out itself and asks for measures only; it tells nothing."""
    sink = Sink()
    typeset = SetContext(theme.fonts, theme.styles, sink, theme.rules.lines)
    frame = frame_of(theme.rules.masters["page"], "recto", measure_of(theme))
    structure, draw = StructureBuilder("", ""), Drawer(theme)
    cache: LineCache = {} if lines is None else lines
    return Setting(
        theme,
        sink,
        typeset,
        structure,
        {},
        frozenset(),
        cache,
        frame.height,
        frame.width,
        measure,
        draw,
        plans=plans,
    )


def measure(blocks: Sequence[Block], place: Place, setting: Setting) -> list[Piece]:
    """The pieces of ``blocks``, in order."""
    pieces: list[Piece] = []
    forced = Break.FREE
    for block in blocks:
        if isinstance(block, PageBreak):
            forced = Break.PAGE
            continue
        spot = _spot(block, place, setting)
        # blocks in boxes, lists and tables are remembered with these, sections of a report by themselves
        if setting.parts is not None and place.flow and place.parent != ROOT:
            made = setting.parts.pieces(block, spot, setting, _pieces)
        else:
            made = _pieces(block, spot, setting)
        if place.sheet:
            made = sprung(block, made, setting)
        if spot.band is not None and not isinstance(block, Section | Columns | Sheet):
            made = [replace(piece, band=spot.band) for piece in made]
        if made and forced is not Break.FREE:
            made[0] = replace(made[0], break_before=max(made[0].break_before, forced))
            forced = Break.FREE
        pieces += made
    return pieces


def _pieces(block: Block, place: Place, setting: Setting) -> list[Piece]:
    match block:
        case Section():
            return _section(block, place, setting)
        case Heading():
            return heading(block, place, setting)
        case Paragraph():
            return paragraph(block, place, setting)
        case ListBlock():
            return list_block(block, place, setting)
        case Table():
            return table(block, place, setting)
        case Figure():
            return figure(block, place, setting)
        case Panel():
            return panel(block, place, setting)
        case Grid():
            return grid(block, place, setting)
        case Sheet():
            return _sheet(block, place, setting)
        case Columns():
            return _columns(block, place, setting)
        case Contents():
            return contents(block, place, setting)
        case Index():
            return index(block, place, setting)
        case EndNotes():
            return endnotes(block, place, setting)
        case PageBreak():
            return []  # it is no more than a wish of what follows
        case _:
            assert_never(block)


def _section(block: Section, place: Place, setting: Setting) -> list[Piece]:
    """A section with what belongs to it; one of the highest kind begins a page if the layout says so."""
    key = setting.structure.add(block.role, place.parent, block.span)
    inside = replace(place, parent=key)
    if block.master:
        pieces = on_sheet(block.master, block.content, inside, setting)
    else:
        columns = setting.theme.rules.pages.columns
        if block.kind == "section" and columns > 1 and place.flow and place.band is None:
            inside = _in(band_of(setting.theme, columns, place.x, place.width), inside)
        pieces = measure(block.content, inside, setting)
    if block.heading is None and len(pieces) > 1:
        # what begins here is told apart from the first thing on the page, which may be built again
        first, *others = pieces
        start = Piece(0.0, break_before=first.break_before, break_after=Break.NEVER, master=first.master)
        pieces = [start, replace(first, before=0.0, break_before=Break.FREE), *others]
    if pieces:
        first = pieces[0]
        wish = max(first.break_before, _start(block, setting.theme))
        pieces[0] = replace(first, marks=(*_marks(block, place), *first.marks), break_before=wish)
    return pieces


def _start(block: Section, theme: Theme) -> Break:
    """How a section begins: as the layout says, a page of its own by itself, and outside of the text too."""
    match block.kind:
        case "section":
            least = Break.FREE if block.matter == "body" else Break.PAGE
            return max(_SECTION_BREAK[theme.rules.section_start], least)
        case "part" | "chapter":
            return max(_SECTION_BREAK[theme.rules.chapter_start], Break.PAGE if block.master else Break.FREE)
        case "page":
            return Break.PAGE
        case "topic" | "item":
            return Break.FREE


def _marks(block: Section, place: Place) -> Iterator[Mark]:
    """What begins with a section: its name in running heads, its way of counting pages, its landing place."""
    if block.kind not in ("topic", "item"):
        yield MatterStart(block.matter, block.name)
    if block.heading is not None:
        yield SectionStart(_running_title(block.heading), block.kind)
        return
    yield SectionStart("", block.kind)
    if block.anchor:
        yield Landmark(block.anchor, place.x, 0.0)
    if block.name:
        yield Bookmark(block.name, 1, place.x, 0.0)


def _sheet(block: Sheet, place: Place, setting: Setting) -> list[Piece]:
    """Blocks on pages of their own; inside a box or columns they stay where they are."""
    inside = replace(place, parent=setting.structure.add(block.role, place.parent, block.span))
    if not place.flow:
        setting.sink.report("sheet-nested", block.span)
        return measure(block.children, inside, setting)
    return on_sheet(block.master, block.children, inside, setting)


def _running_title(title: Heading) -> str:
    """The title for a running head. The blank behind a number is a firm one there: 5.6 标准 is no figure
    with its unit, which would be set tight.
    """
    if title.label[-1:].isdigit():
        return f"{title.label}\u00a0{plain_text(title.runs)}"
    return title.text


def _columns(block: Columns, place: Place, setting: Setting) -> list[Piece]:
    """Blocks in columns; inside a box or other columns they stay below each other."""
    inside = replace(place, parent=setting.structure.add(block.role, place.parent, block.span))
    if not place.flow or place.band is not None:
        setting.sink.report("columns-nested", block.span)
        return measure(block.children, inside, setting)
    band = band_of(setting.theme, block.count, place.x, place.width)
    if band.count < block.count:
        setting.sink.report("columns-too-narrow", block.span, count=str(block.count), fit=str(band.count))
    pieces = measure(block.children, _in(band, inside), setting)
    if pieces:
        style = setting.style(COLUMNS_STYLE)
        pieces[0] = replace(pieces[0], before=max(pieces[0].before, style.space_before))
        pieces[-1] = replace(pieces[-1], after=max(pieces[-1].after, style.space_after))
    return pieces


def _in(band: Band, place: Place) -> Place:
    """The place of what stands in columns; every column has the same edges."""
    return replace(place, x=0.0, width=band.width, band=band) if band.count > 1 else place


def _spot(block: Block, place: Place, setting: Setting) -> Place:
    """Where a block stands: its column, or all of them when it goes across."""
    band = place.band
    if band is None or not goes_across(block, setting.theme):
        return place
    return replace(place, x=band.x, width=band.full, band=None)
