"""The anatomy of a typed YAML line (indent, dashes, key, value), and putting its value in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportgen.record import record

_LINE = re.compile(
    r"""
    (?P<lead>[ \t]*(?:-[ \t]+)*)
    (?:
        (?P<key>"[^"]*"|'[^']*'|[^\s"'\[\]{},&*!|>%@`\#-][^:\#]*?)
        (?P<colon>[ \t]*:(?:[ \t]+|$))
    )?
    (?P<value>.*)
    """,
    re.VERBOSE,
)
# "|" and ">" with their indentation and chomping marks, and perhaps a comment: the text follows below
BLOCK_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*|[ \t]*)$")


@record(frozen=True, slots=True)
class Anatomy:
    """The parts of a line. Columns count from 0; ``level`` is the column lines of its value must exceed."""

    indent: int
    level: int
    key: str
    value: str
    value_column: int

    @property
    def starts_entry(self) -> bool:
        """Whether the line begins an item or an entry, as against going on with a text."""
        return bool(self.key) or self.value_column > self.indent


def anatomy(line: str) -> Anatomy:
    """Takes a line apart; a line of running text is all value."""
    match = _LINE.match(line)
    assert match is not None  # every part may be empty
    lead, key = match["lead"], match["key"] or ""
    indent = len(line) - len(line.lstrip(" \t"))
    if key:
        level = len(lead)
    elif "-" in lead:
        level = lead.rindex("-")
    else:
        level = indent
    return Anatomy(indent, level, key, match["value"].rstrip(), match.start("value"))


def is_blank(line: str) -> bool:
    """Whether a line has neither content nor a comment that matters to its neighbours."""
    body = line.strip(" \t")
    return not body or body.startswith("#")


def owner(lines: Sequence[str], index: int) -> int | None:
    """The line above whose value the line ``index`` goes on with, going by indentation."""
    indent = anatomy(lines[index]).indent
    for above in range(index - 1, -1, -1):
        if not is_blank(lines[above]) and (found := anatomy(lines[above])).level < indent:
            return above if found.value else None
    return None


def extent(lines: Sequence[str], index: int) -> int:
    """The last line of the value that begins on line ``index``, going by indentation."""
    level = anatomy(lines[index]).level
    last = index
    for below in range(index + 1, len(lines)):
        line = lines[below]
        if not line.strip(" \t"):
            continue
        if anatomy(line).indent <= level:
            break
        last = below
    return last


def quoted(text: str) -> str:
    """A text in single quotes, in which YAML gives no character a meaning but the quote itself.

    A text with apostrophes gets double quotes where these need no escapes.
    """
    mark = _mark(text)
    return mark + _inside(text.strip(), mark) + mark


def quoted_lines(lines: Sequence[str], first: int, column: int, last: int) -> tuple[str, ...]:
    """The lines ``first`` to ``last`` with all from ``column`` of the first on in one pair of quotes."""
    rows = [lines[first][column:], *lines[first + 1 : last + 1]]
    mark = _mark("\n".join(rows))
    rows = [_inside(row, mark) for row in rows]
    rows[0] = lines[first][:column] + mark + rows[0]
    rows[-1] = rows[-1].rstrip() + mark
    return tuple(rows)


def quoted_part(line: str, column: int, end: int) -> str:
    """The line with the part from ``column`` up to ``end`` in quotes."""
    return line[:column] + quoted(line[column:end]) + line[end:]


def _mark(text: str) -> str:
    return '"' if "'" in text and '"' not in text and "\\" not in text else "'"


def _inside(text: str, mark: str) -> str:
    return text.replace("'", "''") if mark == "'" else text


def typed_column(typed: str, repaired: str, column: int) -> int:
    """The column of the typed line that ``column`` of the repaired one stands for; both count from 0.

    What the repair added stands for the place in the typed line where it was put.
    """
    if typed == repaired:
        return column
    if column >= len(repaired):
        return column + len(typed) - len(repaired)
    for typed_start, typed_end, start, end in _stretches(typed, repaired):
        if start <= column < end:
            return min(typed_start + column - start, typed_end)
    raise AssertionError("the stretches cover the repaired line")


@lru_cache(maxsize=64)  # asked for each value of a line
def _stretches(typed: str, repaired: str) -> tuple[tuple[int, int, int, int], ...]:
    """What stands for what: start and end in the typed line, start and end in the repaired one."""
    from difflib import SequenceMatcher  # only for a slip

    opcodes = SequenceMatcher(None, typed, repaired, autojunk=False).get_opcodes()
    return tuple(opcode[1:] for opcode in opcodes)
