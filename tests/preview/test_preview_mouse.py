"""What an editor does with the mouse: drag blocks, drop pictures, paste, zoom, look at facts, take a fix."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.preview.conftest import CHROMIUM, Live, opened_page, project_at, serving
from tests.preview.steps import CHAPTER, at_rest, eventually, go_to, line_with, put_cursor, source
from tests.preview.test_preview_comparing import edit

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

# a file let fall at a place of the window, since a driven mouse brings none along
DROP = """async ([x, y]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
  const picture = await new Promise((resolve) => canvas.toBlob(resolve));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([picture], "会场.png", { type: "image/png" }));
  for (const name of ["dragover", "drop"])
    document.elementFromPoint(x, y).dispatchEvent(
      new DragEvent(name, { dataTransfer, clientX: x, clientY: y, bubbles: true, cancelable: true }));
}"""
# where words stand inside a line of the source
PLACE = """(node, words) => {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const at = text.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at + 1);
    range.setEnd(text, at + 4);
    const box = range.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }
}"""
UPPER, LOWER = "主动服务国家科技外交", "全年全市新增外资研发中心"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One server for all: what a test changes it takes back."""
    with serving(project_at(tmp_path_factory.mktemp("mouse") / "报告")) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, live: Live) -> Iterator[Page]:
    with opened_page(browser, live) as opened:
        yield opened


def middle(found: Locator) -> tuple[float, float]:
    box = found.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_block_is_dragged_behind_another_and_undone(page: Page, live: Live) -> None:
    go_to(page, "2")
    before = source(live)
    assert before.index(UPPER) < before.index(LOWER)
    line_with(page, UPPER).click()
    page.locator(".cm-activeLine", has_text=UPPER).wait_for()
    at_rest(page)  # it has made room for its source
    to_x, to_y = middle(line_with(page, "由世界500强企业设立的"))
    page.mouse.move(*middle(page.locator(".grip")))
    page.mouse.down()
    page.mouse.move(to_x - 8, to_y, steps=2)
    page.mouse.move(to_x, to_y + 4, steps=2)
    page.locator(".drop").wait_for()  # it is shown where the block will stand
    page.mouse.up()
    eventually(lambda: source(live) != before)
    moved = source(live)
    assert moved.index(LOWER) < moved.index(UPPER) < moved.index("- cards:")
    assert sorted(moved.splitlines()) == sorted(before.splitlines())
    # the source goes with it
    page.locator(".cm-activeLine", has_text=UPPER).wait_for()
    page.locator("#undo").click()
    eventually(lambda: source(live) == before)


def test_a_picture_is_dropped_behind_a_block(page: Page, live: Live) -> None:
    go_to(page, "2")
    stage = page.locator("#stage").bounding_box()
    assert stage is not None
    page.evaluate(DROP, [stage["x"] + 3, stage["y"] + 300])  # beside the paper
    eventually(lambda: "放到某一块" in page.locator("#status").inner_text())
    page.evaluate(DROP, middle(line_with(page, LOWER)))
    eventually(lambda: "caption: 会场" in source(live))
    written = source(live)
    name = written[written.index("- figure:") :].splitlines()[0].removeprefix("- figure:").strip()
    assert (live.root / name).read_bytes().startswith(b"\x89PNG")
    page.locator(".sheet text", has_text="会场").first.wait_for()
    page.locator("#undo").click()
    eventually(lambda: "会场" not in source(live))


def test_a_slip_is_mended_with_one_click(page: Page, live: Live) -> None:
    edit(live.root, CHAPTER, "**{{ 外资研发中心.新增 }}**", "**{{ 外资研发中心.新曾 }}**")
    page.locator("body.stale").wait_for()
    page.keyboard.press("F8")
    page.locator(".finding .chip", has_text="外资研发中心.新增").first.click()
    eventually(lambda: "外资研发中心.新增" in page.locator(".cm-content").inner_text())
    page.locator("body:not(.stale)").wait_for()
    page.keyboard.press("Control+s")
    eventually(lambda: "新曾" not in source(live))
    page.keyboard.press("F8")
    assert page.locator("#findings").is_hidden()


