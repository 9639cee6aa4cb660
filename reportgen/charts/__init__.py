"""Charts: one ChartSpec to a vector drawing for the PDF, a native Word chart and an alternative text.

Only this module is imported by other rooms; what is heavy (matplotlib, python-pptx) or is of use to reports
with charts alone is loaded by the function that needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.data_rows import data_rows
from reportgen.charts.drawer import DrawChart, Drawer
from reportgen.charts.kinds import native_kind, traits_of
from reportgen.charts.small import small_trend
from reportgen.charts.stored import NativeChart
from reportgen.charts.traits import ChartProblem, Part, Traits

if TYPE_CHECKING:
    from reportgen.charts.losses import Lost
    from reportgen.model.chart import ChartKind, ChartSpec
    from reportgen.model.drawing import Drawing
    from reportgen.theme.theme import Theme

__all__ = [
    "ChartProblem",
    "DrawChart",
    "Drawer",
    "Part",
    "Traits",
    "aspect",
    "check",
    "data_rows",
    "describe",
    "draw",
    "get_ready_to_draw",
    "has_native",
    "left_out",
    "native_chart",
    "small_trend",
    "traits_of",
    "turned",
]


def aspect(spec: ChartSpec, theme: Theme, width: float) -> float:
    """Height over width of a chart ``width`` pt wide whose editor names none."""
    from reportgen.charts.proportion import aspect as find  # labels, legends and what measures them

    return find(spec, theme, width)


def turned(spec: ChartSpec, theme: Theme, width: float) -> ChartSpec:
    """The chart as it reads best on ``width`` pt: columns lie down where their names need it."""
    from reportgen.charts.turning import turned as turn  # axes and what measures them

    return turn(spec, theme, width)


def left_out(spec: ChartSpec, drawing: Drawing) -> tuple[Lost, ...]:
    """What the chart says and its drawing had no room for."""
    from reportgen.charts.losses import left_out as find  # the words of overlays and legends

    return find(spec, drawing)


def check(spec: ChartSpec) -> tuple[ChartProblem, ...]:
    """All findings about a chart's data, in a fixed order; empty when there is nothing to say."""
    from reportgen.charts.problems import check as find  # labels, scales and what measures them

    return find(spec)


def describe(spec: ChartSpec) -> str:
    """The alternative text: what the chart is and every value in it."""
    from reportgen.charts.alternative import describe as say  # Chinese wording of all kinds

    return say(spec)


def has_native(kind: ChartKind) -> bool:
    """Whether Word has such a chart; else it gets the drawing as a picture."""
    return native_kind(kind) is not None


def draw(spec: ChartSpec, theme: Theme, width: float, height: float) -> Drawing:
    """The chart as vector operations in a frame of ``width`` by ``height`` pt, without its title."""
    from reportgen.charts.drawing import draw_chart  # matplotlib

    return draw_chart(spec, theme, width, height)


def get_ready_to_draw() -> None:
    """Load what drawing needs, for when nobody waits: a third of a second."""
    from reportgen.charts.drawing import load_renderer  # matplotlib

    load_renderer()


def native_chart(spec: ChartSpec, theme: Theme, width: float, height: float) -> NativeChart:
    """The chart part and its embedded workbook for Word, in the same frame (pt)."""
    from reportgen.charts.native import native_chart as build  # python-pptx, XlsxWriter

    return build(spec, theme, width, height)
