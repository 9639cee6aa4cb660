"""A real preview server for a project copied for the test, and a real browser."""

from __future__ import annotations

import http.client
import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, ViewportSize, expect, sync_playwright
from starlette.types import ASGIApp

from reportgen.preview.address import listening_socket
from reportgen.preview.server import application
from reportgen.preview.session import Session

SEED = Path(__file__).resolve().parents[2] / "seeds/2021"
TOKEN = "secret-of-the-test"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# the first pages are there, and what edits them
READY = "html[data-ready] .page svg.sheet"
# ms; a wait ends when what it is for has come: only a failure takes so long, or a machine with other work
PATIENCE = 60_000
WINDOW: ViewportSize = {"width": 1440, "height": 900}


@dataclass
class Live:
    """A running server: its project, its port, and requests to it."""

    root: Path
    port: int
    session: Session

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{TOKEN}/"

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """A request with exactly these headers besides Host and Content-Length."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE / 1000)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def ask(self, path: str) -> Any:
        return json.loads(self.request("GET", f"/{TOKEN}/{path}")[2])

    def tell(self, to: str, /, **content: object) -> Any:
        body = json.dumps(content).encode()
        return json.loads(self.request("POST", f"/{TOKEN}/{to}", body)[2])


def project_at(root: Path) -> Path:
    """A copy of the seed to change."""
    shutil.copytree(SEED, root, ignore=shutil.ignore_patterns("build", ".reportgen"))
    return root


@contextmanager
def running(application: ASGIApp, port: int = 0) -> Iterator[int]:
    """A server for a web application, until the block ends; its port."""
    listening = listening_socket(port)
    config = uvicorn.Config(application, log_level="error", timeout_graceful_shutdown=0)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def serving(root: Path, port: int = 0) -> Iterator[Live]:
    """A server for a project that is open, until the block ends."""
    session = Session(root)
    with running(application(session, TOKEN), port) as found:
        deadline = time.monotonic() + 60
        while session.snapshot.revision == 0 and time.monotonic() < deadline:
            time.sleep(0.02)
        yield Live(session.root, found, session)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    with serving(project_at(tmp_path / "报告")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


def new_window(browser: Browser) -> Page:
    opened = browser.new_page(viewport=WINDOW, locale="zh-CN")
    opened.set_default_timeout(PATIENCE)
    return opened


@contextmanager
def shown(window: Page, live: Live) -> Iterator[Page]:
    """The page with the project open in a window; anything the console calls an error fails the test."""
    mistakes: list[str] = []

    def failed(error: Error) -> None:
        mistakes.append(str(error))

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            mistakes.append(message.text)

    window.on("pageerror", failed)
    window.on("console", said)
    window.goto(live.address)
    window.wait_for_selector(READY)
    yield window
    window.remove_listener("pageerror", failed)
    window.remove_listener("console", said)
    assert mistakes == []


@contextmanager
def opened_page(browser: Browser, live: Live) -> Iterator[Page]:
    """The same in a window of its own."""
    opened = new_window(browser)
    try:
        with shown(opened, live):
            yield opened
    finally:
        opened.close()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window for all tests of a file: to open one takes longer than most of them."""
    opened = new_window(browser)
    yield opened
    opened.close()


@pytest.fixture
def page(window: Page, live: Live) -> Iterator[Page]:
    """The page with the seed open, in a window in which nothing is left of what was shown there before."""
    origin = live.address.removesuffix(f"/{TOKEN}/")
    asking = window.context.new_cdp_session(window)
    asking.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    asking.detach()
    window.set_viewport_size(WINDOW)
    window.mouse.move(0, 0)
    try:
        with shown(window, live):
            yield window
    finally:
        window.goto("about:blank")
