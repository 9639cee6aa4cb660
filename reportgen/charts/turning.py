"""Turns upright bars whose names find no room below them into lying ones, which have room for any name."""

from __future__ import annotations

from dataclasses import replace

from reportgen.charts.axes import Names, lay_upright
from reportgen.charts.header import lay_header
from reportgen.charts.legend import series_legend
from reportgen.charts.look import Look
from reportgen.charts.overlays import margin_width
from reportgen.charts.wording import is_time
from reportgen.model.chart import ChartSpec
from reportgen.theme.theme import Theme

_MOST_LINES = 3  # of a name below its column; more is a tower of two or three characters each


def turned(spec: ChartSpec, theme: Theme, width: float) -> ChartSpec:
    """The chart as it reads best on ``width`` pt: columns lie down where their names need it.

    Time runs from left to right, so years stay upright; so do charts with arrows or notes, which stand on
    columns.
    """
    stays = spec.kind != "column" or spec.growths or spec.annotations or not spec.series
    if stays or len(spec.categories) < 2 or all(is_time(name) for name in spec.categories):
        return spec
    names = upright_names(spec, Look.of(theme), (width, width))
    fits = names.whole and names.every == 1 and names.rows <= _MOST_LINES
    return spec if fits else replace(spec, kind="bar")


def upright_names(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> Names:
    """The names of columns in a frame (width, height)."""
    header = lay_header(spec, look, frame, series_legend(spec, look))
    return lay_upright(spec, look, frame, header.bottom, margin_width(spec, look, frame[0])).names
