"""A drawing on a page of its own size: one Figure with its alternative text, and nothing else."""

from __future__ import annotations

from reportgen.diagnostics import Sink
from reportgen.layout.drawings import drawing_items
from reportgen.layout.pieces import Extent
from reportgen.layout.structure import ROOT, StructureBuilder
from reportgen.model.drawing import Drawing
from reportgen.model.flow import Metadata
from reportgen.model.pages import Page, Pages
from reportgen.theme.theme import Theme
from reportgen.typeset import SetContext


def drawing_page(drawing: Drawing, theme: Theme, metadata: Metadata, alt: str, sink: Sink) -> Pages:
    """A document of one page; characters that no font has are reported to ``sink``."""
    structure = StructureBuilder(metadata.language, metadata.title)
    key = structure.figure(ROOT, alt, None)
    typeset = SetContext(theme.fonts, theme.styles, sink, theme.rules.lines)
    items = drawing_items(drawing, 0.0, 0.0, key, typeset)
    page = Page(0, "1", drawing.width, drawing.height, items)
    extents = {key: (0, Extent(key, 0.0, 0.0, drawing.width, drawing.height))}
    return Pages(metadata, (page,), structure.placed(extents), ())
