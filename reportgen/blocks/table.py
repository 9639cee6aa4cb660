"""Tables: columns, rows of rich text, caption and note."""

from __future__ import annotations

from typing import ClassVar, Literal

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import CellText, ShortModel
from reportgen.model.flow import Block, Cell, CellScope, Column, ColumnAlign, Paragraph, Row, Table
from reportgen.schema import Identifier, Length, PlainText, RichText

Align = Literal["start", "center", "end", "左", "中", "右"]
_ALIGN: dict[Align, ColumnAlign] = {
    "start": "start",
    "center": "center",
    "end": "end",
    "左": "start",
    "中": "center",
    "右": "end",
}


class TableColumn(ShortModel):
    """一列：title 是表头，align 是 左、中、右，width 是占表宽的百分比（如 30%）。"""

    short: ClassVar[str] = "title"

    title: CellText
    align: Align = "左"
    width: Length | None = None


class TableBlock(BlockModel):
    """表格：columns 是表头，rows 每行一个列表，单元格里可用 **加粗** 和 {{ 事实 }}。

    first_column: header 表示第一列是行的标题。没有内容的单元格写 ""。

    ```yaml
    - table:
        caption: 国内科技合作项目
        columns:
          - 指标
          - {title: 数值, align: 右, width: 30%}
        rows:
          - [项目数量, "{{ 国内科技合作项目.数量 | 带单位 }}"]
          - [总投入, "{{ 国内科技合作项目.总投入 | 带单位 }}"]
        note: 数据截至年末。
    ```
    """

    name: ClassVar[str] = "table"
    words: ClassVar[str] = "表格"

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[CellText, ...], ...]
    caption: RichText | None = None
    note: RichText | None = None
    first_column: Literal["header", "data"] = "data"
    alt: PlainText | None = None
    id: Identifier | None = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.columns or not self.rows:
            tell_empty(self, "rows" if self.columns else "columns", context)
            return ()
        head = tuple(_cell(column.title, "table.head", "column", context) for column in self.columns)
        body: list[Row] = []
        for ordinal, texts in enumerate(self.rows, start=1):
            if len(texts) != len(self.columns):
                context.sink.report(
                    "table-row-length",
                    texts[0].span if texts else self.span,
                    row=str(ordinal),
                    found=str(len(texts)),
                    wanted=str(len(self.columns)),
                )
                continue
            cells = (
                _cell(text, "table.cell", "row" if self._is_header(index) else "none", context)
                for index, text in enumerate(texts)
            )
            body.append(Row(tuple(cells), texts[0].span))
        caption = None if self.caption is None else context.caption("table", self.caption, self.id)
        note = (
            None if self.note is None else Paragraph(context.inline(self.note), "note", span=self.note.span)
        )
        table = Table(
            columns=tuple(_column(column, context) for column in self.columns),
            header=(Row(head, self.columns[0].span),),
            body=tuple(body),
            style="table",
            anchor=caption.anchor if caption else "",
            caption=caption,
            note=note,
            alt=self.alt.value if self.alt else "",
            span=self.span,
        )
        return (table,)

    def _is_header(self, index: int) -> bool:
        return index == 0 and self.first_column == "header"


def _cell(text: CellText, style: str, scope: CellScope, context: LowerContext) -> Cell:
    paragraphs = text.rich.paragraphs() if text.rich is not None else ()
    children = tuple(Paragraph(context.inline(part), style, span=part.span) for part in paragraphs)
    # an empty cell still holds a paragraph: Word wants one, and the row keeps its height
    return Cell(children or (Paragraph((), style, span=text.span),), scope, span=text.span)


def _column(column: TableColumn, context: LowerContext) -> Column:
    align = _ALIGN[column.align]
    if column.width is None:
        return Column(align=align)
    if column.width.unit != "%" or not 0 < column.width.value <= 100:
        context.sink.report("block-width", column.width.span, value=str(column.width))
        return Column(align=align)
    return Column(column.width.value / 100, align)
