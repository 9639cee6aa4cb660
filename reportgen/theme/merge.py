"""Lays the files of an extending layout over those it extends; every entry keeps its own place."""

from __future__ import annotations

from reportgen.source import nodes


def merged(base: nodes.Mapping, over: nodes.Mapping) -> nodes.Mapping:
    """The entries of both; two mappings are merged, of anything else (lists too) ``over`` wins whole."""
    entries: list[nodes.Entry] = []
    for entry in base:
        own = over.entry(entry.key.text)
        if own is None:
            entries.append(entry)
        elif isinstance(entry.value, nodes.Mapping) and isinstance(own.value, nodes.Mapping):
            entries.append(nodes.Entry(own.key, merged(entry.value, own.value)))
        else:
            entries.append(own)
    entries += (entry for entry in over if base.entry(entry.key.text) is None)
    return nodes.Mapping(tuple(entries), over.span)
