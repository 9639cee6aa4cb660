"""A theme as a build asks for it: for a screen with smaller pictures, for print, with a Word template."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Literal

from reportgen.theme.lengths import ABSOLUTE
from reportgen.theme.theme import Theme
from reportgen.theme.wordtemplate import WordTemplate

# what printers ask for where the layout says nothing
_USUAL_BLEED = 3 * ABSOLUTE["mm"]


def for_edition(theme: Theme, edition: Literal["screen", "print"] | None) -> Theme:
    """The theme for an edition; None leaves it as the layout says."""
    pictures = theme.rules.pictures
    match edition:
        case None:
            return theme
        case "screen":
            pages = replace(theme.rules.pages, bleed=0.0, crop_marks=False, colours="rgb")
            pictures = replace(pictures, dpi=pictures.screen_dpi, least_dpi=0.0)
        case "print":
            bleed = theme.rules.pages.bleed or _USUAL_BLEED
            pages = replace(theme.rules.pages, bleed=bleed, crop_marks=True)
    return replace(theme, rules=replace(theme.rules, pages=pages, pictures=pictures))


def with_template(theme: Theme, template: WordTemplate | None) -> Theme:
    """The theme with another Word template; None leaves it with its own."""
    if template is None:
        return theme
    return replace(theme, word=replace(theme.word, template=template))


def identity(theme: Theme) -> str:
    """What tells a theme from any other that one edition may have: all that it was computed from, and what it
    says of Word files.
    """
    word = theme.word
    template = "" if word.template is None else hashlib.sha256(word.template.data).hexdigest()
    return repr((theme.name, theme.fingerprint, template, sorted(word.styles.items()), word.embed_fonts))
