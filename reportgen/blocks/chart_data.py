"""Gathers a chart's data, in whichever way they are written, as rows of quantities with their places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen import charts
from reportgen.blocks.base import own_name
from reportgen.blocks.chart_fields import ChartData, ChartSeries, Point
from reportgen.diagnostics import Span, listed
from reportgen.model.chart import AxisSide, Mark
from reportgen.record import record
from reportgen.schema import Expression
from reportgen.text.quantity import NO_UNIT, Quantity, parse_quantity, unit_of

if TYPE_CHECKING:
    from reportgen.blocks.chart import ChartBlock
    from reportgen.blocks.context import LowerContext
    from reportgen.source.tables import Grid

# what an editor writes where there is no value; YAML's own null reads as "null" or "~"
_GAPS = frozenset({"null", "~", "—", "-", "无", ""})
_OTHER = "其他"
# what no chart can show; a slip of the range
_MOST_CELLS = 20_000
# a text that is neither figure nor formula nor a fact in a group
_WORDS = re.compile(r"[^\d.+*/()（）\[\]{}|<>=-]+")
_WITH_UNIT = re.compile(r"(.*\d)\s*([^\d\s]+)")


@record(frozen=True, slots=True)
class Value:
    """A quantity (None: a gap) and where it is written."""

    quantity: Quantity | None
    span: Span | None = None


@record(frozen=True, slots=True)
class DataRow:
    """A series before its unit is settled."""

    name: str
    values: tuple[Value, ...]
    span: Span | None = None
    mark: Mark = "column"
    axis: AxisSide | None = None


@record(frozen=True, slots=True)
class Gathered:
    """A chart's data: categories along, rows across; ``across`` and ``sizes`` place and weigh points."""

    categories: tuple[str, ...] = ()
    rows: tuple[DataRow, ...] = ()
    across: tuple[Value, ...] = ()
    sizes: tuple[Value, ...] = ()
    titles: tuple[str, str, str] = ("", "", "")  # of x, y and size, where a table's head names them


def gather(block: ChartBlock, context: LowerContext) -> Gathered:
    """The data as written; what is wrong is in the sink."""
    if block.data is not None:
        return _of_table(block, context)
    if block.points:
        return _of_points(block, block.points, context)
    if block.links:
        values = tuple(value_of(link.fact, context) for link in block.links)
        names = tuple(link.name for link in block.links)
        return Gathered(names, (DataRow(context.plain(block.title), values, block.span),))
    if not block.series:
        context.sink.report("chart-no-data", block.span)
        return Gathered()
    if not block.years and not block.categories:
        facts = tuple(s for s in block.series if s.fact is not None)
        if len(facts) == len(block.series):
            points = tuple(Point(fact=s.fact, label=s.name) for s in facts)
            return _of_points(block, points, context)
        context.sink.report("chart-no-categories", block.span)
        return Gathered()
    if block.years:
        years = tuple(context.plain(year).removesuffix("年") for year in block.years)
        tell_twice(years, block.years[0].span, context)
        categories = tuple(f"{year}年" for year in years)
    else:
        years = ()
        categories = tuple(context.plain(category) for category in block.categories)
    return Gathered(
        categories, tuple(_row(block, series, years, len(categories), context) for series in block.series)
    )


def sorted_top(data: Gathered, block: ChartBlock) -> Gathered:
    """Categories by size of their first row, the smallest joined as 其他 beyond ``top``."""
    if (block.sort is None and block.top is None) or not data.rows:
        return data
    order = sorted(
        range(len(data.categories)),
        key=lambda i: _amount(data.rows[0].values[i]),
        reverse=block.sort != "asc" or block.top is not None,
    )
    most = block.top.value if block.top is not None else len(order)
    kept, rest = order[:most], order[most:]
    if block.sort == "asc":
        kept = kept[::-1] if block.top is not None else kept
    if block.sort is None:  # only the choice is by size, the order stays as written
        kept = sorted(kept)
    rows = tuple(_picked(row, kept, rest) for row in data.rows)
    names = tuple(data.categories[i] for i in kept) + ((_OTHER,) if rest else ())
    return replace(data, categories=names, rows=rows)


def _amount(value: Value) -> Fraction:
    """What a value counts for in an order; a gap comes last."""
    quantity = value.quantity
    if quantity is None or quantity.number is None:
        return Fraction(-(10**30))
    return quantity.number * quantity.unit.scale


