"""Replacements written into YAML files at their places; everything else of a file stays to the byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import Span
from reportgen.source.encoding import line_starts
from reportgen.source.repair import stumble_of
from reportgen.source.sources import Sources


@dataclass(frozen=True, slots=True)
class Replacement:
    """``typed``, which must stand where ``place`` begins, gives way to ``new``; "" to put ``new`` in."""

    place: Span
    typed: str
    new: str


@dataclass(frozen=True, slots=True)
class Rewriting:
    """How many replacements were made, and in which files."""

    count: int
    files: tuple[str, ...]


def rewrite(sources: Sources, replacements: Iterable[Replacement]) -> Rewriting:
    """Make the replacements in the project's files, each file written whole or left as it was.

    Those that do not fit are left out (see ``rewritten``). Raises OSError when a file cannot be replaced.
    """
    by_file: dict[str, list[Replacement]] = {}
    for replacement in replacements:
        by_file.setdefault(replacement.place.file, []).append(replacement)
    count = 0
    files: list[str] = []
    for file in sorted(by_file):
        path = sources.locate(file)
        content = path.read_bytes().decode("utf-8")
        changed, made = rewritten(content, by_file[file])
        if made:
            write_whole(path, changed.encode("utf-8"))
            files.append(file)
            count += made
    return Rewriting(count, tuple(files))


def rewritten(content: str, replacements: Sequence[Replacement]) -> tuple[str, int]:
    """The text of a file with the replacements made, and how many were.

    Left out is one whose ``typed`` does not stand at its place (escapes in double quotes shift places),
    one that overlaps another, which then is the later of the two that is made, and one that YAML could
    not read.
    """
    starts = line_starts(content)
    last = sorted(replacements, key=lambda r: (r.place.line, r.place.column), reverse=True)
    changed, made = _all_made(content, starts, last)
    if stumble_of(changed) is None:
        return changed, made
    # one of them does harm: each is tried by itself
    harmless = [each for each in last if stumble_of(_all_made(content, starts, [each])[0]) is None]
    return _all_made(content, starts, harmless)


def _all_made(content: str, starts: Sequence[int], last_first: Sequence[Replacement]) -> tuple[str, int]:
    made = 0
    settled = len(content) + 1  # what lies behind this has its final form
    for each in last_first:
        at = starts[each.place.line - 1] + each.place.column - 1
        end = at + len(each.typed)
        if end > settled or content[at:end] != each.typed or content[at - 1 : at] == "\\":
            continue
        content = content[:at] + each.new + content[end:]
        settled = at
        made += 1
    return content, made


def write_whole(path: Path, data: bytes) -> None:
    """The file whole or as it was: written beside it, then moved into its place. Raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
