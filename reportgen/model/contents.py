"""What a report tells of itself: tables of contents, lists of captions, its index, notes at an end."""

from __future__ import annotations

from typing import Literal

from reportgen.diagnostics import Span
from reportgen.model.inline import (
    NoteMark,
    TextRun,
    plain_text,
)
from reportgen.record import record

# levels of headings a table of contents can have, each with a style of its own
CONTENTS_LEVELS = 6
# the style of an entry in a list of figures, tables or boxes
CAPTIONS_STYLE = "contents.captions"
# what stands above endnotes, and its style
ENDNOTES_TITLE = "注释"
ENDNOTES_STYLE = "endnotes.title"


@record(frozen=True, slots=True)
class ContentsEntry:
    """A heading or caption as a list names it; its page is known to who has the pages."""

    level: int
    label: str
    runs: tuple[TextRun, ...]
    anchor: str
    style: str

    @property
    def text(self) -> str:
        """Label and title as one line."""
        return f"{self.label} {plain_text(self.runs)}".strip()


@record(frozen=True, slots=True)
class Contents:
    """A table of contents: the headings after it in this document, down to a level (see ``listed``).

    ``within``: only as far as the heading of that level that it stands under goes, 0 for all. With a
    ``sequence`` it lists the captions of that name in the whole document: the figures, the tables.
    """

    levels: int
    entries: tuple[ContentsEntry, ...] = ()
    sequence: str = ""
    within: int = 0
    role: Literal["TOC"] = "TOC"
    span: Span | None = None


@record(frozen=True, slots=True)
class IndexLine:
    """A line of an index: a letter (level 0) or a heading of level 1–3 with the places it leads to."""

    level: int
    path: tuple[str, ...]
    anchors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.path[-1]

    @property
    def style(self) -> str:
        return f"index.{self.level}" if self.level else "index.letter"


@record(frozen=True, slots=True)
class EndNotes:
    """The notes of a section or document that are printed at its end; marks lead to them."""

    notes: tuple[NoteMark, ...]
    role: Literal["Div"] = "Div"
    span: Span | None = None


@record(frozen=True, slots=True)
class Index:
    """An index of names and terms in the order it is printed in; pages are known to who has them."""

    lines: tuple[IndexLine, ...] = ()
    role: Literal["Index"] = "Index"
    span: Span | None = None
