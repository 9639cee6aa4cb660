"""A build that would write the very same files is not done again; whatever differs makes it be done."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.lastbuild import build_standing, maker
from reportgen.build.pipeline import open_sources
from reportgen.cache import project_store
from reportgen.diagnostics import Sink
from tests.support.report_projects import write_project

ROOT = Path(__file__).resolve().parents[2]
_REPORT = "title: 测试报告\nyear: 2021\nlayout: plain\nchapters: [chapters/a.yaml]\n"
_CHAPTER = (
    'section: 合作\nnumber: "1"\nblocks:\n- text: 新增{{ 外资研发中心.新增 }}。\n- text: 一段未完待续\n'
)
_OPTIONS = BuildOptions()


def project(root: Path, **files: str) -> Path:
    return write_project(root, {"report.yaml": _REPORT, "chapters/a.yaml": _CHAPTER, **files})


def built(root: Path, options: BuildOptions = _OPTIONS) -> None:
    build(root, options, open_sources(root), Sink(), Silent())


def stands(root: Path, options: BuildOptions = _OPTIONS) -> bool:
    return build_standing(root, options, open_sources(root), Sink()) is not None


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, built; every test leaves it as it was."""
    root = project(tmp_path_factory.mktemp("made"))
    built(root)
    return root


def test_nothing_is_to_be_done_after_a_build_and_its_result_is_that_of_the_build(made: Path) -> None:
    result = build_standing(made, _OPTIONS, open_sources(made), Sink())
    assert result is not None
    assert [(d.number, d.stem, d.formats) for d in result.documents] == [
        ("", "测试报告", ("pdf", "docx")),
        ("1", "1 合作", ("pdf", "docx")),
    ]
    assert result.folder == made / "build"


@pytest.mark.parametrize(
    "path", ["report.yaml", "chapters/a.yaml", "facts/a.yaml", "build/测试报告.pdf", "build/1 合作.docx", "build/manifest.json"]
)  # fmt: skip
def test_a_changed_input_or_output_is_noticed_also_when_size_and_time_are_the_same(
    made: Path, path: str
) -> None:
    file = made / path
    before, times = file.read_bytes(), file.stat()
    file.write_bytes(before[:-2] + bytes([before[-2] ^ 1]) + before[-1:])
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not stands(made)
    file.unlink()
    assert not stands(made)
    file.write_bytes(before)
    assert stands(made)


@pytest.mark.parametrize(
    "path", ["facts/b.yaml", "layouts/plain/theme.yaml", "assets/fonts/NotoSerifSC-Regular.ttf"]
)
def test_a_new_file_that_the_build_would_read_is_noticed(made: Path, path: str) -> None:
    file = made / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{}")
    assert not stands(made)
    file.unlink()
    assert stands(made)


def test_a_file_that_no_build_reads_changes_nothing(made: Path) -> None:
    (made / "notes.txt").write_text("会议记录")
    assert stands(made)


@pytest.mark.parametrize(
    "options",
    [
        BuildOptions(formats=("pdf",)),
        BuildOptions(only="1"),
        BuildOptions(layout="annual"),
        BuildOptions(output=Path("elsewhere")),
        BuildOptions(edition="print"),
    ],
    ids=lambda options: repr(options),
)
def test_other_options_are_another_build(made: Path, options: BuildOptions) -> None:
    assert not stands(made, options)


