"""A chapter's tree with its includes and repeats carried out: other files' blocks, blocks for each row.

Both are done before anything is read as blocks, so that they work for every block and every field. Nodes keep
their places: what is wrong in an included file is told there.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Bindings
from dataclasses import field, replace

from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.project.repeating import Row, rows_of, substituted
from reportgen.record import record
from reportgen.source import Entry, Mapping, Node, Scalar, Sequence, Sources, load

INCLUDE, REPEAT = "include", "repeat"
# more blocks than a long report has come from files that include each other many times over
MOST_PARTS = 2000


@record(frozen=True, slots=True)
class Expanded:
    """The tree as it is to be read, and the files whose blocks are in it."""

    root: Node
    included: tuple[str, ...] = ()


def expanded(root: Node, path: str, sources: Sources, sink: Sink) -> Expanded:
    """The tree of the chapter ``path``; what cannot be included or repeated is reported and left out."""
    if not any(word in sources.text(path) for word in (INCLUDE, REPEAT)):
        return Expanded(root)
    expansion = _Expansion(sources, sink)
    whole = expansion.node(root, {}, ((path, root.span),))
    return Expanded(whole, tuple(dict.fromkeys(expansion.files)))


@record(slots=True)
class _Expansion:
    """``trail`` is the chain of files that led here, each with the place that named it."""

    sources: Sources
    sink: Sink
    files: list[str] = field(default_factory=list)
    parts: int = 0

    def node(self, node: Node, rows: Bindings[str, Row], trail: tuple[tuple[str, Span], ...]) -> Node:
        match node:
            case Scalar():
                return substituted(node, rows, self.sink) if rows else node
            case Sequence():
                items = tuple(made for item in node for made in self._items(item, rows, trail))
                return replace(node, items=items)
            case Mapping():
                return replace(node, entries=tuple(self._entries(node, rows, trail)))

    def _entries(
        self, node: Mapping, rows: Bindings[str, Row], trail: tuple[tuple[str, Span], ...]
    ) -> Iterator[Entry]:
        """Entries with their rows put in; one whose cell is blank is left out."""
        for entry in node:
            value = self.node(entry.value, rows, trail)
            if rows and _became_blank(entry.value, value):
                continue
            yield replace(entry, value=value)

    def _items(
        self, item: Node, rows: Bindings[str, Row], trail: tuple[tuple[str, Span], ...]
    ) -> Iterator[Node]:
        first = item.entries[0] if isinstance(item, Mapping) and len(item) else None
        if first is not None and isinstance(item, Mapping):
            if first.key.text == INCLUDE and len(item) == 1 and isinstance(first.value, Scalar):
                yield from self._included(first.value, rows, trail)
                return
            if first.key.text == REPEAT:
                yield from self._repeated(item, rows, trail)
                return
        made = self.node(item, rows, trail)
        if first is not None and isinstance(made, Mapping) and _key_of(made) != first.key:
            # a block without what names it, as a card without its figure
            self.sink.report("repeat-cell-blank", first.value.span, name=first.key.text)
            return
        yield made

    def _included(
        self, name: Scalar, rows: Bindings[str, Row], trail: tuple[tuple[str, Span], ...]
    ) -> Iterator[Node]:
        written = substituted(name, rows, self.sink).text.strip() if rows else name.text.strip()
        chain = [path for path, _ in trail]
        if written in chain:
            loop = [*chain[chain.index(written) :], written]
            related = tuple((span, path) for path, span in trail[1:])
            words = {"chain": " → ".join(loop)}
            self.sink.add(Diagnostic("include-circular", name.span, words, related))
            return
        if not self._counted(name.span):
            return
        root = load(self.sources, written, self.sink, name.span)
        if root is None:
            return
        self.files.append(written)
        if not isinstance(root, Sequence):
            self.sink.report("include-no-list", root.span, path=written)
            return
        for item in root:
            yield from self._items(item, rows, (*trail, (written, name.span)))

    def _repeated(
        self, item: Mapping, rows: Bindings[str, Row], trail: tuple[tuple[str, Span], ...]
    ) -> Iterator[Node]:
        found = rows_of(item, rows, self.sources, self.sink)
        if found is None:
            return
        for row in found.rows:
            if not self._counted(item.span):
                return
            for block in found.blocks:
                yield from self._items(block, {**rows, found.word: row}, trail)

    def _counted(self, span: Span) -> bool:
        """Whether there may be one more; the first one too many is told."""
        self.parts += 1
        if self.parts == MOST_PARTS + 1:
            self.sink.report("include-too-many", span, limit=str(MOST_PARTS))
        return self.parts <= MOST_PARTS


def _became_blank(written: Node, value: Node) -> bool:
    """Whether what was written gave nothing, as the cell it names is blank."""
    if not (isinstance(written, Scalar) and isinstance(value, Scalar)):
        return False
    return bool(written.text.strip()) and not value.text.strip()


def _key_of(block: Mapping) -> Scalar | None:
    return block.entries[0].key if len(block) else None
