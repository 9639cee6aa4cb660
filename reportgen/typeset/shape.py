"""Finds glyph, advance and ink of every character in a family, asking the fallbacks for what it lacks."""

from __future__ import annotations

import re
from typing import NamedTuple

import uharfbuzz as hb

from reportgen.text.classes import INVISIBLE
from reportgen.theme.fontset import FontFace, FontSet

# stands where no shipped face has a glyph: the geta mark, printers' own sign for a missing type
MISSING_MARKS = "〓□?"
_LATIN_WORD = re.compile(r"[!-~À-ɏΑ-ωЀ-ӿ]{2,}")
# ligatures would merge the characters that the text layer must give back one by one
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "dlig": False}


class CharShape(NamedTuple):
    """A character in a face; ``advance`` and the ink's ``left`` and ``right`` edges in em.

    ``inset`` is where the glyph stands inside its advance: a narrow figure in the middle of its column.
    """

    face: FontFace
    glyph: int
    advance: float
    left: float
    right: float
    inset: float = 0.0


class ShapeTable(dict[str, CharShape]):
    """Character to shape in one family and weight, filled as characters are met.

    ``tabular``: all figures have one width, so that numbers below each other stand digit under digit.
    ``missing`` are the characters met that no face has; a visible mark stands for each.
    """

    def __init__(self, fonts: FontSet, family: str, bold: bool, tabular: bool) -> None:
        super().__init__()
        self.fonts = fonts
        self.family = family
        self.bold = bold
        self.tabular = tabular
        self.missing: set[str] = set()
        self._in_latin: dict[str, CharShape] = {}
        self._kerned: dict[str, tuple[float, ...]] = {}
        self._sized: dict[float, _Advances] = {}

    def __missing__(self, char: str) -> CharShape:
        shape = self._found(char)
        self[char] = shape
        return shape

    def in_latin(self, char: str) -> CharShape:
        """The shape of a mark inside a Latin run: of the family's Latin face if it has one of its own."""
        found = self._in_latin.get(char)
        if found is None:
            face = self.fonts.latin_face(char, self.family, self.bold)
            found = self[char] if face is None else _shape(face, face.glyph(char))
            self._in_latin[char] = found
        return found

    def advances(self, text: str, size: float) -> list[float]:
        """The advance of every character in pt, Latin words kerned."""
        sized = self._sized.get(size)
        if sized is None:
            sized = self._sized[size] = _Advances(self, size)
        widths = list(map(sized.__getitem__, text))
        if not text.isascii() or len(text) > 1:
            for word in _LATIN_WORD.finditer(text):
                widths[word.start() : word.end()] = [width * size for width in self._word(word.group())]
        return widths

    def _found(self, char: str) -> CharShape:
        main = self.fonts.face(self.family, self.bold)
        if char in INVISIBLE:
            return CharShape(main, main.glyph(" "), 0.0, 0.0, 0.0)
        face = self.fonts.face_for(char, self.family, self.bold)
        if face is not None:
            if self.tabular and char in face.tabular_figures:
                return _figure(face, char)
            return _shape(face, face.glyph(char))
        if char.isspace() or not char.isprintable():
            blank = main.glyph(" ")
            return CharShape(main, blank, main.advance(blank), 0.0, 0.0)
        self.missing.add(char)
        for mark in MISSING_MARKS:
            stand_in = self.fonts.face_for(mark, self.family, self.bold)
            if stand_in is not None:
                return _shape(stand_in, stand_in.glyph(mark))
        return _shape(main, 0)

    def _word(self, word: str) -> tuple[float, ...]:
        found = self._kerned.get(word)
        if found is None:
            found = self._shaped(word)
            self._kerned[word] = found
        return found

    def _shaped(self, word: str) -> tuple[float, ...]:
        """Advances with kerning; the plain ones where faces mix or glyphs are not one to one."""
        shapes = [self[char] for char in word]
        plain = tuple(shape.advance for shape in shapes)
        face = shapes[0].face
        if self.tabular and any(char.isdigit() for char in word):
            return plain  # kerning would move a figure out of its column
        if any(shape.face is not face for shape in shapes):
            return plain
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(face.hb_font, buffer, _FEATURES)
        if [info.codepoint for info in buffer.glyph_infos] != [shape.glyph for shape in shapes]:
            return plain
        return tuple(position.x_advance / face.units_per_em for position in buffer.glyph_positions)


class _Advances(dict[str, float]):
    """Character to advance in pt at one size, filled as characters are met."""

    def __init__(self, table: ShapeTable, size: float) -> None:
        super().__init__()
        self._table = table
        self._size = size

    def __missing__(self, char: str) -> float:
        advance = self[char] = self._table[char].advance * self._size
        return advance


class ShapeCache:
    """The shape tables of a font set, by family, weight and kind of figures."""

    def __init__(self) -> None:
        self._tables: dict[tuple[str, bool, bool], ShapeTable] = {}

    def table(self, fonts: FontSet, family: str, bold: bool, tabular: bool = False) -> ShapeTable:
        """The table of a family; a cache that served other fonts begins anew."""
        found = self._tables.get((family, bold, tabular))
        if found is None or found.fonts is not fonts:
            found = ShapeTable(fonts, family, bold, tabular)
            self._tables[family, bold, tabular] = found
        return found


def _figure(face: FontFace, char: str) -> CharShape:
    """A figure in the middle of the width all figures of its face have."""
    shape = _shape(face, face.tabular_figures[char])
    inset = (face.tabular_width - shape.advance) / 2
    return shape._replace(advance=face.tabular_width, inset=inset)


def _shape(face: FontFace, glyph: int) -> CharShape:
    """A glyph's advance and the extent of its ink."""
    extents = face.hb_font.get_glyph_extents(glyph)
    advance = face.advance(glyph)
    if extents is None:
        return CharShape(face, glyph, advance, 0.0, advance)
    em = face.units_per_em
    left = extents.x_bearing / em
    return CharShape(face, glyph, advance, left, left + extents.width / em)
