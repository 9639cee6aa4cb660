"""Prepares a report in a second process, while the first loads what lays it out and writes it.

To read and resolve takes libraries that to lay out and write does not: where a project was built before, so
that most is kept, loading them takes longer than the work. So the second process reads, checks and resolves,
and sends the report, or what is wrong with it. Where nothing comes (the process died, or something unforeseen
happened in it) the first prepares the report itself, so that what went wrong is told.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.forking import Worker, processors
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


def ready(prepared: Prepared, read: Mapping[str, str | None], findings: tuple[Diagnostic, ...] = ()) -> Ready:
    """What is needed of a report from here on: FLOW, and none of what it was made from."""
    from reportgen.build.attachments import enclosed  # loaded by now, as all of this
    from reportgen.theme.editions import identity

    data = enclosed(prepared.project.report, prepared.facts)
    return Ready(prepared.reports, identity(prepared.theme), data, read, findings)


class Forerunner:
    """The second process; ``before`` is what the last build has left."""

    def __init__(self, worker: Worker, before: Before) -> None:
        self._worker = worker
        self.before = before

    def ready(self) -> Ready | Refused | None:
        """The report, when it comes; None where it does not."""
        found: Ready | Refused | None = self._worker.result()
        return found


@contextmanager
def forerunner(sources: Sources, options: BuildOptions, before: Before | None) -> Iterator[Forerunner | None]:
    """A second process that prepares the report; None where it would be of no use.

    A first build has to read everything, and work enough for all processors later. Who has the last build in
    memory reads little.
    """
    if before is None or sources.memory is not None or processors() == 1:
        yield None
        return
    worker = Worker(partial(_prepare, sources, options))
    try:
        yield Forerunner(worker, before)
    finally:
        worker.end()


def _prepare(sources: Sources, options: BuildOptions, file: BinaryIO) -> None:
    """The second process."""
    from reportgen.build.preparing import prepare
    from reportgen.model.keptsection import KeptSection, unread

    sink = Sink()
    found: Ready | Refused
    try:
        with sources.noting() as read:
            prepared = prepare(
                sources, options.layout, sink, edition=options.edition, template=options.template
            )
        found = ready(prepared, read, tuple(sink))
    except GateClosed:
        found = Refused(tuple(sink))
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    # sections that nobody has read are sent unread
    pickler.dispatch_table = {KeptSection: unread}
    pickler.dump(found)
