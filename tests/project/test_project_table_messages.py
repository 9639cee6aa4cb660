"""Tables that give no facts: what the editor reads, and what is never opened, run or filled up."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.project.table_projects import (
    PLAIN,
    database,
    facts_of,
    found_in,
    messages_of,
    project_of,
    saved,
    words,
    workbook,
)
from tests.support.report_projects import resolve_project


def with_formulas() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "汇总"
    for row in (["指标", 2020, 2021], ["合计", "=1+1", 3], ["错误", 2, "#DIV/0!"]):
        sheet.append(row)
    sheet["C3"].data_type = "e"
    return saved(book)


def bomb() -> bytes:
    buffer = io.BytesIO(workbook(汇总=PLAIN))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/bomb", bytes(40 * 1024 * 1024))
    return buffer.getvalue()


FROM = "甲:\n  from: {{file: facts/a.xlsx{more}}}\n"
CASES: dict[str, tuple[str, dict[str, str | bytes], str]] = {
    "a word where a figure belongs": (
        FROM.format(more=""),
        {"a_xlsx": workbook(汇总=[["指标", 2021], ["论文", "三百左右吧"]])},
        """
facts/a.xlsx!汇总:B2: 错误 [fact-bad-value] “三百左右吧”不是数
   → 写成 506、1.05、1/4、超150、20多、近2000 这样；文字用 text: …
""",
    ),
    "a formula that was never computed, and an error": (
        FROM.format(more=""),
        {"a_xlsx": with_formulas()},
        """
facts/a.xlsx!汇总:B2: 错误 [table-formula] 这一格的公式没有存下结果
   → 用 Excel 打开，重新计算后保存

facts/a.xlsx!汇总:C3: 错误 [table-error-value] 这一格是错误值“#DIV/0!”
   → 在 Excel 里改正公式
""",
    ),
    "a sheet that is not there": (
        FROM.format(more=", sheet: 汇总表"),
        {"a_xlsx": workbook(汇总=PLAIN, 说明=[["无"]])},
        """
facts/a.yaml:2:37: 错误 [table-no-sheet] “facts/a.xlsx”里没有工作表“汇总表”
    2 |   from: {file: facts/a.xlsx, sheet: 汇总表}
      |                                     ＾＾＾
   → 有这些工作表：汇总、说明
""",
    ),
    "a range of no such name": (
        FROM.format(more=", range: 数据区"),
        {"a_xlsx": workbook(汇总=PLAIN)},
        """
facts/a.yaml:2:37: 错误 [table-range-unknown] 没有名为“数据区”的区域
    2 |   from: {file: facts/a.xlsx, range: 数据区}
      |                                     ＾＾＾
   → 工作簿里的名称有：—；或写成 A3:F20
""",
    ),
    "a range outside the cells": (
        FROM.format(more=", range: Z1:Z9"),
        {"a_xlsx": workbook(汇总=PLAIN)},
        """
facts/a.yaml:2:37: 错误 [table-empty] “facts/a.xlsx”里这个地方没有内容
    2 |   from: {file: facts/a.xlsx, range: Z1:Z9}
      |                                     ^^^^^
   → 写上各行；取自文件时检查 sheet 和 range
""",
    ),
    "no workbook at all": (
        FROM.format(more=""),
        {"a_xlsx": b"\xd0\xcf\x11\xe0 an old .xls"},
        """
facts/a.yaml:2:16: 错误 [table-broken] “facts/a.xlsx”打不开：File is not a zip file
    2 |   from: {file: facts/a.xlsx}
      |                ^^^^^^^^^^^^
   → 用 Excel 打开，另存为 .xlsx 再试
""",
    ),
    "a zip bomb": (
        FROM.format(more=""),
        {"a_xlsx": bomb()},
        """
facts/a.yaml:2:16: 错误 [table-bomb] “facts/a.xlsx”解压后大得反常，不读（上限 128 MB）
    2 |   from: {file: facts/a.xlsx}
      |                ^^^^^^^^^^^^
   → 在 Excel 里删去多余的格式和空行，另存再试
""",
    ),
    "a file that is not there": (
        "甲:\n  from: {file: facts/b.csv}\n",
        {},
        """
facts/a.yaml:2:16: 错误 [source-missing] 找不到文件“facts/b.csv”
    2 |   from: {file: facts/b.csv}
      |                ^^^^^^^^^^^
   → 核对文件名和所在的文件夹（大小写也要一致），或把文件放到报告文件夹里的这个位置
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_editor_reads(name: str, tmp_path: Path) -> None:
    facts, files, message = CASES[name]
    assert "\n\n".join(messages_of(tmp_path, facts, **files)) == message.strip("\n")


