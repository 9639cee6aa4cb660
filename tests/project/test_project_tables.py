"""Facts from spreadsheets: headers, units, encodings, blanks, and a cell for every mistake."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from random import Random

import openpyxl
import pytest

from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import as_json
from reportgen.project import load_project
from reportgen.project.facts import Given, Pending, Provenance
from reportgen.source import Sources
from tests.project.table_projects import (
    PLAIN,
    database,
    facts_of,
    found_in,
    project_of,
    saved,
    words,
    workbook,
)


def test_years_stand_in_columns(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, "研发:\n  from: {file: facts/rd.xlsx}\n", rd_xlsx=workbook(汇总=PLAIN))
    assert list(facts) == ["研发.研发经费", "研发.研发机构"]
    assert words(facts["研发.研发经费"]) == {"2020": "1615.69亿元", "2021": "1819.77亿元"}
    definition = facts["研发.研发机构"].at(("2021",))
    assert isinstance(definition, Given)
    assert str(definition.span) == "facts/rd.xlsx!汇总:D3"
    assert str(facts["研发.研发机构"].span) == "facts/rd.xlsx!汇总:A3"


def test_years_stand_in_rows_and_units_in_the_header(tmp_path: Path) -> None:
    text = '年份,研发经费（亿元）,R&D（内部）,从业人员（万人）\n2020,"1,615.69",３,12.5\n２０２１年,1819.77,5,—\n'
    facts = facts_of(tmp_path, "研发:\n  from: {file: facts/rd.csv}\n", rd_csv=text)
    assert {name: words(fact) for name, fact in facts.items()} == {
        "研发.研发经费": {"2020": "1,615.69亿元", "2021": "1819.77亿元"},
        "研发.R&D（内部）".replace("（", "(").replace("）", ")"): {"2020": "3", "2021": "5"},
        "研发.从业人员": {"2020": "12.5万人"},
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize(("name", "mark"), [("rd.csv", ","), ("rd.tsv", "\t"), ("rd.csv", ";")])
def test_text_tables_in_the_encodings_of_excel(encoding: str, name: str, mark: str, tmp_path: Path) -> None:
    text = "\r\n".join(mark.join(map(str, row)) for row in PLAIN) + "\r\n"
    facts = facts_of(
        tmp_path,
        f"研发:\n  from: {{file: facts/{name}}}\n",
        **{name.replace(".", "_"): text.encode(encoding)},
    )
    assert words(facts["研发.研发经费"]) == {"2020": "1615.69亿元", "2021": "1819.77亿元"}


def test_merged_headers_of_two_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "各区"
    for row in (
        ["各区研发情况（2020—2021年）"],
        ["区", "2020年", None, "2021年", None],
        [None, "机构（家）", "经费（万元）", "机构（家）", "经费（万元）"],
        ["浦东新区", 100, 2000, 120, "2,500.5"],
        ["徐汇区", 60, 900, 66, "近1000"],
    ):
        sheet.append(row)
    for area in ("A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(area)
    facts = facts_of(
        tmp_path,
        "研发:\n  from: {file: facts/rd.xlsx, range: A2:E, rows: 区, columns: [年, 指标]}\n",
        rd_xlsx=saved(book),
    )
    assert facts["研发.机构"].dimensions == ("年", "区")
    assert words(facts["研发.机构"]) == {
        "2020、浦东新区": "100家",
        "2021、浦东新区": "120家",
        "2020、徐汇区": "60家",
        "2021、徐汇区": "66家",
    }
    assert words(facts["研发.经费"])["2021、徐汇区"] == "近1000万元"


def test_a_long_table_with_merged_labels(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["指标", "年份", "季度", "数值"],
        ["产值", 2021, "一季度", 1.5],
        [None, None, "二季度", 2],
        ["企业", 2021, "一季度", 7],
    ]
    facts = facts_of(
        tmp_path,
        "产业:\n  from: {file: facts/q.xlsx, rows: [指标, 年份, 季度], columns: 数值, unit: 亿元}\n",
        q_xlsx=workbook(季报=rows),
    )
    assert words(facts["产业.产值"]) == {"2021、一季度": "1.5亿元", "2021、二季度": "2亿元"}


def test_a_table_of_one_fact_and_a_table_of_one_year(tmp_path: Path) -> None:
    text = """\
