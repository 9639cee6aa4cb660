"""PAGES: placed items in pt, origin at the page's top left, y downwards; frozen.

Items stand in reading order (decoration first). An item belongs to a structure element by its
``element`` key, or (``None``) is an artifact, of the kind ``artifact`` names. The structure is a flat,
pre-order list of elements with parents. ``pdf`` draws this and decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import field
from operator import attrgetter
from typing import Literal

from reportgen.diagnostics import Span
from reportgen.model.colour import Colour
from reportgen.model.drawing import Box, FillRule, PathCommand
from reportgen.model.flow import CellScope, Metadata
from reportgen.model.pagespans import PagePlace
from reportgen.model.picture import UNCUT, Asset, Crop
from reportgen.record import record

# what stands on a page but is not of its content (ISO 32000-1 §14.8.2.2): rules and backgrounds, running
# heads and feet, words across the page, what a page only repeats (a table's header), printer's marks
Artifact = Literal["layout", "header", "footer", "watermark", "repeated", "marks"]


@record(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, size and colour on a line.

    ``offsets[i]`` is glyph i's x in pt from the line's ``x``; ``text[i]`` the characters it stands
    for (so that the text layer reads back what was written); ``rise`` in pt, upwards.
    ``element`` overrides the line's element (a Link or Span inside a paragraph).
    """

    face: str
    size: float
    colour: Colour
    glyphs: tuple[int, ...]
    text: Sequence[str]
    offsets: Sequence[float]
    rise: float = 0.0
    element: int | None = None


@record(frozen=True, slots=True)
class TextItem:
    """A line of text; ``y`` is the baseline. ``rotation`` in degrees counter-clockwise about (x, y).

    ``width`` is the natural extent of what is visible, ``measure`` the space it was set for.
    """

    x: float
    y: float
    runs: tuple[GlyphRun, ...]
    width: float
    measure: float
    element: int | None = None
    rotation: float = 0.0
    span: Span | None = None
    artifact: Artifact = "layout"


@record(frozen=True, slots=True)
class RectItem:
    """A rectangle, filled and/or stroked, with corner ``radius``."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.0
    radius: float = 0.0
    element: int | None = None
    artifact: Artifact = "layout"


@record(frozen=True, slots=True)
class PathItem:
    """A vector path in page coordinates (see model.drawing.PathOp)."""

    commands: tuple[PathCommand, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    clip: Box | None = None
    element: int | None = None
    artifact: Artifact = "layout"
    rule: FillRule = "nonzero"


@record(frozen=True, slots=True)
class ImageItem:
    """A picture, or what a crop leaves of it, scaled into a box."""

    x: float
    y: float
    width: float
    height: float
    asset: Asset
    element: int | None = None
    crop: Crop = UNCUT
    artifact: Artifact = "layout"


@record(frozen=True, slots=True)
class LinkItem:
    """An active area: ``target`` is a URL, or an anchor of this document when ``internal``."""

    x: float
    y: float
    width: float
    height: float
    target: str
    internal: bool
    element: int
    description: str = ""


Item = TextItem | RectItem | PathItem | ImageItem | LinkItem


@record(frozen=True, slots=True)
class StructureElement:
    """One element of the logical structure (ISO 32000-1 §14.7).

    ``key`` is greater than those of the elements before it; element 0 is the Document. ``bbox`` (x, y, width,
    height on page ``page``) is given for figures. ``list_numbering`` is an ISO 32000 ListNumbering name.
    """

    key: int
    role: str
    parent: int | None
    alt: str = ""
    language: str = ""
    title: str = ""
    scope: CellScope = "none"
    colspan: int = 1
    rowspan: int = 1
    list_numbering: str = ""
    page: int | None = None
    bbox: Box | None = None
    span: Span | None = None


@record(frozen=True, slots=True)
class Destination:
    """Where an anchor landed: page index from 0, and the point in pt."""

    page: int
    x: float
    y: float


@record(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark; ``level`` counts from 1."""

    title: str
    level: int
    destination: Destination


@record(frozen=True, slots=True)
class Page:
    """A page with its items; ``label`` is the page number as printed.

    ``width`` and ``height`` are those of the trimmed page. Areas at its edge run on by ``bleed``, and the
    sheet it is printed on goes ``reach`` beyond it on every side (ISO 32000-1 §14.11.2). ``shrunk``: whether
    its gaps are smaller than the styles wish, so that it holds what it does.
    """

    index: int
    label: str
    width: float
    height: float
    items: tuple[Item, ...]
    bleed: float = 0.0
    reach: float = 0.0
    shrunk: bool = False


@record(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the document: its name, what it is (a MIME type and words), its bytes."""

    name: str
    mime: str
    description: str
    data: bytes = field(repr=False)


@record(frozen=True, slots=True)
class Excerpt:
    """Where a part of a report stands in the whole, when it is a document of its own.

    ``index`` is that of its first page in the whole, ``number`` what this page is counted as (None: as the
    layout says), ``labels`` the printed page numbers of all anchors of the whole.
    """

    index: int = 0
    number: int | None = None
    labels: Mapping[str, str] = field(default_factory=dict)


WHOLE = Excerpt()


@record(frozen=True, slots=True)
class Pages:
    """A paginated document, the whole report or an ``excerpt`` of it."""

    metadata: Metadata
    pages: tuple[Page, ...]
    structure: tuple[StructureElement, ...]
    outline: tuple[OutlineEntry, ...]
    anchors: Mapping[str, Destination] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    excerpt: Excerpt = WHOLE

    def element(self, key: int | None) -> StructureElement:
        """The element of a key; raises LookupError where there is none, as of an artifact."""
        if key is None:
            raise LookupError("an artifact belongs to no element")
        return self.structure[bisect_left(self.structure, key, key=attrgetter("key"))]

    def labels(self) -> dict[str, str]:
        """The printed page number of every anchor, also of those that stand elsewhere in the whole."""
        return {**self.excerpt.labels, **{anchor: label for anchor, (_, label) in self.places().items()}}

    def places(self) -> dict[str, PagePlace]:
        """Index and printed number of the page of every anchor."""
        return {
            anchor: (landing.page, self.pages[landing.page].label) for anchor, landing in self.anchors.items()
        }
