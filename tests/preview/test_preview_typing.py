"""Words that are typed while something else is under way: none is lost, in the page or in the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.preview.conftest import CHROMIUM, READY, Live, new_window
from tests.preview.steps import CHAPTER, Held, eventually, go_to, held_requests, line_with, put_cursor, source

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def _all_have(page: Page, live: Live, *words: str) -> None:
    """The editor and the server have all of these, the server only once."""
    eventually(lambda: all(word in page.locator(".cm-content").inner_text() for word in words))
    eventually(lambda: all(live.session.drafts.get(CHAPTER, "").count(word) == 1 for word in words))


@contextmanager
def _first_words_being_saved(page: Page) -> Iterator[tuple[Held, Route]]:
    """Words are typed and saved; the request waits, and so do those to come."""
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    with held_requests(page, "save") as saving:
        page.keyboard.insert_text("甲方。")
        page.keyboard.press("Control+s")
        yield saving, saving.take()


def test_words_typed_while_the_file_is_being_saved_or_changed_on_the_page_stay(
    page: Page, live: Live
) -> None:
    with _first_words_being_saved(page) as (_, save):
        page.keyboard.insert_text("乙方。")
        answer = save.fetch()
        page.wait_for_timeout(100)
        save.fulfill(response=answer)
    _all_have(page, live, "甲方。乙方。")
    eventually(lambda: page.locator("#save").is_enabled())
    assert "乙方" not in source(live)
    # the answer to a change on the page knows nothing of words that are on their way
    with held_requests(page, "draft") as drafting:
        page.keyboard.insert_text("丙方。")
        draft = drafting.take()
        line_with(page, "全年全市新增外资研发中心").dblclick()
        field = page.locator(".inplace textarea")
        field.fill(field.input_value().replace("全年全市", "全年本市"))
        field.press("Enter")
        field.wait_for(state="detached")
        draft.continue_()
    _all_have(page, live, "甲方。乙方。丙方。", "全年本市")
    page.locator(".cm-content").press("Control+s")
    eventually(lambda: all(word in source(live) for word in ("甲方。乙方。丙方。", "全年本市")))
    eventually(lambda: page.locator("#save").is_disabled())


def test_a_file_that_is_saved_again_while_it_is_being_saved_is_saved_with_all_that_was_typed(
    page: Page, live: Live
) -> None:
    with _first_words_being_saved(page) as (saving, first):
        page.keyboard.insert_text("乙方。")
        page.keyboard.press("Control+s")
        page.wait_for_timeout(100)
        assert saving.routes == []  # one after the other: the second knows what the first wrote
        first.continue_()
        saving.take().continue_()
        eventually(lambda: "甲方。乙方。" in source(live))
    eventually(lambda: page.locator("#save").is_disabled())
    assert source(live).count("甲方") == 1
    assert page.locator("dialog").is_hidden()


def test_who_goes_on_in_the_source_keeps_the_cursor_though_a_place_was_clicked_before(page: Page) -> None:
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    before = page.locator(".cm-activeLine").inner_text()
    other = line_with(page, "在沪国际科技组织开展创新合作")
    other.evaluate(
        """line => {
          const { left, top, width, height } = line.getBoundingClientRect();
          const middle = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 };
          line.dispatchEvent(new MouseEvent("click", middle));
          document.querySelector(".cm-content").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
        }"""
    )
    page.wait_for_timeout(400)
    assert page.locator(".cm-activeLine").inner_text() == before
    # no more when the server takes its time to say where that is
    with held_requests(page, "place") as held:
        other.click()
        where = held.take()
        page.locator(".cm-activeLine").click()
        with page.expect_response("**/place?*"):
            where.continue_()
        page.wait_for_timeout(100)
        assert page.locator(".cm-activeLine").inner_text() == before
    other.click()  # who does not, is led there
    page.locator(".cm-activeLine", has_text="在沪国际科技组织开展创新合作").wait_for()
    # what is moved on the page, or a file that is opened, comes late
    with held_requests(page, "move") as held:
        page.locator(".grip").click()
        page.locator("dialog button", has_text="下移").click()
        answer = held.take()
        put_cursor(page, "主动服务国家科技外交")
        page.keyboard.insert_text("甲方")
        with page.expect_response("**/move"):
            answer.continue_()
        page.wait_for_timeout(100)
        page.keyboard.insert_text("乙方。")
    assert "甲方乙方。" in page.locator(".cm-content").inner_text()
    with held_requests(page, "file") as held:
        page.keyboard.press("Control+p")
        page.locator("dialog button.open", has_text="report.yaml").click()
        answer = held.take("report.yaml")
        page.locator(".cm-activeLine").click()
        with page.expect_response("**/file?*report*"):
            answer.continue_()
        page.wait_for_timeout(100)
        assert page.locator("#files [aria-selected=true]").inner_text() == CHAPTER


def test_words_that_could_not_be_sent_are_sent_with_the_next(browser: Browser, live: Live) -> None:
    page = new_window(browser)
    page.goto(live.address)
    page.wait_for_selector(READY)
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    with held_requests(page, "draft") as held:
        page.keyboard.insert_text("甲方。")
        draft = held.take()
        with page.expect_event("requestfailed"):
            draft.abort()
    # what others change meanwhile does not come over them
    shown = live.ask(f"file?path={CHAPTER}")
    text = shown["text"].replace("全年全市", "全年本市")
    live.tell("draft", path=CHAPTER, base=shown["sha"], text=text)
    line_with(page, "全年本市").wait_for()
    page.wait_for_timeout(200)
    page.keyboard.insert_text("乙方。")
    _all_have(page, live, "甲方。乙方。", "全年本市")
    page.close()
