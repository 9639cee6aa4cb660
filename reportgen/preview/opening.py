"""The first pages of a report set by themselves, to be read while the whole is made; they may still change.

They are of the first files alone. A contents page, or one that names pages, is not among them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from reportgen.build.pipeline import Prepared
from reportgen.diagnostics import Sink
from reportgen.model.flow import Section
from reportgen.model.listing import surveyed
from reportgen.model.names import names_of
from reportgen.model.pages import Pages
from reportgen.project import ChapterFile, load_project
from reportgen.record import replace
from reportgen.resolve import fact_table, resolve_with
from reportgen.source import Sources
from reportgen.theme import load_theme
from reportgen.theme.editions import for_edition

_FILES = 2  # in a book a page each
_MOST_BYTES = 20_000  # of text that is set twice: some pages

LayOut = Callable[[Prepared], Pages]


def opening(sources: Sources, layout: str | None, lay_out: LayOut) -> tuple[Prepared, Pages] | None:
    """The first pages, set by ``lay_out``; None where that takes long or finds a mistake."""
    sink = Sink()
    project = load_project(sources, sink, first=_FILES)
    if project is None or sum(_size(chapter, sources) for chapter in project.chapters) > _MOST_BYTES:
        return None
    theme = load_theme(sources, layout or project.report.layout.value, sink)
    if theme is None or sink.has_errors():
        return None
    theme = for_edition(theme, None)
    facts = fact_table(project, sink)
    report = resolve_with(facts, project, theme, sources, sink)
    sections = tuple(takewhile(_stands_alone, report.sections))
    if sink.has_errors() or not sections:
        return None
    prepared = Prepared({"pdf": replace(report, sections=sections)}, theme, project, facts)
    return prepared, lay_out(prepared)


def _size(chapter: ChapterFile, sources: Sources) -> int:
    return sum(len(sources.read(path)) for path in chapter.paths)


def _stands_alone(section: Section) -> bool:
    return not (names_of(section).pages or surveyed(section).lists)
