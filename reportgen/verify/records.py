"""What a reader meets in a document, in order: the common ground on which FLOW, PDF and DOCX are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportgen.model.flow import CHECKED, UNCHECKED

RecordKind = Literal[
    "heading",
    "paragraph",
    "label",
    "item",
    "header-cell",
    "cell",
    "figure",
    "caption",
    "contents",
    "index",
    "link",
    "note",
]


# what the mark of a footnote reads as: Word counts notes itself, so files need not hold the number
NOTE_MARK = "[^]"
# the marks of a checklist, which tell what is done
BOXES = (UNCHECKED, CHECKED)
# what is recorded after the block that holds it
FOLLOWING = ("link", "note")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing read. Boxes and grids are transparent: only what they hold is recorded.

    heading: ``level`` and text with its label ("4.2 拓展…", "◆ …"). paragraph: any other text block.
    label: an editor's list label. item: the first paragraph of a bulleted or numbered item without its
    marker, ``level`` = depth from 1, ``detail`` = the box of a checklist ("☑"). cell/header-cell: text of
    a data table's cell, ``detail`` = "row,column" from 1. figure: ``text`` = alternative text, ``detail`` =
    "chart" or "picture". caption: label and words ("图4.2-1 …"). link: its words, ``detail`` = URL or "#" for
    a place in the document; recorded after its block. note: a footnote's paragraphs, after the block its mark
    stands in and that block's links; its mark reads as NOTE_MARK there.
    contents: an entry of a table of contents ("4.2 拓展… 12"). index: a line of the index with its pages.
    ``place`` is for people (page, paragraph) and never compared.
    """

    kind: RecordKind
    text: str
    level: int = 0
    detail: str = ""
    place: str = ""

    @property
    def essence(self) -> tuple[str, str, int, str]:
        """What two documents must agree on: white space is collapsed, nothing else is forgiven."""
        return (self.kind, re.sub(r"\s+", " ", self.text).strip(), self.level, self.detail)


class UnreadableFile(Exception):
    """A finished file cannot be parsed; the message is the reason."""
