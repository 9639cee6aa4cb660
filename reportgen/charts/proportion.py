"""The proportions a chart is drawn in when the editor names none."""

from __future__ import annotations

from reportgen.model.chart import ChartSpec

# shares of the chart's width: what a lying bar takes with its distance, one more bar beside it, and
# what stands above and below the bars (unit, legend, axis)
_BAND = 0.075
_FURTHER_BAR = 0.045
_AROUND = 0.08
_STAGE = 0.085  # of a funnel
_GAUGE, _GAUGES_IN_ROW = 0.62, 4  # a gauge with what stands around it
_SPARKLINE = 0.12
# a timeline: all of it side by side; a line and an event under each other
_ALONG, _LINE, _EVENT = 0.075, 0.026, 0.014
_CHARACTERS = 42  # that stand in a line of a timeline on the width of a page
_LINES_ALONG, _LEAST_ALONG = 4, 8  # lines of words side by side; characters an event takes at least
# a round net and two axes of values want more height than columns do
_LEAST: dict[str, float] = {"radar": 0.58, "scatter": 0.5, "bubble": 0.55}
_LOWEST, _HIGHEST = 0.2, 1.3


def aspect(spec: ChartSpec, usual: float) -> float:
    """Height over width: the layout's ``usual`` one, but lying bars take the height their number needs.

    Two bars spread over the usual height would be slabs, twenty would be threads.
    """
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
            return _of_events(spec)
        case "sparkline" | "databar":
            return _SPARKLINE
        case _:
            return max(usual, _LEAST.get(spec.kind, 0.0))


def _of_bars(spec: ChartSpec) -> float:
    side_by_side = len(spec.series) if spec.stacking == "clustered" else 1
    band = _BAND + _FURTHER_BAR * (side_by_side - 1)
    return _within(_AROUND + band * len(spec.categories))


def _of_events(spec: ChartSpec) -> float:
    """Few events stand side by side; more, or long ones, under each other, a line for so many characters."""
    most = max((len(event.text) for event in spec.events), default=0)
    if len(spec.events) * max(most / _LINES_ALONG, _LEAST_ALONG) <= _CHARACTERS:
        return _ALONG + _LINE * -(-most * len(spec.events) // _CHARACTERS)
    lines = sum(-(-len(event.text) // _CHARACTERS) for event in spec.events)
    return _within(_LINE * lines + _EVENT * len(spec.events))


def _within(share: float) -> float:
    return min(max(share, _LOWEST), _HIGHEST)
