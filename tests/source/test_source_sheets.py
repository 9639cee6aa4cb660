"""Cells of CSV and XLSX files: their text, their places, and what is said of files that cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from reportgen.source import SheetProblem, Sources, read_grid
from reportgen.source.sheets import column_letters


def project(root: Path, **files: bytes) -> Sources:
    for name, data in files.items():
        (root / name.replace("_", ".")).write_bytes(data)
    return Sources(root)


def workbook(rows: list[list[object]], formats: dict[str, str] | None = None) -> bytes:
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


def texts(sources: Sources, path: str, sheet: str = "", area: str = "") -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_grid(sources, path, sheet, area)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_is_read_in_utf8_and_in_gbk(encoding: str, tmp_path: Path) -> None:
    sources = project(tmp_path, a_csv='年份,投入\n2021年,"1,035"\n'.encode(encoding))
    assert texts(sources, "a.csv") == [["年份", "投入"], ["2021年", "1,035"]]


def test_a_cell_knows_its_place(tmp_path: Path) -> None:
    sources = project(tmp_path, a_csv=b"a,b\nc,d\n", b_xlsx=workbook([["a", "b"], ["c", "d"]]))
    assert read_grid(sources, "a.csv")[1][1].place == "a.csv:B2"
    assert read_grid(sources, "b.xlsx", "年度", "B2:B2")[0][0].place == "b.xlsx!年度:B2"


def test_numbers_read_as_an_editor_would_type_them(tmp_path: Path) -> None:
    rows = [["名称", "投入", "增速"], ["甲", 1035.0, 0.052], ["乙", 0.1, None]]
    sources = project(tmp_path, a_xlsx=workbook(rows, {"C2": "0.0%"}))
    assert texts(sources, "a.xlsx") == [["名称", "投入", "增速"], ["甲", "1035", "5.2%"], ["乙", "0.1", ""]]


def test_a_formula_without_a_stored_result_is_marked(tmp_path: Path) -> None:
    sources = project(tmp_path, a_xlsx=workbook([["和"], ["=SUM(1,2)"]]))
    assert read_grid(sources, "a.xlsx")[1][0].is_formula


def test_empty_rows_at_the_end_are_left_off(tmp_path: Path) -> None:
    assert texts(project(tmp_path, a_csv=b"a,b\n1,2\n,\n,\n"), "a.csv") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("path", "sheet", "area", "code"),
    [
        ("a.xls", "", "", "sheet-kind"),
        ("bad.xlsx", "", "", "sheet-broken"),
        ("a.xlsx", "年渡", "", "sheet-sheet"),
        ("a.xlsx", "", "D8:B2", "sheet-range"),
        ("a.xlsx", "", "B2", "sheet-range"),
        ("a.xlsx", "", "A1:ZZZ99999", "sheet-large"),
        ("bad.csv", "", "", "sheet-encoding"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_by_its_trouble(
    path: str, sheet: str, area: str, code: str, tmp_path: Path
) -> None:
    sources = project(
        tmp_path, a_xlsx=workbook([["a"]]), bad_xlsx=b"no workbook", bad_csv=b"\xff\xff\x80\xff,"
    )
    with pytest.raises(SheetProblem) as found:
        read_grid(sources, path, sheet, area)
    assert found.value.code == code


@given(st.integers(1, 18278))
def test_column_letters_are_those_of_excel(number: int) -> None:
    total = 0
    for letter in column_letters(number):
        total = total * 26 + ord(letter) - 64
    assert total == number
