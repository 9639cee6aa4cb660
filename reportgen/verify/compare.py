"""Two sequences of records to their differences, in document order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from reportgen.verify.records import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """Records that FLOW has and the file lacks (``missing``), that only the file has (``extra``), or both."""

    kind: Literal["missing", "extra", "changed"]
    expected: tuple[Record, ...]
    found: tuple[Record, ...]


def differences(expected: Sequence[Record], found: Sequence[Record]) -> tuple[Difference, ...]:
    """Every place where the essences differ; empty when both say the same in the same order."""
    return tuple(_differences(expected, found))


def _differences(expected: Sequence[Record], found: Sequence[Record]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, [r.essence for r in expected], [r.essence for r in found], autojunk=False)
    for tag, e1, e2, f1, f2 in matcher.get_opcodes():
        match tag:
            case "delete":
                yield Difference("missing", tuple(expected[e1:e2]), ())
            case "insert":
                yield Difference("extra", (), tuple(found[f1:f2]))
            case "replace":
                yield Difference("changed", tuple(expected[e1:e2]), tuple(found[f1:f2]))
