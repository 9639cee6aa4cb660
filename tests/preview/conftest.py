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
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.types import ASGIApp

from reportgen.preview.address import listening_socket
from reportgen.preview.server import application
from reportgen.preview.session import Session

SEED = Path(__file__).resolve().parents[2] / "seeds/2021"
TOKEN = "secret-of-the-test"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# the first pages are there, and what edits them
READY = "html[data-ready] .page svg.sheet"


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
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
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


class Server(uvicorn.Server):
    """Runs in a thread until told to stop."""

    def install_signal_handlers(self) -> None:
        pass


@contextmanager
def running(application: ASGIApp, port: int = 0) -> Iterator[int]:
    """A server for a web application, until the block ends; its port."""
    listening = listening_socket(port)
    config = uvicorn.Config(application, log_level="error", timeout_graceful_shutdown=0)
    server = Server(config)
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
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@contextmanager
def opened_page(browser: Browser, live: Live) -> Iterator[Page]:
    """The page with the seed open; anything the console calls an error fails the test."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    mistakes: list[str] = []
    opened.on("pageerror", lambda error: mistakes.append(str(error)))
    opened.on("console", lambda message: mistakes.append(message.text) if message.type == "error" else None)
    opened.goto(live.address)
    opened.wait_for_selector(READY)
    yield opened
    opened.close()
    assert mistakes == []


@pytest.fixture
def page(browser: Browser, live: Live) -> Iterator[Page]:
    with opened_page(browser, live) as opened:
        yield opened
