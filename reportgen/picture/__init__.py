"""A chart as a picture file of its own: SVG, PDF or PNG, all from the same drawing.

Only this module is imported by other rooms; what is heavy (ReportLab, pdfium) is loaded by the function that
needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.model.colour import WHITE, Colour
from reportgen.picture.svg import svg_bytes

if TYPE_CHECKING:
    from reportgen.model.pages import Pages
    from reportgen.theme.theme import Theme

__all__ = ["pdf_picture", "png_picture", "svg_picture"]


def svg_picture(pages: Pages, theme: Theme) -> bytes:
    """The one page of ``pages`` as SVG, its text as outlines."""
    return svg_bytes(pages, theme.fonts)


def pdf_picture(pages: Pages, theme: Theme) -> bytes:
    """The one page of ``pages`` as a tagged PDF with embedded fonts."""
    from reportgen.pdf.writer import pdf_bytes  # ReportLab

    return pdf_bytes(pages, theme)


def png_picture(pages: Pages, theme: Theme, dpi: float, ground: Colour | None = WHITE) -> bytes:
    """The one page of ``pages`` as PNG with ``dpi`` pixels to the inch; without a ground transparent."""
    from reportgen.picture.png import png_bytes  # pdfium

    return png_bytes(pdf_picture(pages, theme), dpi, ground)
