"""Prepares a report in a second process, while the first loads what lays it out.

To read and resolve takes libraries that to lay out and to write does not: where a project was built before,
so that most is kept, loading them takes longer than the work. So the second process reads, checks and
resolves, and sends the report; the first one makes the files. What is wrong with the report is sent in its
place. Where nothing comes (the process died, or something unforeseen happened in it) the first prepares the
report itself, so that what went wrong is told.

The program begins it as it starts, before it knows of what it shall build: it has loaded its libraries by the
time it is told. Where there is nothing to build it is ended.
"""

from __future__ import annotations

import gc
import io
import pickle
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reportgen.build.meanwhile import Hear, Meanwhile, Tell
from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.forking import processors
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.build.attachments import Enclosed
    from reportgen.build.lastbuild import Before
    from reportgen.build.options import BuildOptions
    from reportgen.build.preparing import Prepared
    from reportgen.model.flow import Report
    from reportgen.resolve import Format
    from reportgen.source import Sources


@record(frozen=True, slots=True)
class Ready:
    """A report that is prepared: what it says in each format, the ``look`` of the theme it was prepared with,
    the data that PDFs shall have inside, the hashes of what was ``read``, and the findings so far.
    """

    reports: Mapping[Format, Report]
    look: str
    enclosed: Enclosed
    read: Mapping[str, str | None]
    findings: tuple[Diagnostic, ...]


@record(frozen=True, slots=True)
class Refused:
    """What is wrong with a report."""

    findings: tuple[Diagnostic, ...]


def ready(prepared: Prepared, read: Mapping[str, str | None], findings: tuple[Diagnostic, ...]) -> Ready:
    """What is needed of a report from here on: FLOW, and none of what it was made from."""
    from reportgen.build.attachments import enclosed  # loaded by now, as all of this
    from reportgen.theme.editions import identity

    data = enclosed(prepared.project.report, prepared.facts)
    return Ready(prepared.reports, identity(prepared.theme), data, read, findings)


class Forerunner:
    """The second process; ``layout`` is the one that the last build had. What comes is ``found``."""

    def __init__(self, process: Meanwhile, layout: str) -> None:
        self._process = process
        self.layout = layout
        self.found: Ready | Refused | None = None

    def ready(self, other: Meanwhile | None = None) -> Ready | Refused | None:
        """The report, when it comes; None where it does not. The ``other`` process gets it, too."""
        data = self._process.heard()
        if data is not None:
            if other is not None:
                other.send(data)
            self.found = pickle.loads(data)
        return self.found


@contextmanager
def forerunner(sources: Sources, options: BuildOptions, before: Before | None) -> Iterator[Forerunner | None]:
    """A second process that prepares the report; None where it would be of no use.

    A first build has to read everything, and work enough for all processors later. Who has the last build in
    memory reads little.
    """
    waiting = _waiting.pop() if _waiting else None
    if before is None or sources.memory is not None or processors() == 1:
        if waiting is not None:
            waiting.close()
        yield None
        return
    process = waiting or Meanwhile(_prepare)
    with closing(process):
        process.send((sources, options))
        yield Forerunner(process, before.layout)


# begun before it was known what is to be built
_waiting: list[Meanwhile] = []


def begin_early() -> None:
    """Begin the second process for the build that the program is about to be asked for, if any."""
    if processors() > 1:
        _waiting.append(Meanwhile(_prepare))


def _prepare(tell: Tell, hear: Hear) -> object:
    """The second process: sends the report."""
    gc.disable()  # to the end of the process, as ``collector_paused`` explains
    from reportgen.build.preparing import prepare

    asked: tuple[Sources, BuildOptions] = hear()
    sources, options = asked
    sink = Sink()
    try:
        with sources.noting() as read:
            prepared = prepare(
                sources, options.layout, sink, edition=options.edition, template=options.template
            )
    except GateClosed:
        tell(_sent(Refused(tuple(sink))))
        return None
    tell(_sent(ready(prepared, read, tuple(sink))))
    return prepared


def _sent(found: Ready | Refused) -> bytes:
    """Pickled for another process of the same build; sections that nobody has read are sent unread."""
    from reportgen.model.keptsection import KeptSection, unread

    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {KeptSection: unread}
    pickler.dump(found)
    return buffer.getvalue()
