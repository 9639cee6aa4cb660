"""Shipped fonts, a body style, and what every set paragraph must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from bench import line_rules
from reportgen.diagnostics import Sink
from reportgen.model.colour import BLACK, Colour
from reportgen.model.inline import Inlines, TextRun
from reportgen.theme.fontset import FontFace, FontFamily, FontSet
from reportgen.theme.line_rules import LineRules
from reportgen.theme.style import Align, Style
from reportgen.typeset import Line, SetContext, set_paragraph

_FONTS = Path(__file__).parents[2] / "assets" / "fonts"
EM = 10.0
# lengths are compared with this tolerance, pt
CLOSE = 1e-4
_UNSEEN = " \u00a0\u3000\u200b\u2060"
BODY = Style("body", "song", False, EM, 18.0, BLACK, align="justify")
STYLES: Mapping[str, Style] = {
    "body": BODY,
    "strong": replace(BODY, name="strong", bold=True),
    "blue": replace(BODY, name="blue", colour=Colour(0.0, 0.2, 0.6), given=frozenset({"colour"})),
    "lined": replace(BODY, name="lined", underline=True, given=frozenset({"underline"})),
    "dotted": replace(BODY, name="dotted", emphasis_dots=True, given=frozenset({"emphasis_dots"})),
    "four": replace(BODY, name="four", spread=4 * EM, given=frozenset({"spread"})),
    "tabular": replace(BODY, name="tabular", tabular_figures=True, given=frozenset({"tabular_figures"})),
    "sans": replace(BODY, name="sans", font="hei", size=12.0, given=frozenset({"font", "size"})),
}


def _family(key: str, regular: str, bold: str) -> FontFamily:
    return FontFamily(
        key,
        FontFace(regular, _FONTS / f"{regular}.ttf"),
        FontFace(bold, _FONTS / f"{bold}.ttf"),
        word_names=(key,),
    )


FONTS = FontSet(
    {
        "song": _family("song", "NotoSerifSC-Regular", "NotoSerifSC-Bold"),
        "hei": _family("hei", "NotoSansSC-Regular", "NotoSansSC-Bold"),
    },
    ("song", "hei"),
)
# glyphs and advances are worth keeping from test to test
_SHAPES = SetContext(FONTS, STYLES, Sink()).shapes


def context(rules: LineRules | None = None) -> SetContext:
    """A context with a fresh sink."""
    return SetContext(FONTS, STYLES, Sink(), rules or LineRules(), _SHAPES)


def aligned(align: Align, indent_em: float = 0.0) -> Style:
    return replace(BODY, align=align, first_indent=indent_em * EM)


def set_em(
    text: str | Inlines, measure_em: float, style: Style = BODY, setting: SetContext | None = None
) -> tuple[Line, ...]:
    """A paragraph in a column of so many em."""
    inlines = (TextRun(text),) if isinstance(text, str) else text
    return set_paragraph(inlines, style, measure_em * EM, setting or context())


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def places(line: Line) -> list[tuple[str, float]]:
    """Every character with its glyph's place, in em from the line's start."""
    return [
        (char, round(x / EM, 3)) for run in line.runs for char, x in zip(run.text, run.offsets, strict=True)
    ]


def step(text: str, pair: str) -> float:
    """From the first character of ``pair`` to its second, in em, where ``text`` stands on one line."""
    (line,) = set_em(text, 1000)
    at = line.text.index(pair)
    found = places(line)
    return round(found[at + 1][1] - found[at][1], 3)


def width_em(text: str) -> float:
    """The visible width of a text on one line, in em."""
    (line,) = set_em(text, 1000)
    return round(line.width / EM, 3)


def edge_faults(lines: tuple[Line, ...]) -> list[str]:
    """Lines that start or end with what they may not, and numbers or words that were torn."""
    written = texts(lines)
    return [
        f"{written[i]}|{written[i + 1]}"
        for rule in (line_rules.forbidden_starts, line_rules.forbidden_ends, line_rules.torn)
        for i in rule(written)
    ]


def width_faults(lines: tuple[Line, ...], style: Style) -> list[str]:
    """Lines wider than their room, and justified lines that do not fill it."""
    found: list[str] = []
    for line in lines:
        if line.width > line.measure + CLOSE:
            found.append(f"{line.width} > {line.measure}: {line.text}")
        # one character has nothing to be spread
        spreads = style.align == "justify" and line.ends == "soft" and len(line.text.strip(_UNSEEN)) > 1
        if spreads and abs(line.width - line.measure) > CLOSE:
            found.append(f"{line.width} ragged in {line.measure}: {line.text}")
    return found


def order_faults(lines: tuple[Line, ...]) -> list[str]:
    """Glyphs that step back. One of an opening mark may: its ink stands in the right half of an em."""
    return [
        f"{before}{after} in {line.text}"
        for line in lines
        for (before, x), (after, y) in pairwise(places(line))
        if y < x - (0.75 if after in "“‘（《" else 0.05)
    ]
