"""A fact file of last year to that of the new one: last year's values stay to compare, the new are 待填."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Span
from reportgen.project.checks import CHECKS
from reportgen.project.factmodel import DEFAULTS, FROM, label_of
from reportgen.project.facts import YEAR, Derived, Fact, Listed
from reportgen.project.open_items import MARK
from reportgen.source import Entry, Mapping, Node, Scalar, Sequence
from reportgen.source.lines import quoted
from reportgen.source.rewriting import Replacement
from reportgen.text.quantity import PENDING


def fact_edits(
    root: Node, facts: tuple[Fact, ...], lines: list[str], last: str, year: str
) -> Iterator[Replacement]:
    """The edits of a fact file; ``lines`` are those of the file, ``last`` and ``year`` the two years."""
    by_place = {fact.span: fact for fact in facts}
    for entry in _fact_entries(root, by_place):
        fact = by_place[entry.key.span]
        writer = _Writer(fact, lines, last, year)
        yield from writer.edits(entry)
    for entry, files in _tables(root):
        yield _above(entry, lines, f"{MARK}在{files}里补上{year}年的数")


def _fact_entries(node: Node, by_place: dict[Span, Fact]) -> Iterator[Entry]:
    if not isinstance(node, Mapping):
        return
    for entry in node:
        if entry.key.text in (DEFAULTS, CHECKS):
            continue
        if entry.key.span in by_place:
            yield entry
        else:
            yield from _fact_entries(entry.value, by_place)


def _tables(node: Node) -> Iterator[tuple[Entry, str]]:
    """The groups that come from tables, with the names of these."""
    for entry in node if isinstance(node, Mapping) else ():
        if entry.key.text in (DEFAULTS, CHECKS) or not isinstance(entry.value, Mapping):
            continue
        source = entry.value.get(FROM)
        tables = source if isinstance(source, Sequence) else (source,)
        files = dict.fromkeys(name for table in tables if (name := _table_name(table)))
        if files:
            yield entry, "、".join(files)
        yield from _tables(entry.value)


def _table_name(table: Node | None) -> str:
    name = (table.get("file") or table.get("database")) if isinstance(table, Mapping) else None
    return name.text if isinstance(name, Scalar) else ""


def _above(entry: Entry, lines: list[str], words: str) -> Replacement:
    """A comment on a line of its own above an entry."""
    row = lines[entry.key.span.line - 1]
    indent = len(row) - len(row.lstrip(" "))
    place = Span(entry.key.span.file, entry.key.span.line, indent + 1, entry.key.span.line, indent + 1)
    return Replacement(place, "", f"{words}\n{' ' * indent}")


class _Writer:
    """The edits of one fact."""

    def __init__(self, fact: Fact, lines: list[str], last: str, year: str) -> None:
        self.fact = fact
        self.lines = lines
        self.last = last
        self.year = year

    def edits(self, entry: Entry) -> Iterator[Replacement]:
        match entry.value:
            case Scalar() as scalar:
                # "占比: 1/4" is short for a value
                yield self._replaced(scalar.span, f"{{values: {self._both(self._typed(scalar.span))}}}")
            case Mapping() as mapping:
                yield from self._of_mapping(entry, mapping)
            case Sequence():
                return

    def _of_mapping(self, entry: Entry, mapping: Mapping) -> Iterator[Replacement]:
        if isinstance(self.fact.always, Derived):
            return
        if isinstance(self.fact.always, Listed):
            yield self._comment(entry, f"{MARK}名单沿用{self.last}年，请核对")
            return
        values = mapping.get("values")
        if isinstance(values, Mapping):
            yield from self._in_values(values, 0)
            return
        value = mapping.entry("value")
        if value is not None and isinstance(value.value, Scalar):
            typed = self._typed(value.value.span)
            yield self._replaced(value.key.span, "values")
            if mapping.get("wording") is None:
                yield self._replaced(value.value.span, self._both(typed))
            else:
                yield self._replaced(value.value.span, f"{{{self.year}: {PENDING}}}")
                yield self._comment(entry, f"{MARK}上年为 {typed}，wording 请一并改写")
            return
        for key in ("text", "date"):
            words = mapping.get(key)
            if isinstance(words, Scalar) and words.text.strip() != PENDING:
                yield self._comment(entry, f"# 上年：{words.text.strip()}")
                yield self._replaced(words.span, PENDING)

    def _in_values(self, node: Mapping, depth: int) -> Iterator[Replacement]:
        """The new year beside the last one, at the depth where the labels are years."""
        dimension = self.fact.dimensions[depth] if depth < len(self.fact.dimensions) else ""
        if dimension != YEAR:
            for entry in node:
                if isinstance(entry.value, Mapping):
                    yield from self._in_values(entry.value, depth + 1)
            return
        entries = {label_of(entry.key.text, YEAR): entry for entry in node}
        if self.last in entries and self.year not in entries:
            yield self._beside(node, entries[self.last])

    def _beside(self, node: Mapping, entry: Entry) -> Replacement:
        """``2022: 待填`` behind the entry of the year before, in the way that one is written."""
        new = f"{self.year}: {_blank(entry.value)}"
        span = entry.value.span
        at = Span(span.file, span.end_line, span.end_column, span.end_line, span.end_column)
        is_flow = node.span.line == entry.key.span.line and self._char(node.span) == "{"
        if is_flow:
            return Replacement(at, "", f", {new}")
        # a line of its own above the older year: what follows a value on its line may be a comment
        key = entry.key.span
        at = Span(key.file, key.line, key.column, key.line, key.column)
        return Replacement(at, "", f"{new}\n{' ' * (key.column - 1)}")

    def _char(self, span: Span) -> str:
        return self.lines[span.line - 1][span.column - 1 : span.column]

    def _both(self, typed: str) -> str:
        return f"{{{self.last}: {typed}, {self.year}: {PENDING}}}"

    def _typed(self, span: Span) -> str:
        """The value as it stands in the file, quoted where braces would else break it."""
        typed = self.lines[span.line - 1][span.column - 1 : span.end_column - 1]
        is_bare = typed[:1] not in ("'", '"')
        return quoted(typed) if is_bare and any(mark in typed for mark in ",{}[]") else typed

    def _replaced(self, span: Span, new: str) -> Replacement:
        return Replacement(span, self.lines[span.line - 1][span.column - 1 : span.end_column - 1], new)

    def _comment(self, entry: Entry, words: str) -> Replacement:
        return _above(entry, self.lines, words)


def _blank(node: Node) -> str:
    """The same labels with 待填 for every figure."""
    if isinstance(node, Mapping):
        inner = ", ".join(f"{entry.key.text}: {_blank(entry.value)}" for entry in node)
        return f"{{{inner}}}"
    return PENDING
