"""Project and theme to FLOW: facts computed, headings and captions numbered, references bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from reportgen.blocks.provenance import ProvenanceBlock
from reportgen.blocks.references import ReferencesBlock
from reportgen.diagnostics import Sink
from reportgen.model.contents import Contents, Index
from reportgen.model.flow import Block, Columns, Metadata, Report, Section, Sheet
from reportgen.model.listing import listed_by, surveyed
from reportgen.model.walking import walk
from reportgen.project import ChapterFile, Project, ReportFile
from reportgen.resolve.anchors import Anchors, bind
from reportgen.resolve.assets import Assets
from reportgen.resolve.citations import STYLE as REFERENCE_STYLE
from reportgen.resolve.citations import Bibliography, RefusedCitations, reference_lists
from reportgen.resolve.divisions import Divisions, Standing
from reportgen.resolve.facts import FactTable
from reportgen.resolve.inlines import Inliner
from reportgen.resolve.journal import Common, Counts, Journal
from reportgen.resolve.keptchapters import KeptChapters
from reportgen.resolve.lowering import Lowering
from reportgen.resolve.notes import NoteCount, chapter_notes
from reportgen.resolve.output import DEFAULT_OUTPUT, Edition, Format, Output
from reportgen.resolve.remembered import ChapterMemory
from reportgen.resolve.terms import Terms
from reportgen.source import Sources
from reportgen.text.pinyin import Sounds
from reportgen.theme import Theme
from reportgen.theme.measures import columns_in, measure_of

Asking = Callable[..., Any]


def fact_table(project: Project, sink: Sink) -> FactTable:
    """The facts of a project, each computed and what is wrong with it told."""
    facts = FactTable(
        (fact for file in project.facts for fact in file.facts),
        project.report.year.value,
        sink,
        tuple(unread for file in project.facts for unread in file.unread),
    )
    facts.check_all()
    return facts


def resolve(project: Project, theme: Theme, sources: Sources, sink: Sink) -> Report:
    """The report as FLOW. What cannot be resolved is in the sink; the tree is whole only without errors."""
    return resolve_with(fact_table(project, sink), project, theme, sources, sink)


def resolve_with(
    facts: FactTable,
    project: Project,
    theme: Theme,
    sources: Sources,
    sink: Sink,
    output: Output = DEFAULT_OUTPUT,
) -> Report:
    """As ``resolve``, from facts that the caller keeps, to ask them where they were used."""
    return _resolved(facts, project, theme, sources, sink, output, ChapterMemory())[0]


def resolve_outputs(
    facts: FactTable, project: Project, theme: Theme, sources: Sources, sink: Sink, edition: Edition
) -> dict[Format, Report]:
    """The report for every kind of file: one and the same unless a block is for one kind only."""
    memory = _new_memory(sources) if sources.memory is None else sources.memory.of(ChapterMemory)
    memory.begin()
    report, differs = _resolved(facts, project, theme, sources, sink, Output("pdf", edition), memory)
    word = report
    if differs:
        others = Sink()
        # facts note who uses them: they are used once, however many files say so
        apart = fact_table(project, Sink())
        word, _ = _resolved(apart, project, theme, sources, others, Output("docx", edition), memory)
        for diagnostic in others:
            sink.add(diagnostic)  # what was said already is said once
    memory.end()
    return {"pdf": report, "docx": word}


def _new_memory(sources: Sources) -> ChapterMemory:
    """A memory for one build: where it may leave something, it has what earlier builds have left."""
    return ChapterMemory(None if sources.store is None else KeptChapters(sources.store))


def _resolved(
    facts: FactTable,
    project: Project,
    theme: Theme,
    sources: Sources,
    sink: Sink,
    output: Output,
    memory: ChapterMemory,
) -> tuple[Report, bool]:
    """The report, and whether other kinds of file would say something else."""
    if any(ProvenanceBlock.name in chapter.division.names for chapter in project.chapters):
        # which facts are used is known when all of the report has asked for its own
        _Resolving(facts, project, theme, sources, Sink(), output, memory).report()
    resolving = _Resolving(facts, project, theme, sources, sink, output, memory)
    return resolving.report(), resolving.common.counts.by_format


class _Resolving:
    """A report being resolved, its chapters one after the other."""

    def __init__(
        self,
        facts: FactTable,
        project: Project,
        theme: Theme,
        sources: Sources,
        sink: Sink,
        output: Output,
        memory: ChapterMemory,
    ) -> None:
        self._project = project
        self._theme = theme
        self._sink = sink
        self._output = output
        self._memory = memory
        self._metadata = _metadata(project.report)
        self._character_styles = theme.character_styles()
        self.common = Common(
            facts,
            Assets(sources, sink, theme.charts.font),
            Anchors(sink),
            Counts(),
            NoteCount(),
            Terms(sink, Sounds(sources.store)),
            sources,
            sink,
            RefusedCitations(sink),
        )

    def report(self) -> Report:
        """FLOW. Each step goes over all chapters before the next one begins."""
        terms = self.common.terms
        bibliography = Bibliography(self._reference_lists(), self._sink)
        blocks = tuple(self._lowered(bibliography))
        bibliography.tell_uncited()
        blocks = bibliography.filled(blocks, self._theme.style(REFERENCE_STYLE))
        blocks = self._each("bound", blocks, lambda block, ask: bind(block, partial(ask, Common.bound)))
        blocks = self._each(
            "marked", blocks, lambda block, ask: terms.marked(block, partial(ask, Common.found)), terms.known
        )
        blocks = self._each("explained", blocks, lambda block, _: terms.explained(block), terms.known)
        surveys = tuple(
            self._memory.found((self._output, "surveyed", index), section, partial(surveyed, section))
            for index, section in enumerate(terms.with_index(blocks))
            if isinstance(section, Section)
        )
        sections = listed_by(surveys)
        lists = (section for section, survey in zip(sections, surveys, strict=True) if survey.lists)
        _check_contents(tuple(lists), self._sink)
        return Report(self._metadata, sections)

    def _reference_lists(self) -> Iterator[tuple[ReferencesBlock, ...]]:
        """The lists of sources in each chapter."""
        for chapter in self._project.chapters:
            has_some = ReferencesBlock.name in chapter.division.names
            yield reference_lists(chapter.section) if has_some else ()

    def _lowered(self, bibliography: Bibliography) -> Iterator[Block]:
        divisions = Divisions(self._sink)
        for index, chapter in enumerate(self._project.chapters):
            standing = divisions.standing(chapter.division, chapter.matter)
            yield from self._memory.lowered(
                (self._output, "lowered", chapter.path),
                (chapter.division, self._theme),
                (standing, chapter.matter, self._metadata),
                self.common.citing(bibliography.chapter(index)),
                partial(self._chapter, chapter, standing),
                f"{chapter.digest} {self._theme.name} {self._theme.fingerprint}",
            )
            if self._theme.rules.notes_counted == "section":
                self.common.notes.shown = 0

    def _chapter(self, chapter: ChapterFile, standing: Standing, journal: Journal) -> tuple[Block, ...]:
        """A chapter as FLOW, without what is known only when all of the report is."""
        theme, sink = self._theme, journal.sink
        template = theme.style(theme.rules.note_style).marker or "{1}"
        following = partial(journal.ask, Common.note)
        notes = chapter_notes(chapter.section, following, template, theme.rules.note_place, sink)
        place = Lowering(
            theme=theme,
            journal=journal,
            inliner=Inliner(journal, self._character_styles, notes, journal),
            measure=columns_in(theme, theme.rules.pages.columns, measure_of(theme))[1],
            metadata=self._metadata,
            output=self._output,
            number=standing.number,
            matter=chapter.matter,
            level=standing.level,
        )
        lowered = chapter.section.lower(place)
        notes.tell_unused()
        return lowered

    def _each(
        self,
        name: str,
        blocks: tuple[Block, ...],
        make: Callable[[Block, Asking], Block],
        place: object = None,
    ) -> tuple[Block, ...]:
        """Every block of the report as ``make`` makes it, which asks nothing but through the journal."""
        return tuple(
            self._memory.made(
                (self._output, name, index),
                (block,),
                place,
                self.common,
                partial(_asking, make, block),
            )
            for index, block in enumerate(blocks)
        )


def _asking(make: Callable[[Block, Asking], Block], block: Block, journal: Journal) -> Block:
    return make(block, journal.ask)


def _check_contents(sections: tuple[Section, ...], sink: Sink) -> None:
    """Say where in sections with lists one has nothing to list, or stands where it cannot run over pages."""
    free = {id(block) for block in _free(sections)}
    for block in walk(sections):
        if isinstance(block, Index) and id(block) not in free:
            sink.report("index-in-box", block.span)
        if isinstance(block, Contents):
            if id(block) not in free:
                sink.report("contents-in-box", block.span)
            elif not block.entries and block.sequence:
                sink.report("list-of-empty", block.span, what=block.sequence)
            elif not block.entries:
                code = "contents-empty-here" if block.within else "contents-empty"
                sink.report(code, block.span, levels=str(block.levels - block.within))


def _free(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks that stand in no box, list or table."""
    for block in blocks:
        yield block
        if isinstance(block, Section | Columns | Sheet):
            yield from _free(block.children)


def _metadata(report: ReportFile) -> Metadata:
    def words(name: str) -> str:
        value = getattr(report, name)
        return "" if value is None else str(value)

    return Metadata(
        title=report.title.value,
        year=report.year.value,
        language=report.language.value,
        publisher=words("publisher"),
        author=words("author"),
        subject=words("subject"),
        keywords=tuple(keyword.value for keyword in report.keywords),
        date=words("date"),
        draft=report.draft.value,
    )
