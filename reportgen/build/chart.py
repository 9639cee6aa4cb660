"""One chart of a report as a file of its own: the drawing of the PDF, as SVG, PDF or PNG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.build.outputs import staged
from reportgen.build.pipeline import Prepared, prepare
from reportgen.cache import Store, project_store
from reportgen.charts import Drawer, left_out
from reportgen.diagnostics import GateClosed, Sink, listed
from reportgen.layout import drawing_page
from reportgen.model.chart import ChartSpec
from reportgen.model.flow import ChartGraphic, Figure, Report
from reportgen.model.inline import plain_text
from reportgen.model.walking import walk
from reportgen.source import Sources
from reportgen.text.names import nearest_name
from reportgen.theme.measures import measure_of

PICTURE_FORMATS = ("svg", "pdf", "png")
DPI = 300.0


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """What to make: the chart's id or number, the file, its width in pt (None: as in the report)."""

    chart: str
    path: Path
    width: float | None = None
    dpi: float = DPI


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart of the report with the names it can be asked for."""

    names: tuple[str, ...]
    title: str
    figure: Figure
    spec: ChartSpec


def export_chart(picture: ChartPicture, sources: Sources, layout: str | None, sink: Sink) -> None:
    """Write the picture; the file changes only when all succeeded (raises GateClosed otherwise).

    The path's suffix says the format; it must be one of ``PICTURE_FORMATS``.
    """
    prepared = prepare(sources, layout, sink)
    chart = _asked_for(picture.chart, prepared.report, sink)
    data = _drawn(chart, picture, prepared, Store(project_store(sources.root)), sink)
    sink.gate()
    with staged(picture.path.parent, sink) as stage:
        (stage / picture.path.name).write_bytes(data)


def _drawn(chart: _Chart, picture: ChartPicture, prepared: Prepared, store: Store, sink: Sink) -> bytes:
    # writers of files are loaded when a file is made
    from reportgen.picture import pdf_picture, png_picture, svg_picture

    theme = prepared.theme
    width = picture.width or measure_of(theme) * chart.figure.width
    drawing = Drawer(theme, store)(chart.spec, width, width * chart.figure.aspect)
    for lost in left_out(chart.spec, drawing):
        sink.report(lost.code, lost.span or chart.figure.span, **lost.args)
    metadata = replace(prepared.report.metadata, title=chart.title, subject="")
    pages = drawing_page(drawing, theme, metadata, chart.figure.alt, sink)
    match picture.path.suffix.lower():
        case ".svg":
            return svg_picture(pages, theme)
        case ".pdf":
            return pdf_picture(pages, theme)
        case ".png":
            return png_picture(pages, theme, picture.dpi)
        case other:
            raise ValueError(f"no picture format {other!r}")


def _asked_for(name: str, report: Report, sink: Sink) -> _Chart:
    charts = tuple(_charts(report))
    if not charts:
        sink.report("chart-none")
        raise GateClosed
    for chart in charts:
        if name in chart.names:
            return chart
    known = [chart.names[0] for chart in charts]
    near = nearest_name(name, [other for chart in charts for other in chart.names])
    sink.report("chart-unknown-id", name=name, near=near, known=listed(known))
    raise GateClosed


def _charts(report: Report) -> Iterator[_Chart]:
    for block in walk(report.sections):
        if isinstance(block, Figure) and isinstance(block.graphic, ChartGraphic):
            caption = block.caption
            # a name made by the program itself begins with "_": nobody can know it
            given = block.anchor if not block.anchor.startswith("_") else ""
            label = caption.label if caption is not None else ""
            title = plain_text(caption.runs) if caption is not None else block.graphic.spec.title
            names = tuple(n for n in (given, label) if n)
            if names:
                yield _Chart(names, title, block, block.graphic.spec)
