"""The data of charts and facts inside the PDF, on request, as PDF/A-3 allows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.datasheets import DataTable, workbook_bytes
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.verification import verify
from tests.support.archive_rules import archive_faults
from tests.support.report_projects import REPORT, resolve_project, write_project

CHAPTER = """\
section: 合作
number: "4.2"
blocks:
- chart:
    kind: bar
    title: 地区分布
    categories: ["甲,区", 乙区]
    series: [{name: 项目, values: [3项, 5项]}]
- charts:
    - {kind: bar, title: 上年, categories: [甲], series: [{name: 项目, values: [3项]}]}
    - {kind: bar, title: 当年, categories: [甲], series: [{name: 项目, values: [4项]}]}
  caption: 两年
- table: {columns: [类, {title: 数, show: 条形}], rows: [[甲, 3], [乙, 5]]}
- text: 新增{{ 外资研发中心.新增 }}家。
"""


def built(root: Path, attach: str) -> Path:
    write_project(root, {"report.yaml": f"{REPORT}{attach}", "chapters/a.yaml": CHAPTER})
    options = BuildOptions(layout="plain", output=root / "out")
    build(root, options, open_sources(root), Sink(), Silent())
    return root / "out/测试报告.pdf"


def rows_of(pdf: pikepdf.Pdf, name: str) -> list[list[str]]:
    text = pdf.attachments[name].get_file().read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_report_that_asks_for_it_carries_its_data(tmp_path: Path) -> None:
    path = built(tmp_path, "attach: [charts, facts]\n")
    assert archive_faults(path) == []
    with pikepdf.open(path) as pdf:
        assert sorted(pdf.attachments) == ["事实.csv", "图4.2-1.csv", "图4.2-2(a).csv", "图4.2-2(b).csv"]
        assert rows_of(pdf, "图4.2-1.csv") == [["项目", "项目（项）"], ["甲,区", "3"], ["乙区", "5"]]
        facts = rows_of(pdf, "事实.csv")
        assert ["外资研发中心", "新增", "2021", "25家"] in [row[:4] for row in facts]
        file = pdf.attachments["图4.2-1.csv"]
        assert file.description == "图4.2-1 地区分布"
        assert file.get_file().mime_type == "text/csv"
        assert b"<pdfaid:part>3</pdfaid:part>" in pdf.Root.Metadata.read_bytes()
    options = BuildOptions(layout="plain", output=tmp_path / "out")
    assert verify(tmp_path, options, open_sources(tmp_path), Sink()).agrees
    again = built(tmp_path / "again", "attach: [charts, facts]\n")
    assert again.read_bytes() == path.read_bytes()


def test_the_data_travel_in_one_workbook_if_asked(tmp_path: Path) -> None:
    path = built(tmp_path, "attach: [charts, facts]\nattach_as: xlsx\n")
    assert archive_faults(path) == []
    with pikepdf.open(path) as pdf:
        assert list(pdf.attachments) == ["数据.xlsx"]
        file = pdf.attachments["数据.xlsx"]
        assert file.get_file().mime_type == (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
        book = load_workbook(io.BytesIO(file.get_file().read_bytes()))
    assert book.sheetnames == ["目录", "图4.2-1", "图4.2-2(a)", "图4.2-2(b)", "事实"]
    assert [[cell.value for cell in row] for row in book["目录"].rows] == [
        ["工作表", "内容"],
        ["图4.2-1", "图4.2-1 地区分布"],
        ["图4.2-2(a)", "图4.2-2(a) 两年"],
        ["图4.2-2(b)", "图4.2-2(b) 两年"],
        ["事实", "报告的全部事实"],
    ]
    assert [[cell.value for cell in row] for row in book["图4.2-1"].rows] == [
        ["项目", "项目（项）"],
        ["甲,区", 3],
        ["乙区", 5],
    ]
    again = built(tmp_path / "again", "attach: [charts, facts]\nattach_as: xlsx\n")
    assert again.read_bytes() == path.read_bytes()


def test_sheets_hold_figures_as_they_are_written_and_have_names_excel_takes() -> None:
    long = "图" * 40
    tables = [
        DataTable(f"{long}1", "甲", ("名", "数"), (("007", "1,203.50"), ("=1+1", "约5"), ("2021", "-0.5"))),
        DataTable(f"{long}2", "乙", ("名", "数"), ()),
        DataTable("a/b:c", "丙", ("名", "数"), ()),
    ]
    book = load_workbook(io.BytesIO(workbook_bytes(tables)))
    assert book.sheetnames == ["目录", "图" * 31, "图" * 27 + " (2)", "a-b-c"]
    rows = [[cell.value for cell in row] for row in book["图" * 31].rows]
    assert rows == [["名", "数"], ["007", 1203.5], ["=1+1", "约5"], ["2021", -0.5]]
    assert book["图" * 31]["B2"].number_format == "#,##0.00"
    assert book["图" * 31]["A3"].data_type == "s"


def test_a_format_without_anything_to_attach_is_told(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"report.yaml": f"{REPORT}attach_as: xlsx\n", "chapters/a.yaml": CHAPTER})
    assert resolve_project(root).messages == [
        "report.yaml:4:1: 警告 [attach-nothing] 写了 attach_as，却没有写 attach，什么也没有放进 PDF\n"
        "    4 | attach_as: xlsx\n"
        "      | ^^^^^^^^^\n"
        "   → 加一行 attach: [charts, facts]，或者删去 attach_as"
    ]


@pytest.mark.parametrize("attach", ["", "attach: []\n"])
def test_without_being_asked_nothing_is_attached(tmp_path: Path, attach: str) -> None:
    path = built(tmp_path, attach)
    with pikepdf.open(path) as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root
        assert b"<pdfaid:part>2</pdfaid:part>" in pdf.Root.Metadata.read_bytes()


def test_data_that_cannot_be_attached_are_told(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"report.yaml": f"{REPORT}attach: [tables]\n", "chapters/a.yaml": CHAPTER})
    assert resolve_project(root).messages == [
        "report.yaml:4:10: 错误 [schema-choice-listed] “tables”不是这里可选的词\n"
        "    4 | attach: [tables]\n"
        "      |          ^^^^^^\n"
        "   → 可选的有：charts、facts"
    ]