def test_a_figure_is_made_a_fact_by_a_click_and_by_keys_and_undone(page: Page, live: Live) -> None:
    facts = "facts/international.yaml"

    def texts() -> tuple[str, str]:
        return source(live), source(live, facts)

    before = texts()
    go_to(page, "2")
    line_with(page, UPPER).dblclick()
    area = page.locator(".inplace textarea")
    area.fill(area.input_value() + "全年投入10500万元，培训3,200 人次。")
    page.locator(".inplace .chip", has_text="10500万元").click()  # what was typed is written with it
    page.locator("dialog [name=name]").fill("投入总额")
    page.locator("dialog [name=group]").fill("外资研发中心")
    page.keyboard.press("Enter")
    eventually(lambda: "投入总额: {unit: 万元, values: {2021: 10500}}" in source(live, facts))
    assert ".投入总额 }}万元，培训3,200 人次。" in source(live)
    line_with(page, "10500万元").wait_for()
    put_cursor(page, UPPER)
    at_rest(page)

    def pointed_at() -> bool:
        """A click on the figure, as often as the lines still move."""
        page.mouse.click(*page.locator(".cm-line", has_text="3,200").evaluate(PLACE, "3,200"))
        page.wait_for_timeout(100)
        return page.locator("#make-fact", has_text="3,200").is_visible()

    eventually(pointed_at)
    page.keyboard.press("Control+.")
    page.locator("dialog[open] mark", has_text="3,200").wait_for()
    page.keyboard.press("Enter")
    eventually(lambda: " | 千分位 }} 人次。" in source(live))
    while (now := texts()) != before:
        page.locator("#undo").click()
        eventually(lambda: texts() != now)


def test_pages_are_seen_small_in_pairs_and_larger(page: Page) -> None:
    page.locator("[data-tab=thumbs]").click()
    small = page.locator("#thumbs svg")
    small.nth(3).click()
    eventually(lambda: page.input_value("#page") == page.locator(".page .label").nth(3).inner_text())
    page.locator("#spread").click()
    assert page.locator("#spread").get_attribute("aria-pressed") == "true"
    left, right = (page.locator(".page").nth(n).bounding_box() for n in (1, 2))
    assert left and right
    assert left["y"] == pytest.approx(right["y"], abs=1) and left["x"] + left["width"] < right["x"] + 1
    page.locator("#spread").click()
    before = page.locator("#zoom").inner_text()
    page.keyboard.press("Control+=")
    eventually(lambda: page.locator("#zoom").inner_text() != before)
    page.locator("#zoom").click()
    eventually(lambda: page.locator("#zoom").inner_text() == before)


def test_a_fact_is_offered_while_typing_and_shown_under_the_mouse(page: Page, live: Live) -> None:
    before = source(live)
    go_to(page, "2")
    put_cursor(page, UPPER)
    page.keyboard.type("{{ 外资研发")
    option = page.locator(".cm-tooltip-autocomplete li", has_text="外资研发中心.累计")
    option.first.click()
    line = page.locator(".cm-activeLine")
    eventually(lambda: "{{ 外资研发中心.累计 }}" in line.inner_text())
    # chosen once more inside the marks that end it, it gets no others
    for _ in " }}":
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")
    eventually(lambda: "{{ 外资研发中心.累 }}" in line.inner_text())
    page.keyboard.press("Control+Space")
    option.first.click()
    eventually(lambda: "{{ 外资研发中心.累计 }}" in line.inner_text())
    assert line.inner_text().count("}}") == 1
    page.locator("#discard").click()
    eventually(lambda: "{{" not in page.locator(".cm-activeLine").inner_text())
    about = page.locator(".cm-about")

    def pointed_at() -> bool:
        """The mouse comes to the name from beside it, as often as the lines still move."""
        x, y = page.locator(".cm-line", has_text="全年全市新增外资研发中心").evaluate(
            PLACE, "外资研发中心.累计"
        )
        page.mouse.move(x - 30, y + 60)
        page.mouse.move(x, y, steps=3)
        page.wait_for_timeout(500)  # a mouse that rests
        # on its way it may have come over another
        return "506" in "".join(about.all_inner_texts())

    eventually(pointed_at)
    assert source(live) == before
