"""The commands as a person meets them: a real process, its words, its exit code, its files."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds/2021"


def run(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportgen", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project made by ``init``."""
    folder = tmp_path_factory.mktemp("made")
    result = run("init", "demo", "--year", "2021", cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder / "demo"


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(made, tmp_path / "demo"))


def test_a_new_project_builds_and_its_files_agree_with_the_sources(project: Path) -> None:
    built = run("build", project, cwd=project.parent)
    assert built.returncode == 0, built.stderr
    assert "完成：2 份文档" in built.stdout
    manifest = json.loads((project / "build/manifest.json").read_text(encoding="utf-8"))
    assert manifest["report"]["pdf"] == "年度工作报告.pdf"
    assert manifest["sections"]["1.1"]["docx"] == "1.1 工作概况.docx"
    for entry in (manifest["report"], manifest["sections"]["1.1"]):
        assert (project / "build" / entry["pdf"]).read_bytes().startswith(b"%PDF-")
        assert (project / "build" / entry["docx"]).read_bytes().startswith(b"PK")
        assert entry["pages"] >= 1
    verified = run("verify", project, cwd=project.parent)
    assert verified.returncode == 0, verified.stdout
    assert "完全一致" in (project / "build/verify.html").read_text(encoding="utf-8")


def test_verify_notices_a_changed_source(project: Path) -> None:
    assert run("build", project, "-q", cwd=project.parent).returncode == 0
    chapter = project / "chapters/1.1-overview.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("稳步推进", "快速推进"), encoding="utf-8")
    verified = run("verify", project, cwd=project.parent)
    assert verified.returncode == 1
    report = json.loads((project / "build/verify.json").read_text(encoding="utf-8"))
    assert not report["agrees"]
    assert report["files"][0]["differences"][0]["expected"][0]["text"].endswith("快速推进")


def test_verify_before_a_build_says_what_to_do(project: Path) -> None:
    result = run("verify", project, cwd=project.parent)
    assert result.returncode == 1
    assert "先运行 reportgen build" in result.stderr


def test_check_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    result = run("check", "--strict", project, cwd=project.parent)  # a new project could go to print
    assert (result.returncode, result.stdout) == (0, "检查通过，没有问题。\n")
    assert sorted(project.rglob("*")) == before


def test_errors_leave_the_old_outputs_untouched(project: Path) -> None:
    assert run("build", project, "-q", cwd=project.parent).returncode == 0
    before = {p: p.read_bytes() for p in (project / "build").iterdir()}
    chapter = project / "chapters/1.1-overview.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("topic:", "topik:"), encoding="utf-8")
    result = run("build", project, cwd=project.parent)
    assert result.returncode == 1
    assert "chapters/1.1-overview.yaml:6:5" in result.stderr
    assert {p: p.read_bytes() for p in (project / "build").iterdir()} == before


def test_a_renamed_section_does_not_leave_its_old_file(project: Path) -> None:
    assert run("build", project, "-q", cwd=project.parent).returncode == 0
    chapter = project / "chapters/1.1-overview.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("工作概况", "总体情况"), encoding="utf-8")
    assert run("build", project, "-q", cwd=project.parent).returncode == 0
    names = {p.name for p in (project / "build").iterdir()}
    assert "1.1 总体情况.pdf" in names
    assert "1.1 工作概况.pdf" not in names


def test_one_section_and_one_format_alone(project: Path) -> None:
    result = run("build", project, "--only", "1.1", "--to", "pdf", "--output", "out", cwd=project.parent)
    assert result.returncode == 0, result.stderr
    assert sorted(p.name for p in (project.parent / "out").iterdir()) == ["1.1 工作概况.pdf", "manifest.json"]


def test_an_unknown_section_names_those_there_are(project: Path) -> None:
    result = run("build", project, "--only", "9.9", cwd=project.parent)
    assert result.returncode == 1
    assert "没有编号为“9.9”的节" in result.stderr
    assert "已有的编号：1.1" in result.stderr


