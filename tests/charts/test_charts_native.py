"""What a native Word chart promises: the very values in cells and caches, house style, same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import etree
from openpyxl import load_workbook
from pptx.chart.chart import Chart
from pptx.oxml import parse_xml

from reportgen.charts import native_chart
from reportgen.charts.combined import ordered
from reportgen.charts.ooxml import NAMESPACES
from reportgen.model.chart import (
    Annotation,
    Band,
    ChartKind,
    ChartSpec,
    Growth,
    Legend,
    Measure,
    ReferenceLine,
)
from tests.charts.readback import (
    THEME,
    cells,
    drawn_words,
    field_words,
    find,
    formulas,
    native,
    over,
    referred,
)
from tests.charts.specs import NATIVE_KINDS, STEPPED, row, specs, years


@settings(max_examples=40, deadline=None)
@given(spec=specs())
def test_cells_caches_and_formulas_agree_with_the_values(spec: ChartSpec) -> None:
    chart = native(spec)
    sheet = cells(chart)
    if spec.kind == "combo":
        spec = ordered(spec)  # columns first, in the cells as in the legend
    series = find(chart, "//c:ser")
    if spec.kind in STEPPED:  # what is drawn follows from the data by formulas
        values = dict(enumerate(spec.series[0].values))
        stored = {i: Decimal(sheet[f"B{i + 2}"]) for i in values if f"B{i + 2}" in sheet}
        assert stored == {i: value for i, value in values.items() if value is not None}
        return
    shown = spec.series[:1] if spec.kind in ("pie", "doughnut") else spec.series
    assert len(series) >= len(shown)
    for element, expected in zip(series, shown, strict=False):  # then come those that follow from the data
        known = {i: v for i, v in enumerate(expected.values) if v is not None}
        name = element.findtext("c:tx/c:strRef/c:f", namespaces=NAMESPACES)
        assert sheet[referred(name)[0]].removesuffix("（右轴）") == expected.name
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


@settings(max_examples=40, deadline=None)
@given(spec=specs())
def test_every_range_of_a_chart_caches_what_its_cells_hold_or_come_to(spec: ChartSpec) -> None:
    chart = native(spec)
    book = load_workbook(io.BytesIO(chart.workbook), data_only=True)
    for place in find(chart, "//*[local-name()='f']"):
        name, _, cells = place.text.partition("!")
        held = (
            [cell.value for line in book[name][cells.replace("$", "")] for cell in line]
            if ":" in cells
            else [book[name][cells.replace("$", "")].value]
        )
        points = {
            int(point.get("idx")): point.findtext("c:v", namespaces=NAMESPACES)
            for point in place.getparent().iterfind(".//c:pt", NAMESPACES)
        }
        for index, value in enumerate(held):
            cached = points.get(index)
            if isinstance(value, int | float):
                assert cached is not None and float(cached) == pytest.approx(value, rel=1e-12), place.text
            else:
                assert (cached or "").strip() == str(value or "").strip(), place.text


def agreed(series: Any, part: str, sheet: dict[str, str]) -> list[Decimal]:
    """The numbers of c:xVal, c:yVal or c:bubbleSize, which the cells they refer to hold as well."""
    points = series.findall(f"{part}//c:pt", NAMESPACES)
    cached = [Decimal(point.findtext("c:v", namespaces=NAMESPACES)) for point in points]
    formula = series.findtext(f"{part}/c:numRef/c:f", namespaces=NAMESPACES)
    assert [Decimal(sheet[ref]) for ref in referred(formula) if ref in sheet] == cached
    return cached


@pytest.mark.parametrize("kind", NATIVE_KINDS)
def test_python_pptx_reads_the_chart(kind: ChartKind) -> None:
    plot = Chart(parse_xml(native(years(kind, row("累计", 481, 506))).xml), None).plots[0]
    if kind not in ("scatter", "bubble"):
        assert list(plot.categories) == ["2020", "2021"]
    if kind not in STEPPED:  # their first series is the piece without a look
        assert tuple(plot.series[0].values) == (481.0, 506.0)


@pytest.mark.parametrize("kind", NATIVE_KINDS)
def test_the_same_chart_has_the_same_bytes(kind: ChartKind) -> None:
    spec = years(kind, row("累计", 481, 506))
    assert native(spec) == native(spec)
    with zipfile.ZipFile(io.BytesIO(native(spec).workbook)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")


@pytest.mark.parametrize("kind", NATIVE_KINDS)
def test_every_chart_is_chinese_untitled_and_square_cornered(kind: ChartKind) -> None:
    chart = native(years(kind, row("累计", 481, 506)))
    assert find(chart, "/c:chartSpace/c:lang/@val") == ["zh-CN"]
    if kind not in ("doughnut", "bubble"):  # their titles are the total in the hole, what areas stand for
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


@pytest.mark.parametrize("kind", ["column", "area"])
def test_totals_of_stacks_are_a_line_without_a_look_whose_labels_word_sets(kind: ChartKind) -> None:
    spec = replace(years(kind, row("原有", 400, 481), row("新增", 81, 25)), stacking="stacked")
    chart = native(spec)
    line = "//c:lineChart/c:ser[c:tx//c:v='合计']"
    assert find(chart, f"{line}/c:val//c:v/text()") == ["481", "506"]
    assert find(chart, f"{line}/c:val//c:f/text()") == ["推算!$B$2:$B$3"]
    sums = {"推算!B2": "=SUM(Sheet1!B2:C2)", "推算!B3": "=SUM(Sheet1!B3:C3)"}
    assert {place: text for place, text in formulas(chart).items() if place in sums} == sums
    assert find(chart, f"{line}/c:spPr//a:solidFill") == []
    assert find(chart, f"{line}/c:marker/c:symbol/@val") == ["none"]
    assert find(chart, f"{line}/c:dLbls/c:dLblPos/@val") == ["t"]
    assert find(chart, f"{line}/c:dLbls/c:showVal/@val") == ["1"]
    assert not over(chart)
    assert "506" in drawn_words(spec)


def test_totals_of_lying_stacks_are_labels_from_cells_at_their_ends() -> None:
    spec = replace(years("bar", row("原有", 400, 481), row("新增", 81, 25)), stacking="stacked")
    chart = native(spec)
    assert find(chart, "(//c:ser)[3]/c:val//c:v/text()") == ["0", "0"]
    assert field_words(chart, "CELLRANGE") == ["481", "506"]
    assert find(chart, "(//c:ser)[3]/c:dLbls//c:dLblPos/@val")[-1] == "inBase"
    assert formulas(chart)["推算!B3"] == "=SUM(Sheet1!B3:C3)"
    assert not over(chart)


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_stacks_without_labels_have_no_totals(kind: ChartKind) -> None:
    spec = replace(years(kind, row("原有", 400, 481), row("新增", 81, 25)), stacking="stacked")
    bare = native(replace(spec, show_labels=False))
    assert len(find(bare, "//c:ser")) == 2
    assert not formulas(bare)


def test_the_name_of_the_totals_is_not_in_the_legend() -> None:
    spec = replace(years("column", row("原有", 400, 481), row("新增", 81, 25)), stacking="stacked")
    assert find(native(spec), "//c:legendEntry[c:delete/@val='1']/c:idx/@val") == ["2"]


def test_a_single_area_has_its_values_and_its_edge_in_a_line_over_it() -> None:
    chart = native(years("area", row("累计", 481, None, 506)))
    assert formulas(chart) == {"推算!B2": "=Sheet1!B2", "推算!B4": "=Sheet1!B4"}
    colour = find(chart, "//c:lineChart/c:ser/c:spPr//a:srgbClr/@val")
    assert colour == [THEME.charts.palette[0].hex]


def test_lines_are_named_at_their_ends_by_labels_that_follow_the_data() -> None:
    spec = years("line", row("甲类", 12, 34), row("乙类", 8, 19))
    chart = native(spec)
    assert find(chart, "//c:legend") == []
    ends = "//c:ser[c:dLbls/c:showSerName/@val='1']"
    assert find(chart, f"{ends}/c:tx//c:v/text()") == ["甲类", "乙类"]
    assert find(chart, f"{ends}/c:val//c:v/text()") == ["34", "19"]
    assert list(formulas(chart).values()) == ["=Sheet1!B3", "=Sheet1!C3"]
    book = load_workbook(io.BytesIO(chart.workbook))
    assert [cell.value for cell in book["推算"][1]][1:] == ["=Sheet1!B1", "=Sheet1!C1"]


def test_piled_areas_are_named_in_the_middle_of_their_ends() -> None:
    spec = replace(years("area", row("甲类", 12, 30), row("乙类", 8, 20)), stacking="stacked")
    chart = native(spec)
    ends = "//c:ser[c:dLbls/c:showSerName/@val='1']"
    assert find(chart, f"{ends}/c:val//c:v/text()") == ["15", "40"]
    assert formulas(chart)["推算!D3"] == "=SUM(Sheet1!B3:C3)-Sheet1!C3/2"


def test_areas_as_shares_are_named_by_shapes() -> None:
    spec = replace(years("area", row("甲类", 12, 30), row("乙类", 8, 20)), stacking="percent")
    assert over(native(spec)) == ["甲类", "乙类"]


def test_a_lines_value_stands_on_the_side_of_its_point_where_the_drawing_has_it() -> None:
    chart = native(years("line", row("甲类", 12, 30), row("乙类", "11.5", 8)))
    sides = "//c:ser[c:tx//c:v='乙类']/c:dLbls/c:dLbl[c:idx/@val='0']/c:dLblPos/@val"
    assert find(chart, sides)[0] == "b"


def test_the_line_on_the_right_axis_says_so_in_the_legend() -> None:
    spec = years("combo", row("投入", 12, 30), replace(row("增速", 3, 4), mark="line", axis="second"))
    chart = native(replace(spec, second=Measure("", "%", 1)))
    assert find(chart, "//c:lineChart/c:ser/c:tx//c:v/text()") == ["增速（右轴）"]


def test_a_waterfalls_levels_are_formulas_of_its_changes() -> None:
    steps = replace(years("waterfall", row("", 481, 38, -13, 506)), totals=(0, 3))
    chart = native(steps)
    names = find(chart, "//c:ser/c:tx//c:v/text()")
    assert names == ["底", "增加", "减少", "合计", "连线1", "连线2", "连线3", "标签位置"]
    values = {name: find(chart, f"//c:ser[c:tx//c:v='{name}']/c:val//c:v/text()") for name in names}
    assert values["底"] == ["0", "481", "506", "0"]
    assert values["增加"] == ["38", "0"]
    assert values["减少"] == ["0", "13"]
    assert values["合计"] == ["481", "506"]
    assert values["连线2"] == ["519", "519"]
    assert field_words(chart, "CELLRANGE") == ["481", "+38", "-13", "506"]
    assert cells(chart) == {
        "A2": "2018", "A3": "2019", "A4": "2020", "A5": "2021", "B2": "481", "B3": "38", "B4": "-13", "B5": "506",
    }  # fmt: skip
    found = formulas(chart)
    assert found["推算!C4"] == "=B4+Sheet1!B4"
    assert found["推算!D4"] == '=TEXT(Sheet1!B4,"+#,##0;-#,##0;#,##0")'
    assert find(chart, "//c:legendEntry/c:idx/@val") == ["0", "4", "5", "6", "7"]


def test_a_step_across_zero_has_a_part_on_either_side() -> None:
    chart = native(years("waterfall", row("", 12, -20, 15)))
    below = "//c:ser[c:tx//c:v='减少（零以下）']/c:val//c:v/text()"
    above = "//c:ser[c:tx//c:v='减少']/c:val//c:v/text()"
    assert (find(chart, above), find(chart, below)) == (["0", "12", "0"], ["0", "-8", "0"])


def test_highlighted_steps_of_a_waterfall_take_the_accent() -> None:
    chart = native(replace(years("waterfall", row("", 12, 20, 15)), highlight=(1,)))
    point = "//c:ser[c:tx//c:v='增加']/c:dPt[c:idx/@val='1']//a:srgbClr/@val"
    assert find(chart, point) == [THEME.charts.highlight.hex]


def test_a_funnels_bars_stand_in_the_middle_and_its_rates_are_formulas() -> None:
    spec = ChartSpec("funnel", "", ("申报", "评审", "立项"), (row("项目", 400, 200, 50),), unit="项")
    chart = native(spec)
    assert find(chart, "//c:ser/c:tx//c:v/text()") == ["左边空", "项目"]
    assert find(chart, "(//c:ser)[1]/c:val//c:v/text()") == ["0", "100", "175"]
    assert find(chart, "(//c:ser)[2]/c:val//c:f/text()") == ["Sheet1!$B$2:$B$4"]
    assert field_words(chart, "CELLRANGE") == ["↓ 50%", "↓ 25%"]
    assert formulas(chart)["推算!B3"] == "=(MAX(Sheet1!$B$2:$B$4)-Sheet1!B3)/2"
    assert formulas(chart)["推算!C3"] == '=IFERROR("↓ "&ROUND(Sheet1!B3/Sheet1!B2*100,1)&"%","")'
    assert find(chart, "//c:serLines//a:srgbClr/@val")


@pytest.mark.parametrize(("place", "side"), [("bottom", "b"), ("right", "r")])
def test_a_legend_stands_beside_the_chart_where_it_is_wanted(place: Legend, side: str) -> None:
    spec = replace(years("column", row("原有", 400, 481), row("新增", 81, 25)), stacking="stacked")
    chart = native(replace(spec, legend=place))
    assert find(chart, "//c:legend/c:legendPos/@val") == [side]
    assert find(chart, "//c:legendEntry/c:idx/@val") == ["2"]
    share = {"bottom": "h", "right": "w"}[place]
    plot = "//c:plotArea/c:layout/c:manualLayout"
    assert float(find(chart, f"{plot}/c:{share}/@val")[0]) < float(
        find(native(spec), f"{plot}/c:{share}/@val")[0]
    )


def test_shapes_over_a_chart_leave_the_room_of_a_legend_below_it() -> None:
    spec = replace(
        years("column", row("甲", 400, 481), row("乙", 81, 25)), references=(ReferenceLine(Decimal(0)),)
    )
    y = [
        float(etree.fromstring(native(each).shapes).findall(".//{*}y")[0].text)
        for each in (spec, replace(spec, legend="bottom"))
    ]
    assert y[1] < y[0]


def test_a_radars_unit_is_a_shape_because_its_axis_has_no_title() -> None:
    assert over(native(years("radar", row("甲", 80, 65, 70), unit="分"))) == ["单位：分"]


def test_the_head_of_a_growth_arrow_is_a_shape_that_can_be_seen() -> None:
    chart = native(replace(years("column", row("累计", 481, 506)), growths=(Growth(0, 1),)))
    shapes = etree.fromstring(chart.shapes).xpath("//a:prstGeom/@prst", namespaces=NAMESPACES)
    assert shapes == ["line", "line", "line", "flowChartMerge", "rect"]


@pytest.mark.parametrize(("kind", "near"), [("column", 525), ("bar", 525), ("line", 507), ("area", 525)])
def test_a_reference_line_leaves_out_the_values_it_would_strike_through(kind: ChartKind, near: int) -> None:
    """Word draws shapes over the chart's own labels, which have no paper under them there."""
    spec = replace(years(kind, row("累计", 490, 506, 506)), unit="项")
    parts = [
        len(etree.fromstring(native(lined).shapes).xpath("//a:prstDash", namespaces=NAMESPACES))
        for at in (near, 300)
        for lined in (replace(spec, references=(ReferenceLine(Decimal(at)),)),)
    ]
    assert parts[0] > 2 and parts[1] == 1


