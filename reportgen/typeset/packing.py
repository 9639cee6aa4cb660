"""Lines as values that ``marshal`` writes, for the way between two processes of one run, and back."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from sys import intern

from reportgen.model.colour import Colour
from reportgen.model.pages import GlyphRun
from reportgen.typeset.line import Accent, Line, LineEnd, LinkArea, LinkTarget

_Colour = tuple[float, float, float]
# face, size, colour, glyphs, text, offsets, rise
_Run = tuple[str, float, _Colour, bytes, Sequence[str], bytes, float]
_Area = tuple[float, float, int, str, bool]
_Accent = tuple[float, float, float, float, float, _Colour]
PackedLine = tuple[
    tuple[_Run, ...],
    tuple[int | None, ...],
    tuple[_Area, ...],
    tuple[float, float, float, float, float, float],
    LineEnd,
    tuple[_Accent, ...],
]


def packed(line: Line) -> PackedLine:
    """A line in two bytes a glyph and eight an offset."""
    return (
        tuple(map(_packed_run, line.runs)),
        line.run_links,
        tuple((a.x, a.width, a.link.index, a.link.target, a.link.internal) for a in line.links),
        (line.width, line.measure, line.indent, line.ascent, line.descent, line.leading),
        line.ends,
        tuple((a.x, a.y, a.width, a.height, a.radius, _plain(a.colour)) for a in line.accents),
    )


def unpacked(line: PackedLine) -> Line:
    """The line that was packed."""
    runs, run_links, links, lengths, ends, accents = line
    return Line(
        tuple(map(_run, runs)),
        run_links,
        tuple(map(_area, links)),
        *lengths,
        ends,
        tuple(map(_accent, accents)),
    )


def _packed_run(run: GlyphRun) -> _Run:
    glyphs, offsets = array("H", run.glyphs), array("d", run.offsets)
    return (
        run.face,
        run.size,
        _plain(run.colour),
        glyphs.tobytes(),
        run.text,
        offsets.tobytes(),
        run.rise,
    )


def _run(run: _Run) -> GlyphRun:
    face, size, colour, glyphs, text, offsets, rise = run
    return GlyphRun(
        intern(face),
        size,
        _colour(colour),
        tuple(map(_GLYPHS.__getitem__, array("H", glyphs))),
        text,
        array("d", offsets),
        rise,
    )


def _area(area: _Area) -> LinkArea:
    x, width, index, target, internal = area
    return LinkArea(x, width, LinkTarget(index, target, internal))


def _accent(accent: _Accent) -> Accent:
    x, y, width, height, radius, colour = accent
    return Accent(x, y, width, height, radius, _colour(colour))


def _plain(colour: Colour) -> _Colour:
    return colour.red, colour.green, colour.blue


@cache
def _colour(values: _Colour) -> Colour:
    return Colour(*values)


class _Glyphs(dict[int, int]):
    """One object for each number: a report has some hundred thousand glyphs, and some thousand different."""

    def __missing__(self, glyph: int) -> int:
        self[glyph] = glyph
        return glyph


_GLYPHS = _Glyphs()
