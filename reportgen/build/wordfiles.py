"""The Word file of the whole report, which a second process makes while this one makes pages.

It takes longest of all files, and what it says is known before there are pages. Whoever has made it makes a
few others sooner than a further process begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.build.meanwhile import Hear, Meanwhile, Tell
from reportgen.build.press import Job, Press, whole_job
from reportgen.build.stamps import Stamp, stamps
from reportgen.cache import Store
from reportgen.charts import Drawer
from reportgen.forking import processors
from reportgen.imaging.renditions import Renditions
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.setting import LineCache
from reportgen.model.flow import Report
from reportgen.record import record
from reportgen.theme.theme import Theme

if TYPE_CHECKING:
    from reportgen.docx.paging import Paging


@record(frozen=True, slots=True)
class Stationery:
    """What the Word files of a report are made with."""

    report: Report
    theme: Theme
    drawer: Drawer
    renditions: Renditions
    lines: LineCache
    plans: PlanMemory
    store: Store
    made_by: str

    @classmethod
    def of_press(cls, press: Press) -> Stationery:
        """With what the press has."""
        return cls(
            press.reports["docx"],
            press.theme,
            press.drawer,
            press.renditions,
            press.lines,
            press.plans,
            press.store,
            press.made_by,
        )


@contextmanager
def word_begun(
    jobs: Sequence[Job], press: Press, further: Callable[[Any], object]
) -> Iterator[Meanwhile | None]:
    """The Word file of the whole report, begun elsewhere; None where it is not asked for or would not help.
    What is sent there after what its pages say is given to ``further``, until that is None.

    A first build has work for all processors until there are pages, and then what was drawn and set for them.
    """
    has_whole = any(not job.number for job in jobs)
    is_known = press.built_before and press.is_same
    if not has_whole or "docx" not in press.formats or not is_known or processors() == 1:
        yield None
        return

    def task(tell: Tell, hear: Hear) -> object:
        finish = word_file(whole_job(press.reports["docx"]), Stationery.of_press(press))
        tell(finish(*hear()))
        while (asked := hear()) is not None:
            tell(further(asked))
        return finish

    with closing(Meanwhile(task)) as word:
        yield word


def word_file(job: Job, stationery: Stationery) -> Callable[[Paging, Path], Stamp]:
    """The Word file but for what pages say; with that it is put into a stage, and its stamp is given."""
    from reportgen.docx import begin_docx, finish_docx
    from reportgen.docx.keptwords import KeptWords

    own = stationery
    words = None if job.number else KeptWords(own.store, own.made_by)
    part = job.part(own.report)
    draft = begin_docx(part, own.theme, own.drawer, own.renditions, own.lines, own.plans, words)
    name = f"{job.stem}.docx"

    def finished(paging: Paging, stage: Path) -> Stamp:
        finish_docx(draft, paging, stage / name)
        if not job.number:
            own.plans.keep()
        return stamps(stage, (name,))[name]

    return finished
