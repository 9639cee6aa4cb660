"""A one-page PDF → PNG by pdfium, with the resolution noted in the file."""

from __future__ import annotations

from io import BytesIO

import pypdfium2

_PT_PER_INCH = 72


def png_bytes(pdf: bytes, dpi: float) -> bytes:
    """The first page on white; the same file and ``dpi`` give the same bytes."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        width = page.get_width()
        # pdfium rounds up: a width a hair over a whole number must not cost a white column
        pixels = round(width * dpi / _PT_PER_INCH)
        image = page.render(scale=(pixels - 1e-3) / width).to_pil().convert("RGB")
    finally:
        document.close()
    out = BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
