"""Reads a YAML file into a Node tree; everything wrong with it goes into the sink with its place."""

from __future__ import annotations

import yaml

from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.source.compose import Composer, Refused
from reportgen.source.encoding import NotUtf8, split_lines
from reportgen.source.nodes import Node
from reportgen.source.sources import PathOutside, SourceMissing, Sources, SourceUnreadable

# the text of a whole yearly report is about 1 MB; larger files are a mistake (a picture, an export)
MAX_BYTES = 4 * 1024 * 1024


def load(sources: Sources, path: str, sink: Sink, origin: Span | None = None) -> Node | None:
    """The tree of a file, None when it has none; ``origin`` is the place that names the file."""
    text = _read(sources, path, sink, origin)
    if text is None:
        return None
    composer = Composer(text, lambda start, end: Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1))
    try:
        root = composer.compose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        sink.report("yaml-syntax", Span(path, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2))
        return None
    except Refused as refused:
        sink.add(refused.diagnostic)
        return None
    for finding in composer.findings:
        sink.add(finding)
    if root is None:
        sink.report("yaml-empty", Span(path, 1, 1, 1, 1), path=path)
    return root


def _read(sources: Sources, path: str, sink: Sink, origin: Span | None) -> str | None:
    try:
        size = sources.size(path)
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // (1024 * 1024)} MB"
            sink.report("source-too-large", origin or _start(path), path=path, limit=limit)
            return None
        text = sources.text(path)
    except PathOutside:
        sink.report("source-path-outside", origin, path=path)
    except SourceMissing:
        sink.report("source-missing", origin, path=path)
    except SourceUnreadable as error:
        sink.report("source-unreadable", origin, path=path, reason=error.reason)
    except NotUtf8 as error:
        span = Span(path, error.line, error.column, error.line, error.column + 1)
        if error.guess:
            sink.report("yaml-encoding", span, path=path, encoding=error.guess)
        else:
            sink.report("yaml-not-text", span, path=path)
    else:
        return _without_controls(text, path, sink)
    return None


def _start(path: str) -> Span:
    return Span(path, 1, 1, 1, 1)


def _without_controls(text: str, path: str, sink: Sink) -> str | None:
    return text
