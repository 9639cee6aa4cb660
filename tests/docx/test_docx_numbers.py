"""Numbers in Word's hands: LibreOffice opens the file, and every list, caption and reference says what ours does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from reportgen.build import BuildOptions, Silent, build, prepare
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.docx import write_docx
from reportgen.layout import paginate
from reportgen.model.flow import Heading, Report, Section
from reportgen.verify.docx_reader import read_docx
from reportgen.verify.expected import expected_records
from reportgen.verify.records import Record
from tests.support.flow_reports import METADATA, pages_of_report, words
from tests.support.office import docx_to_pdfs, printed_lines, printed_text, squeezed
from tests.support.report_projects import write_project
from tests.support.themes import shipped_theme
from tests.support.word_parts import instructions, part

SHIPPED = ("annual", "gongwen", "plain")
FRONT = """\
section: 目录
blocks:
  - contents: {levels: 3}
  - list_of: figures
  - list_of: tables
  - list_of: boxes
"""
CHAPTER = """\
section: 第{n}章的题目
number: "{n}"
id: 章{n}
blocks:
  - text: 这里见{{full:图{n}}}、{{full:表{n}}}和{{ref:框{n}}}，又见{{ref:提示{n}}}、{{ref:案例{n}}}，另见{{full:章{other}}}、{{title:章{other}}}第{{page:附表}}页的{{ref:附表}}。
  - topic: 主题{n}
    blocks:
      - heading: 小标题{n}
      - text: 按标准[@标准{n};@共用]统计[@共用]，浦江创新论坛和外资研发中心。
      - chart: {{kind: bar, id: 图{n}, title: 图题{n}, categories: [甲, 乙], series: [{{name: 项, values: [3, 5]}}]}}
      - pagebreak
      - table: {{id: 表{n}, caption: 表题{n}, columns: [甲, 乙], rows: [[丙, 丁]]}}
      - callout: {{title: 专栏题{n}, id: 框{n}, numbered: 是, blocks: [{{text: 专栏里的一段。}}]}}
      - callout: {{title: 提示题{n}, id: 提示{n}}}
      - callout: {{title: 只有题{n}, numbered: 是}}
      - case: {{title: 案例题{n}, id: 案例{n}}}
"""
BACK = """\
section: 补充数据
number: 附录A
blocks:
  - table: {id: 附表, caption: 附表题, columns: [甲, 乙], rows: [[丙, 丁]]}
  - text: 外资研发中心。
  - glossary: [{term: 外资研发中心, text: 从事研究开发的机构。}]
  - references:
      - {key: 共用, type: book, title: 共用的书, publisher: 出版社, year: 2012}
      - {key: 标准1, type: standard, title: 规则一, number: GB/T 1—2020}
      - {key: 标准2, type: standard, title: 规则二, number: GB/T 2—2020}
  - index: [浦江创新论坛, 外资研发中心]
