"""The facts of a report as rows: value, unit, source, status, and where each is used."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import assert_never

from reportgen.audit.accounts import Accounts, UsePlace
from reportgen.audit.revision import FactChange
from reportgen.diagnostics import Span
from reportgen.project.facts import Coordinates, Definition, Derived, Fact, Given, Listed, Pending
from reportgen.resolve.facts import FactTable
from reportgen.text.quantity import PENDING, Quantity

_STATUS = {"final": "", "provisional": "初步"}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One figure of a fact: ``labels`` are those of its cell, "" for one that holds everywhere.

    ``typed`` is the value as an editor writes it, "" for a computed one; ``value`` as the report prints it.
    """

    name: str
    labels: str
    typed: str
    value: str
    unit: str
    source: str
    supplier: str
    date: str
    note: str
    status: str
    owner: str
    place: Span
    uses: tuple[UsePlace, ...]


def fact_rows(accounts: Accounts) -> Iterator[FactRow]:
    """All figures, facts in the order written; uses are on a fact's first row of the report's year."""
    for path, fact in accounts.facts.items():
        cells = tuple(_cells(fact))
        year = accounts.table.year
        bearer = next((i for i, (coordinates, _) in enumerate(cells) if year in coordinates), 0)
        for index, (coordinates, definition) in enumerate(cells):
            uses = accounts.uses.get(path, ()) if index == bearer else ()
            yield _row(fact, coordinates, definition, accounts.table, uses)


def _cells(fact: Fact) -> Iterator[tuple[Coordinates, Definition]]:
    yield from fact.cells.items()
    if fact.always is not None:
        yield (), fact.always


def _row(
    fact: Fact, coordinates: Coordinates, definition: Definition, table: FactTable, uses: tuple[UsePlace, ...]
) -> FactRow:
    typed, value, unit = _value(fact, coordinates, definition, table)
    source = fact.source
    status = PENDING if isinstance(definition, Pending) else _STATUS[fact.status]
    return FactRow(
        fact.path, "、".join(coordinates), typed, value, unit, source.document, source.supplier, source.date,
        fact.note, status, fact.owner, definition.span, uses,
    )  # fmt: skip


def _value(
    fact: Fact, coordinates: Coordinates, definition: Definition, table: FactTable
) -> tuple[str, str, str]:
    """As typed, as printed, and the unit."""
    declared = fact.unit.symbol if fact.unit else ""
    match definition:
        case Given(quantity):
            return quantity.wording, quantity.with_unit, quantity.unit.symbol or declared
        case Listed(items):
            return "", "、".join(items), ""
        case Pending():
            return "", PENDING, declared
        case Derived():
            found = table.value_of(fact, coordinates)
            if isinstance(found, Quantity):
                return "", found.with_unit, found.unit.symbol or declared
            return "", "、".join(found) if isinstance(found, tuple) else "", declared
        case _:
            assert_never(definition)


def rows_as_text(rows: Iterator[FactRow], year: str) -> Iterator[str]:
    """Lines for a terminal: a figure a line, below it where it is used."""
    for row in rows:
        label = f"[{row.labels}]" if row.labels not in ("", year) else ""
        told = "  ".join(
            part for part in (row.source, row.status, row.owner and f"负责：{row.owner}") if part
        )
        yield f"{row.name}{label}  {row.value}" + (f"  （{told}）" if told else "")
        yield from _use_lines(row.uses)


def changes_as_text(changes: Iterable[FactChange]) -> Iterator[str]:
    """Lines for a terminal: what a figure was and is, below it where it is printed."""
    for change in changes:
        label = f"[{change.labels}]" if change.labels else ""
        yield f"{change.name}{label}  {change.old or '—'} → {change.new or '—'}"
        yield from _use_lines(change.uses)


def _use_lines(uses: Iterable[UsePlace]) -> Iterator[str]:
    for use in uses:
        pages = "、".join(f"第{label}页" for label in use.pages)
        yield f"    {use.place}  {f'事实“{use.by}”的算式' if use.by else pages}".rstrip()


def rows_as_json(rows: Iterator[FactRow]) -> str:
    """The rows for programs; places as file:line:column."""
    return json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def _plain(row: FactRow) -> dict[str, object]:
    uses = [{"place": str(use.place), "pages": list(use.pages), "by": use.by} for use in row.uses]
    return {
        **{k: v for k, v in asdict(row).items() if k not in ("place", "uses")},
        "place": str(row.place),
        "uses": uses,
    }
