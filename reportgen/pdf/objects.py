"""PDF objects as ReportLab formats them: numbers, strings, names, streams and the document itself.

Everything here is independent of clock, environment and hash seed: the same objects give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFTrailer,
    PDFZCompress,
    format,
)

# ISO 32000-1 is PDF 1.7, the version PDF/UA-1 (ISO 14289-1) builds on
PDF_VERSION = (1, 7)


def number(value: float) -> str:
    """``value`` with at most three decimals (0.001 pt is a third of a micrometre), as short as possible."""
    return thousandths(round(value * 1000))


@lru_cache(maxsize=1 << 14)  # lines of a report begin at the same few places
def thousandths(count: int) -> str:
    """So many thousandths, as short as possible."""
    if count % 1000 == 0:
        return str(count // 1000)
    return f"{count / 1000:.3f}".rstrip("0")


def numbers(values: Iterable[float]) -> str:
    """Several numbers with blanks between."""
    return " ".join(map(number, values))


def array(items: Iterable[object]) -> PDFArray:
    """An array of objects, references and preformatted tokens."""
    return _Array(items)


def dictionary(entries: Mapping[str, object]) -> PDFDictionary:
    """A dictionary; ReportLab writes the keys sorted. Entries that are None are left out."""
    return _Dictionary({key: value for key, value in entries.items() if value is not None})


@cache
def name(text: str) -> str:
    """A PDF name, written out."""
    return str(PDFName(text))


def text_string(text: str) -> str:
    """A text string (ISO 32000-1 §7.9.2.2) in hexadecimal: ASCII as it is, all else as marked UTF-16BE."""
    raw = text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    return f"<{raw.hex().upper()}>"


def byte_string(text: str) -> str:
    """A byte string of the UTF-8 form of ``text``, in hexadecimal: keys of name trees."""
    return f"<{text.encode().hex().upper()}>"


@cache
def _key(text: str) -> bytes:
    return name(text).encode("ascii") + b" "


def _written(value: object, document: PDFDocument) -> bytes:
    """An object as ReportLab writes it; references, tokens and whole numbers without its many questions."""
    if isinstance(value, PDFObjectReference):
        return b"%d %d R" % document.idToObjectNumberAndVersion[value.name]
    if isinstance(value, str) and value.isascii():
        return value.encode("ascii")
    if isinstance(value, int) and not isinstance(value, bool):
        return b"%d" % value
    written: bytes = format(value, document)
    return written


class _Dictionary(PDFDictionary):  # type: ignore[misc]  # reportlab has no type information
    """ReportLab's dictionary, as it writes it: a report of 140 pages has 4,000 for its structure alone, and
    this way its PDF is written in three quarters of the time.
    """

    def format(self, document: PDFDocument, IND: bytes = b"\n ") -> bytes:  # noqa: N803  # reportlab's name
        return dictionary_of([_key(key) + _written(self.dict[key], document) for key in sorted(self.dict)])


class _Array(PDFArray):  # type: ignore[misc]  # reportlab has no type information
    """ReportLab's array, as it writes it."""

    def format(self, document: PDFDocument, IND: bytes = b"\n ") -> bytes:  # noqa: N803  # reportlab's name
        return array_of([_written(item, document) for item in self.sequence])


