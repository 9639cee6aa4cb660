"""Collects inlines into passages: a string without style boundaries, and the look of its stretches."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, assert_never

from reportgen.diagnostics import Span
from reportgen.model.colour import Colour
from reportgen.model.inline import (
    CrossReference,
    Indexed,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Places,
    Position,
    TextRun,
)
from reportgen.record import record, replace
from reportgen.theme.style import Style
from reportgen.typeset.line import LinkTarget, SetContext

# raised and lowered type: share of the size, and shift of the baseline in em of the running text.
# Values of the OS/2 table of the shipped faces are of this order
SCRIPT_SIZE = 0.6
SUPER_RISE = 0.36
SUB_RISE = -0.14

# characters that Unicode holds ready raised and lowered; fonts have a few of them, in different designs
_RAISED = "".join(map(chr, (0xB2, 0xB3, 0xB9, 0x2070, 0x2071, *range(0x2074, 0x2080))))
_LOWERED = "".join(map(chr, (*range(0x2080, 0x208F), *range(0x2090, 0x209D))))
_SCRIPTS = re.compile(f"([{_RAISED}]+)|([{_LOWERED}]+)")
_SIGNED = re.compile("-[0-9]*|[0-9]+-")
_UNSCRIPTED = str.maketrans({char: unicodedata.normalize("NFKC", char) for char in _RAISED + _LOWERED})


@record(frozen=True, slots=True)
class Look:
    """How a stretch of text looks and what it belongs to; ``rise`` in pt, upwards.

    ``spread`` is the width in pt that shorter words are spaced out to; ``tabular``: figures of one width.
    """

    font: str
    bold: bool
    size: float
    colour: Colour
    leading: float
    letter_spacing: float = 0.0
    rise: float = 0.0
    link: LinkTarget | None = None
    underline: bool = False
    emphasis_dots: bool = False
    spread: float = 0.0
    tabular: bool = False


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` (half-open) of a passage with one look.

    ``drawn`` are the characters to take glyphs of, one for each: raised type draws ⁻¹ as −1.
    ``places`` says where the pieces of the run from ``origin`` on were written.
    """

    start: int
    end: int
    look: Look
    span: Span | None
    drawn: str
    places: Places
    origin: int


# a run's text, its look, and where it was written
_Piece = tuple[str, Look, Span | None, Places]


class Passage(NamedTuple):
    """A paragraph or the part of one between two forced line ends."""

    text: str
    stretches: tuple[Stretch, ...]


def collect(inlines: Inlines, style: Style, context: SetContext) -> tuple[Passage, ...]:
    """The passages of a paragraph, in order; every forced line end begins a new one."""
    passages: list[Passage] = []
    pieces: list[_Piece] = []
    plain = Look(
        style.font,
        style.bold,
        style.size,
        style.colour,
        style.leading,
        style.letter_spacing,
        underline=style.underline,
        emphasis_dots=style.emphasis_dots,
        spread=style.spread,
        tabular=style.tabular_figures,
    )
    looks: dict[tuple[bool, str, Position], Look] = {(False, "", "normal"): plain}
    for index, inline in enumerate(inlines):
        match inline:
            case TextRun():
                kind = inline.strong, inline.style, inline.position
                look = looks.get(kind)
                if look is None:
                    look = looks[kind] = _look_of(inline, plain, context)
                pieces.append((inline.text, look, inline.span, inline.places))
            case Link():
                link = LinkTarget(index, inline.target, internal=False)
                linked = replace(_varied(plain, "link", context), link=link)
                pieces.extend(
                    (child.text, _look_of(child, linked, context), child.span or inline.span, child.places)
                    for child in inline.children
                )
            case CrossReference():
                link = LinkTarget(index, inline.anchor, internal=True, whole=inline.form == "number")
                look = replace(plain, link=link)
                if inline.strong:
                    look = _strong(look, context)
                if inline.style:
                    look = _varied(look, inline.style, context)
                pieces.append((inline.text, _shifted(look, inline.position), inline.span, ()))
            case Indexed():
                link = LinkTarget(index, inline.target or inline.anchor, internal=True)
                look = replace(_look_of(inline.words, plain, context), link=link)
                pieces.append((inline.words.text, look, inline.words.span, inline.words.places))
            case NoteMark():
                link = LinkTarget(index, inline.key, internal=True)
                look = replace(plain, link=link, underline=False, emphasis_dots=False, spread=0.0)
                pieces.append((inline.label, _shifted(look, "super"), inline.span, ()))
            case LineBreak():
                passages.append(_passage(pieces, context))
                pieces = []
            case _:
                assert_never(inline)
    passages.append(_passage(pieces, context))
    return tuple(passages)


