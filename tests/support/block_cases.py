"""Small cases of blocks in YAML files, with what they become and what is wrong in comments.

``# === name`` begins a case; ``#> `` lines are the FLOW outline it lowers to, ``#! `` lines the
diagnostics as ``line:column code``, with lines counted from the case's own first line.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.blocks.base import divisions
from tests.support.outlines import outline
from tests.support.report_projects import Resolved, resolve_blocks, resolve_division

SUITE = Path(__file__).resolve().parents[1] / "suite"
_HEAD, _FLOW, _PROBLEM = "# === ", "#> ", "#! "
# lines of the chapter file before the blocks of a case; one of a file of its own has none
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A few blocks and what is expected of them."""

    block: str
    name: str
    source: str
    flow: tuple[str, ...]
    problems: tuple[str, ...]


def cases_of(path: Path) -> list[Case]:
    """The cases of a file in order."""
    _, *parts = path.read_text(encoding="utf-8").split(_HEAD)
    return [_case(path.stem, part.splitlines()) for part in parts]


def _case(block: str, lines: list[str]) -> Case:
    name, *body = lines
    return Case(
        block,
        name,
        "".join(f"{line}\n" for line in body if not line.startswith((_FLOW, _PROBLEM))),
        tuple(line.removeprefix(_FLOW) for line in body if line.startswith(_FLOW)),
        tuple(line.removeprefix(_PROBLEM) for line in body if line.startswith(_PROBLEM)),
    )


def flow_of(found: Resolved) -> tuple[str, ...]:
    """The outline of what the blocks became, without the section around them."""
    if found.report is None or found.sink.has_errors():
        return ()
    for section in found.report.sections:
        if section.span is not None and section.span.file == "part.yaml":
            return tuple(outline((section,)))
    return tuple(outline(found.report.sections[0].children))


def problems_of(found: Resolved) -> tuple[str, ...]:
    """The diagnostics by place, as the cases write them."""
    places = sorted(
        (d.span.line - (0 if d.span.file == "part.yaml" else _BEFORE), d.span.column, d.code)
        for d in found.sink
        if d.span
    )
    return tuple(f"{line}:{column} {code}" for line, column, code in places)


def run_case(case: Case, root: Path, picture: bytes) -> Resolved:
    """The case resolved in a project that has a picture and a file that only looks like one."""
    files = {"pictures/forum.png": picture, "pictures/note.png": b"these bytes are no picture"}
    if case.block in divisions() and not case.source.startswith("- "):
        return resolve_division(root, case.source, **files)
    return resolve_blocks(root, case.source, **files)
