"""The project of many facts that is timed: whole, without mistakes, and each mistake planted in it found once."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
import pytest

from bench import facts
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
    assert str(found.report).count("增长") > 90


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
    text += "- text: 共{{ 表2.指示3 }}，{{ 表2.指标3 + 表2.指标4 }}，{{ 表2.指标3[2031] }}\n"
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
        ("expression-units", f"chapters/a.yaml:{line}:26"),
        ("fact-no-year", f"chapters/a.yaml:{line}:48"),
        ("fact-unknown", f"chapters/a.yaml:{line}:13"),
    ]
