"""FLOW with all its inline content put through a function; the tree stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import assert_never

from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Caption,
    Cell,
    Columns,
    Figure,
    Grid,
    Heading,
    ListBlock,
    ListItem,
    PageBreak,
    Panel,
    Paragraph,
    Row,
    Section,
    Sheet,
    Table,
)
from reportgen.model.inline import Inlines
from reportgen.record import record, replace

Rewrite = Callable[[Inlines], Inlines]


def rewritten(
    blocks: tuple[Block, ...],
    runs: Rewrite,
    titles: Rewrite | None = None,
    leave: frozenset[str] = frozenset(),
) -> tuple[Block, ...]:
    """The blocks with ``runs`` applied to every text; to headings, captions and labels ``titles``, if it is
    given. Paragraphs of the styles ``leave`` stay as they are.
    """
    rewriter = _Rewriter(runs, titles or runs, leave)
    return rewriter.blocks(blocks)


def replaced(blocks: tuple[Block, ...], new: Callable[[Block], Block]) -> tuple[Block, ...]:
    """The blocks, those in sections, boxes and columns too, each as ``new`` makes it."""
    return tuple(_replaced(block, new) for block in blocks)


def _replaced(block: Block, new: Callable[[Block], Block]) -> Block:
    match block:
        case Section() | Panel() | Columns() | Sheet():
            children = replaced(block.children, new)
            same = all(map(is_, children, block.children))
            return new(block if same else replace(block, children=children))
        case _:
            return new(block)


@record(frozen=True, slots=True)
class _Rewriter:
    runs: Rewrite
    titles: Rewrite
    leave: frozenset[str]

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Section():
                heading = block.heading and replace(block.heading, runs=self.titles(block.heading.runs))
                return replace(block, heading=heading, children=self.blocks(block.children))
            case Heading():
                return replace(block, runs=self.titles(block.runs))
            case Paragraph():
                return block if block.style in self.leave else replace(block, runs=self.runs(block.runs))
            case ListBlock():
                return replace(block, items=tuple(self._item(item) for item in block.items))
            case Table():
                return replace(
                    block,
                    header=tuple(self._row(row) for row in block.header),
                    body=tuple(self._row(row) for row in block.body),
                    caption=self._caption(block.caption),
                    notes=self._notes(block.notes),
                )
            case Figure():
                return replace(block, caption=self._caption(block.caption), notes=self._notes(block.notes))
            case Panel():
                return self._panel(block)
            case Columns() | Sheet():
                return replace(block, children=self.blocks(block.children))
            case Grid():
                return replace(
                    block,
                    cells=tuple(self._panel(cell) for cell in block.cells),
                    caption=self._caption(block.caption),
                    notes=self._notes(block.notes),
                )
            case PageBreak() | Contents() | Index() | EndNotes():
                return block
            case _:
                assert_never(block)

    def _panel(self, panel: Panel) -> Panel:
        return replace(panel, caption=self._caption(panel.caption), children=self.blocks(panel.children))

    def _item(self, item: ListItem) -> ListItem:
        return replace(item, label=self.titles(item.label), children=self.blocks(item.children))

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(self._cell(cell) for cell in row.cells))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, children=self.blocks(cell.children))

    def _caption(self, caption: Caption | None) -> Caption | None:
        return None if caption is None else replace(caption, runs=self.titles(caption.runs))

    def _notes(self, notes: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(replace(note, runs=self.runs(note.runs)) for note in notes)
