"""The facts of a report as they were, against those of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.audit.accounts import Accounts, UsePlace
from reportgen.audit.history import project_at
from reportgen.diagnostics import GateClosed, Sink
from reportgen.project import load_project
from reportgen.project.facts import Coordinates, Fact
from reportgen.resolve import FactTable, fact_table
from reportgen.source import Sources
from reportgen.text.quantity import Quantity


@dataclass(frozen=True, slots=True)
class FactChange:
    """A figure that is not what it was; "" is none. ``uses`` are the places that print it today."""

    name: str
    labels: str
    old: str
    new: str
    uses: tuple[UsePlace, ...]


def changed_since(accounts: Accounts, root: Path, revision: str, sink: Sink) -> tuple[FactChange, ...]:
    """The figures, typed and computed, that differ from those of ``revision``.

    Raises GateClosed when Git cannot give that revision, or its report cannot be read.
    """
    with project_at(root, revision, sink) as folder:
        return changed_from(_table(folder, revision, sink), accounts)


def changed_from(earlier: FactTable, accounts: Accounts) -> tuple[FactChange, ...]:
    """The figures, typed and computed, that differ from those of an earlier table."""
    then, now = _values(earlier), _values(accounts.table)
    names = dict.fromkeys([*now, *then])
    return tuple(
        FactChange(*key, then.get(key, ""), now.get(key, ""), accounts.uses.get(key[0], ()))
        for key in names
        if then.get(key, "") != now.get(key, "")
    )


def _table(folder: Path, revision: str, sink: Sink) -> FactTable:
    earlier = Sink()  # what was wrong then need not be mended now
    project = load_project(Sources(folder), earlier)
    if project is None:
        sink.report("revision-unreadable", revision=revision)
        raise GateClosed
    return fact_table(project, earlier)


def _values(table: FactTable) -> Mapping[tuple[str, str], str]:
    """Every figure as printed, by fact and labels; this year's has none, so that a year more is no change."""
    found: dict[tuple[str, str], str] = {}
    for path, fact in table.facts.items():
        for coordinates in _places(fact):
            value = table.value_of(fact, coordinates)
            labels = "" if coordinates in ((), (table.year,)) else "、".join(coordinates)
            if isinstance(value, Quantity):
                found[path, labels] = value.with_unit
            elif isinstance(value, tuple):
                found[path, labels] = "、".join(value)
    return found


def _places(fact: Fact) -> list[Coordinates]:
    return [*fact.cells, *([()] if fact.always is not None else [])]
