"""A chapter of last year, its dated passages and events marked for rewriting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Span
from reportgen.project.open_items import MARK
from reportgen.project.prose import Prose
from reportgen.source import Mapping, Node, Scalar, Sequence
from reportgen.source.rewriting import Replacement

_DATED = re.compile(r"\d{4}年|\d{1,2}月(?:\d{1,2}日)?|[今去本上]年(?!度报告)|[一二三四五六七八九十]+月份?")
_EVENT = "event"


def chapter_edits(root: Node, texts: tuple[Prose, ...], lines: list[str]) -> Iterator[Replacement]:
    """A comment above every block that holds a dated passage, and above every event."""
    dated = {prose.rich.span: found[0] for prose in texts if (found := _DATED.search(prose.plain))}
    told: dict[int, str] = {}
    for item, node in _items(root):
        if isinstance(node, Mapping) and len(node) and node.entries[0].key.text == _EVENT:
            told.setdefault(item.line, "上年的活动，核对名称、时间、数字和内容")
        for words in _directly(node, dated):
            told.setdefault(item.line, f"含日期“{words}”的文字，请按新的一年改写")
    for line, words in sorted(told.items()):
        row = lines[line - 1]
        indent = len(row) - len(row.lstrip(" "))
        place = Span(root.span.file, line, indent + 1, line, indent + 1)
        yield Replacement(place, "", f"{MARK}{words}\n{' ' * indent}")


def _items(node: Node) -> Iterator[tuple[Span, Node]]:
    """The items of block lists, each standing on a line of its own; the inner ones first."""
    match node:
        case Scalar():
            return
        case Mapping():
            for entry in node:
                yield from _items(entry.value)
        case Sequence(items, _, style):
            for item in items:
                yield from _items(item)
                if style == "block":
                    yield item.span, item


def _directly(node: Node, dated: dict[Span, str]) -> Iterator[str]:
    """What is dated in the texts of an item that lie in no block list inside it."""
    match node:
        case Scalar(_, span):
            if span in dated:
                yield dated[span]
        case Mapping():
            for entry in node:
                yield from _directly(entry.value, dated)
        case Sequence(items, _, style):
            for item in items if style == "flow" else ():
                yield from _directly(item, dated)
