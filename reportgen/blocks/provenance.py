"""The facts of a report as an appendix: each with its value and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import FactRecord, LowerContext
from reportgen.blocks.fields import Anchored, NoteBelow
from reportgen.blocks.paragraphs import notes_below
from reportgen.diagnostics import Span
from reportgen.model.flow import Block, Cell, CellScope, Column, Paragraph, Row, Table
from reportgen.model.inline import TextRun
from reportgen.schema import PlainText, RichText
from reportgen.text.names import nearest_name

ColumnWord = Literal["名称", "数值", "年份", "来源", "提供", "日期", "状态", "负责", "备注"]
_CONTENT: dict[ColumnWord, Callable[[FactRecord], str]] = {
    "名称": lambda record: record.name,
    "数值": lambda record: record.value,
    "年份": lambda record: " ".join(record.labels),
    "来源": lambda record: record.document,
    "提供": lambda record: record.supplier,
    "日期": lambda record: record.date,
    "状态": lambda record: record.status,
    "负责": lambda record: record.owner,
    "备注": lambda record: record.note,
}
# who answers for a figure is a matter of the editors, not of the readers
_USUAL: tuple[ColumnWord, ...] = ("名称", "数值", "年份", "来源", "提供", "日期", "状态", "备注")
_ALWAYS = ("名称", "数值")


class ProvenanceBlock(BlockModel):
    """数据来源：把报告用到的数列成一张表，每个数写明数值、年份、来源，跟着事实变，平常放在附录里。

    长了自动分页，每页重复表头。没有内容的列不印。

    ```yaml
    - provenance:
        caption: 数据来源
        groups: [外资研发中心]
        facts: 全部
    ```
    """

    name: ClassVar[str] = "provenance"
    words: ClassVar[str] = "数据来源"

    facts: Literal["used", "all", "用到的", "全部"] = Field(
        "used", description="`用到的`（不写就是它）：报告里印了的，和用来算出它们的；`全部`：没有用到的也列"
    )
    groups: tuple[PlainText, ...] = Field((), description="只列这些组的，不写就是各组都列")
    columns: tuple[ColumnWord, ...] = Field(
        (),
        description="要哪几列：名称、数值、年份、来源、提供、日期、状态、负责、备注；不写就是除“负责”外有内容的各列",
    )
    caption: RichText | None = Field(None, description="表题，自动编号")
    note: NoteBelow = None
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        caption = context.caption_if_any("table", self.caption, self.id)
        for column in self.columns:
            if self.columns.count(column) > 1:
                context.sink.report("provenance-column-twice", self.span, column=column)
                return ()
        known = len(context.sink)
        records = self._records(context)
        if not records:
            if len(context.sink) == known:
                context.sink.report("provenance-empty", self.span)
            return ()
        columns = self.columns or tuple(
            word for word in _USUAL if word in _ALWAYS or any(_CONTENT[word](each) for each in records)
        )
        table = Table(
            columns=tuple(Column(align="end" if word == "数值" else "start") for word in columns),
            header=(_header(columns, records, self.span),),
            body=tuple(_body(columns, records, self.span)),
            style="table",
            anchor=caption.anchor if caption else "",
            caption=caption,
            notes=notes_below(self.note, None, context),
            span=self.span,
        )
        return (table,)

    def _records(self, context: LowerContext) -> list[FactRecord]:
        """The facts wanted, in the order of the fact files, those of a group together."""
        records = context.records()
        known = {record.group for record in records}
        for group in self.groups:
            if not any(_lies_in(each, group.value) for each in known):
                near = nearest_name(group.value, known)
                context.sink.report("provenance-no-group", group.span, group=group.value, near=near)
        wanted = [
            record
            for record in records
            if (record.is_used or self.facts in ("all", "全部"))
            and (not self.groups or any(_lies_in(record.group, group.value) for group in self.groups))
        ]
        order = {group: at for at, group in enumerate(dict.fromkeys(record.group for record in wanted))}
        return sorted(wanted, key=lambda record: order[record.group])


def _lies_in(group: str, outer: str) -> bool:
    return group == outer or group.startswith(f"{outer}.")


def _header(columns: Sequence[ColumnWord], records: Sequence[FactRecord], span: Span) -> Row:
    """The titles; where figures are divided by more than the year, the column of years says so."""
    is_divided = any(record.is_divided for record in records)
    titles = ["年份、分项" if word == "年份" and is_divided else word for word in columns]
    return Row(tuple(_cell(title, "table.head", "column", span) for title in titles), span=span)


def _body(columns: Sequence[ColumnWord], records: Sequence[FactRecord], span: Span) -> Iterator[Row]:
    several = len({record.group for record in records}) > 1
    for group, members in groupby(records, key=lambda record: record.group):
        if several:
            words = Paragraph((TextRun(group.replace(".", "·"), span=span),), "table.group", span=span)
            yield Row((Cell((words,), "none", len(columns), span=span),), "table.group", "next", span)
        for record in members:
            cells = (
                _cell(_CONTENT[word](record), "table.cell", "row" if word == "名称" else "none", span)
                for word in columns
            )
            yield Row(tuple(cells), span=span)


def _cell(text: str, style: str, scope: CellScope, span: Span) -> Cell:
    runs = (TextRun(text, span=span),) if text else ()
    return Cell((Paragraph(runs, style, span=span),), scope, span=span)
