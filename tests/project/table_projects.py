"""Projects whose facts are taken from tables, written for a test."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import openpyxl

from reportgen.diagnostics import Sink
from reportgen.project import Fact, load_project
from reportgen.project.facts import Given
from reportgen.source import Sources
from tests.support.report_projects import Resolved, resolve_project, write_project

CHAPTER = 'section: 合作\nnumber: "4.2"\nblocks:\n- text: 合作\n'


def workbook(**sheets: Iterable[Iterable[object]]) -> bytes:
    """An XLSX file as Excel would store it, without formulas."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def project_of(root: Path, facts: str, **files: str | bytes) -> Path:
    named = {f"facts/{name.replace('_', '.')}": content for name, content in files.items()}
    return write_project(root, {"chapters/a.yaml": CHAPTER, "facts/a.yaml": facts, **named})


def facts_of(root: Path, facts: str, **files: str | bytes) -> dict[str, Fact]:
    sink = Sink()
    project = load_project(Sources(project_of(root, facts, **files)), sink)
    assert [(d.code, str(d.span), dict(d.args)) for d in sink] == []
    assert project is not None
    return {fact.path: fact for file in project.facts for fact in file.facts}


def words(fact: Fact) -> dict[str, str]:
    """Every cell of a fact as prose would print it."""
    return {
        "、".join(labels): cell.quantity.with_unit if isinstance(cell, Given) else type(cell).__name__
        for labels, cell in fact.cells.items()
    }


def messages_of(root: Path, facts: str, **files: str | bytes) -> list[str]:
    return resolve_project(project_of(root, facts, **files)).messages


def database(path: Path) -> bytes:
    connection = sqlite3.connect(path)
    connection.execute("create table 统计 (指标 text, 年 int, 数值 real)")
    connection.executemany("insert into 统计 values (?, ?, ?)", [("论文", 2020, 200), ("论文", 2021, 215.5)])
    connection.commit()
    connection.close()
    return path.read_bytes()


def found_in(root: Path, facts: str, **files: str | bytes) -> Resolved:
    return resolve_project(project_of(root, facts, **files))


PLAIN = [
    ["指标", "单位", 2020, "2021年"],
    ["研发经费", "亿元", 1615.69, 1819.77],
    ["研发机构", "家", 481, 506],
]
