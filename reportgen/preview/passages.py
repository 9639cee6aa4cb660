"""Texts of a YAML file as an editor sees them on a page: found at a place, changed there and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

import yaml

from reportgen.diagnostics import Span
from reportgen.preview.endings import lines_of
from reportgen.schema import RichText
from reportgen.source import Mapping, Node, Scalar, Sequence
from reportgen.source.compose import Composer, Refused
from reportgen.source.encoding import line_starts, split_lines
from reportgen.source.lines import quoted
from reportgen.source.rewriting import Replacement, rewritten


class CannotEdit(Exception):
    """The text cannot be changed in place without changing something else; edit the file itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A value of a file as text: ``raw`` with its inline markup, paragraphs divided by one line end."""

    rich: RichText
    scalar: Scalar

    @property
    def raw(self) -> str:
        return self.rich.raw

    @property
    def span(self) -> Span:
        return self.scalar.span


def tree_of(content: str, path: str) -> Node | None:
    """The tree of a text, None where YAML cannot read all of it."""
    try:
        return Composer(content.removeprefix("\ufeff"), path).compose()
    except (yaml.YAMLError, Refused):
        return None


def passage_at(content: str, path: str, line: int, column: int) -> Passage | None:
    """The value that holds a place (counted from 1), None where there is none or the file cannot be read."""
    root = tree_of(content, path)
    if root is None:
        return None
    for scalar in scalars(root):
        span = scalar.span
        if (span.line, span.column) <= (line, column) <= (span.end_line, span.end_column) and scalar.text:
            return Passage(RichText.read(scalar), scalar)
    return None


def scalars(node: Node) -> Iterator[Scalar]:
    """The values of a tree in the order written."""
    match node:
        case Scalar():
            yield node
        case Mapping():
            for entry in node:
                yield from scalars(entry.value)
        case Sequence():
            for item in node:
                yield from scalars(item)
        case _:
            assert_never(node)


def with_text(content: str, passage: Passage, new: str) -> str:
    """The file's text with ``new`` in the passage's place; all other values stay what they were.

    As little as possible is typed anew: the part that differs, else the whole value in quotes.
    Raises CannotEdit.
    """
    new = new.strip()
    if not new:
        raise CannotEdit
    path = passage.span.file
    wanted = _expected(content, path, passage, new)
    for attempt in (_changed_part(content, passage, new), _changed_whole(content, passage, new)):
        if attempt is not None and _values(attempt, path) == wanted:
            return attempt
    raise CannotEdit


def _expected(content: str, path: str, passage: Passage, new: str) -> list[str] | None:
    root = tree_of(content, path)
    if root is None:
        raise CannotEdit
    return [new if s.span == passage.span else _read(s) for s in scalars(root)]


def _values(content: str, path: str) -> list[str] | None:
    root = tree_of(content, path)
    return None if root is None else [_read(scalar) for scalar in scalars(root)]


def _read(scalar: Scalar) -> str:
    return RichText.read(scalar).raw if scalar.text.strip() else scalar.text


def _changed_part(content: str, passage: Passage, new: str) -> str | None:
    old = passage.raw
    start = _common(old, new)
    end = min(_common(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    typed, put = old[start : len(old) - end], new[start : len(new) - end]
    if start == len(old):  # only added at the end: behind the last character
        start -= 1
        typed, put = old[start], old[start] + put
    elif not typed:  # an insertion stands before a character, which says where
        typed, put = old[start], put + old[start]
    if "\n" in typed or "\n" in put:
        return None
    changed, made = rewritten(content, [Replacement(passage.rich.at(start, len(typed)), typed, put)])
    return changed if made else None


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _changed_whole(content: str, passage: Passage, new: str) -> str | None:
    """The whole value typed anew: in quotes, or several paragraphs as a block below the key."""
    span = passage.span
    start, end = (
        offset_of(content, span.line, span.column),
        offset_of(content, span.end_line, span.end_column),
    )
    if "\n" not in new:
        tail = content[start:end]
        kept = tail[len(tail.rstrip()) :]  # a block's text ends with its line
        return content[:start] + quoted(new) + kept + content[end:]
    row = split_lines(content)[span.line - 1]
    indent = len(row) - len(row.lstrip(" -")) + 2
    _, ending = lines_of(content)
    paragraphs = (ending + ending).join(" " * indent + part for part in new.split("\n"))
    body = f"|{ending}{paragraphs}"
    rest = content[end:]
    return content[:start] + body + ("" if rest.startswith(("\n", "\r")) or not rest else ending) + rest


def offset_of(content: str, line: int, column: int) -> int:
    """Where a place (counted from 1) stands in the text, in characters."""
    return line_starts(content)[line - 1] + column - 1
