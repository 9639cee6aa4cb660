"""Bytes of a font file to what it is: faces, outlines, weights and licence; anything else is a FontFault."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from reportgen.record import record

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

Outlines = Literal["glyf", "CFF"]
Embedding = Literal["free", "preview", "restricted", "bitmap"]

# the first bytes of formats that are fonts but not OpenType, with the name to call them by
_OTHER_FORMATS = {
    b"wOFF": "WOFF",
    b"wOF2": "WOFF2",
    b"%!PS": "Type 1",
    b"\x80\x01": "Type 1 (PFB)",
    b"StartFont": "BDF",
}
_OPENTYPE = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf")
_COLLECTION = b"ttcf"
_NEEDED = ("head", "hhea", "hmtx", "maxp", "cmap")
# OS/2 fsType (OpenType 1.9): the licence in the lowest four bits, then two flags
_LICENCE, _RESTRICTED, _PREVIEW, _NO_SUBSET, _BITMAP_ONLY = 0x000F, 0x0002, 0x0004, 0x0100, 0x0200
# what fontTools raises, besides its own error, where a table says nonsense
_NONSENSE = (
    *(struct.error, AssertionError, ValueError, LookupError, EOFError, ArithmeticError),
    *(TypeError, AttributeError, NotImplementedError, RecursionError, MemoryError),
)


class FontFault(Exception):
    """A file that cannot serve as a font: a catalogue code and its words."""

    def __init__(self, code: str, words: Mapping[str, str]) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


@record(frozen=True, slots=True)
class FontFacts:
    """A face of a font file. ``weights`` is the range of its weight axis, None when it has none."""

    family: str
    outlines: Outlines
    variable: bool
    weights: tuple[float, float] | None
    embedding: Embedding
    may_subset: bool

    @property
    def is_ready(self) -> bool:
        """Whether the face can be embedded as it is: TrueType outlines that do not vary."""
        return self.outlines == "glyf" and not self.variable


def inspect(data: bytes, index: int) -> FontFacts:
    """The face ``index`` (from 0) of a file; raises FontFault."""
    font = opened(data, index)
    with reading():
        return _facts(font)


@contextmanager
def reading() -> Iterator[None]:
    """Where tables of a font are read: what is wrong in them raises FontFault."""
    from fontTools.ttLib import TTLibError  # heavy: only for a user's own fonts

    try:
        yield
    except (TTLibError, *_NONSENSE) as error:
        reason = str(error).strip().partition("\n")[0][:80] or type(error).__name__
        raise FontFault("font-damaged", {"reason": reason}) from error


def opened(data: bytes, index: int) -> TTFont:
    """The face as fontTools sees it, its table directory checked; raises FontFault."""
    from fontTools.ttLib import TTFont

    if not data.startswith(_OPENTYPE):
        kind = next((name for head, name in _OTHER_FORMATS.items() if data.startswith(head)), "?")
        raise FontFault("font-not-opentype", {"kind": kind})
    with reading():
        count = struct.unpack(">L", data[8:12])[0] if data.startswith(_COLLECTION) else 1
        if 0 < count <= index:
            raise FontFault("font-face-index", {"index": str(index), "last": str(count - 1)})
        font = TTFont(BytesIO(data), fontNumber=index, lazy=True, recalcTimestamp=False)
        ends = [entry.offset + entry.length for entry in font.reader.tables.values()]
        missing = [tag for tag in _NEEDED if tag not in font]
        if not any(tag in font for tag in ("glyf", "CFF ", "CFF2")):
            missing.append("glyf/CFF")
    if max(ends, default=0) > len(data):
        raise FontFault("font-damaged", {"reason": f"{max(ends)} > {len(data)} bytes"})
    if missing:
        raise FontFault("font-damaged", {"reason": f"no {', '.join(missing)}"})
    return font


def _facts(font: TTFont) -> FontFacts:
    licence = int(font["OS/2"].fsType) if "OS/2" in font else 0
    axes = (
        {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes} if "fvar" in font else {}
    )
    if not font.getBestCmap() or not font["maxp"].numGlyphs or not font["head"].unitsPerEm:
        raise ValueError("no characters")
    return FontFacts(
        (font["name"].getBestFamilyName() if "name" in font else None) or "",
        "glyf" if "glyf" in font else "CFF",
        bool(axes),
        axes.get("wght"),
        _embedding(licence),
        not licence & _NO_SUBSET,
    )


def _embedding(licence: int) -> Embedding:
    """What the licence bits allow; of several bits (fonts older than OS/2 version 3) the freest counts."""
    if licence & _BITMAP_ONLY:
        return "bitmap"
    if licence & _LICENCE == _RESTRICTED:
        return "restricted"
    return "preview" if licence & _LICENCE in (_PREVIEW, _PREVIEW | _RESTRICTED) else "free"
