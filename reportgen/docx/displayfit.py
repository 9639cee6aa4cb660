"""Figures of a row of cards as small as the longest one needs to stand on one line, as on the pages."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportgen.docx.context import Context
from reportgen.layout.panels import SMALLEST_DISPLAY, natural_width, overlong
from reportgen.model.flow import Panel
from reportgen.model.inline import TextRun
from reportgen.record import replace

# what another program may take more for a figure and its unit: LibreOffice parts the two, in em of body type
_SLACK_EM = 0.4


def fitted(row: Sequence[Panel], width: float, context: Context) -> Context:
    """The context in which the row's cells, each ``width`` pt wide, are written.

    Here the unit behind a figure keeps its size, which is that of a character style.
    """
    setting = context.measuring
    slack = _SLACK_EM * context.theme.style("body").size
    shares: dict[str, float] = {}
    for figure, room, natural in overlong(row, width - slack, setting):
        units = tuple(run for run in figure.runs if isinstance(run, TextRun) and run.style)
        fixed = natural_width(units, context.theme.style(figure.style), setting) if units else 0.0
        if natural > fixed:
            # in whole hundredths: they are part of a style's name
            share = math.floor((room - fixed) / (natural - fixed) * 100) / 100
            shares[figure.style] = min(shares.get(figure.style, 1.0), max(share, SMALLEST_DISPLAY))
    return replace(context, shares={**context.shares, **shares}) if shares else context
