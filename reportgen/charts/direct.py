"""Series named at the right ends of their lines or areas, where these names find room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reportgen.charts.margin import MarginName
from reportgen.charts.metrics import LINE_EM
from reportgen.charts.wording import value_at
from reportgen.model.chart import ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.look import Look

_MOST = 4  # series named at their ends; more go into a legend
_SHARE = 0.24  # most of the frame's width for these names
_HEIGHT = 0.35  # most of its height, so that the plot has room for them one above the other


def names_directly(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> bool:
    """Whether names stand at the ends; not when too many, too long, or with a gap at an end."""
    if spec.legend not in ("auto", "direct") or not spec.categories:
        return False
    if not 2 <= len(spec.series) <= _MOST:
        return False
    last = len(spec.categories) - 1
    ends = all(value_at(spec, series, last) is not None for series in range(len(spec.series)))
    fits = all(look.text.width(s.name, look.size) <= frame[0] * _SHARE for s in spec.series)
    stacked = len(spec.series) * LINE_EM * look.size <= frame[1] * _HEIGHT
    return ends and fits and stacked and all(s.name for s in spec.series)


def end_names(spec: ChartSpec, look: Look, height: Callable[[int], float]) -> Sequence[MarginName]:
    """The names, each wanting the height of its series' last mark."""
    return [
        MarginName(series.name, height(index), look.text_in(look.series_colour(index)), index)
        for index, series in enumerate(spec.series)
    ]
