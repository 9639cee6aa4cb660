"""What was made from a chapter, given again where making it would give the very same.

One memory may be kept from one build to the next; what a build does not ask for is forgotten with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from reportgen.model.flow import Block
from reportgen.record import record
from reportgen.resolve.journal import Common, Event, Journal
from reportgen.resolve.keptchapters import KeptChapter, KeptChapters

Made = TypeVar("Made")


@record(frozen=True, slots=True)
class _Kept:
    """What was made, from what, and what was asked on the way."""

    origin: tuple[object, ...]
    place: object
    events: Sequence[Event]
    made: object


class ChapterMemory:
    """Results by name. Without being kept it makes everything anew, but for chapters that earlier builds have
    left in ``chapters``.
    """

    def __init__(self, chapters: KeptChapters | None = None) -> None:
        self._chapters = chapters
        self._kept: dict[Hashable, _Kept] = {}
        self._asked: dict[Hashable, _Kept] = {}

    def begin(self) -> None:
        """A report is about to be resolved."""
        self._kept, self._asked = self._kept | self._asked, {}

    def end(self) -> None:
        """It has been: what it did not ask for is forgotten."""
        self._kept, self._asked = self._asked, {}

    def made(
        self,
        name: Hashable,
        origin: tuple[object, ...],
        place: object,
        common: Common,
        make: Callable[[Journal], Made],
    ) -> Made:
        """What ``make`` makes of ``origin`` (the very same objects) at ``place`` (an equal one).

        ``make`` must depend on these alone and on the answers that the journal gives it.
        """
        kept = self._kept.get(name)
        begun: Sequence[Event] = ()
        if kept is not None and kept.place == place and _same(kept.origin, origin):
            begun, holds = _again(kept.events, common)
            if holds:
                self._asked[name] = kept
                return kept.made  # type: ignore[return-value] # under this name it was made by this make
        journal = Journal(common, begun)
        made = make(journal)
        self._asked[name] = _Kept(origin, place, tuple(journal.events), made)
        return made

    def found(self, name: Hashable, origin: object, find: Callable[[], Made]) -> Made:
        """What ``find`` finds in ``origin`` (the very same object), on which alone it must depend."""
        kept = self._kept.get(name)
        if kept is None or not _same(kept.origin, (origin,)):
            kept = _Kept((origin,), None, (), find())
        self._asked[name] = kept
        return kept.made  # type: ignore[return-value] # as in ``made``

    def lowered(
        self,
        name: Hashable,
        origin: tuple[object, ...],
        place: object,
        common: Common,
        make: Callable[[Journal], tuple[Block, ...]],
        digest: str,
    ) -> tuple[Block, ...]:
        """As ``made``, of a chapter; ``digest`` tells ``origin`` apart over processes."""
        if self._chapters is None:
            return self.made(name, origin, place, common, make)
        begun = name, digest, place
        found = self._chapters.find(begun)
        if found is not None:
            self._kept[name] = _Kept(origin, place, found.events, found.blocks)
        made = self.made(name, origin, place, common, make)
        if found is not None and made is found.blocks:
            return made
        return self._chapters.keep(begun, KeptChapter(self._asked[name].events, made))


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _again(events: Sequence[Event], common: Common) -> tuple[Sequence[Event], bool]:
    """The events again up to the first that is another now, that one too, and whether all are the same."""
    for index, event in enumerate(events):
        now = event.again(common)
        if now != event:
            return (*events[:index], now), False
    return events, True
