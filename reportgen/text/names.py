"""The known name most like a mistyped one, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def nearest_name(written: str, known: Iterable[str]) -> str:
    """The known name most like ``written``, the first in order of characters of equals; "—" of none."""
    found = process.extractOne(written, sorted(known), scorer=fuzz.ratio)
    return found[0] if found else "—"
