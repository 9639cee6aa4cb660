"""The labels of slices and points in a native Word chart are cells and formulas, and say what the drawing says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.model.chart import ChartKind, ChartSpec, Legend, Measure
from tests.charts.readback import drawn_words, field_words, find, formulas, native, over
from tests.charts.specs import row


def test_a_word_doughnut_says_what_the_drawing_says_and_its_total_is_a_cell() -> None:
    spec = ChartSpec("doughnut", "嘉宾", ("线下", "线上"), (row("人", 131, 132),), unit="人")
    chart = native(spec)
    assert field_words(chart, "CATEGORYNAME") == ["线下", "线上"]
    assert field_words(chart, "CELLRANGE") == ["131人，49.8%", "132人，50.2%"]
    assert find(chart, "//c:title//c:v/text()") == ["263人"]
    assert find(chart, "//c:title//c:f/text()") == ["推算!$C$2"]
    said = [*field_words(chart, "CATEGORYNAME"), *field_words(chart, "CELLRANGE"), "263人", *over(chart)]
    assert sorted(said) == sorted(drawn_words(spec))


def test_a_slices_label_is_a_formula_of_its_value_and_share() -> None:
    spec = ChartSpec("pie", "嘉宾", ("线下", "线上"), (row("人", 131, 132),), unit="人")
    found = formulas(native(spec))
    part = "Sheet1!B2/SUM(Sheet1!$B$2:$B$3)"
    most = f'IF(AND(Sheet1!B2<SUM(Sheet1!$B$2:$B$3),{part}>=0.9995),"99.9%以上",ROUND({part}*100,1)&"%")'
    share = f'IF(Sheet1!B2=0,"","，"&IF({part}<0.0005,"不足0.1%",{most}))'
    assert found["推算!B2"] == f'=TEXT(Sheet1!B2,"#,##0")&"人"&{share}'


def test_an_editors_wording_of_a_slice_stays_in_its_label() -> None:
    spec = ChartSpec("pie", "嘉宾", ("线下", "线上"), (row("人", 131, 150, labels=("", "超150")),), unit="人")
    chart = native(spec)
    assert field_words(chart, "CELLRANGE")[1] == "超150人，53.4%"
    assert formulas(chart)["推算!B3"].startswith('="超150人"&IF(')


def test_a_pie_of_many_slices_labels_those_that_the_drawing_labels() -> None:
    spec = ChartSpec("pie", "嘉宾", tuple("甲乙丙丁戊己"), (row("人", 460, 31, 23, 9, 8, 5),), unit="人")
    chart = native(spec)
    said = [*field_words(chart, "CATEGORYNAME"), *field_words(chart, "CELLRANGE")]
    assert sorted(said) == sorted(drawn_words(spec))


def test_labels_that_a_pie_has_no_room_for_are_deleted() -> None:
    names = tuple(f"第{number}类参加单位" for number in range(30))
    spec = ChartSpec("pie", "嘉宾", names, (row("人", *range(30, 60)),), unit="人")
    chart = native(spec)
    kept = len(field_words(chart, "CATEGORYNAME"))
    assert 0 < kept < 30
    assert len(find(chart, "//c:dLbl/c:delete[@val='1']")) == 30 - kept


POINTS = ChartSpec(
    "bubble", "项目", ("甲", "乙", "丙"), (row("院所", 11, 20, None), row("企业", None, None, 14)), unit="件",
    across=(Decimal(3), Decimal(5), Decimal(4)), sizes=(Decimal(9), Decimal(1600), Decimal(25)),
    size_measure=Measure("人员", "人"),
)  # fmt: skip


@pytest.mark.parametrize("kind", ["scatter", "bubble"])
def test_the_names_of_points_are_cells(kind: ChartKind) -> None:
    chart = native(replace(POINTS, kind=kind))
    assert sorted(field_words(chart, "CELLRANGE")) == ["丙", "乙", "甲"]
    assert set(find(chart, "//*[local-name()='datalabelsRange']/*[local-name()='f']/text()")) == {
        "Sheet1!$A$2:$A$4"
    }
    assert find(chart, "//c:dLbl//*[local-name()='showDataLabelsRange']/@val") == ["1"] * 3
    assert not find(chart, "//c:dLbl//a:r")  # nothing that stays when the cells change


@pytest.mark.parametrize("place", ["top", "bottom", "right"])
def test_what_the_areas_of_bubbles_stand_for_is_a_title_that_follows_the_sizes(place: Legend) -> None:
    chart = native(replace(POINTS, legend=place))
    assert find(chart, "/c:chartSpace/c:chart/c:title//c:v/text()") == ["○ 面积：人员（最大1,600人）"]
    assert find(chart, "/c:chartSpace/c:chart/c:title//c:f/text()") == ["推算!$B$2"]
    assert formulas(chart)["推算!B2"] == ('="○ 面积：人员（最大"&TEXT(MAX(Sheet1!$E$2:$E$4),"#,##0")&"人）"')
    assert len(find(chart, "//c:legend")) == 1
    assert not find(native(replace(POINTS, legend="none")), "//c:chart/c:title")