def test_a_record_of_other_code_or_packages_is_not_believed(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for what in ("installed_code", "environment"):
        maker.cache_clear()
        monkeypatch.setattr(f"reportgen.build.lastbuild.{what}", lambda: "other")
        assert not stands(made)
        monkeypatch.undo()
    maker.cache_clear()
    assert stands(made)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\0" * 3000], ids=["empty", "other", "zeroed"])
def test_a_damaged_or_deleted_record_means_a_whole_build(made: Path, damage: bytes) -> None:
    entries = [p for p in project_store(made).iterdir() if not p.name.startswith(".")]
    kept = {path: path.read_bytes() for path in entries}
    for path in entries:
        path.write_bytes(damage)
    assert not stands(made)
    for path in entries:
        path.unlink(missing_ok=True)
    assert not stands(made)
    for path, data in kept.items():
        path.write_bytes(data)
    assert stands(made)


def test_what_was_found_is_told_again_word_for_word(tmp_path: Path) -> None:
    warned = _CHAPTER + "- notes: {口径: 按年末统计。}\n"
    root = project(tmp_path, **{"chapters/a.yaml": warned})
    command = [sys.executable, "-m", "reportgen", "build", str(root), "--to", "pdf"]
    first, second = (subprocess.run(command, cwd=ROOT, capture_output=True, text=True) for _ in range(2))
    assert first.returncode == second.returncode == 0
    assert "警告" in first.stderr and second.stderr == first.stderr
    assert second.stdout == f"没有变化，不用重新生成：{root / 'build'} 里的 2 份文档就是最新的\n"


def test_an_error_leaves_the_last_good_outputs_and_a_healed_file_finds_them_standing(made: Path) -> None:
    file = made / "chapters/a.yaml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before + "- tetx: 写错\n", encoding="utf-8")
    command = [sys.executable, "-m", "reportgen", "build", str(made)]
    failed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert failed.returncode == 1 and "block-unknown" in failed.stderr
    file.write_text(before, encoding="utf-8")
    assert stands(made)


def test_rows_of_a_database_are_known_by_its_file_and_by_what_stands_beside_it(tmp_path: Path) -> None:
    facts = '甲:\n  from: {database: facts/rd.sqlite, query: "select 指标, 年, 值 from 表", rows: [指标, 年], columns: 值, unit: 篇}\n'
    root = project(tmp_path, **{"facts/b.yaml": facts})
    base = sqlite3.connect(root / "facts/rd.sqlite")
    base.execute("create table 表 (指标 text, 年 text, 值 text)")
    base.execute("insert into 表 values ('论文', '2021', '200')")
    base.commit()
    built(root, BuildOptions(formats=("pdf",)))
    assert stands(root, BuildOptions(formats=("pdf",)))
    base.execute("pragma journal_mode = wal")
    base.commit()
    built(root, BuildOptions(formats=("pdf",)))
    base.execute("update 表 set 值 = '201'")
    base.commit()
    assert (root / "facts/rd.sqlite-wal").stat().st_size
    assert not stands(root, BuildOptions(formats=("pdf",)))
    base.close()


def test_the_pipeline_is_not_loaded_where_nothing_is_to_be_done(made: Path) -> None:
    program = (
        "import sys\nsys.argv = ['reportgen', 'build', sys.argv[1]]\n"
        "from reportgen.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", program, str(made)], cwd=ROOT, capture_output=True, text=True)
    loaded = set(run.stderr.split())
    assert "没有变化" in run.stdout
    assert not loaded & {"reportgen.build.pipeline", "pydantic", "uharfbuzz", "reportlab", "docx", "numpy"}


def _killed_while_writing(root: Path, after: float) -> None:
    """Start a build and kill it ``after`` seconds after it has begun to write."""
    command = [sys.executable, "-m", "reportgen", "build", str(root), "--quiet"]
    earlier = set((root / "build").glob(".reportgen-*"))
    process = subprocess.Popen(command, cwd=ROOT)
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if set((root / "build").glob(".reportgen-*")) - earlier:
            time.sleep(after)
            break
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_build_leaves_whole_files_and_the_next_one_takes_its_stage_away(tmp_path: Path) -> None:
    root = project(tmp_path)
    built(root)
    chapter = root / "chapters/a.yaml"
    before = {p.name: p.read_bytes() for p in (root / "build").iterdir()}
    chapter.write_text(_CHAPTER.replace("一段", "另一段"), encoding="utf-8")
    _killed_while_writing(root, 0.02)
    left = {p.name: p.read_bytes() for p in (root / "build").iterdir() if p.is_file()}
    built(root)
    now = {p.name: p.read_bytes() for p in (root / "build").iterdir()}
    assert all(data in (before[name], now[name]) for name, data in left.items())
    assert sorted(now) == sorted(before)
    assert json.loads(now["manifest.json"])["report"]["pdf"] == "测试报告.pdf"
    assert stands(root)


def test_the_stage_of_a_living_build_is_left_alone(tmp_path: Path) -> None:
    from reportgen.build.stages import stage_in

    with stage_in(tmp_path) as first:
        with stage_in(tmp_path) as second:
            assert first.is_dir() and second.is_dir()
        assert first.is_dir() and not second.exists()
