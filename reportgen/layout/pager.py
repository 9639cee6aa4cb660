"""Pieces to pages: chooses masters, fills frames, adds furniture; positions are absolute from here on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.diagnostics import Sink
from reportgen.layout.fill import Filling, fill
from reportgen.layout.frames import Frame, Side, decoration_items, frame_of, side_of
from reportgen.layout.furniture import PageFacts, furniture_items
from reportgen.layout.openers import opening, title_end
from reportgen.layout.pieces import (
    Bookmark,
    Break,
    Extent,
    Landmark,
    Mark,
    Piece,
    SectionStart,
    break_between,
    moved_item,
    moved_mark,
)
from reportgen.layout.stack import stack
from reportgen.model.flow import Metadata
from reportgen.model.pages import Destination, Item, OutlineEntry, Page
from reportgen.theme.style import PageMaster
from reportgen.theme.theme import Theme
from reportgen.typeset import SetContext

# the master of the page that begins a section
OPENER = "opener"


@dataclass(slots=True)
class Paged:
    """What paging gives: pages, and where marks have landed."""

    pages: list[Page] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    anchors: dict[str, Destination] = field(default_factory=dict)
    # structure key → page index, box
    extents: dict[int, tuple[int, Extent]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page before anything stands on it."""

    master: PageMaster
    side: Side
    frame: Frame
    decorations: tuple[Item, ...]
    section: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Makes pages of one document."""

    theme: Theme
    metadata: Metadata
    measure: float
    typeset: SetContext
    sink: Sink

    def paged(self, measured: Sequence[Piece]) -> Paged:
        """All pieces on pages. A document without any piece has one empty page."""
        pieces = list(measured)
        paged = Paged()
        section = ""
        start = 0
        while start < len(pieces):
            first = pieces[start]
            before = break_between(pieces[start - 1], first) if start else first.break_before
            if before is Break.RECTO and side_of(len(paged.pages)) == "verso":
                paged.pages.append(self._blank(len(paged.pages)))
            master = self._master(first, before)
            side = side_of(len(paged.pages))
            frame = frame_of(master, side, self.measure)
            grounds = decoration_items(master, side)
            if master is self.theme.rules.masters.get(OPENER):
                end = title_end(pieces, start)
                opened = opening(pieces[start:end], frame, grounds, self.theme.style("body").leading)
                pieces[start:end] = opened.title
                grounds = opened.decorations
            filling = fill(pieces, start, frame.height)
            section = _section_at_top(filling.pieces, section)
            page = _Sheet(master, side, frame, grounds, section)
            self._set(filling, page, paged)
            section = _section_at_end(filling.pieces, section)
            start = filling.end
        if not paged.pages:
            paged.pages.append(self._blank(0))
        return paged

    def _master(self, first: Piece, before: Break) -> PageMaster:
        """The opener where ``first`` begins a section on a page of its own, else the running page."""
        masters = self.theme.rules.masters
        opens = before >= Break.PAGE and any(isinstance(mark, SectionStart) for mark in first.marks)
        return masters[OPENER] if opens and OPENER in masters else masters["page"]

    def _blank(self, index: int) -> Page:
        """A page left empty so that a section begins on a right-hand page: it carries no furniture."""
        master = self.theme.rules.masters["page"]
        return Page(index, str(index + 1), master.width, master.height, ())

    def _set(self, filling: Filling, sheet: _Sheet, paged: Paged) -> None:
        """Add one page."""
        index = len(paged.pages)
        master, frame = sheet.master, sheet.frame
        content = stack(filling.pieces, filling.continued, filling.continues)
        if content.height > frame.height + 0.5:
            span = next((piece.span for piece in filling.pieces if piece.span is not None), None)
            self.sink.report("content-too-high", span, page=str(index + 1))
        facts = PageFacts(str(index + 1), sheet.section, sheet.side, self.metadata)
        items: list[Item] = list(sheet.decorations)
        items += (moved_item(item, frame.x, frame.y) for item in (*content.backgrounds, *content.items))
        items += furniture_items(master, frame, facts, self.theme, self.typeset)
        for mark in content.marks:
            _land(moved_mark(mark, frame.x, frame.y), index, paged)
        paged.pages.append(Page(index, facts.label, master.width, master.height, tuple(items)))


def _land(mark: Mark, page: int, paged: Paged) -> None:
    """Note where a mark is."""
    match mark:
        case Landmark(anchor, x, y):
            paged.anchors.setdefault(anchor, Destination(page, x, y))
        case Bookmark(title, level, x, y):
            paged.outline.append(OutlineEntry(title, level, Destination(page, x, y)))
        case Extent(key):
            paged.extents[key] = (page, mark)
        case SectionStart():
            pass


def _section_at_top(pieces: Sequence[Piece], running: str) -> str:
    """The section a running head names: the one that begins at the page's top, else the one that runs on."""
    return next((m.title for m in pieces[0].marks if isinstance(m, SectionStart)), running)


def _section_at_end(pieces: Sequence[Piece], running: str) -> str:
    """The section at the page's end."""
    for piece in pieces:
        for mark in piece.marks:
            if isinstance(mark, SectionStart):
                running = mark.title
    return running
