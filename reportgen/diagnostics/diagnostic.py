"""A message about a place in the sources, and the sink that collects all of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import Enum

from reportgen.diagnostics.span import Span
from reportgen.record import record


class Severity(Enum):
    """How much a diagnostic matters: an ERROR closes the next gate, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


# codes of what is wrong with YAML itself
_SLIP = "yaml-"


@record(frozen=True, slots=True)
class Diagnostic:
    """One finding: a code of the catalogue, its place, and the words its message needs.

    The message itself is made when printing, from the catalogue's template in the reader's
    language and ``args``; ``related`` points at other places (a first definition, a loop's
    members), each with an argument-free note code of the catalogue or a plain name.
    """

    code: str
    span: Span | None = None
    args: Mapping[str, str] = field(default_factory=dict)
    related: tuple[tuple[Span, str], ...] = ()


class GateClosed(Exception):
    """A stage ended with errors; everything known is in the sink."""


class Sink:
    """Collects the diagnostics of one run. Order of arrival is kept; printers sort by place."""

    def __init__(self) -> None:
        self._items: list[Diagnostic] = []
        self._seen: set[tuple[str, Span | None, tuple[tuple[str, str], ...]]] = set()

    def add(self, diagnostic: Diagnostic) -> None:
        """Take a diagnostic; the very same finding is kept once."""
        key = (diagnostic.code, diagnostic.span, tuple(sorted(diagnostic.args.items())))
        if key not in self._seen:
            self._seen.add(key)
            self._items.append(diagnostic)

    def report(self, code: str, span: Span | None = None, **args: str) -> None:
        """Shorthand for ``add(Diagnostic(code, span, args))``."""
        self.add(Diagnostic(code, span, args))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def has_errors(self) -> bool:
        """Whether any collected diagnostic is an error."""
        return self._has(Severity.ERROR)

    def has_warnings(self) -> bool:
        """Whether any collected diagnostic is a warning."""
        return self._has(Severity.WARNING)

    def _has(self, severity: Severity) -> bool:
        from reportgen.diagnostics.catalogue import severity_of  # the catalogue is large: load late

        return any(severity_of(d.code) is severity for d in self._items)

    def has_error_in(self, span: Span) -> bool:
        """Whether an error was found at a place that begins within ``span``."""
        from reportgen.diagnostics.catalogue import severity_of  # the catalogue is large: load late

        start, end = (span.line, span.column), (span.end_line, span.end_column)
        return any(
            d.span is not None
            and d.span.file == span.file
            and start <= (d.span.line, d.span.column) < end
            and severity_of(d.code) is Severity.ERROR
            for d in self._items
        )

    def has_slip_on(self, span: Span) -> bool:
        """Whether a slip in YAML's marks was found on the line where ``span`` begins."""
        return any(
            d.span is not None and (d.span.file, d.span.line) == (span.file, span.line)
            for d in self._items
            if d.code.startswith(_SLIP)
        )

    def gate(self) -> None:
        """End of a stage: raises GateClosed when there are errors."""
        if self.has_errors():
            raise GateClosed