分布:
  from:
    - {file: facts/m.csv, name: 各区, rows: 区, columns: 年, unit: 家}
    - {file: facts/y.csv, rows: 指标, columns: 数值, year: 2021}
"""
    facts = facts_of(tmp_path, text, m_csv="区,2020,2021\n黄浦区,3,4\n", y_csv="项目,数\n论坛,5\n奖项,待填\n")
    assert words(facts["分布.各区"]) == {"2020、黄浦区": "3家", "2021、黄浦区": "4家"}
    assert isinstance(facts["分布.奖项"].at(("2021",)), Pending)


def test_percentages_dates_and_exact_decimals(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["指标", 2021])
    for name, value, shown in (
        ("占比", 0.0523, "0.00%"),
        ("字面", 5, '0"%"'),
        ("整", 0.25, "0%"),
        ("日期", datetime.date(2021, 11, 1), "yyyy-mm-dd"),
        ("和", 0.1 + 0.2, "General"),
        ("大", 12345678901234, "#,##0"),
    ):
        sheet.append([name, value])
        sheet.cell(sheet.max_row, 2).number_format = shown
    facts = facts_of(tmp_path, "甲:\n  from: {file: facts/p.xlsx}\n", p_xlsx=saved(book))
    assert {fact.name: words(fact)["2021"] for fact in facts.values()} == {
        "占比": "5.23%",
        "字面": "5",
        "整": "25%",
        "日期": "11月1日",
        "和": "0.3",
        "大": "12345678901234",
    }


def test_ten_thousand_in_the_header_counts_the_unit_of_the_table(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path,
        "甲:\n  from: {file: facts/a.csv, unit: 人}\n",
        a_csv="年,参会（万）,志愿者\n2021,1.2,300\n",
    )
    assert [words(fact)["2021"] for fact in facts.values()] == ["1.2万人", "300人"]


def test_units_of_a_column_are_converted_to_the_first(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path,
        "甲:\n  from: {file: facts/a.csv}\n",
        a_csv="指标,2020年（万元）,2021年（亿元）\n投入,1035,1.05\n",
    )
    assert words(facts["甲.投入"]) == {"2020": "1035万元", "2021": "10500万元"}


def test_a_named_range_is_found_on_its_sheet(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(说明=[["不读"]], 数据=[["标题"], *PLAIN])))
    book.defined_names["主要数据"] = openpyxl.workbook.defined_name.DefinedName(
        "主要数据", attr_text="'数据'!$A$2:$D$3"
    )
    facts = facts_of(tmp_path, "甲:\n  from: {file: facts/a.xlsx, range: 主要数据}\n", a_xlsx=saved(book))
    assert list(facts) == ["甲.研发经费"]


def test_source_note_owner_and_status_have_columns(tmp_path: Path) -> None:
    text = "指标,2021,数据来源,备注,负责人,状态\n论文,215,科技统计年鉴,快报,张三,初步\n专利,7,,,,\n"
    facts = facts_of(tmp_path, "甲:\n  defaults: {owner: 综合处}\n  from: {file: facts/a.csv}\n", a_csv=text)
    paper, patent = facts.values()
    assert (paper.source, paper.note, paper.owner, paper.status) == (
        Provenance("科技统计年鉴"),
        "快报",
        "张三",
        "provisional",
    )
    assert (patent.owner, patent.status) == ("综合处", "final")


def test_names_are_changed_and_left_out(tmp_path: Path) -> None:
    text = "指标,2020,2021\n一、投入,,\n其中：经费,3,4\n合计,3,4\n注：快报数,,\n"
    facts = facts_of(
        tmp_path,
        "甲:\n  from: {file: facts/a.csv, rename: {其中：经费: 经费}, skip: [合计, 2020]}\n  比: 1/4\n",
        a_csv=text,
    )
    assert {name: words(fact) for name, fact in facts.items()} == {"甲.经费": {"2021": "4"}, "甲.比": {}}


def test_json_is_a_group_or_a_list_of_records(tmp_path: Path) -> None:
    text = "甲:\n  from: {file: facts/a.json}\n乙:\n  from: {file: facts/b.json}\n"
    facts = facts_of(
        tmp_path,
        text,
        a_json='{"累计": {"unit": "家", "values": {"2021": 506}}, "内": {"新增": 25}}',
        b_json='[\n {"指标": "论文", "2020": 200, "2021": "215"},\n {"指标": "专利", "2020": null, "2021": 7}\n]',
    )
    assert list(facts) == ["甲.累计", "甲.内.新增", "乙.论文", "乙.专利"]
    assert words(facts["乙.专利"]) == {"2021": "7"}
    definition = facts["乙.论文"].at(("2021",))
    assert isinstance(definition, Given)
    assert str(definition.span) == "facts/b.json:2:36"


def test_a_database_of_the_project_is_queried_and_noted(tmp_path: Path) -> None:
    facts = """\
