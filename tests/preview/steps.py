"""What an editor does on the preview's page, one step each, in whatever browser the page is open."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from playwright.sync_api import Error, Locator, Page, Route

from tests.preview.conftest import PATIENCE, Live

CHAPTER = "chapters/4.2-cooperation.yaml"


def eventually(what: Callable[[], object], seconds: float = PATIENCE / 1000) -> None:
    """Waits until ``what()`` holds; the page's policy forbids asking from inside it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return
        time.sleep(0.03)
    assert what()


def line_with(page: Page, words: str) -> Locator:
    """The first line on the pages that holds these words, brought into view."""
    found = page.locator(".sheet text", has_text=words).first

    def in_view() -> bool:
        try:
            found.evaluate("node => node.scrollIntoView({ block: 'center' })", timeout=500)
        except Error:  # the page is being drawn anew
            return False
        return True

    eventually(in_view)
    return found


def go_to(page: Page, number: str) -> None:
    page.fill("#page", number)
    page.press("#page", "Enter")
    page.locator(f".page:has(.label:text-is('{number}')) svg.sheet").wait_for()


def source(live: Live, path: str = CHAPTER) -> str:
    return (live.root / path).read_text(encoding="utf-8")


def put_cursor(page: Page, words: str) -> None:
    """Clicks a line of the page, and puts the cursor at the end of its line in the source."""
    line_with(page, words).click()
    page.locator(".cm-activeLine", has_text=words).wait_for()
    page.locator(".cm-activeLine", has_text=words).click()
    page.keyboard.press("End")


def at_rest(page: Page) -> None:
    """Until the page has done what it does a moment after a click: make room, scroll."""
    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")


class Held:
    """Requests of a page that wait until the test answers them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._over = False
        self.routes: list[Route] = []

    def arrived(self, route: Route) -> None:
        if self._over:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        """Those that still wait, and those to come."""
        self._over = True
        while self.routes:
            self.routes.pop().continue_()

    def take(self, words: str = "") -> Route:
        """The one whose address has these words in it, as soon as it is there; the test answers it."""

        def found() -> list[Route]:
            self._page.wait_for_timeout(20)  # what comes is heard while the page is asked something
            return [route for route in self.routes if words in unquote(route.request.url)]

        eventually(found)
        [route] = found()
        self.routes.remove(route)
        return route


@contextmanager
def held_requests(page: Page, address: str) -> Iterator[Held]:
    """Requests of the page to an address of the server wait, until the test answers them or the block ends."""
    held, begun = Held(page), []

    def matches(url: str) -> bool:
        return url.endswith("/state?held") or re.search(rf"/{address}(\?|$)", url) is not None

    def arrived(route: Route) -> None:
        if route.request.url.endswith("?held"):
            begun.append(route)
            route.fulfill(body="")
        else:
            held.arrived(route)

    page.route(matches, arrived)
    # Chromium tells its page some time later: what that asks until then is let through
    eventually(
        lambda: (page.evaluate("() => void fetch('state?held')"), page.wait_for_timeout(50), begun)[-1]
    )
    try:
        yield held
    finally:
        # a request that nobody answers would be taken away in the middle of a later test
        held.let_go()
        page.unroute(matches, arrived)
