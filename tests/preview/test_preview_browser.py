"""The page as it is read, in a real browser: opened, gone through, searched, seen on any screen, compared."""

from __future__ import annotations

import re
import threading
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from reportgen.preview.keeping import PageKeeper
from reportgen.preview.session import Session
from tests.preview.conftest import CHROMIUM, READY, Live, new_window, project_at
from tests.preview.steps import CHAPTER, at_rest, eventually, go_to, line_with, put_cursor
from tests.preview.test_preview_comparing import edit, git
from tests.preview.test_preview_standing import beginning

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def test_pages_of_the_last_time_are_read_until_the_new_ones_are_set(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project_at(tmp_path / "报告")
    session = Session(root)
    PageKeeper(root, None).keep(session.rebuild())
    edit(root, CHAPTER, "主动服务", "积极服务")
    held = threading.Event()
    with beginning(root, held, monkeypatch) as live:
        opened = new_window(browser)
        opened.goto(live.address)
        opened.wait_for_selector(READY)
        go_to(opened, "2")
        line_with(opened, "主动服务国家科技外交").wait_for()
        assert opened.locator("#banner").inner_text() == "这是上次的页面，文件改过了，正在重新排版…"
        assert "4.2 拓展国际国内合作网络" in opened.locator("#outline").inner_text()
        line_with(opened, "主动服务国家科技外交").click()
        assert opened.locator("#source").is_hidden()  # it waits
        held.set()
        line_with(opened, "积极服务国家科技外交").wait_for()
        opened.locator(".cm-activeLine", has_text="积极服务").wait_for()
        opened.locator("#banner").wait_for(state="hidden")
        opened.close()


def test_what_is_clicked_or_pressed_before_all_is_loaded_is_done_when_it_is(
    browser: Browser, live: Live
) -> None:
    opened = new_window(browser)
    held: list[Route] = []
    opened.route("**/static/main.js", lambda route: held.append(route))
    opened.goto(live.address)
    opened.wait_for_selector(READY.replace("html[data-ready] ", ""))
    eventually(lambda: (opened.wait_for_timeout(20), held)[1])  # it is heard while the page is asked
    opened.locator("#frame").click()
    opened.keyboard.press("Control+f")
    assert opened.locator("#query").is_hidden()
    held[0].continue_()
    opened.locator("#query:focus").wait_for()
    assert opened.locator("html[data-frame=dark]").count() == 1
    opened.close()


def test_it_opens_with_contents_and_sharp_pages(page: Page) -> None:
    assert page.locator("#title").inner_text() == "2021上海科技进步报告"
    assert "4.2 拓展国际国内合作网络" in page.locator("#outline").inner_text()
    loaded = "() => [...document.fonts].filter(f => f.status === 'loaded' && f.family.includes('rg-')).length"
    eventually(lambda: page.evaluate(loaded) > 0)


def test_what_was_read_stays_in_view_when_the_source_opens_beside_it(page: Page) -> None:
    go_to(page, "2")
    line_with(page, "全年全市新增外资研发中心").click()
    page.locator("#source").wait_for()
    eventually(lambda: page.input_value("#page") == "2")
    at_rest(page)
    assert page.input_value("#page") == "2"


def test_it_goes_on_where_it_was_after_a_reload(page: Page) -> None:
    go_to(page, "4")
    eventually(lambda: page.input_value("#page") == "4")
    page.reload()
    page.wait_for_selector(READY)
    eventually(lambda: page.input_value("#page") == "4")


def test_a_page_number_that_is_being_typed_stays_when_the_report_is_built_meanwhile(
    page: Page, live: Live
) -> None:
    page.fill("#page", "3")
    revision = live.session.snapshot.revision
    edit(live.root, CHAPTER, "主动服务国家科技外交", "积极服务国家科技外交")
    eventually(lambda: live.session.snapshot.revision > revision)
    page.wait_for_timeout(300)
    page.press("#page", "Enter")
    page.locator(".page:has(.label:text-is('3')) svg.sheet").wait_for()
    eventually(lambda: page.input_value("#page") == "3")


def test_words_are_found_across_lines(page: Page) -> None:
    page.keyboard.press("Control+f")
    page.fill("#query", "科技创新国际合作")
    page.locator("#hits .hit").first.click()
    page.locator(".veil.hit-mark").first.wait_for()


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    page.locator("#stage").focus()
    page.keyboard.press("PageDown")
    eventually(lambda: page.input_value("#page") == "ii")
    page.keyboard.press("End")
    eventually(lambda: page.input_value("#page") == "封底")
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, input, [tabindex='0']")]
          .filter(n => !(n.textContent.trim() || n.getAttribute("aria-label") || n.title || n.placeholder))
          .map(n => n.id)"""
    )
    assert unnamed == []


def test_axe_finds_nothing_serious_in_either_frame(page: Page) -> None:
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    page.keyboard.press("Enter")
    page.keyboard.type("textt: 1")
    page.locator("body.stale").wait_for()
    page.keyboard.press("F8")
    page.locator(".finding.error").first.wait_for()
    assert serious(page) == []
    page.locator("#frame").click()
    assert serious(page) == []
    page.keyboard.press("F8")
    page.locator("#all-files").click()
    page.locator("dialog .list button").first.wait_for()
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.locator("#language").click()
    page.locator("#help").click()
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.locator("#discard").click()
    page.locator("body:not(.stale)").wait_for()
    page.locator("#insert").click()
    page.locator("dialog .example svg").first.wait_for()
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-tab=facts]").click()
    page.locator("#fact-list .hit").first.click()
    page.locator("dialog .facts-table").wait_for()
    assert serious(page) == []


def serious(page: Page) -> list[str]:
    """What axe-core calls serious or critical; the report's own pages are its tagged PDF's matter."""
    found: list[str] = page.evaluate(
        """async () => (await axe.run({ exclude: [[".sheet"]] }, { resultTypes: ["violations"] })).violations
          .filter((one) => ["serious", "critical"].includes(one.impact))
          .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`)"""
    )
    return found


def test_the_page_speaks_english_when_asked(page: Page) -> None:
    page.locator("#language").click()
    assert page.locator("[data-tab=outline]").inner_text() == "Contents"
    assert re.fullmatch(r"\d+ ms", page.locator("#status").inner_text())
    tabs = page.locator("#side .tabs")
    assert tabs.evaluate("tabs => tabs.scrollWidth <= tabs.clientWidth")
    page.locator("#language").click()
    assert page.locator("[data-tab=outline]").inner_text() == "目录"


def test_on_a_narrow_screen_the_page_has_the_room(page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 1100})
    eventually(lambda: page.locator("#side").is_hidden())
    box = page.locator(".page").first.bounding_box()
    assert box is not None
    assert box["width"] > 600
    eventually(lambda: page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))


def test_any_file_of_the_project_is_opened_by_keyboard(page: Page) -> None:
    page.locator("#stage").focus()
    page.keyboard.press("Control+p")
    page.locator("dialog .list button", has_text="report.yaml").focus()
    page.keyboard.press("Enter")
    page.locator(".cm-content", has_text="title:").wait_for()
    eventually(lambda: page.evaluate("document.activeElement.className").startswith("cm-content"))
    assert page.locator("#files [aria-selected=true]").inner_text() == "report.yaml"


def test_the_pages_go_to_the_cursor_once_they_have_its_place(page: Page) -> None:
    shown = page.evaluate(
        """async () => {
          const { Following } = await import("./static/following.js");
          const shown = [];
          const answers = [];
          const pages = { find: () => new Promise((resolve) => answers.push(resolve)), draw: async () => {} };
          const following = new Following(pages, (found) => shown.push(found.page));
          const answer = async (index, found) => (answers[index](found), new Promise((resolve) => setTimeout(resolve)));
          // on no page yet: asked again when other pages have come, and where it is on those after them
          following.to("new.yaml", 1); await answer(0, null);
          following.again(); await answer(1, { page: 7 });
          following.again(); await answer(2, { page: 8 });
          // the answer of the pages before comes after that of the pages now
          following.to("new.yaml", 2); following.again(); await answer(4, { page: 9 }); await answer(3, null);
          // the cursor went on; the reader went elsewhere
          following.to("new.yaml", 3); following.to("new.yaml", 4); await answer(6, { page: 10 }); await answer(5, { page: 99 });
          following.to("new.yaml", 5); following.leave(); await answer(7, { page: 99 }); following.again();
          return { shown, asked: answers.length };
        }"""
    )
    assert shown == {"shown": [7, 8, 9, 10], "asked": 8}


def test_on_a_tablet_the_source_leaves_room_for_the_page(page: Page) -> None:
    go_to(page, "2")
    page.set_viewport_size({"width": 1024, "height": 768})
    line_with(page, "全年全市新增外资研发中心").click()
    page.locator("#source").wait_for()
    for last in ("#help", "#close-source"):  # at the right end of their bars
        box = page.locator(last).bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 1024
    eventually(lambda: page.locator("#side").is_hidden())
    page.locator("#toggle-side").click()
    assert page.locator("#side").is_visible()
    page.locator("#toggle-side").click()
    # upright the source lies below, and what was clicked is in sight above it
    page.set_viewport_size({"width": 768, "height": 1024})
    line_with(page, "全年全市新增外资研发中心").click()

    def above() -> bool:
        mark, below = page.locator(".veil.here").first.bounding_box(), page.locator("#source").bounding_box()
        return bool(mark and below and mark["y"] > 0 and mark["y"] + mark["height"] < below["y"])

    eventually(above)


# after the frame in which the pages came into view, before that is told of
CLOSE_AT_ONCE = """() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    document.getElementById("close-comparison").click();
    document.body.classList.add("closed-at-once");
  };
  new MutationObserver((_, seen) => {
    seen.disconnect();
    requestAnimationFrame(() => port2.postMessage(""));
  }).observe(document.getElementById("leaves"), { childList: true });
}"""


def test_the_report_is_compared_with_an_earlier_revision(page: Page, live: Live) -> None:
    git(live.root, "init", "-q")
    git(live.root, "add", ".")
    git(live.root, "commit", "-qm", "送审稿")
    edit(live.root, CHAPTER, "主动服务国家科技外交", "积极服务国家科技外交")
    page.locator("#compare").click()
    page.locator("dialog .list button", has_text="送审稿").click()
    page.locator("#comparison:not([hidden])").wait_for()
    expect(page.locator("#compared-count")).to_have_text("1 处改动")
    page.keyboard.press("F7")
    assert page.locator("#change-list del").inner_text() == "主动"
    assert page.locator("#change-list ins").inner_text() == "积极"
    page.locator("#leaves .leaf[data-side=old] i.removed.chosen").wait_for()
    page.locator("#leaves .leaf[data-side=new]:has(i.added.chosen) svg.sheet").wait_for()
    assert page.locator("#leaves .row.has-change").count() == 1
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    assert serious(page) == []
    # it follows the typing, and ends by keyboard
    edit(live.root, CHAPTER, "积极服务国家科技外交", "主动服务国家科技外交")
    expect(page.locator("#compared-count")).to_have_text("没有改动")
    page.keyboard.press("Escape")
    assert page.locator("#comparison").is_hidden()
    # from a changed fact to where it stands, on the page and in the source
    edit(live.root, "facts/international.yaml", "506", "508")
    page.locator("#compare").click()
    page.locator("dialog .list button", has_text="送审稿").click()
    page.locator("#comparison [data-list=changed-facts]").click()
    use = page.locator("#changed-facts small", has_text=CHAPTER).first
    use.locator(".chip", has_text="第").first.click()
    use.locator(".chip", has_text=CHAPTER).click()
    assert page.locator("#comparison").is_hidden()
    page.locator(".cm-activeLine", has_text="外资研发中心.累计").wait_for()
    # or by who closes it before its pages are drawn
    page.evaluate(CLOSE_AT_ONCE)
    page.locator("#compare").click()
    page.locator("dialog .list button", has_text="送审稿").click()
    page.locator("body.closed-at-once").wait_for()
    assert page.locator("#comparison").is_hidden()


def test_what_cannot_be_compared_is_told_in_words(page: Page) -> None:
    page.locator("#compare").click()
    page.locator("#earlier").fill("去年的版本")
    page.locator("#earlier").press("Enter")
    page.locator("dialog .message", has_text="Git").wait_for()
    page.locator("dialog button.main").click()
    assert page.locator("#comparison").is_hidden()
