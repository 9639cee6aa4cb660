"""ChartSpec → native Word chart: chart part and workbook by python-pptx's writers, in the house style.

The part refers to its workbook as ``rId1`` and to the shapes drawn over it, if any, as ``rId2``; whoever
stores the part makes these relationships.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from lxml import etree
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.kinds import native_kind
from reportgen.charts.look import Look
from reportgen.charts.native_shapes import user_shapes
from reportgen.charts.ooxml import (
    LANGUAGE,
    Element,
    make,
    no_stroke,
    put,
    qualified,
    shape,
    text_properties,
    value,
    word_font,
)
from reportgen.charts.overlays import Overlays
from reportgen.charts.wording import decimals_of, excel_format, value_at
from reportgen.model.chart import ChartSpec
from reportgen.theme.theme import Theme

WORKBOOK_RELATIONSHIP = "rId1"
SHAPES_RELATIONSHIP = "rId2"
NO_OVERLAYS = Overlays()
ChartData: TypeAlias = CategoryChartData | XyChartData | BubbleChartData
# A workbook must name a date; a fixed one keeps the same input at the same bytes.
CREATED = datetime.datetime(2000, 1, 1)  # XlsxWriter writes it as UTC

_SPACE = (
    "date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "pivotSource",
    "protection", "chart", "spPr", "txPr", "externalData", "printSettings", "userShapes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart part (c:chartSpace), its workbook (xlsx), what is drawn over it (c:userShapes)."""

    xml: bytes
    workbook: bytes
    shapes: bytes | None = None


@dataclass(frozen=True, slots=True)
class NativeParts:
    """What a kind adds: python-pptx's chart type and the styling of the plot area and legend it wrote.

    ``dress`` takes c:plotArea and returns the legend, or None for a chart without. ``data`` are the cells of
    kinds that are not categories by series; ``spec``: the chart with its series in the order of its cells.
    """

    chart_type: XL_CHART_TYPE
    dress: Callable[[Element], Element | None]
    overlays: Overlays = NO_OVERLAYS
    data: ChartData | None = None
    spec: ChartSpec | None = None
    workbook: bytes | None = None


def native_chart(spec: ChartSpec, theme: Theme, width: float, height: float) -> NativeChart:
    """The chart for a frame of ``width`` by ``height`` pt; cells and caches hold the very values.

    ValueError for a kind that Word has not (``charts.has_native`` tells).
    """
    look = Look.of(theme)
    kind = native_kind(spec.kind)
    if kind is None:
        raise ValueError(f"Word has no chart of kind {spec.kind}")
    parts = kind.native(spec, look, (width, height))
    data = parts.data or _data(parts.spec or spec)
    written = etree.fromstring(ChartXmlWriter(parts.chart_type, data).xml.encode("utf-8"))
    space = _dressed(written, parts, look)
    shapes = user_shapes(parts.overlays, look, (width, height))
    if shapes is not None:
        over = make("c:userShapes")
        over.set(qualified("r:id"), SHAPES_RELATIONSHIP)
        put(space, over, _SPACE)
    xml = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return NativeChart(xml, parts.workbook or _workbook(data), shapes)


class _Dated:
    """Gives a workbook its fixed date."""

    def _populate_worksheet(self, workbook: object, worksheet: object) -> None:
        workbook.set_properties({"created": CREATED})  # type: ignore[attr-defined]
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[misc]


class _Categories(_Dated, CategoryWorkbookWriter):  # type: ignore[misc]  # python-pptx has no types
    """The sheet "Sheet1": categories in column A, a series in each following column."""


def _workbook(data: ChartData) -> bytes:
    return bytes(_Categories(data).xlsx_blob)


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


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent: XML caches and Excel cells read "1000", not "1E+3"."""
    return Decimal(format(number, "f"))


def _dressed(space: Element, parts: NativeParts, look: Look) -> Element:
    put(space, value("c:date1904", 0), _SPACE)
    put(space, value("c:lang", LANGUAGE), _SPACE)
    put(space, value("c:roundedCorners", 0), _SPACE)  # absent means rounded
    old = space.find(qualified("c:chart"))
    plot_area = old.find(qualified("c:plotArea"))
    legend = parts.dress(plot_area)
    chart = make("c:chart", value("c:autoTitleDeleted", 1), plot_area)  # the caption is the title
    if legend is not None:
        chart.append(legend)
    chart.append(value("c:plotVisOnly", 1))
    chart.append(value("c:dispBlanksAs", "gap"))
    space.replace(old, chart)
    put(space, shape(make("a:noFill"), no_stroke()), _SPACE)
    font = word_font(look)
    put(space, text_properties(look.size, look.style.text_colour, font), _SPACE)
    external = make("c:externalData", value("c:autoUpdate", 0))
    external.set(qualified("r:id"), WORKBOOK_RELATIONSHIP)
    put(space, external, _SPACE)
    return space