class Ready(PDFObject):  # type: ignore[misc]  # reportlab has no type information
    """An object that is written already."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: PDFDocument) -> bytes:
        return self.content


def dictionary_of(entries: list[bytes]) -> bytes:
    """A dictionary of written entries, which are in the order of their keys."""
    return b"<<\n" + _in_lines(entries, 6) + b"\n>>"


def array_of(items: list[bytes]) -> bytes:
    """An array of written items."""
    return b"[ " + _in_lines(items, 10) + b" ]"


def _in_lines(parts: list[bytes], count: int) -> bytes:
    """The parts with blanks between, so many on a line."""
    if len(parts) <= count:
        return b" ".join(parts)
    lines = (b" ".join(parts[start : start + count]) for start in range(0, len(parts), count))
    return b" \n  ".join(lines)


class Stream(PDFStream):  # type: ignore[misc]  # reportlab has no type information
    """A stream whose data and ``endstream`` stand on lines of their own, as ISO 32000-1 §7.3.8 asks.

    ReportLab's own puts ``endstream`` straight after binary data, which strict checkers refuse.
    """

    def format(self, document: PDFDocument) -> bytes:
        entries = {**self.dictionary.dict, "Length": len(self.content)}
        head: bytes = _Dictionary(entries).format(document)
        return b"%s\nstream\n%s\nendstream\n" % (head, self.content)


def compressed(content: bytes, entries: Mapping[str, object] | None = None) -> Stream:
    """A deflated stream. What it says is not kept: the pages of a long report are many times its file."""
    return inflatable(deflated(content), entries)


def deflated(content: bytes) -> bytes:
    """The data of a deflated stream."""
    data: bytes = PDFZCompress.encode(content)
    return data


def inflatable(data: bytes, entries: Mapping[str, object] | None = None) -> Stream:
    """A stream whose data are deflated already."""
    return verbatim(data, {**(entries or {}), "Filter": name("FlateDecode")})


def verbatim(content: bytes, entries: Mapping[str, object]) -> Stream:
    """A stream whose data is written as it is (its Filter, if any, is among ``entries``)."""
    return Stream(dictionary(entries), content)


class Document(PDFDocument):  # type: ignore[misc]  # reportlab has no type information
    """ReportLab's document, with an identifier made from the file's own content."""

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=PDF_VERSION, lang=language)
        self.Catalog.Outlines = None
        # the entries ReportLab's catalog writes, and one it does not know
        self.Catalog.__NoDefault__ = (*self.Catalog.__NoDefault__, "OutputIntents", "AF")

    def add(self, thing: PDFObject) -> PDFObjectReference:
        """Makes ``thing`` an indirect object; returns the reference to it."""
        return self.Reference(thing)

    def add_written(self, content: bytes, name: str = "") -> int:
        """Makes an object that is written already an indirect one, in a quarter of the time of ``add``; its
        number. No other object has ``name``.
        """
        number = int(self.objectcounter) + 1  # type: ignore[has-type]  # reportlab has no type information
        self.objectcounter = number
        name = name or f"R{number}"
        self.idToObjectNumberAndVersion[name] = number, 0
        self.numberToId[number] = name
        self.idToObject[name] = Ready(content)
        return number

    def number_of(self, reference: PDFObjectReference) -> int:
        """The number of the object that is referred to."""
        found: int = self.idToObjectNumberAndVersion[reference.name][0]
        return found

    def write(self, file: BinaryIO) -> None:
        """The whole file as ReportLab writes it; its identifier is a digest of everything before it.

        Object by object: put together, the file would be in memory three times beside what it is made from.
        """
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        digest = hashlib.md5(usedforsecurity=False)
        offset = 0

        def put(part: bytes) -> None:
            nonlocal offset
            file.write(part)
            digest.update(part)
            offset += len(part)

        for part in PDFFile(PDF_VERSION).strings:
            put(part)
        offsets: list[int] = []
        # an object may make others while it is written
        while (number := len(offsets) + 1) in self.numberToId:
            offsets.append(offset)
            content: bytes = self.idToObject[self.numberToId[number]].format(self)
            put(b"%d 0 obj\n%s%sendobj\n" % (number, content, b"" if content.endswith(b"\n") else b"\n"))
        size, start = len(offsets) + 1, offset
        put(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        put(b" \n".join([b"%010d 00000 n" % each for each in offsets]) + b" ")
        identifier = digest.hexdigest().upper()
        trailer = PDFTrailer(start, size, Root=root, Info=info, ID=f"[<{identifier}> <{identifier}>]")
        ending: bytes = trailer.format(self)
        file.write(b"\n" + ending)
