"""FLOW of one document, a report or a section of it alone: its contents, lists, index and endnotes filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.model.flow import (
    CAPTIONS_STYLE,
    CONTENTS_LEVELS,
    ENDNOTES_STYLE,
    ENDNOTES_TITLE,
    Block,
    Caption,
    Columns,
    Contents,
    ContentsEntry,
    EndNotes,
    Figure,
    Grid,
    Heading,
    Index,
    IndexLine,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Report,
    Section,
    Sheet,
    Table,
)
from reportgen.model.inline import CrossReference, Indexed, Inlines, LineBreak, Link, NoteMark, TextRun
from reportgen.model.walking import captions, indexed_anchors, inlines, walk
from reportgen.record import record


def part_of(report: Report, number: str) -> Report:
    """The report that holds the section ``number`` alone; raises KeyError if there is none."""
    chosen = sections_of(report, number)
    raised = (_raised(s, 1 - (s.heading.level if s.heading else 1)) for s in chosen)
    return Report(report.metadata, listed(tuple(raised)))


def sections_of(report: Report, number: str) -> tuple[Section, ...]:
    """What ``part_of`` is made from, as it stands in the whole; raises KeyError if there is none."""
    chosen = tuple(s for s in report.sections if s.number == number and s.is_separate)
    if not chosen:
        raise KeyError(number)
    return chosen


def listed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of a document with their tables of contents filled, their index of what is there."""
    sections = _with_endnotes(sections)
    known = _Known(tuple(captions(sections)), indexed_anchors(sections))
    return tuple(block for block in _filled(sections, [], known) if isinstance(block, Section))


def _with_endnotes(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with their endnotes behind them, the document's behind the last that has a title."""
    bare = [replace(each, children=tuple(b for b in each.children if not _ends(b))) for each in sections]
    marks = [[run for run in inlines((section,)) if isinstance(run, NoteMark)] for section in bare]
    last = tuple(mark for own in marks for mark in own if mark.place == "report")
    behind = next((each for each in reversed(bare) if each.heading is not None), None)
    found: list[Section] = []
    for section, own in zip(bare, marks, strict=True):
        notes = tuple(mark for mark in own if mark.place == "section")
        if section is behind:
            notes += last
        if notes:
            title = Paragraph((TextRun(ENDNOTES_TITLE),), ENDNOTES_STYLE)
            section = replace(section, children=(*section.children, title, EndNotes(notes)))
        found.append(section)
    return tuple(found)


def _ends(block: Block) -> bool:
    """Whether a block is of the endnotes of the document that a part was taken from."""
    return isinstance(block, EndNotes) or (isinstance(block, Paragraph) and block.style == ENDNOTES_STYLE)


@record(frozen=True, slots=True)
class _Known:
    """What lists of a document draw from: its captions, the anchors of its indexed words."""

    captions: tuple[Caption, ...]
    indexed: frozenset[str]


def _filled(blocks: tuple[Block, ...], after: list[ContentsEntry], known: _Known) -> tuple[Block, ...]:
    """The blocks, from the last to the first; ``after`` gathers their headings on the way, the last first."""
    filled: list[Block] = []
    for block in reversed(blocks):
        match block:
            case Contents():
                if block.sequence:
                    entries = tuple(
                        _named(each) for each in known.captions if each.sequence == block.sequence
                    )
                else:
                    entries = tuple(_below(reversed(after), block))
                filled.append(replace(block, entries=entries))
            case Index():
                filled.append(replace(block, lines=indexed_lines(block.lines, known.indexed)))
            case Columns() | Sheet():
                filled.append(replace(block, children=_filled(block.children, after, known)))
            case Section():
                children = _filled(block.children, after, known)
                if block.heading is not None:
                    after.append(_entry(block.heading))
                filled.append(replace(block, children=children))
            case Paragraph():
                filled.append(block)
            case _:
                headings = [_entry(inner) for inner in walk((block,)) if isinstance(inner, Heading)]
                after.extend(reversed(headings))
                filled.append(block)
    return tuple(reversed(filled))


def _below(headings: Iterator[ContentsEntry], block: Contents) -> Iterator[ContentsEntry]:
    """Of the headings after a table of contents those it lists."""
    for entry in headings:
        if entry.level <= block.within:
            return
        if entry.level <= block.levels:
            yield entry


def _entry(heading: Heading) -> ContentsEntry:
    style = f"contents.{min(heading.level, CONTENTS_LEVELS)}"
    return ContentsEntry(heading.level, heading.label, tuple(_words(heading.runs)), heading.anchor, style)


def _named(caption: Caption) -> ContentsEntry:
    return ContentsEntry(1, caption.label, tuple(_words(caption.runs)), caption.anchor, CAPTIONS_STYLE)


def _words(runs: Inlines) -> Iterator[TextRun]:
    """A title's words alone: links, notes and line ends are no matter of the contents."""
    for run in runs:
        match run:
            case TextRun():
                yield run
            case Link():
                yield from run.children
            case CrossReference():
                yield TextRun(run.text, run.strong, run.style)
            case Indexed():
                yield run.words
            case LineBreak():
                yield TextRun(" ")
            case NoteMark():
                pass


def indexed_lines(lines: tuple[IndexLine, ...], here: frozenset[str]) -> tuple[IndexLine, ...]:
    """The lines of an index that lead to one of the anchors ``here``, and the headings above these."""
    kept: list[IndexLine] = []
    for line in reversed(lines):
        anchors = tuple(anchor for anchor in line.anchors if anchor in here)
        below = bool(kept) and kept[-1].level > line.level
        if anchors or below:
            kept.append(replace(line, anchors=anchors))
    return tuple(reversed(kept))


def _raised(section: Section, by: int) -> Section:
    """The section with its headings ``by`` levels on: standing alone, a section is the first level."""
    if by == 0:
        return section
    heading = None if section.heading is None else replace(section.heading, level=section.heading.level + by)
    return replace(section, heading=heading, children=_raised_all(section.children, by))


def _raised_all(blocks: tuple[Block, ...], by: int) -> tuple[Block, ...]:
    return tuple(_raised_block(block, by) for block in blocks)


def _raised_block(block: Block, by: int) -> Block:
    match block:
        case Section():
            return _raised(block, by)
        case Heading():
            return replace(block, level=block.level + by)
        case Panel():
            return _raised_panel(block, by)
        case Columns() | Sheet():
            return replace(block, children=_raised_all(block.children, by))
        case Grid():
            return replace(block, cells=tuple(_raised_panel(cell, by) for cell in block.cells))
        case Contents(within=level) if level:
            return replace(block, levels=block.levels + by, within=level + by)
        case Paragraph() | ListBlock() | Table() | Figure() | PageBreak() | Contents():
            return block
        case Index() | EndNotes():
            return block


def _raised_panel(panel: Panel, by: int) -> Panel:
    return replace(panel, children=_raised_all(panel.children, by))
