"""Picture files made for a test."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas


def encoded(image: Image.Image, format: str, **options: object) -> bytes:
    """The bytes of a picture in a format of Pillow."""
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG whose header claims a size its few bytes do not hold."""
    return _png(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), zlib.compress(b"\0" * 100))


def svg_of(body: str, **attributes: str) -> bytes:
    """An SVG of 400 by 200 pixels, unless attributes say otherwise."""
    given = {"width": "400", "height": "200", **attributes}
    head = " ".join(f'{key}="{value}"' for key, value in given.items())
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{body}</svg>'.encode()


def plain_pdf(pages: int) -> bytes:
    """A PDF of pages of 200 by 100 pt with a shape on each and no fonts."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 100), initialFontName=None, invariant=1)
    for number in range(pages):
        canvas.setFillColorRGB(0.1, 0.3, 0.6)
        canvas.rect(20, 20, 100 + 20 * number, 60, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        for page in pdf.pages:
            # ReportLab names a font on every page, used or not
            del page.Resources.Font
        bare = io.BytesIO()
        pdf.save(bare, deterministic_id=True)
    return bare.getvalue()


def painted_pdf(paint: Callable[[Any], object]) -> bytes:
    """A page of 200 by 100 pt that ReportLab's canvas is painted on, its fonts not embedded."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 100), invariant=1)
    paint(canvas)
    canvas.save()
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain_pdf(1))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def layered_pdf() -> bytes:
    """A PDF with something on a layer."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain_pdf(1))) as pdf:
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(A=pikepdf.Dictionary(OC=pikepdf.Name.X))
        pdf.save(out)
    return out.getvalue()


def interlaced_grey_png(level: int) -> bytes:
    """An interlaced PNG of 4 by 4 pixels of one grey of 16 bits (PNG §8.2: Adam7)."""
    passes = (
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    )
    rows = b""
    for left, top, across, down in passes:
        row = b"\0" + level.to_bytes(2, "big") * len(range(left, 4, across))
        rows += row * len(range(top, 4, down)) if len(row) > 1 else b""
    return _png(struct.pack(">IIBBBBB", 4, 4, 16, 0, 0, 0, 1), zlib.compress(rows))


def _png(header: bytes, samples: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", samples) + chunk(b"IEND", b"")
