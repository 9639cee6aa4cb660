"""Where facts are used, what changed since a revision, and sheets that go out and come back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from reportgen.audit import open_accounts
from reportgen.audit.listing import changes_as_text, fact_rows, rows_as_json, rows_as_text
from reportgen.audit.revision import changed_since
from reportgen.audit.sheet import export_sheet, read_changes, replacements
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.source.rewriting import rewrite
from tests.audit.audit_projects import accounts, project

FACTS = """\
# 合作处提供，勿改次序
中心:
  defaults: {unit: 家, source: 年度统计, owner: 合作处}
  累计:   {values: {2020: 481, 2021: 506}}   # 截至年末
  新增: {values: {2021: '25'}}
  上年: {formula: 累计 - 新增}
论坛:
  日期: {text: "11月1—3日"}
  专家:
    unit: 位
    value: 超150
  名单: {list: [甲, 乙]}
"""
BLOCKS = (
    "- text: 见{{ 中心.累计 }}、{{ 中心.上年 }}\n- cards: [{fact: 中心.累计, label: 累计}]\n- pagebreak:\n"
    "- text: >\n    开于{{ 论坛.日期 }}，\n    {{ 论坛.专家 }}位\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path, FACTS, BLOCKS)


def test_every_use_is_listed_with_line_and_page(root: Path) -> None:
    opened = accounts(root)
    assert list(rows_as_text(fact_rows(opened), opened.table.year)) == [
        "中心.累计[2020]  481家  （年度统计  负责：合作处）",
        "中心.累计  506家  （年度统计  负责：合作处）",
        "    facts/f.yaml:6:17  事实“中心.上年”的算式",
        "    a.yaml:4:13  第1页",
        "    a.yaml:5:18  第1页",
        "中心.新增  25家  （年度统计  负责：合作处）",
        "    facts/f.yaml:6:22  事实“中心.上年”的算式",
        "中心.上年  481家  （年度统计  负责：合作处）",
        "    a.yaml:4:25  第1页",
        "论坛.日期  11月1—3日",
        "    a.yaml:8:10  第2页",
        "论坛.专家  超150位",
        "    a.yaml:9:8  第2页",
        "论坛.名单  甲、乙",
    ]


def test_programs_get_the_same_as_json(root: Path) -> None:
    rows = json.loads(rows_as_json(fact_rows(accounts(root))))
    assert rows[0]["uses"] == [], "the pages print the figure of the report's year"
    assert rows[1]["uses"][1] == {"place": "a.yaml:4:13", "pages": ["1"], "by": ""}
    assert {row["name"]: row["value"] for row in rows}["中心.上年"] == "481家"


def _exported(root: Path) -> Path:
    path = root / "facts.xlsx"
    assert export_sheet(accounts(root), path) == 7
    return path


def test_a_sheet_that_comes_back_unchanged_changes_nothing(root: Path) -> None:
    sink = Sink()
    assert read_changes(accounts(root), _exported(root), sink) == ()
    assert list(sink) == []


def _import(root: Path, sheet: Path) -> list[str]:
    """Take the sheet back; the messages about it."""
    sources, sink = open_sources(root), Sink()
    changes = read_changes(open_accounts(sources, None, sink), sheet, sink)
    if not len(sink):
        rewrite(sources, replacements(changes, sources))
    return [format_diagnostic(d, sources, "zh").splitlines()[0] for d in sink]


def test_only_changed_values_change_and_the_rest_stays_to_the_byte(root: Path) -> None:
    sheet = _exported(root)
    book = openpyxl.load_workbook(sheet)
    table = book["事实"]
    rows = {(row[0].value, row[1].value): row for row in table.iter_rows(min_row=2)}
    rows["中心.累计", "2021"][2].value = 508  # a number, as a spreadsheet makes of what is typed
    rows["中心.新增", "2021"][2].value = "２７"
    rows["论坛.日期", None][2].value = "11月2—4日"
    rows["论坛.专家", None][2].value = "近200"
    rows["中心.累计", "2020"][2].comment = Comment("已核", "合作处")
    table.move_range("A2:L2", rows=20)
    table.insert_cols(1)
    table["A1"] = "批注"
    book.save(sheet)
    assert _import(root, sheet) == []
    wanted = FACTS.replace("2021: 506", "2021: 508").replace("'25'", "'27'")
    wanted = wanted.replace('"11月1—3日"', "'11月2—4日'").replace("超150", "近200")
    assert (root / "facts/f.yaml").read_text("utf-8") == wanted


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        (2, "C", "五百左右", "错误 [factsheet-value] facts.xlsx!事实:C2：“中心.累计[2020]”的数值写成了“五百左右”，不是数"),
        (2, "C", None, "错误 [factsheet-value] facts.xlsx!事实:C2：“中心.累计[2020]”的数值写成了“—”，不是数"),
        (2, "A", "中心.累记", "错误 [factsheet-unknown] facts.xlsx!事实:C2：报告里没有事实“中心.累记[2020]”"),
        (2, "B", 2021, "错误 [factsheet-twice] facts.xlsx!事实:C3：“中心.累计[2021]”写了两次，前一处在 facts.xlsx!事实:C2，两个数不同"),
        (5, "C", "480", "错误 [factsheet-computed] facts.xlsx!事实:C5：“中心.上年”是算出来的，不能改成“480”"),
        (1, "C", "值", "错误 [factsheet-no-column] facts.xlsx!事实 的第一行缺这些列：数值"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_over_is_told_with_its_cell_and_nothing_is_written(
    root: Path, row: int, column: str, value: object, message: str
) -> None:
    sheet = _exported(root)
    book = openpyxl.load_workbook(sheet)
    book["事实"][f"{column}{row}"] = value
    book["事实"]["C4"] = "26"
    book.save(sheet)
    assert _import(root, sheet) == [message]
    assert (root / "facts/f.yaml").read_text("utf-8") == FACTS


def test_a_file_that_is_no_sheet_is_told(root: Path) -> None:
    (root / "x.xlsx").write_bytes(b"no zip")
    assert _import(root, root / "x.xlsx")[0].startswith("错误 [factsheet-unreadable]")
    assert _import(root, root / "none.xlsx")[0].startswith("错误 [factsheet-unreadable]")


def _git(root: Path, *arguments: str) -> None:
    names = ["-c", "user.name=编辑", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *names, *arguments], check=True, capture_output=True)


def test_a_change_of_data_shows_what_it_touches(root: Path) -> None:
    _git(root, "init", "-q")
    _git(root, "add", ".")
    _git(root, "commit", "-qm", "first")
    path = root / "facts/f.yaml"
    path.write_text(FACTS.replace("2021: '25'", "2021: 26") + "  场次: 8\n", "utf-8")
    changes = changed_since(accounts(root), root, "HEAD", Sink())
    assert list(changes_as_text(changes)) == [
        "中心.新增  25家 → 26家",
        "    facts/f.yaml:6:22  事实“中心.上年”的算式",
        "中心.上年  481家 → 480家",
        "    a.yaml:4:25  第1页",
        "论坛.场次  — → 8",
    ]


@pytest.mark.parametrize("revision", ["nosuch", "--output=x", ""])
def test_a_revision_that_is_not_there_is_told(root: Path, revision: str) -> None:
    _git(root, "init", "-q")
    sink = Sink()
    with pytest.raises(GateClosed):
        changed_since(accounts(root), root, revision, sink)
    assert [d.code for d in sink] == ["revision-unknown"]
    assert not (root / "x").exists()


def test_a_revision_without_a_report_is_told(root: Path) -> None:
    _git(root, "init", "-q")
    _git(root, "add", "facts")
    _git(root, "commit", "-qm", "facts")
    sink = Sink()
    with pytest.raises(GateClosed):
        changed_since(accounts(root), root, "HEAD", sink)
    assert [d.code for d in sink] == ["revision-unreadable"]
