"""Builds the Node tree from YAML events; every value stays what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from functools import cached_property

import yaml

from reportgen.diagnostics import Diagnostic, Span
from reportgen.record import record
from reportgen.source.encoding import split_lines
from reportgen.source.lines import quoted, quoted_lines, quoted_part
from reportgen.source.misread import Misreading, divided, glued_key, glued_keys, lost_comment, wide_commas
from reportgen.source.nodes import Entry, Mapping, Node, Scalar, ScalarStyle, Sequence, TypedLine
from reportgen.source.stretch import Stretch, stretch_of
from reportgen.source.typed import typed_lines

# A yearly report of 1,000 pages needs about 40,000 nodes and nests ten deep: the limits stop
# mistakes and attacks.
MAX_DEPTH = 64
MAX_NODES = 200_000

_STYLES: dict[str, ScalarStyle] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
# the C parser where PyYAML was built with it: ten times faster, same events
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# {ref:甲}, {page:甲}, {title:甲} at the start of a text
_REFERENCE = re.compile(r"(?:ref|page|title|full):.")


class Refused(Exception):
    """The file cannot be read further; what is wrong stands in ``diagnostic``."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


@record(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet, with its nodes and how many each holds."""

    event: yaml.CollectionStartEvent
    children: list[tuple[Node, int]] = field(default_factory=list)

    @property
    def awaits_key(self) -> bool:
        """Whether the next node is a key."""
        return isinstance(self.event, yaml.MappingStartEvent) and len(self.children) % 2 == 0


@record()
class Composer:
    """One run over one text. ``findings`` collects what is wrong without stopping the run.

    ``typed_column`` tells for a line and column (from 0) of a repaired text the column as typed.
    """

    text: str
    path: str
    typed_column: Callable[[int, int], int] | None = None
    findings: list[Diagnostic] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    _anchored: list[tuple[str, Stretch, str]] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _count: int = 0

    @cached_property
    def _lines(self) -> list[str]:
        return split_lines(self.text)

    def compose(self) -> Node | None:
        """The root node, None for a file without content. Raises yaml.YAMLError and Refused."""
        root: Node | None = None
        for event in _events(self.text):
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._report("yaml-second-document", stretch_of(event))
                break
            made = self._take(event)
            if made is None:
                continue
            if self._stack:
                self._stack[-1].children.append(made)
            else:
                root = made[0]
        for name, place, fixed in self._anchored:
            if name not in self._used:
                self._report("yaml-start-ampersand", place, fixed=fixed)
        return root

    def _take(self, event: yaml.Event) -> tuple[Node, int] | None:
        """The node that ends with this event and the number of nodes in it, None inside a container."""
        if isinstance(event, yaml.ScalarEvent):
            return self._keep(event, self._scalar(event), 1)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if isinstance(event, yaml.CollectionStartEvent):
            if event.tag is not None:
                self._report("yaml-start-exclamation", stretch_of(event), fixed=self._to_paste(event))
            self._stack.append(_Open(event))
            if len(self._stack) > MAX_DEPTH:
                self._refuse("yaml-too-deep", stretch_of(event), limit=str(MAX_DEPTH))
            return None
        if isinstance(event, yaml.CollectionEndEvent):
            opened = self._stack.pop()
            size = 1 + sum(size for _, size in opened.children)
            node = self._collection(opened, stretch_of(opened.event).up_to(stretch_of(event)))
            return self._keep(opened.event, node, size)
        return None

    def _keep(self, event: yaml.NodeEvent, node: Node, size: int) -> tuple[Node, int]:
        self._count += 1
        if self._count > MAX_NODES:
            self._refuse("yaml-too-many", stretch_of(event), limit=str(MAX_NODES))
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, size)
            self._anchored.append((event.anchor, stretch_of(event), self._to_paste(event)))
        return node, size

    def _alias(self, event: yaml.AliasEvent) -> tuple[Node, int]:
        place = stretch_of(event)
        name = event.anchor or ""
        known = self._anchors.get(name)
        if known is None:
            if any(opened.event.anchor == name for opened in self._stack):
                self._used.add(name)
                self._report("yaml-alias-loop", place, name=name)
            else:
                self._report("yaml-start-asterisk", place, fixed=self._to_paste(event))
            return self._as_text(place), 1
        self._used.add(name)
        self._count += known[1]
        if self._count > MAX_NODES:
            self._refuse("yaml-alias-bomb", place, name=name, limit=str(MAX_NODES))
        return known

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        style = _STYLES.get(event.style or "", "plain")
        place = stretch_of(event)
        if event.tag is not None:
            self._report("yaml-start-exclamation", place, fixed=self._to_paste(event))
        rows = typed_lines(self.text, place, style, event.value)
        if style == "plain" and event.anchor is None and event.tag is None:
            self._misread(lost_comment(self.text, self._lines, event.value, place))
            if not (self._stack and self._stack[-1].awaits_key):
                self._misread(glued_keys(self._lines, rows))
        if self.typed_column is not None:
            rows = tuple(map(self._as_typed, rows))
        return Scalar(event.value, self._span(place), style, rows)

    def _as_typed(self, row: TypedLine) -> TypedLine:
        column = self._column(row.line - 1, row.column - 1) + 1
        return row if column == row.column else replace(row, column=column)

    def _column(self, line: int, column: int) -> int:
        """The column as typed of a place in the text, both from 0."""
        return column if self.typed_column is None else self.typed_column(line, column)

    def _span(self, place: Stretch) -> Span:
        """A place for people, counted from 1."""
        column = self._column(place.line, place.column)
        end = self._column(place.end_line, place.end_column)
        return Span(self.path, place.line + 1, column + 1, place.end_line + 1, end + 1)

    def _collection(self, opened: _Open, place: Stretch) -> Node:
        nodes = [node for node, _ in opened.children]
        if isinstance(opened.event, yaml.SequenceStartEvent):
            if opened.event.flow_style and len(nodes) == 1 and isinstance(nodes[0], Scalar):
                nodes = self._divided(nodes[0])
            return Sequence(tuple(nodes), self._span(place), "flow" if opened.event.flow_style else "block")
        if any(not isinstance(key, Scalar) for key in nodes[::2]) or _is_reference(nodes):
            return self._braces(place)
        return Mapping(self._entries(nodes), self._span(place))

    def _divided(self, item: Scalar) -> list[Node]:
        """The only item in brackets, or the several that a full-width comma has made one."""
        found = tuple(wide_commas(self._lines, item))
        self._misread(found)
        if not found:
            return [item]
        return [
            replace(item, text=part, lines=(TypedLine(part, item.span.line, item.span.column),))
            for part in divided(item.text)
        ]

    def _braces(self, place: Stretch) -> Scalar:
        """A text that begins with ``{{ x }}`` or ``{ref:x}``, which YAML takes for a mapping."""
        code = "yaml-start-brace" if self.text[place.start] == "{" else "yaml-key-not-text"
        self._report(code, place, fixed=self._part_to_paste(place))
        return self._as_text(place)

    def _as_text(self, place: Stretch) -> Scalar:
        """What stands there, taken for the text it was meant to be."""
        written = self.text[place.start : place.end]
        span = self._span(place)
        return Scalar(written, span, "single", (TypedLine(written, span.line, span.column),))

    def _entries(self, nodes: list[Node]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            assert isinstance(key, Scalar)  # the caller has sorted out other keys
            first = entries.get(key.text)
            if first is None:
                entries[key.text] = Entry(key, value)
                self._misread(glued_key(self._lines, entries[key.text]))
            else:
                words = {"key": key.text, "first": str(first.key.span.line)}
                also = ((first.key.span, key.text),)
                self.findings.append(Diagnostic("yaml-duplicate-key", key.span, words, also))
        return tuple(entries.values())

    def _to_paste(self, event: yaml.NodeEvent) -> str:
        """The line of a node with its text in quotes."""
        place = stretch_of(event)
        if any(opened.event.flow_style for opened in self._stack):
            return self._part_to_paste(place)
        last = place.end_line if isinstance(event, yaml.ScalarEvent) else place.line
        return "\n".join(quoted_lines(self._lines, place.line, place.column, last))

    def _part_to_paste(self, place: Stretch) -> str:
        if place.line == place.end_line:
            return quoted_part(self._lines[place.line], place.column, place.end_column)
        return quoted(self.text[place.start : place.end])

    def _misread(self, misreadings: Iterable[Misreading]) -> None:
        for found in misreadings:
            line, column = found.line + 1, self._column(found.line, found.column) + 1
            span = Span(self.path, line, column, line, column + found.length)
            self.findings.append(Diagnostic(found.code, span, found.words))

    def _report(self, code: str, place: Stretch, **args: str) -> None:
        self.findings.append(Diagnostic(code, self._span(place), args))

    def _refuse(self, code: str, place: Stretch, **args: str) -> None:
        raise Refused(Diagnostic(code, self._span(place), args))


def _events(text: str) -> Iterator[yaml.Event]:
    """What ``yaml.parse`` gives, without asking before every event whether there is one."""
    loader = LOADER(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


def _is_reference(nodes: list[Node]) -> bool:
    """Whether a mapping is the markup of a cross-reference: one key with its colon, and no value."""
    if len(nodes) != 2 or not (isinstance(nodes[0], Scalar) and isinstance(nodes[1], Scalar)):
        return False
    return nodes[1].is_empty and _REFERENCE.match(nodes[0].text) is not None
