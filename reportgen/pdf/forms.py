"""A page of another PDF as a form XObject that fills the unit square (ISO 32000-1 §8.10)."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from reportlab.pdfbase.pdfdoc import PDFObject

from reportgen.pdf.objects import (
    Document,
    Stream,
    array,
    compressed,
    dictionary,
    name,
    numbers,
    verbatim,
)

_UNIT = 1e-6


def embed_form(document: Document, page_file: bytes, rgb: PDFObject | None = None) -> PDFObject:
    """Adds the first page of ``page_file`` with all it draws with; the reference to it.

    ``rgb`` is what RGB means on the page it stands on: a form does not take that over.
    """
    with pikepdf.open(io.BytesIO(page_file)) as pdf:
        page = pdf.pages[0]
        copier = _Copier(document, rgb)
        box = [float(edge) for edge in page.cropbox]
        left, right = sorted((box[0], box[2]))
        bottom, top = sorted((box[1], box[3]))
        entries: dict[str, object] = {
            "Type": name("XObject"),
            "Subtype": name("Form"),
            "FormType": 1,
            "BBox": f"[{numbers((left, bottom, right, top))}]",
            "Matrix": f"[{_matrix(left, bottom, right, top, int(page.obj.get('/Rotate', 0)))}]",
            "Resources": copier.resources(page.obj.Resources),
        }
        if "/Group" in page.obj:
            entries["Group"] = copier.copied(page.obj.Group)
        content = page.obj.Contents.read_bytes() if "/Contents" in page.obj else b""
        return document.add(compressed(content, entries))


def _matrix(left: float, bottom: float, right: float, top: float, rotation: int) -> str:
    """From the page's box, turned clockwise by ``rotation`` degrees for viewing, to the unit square."""
    across, up = 1 / (right - left), 1 / (top - bottom)
    x, y = -left * across, -bottom * up
    match rotation % 360:
        case 90:
            values = (0.0, -across, up, 0.0, y, 1 - x)
        case 180:
            values = (-across, 0.0, 0.0, -up, 1 - x, 1 - y)
        case 270:
            values = (0.0, across, -up, 0.0, 1 - y, x)
        case _:
            values = (across, 0.0, 0.0, up, x, y)
    # three decimals, as lengths have, are too few for a thousandth of a page
    return " ".join(f"{value:.9f}".rstrip("0").rstrip(".") or "0" for value in values)


class _Copier:
    """Turns objects of one file into those of another; an indirect one is copied once."""

    def __init__(self, document: Document, rgb: PDFObject | None) -> None:
        self._document = document
        self._rgb = rgb
        self._copied: dict[tuple[int, int], PDFObject] = {}

    def copied(self, thing: Any) -> object:
        """The object, as ours are written; what is indirect there is indirect here."""
        if not isinstance(thing, pikepdf.Object):
            return _token(thing)
        if not thing.is_indirect:
            return self._direct(thing)
        if thing.objgen not in self._copied:
            # made before what it holds, which may lead back to it
            holder: Any = dictionary({})
            if isinstance(thing, pikepdf.Stream):
                holder = Stream(dictionary({}), thing.read_raw_bytes())
            elif isinstance(thing, pikepdf.Array):
                holder = array([])
            elif not isinstance(thing, pikepdf.Dictionary):
                return self._direct(thing)
            self._copied[thing.objgen] = self._document.add(holder)
            if isinstance(thing, pikepdf.Stream):
                holder.dictionary = dictionary(self._entries(thing))
            elif isinstance(thing, pikepdf.Array):
                holder.sequence = [self.copied(item) for item in thing]
            else:
                holder.dict = self._entries(thing)
        return self._copied[thing.objgen]

    def _entries(self, thing: Any) -> dict[str, object]:
        return {
            str(key)[1:]: self.resources(value) if key == "/Resources" else self.copied(value)
            for key, value in sorted(thing.items())
            if key not in ("/Length", "/Parent", "/P")
        }

    def resources(self, thing: Any) -> object:
        """The resources of a form or pattern, in which RGB is what it is on the page."""
        if self._rgb is None:
            return self.copied(thing)
        own = self._entries(thing.ColorSpace) if "/ColorSpace" in thing else {}
        return dictionary(
            {**self._entries(thing), "ColorSpace": dictionary({**own, "DefaultRGB": self._rgb})}
        )

    def _direct(self, thing: Any) -> object:
        if isinstance(thing, pikepdf.Dictionary):
            return dictionary(self._entries(thing))
        if isinstance(thing, pikepdf.Array):
            return array([self.copied(item) for item in thing])
        if isinstance(thing, pikepdf.Stream):
            return self._document.add(verbatim(thing.read_raw_bytes(), self._entries(thing)))
        return _token(thing)


def _token(thing: Any) -> object:
    """A number, name, string or truth value as it is written."""
    if isinstance(thing, pikepdf.String):
        return f"<{bytes(thing).hex().upper()}>"
    if isinstance(thing, pikepdf.Name):
        return name(str(thing)[1:])
    if isinstance(thing, bool):
        return "true" if thing else "false"
    if thing is None:
        return "null"
    return str(thing)
