"""Which output a report is resolved for: the kind of file and the edition."""

from __future__ import annotations

from typing import Literal

from reportgen.record import record

Format = Literal["pdf", "docx"]
Edition = Literal["screen", "print"]
FORMATS: tuple[Format, ...] = ("pdf", "docx")
EDITIONS: tuple[Edition, ...] = ("screen", "print")


@record(frozen=True, slots=True)
class Output:
    """A kind of file in an edition."""

    format: Format
    edition: Edition


DEFAULT_OUTPUT = Output("pdf", "screen")
