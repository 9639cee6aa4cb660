"""The tokens of a layout (named colours, sizes, font families) as values that styles may speak of."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import Sink
from reportgen.model.colour import BLACK, WHITE, Colour
from reportgen.record import record
from reportgen.source import nodes
from reportgen.theme.lengths import Length
from reportgen.theme.reader import Reader

TOKEN_KINDS = ("colours", "sizes", "fonts", "fallback")
ALWAYS: Mapping[str, Colour] = {"white": WHITE, "black": BLACK}


@record(frozen=True, slots=True)
class Tokens:
    """Named values; ``fonts`` and ``fallback`` are still nodes, read where files may be opened."""

    colours: Mapping[str, Colour]
    sizes: Mapping[str, Length]
    fonts: nodes.Mapping | None
    fallback: nodes.Node | None


def read_tokens(node: nodes.Node | None, sink: Sink) -> Tokens:
    """``tokens:`` with every colour resolved; a colour may be a tint of another."""
    plain = Reader(sink, ALWAYS, {}, ())
    parts: dict[str, nodes.Node] = {}
    tokens = None if node is None else plain.mapping(node, 'colours: {brand: "#0B5CAD"}')
    if tokens is not None:
        known = plain.known_entries(tokens, TOKEN_KINDS, "tokens")
        parts = {entry.key.text: entry.value for entry in known}
    fonts = parts.get("fonts")
    return Tokens(
        _colours(parts.get("colours"), sink),
        _sizes(parts.get("sizes"), plain),
        None if fonts is None else plain.mapping(fonts, "song: [Noto Serif SC, 宋体]"),
        parts.get("fallback"),
    )


def _colours(node: nodes.Node | None, sink: Sink) -> dict[str, Colour]:
    """Each colour after the one it is a tint of; a colour that leads back to itself is reported."""
    known = dict(ALWAYS)
    reader = Reader(sink, known, {}, ())
    written = None if node is None else reader.mapping(node, 'brand: "#0B5CAD"')
    if written is None:
        return known
    waiting = {entry.key.text: entry.value for entry in written}
    while waiting:
        ready = sorted(name for name, value in waiting.items() if _names(value) not in waiting)
        if not ready:
            break
        for name in ready:
            value = waiting.pop(name)
            # a colour that cannot be read is said once; what uses it goes on with black
            known[name] = reader.colour(value) or BLACK
    for name in sorted(waiting):
        sink.report("theme-colour-circular", waiting[name].span, name=name)
        known[name] = BLACK
    return known


def _names(value: nodes.Node) -> str:
    """The colour that a colour is a tint of ("" if it is none)."""
    words = value.text.split() if isinstance(value, nodes.Scalar) else []
    return words[0] if words else ""


def _sizes(node: nodes.Node | None, reader: Reader) -> dict[str, Length]:
    written = None if node is None else reader.mapping(node, "base: 10.5pt")
    if written is None:
        return {}
    lengths = {entry.key.text: reader.distance(entry.value) for entry in written}
    return {name: length for name, length in lengths.items() if length is not None}
