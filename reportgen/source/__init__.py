"""Bytes to Node trees with Spans; Sources is the only door to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.source.encoding import NotUtf8
from reportgen.source.nodes import CollectionStyle, Entry, Mapping, Node, Scalar, Sequence, TypedLine
from reportgen.source.sources import PathOutside, SourceError, SourceMissing, Sources, SourceUnreadable

if TYPE_CHECKING:
    from reportgen.source.loading import load

__all__ = [
    "CollectionStyle",
    "Entry",
    "Mapping",
    "Node",
    "NotUtf8",
    "PathOutside",
    "Scalar",
    "Sequence",
    "SourceError",
    "SourceMissing",
    "SourceUnreadable",
    "Sources",
    "TypedLine",
    "load",
]


def __getattr__(name: str) -> object:
    # whoever only looks whether files are as they were need not load what parses them
    if name == "load":
        from reportgen.source import loading

        return loading.load
    raise AttributeError(name)