def _passage(pieces: list[_Piece], context: SetContext) -> Passage:
    whole = pieces[0][0] if len(pieces) == 1 else "".join(piece[0] for piece in pieces)
    plain = _SCRIPTS.search(whole) is None
    stretches: list[Stretch] = []
    start = 0
    for text, look, span, places in pieces:
        origin = start
        parts = ((text, look),) if plain and text else _scripts_apart(text, whole, look, context)
        for part, shifted in parts:
            drawn = _as_drawn(part) if shifted.rise else part
            end = start + len(part)
            stretches.append(Stretch(start, end, shifted, span, drawn, places, origin))
            start = end
    return Passage(whole, tuple(stretches))


def _as_drawn(raised: str) -> str:
    """What raised and lowered type is drawn with: the hyphen of a power or charge as a minus."""
    plain = raised.translate(_UNSCRIPTED)
    return plain.replace("-", "−") if _SIGNED.fullmatch(plain) else plain


def _scripts_apart(text: str, whole: str, look: Look, context: SetContext) -> Iterator[tuple[str, Look]]:
    """The parts of a text, with ready raised and lowered characters set as raised and lowered type where the
    face does not have all those of the ``whole`` passage: two designs in one formula would not match.
    """
    found = () if look.rise or text.isascii() else tuple(_SCRIPTS.finditer(text))
    face = context.fonts.face(look.font, look.bold)
    if found and all(face.glyph(char) for match in _SCRIPTS.finditer(whole) for char in match.group()):
        found = ()
    at = 0
    for match in found:
        if at < match.start():
            yield text[at : match.start()], look
        yield match.group(), _shifted(look, "super" if match.group(1) else "sub")
        at = match.end()
    if at < len(text):
        yield text[at:], look


def _look_of(run: TextRun, around: Look, context: SetContext) -> Look:
    """A run's look: emphasis, then what its own character style says, then its position."""
    look = _strong(around, context) if run.strong else around
    if run.style:
        look = _varied(look, run.style, context)
    return _shifted(look, run.position)


def _strong(look: Look, context: SetContext) -> Look:
    """Emphasis: always the bold face, and what the style ``strong`` adds to it.

    Its size and leading stay those of the surroundings: emphasis in a small table head is small.
    """
    varied = _varied(look, "strong", context)
    return replace(varied, bold=True, size=look.size, leading=look.leading)


def _varied(look: Look, name: str, context: SetContext) -> Look:
    """``look`` changed in what the character style ``name`` says itself."""
    style = context.styles.get(name)
    if style is None:
        return look
    given = style.given
    return replace(
        look,
        font=style.font if "font" in given else look.font,
        bold=style.bold if "bold" in given else look.bold,
        size=style.size if "size" in given else look.size,
        colour=style.colour.amid(look.colour) if "colour" in given else look.colour,
        leading=style.leading if "leading" in given else look.leading,
        letter_spacing=style.letter_spacing if "letter_spacing" in given else look.letter_spacing,
        underline=style.underline if "underline" in given else look.underline,
        emphasis_dots=style.emphasis_dots if "emphasis_dots" in given else look.emphasis_dots,
        spread=style.spread if "spread" in given else look.spread,
        tabular=style.tabular_figures if "tabular_figures" in given else look.tabular,
    )


def _shifted(look: Look, position: Position) -> Look:
    match position:
        case "normal":
            return look
        case "super":
            return replace(look, size=look.size * SCRIPT_SIZE, rise=look.size * SUPER_RISE)
        case "sub":
            return replace(look, size=look.size * SCRIPT_SIZE, rise=look.size * SUB_RISE)
        case _:
            assert_never(position)
