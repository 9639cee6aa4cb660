"""Builds assets/fonts from the upstream font files: TrueType subsets, unhinted, the same bytes every time.

    python scripts/build_fonts.py --sans DIR --serif DIR --kai FILE

``--sans`` and ``--serif`` are the unpacked npm packages ``@expo-google-fonts/noto-sans-sc`` and
``…/noto-serif-sc``; ``--kai`` is LXGWWenKai-Regular.ttf (Debian ``fonts-lxgw-wenkai``). The README beside
the fonts names the versions. Runs only when the shipped fonts change; needs fontTools.
"""

from __future__ import annotations

import argparse
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.roundingPen import RoundingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets" / "fonts"
TGH = ROOT / "scripts" / "charsets" / "tgh8105.txt"

# Latin, Greek, Cyrillic, punctuation, currency, letterlike signs, number forms, arrows, operators,
# technical signs, enclosed figures, boxes, geometric shapes, CJK punctuation, bopomofo,
# enclosed CJK, squared units, full-width forms. A face takes what it has of each.
BLOCKS = (
    (0x0020, 0x007E),
    (0x00A0, 0x017F),
    (0x01CD, 0x01DC),  # pinyin with tone marks
    (0x02C6, 0x02DD),
    (0x0391, 0x03C9),
    (0x0401, 0x0451),
    (0x1E3F, 0x1E3F),
    (0x2010, 0x205E),
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),
    (0x2100, 0x218B),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2312, 0x2312),
    (0x2460, 0x24FF),
    (0x25A0, 0x25FF),
    (0x2600, 0x2642),
    (0x2702, 0x27BF),
    (0x2E3A, 0x2E3B),
    (0x3000, 0x303F),
    (0x3105, 0x312F),
    (0x3200, 0x32FF),
    (0x3300, 0x33FF),
    (0xFE10, 0xFE4F),
    (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE6),
)

# kern: Latin pairs. halt, chws, palt: half-width and contextual punctuation (clreq §3.1.6).
# locl: the mainland shape where a face knows several. mark, ccmp, liga: Latin. Vertical features go.
FEATURES = ["kern", "locl", "halt", "chws", "palt", "mark", "ccmp", "liga", "tnum", "sups", "subs"]

# boxes of checklists, with what stands in them, and how high that is in a share of the box
BALLOTS = {"☐": ("", 0.0), "☑": ("✓", 0.84), "☒": ("×", 0.62)}

DROPPED = ["BASE", "DSIG", "STAT", "VORG", "gasp", "meta", "vhea", "vmtx"]


@dataclass(frozen=True)
class Source:
    """One upstream file and the name of the shipped subset."""

    upstream: Path
    target: str
    family: str = ""  # a new family name where the licence reserves the upstream one
    family_zh: str = ""
    has_ballots: bool = False  # the boxes of checklists are drawn in this one, others borrow them


def gb2312() -> Iterator[str]:
    """All 7445 characters of GB 2312-80: Han, punctuation, signs, kana, Greek, Cyrillic."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def standard_characters() -> Iterator[str]:
    """The 8105 characters of the 通用规范汉字表."""
    for line in TGH.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line


def wanted() -> set[int]:
    """Every code point a shipped face should have, if its source has it."""
    blocks: Iterable[int] = (point for first, last in BLOCKS for point in range(first, last + 1))
    points = {point for point in blocks if unicodedata.category(chr(point)) != "Cn"}
    points.update(map(ord, gb2312()))
    points.update(map(ord, standard_characters()))
    return points


def subset(source: Source, points: set[int]) -> Path:
    """Write one subset into assets/fonts. Timestamps stay the upstream file's, so the bytes repeat."""
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.legacy_kern = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409, 0x804]
    options.drop_tables = DROPPED
    options.recalc_timestamp = False
    font = TTFont(source.upstream, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(points))
    subsetter.subset(font)
    lengthen_dash(font)
    if source.has_ballots:
        for char, (mark, share) in BALLOTS.items():
            add_ballot(font, char, mark, share)
    if source.family:
        rename(font, source)
    target = FONTS / source.target
    font.save(target, reorderTables=True)
    return target


def lengthen_dash(font: TTFont) -> None:
    """Draw the em dash over the whole em, so that two of them make one line of two em (clreq §3.1.5)."""
    name = font.getBestCmap()[0x2014]
    glyph = font["glyf"][name]
    em = font["head"].unitsPerEm
    if glyph.isComposite():
        raise ValueError(f"the em dash is a composite: {name}")
    span = glyph.xMax - glyph.xMin
    points = [(round((x - glyph.xMin) * em / span), y) for x, y in glyph.coordinates]
    glyph.coordinates = type(glyph.coordinates)(points)
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (em, 0)


def add_ballot(font: TTFont, char: str, mark: str, share: float) -> None:
    """Draw a box of a checklist, which the upstream face lacks: its white square with ``mark`` in it,
    ``share`` of it high.
    """
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    square = names[ord("□")]
    pen = TTGlyphPen(None)
    glyphs[square].draw(pen)
    if mark:
        inked = glyphs[names[ord(mark)]]
        box, own = BoundsPen(glyphs), BoundsPen(glyphs)
        glyphs[square].draw(box)
        inked.draw(own)
        scale = share * (box.bounds[3] - box.bounds[1]) / (own.bounds[3] - own.bounds[1])
        shift = [
            (box.bounds[i] + box.bounds[i + 2] - scale * (own.bounds[i] + own.bounds[i + 2])) / 2
            for i in (0, 1)
        ]
        inked.draw(TransformPen(RoundingPen(pen), (scale, 0, 0, scale, *shift)))
    name = f"uni{ord(char):04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][square][0], font["glyf"][name].xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(char)] = name


def rename(font: TTFont, source: Source) -> None:
    """Give a modified version its own name, as OFL 1.1 §3 asks where names are reserved."""
    postscript = source.target.removesuffix(".ttf")
    version = str(font["name"].getDebugName(5))
    english = {1: source.family, 2: "Regular", 3: f"{version};{postscript}", 4: source.family, 6: postscript}
    chinese = {1: source.family_zh, 4: source.family_zh}
    names = font["name"]
    for record in list(names.names):
        words = chinese if record.langID == 0x804 else english
        if record.nameID in words:
            names.setName(
                words[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )
        elif record.nameID in english:
            names.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)


def main() -> None:
    """Build every face and print sizes and hashes for the README."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sans", type=Path, required=True, help="unpacked @expo-google-fonts/noto-sans-sc")
    parser.add_argument("--serif", type=Path, required=True, help="unpacked @expo-google-fonts/noto-serif-sc")
    parser.add_argument("--kai", type=Path, required=True, help="LXGWWenKai-Regular.ttf")
    given = parser.parse_args()
    sources = (
        Source(given.serif / "400Regular" / "NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf"),
        Source(given.serif / "700Bold" / "NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf"),
        Source(
            given.sans / "400Regular" / "NotoSansSC_400Regular.ttf",
            "NotoSansSC-Regular.ttf",
            has_ballots=True,
        ),
        Source(given.sans / "700Bold" / "NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf", has_ballots=True),
        Source(given.kai, "ReportgenKai-Regular.ttf", "Reportgen Kai", "报告楷体"),
    )
    points = wanted()
    FONTS.mkdir(parents=True, exist_ok=True)
    for source in sources:
        path = subset(source, points)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.name:28} {path.stat().st_size / 2**20:5.2f} MB  {digest}")


if __name__ == "__main__":
    main()
