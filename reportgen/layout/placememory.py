"""What was made at the places of a report (runs of pages, pages), given again where it would be the same.

What a run's pages hold depends on its pieces, on those next to them, on the side it begins on and on the
notes carried into it; what is set on a page, on what it holds, its number and the titles it names. All of
that is compared. One memory serves one theme; it may be kept over the passes of one ``paginate`` and over
many calls.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from reportgen.layout.generations import Generations
from reportgen.record import record

Made = TypeVar("Made")


@record(frozen=True, slots=True)
class _Kept(Generic[Made]):
    """What was made, and from what."""

    origin: object
    made: Made


class PlaceMemory(Generic[Made]):
    """What was made at places of a report, by what it was made from; what is not asked for is forgotten."""

    def __init__(self) -> None:
        self._made: Generations[Hashable, _Kept[Made]] = Generations()

    def begin(self) -> None:
        """A report is about to be laid out."""
        self._made.begin()

    def find(self, place: Hashable, origin: object) -> Made | None:
        """What was made there from this."""
        for kept in self._made.at(place):
            if kept.origin == origin:
                self._made.note(place, kept)
                return kept.made
        return None

    def put(self, place: Hashable, origin: object, made: Made) -> None:
        """Keep what was made."""
        self._made.note(place, _Kept(origin, made))