甲:
  from: {database: facts/rd.sqlite, query: "select 指标, 年, 数值 from 统计", rows: [指标, 年], columns: 数值, unit: 篇}
"""
    root = project_of(tmp_path / "p", facts, rd_sqlite=database(tmp_path / "rd.sqlite"))
    sources, sink = Sources(root), Sink()
    project = load_project(sources, sink)
    assert project is not None
    assert list(sink) == []
    (fact,) = project.facts[0].facts
    assert words(fact) == {"2020": "200篇", "2021": "215.5篇"}
    assert "facts/rd.sqlite" in sources.dependencies
    assert "facts/rd.sqlite?select 指标, 年, 数值 from 统计" in sources.dependencies


def test_tables_are_dependencies(tmp_path: Path) -> None:
    root = project_of(tmp_path, "甲:\n  from: {file: facts/rd.xlsx}\n", rd_xlsx=workbook(汇总=PLAIN))
    sources = Sources(root)
    load_project(sources, Sink())
    before = sources.dependencies["facts/rd.xlsx"]
    (root / "facts/rd.xlsx").write_bytes(workbook(汇总=[*PLAIN, ["新", "项", 1, 2]]))
    sources = Sources(root)
    load_project(sources, Sink())
    assert sources.dependencies["facts/rd.xlsx"] != before


def test_a_cell_is_told_to_other_programs(tmp_path: Path) -> None:
    found = found_in(tmp_path, "甲:\n  from: {file: facts/a.csv}\n", a_csv="指标,2021\n乙,许多\n")
    (diagnostic,) = found.sink
    told = as_json(diagnostic, "zh")
    assert (told["file"], told["line"], told["column"], told["cell"]) == ("facts/a.csv", 2, 2, ":B2")


CELLS = ("指标", "年", "区", "单位", "2020", "2021年", "论文", "专利（篇）", "（万）", "3", "1,035", "超150", "待填", "—", "", "5%", "2021-11-01",
         "13批510人次", "a.b", "“甲”", "１２")  # fmt: skip
ROLES = ("指标", "年", "区", "数值", "组", "—", "单位", "2020")


def test_any_table_read_in_any_way_ends_in_facts_or_a_message(tmp_path: Path) -> None:
    random = Random(7)
    for index in range(100):
        rows = [
            [random.choice(CELLS) for _ in range(random.randint(0, 5))] for _ in range(random.randint(0, 6))
        ]
        model: dict[str, object] = {"file": random.choice(["facts/a.csv", "facts/a.json"])}
        for key in ("rows", "columns"):
            if random.random() < 0.5:
                model[key] = random.choices(ROLES, k=random.randint(1, 3))
        for key, choices in (
            ("header", (0, 1, 3, "x")),
            ("name", ("甲", "a.b")),
            ("unit", ("家", "万")),
            ("year", ("2021", "去年")),
            ("skip", (["论文"], [])),
            ("range", ("A1:C3", "B2:B", "Z9", "A0:B1", "A1:XFD1048576")),
        ):
            if random.random() < 0.2:
                model[key] = random.choice(choices)
        found = found_in(
            tmp_path / str(index),
            f"甲:\n  from: {json.dumps(model, ensure_ascii=False)}\n",
            a_csv="\n".join(",".join(row) for row in rows),
            a_json=json.dumps([dict(zip(CELLS, row, strict=False)) for row in rows], ensure_ascii=False),
        )
        assert all(found.messages)
