"""Bytes to Node trees with Spans; Sources is the only door to files."""

from reportgen.source.encoding import NotUtf8
from reportgen.source.load import load
from reportgen.source.nodes import CollectionStyle, Entry, Mapping, Node, Scalar, Sequence, TypedLine
from reportgen.source.sources import PathOutside, SourceError, SourceMissing, Sources, SourceUnreadable

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
