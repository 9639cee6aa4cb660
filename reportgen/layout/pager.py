"""Pieces to pages: chooses masters, fills frames, adds furniture; positions are absolute from here on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import partial

from reportgen.diagnostics import Sink, Span
from reportgen.layout.chain import Run, divided, stop_of
from reportgen.layout.fill import NO_NOTES, Filling, Room
from reportgen.layout.footnotes import Foot, foot_of, set_foot
from reportgen.layout.framememory import FrameMemory
from reportgen.layout.frames import Frame, decoration_items, frame_of, side_of
from reportgen.layout.furniture import PageFacts, blank_items, furniture_items, watermark_items
from reportgen.layout.keptends import KeptEnds
from reportgen.layout.keptpages import KeptPages, Landed, Origins
from reportgen.layout.lineitems import baseline
from reportgen.layout.numbering import PageNumber, numbers_of
from reportgen.layout.openers import opening, title_end
from reportgen.layout.pieces import (
    Bookmark,
    Break,
    Extent,
    Landmark,
    Mark,
    MatterStart,
    Piece,
    SectionStart,
    break_between,
    moved_item,
    moved_mark,
)
from reportgen.layout.placememory import PlaceMemory
from reportgen.layout.printmarks import crop_marks, reach_of
from reportgen.layout.running import RunningTitles
from reportgen.layout.runs import Divide, settled
from reportgen.layout.sheets import spread
from reportgen.layout.sidebyside import Region
from reportgen.layout.stack import NATURAL, Spacing, stack
from reportgen.model.flow import Metadata
from reportgen.model.keptpage import KeptPage, is_plain
from reportgen.model.pages import WHOLE, Destination, Excerpt, Item, OutlineEntry, Page, RectItem, TextItem
from reportgen.record import record, replace
from reportgen.theme.measures import COLUMNS_STYLE, measure_on
from reportgen.theme.style import PageMaster, Side
from reportgen.theme.theme import Theme
from reportgen.typeset import SetContext, set_line


@record(slots=True)
class Paged:
    """What paging gives: pages, and where marks have landed."""

    pages: list[Page] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    anchors: dict[str, Destination] = field(default_factory=dict)
    # the footnotes whose marks stand on each page that has any, in order
    notes: list[tuple[str, ...]] = field(default_factory=list)
    # structure key → page index, box
    extents: dict[int, tuple[int, Extent]] = field(default_factory=dict)

    def extend(self, more: Paged) -> None:
        """Add the pages that follow; of an anchor the first place counts."""
        self.pages += more.pages
        self.outline += more.outline
        self.notes += more.notes
        self.extents |= more.extents
        for anchor, landing in more.anchors.items():
            self.anchors.setdefault(anchor, landing)


@record(frozen=True, slots=True)
class _Sheet:
    """A page with what stands in its frame; without any it was left empty on purpose."""

    master: PageMaster
    side: Side
    frame: Frame
    decorations: tuple[Item, ...] = ()
    regions: tuple[Region, ...] = ()
    foot: Foot = NO_NOTES

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for region in self.regions for piece in region.filling.pieces)

    @property
    def only_filling(self) -> Filling | None:
        """What stands in the frame, if that is one column from its top and no notes."""
        whole = len(self.regions) == 1 and not self.foot.pieces and not self.foot.keys
        region = self.regions[0] if whole else None
        return None if region is None or region.y or region.band is not None else region.filling

    @property
    def shrunk(self) -> bool:
        """Whether its gaps are smaller than wished."""
        return any(region.filling.spacing.ratio < 0 for region in self.regions)


@record(frozen=True, slots=True)
class _Filled:
    """The pages of a run, its pieces as they stand there, and the notes left over."""

    sheets: tuple[_Sheet, ...]
    pieces: tuple[Piece, ...]
    carried: tuple[Piece, ...]


class PageMemory:
    """Runs that were filled and pages that were set, for one theme; see ``PlaceMemory``."""

    def __init__(self) -> None:
        self.runs: PlaceMemory[_Filled] = PlaceMemory()
        self.pages: PlaceMemory[Paged] = PlaceMemory()
        self._frames: dict[int, FrameMemory] = {}

    def begin(self) -> None:
        """A report is about to be laid out."""
        self.runs.begin()
        self.pages.begin()

    def frames(self, number: int) -> FrameMemory:
        """The frames of the ``number``-th run, which is about to be laid out; kept while it need not be."""
        found = self._frames.setdefault(number, FrameMemory())
        found.begin()
        return found


@record(frozen=True, slots=True)
class Pager:
    """Makes pages of one document. ``pages`` are those of plain text that earlier builds have set."""

    theme: Theme
    metadata: Metadata
    measure: float
    typeset: SetContext
    sink: Sink
    excerpt: Excerpt = WHOLE
    memory: PageMemory | None = None
    ends: KeptEnds | None = None
    pages: KeptPages | None = None

    def _side(self, index: int) -> Side:
        """The side of a page, which in an excerpt is the one it has in the whole."""
        return side_of(self.excerpt.index + index)

    def paged(self, measured: Sequence[Piece], origins: Origins | None = None) -> Paged:
        """All pieces on pages; ``origins`` tells what they were made from. A document without any piece has
        one empty page.
        """
        sheets = self._sheets(list(measured)) or [self.running(0)]
        paged = Paged()
        titles = RunningTitles()
        rules = self.theme.rules.pages
        if self.excerpt.number is not None:
            rules = replace(rules, first_number=self.excerpt.number)
        numbered = numbers_of([sheet.pieces for sheet in sheets], rules)
        for sheet, number in zip(sheets, numbered, strict=True):
            titles = titles.over(sheet.pieces)
            paged.extend(self._page(sheet, titles, number, len(paged.pages), origins))
        return paged

    def _sheets(self, pieces: list[Piece]) -> list[_Sheet]:
        """Every page with its pieces, before anything is said around them."""
        sheets: list[_Sheet] = []
        start = 0
        number = 0  # of the run
        carried: tuple[Piece, ...] = ()
        while start < len(pieces):
            before = break_between(pieces[start - 1], pieces[start]) if start else pieces[0].break_before
            if before is Break.RECTO and self._side(len(sheets)) == "verso":
                sheets.append(self.running(len(sheets)))
            stop = stop_of(pieces, start)
            filled = self._remembered(number, len(sheets), pieces, start, stop, carried)
            pieces[start:stop] = filled.pieces
            sheets += filled.sheets
            carried = filled.carried
            start = stop
            number += 1
        while carried:
            # what is left of the notes, for which there was no room
            sheet = self.running(len(sheets))
            foot = foot_of(Foot(carried), (), sheet.frame.height, self.theme.style("footnotes"))
            sheets.append(replace(sheet, foot=foot))
            carried = foot.carried
        return sheets

    def _remembered(
        self, number: int, index: int, pieces: list[Piece], start: int, stop: int, carried: tuple[Piece, ...]
    ) -> _Filled:
        """The pages of the ``number``-th run, the first of which has this index."""
        # what stands next to a run matters too: a box may go on, a figure that begins the next run be moved
        around = tuple(pieces[max(start - 1, 0) : start]), tuple(pieces[stop : stop + 1])
        if self.memory is None or any(piece.floating is not None for piece in around[1]):
            divide = divided if self.ends is None else self.ends.divided
            return self._filled(index, pieces, start, stop, carried, divide)
        origin = index == 0, self._side(index), carried, around, tuple(pieces[start:stop])
        found = self.memory.runs.find(number, origin)
        if found is None:
            divide = partial(divided, memory=self.memory.frames(number))
            found = self._filled(index, pieces, start, stop, carried, divide)
            self.memory.runs.put(number, origin, found)
        return found

    def _filled(
        self,
        index: int,
        pieces: list[Piece],
        start: int,
        stop: int,
        carried: tuple[Piece, ...],
        divide: Divide,
    ) -> _Filled:
        """The pages of a run."""
        before = break_between(pieces[start - 1], pieces[start]) if start else pieces[0].break_before
        own = pieces[start].master
        first = self.running(index, own)
        opener = None if own else self._opener(pieces[start], before, index)
        if opener is not None:
            first = self._opened(opener, pieces, start, index)
        if own:
            pieces[start:stop] = spread(pieces[start:stop], first.frame.height)

        def sheet_of(number: int) -> _Sheet:
            """The ``number``-th page of the run (from 0), with nothing in its frame yet."""
            return self.running(index + number, own) if number else first

        run = Run(pieces, start, stop, carried, lambda number: self.room(sheet_of(number)))
        made = settled(run, divide)
        sheets = tuple(
            replace(sheet_of(number), regions=laid.regions, foot=laid.foot)
            for number, laid in enumerate(made.pages)
        )
        left = sheets[-1].foot.carried if sheets else carried
        return _Filled(sheets, made.pieces, left)

    def _opened(self, master: PageMaster, pieces: list[Piece], start: int, index: int) -> _Sheet:
        """An opening page, its ground and the title among ``pieces`` fitted to each other."""
        sheet = self._sheet(master, index)
        end = title_end(pieces, start)
        leading = self.theme.style("body").leading
        opened = opening(pieces[start:end], sheet.frame, sheet.decorations, leading)
        pieces[start:end] = opened.title
        return replace(sheet, decorations=opened.decorations)

    def _sheet(self, master: PageMaster, index: int) -> _Sheet:
        side = self._side(index)
        grounds = decoration_items(master, side, self.theme.rules.pages.bleed)
        own = master.name in self.theme.rules.sheets
        measure = measure_on(master, self.theme) if own else self.measure
        return _Sheet(master, side, frame_of(master, side, measure), grounds)

    def _opener(self, first: Piece, before: Break, index: int) -> PageMaster | None:
        """The master of a page that begins the document, or a section on a page of its own."""
        rules = self.theme.rules
        if index == 0 and "first" in rules.masters:
            return rules.masters["first"]
        kinds = {mark.kind for mark in first.marks if isinstance(mark, SectionStart)}
        if before < Break.PAGE or not kinds & {"chapter", "section"}:
            return None
        opener = rules.masters.get("opener")
        return rules.masters.get("chapter", opener) if "chapter" in kinds else opener

    def running(self, index: int, own: str = "") -> _Sheet:
        """A running page before anything stands on it, or one that stands for itself."""
        rules = self.theme.rules
        return self._sheet(rules.sheets[own] if own else rules.running(self._side(index)), index)

    def room(self, sheet: _Sheet) -> Room:
        """What a page's frame holds, and the lines its text keeps to."""
        rules = self.theme.rules
        frame = sheet.frame
        grid = NATURAL
        body = self.theme.style("body")
        # a page that stands for itself (an imprint at its foot) has nothing beside it to stand on lines with
        if rules.pages.baseline_grid and sheet.master.name not in rules.sheets:
            # the grid is that of the running pages: an opening page begins lower, on the same lines
            running = frame_of(rules.running(sheet.side), sheet.side, self.measure)
            first = baseline(set_line("国", body, self.typeset))
            grid = Spacing(pitch=body.leading, origin=(running.y + first - frame.y) % body.leading)
        return Room(frame.height, self.theme.style("footnotes"), body.leading, grid, rules.pages.feet_aligned)

    def _page(
        self, sheet: _Sheet, titles: RunningTitles, number: PageNumber, index: int, origins: Origins | None
    ) -> Paged:
        """The page with this index, and what has landed on it."""
        if self.memory is None:
            return self._known(sheet, titles, number, index, origins)
        origin = sheet, titles, number, self.metadata
        found = self.memory.pages.find(index, origin)
        if found is None:
            found, tells = self._heard(sheet, titles, number, index)
            if not tells:  # else it must be said each time
                self.memory.pages.put(index, origin, found)
        return found

    def _heard(
        self, sheet: _Sheet, titles: RunningTitles, number: PageNumber, index: int
    ) -> tuple[Paged, bool]:
        """One page, and whether there was something to say of it."""
        told = Sink(), Sink()
        typeset = replace(self.typeset, sink=told[1])
        made = replace(self, sink=told[0], typeset=typeset)._set(sheet, titles, number, index)
        for heard, sink in zip(told, (self.sink, self.typeset.sink), strict=True):
            for finding in heard:
                sink.add(finding)
        return made, any(map(len, told))

    def _known(
        self, sheet: _Sheet, titles: RunningTitles, number: PageNumber, index: int, origins: Origins | None
    ) -> Paged:
        """One page, as an earlier build has set it if it is one of plain text."""
        filling = None if origins is None else sheet.only_filling
        if self.pages is None or origins is None or filling is None:
            return self._set(sheet, titles, number, index)
        around = sheet.master.name, sheet.side, sheet.decorations, titles, number, self.metadata
        digest = self.pages.digest(filling, origins, around)
        if digest is None:
            return self._set(sheet, titles, number, index)
        landed = self.pages.find(digest)
        if landed is not None:
            empty = self._with_items(sheet, number, index, ())
            kept = KeptPage.of(empty, digest, landed.grounds, partial(self._again, sheet, titles, number))
            outline, anchors = landed.outline_on(index), landed.anchors_on(index)
            return Paged([kept], outline, anchors, [], landed.extents_on(index))
        made, tells = self._heard(sheet, titles, number, index)
        page = made.pages[0]
        if tells or not is_plain(page):
            return made
        landed = Landed.on(page, made.outline, made.anchors, made.extents)
        self.pages.note(digest, landed)
        made.pages[0] = KeptPage.of(page, digest, landed.grounds, lambda: page.items)
        return made

    def _again(self, sheet: _Sheet, titles: RunningTitles, number: PageNumber) -> tuple[Item, ...]:
        """The items of a page of which there was nothing to say."""
        silent = replace(self, sink=Sink(), typeset=replace(self.typeset, sink=Sink()))
        return silent._set(sheet, titles, number, 0).pages[0].items

    def _set(self, sheet: _Sheet, titles: RunningTitles, number: PageNumber, index: int) -> Paged:
        """One page."""
        paged = Paged()
        rules = self.theme.rules.pages
        label = number.label
        items: list[Item] = list(sheet.decorations)
        if not sheet.regions and not sheet.foot.pieces:
            # it carries no furniture, at most words that say it is meant to be empty
            items = list(blank_items(rules.blank_text, sheet.frame, self.theme, self.typeset))
        else:
            items += self._content(sheet, index, label, paged)
            facts = PageFacts(label, number.pages, titles, sheet.side, self.metadata)
            items += furniture_items(sheet.master, sheet.frame, facts, self.theme, self.typeset)
        # after all else, so that no ground or panel hides it
        items += watermark_items(self.metadata.watermark, sheet.master, self.theme, self.typeset)
        items += crop_marks(sheet.master, rules)
        paged.pages.append(self._with_items(sheet, number, index, tuple(items)))
        return paged

    def _with_items(self, sheet: _Sheet, number: PageNumber, index: int, items: tuple[Item, ...]) -> Page:
        rules, master = self.theme.rules.pages, sheet.master
        size = master.width, master.height
        return Page(index, number.label, *size, items, rules.bleed, reach_of(rules), sheet.shrunk)

    def _content(self, sheet: _Sheet, index: int, label: str, paged: Paged) -> list[Item]:
        """What stands in the frame; its marks are noted."""
        frame = sheet.frame
        items: list[Item] = []
        for region in sheet.regions:
            filling = region.filling
            content = stack(filling.pieces, filling.continued, filling.continues, filling.spacing)
            if region.y + content.height > frame.height + 0.5:
                self.sink.report("content-too-high", _written_at(filling.pieces), page=label)
            x, y = frame.x + region.x, frame.y + region.y
            items += self._rule(region, x, y)
            for mark in content.marks:
                _land(moved_mark(mark, x, y), index, paged)
            items += (moved_item(item, x, y) for item in (*content.backgrounds, *content.items))
        return items + self._notes(sheet, index, paged)

    def _notes(self, sheet: _Sheet, index: int, paged: Paged) -> list[Item]:
        """The footnotes, at the foot of the frame."""
        if sheet.foot.keys:
            paged.notes.append(sheet.foot.keys)
        if not sheet.foot.pieces:
            return []
        frame = sheet.frame
        foot = set_foot(sheet.foot, frame.width, self.theme.style("footnotes"))
        top = frame.y + frame.height - foot.height
        for mark in foot.marks:
            _land(moved_mark(mark, frame.x, top), index, paged)
        return [moved_item(item, frame.x, top) for item in foot.items]

    def _rule(self, region: Region, x: float, y: float) -> tuple[Item, ...]:
        """The rule in the gutter left of a column, if the layout has one."""
        border = self.theme.style(COLUMNS_STYLE).borders.inner
        if region.band is None or region.x == 0.0 or border is None:
            return ()
        middle = x - region.band.gap / 2
        return (RectItem(middle - border.width / 2, y, border.width, region.height, fill=border.colour),)


def _written_at(pieces: Sequence[Piece]) -> Span | None:
    """Where what stands first in a frame is written; rows of boxes and tables know it of their lines only."""
    for piece in pieces:
        if piece.span is not None:
            return piece.span
        lines = (item.span for item in piece.items if isinstance(item, TextItem))
        if found := next((span for span in lines if span is not None), None):
            return found
    return None


def _land(mark: Mark, page: int, paged: Paged) -> None:
    """Note where a mark is."""
    match mark:
        case Landmark(anchor, x, y):
            paged.anchors.setdefault(anchor, Destination(page, x, y))
        case Bookmark(title, level, x, y):
            paged.outline.append(OutlineEntry(title, level, Destination(page, x, y)))
        case Extent(key):
            paged.extents[key] = (page, mark)
        case SectionStart() | MatterStart():
            pass
