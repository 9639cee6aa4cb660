"""Runs to lines under the Chinese typesetting rules; pure, no ReportLab."""

from reportgen.typeset.compose import set_line, set_paragraph
from reportgen.typeset.line import Line, LineEnd, LinkArea, LinkTarget, SetContext
from reportgen.typeset.text import Glyph, TextLine, set_text

__all__ = [
    "Glyph",
    "Line",
    "LineEnd",
    "LinkArea",
    "LinkTarget",
    "SetContext",
    "TextLine",
    "set_line",
    "set_paragraph",
    "set_text",
]
