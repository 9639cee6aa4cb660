"""What was chosen for tables, kept from one build to the next by a writer that measures without pages.

A choice follows from the table, its width and the maker (code, theme): where these are the same it is given
again, and the words of the table are not set to find it.
"""

from __future__ import annotations

import hashlib
import json

from reportgen.cache import Store
from reportgen.model.flow import Table
from reportgen.record import record
from reportgen.theme.theme import Theme


@record(frozen=True, slots=True)
class Choice:
    """Column widths in pt; the share of the type size, and whether all words fit in it; how far the figures
    of each column reach before and behind their points.
    """

    widths: tuple[float, ...]
    share: float
    fits: bool
    reaches: tuple[tuple[float, float], ...]


class PlanMemory:
    """Choices for tables in the type of ``theme``; what is not asked for is forgotten."""

    def __init__(self, theme: Theme, store: Store, maker: str) -> None:
        self.theme = theme
        self._store = store
        self._key = _hash(f"table plans {maker}")
        self._kept: dict[str, Choice] | None = None
        self._asked: dict[str, Choice] = {}
        # the last table asked for, whose hash is needed twice
        self._last: tuple[Table, float, str] | None = None

    def find(self, table: Table, width: float) -> Choice | None:
        """What was chosen for a table ``width`` pt wide."""
        if self._kept is None:
            self._kept = _read(self._store.get(self._key))
        key = self._named(table, width)
        found = self._asked.get(key) or self._kept.get(key)
        if found is not None:
            self._asked[key] = found
        return found

    def note(self, table: Table, width: float, choice: Choice) -> None:
        """Remember what was chosen."""
        self._asked[self._named(table, width)] = choice

    def keep(self) -> None:
        """Keep what was asked for, for the next build."""
        if self._asked and self._asked != self._kept:
            content = {key: [c.widths, c.share, c.fits, c.reaches] for key, c in sorted(self._asked.items())}
            self._store.put(self._key, json.dumps(content).encode("ascii"))

    def _named(self, table: Table, width: float) -> str:
        if self._last is None or self._last[0] is not table or self._last[1] != width:
            self._last = table, width, _hash(f"{width!r} {table!r}")
        return self._last[2]


def _read(data: bytes | None) -> dict[str, Choice]:
    if data is None:
        return {}
    return {
        key: Choice(tuple(widths), share, fits, tuple((before, after) for before, after in reaches))
        for key, (widths, share, fits, reaches) in json.loads(data).items()
    }


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
