"""ChartSpec → native Word chart: chart part and workbook by python-pptx's writers, in the house style.

The part refers to its workbook as ``rId1``; whoever stores the part makes that relationship.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.kinds import native_kind
from reportgen.charts.look import Look
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
)
from reportgen.charts.wording import excel_format, value_at
from reportgen.model.chart import ChartSpec
from reportgen.theme.theme import Theme

WORKBOOK_RELATIONSHIP = "rId1"
# A workbook must name a date; a fixed one keeps the same input at the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)  # XlsxWriter writes it as UTC

_SPACE = (
    "date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "pivotSource",
    "protection", "chart", "spPr", "txPr", "externalData", "printSettings", "userShapes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart part (c:chartSpace) and the workbook it is edited from (xlsx)."""

    xml: bytes
    workbook: bytes


@dataclass(frozen=True, slots=True)
class NativeParts:
    """What a kind adds: python-pptx's chart type and the styling of the plot area and legend it wrote.

    ``dress`` takes c:plotArea and returns the legend, or None for a chart without.
    """

    chart_type: XL_CHART_TYPE
    dress: Callable[[Element], Element | None]


def native_chart(spec: ChartSpec, theme: Theme, width: float, height: float) -> NativeChart:
    """The chart for a frame of ``width`` by ``height`` pt; cells and caches hold the very values.

    ValueError for a kind that Word has not (``charts.has_native`` tells).
    """
    look = Look.of(theme)
    kind = native_kind(spec.kind)
    if kind is None:
        raise ValueError(f"Word has no chart of kind {spec.kind}")
    parts = kind.native(spec, look, (width, height))
    data = _data(spec)
    written = etree.fromstring(ChartXmlWriter(parts.chart_type, data).xml.encode("utf-8"))
    space = _dressed(written, parts, look)
    xml = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return NativeChart(xml, _Workbook(data).xlsx_blob)


class _Workbook(CategoryWorkbookWriter):  # type: ignore[misc]  # python-pptx has no types
    """The sheet "Sheet1": categories in column A, a series in each following column."""

    def _populate_worksheet(self, workbook: object, worksheet: object) -> None:
        workbook.set_properties({"created": _CREATED})  # type: ignore[attr-defined]
        super()._populate_worksheet(workbook, worksheet)


def _data(spec: ChartSpec) -> CategoryChartData:
    data = CategoryChartData(number_format=excel_format(spec.decimals))
    data.categories = list(spec.categories)
    for index, series in enumerate(spec.series):
        values = [value_at(spec, index, category) for category in range(len(spec.categories))]
        data.add_series(series.name, [None if v is None else _plain(v) for v in values])
    return data


def _plain(number: Decimal) -> Decimal:
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


def word_font(look: Look) -> str:
    """The face Word is asked for: the family's first name, as everywhere in the document."""
    return look.text.fonts.families[look.text.family].word_names[0]
