"""The data of charts and facts inside the PDF, on request, as PDF/A-3 allows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pikepdf
import pytest

from reportgen.build import BuildOptions, Silent, build
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
        assert sorted(pdf.attachments) == ["facts.csv", "图4.2-1.csv"]
        assert rows_of(pdf, "图4.2-1.csv") == [["项目", "项目（项）"], ["甲,区", "3"], ["乙区", "5"]]
        facts = rows_of(pdf, "facts.csv")
        assert ["外资研发中心", "新增", "2021", "25家"] in [row[:4] for row in facts]
        file = pdf.attachments["图4.2-1.csv"]
        assert file.description == "图4.2-1 地区分布"
        assert file.get_file().mime_type == "text/csv"
        assert b"<pdfaid:part>3</pdfaid:part>" in pdf.Root.Metadata.read_bytes()
    options = BuildOptions(layout="plain", output=tmp_path / "out")
    assert verify(tmp_path, options, open_sources(tmp_path), Sink()).agrees
    again = built(tmp_path / "again", "attach: [charts, facts]\n")
    assert again.read_bytes() == path.read_bytes()


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
