"""Several words as one argument of a message, joined only when the reader's language is known."""

from __future__ import annotations

from collections.abc import Iterable

_BETWEEN = "\x1f"  # ASCII's unit separator: no editor types it
_JOINTS = {"zh": "、", "en": ", "}


def listed(words: Iterable[str]) -> str:
    """Words in a row for a message in whatever language."""
    return _BETWEEN.join(words)


def joined(message: str, language: str) -> str:
    """A message with its rows of words as ``zh`` or ``en`` divides them."""
    return message.replace(_BETWEEN, _JOINTS[language])
