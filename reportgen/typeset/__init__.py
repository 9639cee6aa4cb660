"""Runs to lines under the Chinese typesetting rules; pure, no ReportLab."""

from reportgen.typeset.compose import set_line, set_paragraph
from reportgen.typeset.line import Line, LineEnd, LinkArea, LinkTarget, SetContext

__all__ = ["Line", "LineEnd", "LinkArea", "LinkTarget", "SetContext", "set_line", "set_paragraph"]
