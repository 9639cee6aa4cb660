"""A chart's data as a table below it: a row for each category, a column for each series."""

from __future__ import annotations

from reportgen import charts
from reportgen.diagnostics import Span
from reportgen.model.chart import ChartSpec
from reportgen.model.flow import Cell, CellScope, Column, Paragraph, Row, Table
from reportgen.model.inline import TextRun


def data_table(spec: ChartSpec, span: Span) -> Table:
    """The table; its alternative text says whose data they are."""
    heads, body = charts.data_rows(spec)
    return Table(
        columns=(Column(), *(Column(align="end") for _ in heads[1:])),
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
