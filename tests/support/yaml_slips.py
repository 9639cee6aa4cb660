"""Loads a piece of YAML from a real folder, and says what was found as an editor would read it."""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_all
from reportgen.source import Node, Sources, load


def loaded(folder: Path, content: str | bytes, name: str = "a.yaml") -> tuple[Node | None, Sink, Sources]:
    """The tree of a file with this content, and what the sink got."""
    data = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(data)
    sources, sink = Sources(folder), Sink()
    return load(sources, name, sink), sink, sources


def said(folder: Path, content: str | bytes, language: str = "zh") -> str:
    """The printed messages about a file with this content."""
    _, sink, sources = loaded(folder, content)
    return format_all(sink, sources, language)


def codes(folder: Path, content: str | bytes) -> list[str]:
    """The codes of what was found, in order of lines."""
    _, sink, _ = loaded(folder, content)
    return [d.code for d in sorted(sink, key=lambda d: (d.span is None, d.span))]
