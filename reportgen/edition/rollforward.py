"""Last year's project to a draft of the new edition: same structure, new figures asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.build.outputs import MANIFEST, read_manifest
from reportgen.diagnostics import GateClosed, Sink, Span
from reportgen.edition.chapters_forward import chapter_edits
from reportgen.edition.facts_forward import fact_edits
from reportgen.project import Project, load_project
from reportgen.project.project import REPORT_FILE
from reportgen.project.prose import Prose, prose_of
from reportgen.source import Mapping, Node, Scalar, Sources, load
from reportgen.source.encoding import split_lines
from reportgen.source.rewriting import Replacement, rewritten, write_whole

# last year's published PDF, to look things up in
REFERENCE = "reference"
_LEFT_BEHIND = frozenset({"build", ".git", ".reportgen", REFERENCE, "__pycache__"})


@dataclass(frozen=True, slots=True)
class RolledForward:
    """Files of the new edition: written now, there already and right, changed since and left alone."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    changed: tuple[str, ...]
    reference: str = ""


def roll_forward(source: Path, target: Path, year: str | None, sink: Sink) -> RolledForward:
    """Make ``target`` the edition of ``year`` from ``source``; a second run writes only what is missing.

    Without a ``year`` it is the one after that of ``source``. Raises GateClosed when the source cannot be
    read or the year is not a later one, OSError when the target cannot be written.
    """
    sources = Sources.of_project(source)
    project = load_project(sources, sink)
    sink.gate()
    if project is None:
        raise GateClosed
    last = project.report.year.value
    if year is None:
        year = str(int(last) + 1) if last.isascii() and last.isdigit() else ""
    if not (year.isascii() and year.isdigit() and len(year) == 4 and year > last):
        sink.report("rollforward-year", project.report.year.span, year=year, last=last)
        raise GateClosed
    edits = _edits(project, sources, last, year)
    written: list[str] = []
    same: list[str] = []
    changed: list[str] = []
    for path in _files(source, target):
        data = (source / path).read_bytes()
        if path in edits:
            data = rewritten(data.decode("utf-8"), edits[path])[0].encode("utf-8")
        goal = target / path
        if not goal.exists():
            goal.parent.mkdir(parents=True, exist_ok=True)
            write_whole(goal, data)
            written.append(path)
        else:
            (same if goal.read_bytes() == data else changed).append(path)
    reference = _keep_reference(source, target, last)
    return RolledForward(tuple(written), tuple(same), tuple(changed), reference)


def _files(source: Path, target: Path) -> Iterator[str]:
    """The files of an edition but for what is built from them."""
    built = {path.parent for path in source.rglob(MANIFEST) if "report" in read_manifest(path.parent)} - {
        source
    }
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        if built.intersection(path.parents):
            continue  # an output folder of another name: build --output
        if path.is_file() and not _LEFT_BEHIND & set(inside.parts) and not path.is_relative_to(target):
            yield inside.as_posix()


def _edits(project: Project, sources: Sources, last: str, year: str) -> dict[str, list[Replacement]]:
    found = {REPORT_FILE: list(_report_edits(project, sources, last, year))}
    texts: dict[str, list[Prose]] = {}
    for prose in prose_of(project, sources):
        texts.setdefault(prose.rich.span.file, []).append(prose)
    for path in (path for chapter in project.chapters for path in chapter.paths):
        root, lines = _tree(sources, path)
        found[path] = list(chapter_edits(root, tuple(texts.get(path, ())), lines))
    for file in project.facts:
        root, lines = _tree(sources, file.path)
        found[file.path] = list(fact_edits(root, file.facts, lines, last, year))
    return found


def _tree(sources: Sources, path: str) -> tuple[Node, list[str]]:
    root = load(sources, path, Sink())
    assert root is not None  # it was read with the project
    return root, split_lines(sources.text(path))


def _report_edits(project: Project, sources: Sources, last: str, year: str) -> Iterator[Replacement]:
    """The year, the year in the title, and ``draft: 是``."""
    root, lines = _tree(sources, REPORT_FILE)
    assert isinstance(root, Mapping)
    for entry in root:
        span = entry.value.span
        if isinstance(entry.value, Scalar) and entry.key.text in ("title", "year", "subject", "date"):
            typed = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            if entry.key.text == "date":
                continue
            if last in typed:
                yield Replacement(span, typed, typed.replace(last, year))
    if root.get("draft") is None:
        at = project.report.year.span
        row = lines[at.line - 1]
        start = Span(REPORT_FILE, at.line, len(row) - len(row.lstrip()) + 1, at.line, 1)
        yield Replacement(start, "", "draft: 是\n")


def _keep_reference(source: Path, target: Path, last: str) -> str:
    """Last year's whole PDF, as it was built, beside the new edition; "" when it was not built."""
    built = source / "build"
    entry = read_manifest(built).get("report")
    name = entry.get("pdf") if isinstance(entry, dict) else None
    if not isinstance(name, str) or Path(name).name != name or not (built / name).is_file():
        return ""
    goal = target / REFERENCE / f"{last} {name}"
    if not goal.exists():
        goal.parent.mkdir(parents=True, exist_ok=True)
        write_whole(goal, (built / name).read_bytes())
    return goal.relative_to(target).as_posix()
