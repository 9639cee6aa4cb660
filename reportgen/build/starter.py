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

# what a folder that Git was set up in first may hold
_GITS = frozenset({".git", ".gitignore", ".gitattributes"})
IGNORE = ".gitignore"
# what each machine makes by itself, and why it is no part of a report's history
_MADE = (("build/", "生成的 PDF、Word"), (".reportgen/", "缓存、预览的网址、没保存的字"))


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
    """Write a starter project into ``directory``, which has at most files of Git; returns the files written.

    A ``.gitignore`` that is there keeps its lines and gets those it lacks.
    Raises GateClosed when the folder holds other files or cannot be written.
    """
    if directory.exists() and not _is_free(directory):
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
        before = _ignored_in(directory)
        ignored = ignoring(before)
        if ignored != before:
            (stage / IGNORE).write_bytes(ignored.encode("utf-8", "surrogateescape"))
        written = [path.relative_to(stage) for path in sorted(stage.rglob("*")) if path.is_file()]
    return tuple(directory / path for path in written)


def ignoring(before: str) -> str:
    """A ``.gitignore`` with the lines it lacks of what reportgen makes, behind its own."""
    lacking = _lacking(before)
    if not lacking:
        return before
    ending = "\r\n" if "\r\n" in before else "\n"
    added = ending.join(f"# {why}{ending}{name}" for name, why in lacking) + ending
    return before + (ending if before and not before.endswith("\n") else "") + added


def lines_lacking(directory: Path) -> tuple[str, ...]:
    """What a folder's ``.gitignore`` lacks of what reportgen makes; nothing where there is no such file."""
    return (
        tuple(name for name, _ in _lacking(_ignored_in(directory))) if (directory / IGNORE).exists() else ()
    )


def _ignored_in(directory: Path) -> str:
    there = directory / IGNORE
    return there.read_bytes().decode("utf-8", "surrogateescape") if there.exists() else ""


def _lacking(before: str) -> list[tuple[str, str]]:
    known = {line.strip().strip("/") for line in before.splitlines()}
    return [(name, why) for name, why in _MADE if name.strip("/") not in known]


def _is_free(directory: Path) -> bool:
    return directory.is_dir() and all(path.name in _GITS for path in directory.iterdir())


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
