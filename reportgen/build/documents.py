"""Makes the documents of a build: each by itself, in whatever process, or taken over as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reportgen.build.attachments import attachments_of
from reportgen.build.lastbuild import hashes
from reportgen.build.meanwhile import Meanwhile
from reportgen.build.outputs import Document
from reportgen.build.press import Job, Made, Press
from reportgen.build.progress import Progress
from reportgen.build.takeover import Keys, keep, taken
from reportgen.build.together import done_together
from reportgen.diagnostics import Sink
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.forking import processors
from reportgen.imaging.renditions import fitted
from reportgen.model.pages import Pages

if TYPE_CHECKING:
    from reportgen.docx.paging import Paging


def make_documents(jobs: Sequence[Job], press: Press, progress: Progress) -> tuple[Made, ...]:
    """All documents in the stage, in the order of the jobs; where the layout found errors, without files.

    The whole report is laid out first: where each section stands follows from it.
    """
    with _word_begun(jobs, press) as word:
        return _made(jobs, press, progress, word)


@contextmanager
def _word_begun(jobs: Sequence[Job], press: Press) -> Iterator[Meanwhile[Paging, str] | None]:
    """The Word file of the whole report, which takes longest, begun while pages are made.

    Not so in a first build, which has work for all processors until there are pages, and then what was drawn
    and set for them.
    """
    whole = next((job for job in jobs if not job.number), None)
    is_known = press.built_before and press.is_same
    if whole is None or "docx" not in press.formats or not is_known or processors() == 1:
        yield None
        return
    with closing(Meanwhile(partial(_word, whole, press))) as word:
        yield word


def _made(
    jobs: Sequence[Job], press: Press, progress: Progress, word: Meanwhile[Paging, str] | None
) -> tuple[Made, ...]:
    """The documents; ``word`` makes the Word file of the whole."""
    found: dict[str, list[Made]] = {}
    tasks: list[tuple[str, Callable[[], Made]]] = []
    awaited: list[tuple[str, Callable[[], Made]]] = []
    keys = Keys(press)
    for job in jobs:
        if job.number:
            key = keys.of(job)
            there = taken(job, key, press)
            if there is None:
                tasks.append((job.stem, partial(_section, job, key, press)))
            else:
                found[job.number] = [there]
            continue
        progress.step(job.stem)
        sink = Sink()
        pages = press.layouts["pdf"].pages(job.part(press.reports["pdf"]), sink)
        findings = tuple(sink)
        if sink.has_errors():
            return (Made(Document("", job.stem, 0, press.formats), findings, {}),)
        # the longest first, so that nobody waits for it in the end
        for fmt in sorted(press.formats):
            name = f"{job.stem}.{fmt}"
            if fmt == "docx" and word is not None:
                from reportgen.docx.paging import paging_of

                word.send(paging_of(pages))
                awaited.append((name, partial(_whole, job, fmt, findings, press, word)))
            else:
                tasks.append((name, partial(_whole, job, fmt, findings, press)))
    progress.expect(2 + len(tasks) + len(awaited))

    def tell(index: int) -> None:
        if index < len(tasks):
            progress.step(tasks[index][0])

    for made in done_together([*(task for _, task in tasks), press.layouts["pdf"].keep], tell):
        if made is not None:  # keeping makes no document
            found.setdefault(made.document.number, []).append(made)
    for name, task in awaited:
        progress.step(name)
        made = task()
        found.setdefault(made.document.number, []).append(made)
    return tuple(_joined(found[job.number]) for job in jobs)


def _joined(parts: Sequence[Made]) -> Made:
    """A document whose files were made one by one."""
    files = {fmt: digest for made in parts for fmt, digest in made.files.items()}
    return replace(parts[0], files=files)


def _whole(
    job: Job,
    fmt: str,
    findings: tuple[Diagnostic, ...],
    press: Press,
    word: Meanwhile[Paging, str] | None = None,
) -> Made:
    """A file of the whole report, which another process may have made. Where that died it is made here, so
    that what went wrong is told.
    """
    pages = press.layouts["pdf"].pages(press.reports["pdf"], Sink())
    document = Document("", job.stem, len(pages.pages), press.formats)
    digest = None if word is None else word.result()
    return Made(document, findings, {fmt: digest or _written(job, fmt, pages, press)})


def _section(job: Job, key: str, press: Press) -> Made:
    sink = Sink()
    pages = press.layouts["pdf"].pages(job.part(press.reports["pdf"]), sink)
    document = Document(job.number, job.stem, len(pages.pages), press.formats)
    if sink.has_errors():
        return Made(document, tuple(sink), {})
    made = Made(document, tuple(sink), {fmt: _written(job, fmt, pages, press) for fmt in press.formats})
    keep(key, made, press)
    return made


def _written(job: Job, fmt: str, pages: Pages, press: Press) -> str:
    """Write a file into the stage; its hash."""
    # each writer brings a large library: loaded only when its format is asked for
    if fmt == "docx":
        from reportgen.docx.paging import paging_of

        if not press.is_same:
            # what pages have to say was said of the PDF's
            pages = press.layouts["docx"].pages(job.part(press.reports["docx"]), Sink())
        return _word(job, press)(paging_of(pages))
    from reportgen.pdf import DrawnPages, write_pdf

    if press.asked.attach:
        pages = replace(
            pages, attachments=attachments_of(job.part(press.reports["pdf"]), press.asked, press.facts)
        )
    name = f"{job.stem}.pdf"
    # a section's own document is soon drawn, or taken over as it is
    drawn = None if job.number else DrawnPages(press.drawn, press.made_by)
    write_pdf(fitted(pages, press.renditions), press.theme, press.stage / name, drawn)
    if drawn is not None:
        drawn.keep()
    return hashes(press.stage, (name,))[name]


def _word(job: Job, press: Press) -> Callable[[Paging], str]:
    """The Word file but for what pages say; with that it is put into the stage, and its hash is given."""
    from reportgen.docx import begin_docx, finish_docx

    part = job.part(press.reports["docx"])
    draft = begin_docx(part, press.theme, press.drawer, press.renditions, press.lines, press.plans)
    name = f"{job.stem}.docx"

    def finished(paging: Paging) -> str:
        finish_docx(draft, paging, press.stage / name)
        if not job.number:
            press.plans.keep()
        return hashes(press.stage, (name,))[name]

    return finished
