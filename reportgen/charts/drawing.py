"""ChartSpec → DRAWING: the kind draws its marks and labels through a recording matplotlib renderer."""

from __future__ import annotations

from dataclasses import replace

from reportgen.charts.kinds import kind_of, native_kind, traits_of
from reportgen.charts.legend import draw_entries, lay_aside
from reportgen.charts.loading import load_matplotlib
from reportgen.charts.look import Look
from reportgen.model.chart import ChartSpec
from reportgen.model.drawing import Drawing
from reportgen.theme.theme import Theme

NO_DATA = "没有数据"


def draw_chart(spec: ChartSpec, theme: Theme, width: float, height: float) -> Drawing:
    """The chart in a frame of ``width`` by ``height`` pt; nothing sticks out of the frame."""
    load_renderer()
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.careful import CarefulCanvas
    from reportgen.charts.recorder import Recorder

    look = Look.of(theme)
    recorder = Recorder(width, height, look.text)
    kind_canvas = Canvas if native_kind(spec.kind) else CarefulCanvas
    canvas = kind_canvas(recorder)
    if _has_data(spec):
        legend = traits_of(spec.kind).legend
        entries = legend(spec, look) if legend is not None and spec.legend in ("bottom", "right") else ()
        if entries:
            aside = lay_aside(spec, entries, look, (width, height))
            draw_entries(aside.entries, look, canvas)
            canvas = kind_canvas(recorder, (aside.left, aside.bottom, aside.width, aside.height))
            spec = replace(spec, legend="none")
        kind_of(spec.kind).plot(spec, look, canvas)
    else:
        canvas.text_beside(width / 2, height / 2, NO_DATA, look.size, look.quiet, anchor="middle")
    return recorder.drawing


def load_renderer() -> None:
    """Import what draws."""
    load_matplotlib()  # before the modules that subclass its renderer
    import reportgen.charts.careful
    import reportgen.charts.recorder  # noqa: F401


def _has_data(spec: ChartSpec) -> bool:
    own = traits_of(spec.kind).has_data
    if own is not None:
        return own(spec)
    return any(v is not None for series in spec.series for v in series.values[: len(spec.categories)])
