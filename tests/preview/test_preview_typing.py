"""Words that are typed while something else is under way: none is lost, in the page or in the file."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.preview.conftest import CHROMIUM, READY, Live
from tests.preview.steps import CHAPTER, eventually, go_to, line_with, put_cursor, source

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def _holding(page: Page, address: str) -> list[Route]:
    """Requests to an address wait in this list."""
    held: list[Route] = []
    page.route(f"**/{address}", lambda route: held.append(route))
    return held


def _coming(page: Page, held: list[Route]) -> Route:
    """The next request that waits."""
    eventually(lambda: (page.wait_for_timeout(20), bool(held))[1])
    return held.pop(0)


def _all_have(page: Page, live: Live, *words: str) -> None:
    """The editor and the server have all of these, the server only once."""
    eventually(lambda: all(word in page.locator(".cm-content").inner_text() for word in words))
    eventually(lambda: all(live.session.drafts.get(CHAPTER, "").count(word) == 1 for word in words))


def test_words_typed_while_the_file_is_being_saved_or_changed_on_the_page_stay(
    page: Page, live: Live
) -> None:
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    saving = _holding(page, "save")
    page.keyboard.insert_text("甲方。")
    page.keyboard.press("Control+s")
    save = _coming(page, saving)
    page.keyboard.insert_text("乙方。")
    answer = save.fetch()
    page.wait_for_timeout(100)
    save.fulfill(response=answer)
    _all_have(page, live, "甲方。乙方。")
    eventually(lambda: page.locator("#save").is_enabled())
    assert "乙方" not in source(live)
    # the answer to a change on the page knows nothing of words that are on their way
    drafting = _holding(page, "draft")
    page.keyboard.insert_text("丙方。")
    draft = _coming(page, drafting)
    line_with(page, "全年全市新增外资研发中心").dblclick()
    field = page.locator(".inplace textarea")
    field.fill(field.input_value().replace("全年全市", "全年本市"))
    field.press("Enter")
    field.wait_for(state="detached")
    page.unroute("**/draft")
    draft.continue_()
    _all_have(page, live, "甲方。乙方。丙方。", "全年本市")
    page.unroute("**/save")
    page.locator(".cm-content").press("Control+s")
    eventually(lambda: all(word in source(live) for word in ("甲方。乙方。丙方。", "全年本市")))
    eventually(lambda: page.locator("#save").is_disabled())


def test_words_that_could_not_be_sent_are_sent_with_the_next(browser: Browser, live: Live) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page.goto(live.address)
    page.wait_for_selector(READY)
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    page.route("**/draft", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.keyboard.insert_text("甲方。")
    page.unroute("**/draft")
    # what others change meanwhile does not come over them
    shown = live.ask(f"file?path={CHAPTER}")
    text = shown["text"].replace("全年全市", "全年本市")
    live.tell("draft", path=CHAPTER, base=shown["sha"], text=text)
    line_with(page, "全年本市").wait_for()
    page.wait_for_timeout(200)
    page.keyboard.insert_text("乙方。")
    _all_have(page, live, "甲方。乙方。", "全年本市")
    page.close()
