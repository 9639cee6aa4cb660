"""A build that reuses what did not change gives the very pages of a clean one, whatever is edited."""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reportgen.build.pipeline import lay_out, open_sources, prepare
from reportgen.diagnostics import GateClosed, Sink
from reportgen.model.pages import Pages
from reportgen.preview import views
from reportgen.preview.drafts import Overtaken
from reportgen.preview.hub import Hub
from reportgen.preview.review import at_leisure
from reportgen.preview.session import Session
from reportgen.source import Node, PathOutside, SourceMissing
from reportgen.source.compose import Composer
from tests.preview.conftest import project_at

CHAPTER = "chapters/4.2-cooperation.yaml"


def clean(root: Path) -> tuple[Pages | None, list[str]]:
    """The pages and codes of a build in which nothing is remembered."""
    sources, sink = open_sources(root), Sink()
    try:
        pages = lay_out(prepare(sources, None, sink), sources, sink)
        sink.gate()
    except GateClosed:
        return None, [d.code for d in sink]
    return pages, [d.code for d in sink]


def edited(text: str, rng: random.Random) -> str:
    """A text after something an editor might do to it: words, lines, digits, a slip."""
    lines = text.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    match rng.randrange(6):
        case 0:
            lines[at] = lines[at].rstrip("\n") + rng.choice("好的，且") + "\n"
        case 1:
            lines.insert(at, rng.choice(["# 注\n", "\n"]))
        case 2:
            lines[at] = lines[at].replace("2021", "2022").replace("5", "6")
        case 3:
            del lines[at]
        case 4:
            lines[at], lines[at - 1] = lines[at - 1], lines[at]
        case _:
            lines[at] = lines[at].replace("。", "；“新”。", 1)
    return "".join(lines)


def test_two_hundred_edits_in_a_row_give_what_clean_builds_give(tmp_path: Path) -> None:
    root = project_at(tmp_path / "报告")
    session, rng = Session(root), random.Random(7)
    files = sorted(p for p in root.rglob("*.yaml"))
    good = 0
    for step in range(200):
        path = rng.choice(files)
        before = path.read_text(encoding="utf-8")
        path.write_text(edited(before, rng), encoding="utf-8")
        snapshot = session.rebuild()
        broken = snapshot.stale_since is not None
        if step % 8 == 0 or (broken and step % 4 == 0):
            pages, codes = clean(root)
            assert [d.code for d in snapshot.findings] == codes
            assert broken == (pages is None)
            assert broken or snapshot.pages == pages
            good += not broken
        if broken:
            path.write_text(before, encoding="utf-8")
    assert good > 8


def test_a_broken_file_keeps_the_last_good_pages_and_says_since_when(tmp_path: Path) -> None:
    session = Session(project_at(tmp_path / "报告"))
    first = session.rebuild()
    session.set_draft(CHAPTER, "blocks: [")
    broken = session.rebuild()
    assert broken.pages is first.pages
    assert broken.stale_since is not None
    assert session.rebuild().stale_since == broken.stale_since
    session.set_draft(CHAPTER, None)
    healed = session.rebuild()
    assert healed.stale_since is None
    assert healed.pages == first.pages
    assert healed.changed == ()


def test_only_the_pages_that_look_otherwise_are_changed(tmp_path: Path) -> None:
    root = project_at(tmp_path / "报告")
    session = Session(root)
    session.rebuild()
    text = (root / CHAPTER).read_text(encoding="utf-8")
    session.set_draft(CHAPTER, text.replace("主动服务", "积极服务"))
    assert len(session.rebuild().changed) == 1
    session.set_draft(CHAPTER, "# 注\n" + text)  # all places move, no page looks otherwise
    assert len(session.rebuild().changed) == 1  # the page that reads as before again
    session.set_draft(CHAPTER, "# 注\n# 注\n" + text)
    assert session.rebuild().changed == ()


def test_another_language_of_the_report_is_that_of_all_its_parts(tmp_path: Path) -> None:
    root = project_at(tmp_path / "报告")
    text = (root / CHAPTER).read_text(encoding="utf-8")
    (root / CHAPTER).write_text(text.replace("主动服务", "以 open science 主动服务"), encoding="utf-8")
    session = Session(root)
    session.rebuild()
    report = (root / "report.yaml").read_text(encoding="utf-8")
    for language in ("en", "zh-CN"):
        (root / "report.yaml").write_text(report.replace("zh-CN", language), encoding="utf-8")
        assert session.rebuild().pages == clean(root)[0]


def test_the_next_start_draws_no_chart_and_measures_no_section_that_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project_at(tmp_path / "报告")
    first = Session(root)
    pages = first.rebuild().pages
    first.keep()

    def fails(*_: object) -> None:
        raise AssertionError("done again")

    monkeypatch.setattr("reportgen.charts.drawing.draw_chart", fails)
    monkeypatch.setattr(sys.modules["reportgen.layout.paginate"], "measure", fails)
    assert Session(root).rebuild().pages == pages


def test_only_the_file_that_was_typed_in_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(project_at(tmp_path / "报告"))
    session.rebuild()
    read: list[str] = []

    class Noting(Composer):
        def compose(self) -> Node | None:
            read.append(self.path)
            return super().compose()

    monkeypatch.setattr(sys.modules["reportgen.source.loading"], "Composer", Noting)
    for path in (CHAPTER, "report.yaml"):
        session.set_draft(path, (session.root / path).read_text(encoding="utf-8") + "# 一句\n")
        session.rebuild()
    assert read == [CHAPTER, "report.yaml"]


