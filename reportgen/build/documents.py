"""Makes the documents of a build: each by itself, in whatever process, or taken over as it was.

The files of a section follow from its FLOW, the theme, where it stands in the whole, the page numbers it
refers to, and the code. While these are the same and the last build's files are there, they are taken.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from reportgen.build.attachments import attachments_of
from reportgen.build.datasheets import DataTable
from reportgen.build.lastbuild import diagnostic_of, hashes, maker, plain_of
from reportgen.build.outputs import Document
from reportgen.build.progress import Progress
from reportgen.build.together import done_together
from reportgen.cache import Store
from reportgen.charts import Drawer
from reportgen.diagnostics import Sink
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.imaging.renditions import Renditions, fitted
from reportgen.layout import Layouts
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.remembered import SectionMemory
from reportgen.layout.setting import LineCache
from reportgen.layout.shelf import Shelf
from reportgen.model.flow import Report
from reportgen.model.listing import part_of
from reportgen.model.pages import Pages
from reportgen.project.report import ReportFile
from reportgen.record import record
from reportgen.resolve import Edition, Format
from reportgen.theme import Theme
from reportgen.theme.word_rules import WordRules

# a string as repr writes it
_STRING = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")


@record(frozen=True, slots=True)
class Job:
    """A document to make: the number of its section ("" for the whole report), its name, its content."""

    number: str
    stem: str
    part: Report


@record(frozen=True, slots=True)
class Made:
    """A document in the stage, what was found while it was laid out, the hashes of its files by format."""

    document: Document
    findings: tuple[Diagnostic, ...]
    files: Mapping[str, str]


@record(frozen=True, slots=True)
class Press:
    """What all documents of a build share. ``before`` is the folder with the outputs of the last build."""

    reports: Mapping[Format, Report]
    theme: Theme
    edition: Edition | None
    formats: tuple[str, ...]
    asked: ReportFile
    facts: DataTable | None
    drawer: Drawer
    lines: LineCache
    plans: PlanMemory
    renditions: Renditions
    layouts: Mapping[Format, Layouts]
    store: Store
    before: Path
    stage: Path


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


def make_documents(jobs: Sequence[Job], press: Press, progress: Progress) -> tuple[Made, ...]:
    """All documents in the stage, in the order of the jobs; where the layout found errors, without files.

    The whole report is laid out first: where each section stands follows from it.
    """
    found: dict[str, list[Made]] = {}
    tasks: list[Callable[[], Made]] = []
    names: list[str] = []
    for job in jobs:
        if not job.number:
            progress.step(job.stem)
            sink = Sink()
            press.layouts["pdf"].pages(job.part, sink)
            findings = tuple(sink)
            if sink.has_errors():
                return (Made(Document("", job.stem, 0, press.formats), findings, {}),)
            # the longest first, so that nobody waits for it in the end
            for fmt in sorted(press.formats):
                tasks.append(partial(_whole, job, fmt, findings, press))
                names.append(f"{job.stem}.{fmt}")
            continue
        key = _key(job, press)
        taken = _taken(job, key, press)
        if taken is not None:
            found[job.number] = [taken]
            continue
        tasks.append(partial(_section, job, key, press))
        names.append(job.stem)
    progress.expect(2 + len(tasks))

    def tell(index: int) -> None:
        if index < len(names):
            progress.step(names[index])

    for made in done_together([*tasks, press.layouts["pdf"].keep], tell):
        if made is None:  # keeping makes no document
            continue
        found.setdefault(made.document.number, []).append(made)
    return tuple(_joined(found[job.number]) for job in jobs)


def _joined(parts: Sequence[Made]) -> Made:
    """A document whose files were made one by one."""
    files = {fmt: digest for made in parts for fmt, digest in made.files.items()}
    return replace(parts[0], files=files)


def _whole(job: Job, fmt: str, findings: tuple[Diagnostic, ...], press: Press) -> Made:
    pages = press.layouts["pdf"].pages(press.reports["pdf"], Sink())
    document = Document("", job.stem, len(pages.pages), press.formats)
    digest = _written(job, fmt, pages, press)
    if fmt == "docx":
        press.plans.keep()
    return Made(document, findings, {fmt: digest})


def _section(job: Job, key: str, press: Press) -> Made:
    sink = Sink()
    pages = press.layouts["pdf"].pages(job.part, sink)
    document = Document(job.number, job.stem, len(pages.pages), press.formats)
    if sink.has_errors():
        return Made(document, tuple(sink), {})
    made = Made(document, tuple(sink), {fmt: _written(job, fmt, pages, press) for fmt in press.formats})
    _keep(key, made, press)
    return made


def _written(job: Job, fmt: str, pages: Pages, press: Press) -> str:
    """Write a file into the stage; its hash."""
    name = f"{job.stem}.{fmt}"
    # each writer brings a large library: loaded only when its format is asked for
    if fmt == "pdf":
        from reportgen.pdf import write_pdf

        if press.asked.attach:
            pages = replace(pages, attachments=attachments_of(job.part, press.asked, press.facts))
        write_pdf(fitted(pages, press.renditions), press.theme, press.stage / name)
    else:
        from reportgen.docx import write_docx

        part = job.part
        if press.reports["docx"] is not press.reports["pdf"]:
            # what pages have to say was said of the PDF's
            part = _numbered(press.reports["docx"], job.number)
            pages = press.layouts["docx"].pages(part, Sink())
        path = press.stage / name
        write_docx(part, press.theme, pages, path, press.drawer, press.renditions, press.lines, press.plans)
    return hashes(press.stage, (name,))[name]


def _numbered(report: Report, number: str) -> Report:
    """The section of a number, "" for the whole report."""
    return part_of(report, number) if number else report


def _key(job: Job, press: Press) -> str:
    """A hash of all that the files of a section follow from."""
    words = [maker(), press.theme.name, press.theme.fingerprint, repr(press.edition)]
    words += [_word_rules(press.theme.word), job.stem]
    words.append(repr((press.asked.attach, press.asked.attach_as, press.facts)))
    for fmt in ("pdf", "docx"):
        report = press.reports["pdf" if fmt == "pdf" else "docx"]
        part = job.part if report is press.reports["pdf"] else _numbered(report, job.number)
        flow = repr(part)
        excerpt = press.layouts["pdf" if fmt == "pdf" else "docx"].excerpt(part)
        # any name that stands in it is taken for a reference: one too many does no harm
        names = set(_STRING.findall(flow))
        labels = [(name, label) for name, label in sorted(excerpt.labels.items()) if repr(name) in names]
        words += [flow, repr((excerpt.index, excerpt.number, labels))]
        if press.reports["docx"] is press.reports["pdf"]:
            break
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def _word_rules(rules: WordRules) -> str:
    template = "" if rules.template is None else hashlib.sha256(rules.template.data).hexdigest()
    return repr((template, sorted(rules.styles.items()), rules.embed_fonts))


def _keep(key: str, made: Made, press: Press) -> None:
    files = {**_kept_files(press.store.get(key)), **made.files}
    findings = [plain_of(finding) for finding in made.findings]
    content = {"pages": made.document.pages, "findings": findings, "files": files}
    press.store.put(key, json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _kept_files(data: bytes | None) -> Mapping[str, str]:
    return {} if data is None else json.loads(data)["files"]


def _taken(job: Job, key: str, press: Press) -> Made | None:
    """The document with the files of the last build in the stage; None where it must be made."""
    data = press.store.get(key)
    if data is None:
        return None
    kept = json.loads(data)
    document = Document(job.number, job.stem, kept["pages"], press.formats)
    names = document.files()
    wanted = {name: kept["files"].get(fmt) for fmt, name in names.items()}
    if hashes(press.before, wanted) != wanted:
        return None
    for name in wanted:
        if not _brought(press.before / name, press.stage / name):
            return None
    findings = tuple(diagnostic_of(plain) for plain in kept["findings"])
    return Made(document, findings, {fmt: wanted[name] for fmt, name in names.items()})


def _brought(source: Path, target: Path) -> bool:
    """Put a file that there is beside those that are made; another build may have replaced it by now."""
    try:
        os.link(source, target)
    except OSError:
        try:
            shutil.copyfile(source, target)
        except OSError:
            return False
    return True
