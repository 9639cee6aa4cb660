"""Where a YAML event stands in its text, from the parser's two marks."""

from __future__ import annotations

from typing import NamedTuple

import yaml


class Stretch(NamedTuple):
    """A half-open piece of a text. Lines and columns count from 0; ``start`` and ``end`` are indexes."""

    line: int
    column: int
    start: int
    end_line: int
    end_column: int
    end: int

    def up_to(self, other: Stretch) -> Stretch:
        """From the start of this to the end of the other."""
        return Stretch(self.line, self.column, self.start, other.end_line, other.end_column, other.end)


def stretch_of(event: yaml.Event) -> Stretch:
    """The place of an event."""
    first, last = event.start_mark, event.end_mark
    assert first is not None and last is not None  # None only in events that a program makes
    return Stretch(first.line, first.column, first.index, last.line, last.column, last.index)
