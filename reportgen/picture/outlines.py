"""Lines of text → filled paths of their glyphs, where the file that takes them cannot carry our fonts."""

from __future__ import annotations

import math
from functools import cache

import uharfbuzz as hb

from reportgen.model.drawing import PathCommand
from reportgen.model.pages import GlyphRun, TextItem
from reportgen.theme.fontset import FontFace


def run_outline(item: TextItem, run: GlyphRun, face: FontFace) -> tuple[PathCommand, ...]:
    """The outlines of a run's glyphs in the page's coordinates (pt, y downwards), in one path."""
    scale = run.size / face.units_per_em
    angle = math.radians(item.rotation)
    cosine, sine = math.cos(angle), math.sin(angle)
    commands: list[PathCommand] = []
    for glyph, offset in zip(run.glyphs, run.offsets, strict=True):
        for verb, *numbers in _glyph(face, glyph):
            points: list[float] = []
            for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                right, up = offset + float(x) * scale, run.rise + float(y) * scale
                points += (
                    item.x + right * cosine - up * sine,
                    item.y - right * sine - up * cosine,
                )
            commands.append((verb, *points))
    return tuple(commands)


@cache
def _draw_funcs() -> hb.DrawFuncs:
    """HarfBuzz's pen that notes an outline in a list; TrueType's quadratic curves become cubic ones."""
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, out: out.append(("M", x, y)))
    funcs.set_line_to_func(lambda x, y, out: out.append(("L", x, y)))
    funcs.set_cubic_to_func(lambda a, b, c, d, x, y, out: out.append(("C", a, b, c, d, x, y)))
    funcs.set_quadratic_to_func(_quadratic)
    funcs.set_close_path_func(lambda out: out.append(("Z",)))
    return funcs


def _quadratic(control_x: float, control_y: float, x: float, y: float, out: list[PathCommand]) -> None:
    start_x, start_y = (float(v) for v in out[-1][-2:])
    out.append(
        (
            "C",
            start_x + (control_x - start_x) * 2 / 3,
            start_y + (control_y - start_y) * 2 / 3,
            x + (control_x - x) * 2 / 3,
            y + (control_y - y) * 2 / 3,
            x,
            y,
        )
    )


def _glyph(face: FontFace, glyph: int) -> list[PathCommand]:
    """A glyph's outline in font units, y upwards."""
    out: list[PathCommand] = []
    face.hb_font.draw_glyph(glyph, _draw_funcs(), out)
    return out
