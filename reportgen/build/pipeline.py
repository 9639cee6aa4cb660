"""From a project folder to finished files: load, resolve, lay out, write, replace."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportgen.build.attachments import facts_table
from reportgen.build.documents import make_documents
from reportgen.build.lastbuild import Outcome, note_build, standing_before
from reportgen.build.options import BuildOptions, BuildResult, output_folder
from reportgen.build.outputs import (
    MANIFEST,
    Document,
    file_stem,
    manifest,
    manifest_files,
    merged_with_earlier,
    read_manifest,
    staged,
)
from reportgen.build.press import Job, Press, layouts_of, setter
from reportgen.build.progress import Progress, Silent
from reportgen.build.stamps import Standing, stamps
from reportgen.cache import LockedStore, Store, drawn_store, picture_store, project_store, section_store
from reportgen.charts import Drawer
from reportgen.collector import collector_paused
from reportgen.diagnostics import Diagnostic, GateClosed, Sink
from reportgen.diagnostics.printer import as_json
from reportgen.imaging.renditions import Renditions
from reportgen.layout import paginate
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.setting import LineCache
from reportgen.layout.shelf import Shelf
from reportgen.model.fingerprints import Fingerprints
from reportgen.model.flow import Report, Section
from reportgen.model.listing import sections_of
from reportgen.model.pages import Pages
from reportgen.project import Project, load_project
from reportgen.project.open_items import open_items
from reportgen.record import record
from reportgen.resolve import Edition, FactTable, Format, fact_table, resolve_outputs
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import Theme, load_theme
from reportgen.theme.editions import for_edition, with_template
from reportgen.theme.inks import inks_of
from reportgen.theme.word_rules import template_at

# what may follow from a block, chapter or layout that could not be read
FOLLOWING = frozenset(
    {
        "block-empty",
        "cite-none",
        "cite-unknown",
        "index-empty",
        "index-missing",
        "index-term-unused",
        "ref-unknown",
        "ref-none",
        "contents-empty",
        "contents-empty-here",
        "list-of-empty",
        "note-unknown",
        "note-none",
        "note-unused",
        "provenance-empty",
        "reference-uncited",
        "provenance-no-group",
    }
)
_UNWATCHED = Silent()


@record(frozen=True, slots=True)
class Prepared:
    """A report ready to be set: FLOW and the computed theme, with what they were made from."""

    reports: Mapping[Format, Report]
    theme: Theme
    project: Project
    facts: FactTable

    @property
    def report(self) -> Report:
        """The report as its PDF says it."""
        return self.reports["pdf"]


def open_sources(project: Path) -> Sources:
    """The door to a project's files and to the shipped layouts and assets."""
    return Sources(project, shipped_roots())


def prepare(
    sources: Sources,
    layout: str | None,
    sink: Sink,
    progress: Progress = _UNWATCHED,
    edition: Edition | None = None,
    template: Path | None = None,
) -> Prepared:
    """Everything before pages: all mistakes of the files and of what could be read of their meaning together.

    ``template`` is a Word template in place of the layout's.

    Raises GateClosed when the sink holds errors.
    """
    project = load_project(sources, sink)
    # a missing project still has a layout to check when one was asked for
    name = layout or (project.report.layout.value if project is not None else None)
    asked = None if layout or project is None else project.report.layout.span
    theme = load_theme(sources, name, sink, progress.converting, asked) if name else None
    if theme is not None and template is not None:
        theme = with_template(theme, template_at(template, sources, sink))
    if project is None or theme is None:
        raise GateClosed
    found = Sink() if sink.has_errors() else sink
    if not project.report.draft.value:
        _refuse_open(project, sources, found)
    facts = fact_table(project, found)
    theme = for_edition(theme, edition)
    reports = resolve_outputs(facts, project, theme, sources, found, edition or "screen")
    if found is not sink:
        for finding in found:
            if finding.code not in FOLLOWING:
                sink.add(finding)
    sink.gate()
    return Prepared(reports, theme, project, facts)


def _refuse_open(project: Project, sources: Sources, sink: Sink) -> None:
    """A final edition has no figure to be supplied and no passage marked for rewriting."""
    items = open_items(project, sources)
    if items:
        first = items[0]
        words = {"count": str(len(items)), "first": f"{first.place} {first.what}"}
        related = tuple((item.place, item.what) for item in items)
        sink.add(Diagnostic("edition-open", project.report.year.span, words, related))


