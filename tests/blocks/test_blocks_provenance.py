"""The table of sources: both outputs, over pages, and what is said of its misuse."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.verification import verify
from tests.support.report_projects import resolve_blocks, write_project

_COUNT = 70
_FACTS = (
    "合作:\n  defaults: {unit: 项, source: {document: 年度统计, supplier: 合作处, date: 2022-01-20}}\n"
    + "".join(f"  第{n}类项目: {{value: {n}}}\n" for n in range(1, _COUNT + 1))
    + "各区:\n  机构: {unit: 家, by: [年, 区], values: {2020: {浦东新区: 100}, 2021: {浦东新区: 120, 徐汇区: 60}}}\n"
    + "  没有用到: 7\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with a long table of sources, built and found alike in both outputs."""
    root = tmp_path_factory.mktemp("provenance")
    uses = "、".join(f"{{{{ 合作.第{n}类项目 }}}}" for n in range(1, _COUNT + 1))
    blocks = f"- text: 共{uses}\n- text: 浦东{{{{ 增减(各区.机构[浦东新区]) }}}}\n- provenance: {{caption: 数据来源}}\n"
    report = "title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n"
    chapter = f'section: 合作\nnumber: "1"\nblocks:\n{blocks}'
    write_project(root, {"report.yaml": report, "a.yaml": chapter, "facts/a.yaml": _FACTS})
    sources, sink, options = open_sources(root), Sink(), BuildOptions()
    build(root, options, sources, sink, Silent())
    assert verify(root, options, open_sources(root), sink).agrees
    expected = ("figure-unlinked", "word-table-continued")
    assert [(d.code, str(d.span)) for d in sink if d.code not in expected] == []
    return root / "build"


def test_a_long_table_of_sources_repeats_its_header_in_the_pdf(built: Path) -> None:
    with pypdfium2.PdfDocument(built / "报告.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert sum("第1类项目" in text for text in texts) == 1
    showing = [text for text in texts if "类项目" in text]
    assert len(showing) > 1
    assert all("年度统计" in text and "数值" in text for text in showing)


def test_word_has_the_same_rows_and_repeats_the_header(built: Path) -> None:
    (table,) = Document(str(built / "报告.docx")).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["名称", "数值", "年份、分项", "来源", "提供", "日期"]
    assert rows[1][0] == "合作"
    assert rows[2] == ["第1类项目", "1项", "", "年度统计", "合作处", "2022-01-20"]
    assert rows[-2:] == [
        ["机构", "100家", "2020 浦东新区", "", "", ""],
        ["机构", "120家", "2021 浦东新区", "", "", ""],
    ]
    assert len(rows) == 1 + 1 + _COUNT + 1 + 2
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (
            "- provenance:\n",
            "chapters/a.yaml:4:3: 错误 [provenance-empty] 数据来源表是空的：报告里没有用到这样的事实\n"
            "    4 | - provenance:\n"
            "      |   ^^^^^^^^^^^\n"
            "   → 在正文、图表里引用事实，或者写 facts: 全部，或者去掉这个表",
        ),
        (
            "- provenance: {facts: 全部, groups: [外资研发]}\n",
            "chapters/a.yaml:4:36: 错误 [provenance-no-group] 没有叫“外资研发”的事实组\n"
            "   → 最接近的是“外资研发中心”；写事实文件里的组名，内层的组用点连起来",
        ),
        (
            "- provenance: {columns: [名称, 名称]}\n",
            "chapters/a.yaml:4:3: 错误 [provenance-column-twice] “名称”这一列写了两次\n   → 去掉一个",
        ),
    ],
    ids=["nothing used", "no such group", "a column twice"],
)
def test_misuse_is_told(tmp_path: Path, block: str, message: str) -> None:
    (said,) = resolve_blocks(tmp_path, block).messages
    first, *marked, last = said.splitlines()
    shown = message.splitlines()
    assert (first, last) == (shown[0], shown[-1])
    assert len(marked) == 2
