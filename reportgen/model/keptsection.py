"""A section whose content is read when somebody asks for it, with what is found by going over all of it.

Most builds change one chapter: of all others nobody asks more than their heading and these traits.
"""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from reportgen.model.contents import ContentsEntry
from reportgen.model.flow import Block, Caption, Section
from reportgen.model.inline import NoteMark
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.model.names import Names

Read = Callable[[], tuple[Block, ...]]
_HEAD = ("heading", "kind", "number", "master", "matter", "anchor", "name", "span")


@record(frozen=True, slots=True)
class Traits:
    """What is found of a section: its ``digest``, its names, what lists draw from it (see ``Survey``).

    ``refers``: whether references in it are worded by what the rest of the report says;
    ``topic``: the title of the first one;
    ``has_figures``: whether pieces made of it have parts of it in them.
    """

    digest: str
    names: Names
    marks: tuple[NoteMark, ...]
    captions: tuple[Caption, ...]
    indexed: frozenset[str]
    headings: tuple[ContentsEntry, ...]
    topic: str
    lists: bool
    refers: bool
    has_figures: bool


@record(frozen=True, slots=True)
class Written:
    """A section as it is kept: ``head`` is all of it but its content, which is a deflated pickle."""

    head: Section
    traits: Traits
    content: bytes


class KeptSection(Section):
    """A section that is equal to any other that says the same. What is made of it by ``replace`` has no more
    ``traits`` than others have.
    """

    __slots__ = ("_children", "_kept", "_read", "traits")

    traits: Traits | None
    _kept: bytes
    _read: Read | None
    _children: tuple[Block, ...]

    @classmethod
    def of(cls, head: Section, traits: Traits, read: Read, kept: bytes) -> KeptSection:
        """The section with the heading and all else of ``head``, but for its content; ``kept`` is a pickle of
        it, ``Written``.
        """
        made = cls.__new__(cls)
        for name in _HEAD:
            setattr(made, name, getattr(head, name))
        made._read, made._children, made._kept = read, (), kept
        made.traits = traits
        return made

    @property
    def children(self) -> tuple[Block, ...]:
        if self._read is not None:
            self._children, self._read = self._read(), None
        return self._children

    @children.setter
    def children(self, found: tuple[Block, ...]) -> None:
        # made by ``__init__``, as ``replace`` does
        self._children, self._read, self.traits = found, None, None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Section) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash(_values(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return Section, _values(self)


def unread(section: KeptSection) -> tuple[Any, ...]:
    """What pickle takes for the section where it goes to a process of the same build: as it was kept."""
    return section.__reduce__() if section.traits is None else (_again, (section._kept,))


def _again(kept: bytes) -> KeptSection:
    written: Written = pickle.loads(kept)
    return KeptSection.of(written.head, written.traits, partial(_content, written.content), kept)


def _content(data: bytes) -> tuple[Block, ...]:
    found: tuple[Block, ...] = pickle.loads(zlib.decompress(data))
    return found


# hashes are made of what sections look like written out
KeptSection.__qualname__ = Section.__qualname__


def _values(section: Section) -> tuple[object, ...]:
    return section.heading, section.children, *(getattr(section, name) for name in _HEAD[1:])


def traits_of(section: Block) -> Traits | None:
    """What is known of a section without asking for its content."""
    return section.traits if isinstance(section, KeptSection) else None


def without_content(section: Section) -> Section:
    """The section's heading and all else but what belongs to it."""
    return Section(section.heading, (), *(getattr(section, name) for name in _HEAD[1:]))


def digest_of(block: Block) -> str:
    """A hash of all that a section (or block) says, every name in it."""
    return hashlib.sha256(repr(block).encode("utf-8", "surrogatepass")).hexdigest()
