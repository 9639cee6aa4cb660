"""Finds the cells of a fact that an expression means: its labels, the year asked for, or all."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import listed
from reportgen.project.factmodel import YEAR_WORDS, label_of
from reportgen.project.facts import YEAR, Coordinates, Fact
from reportgen.resolve.formula import ExpressionError, Name, Selector
from reportgen.resolve.periods import Step, period_before
from reportgen.resolve.values import Value
from reportgen.text.names import nearest_name
from reportgen.text.quantity import Quantity


def chosen(fact: Fact, node: Name | None, year: str) -> dict[str, tuple[str, ...]]:
    """For each dimension that is settled, the labels wanted; the year is the one asked for unless said.

    Raises ExpressionError for a dimension that is not there; ``parts_wanted`` has the selectors that
    mean no label.
    """
    found: dict[str, tuple[str, ...]] = {}
    for selector in () if node is None else node.selectors:
        dimension = _dimension(fact, selector)
        if dimension:
            found[dimension] = tuple(_labels(fact, dimension, selector))
    if YEAR in fact.dimensions and YEAR not in found:
        found[YEAR] = (year,)
    return found


def period_earlier(
    fact: Fact, wanted: dict[str, tuple[str, ...]], node: Name, step: Step
) -> dict[str, tuple[str, ...]]:
    """The same labels with the month or quarter before the one wanted; before January is December.

    Raises ExpressionError where no single month or quarter is wanted, or no year stands before it.
    """
    for dimension, labels in wanted.items():
        found = period_before(labels[0], step) if len(labels) == 1 else None
        if found is None:
            continue
        label, is_last_year = found
        earlier = wanted | {dimension: (label,)}
        if not is_last_year:
            return earlier
        years = wanted.get(YEAR, ())
        if len(years) == 1 and _is_year(years[0]):
            return earlier | {YEAR: (str(int(years[0]) - 1),)}
    raise ExpressionError("expression-no-period", node.start, node.end, name=fact.path)


def parts_wanted(fact: Fact, node: Name | None) -> tuple[Selector, ...]:
    """The selectors that name no label of any dimension: the unit of a part of a compound, or a mistake."""
    if node is None:
        return ()
    return tuple(selector for selector in node.selectors if not _dimension(fact, selector))


def cells(fact: Fact, wanted: dict[str, tuple[str, ...]]) -> list[Coordinates]:
    """The coordinates of the cells meant, in the order written."""
    return [
        coordinates
        for coordinates in fact.cells
        if all(
            label in wanted[dimension]
            for dimension, label in zip(fact.dimensions, coordinates, strict=True)
            if dimension in wanted
        )
    ]


# more labels than this are not read in a message
_SHOWN = 12


def unknown_label(fact: Fact, selector: Selector, value: Value | None = None) -> ExpressionError:
    """The error for a label that no dimension and no part of a compound has."""
    known = [label for dimension in fact.dimensions for label in fact.labels(dimension)]
    if isinstance(value, Quantity):
        known += [part.unit.symbol for part in value.parts if value.is_compound]
    code = "fact-no-label" if known else "fact-no-labels"
    return ExpressionError(
        code,
        selector.start,
        selector.end,
        name=fact.path,
        label=selector.first,
        near=nearest_name(selector.first, known),
        known=listed(known[:_SHOWN]) + ("……" if len(known) > _SHOWN else ""),
    )


def _dimension(fact: Fact, selector: Selector) -> str:
    """The dimension a selector speaks of, "" for none."""
    if selector.dimension:
        dimension = YEAR if selector.dimension in YEAR_WORDS else selector.dimension
        if dimension not in fact.dimensions:
            raise ExpressionError(
                "fact-no-dimension",
                selector.start,
                selector.end,
                name=fact.path,
                dimension=dimension,
                known=listed(fact.dimensions),
            )
        return dimension
    if selector.is_all:
        return fact.dimensions[0]
    for dimension in fact.dimensions:
        if label_of(selector.first, dimension) in fact.labels(dimension):
            return dimension
    return YEAR if YEAR in fact.dimensions and _is_year(selector.first) else ""


def _labels(fact: Fact, dimension: str, selector: Selector) -> Iterator[str]:
    known = fact.labels(dimension)
    if selector.is_all:
        yield from known
        return
    first = label_of(selector.first, dimension)
    if dimension == YEAR:
        if not selector.last:
            # a year without a cell may be computed by the fact's formula
            yield first
            return
        last = label_of(selector.last, dimension)
        if not (_is_year(first) and _is_year(last) and int(first) <= int(last) <= int(first) + 100):
            raise unknown_label(fact, selector)
        yield from map(str, range(int(first), int(last) + 1))
        return
    last = label_of(selector.last, dimension) if selector.last else first
    if first not in known or last not in known or known.index(first) > known.index(last):
        raise unknown_label(fact, selector)
    yield from known[known.index(first) : known.index(last) + 1]


def _is_year(label: str) -> bool:
    year = label_of(label, YEAR)
    return year.isascii() and year.isdigit() and len(year) == 4
