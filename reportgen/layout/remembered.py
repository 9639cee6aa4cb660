"""Pieces of sections that were measured before, given again where measuring would give the very same.

Measuring a section depends on its FLOW, its place, the keys its elements get, and what it reads of where
anchors are: all of that is compared, so that reuse shows in the time alone. One memory serves one theme and
one way of drawing; it may be kept over the passes of one ``paginate`` and over many calls of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import Generic, TypeVar

from reportgen.layout.pieces import Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.flow import Section
from reportgen.model.pages import StructureElement
from reportgen.record import record

Value = TypeVar("Value")
_MOST = 2  # of one place in the structure: with page labels unknown and known


@record(frozen=True, slots=True)
class _Measured:
    """A section's pieces and elements, and what they were made from."""

    section: Section
    place: Place
    size: tuple[float, float]
    reads: tuple[Mapping[str, object], ...]
    pieces: tuple[Piece, ...]
    elements: tuple[StructureElement, ...]

    def holds(self, section: Section, place: Place, setting: Setting) -> bool:
        """Whether measuring this section now would give the same."""
        known = setting.labels, setting.pages, setting.note_labels
        return (
            self.size == (setting.page_height, setting.page_width)
            and self.place == place
            and all(
                now.get(name) == value
                for read, now in zip(self.reads, known, strict=False)
                for name, value in read.items()
            )
            and all((name in setting.anchors) == was for name, was in self.reads[-1].items())
            and (self.section is section or self.section == section)
        )


class SectionMemory:
    """Measured sections by the key of their first element; what is not asked for is forgotten."""

    def __init__(self) -> None:
        self._kept: dict[int, list[_Measured]] = {}
        self._asked: dict[int, list[_Measured]] = {}

    def begin(self) -> None:
        """A report is about to be laid out."""
        if self._asked:  # a call that ended in errors asks for nothing
            self._kept, self._asked = self._asked, {}

    def measured(self, section: Section, place: Place, setting: Setting) -> list[Piece]:
        """The pieces of a section; its elements are added to the structure."""
        start = setting.structure.next_key
        for kept in (*self._asked.get(start, ()), *self._kept.get(start, ())):
            if kept.holds(section, place, setting):
                setting.structure.take_all(kept.elements)
                self._note(start, kept)
                return list(kept.pieces)
        told = len(setting.sink), len(setting.typeset.sink)
        labels, pages, notes = _Reads(setting.labels), _Reads(setting.pages), _Reads(setting.note_labels)
        anchors = _Asked(setting.anchors)
        noting = replace(setting, labels=labels, pages=pages, note_labels=notes, anchors=anchors)
        pieces = setting.measure((section,), place, noting)
        if told == (len(setting.sink), len(setting.typeset.sink)):  # else it must be said each time
            made = _Measured(
                section,
                place,
                (setting.page_height, setting.page_width),
                (labels.read, pages.read, notes.read, anchors.read),
                tuple(pieces),
                setting.structure.since(start),
            )
            self._note(start, made)
        return pieces

    def _note(self, start: int, measured: _Measured) -> None:
        kept = self._asked.setdefault(start, [])
        if not any(measured is one for one in kept):
            kept.insert(0, measured)
            del kept[_MOST:]


class _Reads(Mapping[str, Value], Generic[Value]):
    """A mapping that notes what was asked of it."""

    def __init__(self, known: Mapping[str, Value]) -> None:
        self._known = known
        self.read: dict[str, object] = {}

    def __getitem__(self, name: str) -> Value:
        self.read[name] = self._known.get(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("sections ask for names one by one")

    def __len__(self) -> int:
        raise TypeError("sections ask for names one by one")


class _Asked(Container[str]):
    """A set that notes what was asked of it."""

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self.read: dict[str, object] = {}

    def __contains__(self, name: object) -> bool:
        found = name in self._known
        self.read[str(name)] = found
        return found
