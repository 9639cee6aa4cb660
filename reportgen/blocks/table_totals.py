"""Totals of a table's columns: computed from the rows, and held to the totals an editor gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import CellText
from reportgen.blocks.table_cells import figure_of, is_missing
from reportgen.diagnostics import Span, listed
from reportgen.model.inline import Inlines, TextRun
from reportgen.record import record
from reportgen.text.numbers import decimal_text, exact_places, grouped
from reportgen.text.quantity import NO_UNIT, Quantity, Unit


@record(frozen=True, slots=True)
class Sum:
    """What a column comes to, as a number and as it is printed with so many ``places``; ``count`` figures
    were added.
    """

    number: Fraction
    unit: Unit
    text: str
    places: int
    count: int


def total(cells: Sequence[CellText], context: LowerContext) -> Sum | None:
    """The sum of a column's figures, written as they are (decimals, thousands, unit); None if it has none.

    Words among the figures, or figures that are not exact ("超150"), are reported: they cannot be added.
    """
    read = [(cell, figure_of(cell, context)) for cell in cells if not is_missing(cell)]
    figures = [figure for _, figure in read if figure is not None]
    if not figures:
        return None
    first = figures[0]
    for cell, figure in read:
        if figure is None or not _adds_up(figure, first):
            words = "" if cell.rich is None else cell.rich.raw
            context.sink.report("table-total-mixed", cell.span, value=words)
            return None
    number = sum((figure.converted(first.unit).number or Fraction(0) for figure in figures), Fraction(0))
    # as many places as the longest figure has, more where another unit was converted
    places = max(exact_places(number) or 0, *(_decimals(f.core) for f in figures))
    text = decimal_text(number, places)
    if any("," in figure.core for figure in figures):
        text = grouped(text)
    symbol = first.unit.symbol
    text = text + symbol if symbol and first.wording.endswith(symbol) else text
    return Sum(number, first.unit, text, places, len(figures))


def checked(
    given: Sequence[CellText],
    sums: Sequence[Sum | None],
    titles: Sequence[str],
    span: Span,
    context: LowerContext,
) -> list[Inlines]:
    """What a row of totals prints: the sums, or what is given where nothing is added up or sums are rounded.

    A given total that the rows do not come to is reported with both.
    """
    if given and len(given) != len(sums):
        context.sink.report(
            "table-total-length",
            given[0].span,
            found=str(len(given)),
            wanted=str(len(sums)),
            columns=listed(titles),
        )
        given = ()
    printed: list[Inlines] = []
    for index, (own, title) in enumerate(zip(sums, titles, strict=True)):
        cell = given[index] if given else None
        if cell is None or cell.rich is None or is_missing(cell):
            printed.append((TextRun(own.text, span=span),) if own else ())
        elif own is None or _is_rounded(cell, own, title, context):
            printed.append(context.inline(cell.rich))
        else:
            printed.append((TextRun(own.text, span=span),))
    return printed


def _is_rounded(cell: CellText, own: Sum, title: str, context: LowerContext) -> bool:
    """Whether a given total is the sum but for rounding; one that differs by more is reported."""
    figure = figure_of(cell, context)
    written = "" if cell.rich is None else cell.rich.raw
    if figure is None or figure.number is None:
        context.sink.report("table-total-given", cell.span, value=written)
        return False
    words = {"column": title, "given": written, "sum": own.text}
    unit = own.unit if figure.unit == NO_UNIT else figure.unit
    if not unit.is_commensurable(own.unit):
        context.sink.report("table-total-differs", cell.span, **words)
        return False
    off = abs((replace(figure, unit=unit).converted(own.unit).number or Fraction(0)) - own.number)
    if off == 0:
        return False
    places = min(_decimals(figure.core), own.places)
    # counts are exact; figures with decimals were each rounded by up to half of the last place
    if places and off <= Fraction(own.count + 1, 2 * 10**places):
        context.sink.report("table-total-rounded", cell.span, **words)
        return True
    context.sink.report("table-total-differs", cell.span, **words)
    return False


def _adds_up(figure: Quantity, first: Quantity) -> bool:
    exact = figure.number is not None and figure.precision == "exact"
    return exact and figure.unit.is_commensurable(first.unit)


def _decimals(core: str) -> int:
    return len(core.partition(".")[2].rstrip("%％"))
