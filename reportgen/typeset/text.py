"""Sets a plain text into lines without a document: the public door to the rules of line composition."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from math import isfinite

from reportgen.diagnostics import Sink
from reportgen.model.colour import BLACK
from reportgen.model.inline import TextRun
from reportgen.record import record
from reportgen.source import Sources
from reportgen.source.shipped import shipped_path, shipped_roots
from reportgen.text.hyphenation import hyphenation_languages
from reportgen.theme import Theme, load_theme
from reportgen.theme.line_rules import LAST_LINE_MOST, LATIN_GAP_MOST, PUNCTUATION, LineRules
from reportgen.theme.names import nearest
from reportgen.theme.style import Align, Style
from reportgen.typeset.compose import set_cells
from reportgen.typeset.line import Line, SetContext
from reportgen.typeset.shape import ShapeCache

# the layout whose fonts are used; every shipped one has the same
_LAYOUT = "plain"
# a line's leading where nobody asks for it, in em
_LEADING_EM = 1.7
# lengths in em are given with so many digits
_DIGITS = 6


@record(frozen=True, slots=True)
class Glyph:
    """A character on a line, lengths in em of the text.

    ``x`` is where its cell begins, from the column's edge (the indent included); ``advance`` is the cell's
    width as set: ½ for a mark that gave up its blank, 0 for a blank that is not seen. A hyphen that divides a
    word stands for no character of the text: its ``character`` is empty. What stands between the
    end of a cell and the next ``x`` is a gap: between Han and Latin, or of a spread line.
    """

    character: str
    x: float
    advance: float


@record(frozen=True, slots=True)
class TextLine(Line):
    """A set line (lengths in pt, see ``Line``) with the places of its characters in em."""

    glyphs: tuple[Glyph, ...] = ()


def set_text(
    text: str,
    measure_em: float,
    *,
    size: float = 10.5,
    font: str = "song",
    justify: bool = True,
    indent_em: float = 0,
    sink: Sink | None = None,
    **switches: object,
) -> list[TextLine]:
    """The lines of one paragraph in a column of ``measure_em`` em.

    ``size`` is in pt (kerning apart, it changes nothing in em); ``font`` is a shipped family: song, hei, kai.
    Justified lines fill the column; otherwise they are evenly ragged. ``indent_em`` is the first line's
    indent. ``switches`` are those of a layout's lines (``LineRules``): punctuation, hanging, latin_gap,
    numeral_spacing, squeeze_stops, strict_grid, last_line, hyphenation. A line end in ``text`` counts as a
    blank. Findings (a string that had to be broken, a character without a glyph) go to ``sink``. A text
    without any character gives no line.

    >>> [line.text for line in set_text("全年新增25家，累计506家", 7)]
    ['全年新增25家，', '累计506家']
    >>> [(g.character, g.x, g.advance) for g in set_text("《协议》。", 8)[0].glyphs]
    [('《', 0.0, 0.5), ('协', 0.5, 1.0), ('议', 1.5, 1.0), ('》', 2.5, 0.5), ('。', 3.0, 0.5)]
    >>> [line.text for line in set_text("高水平创新网络，协调推进", 7, hanging=True)]
    ['高水平创新网络，', '协调推进']

    Raises TypeError for a switch that does not exist or a value of the wrong type, ValueError for a value
    out of its range.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a string, not {type(text).__name__}")
    size = _number("size", size, 1, 1000)
    measure = _number("measure_em", measure_em, 1, 10000) * size
    indent = _number("indent_em", indent_em, 0, 10000) * size
    if indent >= measure:
        raise ValueError(f"indent_em must be less than measure_em, not {indent_em!r}")
    rules = _rules(switches)
    theme, shapes = _shipped()
    if font not in theme.fonts.families:
        raise ValueError(f"font must be one of {', '.join(sorted(theme.fonts.families))}, not {font!r}")
    align: Align = "justify" if _switch("justify", justify) else "start"
    style = Style("text", font, False, size, size * _LEADING_EM, BLACK, align, indent)
    context = SetContext(theme.fonts, theme.styles, Sink() if sink is None else sink, rules, shapes)
    if not text:
        return []
    return [
        _with_glyphs(line, found, size)
        for line, found in set_cells((TextRun(text),), style, measure, context)
    ]


def _with_glyphs(line: Line, found: tuple[tuple[float, float], ...], em: float) -> TextLine:
    # a cell more than characters: the hyphen of a divided word
    characters = (*line.text, *[""] * (len(found) - len(line.text)))
    glyphs = tuple(
        Glyph(char, round((line.indent + x) / em, _DIGITS), round(width / em, _DIGITS))
        for char, (x, width) in zip(characters, found, strict=True)
    )
    return TextLine(**{field.name: getattr(line, field.name) for field in fields(Line)}, glyphs=glyphs)


@cache
def _shipped() -> tuple[Theme, ShapeCache]:
    """The shipped fonts and styles, and their glyphs, kept from call to call."""
    sink = Sink()
    theme = load_theme(Sources(shipped_path("layouts"), shipped_roots()), _LAYOUT, sink)
    if theme is None:
        raise RuntimeError([diagnostic.code for diagnostic in sink])
    return theme, ShapeCache()


def _rules(switches: dict[str, object]) -> LineRules:
    """The switches as rules of lines."""
    known = [field.name for field in fields(LineRules)]
    values: dict[str, object] = {}
    for name, value in switches.items():
        match name:
            case "punctuation":
                if not isinstance(value, str):
                    raise TypeError(f"punctuation must be a string, not {type(value).__name__}")
                if value not in PUNCTUATION:
                    raise ValueError(f"punctuation must be one of {', '.join(PUNCTUATION)}, not {value!r}")
                values[name] = PUNCTUATION[value]
            case "hyphenation":
                if not isinstance(value, str):
                    raise TypeError(f"hyphenation must be a string, not {type(value).__name__}")
                languages = hyphenation_languages()
                if value and value not in languages:
                    near_ones = ", ".join(nearest(value, languages, 4))
                    raise ValueError(
                        f"hyphenation must be a language ({near_ones}, …) or empty, not {value!r}"
                    )
                values[name] = value
            case "latin_gap":
                values[name] = _number(name, value, 0, LATIN_GAP_MOST)
            case "last_line":
                number = _number(name, value, 0, LAST_LINE_MOST)
                if number != int(number):
                    raise ValueError(f"last_line must be a whole number, not {value!r}")
                values[name] = int(number)
            case _ if name in known:
                values[name] = _switch(name, value)
            case _:
                near = nearest(name, known, len(known))
                raise TypeError(
                    f"set_text() has no switch {name!r}; did you mean {near[0]!r}? "
                    f"There are {', '.join(known)}"
                )
    return LineRules(**values)  # type: ignore[arg-type]  # every value was checked by its name


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {value!r}")
    return value


def _number(name: str, value: object, low: float, high: float) -> float:
    """A number within its range."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} must be a number, not {type(value).__name__}")
    if not isfinite(value) or not low <= value <= high:
        raise ValueError(f"{name} must be from {low:g} to {high:g}, not {value!r}")
    return float(value)
