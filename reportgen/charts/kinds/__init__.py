"""Chart kinds: one module each, registered here in the table of those Word has or of those it has not.

A kind's module offers

- ``TRAITS`` (``charts/traits.py``): its Chinese name, which optional parts of a chart it shows (``stacking``,
  ``highlight``, ``lines``, …: an editor who asks for another is told), how many series it can show, whether
  values are shares of a whole, and hooks for further findings and for its alternative text;
- ``plot(spec, look, canvas)``: draws a chart that has at least one value. Everything stays inside
  ``canvas.width`` by ``canvas.height`` pt, no label covers another (``charts/placing.py``), colours come from
  ``look`` only;
- ``native(spec, look, size)``, if Word has such a chart: the python-pptx chart type and the styling of its
  parts. The module then belongs into ``NATIVE``; else into ``DRAWN``, and Word gets the drawing as a picture.

Data are categories by series (``ChartSpec.categories``, ``.series``); kinds of points also read ``across``
and ``sizes``. A kind with data of another shape adds a frozen record of its own to ``ChartSpec``. The name
of a new kind goes into ``ChartKind`` (``model/chart.py``), and into ``KINDS`` of ``tests/charts/specs.py``:
the property tests then run over it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from reportgen.charts.traits import Traits
from reportgen.model.chart import ChartKind, ChartSpec

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look
    from reportgen.charts.native import NativeParts


class Kind(Protocol):
    """What every kind's module offers."""

    TRAITS: Traits

    def plot(self, spec: ChartSpec, look: Look, canvas: Canvas) -> None:
        """Draw a chart that has at least one value."""


class NativeKind(Kind, Protocol):
    """What the module of a kind that Word has offers besides."""

    def native(self, spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
        """The python-pptx chart type and the styling of its parts, for a frame of ``size`` pt."""


# a module is imported with the first chart of its kind
NATIVE: tuple[ChartKind, ...] = (
    "column",
    "bar",
    "line",
    "area",
    "combo",
    "pie",
    "doughnut",
    "scatter",
    "bubble",
    "radar",
    "waterfall",
    "funnel",
)
DRAWN: tuple[ChartKind, ...] = (
    "treemap",
    "gauge",
    "progress",
    "pictogram",
    "timeline",
    "flow",
    "sparkline",
    "databar",
)


def kind_of(kind: ChartKind) -> Kind:
    """The module that draws a kind."""
    if kind not in NATIVE and kind not in DRAWN:
        raise KeyError(kind)
    return cast(Kind, import_module(f"{__name__}.{kind}"))


def native_kind(kind: ChartKind) -> NativeKind | None:
    """The module of a kind that Word has; None where Word gets a picture."""
    return cast(NativeKind, kind_of(kind)) if kind in NATIVE else None


def traits_of(kind: ChartKind) -> Traits:
    """What a kind says about itself."""
    return kind_of(kind).TRAITS
