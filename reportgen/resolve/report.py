"""Project and theme to FLOW: facts computed, headings and captions numbered, references bound."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.blocks.base import BlockModel, with_inner
from reportgen.blocks.provenance import ProvenanceBlock
from reportgen.diagnostics import Sink
from reportgen.model.flow import Block, Columns, Contents, Index, Metadata, Report, Section, Sheet
from reportgen.model.listing import listed
from reportgen.model.walking import walk
from reportgen.project import Project, ReportFile
from reportgen.resolve.anchors import Anchors
from reportgen.resolve.assets import Assets
from reportgen.resolve.citations import STYLE as REFERENCE_STYLE
from reportgen.resolve.citations import Bibliography, RefusedCitations
from reportgen.resolve.divisions import Divisions
from reportgen.resolve.facts import FactTable
from reportgen.resolve.inlines import Inliner
from reportgen.resolve.lowering import Counts, Lowering
from reportgen.resolve.notes import NoteCount, RefusedNotes, chapter_notes
from reportgen.resolve.output import DEFAULT_OUTPUT, FORMATS, Edition, Format, Output
from reportgen.resolve.terms import Terms
from reportgen.source import Sources
from reportgen.theme import Theme
from reportgen.theme.measures import columns_in, measure_of


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
    return _resolved(facts, project, theme, sources, sink, output)[0]


def resolve_outputs(
    facts: FactTable, project: Project, theme: Theme, sources: Sources, sink: Sink, edition: Edition
) -> dict[Format, Report]:
    """The report for every kind of file: one and the same unless a block is for one kind only."""
    report, differs = _resolved(facts, project, theme, sources, sink, Output("pdf", edition))
    if not differs:
        return dict.fromkeys(FORMATS, report)
    others = Sink()
    # facts note who uses them: they are used once, however many files say so
    word, _ = _resolved(fact_table(project, Sink()), project, theme, sources, others, Output("docx", edition))
    for diagnostic in others:
        sink.add(diagnostic)  # what was said already is said once
    return {"pdf": report, "docx": word}


def _resolved(
    facts: FactTable, project: Project, theme: Theme, sources: Sources, sink: Sink, output: Output
) -> tuple[Report, bool]:
    """The report, and whether other kinds of file would say something else."""
    if any(_lists_facts(chapter.section) for chapter in project.chapters):
        # which facts are used is known when all of the report has asked for its own
        _lowered(facts, project, theme, sources, Sink(), output)
    return _lowered(facts, project, theme, sources, sink, output)


def _lists_facts(block: BlockModel) -> bool:
    return any(isinstance(inner, ProvenanceBlock) for inner in with_inner(block))


def _lowered(
    facts: FactTable, project: Project, theme: Theme, sources: Sources, sink: Sink, output: Output
) -> tuple[Report, bool]:
    anchors = Anchors(sink)
    terms = Terms(sink)
    bibliography = Bibliography((chapter.section for chapter in project.chapters), sink)
    root = Lowering(
        theme=theme,
        sink=sink,
        sources=sources,
        facts=facts,
        assets=Assets(sources, sink, theme.charts.font),
        anchors=anchors,
        inliner=Inliner(
            facts, theme.character_styles(), sink, terms, RefusedNotes(sink), RefusedCitations(sink)
        ),
        counts=Counts(),
        measure=columns_in(theme, theme.rules.pages.columns, measure_of(theme))[1],
        terms=terms,
        metadata=_metadata(project.report),
        output=output,
    )
    lowered: list[Block] = []
    count = NoteCount()
    template = theme.style(theme.rules.note_style).marker or "{1}"
    divisions = Divisions(sink)
    for index, chapter in enumerate(project.chapters):
        place = root.at(divisions.standing(chapter.section, chapter.matter), chapter.matter)
        notes = chapter_notes(chapter.section, count, template, theme.rules.note_place, sink)
        lowered += chapter.section.lower(place.in_chapter(notes, bibliography.chapter(index)))
        notes.tell_unused()
        if theme.rules.notes_counted == "section":
            count.shown = 0
    bibliography.tell_uncited()
    blocks = bibliography.filled(tuple(lowered), theme.style(REFERENCE_STYLE))
    blocks = terms.completed(anchors.bind(blocks))
    sections = listed(tuple(block for block in blocks if isinstance(block, Section)))
    _check_contents(sections, sink)
    return Report(root.metadata, sections), root.counts.by_format


def _check_contents(sections: tuple[Section, ...], sink: Sink) -> None:
    """Say where a table of contents has nothing to list, or stands where it cannot run over pages."""
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