"""
FILES = {
    "report.yaml": "title: 编号\nyear: 2021\nchapters: [chapters/0.yaml, chapters/1.yaml, chapters/2.yaml, chapters/a.yaml]\n",
    "chapters/0.yaml": FRONT,
    "chapters/1.yaml": CHAPTER.format(n=1, other=2),
    "chapters/2.yaml": CHAPTER.format(n=2, other=1),
    "chapters/a.yaml": BACK,
}


class Output(NamedTuple):
    """What is to be read; the text of our PDF, and of the PDF that LibreOffice makes of the Word file, there also
    as lines over the whole page; the instructions of the Word file's fields.
    """

    records: tuple[Record, ...]
    ours: str
    words: str
    word_lines: list[str]
    instructions: list[str]


# what a plain count would number otherwise: gaps, parts over which chapters go on, restarts, none, other labels
HEADINGS = (
    (1, "section", "", "前言题"),
    (2, "topic", "一、", "前言里的主题"),
    (1, "part", "第一篇", "首篇题"),
    (2, "chapter", "第一章", "首章题"),
    (3, "section", "1.1", "首节题"),
    (4, "topic", "一、", "首个主题"),
    (4, "item", "①", "首个条目"),
    (4, "topic", "二、", "次个主题"),
    (4, "item", "②", "次个条目"),
    (3, "section", "1.10", "隔开的节题"),
    (4, "topic", "一、", "新的主题"),
    (1, "part", "第二篇", "次篇题"),
    (2, "chapter", "第二章", "次章题"),
    (3, "section", "2.3", "缺前两节的节题"),
    (3, "section", "补一", "另样编号的节题"),
    (3, "section", "Ⅷ号", "不能数的节题"),
    (3, "section", "2.4", "接着的节题"),
    (3, "item", "①", "章下的条目"),
    (3, "topic", "一、", "条目后的主题"),
    (1, "appendix", "附录B", "附录题"),
    (4, "item", "⑳", "最后的圈"),
    (4, "item", "㉑", "没有的圈"),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("numbers"), FILES)


@pytest.fixture(scope="module")
def outputs(root: Path) -> dict[str, Output]:
    """The report in each shipped layout; LibreOffice opens all, and headings.docx, in one run."""
    records = {}
    files = []
    for layout in SHIPPED:
        sink = Sink()
        build(root, BuildOptions(layout=layout, output=root / layout), open_sources(root), sink, Silent())
        assert {d.code for d in sink} <= {"font-instead"}
        prepared = prepare(open_sources(root), layout, Sink())
        records[layout] = expected_records(prepared.report, paginate(prepared.report, prepared.theme, Sink()))
        files.append((root / layout / "编号.docx").rename(root / layout / f"{layout}.docx"))
    headings = tuple(
        Heading(level, words(title), style, title, label) for level, style, label, title in HEADINGS
    )
    report = Report(METADATA, (Section(headings[0], headings[1:], "section"),))
    write_docx(report, shipped_theme("plain"), pages_of_report(), root / "headings.docx")
    *word, _ = docx_to_pdfs([*files, root / "headings.docx"], root / "word")
    codes = {path.stem: instructions(part(path, "word/document.xml")) for path in files}
    return {
        layout: Output(
            records[layout],
            printed_text(root / layout / "编号.pdf"),
            printed_text(path),
            printed_lines(path),
            codes[layout],
        )
        for layout, path in zip(SHIPPED, word, strict=True)
    }


@pytest.mark.parametrize("layout", SHIPPED)
@pytest.mark.parametrize("kind", ["contents", "caption", "heading", "index", "item"])
def test_every_entry_reads_the_same_in_both(outputs: dict[str, Output], kind: str, layout: str) -> None:
    records, ours, words, *_ = outputs[layout]
    wanted = [squeezed(record.text) for record in records if record.kind == kind]
    assert len(wanted) >= 3
    assert [text for text in wanted if text not in ours] == []
    assert [text for text in wanted if text not in words] == []


@pytest.mark.usefixtures("outputs")
def test_word_counts_headings_that_do_not_follow_each_other(root: Path) -> None:
    wanted = [f"{label} {title}".strip() for _, _, label, title in HEADINGS]
    assert [record.text for record in read_docx(root / "headings.docx") if record.kind == "heading"] == wanted
    printed = printed_text(root / "word" / "headings.pdf")
    assert [text for text in wanted if squeezed(text) not in printed] == []


@pytest.mark.parametrize("layout", SHIPPED)
def test_every_reference_reads_the_same_in_both(outputs: dict[str, Output], layout: str) -> None:
    records, ours, words, *_ = outputs[layout]
    wanted = [
        squeezed(r.text) for r in records if r.kind == "paragraph" and ("这里见" in r.text or "[" in r.text)
    ]
    assert len(wanted) == 4
    if layout == "annual":
        assert (
            "第2页图1-1、第3页表1-1和专栏1-1，又见“提示题1”、“案例题1”，另见第4页“2第2章的题目”、“第2章的题目”第6页的表A-1。"
            in wanted[0]
        )
    assert [text for text in wanted if text not in ours] == []
    assert [text for text in wanted if text not in words] == []


def test_counts_that_begin_anew_in_each_chapter_say_so_in_every_field(outputs: dict[str, Output]) -> None:
    """So that the second figure of a chapter becomes its first when an editor deletes that one."""
    counts = {
        layout: [code for code in outputs[layout].instructions if code.startswith("SEQ ")]
        for layout in ("annual", "gongwen")
    }
    assert len(counts["annual"]) >= 6
    assert [code for code in counts["annual"] if not code.endswith(r" \s 1")] == []
    # there figures are counted through
    assert [code for code in counts["gongwen"] if r"\s" in code] == []


@pytest.mark.parametrize("layout", SHIPPED)
def test_the_index_stands_in_two_columns(outputs: dict[str, Output], layout: str) -> None:
    lines = [squeezed(line) for line in outputs[layout].word_lines]
    assert any(re.fullmatch(r"浦江创新论坛[\d，—]+外资研发中心[\d，—]+", line) for line in lines)
