"""Fact records: what a fact file defines, before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.diagnostics import Span
from reportgen.text.quantity import Quantity, Unit

FactKey = tuple[str, str]  # group, name


@dataclass(frozen=True, slots=True)
class Given:
    """A figure or wording as typed."""

    quantity: Quantity
    span: Span


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure to be computed by an expression."""

    source: str
    span: Span


@dataclass(frozen=True, slots=True)
class Listed:
    """An enumeration of names: prose joins them by 、, blocks take them one by one."""

    items: tuple[str, ...]
    span: Span


Definition = Given | Derived | Listed


@dataclass(frozen=True, slots=True)
class Fact:
    """A named figure. ``by_year`` holds what is known per year, ``always`` what holds for any year."""

    group: str
    name: str
    unit: Unit | None
    always: Definition | None
    by_year: dict[str, Definition]
    span: Span
    source: str = ""
    note: str = ""

    @property
    def key(self) -> FactKey:
        return (self.group, self.name)

    @property
    def path(self) -> str:
        return f"{self.group}.{self.name}"