@pytest.mark.parametrize("place", ["top", "bottom", "right"])
def test_shapes_over_a_chart_are_anchored_inside_it_by_shares_of_its_frame(place: Legend) -> None:
    spec = replace(
        years("column", row("累计", 481, 506, 531), row("新增", 20, 25, 25)),
        legend=place,
        growths=(Growth(0, 2),),
        references=(ReferenceLine(Decimal(500), "目标"),),
        bands=(Band(Decimal(490), Decimal(510), "正常"),),
        annotations=(Annotation(1, "新办法施行"),),
    )
    root = etree.fromstring(native(spec).shapes)
    anchors = [anchor for anchor in root if anchor.tag.endswith("}relSizeAnchor")]
    assert len(anchors) == len(root) >= 7
    for anchor in anchors:
        x0, y0, x1, y1 = (float(each.text) for corner in anchor[:2] for each in corner)
        assert 0 <= x0 <= x1 <= 1 and 0 <= y0 <= y1 <= 1
    assert {"+10.4%", "目标", "正常", "新办法施行"} <= set(over(native(spec)))


def test_the_unit_stands_above_the_axis() -> None:
    assert find(native(years("column", row("累计", 481, 506))), "//c:valAx/c:title//a:t/text()") == [
        "单位：家"
    ]


def test_in_a_narrow_chart_the_unit_is_the_charts_title_that_no_program_wraps() -> None:
    chart = native_chart(years("column", row("累计", 481, 506)), THEME, 120, 90)
    assert find(chart, "/c:chartSpace/c:chart/c:title//a:t/text()") == ["单位：家"]
    assert find(chart, "/c:chartSpace/c:chart/c:autoTitleDeleted/@val") == ["0"]
    assert not find(chart, "//c:valAx/c:title")


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
