"""Endnotes as pieces: one below the other at the end of a section or of the document."""

from __future__ import annotations

from reportgen.layout.paragraphs import note_pieces
from reportgen.layout.pieces import Break, Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.contents import EndNotes
from reportgen.record import replace

# lines of a note that stand together at least, on either page
_LEAST_LINES = 2


def endnotes(block: EndNotes, place: Place, setting: Setting) -> list[Piece]:
    """The notes in the order of their marks."""
    key = setting.structure.add(block.role, place.parent, block.span)
    inside = replace(place, parent=key)
    pieces: list[Piece] = []
    for mark in block.notes:
        made = note_pieces(mark, inside, setting).pieces
        for index, piece in enumerate(made):
            alone = index < _LEAST_LINES or len(made) - index < _LEAST_LINES
            pieces.append(replace(piece, break_before=Break.NEVER if index and alone else Break.FREE))
    return pieces
