"""Where a picture stands that runs over the head of a page from edge to edge: pt from the page's corner."""

from __future__ import annotations

from reportgen.layout.frames import Frame, frame_of
from reportgen.model.drawing import Box
from reportgen.model.flow import Figure
from reportgen.theme.measures import measure_on
from reportgen.theme.theme import Theme


def bled_box(figure: Figure, theme: Theme) -> Box:
    """x, y, width and height of the picture: beyond the page by the bleed at its head and both sides."""
    bleed = theme.rules.pages.bleed
    width = theme.rules.sheets[figure.bleeds].width + 2 * bleed
    return -bleed, -bleed, width, width * figure.aspect


def frame_below(figure: Figure, theme: Theme) -> Frame:
    """The text block of the page the picture stands on."""
    master = theme.rules.sheets[figure.bleeds]
    return frame_of(master, "recto", measure_on(master, theme))
