"""What an expression can be: a figure, a list of names, or several figures by label."""

from __future__ import annotations

from reportgen.record import record
from reportgen.text.quantity import Quantity


@record(frozen=True, slots=True)
class Series:
    """The figures of one fact along its dimensions, in the order written; ``fact`` is its path."""

    fact: str
    labels: tuple[str, ...]
    quantities: tuple[Quantity, ...]


Value = Quantity | tuple[str, ...] | Series


class PendingError(Exception):
    """A figure needed for the value has not been supplied yet."""


class UnavailableError(Exception):
    """The value cannot be had; the reason is in the sink already."""
