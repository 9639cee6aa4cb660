"""What the documents of a build share, and what each of them is made from and ends as."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.build.attachments import Enclosed
from reportgen.build.lastbuild import maker
from reportgen.build.outputs import Document, file_stem
from reportgen.build.stamps import Stamp, Standing
from reportgen.cache import Store, drawn_store, picture_store, project_store, section_store
from reportgen.charts import Drawer
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.imaging.renditions import Renditions
from reportgen.layout import Layouts
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.remembered import SectionMemory
from reportgen.layout.setting import LineCache
from reportgen.layout.shelf import Shelf
from reportgen.model.fingerprints import Fingerprints
from reportgen.model.flow import Report
from reportgen.model.listing import part_of
from reportgen.record import record
from reportgen.theme import Theme
from reportgen.theme.inks import inks_of

if TYPE_CHECKING:
    from reportgen.build.forerunner import Ready
    from reportgen.build.options import BuildOptions
    from reportgen.resolve import Edition, Format
    from reportgen.source import Sources


@record(frozen=True, slots=True)
class Job:
    """A document to make: the number of its section ("" for the whole report) and its name."""

    number: str
    stem: str

    def part(self, report: Report) -> Report:
        """What is in it."""
        return part_of(report, self.number) if self.number else report


@record(frozen=True, slots=True)
class Made:
    """A document in the stage, what was found while it was laid out, the stamps of its files by format."""

    document: Document
    findings: tuple[Diagnostic, ...]
    files: Mapping[str, Stamp]


@record(frozen=True, slots=True)
class Earlier:
    """What an earlier build left: its output ``files``, the ``shelf`` of what it measured where that has been
    read; whether the same was ``built`` before by this code.
    """

    files: Standing
    shelf: Shelf | None
    built: bool


@record(frozen=True, slots=True)
class Press:
    """What all documents of a build share. ``drawn`` has the pages of PDFs, of whoever is ``made_by``;
    ``before`` has the outputs of the last build;
    ``built_before``: the same was built before by this code, so that most of what pages need is kept.
    """

    reports: Mapping[Format, Report]
    theme: Theme
    edition: Edition | None
    formats: tuple[str, ...]
    enclosed: Enclosed
    drawer: Drawer
    lines: LineCache
    plans: PlanMemory
    renditions: Renditions
    layouts: Mapping[Format, Layouts]
    prints: Fingerprints
    store: Store
    drawn: Store
    made_by: str
    before: Standing
    stage: Path
    built_before: bool

    @property
    def is_same(self) -> bool:
        """Whether both formats say the same."""
        return self.reports["docx"] is self.reports["pdf"]


def press_of(
    ready: Ready, theme: Theme, options: BuildOptions, sources: Sources, before: Earlier, stage: Path
) -> Press:
    """What all documents of a prepared report share; they are made in ``stage``."""
    reports = ready.reports
    store = sources.store or Store(project_store(sources.root))
    drawer = Drawer(theme, store)
    # a section's own file has the paragraphs of the whole report
    lines: LineCache = {}
    made_by = setter(theme, options.edition, reports["pdf"].metadata.language)
    shelf = before.shelf
    if shelf is None or shelf.maker != made_by:
        shelf = Shelf(section_store(sources.root), made_by)
    return Press(
        reports,
        theme,
        options.edition,
        options.formats,
        ready.enclosed,
        drawer,
        lines,
        PlanMemory(theme, store, made_by),
        Renditions(theme.rules.pictures.dpi, picture_store(sources.root), inks_of(theme)),
        layouts_of(reports, drawer, lines, shelf),
        shelf.prints,
        store,
        drawn_store(sources.root),
        made_by,
        before.files,
        stage,
        built_before=before.built,
    )


def whole_job(report: Report) -> Job:
    """The document of a whole report."""
    return Job("", file_stem(report.metadata.title))


def setter(theme: Theme, edition: Edition | None, language: str) -> str:
    """Who sets: what was measured by another is not taken."""
    return repr((maker(), theme.name, theme.fingerprint, edition, language))


def layouts_of(
    reports: Mapping[Format, Report], drawer: Drawer, lines: LineCache, shelf: Shelf
) -> Mapping[Format, Layouts]:
    """The layouts of the report for both formats: one where it reads the same. ``shelf`` has what earlier
    builds measured.
    """

    def of(report: Report) -> Layouts:
        return Layouts(report, drawer.theme, drawer, lines, SectionMemory(shelf))

    pdf = of(reports["pdf"])
    return {"pdf": pdf, "docx": pdf if reports["docx"] is reports["pdf"] else of(reports["docx"])}
