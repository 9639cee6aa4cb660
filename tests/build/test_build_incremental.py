"""A build that takes what it can from the last one leaves, byte for byte, what a clean build leaves."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.outputs import read_manifest
from reportgen.build.pipeline import open_sources
from reportgen.build.together import done_together
from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_all
from tests.support.edit_story import EditStory, outputs
from tests.support.report_projects import write_project


class Steps(Silent):
    """Notes what a build begins."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def step(self, what: str) -> None:
        self.names.append(what)


def built(root: Path, options: BuildOptions | None = None) -> list[str]:
    """The documents that had to be made."""
    steps = Steps()
    build(root, options or BuildOptions(), open_sources(root), Sink(), steps)
    return steps.names


# two hundred edits and more: python -m bench edits
def test_random_edits_and_damage_leave_what_a_clean_build_leaves(tmp_path: Path) -> None:
    story = EditStory(tmp_path / "report", 3)
    built(story.root)
    happened = [story.happens() for _ in range(3)]
    built(story.root)
    clean = story.copied(tmp_path / "clean")
    built(clean)
    assert outputs(story.root) == outputs(clean), happened


_REPORT = "title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml, b.yaml, c.yaml]\n"
_SHORT = 'section: 甲\nnumber: "1"\nblocks: [{text: 一段。}]\n'
_REFERRING = 'section: 乙\nnumber: "2"\nblocks: [{text: "见第{page:表}页。"}]\n'
_TARGET = 'section: 丙\nnumber: "3"\nblocks: [{table: {id: 表, caption: 表, columns: [甲], rows: [[1]]}}]\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    chapters = {"a.yaml": _SHORT, "b.yaml": _REFERRING, "c.yaml": _TARGET}
    return write_project(tmp_path, {"report.yaml": _REPORT, **chapters, "facts/a.yaml": "{}"})


def test_only_what_changed_and_the_whole_are_made_again(root: Path) -> None:
    assert sorted(built(root)) == sorted(["load", "报告", "报告.docx", "报告.pdf", "1 甲", "2 乙", "3 丙"])
    (root / "a.yaml").write_text(_SHORT.replace("一段。", "另一段。"), encoding="utf-8")
    names = built(root)
    assert names[:2] == ["load", "报告"]
    assert sorted(names[2:]) == ["1 甲", "报告.docx", "报告.pdf"]


def test_a_page_more_is_followed_by_those_whose_numbers_or_references_move(root: Path) -> None:
    built(root)
    longer = _SHORT.replace("[{text: 一段。}]", "[" + ", ".join(["{text: 一段。}"] * 80) + "]")
    (root / "a.yaml").write_text(longer, encoding="utf-8")
    assert sorted(built(root)[2:]) == ["1 甲", "2 乙", "3 丙", "报告.docx", "报告.pdf"]


def test_a_build_of_one_format_or_section_takes_and_leaves_what_the_others_can_use(root: Path) -> None:
    built(root, BuildOptions(formats=("pdf",)))
    assert sorted(built(root)[2:]) == ["1 甲", "2 乙", "3 丙", "报告.docx", "报告.pdf"]
    assert built(root, BuildOptions(only="2", formats=("docx",))) == ["load"]
    assert sorted(read_manifest(root / "build")["sections"]) == ["1", "2", "3"]


def test_what_was_found_in_a_section_is_told_also_when_its_files_are_taken(root: Path) -> None:
    names = ", ".join(f"国际合作项目{number}" for number in range(20))
    wide = _TARGET.replace("columns: [甲], rows: [[1]]", f"columns: [{names}], rows: [[{names}]]")
    (root / "c.yaml").write_text(wide, encoding="utf-8")
    told = []
    for text in ("一段。", "另一段。"):
        (root / "a.yaml").write_text(_SHORT.replace("一段。", text), encoding="utf-8")
        sources, sink = open_sources(root), Sink()
        build(root, BuildOptions(), sources, sink, Silent())
        told.append(format_all(sink, sources, "zh"))
    assert "table-" in told[0] and told[1] == told[0]


def test_two_builds_at_once_into_one_folder_end_well_with_whole_outputs(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clean = shutil.copytree(root, tmp_path_factory.mktemp("clean") / "report")
    both = multiprocessing.get_context("fork")
    start = both.Barrier(2)

    def build_with_the_other() -> None:
        start.wait()
        built(root)

    for text in ("一段。", "另一段。"):  # into an empty folder, then over what is there
        for project in (root, clean):
            (project / "a.yaml").write_text(_SHORT.replace("一段。", text), encoding="utf-8")
        processes = [both.Process(target=build_with_the_other) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join(60)
        assert [process.exitcode for process in processes] == [0, 0]
        built(clean)
        assert outputs(root) == outputs(clean)
        assert not [*(root / "build").glob(".*")]
    assert sorted(built(root)) == sorted(["load", "报告", "报告.docx", "报告.pdf"])


def test_a_section_that_cannot_be_taken_whole_is_not_written_into_the_files_that_stand(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root)
    stands = {path: path.read_bytes() for path in (root / "build").glob("1*")}
    assert len(stands) == 2
    others = {path: root / f"kept {path.name}" for path in stands}
    for path, other in others.items():
        other.hardlink_to(path)
    monkeypatch.setattr(os, "link", fails_for(".docx", os.link))
    monkeypatch.setattr(shutil, "copyfile", fails_for(".docx", shutil.copyfile))
    (root / "b.yaml").write_text(_REFERRING.replace("见", "又见"), encoding="utf-8")
    built(root)
    assert {path: path.read_bytes() for path in stands} == stands
    assert not any(other.samefile(path) for path, other in others.items())  # made anew


def fails_for(suffix: str, call: Callable[..., object]) -> Callable[..., object]:
    """As another process does that takes these files away in the meantime."""

    def failing(source: Path, *rest: object) -> object:
        if str(source).endswith(suffix):
            raise FileNotFoundError(source)
        return call(source, *rest)

    return failing


def test_results_are_in_the_order_of_the_tasks_and_all_are_told(capfd: pytest.CaptureFixture[str]) -> None:
    heard: list[int] = []
    tasks = [lambda n=n: (time.sleep(0.001 * (7 - n % 7)), n * n, "大" * 50_000)[1:] for n in range(20)]
    assert done_together(tasks, heard.append) == [(n * n, "大" * 50_000) for n in range(20)]
    assert sorted(heard) == list(range(20))
    assert capfd.readouterr() == ("", "")


def test_a_process_that_dies_or_fails_leaves_its_tasks_to_the_one_that_asked() -> None:
    here = os.getpid()

    def dies() -> int:
        if os.getpid() != here:
            os._exit(9)
        return 5

    def fails() -> int:
        if os.getpid() != here:
            raise ZeroDivisionError
        return 6

    tasks = [lambda: time.sleep(0.01) or 1, dies, lambda: time.sleep(0.01) or 2, fails, lambda: 3]
    assert done_together(tasks, lambda index: None) == [1, 5, 2, 6, 3]


def test_what_a_task_raises_is_raised_and_no_process_is_left() -> None:
    def fails() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        done_together([lambda: time.sleep(0.01), fails, lambda: time.sleep(0.01)], lambda index: None)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