def test_what_draws_is_loaded_when_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[bool] = []
    monkeypatch.setattr("reportgen.preview.session.get_ready_to_draw", lambda: loaded.append(True))
    session = Session(project_at(tmp_path / "报告"))
    session.get_ready()
    assert loaded == []  # before the first build nobody knows whether there are charts
    session.rebuild()
    text = (session.root / CHAPTER).read_text(encoding="utf-8")
    session.set_draft(CHAPTER, text.partition("      - heading: 上海外资研发中心加快集聚")[0])
    session.rebuild()
    session.get_ready()
    assert loaded == []
    session.set_draft(CHAPTER, None)
    session.rebuild()
    session.get_ready()
    session.get_ready()
    assert loaded == [True]


def test_a_line_of_a_file_is_found_on_its_page_a_line_between_on_the_one_before(tmp_path: Path) -> None:
    snapshot = Session(project_at(tmp_path / "报告")).rebuild()
    assert views.where(snapshot, CHAPTER, 12) == {"page": 5, "span": [CHAPTER, 12, 15, 12, 57], "revision": 1}
    assert views.where(snapshot, CHAPTER, 13) == views.where(snapshot, CHAPTER, 12)
    assert views.where(snapshot, "chapters/none.yaml", 12) == {"page": None, "revision": 1}


@pytest.mark.parametrize("path", ["facts/international.yaml", "report.yaml"])
def test_a_change_on_disk_is_seen(tmp_path: Path, path: str) -> None:
    root = project_at(tmp_path / "报告")
    session = Session(root)
    first = session.rebuild()
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(text.replace("506", "507").replace("2021上海", "2021沪上"), encoding="utf-8")
    now = session.rebuild()
    assert now.changed
    assert now.pages != first.pages


def test_sections_that_did_not_change_are_the_very_same(tmp_path: Path) -> None:
    session = Session(project_at(tmp_path / "报告"))
    before = session.rebuild().prepared
    text = (session.root / CHAPTER).read_text(encoding="utf-8")
    session.set_draft(CHAPTER, text.replace("主动服务", "积极服务"))
    now = session.rebuild().prepared
    assert before is not None
    assert now is not None
    pairs = list(zip(before.report.sections, now.report.sections, strict=True))
    assert [one.number for one, other in pairs if one != other] == ["4.2"]
    # what lists others (contents, captions, the index) is filled anew
    assert [index for index, (one, other) in enumerate(pairs) if one is not other] == [2, 3, 5, 7]


def test_a_file_that_leads_out_of_the_project_by_now_is_refused(tmp_path: Path) -> None:
    root = project_at(tmp_path / "报告")
    session = Session(root)
    path = "chapters/4.1-talent.yaml"
    text = session.sources().text(path)
    outside = tmp_path / "outside.yaml"
    outside.write_text(text, encoding="utf-8")
    (root / path).unlink()
    (root / path).symlink_to(outside)
    with pytest.raises(PathOutside):
        session.sources().read(path)
    (root / path).unlink()
    with pytest.raises(SourceMissing):
        session.sources().read(path)


def test_a_line_more_moves_the_places_of_pages_that_look_as_before(tmp_path: Path) -> None:
    session = Session(project_at(tmp_path / "报告"))
    before = session.rebuild()
    text = (session.root / CHAPTER).read_text(encoding="utf-8")
    session.set_draft(CHAPTER, f"# 注\n{text}")
    now = session.rebuild()
    assert now.changed == ()
    assert before.pages is not None
    sheets = range(len(before.pages.pages))
    differing = [index for index in sheets if views.sheet(before, index, "/") != views.sheet(now, index, "/")]
    assert differing
    assert views.moved(before, now) == differing
    assert views.moved(now, session.rebuild()) == []


def test_checks_at_leisure_end_when_somebody_types(tmp_path: Path) -> None:
    session = Session(project_at(tmp_path / "报告"))
    snapshot = session.rebuild()
    breaths: list[bool] = []

    def typed(after: int) -> bool:
        breaths.append(True)
        return len(breaths) > after

    assert at_leisure(snapshot, session.sources(partial(typed, 10**6))) == at_leisure(
        snapshot, session.sources()
    )
    whole = len(breaths)
    assert whole > 100
    for after in (0, whole // 3, whole - 1):
        breaths.clear()
        sources = session.sources(partial(typed, after))
        with pytest.raises(Overtaken):
            at_leisure(snapshot, sources)
        assert len(breaths) == after + 1


def test_pages_in_view_are_the_first_news_of_a_build(tmp_path: Path) -> None:
    session = Session(project_at(tmp_path / "报告"))
    session.rebuild()
    report = (session.root / "report.yaml").read_text(encoding="utf-8")
    session.set_draft("report.yaml", report.replace("2021上海科技进步报告", "2021上海科技发展报告"))

    async def heard() -> list[dict[str, Any]]:
        hub = Hub(session, "/")
        hub.seen = frozenset({6})
        news = hub.listen()
        assert (await told(news))["kind"] == "hello"
        running = asyncio.create_task(hub.run())
        hub.ask()
        found = [await told(news), await told(news)]
        running.cancel()
        return found

    async def told(news: AsyncIterator[str]) -> dict[str, Any]:
        return json.loads((await anext(news)).partition("data: ")[2])

    first, then = asyncio.run(heard())
    assert first["kind"] == "sheets"
    assert [sheet["index"] for sheet in first["sheets"]] == [6, 0, 1]
    assert first["sheets"][0]["svg"] == views.drawing(session.snapshot, 6, "/")
    assert then["kind"] == "built"
    assert then["moved"] == []
