"""Anchors of headings and captions, and the binding of references to their wording."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.model.flow import (
    Block,
    Caption,
    Cell,
    Columns,
    Contents,
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
    Table,
)
from reportgen.model.inline import (
    CrossReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    RefForm,
    TextRun,
)
from reportgen.text.names import nearest_name

# what a page reference holds until pages are known; layout replaces it
PAGE_PLACEHOLDER = "00"


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference can lead to: its number ("图4.2-1", "" if none) and its title."""

    anchor: str
    number: str
    title: str
    span: Span | None


class Anchors:
    """All targets of a report; names given by editors are unique, the others are made here."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._targets: dict[str, Target] = {}
        self._given: set[str] = set()
        self._made = 0

    def add(self, given: str, number: str, title: str, span: Span) -> str:
        """Register a target; ``given`` is the editor's id, "" to have a name made. Returns the anchor."""
        if not given:
            self._made += 1
            # an editor's id begins with a letter, so these never meet
            given = f"_{self._made}"
        elif given in self._targets:
            first = self._targets[given]
            related = ((first.span, given),) if first.span else ()
            words = {"id": given, "other": str(first.span)}
            self._sink.add(Diagnostic("id-twice", span, words, related))
            return given
        else:
            self._given.add(given)
        self._targets[given] = Target(given, number, title, span)
        return given

    def bind(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with the wording of every reference filled in; unknown ones are reported."""
        return tuple(self._block(block) for block in blocks)

    def bound(self, reference: CrossReference) -> CrossReference:
        """One reference with its wording; an unknown target is reported."""
        target = self._targets.get(reference.anchor)
        if target is None or reference.anchor not in self._given:
            if self._given:
                near = nearest_name(reference.anchor, self._given)
                self._sink.report("ref-unknown", reference.span, id=reference.anchor, near=near)
            else:
                self._sink.report("ref-none", reference.span, id=reference.anchor)
            return reference
        if reference.form == "page":
            return replace(reference, text=PAGE_PLACEHOLDER)
        # what has no number is called by its title
        form: RefForm = "number" if target.number and reference.form == "number" else "title"
        return replace(reference, form=form, text=target.number if form == "number" else f"“{target.title}”")

    def _runs(self, runs: Inlines) -> Inlines:
        return tuple(self._run(run) for run in runs)

    def _run(self, run: Inline) -> Inline:
        match run:
            case CrossReference():
                return self.bound(run)
            case NoteMark():
                return replace(run, body=tuple(self._runs(part) for part in run.body))
            case TextRun() | LineBreak() | Link():
                return run
            case _:
                assert_never(run)

    def _block(self, block: Block) -> Block:
        match block:
            case Section():
                heading = replace(block.heading, runs=self._runs(block.heading.runs))
                return replace(block, heading=heading, children=self.bind(block.children))
            case Heading() | Paragraph():
                return replace(block, runs=self._runs(block.runs))
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
            case Columns():
                return replace(block, children=self.bind(block.children))
            case Grid():
                return replace(block, cells=tuple(self._panel(cell) for cell in block.cells))
            case PageBreak() | Contents():
                return block
            case _:
                assert_never(block)

    def _panel(self, panel: Panel) -> Panel:
        return replace(panel, caption=self._caption(panel.caption), children=self.bind(panel.children))

    def _item(self, item: ListItem) -> ListItem:
        return replace(item, label=self._runs(item.label), children=self.bind(item.children))

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(self._cell(cell) for cell in row.cells))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, children=self.bind(cell.children))

    def _caption(self, caption: Caption | None) -> Caption | None:
        return None if caption is None else replace(caption, runs=self._runs(caption.runs))

    def _notes(self, notes: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(replace(note, runs=self._runs(note.runs)) for note in notes)
