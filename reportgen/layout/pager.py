"""Pieces to pages: chooses masters, fills frames, adds furniture; positions are absolute from here on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.diagnostics import Sink
from reportgen.layout.fill import Filling, fill
from reportgen.layout.floats import MOST_ROUNDS, Hole, moved
from reportgen.layout.footnotes import Foot, foot_height, foot_of, set_foot
from reportgen.layout.frames import Frame, decoration_items, frame_of, side_of
from reportgen.layout.furniture import PageFacts, blank_items, furniture_items
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
from reportgen.layout.printmarks import crop_marks, reach_of
from reportgen.layout.running import RunningTitles
from reportgen.layout.stack import stack, total_height
from reportgen.model.flow import Metadata
from reportgen.model.pages import Destination, Item, OutlineEntry, Page
from reportgen.theme.style import PageMaster, Side, Style
from reportgen.theme.theme import Theme
from reportgen.typeset import SetContext


@dataclass(slots=True)
class Paged:
    """What paging gives: pages, and where marks have landed."""

    pages: list[Page] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    anchors: dict[str, Destination] = field(default_factory=dict)
    # the footnotes whose marks stand on each page that has any, in order
    notes: list[tuple[str, ...]] = field(default_factory=list)
    # structure key → page index, box
    extents: dict[int, tuple[int, Extent]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with what stands in its frame; without a ``filling`` it was left empty on purpose."""

    master: PageMaster
    side: Side
    frame: Frame
    decorations: tuple[Item, ...] = ()
    filling: Filling | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return () if self.filling is None else self.filling.pieces


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
        sheets = self._sheets(list(pieces))
        for _ in range(MOST_ROUNDS):
            reordered = moved(pieces, _holes(sheets, self.theme.style("footnotes")))
            if reordered is None:
                break
            pieces = reordered
            sheets = self._sheets(list(pieces))
        sheets = sheets or [self._empty(0)]
        paged = Paged()
        titles = RunningTitles()
        for sheet in sheets:
            titles = titles.over(sheet.pieces)
            self._set(sheet, titles, len(sheets), paged)
        return paged

    def _sheets(self, pieces: list[Piece]) -> list[_Sheet]:
        """Every page with its pieces, before anything is said around them."""
        sheets: list[_Sheet] = []
        start = 0
        carried: tuple[Piece, ...] = ()
        while start < len(pieces):
            first = pieces[start]
            before = break_between(pieces[start - 1], first) if start else first.break_before
            if before is Break.RECTO and side_of(len(sheets)) == "verso":
                sheets.append(self._empty(len(sheets)))
            index = len(sheets)
            side = side_of(index)
            opener = self._opener(first, before, index)
            master = opener or self.theme.rules.running(side)
            frame = frame_of(master, side, self.measure)
            grounds = decoration_items(master, side, self.theme.rules.pages.bleed)
            if opener is not None:
                end = title_end(pieces, start)
                opened = opening(pieces[start:end], frame, grounds, self.theme.style("body").leading)
                pieces[start:end] = opened.title
                grounds = opened.decorations
            filling = fill(pieces, start, frame.height, carried, self.theme.style("footnotes"))
            carried = filling.foot.carried
            sheets.append(_Sheet(master, side, frame, grounds, filling))
            start = filling.end
        while carried:
            foot = foot_of(Foot(carried), (), self._frame(len(sheets)).height, self.theme.style("footnotes"))
            sheets.append(self._notes_alone(foot, len(sheets)))
            carried = foot.carried
        return sheets

    def _frame(self, index: int) -> Frame:
        side = side_of(index)
        return frame_of(self.theme.rules.running(side), side, self.measure)

    def _notes_alone(self, foot: Foot, index: int) -> _Sheet:
        """A page that holds what is left of the notes, for which there was no room."""
        side = side_of(index)
        master = self.theme.rules.running(side)
        grounds = decoration_items(master, side, self.theme.rules.pages.bleed)
        return _Sheet(master, side, self._frame(index), grounds, Filling((), 0, 0, 0, foot))

    def _opener(self, first: Piece, before: Break, index: int) -> PageMaster | None:
        """The master of a page that begins the document, or a section on a page of its own."""
        rules = self.theme.rules
        if index == 0 and "first" in rules.masters:
            return rules.masters["first"]
        opens = before >= Break.PAGE and any(
            isinstance(mark, SectionStart) and mark.kind == "section" for mark in first.marks
        )
        return rules.masters.get("opener") if opens else None

    def _empty(self, index: int) -> _Sheet:
        """A page left empty, so that a section begins on a right-hand page."""
        side = side_of(index)
        master = self.theme.rules.running(side)
        return _Sheet(master, side, frame_of(master, side, self.measure))

    def _set(self, sheet: _Sheet, titles: RunningTitles, count: int, paged: Paged) -> None:
        """Add one page."""
        index = len(paged.pages)
        rules = self.theme.rules.pages
        label = rules.label(index)
        items: list[Item] = list(sheet.decorations)
        if sheet.filling is None:
            # it carries no furniture, at most words that say it is meant to be empty
            items += blank_items(rules.blank_text, sheet.frame, self.theme, self.typeset)
        else:
            items += self._content(sheet.filling, sheet.frame, index, paged)
            facts = PageFacts(label, rules.written(count), titles, sheet.side, self.metadata)
            items += furniture_items(sheet.master, sheet.frame, facts, self.theme, self.typeset)
        items += crop_marks(sheet.master, rules)
        master = sheet.master
        page = Page(index, label, master.width, master.height, tuple(items), rules.bleed, reach_of(rules))
        paged.pages.append(page)

    def _content(self, filling: Filling, frame: Frame, index: int, paged: Paged) -> list[Item]:
        """What stands in the frame; its marks are noted."""
        content = stack(filling.pieces, filling.continued, filling.continues)
        if content.height > frame.height + 0.5:
            span = next((piece.span for piece in filling.pieces if piece.span is not None), None)
            label = self.theme.rules.pages.label(index)
            self.sink.report("content-too-high", span, page=label)
        items = [moved_item(item, frame.x, frame.y) for item in (*content.backgrounds, *content.items)]
        marks = [moved_mark(mark, frame.x, frame.y) for mark in content.marks]
        if filling.foot.pieces:
            foot = set_foot(filling.foot, frame.width, self.theme.style("footnotes"))
            top = frame.y + frame.height - foot.height
            items += (moved_item(item, frame.x, top) for item in foot.items)
            marks += (moved_mark(mark, frame.x, top) for mark in foot.marks)
        if filling.foot.keys:
            paged.notes.append(filling.foot.keys)
        for mark in marks:
            _land(mark, index, paged)
        return items


def _holes(sheets: Sequence[_Sheet], notes: Style) -> list[Hole]:
    """What is left empty at the foot of every page."""
    holes: list[Hole] = []
    for sheet in sheets:
        if sheet.filling is not None:
            filling, room = sheet.filling, sheet.frame.height
            used = total_height(filling.pieces) + foot_height(filling.foot.pieces, notes)
            holes.append(Hole(filling.end, room - used, room))
    return holes


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
