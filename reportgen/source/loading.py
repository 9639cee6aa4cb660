"""Reads a YAML file into a Node tree; everything wrong with it goes into the sink with its place."""

from __future__ import annotations

import re

import yaml

from reportgen.diagnostics import Sink, Span
from reportgen.source.compose import Composer, Refused
from reportgen.source.encoding import NotUtf8, split_lines
from reportgen.source.nodes import Node, Scalar
from reportgen.source.repair import MAX_SLIPS, columns, repair
from reportgen.source.sources import Sources
from reportgen.source.unread import read_or_tell

# the text of a whole yearly report is about 1 MB; larger files are a mistake (a picture, an export)
MAX_BYTES = 4 * 1024 * 1024
# YAML 1.1 §5.1: what is not printable; a byte order mark in the middle comes from files glued together
# (written as what is forbidden: a set of many characters takes as long to compile as to read ten files)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def load(sources: Sources, path: str, sink: Sink, origin: Span | None = None) -> Node | None:
    """The tree of a file, None when it has none; ``origin`` is the place that names the file."""
    text = _read(sources, path, sink, origin)
    if text is None:
        return None
    try:
        return _compose(Composer(text, path), sink)
    except yaml.YAMLError:
        return _compose_repaired(text, path, sink)


def _compose_repaired(text: str, path: str, sink: Sink) -> Node | None:
    repaired = repair(text)
    for slip in repaired.slips:
        sink.report(
            slip.code, _place(path, slip.line, slip.column, slip.length), fixed=slip.shown, **slip.words
        )
    if repaired.stumble is not None:
        sink.report("yaml-syntax", _place(path, repaired.stumble.line, repaired.stumble.column, 1))
    composer = Composer(repaired.text, path, columns(text, split_lines(repaired.text)))
    try:
        return _compose(composer, sink)
    except yaml.YAMLError:
        # why is in the sink already; what was found before the place of the error still counts
        for finding in composer.findings:
            sink.add(finding)
        return None


def _compose(composer: Composer, sink: Sink) -> Node | None:
    try:
        root = composer.compose()
    except Refused as refused:
        root = None
        composer.findings.append(refused.diagnostic)
    else:
        if root is None or (isinstance(root, Scalar) and root.is_empty):
            root = None
            sink.report("yaml-empty", Span(composer.path, 1, 1, 1, 1), path=composer.path)
    for finding in composer.findings:
        sink.add(finding)
    return root


def _read(sources: Sources, path: str, sink: Sink, origin: Span | None) -> str | None:
    try:
        text = read_or_tell(sources, path, MAX_BYTES, sources.text, sink, origin)
    except NotUtf8 as error:
        span = Span(path, error.line, error.column, error.line, error.column + 1)
        if error.guess:
            sink.report("yaml-encoding", span, path=path, encoding=error.guess)
        else:
            sink.report("yaml-not-text", span, path=path)
        return None
    return None if text is None else _without_controls(text, path, sink)


def _start(path: str) -> Span:
    return Span(path, 1, 1, 1, 1)


def _place(path: str, line: int, column: int, length: int) -> Span:
    """A place in a line, from counts that begin at 0."""
    return Span(path, line + 1, column + 1, line + 1, column + 1 + length)


def _without_controls(text: str, path: str, sink: Sink) -> str:
    """The text with a blank for each character YAML forbids, so that the rest can still be checked."""
    if FORBIDDEN.search(text) is None:
        return text
    left = MAX_SLIPS
    for index, line in enumerate(split_lines(text)):
        for found in FORBIDDEN.finditer(line):
            if left > 0:
                sink.report(
                    "yaml-control", _place(path, index, found.start(), 1), char=f"U+{ord(found[0]):04X}"
                )
            left -= 1
    return FORBIDDEN.sub(" ", text)
