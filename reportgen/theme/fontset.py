"""Font faces and families: characters to glyphs and advances, with a declared fallback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from reportgen.record import record

_FIGURES = "0123456789"
# no character below has forms that differ between the countries that write Han
_FIRST_LOCAL = 0x2000


# below: Latin, Greek and Cyrillic letters and their signs
_LATIN_END = 0x0530
# drawn like Han in Chinese text: interpunct, section sign, degree, plus-minus, multiplication and division
_CHINESE_SIGNS = frozenset("·§°±×÷¨")


def is_latin(char: str) -> bool:
    """Whether a character takes a family's Latin face wherever it stands."""
    return ord(char) < _LATIN_END and char not in _CHINESE_SIGNS


@record(frozen=True)
class FontFace:
    """One face of a TrueType file. Metrics in em (fractions of the font size).

    ``localised``: characters take the forms of mainland China, where the face has several (a pan-CJK
    font's first form may be the Japanese one). ``whole``: its licence forbids embedding a part of it.
    ``editable``: its licence lets it travel in a file that others edit.
    ``content`` is the file's where that may be written again while it is used, or what it was converted to.
    """

    key: str
    path: Path
    index: int = 0
    localised: bool = False
    whole: bool = False
    content: bytes | None = field(default=None, repr=False, compare=False)
    editable: bool = True
    _advances: dict[int, float] = field(default_factory=dict, repr=False, compare=False)
    _glyphs: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def data(self) -> bytes:
        """The whole font file."""
        return self.path.read_bytes() if self.content is None else self.content

    @cached_property
    def hb_face(self) -> hb.Face:
        # a file is mapped, not read: of the 11 MB of three shipped faces a report needs a tenth
        blob = hb.Blob.from_file_path(self.path) if self.content is None else hb.Blob(self.content)
        return hb.Face(blob, self.index)

    @cached_property
    def hb_font(self) -> hb.Font:
        return hb.Font(self.hb_face)

    @property
    def family_name(self) -> str:
        """The family's name as it stands in the file, in English where it has several; "" without one."""
        names = hb.OTNameIdPredefined
        return next(
            filter(None, map(self.hb_face.get_name, (names.TYPOGRAPHIC_FAMILY, names.FONT_FAMILY))), ""
        )

    @cached_property
    def panose(self) -> str:
        """The PANOSE classification as 20 hexadecimal digits, "" where the file does not say it."""
        table = bytes(self.hb_face.reference_table("OS/2").data)
        return table[32:42].hex().upper() if len(table) >= 42 and any(table[32:42]) else ""

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

    def covers(self, text: str) -> bool:
        """Whether the face has a glyph for every character."""
        # nearly always all of them are known, which is told in a tenth of the time
        return all(map(self._glyphs.get, text)) or all(map(self.glyph, text))

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


@record(frozen=True, slots=True)
class FontFamily:
    """Regular and bold face, and the names Word should look for (first ours, then Windows').

    ``latin`` is the family that sets Latin letters and figures in it ("" = its own); ``fallback`` are those
    to be asked first for a character it lacks.
    """

    key: str
    regular: FontFace
    bold: FontFace
    word_names: tuple[str, ...]
    latin: str = ""
    fallback: tuple[str, ...] = ()


@record(frozen=True)
class FontSet:
    """The families of a theme, and the order in which others are asked for a missing character."""

    families: dict[str, FontFamily]
    fallback: tuple[str, ...]

    def face(self, family: str, bold: bool) -> FontFace:
        """The face of a family; raises KeyError for an unknown family."""
        chosen = self.families[family]
        return chosen.bold if bold else chosen.regular

    def face_for(self, char: str, family: str, bold: bool) -> FontFace | None:
        """The first face that has ``char``: for Latin that of the family's Latin, then the family's own,
        then its fallbacks', then everyone's; None if no face has it.
        """
        key = self.family_for(char, family, bold)
        return None if key is None else self.face(key, bold)

    def family_for(self, char: str, family: str, bold: bool) -> str | None:
        """The family whose face ``face_for`` gives."""
        chosen = self.families[family]
        if chosen.latin and is_latin(char) and self.face(chosen.latin, bold).glyph(char):
            return chosen.latin
        if self.face(family, bold).glyph(char):
            return family
        for key in (*chosen.fallback, *self.fallback):
            if self.face(key, bold).glyph(char):
                return key
        return None

    def latin_face(self, char: str, family: str, bold: bool) -> FontFace | None:
        """The face of a mark inside a Latin run (“ ” — …), where the family has another one for Latin."""
        chosen = self.families[family]
        face = self.face(chosen.latin, bold) if chosen.latin else None
        return face if face is not None and face.glyph(char) else None

    def faces(self) -> dict[str, FontFace]:
        """Every face by its key."""
        return {f.key: f for fam in self.families.values() for f in (fam.regular, fam.bold)}
