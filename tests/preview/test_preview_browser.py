"""The page as an editor uses it, in a real browser."""

from __future__ import annotations

import threading
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from reportgen.preview.keeping import PageKeeper
from reportgen.preview.session import Session
from tests.preview.conftest import CHROMIUM, READY, Live, project_at, serving
from tests.preview.steps import CHAPTER, eventually, go_to, line_with, put_cursor, source
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
        opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
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
        assert opened.locator("#banner").is_hidden()
        opened.close()


def test_what_is_clicked_or_pressed_before_all_is_loaded_is_done_when_it_is(
    browser: Browser, live: Live
) -> None:
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    held: list[Route] = []
    opened.route("**/static/main.js", lambda route: held.append(route))
    opened.goto(live.address)
    opened.wait_for_selector(READY.replace("html[data-ready] ", ""))
    eventually(lambda: held)
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


def test_a_click_opens_the_source_at_its_line_and_typing_changes_the_page(page: Page, live: Live) -> None:
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    page.keyboard.type("好得很。")
    line_with(page, "好得很。").wait_for()
    assert "好得很" not in source(live)  # only typed, not saved
    page.keyboard.press("Control+s")
    eventually(lambda: "好得很。" in source(live))
    eventually(lambda: page.locator("#save").is_disabled())


def test_what_was_read_stays_in_view_when_the_source_opens_beside_it(page: Page) -> None:
    go_to(page, "2")
    line_with(page, "全年全市新增外资研发中心").click()
    page.locator("#source").wait_for()
    eventually(lambda: page.input_value("#page") == "2")
    page.wait_for_timeout(400)
    assert page.input_value("#page") == "2"


def test_a_text_is_edited_in_place_and_undone(page: Page, live: Live) -> None:
    before = source(live)
    go_to(page, "2")
    line_with(page, "主动服务国家科技外交").dblclick()
    field = page.locator(".inplace textarea")
    field.fill(field.input_value().replace("主动", "积极"))
    field.press("Enter")
    line_with(page, "积极服务国家科技外交").wait_for()
    assert source(live) == before.replace("主动服务", "积极服务")
    page.keyboard.press("Control+z")
    line_with(page, "主动服务国家科技外交").wait_for()
    assert source(live) == before


def test_a_figure_from_a_fact_leads_to_the_fact_and_changes_everywhere(page: Page, live: Live) -> None:
    go_to(page, "2")
    line_with(page, "全年全市新增外资研发中心").dblclick()
    page.locator(".inplace .chip", has_text="外资研发中心.累计").click()
    dialog = page.locator("dialog[open]")
    assert CHAPTER in dialog.inner_text()  # where else it appears
    dialog.locator("input:not([disabled])").first.fill("508")
    page.keyboard.press("Enter")
    eventually(lambda: "508" in source(live, "facts/international.yaml"))
    line_with(page, "508").wait_for()
    go_to(page, "3")
    eventually(
        lambda: page.locator(".page:has(.label:text-is('3')) .sheet text", has_text="508").count() >= 2
    )


def test_a_mistake_is_shown_and_healed(page: Page, live: Live) -> None:
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    page.keyboard.press("Enter")
    page.keyboard.type("textt: 1")
    page.locator("body.stale").wait_for()
    assert "页面停在" in page.locator("#banner").inner_text()
    page.keyboard.press("F8")
    finding = page.locator(".finding.error").first
    finding.wait_for()
    page.locator(".cm-lintRange-error").first.wait_for()
    page.locator("#discard").click()
    page.locator("body:not(.stale)").wait_for()
    eventually(lambda: page.locator("#findings").inner_text().find("错误") < 0)


