"""Font faces and families: characters to glyphs and advances, with a declared fallback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

_FIGURES = "0123456789"
# no character below has forms that differ between the countries that write Han
_FIRST_LOCAL = 0x2000


@dataclass(frozen=True)
class FontFace:
    """One face of a TrueType file. Metrics in em (fractions of the font size).

    ``localised``: characters take the forms of mainland China, where the face has several (a pan-CJK
    font's first form may be the Japanese one).
    """

    key: str
    path: Path
    index: int = 0
    localised: bool = False
    _advances: dict[int, float] = field(default_factory=dict, repr=False, compare=False)
    _glyphs: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def data(self) -> bytes:
        """The whole font file."""
        return self.path.read_bytes()

    @cached_property
    def hb_face(self) -> hb.Face:
        return hb.Face(self.data, self.index)

    @cached_property
    def hb_font(self) -> hb.Font:
        return hb.Font(self.hb_face)

    @property
    def units_per_em(self) -> int:
        return int(self.hb_face.upem)

    @cached_property
    def ascent(self) -> float:
        return float(self.hb_font.get_font_extents("ltr").ascender) / self.units_per_em

    @cached_property
    def descent(self) -> float:
        """Below the baseline, positive."""
        return -float(self.hb_font.get_font_extents("ltr").descender) / self.units_per_em

    def glyph(self, char: str) -> int:
        """The glyph of a character, 0 when the face has none."""
        found = self._glyphs.get(char)
        if found is None:
            found = self.hb_font.get_nominal_glyph(ord(char)) or 0
            if found and self.localised and ord(char) >= _FIRST_LOCAL:
                found = self._substituted(char, found, {"kern": False, "liga": False})
            self._glyphs[char] = found
        return found

    def has_feature(self, tag: str) -> bool:
        """Whether the face substitutes glyphs by an OpenType feature."""
        face = self.hb_face
        return any(
            tag in face.get_language_feature_tags("GSUB", script, language)
            for script in range(len(face.get_table_script_tags("GSUB")))
            # the default language (0xFFFF), then those of the script
            for language in (0xFFFF, *range(len(face.get_script_language_tags("GSUB", script))))
        )

    @cached_property
    def tabular_figures(self) -> Mapping[str, int]:
        """The glyphs of 0–9 for columns of numbers: those of ``tnum`` where the face has it."""
        plain = {char: self.glyph(char) for char in _FIGURES}
        if not self.has_feature("tnum"):
            return plain
        return {char: self._substituted(char, glyph, {"tnum": True}) for char, glyph in plain.items()}

    @cached_property
    def tabular_width(self) -> float:
        """The width in em of every figure in a column of numbers: that of the widest."""
        return max(self.advance(glyph) for glyph in self.tabular_figures.values())

    def _substituted(self, char: str, glyph: int, features: Mapping[str, bool]) -> int:
        """The one glyph that OpenType features make of a character, or ``glyph`` if they make several."""
        buffer = hb.Buffer()
        buffer.add_str(char)
        buffer.direction = "ltr"
        buffer.script = "Latn" if char in _FIGURES else "Hani"
        buffer.language = "zh-Hans"
        hb.shape(self.hb_font, buffer, dict(features))
        infos = buffer.glyph_infos
        return infos[0].codepoint if len(infos) == 1 else glyph

    def advance(self, glyph: int) -> float:
        """The advance width of a glyph in em."""
        found = self._advances.get(glyph)
        if found is None:
            found = self.hb_font.get_glyph_h_advance(glyph) / self.units_per_em
            self._advances[glyph] = found
        return found


@dataclass(frozen=True, slots=True)
class FontFamily:
    """Regular and bold face, and the names Word should look for (first ours, then Windows')."""

    key: str
    regular: FontFace
    bold: FontFace
    word_names: tuple[str, ...]


@dataclass(frozen=True)
class FontSet:
    """The families of a theme, and the order in which others are asked for a missing character."""

    families: dict[str, FontFamily]
    fallback: tuple[str, ...]

    def face(self, family: str, bold: bool) -> FontFace:
        """The face of a family; raises KeyError for an unknown family."""
        chosen = self.families[family]
        return chosen.bold if bold else chosen.regular

    def face_for(self, char: str, family: str, bold: bool) -> FontFace | None:
        """The first face that has ``char``: the family's, then the fallbacks'; None if no face has it."""
        first = self.face(family, bold)
        if first.glyph(char):
            return first
        for key in self.fallback:
            face = self.face(key, bold)
            if face.glyph(char):
                return face
        return None

    def faces(self) -> dict[str, FontFace]:
        """Every face by its key."""
        return {f.key: f for fam in self.families.values() for f in (fam.regular, fam.bold)}
