"""ChartSpec → native Word chart: chart part and workbook by python-pptx's writers, in the house style.

The part refers to its workbook as ``rId1`` and to the shapes drawn over it, if any, as ``rId2``; whoever
stores the part makes these relationships.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from lxml import etree
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.kinds import native_kind, traits_of
from reportgen.charts.legend import Aside, lay_aside
from reportgen.charts.look import Look
from reportgen.charts.native_axes import leave_out, legend_aside
from reportgen.charts.native_shapes import user_shapes
from reportgen.charts.native_sheet import Column, plain, workbook
from reportgen.charts.native_sizes import size_title, without_rings
from reportgen.charts.ooxml import (
    LANGUAGE,
    Element,
    make,
    no_stroke,
    put,
    qualified,
    scale_layouts,
    shape,
    text_properties,
    value,
    word_font,
)
from reportgen.charts.overlays import Overlays
from reportgen.charts.stored import NativeChart
from reportgen.charts.wording import decimals_of, excel_format, value_at
from reportgen.model.chart import ChartSpec
from reportgen.record import record
from reportgen.theme.theme import Theme

WORKBOOK_RELATIONSHIP = "rId1"
SHAPES_RELATIONSHIP = "rId2"
NO_OVERLAYS = Overlays()
# the widest unit that stays at its axis, of the chart's width
_AXIS_SHARE = 0.18
ChartData: TypeAlias = CategoryChartData | XyChartData | BubbleChartData

_SPACE = (
    "date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "pivotSource",
    "protection", "chart", "spPr", "txPr", "externalData", "printSettings", "userShapes",
)  # fmt: skip


@record(frozen=True, slots=True)
class NativeParts:
    """What a kind adds: python-pptx's chart type and the styling of the plot area and legend it wrote.

    ``dress`` takes c:plotArea and returns the legend, or None for a chart without. ``data`` and ``columns``
    are those of kinds that are not categories by series; ``spec``: the chart with its series in the order of
    its cells; ``derived``: the columns of what follows from the data; ``title``: c:title, inside the plot;
    ``unlisted``: the numbers of series that no legend names.
    """

    chart_type: XL_CHART_TYPE
    dress: Callable[[Element], Element | None]
    overlays: Overlays = NO_OVERLAYS
    data: ChartData | None = None
    spec: ChartSpec | None = None
    columns: tuple[Column, ...] = ()
    derived: tuple[Column, ...] = ()
    title: Element | None = None
    unlisted: tuple[int, ...] = ()


def native_chart(spec: ChartSpec, theme: Theme, width: float, height: float) -> NativeChart:
    """The chart for a frame of ``width`` by ``height`` pt; cells and caches hold the very values.

    ValueError for a kind that Word has not (``charts.has_native`` tells).
    """
    look = Look.of(theme)
    kind = native_kind(spec.kind)
    if kind is None:
        raise ValueError(f"Word has no chart of kind {spec.kind}")
    aside = _legend_aside(spec, look, (width, height))
    if aside is None:
        parts, share = kind.native(spec, look, (width, height)), (1.0, 1.0)
    else:
        parts = kind.native(replace(spec, legend="none"), look, (aside.width, aside.height))
        share = (aside.width / width, aside.height / height)
        parts = replace(parts, title=parts.title or size_title(spec, aside.entries, look, (width, height)))
        aside = replace(aside, entries=without_rings(aside.entries))
    data = parts.data or _data(parts.spec or spec)
    written = etree.fromstring(ChartXmlWriter(parts.chart_type, data).xml.encode("utf-8"))
    space = _dressed(written, parts, look, aside, (width, height))
    shapes = user_shapes(parts.overlays, look, (width * share[0], height * share[1]), share)
    if shapes is not None:
        over = make("c:userShapes")
        over.set(qualified("r:id"), SHAPES_RELATIONSHIP)
        put(space, over, _SPACE)
    xml = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    columns = parts.columns or category_columns(parts.spec or spec)
    return NativeChart(xml, workbook(columns, parts.derived), shapes)


def category_columns(spec: ChartSpec) -> tuple[Column, ...]:
    """The data's sheet: categories in column A, a series in each following column."""
    count = len(spec.categories)
    series = (
        Column(
            row.name,
            tuple(value_at(spec, index, category) for category in range(count)),
            excel_format(decimals_of(spec, index)),
        )
        for index, row in enumerate(spec.series)
    )
    return (Column("", spec.categories), *series)


def _data(spec: ChartSpec) -> CategoryChartData:
    data = CategoryChartData(number_format=excel_format(spec.decimals))
    data.categories = list(spec.categories)
    for index, series in enumerate(spec.series):
        values = [value_at(spec, index, category) for category in range(len(spec.categories))]
        data.add_series(
            series.name,
            [None if v is None else plain(v) for v in values],
            number_format=excel_format(decimals_of(spec, index)),
        )
    return data


def _too_long_for_an_axis(plot_area: Element, look: Look, width: float) -> list[Element]:
    """The unit, taken off its axis to be the chart's title: LibreOffice gives the title of an axis a fifth of
    the chart's width and wraps it below, over the axis's numbers.
    """
    for axis in plot_area.iter(qualified("c:valAx")):
        unit = axis.find(qualified("c:title"))
        if unit is not None and look.text.width("".join(unit.itertext()), look.small) > _AXIS_SHARE * width:
            axis.remove(unit)
            return [unit]
    return []


def _legend_aside(spec: ChartSpec, look: Look, frame: tuple[float, float]) -> Aside | None:
    """A legend below or on the right of the chart, None where the chart itself has it or has none."""
    legend = traits_of(spec.kind).legend
    if legend is None or spec.legend not in ("bottom", "right"):
        return None
    entries = legend(spec, look)
    return lay_aside(spec, entries, look, frame) if entries else None


def _dressed(
    space: Element, parts: NativeParts, look: Look, aside: Aside | None, frame: tuple[float, float]
) -> Element:
    put(space, value("c:date1904", 0), _SPACE)
    put(space, value("c:lang", LANGUAGE), _SPACE)
    put(space, value("c:roundedCorners", 0), _SPACE)  # absent means rounded
    old = space.find(qualified("c:chart"))
    plot_area = old.find(qualified("c:plotArea"))
    legend = parts.dress(plot_area)
    if aside is not None:
        scale_layouts(plot_area, (aside.width / frame[0], aside.height / frame[1]))
        legend = legend_aside(aside, frame, look) if aside.entries else None
    if legend is not None:
        leave_out(legend, parts.unlisted)
    # the caption is the chart's title, so a title of Word's stands within the plot or is wanted away
    title = [parts.title] if parts.title is not None else _too_long_for_an_axis(plot_area, look, frame[0])
    chart = make("c:chart", *title, value("c:autoTitleDeleted", int(not title)), plot_area)
    if legend is not None:
        chart.append(legend)
    chart.append(value("c:plotVisOnly", 1))
    chart.append(value("c:dispBlanksAs", "gap"))
    space.replace(old, chart)
    for number, field in enumerate(space.iter(qualified("a:fld")), start=1):
        field.set("id", f"{{{number:08X}-0000-4000-8000-000000000000}}")
    put(space, shape(make("a:noFill"), no_stroke()), _SPACE)
    font = word_font(look)
    put(space, text_properties(look.size, look.style.text_colour, font), _SPACE)
    external = make("c:externalData", value("c:autoUpdate", 0))
    external.set(qualified("r:id"), WORKBOOK_RELATIONSHIP)
    put(space, external, _SPACE)
    return space