def drawer_for(theme: Theme, root: Path) -> Drawer:
    """Draws charts of the project at ``root``; what is kept there is used, nothing is written."""
    return Drawer(theme, LockedStore(project_store(root)))


def lay_out(prepared: Prepared, sources: Sources, sink: Sink) -> Pages:
    """The pages of the whole report, for looking at; nothing is written, not even drawings into the cache."""
    return paginate(prepared.report, prepared.theme, sink, drawer_for(prepared.theme, sources.root))


@collector_paused()
def build(
    project: Path, options: BuildOptions, sources: Sources, sink: Sink, progress: Progress
) -> BuildResult:
    """Build the whole report and each section in every format asked for.

    Nothing in the output folder changes unless all of it succeeded (raises GateClosed otherwise).
    """
    started = time.monotonic()
    progress.step("load")
    store = sources.store = Store(project_store(sources.root))
    with sources.noting() as read:
        prepared = prepare(sources, options.layout, sink, progress, options.edition, options.template)
    jobs = tuple(_jobs(prepared.report, options, sink))
    theme, reports = prepared.theme, prepared.reports
    asked = prepared.project.report
    facts = facts_table(prepared.facts) if "facts" in asked.attach else None
    # what was written and the facts in it: FLOW has all that is needed from here on
    del prepared
    sink.gate()

    drawer = Drawer(theme, store)
    # a section's own file has the paragraphs of the whole report
    lines: LineCache = {}
    made_by = setter(theme, options.edition, reports["pdf"].metadata.language)
    prints = Fingerprints()
    layouts = layouts_of(reports, drawer, lines, Shelf(section_store(sources.root), made_by, prints))
    folder = output_folder(project, options)
    before = standing_before(sources, options, folder)
    with staged(folder, sink) as stage:
        press = Press(
            reports,
            theme,
            options.edition,
            options.formats,
            asked,
            facts,
            drawer,
            lines,
            PlanMemory(theme, store, made_by),
            Renditions(theme.rules.pictures.dpi, picture_store(sources.root), inks_of(theme)),
            layouts,
            prints,
            store,
            drawn_store(sources.root),
            made_by,
            before or Standing(folder, {}),
            stage,
            built_before=before is not None,
        )
        made = make_documents(jobs, press, progress)
        for finding in (finding for each in made for finding in each.findings):
            sink.add(finding)
        sink.gate()
        documents = tuple(each.document for each in made)
        earlier = read_manifest(folder)
        diagnostics = [as_json(d, "zh") for d in sink]
        text = manifest(documents, theme.name, diagnostics, options.edition or "")
        if options.is_partial:
            text = merged_with_earlier(text, earlier)
        (stage / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
        written = stamps(stage, (MANIFEST,))
        for each in made:
            written |= {name: each.files[fmt] for fmt, name in each.document.files().items()}
    if not options.is_partial:
        _remove_renamed(folder, manifest_files(earlier), documents)
    note_build(sources, options, folder, Outcome(read, written, documents, tuple(sink)))
    progress.close()
    return BuildResult(folder, documents, time.monotonic() - started)


def _jobs(report: Report, options: BuildOptions, sink: Sink) -> Iterator[Job]:
    """Every document to make."""
    if options.only is not None:
        try:
            chosen = sections_of(report, options.only)
        except KeyError:
            known = "、".join(s.number for s in report.separate)
            sink.report("build-unknown-section", number=options.only, known=known or "—")
            return
        yield _section_job(chosen[0])
        return
    yield Job("", file_stem(report.metadata.title))
    first: dict[str, Section] = {}
    for section in report.separate:
        yield _section_job(first.setdefault(section.number, section))


def _section_job(first: Section) -> Job:
    return Job(first.number, file_stem(first.number, first.title))


def _remove_renamed(folder: Path, earlier: set[str], documents: tuple[Document, ...]) -> None:
    """A section renamed since the last build must not leave its old file beside the new one."""
    current = {name for document in documents for name in document.files().values()}
    for name in sorted(earlier - current):
        (folder / name).unlink(missing_ok=True)
