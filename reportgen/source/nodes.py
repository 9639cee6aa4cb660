"""The tree of a YAML file: scalars as typed, mappings and sequences, each with its Span."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from reportgen.diagnostics import Span
from reportgen.record import record

ScalarStyle = Literal["plain", "single", "double", "literal", "folded"]

CollectionStyle = Literal["block", "flow"]


@record(frozen=True, slots=True)
class TypedLine:
    """One line of a scalar as typed, without indentation; ``column`` is that of its first character.

    An empty ``text`` stands for a blank line, which ends a paragraph.
    """

    text: str
    line: int
    column: int


@record(frozen=True, slots=True)
class Scalar:
    """A value or key. ``text`` is YAML's reading of it, never converted (``4.10``, ``007``, ``no``).

    YAML turns line ends in wrapped text into blanks, which is wrong between Han; ``lines`` keeps the
    lines as they were typed, so that prose can be joined by the rules of Chinese text
    (``text.normalise.join_typed``).
    """

    text: str
    span: Span
    style: ScalarStyle
    lines: tuple[TypedLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was written (``key:``), as against an empty text in quotes."""
        return self.style == "plain" and not self.text


@record(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@record(frozen=True, slots=True)
class Mapping:
    """Entries in the order written; keys are unique."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, name: str) -> Node | None:
        """The value of a key, None when there is none."""
        entry = self.entry(name)
        return None if entry is None else entry.value

    def entry(self, name: str) -> Entry | None:
        """The entry of a key, None when there is none."""
        return next((e for e in self.entries if e.key.text == name), None)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


@record(frozen=True, slots=True)
class Sequence:
    """Items in order; ``flow`` style is that in brackets."""

    items: tuple[Node, ...]
    span: Span
    style: CollectionStyle = "block"

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


Node = Scalar | Mapping | Sequence
