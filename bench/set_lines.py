"""The lines of a finished PDF as PDFium reads them, glyph by glyph, with what characters take at least."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from bench import line_rules
from bench.least_harm import Measured
from reportgen.text.hyphenation import hyphenations

# what PDFium makes of a hyphen that ends a line
_LINE_END_HYPHEN = "\x02"
# and of a glyph without a character
UNREAD = "\x00"
CLOSING = frozenset("”’）》〉」』】〕〗］｝。，、；：！？")
OPENING = frozenset("“‘（《〈「『【〔〖［｛")
# where a gap may be none: beside a blank, inside a number of several figures, between figure and unit
_TIGHT = re.compile(rf".\s|\s.|[0-9][{line_rules.UNITS}至到]|[{line_rules.UNITS}第至到度][0-9]")
_DIVIDES = ("-", "\xad")
# a hyphen's width, em
_HYPHEN = 0.35


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character read from the page: origin, right end of its advance, baseline (pt)."""

    char: str
    x: float
    right: float
    baseline: float
    size: float


def read_lines(path: Path) -> list[list[Glyph]]:
    """The lines of all pages after the title, glyph by glyph, as PDFium finds them."""
    lines: list[list[Glyph]] = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            last: Glyph | None = None
            largest = 0.0
            for glyph in _glyphs(text.raw, text.count_chars()):
                # a raised figure may follow a lowered one
                largest = max(largest, glyph.size)
                if last is None or abs(glyph.baseline - last.baseline) > largest * 0.7:
                    lines.append([])
                lines[-1].append(glyph)
                last = glyph
            text.close()
    return [line for line in lines[1:] if any(glyph.char.strip() for glyph in line)]


def _glyphs(text: ctypes.c_void_p, count: int) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    high = ""
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index):
            continue  # blanks and line ends that the reader makes up
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if "\ud800" <= char <= "\udbff":
            high = char  # beyond the basic plane: two halves (UTF-16) for one glyph
            continue
        if high:
            char = (high + char).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            high = ""
        char = "-" if char == _LINE_END_HYPHEN else char
        yield Glyph(char, x.value, box.right, y.value, pdfium.FPDFText_GetFontSize(text, index))


def written(lines: Sequence[Sequence[Glyph]], paragraph: str) -> list[str]:
    """The lines as strings, with the hyphens of divided words and with the blanks that are not read back."""
    texts: list[str] = []
    at = 0
    for line in lines:
        start = at
        for glyph in line:
            if glyph.char.isspace():
                continue
            while paragraph[at : at + 1].isspace():
                at += 1
            at += glyph.char not in _DIVIDES or paragraph[at : at + 1] in _DIVIDES
        while paragraph[at : at + 1].isspace():
            at += 1
        text = paragraph[start:at]
        hyphen = line[-1].char in _DIVIDES and text.rstrip()[-1:] not in _DIVIDES
        texts.append(text + "-" if hyphen else text)
    return texts


def measured(lines: Sequence[Sequence[Glyph]], paragraph: str) -> Measured:
    """The paragraph as one line of the least width: with all blanks, without the hyphens of divided words."""
    read = (glyph for line in lines for glyph in line if not glyph.char.isspace())
    widths: list[float] = []
    sizes: list[float] = []
    for before, char, after in zip(" " + paragraph, paragraph, paragraph[1:] + " ", strict=False):
        if char.isspace():
            widths.append(_blank(before, after) * lines[0][0].size)
            sizes.append(lines[0][0].size)
            continue
        glyph = next(read)
        if glyph.char in _DIVIDES and char not in _DIVIDES:
            glyph = next(read)
        widths.append(_own_width(glyph))
        sizes.append(glyph.size)
    gaps = [_gap(*pair) * size for pair, size in zip(pairwise(paragraph), sizes, strict=False)]
    hyphens = {index + 1: _HYPHEN * sizes[index] for index in hyphenations(paragraph, "en-US")}
    return Measured(paragraph, widths, [*gaps, 0.0], hyphens)


def _blank(before: str, after: str) -> float:
    """What a typed blank takes at least, in em: nothing beside marks, as a gap beside Han."""
    if {before, after} & (CLOSING | OPENING):
        return 0.0
    return 0.25 if _is_wide(before) is _is_wide(after) else 0.125


def _gap(char: str, after: str) -> float:
    """The gap between full-width and Latin, shrunk as far as it may be, in em: none beside marks and typed
    blanks, nor between the figures and units of one number (GB/T 15835).
    """
    if _TIGHT.fullmatch(char + after) or {char, after} & (CLOSING | OPENING):
        return 0.0
    return 0.125 if _is_wide(char) is not _is_wide(after) else 0.0


def _own_width(glyph: Glyph) -> float:
    """What a glyph takes at least: a full-width mark its half em, anything else its advance."""
    if glyph.char in "—…":
        return glyph.size  # GB/T 15834: one em each, whatever the font's advance
    if glyph.char == "·":
        return glyph.size / 2
    return glyph.size / 2 if glyph.char in CLOSING | OPENING else glyph.right - glyph.x


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef" or char >= "\U00020000"


def dense(text: Iterable[str]) -> str:
    """The text without blanks."""
    return "".join(char for char in text if not char.isspace())
