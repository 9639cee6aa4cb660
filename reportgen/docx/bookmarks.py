"""Anchors of FLOW as Word bookmarks: valid, unique names that stay the same from build to build."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from hashlib import sha256

from reportgen.docx.ooxml import Element, single
from reportgen.model.inline import RefForm
from reportgen.record import record

# ECMA-376 part 1 §17.16.5 with Word's own limit: a letter, then letters, digits or _, 40 at most
_LONGEST = 40
_UNFIT = re.compile(r"\W+")


@lru_cache(maxsize=1024)  # a place is named where it is and where it is referred to, and by its number
def bookmark_name(anchor: str, form: RefForm = "page") -> str:
    """The bookmark of an anchor; number and title of the same anchor have bookmarks of their own.

    A digest keeps anchors apart that look alike once their signs are replaced.
    """
    prefix = {"page": "p_", "number": "n_", "title": "t_", "words": "w_"}[form]
    words = _UNFIT.sub("_", anchor).strip("_")
    digest = sha256(anchor.encode()).hexdigest()[:8]
    room = _LONGEST - len(prefix) - len(digest) - 1
    return f"{prefix}{words[:room]}_{digest}"


@record(slots=True)
class Bookmarks:
    """The bookmarks of a document: knows which anchors exist, sets each bookmark once."""

    anchors: frozenset[str]
    _placed: set[str] = field(default_factory=set)
    _open: list[tuple[int, int]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many bookmarks there are, which is the number of the next one."""
        return len(self._placed)

    @property
    def is_closed(self) -> bool:
        """Whether every bookmark ends where it is set."""
        return not self._open

    def take(self, labels: Sequence[str]) -> bool:
        """Note bookmarks that are set elsewhere; False, and nothing is noted, where one of them is set."""
        if not self._placed.isdisjoint(labels):
            return False
        self._placed.update(labels)
        return True

    def around(self, anchor: str, form: RefForm, content: list[Element]) -> list[Element]:
        """``content`` inside the bookmark of ``anchor``; as it is when that is already set."""
        if not anchor:
            return content
        label = bookmark_name(anchor, form)
        if label in self._placed:
            return content
        number = len(self._placed)
        self._placed.add(label)
        return [single("bookmarkStart", id=number, name=label), *content, single("bookmarkEnd", id=number)]

    def rest(self, within: int = 0) -> tuple[str, Element]:
        """A bookmark from here to the next heading of level ``within`` or above it, to the document's end
        with 0: its name, and the element that begins it.
        """
        number = len(self._placed)
        label = f"rest_{number}"
        self._placed.add(label)
        self._open.append((number, within))
        return label, single("bookmarkStart", id=number, name=label)

    def closed_by(self, level: int) -> list[Element]:
        """What ends the bookmarks that go no further than a heading of this level."""
        ended = [number for number, within in self._open if within >= level]
        self._open = [each for each in self._open if each[1] < level]
        return [single("bookmarkEnd", id=number) for number in ended]

    def ends(self) -> list[Element]:
        """What ends the bookmarks that go on to the document's end."""
        return self.closed_by(0)
