"""The pages of the last time are there at once; they are believed only where they are this user's own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
import uvicorn
from starlette.applications import Starlette

from reportgen.preview import front, views
from reportgen.preview.address import listening_socket
from reportgen.preview.keeping import PageKeeper, taken_up
from reportgen.preview.session import Session, Snapshot
from reportgen.preview.standing import Standing, standing_pages
from tests.preview.conftest import TOKEN, Live, project_at, running
from tests.preview.steps import eventually

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "chapters/4.2-cooperation.yaml"


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Snapshot]:
    """A project as a preview left it, and what that showed last."""
    root = project_at(tmp_path_factory.mktemp("left") / "报告")
    session = Session(root)
    snapshot = session.rebuild()
    session.keep()
    PageKeeper(root, None).keep(snapshot)
    return root, snapshot


@pytest.fixture
def root(left: tuple[Path, Snapshot], tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(left[0], tmp_path / "报告"))


@pytest.fixture
def shown(left: tuple[Path, Snapshot]) -> Snapshot:
    return left[1]


def standing(root: Path) -> Standing:
    found = standing_pages(root, None)
    assert found is not None
    return found


def edit(root: Path, old: str, new: str) -> None:
    text = (root / CHAPTER).read_text(encoding="utf-8")
    assert old in text
    (root / CHAPTER).write_text(text.replace(old, new), encoding="utf-8")


def test_they_are_what_was_shown(root: Path, shown: Snapshot) -> None:
    found = standing(root)
    assert shown.pages is not None
    assert found.fresh
    state, overview = found.state(), views.overview(shown)
    assert state["pages"] == [{**page, "version": 1} for page in overview["pages"]]
    assert (state["outline"], state["title"], state["earlier"]) == (
        overview["outline"],
        "2021上海科技进步报告",
        False,
    )
    for index in range(len(shown.pages.pages)):
        assert found.drawn(index) == views.drawing(shown, index, "")
    sheet = json.loads(found.sheet(0) or b"")
    assert sheet["places"].keys() == {str(i) for i in views.sheet(shown, 0, "")["places"]}
    for name, face in views.families((shown,)).items():
        assert found.font(name) == face.data
    assert found.sheet(len(shown.pages.pages)) is None
    assert found.font("rg-none") is None
    assert found.picture("none") is None


def test_nothing_is_changed_by_the_build_that_follows(root: Path) -> None:
    session = Session(root, first=partial(taken_up, standing(root)))
    snapshot = session.rebuild()
    assert snapshot.changed == ()
    assert set(snapshot.versions) == {1}


def test_after_an_edit_the_pages_that_were_seen_are_changed_where_they_look_otherwise(root: Path) -> None:
    edit(root, "主动服务", "积极服务")
    found = standing(root)
    assert not found.fresh
    assert found.state()["earlier"]
    assert found.drawn(0) is not None
    assert "主动服务" in (found.drawn(5) or "") + (found.drawn(4) or "")
    snapshot = Session(root, first=partial(taken_up, found)).rebuild()
    assert len(snapshot.changed) == 1
    assert snapshot.versions[0] == 1  # seen, and as it was
    assert snapshot.versions[snapshot.changed[0]] == 2
    assert snapshot.versions[1] == 2  # not seen: fetched when it comes into view


def test_a_new_file_that_a_pattern_finds_is_a_change(root: Path) -> None:
    assert standing(root).fresh
    (root / "facts/new.yaml").write_text("{}", encoding="utf-8")
    assert not standing(root).fresh


def test_another_layout_has_pages_of_its_own(root: Path) -> None:
    assert standing_pages(root, "plain") is None


def test_a_damaged_page_is_not_shown(root: Path) -> None:
    for path in (root / ".reportgen/pages").iterdir():
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert standing_pages(root, None) is None


def test_what_another_user_left_is_not_believed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.cache.seal._secret", lambda: b"another" * 4)
    assert standing_pages(root, None) is None


# the server that begins


@contextmanager
def beginning(root: Path, held: threading.Event, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    """A server whose report is not opened until ``held`` is set."""
    opened = front.Front._imported

    def late(self: front.Front) -> Starlette:
        held.wait(120)
        return opened(self)

    monkeypatch.setattr(front.Front, "_imported", late)
    monkeypatch.setattr(front, "_QUIET", 0.0)
    with running(front.front(root, None, TOKEN)) as port:
        try:
            yield Live(root, port, Session(root))
        finally:
            held.set()


def test_what_only_the_open_report_can_answer_waits_for_it(
    root: Path, shown: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    with beginning(root, held, monkeypatch) as live, ThreadPoolExecutor() as pool:
        assert live.ask("state")["title"] == "2021上海科技进步报告"
        assert live.ask("sheet/0")["svg"] == views.drawing(shown, 0, "")
        page = live.request("GET", f"/{TOKEN}/")[2].decode()
        begun = json.loads(page.partition('id="begun">')[2].partition("</script>")[0])
        assert begun == {"state": live.ask("state"), "sheets": [live.ask("sheet/0"), live.ask("sheet/1")]}
        family = live.ask("state")["fonts"][0]
        rules = live.request("GET", f"/{TOKEN}/fonts.css")[2].decode()
        assert family in rules
        # the page's own font is one of the report's: it is fetched once
        own = re.findall(r'"reportgen-ui";src:url\("/[^/]*/font/([^"]*)"', rules)
        assert own[0] in live.ask("state")["fonts"]
        assert f'<link rel="preload" href="font/{own[0]}"' in page
        assert live.request("GET", f"/{TOKEN}/font/{family}")[2] == views.families((shown,))[family].data
        assert live.request("GET", "/wrong/state")[0] == 404
        passage = pool.submit(live.ask, f"passage?path={quote(CHAPTER)}&line=12&column=15")
        change = pool.submit(live.tell, "draft", path=CHAPTER, base="", text="x")
        with pytest.raises(TimeoutError):
            passage.result(0.2)
        held.set()
        assert passage.result(60)["raw"].startswith("主动服务")
        assert change.result(60)["problem"] == "conflict"
        assert live.ask("state")["revision"] == 1
        assert "earlier" not in live.ask("state")


def test_the_pages_own_font_is_fetched_with_it_where_no_page_has_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(root / ".reportgen")
    with beginning(root, threading.Event(), monkeypatch) as live:
        page = live.request("GET", f"/{TOKEN}/")[2].decode()
        assert re.findall(r'<link rel="preload" href="([^"]*)"', page) == ["font/reportgen-ui"]
        assert live.request("GET", f"/{TOKEN}/font/reportgen-ui")[2][:4] == b"\0\1\0\0"  # TrueType


def test_a_report_that_cannot_be_built_leaves_the_pages_of_the_last_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / CHAPTER).write_text("blocks: [", encoding="utf-8")
    held = threading.Event()
    held.set()
    with beginning(root, held, monkeypatch) as live:
        assert live.ask("findings")[0]["code"] == "chapter-no-section"
        state = live.ask("state")
        assert (len(state["pages"]), state["revision"]) == (12, 1)
        assert state["stale"] is not None
        assert live.ask("sheet/11")["svg"]
    assert standing(root).state()["pages"]  # what was good stays


def test_what_is_there_when_the_server_ends_is_there_at_the_next_start(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(root, "主动服务", "积极服务")
    held = threading.Event()
    held.set()
    with beginning(root, held, monkeypatch) as live:
        live.ask("findings")  # waits for the build
    assert standing(root).fresh
    edit(root, "积极服务", "主动服务")
    with beginning(root, held, monkeypatch) as live:
        draft = live.ask(f"file?path={quote(CHAPTER)}")
        live.tell("draft", path=CHAPTER, base=draft["sha"], text=draft["text"] + "# 未存\n")
    assert not standing(root).fresh  # what is typed and not saved is not left


def are_waiting(server: uvicorn.Server, count: int) -> bool:
    return len(server.server_state.tasks) == count


def test_who_listens_or_waits_is_told_when_the_server_ends(
    root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    held = threading.Event()
    opened = front.Front._imported

    def late(self: front.Front) -> Starlette:
        held.wait(120)
        return opened(self)

    for early in (False, True):  # while the report is open, and before
        if not early:
            held.set()
        else:
            held.clear()
            monkeypatch.setattr(front.Front, "_imported", late)
        server = front.server_of(front.Front(root, None, TOKEN, "nonce"))
        server.config.timeout_graceful_shutdown = 100  # what is not told before is torn off then
        listening = listening_socket(0)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        live = Live(root, listening.getsockname()[1], Session(root))
        with ThreadPoolExecutor() as pool:
            if not early:
                live.ask("facts")
            news = pool.submit(live.request, "GET", f"/{TOKEN}/events")
            asked = pool.submit(live.request, "GET", f"/{TOKEN}/facts")
            if not early:
                asked.result(60)
            eventually(partial(are_waiting, server, 1 + early))
            with pytest.raises(TimeoutError):
                news.result(0.1)
            server.should_exit = True
            status, _, told = news.result(60)
            assert (status, told[:5]) == ((503, b"the p") if early else (200, b"retry"))
            assert asked.result(60)[0] == (503 if early else 200)
        held.set()
        thread.join(20)
    assert capfd.readouterr().err == ""


def test_nothing_that_makes_reports_is_loaded_for_the_first_pages(root: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom reportgen.cli import cli\n"
        "from reportgen.preview.front import front\n"
        "front(Path(sys.argv[1]), None, 'token')\nprint(*sys.modules)"
    )
    command = [sys.executable, "-c", program, str(root)]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    heavy = {
        "yaml",
        "pydantic",
        "uharfbuzz",
        "reportlab",
        "numpy",
        "reportgen.model.flow",
        "starlette.applications",
    }
    assert not set(ran.stdout.split()) & heavy
