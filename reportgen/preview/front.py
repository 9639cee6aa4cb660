"""What a browser meets first: the page, and the pages of the last time; all else once the report is open.

Nothing is refused while the session is imported and builds for the first time: what it alone knows waits.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from reportgen.preview import shell
from reportgen.preview.address import Address
from reportgen.preview.guard import Guard
from reportgen.preview.standing import Json, standing_pages

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette

    from reportgen.preview.hub import Hub

# what is shown before anything is known
NOTHING: Json = {
    "revision": 0,
    "seconds": 0,
    "stale": None,
    "changed": [],
    "title": "",
    "fonts": [],
    "pages": [],
    "outline": [],
    "anchors": {},
}
# what shows pages, be it the first alone
_SHOWING = ("", "static", "state", "sheet", "fonts.css", "font", "picture")
_QUIET = 0.15  # s without a request: a page that is being opened has the processor first
_TURN = 0.0005  # s that who builds keeps the interpreter while a page asks for something
_LONGEST = 1.0  # s that it has it at most


def front(root: Path, layout: str | None, token: str) -> ASGIApp:
    """The web application of a preview that begins; every address begins with ``/token/``."""
    return guarded(Front(root, layout, token, secrets.token_urlsafe(16)))


def guarded(behind: Front) -> ASGIApp:
    """The same for those alone who may ask."""
    return Guard(behind, token=behind.token, nonce=behind.nonce)


def serve(root: Path, layout: str | None, address: Address, leave: Callable[[list[str]], None]) -> None:
    """Serve until interrupted; ``leave`` is then told the files in which something is not saved, if any."""
    sys.setswitchinterval(_TURN)
    behind = Front(root, layout, address.token, secrets.token_urlsafe(16))
    try:
        server_of(behind).run(sockets=[address.listening])
    finally:
        if unsaved := behind.unsaved:
            leave(unsaved)


def server_of(behind: Front) -> uvicorn.Server:
    """A server that ends as soon as it is told to, whatever is being asked or listened to."""
    import uvicorn

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket] | None = None) -> None:
            behind.end()  # what is open would else be torn off, after a second
            await super().shutdown(sockets)

    config = uvicorn.Config(
        guarded(behind),
        log_level="warning",
        access_log=False,
        lifespan="on",
        loop="asyncio",
        http="h11",
        ws="none",
        timeout_graceful_shutdown=1,
    )
    return Server(config)


class Front:
    """Answers what it can and hands on the rest, everything as soon as there are pages of a build."""

    def __init__(self, root: Path, layout: str | None, token: str, nonce: str) -> None:
        self._root = root
        self._layout = layout
        self.token = token
        self.nonce = nonce
        self._standing = standing_pages(root, layout)
        self._hub: Hub | None = None
        self._asked = asyncio.Event()
        self._opened: asyncio.Future[Starlette] | None = None
        self._ended = asyncio.Event()

    @property
    def unsaved(self) -> list[str]:
        """The files in which something is typed and not saved."""
        return [] if self._hub is None else sorted(self._hub.session.drafts)

    def end(self) -> None:
        """The server is about to end: nobody is kept waiting, and pages hear no more news."""
        self._ended.set()
        if self._hub is not None:
            self._hub.end()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        self._asked.set()
        request = Request(scope)
        known = None if self._hub and self._hub.has_pages else self._at_once(request)
        answer: ASGIApp = known or await self._application(request)
        await answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Open the report when the server has started, close it when it ends."""
        await receive()
        self._opened = asyncio.get_running_loop().create_future()
        ending = asyncio.Event()
        living = asyncio.create_task(self._open(ending))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        ending.set()
        await living
        await send({"type": "lifespan.shutdown.complete"})

    async def _open(self, ending: asyncio.Event) -> None:
        assert self._opened is not None
        if self._standing is not None:
            await self._let_the_page_load()
        try:
            application = await asyncio.to_thread(self._imported)
        except BaseException as error:
            self._opened.set_exception(error)  # whoever waits is told
            raise
        async with application.router.lifespan_context(application):
            self._hub = application.state.hub
            self._opened.set_result(application)
            if self._ended.is_set():
                self._hub.end()
            await ending.wait()

    async def _let_the_page_load(self) -> None:
        loop = asyncio.get_running_loop()
        latest = loop.time() + _LONGEST
        while loop.time() < latest:
            self._asked.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), _QUIET)
                continue
            return

    def _imported(self) -> Starlette:
        # everything that makes reports: 0.3 s, and a page is waiting
        from reportgen.preview.keeping import taken_up
        from reportgen.preview.server import application
        from reportgen.preview.session import Session

        first = None if self._standing is None else partial(taken_up, self._standing)
        return application(Session(self._root, self._layout, first=first), self.token)

    async def _application(self, request: Request) -> ASGIApp:
        """The report's own application, once it can answer the request."""
        opening = asyncio.create_task(self._ready(request))
        ending = asyncio.create_task(self._ended.wait())
        await asyncio.wait((opening, ending), return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if opening.done():
            return opening.result()
        opening.cancel()
        return shell.ended()

    async def _ready(self, request: Request) -> ASGIApp:
        assert self._opened is not None
        application = await asyncio.shield(self._opened)
        hub: Hub = application.state.hub
        _, _, path = request.url.path.removeprefix("/").partition("/")
        name = path.partition("/")[0]
        if name != "events":  # news are of the first build, too
            await (hub.shown if name in _SHOWING else hub.built).wait()
        return application

    def _at_once(self, request: Request) -> Response | None:
        """What needs no build: the page itself, and what is kept of the last time."""
        if request.method != "GET":
            return None
        _, _, path = request.url.path.removeprefix("/").partition("/")
        name, _, rest = path.partition("/")
        standing = self._standing
        files = standing.families() if standing else {}
        match name:
            case "":
                return shell.page(self.nonce, self._state(), tuple(self._sheets()), files)
            case "static":
                return shell.static(rest)
            case "state":
                return JSONResponse(self._state())
            case "fonts.css":
                return shell.font_rules(f"/{self.token}/", files)
            case "font":
                data = None if standing is None else standing.font(rest)
                return shell.own_font(rest) if data is None else shell.font(data)
            case "sheet" if standing is not None and rest.isdecimal():
                sheet = standing.sheet(int(rest))
                return None if sheet is None else Response(sheet, media_type="application/json")
            case "picture" if standing is not None:
                found = standing.picture(rest)
                return None if found is None else shell.picture(*found)
        return None

    def _sheets(self) -> Iterator[str]:
        """The first pages of the last time."""
        for index in range(shell.AT_ONCE if self._standing else 0):
            assert self._standing is not None
            sheet = self._standing.sheet(index)
            if sheet is not None:
                yield sheet.decode("utf-8", "surrogatepass")

    def _state(self) -> Json:
        state = NOTHING if self._standing is None else self._standing.state()
        if self._hub is None or not self._hub.built.is_set():
            return state
        # the files could not be built: the pages of the last time stay, and it is said
        snapshot = self._hub.session.snapshot
        return {**state, "revision": snapshot.revision, "stale": snapshot.stale_since}
