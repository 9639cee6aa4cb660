"""Names of series at the ends of native lines or areas: points without a look, labelled with the names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from reportgen.charts.look import Look
from reportgen.charts.margin import SetName
from reportgen.charts.native_labels import (
    SERIES_ORDER,
    LabelStyle,
    OwnLabel,
    Shown,
    labels,
    without_leaders,
)
from reportgen.charts.native_sheet import Column, Formula, cell, series_of
from reportgen.charts.ooxml import Element, put
from reportgen.charts.stacks import known_parts
from reportgen.charts.wording import excel_format, value_at
from reportgen.model.chart import ChartSpec

_CLEAR = 4.0  # pt that a name stands farther from its point than labels do, clear of the marker


def end_columns(
    spec: ChartSpec, names: Sequence[SetName], end: Callable[[ChartSpec, int], Formula]
) -> list[Column]:
    """For each name a column with one cell: the height of its series' end in the last category."""
    gaps = (None,) * (len(spec.categories) - 1)
    return [
        Column(
            name.text,
            (*gaps, end(spec, name.series)),
            excel_format(spec.decimals),
            head_formula=cell(name.series + 1, -1),
        )
        for name in names
        if name.series is not None
    ]


def line_end(spec: ChartSpec, series: int) -> Formula:
    """The last value of a line."""
    last = len(spec.categories) - 1
    return Formula(cell(series + 1, last), value_at(spec, series, last) or Decimal(0))


def area_end(spec: ChartSpec, series: int) -> Formula:
    """The middle of an area's last edge, above the areas it is piled on."""
    last = len(spec.categories) - 1
    pile = known_parts(spec, last)
    own = cell(series + 1, last)
    upper = f"SUM({cell(1, last)}:{own.partition('!')[2]})"
    return Formula(f"{upper}-{own}/2", sum(pile[:series], Decimal(0)) + pile[series] / 2)


def named_ends(
    spec: ChartSpec,
    look: Look,
    names: Sequence[SetName],
    columns: Sequence[Column],
    first: tuple[int, int],
    frame: tuple[float, float],
) -> list[Element]:
    """``c:ser`` for lines (``native_totals.unseen_line``), each labelled with its name right of its point.

    ``first``: the place of the first column among the derived ones, and the number of its series; ``frame``:
    width and height in pt.
    """
    found = []
    for offset, (name, column) in enumerate(zip(names, columns, strict=True)):
        series = series_of(column, first[0] + offset, first[1] + offset, spec.categories)
        style = LabelStyle(column.format_code, "r", name.colour, name.size, Shown(value=False, series=True))
        moved = OwnLabel(len(spec.categories) - 1, shift=(_CLEAR / frame[0], name.lowered / frame[1]))
        put(series, labels(style, [moved], look, extended=[without_leaders()]), SERIES_ORDER)
        found.append(series)
    return found
