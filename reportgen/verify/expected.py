"""FLOW as records: what a reader must meet in every output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Caption,
    ChartGraphic,
    Columns,
    Figure,
    Graphic,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Report,
    Section,
    Sheet,
    Table,
)
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
from reportgen.model.pages import Pages
from reportgen.model.pagespans import BETWEEN, GAP, page_spans
from reportgen.model.picture import Picture
from reportgen.verify.records import FOLLOWING, NOTE_MARK, Record, RecordKind


def expected_records(report: Report, pages: Pages) -> tuple[Record, ...]:
    """The records of ``report``; page references take the page labels of ``pages``."""
    return tuple(_Reader(pages).blocks(report.sections))


def _is_drawn(graphic: Graphic) -> bool:
    """Whether paths and words show it in every output."""
    match graphic:
        case ChartGraphic():
            return True
        case Picture(asset):
            return asset.drawing is not None
        case _:
            assert_never(graphic)


class _Reader:
    """Walks FLOW in reading order."""

    def __init__(self, pages: Pages) -> None:
        self._places = pages.places()
        self._labels = pages.labels()

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[Record]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Record]:
        place = str(block.span or "")
        match block:
            case Section():
                yield from self.blocks(block.content)
            case Heading():
                text = f"{block.label} {self._text(block.runs)}".strip()
                yield Record("heading", text, level=block.level, place=place)
                yield from self._following(block.runs)
            case Paragraph():
                yield Record("paragraph", self._text(block.runs), place=place)
                yield from self._following(block.runs)
            case ListBlock():
                yield from self._list(block)
            case Table():
                yield from self._table(block)
            case Figure() if not block.alt:
                # an ornament says nothing
                yield from self.blocks(block.notes)
            case Figure():
                kind = "chart" if _is_drawn(block.graphic) else "picture"
                yield Record("figure", block.alt, detail=kind, place=place)
                yield from self._caption(block.caption)
                yield from self.blocks(block.notes)
            case Panel():
                yield from self._caption(block.caption)
                yield from self.blocks(block.children)
            case Columns() | Sheet():
                yield from self.blocks(block.children)
            case Grid():
                yield from self.blocks(block.cells)
                yield from self._caption(block.caption)
                yield from self.blocks(block.notes)
            case Contents():
                for entry in block.entries:
                    page = self._labels.get(entry.anchor, "")
                    yield Record("contents", f"{entry.text} {page}", place=place)
            case Index():
                for line in block.lines:
                    spans = page_spans(line.anchors, self._places)
                    pages = BETWEEN.join(span.text for span in spans)
                    yield Record("index", f"{line.text}{GAP}{pages}" if spans else line.text, place=place)
            case EndNotes():
                for mark in block.notes:
                    yield from self._note(mark)
            case PageBreak():
                pass
            case _:
                assert_never(block)

    def _list(self, block: ListBlock) -> Iterator[Record]:
        for item in block.items:
            if item.label:
                yield Record("label", self._text(item.label), place=str(item.span or ""))
                yield from self._following(item.label)
            for index, child in enumerate(item.children):
                if index == 0 and item.marker and isinstance(child, Paragraph):
                    text = self._text(child.runs)
                    box = item.marker if block.kind == "check" else ""
                    place = str(child.span or "")
                    yield Record("item", text, level=block.depth + 1, detail=box, place=place)
                    yield from self._following(child.runs)
                else:
                    yield from self._block(child)

    def _table(self, block: Table) -> Iterator[Record]:
        yield from self._caption(block.caption)
        for r, row in enumerate((*block.header, *block.body), start=1):
            for c, cell in enumerate(row.cells, start=1):
                inner = list(self.blocks(cell.children))
                text = "\n".join(record.text for record in inner if record.kind not in FOLLOWING)
                kind: RecordKind = "cell" if cell.scope == "none" else "header-cell"
                yield Record(kind, text, detail=f"{r},{c}", place=str(cell.span or ""))
                yield from (record for record in inner if record.kind in FOLLOWING)
        yield from self.blocks(block.notes)

    def _caption(self, caption: Caption | None) -> Iterator[Record]:
        if caption is not None:
            text = f"{caption.label} {self._text(caption.runs)}".strip()
            kind: RecordKind = "caption" if caption.role == "Caption" else "paragraph"
            yield Record(kind, text, place=str(caption.span or ""))
            yield from self._following(caption.runs)

    def _text(self, inlines: Inlines) -> str:
        return "".join(self._words(inline) for inline in inlines)

    def _words(self, inline: Inline) -> str:
        match inline:
            case CrossReference():
                return self._word(inline)
            case NoteMark():
                return NOTE_MARK
            case _:
                return plain_text((inline,))

    def _word(self, reference: CrossReference) -> str:
        if reference.form == "page":
            return self._labels.get(reference.anchor, reference.text)
        return reference.text

    def _following(self, inlines: Inlines) -> Iterator[Record]:
        """The links of a text, then its footnotes with theirs."""
        for inline in inlines:
            match inline:
                case Link():
                    yield Record("link", plain_text(inline.children), detail=inline.target)
                case CrossReference() if inline.anchor in self._places:
                    # what lies outside this document is set as plain words
                    yield Record("link", self._word(inline), detail="#")
                case Indexed() if inline.target in self._places:
                    yield Record("link", inline.words.text, detail="#")
                case TextRun() | LineBreak() | CrossReference() | Indexed() | NoteMark():
                    pass
                case _:
                    assert_never(inline)
        for inline in inlines:
            if isinstance(inline, NoteMark) and inline.place == "page":
                yield from self._note(inline)

    def _note(self, mark: NoteMark) -> Iterator[Record]:
        text = "\n".join(self._text(body) for body in mark.body)
        yield Record("note", text, place=str(mark.span or ""))
        for body in mark.body:
            yield from self._following(body)
