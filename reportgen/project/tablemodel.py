"""The model of ``from``: which table holds the facts of a group, and what its rows and columns mean."""

from __future__ import annotations

from reportgen.project.factmodel import Dimensions
from reportgen.schema import AssetPath, Integer, PlainText, StrictModel


class TableModel(StrictModel):
    """一组事实取自一个表格：file 是 CSV、TSV、XLSX 或 JSON 文件，sheet 是工作表，
    range 是区域（A3:F20）或区域的名称。

    rows 说左边几列是什么，columns 说表头各行是什么：指标（事实名）、年、区……各写一次。
    不写时，表头是年份就是“行是指标、列是年”，第一列是年份就是“行是年、列是指标”。

    ```yaml
    研发投入:
      from: {file: facts/rd.xlsx, sheet: 汇总, range: A3:F20}
    ```
    """

    file: AssetPath | None = None
    database: PlainText | None = None
    query: PlainText | None = None
    sheet: PlainText | None = None
    range: PlainText | None = None
    rows: Dimensions | None = None
    columns: Dimensions | None = None
    header: Integer | None = None
    name: PlainText | None = None
    unit: PlainText | None = None
    year: PlainText | None = None
    rename: dict[str, PlainText] = {}  # noqa: RUF012  pydantic copies defaults; the model is frozen
    skip: tuple[PlainText, ...] = ()
