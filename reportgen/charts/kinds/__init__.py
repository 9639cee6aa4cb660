"""Chart kinds: one module each, with ``plot`` (drawing) and ``native`` (Word chart) side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from reportgen.charts.kinds import bar, column, doughnut, line, pie
from reportgen.model.chart import ChartKind, ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts


class Kind(Protocol):
    """What a kind's module offers."""

    def plot(self, spec: ChartSpec, look: Look, canvas: Canvas) -> None:
        """Draw a chart that has at least one value."""

    def native(self, spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
        """The python-pptx chart type and the styling of its parts, for a frame of ``size`` pt."""


_KINDS = {"column": column, "bar": bar, "line": line, "pie": pie, "doughnut": doughnut}


def kind_of(kind: ChartKind) -> Kind:
    """The module that draws a kind."""
    return cast(Kind, _KINDS[kind])
