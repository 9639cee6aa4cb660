"""What every writer of a part of the document needs: theme, registries, the space to fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.charts import Drawer
from reportgen.docx.bookmarks import Bookmarks
from reportgen.docx.chartpictures import ChartPictures
from reportgen.docx.fields import Sequences
from reportgen.docx.footnotes import Notes
from reportgen.docx.media import Media
from reportgen.docx.numbering import Numbering
from reportgen.docx.paging import Awaited
from reportgen.docx.stylesheet import StyleSheet
from reportgen.imaging.renditions import Renditions
from reportgen.layout.setting import Setting
from reportgen.record import record, replace
from reportgen.theme.theme import Theme


@record(frozen=True, slots=True)
class Context:
    """Read-only for the writers, but for the registries that note what was asked of them.

    ``measure`` is the width of the column or cell in pt, ``height`` that of the page's text block.
    ``notes`` takes the footnotes or endnotes. ``measuring`` sets text to know how wide it is.
    ``columns``: how many columns of text there are beside each other.
    ``list_edge`` is how far from the column's edge the marks of a list stand, in pt: under an item's text.
    ``renditions`` makes pictures as fine as they are shown.
    ``counted``: the anchors of headings whose numbers Word makes itself.
    ``awaited`` fills in page numbers when there are pages. ``shares``: by what share paragraphs of some
    styles are smaller than in the report's own theme, as they are in ``theme``.
    """

    theme: Theme
    sheet: StyleSheet
    numbering: Numbering
    bookmarks: Bookmarks
    sequences: Sequences
    media: Media
    drawer: Drawer
    pictures: ChartPictures
    renditions: Renditions
    measuring: Setting
    notes: Notes
    awaited: Awaited
    measure: float
    height: float
    counted: frozenset[str]
    list_edge: float = 0.0
    columns: int = 1
    shares: Mapping[str, float] = field(default_factory=dict)

    def paragraph_style(self, style: str) -> str:
        """The Word style of paragraphs of a theme's style, or its variant of the size they have here."""
        share = self.shares.get(style, 1.0)
        if share == 1.0:
            return self.sheet.paragraph(style)
        return self.sheet.aligned(style, self.theme.style(style).align, share)

    def in_notes(self) -> Context:
        """The same document in its footnotes, which are a part with links of their own."""
        return replace(self, media=self.notes.media)

    def narrowed(self, measure: float, columns: int = 1) -> Context:
        """The same document inside a narrower column, one of so many."""
        return replace(self, measure=measure, list_edge=0.0, columns=columns)

    def in_item(self, edge: float) -> Context:
        """The same document under the text of a list's item, whose lists begin at this ``edge``."""
        return replace(self, list_edge=edge)
