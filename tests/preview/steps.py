"""What an editor does on the preview's page, one step each, in whatever browser the page is open."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Error, Locator, Page

from tests.preview.conftest import Live

CHAPTER = "chapters/4.2-cooperation.yaml"


def eventually(what: Callable[[], object], seconds: float = 25) -> None:
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
