"""Reads single values of a layout (colours, lengths, words) from nodes; a mistake goes to the sink."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field

from reportgen.diagnostics import Sink, Span, listed
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record
from reportgen.source import nodes
from reportgen.text.type_sizes import TYPE_SIZES, meant_type_size, type_size
from reportgen.theme.lengths import Length, LengthSyntaxError, LengthUnitError, Unit, parse_length
from reportgen.theme.names import nearest

POSITIVE = re.compile(r"\d{1,6}(?:\.\d{1,6})?")
_TINT = re.compile(r"(\S+)\s+(\d{1,3}(?:\.\d{1,3})?)%")
_YES = frozenset({"true", "yes", "是"})
_NO = frozenset({"false", "no", "否"})
NONE = frozenset({"none", "无"})

ALL_UNITS: tuple[Unit, ...] = ("pt", "em", "%")
OWN_UNITS: tuple[Unit, ...] = ("pt", "em")
ABSOLUTE_UNITS: tuple[Unit, ...] = ("pt",)
EM_ONLY: tuple[Unit, ...] = ("em",)
PERCENT_ONLY: tuple[Unit, ...] = ("%",)


def is_none(node: nodes.Node) -> bool:
    """Whether the editor wrote ``none`` (无): take away what a base has."""
    return isinstance(node, nodes.Scalar) and node.text in NONE


@record(frozen=True)
class Reader:
    """The named colours, sizes and font families that values may speak of, and the sink for mistakes."""

    sink: Sink
    colours: Mapping[str, Colour]
    sizes: Mapping[str, Length]
    fonts: Collection[str]
    # a master is read once for itself and once for each that is based on it: an unknown key is told once
    told: set[Span] = field(default_factory=set)

    def scalar(self, node: nodes.Node) -> nodes.Scalar | None:
        """The node as a single value that is not empty."""
        if not isinstance(node, nodes.Scalar):
            self.sink.report("theme-expected-value", node.span)
        elif node.is_empty:
            self.sink.report("theme-empty", node.span)
        else:
            return node
        return None

    def mapping(self, node: nodes.Node, example: str) -> nodes.Mapping | None:
        """The node as named entries; ``example`` shows how they are written."""
        if isinstance(node, nodes.Mapping):
            return node
        self.sink.report("theme-expected-mapping", node.span, example=example)
        return None

    def items(self, node: nodes.Node) -> tuple[nodes.Node, ...]:
        """The items of a list; a single value counts as a list of one."""
        return node.items if isinstance(node, nodes.Sequence) else (node,)

    def text(self, node: nodes.Node) -> str | None:
        found = self.scalar(node)
        return None if found is None else found.text

    def known_entries(
        self, mapping: nodes.Mapping, known: Iterable[str], where: str
    ) -> Iterator[nodes.Entry]:
        """The entries whose keys are known; the others are reported."""
        names = tuple(known)
        for entry in mapping:
            if entry.key.text in names:
                yield entry
                continue
            if entry.key.span in self.told:
                continue
            self.told.add(entry.key.span)
            near = nearest(entry.key.text, names, 4)
            self.sink.report(
                "theme-unknown-key",
                entry.key.span,
                name=entry.key.text,
                where=where,
                suggestion=near[0],
                known=listed(near),
            )

    def parts(self, mapping: nodes.Mapping, known: Iterable[str], where: str) -> dict[str, nodes.Node]:
        """The values of known entries by name; the others are reported."""
        return {entry.key.text: entry.value for entry in self.known_entries(mapping, known, where)}

    def points(self, node: nodes.Node | None, em: float) -> float | None:
        """A length that is not negative, in pt; ``em`` in pt."""
        if node is None or is_none(node):
            return None
        length = self.distance(node)
        return None if length is None else length.points(em)

    def choice(self, node: nodes.Node, options: Collection[str]) -> str | None:
        """One of a few words."""
        found = self.scalar(node)
        if found is None or found.text in options:
            return None if found is None else found.text
        self.sink.report("theme-not-a-choice", found.span, value=found.text, known=listed(options))
        return None

    def switch(self, node: nodes.Node) -> bool | None:
        """true/false, yes/no, 是/否."""
        found = self.scalar(node)
        if found is None:
            return None
        word = found.text.lower()
        if word in _YES | _NO:
            return word in _YES
        known = listed(("true", "false", "是", "否"))
        self.sink.report("theme-not-a-choice", found.span, value=found.text, known=known)
        return None

    def number(self, node: nodes.Node, low: float, high: float) -> float | None:
        """A bare number from ``low`` to ``high``."""
        found = self.scalar(node)
        if found is None:
            return None
        if POSITIVE.fullmatch(found.text) and low <= float(found.text) <= high:
            return float(found.text)
        self.sink.report("theme-out-of-range", found.span, value=found.text, low=f"{low:g}", high=f"{high:g}")
        return None

    def length(self, node: nodes.Node, units: Collection[Unit] = OWN_UNITS) -> Length | None:
        """A length with unit, the name of a size of the tokens, or that of a type size (小四)."""
        found = self.scalar(node)
        if found is None:
            return None
        if found.text in self.sizes:
            return self.sizes[found.text]
        named = type_size(found.text)
        if named is not None and "pt" in units:
            return Length(named, "pt")
        allowed = listed(("pt", "mm", "cm", *(unit for unit in units if unit != "pt")))
        meant = meant_type_size(found.text)
        if meant is not None and "pt" in units:
            near = nearest(meant, (*TYPE_SIZES, *self.sizes))
            sizes = listed(f"{name} {size:g}pt" for name, size in TYPE_SIZES.items())
            self.sink.report("theme-type-size", found.span, value=found.text, suggestion=near[0], known=sizes)
            return None
        try:
            length = parse_length(found.text)
        except LengthUnitError as error:
            code = "theme-length-unit" if error.unit else "theme-length-bare"
            self.sink.report(code, found.span, value=found.text, unit=error.unit, units=allowed)
            return None
        except LengthSyntaxError:
            known = listed(nearest(found.text, self.sizes, 4)) or "—"
            self.sink.report("theme-not-a-length", found.span, value=found.text, units=allowed, known=known)
            return None
        if length.unit not in units:
            self.sink.report(
                "theme-length-unit", found.span, value=found.text, unit=length.unit, units=allowed
            )
            return None
        return length

    def distance(self, node: nodes.Node, units: Collection[Unit] = OWN_UNITS) -> Length | None:
        """A length that is not negative."""
        length = self.length(node, units)
        if length is not None and length.value < 0:
            text = node.text if isinstance(node, nodes.Scalar) else ""
            self.sink.report("theme-length-negative", node.span, value=text)
            return None
        return length

    def colour(self, node: nodes.Node) -> Colour | None:
        """``#RRGGBB``, the name of a colour, or a tint: ``brand 12%`` is 12 % brand on white paper."""
        found = self.scalar(node)
        if found is None:
            return None
        tint = _TINT.fullmatch(found.text)
        name = tint.group(1) if tint else found.text
        if name.startswith("#"):
            try:
                colour = Colour.from_hex(name)
            except ValueError:
                self.sink.report("theme-bad-colour", found.span, value=name)
                return None
        elif name in self.colours:
            colour = self.colours[name]
        else:
            near = nearest(name, self.colours, 5)
            self.sink.report(
                "theme-unknown-colour",
                found.span.shifted(0, len(name)) if found.style == "plain" else found.span,
                name=name,
                suggestion=near[0] if near else "#0B5CAD",
                known=listed(near) or "—",
            )
            return None
        if tint is None:
            return colour
        share = float(tint.group(2))
        if share > 100:
            self.sink.report("theme-out-of-range", found.span, value=tint.group(2), low="0", high="100")
            return None
        return WHITE.mixed(colour, share / 100)

    def font(self, node: nodes.Node) -> str | None:
        """The key of a font family."""
        found = self.scalar(node)
        if found is None or found.text in self.fonts:
            return None if found is None else found.text
        near = nearest(found.text, self.fonts, 5)
        self.sink.report(
            "theme-unknown-font",
            found.span,
            name=found.text,
            suggestion=near[0] if near else "song",
            known=listed(near) or "—",
        )
        return None
