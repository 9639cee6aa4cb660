"""The whole report's Word file is begun in a second process while pages are made, and is the same file."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from reportgen import forking
from reportgen.build import BuildOptions, Silent, build
from reportgen.build.forerunner import begin_early
from reportgen.build.meanwhile import Hear, Meanwhile, Task, Tell
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import GateClosed, Sink
from tests.support.edit_story import outputs
from tests.support.processes import no_process_is_left
from tests.support.report_projects import write_project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")

_REPORT = "title: 报告\nyear: 2021\nlayout: plain\nfront: [front.yaml]\nchapters: [a.yaml, b.yaml]\n"
_FRONT = "section: 目录\nblocks: [{contents: {levels: 3}}]\n"
_FIRST = 'section: 甲\nnumber: "1"\nblocks: [{text: "见第{page:表}页的{ref:表}。"}]\n'
_SECOND = 'section: 乙\nnumber: "2"\nblocks: [{table: {id: 表, caption: 表, columns: [甲], rows: [[1]]}}]\n'


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1}, raising=False)
    monkeypatch.setattr(forking, "_forked", False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    chapters = {"a.yaml": _FIRST, "b.yaml": _SECOND, "front.yaml": _FRONT}
    return write_project(tmp_path / "report", {"report.yaml": _REPORT, **chapters, "facts/a.yaml": "{}"})


def built(root: Path) -> dict[str, bytes]:
    build(root, BuildOptions(), open_sources(root), Sink(), Silent())
    return outputs(root)


def lengthened(root: Path) -> None:
    """A page more before what others refer to."""
    text = (root / "a.yaml").read_text(encoding="utf-8")
    longer = text.replace("blocks: [", "blocks: [" + "{text: 又一段。}, " * 60, 1)
    (root / "a.yaml").write_text(longer, encoding="utf-8")


def begun(root: Path, monkeypatch: pytest.MonkeyPatch, instead: object = Meanwhile) -> list[object]:
    """What is begun by builds from now on."""
    found: list[object] = []
    forerunner = sys.modules["reportgen.build.forerunner"]

    def noting(task: Task) -> object:
        found.append(task)
        return instead(task)  # type: ignore[operator]

    monkeypatch.setattr(forerunner, "Meanwhile", noting)
    return found


def test_the_file_is_that_of_one_process(
    root: Path, two_processors: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = begun(root, monkeypatch)
    built(root)
    assert not tasks  # a first build has other work for all processors
    lengthened(root)
    together = built(root)
    assert len(tasks) == 1 and no_process_is_left()
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0})
    for folder in ("build", ".reportgen"):
        shutil.rmtree(root / folder)
    assert built(root) == together
    assert len(tasks) == 1


def test_it_makes_the_files_of_a_few_sections_too(
    root: Path, two_processors: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root)
    lengthened(root)
    forks: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: forks.append(1) or fork())
    built(root)
    assert len(forks) == 2  # the one that reads, and this one


def test_where_the_process_dies_the_file_is_made_all_the_same(
    root: Path, two_processors: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(task: Task) -> Meanwhile:
        return Meanwhile(lambda tell, hear: os._exit(9))

    built(root)
    begun(root, monkeypatch, dying)
    lengthened(root)
    made = built(root)
    monkeypatch.undo()
    (root / "build/报告.docx").unlink()
    assert built(root) == made


def test_nothing_is_left_of_it_where_the_layout_finds_errors(
    root: Path, two_processors: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built(root)
    tasks = begun(root, monkeypatch)
    excerpt = sys.modules["reportgen.layout.excerpt"]

    def failing(report: object, theme: object, sink: Sink, *more: object, **named: object) -> None:
        sink.report("text-block-too-small", None, master="page", width="1", height="1")

    monkeypatch.setattr(excerpt, "paginate", failing)
    lengthened(root)
    with pytest.raises(GateClosed):
        built(root)
    assert tasks and no_process_is_left()
    assert outputs(root) == before


def test_what_is_wrong_with_the_report_is_told_as_by_one_process(
    root: Path, two_processors: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built(root)
    tasks = begun(root, monkeypatch)
    (root / "b.yaml").write_text(_SECOND.replace("id: 表", "id: 别的"), encoding="utf-8")
    told: list[tuple[object, ...]] = []
    for processors in ({0, 1}, {0}):
        monkeypatch.setattr(os, "sched_getaffinity", lambda pid, found=processors: found)
        sink = Sink()
        with pytest.raises(GateClosed):
            build(root, BuildOptions(), open_sources(root), sink, Silent())
        told.append(tuple(sink))
    assert told[0] and told[0] == told[1]
    assert len(tasks) == 1 and no_process_is_left()
    assert outputs(root) == before


def test_a_report_that_has_got_another_layout_is_prepared_once_more(root: Path, two_processors: None) -> None:
    built(root)
    (root / "report.yaml").write_text(_REPORT.replace("plain", "gongwen"), encoding="utf-8")
    changed = built(root)
    for folder in ("build", ".reportgen"):
        shutil.rmtree(root / folder)
    assert built(root) == changed


def test_the_process_that_is_begun_early_makes_the_files_that_another_would(
    root: Path, two_processors: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = begun(root, monkeypatch)
    begin_early()
    built(root)
    assert len(tasks) == 1 and no_process_is_left()  # a first build has no use for it
    begin_early()
    lengthened(root)
    early = built(root)
    assert len(tasks) == 2 and no_process_is_left()
    (root / "build/报告.docx").unlink()
    assert built(root) == early
    assert len(tasks) == 3


# the process itself


def test_what_is_sent_may_be_large_and_come_before_the_task_is_ready() -> None:
    here = os.getpid()

    def task(tell: Tell, hear: Hear) -> None:
        tell("begun" * 20_000)
        time.sleep(0.05)
        tell((os.getpid() != here, hear()[::-1]))
        tell(hear())

    with closing(Meanwhile(task)) as meanwhile:
        meanwhile.send("大" * 400_000 + "小")
        meanwhile.send(["another"])
        assert meanwhile.heard() == "begun" * 20_000
        assert meanwhile.heard() == (True, "小" + "大" * 400_000)
        assert meanwhile.heard() == ["another"]
    assert no_process_is_left()


def test_a_task_that_fails_or_dies_has_no_result() -> None:
    def fails(tell: Tell, hear: Hear) -> None:
        raise ZeroDivisionError

    def dies(tell: Tell, hear: Hear) -> None:
        os._exit(hear())

    for task in (fails, dies):
        with closing(Meanwhile(task)) as meanwhile:
            meanwhile.send(3)
            assert meanwhile.heard() is None
    assert no_process_is_left()


def test_what_nobody_waits_for_is_ended() -> None:
    def endless(tell: Tell, hear: Hear) -> None:
        time.sleep(60)

    with closing(Meanwhile(endless)):
        pass
    assert no_process_is_left()


def test_processes_end_with_the_one_that_forked_them() -> None:
    living, ends = os.pipe()  # each of the processes has an end of it
    child = os.fork()
    if child == 0:
        try:
            for _ in range(2):
                forking.Worker(lambda file: time.sleep(60))
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(ends)
    os.waitpid(child, 0)
    has_ended, _, _ = select.select([living], [], [], 20)
    assert has_ended and os.read(living, 1) == b""
    os.close(living)
