"""What every writer of a part of the document needs: theme, registries, the space to fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.docx.bookmarks import Bookmarks
from reportgen.docx.fields import Sequences
from reportgen.docx.media import Media
from reportgen.docx.numbering import Numbering
from reportgen.docx.stylesheet import StyleSheet
from reportgen.layout.setting import Setting
from reportgen.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """Read-only for the writers, but for the registries that note what was asked of them.

    ``measure`` is the width of the column or cell in pt, ``height`` that of the page's text block.
    ``measuring`` sets text to know how wide it is.
    ``page_labels`` gives the printed page number of every anchor.
    """

    theme: Theme
    sheet: StyleSheet
    numbering: Numbering
    bookmarks: Bookmarks
    sequences: Sequences
    media: Media
    measuring: Setting
    page_labels: Mapping[str, str]
    measure: float
    height: float

    def narrowed(self, measure: float) -> Context:
        """The same document inside a narrower column."""
        return replace(self, measure=measure)
