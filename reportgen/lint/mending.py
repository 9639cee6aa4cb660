"""Edits written into YAML files at their places; everything else of a file stays to the byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import Span
from reportgen.lint.finding import Edit, Finding, Prose
from reportgen.source import Sources
from reportgen.source.encoding import split_lines
from reportgen.source.repair import stumble_of


@dataclass(frozen=True, slots=True)
class Mending:
    """How many places were mended, and which files were written."""

    count: int
    files: tuple[str, ...]


def mend(sources: Sources, findings: Sequence[tuple[Prose, Finding]]) -> Mending:
    """Make the edits that certainly stand where the source says, later ones of a line first.

    Of edits that overlap the first is made; the rest are found again in the next run.
    Raises OSError when a file cannot be replaced; it is then as it was.
    """
    by_file: dict[str, list[tuple[Span, Edit, str]]] = {}
    for prose, finding in findings:
        if finding.edit is not None:
            span = prose.rich.at(finding.edit.offset, finding.edit.length)
            typed = prose.rich.raw[finding.edit.offset : finding.edit.offset + finding.edit.length]
            by_file.setdefault(span.file, []).append((span, finding.edit, typed))
    count = 0
    files: list[str] = []
    for file in sorted(by_file):
        made = _mend_file(sources, file, by_file[file])
        if made:
            files.append(file)
            count += made
    return Mending(count, tuple(files))


def _mend_file(sources: Sources, file: str, edits: list[tuple[Span, Edit, str]]) -> int:
    """Make the edits of one file, each with its place and the text that must stand there; their number."""
    path = sources.locate(file)
    content = path.read_bytes().decode("utf-8")
    starts = _line_starts(content)
    made = 0
    free = len(content) + 1  # edits are made from the end; what lies behind this is settled
    for span, edit, typed in sorted(edits, key=lambda item: item[0], reverse=True):
        at = starts[span.line - 1] + span.column - 1
        end = at + edit.length
        # escapes in double quotes shift places: an edit is made only where its text really stands
        if end > free or content[at:end] != typed or content[at - 1 : at] == "\\":
            continue
        changed = content[:at] + edit.new + content[end:]
        if stumble_of(changed) is not None:
            continue
        content = changed
        free = at
        made += 1
    if made:
        _replace(path, content.encode("utf-8"))
    return made


def _line_starts(content: str) -> list[int]:
    """Where each line begins, counted as the YAML parser counts lines; a byte order mark is no column."""
    starts: list[int] = []
    at = 1 if content.startswith("\ufeff") else 0
    for row in split_lines(content[at:]):
        starts.append(at)
        at += len(row)
        at += 2 if content.startswith("\r\n", at) else 1
    return starts


def _replace(path: Path, data: bytes) -> None:
    """The file whole or as it was: written beside it, then moved into its place."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(path.stat().st_mode & 0o777)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
