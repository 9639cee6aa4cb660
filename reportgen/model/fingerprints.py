"""What tells sections apart in few bytes: a hash of all a section (or block) says, every name in it.

Each is found once for a section, which never changes; an equal section has the same ones, in every process.
"""

from __future__ import annotations

import hashlib
import re

from reportgen.model.flow import Block
from reportgen.record import record

# a string as repr writes it; in long stretches, or each character is a step
_STRING = re.compile(r"""'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*\"""")


@record(frozen=True, slots=True)
class Fingerprint:
    """A section's hash; ``strings`` are all that stand in it, as ``repr`` writes them."""

    digest: str
    strings: frozenset[str]


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
            made = Fingerprint(digest, frozenset(_STRING.findall(words)))
            found = self._found[id(section)] = section, made
        return found[1]
