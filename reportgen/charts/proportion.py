"""The proportions a chart is drawn in when the editor names none."""

from __future__ import annotations

import math

from reportgen.charts.fitting import rows_height
from reportgen.charts.kinds import traits_of
from reportgen.charts.legend import ROW_EM, Row, lay_rows
from reportgen.charts.look import Look
from reportgen.charts.overlays import HEAD_SHARE, headroom
from reportgen.model.chart import ChartSpec
from reportgen.theme.theme import Theme

# shares of the chart's width: what a lying bar takes with its distance, one more bar beside it, and
# what stands above and below the bars (unit, legend, axis)
_BAND = 0.075
_FURTHER_BAR = 0.045
_AROUND = 0.08
_STAGE = 0.085  # of a funnel
_GAUGE, _GAUGES_IN_ROW = 0.62, 4  # a gauge with what stands around it
_SPARKLINE = 0.12
# a round net and two axes of values want more height than columns do
_LEAST: dict[str, float] = {"radar": 0.58, "scatter": 0.5, "bubble": 0.55}
_LOWEST, _HIGHEST = 0.2, 1.3
# heights in em of the labels, below which a kind does not read
_LEAST_EM: dict[str, float] = {
    "column": 13.0, "line": 13.0, "area": 13.0, "combo": 13.0, "waterfall": 13.0,
    "pie": 12.5, "doughnut": 12.5, "treemap": 12.0, "flow": 14.0,
    "scatter": 16.0, "bubble": 17.0, "radar": 17.0,
}  # fmt: skip
_MOST_ROWS = 6  # of a legend
# kinds of rows with their names on the left
_ROWS = frozenset(("bar", "progress", "pictogram", "funnel"))


def aspect(spec: ChartSpec, theme: Theme, width: float) -> float:
    """Height over width of a chart ``width`` pt wide: the layout's usual one, but no lower than it reads.

    Lying bars take the height their number needs: two spread over the usual height would be slabs, twenty
    threads. On a narrow measure type does not shrink with the chart, so the chart gets higher instead.
    """
    look = Look.of(theme)
    traits = traits_of(spec.kind)
    wanted = width * _proportion(spec, theme.rules.figure_aspect)
    if traits.least_height is not None:
        return max(wanted, traits.least_height(spec, look, width)) / width
    return max(wanted, _least(spec, look, width)) / width


def _least(spec: ChartSpec, look: Look, width: float) -> float:
    """The height (pt) below which names and numbers of a kind crowd out its marks."""
    if spec.kind in _ROWS:
        return rows_height(spec.categories, look, width)
    least = _LEAST_EM.get(spec.kind, 0.0)
    if not least:
        return 0.0
    legend = traits_of(spec.kind).legend
    entries = legend(spec, look) if legend is not None else ()
    if entries:
        rows = lay_rows(entries, look, width, Row(0.0, width), len(entries))[1]
        least += ROW_EM * min(rows, _MOST_ROWS)
    if not spec.growths and not spec.annotations:
        return least * look.size
    head = headroom(spec, look, (width, math.inf))
    return max(least * look.size + head, head / HEAD_SHARE)


def _proportion(spec: ChartSpec, usual: float) -> float:
    """Height over width on a measure that is wide enough."""
    count = len(spec.categories)
    match spec.kind:
        case "bar":
            return _of_bars(spec)
        case "progress" | "pictogram":
            return _within(_AROUND + _BAND * count)
        case "funnel":
            return _within(_AROUND + _STAGE * count)
        case "gauge":
            return usual if count > _GAUGES_IN_ROW else _GAUGE / max(count, 2)
        case "timeline":
            return 0.0  # exactly what its words take
        case "sparkline" | "databar":
            return _SPARKLINE
        case _:
            return max(usual, _LEAST.get(spec.kind, 0.0))


def _of_bars(spec: ChartSpec) -> float:
    side_by_side = len(spec.series) if spec.stacking == "clustered" else 1
    band = _BAND + _FURTHER_BAR * (side_by_side - 1)
    return _within(_AROUND + band * len(spec.categories))


def _within(share: float) -> float:
    return min(max(share, _LOWEST), _HIGHEST)
