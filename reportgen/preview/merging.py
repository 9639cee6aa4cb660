"""Two changes of one text put together, or none of it where both are of the same words."""

from __future__ import annotations

from collections.abc import Sequence

from merge3 import Merge3


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
