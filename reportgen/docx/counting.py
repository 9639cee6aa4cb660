"""Where the numbers of a list stand, by the rules of Word: one count for each level, over the whole document.

ECMA-376 part 1 §17.9: a level begins anew behind a level above it, and all ``num`` of one definition go on
with the same counts. A ``num`` that says where a level starts does so where it is met for the first time.
"""

from __future__ import annotations

from collections.abc import Sequence


class Counts:
    """The counts of one definition. ``starts``: each level's first number. ``restarts``: how many levels from
    the first there are behind which it begins anew (§17.9.10; its own index by default, 0 = never).
    """

    def __init__(self, starts: Sequence[int], restarts: Sequence[int]) -> None:
        self._starts = tuple(starts)
        self._restarts = tuple(restarts)
        self._next = list(starts)
        self._last = list(starts)

    def following(self, level: int) -> int:
        """The number that the next paragraph of a level will have."""
        return self._next[level]

    def last(self, level: int) -> int:
        """The number of the last paragraph of a level, which is its first one before there is any."""
        return self._last[level]

    def count(self, level: int, start: int | None = None) -> int:
        """The number of a paragraph of a level, which ``start`` sets if it is given."""
        number = self._next[level] if start is None else start
        self._next[level] = number + 1
        self._last[level] = number
        for below in range(level + 1, len(self._next)):
            if level < self._restarts[below]:
                self._next[below] = self._last[below] = self._starts[below]
        return number


class LibreOfficeCounts(Counts):
    """The same in LibreOffice 7.4: every level above makes one begin anew, whatever the definition says, and
    one that is passed over (the first topic stands below no section) counts as if it had been there.
    """

    def __init__(self, starts: Sequence[int]) -> None:
        super().__init__(starts, range(len(starts)))
        self._met: set[int] = set()

    def count(self, level: int, start: int | None = None) -> int:
        """See ``Counts``."""
        for above in range(level):
            if above not in self._met:
                self._next[above] = self._starts[above] + 1
        self._met = set(range(level + 1))
        return super().count(level, start)
