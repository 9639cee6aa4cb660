"""An editor's morning in Firefox: the page does there what it does in Chromium.

Debian's Firefox is driven by WebDriver BiDi. One session for all, since starting the browser costs most.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, sync_playwright

from tests.preview.conftest import PATIENCE, READY, Live
from tests.preview.steps import CHAPTER, eventually, go_to, line_with, put_cursor, source
from tests.preview.test_preview_comparing import git

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")

pytestmark = pytest.mark.skipif(
    FIREFOX is None, reason="no Firefox on this machine (apt-get install firefox-esr)"
)


@pytest.fixture
def page(live: Live) -> Iterator[Page]:
    """The page with the seed open; a script's error fails the test."""
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(channel="moz-firefox", executable_path=FIREFOX)
        opened = browser.new_page(viewport={"width": 1440, "height": 900})
        mistakes: list[str] = []
        opened.set_default_timeout(PATIENCE)
        opened.on("pageerror", lambda error: mistakes.append(str(error)))
        opened.goto(live.address)
        opened.wait_for_selector(READY)
        if opened.locator("#language").inner_text() == "中文":
            opened.locator("#language").click()
        yield opened
        browser.close()
        assert mistakes == []


def double_click(words: Locator) -> None:
    """Two clicks of a driven Firefox are two single ones: the event itself is given."""
    box = words.bounding_box()
    assert box is not None
    middle = {"clientX": box["x"] + box["width"] / 2, "clientY": box["y"] + box["height"] / 2}
    words.dispatch_event("dblclick", {"bubbles": True, **middle})


def test_an_editors_morning_in_firefox(page: Page, live: Live) -> None:
    # opened: sharp pages in the report's own fonts, the contents beside them
    assert page.locator("#title").inner_text() == "2021上海科技进步报告"
    assert "4.2 拓展国际国内合作网络" in page.locator("#outline").inner_text()
    loaded = "() => [...document.fonts].filter(f => f.status === 'loaded' && f.family.includes('rg-')).length"
    eventually(lambda: page.evaluate(loaded) > 0)

    # a click opens the source at its line; typing changes the page, saving the file
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    page.keyboard.type("好得很。")
    line_with(page, "好得很。").wait_for()
    assert "好得很" not in source(live)
    page.keyboard.press("Control+s")
    eventually(lambda: "好得很。" in source(live))

    # a mistake is told in words, underlined in the source, and healed by its quick fix
    page.keyboard.press("Enter")
    page.keyboard.type("textt: 1")
    page.locator("body.stale").wait_for()
    page.locator("#problems").click()
    page.locator(".finding.error").first.wait_for()
    page.locator(".cm-lintRange-error").first.wait_for()
    page.locator("#discard").click()
    page.locator("body:not(.stale)").wait_for()
    page.locator("#problems").click()

    # edited in place, and undone
    before = source(live)
    double_click(line_with(page, "主动服务国家科技外交"))
    field = page.locator(".inplace textarea")
    field.fill(field.input_value().replace("主动", "积极"))
    field.press("Enter")
    line_with(page, "积极服务国家科技外交").wait_for()
    field.wait_for(state="detached")  # until then it is the field that hears the keys
    page.keyboard.press("Control+z")
    line_with(page, "主动服务国家科技外交").wait_for()
    assert source(live) == before

    # the gallery of blocks is drawn, and one is put in
    page.locator("#insert").click()
    page.locator("dialog .example svg").first.wait_for()
    page.locator("dialog input[type=search]").fill("callout")
    page.locator("dialog input[type=search]").press("Enter")
    eventually(lambda: "callout:" in source(live))
    page.locator("dialog").wait_for(state="hidden")
    page.locator("#stage").focus()
    page.keyboard.press("Control+z")
    eventually(lambda: source(live) == before)

    # compared with an earlier revision
    git(live.root, "init", "-q")
    git(live.root, "add", ".")
    git(live.root, "commit", "-qm", "送审稿")
    (live.root / CHAPTER).write_text(before.replace("主动服务", "积极服务"), encoding="utf-8")
    line_with(page, "积极服务国家科技外交").wait_for()
    page.locator("#compare").click()
    page.locator("dialog .list button", has_text="送审稿").click()
    page.locator("#comparison:not([hidden])").wait_for()
    eventually(lambda: page.locator("#compared-count").inner_text() == "1 处改动")
    page.keyboard.press("F7")
    page.locator("#leaves .leaf[data-side=new]:has(i.added) svg.sheet").wait_for()
    page.keyboard.press("Escape")
    page.locator("#comparison").wait_for(state="hidden")
