"""A report project: report.yaml, its chapters and its facts, read and checked; all mistakes in the sink."""

from __future__ import annotations

import datetime
import hashlib
import re
from functools import partial
from itertools import islice

from reportgen.blocks.base import DivisionModel, divisions
from reportgen.blocks.reading import read_block
from reportgen.diagnostics import Diagnostic, Sink, Span, listed
from reportgen.model.flow import Matter
from reportgen.project.checks import CheckModel
from reportgen.project.division import Division
from reportgen.project.expansion import expanded
from reportgen.project.factfile import read_checks, read_facts
from reportgen.project.facts import Fact, Unread
from reportgen.project.report import ReportFile
from reportgen.record import record, replace
from reportgen.schema import AssetPath, load_model
from reportgen.source import Mapping, PathOutside, SourceError, SourceMissing, Sources, load
from reportgen.source.lasting import lasting

REPORT_FILE = "report.yaml"
# the lists of report.yaml by the part of the book they hold
_LISTS: dict[Matter, str] = {"front": "front", "body": "chapters", "back": "back"}
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# the common part of BCP 47: language, script, region
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")


@record(frozen=True, slots=True)
class ChapterFile:
    """One file of the report: a section, or a page before or after it. ``digest`` is a hash of all that was
    read for it, itself included.
    """

    path: str
    division: Division
    matter: Matter = "body"
    included: tuple[str, ...] = ()
    digest: str = ""

    @property
    def section(self) -> DivisionModel:
        """All that it says."""
        return self.division.model

    @property
    def paths(self) -> tuple[str, ...]:
        """Its own file, then those whose blocks it takes in."""
        return (self.path, *self.included)


@record(frozen=True, slots=True)
class FactFile:
    """One file of facts/."""

    path: str
    facts: tuple[Fact, ...]
    checks: tuple[CheckModel, ...] = ()
    unread: tuple[Unread, ...] = ()


@record(frozen=True, slots=True)
class Project:
    """Everything the editors wrote, typed."""

    report: ReportFile
    chapters: tuple[ChapterFile, ...]
    facts: tuple[FactFile, ...]


def load_project(sources: Sources, sink: Sink, first: int | None = None) -> Project | None:
    """The project at the sources' root; None when report.yaml itself cannot be read.

    ``first``: only so many files of its lists.
    """
    report = lasting(sources, sink, ("report",), lambda found: _read_report(sources, found))
    if report is None:
        return None
    lists: tuple[tuple[Matter, tuple[AssetPath, ...]], ...] = (
        ("front", report.front),
        ("body", report.chapters),
        ("back", report.back),
    )
    listed = ((matter, path) for matter, paths in lists for path in paths)
    chapters = tuple(
        chapter
        for matter, path in islice(listed, first)
        if (chapter := _chapter(path, matter, sources, sink)) is not None
    )
    _check_numbers(chapters, sink)
    return Project(report, chapters, _fact_files(report, sources, sink))


def _read_report(sources: Sources, sink: Sink) -> ReportFile | None:
    try:
        sources.locate(REPORT_FILE)
    except SourceMissing:
        sink.report("report-missing")
        return None
    except SourceError:
        pass  # there is something, of which load says why it cannot be read
    root = load(sources, REPORT_FILE, sink)
    report = None if root is None else load_model(ReportFile, root, sink)
    if report is None:
        return None
    if not report.chapters:
        sink.report("project-no-chapters", report.span)
    report = _check_words(report, sink)
    if isinstance(root, Mapping) and not report.attach:
        for entry in root.entries:
            if entry.key.text == "attach_as":
                sink.report("attach-nothing", entry.key.span)
    return report


def _check_words(report: ReportFile, sink: Sink) -> ReportFile:
    """Words of report.yaml that have a form of their own: both files carry them where programs read.

    Returns the report with the year that a wrong one (2025年) means, so that no fact is missed for it.
    """
    year, date, language = report.year, report.date, report.language
    if not _YEAR.fullmatch(year.value):
        meant = _YEAR.search(year.value)
        sink.report("project-year", year.span, year=year.value, meant=meant[0] if meant else "2021")
        if meant:
            report = report.model_copy(update={"year": replace(year, value=meant[0])})
    if date is not None and not _is_date(date.value):
        sink.report("project-date", date.span, date=date.value)
    if not _LANGUAGE.fullmatch(language.value):
        sink.report("project-language", language.span, language=language.value)
    return report


