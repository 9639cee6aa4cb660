"""The catalogue of codes: one module per family, each with a tuple ENTRIES."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

__all__ = ["Entry", "Text", "entries", "entry_of", "severity_of"]


@cache
def entries() -> dict[str, Entry]:
    """All entries by code. Raises ValueError when two families define the same code."""
    found: dict[str, Entry] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for entry in getattr(module, "ENTRIES", ()):
            if entry.code in found:
                raise ValueError(f"diagnostic code defined twice: {entry.code}")
            found[entry.code] = entry
    return found


def entry_of(code: str) -> Entry:
    """The entry of a code; raises KeyError for an unknown one."""
    return entries()[code]


def severity_of(code: str) -> Severity:
    """The severity of a code; raises KeyError for an unknown one."""
    return entries()[code].severity
