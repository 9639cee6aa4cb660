"""The first pages are there before the whole report is made; what it changes in them is shown."""

from __future__ import annotations

import json
import threading
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from reportgen.preview import front, views
from reportgen.preview.keeping import PageKeeper, taken_up
from reportgen.preview.pagesvg import looks_same
from reportgen.preview.session import Session, Snapshot
from reportgen.preview.standing import standing_pages
from tests.preview.conftest import CHROMIUM, TOKEN, Live, new_window, project_at, running
from tests.preview.steps import eventually


def small(root: Path, *chapters: str, **lists: list[str]) -> Path:
    """A project of chapters alone, without a cover."""
    root.mkdir()
    names = [f"{number}.yaml" for number in range(1, len(chapters) + 1)]
    for name, text in zip(names, chapters, strict=True):
        (root / name).write_text(text, encoding="utf-8")
    report = {"title": "简报", "year": "2021", "layout": "plain", "chapters": names, **lists}
    (root / "report.yaml").write_text(json.dumps(report), encoding="utf-8")
    return root


def opened(root: Path) -> Snapshot | None:
    return Session(root).open()


def test_they_look_as_in_the_whole_report_and_nothing_of_it_is_a_change(tmp_path: Path) -> None:
    session = Session(project_at(tmp_path / "报告"))
    first = session.open()
    assert first is not None
    assert first.pages is not None
    assert (len(first.pages.pages), first.revision, first.whole) == (2, 0, False)
    whole = session.rebuild()
    assert whole.pages is not None
    assert all(map(looks_same, first.pages.pages, whole.pages.pages))
    assert (len(whole.versions), set(whole.versions)) == (len(whole.pages.pages), {1})
    assert (whole.changed, whole.revision, whole.whole) == ((), 1, True)
    assert session.open() is None


def test_a_page_that_looks_otherwise_in_the_whole_report_is_a_change(tmp_path: Path) -> None:
    names = ("甲", "乙", "丙")
    texts = [f"section: {{title: {name}, blocks: [{{text: 一段话。}}]}}" for name in names]
    session = Session(small(tmp_path / "报告", *texts))
    first = session.open()
    assert first is not None
    assert len(first.versions) == 1  # two of the sections; the third stands below them
    whole = session.rebuild()
    assert (whole.changed, whole.versions) == ((0,), (2,))


@pytest.mark.parametrize(
    "chapters",
    [
        ("contents:",),
        ("section: {title: 甲, id: a, blocks: [{text: '见{page:a}。'}]}",),
        ("section: {title: 甲, blocks: [{text: '见{ref:c}。'}]}", "section: {title: 乙, blocks: []}"),
        ("section: {title: 甲, blocks: [",),
        (f"section: {{title: 甲, blocks: [{{text: {'一段很长的话。' * 1000}}}]}}",),
    ],
    ids=["contents", "names a page", "names what is not read", "slip", "long"],
)
def test_they_are_not_shown_where_they_cannot_be_told_alone_or_soon(
    tmp_path: Path, chapters: tuple[str, ...]
) -> None:
    assert opened(small(tmp_path / "报告", *chapters)) is None


def test_they_give_way_to_the_pages_of_the_last_time(tmp_path: Path) -> None:
    root = small(tmp_path / "报告", "section: {title: 甲, blocks: [{text: 一段话。}]}")
    assert opened(root) is not None
    PageKeeper(root, None).keep(Session(root).rebuild())
    found = standing_pages(root, None)
    assert found is not None
    assert Session(root, first=partial(taken_up, found)).open() is None


def test_a_report_that_cannot_be_built_has_no_pages_though_the_first_could_be_set(tmp_path: Path) -> None:
    good = "section: {title: 甲, blocks: [{text: 一段话。}]}"
    session = Session(small(tmp_path / "报告", good, good, "section: {title: 乙, blocks: ["))
    assert session.open() is not None
    failed = session.rebuild()
    assert (failed.pages, failed.whole, failed.revision) == (None, True, 1)
    assert failed.stale_since is not None
    (session.root / "3.yaml").write_text(good, encoding="utf-8")
    assert session.rebuild().changed == (0,)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_they_are_read_while_the_rest_is_made(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    rebuilt = Session.rebuild

    def late(self: Session) -> Snapshot:
        held.wait(120)
        return rebuilt(self)

    monkeypatch.setattr(Session, "rebuild", late)
    root = project_at(tmp_path / "报告")
    with running(front.front(root, None, TOKEN)) as port:
        live = Live(root, port, Session(root))
        window = new_window(browser)
        try:
            window.goto(live.address)
            pages = window.locator(".page")
            window.locator(".page svg.sheet text", has_text="科技进步报告").first.wait_for()
            assert pages.count() == 2
            assert window.locator("#count").inner_text() == ""
            expect(window.locator("#status")).to_have_text("排版中…")
            # who comes later, or asks again, is shown the same
            window.reload()
            window.locator(".page svg.sheet").first.wait_for()
            state = live.ask("state")
            assert (len(state["pages"]), state["revision"], state["whole"]) == (2, 0, False)
            assert live.ask("sheet/0")["svg"] == views.sheet(opened_in(live), 0, f"/{TOKEN}/")["svg"]
            held.set()
            eventually(lambda: pages.count() == 12)
            expect(window.locator("#count")).to_have_text("/ 12 页")
            assert window.locator(".page.changed").count() == 0
        finally:
            held.set()
            window.close()


def opened_in(live: Live) -> Snapshot:
    found = live.session.open()
    assert found is not None
    return found
