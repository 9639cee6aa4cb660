"""One project open in the preview: its last good pages, its findings, what is typed and not saved.

``Session.rebuild`` makes a new ``Snapshot`` from the files and drafts as they are; a snapshot never changes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.build.pipeline import Prepared, prepare
from reportgen.cache import Store, project_store
from reportgen.charts import get_ready_to_draw
from reportgen.collector import collector_paused
from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.model.flow import ChartGraphic, Figure
from reportgen.model.pages import Pages
from reportgen.model.walking import walk
from reportgen.preview.drafts import DraftSources, FileMemory
from reportgen.preview.kept import Kept
from reportgen.preview.opening import opening
from reportgen.preview.pagesvg import looks_same
from reportgen.source.memory import Memory


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a build gave. ``pages`` and ``prepared`` are the last good ones, ``None`` before the first.

    ``versions[i]`` counts the changes of page i; ``stale_since`` is the time (s since the epoch) from which
    the files could not be built, None while they can. ``dependencies`` are what the build read;
    ``read`` has beside them what it looked for, as ``Sources.noting`` gives it. Without ``whole`` they are
    the first pages, while all of them are made. ``texts`` are the files from which the pages were made.
    """

    revision: int = 0
    pages: Pages | None = None
    prepared: Prepared | None = None
    versions: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    stale_since: float | None = None
    seconds: float = 0.0
    dependencies: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, str | None] = field(default_factory=dict)
    whole: bool = True
    texts: Mapping[str, bytes] = field(default_factory=dict)


class Session:
    """The open project. Methods may be called from any thread; builds are made one after the other."""

    def __init__(
        self,
        root: Path,
        layout: str | None = None,
        keeper: Path | None = None,
        first: Callable[[Snapshot], Snapshot] | None = None,
    ) -> None:
        """``keeper`` is the project in whose store lies what is kept, this one if it is not said; ``first``
        is told of the first snapshot with pages, and gives it as it follows what was shown before.
        """
        self.root = root.resolve()
        self.layout = layout
        self.snapshot = Snapshot()
        self._files = FileMemory()
        self._memory = Memory()
        self._kept = Kept(keeper or self.root)
        self._first = first
        self._store = Store(project_store(keeper or self.root))
        self._drafts: dict[str, str] = {}
        self._draws = False
        self._building = threading.Lock()
        self._editing = threading.Lock()

    @property
    def drafts(self) -> Mapping[str, str]:
        """Texts that are typed and not saved, by path."""
        with self._editing:
            return dict(self._drafts)

    def set_draft(self, path: str, text: str | None) -> None:
        """Keep what is typed in a file; None when it is as on disk."""
        with self._editing:
            if text is None:
                self._drafts.pop(path, None)
            else:
                self._drafts[path] = text

    def sources(self, overtaken: Callable[[], bool] | None = None) -> DraftSources:
        """The files as they are now, drafts in front; ``overtaken`` says when nobody needs what is done with
        them any more.
        """
        sources = DraftSources(self.root, self.drafts, self._files, self._memory, overtaken)
        if not self._has_built:  # what is typed later is for the memory alone: it is soon otherwise
            sources.store = self._store
        return sources

    @property
    def _has_built(self) -> bool:
        return self.snapshot.whole and self.snapshot.pages is not None

    def open(self) -> Snapshot | None:
        """The first pages, before the first build; None where others are shown, or there are none as soon."""
        with self._building, collector_paused():
            if self._first is not None or self.snapshot.revision > 0:
                return None
            found = opening(self.sources(), self.layout, self._kept.lay_out_first)
            if found is None:
                return None
            prepared, pages = found
            versions = (1,) * len(pages.pages)
            self.snapshot = Snapshot(pages=pages, prepared=prepared, versions=versions, whole=False)
            return self.snapshot

    def keep(self) -> None:
        """Leave to the next start what need not be done again; for when nobody waits."""
        with self._building:
            self._kept.keep_sections()

    def get_ready(self) -> None:
        """Load what an edit of a chart needs and a first build that found its charts drawn did without; for
        when nobody waits.
        """
        prepared = self.snapshot.prepared
        if prepared is not None and not self._draws:
            figures = (each for each in walk(prepared.report.sections) if isinstance(each, Figure))
            self._draws = any(isinstance(each.graphic, ChartGraphic) for each in figures)
            if self._draws:
                get_ready_to_draw()

    def rebuild(self) -> Snapshot:
        """Build from the files as they are now; the new snapshot, also kept as ``snapshot``."""
        with self._building, collector_paused():
            started = time.monotonic()
            sources, sink = self.sources(), Sink()
            before = self.snapshot
            try:
                with sources.noting() as read:
                    prepared = prepare(sources, self.layout, sink)
                    pages = self._kept.lay_out(prepared, sink)
                sink.gate()
            except GateClosed:
                now = replace(
                    before if before.whole else Snapshot(),
                    changed=(),
                    stale_since=before.stale_since or time.time(),
                )
            else:
                changed, versions = _compared(before, pages)
                now = replace(
                    before,
                    pages=pages,
                    prepared=prepared,
                    versions=versions,
                    changed=changed,
                    stale_since=None,
                    read=read,
                    whole=True,
                    texts=sources.texts,
                )
                if before.pages is None and self._first is not None:
                    now = self._first(now)
            self.snapshot = replace(
                now,
                revision=before.revision + 1,
                findings=tuple(sink),
                seconds=time.monotonic() - started,
                dependencies=dict(sources.dependencies),
            )
            return self.snapshot


def _compared(before: Snapshot, pages: Pages) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which pages look otherwise than before, and how often each page has changed by now."""
    if before.pages is None:
        return tuple(range(len(pages.pages))), (1,) * len(pages.pages)
    old = before.pages.pages
    changed = tuple(
        index
        for index, page in enumerate(pages.pages)
        if index >= len(old) or not looks_same(old[index], page)
    )
    highest = max(before.versions, default=0) + 1
    if not before.whole:
        # pages that were not there are no change to who reads the first
        changed = tuple(index for index in changed if index < len(old))
        return changed, tuple(2 if index in changed else 1 for index in range(len(pages.pages)))
    versions = tuple(
        highest if index in set(changed) else before.versions[index] for index in range(len(pages.pages))
    )
    return changed, versions
