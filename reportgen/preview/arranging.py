"""Blocks of a chapter as stretches of lines: put in, moved and taken out, everything else to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.preview.endings import joined, lines_of
from reportgen.preview.passages import CannotEdit, scalars, tree_of
from reportgen.source import Mapping, Node, Scalar, Sequence
from reportgen.source.encoding import split_lines

_LISTS_OF_BLOCKS = "blocks"
_HEADS = ("columns",)


@dataclass(frozen=True, slots=True)
class Item:
    """A block in a list of blocks: its lines (from 0, half-open, comments above it included) and its dash's
    column (from 0); ``name`` is what it begins with.
    """

    first: int
    end: int
    column: int
    name: str


def items_of(content: str, path: str) -> tuple[Item, ...]:
    """Every block of a file, outer ones before those in them; empty where YAML cannot read the file."""
    root = tree_of(content, path)
    if root is None:
        return ()
    return tuple(_items(root, split_lines(content)))


def item_at(content: str, path: str, line: int) -> Item | None:
    """The innermost block that holds a line (counted from 1)."""
    found = None
    for item in items_of(content, path):
        if item.first < line <= item.end:
            found = item
    return found


def item_before(content: str, path: str, line: int) -> Item | None:
    """The innermost block that holds a line, or where none does the one that ends last before it."""
    above = [item for item in items_of(content, path) if item.end < line]
    return item_at(content, path, line) or max(above, key=lambda item: (item.end, item.column), default=None)


def entry_at(content: str, path: str, line: int) -> Item | None:
    """The innermost entry of a list that holds a line (counted from 1): a row of a table, a card, a point.

    Blocks are no entries, nor is what heads the columns of a table.
    """
    root = tree_of(content, path)
    lines = split_lines(content)
    found = None
    for node in _entries(root) if root is not None else ():
        first, end = node.span.line - 1, _end(node, node.span.line - 1)
        if first < line <= end:
            found = Item(first, end, lines[first].rfind("-", 0, node.span.column - 1), "")
    return found


def _entries(node: Node) -> Iterator[Node]:
    if isinstance(node, Mapping):
        for entry in node:
            value = entry.value
            if (
                isinstance(value, Sequence)
                and value.style == "block"
                and entry.key.text not in (_LISTS_OF_BLOCKS, *_HEADS)
            ):
                yield from value
            yield from _entries(value)
    elif isinstance(node, Sequence):
        for child in node:
            yield from _entries(child)


def _items(node: Node, lines: list[str]) -> Iterator[Item]:
    if isinstance(node, Mapping):
        for entry in node:
            value = entry.value
            if entry.key.text == _LISTS_OF_BLOCKS and isinstance(value, Sequence) and value.style == "block":
                for child in value:
                    yield _item(child, lines)
                    yield from _items(child, lines)
            else:
                yield from _items(value, lines)
    elif isinstance(node, Sequence):
        for child in node:
            yield from _items(child, lines)


def _item(node: Node, lines: list[str]) -> Item:
    at = node.span.line - 1
    column = lines[at].rfind("-", 0, node.span.column - 1)
    first = at
    while first > 0 and lines[first - 1].startswith(" " * column + "#"):
        first -= 1
    name = node.entries[0].key.text if isinstance(node, Mapping) and node.entries else ""
    return Item(first, _end(node, at), column, name)


def _end(node: Node, at: int) -> int:
    """The line behind the last one of a node; what only ends there is not of it."""
    last = at + 1
    for scalar in _all_scalars(node):
        span = scalar.span
        last = max(last, span.end_line if span.end_column > 1 else span.end_line - 1)
    return last


def _all_scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Mapping):
        for entry in node:
            yield entry.key
            yield from _all_scalars(entry.value)
    elif isinstance(node, Sequence):
        for child in node:
            yield from _all_scalars(child)
    else:
        yield node


def inserted(content: str, path: str, behind: Item, block: str) -> tuple[str, int]:
    """The text with ``block`` (YAML that begins with a dash in column 0) behind an item, and its line from 1.

    Raises CannotEdit when what comes of it cannot be read.
    """
    lines, ending = lines_of(content)
    rows = block.rstrip().split("\n")
    added = [f"{' ' * behind.column}{row}{ending}" if row.strip() else ending for row in rows]
    changed = joined([*lines[: behind.end], *added, *lines[behind.end :]], ending)
    before, after = tree_of(content, path), tree_of(changed, path)
    if before is None or after is None or len(list(scalars(after))) <= len(list(scalars(before))):
        raise CannotEdit
    return changed, behind.end + 1


def removed(content: str, path: str, item: Item) -> str:
    """The text without an item. Raises CannotEdit when what is left cannot be read."""
    lines, ending = lines_of(content)
    changed = joined([*lines[: item.first], *lines[item.end :]], ending)
    if tree_of(changed, path) is None:
        raise CannotEdit
    return changed


def repeated(content: str, path: str, entry: Item) -> tuple[str, int]:
    """The text with an entry of a list once more behind itself, and the line (from 1) it has there.

    Raises CannotEdit when what comes of it cannot be read.
    """
    lines, ending = lines_of(content)
    changed = joined([*lines[: entry.end], *lines[entry.first :]], ending)
    before, after = tree_of(content, path), tree_of(changed, path)
    if before is None or after is None or len(list(scalars(after))) <= len(list(scalars(before))):
        raise CannotEdit
    return changed, entry.end + 1


def moved(content: str, path: str, item: Item, target: Item, *, behind: bool) -> tuple[str, int]:
    """The text with ``item`` before or behind ``target``, at its level, and the line (from 1) it has there.

    Raises CannotEdit for a place inside itself, or when something would be lost.
    """
    if item.first <= target.first < item.end:
        raise CannotEdit
    lines, ending = lines_of(content)
    shift = target.column - item.column
    block = [_shifted(row, shift) for row in lines[item.first : item.end]]
    at = target.end if behind else target.first
    if at >= item.end:
        changed = [*lines[: item.first], *lines[item.end : at], *block, *lines[at:]]
        line = at - (item.end - item.first) + 1
    else:
        changed = [*lines[:at], *block, *lines[at : item.first], *lines[item.end :]]
        line = at + 1
    text = joined(changed, ending)
    if _words(text, path) != _words(content, path):
        raise CannotEdit
    return text, line


def _shifted(row: str, columns: int) -> str:
    if not row.strip():
        return row
    return " " * columns + row if columns >= 0 else row[min(-columns, len(row) - len(row.lstrip(" "))) :]


def _words(content: str, path: str) -> list[str] | None:
    root = tree_of(content, path)
    # a block's last line may have no end until more comes below it
    return None if root is None else sorted(scalar.text.rstrip("\n") for scalar in _all_scalars(root))
