"""Fact records: what a fact file or a spreadsheet defines, before anything is computed."""

from __future__ import annotations

from typing import Literal

from reportgen.diagnostics import Span
from reportgen.record import record
from reportgen.text.quantity import Quantity, Unit

# labels, one for each dimension of the fact: ("2021", "浦东新区")
Coordinates = tuple[str, ...]
Status = Literal["final", "provisional"]
YEAR = "年"


@record(frozen=True, slots=True)
class Given:
    """A figure or wording as typed."""

    quantity: Quantity
    span: Span


@record(frozen=True, slots=True)
class Derived:
    """A figure to be computed by an expression."""

    source: str
    span: Span


@record(frozen=True, slots=True)
class Listed:
    """An enumeration of names: prose joins them by 、, blocks take them one by one."""

    items: tuple[str, ...]
    span: Span


@record(frozen=True, slots=True)
class Pending:
    """A figure still to be supplied (待填)."""

    span: Span


Definition = Given | Derived | Listed | Pending


@record(frozen=True, slots=True)
class Unread:
    """A fact, or the facts of a group ("" is all there are), that a mistake already told keeps unknown."""

    path: str

    def covers(self, path: str) -> bool:
        """Whether a path is, or lies in, what could not be read."""
        return not self.path or path == self.path or path.startswith(f"{self.path}.")


@record(frozen=True, slots=True)
class Provenance:
    """Where a figure comes from: a document, who supplied it, and when; "" is what is not said."""

    document: str = ""
    supplier: str = ""
    date: str = ""


UNSAID = Provenance()


@record(frozen=True, slots=True)
class Fact:
    """A named figure. ``cells`` holds what is known per label of each of ``dimensions``.

    ``always`` counts where no cell does. ``group`` is the dotted path of the groups the fact lies in;
    ``decimals`` is how many decimals it is printed with, None as typed or as many as needed.
    """

    group: str
    name: str
    unit: Unit | None
    always: Definition | None
    cells: dict[Coordinates, Definition]
    span: Span
    dimensions: tuple[str, ...] = (YEAR,)
    decimals: int | None = None
    source: Provenance = UNSAID
    note: str = ""
    status: Status = "final"
    owner: str = ""

    @property
    def path(self) -> str:
        """What expressions call it: 外资研发中心.累计."""
        return f"{self.group}.{self.name}" if self.group else self.name

    def labels(self, dimension: str) -> tuple[str, ...]:
        """The labels known in a dimension, in the order written."""
        at = self.dimensions.index(dimension)
        return tuple(dict.fromkeys(coordinates[at] for coordinates in self.cells))

    @property
    def years(self) -> tuple[str, ...]:
        """The years known, in order; none where it has no such dimension."""
        return tuple(sorted(self.labels(YEAR))) if YEAR in self.dimensions else ()

    def at(self, coordinates: Coordinates) -> Definition | None:
        """What is known there."""
        return self.cells.get(coordinates, self.always)
