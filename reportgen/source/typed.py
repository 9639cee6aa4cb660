"""Recovers the lines of a scalar as they were typed, each with its place."""

from __future__ import annotations

import re

import yaml

from reportgen.source.encoding import split_lines
from reportgen.source.nodes import ScalarStyle, TypedLine
from reportgen.source.stretch import Stretch

_BLANKS = " \t"


def typed_lines(text: str, place: Stretch, style: ScalarStyle, value: str) -> tuple[TypedLine, ...]:
    """The typed lines of a scalar; quotes and escapes are resolved, indentation is gone.

    ``value`` is YAML's reading, taken over where the scalar stands on one line.
    """
    written = text[place.start : place.end]
    if style in ("literal", "folded"):
        return _block_lines(written, place.line + 2)
    if place.line == place.end_line:
        return (TypedLine(value, place.line + 1, _value_column(written, place, style)),)
    lines = _flow_lines(_without_properties(written), place, style)
    if style == "plain":
        return lines
    if style == "single":
        return tuple(TypedLine(row.text.replace("''", "'"), row.line, row.column) for row in lines)
    return tuple(TypedLine(_unescaped(row.text), row.line, row.column) for row in _continued(lines))


def _value_column(written: str, place: Stretch, style: ScalarStyle) -> int:
    properties = len(written) - len(_without_properties(written))
    return place.column + 1 + properties + (style in ("single", "double"))


def _without_properties(written: str) -> str:
    """A scalar without an anchor or tag before it."""
    if not written.startswith(("&", "!")):
        return written
    return re.sub(r"\A(?:[&!]\S*\s+)+", "", written)


def _flow_lines(written: str, place: Stretch, style: ScalarStyle) -> tuple[TypedLine, ...]:
    """Lines of a plain or quoted scalar: blanks at the line ends do not count (YAML 1.2 §6.5)."""
    quote = 0 if style == "plain" else 1
    if quote:
        written = written[1:-1]
    rows: list[TypedLine] = []
    lines = split_lines(written)
    for index, line in enumerate(lines):
        body = line
        column = quote + place.column + 1 if index == 0 else 1
        if index > 0:
            body = line.lstrip(_BLANKS)
            column += len(line) - len(body)
        if index < len(lines) - 1:
            body = body.rstrip(_BLANKS)
        rows.append(TypedLine(body, place.line + 1 + index, column))
    return tuple(rows)


def _continued(lines: tuple[TypedLine, ...]) -> list[TypedLine]:
    """In double quotes a backslash before the line end joins the lines without a blank."""
    joined: list[TypedLine] = []
    open_end = False
    for row in lines:
        if open_end:
            last = joined.pop()
            row = TypedLine(last.text[:-1] + row.text, last.line, last.column)
        open_end = _ends_in_backslash(row.text)
        joined.append(row)
    return joined


def _ends_in_backslash(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    events = yaml.parse(f'"{text}"', Loader=yaml.SafeLoader)
    return next(str(event.value) for event in events if isinstance(event, yaml.ScalarEvent))


def _block_lines(written: str, first_line: int) -> tuple[TypedLine, ...]:
    """Lines of a ``|`` or ``>`` scalar: a line that is indented less than the first one ends it."""
    lines = split_lines(written)[1:]
    rows: list[TypedLine] = []
    margin: int | None = None
    for index, line in enumerate(lines):
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        if not body.strip(_BLANKS):
            rows.append(TypedLine("", first_line + index, 1))
            continue
        margin = indent if margin is None else margin
        if indent < margin:
            break
        rows.append(TypedLine(line[margin:].rstrip(_BLANKS), first_line + index, margin + 1))
    while rows and not rows[-1].text:
        rows.pop()
    return tuple(rows)
