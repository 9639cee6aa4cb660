"""Sections of plain words as Word shows them, kept from one build to the next and given again.

What a section of headings and paragraphs alone is in Word follows from its FLOW, the theme, the code and the
width of its column. All else that writing notes on the way (bookmarks, styles asked for, headings passed) is
kept with its elements and noted again. Sections with anything that is numbered over the document, lies in
other parts of the file or waits for pages are written each time. One entry of the store has all sections of a
report; it is sealed, so that no project can bring along words that it does not say.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from lxml import etree

from reportgen.cache import Store, records
from reportgen.docx.bookmarks import Bookmarks
from reportgen.docx.context import Context
from reportgen.docx.headplan import Head
from reportgen.docx.ooxml import Element, name, part_root
from reportgen.docx.stylesheet import Asked
from reportgen.model.flow import Caption, Heading, PageBreak, Paragraph, Report, Section
from reportgen.model.inline import LineBreak, TextRun
from reportgen.model.keptsection import traits_of
from reportgen.model.walking import anchors, captions, own_inlines, walk
from reportgen.record import record, replace

# what is written by itself, whatever else there is in a document
_PLAIN_BLOCKS = Section | Heading | Paragraph | PageBreak
_PLAIN_WORDS = TextRun | LineBreak
_START, _END = name("w:bookmarkStart"), name("w:bookmarkEnd")
_ID, _NAME = name("w:id"), name("w:name")


@record(frozen=True, slots=True)
class Words:
    """A section's elements as XML, whose bookmarks are numbered from ``first``; the distance ``above`` in pt
    that it asks for; its headings and anchors, and the styles that were asked for.
    """

    xml: bytes
    first: int
    above: float
    heads: tuple[Head, ...]
    anchors: tuple[str, ...]
    asked: Asked


class KeptWords:
    """The sections of one report; ``maker`` says who writes: code, theme. Without a store nothing is kept."""

    def __init__(self, store: Store | None = None, maker: str = "") -> None:
        self._store = store
        self._name = hashlib.sha256(f"words {maker}".encode("utf-8", "surrogatepass")).hexdigest()
        found = None if store is None else records.read(self._name, store.get(self._name))
        self._known: Mapping[str, Words] = found or {}
        self._asked: dict[str, Words] = {}

    def heads(self, report: Report) -> Iterator[Head]:
        """The headings of a report."""
        for section in report.sections:
            known = self._of(section)
            yield from _heads(section) if known is None else known.heads

    def anchors(self, report: Report) -> Iterator[str]:
        """Every anchor that has its place in a report."""
        for section in report.sections:
            known = self._of(section)
            yield from anchors((section,)) if known is None else known.anchors

    def captions(self, report: Report) -> Iterator[Caption]:
        """The captions of a report; plain words have none."""
        for section in report.sections:
            if self._of(section) is None:
                yield from captions((section,))

    def find(self, section: Section, context: Context) -> tuple[list[Element], float] | None:
        """The elements of a section and the distance above it in pt, with all noted that writing it notes;
        None where it is to be written.
        """
        known = self._of(section)
        if known is None or not context.bookmarks.is_closed:
            return None
        elements = list(etree.fromstring(known.xml))
        if not _placed(elements, known.first, context.bookmarks):
            return None
        context.sheet.ask(known.asked)
        if known.heads:
            context.sequences.heading(min(head.level for head in known.heads))
        self._asked[_digest(section)] = known
        return elements, known.above

    def written(
        self, section: Section, above: float, context: Context, write: Callable[[Context], list[Element]]
    ) -> list[Element]:
        """The elements of a section as ``write`` gives them, kept where that may be."""
        is_kept = self._store is not None and _digest(section) and context.bookmarks.is_closed
        if not is_kept or not _is_plain(section):
            return write(context)
        first = context.bookmarks.count
        # what others have asked before does not show what this one asks
        aside = replace(context, sheet=context.sheet.apart())
        elements = write(aside)
        asked = aside.sheet.asked()
        context.sheet.ask(asked)
        if elements:
            xml, places = _xml(elements), tuple(anchors((section,)))
            heads = tuple(_heads(section))
            self._asked[_digest(section)] = Words(xml, first, above, heads, places, asked)
        return elements

    def keep(self) -> None:
        """Keep what was asked for, for the next build; the rest is forgotten."""
        if self._store is None or self._asked.keys() == self._known.keys():
            return
        with suppress(pickle.PicklingError):
            data = records.kept(self._name, dict(sorted(self._asked.items())))
            if data is not None:
                self._store.put(self._name, data)

    def _of(self, section: Section) -> Words | None:
        return self._known.get(_digest(section)) if self._known else None


def _placed(elements: Sequence[Element], first: int, bookmarks: Bookmarks) -> bool:
    """Note the bookmarks in elements, which get the numbers that are next; False where one is set already."""
    starts = {int(mark.get(_ID)): mark.get(_NAME) for each in elements for mark in each.iter(_START)}
    behind = bookmarks.count - first
    if not bookmarks.take([starts[number] for number in sorted(starts)]):
        return False
    if behind:
        for mark in (mark for each in elements for mark in each.iter(_START, _END)):
            mark.set(_ID, str(int(mark.get(_ID)) + behind))
    return True


def _xml(elements: Sequence[Element]) -> bytes:
    root = part_root("w:body")
    root.extend([each.__copy__() for each in elements])  # an element has one place
    return bytes(etree.tostring(root, encoding="UTF-8"))


def _is_plain(section: Section) -> bool:
    """Whether a section has headings and paragraphs of words, and nothing else."""
    return all(
        isinstance(block, _PLAIN_BLOCKS) and all(isinstance(run, _PLAIN_WORDS) for run in own_inlines(block))
        for block in walk((section,))
    )


def _heads(section: Section) -> Iterator[Head]:
    for block in walk((section,)):
        if isinstance(block, Heading):
            yield Head(block.level, block.style, block.label, block.anchor)


def _digest(section: Section) -> str:
    traits = traits_of(section)
    return "" if traits is None else traits.digest
