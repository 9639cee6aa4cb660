"""Reads a native Word chart back: what its XML, its workbook and the shapes over it say."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree
from openpyxl import load_workbook

from reportgen.charts import draw, native_chart
from reportgen.charts.ooxml import NAMESPACES
from reportgen.charts.stored import NativeChart
from reportgen.model.chart import ChartSpec
from reportgen.model.drawing import TextOp
from tests.support.themes import sample_theme

THEME = sample_theme()
SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def native(spec: ChartSpec) -> NativeChart:
    return native_chart(spec, THEME, 300, 200)


def find(chart: NativeChart, path: str) -> list[Any]:
    return list(etree.fromstring(chart.xml).xpath(path, namespaces=NAMESPACES))


def field_words(chart: NativeChart, kind: str) -> list[str]:
    """What the fields of a kind in the labels say now."""
    return find(chart, f"//c:dLbl//a:fld[@type='{kind}']/a:t/text()")


def formulas(chart: NativeChart) -> dict[str, str]:
    """The formulas of what follows from the data, by cell; those that repeat the names left out."""
    book = load_workbook(io.BytesIO(chart.workbook))
    if "推算" not in book.sheetnames:
        return {}
    found = (cell for line in book["推算"].iter_rows(min_row=2, min_col=2) for cell in line)
    return {f"推算!{cell.coordinate}": str(cell.value) for cell in found if cell.data_type == "f"}


def cells(chart: NativeChart) -> dict[str, str]:
    """Cell texts of Sheet1 by reference."""
    with zipfile.ZipFile(io.BytesIO(chart.workbook)) as package:
        shared = etree.fromstring(package.read("xl/sharedStrings.xml")).xpath("//s:si", namespaces=SHEET)
        strings = ["".join(item.itertext()) for item in shared]
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    found = {}
    for cell in sheet.xpath("//s:c[s:v]", namespaces=SHEET):
        text = cell.findtext("s:v", namespaces=SHEET)
        found[cell.get("r")] = strings[int(text)] if cell.get("t") == "s" else text
    return found


def referred(formula: str) -> list[str]:
    """The cells of a formula such as Sheet1!$B$2:$B$4."""
    ends = re.findall(r"\$([A-Z]+)\$(\d+)", formula)
    (column, first), (_, last) = ends[0], ends[-1]
    return [f"{column}{number}" for number in range(int(first), int(last) + 1)]


def over(chart: NativeChart) -> list[str]:
    """The words of the shapes over a chart."""
    if chart.shapes is None:
        return []
    return list(etree.fromstring(chart.shapes).xpath("//a:t/text()", namespaces=NAMESPACES))


def drawn_words(spec: ChartSpec) -> list[str]:
    return [op.text for op in draw(spec, THEME, 300, 200).ops if isinstance(op, TextOp)]
