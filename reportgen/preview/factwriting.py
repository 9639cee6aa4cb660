"""A fact written into the text of a fact file: into its group, or a new one; everything else to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.preview.binding import typed
from reportgen.preview.endings import joined, lines_of
from reportgen.preview.passages import CannotEdit, offset_of, tree_of
from reportgen.source import Mapping, Node, Scalar
from reportgen.source.lines import quoted


class NameTaken(Exception):
    """There is a fact, or a group, of that name in the group."""


@dataclass(frozen=True, slots=True)
class NewFact:
    """What an editor says of a new fact; ``year`` "" for one that holds in every year."""

    group: str
    name: str
    value: str
    unit: str = ""
    year: str = ""
    source: str = ""


def fact_text(fact: NewFact) -> str:
    """The fact as its file has it behind the name: ``{unit: 家, values: {2021: 506}}``."""
    value = _value(fact.value)
    parts = [
        f"unit: {_inside(fact.unit)}" if fact.unit else "",
        f"values: {{{_inside(fact.year)}: {value}}}" if fact.year else f"value: {value}",
        f"source: {_inside(fact.source)}" if fact.source else "",
    ]
    return f"{{{', '.join(part for part in parts if part)}}}"


def with_fact(content: str, path: str, fact: NewFact) -> str:
    """The file's text with the fact at the end of its group, which is made where there is none.

    Raises NameTaken, and CannotEdit where the file cannot be read or something else of it would change.
    """
    root = tree_of(content, path)
    if root is not None and not isinstance(root, Mapping) and not _is_nothing(root):
        raise CannotEdit
    if root is None and content.removeprefix("\ufeff").strip() and not _only_comments(content):
        raise CannotEdit
    lines, ending = lines_of(content)
    if not isinstance(root, Mapping) or not root.entries:
        head = content if not content or content.endswith("\n") else content + ending
        changed = head + ending.join(_rows(fact.group.split("."), fact, 0)) + ending
    else:
        node, rest = _innermost(root, fact.group)
        if node.get(rest or fact.name) is not None:
            raise NameTaken  # by a fact, or by one that has the name of the group
        names = rest.split(".") if rest else []
        at = offset_of(content, node.span.line, node.span.column)
        changed = (
            _in_braces(content, node, names, fact)
            if content[at : at + 1] == "{"
            else joined(_in_lines(lines, node, names, fact), ending)
        )
    return _kept(content, changed, path, fact)


def _innermost(root: Mapping, group: str) -> tuple[Mapping, str]:
    """The innermost group there is on the way to ``group``, and the names that are left."""
    node, rest = root, group
    while rest:
        inner = next(
            (
                entry
                for entry in node
                if isinstance(entry.value, Mapping) and (rest + ".").startswith(entry.key.text + ".")
            ),
            None,
        )
        if inner is None or not isinstance(inner.value, Mapping):
            break
        node, rest = inner.value, rest[len(inner.key.text) + 1 :]
    return node, rest


def _rows(names: list[str], fact: NewFact, indent: int) -> list[str]:
    """A fact below the groups that are made for it."""
    rows = [" " * (indent + 2 * depth) + f"{_inside(name)}:" for depth, name in enumerate(names)]
    return [*rows, " " * (indent + 2 * len(names)) + f"{_inside(fact.name)}: {fact_text(fact)}"]


def _in_lines(lines: list[str], node: Mapping, names: list[str], fact: NewFact) -> list[str]:
    indent = node.entries[0].key.span.column - 1
    end = _last_line(node)
    added = _rows(names, fact, indent)
    if indent == 0 and end > 0 and names:
        added = ["", *added]  # groups stand apart
    if end == len(lines):
        added.append("")
    return [*lines[:end], *added, *lines[end:]]


def _in_braces(content: str, node: Mapping, names: list[str], fact: NewFact) -> str:
    end = offset_of(content, node.span.end_line, node.span.end_column) - 1
    text = f"{_inside(fact.name)}: {fact_text(fact)}"
    for name in reversed(names):
        text = f"{_inside(name)}: {{{text}}}"
    comma = "" if not node.entries or content[:end].rstrip().endswith(",") else ", "
    return content[:end].rstrip(" ") + comma + text + content[end:]


def _last_line(node: Node) -> int:
    """The line (from 1) in which a node's last word or closing bracket stands."""
    last = node.span.line
    if isinstance(node, Scalar):
        span = node.span
        return span.end_line if span.end_column > 1 else span.end_line - 1
    if isinstance(node, Mapping):
        for entry in node:
            last = max(last, _last_line(entry.key), _last_line(entry.value))
    else:
        for item in node:
            last = max(last, _last_line(item))
    return last


def _kept(before: str, after: str, path: str, fact: NewFact) -> str:
    """``after``, if it reads as ``before`` with the fact in its place."""
    old, new = tree_of(before, path), tree_of(after, path)
    if new is None:
        raise CannotEdit
    wanted = dict(_flat(old)) if isinstance(old, Mapping) else {}
    found = dict(_flat(new))
    place = f"{fact.group}.{fact.name}"
    added = {key: text for key, text in found.items() if key not in wanted}
    if {key: text for key, text in found.items() if key in wanted} != wanted:
        raise CannotEdit
    if not added or any(not key.startswith(f"{place}.") for key in added):
        raise CannotEdit
    return after


def _flat(node: Node | None, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a tree by where it stands."""
    if isinstance(node, Scalar):
        yield at, node.text.rstrip("\n")  # a block's last line may have no end until more comes below it
    elif isinstance(node, Mapping):
        for entry in node:
            yield from _flat(entry.value, f"{at}.{entry.key.text}" if at else entry.key.text)
    elif node is not None:
        for index, item in enumerate(node):
            yield from _flat(item, f"{at}.{index}")


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def _only_comments(content: str) -> bool:
    rows = content.removeprefix("\ufeff").splitlines()
    return all(not row.strip() or row.lstrip().startswith("#") for row in rows)


def _inside(words: str) -> str:
    """A word inside braces: in quotes where YAML would read it as something else."""
    return typed(words) if words.strip() == words and words not in ("", "~") else quoted(words)


def _value(words: str) -> str:
    """A figure: anything but a plain number in quotes."""
    plain = words.isascii() and words.replace(".", "", 1).removeprefix("-").isdecimal()
    return words if plain else quoted(words)
