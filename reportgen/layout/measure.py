"""Measures FLOW: blocks to pieces in source order, elements of the structure on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from reportgen.charts import Drawer
from reportgen.diagnostics import Sink
from reportgen.layout.figures import figure
from reportgen.layout.frames import frame_of, measure_of
from reportgen.layout.lists import list_block
from reportgen.layout.panels import grid, panel
from reportgen.layout.paragraphs import heading, paragraph
from reportgen.layout.pieces import Break, Piece, SectionStart
from reportgen.layout.setting import Place, Setting
from reportgen.layout.structure import StructureBuilder
from reportgen.layout.tables import table
from reportgen.model.flow import (
    Block,
    Figure,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Section,
    Table,
)
from reportgen.theme.theme import Theme
from reportgen.typeset import SetContext

# what a layout's ``section_start`` means between a section and what precedes it
_SECTION_BREAK = {"page": Break.PAGE, "recto": Break.RECTO, "continuous": Break.FREE}


def measuring(theme: Theme) -> Setting:
    """The setting of a writer that lays out itself and asks for measures only; it tells nothing."""
    sink = Sink()
    typeset = SetContext(theme.fonts, theme.styles, sink, theme.rules.lines)
    frame = frame_of(theme.rules.masters["page"], "recto", measure_of(theme))
    structure, draw = StructureBuilder("", ""), Drawer(theme)
    return Setting(
        theme, sink, typeset, structure, {}, frozenset(), {}, frame.height, frame.width, measure, draw
    )


def measure(blocks: Sequence[Block], place: Place, setting: Setting) -> list[Piece]:
    """The pieces of ``blocks``, in order."""
    pieces: list[Piece] = []
    forced = Break.FREE
    for block in blocks:
        if isinstance(block, PageBreak):
            forced = Break.PAGE
            continue
        made = _pieces(block, place, setting)
        if made and forced is not Break.FREE:
            made[0] = replace(made[0], break_before=max(made[0].break_before, forced))
            forced = Break.FREE
        pieces += made
    return pieces


def _pieces(
    block: Section | Heading | Paragraph | ListBlock | Table | Figure | Panel | Grid,
    place: Place,
    setting: Setting,
) -> list[Piece]:
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
        case _:
            assert_never(block)


def _section(block: Section, place: Place, setting: Setting) -> list[Piece]:
    """A section with what belongs to it; one of the highest kind begins a page if the layout says so."""
    key = setting.structure.add(block.role, place.parent, block.span)
    pieces = measure((block.heading, *block.children), place.inside(key), setting)
    if pieces:
        first = pieces[0]
        rule = setting.theme.rules.section_start
        start = _SECTION_BREAK[rule] if block.kind == "section" else Break.FREE
        pieces[0] = replace(
            first,
            marks=(SectionStart(block.heading.text, block.kind), *first.marks),
            break_before=max(first.break_before, start),
        )
    return pieces
