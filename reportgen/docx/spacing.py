"""The distances blocks ask for, in pt: Word's tables have none of their own."""

from __future__ import annotations

from copy import deepcopy
from typing import assert_never

from reportgen.docx.ooxml import Element, is_table, name, set_paragraph_property, twips, w
from reportgen.layout import contents, lists
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
from reportgen.theme.theme import Theme


def flush_at_top(paragraph: Element) -> None:
    """The first paragraph of a page without its distance above: Word keeps it there, the pages do not."""
    if is_table(paragraph):
        return
    given = paragraph.find(f"{name('w:pPr')}/{name('w:spacing')}")
    spacing = w("spacing") if given is None else deepcopy(given)
    spacing.set(name("w:before"), "0")
    set_paragraph_property(paragraph, spacing)


def set_space_after(paragraph: Element, height: float) -> None:
    """Let ``height`` pt stand below a paragraph; what else its spacing says stays."""
    spacing = paragraph.find(f"{name('w:pPr')}/{name('w:spacing')}")
    if spacing is None:
        set_paragraph_property(paragraph, w("spacing", after=twips(height)))
    else:
        spacing.set(name("w:after"), str(twips(height)))


def begins_with_table(block: Block) -> bool:
    """Whether the block's first element is a Word table."""
    match block:
        case Panel() | Grid():
            return True
        case Table():
            return block.caption is None
        case _:
            return False


def space_before(block: Block, theme: Theme) -> float:
    """The distance above ``block``."""
    match block:
        case Section():
            return space_before(block.content[0], theme) if block.content else 0.0
        case Heading() | Paragraph() | Panel() | Grid():
            return theme.style(block.style).space_before
        case Table():
            return theme.style(block.style).space_before
        case ListBlock():
            labelled = bool(block.items and block.items[0].label)
            return theme.style(block.label_style or block.style if labelled else block.style).space_before
        case Figure():
            return theme.style(block.style).space_before
        case Contents():
            return theme.style(block.entries[0].style).space_before if block.entries else 0.0
        case Index():
            return theme.style(block.lines[0].style).space_before if block.lines else 0.0
        case Columns() | Sheet() | PageBreak() | EndNotes():
            return 0.0
        case _:
            assert_never(block)


def space_after(block: Block, theme: Theme) -> float:
    """The distance below ``block``."""
    match block:
        case Section():
            return space_after(block.content[-1], theme) if block.content else 0.0
        case Heading() | Paragraph() | Panel() | Grid() | Table() | Figure():
            return theme.style(block.style).space_after
        case ListBlock():
            last = block.items[-1].children[-1:] if block.items else ()
            return max((lists.space_below(block, theme), *(space_after(each, theme) for each in last)))
        case Contents():
            return contents.space_below(block, theme)
        case Index():
            return theme.style(block.lines[-1].style).space_after if block.lines else 0.0
        case Columns() | Sheet() | PageBreak() | EndNotes():
            return 0.0
        case _:
            assert_never(block)
