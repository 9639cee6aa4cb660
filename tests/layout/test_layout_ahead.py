"""A second process sets the lines of a report's last sections; the pages are those of one process alone."""

from __future__ import annotations

import marshal
import os
import pickle
import sys
import time
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, BinaryIO

import pytest

from reportgen import forking
from reportgen.build.pipeline import Prepared, open_sources, prepare
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.layout.ahead import Ahead, Sent
from reportgen.layout.setting import LineCache
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import BLACK
from reportgen.model.drawing import Drawing, PathOp
from reportgen.model.flow import Section
from reportgen.typeset import Line, set_text
from reportgen.typeset.packing import packed, unpacked
from tests.support.processes import no_process_is_left

CHAPTER = """section: 第{n}节
id: 节{n}
blocks:
- text: 见{{ref:节1}}，[园区](https://example.org)有**1,280**家[企业]{{.dotted}}^[各区数据。]，{long}。
- list: [一项, "见第{{page:节1}}页", Research Data Centre]
- table: {{columns: [区, 家], rows: [[甲, 5], [乙, 6]], caption: 各区}}
- chart: {{title: 家数, kind: column, data: {{columns: [区, 家], rows: [[甲, 5], [乙, 6]]}}}}
"""
LONG = "面向全球的联合研究计划稳步推进，新增25家" * 60
SECTIONS = 6


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    root = tmp_path_factory.mktemp("ahead")
    names = [f"{n}.yaml" for n in range(1, SECTIONS + 1)]
    report = f"title: 报告\nyear: 2021\nlayout: plain\nchapters: [{', '.join(names)}]\n"
    (root / "report.yaml").write_text(report, encoding="utf-8")
    for n, name in enumerate(names, start=1):
        (root / name).write_text(CHAPTER.format(n=n, long=LONG), encoding="utf-8")
    return prepare(open_sources(root), None, Sink())


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1}, raising=False)
    monkeypatch.setattr(forking, "_forked", False)


def has_ended(worker: forking.Worker) -> None:
    """Wait for it, and leave it to be waited for."""
    os.waitid(os.P_PID, worker._child, os.WEXITED | os.WNOWAIT)


