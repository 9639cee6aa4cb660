"""The commands of the first day: a new project, what the machine lacks, completion, help in VS Code."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.build.pipeline import open_sources
from reportgen.cli import cli
from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.project import load_project
from reportgen.project.vscode import editor_settings

REPORTGEN = Path(sys.executable).with_name("reportgen")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(arguments))
    return result.exit_code, result.output


def test_at_a_terminal_three_questions_are_asked(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [REPORTGEN, "init", "报告"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        os.write(ours, "2025年度工作报告\n2025\nplain\n".encode())
        told = process.communicate(timeout=60)[0].decode()
    assert process.returncode == 0
    assert [words for words in ("报告名称", "哪一年的报告", "版式（annual") if words not in told] == []
    text = (tmp_path / "报告/report.yaml").read_text(encoding="utf-8")
    assert 'title: "2025年度工作报告"' in text
    assert "year: 2025" in text
    assert re.search(r"^layout: plain\b", text, re.M)


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "a"), "--title", "甲", "--layout", "plain")[0] == 0
    assert "layout: plain" in (tmp_path / "a/report.yaml").read_text(encoding="utf-8")


def test_a_new_project_keeps_what_is_made_out_of_git(tmp_path: Path) -> None:
    code, told = run("init", str(tmp_path / "a"))
    assert code == 0
    files = [
        tmp_path / "a" / name for name in ("report.yaml", "chapters/1.1-overview.yaml", "facts/overview.yaml")
    ]
    assert told.splitlines()[:3] == [f"  {path}" for path in files]
    assert told.splitlines()[3] == "（另有编辑器和 Git 的设置，不用改：.gitignore、.vscode）"
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "a", check=True)
    for made in ("build/报告.pdf", ".reportgen/cache/x"):
        done = subprocess.run(["git", "check-ignore", "-q", made], cwd=tmp_path / "a", check=False)
        assert done.returncode == 0, made
    for kept in ("report.yaml", "pictures/a.png", ".vscode/tasks.json"):
        done = subprocess.run(["git", "check-ignore", "-q", kept], cwd=tmp_path / "a", check=False)
        assert done.returncode == 1, kept


def test_a_project_is_made_in_a_repository_that_was_cloned_empty(tmp_path: Path) -> None:
    root = tmp_path / "a"
    (root / ".git").mkdir(parents=True)
    (root / ".git/config").write_text("", encoding="utf-8")
    (root / ".gitignore").write_bytes(b"*.tmp\r\n/build\r\n~$*")
    code, told = run("init", str(root))
    assert code == 0
    assert "原有的" in told
    assert "只补了缺的行：.reportgen/\n" in told
    assert ".git/config" not in told
    kept = (root / ".gitignore").read_bytes().decode()
    assert kept == "*.tmp\r\n/build\r\n~$*\r\n# 缓存、预览的网址、没保存的字\r\n.reportgen/\r\n"


def test_nothing_is_said_of_git_where_it_leaves_out_what_is_made_already(tmp_path: Path) -> None:
    root = tmp_path / "我们 的报告"
    root.mkdir()
    (root / ".gitignore").write_text("build\n/.reportgen\n", encoding="utf-8")
    code, told = run("init", str(root))
    assert code == 0
    assert ".gitignore" not in told
    assert f'reportgen build "{root}"' in told  # with a blank in its name, as it is typed


def test_a_layout_that_is_not_there_is_told(tmp_path: Path) -> None:
    code, told = run("init", str(tmp_path / "a"), "--layout", "annul")
    assert code == 2
    assert "没有“annul”这个版式；有：annual" in told
    assert not (tmp_path / "a").exists()


def test_the_doctor_finds_this_machine_fit(tmp_path: Path) -> None:
    code, told = run("doctor")
    assert code == 0
    assert "✓ 随附的字体齐全：宋、黑、楷" in told
    assert told.endswith("可以用。\n")


def test_the_doctor_says_what_is_wrong_with_a_project(tmp_path: Path) -> None:
    run("init", str(tmp_path / "a"))
    assert "✓ 项目可以排版；字体：" in run("doctor", str(tmp_path / "a"))[1]
    (tmp_path / "a/report.yaml").write_text("title: 甲\n", encoding="utf-8")
    code, told = run("doctor", str(tmp_path / "a"))
    assert code == 1
    assert "✗ 项目有" in told
    assert f"→ reportgen check {tmp_path / 'a'}" in told


def test_the_doctor_says_what_to_do_about_a_missing_font(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(path: str) -> Path:
        raise FileNotFoundError(path)

    monkeypatch.setattr("reportgen.doctor.shipped_path", lacking)
    code, told = run("doctor", "--lang", "en")
    assert code == 1
    assert "✗ shipped fonts missing: NotoSerifSC-Regular" in told
    assert "→ install reportgen again" in told


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_given_for_each_shell(shell: str) -> None:
    code, script = run("completion", shell)
    assert code == 0
    assert "_REPORTGEN_COMPLETE" in script


def test_completion_offers_commands() -> None:
    environment = {
        **os.environ,
        "_REPORTGEN_COMPLETE": "bash_complete",
        "COMP_WORDS": "reportgen pre",
        "COMP_CWORD": "1",
    }
    told = subprocess.run([REPORTGEN], env=environment, capture_output=True, text=True, timeout=60).stdout
    assert told == "plain,preview\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_vs_code_finds_every_kind_of_finding_in_what_a_command_prints(tmp_path: Path, language: str) -> None:
    run("init", str(tmp_path / "a"))
    path = tmp_path / "a/report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("year:", "yeer:"), encoding="utf-8")
    sources, sink = open_sources(tmp_path / "a"), Sink()
    load_project(sources, sink)
    printed = format_diagnostic(next(iter(sink)), sources, language).splitlines()
    tasks = json.loads(editor_settings()["tasks.json"])["tasks"]
    (matcher,) = [m for m in tasks[1]["problemMatcher"] if m["severity"] == "error"]
    found = [m for line in printed if (m := re.match(matcher["pattern"]["regexp"], line))]
    assert [m.group(1, 4) for m in found] == [("report.yaml", "schema-unknown-key")]


def test_vs_code_has_a_task_for_each_thing_an_editor_does() -> None:
    tasks = json.loads(editor_settings()["tasks.json"])["tasks"]
    assert [task["args"][0] for task in tasks] == ["build", "check", "lint", "preview"]
