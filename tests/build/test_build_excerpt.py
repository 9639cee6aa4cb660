"""A section as a document of its own bears the page and figure numbers it has in the whole report."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.verification import verify
from tests.support.report_projects import write_project

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHAPTER = """\
section: 第{n}节
number: "{n}"
id: 节{n}
blocks:
  - text: 见{{full:图{other}}}、{{ref:节{other}}}和第{{page:表{n}}}页。
  - chart: {{kind: bar, id: 图{n}, title: 图题{n}, categories: [甲], series: [{{name: 项, values: [3]}}]}}
  - pagebreak
  - table: {{id: 表{n}, caption: 表题{n}, columns: [甲], rows: [[丙]]}}
"""
FILES = {
    "report.yaml": "title: 编号\nyear: 2021\nchapters: [chapters/1.yaml, chapters/2.yaml, chapters/3.yaml]\n",
    "chapters/1.yaml": CHAPTER.format(n=1, other=2) + "  - pagebreak\n  - text: 第三页。\n",
    "chapters/2.yaml": CHAPTER.format(n=2, other=3),
    "chapters/3.yaml": CHAPTER.format(n=3, other=1),
}


def built(root: Path, only: str | None) -> Path:
    folder = root / f"out-{only or 'all'}"
    sink = Sink()
    build(root, BuildOptions(only=only, output=folder), open_sources(root), sink, Silent())
    assert [d.code for d in sink] == []
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("excerpt"), FILES)


@pytest.fixture(scope="module")
def whole(project: Path) -> Path:
    return built(project, None)


def test_a_section_alone_is_the_one_of_the_whole_build(project: Path, whole: Path) -> None:
    part = built(project, "2")
    for name in ("2 第2节.pdf", "2 第2节.docx"):
        assert (part / name).read_bytes() == (whole / name).read_bytes()


def test_its_pages_bear_the_numbers_of_the_whole(whole: Path) -> None:
    with pypdfium2.PdfDocument(whole / "2 第2节.pdf") as document:
        assert [document.get_page_label(index) for index in range(len(document))] == ["4", "5"]
        text = document[0].get_textpage().get_text_range().replace(" ", "")
    assert "见第6页图3-1、3和第5页。" in text


def test_a_page_stands_on_the_side_it_has_in_the_whole(whole: Path) -> None:
    def lefts(name: str, pages: list[int]) -> list[float]:
        with pypdfium2.PdfDocument(whole / name) as document:
            found = [min(o.get_bounds()[0] for o in document[i].get_objects(filter=[1])) for i in pages]
        return [round(left, 2) for left in found]

    assert lefts("2 第2节.pdf", [0, 1]) == lefts("编号.pdf", [3, 4])


def test_word_counts_from_the_same_number_and_shows_the_pages_of_the_whole(whole: Path) -> None:
    with zipfile.ZipFile(whole / "2 第2节.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    assert next(root.iter(f"{W}pgNumType")).get(f"{W}start") == "4"
    text = "".join(node.text or "" for node in root.iter(f"{W}t"))
    assert "见第6页 图3-1、3和第5页。" in text


def test_verify_agrees_with_what_a_section_says_of_the_whole(project: Path) -> None:
    folder = built(project, "3")
    result = verify(project, BuildOptions(output=folder), open_sources(project), Sink())
    assert [file.file for file in result.files] == ["3 第3节.pdf", "3 第3节.docx"]
    assert result.agrees