@pytest.mark.parametrize(
    ("facts", "table", "code", "place", "message"),
    [
        ("{file: facts/a.doc}", "", "table-kind", "facts/a.yaml:2:16", "“facts/a.doc”不是能读的表格"),
        ("{sheet: 汇总}", "", "table-which", "facts/a.yaml:2:9", "from 里要写 file 或 database 中的一个"),
        ("{database: facts/a.sqlite}", "", "table-no-query", "facts/a.yaml:2:20", "database 还要写 query"),
        ("{database: 'sqlite://', query: drop table x}", "", "table-query-select", "facts/a.yaml:2:20", "query 只能是一条 select"),
        ("{database: 'sqlite://', query: 'select 1; drop table x'}", "", "table-query-select", "facts/a.yaml:2:20", "query 只能是一条 select"),
        ("{database: 'sqlite://', query: select * from x}", "", "table-query", "facts/a.yaml:2:20", "查询“sqlite”没有成功：no such table: x"),
        ("{database: 'nothing://x', query: select 1}", "", "table-query", "facts/a.yaml:2:20", "查询“nothing”没有成功：Can't load plugin: sqlalchemy.dialects:nothing"),
        ("{file: facts/a.csv, range: A3-F4}", "甲,2021\n乙,3\n", "table-range", "facts/a.yaml:2:36", "“A3-F4”不是区域"),
        ("{file: facts/a.csv}", "", "table-empty", "facts/a.yaml:2:16", "“facts/a.csv”里这个地方没有内容"),
        ("{file: facts/a.csv}", "名称,数\n乙,3\n", "table-roles", "facts/a.yaml:2:9", "看不出这个表格的行列是什么（行：—；列：—）"),
        ("{file: facts/a.csv, rows: 区, columns: 年}", "区,2021\n乙,3\n", "table-roles", "facts/a.yaml:2:9", "看不出这个表格的行列是什么（行：区；列：年）"),
        ("{file: facts/a.csv, header: 3}", "名称,2021\n乙,3\n", "table-header", "facts/a.yaml:2:37", "表头不能有3行"),
        ("{file: facts/a.csv, rows: [指标, 区, 年]}", "名称,2021\n乙,3\n", "table-too-narrow", "facts/a.yaml:2:9", "“facts/a.csv”的列不够：左边是指标、区、年，右边没有数"),
        ("{file: facts/a.csv}", "指标,2021\n,3\n", "table-no-label", "facts/a.csv:A2", "这里缺“指标”"),
        ("{file: facts/a.csv}", "指标,2021\n乙,3\n乙,4\n", "fact-label-twice", "facts/a.csv:B3", "事实“甲.乙”里“2021”写了两遍"),
        ("{file: facts/a.csv, skip: [合记]}", "指标,2021\n合计,3\n乙,4\n", "table-no-word", "facts/a.yaml:2:36", "“facts/a.csv”里没有“合记”"),
        ("{file: facts/a.csv}", "指标,2020（家）,2021（万元）\n乙,3,4\n", "table-two-units", "facts/a.csv:C2", "“甲.乙”的单位前面是“家”，这里是“万元”，不能换算"),
        ("{file: facts/a.csv}", b"\x81\xff\xfe\x00", "table-encoding", "facts/a.yaml:2:16", "“facts/a.csv”不是 UTF-8，也不是 GBK"),
        ("{file: facts/a.csv}", '指标,2021\n"乙,3\n' + "丙,4\n" * 9000, "table-long-cell", "facts/a.csv:A2", "“facts/a.csv”里有一格超过32767个字"),
        ("{file: facts/a.csv}", "a," * 500_001, "table-too-many-cells", "facts/a.yaml:2:16", "“facts/a.csv”的单元格太多，超过500000个"),
        ("{file: ../a.csv}", "", "source-path-outside", "facts/a.yaml:2:16", "“../a.csv”在报告文件夹之外"),
        ("{file: facts/a.json}", "[506, 25]", "table-record", "facts/a.json:1:2", "JSON 的列表里，每一项要写成 {名称: 值}"),
        ("{file: facts/a.json}", "506", "fact-file-shape", "facts/a.json:1:1", "事实文件要写成“组名: ”下面“名称: 数值”"),
        ("{fiel: facts/a.csv}", "", "schema-unknown-key", "facts/a.yaml:2:10", "没有“fiel”这一项，是不是“file”？"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place(
    facts: str, table: str | bytes, code: str, place: str, message: str, tmp_path: Path
) -> None:
    suffix = "json" if "json" in facts else "csv"
    files = {f"a_{suffix}": table} if f"a.{suffix}" in facts else {}
    found = found_in(tmp_path, f"甲:\n  from: {facts}\n", **files)
    assert [(d.code, str(d.span)) for d in found.sink] == [(code, place)]
    assert found.messages[0].splitlines()[0] == f"{place}: 错误 [{code}] {message}"


def test_the_stored_result_of_a_formula_is_read(tmp_path: Path) -> None:
    source = zipfile.ZipFile(io.BytesIO(workbook(汇总=PLAIN)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in source.namelist():
            data = source.read(name).replace(b"<v>506</v>", b"<f>C3+25</f><v>506</v>")
            package.writestr(name, data)
    facts = facts_of(tmp_path, "甲:\n  from: {file: facts/a.xlsx}\n", a_xlsx=buffer.getvalue())
    assert words(facts["甲.研发机构"]) == {"2020": "481家", "2021": "506家"}


def test_a_far_cell_does_not_fill_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "指标", 3
    found = found_in(tmp_path, "甲:\n  from: {file: facts/a.xlsx}\n", a_xlsx=saved(book))
    assert found.codes == ["table-too-many-cells"]


def test_an_outside_entity_in_a_sheet_is_not_read(tmp_path: Path) -> None:
    source = zipfile.ZipFile(io.BytesIO(workbook(汇总=PLAIN)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(
                    b"<worksheet", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet', 1
                ).replace(b"<v>506</v>", b"<v>&e;</v>")
            package.writestr(name, data)
    found = found_in(tmp_path, "甲:\n  from: {file: facts/a.xlsx}\n", a_xlsx=buffer.getvalue())
    assert found.codes
    assert not any("root" in message for message in found.messages)


def test_a_database_cannot_be_changed(tmp_path: Path) -> None:
    facts = '甲:\n  from: {database: facts/rd.sqlite, query: "with x as (select 1) insert into 统计 select * from x"}\n'
    data = database(tmp_path / "rd.sqlite")
    root = project_of(tmp_path / "p", facts, rd_sqlite=data)
    assert resolve_project(root).codes == ["table-query"]
    assert (root / "facts/rd.sqlite").read_bytes() == data
