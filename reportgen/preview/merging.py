"""Two changes of one text put together, or none of it where both are of the same words."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from merge3 import Merge3

_MOST_ROWS = 400  # of a difference that somebody is asked about


def difference(theirs: str, mine: str) -> list[tuple[str, str]]:
    """The lines that differ, each with whose it is: "theirs", "mine", "same" around them, "gap" between."""
    one, other = theirs.split("\n"), mine.split("\n")
    rows: list[tuple[str, str]] = []
    for group in SequenceMatcher(a=one, b=other, autojunk=False).get_grouped_opcodes(1):
        rows += [("gap", "")] if rows else []
        for kind, begin, end, put, put_end in group:
            if kind == "equal":
                rows += [("same", row) for row in one[begin:end]]
            else:
                rows += [("theirs", row) for row in one[begin:end]]
                rows += [("mine", row) for row in other[put:put_end]]
    return rows[:_MOST_ROWS]


def first_difference(theirs: str, mine: str) -> int:
    """The first line (from 1) of mine that differs."""
    one, other = theirs.split("\n"), mine.split("\n")
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return min(same, len(other) - 1) + 1


def both_changes(base: str, one: str, other: str) -> str | None:
    """Both changes of a text, None where they touch the same line."""
    merge = Merge3(base.splitlines(True), one.splitlines(True), other.splitlines(True))
    found: list[str] = []
    for group in merge.merge_groups():
        if group[0] != "conflict":
            found += group[1]
            continue
        # neighbouring lines that both sides changed: each may have kept to its own
        rows = _line_by_line(*group[1:])
        if rows is None:
            return None
        found += rows
    return "".join(found)


def _line_by_line(base: Sequence[str], one: Sequence[str], other: Sequence[str]) -> list[str] | None:
    if not len(base) == len(one) == len(other):
        return None
    rows: list[str] = []
    for was, mine, theirs in zip(base, one, other, strict=True):
        if was not in (mine, theirs) and mine != theirs:
            return None
        rows.append(theirs if mine == was else mine)
    return rows
