"""What is typed and not saved outlives server and page: it is offered at the next start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from reportgen.preview import unsaved as unsaved_module
from reportgen.preview.desk import Desk
from reportgen.preview.session import Session
from reportgen.preview.unsaved import Unsaved
from tests.preview.conftest import CHROMIUM, READY, new_window, project_at, serving
from tests.preview.steps import CHAPTER, eventually, go_to, line_with, put_cursor, source

PATH = "a.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "report.yaml").write_text("title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n")
    (tmp_path / PATH).write_text("section: 甲\nblocks:\n- text: 乙\n- text: 丙\n", encoding="utf-8")
    return tmp_path


def opened(root: Path) -> tuple[Desk, Unsaved]:
    desk = Desk(Session(root))
    return desk, Unsaved(desk, root)


def left_with(root: Path, old: str, new: str, path: str = PATH) -> None:
    """A preview in which this was typed over that ends without a word."""
    desk, unsaved = opened(root)
    shown = desk.file({"path": path})
    desk.draft({"path": path, "base": shown["sha"], "text": shown["text"].replace(old, new)})
    unsaved.keep()


def _typed(root: Path) -> str:
    """The text of the file that was left."""
    [file] = json.loads((root / ".reportgen/unsaved.json").read_text(encoding="utf-8"))["files"]
    return str(file["text"])


def test_it_is_offered_until_it_is_taken_up_and_then_saved(root: Path) -> None:
    left_with(root, "丙", "丁")
    for _ in range(2):  # who does not decide is asked again
        desk, unsaved = opened(root)
        [file] = unsaved.left({})["files"]
        assert (file["path"], ["mine", "- text: 丁"] in [list(row) for row in file["rows"]]) == (PATH, True)
        unsaved.keep()
    assert "丁" in unsaved.take({"path": PATH})["text"]
    assert desk.unsaved() == [PATH]
    assert unsaved.left({})["files"] == []
    unsaved.keep()
    assert opened(root)[1].left({})["files"]  # it is not saved yet
    desk.save({"path": PATH, "text": desk.text_of(PATH)})
    unsaved.keep()
    assert opened(root)[1].left({})["files"] == []
    assert [path.name for path in (root / ".reportgen").iterdir()] == [".gitignore"]
    assert (root / ".reportgen/.gitignore").read_text() == "*\n"


def test_what_is_dropped_is_gone(root: Path) -> None:
    left_with(root, "丙", "丁")
    _, unsaved = opened(root)
    unsaved.drop({"paths": [PATH]})
    unsaved.keep()
    assert opened(root)[1].left({})["files"] == []


@pytest.mark.parametrize(("meanwhile", "merged"), [("乙", True), ("丙", False)], ids=["elsewhere", "there"])
def test_where_the_file_changed_meanwhile_it_is_asked_whose_stands(
    root: Path, meanwhile: str, merged: bool
) -> None:
    left_with(root, "丙", "丁")
    there = root / PATH
    there.write_text(there.read_text(encoding="utf-8").replace(meanwhile, "戊"), encoding="utf-8")
    desk, unsaved = opened(root)
    [file] = unsaved.left({})["files"]
    assert "戊" not in str(file["rows"])  # of what was typed there is only that
    unsaved.leave({"files": [{"path": PATH, "text": "# 又\n" + _typed(root), "base": _typed(root)}]})
    answer = unsaved.take({"path": PATH})
    assert (desk.text_of(PATH) or "").startswith("# 又\n")
    assert answer["problem"] == "conflict"
    assert "戊" in answer["disk"]
    assert (answer["merged"] is not None) is merged
    if merged:
        assert "戊" in answer["merged"]
        assert "丁" in answer["merged"]


def test_where_the_file_is_gone_it_can_be_written_anew(root: Path) -> None:
    left_with(root, "丙", "丁")
    (root / PATH).unlink()
    desk, unsaved = opened(root)
    asked = unsaved.take({"path": PATH})
    assert asked["gone"]
    desk.save({"path": PATH, "text": desk.file({"path": PATH})["text"], "disk": asked["disk_sha"]})
    assert "丁" in (root / PATH).read_text(encoding="utf-8")


def test_it_is_put_among_what_was_typed_since_but_not_over_it(root: Path) -> None:
    left_with(root, "丙", "丁")
    for typed, problem in (("乙", None), ("丙", "clash")):
        desk, unsaved = opened(root)
        shown = desk.file({"path": PATH})
        desk.draft({"path": PATH, "base": shown["sha"], "text": shown["text"].replace(typed, "戊")})
        answer = unsaved.take({"path": PATH})
        assert answer.get("problem") == problem
        assert "戊" in (desk.text_of(PATH) or "")
        assert bool(unsaved.left({})["files"]) is bool(problem)


@pytest.mark.parametrize(
    "content",
    ["", "{}", '{"files": [{"path": 1}]}', '{"files": [{"path": "../b.yaml", "text": "", "base": ""}]}'],
)
def test_a_damaged_or_foreign_record_is_not_believed(root: Path, content: str) -> None:
    (root / ".reportgen").mkdir()
    (root / ".reportgen/unsaved.json").write_text(content)
    assert opened(root)[1].left({})["files"] == []


def test_of_more_than_is_kept_the_latest_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_with(root, "丙", "丁")
    monkeypatch.setattr(unsaved_module, "_MOST_CHARACTERS", 120)
    left_with(root, "乙", "戊")
    [file] = opened(root)[1].left({})["files"]
    assert "戊" in str(file["rows"])


def test_the_file_it_was_typed_into_is_known_however_much_was_typed(root: Path) -> None:
    desk, _ = opened(root)
    base = desk.file({"path": PATH})
    text = base["text"]
    for _ in range(500):
        text += "#"
        base = desk.draft({"path": PATH, "base": base["sha"], "text": text})
    there = root / PATH
    there.write_text(there.read_text(encoding="utf-8").replace("乙", "戊"), encoding="utf-8")
    asked = desk.save({"path": PATH, "base": base["sha"], "text": text})
    assert asked["merged"] is not None


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_words_are_there_after_server_and_page_were_killed(browser: Browser, tmp_path: Path) -> None:
    root = project_at(tmp_path / "报告")
    command = [sys.executable, "-m", "reportgen", "preview", str(root), "--no-browser"]
    for turn in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                address = server.stdout.readline().partition("：")[2].strip()
                page = new_window(browser)
                page.goto(address)
                page.wait_for_selector(READY)
                if turn == 0:
                    page.locator("#count", has_text="12").wait_for()  # the first ones came before
                    go_to(page, "2")
                    put_cursor(page, "主动服务国家科技外交")
                    page.keyboard.insert_text("没存的话。")
                    kept = root / ".reportgen/unsaved.json"
                    eventually(lambda kept=kept: kept.exists() and "没存的话。" in kept.read_text("utf-8"))
                    page.close()
                    os.kill(server.pid, signal.SIGKILL)
                    continue
                dialog = page.locator("dialog[open]")
                dialog.locator(".mine", has_text="没存的话。").wait_for()
                dialog.locator("button.main").click()
                line_with(page, "没存的话。").wait_for()
                assert "没存的话" not in (root / CHAPTER).read_text("utf-8")
                page.locator(".cm-content").press("Control+s")
                eventually(lambda: "没存的话。" in (root / CHAPTER).read_text("utf-8"))
                eventually(lambda: not (root / ".reportgen/unsaved.json").exists())
                page.close()
            finally:
                server.kill()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_words_typed_without_a_server_are_offered_to_the_next_page(browser: Browser, tmp_path: Path) -> None:
    root = project_at(tmp_path / "报告")
    window = browser.new_context(locale="zh-CN")  # what a page keeps is kept for the next
    with serving(root) as first:
        page = window.new_page()
        page.goto(first.address)
        page.wait_for_selector(READY)
        go_to(page, "2")
        put_cursor(page, "主动服务国家科技外交")
    page.locator("#status.bad", has_text="连接中断").wait_for()
    page.keyboard.insert_text("断线时打的。")
    page.locator("#files .unsaved").wait_for()
    page.wait_for_function("() => Object.keys(localStorage).some((name) => name.startsWith('unsent'))")
    page.close()
    with serving(root, first.port) as second:
        page = window.new_page()
        page.goto(second.address)
        dialog = page.locator("dialog[open]")
        dialog.locator(".mine", has_text="断线时打的。").wait_for()
        dialog.locator("button", has_text="丢弃").click()
        expect(dialog).to_have_count(0)
        page.reload()
        page.wait_for_selector(READY)
        assert second.ask("left")["files"] == []
        assert "断线时打的" not in source(second)
    window.close()
