"""The lists of files in report.yaml: one entered, moved, renamed or left out, everything else to the byte."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import pairwise

from reportgen.preview.endings import joined, lines_of
from reportgen.preview.passages import CannotEdit, offset_of, tree_of
from reportgen.source import Mapping, Scalar, Sequence
from reportgen.source.encoding import line_starts
from reportgen.source.lines import quoted

FILE = "report.yaml"
LISTS = ("front", "chapters", "back", "facts")
_PLAIN_UNFIT = frozenset(":#,[]{}&*!|>'\"%@`")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of files as it is written: its entries, and where (in characters) each begins and ends."""

    entries: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    flow: bool
    start: int


def list_of(content: str, name: str) -> Listed | None:
    """The list of that name; None where there is none or the file cannot be read."""
    root = tree_of(content, FILE)
    node = root.get(name) if isinstance(root, Mapping) else None
    if not isinstance(node, Sequence) or not all(isinstance(item, Scalar) for item in node):
        return None
    scalars = [item for item in node if isinstance(item, Scalar)]
    places = tuple(
        (
            offset_of(content, s.span.line, s.span.column),
            offset_of(content, s.span.end_line, s.span.end_column),
        )
        for s in scalars
    )
    start = offset_of(content, node.span.line, node.span.column)
    return Listed(tuple(s.text for s in scalars), places, node.style == "flow", start)


def entered(content: str, name: str, path: str, behind: str | None) -> str:
    """The text with ``path`` behind another entry of a list, or at its beginning. Raises CannotEdit."""
    found = _needed(content, name)
    at = 0 if behind is None else _index(found, behind) + 1
    wanted = (*found.entries[:at], path, *found.entries[at:])
    words = typed(path)
    if found.flow:
        if not found.entries:
            changed = _put(content, found.start + 1, words)
        elif at < len(found.entries):
            changed = _put(content, found.places[at][0], f"{words}, ")
        else:
            changed = _put(content, found.places[-1][1], f", {words}")
    else:
        rows, ending = lines_of(content)
        stretches = _stretches(content, found, rows)
        line = stretches[at - 1][1] if at else stretches[0][0]
        indent = _indent(rows[stretches[0][1] - 1])
        entry = f"{indent}- {words}"
        changed = joined([*rows[:line], entry if line == len(rows) else entry + ending, *rows[line:]], ending)
    return _kept(content, changed, name, wanted)


def facts_entered(content: str, path: str) -> str:
    """The text with a new file of facts in its list, unless a pattern like facts/*.yaml has it.

    Raises CannotEdit.
    """
    found = list_of(content, "facts")
    if found is None or any(fnmatchcase(path, pattern) for pattern in found.entries):
        return content
    return entered(content, "facts", path, found.entries[-1] if found.entries else None)


def left_out(content: str, name: str, path: str) -> str:
    """The text without an entry and the comments that are its own. Raises CannotEdit."""
    found = _needed(content, name)
    at = _index(found, path)
    wanted = (*found.entries[:at], *found.entries[at + 1 :])
    if found.flow:
        begin, end = found.places[at]
        if at + 1 < len(found.entries):
            comma = content.index(",", end) + 1
            changed = content[:begin] + content[comma:].lstrip(" ")
        elif at:
            changed = content[: content.rindex(",", 0, begin)] + content[end:]
        else:
            changed = content[:begin] + content[end:]
    elif len(found.entries) == 1:
        raise CannotEdit  # a key without its list would be no list any more
    else:
        rows, ending = lines_of(content)
        first, last = _stretches(content, found, rows)[at]
        changed = joined([*rows[:first], *rows[last:]], ending)
    return _kept(content, changed, name, wanted)


def shifted(content: str, name: str, path: str, places: int) -> str:
    """The text with an entry so many places further down (or up, below 0) its list. Raises CannotEdit."""
    found = _needed(content, name)
    at = _index(found, path)
    to = at + places
    if not 0 <= to < len(found.entries):
        raise CannotEdit
    order = list(range(len(found.entries)))
    order.insert(to, order.pop(at))
    wanted = tuple(found.entries[index] for index in order)
    if found.flow:
        changed = content
        for place, index in sorted(zip(found.places, order, strict=True), reverse=True):
            begin, end = found.places[index]
            changed = changed[: place[0]] + content[begin:end] + changed[place[1] :]
    else:
        rows, ending = lines_of(content)
        stretches = _stretches(content, found, rows)
        begin, end = stretches[0][0], stretches[-1][1]
        # what stands between two entries (blank lines) stays where it is
        between = [rows[a[1] : b[0]] for a, b in pairwise(stretches)]
        moved = rows[:begin]
        for position, index in enumerate(order):
            moved += rows[stretches[index][0] : stretches[index][1]]
            moved += between[position] if position < len(between) else []
        changed = joined([*moved, *rows[end:]], ending)
    return _kept(content, changed, name, wanted)


def renamed(content: str, name: str, path: str, new: str) -> str:
    """The text with another path in an entry's place. Raises CannotEdit."""
    found = _needed(content, name)
    at = _index(found, path)
    begin, end = found.places[at]
    wanted = (*found.entries[:at], new, *found.entries[at + 1 :])
    return _kept(content, content[:begin] + typed(new) + content[end:], name, wanted)


def _needed(content: str, name: str) -> Listed:
    found = list_of(content, name)
    if found is None:
        raise CannotEdit
    return found


def _index(found: Listed, path: str) -> int:
    if path not in found.entries:
        raise CannotEdit
    return found.entries.index(path)


def _kept(before: str, after: str, name: str, wanted: tuple[str, ...]) -> str:
    """``after``, if it reads as ``before`` but for one list, which reads as wanted."""
    found = list_of(after, name)
    if (found.entries if found else ()) != wanted:
        raise CannotEdit
    if any(_entries(before, other) != _entries(after, other) for other in LISTS if other != name):
        raise CannotEdit
    return after


def _entries(content: str, name: str) -> tuple[str, ...] | None:
    found = list_of(content, name)
    return None if found is None else found.entries


def _put(content: str, at: int, words: str) -> str:
    return content[:at] + words + content[at:]


def typed(path: str) -> str:
    """A text as it stands in YAML: in quotes only where it has to."""
    return quoted(path) if _PLAIN_UNFIT & set(path) or path[:1] in "-? " else path


def _stretches(content: str, found: Listed, rows: list[str]) -> list[tuple[int, int]]:
    """The rows (from 0, half-open) of each entry of a block list: the comments right above it are its own."""
    stretches: list[tuple[int, int]] = []
    starts = line_starts(content)
    for begin, _ in found.places:
        line = bisect_right(starts, begin) - 1
        first = line
        lowest = stretches[-1][1] if stretches else 0
        dash = len(rows[line]) - len(rows[line].lstrip(" "))
        while first > lowest and rows[first - 1].startswith(" " * dash + "#"):
            first -= 1
        stretches.append((first, line + 1))
    return stretches


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip(" "))]
