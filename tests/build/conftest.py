"""One report with lists, boxes, tables and contents of all sorts, built once and read by several tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.pdf_reader import read_pdf
from reportgen.verify.records import Record
from reportgen.verify.verification import VerifyResult, verify
from tests.support.report_projects import write_project
from tests.support.word_parts import part

LISTS = """\
section: 列表
number: "1"
blocks:
  - list:
      kind: number
      items:
        - text: 申报
          items:
            - text: 三步
              kind: number
              items: [填报, 推荐, 评审]
            - 不限
        - 总结
  - list:
      kind: check
      items:
        - {text: 交稿, done: 是}
        - text: 核对
          items: [口径]
"""


@dataclass(frozen=True)
class Assortment:
    """The files of the build, with the project they were built from."""

    root: Path

    @property
    def pdf(self) -> Path:
        return self.root / "build/测试报告.pdf"

    @property
    def docx(self) -> Path:
        return self.root / "build/测试报告.docx"

    def word(self, name: str = "document") -> etree._Element:
        """The root of a part of the Word file."""
        return part(self.docx, f"word/{name}.xml")

    def read(self) -> tuple[Record, ...]:
        """What the PDF says, read back from the file."""
        return read_pdf(self.pdf)

    def verified(self) -> VerifyResult:
        return verify(self.root, BuildOptions(), open_sources(self.root), Sink())


@pytest.fixture(scope="session")
def assortment(tmp_path_factory: pytest.TempPathFactory) -> Assortment:
    report = "title: 测试报告\nyear: 2021\npublisher: 测试单位\nchapters: [chapters/1.yaml]\n"
    root = write_project(
        tmp_path_factory.mktemp("assortment"), {"report.yaml": report, "chapters/1.yaml": LISTS}
    )
    sink = Sink()
    build(root, BuildOptions(), open_sources(root), sink, Silent())
    assert [d.code for d in sink] == []
    return Assortment(root)
