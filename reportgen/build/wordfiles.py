"""Word files that a second process makes while this one makes pages: the whole report's, a few sections'.

The whole report's takes longest of all files, and what it says is known before there are pages. Whoever made
it has imported all that Word files are made with, and makes a few more sooner than another process begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from reportgen.build.meanwhile import Meanwhile
from reportgen.build.press import Job, Press
from reportgen.build.stamps import Stamp, stamps
from reportgen.forking import processors

if TYPE_CHECKING:
    from reportgen.docx.paging import Paging

# each document with what its pages say, and the stamps of their files: the whole report first
Asked = Sequence[tuple[Job, "Paging"]]
WordFiles = Meanwhile[Asked, tuple[Stamp, ...]]


@contextmanager
def word_begun(jobs: Sequence[Job], press: Press) -> Iterator[WordFiles | None]:
    """The Word file of the whole report, begun elsewhere; None where it is not asked for or would not help.

    A first build has work for all processors until there are pages, and then what was drawn and set for them.
    """
    whole = next((job for job in jobs if not job.number), None)
    is_known = press.built_before and press.is_same
    if whole is None or "docx" not in press.formats or not is_known or processors() == 1:
        yield None
        return
    with closing(Meanwhile(partial(_begun, whole, press))) as word:
        yield word


def _begun(whole: Job, press: Press) -> Callable[[Asked], tuple[Stamp, ...]]:
    finish = word_file(whole, press)

    def finished(asked: Asked) -> tuple[Stamp, ...]:
        (_, paging), *sections = asked
        return finish(paging), *(word_file(job, press)(paging) for job, paging in sections)

    return finished


def word_file(job: Job, press: Press) -> Callable[[Paging], Stamp]:
    """The Word file but for what pages say; with that it is put into the stage, and its stamp is given."""
    from reportgen.docx import begin_docx, finish_docx
    from reportgen.docx.keptwords import KeptWords

    part = job.part(press.reports["docx"])
    words = None if job.number else KeptWords(press.store, press.made_by)
    draft = begin_docx(part, press.theme, press.drawer, press.renditions, press.lines, press.plans, words)
    name = f"{job.stem}.docx"

    def finished(paging: Paging) -> Stamp:
        finish_docx(draft, paging, press.stage / name)
        if not job.number:
            press.plans.keep()
        return stamps(press.stage, (name,))[name]

    return finished