@pytest.fixture
def set_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that this process sets; it asks for others when the second process has set all it is to."""
    found: list[str] = []
    setting = sys.modules["reportgen.layout.setting"]
    set_paragraph, lines = setting.set_paragraph, Ahead.lines  # type: ignore[attr-defined]

    def noting(*arguments: Any) -> tuple[Line, ...]:
        made: tuple[Line, ...] = set_paragraph(*arguments)
        found.extend(line.text for line in made)
        return made

    def waiting(self: Ahead, section: int) -> Sent:
        if self._worker is not None:
            has_ended(self._worker)
        return lines(self, section)

    monkeypatch.setattr(sys.modules["reportgen.layout.paginate"], "_MANY", 5)
    monkeypatch.setattr(setting, "set_paragraph", noting)
    monkeypatch.setattr(Ahead, "lines", waiting)
    return found


def laid_out(ready: Prepared) -> tuple[Any, list[Any]]:
    sink = Sink()
    return paginate(ready.report, ready.theme, sink, drawn), list(sink)


def drawn(spec: ChartSpec, width: float, height: float) -> Drawing:
    """A chart, as far as it matters here."""
    return Drawing(width, height, (PathOp((("M", 0.0, 0.0), ("L", width, height)), stroke=BLACK),))


linux = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")


@linux
def test_pages_and_findings_are_those_of_one_process(
    ready: Prepared,
    two_processors: None,
    set_here: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    together = laid_out(ready)
    shared = len(set_here)
    set_here.clear()
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0})
    assert laid_out(ready) == together
    # the first section, and the second during which the other process began
    assert shared < len(set_here) / 2
    assert no_process_is_left()
    assert capfd.readouterr() == ("", "")


@linux
def test_a_second_process_that_fails_leaves_all_to_the_first(
    ready: Prepared,
    two_processors: None,
    set_here: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fails(*arguments: object) -> Iterator[Any]:
        raise ZeroDivisionError
        yield

    monkeypatch.setattr(sys.modules["reportgen.layout.paginate"], "_set_section", fails)
    together = laid_out(ready)
    assert no_process_is_left()
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0})
    count = len(set_here)
    assert laid_out(ready) == together
    assert len(set_here) == 2 * count
    assert capfd.readouterr() == ("", "")


@linux
def test_a_report_that_cannot_be_laid_out_leaves_no_process(
    ready: Prepared, two_processors: None, set_here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, layout = os.getpid(), sys.modules["reportgen.layout.paginate"]
    measure, count = layout.measure, 0  # type: ignore[attr-defined]

    def failing(*arguments: Any) -> Any:
        nonlocal count
        count += isinstance(arguments[0][0], Section)
        if count == SECTIONS - 1 and os.getpid() == here:
            raise ZeroDivisionError
        return measure(*arguments)

    monkeypatch.setattr(layout, "measure", failing)
    with pytest.raises(ZeroDivisionError):
        laid_out(ready)
    assert set_here
    assert no_process_is_left()


@linux
def test_sections_come_whole_and_those_that_do_not_come_are_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forking, "_forked", False)
    # more than a pipe holds: a section on its way is waited for
    line = set_text("新增25家" * 2_000, 10_000)[0]

    def lines(section: int) -> Iterator[tuple[int, tuple[Line, ...]]]:
        if section == 1:
            os._exit(9)
        yield section, (line,) * 10

    other = Ahead(1, 3, lines)
    try:
        time.sleep(0.2)
        assert [list(other.lines(n)) for n in (1, 2, 3)] == [[], [2], [3]]
    finally:
        other.close()
    assert no_process_is_left()


@linux
def test_a_process_that_is_ahead_goes_on_with_the_sections_of_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forking, "_forked", False)
    line = set_text("新增25家", 10)[0]
    other = Ahead(1, 9, lambda section: [(section, (line,))])
    try:
        assert other._worker is not None
        has_ended(other._worker)
        assert [list(other.lines(n)) for n in range(1, 10)] == [[n] for n in range(1, 10)]
    finally:
        other.close()


@linux
def test_this_process_sets_the_last_sections_instead_of_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking, "_forked", False)
    line = set_text("新增25家", 10)[0]
    here, helped = os.getpid(), []
    waits, goes_on = os.pipe()

    def lines(section: int) -> Iterator[tuple[int, tuple[Line, ...]]]:
        if os.getpid() == here:
            helped.append(section)
            os.write(goes_on, bytes(9))
        else:
            os.read(waits, 1)  # it sets none before this process has set one
        yield section, (line,)

    other = Ahead(1, 9, lines)
    try:
        found = [list(other.lines(n)) for n in range(1, 10)]
    finally:
        other.close()
        os.close(waits)
        os.close(goes_on)
    # those before the middle were left to whoever asked; the other process has set one at least
    assert found == [[], [], [], [], [5], [6], [7], [8], [9]]
    assert helped and helped == list(range(9, 9 - len(helped), -1)) and 5 not in helped
    assert no_process_is_left()


@linux
def test_a_forked_process_does_not_fork(two_processors: None) -> None:
    assert forking.processors() == 2
    worker = forking.Worker(lambda file: pickle.dump(forking.processors(), file))
    assert worker.result() == 1
    worker.wait()
    assert forking.processors() == 2


@linux
def test_what_is_written_after_the_reader_has_gone_ends_the_process_in_silence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(forking, "_forked", False)

    def late(file: BinaryIO) -> None:
        time.sleep(0.02)
        file.write(bytes(1 << 20))

    worker = forking.Worker(late)
    worker.wait()
    assert no_process_is_left() and capfd.readouterr() == ("", "")


def test_a_packed_line_is_the_same_line_again(ready: Prepared) -> None:
    cache: LineCache = {}
    paginate(ready.report, ready.theme, Sink(), drawn, cache)
    divided = set_text("新的标准在internationalisation之后", 10)
    lines = [*divided, *(line for found in cache.values() for line in found)]
    assert any(line.links for line in lines) and any(line.accents for line in lines)
    assert any(run.text == ("",) for line in lines for run in line.runs)
    for line in lines:
        sent: Any = packed(line)
        again = unpacked(marshal.loads(marshal.dumps(sent)))
        assert [getattr(again, f.name) == getattr(line, f.name) for f in fields(Line)] == [True] * 11
