"""The known name most like a mistyped one, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable


def nearest_name(written: str, known: Iterable[str]) -> str:
    """The known name most like ``written``, the first in order of characters of equals; "—" of none."""
    from rapidfuzz import fuzz, process  # only for a mistake

    found = process.extractOne(written, sorted(known), scorer=fuzz.ratio)
    return found[0] if found else "—"
