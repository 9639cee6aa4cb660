"""The proportions a chart is drawn in when the editor names none."""

from __future__ import annotations

from reportgen.model.chart import ChartSpec

# shares of the chart's width: what a lying bar takes with its distance, one more bar beside it, and
# what stands above and below the bars (unit, legend, axis)
_BAND = 0.075
_FURTHER_BAR = 0.045
_AROUND = 0.08
# a round net and two axes of values want more height than columns do
_LEAST: dict[str, float] = {"radar": 0.58, "scatter": 0.5, "bubble": 0.55}
_LOWEST, _HIGHEST = 0.2, 1.3


def aspect(spec: ChartSpec, usual: float) -> float:
    """Height over width: the layout's ``usual`` one, but lying bars take the height their number needs.

    Two bars spread over the usual height would be slabs, twenty would be threads.
    """
    if spec.kind in _LEAST:
        return max(usual, _LEAST[spec.kind])
    if spec.kind != "bar":
        return usual
    side_by_side = len(spec.series) if spec.stacking == "clustered" else 1
    band = _BAND + _FURTHER_BAR * (side_by_side - 1)
    return min(max(_AROUND + band * len(spec.categories), _LOWEST), _HIGHEST)
