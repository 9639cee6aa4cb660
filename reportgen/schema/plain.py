"""Nodes as the plain containers pydantic walks, each remembering where it stands."""

from __future__ import annotations

from typing import Any

from reportgen.diagnostics import Span
from reportgen.source import CollectionStyle, Mapping, Node, Scalar, Sequence


class PlacedDict(dict[str, Any]):
    """A mapping's values by key; ``keys_at`` has the place of each key, ``span`` that of the whole."""

    def __init__(self, entries: dict[str, Any], keys_at: dict[str, Span], span: Span) -> None:
        super().__init__(entries)
        self.keys_at = keys_at
        self.span = span


class PlacedList(list[Any]):
    """A sequence's items with the place of the whole; ``flow`` style is that in brackets."""

    def __init__(self, items: list[Any], span: Span, style: CollectionStyle = "block") -> None:
        super().__init__(items)
        self.span = span
        self.style = style


Plain = PlacedDict | PlacedList | Scalar


def plain(node: Node) -> Plain:
    """The node with its mappings and sequences as dict and list; scalars stay nodes."""
    match node:
        case Mapping():
            return PlacedDict(
                {entry.key.text: plain(entry.value) for entry in node},
                {entry.key.text: entry.key.span for entry in node},
                node.span,
            )
        case Sequence():
            return PlacedList([plain(item) for item in node], node.span, node.style)
        case Scalar():
            return node


def place_of(data: object, path: tuple[int | str, ...]) -> Span | None:
    """The place of what ``path`` leads to from ``data``, as far as it can be followed."""
    span = span_of(data)
    for step in path:
        if isinstance(data, PlacedDict) and step in data:
            data = data[str(step)]
        elif isinstance(data, PlacedList) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            continue  # a step of pydantic's own, such as the branch of a union
        span = span_of(data) or span
    return span


def span_of(data: object) -> Span | None:
    """The place of a plain container, a scalar, or anything else that has one."""
    span = getattr(data, "span", None)
    return span if isinstance(span, Span) else None
