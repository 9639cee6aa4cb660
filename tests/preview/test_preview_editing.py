"""The page as an editor writes in it, alone or with others, in a real browser: no word is lost."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.preview.conftest import (
    CHROMIUM,
    PATIENCE,
    READY,
    WINDOW,
    Live,
    new_window,
    opened_page,
    project_at,
    serving,
)
from tests.preview.steps import (
    CHAPTER,
    eventually,
    go_to,
    held_requests,
    line_with,
    put_cursor,
    source,
)
from tests.preview.test_preview_comparing import edit

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def test_a_click_opens_the_source_at_its_line_and_typing_changes_the_page(page: Page, live: Live) -> None:
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    page.keyboard.type("好得很。")
    line_with(page, "好得很。").wait_for()
    assert "好得很" not in source(live)  # only typed, not saved
    page.keyboard.press("Control+s")
    eventually(lambda: "好得很。" in source(live))
    eventually(lambda: page.locator("#save").is_disabled())


def test_a_text_is_edited_in_place_and_undone(page: Page, live: Live) -> None:
    before = source(live)
    go_to(page, "2")
    line_with(page, "主动服务国家科技外交").dblclick()
    field = page.locator(".inplace textarea")
    field.fill(field.input_value().replace("主动", "积极"))
    field.press("Enter")
    line_with(page, "积极服务国家科技外交").wait_for()
    field.wait_for(state="detached")  # until then it is the field that hears the keys
    assert source(live) == before.replace("主动服务", "积极服务")
    page.keyboard.press("Control+z")
    line_with(page, "主动服务国家科技外交").wait_for()
    assert source(live) == before


def test_what_is_typed_in_place_is_kept_when_one_goes_on_elsewhere_or_lines_move(
    page: Page, live: Live
) -> None:
    go_to(page, "2")
    field = page.locator(".inplace textarea")
    line_with(page, "主动服务国家科技外交").dblclick()
    field.fill(field.input_value().replace("主动", "积极"))
    line_with(page, "适应新形势新要求").dblclick()
    line_with(page, "积极服务国家科技外交").wait_for()
    eventually(lambda: "适应" in field.input_value())
    field.fill(field.input_value().replace("适应", "面对"))
    (live.root / CHAPTER).write_text(f"# 注\n{source(live)}", encoding="utf-8")
    field.press("Enter")
    eventually(lambda: "面对新形势" in source(live))


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


PASTE = """([html, picture]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  if (picture) data.items.add(new File([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))], "image.png", { type: "image/png" }));
  document.getElementById("stage").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
}"""


def test_what_is_pasted_becomes_blocks_one_behind_the_other(page: Page, live: Live) -> None:
    go_to(page, "2")
    put_cursor(page, "主动服务国家科技外交")
    page.locator("#stage").focus()
    page.evaluate(PASTE, ["<h3>甲类</h3><p>乙类。<img src='file:///C:/a.png'></p>", ""])
    line_with(page, "乙类。").wait_for()
    expect(page.locator("#status.bad")).to_contain_text("图片没有一起来")  # though it was built meanwhile
    table = "<table><tr><td>年份</td><td>家数</td></tr><tr><td>二〇二〇</td><td>481</td></tr></table>"
    page.evaluate(PASTE, [table, ""])
    line_with(page, "二〇二〇").wait_for()
    assert source(live).index("text: 乙类。") < source(live).index("columns: [年份, 家数]")
    # a picture comes with words about it
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20)).save(drawn, "PNG")
    page.evaluate(PASTE, ["<img src='file:///C:/a.png'>", base64.b64encode(drawn.getvalue()).decode()])
    eventually(lambda: "- figure: pictures/image.png" in source(live))
    assert (live.root / "pictures/image.png").is_file()


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


def test_what_is_typed_stays_while_files_are_being_opened(page: Page) -> None:
    def choose(path: str) -> None:
        page.keyboard.press("Control+p")
        page.locator("dialog .list button", has_text=path).first.click()
        page.locator("dialog").wait_for(state="hidden")

    def shown() -> str:
        return page.locator("#files [aria-selected=true]").inner_text()

    choose("report.yaml")
    page.locator(".cm-content", has_text="title:").wait_for()
    with held_requests(page, "file") as held:
        # a file that is asked for twice before it is there comes once, does not come before who types in another
        # meanwhile, and nothing resets what is typed in it then
        choose("facts/international.yaml")
        choose("facts/international.yaml")
        page.locator(".cm-content").press("Control+Home")
        page.keyboard.insert_text("# 甲方。\n")
        held.take("international.yaml").continue_()
        page.locator("#files button", has_text="international").wait_for()
        assert shown() == "report.yaml"
        page.locator("#files button", has_text="international").click()
        page.locator(".cm-content").press("Control+Home")
        page.keyboard.insert_text("# 乙方\n")
        # of two files the one asked for last is shown, with what was typed while another was on its way
        choose(CHAPTER)
        choose("report.yaml")
        eventually(lambda: shown() == "report.yaml")
        held.take(CHAPTER).continue_()
        page.locator("#files button", has_text=CHAPTER).wait_for()
        assert shown() == "report.yaml"
        assert _found(page) == ["甲方。"]
        page.locator("#files button", has_text="international").click()
        assert _found(page) == ["乙方"]


def test_two_pages_on_one_project_do_not_lose_each_others_changes(
    page: Page, browser: Browser, live: Live
) -> None:
    with opened_page(browser, live) as other:
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


def test_seven_pages_of_one_browser_do_not_keep_each_other_waiting(browser: Browser, live: Live) -> None:
    context = browser.new_context(viewport=WINDOW, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    page, *others = (context.new_page() for _ in range(7))
    try:
        for other in others:
            # what a page does to hear the news, without all the rest of it
            other.goto(f"{live.address}static/icon.svg")
            other.evaluate(
                """async () => {
                  window.heard = [];
                  const { listen } = await import("./net.js");
                  listen((news) => heard.push(news.kind), () => {});
                }"""
            )
        page.goto(live.address)
        page.wait_for_selector(READY)
        others.pop().close()
        go_to(page, "2")
        put_cursor(page, "主动服务国家科技外交")
        page.keyboard.insert_text("甲方。")
        line_with(page, "甲方。").wait_for()
        for other in others:
            eventually(lambda other=other: "built" in other.evaluate("heard"))
    finally:
        context.close()


def test_what_another_page_types_while_ones_own_words_are_on_their_way_arrives(
    page: Page, browser: Browser, live: Live
) -> None:
    with opened_page(browser, live) as other, held_requests(page, "draft") as held:
        go_to(page, "2")
        put_cursor(page, "主动服务国家科技外交")
        # the answer to the first page's words comes late: after the other has typed, and all was built
        page.keyboard.insert_text("甲方。")
        first = held.take()
        answer = first.fetch()
        go_to(other, "2")
        put_cursor(other, "在沪国际科技组织开展创新合作")
        other.keyboard.type("乙方")
        line_with(page, "乙方").wait_for()
        page.wait_for_timeout(100)
        first.fulfill(response=answer)
        eventually(lambda: {"甲方。", "乙方"} <= set(_found(page)))


def _found(page: Page) -> list[str]:
    text = page.locator(".cm-content").inner_text()
    return [words for words in ("甲方。", "乙方") if words in text]


def test_a_page_that_stays_open_finds_the_server_that_was_started_again(
    browser: Browser, tmp_path: Path
) -> None:
    root = project_at(tmp_path / "报告")
    page = new_window(browser)
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
        expect(page.locator("#status.bad")).to_have_count(0)
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