def test_a_pasted_table_becomes_a_block(page: Page, live: Live) -> None:
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    page.locator("#stage").focus()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/html", "<table><tr><td>年份</td><td>家数</td></tr><tr><td>二〇二〇</td><td>481</td></tr></table>");
          data.setData("text/plain", "年份\\t家数\\n二〇二〇\\t481");
          document.getElementById("stage").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }"""
    )
    eventually(lambda: "columns: [年份, 家数]" in source(live))
    line_with(page, "二〇二〇").wait_for()


def test_two_pages_on_one_project_do_not_lose_each_others_changes(
    page: Page, browser: Browser, live: Live
) -> None:
    other = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    other.goto(live.address)
    other.wait_for_selector(READY)
    for one in (page, other):
        go_to(one, "2")
    put_cursor(page, "主动服务国家科技外交")
    put_cursor(other, "在沪国际科技组织开展创新合作")
    page.keyboard.type("甲方。")
    other.keyboard.type("乙方")
    for one in (page, other):
        eventually(lambda one=one: {"甲方。", "乙方"} <= set(_found(one)))
    other.keyboard.press("Control+s")
    eventually(lambda: "甲方。" in source(live) and "乙方" in source(live))
    other.close()


def test_what_another_page_types_while_ones_own_words_are_on_their_way_arrives(
    page: Page, browser: Browser, live: Live
) -> None:
    other = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    other.goto(live.address)
    other.wait_for_selector(READY)
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    # the answer to the first page's words comes late: after the other has typed, and all was built
    held: list[Route] = []
    page.route("**/draft", lambda route: held.append(route))
    page.keyboard.insert_text("甲方。")
    eventually(lambda: (page.wait_for_timeout(20), held)[1])
    [first] = held
    answer = first.fetch()
    go_to(other, "2")
    put_cursor(other, "在沪国际科技组织开展创新合作")
    other.keyboard.type("乙方")
    line_with(page, "乙方").wait_for()
    page.wait_for_timeout(100)
    first.fulfill(response=answer)
    eventually(lambda: {"甲方。", "乙方"} <= set(_found(page)))
    other.close()


def _found(page: Page) -> list[str]:
    text = page.locator(".cm-content").inner_text()
    return [words for words in ("甲方。", "乙方") if words in text]


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


def test_a_block_is_inserted_by_keyboard_alone(page: Page, live: Live) -> None:
    page.locator("#outline button", has_text="4.2").first.focus()
    page.keyboard.press("Enter")
    page.locator("#all-files").focus()
    page.keyboard.press("Enter")
    page.locator("dialog .open", has_text=CHAPTER).focus()
    page.keyboard.press("Enter")
    page.locator(".cm-content", has_text="主动服务国家科技外交").wait_for()
    page.keyboard.press("Control+End")
    page.keyboard.press("F6")  # back to the pages
    page.locator("#insert").focus()
    page.keyboard.press("Enter")
    page.locator("dialog .wanted").wait_for()
    page.keyboard.insert_text("主题句")
    page.keyboard.press("Enter")
    eventually(lambda: "- hero: 累计认定外资研发中心" in source(live))
    page.locator(".cm-activeLine", has_text="hero").wait_for()
    # edited in place, and moved up
    line_with(page, "累计认定外资研发中心506家").wait_for()

    def marked() -> bool:
        page.keyboard.press("F2")
        field = page.locator(".inplace textarea")
        field.wait_for()
        if field.input_value().startswith("累计认定外资研发中心{{"):
            return True
        page.keyboard.press("Escape")
        return False

    eventually(marked)
    page.keyboard.press("End")
    page.keyboard.insert_text("了")
    page.keyboard.press("Enter")
    eventually(lambda: "}}家了" in source(live))
    last = source(live)
    page.locator("#stage").press("Enter")
    page.locator("dialog button", has_text="上移").press("Enter")
    eventually(lambda: source(live) != last and "}}家了" in source(live))
    page.keyboard.press("F1")
    page.locator("dialog .help", has_text="撤销").wait_for()
    page.keyboard.press("Escape")


def test_what_is_typed_stays_while_files_are_being_opened(page: Page) -> None:
    def choose(path: str) -> None:
        page.keyboard.press("Control+p")
        page.locator("dialog .list button", has_text=path).first.click()
        page.locator("dialog").wait_for(state="hidden")

    def shown() -> str:
        return page.locator("#files [aria-selected=true]").inner_text()

    held: list[Route] = []

    def release(path: str) -> None:
        [route] = [one for one in held if path.rpartition("/")[2] in one.request.url]
        held.remove(route)
        route.continue_()

    choose("report.yaml")
    page.locator(".cm-content", has_text="title:").wait_for()
    page.route("**/file?*", lambda route: held.append(route))
    # a file that is asked for twice before it is there comes once, and nothing resets what is typed in it then
    choose("facts/international.yaml")
    choose("facts/international.yaml")
    page.locator(".cm-content").press("Control+Home")
    page.keyboard.insert_text("# 甲方。\n")
    release("international.yaml")
    eventually(lambda: shown() == "facts/international.yaml")
    page.keyboard.insert_text("# 乙方\n")
    # of two files the one asked for last is shown, with what was typed while another was on its way
    choose(CHAPTER)
    choose("report.yaml")
    eventually(lambda: shown() == "report.yaml")
    release(CHAPTER)
    page.locator("#files button", has_text=CHAPTER).wait_for()
    assert shown() == "report.yaml"
    assert _found(page) == ["甲方。"]
    page.locator("#files button", has_text="international").click()
    assert _found(page) == ["乙方"]
    page.unroute_all(behavior="ignoreErrors")


def test_a_new_chapter_is_made_moved_and_undone_in_the_list_of_files(page: Page, live: Live) -> None:
    before = source(live, "report.yaml")
    page.keyboard.press("Control+p")
    page.locator("dialog button", has_text="新的一章").click()
    page.fill("dialog [name=title]", "创新生态")
    page.fill("dialog [name=name]", "../生态")
    page.keyboard.press("Enter")
    page.locator("dialog .problem", has_text="文件名里不能有").wait_for()  # what was typed is still there
    page.fill("dialog [name=name]", "")
    page.keyboard.press("Enter")
    page.locator(".cm-content", has_text="在这里写正文").wait_for()
    line_with(page, "在这里写正文").wait_for()  # the pages have gone to it
    page.keyboard.press("Control+p")
    page.locator("dialog .file", has_text="创新生态").locator("[title=往前移]").click()
    eventually(lambda: source(live, "report.yaml").count("创新生态.yaml, chapters/4.2") == 1)
    page.keyboard.press("Escape")
    page.locator("#stage").focus()
    page.keyboard.press("Control+z")
    eventually(lambda: "创新生态.yaml]" in source(live, "report.yaml"))
    page.keyboard.press("Control+z")
    eventually(lambda: source(live, "report.yaml") == before)
    eventually(lambda: not (live.root / "chapters/创新生态.yaml").exists())
    page.locator("#source").wait_for(state="hidden")  # the file that is no more has no tab


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


def test_the_report_is_compared_with_an_earlier_revision(page: Page, live: Live) -> None:
    git(live.root, "init", "-q")
    git(live.root, "add", ".")
    git(live.root, "commit", "-qm", "送审稿")
    edit(live.root, CHAPTER, "主动服务国家科技外交", "积极服务国家科技外交")
    page.locator("#compare").click()
    page.locator("dialog .list button", has_text="送审稿").click()
    page.locator("#comparison:not([hidden])").wait_for()
    expect(page.locator("#compared-count")).to_have_text("1 处改动", timeout=25000)
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
    expect(page.locator("#compared-count")).to_have_text("没有改动", timeout=25000)
    page.keyboard.press("Escape")
    assert page.locator("#comparison").is_hidden()


def test_what_cannot_be_compared_is_told_in_words(page: Page) -> None:
    page.locator("#compare").click()
    page.locator("#earlier").fill("去年的版本")
    page.locator("#earlier").press("Enter")
    page.locator("dialog .message", has_text="Git").wait_for()
    page.locator("dialog button.main").click()
    assert page.locator("#comparison").is_hidden()


def test_a_page_that_stays_open_finds_the_server_that_was_started_again(
    browser: Browser, tmp_path: Path
) -> None:
    root = project_at(tmp_path / "报告")
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    with serving(root) as first:
        page.goto(first.address)
        page.wait_for_selector(READY)
        go_to(page, "2")
        put_cursor(page, "主动服务国家科技外交")
        page.keyboard.insert_text("没存的话。")
        eventually(lambda: CHAPTER in first.session.drafts)
        page.locator(".page[data-version='2']").wait_for()
        page.locator(".page[data-version='1']:has(.label:text-is('3')) .sheet").wait_for()
    page.locator("#status.bad", has_text="连接中断").wait_for()
    # while nobody listened a file was changed on disk
    edit(root, "facts/international.yaml", "506", "508")
    with serving(root, first.port) as second:
        eventually(lambda: "没存的话。" in second.session.drafts.get(CHAPTER, ""))
        expect(page.locator("#status.bad")).to_have_count(0, timeout=25000)
        line_with(page, "没存的话。").wait_for()
        line_with(page, "508").wait_for()
        # also on a page whose changes, counted from the beginning, have the same number as before
        third = page.locator(".page:has(.label:text-is('3'))")
        third.locator(".sheet text", has_text="508").first.wait_for()
        assert third.get_attribute("data-version") == "1"
        assert "没存的话" not in source(second)
        page.locator(".cm-content").press("Control+s")
        eventually(lambda: "没存的话。" in source(second))
        page.close()
