"""What tells sections apart in few bytes: a hash of all a section (or block) says, every name in it.

Each is found once for a section, which never changes; an equal section has the same ones, in every process.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.flow import Block
from reportgen.model.keptsection import digest_of, traits_of

# before and after a string as repr writes it, unless there is one in it
_QUOTE = "'"


class Fingerprints:
    """Those of the sections of one report."""

    def __init__(self) -> None:
        # with the section, so that no other one can have its identity
        self._found: dict[int, tuple[Block, str]] = {}

    def digest(self, section: Block) -> str:
        """A section's hash."""
        traits = traits_of(section)
        if traits is not None:
            return traits.digest
        found = self._found.get(id(section))
        if found is None:
            found = self._found[id(section)] = section, digest_of(section)
        return found[1]


def words_in(section: Block) -> frozenset[str]:
    """Every string in a section but for what is ``beyond_words``, and much else between quotes."""
    return frozenset(repr(section).split(_QUOTE))


def beyond_words(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that have signs which repr does not write as they are: they may stand anywhere."""
    return frozenset(name for name in names if not name.isprintable() or _QUOTE in name or "\\" in name)
