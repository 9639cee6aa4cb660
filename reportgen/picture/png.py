"""A one-page PDF → PNG by pdfium, with the resolution noted in the file."""

from __future__ import annotations

from io import BytesIO

import pypdfium2

from reportgen.model.colour import Colour

_PT_PER_INCH = 72


def png_bytes(pdf: bytes, dpi: float, ground: Colour | None) -> bytes:
    """The first page on a ground, transparent for None; the same file and ``dpi`` give the same bytes."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        width = page.get_width()
        # pdfium rounds up: a width a hair over a whole number must not cost a white column
        pixels = round(width * dpi / _PT_PER_INCH)
        colour = (255, 255, 255, 0) if ground is None else (*(round(c * 255) for c in ground), 255)
        bitmap = page.render(scale=(pixels - 1e-3) / width, fill_color=colour, maybe_alpha=ground is None)
        image = bitmap.to_pil().convert("RGBA" if ground is None else "RGB")
    finally:
        document.close()
    out = BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
