"""From a project folder to FLOW and its theme: everything before pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.build.progress import Progress, Silent
from reportgen.diagnostics import Diagnostic, GateClosed, Sink
from reportgen.model.flow import Report
from reportgen.project import Project, load_project
from reportgen.project.open_items import open_items
from reportgen.record import record
from reportgen.resolve import Edition, FactTable, Format, fact_table, resolve_outputs
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import Theme, load_theme
from reportgen.theme.editions import for_edition, with_template
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
