"""A section whose content is read when somebody asks for it, with what is found by going over all of it.

Most builds change one chapter: of all others nobody asks more than their heading and these traits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from reportgen.model.flow import Block, Caption, ContentsEntry, Section
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


class KeptSection(Section):
    """A section that is equal to any other that says the same. What is made of it by ``replace`` has no more
    ``traits`` than others have.
    """

    __slots__ = ("_children", "_read", "traits")

    traits: Traits | None
    _read: Read | None
    _children: tuple[Block, ...]

    @classmethod
    def of(cls, head: Section, traits: Traits, read: Read) -> KeptSection:
        """The section with the heading and all else of ``head``, but for its content."""
        made = cls.__new__(cls)
        for name in _HEAD:
            setattr(made, name, getattr(head, name))
        made._read, made._children = read, ()
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
    """What pickle takes for the section as it is, where it need not be another's: content that nobody has
    asked for is sent as it was kept.
    """
    if section.traits is None:
        return section.__reduce__()
    read = section._read or partial(given, section._children)
    return _again, (without_content(section), section.traits, read)


def _again(head: Section, traits: Traits, read: Read) -> KeptSection:
    # to pickle, the class is named as sections are
    return KeptSection.of(head, traits, read)


def given(children: tuple[Block, ...]) -> tuple[Block, ...]:
    """Content that has been read."""
    return children


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
