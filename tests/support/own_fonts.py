"""Fonts as editors bring them, made from a shipped one: CFF, TTC, variable, restricted, damaged."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"
CHARACTERS = "国家重点研发计划一丁丂书法“”‘’，。、—…·0123456789 ABCabcfi-%"


@cache
def plain(family: str = "Own Song", text: str = CHARACTERS, source: str = "NotoSerifSC-Regular") -> bytes:
    """A small TrueType font with the characters of ``text`` that the shipped face has."""
    font = TTFont(_FOLDER / f"{source}.ttf", recalcTimestamp=False)
    options = Options()
    options.layout_features = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    name_font(font, family)
    return saved(font)


def name_font(font: TTFont, family: str) -> None:
    """Gives a font another name."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = family
        elif record.nameID == 6:
            record.string = family.replace(" ", "")


def saved(font: TTFont | TTCollection) -> bytes:
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


def changed(licence: int, family: str = "Own Song") -> bytes:
    """The small font with other licence bits."""
    font = TTFont(BytesIO(plain(family)), recalcTimestamp=False)
    font["OS/2"].fsType = licence
    return saved(font)


def restricted_to_whole(family: str) -> bytes:
    """A Latin font that may be embedded, but not a part of it."""
    font = TTFont(
        BytesIO(plain(family, "ABCDEFGHabcdefgh0123456789 “”", "NotoSansSC-Regular")), recalcTimestamp=False
    )
    font["OS/2"].fsType = 0x0100
    return saved(font)


def collection(*fonts: bytes) -> bytes:
    """A TTC of several fonts."""
    made = TTCollection()
    made.fonts = [TTFont(BytesIO(data), recalcTimestamp=False) for data in fonts]
    return saved(made)


@cache
def cff(family: str = "Own CFF") -> bytes:
    """The small font with cubic outlines, as .otf files have them."""
    source = TTFont(BytesIO(plain(family)), recalcTimestamp=False)
    shapes = source.getGlyphSet()
    names = source.getGlyphOrder()
    metrics = source["hmtx"].metrics
    strings = {}
    for name in names:
        pen = T2CharStringPen(metrics[name][0], shapes)
        shapes[name].draw(pen)
        strings[name] = pen.getCharString()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(source.getBestCmap())
    builder.setupCFF("Own", {"FullName": "Own"}, strings, {})
    builder.setupHorizontalMetrics(metrics)
    hhea = source["hhea"]
    builder.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": "Own"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    return saved(builder.font)


@cache
def variable(family: str = "Own Variable") -> bytes:
    """Three glyphs that grow heavier along a weight axis from 300 to 900."""
    names = [".notdef", "guo", "one"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("国"): "guo", ord("1"): "one"})
    builder.setupGlyf({name: _bar(100) for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.setupFvar([("wght", 300, 300, 900, "Weight")], [])
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    wider = [(0, 0), (600, 0), (600, 0), (0, 0), *[(0, 0)] * 4]
    builder.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, wider)] for name in names})
    return saved(builder.font)


def _bar(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((width, 0))
    pen.lineTo((width, 700))
    pen.lineTo((0, 700))
    pen.closePath()
    return pen.glyph()


@cache
def with_features(rules: str, family: str = "Own Figures") -> bytes:
    """The small font with substitutions in the feature language of OpenType."""
    font = TTFont(BytesIO(plain(family)), recalcTimestamp=False)
    for tag in ("GSUB", "GPOS"):
        if tag in font:
            del font[tag]
    addOpenTypeFeaturesFromString(font, rules)
    return saved(font)


def glyph_names(data: bytes, characters: Iterable[str]) -> list[str]:
    """The names of characters' glyphs, for writing features."""
    names = TTFont(BytesIO(data)).getBestCmap()
    return [names[ord(char)] for char in characters]
