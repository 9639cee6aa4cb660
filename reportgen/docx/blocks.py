"""FLOW blocks to a sequence of paragraphs and tables; no two tables touch, no cell ends in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.docx.contents import write_contents
from reportgen.docx.context import Context
from reportgen.docx.figures import write_figure
from reportgen.docx.fonts import text_width
from reportgen.docx.index import write_index
from reportgen.docx.ooxml import (
    Element,
    first_paragraph,
    is_table,
    on,
    set_paragraph_property,
)
from reportgen.docx.panels import spacer, write_grid, write_panel
from reportgen.docx.paragraphs import keep_with_next, styled, write_heading, write_list, write_paragraph
from reportgen.docx.spacing import begins_with_table, flush_at_top, set_space_after, space_after, space_before
from reportgen.docx.tables import write_table
from reportgen.docx.tightening import tighten
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

# the smallest distance worth an empty line, in pt
_LEAST = 1.0


def write_blocks(blocks: tuple[Block, ...], context: Context) -> list[Element]:
    """The elements of ``blocks`` in order, sections opened up, with the distances tables need."""
    elements: list[Element] = []
    previous: Block | None = None
    # whether the last block is a line that stands alone behind a heading
    titled = False
    page_break = False
    for block in _flattened(blocks):
        if isinstance(block, PageBreak):
            page_break = True
            continue
        written = _write(block, context)
        if not written:
            continue
        gap = _gap(previous, elements, block, context)
        parting = 0.0
        if page_break:
            if is_table(written[0]):
                written.insert(0, spacer(0.0, context))
            first = first_paragraph(written[:1])
            if first is not None:
                set_paragraph_property(first, on("pageBreakBefore"))
                if space_before(block, context.theme):
                    flush_at_top(first)
            page_break = False
        elif gap and is_table(elements[-1]):
            written.insert(0, styled(context.sheet.parting(gap), []))
            parting = gap
        elif gap:
            # a distance of the paragraph above ends with its page; an empty line would begin the next one
            set_space_after(elements[-1], gap)
        tighten(block, previous, written, parting, context)
        if titled and not isinstance(block, Heading) and not is_table(elements[-1]):
            # a heading stays with two lines of what follows, and this is only the second
            keep_with_next(elements[-1])
        elements += written
        titled = isinstance(previous, Heading) and isinstance(block, Paragraph) and _is_line(block, context)
        previous = block
    return elements


def _is_line(block: Paragraph, context: Context) -> bool:
    """Whether a paragraph is no longer than a line."""
    style = context.theme.style(block.style)
    wide = text_width(plain_text(block.runs), style, context.theme.fonts)
    return wide + style.first_indent <= context.measure - style.start_indent - style.end_indent


def _flattened(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _flattened(block.content)
        elif isinstance(block, Columns | Sheet):
            yield from _flattened(block.children)
        else:
            yield block


def _gap(previous: Block | None, elements: list[Element], block: Block, context: Context) -> float:
    """The distance to set before ``block``; 0 = none.

    Paragraphs carry their distances in their styles; only beside a table something is needed: below a
    table an empty line, above it the whole distance as that of the paragraph there.
    """
    if previous is None or not elements:
        return 0.0
    theme = context.theme
    after_table, before_table = is_table(elements[-1]), begins_with_table(block)
    above, below = space_after(previous, theme), space_before(block, theme)
    if after_table and before_table:
        return max(above, below, _LEAST)
    if after_table:
        return _worth(above - below)
    if before_table and below - above >= _LEAST:
        return below
    return 0.0


def _worth(height: float) -> float:
    return height if height >= _LEAST else 0.0


def _write(block: Block, context: Context) -> list[Element]:
    match block:
        case Heading():
            return [write_heading(block, context)]
        case Paragraph():
            return [write_paragraph(block, context)]
        case ListBlock():
            return write_list(block, context, write_blocks)
        case Table():
            return write_table(block, context, write_blocks)
        case Figure():
            return write_figure(block, context)
        case Panel():
            return [write_panel(block, context, write_blocks)]
        case Grid():
            return write_grid(block, context, write_blocks) if block.cells else []
        case Contents():
            return write_contents(block, context)
        case Index():
            return write_index(block, context)
        case EndNotes():
            return []  # Word prints them where the settings say
        case Section() | Columns() | Sheet() | PageBreak():
            raise ValueError(block)  # opened up or turned into a property before
        case _:
            assert_never(block)
