"""Span, Diagnostic, the sink, the catalogue of codes, printers. Imports nothing of the project."""

from reportgen.diagnostics.diagnostic import Diagnostic, GateClosed, Severity, Sink
from reportgen.diagnostics.lists import joined, listed
from reportgen.diagnostics.span import Span

__all__ = ["Diagnostic", "GateClosed", "Severity", "Sink", "Span", "joined", "listed"]
