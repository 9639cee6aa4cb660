"""A sheet that comes back edited in any way, or damaged, gives true changes or messages, never a crash."""

from __future__ import annotations

import datetime
import io
import unicodedata
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.audit import Accounts
from reportgen.audit.listing import fact_rows
from reportgen.audit.sheet import export_sheet, read_changes, replacements
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.source.rewriting import rewritten
from tests.audit.audit_projects import accounts, project

_FACTS = (
    "中心:\n  defaults: {unit: 家, owner: 合作处}\n  累计: {values: {2020: 481, 2021: 506}}  # 截至年末\n"
    "  新增: {values: {2021: '25'}}\n  上年: {formula: 累计 - 新增}\n  专家: 超150\n"
    "论坛:\n  规模: 13批510人次\n  日期: {text: 11月1—3日}\n  名单: {list: [甲, 乙]}\n"
)
_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10_000, 10_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(),
    st.sampled_from(
        [
            "508",
            "２７",
            "近200",
            "五百左右",
            "待填",
            "=1+1",
            "#REF!",
            "中心.累计",
            "2021",
            "a: b",
            "'",
            "}",
            " ",
        ]
    ),
    st.text(alphabet="甲乙12超近.%:#{}[]'\"\\\n ,", max_size=8),
)
_EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("cell"), st.integers(1, 12), st.integers(1, 14), _VALUES),
        st.tuples(st.just("value"), st.integers(2, 10), st.just(3), _VALUES),
        st.tuples(st.just("move"), st.integers(2, 10), st.integers(1, 30), st.none()),
        st.tuples(st.just("row out"), st.integers(1, 10), st.just(0), st.none()),
        st.tuples(st.just("column out"), st.integers(1, 12), st.just(0), st.none()),
        st.tuples(st.just("column in"), st.integers(1, 12), st.just(0), st.none()),
        st.tuples(st.just("row in"), st.integers(1, 10), st.just(0), st.none()),
    ),
    min_size=1,
    max_size=4,
)
_many = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("sheets"), _FACTS, "- text: 见{{ 中心.累计 }}\n")


@pytest.fixture(scope="module")
def opened(root: Path) -> Accounts:
    return accounts(root)


@pytest.fixture(scope="module")
def exported(root: Path, opened: Accounts) -> bytes:
    export_sheet(opened, root / "out.xlsx")
    return (root / "out.xlsx").read_bytes()


def _edited(data: bytes, edits: list[tuple[str, int, int, object]]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["事实"]
    for kind, first, second, value in edits:
        match kind:
            case "cell" | "value":
                sheet.cell(first, second).value = value
            case "move":
                sheet.move_range(f"A{first}:L{first}", rows=second)
            case "row out":
                sheet.delete_rows(first)
            case "column out":
                sheet.delete_cols(first)
            case "column in":
                sheet.insert_cols(first)
            case _:
                sheet.insert_rows(first)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def shown(value: object) -> str:
    """A cell as an editor would type it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return f"{Decimal(format(value, '.15g')):f}"
        case datetime.datetime():
            return value.date().isoformat()
        case _:
            return unicodedata.normalize("NFKC", str(value)).strip()


@_many
@given(edits=_EDITS)
def test_a_change_is_what_a_row_of_the_sheet_says_and_touches_its_value_alone(
    root: Path, opened: Accounts, exported: bytes, edits: list[tuple[str, int, int, object]]
) -> None:
    path = root / "in.xlsx"
    path.write_bytes(_edited(exported, edits))
    sink = Sink()
    changes = read_changes(opened, path, sink)
    assert {diagnostic.code.partition("-")[0] for diagnostic in sink} <= {"factsheet"}
    sheet = openpyxl.load_workbook(path, data_only=True)["事实"]
    titles = {cell.value: cell.column for cell in sheet[1] if cell.value}
    known = {(row.name, row.labels): row.typed for row in fact_rows(opened)}
    for change in changes:
        # the value is that of its own row's cell, the row is that of the fact
        place = change.cell.removeprefix("in.xlsx!事实:")
        row = sheet[place].row
        assert sheet[place].column == titles["数值"]
        assert shown(sheet[place].value) == change.new
        assert shown(sheet.cell(row, titles["名称"]).value) == change.name
        assert shown(sheet.cell(row, titles["标签"]).value) == change.labels
        assert change.old == known[change.name, change.labels] != change.new
        assert change.place.file == "facts/f.yaml"
    sources = open_sources(root)
    content, made = rewritten(_FACTS, list(replacements(changes, sources)))
    assert made <= len(changes)
    before, after = _FACTS.splitlines(), content.splitlines()
    touched = {change.place.line for change in changes}
    assert len(before) == len(after)
    assert [
        n
        for n, pair in enumerate(zip(before, after, strict=True), 1)
        if pair[0] != pair[1] and n not in touched
    ] == []


@_many
@given(
    at=st.integers(0, 10_000), patch=st.binary(max_size=6), end=st.one_of(st.none(), st.integers(0, 10_000))
)
def test_damaged_bytes_are_told(
    root: Path, opened: Accounts, exported: bytes, at: int, patch: bytes, end: int | None
) -> None:
    data = exported[:at] + patch + exported[at + len(patch) :]
    path = root / "damaged.xlsx"
    path.write_bytes(data if end is None else data[:end])
    read_changes(opened, path, Sink())


@_many
@given(
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"]),
    st.data(),
)
def test_a_damaged_part_is_told(
    root: Path, opened: Accounts, exported: bytes, part: str, data: st.DataObject
) -> None:
    path = root / "part.xlsx"
    with zipfile.ZipFile(io.BytesIO(exported)) as whole, zipfile.ZipFile(path, "w") as broken:
        for name in whole.namelist():
            content = whole.read(name)
            if name == part:
                at = data.draw(st.integers(0, len(content)))
                cut = data.draw(st.integers(0, 40))
                content = (
                    content[:at]
                    + data.draw(st.sampled_from([b"", b"<x", b"\xff", b'"', b"9"]))
                    + content[at + cut :]
                )
            broken.writestr(name, content)
    read_changes(opened, path, Sink())
