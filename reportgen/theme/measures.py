"""How wide a theme's text stands: the measure of its pages, and the columns that fit into one."""

from __future__ import annotations

import math

from reportgen.theme.style import PageMaster
from reportgen.theme.theme import Theme

# text in a column is at least so many em wide (typography.md, rule 1)
LEAST_EM = 8
# the style whose gap parts the columns and whose inner border is the rule between them
COLUMNS_STYLE = "columns"


def measure_of(theme: Theme) -> float:
    """The width of the text block (pt): a whole number of em of the body text (clreq §3.6.2)."""
    return measure_on(theme.rules.masters["page"], theme)


def measure_on(master: PageMaster, theme: Theme) -> float:
    """The width of the text block (pt) between this master's margins."""
    room = master.width - master.margins.left - master.margins.right
    if not theme.rules.whole_em:
        return room
    em = theme.style("body").size
    return math.floor((room + 1e-6) / em) * em


def columns_in(theme: Theme, count: int, measure: float) -> tuple[int, float]:
    """How many of ``count`` columns have room for text in ``measure`` (pt), and the width of each (pt)."""
    em, gap = theme.style("body").size, theme.style(COLUMNS_STYLE).gap
    while count > 1 and (measure - gap * (count - 1)) / count < LEAST_EM * em:
        count -= 1
    width = (measure - gap * (count - 1)) / count
    return count, math.floor(width / em + 1e-6) * em if count > 1 else measure
