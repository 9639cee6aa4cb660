"""Fonts as Word names them: ``w:rFonts`` of a family, and the font table with substitutes.

The name in the font's own file comes first, so that a machine that has it (and LibreOffice with our
fonts) shows what the PDF shows. The names a Chinese Windows has (宋体, 微软雅黑, 楷体) stand in the font
table as alternative names, with the panose, character set and family Word goes by when it must substitute.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import NamedTuple

from reportgen.docx.ooxml import Element, part_root, w
from reportgen.theme.fontset import FontFamily, FontSet
from reportgen.theme.style import Style


class _Class(NamedTuple):
    """What Word needs to find a face of the same kind (ECMA-376 part 1 §17.8)."""

    panose: str
    family: str


_SERIF = _Class("02020400000000000000", "roman")
_SANS = _Class("020B0500000000000000", "swiss")
_SCRIPT = _Class("02010609060101010101", "modern")

_SANS_NAMES = ("sans", "黑", "雅黑", "hei", "gothic")
_KAI_NAMES = ("kai", "楷", "wenkai")


def family_name(family: FontFamily) -> str:
    """The name the document asks for."""
    return family.word_names[0]


def run_fonts(fonts: FontSet, key: str) -> Element:
    """``w:rFonts`` of a family: its Latin's name for Latin, its own for Han."""
    family = fonts.families[key]
    chosen = family_name(family)
    latin = family_name(fonts.families[family.latin]) if family.latin in fonts.families else chosen
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=chosen, cs=latin)


def needs_east_asian_hint(text: str) -> bool:
    """Whether ``text`` holds marks Word would otherwise take for Latin ones.

    “ ” ‘ ’ — … ① are East Asian *ambiguous* (UAX #11): beside Han they take the Chinese face
    (clreq §3.1), which Word does only when the run says so.
    """
    widths = set(map(unicodedata.east_asian_width, text))
    return "A" in widths and (bool(widths & {"W", "F"}) or not any(c.isalpha() for c in text))


def text_width(text: str, style: Style, fonts: FontSet) -> float:
    """The natural width of ``text`` in pt, by the advances of the style's face."""
    total = 0.0
    for char in text:
        face = fonts.face_for(char, style.font, style.bold)
        total += face.advance(face.glyph(char)) if face else 1.0
    return total * style.size


def marker_width(marker: str, style: Style, fonts: FontSet) -> float:
    """The width of a mark or number in pt, in the size the style gives to marks."""
    return text_width(marker, replace(style, size=style.marker_size or style.size), fonts)


def marker_gap(style: Style) -> float:
    """The distance between a mark and its text in pt: half an em when the style leaves it open."""
    return style.marker_gap or style.size / 2


def label_gap(label: str, style: Style) -> float:
    """The distance between a heading's label and its text in pt, from the edge of the label's last character.

    A closing mark carries half an em of blank (clreq §3.1.6), which the pages take off the gap.
    """
    blank = (style.marker_size or style.size) / 2 if ends_with_blank(label) else 0.0
    return marker_gap(style) - blank


def label_width(label: str, style: Style, fonts: FontSet) -> float:
    """The width of a heading's label and the gap after it, in pt; 0 without one."""
    return marker_width(label, style, fonts) + label_gap(label, style) if label else 0.0


def parted_label(label: str) -> tuple[str, str]:
    """A label, and the full-width closing mark at its end, "" without one, that takes the gap behind both."""
    return (label[:-1], label[-1]) if ends_with_blank(label) else (label, "")


def ends_with_blank(label: str) -> bool:
    """Whether a label's last character is a full-width closing mark: half of it is blank."""
    last = label[-1:]
    return (
        last != ""
        and unicodedata.east_asian_width(last) in "WF"
        and unicodedata.category(last) in ("Pe", "Po")
    )


def _class_of(family: FontFamily) -> _Class:
    words = " ".join((family.key, *family.word_names)).lower()
    if any(name in words for name in _KAI_NAMES):
        return _SCRIPT
    if any(name in words for name in _SANS_NAMES):
        return _SANS
    return _SERIF


def font_table(fonts: FontSet) -> Element:
    """The root of ``fontTable.xml``: each name once, in the order of the families."""
    root = part_root("w:fonts", "r")
    named: set[str] = set()
    for key in sorted(fonts.families):
        family = fonts.families[key]
        chosen = family_name(family)
        if chosen in named:
            continue
        named.add(chosen)
        kind = _class_of(family)
        alternatives = ",".join(family.word_names[1:])
        font = w(
            "font",
            w("altName", val=alternatives) if alternatives else None,
            w("panose1", val=family.regular.panose or kind.panose),
            # GB 2312, or ANSI for a face without Han
            w("charset", val="86" if family.regular.glyph("国") else "00"),
            w("family", val=kind.family),
            w("pitch", val="variable"),
            name=chosen,
        )
        root.append(font)
    return root
