"""The project of many facts that is timed: whole, without mistakes, and each mistake planted in it found once."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
import pytest

from bench import facts
from tests.audit.audit_projects import told as audited
from tests.support.report_projects import Resolved, resolve_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    facts.write_project(tmp_path)
    return tmp_path


def told(found: Resolved) -> list[tuple[str, str]]:
    return sorted((diagnostic.code, str(diagnostic.span)) for diagnostic in found.sink)


def test_two_thousand_facts_and_three_hundred_uses_are_read_quickly(project: Path) -> None:
    started = time.process_time()
    found = resolve_project(project)
    assert time.process_time() - started < 2
    assert told(found) == []
    assert str(found.report).count("增长") > 50


def test_the_whole_check_with_the_audit_is_quick_and_finds_nothing(project: Path) -> None:
    started = time.process_time()
    assert audited(project, final=True) == []
    assert time.process_time() - started < 2


def test_each_kind_of_mistake_planted_is_found_once_and_nothing_else(project: Path) -> None:
    book = openpyxl.load_workbook(project / "facts/t0.xlsx")
    sheet = book.worksheets[0]
    sheet["D7"] = "不详吧"
    sheet["E9"] = "=D9+1"
    sheet["A14"] = sheet["A11"].value  # the same name twice, in one unit
    book.save(project / "facts/t0.xlsx")
    table = project / "facts/t1.csv"
    rows = table.read_text("gb18030").splitlines()
    rows[20] = rows[20].replace("指标19", "", 1)
    table.write_text("\n".join(rows), "gb18030")
    chapter = project / "chapters/a.yaml"
    text = chapter.read_text("utf-8")
    text += "- text: 共{{ 表2.指示3 }}，{{ 表2.指标3 + 表2.指标4 }}，{{ 表2.指标3[2031] }}，{{ 合计(表2.指标3[2019—]) }}\n"
    chapter.write_text(text, "utf-8")
    assert told(resolve_project(project)) == [
        ("fact-bad-value", "facts/t0.xlsx!汇总:D7"),
        ("fact-label-twice", "facts/t0.xlsx!汇总:C14"),
        ("table-formula", "facts/t0.xlsx!汇总:E9"),
        ("table-no-label", "facts/t1.csv:A21"),
    ]
    # what is wrong with the uses is told when the tables are mended
    (project / "facts/t0.xlsx").unlink()
    facts.write_tables(project)
    line = len(text.splitlines())
    assert told(resolve_project(project)) == [
        ("expression-unexpected", f"chapters/a.yaml:{line}:82"),  # 2019— until when
        ("expression-units", f"chapters/a.yaml:{line}:26"),
        ("fact-no-year", f"chapters/a.yaml:{line}:48"),
        ("fact-unknown", f"chapters/a.yaml:{line}:13"),
    ]


_CHECKS = """\
checks:
  - {sum: [表1.指标0, 表1.指标3], total: 1家}
  - {shares: [50%, 40%]}
  - {jump: 表1.指标10, limit: 50%}
  - {rising: 表1.指标11}
  - {years: 表1.指标12, since: 2016, until: 2021}
  - {that: 园区.企业 > 9万家, because: 目标}
园区:
  defaults: {source: 园区月报}
  企业: {unit: 家, value: 89123}
  投入: {unit: 万元, value: 88880}
  投资: {unit: 亿元, value: 8.888}
  没人用: {unit: 亩, value: 77001}
  快报: {unit: 亩, value: 77003, status: 初步}
旁证:
  来源不明: {unit: 亩, value: 77002}
"""
_USES = """\
- text: 园区有{{ 园区.企业 }}家，投入{{ 园区.投入 }}、{{ 园区.投资 }}，{{ 园区.快报 }}亩，{{ 旁证.来源不明 }}亩。
- text: 全年共1026家。园区有89132家企业。
"""


def test_each_figure_that_is_wrong_is_found_once_at_its_cell_or_line_and_nothing_else(project: Path) -> None:
    table = project / "facts/t1.csv"
    rows = [row.split(",") for row in table.read_text("gb18030").splitlines()]
    rows[11][7] = "9999"  # 指标10: far more than in 2020
    rows[12][7] = "2000"  # 指标11: less than in 2020
    rows[13][4] = ""  # 指标12: nothing for 2018
    rows[14][7] = rows[14][6]  # 指标13: as in 2020
    table.write_text("\n".join(",".join(row) for row in rows), "gb18030")
    fact_file, chapter = project / "facts/facts.yaml", project / "chapters/a.yaml"
    above = len(fact_file.read_text("utf-8").splitlines())
    before = len(chapter.read_text("utf-8").splitlines())
    for path, more in ((fact_file, _CHECKS), (chapter, _USES)):
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    found = [(line.partition("] ")[0]) for line in audited(project, final=True)]

    def fact_line(number: int, column: int) -> str:
        return f"facts/facts.yaml:{above + number}:{column}"

    assert sorted(found) == sorted(
        [
            f"{fact_line(2, 36)}: 警告 [check-sum",
            f"{fact_line(3, 5)}: 警告 [check-shares",
            "facts/t1.csv:H12: 警告 [check-jump",
            "facts/t1.csv:H13: 警告 [check-falling",
            "facts/t1.csv:A14: 警告 [check-years",
            "facts/t1.csv:H15: 警告 [fact-stale",
            f"{fact_line(7, 12)}: 警告 [check-fails",
            f"{fact_line(12, 25)}: 警告 [fact-two-units",
            f"{fact_line(13, 3)}: 提示 [fact-unused",
            f"{fact_line(14, 3)}: 警告 [fact-provisional",
            f"{fact_line(16, 3)}: 警告 [fact-no-source",
            f"chapters/a.yaml:{before + 2}:12: 警告 [figure-unlinked",
            f"chapters/a.yaml:{before + 2}:21: 警告 [figure-contradicts",
        ]
    )
