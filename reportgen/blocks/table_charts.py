"""Columns of a table that show their figures as small charts: a bar each, or the trend of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from reportgen import charts
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import CellText
from reportgen.blocks.table_cells import figure_of, is_missing
from reportgen.model.chart import ChartKind
from reportgen.model.flow import ChartGraphic, Figure
from reportgen.schema import RichText
from reportgen.text.numbers import decimal_text, exact_places
from reportgen.text.quantity import Quantity

Show = Literal["text", "trend", "bar", "status", "文字", "走势", "条形", "状态"]
_KINDS: dict[Show, ChartKind] = {
    "trend": "sparkline",
    "走势": "sparkline",
    "bar": "databar",
    "条形": "databar",
}
# figures of a trend stand in a row; a formula in braces is one of them
_FIGURES = re.compile(r"\{\{.*?\}\}|[^\s、，,；;]+")
_ASPECTS: dict[ChartKind, float] = {"sparkline": 0.13, "databar": 0.1}
_LINE_EM = 1.25  # of the label size: what a frame must be high for a value to stand in it
_MOST_DECIMALS = 2


class CellCharts:
    """The charts of a table's cells; all of a column have one unit, its bars one scale."""

    def __init__(
        self,
        shows: Sequence[Show],
        widths: Sequence[float],
        rows: Sequence[Sequence[CellText]],
        context: LowerContext,
    ) -> None:
        """``widths`` are the columns' shares of the measure, 0 where they are left open."""
        self._kinds = [_KINDS.get(show) for show in shows]
        padding = context.theme.style("table.cell").padding
        beside = padding.left + padding.right
        self._rooms = [(width or 1 / len(shows)) * context.measure - beside for width in widths]
        self._figures: dict[int, tuple[Quantity | None, ...]] = {}
        self._longest: dict[int, Decimal] = {}
        for column, kind in enumerate(self._kinds):
            if kind is not None:
                self._read(column, kind, [row[column] for row in rows if len(row) == len(shows)], context)

    def figure(self, cell: CellText, column: int, name: str, context: LowerContext) -> Figure | None:
        """The chart of a cell; None where the cell shows its words."""
        kind, figures = self._kinds[column], self._figures.get(id(cell))
        if kind is None or figures is None:
            return None
        known = [q for q in figures if q is not None]
        decimals = max(
            (min(exact_places(q.number or Fraction(0)) or 0, _MOST_DECIMALS) for q in known), default=0
        )
        values = tuple(None if q is None else _decimal(q) for q in figures)
        unit = known[0].unit.symbol if known else ""
        spec = charts.small_trend(name, values, unit, decimals, cell.span)
        if kind == "databar":
            spec = replace(spec, kind=kind, full=self._longest.get(column))
        for problem in charts.check(spec):
            context.sink.report(problem.code, cell.span, **problem.args)
        alt = charts.describe(spec)
        # a line of large labels needs more height than a narrow column's chart would have
        line = _LINE_EM * context.theme.charts.label_size
        aspect = max(_ASPECTS[kind], line / max(self._rooms[column], line))
        return Figure(ChartGraphic(spec), alt, "table.cell", 1.0, aspect, span=cell.span)

    def _read(self, column: int, kind: ChartKind, cells: Sequence[CellText], context: LowerContext) -> None:
        unit = None
        for cell in cells:
            if is_missing(cell):
                continue
            raw = cell.rich.raw if cell.rich is not None else ""
            parts = _FIGURES.findall(raw) if kind == "sparkline" else [raw]
            read = [_part(part, cell, context) for part in parts]
            figures = [q for q in read if isinstance(q, Quantity)]
            unit = unit or (figures[0].unit if figures else None)
            if unit is None or any(
                q == ""
                or (isinstance(q, Quantity) and (q.number is None or not q.unit.is_commensurable(unit)))
                for q in read
            ):
                context.sink.report("table-chart-cell", cell.span, value=raw)
                continue
            self._figures[id(cell)] = tuple(
                q.converted(unit) if isinstance(q, Quantity) else None for q in read
            )
            for quantity in self._figures[id(cell)]:
                if quantity is not None:
                    value = _decimal(quantity)
                    self._longest[column] = max(self._longest.get(column, value), value)


def _part(written: str, cell: CellText, context: LowerContext) -> Quantity | str | None:
    """A figure of a cell; None for a gap, "" for words."""
    part = CellText(RichText(written, cell.span), cell.span)
    if is_missing(part):
        return None
    return figure_of(part, context) or ""


def _decimal(quantity: Quantity) -> Decimal:
    number = quantity.number or Fraction(0)
    places = exact_places(number)
    return Decimal(decimal_text(number, 8 if places is None else places))
