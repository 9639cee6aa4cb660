"""Messages of the commands about outputs and folders, word for word."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.build.starter import Answers, create_project
from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.project import load_project
from reportgen.verify.verification import verify
from tests.audit.audit_projects import project
from tests.support.report_projects import resolve_blocks


def _said(sink: Sink, root: Path) -> list[str]:
    return [format_diagnostic(diagnostic, open_sources(root), "zh") for diagnostic in sink]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "报告", "中心: {累计: 506}\n", "- text: 见{{ 中心.累计 }}\n")


def test_a_section_that_is_not_there_cannot_be_built_alone(root: Path) -> None:
    sink = Sink()
    with pytest.raises(GateClosed):
        build(root, BuildOptions(only="4.20"), open_sources(root), sink, Silent())
    assert _said(sink, root) == [
        "错误 [build-unknown-section] 报告里没有编号为“4.20”的节\n   → 已有的编号：1"
    ]
    assert not (root / "build").exists()


def test_a_new_project_takes_no_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "满").mkdir()
    (tmp_path / "满/a.txt").write_text("甲", encoding="utf-8")
    sink = Sink()
    with pytest.raises(GateClosed):
        create_project(tmp_path / "满", Answers("报告", "2021", "plain"), sink)
    assert _said(sink, tmp_path) == [
        f"错误 [init-not-empty] 文件夹不是空的：{tmp_path / '满'}\n   → 换一个新的文件夹名；init 不会覆盖已有文件"
    ]
    assert [path.name for path in (tmp_path / "满").iterdir()] == ["a.txt"]


def test_what_was_not_built_cannot_be_verified(root: Path) -> None:
    sink = Sink()
    with pytest.raises(GateClosed):
        verify(root, BuildOptions(), open_sources(root), sink)
    assert _said(sink, root) == [
        f"错误 [verify-not-built] 还没有可核对的文件：{root / 'build'}\n   → 先运行 reportgen build，再运行 reportgen verify"
    ]


def test_a_file_cut_short_is_told_by_verify(root: Path) -> None:
    build(root, BuildOptions(formats=("docx",)), open_sources(root), Sink(), Silent())
    path = root / "build/报告.docx"
    path.write_bytes(path.read_bytes()[:200])
    sink = Sink()
    with pytest.raises(GateClosed):
        verify(root, BuildOptions(), open_sources(root), sink)
    assert _said(sink, root) == [
        f"错误 [verify-unreadable] 读不出这个文件：{path}（File is not a zip file）\n"
        "   → 文件可能被改坏或截断；重新运行 reportgen build"
    ]


def test_a_database_needs_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    facts = '研发:\n  from: {database: rd.sqlite, query: "select 1"}\n'
    root = project(tmp_path, facts)
    (root / "rd.sqlite").write_bytes(b"")
    sink = Sink()
    load_project(open_sources(root), sink)
    (said,) = _said(sink, root)
    assert said.splitlines()[0] == "facts/f.yaml:2:20: 错误 [table-extra] 读数据库还要装 reportgen[sql]"
    assert said.splitlines()[-1] == "   → pip install 'reportgen[sql]'"


def test_a_chart_takes_no_formula_without_a_stored_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["年度", "项目"], ["2020", 3], ["2021", "=B2*2"]):
        book.active.append(row)
    (tmp_path / "data").mkdir()
    book.save(tmp_path / "data/a.xlsx")
    blocks = "- chart: {kind: column, title: 项目, data: {file: data/a.xlsx}}\n"
    (said,) = resolve_blocks(tmp_path, blocks).messages
    assert said.splitlines()[0] == "data/a.xlsx!Sheet:B3: 错误 [table-formula] 这一格的公式没有存下结果"
    assert said.splitlines()[-1] == "   → 用 Excel 打开，重新计算后保存"
