"""Pieces of sections that were measured before, given again where measuring would give the very same.

Measuring a section depends on its FLOW, its place, the keys its elements get, and what it reads of where
anchors are: all of that is compared, so that reuse shows in the time alone. One memory serves one theme and
one way of drawing; it may be kept over the passes of one ``paginate`` and over many calls of it, and have a
shelf with what builds before have measured.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Generic, TypeVar

from reportgen.layout.generations import Generations
from reportgen.layout.measured import Measured
from reportgen.layout.pieces import Piece
from reportgen.layout.setting import Place, Setting
from reportgen.layout.shelf import Shelf
from reportgen.model.flow import Section
from reportgen.record import replace

Value = TypeVar("Value")


class SectionMemory:
    """Measured sections by the key of their first element; what is not asked for is forgotten."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self._measured: Generations[int, Measured] = Generations()
        self._setting: Setting | None = None
        # whether any section was known: most of the others will be, too
        self.knows_some = False

    def begin(self) -> None:
        """A report is about to be laid out."""
        self._measured.begin()

    def measured(self, section: Section, place: Place, setting: Setting) -> list[Piece]:
        """The pieces of a section; its elements are added to the structure."""
        start = setting.structure.next_key
        self._setting = setting
        kept = self._remembered(section, place, setting)
        if kept is not None:
            self.knows_some = True
            setting.structure.take_all(kept.elements)
            self._measured.note(start, kept)
            return list(kept.pieces)
        told = len(setting.sink), len(setting.typeset.sink)
        labels, pages, notes = _Reads(setting.labels), _Reads(setting.pages), _Reads(setting.note_labels)
        anchors = _Asked(setting.anchors)
        noting = replace(setting, labels=labels, pages=pages, note_labels=notes, anchors=anchors)
        pieces = setting.measure((section,), place, noting)
        if told == (len(setting.sink), len(setting.typeset.sink)):  # else it must be said each time
            made = Measured(
                section,
                place,
                (setting.page_height, setting.page_width),
                (labels.read, pages.read, notes.read, anchors.read),
                tuple(pieces),
                setting.structure.since(start),
            )
            self._measured.note(start, made)
        return pieces

    def keep(self) -> None:
        """Put what was asked for on the shelf, for the next build."""
        if self._shelf is not None and self._setting is not None:
            for start, measured in self._measured.asked.items():
                self._shelf.keep(measured, start, self._setting)

    def leave_shelf(self) -> None:
        """Remember alone from now on: a shelf holds each state of a section that it was asked for."""
        self._shelf = None

    def _remembered(self, section: Section, place: Place, setting: Setting) -> Measured | None:
        start = setting.structure.next_key
        for kept in self._measured.at(start):
            if kept.holds(section, place, setting):
                return kept
        return None if self._shelf is None else self._shelf.find(section, place, setting)


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
