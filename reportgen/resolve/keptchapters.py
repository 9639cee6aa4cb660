"""Chapters as they were lowered, kept in the project's store from one build to the next.

An entry lies under a hash of what lowering begins with: the files a chapter was read from, where it stands,
the theme, the kind of output, the code. It has what was asked on the way, so that it is taken only where
asking again gives the same answers (``ChapterMemory``). It is written by pickle, and sealed. Pictures are
not written: a chapter with pictures is lowered anew, since they are read again in any case. What a section
says is apart, and is read when somebody asks for it.
"""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from reportgen.cache import Store, records
from reportgen.cache.code import environment, installed_code
from reportgen.model.flow import Block, Figure, Section
from reportgen.model.keptsection import KeptSection, Traits, Written, digest_of, without_content
from reportgen.model.listing import surveyed
from reportgen.model.names import first_topic, names_of
from reportgen.model.picture import Asset
from reportgen.model.walking import walk
from reportgen.record import record
from reportgen.resolve.anchors import refers
from reportgen.resolve.journal import Asked, Event

# what sections say is a fifth as long this way, in no time that shows
_LEVEL = 1


@record(frozen=True, slots=True)
class KeptChapter:
    """The blocks of a chapter, and what was asked while they were made."""

    events: Sequence[Event]
    blocks: tuple[Block, ...]


@record(frozen=True, slots=True)
class _Entry:
    """A chapter in the store: its sections are pickles by themselves."""

    events: Sequence[Event]
    blocks: tuple[Block | bytes, ...]


class KeptChapters:
    """The chapters that earlier builds have lowered."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, begun: object) -> KeptChapter | None:
        """The chapter that was lowered from this, which its ``repr`` tells apart from anything else."""
        key = _key(begun)
        # what may not be read back was written, but is of no use
        with suppress(pickle.UnpicklingError):
            found: _Entry | None = records.read(key, self._store.get(key))
            return None if found is None else KeptChapter(found.events, tuple(map(_read, found.blocks)))
        return None

    def keep(self, begun: object, chapter: KeptChapter) -> tuple[Block, ...]:
        """Keep a chapter, unless it has parts that cannot be written. Its blocks, with their traits if so."""
        if any(isinstance(event, Asked) and isinstance(event.answer, Asset) for event in chapter.events):
            return chapter.blocks
        key = _key(begun)
        with suppress(pickle.PicklingError, TypeError, AttributeError):
            written = [_written(block) for block in chapter.blocks]
            pickled = [
                each if each is None else pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in written
            ]
            blocks = tuple(each or block for block, each in zip(chapter.blocks, pickled, strict=True))
            data = records.kept(key, _Entry(chapter.events, blocks))
            if data is not None:
                self._store.put(key, data)
                return tuple(map(_known, chapter.blocks, written, pickled))
        return chapter.blocks


def _written(block: Block) -> Written | None:
    """A section as it is written; None for what is written as any block. Raises what pickle raises."""
    traits = _traits(block) if isinstance(block, Section) else None
    if not isinstance(block, Section) or traits is None:
        return None
    return Written(without_content(block), traits, _pickled(block.children))


def _traits(section: Section) -> Traits | None:
    """What is found of a section; None where it would be another by itself."""
    survey = surveyed(section)
    if survey.section is not section:
        return None
    return Traits(
        digest_of(section),
        names_of(section),
        survey.marks,
        survey.captions,
        survey.indexed,
        survey.headings,
        first_topic(section),
        survey.lists,
        refers=refers(section),
        has_figures=any(isinstance(block, Figure) for block in walk((section,))),
    )


def _pickled(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _LEVEL)


def _content(data: bytes) -> tuple[Block, ...]:
    found: tuple[Block, ...] = records.loaded(zlib.decompress(data))
    return found


def _read(block: Block | bytes) -> Block:
    if not isinstance(block, bytes):
        return block
    written: Written = records.RecordReader(block).load()
    return KeptSection.of(written.head, written.traits, partial(_content, written.content), block)


def _known(block: Block, written: Written | None, pickled: bytes | None) -> Block:
    """A block that was written, as if it had been read."""
    if not isinstance(block, Section) or written is None or pickled is None:
        return block
    children = block.children
    return KeptSection.of(written.head, written.traits, lambda: children, pickled)


def _key(begun: object) -> str:
    # made by other code, it is another's
    words = f"chapter {installed_code()} {environment()} {begun!r}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
