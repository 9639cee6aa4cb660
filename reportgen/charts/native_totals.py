"""What stands over the marks of a native chart and follows the data: marks without a look, with labels.

Over columns and areas it is a line; at the end of lying bars, which no line can cross, a piece of no length.
Word labels their points as it would any, with numbers that are formulas in the workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from reportgen.charts.look import Look
from reportgen.charts.native_axes import CATEGORY_AXIS, VALUE_AXIS
from reportgen.charts.native_labels import SERIES_ORDER, Field, LabelStyle, OwnLabel, label_range, labels
from reportgen.charts.native_sheet import Column, Formula, cell, derived_cells, series_of
from reportgen.charts.ooxml import Element, make, no_stroke, put, shape, value
from reportgen.charts.placing import Placed
from reportgen.charts.stacks import known_parts
from reportgen.charts.wording import excel_format, number_text
from reportgen.model.chart import ChartSpec

# A name in the legend would be one too many, and which entry c:legendEntry means in charts of lying bars the
# programs do not agree on.
_NO_NAME = " "


def totals_column(spec: ChartSpec) -> Column:
    """The sum of each stack."""
    last = len(spec.series)
    sums = tuple(
        Formula(
            f"SUM({cell(1, row)}:{cell(last, row).partition('!')[2]})",
            sum(known_parts(spec, row), Decimal(0)),
        )
        for row in range(len(spec.categories))
    )
    return Column("合计", sums, excel_format(spec.decimals))


def ends_column(spec: ChartSpec) -> Column:
    """Pieces of no length."""
    return Column("合计的位置", (Decimal(0),) * len(spec.categories))


def by_category(
    placed: Sequence[Placed], distance: Callable[[int, Placed], float], count: int
) -> dict[int, Placed]:
    """Labels by the category each stands nearest to."""
    return {min(range(count), key=lambda row: distance(row, label)): label for label in placed}


def value_labels(
    spec: ChartSpec, look: Look, placed: Mapping[int, Placed], position: str, own: Sequence[OwnLabel] = ()
) -> Element:
    """``c:dLbls`` of the ``placed`` categories, as the drawing has them, and of no others."""
    one = next(iter(placed.values()))
    size = min(label.size for label in placed.values())
    style = LabelStyle(excel_format(spec.decimals), position, one.wish.colour, size, bold=one.wish.bold)
    hidden = [OwnLabel(row, hidden=True) for row in range(len(spec.categories)) if row not in placed]
    return labels(style, sorted([*own, *hidden], key=lambda label: label.index), look)


def totals_at_ends(spec: ChartSpec, look: Look, placed: Mapping[int, Placed]) -> Element:
    """The last ``c:ser`` of stacked lying bars: at the end of each stack its total, taken from its cell.

    Its derived columns are those of ``totals_column`` and ``ends_column``, in this order.
    """
    totals = totals_column(spec)
    series = series_of(ends_column(spec), 1, len(spec.series), spec.categories)
    name = make("c:v")
    name.text = _NO_NAME
    put(series, make("c:tx", name), SERIES_ORDER)
    put(series, shape(make("a:noFill"), no_stroke()), SERIES_ORDER)
    put(series, value("c:invertIfNegative", 0), SERIES_ORDER)
    words = [number_text(total, spec.decimals) for total in totals.results if isinstance(total, Decimal)]
    own = [
        OwnLabel(row, bold=label.wish.bold, fields=((Field("CELLRANGE", words[row]),),))
        for row, label in placed.items()
    ]
    put(series, value_labels(spec, look, placed, "inBase", own), SERIES_ORDER)
    put(series, label_range(derived_cells(0, len(words)), words), SERIES_ORDER)
    return series


def unseen_line(series: Sequence[Element]) -> Element:
    """``c:lineChart`` on the first axes, of series without line and markers."""
    for each in series:
        put(each, shape(no_stroke()), SERIES_ORDER)
        put(each, make("c:marker", value("c:symbol", "none")), SERIES_ORDER)
        put(each, value("c:smooth", 0), SERIES_ORDER)
    return make(
        "c:lineChart",
        value("c:grouping", "standard"),
        value("c:varyColors", 0),
        *series,
        value("c:marker", 1),
        value("c:axId", CATEGORY_AXIS),
        value("c:axId", VALUE_AXIS),
    )
