"""The Word file of the whole report, which a second process makes while this one makes pages.

It takes longest of all files, and what it says is known before there are pages. Whoever has made it makes a
few others sooner than a further process begins.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.build.forerunner import Ready
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
from reportgen.record import record, replace
from reportgen.theme.theme import Theme

if TYPE_CHECKING:
    from reportgen.docx.keptwords import KeptWords
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


# makes the files of what is sent after what the pages of the whole say
Further = Callable[[Press, Any], object]
# what is sent when the processor is free
GO = "go"


@contextmanager
def word_waiting(prepared: Callable[..., Press], further: Further) -> Iterator[Meanwhile]:
    """A process that loads what Word files are made with when it is sent ``GO``, then waits for the report,
    which it is sent as the forerunner sends it; from there on it does what ``word_begun`` does.

    It is forked while there is little in memory: of what is shared, each page is copied when one of the two
    touches it. ``prepared`` makes a press of the report and a stage.
    """

    def task(tell: Tell, hear: Hear) -> object:
        hear()
        import reportgen.docx.writer  # noqa: F401 - while nothing else is to be done

        found = pickle.loads(hear())
        return (
            _write(prepared(found, stage=Path()), further, tell, hear) if isinstance(found, Ready) else None
        )

    with closing(Meanwhile(task)) as word:
        yield word


@contextmanager
def word_begun(jobs: Sequence[Job], press: Press, further: Further) -> Iterator[Meanwhile | None]:
    """The Word file of the whole report, begun elsewhere; None where it is not asked for or would not help.
    What is sent there after what its pages say is given to ``further``, until that is None.

    A first build has work for all processors until there are pages, and then what was drawn and set for them.
    """
    has_whole = any(not job.number for job in jobs)
    is_known = press.built_before and press.is_same
    if not has_whole or "docx" not in press.formats or not is_known or processors() == 1:
        yield None
        return
    with closing(Meanwhile(partial(_write, press, further))) as word:
        yield word
        word.join()


def _write(press: Press, further: Further, tell: Tell, hear: Hear) -> object:
    """The other process."""
    from reportgen.docx.keptwords import KeptWords

    words = KeptWords(press.store, press.made_by)
    finish = word_file(whole_job(press.reports["docx"]), Stationery.of_press(press), words)
    first = hear()
    if first is None:  # there are no pages
        return press, finish
    paging, stage = first
    press = replace(press, stage=stage)
    tell(finish(paging, stage))
    while (asked := hear()) is not None:
        tell(further(press, asked))
    # nobody waits for this
    words.keep()
    press.plans.keep()
    return press, finish


def word_file(
    job: Job, stationery: Stationery, words: KeptWords | None = None
) -> Callable[[Paging, Path], Stamp]:
    """The Word file but for what pages say; with that it is put into a stage, and its stamp is given.
    ``words``: sections as earlier builds wrote them.
    """
    from reportgen.docx import begin_docx, finish_docx

    own = stationery
    part = job.part(own.report)
    draft = begin_docx(part, own.theme, own.drawer, own.renditions, own.lines, own.plans, words)
    name = f"{job.stem}.docx"

    def finished(paging: Paging, stage: Path) -> Stamp:
        finish_docx(draft, paging, stage / name)
        return stamps(stage, (name,))[name]

    return finished
