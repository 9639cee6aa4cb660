"""Where a line of an earlier text stands in a later one: pages are of the text they were made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from reportgen.source.encoding import split_lines


@dataclass(frozen=True, slots=True)
class Shifted:
    """A line (from 1) of the later text; ``changed`` where what stood there is no more: then it is near."""

    line: int
    changed: bool = False


def line_now(then: str, now: str, line: int) -> Shifted:
    """A line of ``then`` in ``now``; lines typed over are the same where there are as many as before."""
    if then == now:
        return Shifted(line)
    old, new = (split_lines(text.removeprefix("\ufeff")) for text in (then, now))
    # a matcher takes its time over thousands of lines, most of which nobody touched
    head = _common(old, new)
    tail = _common(reversed(old[head:]), reversed(new[head:]))
    if line <= head:
        return Shifted(line)
    if line > len(old) - tail:
        return Shifted(line + len(new) - len(old))
    at = line - 1 - head
    matcher = SequenceMatcher(a=old[head : len(old) - tail], b=new[head : len(new) - tail], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if i1 <= at < i2:
            if kind == "equal" or i2 - i1 == j2 - j1:
                return Shifted(head + j1 + at - i1 + 1)
            return Shifted(min(head + j1 + 1, len(new)), changed=True)
    return Shifted(min(line, len(new)), changed=True)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many lines both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
