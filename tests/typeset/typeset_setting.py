"""Shipped fonts, a body style, and the rules of line ends written out a second time for the tests."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from reportgen.diagnostics import Sink
from reportgen.model.colour import BLACK
from reportgen.model.inline import Inlines, TextRun
from reportgen.theme.fontset import FontFace, FontFamily, FontSet
from reportgen.theme.style import Align, Style
from reportgen.typeset import Line, SetContext, set_paragraph

_FONTS = Path(__file__).parents[2] / "assets" / "fonts"


def _family(key: str, regular: str, bold: str) -> FontFamily:
    faces = (FontFace(name, _FONTS / f"{name}.ttf") for name in (regular, bold))
    return FontFamily(key, *faces, word_names=(key,))


FONTS = FontSet(
    {
        "song": _family("song", "NotoSerifSC-Regular", "NotoSerifSC-Bold"),
        "hei": _family("hei", "NotoSansSC-Regular", "NotoSansSC-Bold"),
        "kai": _family("kai", "ReportgenKai-Regular", "ReportgenKai-Regular"),
    },
    ("song", "hei"),
)
EM = 10.0
BODY = Style("body", "song", False, EM, 18.0, BLACK, align="justify")

# clreq §3.1.2 strict, and typography.md, written as sets of characters
NEVER_STARTS = set("”’）》〉」』】〕〗。，、；：！？．·／～—…%％℃‰")
NEVER_ENDS = set("“‘（《〈「『【〔〖①②③◆●")


def context(**rules: float | bool) -> SetContext:
    return SetContext(FONTS, {"body": BODY}, Sink(), **rules)  # type: ignore[arg-type]


def styled(align: Align = "justify", **changes: object) -> Style:
    return replace(BODY, align=align, **changes)  # type: ignore[arg-type]


def set_em(text: str, measure_em: float, style: Style = BODY) -> tuple[Line, ...]:
    return set_paragraph((TextRun(text),), style, measure_em * EM, context())


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def joined(lines: tuple[Line, ...]) -> str:
    return "".join(line.text + ("\n" if line.ends == "hard" else "") for line in lines)


def edge_faults(lines: tuple[Line, ...]) -> list[str]:
    """Lines that start or end with what they may not."""
    found: list[str] = []
    for before, after in zip(lines, lines[1:], strict=False):
        end, start = before.text.rstrip(" "), after.text
        if start and start[0] in NEVER_STARTS:
            found.append(f"{start[0]} starts a line: {start}")
        if end and end[-1] in NEVER_ENDS:
            found.append(f"{end[-1]} ends a line: {end}")
    return found


def number_faults(lines: tuple[Line, ...]) -> list[str]:
    """Numbers torn from their digits, points or units by a line end."""
    found: list[str] = []
    for before, after in zip(lines, lines[1:], strict=False):
        pair = f"{before.text}|{after.text}"
        if before.ends == "soft" and re.search(
            r"[0-9][.,]?\|[0-9%家年月日个项万亿人位场批]|[0-9]\||[A-Za-z]\|[A-Za-z]", pair
        ):
            found.append(pair)
    return found


def width_faults(lines: tuple[Line, ...], style: Style) -> list[str]:
    """Lines wider than their room, and justified lines that do not fill it."""
    found: list[str] = []
    for line in lines:
        if line.width > line.measure + 1e-4:
            found.append(f"{line.width} > {line.measure}: {line.text}")
        if style.align == "justify" and line.ends == "soft" and abs(line.width - line.measure) > 1e-4:
            found.append(f"{line.width} ragged in {line.measure}: {line.text}")
    return found


def glyph_order_faults(lines: tuple[Line, ...]) -> list[str]:
    """Glyphs that step back by more than half an em (a mark whose blank was cut may step back by that)."""
    found: list[str] = []
    for line in lines:
        flat = [(x, c, run.size) for run in line.runs for x, c in zip(run.offsets, run.text, strict=True)]
        for (x, c, _), (y, d, size) in zip(flat, flat[1:], strict=False):
            if y < x - 0.5 * size - 1e-6:
                found.append(f"{c}{d} in {line.text}")
    return found


def plain(text: str) -> Inlines:
    return (TextRun(text),)
