"""Checks that fact files declare, against the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from reportgen.diagnostics import Diagnostic, Sink, Span, listed
from reportgen.project.checks import CheckModel
from reportgen.resolve.facts import FactTable
from reportgen.schema import Expression
from reportgen.text.numbers import natural_text, percent_text
from reportgen.text.quantity import Quantity, unit_of

_PERCENT = unit_of("%")
_YEAR = re.compile("[0-9]{4}")


def run_check(check: CheckModel, table: FactTable, sink: Sink) -> None:
    """Report what does not hold; an expression that cannot be computed is told as anywhere else."""
    sum_of = _Sums(table, sink)
    if check.that is not None:
        if table.holds(check.that.source, check.that.span) is False:
            reason = f"（{check.because.value}）" if check.because else ""
            sink.report("check-fails", check.that.span, condition=check.that.source, reason=reason)
    elif check.sum and check.total is not None:
        sum_of.total(check.sum, check.total, check.within, check.span)
    elif check.shares:
        sum_of.shares(check.shares, check.within, check.span)
    else:
        for diagnostic in _over_years(check, table, sink):
            sink.add(diagnostic)


class _Sums:
    """Parts against their total, within what rounding explains."""

    def __init__(self, table: FactTable, sink: Sink) -> None:
        self._table = table
        self._sink = sink

    def total(
        self, parts: Sequence[Expression], whole: Expression, within: Expression | None, span: Span
    ) -> None:
        figures = self._figures([*parts, whole])
        if figures is None:
            return
        total = figures[-1]
        if any(not figure.unit.is_commensurable(total.unit) for figure in figures):
            units = listed(dict.fromkeys(figure.unit.symbol or "—" for figure in figures))
            self._sink.report("check-units", span, units=units)
            return
        allowed = self._allowed(figures, within, total)
        numbers = [figure.converted(total.unit).number or Fraction(0) for figure in figures]
        found = sum(numbers[:-1], Fraction(0))
        if allowed is not None and abs(found - numbers[-1]) > allowed:
            words = {
                "total": _written(numbers[-1], total),
                "found": _written(found, total),
                "difference": _written(abs(found - numbers[-1]), total),
                "allowed": _written(allowed, total),
            }
            self._sink.add(Diagnostic("check-sum", whole.span, words))

    def shares(self, parts: Sequence[Expression], within: Expression | None, span: Span) -> None:
        figures = self._figures(parts)
        if figures is None:
            return
        shares = [_as_share(figure) for figure in figures]
        allowed = self._allowed(shares, within, Quantity(Fraction(100), _PERCENT, "100", "100"))
        found = sum((share.number or Fraction(0) for share in shares), Fraction(0))
        if allowed is not None and abs(found - 100) > allowed:
            words = {"found": f"{natural_text(found)}%", "allowed": f"{natural_text(allowed)}%"}
            self._sink.add(Diagnostic("check-shares", span, words))

    def _figures(self, expressions: Sequence[Expression]) -> list[Quantity] | None:
        """The figures, None when one has no number yet or at all; a list of names is told."""
        found: list[Quantity] = []
        for expression in expressions:
            value = self._table.value(expression.source, expression.span)
            if isinstance(value, tuple):
                self._sink.report("fact-is-list", expression.span, expression=expression.source)
                return None
            if value is None or value.number is None:
                return None
            found.append(value)
        return found

    def _allowed(
        self, figures: Sequence[Quantity], within: Expression | None, total: Quantity
    ) -> Fraction | None:
        """The difference that is still right: as declared, else what rounding explains."""
        if within is None:
            return sum((_rounding(figure, total) for figure in figures), Fraction(0))
        value = self._table.value(within.source, within.span)
        if not isinstance(value, Quantity) or value.number is None:
            return None
        if value.unit.symbol and value.unit.is_commensurable(total.unit):
            return value.converted(total.unit).number
        return value.number


def _rounding(figure: Quantity, total: Quantity) -> Fraction:
    """Half of the last decimal a figure is written with; a whole number counts as exact."""
    _, point, decimals = figure.core.rstrip("%").partition(".")
    if not point or not decimals.isdigit():
        return Fraction(0)
    return Fraction(1, 2 * 10 ** len(decimals)) * figure.unit.scale / total.unit.scale


def _as_share(figure: Quantity) -> Quantity:
    """A share in percent: 1/4, 0.25 and 25% are one."""
    if figure.unit.symbol == "%" or figure.number is None:
        return figure
    # "49.8%" typed in an expression is 0.498, and its decimals are those of the percent
    whole, point, decimals = figure.core.partition(".")
    core = figure.core if figure.core.endswith("%") else f"{whole}{decimals[:2]}{point}{decimals[2:]}"
    return Quantity(figure.number * 100, _PERCENT, figure.wording, core)


def _written(number: Fraction, like: Quantity) -> str:
    return f"{natural_text(number)}{like.unit.symbol}"


def _over_years(check: CheckModel, table: FactTable, sink: Sink) -> Iterator[Diagnostic]:
    """jump, rising and years, which look at one fact year by year."""
    named = check.jump or check.rising or check.years
    if named is None:
        return
    fact = table.facts.get(named.source)
    if fact is None:
        if table.value(named.source, named.span) is not None:
            sink.report("check-not-a-fact", named.span, expression=named.source)
        return
    if check.years is not None and check.since is not None and check.until is not None:
        first, last = check.since.value, check.until.value
        if not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last) and first <= last):
            sink.report("check-year-range", check.since.span, since=first, until=last)
            return
        missing = [str(y) for y in range(int(first), int(last) + 1) if str(y) not in fact.years]
        if missing:
            yield Diagnostic("check-years", fact.span, {"name": fact.path, "missing": listed(missing)})
        return
    limit = _limit(check, table)
    figures = [(year, _in_year(table, named, year)) for year in fact.years]
    known = [(year, figure) for year, figure in figures if figure is not None]
    for (year, before), (next_year, after) in pairwise(known):
        definition = fact.at((next_year,))
        place = definition.span if definition is not None else fact.span
        words = {"name": fact.path, "year": next_year, "last": year}
        words |= {"from": natural_text(before), "to": natural_text(after)}
        if check.rising is not None and after < before:
            yield Diagnostic("check-falling", place, words)
        elif limit is not None and before and abs(after - before) / abs(before) > limit:
            change = percent_text((after - before) / abs(before), 1)
            yield Diagnostic(
                "check-jump", place, {**words, "change": change, "limit": percent_text(limit, 0)}
            )


def _limit(check: CheckModel, table: FactTable) -> Fraction | None:
    if check.limit is None:
        return None
    value = table.value(check.limit.source, check.limit.span)
    if not isinstance(value, Quantity) or value.number is None:
        return None
    return value.number / 100 if value.unit.symbol == "%" else value.number


def _in_year(table: FactTable, named: Expression, year: str) -> Fraction | None:
    value = table.value(named.source, named.span, year)
    return value.number if isinstance(value, Quantity) else None
