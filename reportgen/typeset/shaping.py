"""The characters of a passage as shapes, and the pieces of one face and look that glyph runs are cut from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from reportgen.diagnostics import Sink
from reportgen.model.inline import place_in
from reportgen.typeset.collect import Look, Passage, Stretch
from reportgen.typeset.line import SetContext
from reportgen.typeset.shape import CharShape, ShapeTable

_FACE = itemgetter(CharShape._fields.index("face"))
# quotes, dashes and ellipses inside Latin runs, by their classes; an apostrophe is a letter of its word
_LATIN_MARK = re.compile("[qrde]")
_APOSTROPHE = "’"


class Piece(NamedTuple):
    """Characters with one face and look, the raw material of glyph runs."""

    start: int
    face: str
    look: Look


def shaped(passage: Passage, letters: str, context: SetContext) -> tuple[list[CharShape], list[float]]:
    """Shape and advance (pt) of every character; a character no face has is reported."""
    shapes: list[CharShape] = []
    advances: list[float] = []
    for stretches in _typed_alike(passage):
        look = stretches[0].look
        text = stretches[0].drawn if len(stretches) == 1 else "".join(s.drawn for s in stretches)
        table = context.shapes.table(context.fonts, look.font, look.bold, look.tabular)
        found, widths = list(map(table.__getitem__, text)), table.advances(text, look.size)
        if context.fonts.families[look.font].latin:
            for i in _latin_marks(text, letters[stretches[0].start : stretches[-1].end]):
                found[i] = table.in_latin(text[i])
                widths[i] = found[i].advance * look.size
        shapes += found
        advances += widths
        if table.missing and not table.missing.isdisjoint(text):
            _report_missing(table, stretches, context.sink)
    return shapes, advances


def _latin_marks(text: str, letters: str) -> Iterator[int]:
    """The places of marks that stand in Latin runs; most passages have none."""
    yield from (match.start() for match in _LATIN_MARK.finditer(letters))
    if _APOSTROPHE in text:
        yield from (i for i, char in enumerate(text) if char == _APOSTROPHE and letters[i] == "W")


def _typed_alike(passage: Passage) -> Iterator[Sequence[Stretch]]:
    """Neighbouring stretches whose letters belong together."""
    if len(passage.stretches) == 1:
        yield passage.stretches
        return
    for _, group in groupby(passage.stretches, key=_type_key):
        yield list(group)


def _type_key(stretch: Stretch) -> tuple[str, bool, float, float, bool]:
    """What decides widths: a change of colour or a link inside a word does not part its letters."""
    look = stretch.look
    return look.font, look.bold, look.size, look.rise, look.tabular


def _report_missing(table: ShapeTable, stretches: Sequence[Stretch], sink: Sink) -> None:
    """Reports every character without a glyph once for each run it stands in."""
    for stretch in stretches:
        for char in sorted(table.missing.intersection(stretch.drawn)):
            at = stretch.start + stretch.drawn.index(char) - stretch.origin
            sink.report(
                "glyph-missing",
                place_in(stretch.places, at) or stretch.span,
                character=char,
                codepoint=f"U+{ord(char):04X}",
                font=stretch.look.font,
            )


def pieces_of(passage: Passage, shapes: list[CharShape]) -> list[Piece]:
    """Stretches cut where the face changes; neighbours with one face and look are joined."""
    pieces: list[Piece] = []
    faces = list(map(_FACE, shapes))
    if len(passage.stretches) == 1 and faces.count(faces[0]) == len(faces):
        return [Piece(0, faces[0].key, passage.stretches[0].look)]  # most passages
    for stretch in passage.stretches:
        at, end = stretch.start, stretch.end
        while at < end:
            face = faces[at]
            if not pieces or pieces[-1].face != face.key or pieces[-1].look != stretch.look:
                pieces.append(Piece(at, face.key, stretch.look))
            at += 1
            while at < end and faces[at] is face:
                at += 1
    return pieces
