"""Walks FLOW: blocks, inline content, captions and anchors in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Caption,
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
from reportgen.model.inline import Indexed, Inline

# for ``isinstance`` over all blocks of a report: a union made anew takes longer than the question
_CAPTIONED = Figure | Table | Panel | Grid
_ANCHORED = Heading | Paragraph | Panel | Table | Figure | Section


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, containers before what they hold (captions are attributes)."""
    for block in blocks:
        yield block
        match block:
            case Paragraph() | Heading():  # nearly all there are
                pass
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
            case Figure() | PageBreak() | Contents() | Index() | EndNotes():
                pass


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


def captions(blocks: tuple[Block, ...]) -> Iterator[Caption]:
    """The captions of figures, tables and boxes, in reading order."""
    for block in walk(blocks):
        if isinstance(block, _CAPTIONED) and block.caption is not None:
            yield block.caption


def anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every anchor that has its place in ``blocks``."""
    for block in walk(blocks):
        if isinstance(block, _ANCHORED) and block.anchor:
            yield block.anchor
    yield from (caption.anchor for caption in captions(blocks) if caption.anchor)


def indexed_anchors(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The places that an index may lead to."""
    return frozenset(run.anchor for run in inlines(blocks) if isinstance(run, Indexed))
