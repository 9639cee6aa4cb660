"""A small new project, copied from the shipped starter."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from reportgen.build.outputs import staged
from reportgen.diagnostics import GateClosed, Sink
from reportgen.project.vscode import editor_settings
from reportgen.source.shipped import shipped_path


@dataclass(frozen=True, slots=True)
class Answers:
    """What a new project is asked for."""

    title: str
    year: str
    layout: str


def usual_answers() -> Answers:
    """What most would answer. The clock is asked here only, never in a build: an edition is last year's."""
    return Answers("年度工作报告", str(datetime.date.today().year - 1), "annual")


def create_project(directory: Path, answers: Answers, sink: Sink) -> tuple[Path, ...]:
    """Write a starter project into ``directory`` (new or empty); returns the files written.

    Raises GateClosed when the folder holds files or cannot be written.
    """
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        sink.report("init-not-empty", path=str(directory))
        raise GateClosed
    starter = shipped_path("assets/starter")
    words = {"@TITLE@": _quoted(answers.title), "@YEAR@": answers.year, "@LAYOUT@": answers.layout}
    with staged(directory, sink) as stage:
        for path in sorted(starter.rglob("*")):
            target = stage / path.relative_to(starter)
            if path.is_dir():
                target.mkdir(exist_ok=True)
            elif path.suffix == ".yaml":
                text = path.read_text(encoding="utf-8")
                for mark, word in words.items():
                    text = text.replace(mark, word)
                target.write_text(text, encoding="utf-8", newline="\n")
            else:
                shutil.copyfile(path, target)
        settings = stage / ".vscode"
        settings.mkdir()
        for name, content in editor_settings().items():
            (settings / name).write_text(content, encoding="utf-8", newline="\n")
    return tuple(p for p in sorted(directory.rglob("*")) if p.is_file())


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
