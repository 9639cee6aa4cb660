"""What a theme means for charts: colours of series and points, type sizes, text colours that can be read."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.metrics import TextMetrics
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record
from reportgen.theme.style import ChartStyle
from reportgen.theme.theme import Theme

TEXT_CONTRAST = 4.5  # WCAG 2.2 §1.4.3
LINE_CONTRAST = 2.9  # a hair under 3 : 1, so that colours just short of it stay as they are
_TRACK_CONTRAST = 1.5
GREY_CONTRAST = 3.0  # two fills side by side that are told apart without their hue


@record(frozen=True)
class Look:
    """The chart style of a theme with its text metrics."""

    style: ChartStyle
    text: TextMetrics

    @classmethod
    def of(cls, theme: Theme) -> Look:
        metrics = TextMetrics(theme.fonts, theme.charts.font, theme.rules.lines.latin_gap)
        return cls(theme.charts, metrics)

    @property
    def size(self) -> float:
        """Size of value and category labels."""
        return self.style.label_size

    @property
    def small(self) -> float:
        """Size of axis numbers and the unit note."""
        return self.style.label_size * 0.92

    @property
    def quiet(self) -> Colour:
        """Axis numbers and notes: lighter than labels, still readable."""
        for share in (0.35, 0.25, 0.15, 0.05):
            colour = self.style.text_colour.mixed(WHITE, share)
            if contrast(colour, WHITE) >= TEXT_CONTRAST:
                return colour
        return self.style.text_colour

    @property
    def baseline(self) -> Colour:
        """The line on which bars stand."""
        return self.style.text_colour.mixed(WHITE, 0.45)

    def series_colour(self, index: int) -> Colour:
        """The colour of a series; after the palette's end its colours come again in lighter tints."""
        palette = self.style.palette or (self.style.muted,)
        tint = min(0.3 * (index // len(palette)), 0.75)
        return palette[index % len(palette)].mixed(WHITE, tint)

    def bar_colour(self, spec: ChartSpec, series: int, category: int) -> Colour:
        """The colour of one bar: highlighted categories stand out, by accent or by full tint."""
        own = self.series_colour(series)
        if not spec.highlight:
            return own
        if len(spec.series) == 1:
            return self.style.highlight if category in spec.highlight else self._beside_highlight(own)
        return own if category in spec.highlight else own.mixed(WHITE, 0.5)

    def slice_colour(self, spec: ChartSpec, category: int) -> Colour:
        """The colour of a slice: the palette, or tints of its first colour around a highlighted slice."""
        if not spec.highlight:
            return self.series_colour(category)
        if category in spec.highlight:
            return self.style.highlight
        others = [i for i in range(len(spec.categories)) if i not in spec.highlight]
        step = 0.65 / max(len(others) - 1, 1)
        return self._beside_highlight(self.series_colour(0)).mixed(
            WHITE, min(others.index(category) * step, 0.65)
        )

    def _beside_highlight(self, colour: Colour) -> Colour:
        """The colour, lightened as far as the highlight must stand out in grey print too."""
        share = 0.0
        while share < 0.8 and contrast(self.style.highlight, colour.mixed(WHITE, share)) < GREY_CONTRAST:
            share += 0.1
        return colour.mixed(WHITE, share)

    def track(self, fills: Sequence[Colour]) -> Colour:
        """The ground of bars that fill up: the grid's colour, paler where ``fills`` must stand out."""
        for share in (0.0, 0.25, 0.5, 0.75):
            ground = self.style.grid.mixed(WHITE, share)
            if all(contrast(fill, ground) >= _TRACK_CONTRAST for fill in fills):
                break
        return ground

    def text_on(self, fill: Colour) -> Colour:
        """White or the text colour, whichever reads better on a fill."""
        dark = self.style.text_colour
        return WHITE if contrast(WHITE, fill) >= contrast(dark, fill) else dark

    def text_in(self, colour: Colour) -> Colour:
        """A series' colour dark enough for its name on paper."""
        return self._darkened(colour, TEXT_CONTRAST)

    def line_colour(self, index: int) -> Colour:
        """A series' colour dark enough for a thin line on paper (WCAG 2.2 §1.4.11)."""
        return self._darkened(self.series_colour(index), LINE_CONTRAST)

    def _darkened(self, colour: Colour, wanted: float) -> Colour:
        share = 0.0
        while share < 1 and contrast(colour.mixed(self.style.text_colour, share), WHITE) < wanted:
            share += 0.05
        return colour.mixed(self.style.text_colour, min(share, 1.0))


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours (WCAG 2.2), 1 to 21."""
    high, low = sorted((one.luminance, other.luminance), reverse=True)
    return (high + 0.05) / (low + 0.05)
