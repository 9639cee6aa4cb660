"""The theme as computed: named styles, fonts, chart style and layout rules in one frozen record."""

from __future__ import annotations

from reportgen.model.colour import Colour
from reportgen.record import record
from reportgen.theme.fontset import FontSet
from reportgen.theme.names import CHARACTER_STYLES, OPTIONAL_CHARACTER_STYLES, OPTIONAL_STYLES, STYLES
from reportgen.theme.properties import CHARACTER
from reportgen.theme.style import ChartStyle, LayoutRules, Style
from reportgen.theme.word_rules import WordRules

_NOTHING_OF_WORD = WordRules()


@record(frozen=True)
class Theme:
    """What a layout definition means. ``fingerprint`` is a hash of all it was computed from."""

    name: str
    styles: dict[str, Style]
    colours: dict[str, Colour]
    fonts: FontSet
    charts: ChartStyle
    rules: LayoutRules
    fingerprint: str
    word: WordRules = _NOTHING_OF_WORD

    def style(self, name: str) -> Style:
        """The style of that name; raises KeyError when the theme has none."""
        return self.styles[name]

    def character_styles(self) -> tuple[str, ...]:
        """The styles that words may be set in, in alphabetical order: those that speak of type alone."""
        return tuple(
            name
            for name in sorted(self.styles)
            if name in (*CHARACTER_STYLES, *OPTIONAL_CHARACTER_STYLES)
            or (name not in (*STYLES, *OPTIONAL_STYLES) and self.styles[name].given <= CHARACTER)
        )
