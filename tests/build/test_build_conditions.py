"""Blocks from other files, for each row of a table, for one kind of file only: built and read back."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.outputs import read_manifest
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.project import load_project
from reportgen.project.prose import prose_of
from reportgen.verify.docx_reader import read_docx
from reportgen.verify.pdf_reader import read_pdf
from reportgen.verify.verification import verify
from tests.support.report_projects import resolve_project, write_project

CHAPTER = """\
section: 合作
number: "4.2"
blocks:
- only: pdf
  blocks:
  - table: {caption: 甲表, columns: [a], rows: [[1]], id: 甲}
- table: {caption: 乙表, columns: [a], rows: [[1]], id: 乙}
- text: 见{ref:乙}，第{page:乙}页。
- only: docx
  blocks: [{text: 只在 Word 里}]
- only: print
  blocks: [{text: 只给印刷厂}]
- repeat: data/forums.csv
  blocks:
  - include: parts/forum.yaml
"""
FILES = {
    "chapters/a.yaml": CHAPTER,
    "data/forums.csv": "名称,时间,人数\n甲论坛,5月,120\n乙论坛,,80\n",
    "parts/forum.yaml": '- event: "{{ 行.名称 }}"\n  dates: "{{ 行.时间 }}"\n  blocks:\n'
    "  - text: 两届共{{ 行.人数 * 2 }}人。\n",
}


@pytest.fixture(scope="module", params=[None, "print"])
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str | None]:
    root = write_project(tmp_path_factory.mktemp("conditions"), FILES)
    sink = Sink()
    options = BuildOptions(layout="plain", output=root / "out", edition=request.param)
    build(root, options, open_sources(root), sink, Silent())
    assert [d.code for d in sink] == []
    return root, request.param


def texts(path: Path) -> list[str]:
    records = read_pdf(path) if path.suffix == ".pdf" else read_docx(path)
    return [record.essence[1] for record in records]


def test_each_kind_of_file_holds_its_own_and_counts_it(built: tuple[Path, str | None]) -> None:
    pdf, word = (texts(built[0] / f"out/4.2 合作.{kind}") for kind in ("pdf", "docx"))
    assert "表4.2-2 乙表" in pdf
    assert "见表4.2-2，第1页。" in pdf
    assert "只在 Word 里" not in pdf
    assert "表4.2-1 乙表" in word
    assert "见表4.2-1，第1页。" in word
    assert "只在 Word 里" in word


def test_rows_come_from_the_table_through_the_included_file(built: tuple[Path, str | None]) -> None:
    found = texts(built[0] / "out/4.2 合作.pdf")
    start = found.index("① 甲论坛")
    assert found[start:] == ["① 甲论坛", "5月", "两届共240人。", "② 乙论坛", "两届共160人。"]


def test_verification_knows_what_each_file_holds(built: tuple[Path, str | None]) -> None:
    root, edition = built
    assert read_manifest(root / "out").get("edition") == edition
    options = BuildOptions(layout="plain", output=root / "out")
    assert verify(root, options, open_sources(root), Sink()).agrees


def test_the_printers_edition_has_bleed_and_marks_and_its_own_words(built: tuple[Path, str | None]) -> None:
    root, edition = built
    assert ("只给印刷厂" in texts(root / "out/测试报告.pdf")) == (edition == "print")
    with pikepdf.open(root / "out/测试报告.pdf") as pdf:
        page = pdf.pages[0]
        assert ("/BleedBox" in page) == (edition == "print")
        if edition == "print":
            reach = float(page.TrimBox[0]) - float(page.BleedBox[0])
            assert reach == pytest.approx(3 / 25.4 * 72, abs=0.01)


def test_texts_of_included_files_are_checked_too(tmp_path: Path) -> None:
    root = write_project(tmp_path, FILES)
    sources = open_sources(root)
    project = load_project(sources, Sink())
    assert project is not None
    assert {p.rich.span.file for p in prose_of(project, sources)} >= {"chapters/a.yaml", "parts/forum.yaml"}


MESSAGES = {
    "a mistake in an included file": (
        {"parts/forum.yaml": "- txet: 甲\n"},
        "- include: parts/forum.yaml\n",
        "parts/forum.yaml:1:3: 错误 [block-unknown] 没有“txet”这种块",
    ),
    "files that include each other": (
        {"parts/a.yaml": "- include: parts/b.yaml\n", "parts/b.yaml": "- include: parts/a.yaml\n"},
        "- include: parts/a.yaml\n",
        """
