"""The facts of a table as records for readers, each figure with its value, source and whether it is used."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.blocks.context import FactRecord
from reportgen.project.facts import YEAR, Coordinates, Derived, Fact, Pending
from reportgen.resolve.facts import FactTable
from reportgen.resolve.values import Series, Value
from reportgen.text.quantity import PENDING, Quantity

_STATUS = {"final": "", "provisional": "初步"}


def fact_records(table: FactTable) -> Iterator[FactRecord]:
    """A record for each cell of each fact, and for what holds wherever no cell does."""
    used = table.used()
    for fact in table.facts.values():
        for coordinates in fact.cells:
            yield _record(fact, coordinates, table, (fact.path, coordinates) in used)
        if fact.always is not None:
            for labels in _computed_for(fact, used, table.year):
                yield _record(fact, labels, table, (fact.path, labels) in used)


def _computed_for(fact: Fact, used: frozenset[tuple[str, Coordinates]], year: str) -> list[Coordinates]:
    """The places of what has no cell: of a formula each year that is used, else the report's year."""
    places = sorted(labels for path, labels in used if path == fact.path and labels not in fact.cells) or [
        tuple(year if name == YEAR else "" for name in fact.dimensions)
    ]
    return places if isinstance(fact.always, Derived) else places[:1]


def _record(fact: Fact, coordinates: Coordinates, table: FactTable, is_used: bool) -> FactRecord:
    definition = fact.at(coordinates)
    value = table.value_of(fact, coordinates)
    # a figure given without a year holds for whatever year asks
    by_place = coordinates in fact.cells or isinstance(definition, Derived)
    labels = tuple(label for label in coordinates if label) if by_place else ()
    return FactRecord(
        group=fact.group,
        name=fact.name,
        labels=labels,
        is_divided=bool(labels) and fact.dimensions != (YEAR,),
        value=_words(value),
        document=fact.source.document,
        supplier=fact.source.supplier,
        date=fact.source.date,
        status=PENDING if isinstance(definition, Pending) else _STATUS[fact.status],
        owner=fact.owner,
        note=fact.note,
        is_used=is_used,
    )


def _words(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case Quantity():
            return value.with_unit
        case Series():
            return "、".join(quantity.with_unit for quantity in value.quantities)
        case _:
            return "、".join(value)
