"""Chapters as they were lowered, kept in the project's store from one build to the next.

An entry lies under a hash of what lowering begins with: the files a chapter was read from, where it stands,
the theme, the kind of output, the code. It has what was asked on the way, so that it is taken only where
asking again gives the same answers (``ChapterMemory``). It is written by pickle, and sealed. Pictures are
not written: a chapter with pictures is lowered anew, since they are read again in any case.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from contextlib import suppress

from reportgen.cache import Store, records
from reportgen.cache.code import environment, installed_code
from reportgen.model.flow import Block
from reportgen.model.picture import Asset
from reportgen.record import record
from reportgen.resolve.journal import Asked, Event


@record(frozen=True, slots=True)
class KeptChapter:
    """The blocks of a chapter, and what was asked while they were made."""

    events: Sequence[Event]
    blocks: tuple[Block, ...]


class KeptChapters:
    """The chapters that earlier builds have lowered."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, begun: object) -> KeptChapter | None:
        """The chapter that was lowered from this, which its ``repr`` tells apart from anything else."""
        key = _key(begun)
        # what may not be read back was written, but is of no use
        with suppress(pickle.UnpicklingError):
            found: KeptChapter | None = records.read(key, self._store.get(key))
            return found
        return None

    def keep(self, begun: object, chapter: KeptChapter) -> None:
        """Keep a chapter, unless it has parts that cannot be written."""
        if any(isinstance(event, Asked) and isinstance(event.answer, Asset) for event in chapter.events):
            return
        key = _key(begun)
        with suppress(pickle.PicklingError, TypeError, AttributeError):
            data = records.kept(key, chapter)
            if data is not None:
                self._store.put(key, data)


def _key(begun: object) -> str:
    # made by other code, it is another's
    words = f"chapter {installed_code()} {environment()} {begun!r}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
