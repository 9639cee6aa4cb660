"""A prepared report to finished files: lays out, writes, replaces what the last build left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportgen.build.documents import make_documents
from reportgen.build.forerunner import Forerunner, Ready, Refused, ready
from reportgen.build.gathering import gathered
from reportgen.build.lastbuild import Before, Outcome, note_build
from reportgen.build.options import BuildOptions
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
from reportgen.build.press import Job, Press, layouts_of, setter, whole_job
from reportgen.build.progress import Progress
from reportgen.build.stamps import Standing, stamps
from reportgen.cache import Store, drawn_store, picture_store, project_store, section_store
from reportgen.charts import Drawer
from reportgen.diagnostics import Diagnostic, GateClosed, Sink, listed
from reportgen.diagnostics.printer import as_json
from reportgen.imaging.renditions import Renditions
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.setting import LineCache
from reportgen.layout.shelf import Shelf
from reportgen.model.flow import Report, Section
from reportgen.model.listing import sections_of
from reportgen.source import Sources
from reportgen.theme import Theme, load_theme
from reportgen.theme.editions import for_edition, identity, with_template
from reportgen.theme.inks import inks_of
from reportgen.theme.word_rules import template_at


def make(
    folder: Path,
    options: BuildOptions,
    sources: Sources,
    sink: Sink,
    progress: Progress,
    before: Before | None,
    ahead: Forerunner | None,
) -> tuple[tuple[Document, ...], object]:
    """Everything behind ``build`` but the clock; the documents, and what they were made with.

    Raises GateClosed.
    """
    shelf: Shelf | None = None
    if before is not None and ahead is not None:
        # while there is no report yet
        shelf = Shelf(section_store(sources.root), before.made_by)
        shelf.read_ahead()
        _load_writers(options.formats)
    report, theme = _prepared(options, sources, sink, progress, ahead)
    jobs = tuple(_jobs(report.reports["pdf"], options, sink))
    sink.gate()

    store = sources.store or Store(project_store(sources.root))
    drawer = Drawer(theme, store)
    # a section's own file has the paragraphs of the whole report
    lines: LineCache = {}
    made_by = setter(theme, options.edition, report.reports["pdf"].metadata.language)
    if shelf is None or shelf.maker != made_by:
        shelf = Shelf(section_store(sources.root), made_by)
    layouts = layouts_of(report.reports, drawer, lines, shelf)
    with staged(folder, sink) as stage:
        press = Press(
            report.reports,
            theme,
            options.edition,
            options.formats,
            report.enclosed,
            drawer,
            lines,
            PlanMemory(theme, store, made_by),
            Renditions(theme.rules.pictures.dpi, picture_store(sources.root), inks_of(theme)),
            layouts,
            shelf.prints,
            store,
            drawn_store(sources.root),
            made_by,
            Standing(folder, {}) if before is None else before.files,
            stage,
            built_before=before is not None,
        )
        made = make_documents(jobs, press, progress)
        _tell(gathered(finding for each in made for finding in each.findings), sink)
        sink.gate()
        documents = tuple(each.document for each in made)
        earlier = read_manifest(folder)
        diagnostics = [as_json(d, "zh") for d in sink]
        text = manifest(documents, theme.name, diagnostics, options.edition or "")
        if options.is_partial:
            text = merged_with_earlier(text, earlier, (s.number for s in report.reports["pdf"].separate))
        (stage / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
        written = stamps(stage, (MANIFEST,))
        for each in made:
            written |= {name: each.files[fmt] for fmt, name in each.document.files().items()}
    if not options.is_partial:
        _remove_renamed(folder, manifest_files(earlier), documents)
    note_build(
        sources, options, folder, Outcome(report.read, written, documents, tuple(sink), theme.name, made_by)
    )
    progress.close()
    return documents, press


def _prepared(
    options: BuildOptions, sources: Sources, sink: Sink, progress: Progress, ahead: Forerunner | None
) -> tuple[Ready, Theme]:
    """The report as the forerunner has prepared it, with a theme that is the same here; where there is none,
    as it is prepared here. Raises GateClosed.
    """
    if ahead is not None:
        theme = _theme(ahead.layout, options, sources, progress)
        found = ahead.ready()
        if isinstance(found, Refused):
            _tell(found.findings, sink)
            raise GateClosed
        if found is not None and theme is not None and identity(theme) == found.look:
            _tell(found.findings, sink)
            return found, theme
    from reportgen.build.preparing import prepare  # brings all that reads and resolves

    with sources.noting() as read:
        prepared = prepare(sources, options.layout, sink, progress, options.edition, options.template)
    return ready(prepared, read, ()), prepared.theme


def _load_writers(formats: Sequence[str]) -> None:
    """What writes files brings large libraries."""
    if "pdf" in formats:
        import reportgen.pdf.writer
    if "docx" in formats:
        import reportgen.docx.writer  # noqa: F401


def _tell(findings: Iterable[Diagnostic], sink: Sink) -> None:
    for finding in findings:
        sink.add(finding)


def _theme(name: str, options: BuildOptions, sources: Sources, progress: Progress) -> Theme | None:
    """A layout's theme as it is asked for; None where something is wrong with it, which others will tell."""
    silent = Sink()
    theme = load_theme(sources, name, silent, progress.converting)
    if theme is not None and options.template is not None:
        theme = with_template(theme, template_at(options.template, sources, silent))
    return None if theme is None or silent.has_errors() else for_edition(theme, options.edition)


def _jobs(report: Report, options: BuildOptions, sink: Sink) -> Iterator[Job]:
    """Every document to make."""
    if options.only is not None:
        try:
            chosen = sections_of(report, options.only)
        except KeyError:
            known = listed(s.number for s in report.separate)
            sink.report("build-unknown-section", number=options.only, known=known or "—")
            return
        yield _section_job(chosen[0])
        return
    yield whole_job(report)
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
