"""Checks that every project gets: stale, unused and unsourced facts, one amount in two units."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportgen.audit.accounts import Accounts
from reportgen.diagnostics import Diagnostic, Span, listed
from reportgen.project.facts import UNSAID, YEAR, Derived, Fact, Given
from reportgen.text.quantity import Quantity

_NAMED = 3  # of many facts a message names the first


def stale(accounts: Accounts) -> Iterator[Diagnostic]:
    """This year's figure is last year's to the letter: mostly not yet brought up to date."""
    year = accounts.table.year
    if not year.isdecimal():
        return
    last = str(int(year) - 1)
    for fact in accounts.facts.values():
        if YEAR not in fact.dimensions:
            continue
        at = fact.dimensions.index(YEAR)
        for coordinates, cell in fact.cells.items():
            if coordinates[at] != year or not isinstance(cell, Given):
                continue
            before = fact.cells.get((*coordinates[:at], last, *coordinates[at + 1 :]))
            if isinstance(before, Given) and before.quantity == cell.quantity:
                words = {"name": fact.path, "year": year, "last": last, "value": cell.quantity.with_unit}
                yield Diagnostic("fact-stale", cell.span, words)


def unused(accounts: Accounts) -> Iterator[Diagnostic]:
    """Facts that reach neither a page nor, through formulas, a fact that does."""
    used = {path for path, uses in accounts.uses.items() if any(not use.by for use in uses)}
    makers = {path: {use.by for use in uses if use.by} for path, uses in accounts.uses.items()}
    growing = True
    while growing:
        reached = {path for path, by in makers.items() if path not in used and by & used}
        growing = bool(reached)
        used |= reached
    of_tables: dict[str, list[Fact]] = {}
    for path, fact in accounts.facts.items():
        if path in used:
            continue
        if fact.span.address:
            of_tables.setdefault(_table_of(fact.span), []).append(fact)
        else:
            yield Diagnostic("fact-unused", fact.span, {"name": path})
    for table, facts in of_tables.items():
        if len(facts) == 1:
            yield Diagnostic("fact-unused", facts[0].span, {"name": facts[0].path})
        else:
            names = listed(fact.path for fact in facts[:_NAMED]) + ("……" if len(facts) > _NAMED else "")
            words = {"table": table, "count": str(len(facts)), "names": names}
            yield Diagnostic("fact-unused-table", facts[0].span, words)


def _table_of(cell: Span) -> str:
    """What a message calls the table of a cell: "facts/rd.xlsx!汇总", "facts/rd.csv"."""
    return cell.file + cell.address.rpartition(":")[0]


def unsourced(accounts: Accounts) -> Iterator[Diagnostic]:
    """Typed figures of which nobody says where they come from; computed ones come from others."""
    for path, fact in accounts.facts.items():
        if fact.source == UNSAID and not isinstance(fact.always, Derived):
            yield Diagnostic("fact-no-source", fact.span, {"name": path})


def provisional(accounts: Accounts) -> Iterator[Diagnostic]:
    """Figures marked as not final."""
    for path, fact in accounts.facts.items():
        if fact.status == "provisional":
            yield Diagnostic("fact-provisional", fact.span, {"name": path, "owner": fact.owner or "—"})


def two_units(accounts: Accounts) -> Iterator[Diagnostic]:
    """One amount typed twice, in two units: one of them will be forgotten next year."""
    first: dict[tuple[Fraction, tuple[tuple[str, int], ...]], tuple[Fact, Span, Quantity]] = {}
    for fact in accounts.facts.values():
        for quantity, span in typed_figures(fact, accounts.table.year):
            if not quantity.number or not quantity.unit.symbol:
                continue
            key = (quantity.number * quantity.unit.scale, quantity.unit.dimension)
            other, place, twin = first.setdefault(key, (fact, span, quantity))
            if twin.unit.symbol != quantity.unit.symbol and other is not fact:
                words = {
                    "name": fact.path,
                    "value": quantity.with_unit,
                    "other": other.path,
                    "twin": twin.with_unit,
                }
                yield Diagnostic("fact-two-units", span, words, ((place, other.path),))


def typed_figures(fact: Fact, year: str) -> Iterator[tuple[Quantity, Span]]:
    """The figures of a fact as typed for a year, of all labels of its other dimensions."""
    at = fact.dimensions.index(YEAR) if YEAR in fact.dimensions else None
    for coordinates, cell in fact.cells.items():
        if isinstance(cell, Given) and (at is None or coordinates[at] == year):
            yield cell.quantity, cell.span
    if isinstance(fact.always, Given):
        yield fact.always.quantity, fact.always.span
