"""The shape of a catalogue entry."""

from __future__ import annotations

from reportgen.diagnostics.diagnostic import Severity
from reportgen.record import record


@record(frozen=True, slots=True)
class Text:
    """The same words in Chinese and in English; ``{name}`` takes a diagnostic's argument."""

    zh: str
    en: str

    def said(self, language: str) -> str:
        """The words in ``zh`` or ``en``."""
        return self.en if language == "en" else self.zh


@record(frozen=True, slots=True)
class Entry:
    """What a code means: message and advice (templates over ``args``), reason, examples."""

    code: str
    severity: Severity
    message: Text
    advice: Text
    why: Text
    bad: str
    good: str
