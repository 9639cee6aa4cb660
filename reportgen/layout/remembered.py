"""Pieces of what was measured before, given again where measuring would give the very same.

Measuring a section depends on its FLOW, its place, the keys its elements get, and what it reads of where
anchors are: all of that is compared, so that reuse shows in the time alone. Of a section that has changed the
blocks that have not are given again, down to the topic and the paragraph. One memory serves one theme and
one way of drawing; it may be kept over the passes of one ``paginate`` and over many calls of it, and have a
shelf with what builds before have measured.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from reportgen.layout.generations import Generations
from reportgen.layout.measured import Measured
from reportgen.layout.pieces import Piece
from reportgen.layout.setting import MeasureBlock, Place, Setting
from reportgen.layout.shelf import Shelf
from reportgen.model.flow import Block, Section
from reportgen.model.names import Names, names_of
from reportgen.record import replace

Value = TypeVar("Value")


class SectionMemory:
    """Measured sections by the key of their first element; what is not asked for is forgotten."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        # where frames end, as earlier builds found
        self.ends = None if shelf is None else shelf.ends
        # pages of plain text, as earlier builds set them
        self.pages = None if shelf is None else shelf.pages
        self._measured: Generations[int, Measured] = Generations()
        self._setting: Setting | None = None
        self._latest: Measured | None = None
        # by the section's identity, with the section, so that no other one can have it
        self._names: Generations[int, tuple[Section, Names]] = Generations()
        # whether any section was known: most of the others will be, too
        self.knows_some = False

    def begin(self) -> None:
        """A report is about to be laid out."""
        self._measured.begin()
        self._names.begin()

    def names(self, section: Section) -> Names:
        """The names in a section."""
        known = next(self._names.at(id(section)), None) or (section, names_of(section))
        self._names.note(id(section), known)
        return known[1]

    def measured(self, section: Section, place: Place, setting: Setting) -> list[Piece]:
        """The pieces of a section; its elements are added to the structure."""
        start = setting.structure.next_key
        self._setting = setting
        known = tuple(self._measured.at(start))
        kept = _holding(known, section, place, setting)
        if kept is None and self._shelf is not None:
            kept = self._shelf.find(section, place, setting)
        if kept is None:
            pieces, kept = _anew(section, place, setting, known, _alone)
        else:
            self.knows_some = True
            pieces = _given(kept, setting)
        self._measured.note(start, kept)
        self._latest = kept
        return pieces

    def origin(self) -> bytes | None:
        """A hash of all that the latest section was measured from, if there is a shelf."""
        if self._shelf is None or self._latest is None:
            return None
        return self._shelf.origin(self._latest)

    def keep(self) -> None:
        """Put what was asked for on the shelf, for the next build."""
        if self._shelf is not None and self._setting is not None:
            for start, measured in self._measured.asked.items():
                self._shelf.keep([each for each in measured if not each.tells], start, self._setting)
            self._shelf.keep_list()
            self._shelf.ends.keep()
            self._shelf.pages.keep()

    def leave_shelf(self) -> None:
        """Remember alone from now on: a shelf holds each state of a section that it was asked for."""
        self._shelf = self.ends = self.pages = None


class Parts:
    """The blocks of one section that is measured: ``made``, some of them as they were ``known``."""

    def __init__(self, known: Iterable[Measured]) -> None:
        self._known: dict[int, list[Measured]] = {}
        for each in known:
            self._known.setdefault(each.start, []).append(each)
        self._made: list[Measured] = []

    def pieces(self, block: Block, place: Place, setting: Setting, make: MeasureBlock) -> list[Piece]:
        """The pieces of a block; its elements are added to the structure."""
        known = self._known.get(setting.structure.next_key, ())
        kept = _holding(known, block, place, setting)
        if kept is None:
            pieces, kept = _anew(block, place, setting, known, make)
        else:
            pieces = _given(kept, setting)
        # blocks without elements begin where the next one does, and need not be told apart
        if kept.elements:
            self._made.append(kept)
        return pieces

    def ended(self) -> tuple[Measured, ...]:
        """What was made. The rest is forgotten: pieces that may be built again keep their setting."""
        made = tuple(self._made)
        self._made, self._known = [], {}
        return made


def _holding(known: Sequence[Measured], block: Block, place: Place, setting: Setting) -> Measured | None:
    """Of what is known of a block what holds for it now."""
    return next((each for each in known if each.holds(block, place, setting)), None)


def _given(kept: Measured, setting: Setting) -> list[Piece]:
    setting.structure.take_all(kept.elements)
    return list(kept.pieces)


def _anew(
    block: Block, place: Place, setting: Setting, known: Sequence[Measured], make: MeasureBlock
) -> tuple[list[Piece], Measured]:
    """The block measured, of which ``known`` was like it; what stands in it may be as it was there."""
    start = setting.structure.next_key
    told = len(setting.sink), len(setting.typeset.sink)
    labels, pages, notes = _Reads(setting.labels), _Reads(setting.pages), _Reads(setting.note_labels)
    anchors = _Asked(setting.anchors)
    parts = Parts(part for each in known for part in each.parts)
    noting = replace(setting, labels=labels, pages=pages, note_labels=notes, anchors=anchors, parts=parts)
    pieces = make(block, place, noting)
    made = Measured(
        block,
        start,
        place,
        (setting.page_height, setting.page_width),
        (labels.read, pages.read, notes.read, anchors.read),
        tuple(pieces),
        setting.structure.since(start),
        parts.ended(),
        told != (len(setting.sink), len(setting.typeset.sink)),
    )
    return pieces, made


def _alone(block: Block, place: Place, setting: Setting) -> list[Piece]:
    return setting.measure((block,), place, setting)


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
