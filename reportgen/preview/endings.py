"""Line ends as a file has them: taken off for the page, which knows one kind, and put back line by line."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from reportgen.source.encoding import split_lines, split_lines_with_ends

_ENDS = ("\n", "\r\n", "\r")
_END = re.compile("\r\n|\n|\r")


def shown(text: str) -> str:
    """A file's text as an editor component has it: without byte order mark, each line ended by ``\\n``."""
    return _END.sub("\n", text.removeprefix("\ufeff"))


def as_in(present: str, typed: str) -> str:
    """A typed text with the byte order mark and the line ends of the present one.

    Where that has several kinds every line that is still there keeps its own.
    """
    mark = "\ufeff" if present.startswith("\ufeff") else ""
    counts = Counter(_END.findall(present))
    usual = max(_ENDS, key=counts.__getitem__)
    if len(counts) < 2:
        return mark + shown(typed).replace("\n", usual)
    before, now = _rows(present.removeprefix(mark)), _rows(shown(typed))
    ends = [usual if end else "" for _, end in now]
    matcher = SequenceMatcher(a=[row for row, _ in before], b=[row for row, _ in now], autojunk=False)
    for _, old, old_end, new, new_end in matcher.get_opcodes():
        for at in range(min(old_end - old, new_end - new)):
            if ends[new + at] and before[old + at][1]:
                ends[new + at] = before[old + at][1]
    return mark + "".join(row + end for (row, _), end in zip(now, ends, strict=True))


def lines_of(content: str) -> tuple[list[str], str]:
    """The lines with their ends, as many as YAML counts, and the end that most of them have."""
    counts = Counter(_END.findall(content))
    return split_lines_with_ends(content), max(_ENDS, key=counts.__getitem__)


def joined(lines: list[str], ending: str) -> str:
    """A text of lines; that which is the last now has no end, all others have one."""
    bare = [split_lines(line)[0] for line in lines]
    above = [line if line != row else line + ending for line, row in zip(lines, bare, strict=True)][:-1]
    return "".join([*above, bare[-1]])


def _rows(text: str) -> list[tuple[str, str]]:
    parts = re.split("(\r\n|\n|\r)", text)
    return list(zip(parts[::2], [*parts[1::2], ""], strict=True))