def _is_date(written: str) -> bool:
    """Whether it is a day of the calendar as ISO 8601 writes it, 2022-03-01."""
    if not _DATE.fullmatch(written):
        return False
    try:
        datetime.date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _chapter(path: AssetPath, matter: Matter, sources: Sources, sink: Sink) -> ChapterFile | None:
    with sources.noting() as read:
        chapter = lasting(
            sources,
            sink,
            ("chapter", matter, path.path),
            lambda found: _read_chapter(path, matter, sources, found),
        )
    digest = hashlib.sha256(repr(sorted(read.items())).encode("utf-8", "surrogatepass")).hexdigest()
    return None if chapter is None else replace(chapter, digest=digest)


def _read_chapter(path: AssetPath, matter: Matter, sources: Sources, sink: Sink) -> ChapterFile | None:
    root = load(sources, path.path, sink, path.span)
    if root is None:
        return None
    whole = expanded(root, path.path, sources, sink)
    root = whole.root
    if not isinstance(root, Mapping) or not len(root) or root.entries[0].key.text not in divisions():
        span = root.entries[0].key.span if isinstance(root, Mapping) and len(root) else root.span
        sink.report("chapter-no-section", span, path=path.path)
        return None
    section = read_block(root, sink)
    if not isinstance(section, DivisionModel):
        return None
    if matter not in section.matters:
        wanted = listed(_LISTS[each] for each in section.matters)
        words = {"name": section.name, "words": section.words, "wanted": wanted, "found": _LISTS[matter]}
        sink.report("division-place", section.span, **words)
    return ChapterFile(path.path, Division.of(section), matter, whole.included)


def _check_numbers(chapters: tuple[ChapterFile, ...], sink: Sink) -> None:
    """Two sections with one number would be written to one file; parts and chapters are counted apart."""
    first: dict[tuple[str, str], Span] = {}
    for chapter in chapters:
        number = chapter.division.written
        if number is None:
            continue
        rank = chapter.division.kind.rank
        if (rank, number.value) in first:
            other = first[rank, number.value]
            words = {"number": number.value, "other": str(other)}
            sink.add(Diagnostic("section-number-twice", number.span, words, ((other, number.value),)))
        first.setdefault((rank, number.value), number.span)


def _fact_files(report: ReportFile, sources: Sources, sink: Sink) -> tuple[FactFile, ...]:
    found: list[FactFile] = []
    known: dict[str, Span] = {}
    for path, origin in _fact_paths(report, sources, sink):
        read = lasting(sources, sink, ("facts", path), partial(_read_facts, path, origin, sources))
        facts: list[Fact] = []
        for fact in read.facts:
            if fact.path in known:
                other = known[fact.path]
                words = {"name": fact.path, "other": str(other)}
                sink.add(Diagnostic("fact-twice", fact.span, words, ((other, fact.path),)))
                continue
            known[fact.path] = fact.span
            facts.append(fact)
        found.append(replace(read, facts=tuple(facts)))
    return tuple(found)


def _read_facts(path: str, origin: Span, sources: Sources, sink: Sink) -> FactFile:
    """All that a file says, also what another file has said already."""
    root = load(sources, path, sink, origin)
    read = (Unread(""),) if root is None else tuple(read_facts(root, sources, sink))
    checks = () if root is None else read_checks(root, sink)
    facts = tuple(each for each in read if isinstance(each, Fact))
    unread = tuple(each for each in read if isinstance(each, Unread))
    # only an error may make a fact unknown in silence
    return FactFile(path, facts, checks, unread if sink.has_errors() else ())


def _fact_paths(report: ReportFile, sources: Sources, sink: Sink) -> list[tuple[str, Span]]:
    """The files the patterns name, each once, in the order of the patterns."""
    paths: dict[str, Span] = {}
    for pattern in report.facts:
        if not any(mark in pattern.path for mark in "*?["):
            paths.setdefault(pattern.path, pattern.span)
            continue
        try:
            matches = sources.glob(pattern.path)
        except PathOutside:
            sink.report("source-path-outside", pattern.span, path=pattern.path)
            continue
        # the default pattern may match nothing: a report need not have facts
        if not matches and pattern.span.file:
            sink.report("project-no-match", pattern.span, pattern=pattern.path)
        for path in matches:
            paths.setdefault(path, pattern.span)
    return list(paths.items())
