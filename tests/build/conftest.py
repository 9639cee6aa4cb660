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

LONG = "主动服务国家科技外交，拓展科技创新合作空间，推动新一轮科技创新国际合作。" * 3
# a chapter with its own contents, a section of four levels below it, a second chapter that must not be listed
CHAPTER = "chapter: 创新策源\nblocks:\n  - contents: {of: here, levels: 4}\n"
SECOND = "chapter: 开放创新\nblocks:\n  - text: 正文。\n"
BOXES = (
    """\
section: 专栏和表格
number: "1.2"
blocks:
  - topic: 专栏
    blocks:
      - heading: 认定
      - item: 条目
        blocks:
          - text: 见{ref:甲}（第{page:甲}页）、{ref:丙}。
  - callout: 认定办法
    id: 甲
    numbered: 是
    blocks:
"""
    + f"      - text: {LONG}\n" * 24
    + """\
  - table:
      id: 丙
      caption: 任务进展
      columns: [任务, {title: 进展, show: 状态}, 数量]
      rows:
        - [甲, 完成, 12]
        - [乙, 滞后：选址未定, 13]
        - {total: 合计, given: ["", 25]}
"""
)
LISTS = """\
section: 列表
number: "1.1"
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
    texts = (CHAPTER, LISTS, BOXES, SECOND)
    files = {f"chapters/{number}.yaml": text for number, text in enumerate(texts)}
    report = f"title: 测试报告\nyear: 2021\npublisher: 测试单位\nchapters: [{', '.join(files)}]\n"
    root = write_project(tmp_path_factory.mktemp("assortment"), {"report.yaml": report, **files})
    sink = Sink()
    build(root, BuildOptions(), open_sources(root), sink, Silent())
    assert [d.code for d in sink] == []
    return Assortment(root)
