"""A face with cubic (CFF) or varying outlines to a plain TrueType font; the same in gives the same out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import uharfbuzz as hb

from reportgen.theme.fontfile import FontFacts, FontFault, opened, reading

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# told how much is done, from 0 to 1
Watch = Callable[[float], None]

# to be raised when conversion changes, so that what was made before is no longer taken
CONVERSION = 1
# greatest distance between a cubic and the quadratics that stand for it, as a share of the em:
# a thousandth is 0.01 pt in body type
_TOLERANCE = 1 / 1000
_CUBIC_TABLES = ("CFF ", "CFF2", "VORG")
_VARYING_TABLES = ("fvar", "avar", "HVAR", "VVAR", "MVAR", "STAT", "gvar", "cvar")
_STEPS = 20


def plain_truetype(data: bytes, index: int, facts: FontFacts, weight: float, watch: Watch) -> bytes:
    """The face ``index`` at ``weight`` (400 or 700; as near as its axis goes); raises FontFault."""
    at = min(max(weight, facts.weights[0]), facts.weights[1]) if facts.weights else None
    if facts.outlines == "glyf":
        return _instance(data, index, at)
    font = opened(data, index)
    saved = BytesIO()
    with reading():
        _convert(font, {} if at is None else {"wght": at}, watch)
        font.save(saved, reorderTables=True)
    return saved.getvalue()


def _instance(data: bytes, index: int, weight: float | None) -> bytes:
    """A variable font at one place of its axes; HarfBuzz does at once what fontTools needs a minute for."""
    face = hb.Face(data, index)
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(face)
    if weight is not None:
        wanted.pin_axis_location(face, "wght", weight)
    try:
        return bytes(hb.SubsetPlan(face, wanted).execute().blob.data)
    except (RuntimeError, ValueError) as error:
        raise FontFault("font-damaged", {"reason": str(error)[:80] or type(error).__name__}) from error


def _convert(font: TTFont, location: dict[str, float], watch: Watch) -> None:
    """Puts quadratic outlines in the place of cubic ones."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    names = font.getGlyphOrder()
    shapes = font.getGlyphSet(location=location)
    tolerance = font["head"].unitsPerEm * _TOLERANCE
    glyphs = {}
    widths = {}
    share = max(len(names) // _STEPS, 1)
    for number, name in enumerate(names):
        if number % share == 0:
            watch(number / len(names))
        pen = TTGlyphPen(None)
        shape = shapes[name]
        # PostScript outlines run the other way round (Apple TrueType Reference Manual, "Fundamentals")
        shape.draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyphs[name] = pen.glyph()
        widths[name] = round(shape.width)
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = names
    glyf.glyphs = glyphs
    for tag in (*_CUBIC_TABLES, *_VARYING_TABLES):
        if tag in font:
            del font[tag]
    metrics = font["hmtx"].metrics
    for name in names:
        glyphs[name].recalcBounds(glyf)
        metrics[name] = (widths[name], getattr(glyphs[name], "xMin", 0))
    _truetype_headers(font)
    watch(1.0)


def _truetype_headers(font: TTFont) -> None:
    font.sfntVersion = "\x00\x01\x00\x00"
    font["head"].glyphDataFormat = 0
    largest = font["maxp"]
    largest.tableVersion = 0x00010000
    for key in (
        *("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
        *("maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth"),
        *("maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours"),
    ):
        setattr(largest, key, 0)
    largest.maxZones = 1
    font["post"].formatType = 3.0  # without glyph names: a PDF needs none
