"""What a native Word chart promises: the very values in cells and caches, house style, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import etree
from pptx.chart.chart import Chart
from pptx.oxml import parse_xml

from reportgen.charts import draw, native_chart
from reportgen.charts.combined import ordered
from reportgen.charts.native import NativeChart
from reportgen.charts.ooxml import NAMESPACES
from reportgen.model.chart import ChartKind, ChartSpec
from reportgen.model.drawing import TextOp
from tests.charts.specs import KINDS, row, specs, years
from tests.support.themes import sample_theme

THEME = sample_theme()
SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def native(spec: ChartSpec) -> NativeChart:
    return native_chart(spec, THEME, 300, 200)


def find(chart: NativeChart, path: str) -> list[Any]:
    return list(etree.fromstring(chart.xml).xpath(path, namespaces=NAMESPACES))


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


@settings(max_examples=40, deadline=None)
@given(spec=specs())
def test_cells_caches_and_formulas_agree_with_the_values(spec: ChartSpec) -> None:
    chart = native(spec)
    sheet = cells(chart)
    if spec.kind == "combo":
        spec = ordered(spec)  # columns first, in the cells as in the legend
    series = find(chart, "//c:ser")
    shown = spec.series[:1] if spec.kind in ("pie", "doughnut") else spec.series
    assert len(series) == len(shown)
    for element, expected in zip(series, shown, strict=True):
        known = {i: v for i, v in enumerate(expected.values) if v is not None}
        name = element.findtext("c:tx/c:strRef/c:f", namespaces=NAMESPACES)
        assert sheet[referred(name)[0]] == expected.name
        if spec.kind in ("scatter", "bubble"):
            assert agreed(element, "c:xVal", sheet) == list(spec.across)
            assert agreed(element, "c:yVal", sheet) == list(known.values())
            if spec.kind == "bubble":
                assert agreed(element, "c:bubbleSize", sheet) == list(spec.sizes)
            continue
        formula = element.findtext("c:val/c:numRef/c:f", namespaces=NAMESPACES)
        points = element.findall("c:val//c:pt", NAMESPACES)
        cached = {int(p.get("idx")): Decimal(p.findtext("c:v", namespaces=NAMESPACES)) for p in points}
        assert cached == known
        stored = {i: Decimal(sheet[ref]) for i, ref in enumerate(referred(formula)) if ref in sheet}
        assert stored == cached
        names = element.findtext("c:cat//c:f", namespaces=NAMESPACES)
        assert tuple(sheet[ref] for ref in referred(names)) == spec.categories


def agreed(series: Any, part: str, sheet: dict[str, str]) -> list[Decimal]:
    """The numbers of c:xVal, c:yVal or c:bubbleSize, which the cells they refer to hold as well."""
    points = series.findall(f"{part}//c:pt", NAMESPACES)
    cached = [Decimal(point.findtext("c:v", namespaces=NAMESPACES)) for point in points]
    formula = series.findtext(f"{part}/c:numRef/c:f", namespaces=NAMESPACES)
    assert [Decimal(sheet[ref]) for ref in referred(formula) if ref in sheet] == cached
    return cached


@pytest.mark.parametrize("kind", KINDS)
def test_python_pptx_reads_the_chart(kind: ChartKind) -> None:
    plot = Chart(parse_xml(native(years(kind, row("累计", 481, 506))).xml), None).plots[0]
    if kind not in ("scatter", "bubble"):
        assert list(plot.categories) == ["2020", "2021"]
    assert tuple(plot.series[0].values) == (481.0, 506.0)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_has_the_same_bytes(kind: ChartKind) -> None:
    spec = years(kind, row("累计", 481, 506))
    assert native(spec) == native(spec)
    with zipfile.ZipFile(io.BytesIO(native(spec).workbook)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_is_chinese_untitled_and_square_cornered(kind: ChartKind) -> None:
    chart = native(years(kind, row("累计", 481, 506)))
    assert find(chart, "/c:chartSpace/c:lang/@val") == ["zh-CN"]
    assert find(chart, "//c:autoTitleDeleted/@val") == ["1"]
    assert not find(chart, "/c:chartSpace/c:chart/c:title")
    assert find(chart, "//c:roundedCorners/@val") == ["0"]
    assert find(chart, "//c:externalData/@r:id") == ["rId1"]
    assert find(chart, "//c:dispBlanksAs/@val") == ["gap"]


def test_fonts_are_the_themes_for_han_and_latin() -> None:
    chart = native(years("column", row("累计", 481, 506)))
    name = THEME.fonts.families[THEME.charts.font].word_names[0]
    assert set(find(chart, "//a:latin/@typeface")) == set(find(chart, "//a:ea/@typeface")) == {name}


def test_highlighted_columns_take_the_accent() -> None:
    chart = native(replace(years("column", row("累计", 481, 506)), highlight=(1,)))
    colours = find(chart, "//c:dPt[c:idx/@val='1']//a:solidFill/a:srgbClr/@val")
    assert colours[0] == THEME.charts.highlight.hex


def test_labels_show_the_number_format_of_the_values() -> None:
    chart = native(replace(years("column", row("投入", "1.05", "10.35")), decimals=2))
    assert set(find(chart, "//c:dLbls/c:numFmt/@formatCode")) == {"#,##0.00"}
    assert find(chart, "//c:dLbls/c:showVal/@val") == ["1"]


def test_an_editors_wording_is_the_points_own_label() -> None:
    chart = native(years("column", row("嘉宾", 140, 150, labels=("", "超150"))))
    assert find(chart, "//c:dLbl[c:idx/@val='1']//a:t/text()") == ["超150"]


def over(chart: NativeChart) -> list[str]:
    """The words of the shapes over a chart."""
    assert chart.shapes is not None
    return list(etree.fromstring(chart.shapes).xpath("//a:t/text()", namespaces=NAMESPACES))


@pytest.mark.parametrize("kind", ["column", "bar", "area"])
def test_word_shows_the_totals_of_stacks_that_the_drawing_shows(kind: ChartKind) -> None:
    spec = replace(years(kind, row("原有", 400, 481), row("新增", 81, 25)), stacking="stacked")
    assert sorted(over(native(spec))) == ["481", "506"]
    assert native(replace(spec, show_labels=False)).shapes is None
    drawn = [op.text for op in draw(spec, THEME, 300, 200).ops if isinstance(op, TextOp)]
    assert "506" in drawn


def test_a_word_doughnut_says_what_the_drawing_says() -> None:
    spec = ChartSpec("doughnut", "嘉宾", ("线下", "线上"), (row("人", 131, 132),), unit="人")
    drawn = [op.text for op in draw(spec, THEME, 300, 200).ops if isinstance(op, TextOp)]
    assert sorted(over(native(spec))) == sorted(drawn)
    assert {"131人，49.8%", "132人，50.2%", "合计", "263人"} == set(drawn) - {"线下", "线上"}


def test_a_word_pie_of_many_slices_has_its_labels_where_the_drawing_has_them() -> None:
    spec = ChartSpec("pie", "嘉宾", tuple("甲乙丙丁戊己"), (row("人", 460, 31, 23, 9, 8, 5),), unit="人")
    drawn = [op.text for op in draw(spec, THEME, 300, 200).ops if isinstance(op, TextOp)]
    assert over(native(spec)) == drawn
    assert set(find(native(spec), "//c:dLbls/c:showVal/@val")) == {"0"}


def test_a_word_pie_says_name_value_and_share_of_each_slice() -> None:
    spec = ChartSpec("pie", "嘉宾", ("线下", "线上"), (row("人", 131, 132),), unit="人")
    words = find(native(spec), "//c:dLbl//a:t/text()")
    assert words == ["线下", "131人，49.8%", "线上", "132人，50.2%"]


def test_the_unit_stands_above_the_axis_and_in_a_pies_labels() -> None:
    assert find(native(years("column", row("累计", 481, 506))), "//c:valAx/c:title//a:t/text()") == [
        "单位：家"
    ]
    pie = native(years("pie", row("累计", 481, 506)))
    assert find(pie, "//c:dLbls/c:numFmt/@formatCode") == ['#,##0"家"']


def test_axis_limits_are_those_of_the_drawing() -> None:
    chart = native(years("column", row("累计", 481, 506)))
    assert find(chart, "//c:valAx/c:scaling/c:max/@val") == ["600"]
    assert find(chart, "//c:valAx/c:scaling/c:min/@val") == ["0"]


def test_a_word_file_with_the_chart_opens() -> None:
    """The part is stored as the Word writer stores it, and read back by python-docx."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    chart = native(years("column", row("累计", 481, 506)))
    document = Document()
    package = document.part.package
    part = Part(PackURI("/word/charts/chart1.xml"), "application/xml", chart.xml, package)
    workbook = Part(PackURI("/word/embeddings/w1.xlsx"), "application/octet-stream", chart.workbook, package)
    assert part.relate_to(workbook, "package") == find(chart, "//c:externalData/@r:id")[0]
    document.part.relate_to(part, "chart")
    stored = io.BytesIO()
    document.save(stored)
    again = Document(io.BytesIO(stored.getvalue()))
    parts = {str(p.partname): p.blob for p in again.part.package.iter_parts()}
    assert parts["/word/charts/chart1.xml"] == chart.xml
