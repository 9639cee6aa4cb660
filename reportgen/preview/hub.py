"""Builds when something changed and tells every open page; one build at a time, the last change wins."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

from reportgen.collector import collect_all, collect_young, collector_paused
from reportgen.preview import shell, views
from reportgen.preview.drafts import Overtaken
from reportgen.preview.keeping import PageKeeper
from reportgen.preview.review import Cured, at_leisure, of_build
from reportgen.preview.session import Session, Snapshot

_MOST_PUSHED = 3  # pages sent along with the news; the others are fetched when they come into view
_LEISURE = 0.5  # s without a change before the checks of figures and text are run
_REST = 3.0  # s without a change before the pages are left to the next start
_YOUNG = 100  # builds after which the collector is called though nobody rests
_THOROUGH = 64  # rests, in the last of which the collector goes over all
_SELDOM = ("outline", "anchors")  # parts of the news that are long and mostly as they were
_QUEUED = 64  # news a page may be behind before it is told to fetch everything anew
_LAST = ""  # in place of news: there will be no more


class Hub:
    """The loop between a session and the pages that show it."""

    def __init__(self, session: Session, base: str) -> None:
        self.session = session
        self.base = base
        self.findings: tuple[Cured, ...] = ()
        self.seen: frozenset[int] = frozenset()  # pages in view of who typed last
        self._told: views.Json = {}
        self._shown: Snapshot | None = None  # what the last news was of
        self._rests = 0
        self._name = secrets.token_hex(8)  # a page sees by it that another server has taken over
        self.built = asyncio.Event()  # once
        self.shown = asyncio.Event()  # once there are pages, or none can be made
        self._keeper = PageKeeper(session.root, session.layout)
        self._asked = asyncio.Event()
        self._listeners: set[asyncio.Queue[str]] = set()
        self._ended = False

    def ask(self) -> None:
        """Something changed: build soon."""
        self._asked.set()

    async def run(self) -> None:
        """Show the first pages as soon as there are any, then build whenever asked, for ever."""
        first = await asyncio.to_thread(self.session.open)
        if first is not None:
            self.tell(await asyncio.to_thread(self._opening, first))
            self.shown.set()
        while True:
            await self._asked.wait()
            self._asked.clear()
            with collector_paused():  # not even for a moment between the pages and the news of them
                snapshot = await asyncio.to_thread(self.session.rebuild)
                if snapshot.changed:
                    self.tell(await asyncio.to_thread(self._sheets, snapshot))
                self.findings = of_build(snapshot.findings, self.session.sources())
                self.tell(await asyncio.to_thread(self._news, snapshot))
            self.shown.set()
            self.built.set()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), _LEISURE)
                if snapshot.revision % _YOUNG == 0:
                    collect_young()
                continue
            # nobody types: time for what takes longer than a build; who types again need not wait for it
            with suppress(Overtaken):
                sources = self.session.sources(self._asked.is_set)
                self.findings += await asyncio.to_thread(at_leisure, snapshot, sources)
                self.tell(json.dumps({"kind": "findings"}))
                await asyncio.to_thread(self._collect)
                if not self._asked.is_set():
                    await asyncio.to_thread(self.session.get_ready)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), _REST)
                continue
            await asyncio.to_thread(self.keep)

    def _collect(self) -> None:
        """Let the collector search what is new, now and then all."""
        self._rests += 1
        if self._rests % _THOROUGH:
            collect_young()
        else:
            collect_all()

    @property
    def has_pages(self) -> bool:
        """Whether there are pages of a build."""
        return self.session.snapshot.pages is not None

    def keep(self) -> None:
        """Leave what there is to the next start of the preview, unless it is typed and not saved."""
        self.session.keep()
        if not self.session.drafts:
            self._keeper.keep(self.session.snapshot)

    async def watch(self) -> None:
        """Ask for a build when a file of the project changes on disk, for ever."""
        from watchfiles import awatch

        async for changes in awatch(self.session.root, step=20, debounce=50, recursive=True):
            if any(self._matters(Path(path)) for _, path in changes):
                self.tell(json.dumps({"kind": "disk"}))
                self.ask()

    def _matters(self, path: Path) -> bool:
        try:
            parts = path.relative_to(self.session.root).parts
        except ValueError:
            return False
        return not any(part.startswith(".") for part in parts) and parts[:1] != ("build",)

    def tell(self, news: str) -> None:
        """Put a piece of news into the queue of every open page."""
        for queue in self._listeners:
            if queue.full():
                continue  # it will see by the revision that it missed some
            queue.put_nowait(news)

    def end(self) -> None:
        """The server is about to end: the news end for every open page."""
        self._ended = True
        for queue in self._listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(_LAST)

    async def listen(self) -> AsyncIterator[str]:
        """The news from now on, as server-sent events."""
        queue: asyncio.Queue[str] = asyncio.Queue(_QUEUED)
        self._listeners.add(queue)
        try:
            snapshot = self.session.snapshot
            hello = {
                "kind": "hello",
                "revision": snapshot.revision,
                "whole": snapshot.whole,
                "server": self._name,
            }
            yield f"retry: 400\ndata: {json.dumps(hello)}\n\n"
            while not self._ended:
                try:
                    news = await asyncio.wait_for(queue.get(), 15)
                    if news != _LAST:
                        yield f"data: {news}\n\n"
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self._listeners.discard(queue)

    def _opening(self, snapshot: Snapshot) -> str:
        """The first pages, with those drawings that are seen at once."""
        count = min(shell.AT_ONCE, len(snapshot.versions))
        sheets = [views.sheet(snapshot, index, self.base) for index in range(count)]
        told = {"kind": "opening", **views.overview(snapshot), "sheets": sheets}
        return json.dumps(told, ensure_ascii=False)

    def _sheets(self, snapshot: Snapshot) -> str:
        """The first news of a build: pages that changed, those first that an editor looks at."""
        first = sorted(snapshot.changed, key=lambda index: index not in self.seen)[:_MOST_PUSHED]
        pushed = [views.sheet(snapshot, index, self.base) for index in first]
        return json.dumps({"kind": "sheets", "sheets": pushed}, ensure_ascii=False)

    def _news(self, snapshot: Snapshot) -> str:
        now = views.overview(snapshot)
        # a page that heard the news before has these already; one that missed them asks for all
        known = {name for name in _SELDOM if self._told.get(name) == now[name]}
        self._told = now
        moved = [] if self._shown is None else views.moved(self._shown, snapshot)
        self._shown = snapshot
        told = {name: value for name, value in now.items() if name not in known}
        return json.dumps({"kind": "built", **told, "moved": moved}, ensure_ascii=False)