def _picked(row: DataRow, kept: Sequence[int], rest: Sequence[int]) -> DataRow:
    values = tuple(row.values[i] for i in kept)
    if not rest:
        return replace(row, values=values)
    known = [q for i in rest if (q := row.values[i].quantity) is not None and q.number is not None]
    total = None
    if known:
        unit = known[0].unit
        number = sum((_number(q) * q.unit.scale / unit.scale for q in known), Fraction(0))
        total = Quantity.of(number, unit)
    return replace(row, values=(*values, Value(total, row.values[rest[0]].span)))


def _number(quantity: Quantity) -> Fraction:
    return quantity.number if quantity.number is not None else Fraction(0)


def _of_points(block: ChartBlock, points: tuple[Point, ...], context: LowerContext) -> Gathered:
    if block.kind in ("scatter", "bubble"):
        return _scattered(block, points, context)
    names, values = [], []
    for point in points:
        fact = point.fact or point.y
        if fact is None:
            context.sink.report("chart-point-value", point.span)
            continue
        names.append(context.plain(point.label) if point.label else own_name(fact, context))
        values.append(value_of(fact, context))
    return Gathered(tuple(names), (DataRow(context.plain(block.title), tuple(values), block.span),))


def _scattered(block: ChartBlock, points: tuple[Point, ...], context: LowerContext) -> Gathered:
    """Points with two or three figures each; one row for each group, in order of appearance."""
    of_point = [context.plain(point.group) if point.group else "" for point in points]
    groups = list(dict.fromkeys(of_point))
    names, across, sizes = [], [], []
    cells: dict[str, list[Value]] = {group: [] for group in groups}
    for point, own_group in zip(points, of_point, strict=True):
        up = point.y or point.fact
        if up is None or point.x is None:
            code = "chart-point-value" if up is None else "chart-no-across"
            context.sink.report(code, point.span, kind=charts.traits_of(block.kind).words)
            continue
        if block.kind == "bubble" and point.size is None:
            context.sink.report("chart-no-size", point.span)
            continue
        names.append(context.plain(point.label) if point.label else "")
        across.append(value_of(point.x, context))
        if point.size is not None:
            sizes.append(value_of(point.size, context))
        for group in groups:
            cells[group].append(value_of(up, context) if group == own_group else Value(None, up.span))
    title = context.plain(block.title)
    rows = tuple(DataRow(group or title, tuple(cells[group]), block.span) for group in groups)
    return Gathered(tuple(names), rows, tuple(across), tuple(sizes) if block.kind == "bubble" else ())


def _row(
    block: ChartBlock, series: ChartSeries, years: tuple[str, ...], wanted: int, context: LowerContext
) -> DataRow:
    name = context.plain(series.name) if series.name else ""
    mark, axis = series.mark, series.axis
    if series.fact is not None and years:
        values = tuple(value_of(series.fact, context, year) for year in years)
        return DataRow(name or own_name(series.fact, context), values, series.span, mark, axis)
    if len(series.values) != wanted:
        context.sink.report(
            "chart-values",
            series.span,
            series=name or "—",
            found=str(len(series.values)),
            wanted=str(wanted),
        )
    if not name and len(block.series) == 1:
        # one series alone is what the chart is about
        name = context.plain(block.title)
    values = tuple(
        value_of(value, context, cell=f"系列“{name or '—'}”的第{number}个值")
        for number, value in enumerate(series.values, start=1)
    )
    return DataRow(name, values, series.span, mark, axis)


def tell_twice(years: Sequence[str], span: Span, context: LowerContext) -> None:
    """A year written twice is drawn twice; ``years`` without 年."""
    again = [year for year, times in Counter(years).items() if times > 1]
    if again:
        context.sink.report("chart-year-twice", span, years=listed(again))


def value_of(expression: Expression, context: LowerContext, year: str = "", cell: str = "") -> Value:
    """A figure as written; a gap where the editor wrote one, or where it has not been supplied yet.

    ``cell`` words the place of a figure among others, so that a text in it is told from a misspelt fact.
    """
    if expression.source in _GAPS:
        return Value(None, expression.span)
    if cell and _WORDS.fullmatch(expression.source) and not context.knows(expression):
        context.sink.report("chart-cell-words", expression.span, cell=cell, text=expression.source)
        return Value(None, expression.span)
    quantity = context.value(expression, year)
    if quantity is None or quantity.precision == "pending":
        return Value(None, expression.span)
    if quantity.number is None:
        context.sink.report("chart-no-number", expression.span, wording=quantity.wording)
        return Value(None, expression.span)
    return Value(quantity, expression.span)


