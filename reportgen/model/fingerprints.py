"""What tells sections apart in few bytes: a hash of all a section (or block) says, every name in it.

Each is found once for a section, which never changes; an equal section has the same ones, in every process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from reportgen.model.flow import Block
from reportgen.record import record

# before and after a string as repr writes it, unless there is one in it
_QUOTE = "'"


@record(frozen=True, slots=True)
class Fingerprint:
    """A section's hash; ``words`` has every string in it but for what is ``beyond_words``, and much else that
    stands between quotes.
    """

    digest: str
    words: frozenset[str]


class Fingerprints:
    """Those of the sections of one report."""

    def __init__(self) -> None:
        # with the section, so that no other one can have its identity
        self._found: dict[int, tuple[Block, Fingerprint]] = {}

    def of(self, section: Block) -> Fingerprint:
        """The fingerprint of a section."""
        found = self._found.get(id(section))
        if found is None:
            words = repr(section)
            digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
            made = Fingerprint(digest, frozenset(words.split(_QUOTE)))
            found = self._found[id(section)] = section, made
        return found[1]


def beyond_words(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that have signs which repr does not write as they are: they may stand anywhere."""
    return frozenset(name for name in names if not name.isprintable() or _QUOTE in name or "\\" in name)
