"""Values at the places of a report, kept over the times it is laid out while they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Generic, TypeVar

Place = TypeVar("Place")
Value = TypeVar("Value")
# of one place: with page labels unknown, as they were first, and as they are
_MOST = 3


class Generations(Generic[Place, Value]):
    """The latest few values of each place; what one layout did not ask for is forgotten by the next."""

    def __init__(self) -> None:
        self._kept: dict[Place, list[Value]] = {}
        self.asked: dict[Place, list[Value]] = {}

    def begin(self) -> None:
        """A report is about to be laid out."""
        if self.asked:  # a call that ended in errors asks for nothing
            self._kept, self.asked = self.asked, {}

    def at(self, place: Place) -> Iterator[Value]:
        """The values of a place, those of this layout first."""
        return chain(self.asked.get(place, ()), self._kept.get(place, ()))

    def note(self, place: Place, value: Value) -> None:
        """The value has been asked for, or made."""
        values = self.asked.get(place)
        if values is None:
            self.asked[place] = [value]
        elif values[0] is not value and not any(value is one for one in values):
            values.insert(0, value)
            del values[_MOST:]
