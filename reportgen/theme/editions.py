"""A theme as an edition needs it: for a screen without bleed and marks, with smaller pictures; for print."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reportgen.theme.lengths import ABSOLUTE
from reportgen.theme.theme import Theme

# what printers ask for where the layout says nothing
_USUAL_BLEED = 3 * ABSOLUTE["mm"]


def for_edition(theme: Theme, edition: Literal["screen", "print"] | None) -> Theme:
    """The theme for an edition; None leaves it as the layout says."""
    pictures = theme.rules.pictures
    match edition:
        case None:
            return theme
        case "screen":
            pages = replace(theme.rules.pages, bleed=0.0, crop_marks=False)
            pictures = replace(pictures, dpi=pictures.screen_dpi, least_dpi=0.0)
        case "print":
            bleed = theme.rules.pages.bleed or _USUAL_BLEED
            pages = replace(theme.rules.pages, bleed=bleed, crop_marks=True)
    return replace(theme, rules=replace(theme.rules, pages=pages, pictures=pictures))
