"""FLOW of one document, a report or a section of it alone: its contents, lists, index and endnotes filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.model.contents import (
    CAPTIONS_STYLE,
    CONTENTS_LEVELS,
    ENDNOTES_STYLE,
    ENDNOTES_TITLE,
    Contents,
    ContentsEntry,
    EndNotes,
    Index,
    IndexLine,
)
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
    Report,
    Section,
    Sheet,
    Table,
)
from reportgen.model.inline import CrossReference, Indexed, Inlines, LineBreak, Link, NoteMark, TextRun
from reportgen.model.keptsection import traits_of
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


@record(frozen=True, slots=True)
class Survey:
    """A section without the endnotes of a document it was taken from, and what lists draw from it; whether it
    has such ``lists`` itself.
    """

    section: Section
    marks: tuple[NoteMark, ...]
    captions: tuple[Caption, ...]
    indexed: frozenset[str]
    headings: tuple[ContentsEntry, ...]
    lists: bool


def surveyed(section: Section) -> Survey:
    """What a section has that a document lists."""
    known = traits_of(section)
    if known is not None:
        return Survey(section, known.marks, known.captions, known.indexed, known.headings, known.lists)
    children = tuple(block for block in section.children if not _ends(block))
    bare = section if len(children) == len(section.children) else replace(section, children=children)
    headings: list[ContentsEntry] = []
    _filled((bare,), headings, _NOTHING)
    return Survey(
        bare,
        tuple(run for run in inlines((bare,)) if isinstance(run, NoteMark)),
        tuple(captions((bare,))),
        indexed_anchors((bare,)),
        tuple(reversed(headings)),
        any(isinstance(block, Contents | Index) for block in walk((bare,))),
    )


def listed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of a document with their tables of contents filled, their index of what is there."""
    return listed_by(tuple(map(surveyed, sections)))


def listed_by(surveys: Sequence[Survey]) -> tuple[Section, ...]:
    """The same from surveys of the sections; one that lists nothing stays the same object."""
    sections = tuple(_with_endnotes(surveys))
    known = _Known(
        tuple(caption for survey in surveys for caption in survey.captions),
        frozenset().union(*(survey.indexed for survey in surveys)),
    )
    after: list[ContentsEntry] = []
    found: list[Section] = []
    for survey, section in zip(reversed(surveys), reversed(sections), strict=True):
        if survey.lists:
            found += (block for block in _filled((section,), after, known) if isinstance(block, Section))
        else:
            after += reversed(survey.headings)
            found.append(section)
    return tuple(reversed(found))


def _with_endnotes(surveys: Sequence[Survey]) -> Iterator[Section]:
    """The sections with their endnotes behind them, the document's behind the last that has a title."""
    last = tuple(mark for survey in surveys for mark in survey.marks if mark.place == "report")
    titled = [survey.section for survey in surveys if survey.section.heading is not None]
    for survey in surveys:
        section = survey.section
        notes = tuple(mark for mark in survey.marks if mark.place == "section")
        if titled and section is titled[-1]:
            notes += last
        if notes:
            title = Paragraph((TextRun(ENDNOTES_TITLE),), ENDNOTES_STYLE)
            section = replace(section, children=(*section.children, title, EndNotes(notes)))
        yield section


def _ends(block: Block) -> bool:
    """Whether a block is of the endnotes of the document that a part was taken from."""
    return isinstance(block, EndNotes) or (isinstance(block, Paragraph) and block.style == ENDNOTES_STYLE)


@record(frozen=True, slots=True)
class _Known:
    """What lists of a document draw from: its captions, the anchors of its indexed words."""

    captions: tuple[Caption, ...]
    indexed: frozenset[str]


_NOTHING = _Known((), frozenset())


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