def test_english_messages_on_request(project: Path) -> None:
    result = run("build", project, "--only", "9.9", "--lang", "en", cwd=project.parent)
    assert "the report has no section numbered “9.9”" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("build no-such-folder", "没有这个报告文件夹：no-such-folder；写上 report.yaml 所在的文件夹\n用法：reportgen build --help\n"),
        ("build", "命令后面还缺报告的文件夹；在 report.yaml 所在的文件夹里运行就不用写\n还没有报告？先新建一个：reportgen init 年度报告\n用法：reportgen build --help\n"),
        ("build --lang fr", "没有“fr”这种语言；--lang 可以写 zh（中文）或 en（English）\nThere is no language “fr”: --lang is zh or en\n用法：reportgen build --help\n"),
        ("build --lang", "选项 --lang 后面还缺值\n用法：reportgen --help\n"),
        ("completion sh", "SHELL 没有“sh”；可以写 bash、zsh、fish\n用法：reportgen completion --help\n"),
        ("explain a b c", "命令后面多了：b c；名称里有空格时加引号\n用法：reportgen explain --help\n"),
        ("bild .", "没有命令 bild，是不是 build？\n用法：reportgen --help\n"),
        ("build . --onyl 4.2", "没有选项 --onyl，是不是 --only、--to？\n用法：reportgen build --help\n"),
        ("build . --to odt", "--to 的值不对：“odt”，可以写 pdf、docx 或 pdf,docx\n用法：reportgen build --help\n"),
        ("layout show annual", "命令后面还缺 --output FILE\n用法：reportgen layout show --help\n"),
        ("explain no-such-code", "CODE 的值不对：没有代码“no-such-code”；运行 reportgen explain 可列出全部代码\n用法：reportgen explain --help\n"),
        ("build --lang en no-such-folder", "there is no report project no-such-folder; name the folder that holds report.yaml\nUsage: reportgen build --help\n"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_the_readers_language(tmp_path: Path, arguments: str, message: str) -> None:
    result = run(*arguments.split(), cwd=tmp_path)
    assert (result.returncode, result.stderr) == (2, message)


def test_facts_are_listed_in_the_projects_folder_and_take_options_there(project: Path) -> None:
    assert "示例项目.累计立项  25项" in run("facts", cwd=project).stdout
    assert json.loads(run("facts", "--json", cwd=project).stdout)[0]["name"] == "示例项目.上年立项"
    assert "Usage: reportgen facts" in run("facts", "--help", cwd=project).stdout


def test_in_the_projects_folder_its_name_is_not_needed(project: Path) -> None:
    named = run("todo", project, cwd=project.parent)
    assert (named.returncode, named.stdout) == (0, run("todo", cwd=project).stdout)


def test_a_folder_without_a_report_is_told(tmp_path: Path) -> None:
    result = run("build", ".", cwd=tmp_path)
    assert result.returncode == 1
    assert "没有 report.yaml，还不是一份报告" in result.stderr
    assert "reportgen init 年度报告" in result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_init_never_overwrites(project: Path) -> None:
    result = run("init", "demo", cwd=project.parent)
    assert result.returncode == 1
    assert "文件夹不是空的" in result.stderr


def test_a_title_with_quotes_makes_a_project_that_builds(tmp_path: Path) -> None:
    assert run("init", "demo", "--title", '“一带一路” "A\\B": #1', cwd=tmp_path).returncode == 0
    assert run("check", "demo", cwd=tmp_path).returncode == 0


def test_an_unwritable_output_folder_is_told(project: Path) -> None:
    (project.parent / "blocked").write_text("a file, not a folder")
    result = run("build", project, "--output", "blocked", cwd=project.parent)
    assert result.returncode == 1
    assert "写不进输出文件夹" in result.stderr


@pytest.mark.skipif(
    not Path("/dev/full").exists() or os.geteuid() != 0, reason="needs root to mount a small disk"
)
def test_a_full_disk_leaves_the_old_outputs(project: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not allow mounting")
    try:
        (disk / "manifest.json").write_text("{}")
        result = run("build", project, "--output", disk, cwd=tmp_path)
        assert result.returncode == 1
        assert "磁盘已满" in result.stderr
        assert [p.name for p in disk.iterdir()] == ["manifest.json"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_explain_shows_reason_and_examples(tmp_path: Path) -> None:
    result = run("explain", "output-disk-full", cwd=tmp_path)
    assert result.returncode == 0
    assert "磁盘" in result.stdout
    assert run("explain", "no-such-code", cwd=tmp_path).returncode == 2


def test_the_list_of_codes_says_what_each_is_about(tmp_path: Path) -> None:
    lines = run("explain", cwd=tmp_path).stdout.splitlines()
    assert "yaml-wide-colon  “…”后面用了全角冒号“：”" in lines
    assert lines == sorted(lines)


def test_every_code_can_be_explained_in_both_languages() -> None:
    from reportgen.diagnostics.catalogue import entries
    from reportgen.diagnostics.printer import explain

    for code in entries():
        for language in ("zh", "en"):
            assert code in explain(code, language)


def test_an_internal_error_asks_for_a_report(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import reportgen.diagnostics.printer as p\n"
        "def broken(*a, **k): raise ZeroDivisionError('planted')\n"
        "p.explain = broken\n"
    )
    result = run(
        "explain",
        "output-failed",
        cwd=tmp_path,
        PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}",
        TMPDIR=str(tmp_path),
    )
    assert result.returncode == 70
    assert "reportgen 自身出错了" in result.stderr
    (details,) = tmp_path.glob("reportgen-error-*.txt")
    assert "ZeroDivisionError: planted" in details.read_text(encoding="utf-8")


@pytest.mark.parametrize("streams", ["| head -1", ">&-", ">&- 2>&- <&-"])
def test_a_build_goes_on_when_nobody_reads_what_it_tells(streams: str, project: Path) -> None:
    command = f"set -o pipefail; {shlex.quote(sys.executable)} -m reportgen build . {streams}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=project, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (project / "build/manifest.json").exists()


def test_two_processes_with_other_hash_seeds_and_clocks_write_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(SEED, tmp_path / "2021", ignore=shutil.ignore_patterns("build"))
    outputs = []
    for seed, zone in (("1", "Asia/Shanghai"), ("4711", "America/Lima")):
        out = tmp_path / f"out{seed}"
        result = run("build", "2021", "-q", "--output", out, cwd=tmp_path, PYTHONHASHSEED=seed, TZ=zone)
        assert result.returncode == 0, result.stderr
        outputs.append({p.name: p.read_bytes() for p in sorted(out.iterdir())})
    assert outputs[0].keys() == outputs[1].keys()
    assert [n for n in outputs[0] if outputs[0][n] != outputs[1][n]] == []
