"""Makes the documents of a build: each by itself, in whatever process, or taken over as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial

from reportgen.build.attachments import attachments_of
from reportgen.build.meanwhile import Meanwhile
from reportgen.build.outputs import Document
from reportgen.build.press import Job, Made, Press
from reportgen.build.progress import Progress
from reportgen.build.stamps import Stamp, stamps
from reportgen.build.takeover import Keys, keep, taken
from reportgen.build.together import done_together
from reportgen.build.wordfiles import Stationery, word_begun, word_file
from reportgen.build.wordlosses import tell_word_losses
from reportgen.diagnostics import Sink
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.imaging.renditions import fitted
from reportgen.model.pages import Pages
from reportgen.record import record

# so many sections changed at most for the process of the whole report's Word file to make all of theirs
_FEW = 3

# what a task is called, and a part of a document, or nothing
Task = tuple[str, Callable[[], Made | None]]


def make_documents(
    jobs: Sequence[Job], press: Press, progress: Progress, begun: Meanwhile | None
) -> tuple[Made, ...]:
    """All documents in the stage, in the order of the jobs; where the layout found errors, without files.

    The whole report is laid out first: where each section stands follows from it. ``begun`` has begun its
    Word file.
    """
    with word_begun(jobs, press, section_files) if begun is None else nullcontext(begun) as word:
        whole = next((job for job in jobs if not job.number), None)
        laid = None
        if whole is not None:
            progress.step(whole.stem)
            laid = _laid(whole, press)
            if word is not None:
                _send(laid, press, word)
            if laid.has_errors:
                return (laid.made(),)
        found: dict[str, list[Made]] = {}
        anew: list[tuple[Job, str]] = []
        keys = Keys(press)
        for job in jobs:
            if job.number:
                key = keys.of(job)
                there = taken(job, key, press)
                if there is None:
                    anew.append((job, key))
                else:
                    found[job.number] = [there]
        leave = partial(_leave, keys, press)
        if laid is None or word is None or len(anew) > _FEW:
            made = _in_processes(laid, anew, press, progress, word, leave)
        else:
            made = _beside_word(laid, anew, press, progress, word, leave)
        for each in made:
            found.setdefault(each.document.number, []).append(each)
    return tuple(_joined(found[job.number]) for job in jobs)


def _send(laid: _Laid, press: Press, word: Meanwhile) -> None:
    """Ask for the Word file of the whole, if it has its pages."""
    from reportgen.docx.paging import paging_of

    word.send(None if laid.has_errors else (paging_of(laid.pages), press.stage))


def _leave(keys: Keys, press: Press) -> None:
    """Leave what was found on the way to the next build."""
    keys.keep()
    press.layouts["pdf"].keep()


def _joined(parts: Sequence[Made]) -> Made:
    """A document whose files were made one by one."""
    files = {fmt: stamp for made in parts for fmt, stamp in made.files.items()}
    return replace(parts[0], files=files)


@record(frozen=True, slots=True)
class _Laid:
    """A document that has its pages, unless it ``has_errors``."""

    job: Job
    pages: Pages
    findings: tuple[Diagnostic, ...]
    document: Document
    has_errors: bool

    def made(self, **files: Stamp) -> Made:
        """The document with these files."""
        return Made(self.document, self.findings, files)


def _laid(job: Job, press: Press) -> _Laid:
    sink = Sink()
    pages = press.layouts["pdf"].pages(job.part(press.reports["pdf"]), sink)
    has_errors = sink.has_errors()
    if "docx" in press.formats and not has_errors:
        tell_word_losses(pages, sink)
    document = Document(job.number, job.stem, 0 if has_errors else len(pages.pages), press.formats)
    return _Laid(job, pages, tuple(sink), document, has_errors)


def _in_processes(
    whole: _Laid | None,
    anew: Sequence[tuple[Job, str]],
    press: Press,
    progress: Progress,
    word: Meanwhile | None,
    leave: Callable[[], None],
) -> Iterator[Made]:
    """What is to be made, in as many processes as there are processors; ``word`` makes one file."""
    tasks: list[Task] = []
    if whole is not None:
        # the longest first, so that nobody waits for it in the end
        formats = (fmt for fmt in sorted(press.formats) if fmt != "docx" or word is None)
        tasks += ((f"{whole.job.stem}.{fmt}", partial(_file, whole, fmt, press)) for fmt in formats)
    tasks += ((job.stem, partial(_section, job, key, press)) for job, key in anew)
    progress.expect(2 + len(tasks) + (word is not None))

    def tell(index: int) -> None:
        if index < len(tasks):
            progress.step(tasks[index][0])

    for made in done_together([*(task for _, task in tasks), leave], tell):
        if made is not None:  # keeping makes no document
            yield made
    if whole is not None and word is not None:
        word.send(None)
        progress.step(f"{whole.job.stem}.docx")
        yield _awaited(whole, press, word)


def _beside_word(
    whole: _Laid,
    anew: Sequence[tuple[Job, str]],
    press: Press,
    progress: Progress,
    word: Meanwhile,
    leave: Callable[[], None],
) -> Iterator[Made]:
    """The whole and a few sections: ``word`` makes the files of these beside its own, this one the rest."""
    sections = [(_laid(job, press), key) for job, key in anew]
    for laid, _ in sections:
        if not laid.has_errors:
            word.send(laid)
    word.send(None)
    progress.expect(2 + len(press.formats) + len(sections))
    for fmt in press.formats:
        if fmt != "docx":
            progress.step(f"{whole.job.stem}.{fmt}")
            yield _file(whole, fmt, press)
    leave()
    progress.step(f"{whole.job.stem}.docx")
    yield _awaited(whole, press, word)
    for laid, key in sections:
        progress.step(laid.job.stem)
        if laid.has_errors:
            yield laid.made()
            continue
        files: Mapping[str, Stamp] | None = word.heard()
        made = laid.made(**(section_files(press, laid) if files is None else files))
        keep(key, made, press)
        yield made


def _awaited(whole: _Laid, press: Press, word: Meanwhile) -> Made:
    """The Word file of the whole, which another process makes. Where that died it is made here, so that what
    went wrong is told.
    """
    found: Stamp | None = word.heard()
    return whole.made(docx=_written(whole, "docx", press) if found is None else found)


def _file(laid: _Laid, fmt: str, press: Press) -> Made:
    return laid.made(**{fmt: _written(laid, fmt, press)})


def _section(job: Job, key: str, press: Press) -> Made:
    laid = _laid(job, press)
    if laid.has_errors:
        return laid.made()
    made = laid.made(**section_files(press, laid))
    keep(key, made, press)
    return made


def section_files(press: Press, laid: _Laid) -> Mapping[str, Stamp]:
    """Write all files of a section; their stamps by format."""
    return {fmt: _written(laid, fmt, press) for fmt in press.formats}


def _written(laid: _Laid, fmt: str, press: Press) -> Stamp:
    """Write a file into the stage; its stamp."""
    job, pages = laid.job, laid.pages
    # each writer brings a large library: loaded only when its format is asked for
    if fmt == "docx":
        from reportgen.docx.keptwords import KeptWords
        from reportgen.docx.paging import paging_of

        if not press.is_same:
            # what pages have to say was said of the PDF's
            pages = press.layouts["docx"].pages(job.part(press.reports["docx"]), Sink())
        words = None if job.number else KeptWords(press.store, press.made_by)
        stamp = word_file(job, Stationery.of_press(press), words)(paging_of(pages), press.stage)
        if words is not None:
            words.keep()
            press.plans.keep()
        return stamp
    from reportgen.pdf import DrawnPages, Subsets, write_pdf

    if press.enclosed.kinds:
        pages = replace(pages, attachments=attachments_of(job.part(press.reports["pdf"]), press.enclosed))
    name = f"{job.stem}.pdf"
    # a section's own document is soon drawn, or taken over as it is
    drawn = None if job.number else DrawnPages(press.drawn, press.made_by)
    subsets = Subsets(press.drawn, press.made_by)
    write_pdf(fitted(pages, press.renditions), press.theme, press.stage / name, drawn, subsets)
    if drawn is not None:
        drawn.keep()
    return stamps(press.stage, (name,))[name]
