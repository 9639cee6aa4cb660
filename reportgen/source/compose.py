"""Builds the Node tree from YAML events; every value stays what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import yaml

from reportgen.diagnostics import Diagnostic, Span
from reportgen.source.nodes import Entry, Mapping, Node, Scalar, ScalarStyle, Sequence
from reportgen.source.typed import typed_lines

# A yearly report of 1,000 pages needs about 40,000 nodes and nests ten deep: the limits stop mistakes and attacks.
MAX_DEPTH = 64
MAX_NODES = 200_000

_STYLES: dict[str, ScalarStyle] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
# the C parser where PyYAML was built with it: ten times faster, same events
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Locate = Callable[[yaml.Mark, yaml.Mark], Span]


class Refused(Exception):
    """The file cannot be read further; what is wrong stands in ``diagnostic``."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet."""

    event: yaml.Event
    children: list[tuple[Node, int]] = field(default_factory=list)


@dataclass(slots=True)
class Composer:
    """One run over one text. ``findings`` collects what is wrong without stopping the run."""

    text: str
    locate: Locate
    findings: list[Diagnostic] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    _anchored: list[tuple[str, yaml.Event]] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _count: int = 0

    def compose(self) -> Node | None:
        """The root node, None for a file without content. Raises yaml.YAMLError and Refused."""
        root: Node | None = None
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._report("yaml-second-document", event)
                break
            made = self._take(event)
            if made is None:
                continue
            if self._stack:
                self._stack[-1].children.append(made)
            else:
                root = made[0]
        for name, event in self._anchored:
            if name not in self._used:
                self._report("yaml-start-ampersand", event, fixed=self._quoted_slice(event))
        return root

    def _take(self, event: yaml.Event) -> tuple[Node, int] | None:
        """The node that ends with this event and the number of nodes in it, None inside a container."""
        if isinstance(event, yaml.ScalarEvent):
            return self._keep(event, self._scalar(event), 1)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self._stack.append(_Open(event))
            if len(self._stack) > MAX_DEPTH:
                self._refuse("yaml-too-deep", event, limit=str(MAX_DEPTH))
            return None
        if isinstance(event, yaml.CollectionEndEvent):
            opened = self._stack.pop()
            size = 1 + sum(size for _, size in opened.children)
            node = self._collection(opened, event)
            return self._keep(opened.event, node, size)
        return None

    def _keep(self, event: yaml.NodeEvent, node: Node, size: int) -> tuple[Node, int]:
        self._count += 1
        if self._count > MAX_NODES:
            self._refuse("yaml-too-many", event, limit=str(MAX_NODES))
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, size)
            self._anchored.append((event.anchor, event))
        return node, size

    def _alias(self, event: yaml.AliasEvent) -> tuple[Node, int]:
        span = self.locate(event.start_mark, event.end_mark)
        known = self._anchors.get(event.anchor)
        if known is None:
            looping = any(opened.event.anchor == event.anchor for opened in self._stack)
            written = self._slice(event)
            if looping:
                self._report("yaml-alias-loop", event, name=event.anchor)
            else:
                self._report("yaml-start-asterisk", event, fixed=quoted(written))
            return Scalar(written, span, "plain", typed_lines(self.text, event, "plain", written)), 1
        self._used.add(event.anchor)
        self._count += known[1]
        if self._count > MAX_NODES:
            self._refuse("yaml-alias-bomb", event, name=event.anchor, limit=str(MAX_NODES))
        return known

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        style = _STYLES.get(event.style or "", "plain")
        text = event.value
        span = self.locate(event.start_mark, event.end_mark)
        if event.tag is not None:
            self._report("yaml-start-exclamation", event, fixed=self._quoted_slice(event))
        return Scalar(text, span, style, typed_lines(self.text, event, style, text))

    def _collection(self, opened: _Open, end: yaml.Event) -> Node:
        span = self.locate(opened.event.start_mark, end.end_mark)
        nodes = [node for node, _ in opened.children]
        if opened.event.tag is not None:
            self._report("yaml-start-exclamation", opened.event, fixed=self._quoted_slice(opened.event))
        if isinstance(opened.event, yaml.SequenceStartEvent):
            return Sequence(tuple(nodes), span)
        if any(not isinstance(key, Scalar) for key in nodes[::2]):
            return self._braces(opened.event, end, span)
        return Mapping(self._entries(nodes), span)

    def _braces(self, start: yaml.Event, end: yaml.Event, span: Span) -> Scalar:
        """``{{ x }}`` without quotes is a mapping whose key is a mapping; taken back as the text it was meant to be."""
        written = self.text[start.start_mark.index : end.end_mark.index]
        code = "yaml-start-brace" if written.startswith("{{") else "yaml-key-not-text"
        self.findings.append(Diagnostic(code, span, {"fixed": quoted(written)}))
        return Scalar(written, span, "plain", ())

    def _entries(self, nodes: list[Node]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            assert isinstance(key, Scalar)  # the caller has sorted out other keys
            first = entries.get(key.text)
            if first is None:
                entries[key.text] = Entry(key, value)
            else:
                self.findings.append(
                    Diagnostic(
                        "yaml-duplicate-key",
                        key.span,
                        {"key": key.text, "first": str(first.key.span.line)},
                        ((first.key.span, "note-first"),),
                    )
                )
        return tuple(entries.values())

    def _slice(self, event: yaml.Event) -> str:
        return self.text[event.start_mark.index : event.end_mark.index]

    def _quoted_slice(self, event: yaml.Event) -> str:
        """The line from the event's start on, as a quoted text to paste."""
        start = event.start_mark.index
        return quoted(self.text[start:].splitlines()[0].rstrip())

    def _report(self, code: str, event: yaml.Event, **args: str) -> None:
        self.findings.append(Diagnostic(code, self.locate(event.start_mark, event.end_mark), args))

    def _refuse(self, code: str, event: yaml.Event, **args: str) -> None:
        raise Refused(Diagnostic(code, self.locate(event.start_mark, event.end_mark), args))


def quoted(text: str) -> str:
    """A text in single quotes, in which YAML gives no character a meaning but the quote itself."""
    return "'" + text.strip().replace("'", "''") + "'"
