"""FLOW to PAGES: measures, pages, and repeats both until the page references are what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial

from reportgen.charts import DrawChart, Drawer
from reportgen.diagnostics import Sink
from reportgen.forking import processors
from reportgen.layout.ahead import Ahead
from reportgen.layout.frames import frame_of
from reportgen.layout.keeps import kept
from reportgen.layout.keptpages import Origins
from reportgen.layout.measure import measure
from reportgen.layout.pager import Paged, PageMemory, Pager
from reportgen.layout.pieces import Break, Piece
from reportgen.layout.remembered import SectionMemory
from reportgen.layout.setting import LineCache, Place, Setting
from reportgen.layout.structure import ROOT, StructureBuilder
from reportgen.model.chart import ChartSpec
from reportgen.model.drawing import Drawing
from reportgen.model.flow import Report, Section
from reportgen.model.names import names_of
from reportgen.model.pages import WHOLE, Excerpt, Pages
from reportgen.model.pagespans import PagePlace
from reportgen.record import replace
from reportgen.text.numbers import marker_text
from reportgen.theme.lengths import MM
from reportgen.theme.measures import measure_of
from reportgen.theme.style import Side
from reportgen.theme.theme import Theme
from reportgen.typeset import Line, SetContext

# a page reference may move text, which may move a reference: so often is all set again at most
MOST_PASSES = 5
# a text block smaller than this cannot hold text: em across, lines down
LEAST_EM = 6
LEAST_LINES = 3
# so many paragraphs set before a second process sets others: fewer are set by the time it has begun
_MANY = 80


def paginate(
    report: Report,
    theme: Theme,
    sink: Sink,
    draw: DrawChart | None = None,
    lines: LineCache | None = None,
    excerpt: Excerpt = WHOLE,
    sections: SectionMemory | None = None,
    memory: PageMemory | None = None,
) -> Pages:
    """The pages of ``report``. Findings (a table too wide, a picture too high) go to ``sink``.

    ``draw`` gives the drawings of charts; without it they are drawn anew. ``lines`` are those set before
    with this theme, of whatever report; the new ones are put there. ``excerpt`` says where in the whole the
    report stands, if it is a part of one. ``sections`` has what was measured before with this theme and
    ``draw``; ``memory`` has the pages that were made with this theme.
    """
    typeset = SetContext(theme.fonts, theme.styles, sink, theme.rules.lines)
    if not _has_room(theme, sink):
        return Pages(report.metadata, (), StructureBuilder("", "").placed({}), ())
    ends, known_pages = (None, None) if sections is None else (sections.ends, sections.pages)
    own = theme, report.metadata, measure_of(theme), typeset, sink, excerpt
    pager = Pager(*own, memory, ends, known_pages)
    cache: LineCache = {} if lines is None else lines
    names = [names_of(each) if sections is None else sections.names(each) for each in report.sections]
    known: frozenset[str] = frozenset().union(*(each.anchors for each in names))
    refers = any(each.pages for each in names)
    if sections is None and refers:
        sections = SectionMemory()  # most sections are in a second pass what they were in the first
    labels: dict[str, str] = dict(excerpt.labels)
    places: dict[str, PagePlace] = {}
    drawer = draw or Drawer(theme)
    notes: dict[str, str] = {}
    for _ in range(MOST_PASSES):
        # only the last pass speaks: what an earlier one found may not be so any more
        heard = Sink()
        builder = StructureBuilder(report.metadata.language, report.metadata.title)
        setting = Setting(
            theme,
            heard,
            typeset,
            builder,
            labels,
            known,
            cache,
            page_height=_height(theme),
            page_width=pager.measure,
            measure=measure,
            draw=drawer,
            note_labels=notes,
            pages=places,
        )
        measured, origins = _measured(report, Place(ROOT, 0.0, pager.measure, flow=True), setting, sections)
        pieces = kept(measured, theme.style("body").leading)
        paged = replace(pager, sink=heard).paged(pieces, origins)
        landed = {anchor: (d.page, paged.pages[d.page].label) for anchor, d in paged.anchors.items()}
        found = {**excerpt.labels, **{anchor: label for anchor, (_, label) in landed.items()}}
        numbers = _numbers_of_notes(paged, theme)
        if (not refers or landed == places) and numbers == notes:
            break
        labels, places, notes = found, landed, numbers
    else:
        heard.report("page-reference-unstable")
    for diagnostic in heard:
        sink.add(diagnostic)
    return _pages(report, paged, builder, excerpt)


def _measured(
    report: Report, place: Place, setting: Setting, memory: SectionMemory | None
) -> tuple[list[Piece], Origins | None]:
    """The pieces of all sections, and what they were made from, if ``memory`` tells it. The text begins a new
    page after what stands before it, counted anew: a right-hand one where the sides differ, or the first page
    would bear an odd number on the left.
    """
    start = Break.RECTO if setting.theme.rules.two_sided else Break.PAGE
    pieces: list[Piece] = []
    starts: list[int] = []
    hashes: list[bytes] = []
    front = False
    for section, made in _each_measured(report, place, setting, memory):
        if front and section.matter != "front" and made:
            made[0] = replace(made[0], break_before=max(made[0].break_before, start))
        front = section.matter == "front"
        origin = None if memory is None else memory.origin()
        if origin is not None:
            starts.append(len(pieces))
            hashes.append(origin)
        pieces += made
    return pieces, Origins(starts, hashes) if hashes else None


def _each_measured(
    report: Report, place: Place, setting: Setting, memory: SectionMemory | None
) -> Iterator[tuple[Section, list[Piece]]]:
    """Every section with its pieces. A second process sets lines where there are many and none is set yet."""
    may_help = not setting.cache and processors() > 1
    last = len(report.sections) - 1
    with ExitStack() as stack:
        ahead: Ahead | None = None
        for index, section in enumerate(report.sections):
            setting.structure.begin_part()
            if ahead is not None:
                setting.sent.update(ahead.lines(index))
            elif may_help and len(setting.cache) >= _MANY and index < last and not _is_known(memory):
                ahead = Ahead(index + 1, last, partial(_set_section, report.sections, place, setting))
                stack.callback(ahead.close)
            if memory is None:
                made = measure((section,), place, setting)
            else:
                made = memory.measured(section, place, setting)
            setting.sent.clear()
            yield section, made


def _is_known(memory: SectionMemory | None) -> bool:
    """Whether an earlier build measured the report, but for what has changed."""
    return memory is not None and memory.knows_some


def _set_section(
    sections: Sequence[Section], place: Place, setting: Setting, index: int
) -> Iterator[tuple[int, tuple[Line, ...]]]:
    """The lines of a section, each with the hash of what they were set from; the setting stays as it is."""
    lines: LineCache = {}
    structure = setting.structure.trial()
    structure.begin_part()
    silent = replace(setting.typeset, sink=Sink())
    aside = replace(
        setting, sink=Sink(), typeset=silent, structure=structure, cache=lines, sent={}, draw=_undrawn
    )
    measure((sections[index],), place, aside)
    for key, found in lines.items():
        if not isinstance(key[0], str):  # a word's width is as quickly found as sent
            yield hash(key), found


def _undrawn(spec: ChartSpec, width: float, height: float) -> Drawing:
    """What stands for a chart where only the lines around it are asked for."""
    return Drawing(width, height, ())


def _numbers_of_notes(paged: Paged, theme: Theme) -> dict[str, str]:
    """The numbers of footnotes that are counted by the page, by their keys; empty where they are not."""
    if theme.rules.notes_counted != "page":
        return {}
    template = theme.style("footnote").marker or "{1}"
    return {
        key: marker_text(template, number) for keys in paged.notes for number, key in enumerate(keys, start=1)
    }


def _pages(report: Report, paged: Paged, builder: StructureBuilder, excerpt: Excerpt) -> Pages:
    return Pages(
        report.metadata,
        tuple(paged.pages),
        builder.placed(paged.extents),
        tuple(paged.outline),
        dict(sorted(paged.anchors.items())),
        excerpt=excerpt,
    )


def _height(theme: Theme) -> float:
    """The height of a running page's text block; of the lower one where the sides differ."""
    sides: tuple[Side, ...] = ("recto", "verso")
    return min(frame_of(theme.rules.running(side), side, measure_of(theme)).height for side in sides)


def _has_room(theme: Theme, sink: Sink) -> bool:
    """Whether the text block of every master can hold text at all."""
    body = theme.style("body")
    measure = measure_of(theme)
    roomy = True
    for name, master in sorted(theme.rules.masters.items()):
        height = frame_of(master, "recto", measure).height
        if measure < LEAST_EM * body.size or height < LEAST_LINES * body.leading:
            sink.report("text-block-too-small", None, master=name, width=_mm(measure), height=_mm(height))
            roomy = False
    return roomy


def _mm(points: float) -> str:
    return f"{max(points, 0.0) / MM:.0f}"
