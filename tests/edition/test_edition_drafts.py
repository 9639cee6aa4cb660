"""What a draft shows where figures are still missing: placeholders in text and charts, words across pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import GateClosed, Sink
from reportgen.verify.verification import verify
from tests.support.report_projects import write_project

_CHART = """\
- text: 共{{ 中心.累计 }}
- chart:
    kind: column
    title: 累计数量
    years: [2021, 2022]
    series: [{name: 累计, fact: 中心.累计}]
"""


def project(root: Path, values: str, report: str = "draft: 是\n") -> Path:
    files = {
        "report.yaml": f"title: 报告\nyear: 2022\nlayout: plain\nchapters: [a.yaml]\n{report}",
        "a.yaml": f'section: 合作\nnumber: "1"\nblocks:\n{_CHART}',
        "facts/a.yaml": f"中心:\n  累计: {{unit: 家, source: 统计, values: {values}}}\n",
    }
    return write_project(root, files)


def built(root: Path) -> Path:
    sources, sink, options = open_sources(root), Sink(), BuildOptions()
    build(root, options, sources, sink, Silent())
    assert verify(root, options, open_sources(root), sink).agrees
    return root / "build"


def words_of(folder: Path) -> tuple[str, str]:
    """The text of the PDF and of the Word file."""
    with pypdfium2.PdfDocument(folder / "报告.pdf") as document:
        pdf = "".join(page.get_textpage().get_text_range() for page in document)
    return pdf, "\n".join(p.text for p in Document(str(folder / "报告.docx")).paragraphs)


def test_a_chart_without_any_value_yet_is_a_placeholder_with_its_title(tmp_path: Path) -> None:
    folder = built(project(tmp_path, "{2021: 待填, 2022: 待填}"))
    for text in words_of(folder):
        assert "〔图：累计数量，数据待填〕" in text
        assert "共〔待填〕" in text
    assert not [
        p for p in Document(str(folder / "报告.docx")).part.package.iter_parts() if "chart" in p.partname
    ]


def test_a_chart_with_one_value_is_drawn_with_a_gap(tmp_path: Path) -> None:
    folder = built(project(tmp_path, "{2021: 481, 2022: 待填}"))
    assert all("数据待填" not in text for text in words_of(folder))
    (chart,) = [
        p
        for p in Document(str(folder / "报告.docx")).part.package.iter_parts()
        if "/charts/chart" in p.partname
    ]
    assert b"<c:v>481</c:v>" in chart.blob


@pytest.mark.parametrize("block", ["draft: 否\n", ""])
def test_a_final_edition_is_refused_while_a_chart_has_no_value(tmp_path: Path, block: str) -> None:
    root, sink = project(tmp_path, "{2021: 待填, 2022: 待填}", block), Sink()
    with pytest.raises(GateClosed):
        build(root, BuildOptions(), open_sources(root), sink, Silent())
    assert "edition-open" in {d.code for d in sink}
    assert not (root / "build/报告.pdf").exists()