def _of_table(block: ChartBlock, context: LowerContext) -> Gathered:
    data = block.data
    if data is None:
        return Gathered()
    if data.file is not None:
        grid = context.sheet(data.file, data.sheet, data.range)
        if grid is None:
            return Gathered()
        if len(grid.cells) < 2 or grid.width < 2:
            context.sink.report("sheet-empty", data.file.span, path=data.file.path)
            return Gathered()
        if len(grid.cells) * grid.width > _MOST_CELLS:
            context.sink.report("sheet-large", data.file.span, path=data.file.path)
            return Gathered()
        return _arranged(block, data, _of_cells(grid, data.file.span, context), context)
    if len(data.columns) < 2 or not data.rows:
        context.sink.report("chart-no-data", data.span)
        return Gathered()
    # the first names the categories: its words are asked for to tell what is wrong in them
    heads = [context.plain(column) for column in data.columns][1:]
    columns: list[list[Value]] = [[] for _ in heads]
    names = []
    for number, row in enumerate(data.rows, start=1):
        if len(row) != len(data.columns):
            context.sink.report(
                "table-row-length",
                row[0].span if row else data.span,
                row=str(number),
                found=str(len(row)),
                wanted=str(len(data.columns)),
            )
            continue
        names.append(context.plain(row[0].name))
        for head, column, cell in zip(heads, columns, row[1:], strict=True):
            column.append(value_of(cell.figure, context, cell=f"第{number}行的“{head}”"))
    rows = tuple(
        DataRow(_head(name)[0], tuple(_with_unit(value, _head(name)[1]) for value in column), head.span)
        for name, head, column in zip(heads, data.columns[1:], columns, strict=True)
    )
    return _arranged(block, data, Gathered(tuple(names), rows), context)


def _of_cells(grid: Grid, span: Span, context: LowerContext) -> Gathered:
    """A sheet's cells; messages name the cell, and point to where its file is named."""
    rows = []
    lines = range(1, len(grid.cells))
    for column in range(1, grid.width):
        name, unit = _head(grid.cells[0][column])
        values = tuple(_with_unit(_cell_value(grid, line, column, span, context), unit) for line in lines)
        rows.append(DataRow(name, values, span))
    return Gathered(tuple(line[0] for line in grid.cells[1:]), tuple(rows))


def _cell_value(grid: Grid, line: int, column: int, span: Span, context: LowerContext) -> Value:
    text = grid.cells[line][column]
    if text in _GAPS:
        return Value(None, span)
    quantity = _parsed(text)
    if quantity is None or quantity.number is None:
        context.sink.report("sheet-number", span, place=str(grid.span(line, column)), text=text)
        return Value(None, span)
    # a sheet's 1035.5 and 1,035.5 are the same label
    exact = quantity.precision == "exact"
    return Value(Quantity.of(quantity.number, quantity.unit) if exact else quantity, span)


def _parsed(text: str) -> Quantity | None:
    """ "1,035", "5.2%", "超150", and with a unit behind it "1.05亿元"."""
    quantity = parse_quantity(text, NO_UNIT)
    found = _WITH_UNIT.fullmatch(text) if quantity is None else None
    return quantity if found is None else parse_quantity(found[1], unit_of(found[2]))


def _head(text: str) -> tuple[str, str]:
    """ "投入（万元）" is the series 投入 in 万元."""
    for opening, closing in (("（", "）"), ("(", ")")):
        if text.endswith(closing) and opening in text:
            name, _, unit = text[:-1].rpartition(opening)
            return name.strip(), unit.strip()
    return text.strip(), ""


def _with_unit(value: Value, unit: str) -> Value:
    quantity = value.quantity
    if quantity is None or not unit or quantity.unit.symbol:
        return value
    return replace(value, quantity=replace(quantity, unit=unit_of(unit)))


def _arranged(block: ChartBlock, data: ChartData, table: Gathered, context: LowerContext) -> Gathered:
    """The columns of a table as the kind takes them: in kinds of points x, y and size, else series.

    ``series`` beside ``data`` says by name how a column is drawn (mark, axis).
    """
    if block.kind not in ("scatter", "bubble"):
        said = {context.plain(series.name): series for series in block.series if series.name is not None}
        rows = tuple(
            replace(row, mark=said[row.name].mark, axis=said[row.name].axis) if row.name in said else row
            for row in table.rows
        )
        return replace(table, rows=rows)
    wanted = 3 if block.kind == "bubble" else 2
    if len(table.rows) != wanted:
        code = "chart-no-size" if block.kind == "bubble" and len(table.rows) == 2 else "chart-no-across"
        context.sink.report(code, data.span, kind=charts.traits_of(block.kind).words)
        return Gathered()
    across, up = table.rows[0], table.rows[1]
    sizes = table.rows[2] if wanted == 3 else None
    titles = (across.name, up.name, sizes.name if sizes else "")
    return Gathered(table.categories, (up,), across.values, sizes.values if sizes else (), titles)
