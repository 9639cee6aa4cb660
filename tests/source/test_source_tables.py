"""Cells of CSV and XLSX files: their text, their places, and what is said of files that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from reportgen.diagnostics import Sink, Span
from reportgen.source import Sources
from reportgen.source.tables import Grid, TableAddress, read_table
from reportgen.source.tables.addresses import column_name, column_number

ASKED = Span("chapters/a.yaml", 1, 1, 1, 2)


def project(root: Path, **files: bytes) -> Sources:
    for name, data in files.items():
        (root / name.replace("_", ".")).write_bytes(data)
    return Sources(root)


def workbook(rows: Sequence[list[Any]], formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "年度"
    for row in rows:
        sheet.append(row)
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(sources: Sources, path: str, sheet: str = "", area: str = "") -> tuple[Grid | None, list[str]]:
    sink = Sink()
    grid = read_table(sources, TableAddress(path, ASKED, sheet, ASKED, area, ASKED), sink)
    return grid, [f"{found.code} {found.span}" for found in sink]


def texts(sources: Sources, path: str) -> list[list[str]]:
    grid, told = read(sources, path)
    assert grid is not None
    assert told == []
    return [list(row) for row in grid.cells]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_is_read_in_utf8_and_in_gbk(encoding: str, tmp_path: Path) -> None:
    sources = project(tmp_path, a_csv='年份,投入\n2021年,"1,035"\n'.encode(encoding))
    assert texts(sources, "a.csv") == [["年份", "投入"], ["2021年", "1,035"]]


def test_a_cell_knows_its_place(tmp_path: Path) -> None:
    sources = project(tmp_path, a_csv=b"a,b\nc,d\n", b_xlsx=workbook([["a", "b"], ["c", "d"]]))
    whole, part = read(sources, "a.csv")[0], read(sources, "b.xlsx", "年度", "B2:B2")[0]
    assert whole is not None and str(whole.span(1, 1)) == "a.csv:B2"
    assert part is not None and part.cells == (("d",),)
    assert str(part.span(0, 0)) == "b.xlsx!年度:B2"


def test_numbers_read_as_an_editor_would_type_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [["名称", "投入", "增速"], ["甲", 1035.0, 0.052], ["乙", 0.1, None]]
    sources = project(tmp_path, a_xlsx=workbook(rows, {"C2": "0.0%"}))
    assert texts(sources, "a.xlsx") == [["名称", "投入", "增速"], ["甲", "1035", "5.2%"], ["乙", "0.1", ""]]


def test_a_formula_without_a_stored_result_is_told_at_its_cell(tmp_path: Path) -> None:
    sources = project(tmp_path, a_xlsx=workbook([["和", "差"], ["=SUM(1,2)", 1]]))
    assert read(sources, "a.xlsx")[1] == ["table-formula a.xlsx!年度:A2"]


def test_empty_rows_and_columns_at_the_end_are_left_off(tmp_path: Path) -> None:
    assert texts(project(tmp_path, a_csv=b"a,b,\n1,2,\n,,\n,,\n"), "a.csv") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("path", "sheet", "area", "code"),
    [
        ("bad.xlsx", "", "", "table-broken"),
        ("a.xlsx", "年渡", "", "table-no-sheet"),
        ("a.csv", "", "D8:B2", "table-range"),
        ("a.xlsx", "", "D8:B2", "table-range-unknown"),
        ("a.csv", "", "C5:D9", "table-empty"),
        ("bad.csv", "", "", "table-encoding"),
        ("none.csv", "", "", "source-missing"),
        ("../a.csv", "", "", "source-path-outside"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_where_it_was_asked_for(
    path: str, sheet: str, area: str, code: str, tmp_path: Path
) -> None:
    sources = project(
        tmp_path,
        a_csv=b"a,b\n1,2\n",
        a_xlsx=workbook([["a"]]),
        bad_xlsx=b"no workbook",
        bad_csv=b"\xff\xff\x80\xff,",
    )
    assert read(sources, path, sheet, area) == (None, [f"{code} {ASKED}"])


@given(st.integers(1, 18278))
def test_column_letters_are_those_of_excel(number: int) -> None:
    assert column_number(column_name(number)) == number
