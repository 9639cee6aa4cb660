"""A chart's data as a table below or beside it: a row for each category, a column for each series."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reportgen import charts
from reportgen.blocks.context import LowerContext
from reportgen.diagnostics import Span
from reportgen.model.chart import ChartSpec
from reportgen.model.flow import Block, Cell, CellScope, Column, Figure, Grid, Panel, Paragraph, Row, Table
from reportgen.model.inline import TextRun

# where a chart's data stand as a table; words of yes and no as any switch has them
TableAt = Literal["below", "beside", "是", "否", "true", "false", "yes", "no"]
_NONE: frozenset[TableAt] = frozenset(("否", "false", "no"))
_STYLE = "chart.beside"
# beside its chart a table has at most so many columns, and half of a measure of at least so many em
_MOST_COLUMNS = 4
_LEAST_EM = 30.0


def stands_beside(asked: TableAt, spec: ChartSpec, context: LowerContext) -> bool:
    """Whether the table is asked for beside the chart and has room there; else it stands below."""
    em = context.theme.style("body").size
    columns = len(charts.data_rows(spec)[0])
    return asked == "beside" and columns <= _MOST_COLUMNS and context.measure >= _LEAST_EM * em


def half_measure(context: LowerContext) -> float:
    """The width (pt) of a chart with its table beside it."""
    return (context.measure - context.theme.style(_STYLE).gap) / 2


def with_table(figure: Figure, asked: TableAt, spec: ChartSpec, context: LowerContext) -> tuple[Block, ...]:
    """The figure, and the table of its data where the editor wants it."""
    span = figure.span
    if asked in _NONE or span is None:
        return (figure,)
    table = data_table(spec, span)
    if not stands_beside(asked, spec, context):
        return (replace(figure, place="here", with_next=True), table)
    left = replace(figure, width=1.0, place="here", across=False)
    cells = tuple(Panel((part,), _STYLE, span=span) for part in (left, table))
    return (Grid(2, cells, _STYLE, span=span),)


def data_table(spec: ChartSpec, span: Span) -> Table:
    """The table; its alternative text says whose data they are."""
    heads, body = charts.data_rows(spec)
    named = len(heads) if spec.events else 2 if spec.links else 1  # columns of words, before those of figures
    return Table(
        columns=tuple(Column(align="start" if index < named else "end") for index in range(len(heads))),
        header=(Row(tuple(_cell(text, "table.head", "column", span) for text in heads), span=span),),
        body=tuple(
            Row(
                (
                    _cell(row[0], "table.cell", "row", span),
                    *(_cell(text, "table.cell", "none", span) for text in row[1:]),
                ),
                span=span,
            )
            for row in body
        ),
        style="table",
        alt=f"{spec.title}的数据",
        span=span,
    )


def _cell(text: str, style: str, scope: CellScope, span: Span) -> Cell:
    runs = (TextRun(text, span=span),) if text else ()
    return Cell((Paragraph(runs, style, span=span),), scope, span=span)
