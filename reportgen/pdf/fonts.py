"""Embeds each used face once: a HarfBuzz subset as a Type 0 font with two-byte codes.

A code (CID) stands for a pair of glyph and characters, so that the text layer says what was written even
where one glyph serves two characters, or several characters share a glyph. Codes are given in sorted
order: the same pairs give the same font program, tag and maps.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFObject

from reportgen.pdf.objects import Document, array, compressed, dictionary, inflatable, name, number
from reportgen.pdf.subsets import Subsets
from reportgen.record import record
from reportgen.theme.fontset import FontFace

Pair = tuple[int, str]

# a glyph that stands for no character of its own maps to SOFT HYPHEN, which readers skip
_NO_TEXT = "\u00ad"
_DEFAULT_WIDTH = 1000.0  # of a Han glyph, in 1/1000 em


@record(frozen=True, slots=True)
class EmbeddedFont:
    """A face as content streams use it: ``codes`` has each pair's hexadecimal code and width in 1/1000 em,
    ``single`` those of the glyphs that stand in one pair alone, by glyph.
    """

    resource: str
    codes: Mapping[Pair, tuple[str, float]]
    single: Mapping[int, tuple[str, float]]

    def shown(self, glyphs: Sequence[int], text: Sequence[str]) -> Sequence[tuple[str, float]]:
        """The code and the width of every glyph of a run."""
        try:
            return list(map(self.single.__getitem__, glyphs))  # half the time of the general way
        except KeyError:
            return list(map(self.codes.__getitem__, zip(glyphs, text, strict=True)))


def embed(
    document: Document, face: FontFace, pairs: Iterable[Pair], resource: str, subsets: Subsets
) -> tuple[EmbeddedFont, PDFObject]:
    """Adds ``face`` with the glyphs of ``pairs``; the second value refers to its font dictionary."""
    ordered = sorted(pairs)
    program = subsets.of(face, {glyph for glyph, _ in ordered})
    # code 0 is .notdef by definition (ISO 32000-1 §9.7.4.2), so used pairs begin at 1
    glyph_of_code = [0, *(program.glyphs[glyph] for glyph, _ in ordered)]
    widths = [round(face.advance(glyph) * 1000, 3) for glyph in (0, *(glyph for glyph, _ in ordered))]
    codes = {pair: (f"{code:04X}", widths[code]) for code, pair in enumerate(ordered, start=1)}
    if len(ordered) > 0xFFFE:
        raise ValueError(f"{face.key}: {len(ordered)} glyphs do not fit into two-byte codes")

    base_font = _tagged_name(face, program.digest)
    descriptor = document.add(
        dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": name(base_font),
                "Flags": 4,  # symbolic: no standard encoding
                "FontBBox": array(map(number, _bounding_box(face))),
                "ItalicAngle": 0,
                "Ascent": number(face.ascent * 1000),
                "Descent": number(-face.descent * 1000),
                "CapHeight": number(_metric(face, hb.OTMetricsTag.CAP_HEIGHT) or face.ascent * 1000),
                "StemV": 140 if "bold" in base_font.lower() else 80,
                "FontFile2": document.add(inflatable(program.data, {"Length1": program.length})),
            }
        )
    )
    descendant = document.add(
        dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": name(base_font),
                "CIDSystemInfo": dictionary(
                    {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
                ),
                "FontDescriptor": descriptor,
                "DW": number(_DEFAULT_WIDTH),
                "W": _width_array(widths),
                "CIDToGIDMap": _glyph_map(document, glyph_of_code),
            }
        )
    )
    font = document.add(
        dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": name(base_font),
                "Encoding": name("Identity-H"),
                "DescendantFonts": array([descendant]),
                "ToUnicode": document.add(compressed(_to_unicode([text for _, text in ordered]))),
            }
        )
    )
    uses = Counter(glyph for glyph, _ in ordered)
    single = {pair[0]: shown for pair, shown in codes.items() if uses[pair[0]] == 1}
    return EmbeddedFont(resource, codes, single), font


def _tagged_name(face: FontFace, digest: bytes) -> str:
    """``ABCDEF+Name``: six letters, from the program's content, tell subsets apart (ISO 32000-1 §9.6.4).

    A face that is embedded whole has its name alone.
    """
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    postscript = face.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or face.key
    # a name may hold anything but what ends it (ISO 32000-1 §7.3.5); some fonts have Han in theirs
    plain = re.sub(r"[^!-~]|[()<>\[\]{}/%#]", "", postscript) or "Font"
    return plain if face.whole else f"{tag}+{plain}"


def _bounding_box(face: FontFace) -> tuple[float, ...]:
    """xMin, yMin, xMax, yMax of the whole face in 1/1000 em, from its head table."""
    head = bytes(face.hb_face.reference_table("head").data)
    corners = (int.from_bytes(head[i : i + 2], "big", signed=True) for i in (36, 38, 40, 42))
    return tuple(corner * 1000 / face.units_per_em for corner in corners)


def _metric(face: FontFace, tag: hb.OTMetricsTag) -> float:
    """A metric of the face in 1/1000 em, 0 when it has none."""
    return float(face.hb_font.get_metric_position(tag) or 0) * 1000 / face.units_per_em


def _width_array(widths: list[float]) -> PDFObject:
    """The W array (ISO 32000-1 §9.7.4.3): runs of codes whose width is not the default."""
    items: list[object] = []
    run: list[str] = []
    for code, width in enumerate(widths):
        if width == _DEFAULT_WIDTH:
            run = []
            continue
        if not run:
            items.append(code)
            run = []
            items.append(run)
        run.append(number(width))
    return array(f"[{' '.join(item)}]" if isinstance(item, list) else item for item in items)


def _glyph_map(document: Document, glyph_of_code: list[int]) -> PDFObject | str:
    """CIDToGIDMap: Identity where it is one, else a stream of two bytes per code."""
    if all(code == glyph for code, glyph in enumerate(glyph_of_code)):
        return name("Identity")
    return document.add(compressed(b"".join(glyph.to_bytes(2, "big") for glyph in glyph_of_code)))


def _to_unicode(texts: list[str]) -> bytes:
    """The ToUnicode map (ISO 32000-1 §9.10.3) of codes 1, 2, 3 …"""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    entries = [
        f"<{code:04X}> <{(text or _NO_TEXT).encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts, start=1)
    ]
    for chunk in _chunks(entries, 100):  # at most 100 entries in a section (Adobe TN 5014)
        lines += [f"{len(chunk)} beginbfchar", *chunk, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")


def _chunks(entries: list[str], size: int) -> Iterator[list[str]]:
    for start, end in pairwise([*range(0, len(entries), size), len(entries)]):
        yield entries[start:end]