parts/b.yaml:1:12: 错误 [include-circular] 文件互相取，转回了原处：parts/a.yaml → parts/b.yaml → parts/a.yaml
    1 | - include: parts/a.yaml
      |            ^^^^^^^^^^^^
   → 去掉其中一处 include
""",
    ),
    "a file that is no list": (
        {"parts/a.yaml": "text: 甲\n"},
        "- include: parts/a.yaml\n",
        """
parts/a.yaml:1:1: 错误 [include-no-list] “parts/a.yaml”里不是一列块
    1 | text: 甲
      | ^^^^^^＾
   → 每一块以 “- ” 开头，例如 - text: 一段话
""",
    ),
    "a table without rows": (
        {"data/forums.csv": "名称,时间\n"},
        '- repeat: data/forums.csv\n  blocks: [{text: "{{ 行.名称 }}"}]\n- text: 甲\n',
        """
chapters/a.yaml:3:3: 警告 [repeat-empty] “data/forums.csv”里只有表头，没有一行数据
    3 | - repeat: data/forums.csv
      |   ^^^^^^
   → 核对文件、工作表和区域；确实没有，就不用管
""",
    ),
    "a column that is not there": (
        {},
        '- repeat: data/forums.csv\n  blocks: [{text: "{{ 行.名字 }}"}]\n',
        """
chapters/a.yaml:4:19: 错误 [repeat-no-column] 表里没有“名字”这一列（表头在 data/forums.csv:A1）
""",
    ),
    "a formula with a cell that is no number": (
        {"data/forums.csv": "名称,人数\n甲,待定\n"},
        '- repeat: data/forums.csv\n  blocks: [{text: "{{ 行.人数 * 2 }}"}]\n',
        """
chapters/a.yaml:4:19: 错误 [repeat-no-number] 算式里的“人数”不是数：data/forums.csv:B2 是“待定”
""",
    ),
    "a blank cell": (
        {"data/forums.csv": "名称,人数\n,3\n"},
        '- repeat: data/forums.csv\n  blocks: [{text: "{{ 行.名称 }}"}]\n- text: 甲\n',
        """
chapters/a.yaml:4:19: 警告 [repeat-cell-blank] 有一行的格子空着，text 没有内容，没有印
""",
    ),
}


@pytest.mark.parametrize("case", MESSAGES)
def test_the_editor_reads(case: str, tmp_path: Path) -> None:
    files, blocks, message = MESSAGES[case]
    root = write_project(tmp_path, {**FILES, **files, "chapters/a.yaml": f"section: 合作\nblocks:\n{blocks}"})
    told = resolve_project(root).messages
    assert told
    assert told[0].startswith(message.strip("\n"))


TOO_MANY = """
parts/8.yaml:2:12: 错误 [include-too-many] 取来和重复的超过 2000 份
    2 | - include: parts/9.yaml
      |            ^^^^^^^^^^^^
   → 看看是不是文件里套文件、表里有多余的行
"""


def test_includes_that_multiply_end_with_a_message(tmp_path: Path) -> None:
    parts = {f"parts/{n}.yaml": f"- include: parts/{n + 1}.yaml\n" * 3 for n in range(9)}
    files = {**parts, "parts/9.yaml": "- text: 甲\n"}
    chapter = "section: 合作\nblocks:\n- include: parts/0.yaml\n"
    found = resolve_project(write_project(tmp_path, {**files, "chapters/a.yaml": chapter}))
    assert found.messages == [TOO_MANY.strip("\n")]
