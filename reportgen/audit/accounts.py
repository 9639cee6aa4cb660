"""A project's facts with every place where each is used, by file and line and by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.build.pipeline import Prepared, lay_out, prepare
from reportgen.diagnostics import Sink, Span
from reportgen.model.pages import Pages, TextItem
from reportgen.project import Project
from reportgen.project.facts import Fact
from reportgen.resolve import FactTable
from reportgen.source import Sources


@dataclass(frozen=True, slots=True)
class UsePlace:
    """Where a fact is named: in a text, card, table or chart of the report, on the pages with these labels;
    or in the formula of the fact ``by``.
    """

    place: Span
    pages: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """A project and its facts by path, each with the places that use it, in the order of the report."""

    project: Project
    table: FactTable
    uses: Mapping[str, tuple[UsePlace, ...]]

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by path."""
        return self.table.facts


def open_accounts(sources: Sources, layout: str | None, sink: Sink) -> Accounts:
    """Read, resolve and lay out the report; raises GateClosed when it has errors."""
    prepared = prepare(sources, layout, sink)
    return accounts_of(prepared, lay_out(prepared, sources, sink))


def accounts_of(prepared: Prepared, pages: Pages) -> Accounts:
    """The facts of a report that is laid out already."""
    return Accounts(prepared.project, prepared.facts, _places(prepared.facts, _PageFinder(pages)))


def _places(table: FactTable, finder: _PageFinder) -> dict[str, tuple[UsePlace, ...]]:
    found: dict[str, list[UsePlace]] = {path: [] for path in table.facts}
    for use in table.uses:
        if use.place is not None:
            pages = () if use.by else finder.pages(use.place)
            found[use.fact].append(UsePlace(use.place, pages, use.by))
    return {path: tuple(places) for path, places in found.items()}


class _PageFinder:
    """Finds the pages that show what was written at a place."""

    def __init__(self, pages: Pages) -> None:
        self._labels: dict[Span, list[str]] = {}
        for page in pages.pages:
            for span in _spans(page.items):
                labels = self._labels.setdefault(span, [])
                if page.label not in labels:
                    labels.append(page.label)
        self._by_file: dict[str, list[Span]] = {}
        for span in sorted(self._labels):
            self._by_file.setdefault(span.file, []).append(span)

    def pages(self, place: Span) -> tuple[str, ...]:
        """The labels of the pages with the text that begins last before the place, which holds it; a chart's
        figures are on the page of its title.
        """
        before = [
            s for s in self._by_file.get(place.file, ()) if (s.line, s.column) <= (place.line, place.column)
        ]
        return tuple(self._labels[before[-1]]) if before else ()


def _spans(items: Iterable[object]) -> Iterable[Span]:
    return (item.span for item in items if isinstance(item, TextItem) and item.span is not None)
