"""Findings an editor has answered: comments ``# 忽略 code：原因`` at a line's end or on lines above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.diagnostics import Sink, Span
from reportgen.source.encoding import NotUtf8, split_lines
from reportgen.source.sources import SourceError, Sources

_COMMENT = re.compile(
    r"(?:^|\s)#\s*(?:忽略|ignore)\s+(?P<code>[a-z][a-z0-9-]*)\s*(?:[:：]\s*(?P<reason>.*))?$"
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that answers findings of one code on its line, or on the line below a block of comments."""

    code: str
    reason: str
    comment: Span
    line: int


class Suppressions:
    """The answered findings of a run, by file; files are read when first asked for."""

    def __init__(self, sources: Sources, sink: Sink) -> None:
        self._sources = sources
        self._sink = sink
        self._known: dict[str, list[Suppression]] = {}

    def covers(self, code: str, file: str, lines: Iterable[int]) -> bool:
        """Whether a finding on one of ``lines`` (from 1) has been answered; a comment without a reason
        does not count and is reported.
        """
        if file not in self._known:
            self._known[file] = list(self._read(file))
        return any(answer.code == code and answer.line in lines for answer in self._known[file])

    def _read(self, file: str) -> Iterator[Suppression]:
        try:
            rows = split_lines(self._sources.text(file))
        except (SourceError, NotUtf8):
            return
        for index, row in enumerate(rows):
            found = _COMMENT.search(row)
            if found is None:
                continue
            column = row.index("#", found.start()) + 1
            span = Span(file, index + 1, column, index + 1, len(row) + 1)
            if not found["reason"]:
                self._sink.report("suppress-no-reason", span, answered=found["code"])
                continue
            yield Suppression(found["code"], found["reason"], span, _answered(rows, index) + 1)


def _answered(rows: list[str], index: int) -> int:
    """The line a comment speaks of: its own, or the next that is no comment when it stands alone."""
    if rows[index].lstrip().startswith("#"):
        while index + 1 < len(rows) and (not rows[index].strip() or rows[index].lstrip().startswith("#")):
            index += 1
    return index
