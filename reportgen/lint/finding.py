"""What a rule is given and what it finds: stretches of a text, with an edit where the cure is certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Edit:
    """``length`` characters from ``offset`` of a prose's text to be replaced by ``new``."""

    offset: int
    length: int
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a text that breaks a rule. ``edit`` is given only where nobody could want another cure."""

    code: str
    offset: int
    length: int
    words: Mapping[str, str] = field(default_factory=dict)
    edit: Edit | None = None
