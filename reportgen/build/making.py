"""A prepared report to finished files: lays out, writes, replaces what the last build left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from reportgen.build.documents import make_documents, section_files
from reportgen.build.forerunner import Forerunner, Ready, Refused, ready
from reportgen.build.gathering import gathered
from reportgen.build.lastbuild import Before, Outcome, note_build
from reportgen.build.meanwhile import Meanwhile
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
from reportgen.build.press import Earlier, Job, press_of, whole_job
from reportgen.build.progress import Progress
from reportgen.build.stamps import Standing, stamps
from reportgen.build.wordfiles import GO, word_waiting
from reportgen.cache import section_store
from reportgen.diagnostics import Diagnostic, GateClosed, Sink, listed
from reportgen.diagnostics.printer import as_json
from reportgen.layout.shelf import Shelf
from reportgen.model.flow import Report, Section
from reportgen.model.listing import sections_of
from reportgen.source import Sources
from reportgen.theme import Theme, load_theme
from reportgen.theme.editions import for_edition, identity, with_template
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
    with ExitStack() as begun:
        shelf: Shelf | None = None
        theme: Theme | None = None
        word: Meanwhile | None = None
        if before is not None and ahead is not None:
            # while there is no report yet
            theme = _theme(ahead.layout, options, sources, progress)
            earlier = Earlier(before.files, None, built=True)
            if "pdf" in options.formats:
                import reportgen.pdf.writer  # noqa: F401 - loaded now, with a large library
            if theme is not None and "docx" in options.formats and options.only is None:
                prepared = partial(press_of, theme=theme, options=options, sources=sources, before=earlier)
                word = begun.enter_context(word_waiting(prepared, section_files))
            shelf = Shelf(section_store(sources.root), before.made_by)
            shelf.read_ahead()
            if word is not None:
                word.send(GO)
        report, theme = _prepared(options, sources, sink, progress, ahead, theme, word)
        is_one = report.reports["docx"] is report.reports["pdf"]
        if ahead is None or report is not ahead.found or not is_one:
            word = None  # it has another
        standing = Standing(folder, {}) if before is None else before.files
        left = Earlier(standing, shelf, built=before is not None)
        made = _made(report, theme, left, folder, options, sources, sink, progress, word)
        if word is not None:
            word.join()
        return made


def _made(
    report: Ready,
    theme: Theme,
    left: Earlier,
    folder: Path,
    options: BuildOptions,
    sources: Sources,
    sink: Sink,
    progress: Progress,
    word: Meanwhile | None,
) -> tuple[tuple[Document, ...], object]:
    """Everything behind ``make`` once there is a report; ``word`` has been sent it. Raises GateClosed."""
    jobs = tuple(_jobs(report.reports["pdf"], options, sink))
    sink.gate()
    with staged(folder, sink) as stage:
        press = press_of(report, theme, options, sources, left, stage)
        made = make_documents(jobs, press, progress, word)
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
    outcome = Outcome(report.read, written, documents, tuple(sink), theme.name, press.made_by)
    note_build(sources, options, folder, outcome)
    progress.close()
    return documents, press


def _prepared(
    options: BuildOptions,
    sources: Sources,
    sink: Sink,
    progress: Progress,
    ahead: Forerunner | None,
    theme: Theme | None,
    word: Meanwhile | None,
) -> tuple[Ready, Theme]:
    """The report as the forerunner has prepared it, where it did with this theme; where there is none, as it
    is prepared here. Raises GateClosed.
    """
    if ahead is not None:
        found = ahead.ready(word)
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
