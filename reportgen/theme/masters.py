"""Page masters of a layout: paper, margins, running heads and feet, decorations; all in pt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.diagnostics import Diagnostic
from reportgen.source import nodes
from reportgen.theme.merge import merged
from reportgen.theme.names import listed, nearest
from reportgen.theme.properties import border
from reportgen.theme.reader import Reader, is_none
from reportgen.theme.style import Border, Decoration, Edges, Furniture, FurnitureItem, PageMaster

# ISO 216 and GB/T 788 trimmed sizes (大16开: 210 × 285 mm), in mm
PAPER: Mapping[str, tuple[float, float]] = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "B5": (176, 250),
    "大16开": (210, 285),
    "16开": (185, 260),
}
MM = 72 / 25.4
MASTER_KEYS = (
    "based_on", "paper", "width", "height", "mirrored", "margins", "measure", "header", "footer",
    "decorations", "content_top",
)  # fmt: skip
MARGIN_KEYS = ("top", "bottom", "inner", "outer")
FURNITURE_KEYS = ("items", "offset", "rule", "rule_gap")
ITEM_KEYS = ("slot", "text", "style")
SLOTS = ("inner", "center", "outer")
DECORATION_KEYS = ("colour", "top", "right", "bottom", "left", "width", "height")
PLACEHOLDERS = ("page", "report", "section", "publisher", "year")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# a line of Chinese below this many em cannot be set without forced breaks (typography.md, rule 1)
MIN_MEASURE_EM = 6


@dataclass(frozen=True)
class MasterReader:
    """Reads masters with the em of the running text; ``styles`` are the names furniture may use."""

    reader: Reader
    em: float
    styles: frozenset[str]

    def masters(self, node: nodes.Node) -> dict[str, PageMaster]:
        """Every master under ``masters:``, those built on others with what they inherit."""
        written = self.reader.mapping(node, "page: {paper: A4}")
        if written is None:
            return {}
        found: dict[str, PageMaster] = {}
        for entry in written:
            whole = self._with_bases(entry, written, ())
            if whole is not None:
                found[entry.key.text] = self._master(entry.key.text, whole)
        return found

    def _with_bases(
        self, entry: nodes.Entry, written: nodes.Mapping, path: tuple[str, ...]
    ) -> nodes.Mapping | None:
        """A master's entries laid over those of the master it is based on."""
        own = self.reader.mapping(entry.value, "paper: A4")
        based_on = None if own is None else own.get("based_on")
        if own is None or not isinstance(based_on, nodes.Scalar):
            return own
        base = written.entry(based_on.text)
        if base is None:
            near = nearest(based_on.text, (e.key.text for e in written), 4)
            self.reader.sink.report(
                "layout-unknown-master",
                based_on.span,
                name=based_on.text,
                suggestion=near[0],
                known=listed(near),
            )
            return own
        chain = (*path, entry.key.text)
        if based_on.text in chain:
            loop = " → ".join((*chain, based_on.text))
            self.reader.sink.add(Diagnostic("layout-master-circular", based_on.span, {"chain": loop}))
            return own
        below = self._with_bases(base, written, chain)
        return own if below is None else merged(below, own)

    def _master(self, name: str, written: nodes.Mapping) -> PageMaster:
        parts = self._parts(written, MASTER_KEYS, f"masters.{name}")
        width, height = self._paper(parts)
        mirrored = "mirrored" in parts and self.reader.switch(parts["mirrored"]) is True
        margins = self._margins(parts, width, name)
        room = width - margins.left - margins.right
        if room < MIN_MEASURE_EM * self.em or height - margins.top - margins.bottom < 4 * self.em:
            self.reader.sink.report("layout-no-room", written.span, master=name)
        return PageMaster(
            name,
            width,
            height,
            margins,
            mirrored,
            self._furniture(parts.get("header"), f"masters.{name}.header"),
            self._furniture(parts.get("footer"), f"masters.{name}.footer"),
            self._decorations(parts.get("decorations"), f"masters.{name}.decorations"),
            self._points(parts.get("content_top")),
        )

    def _parts(self, written: nodes.Mapping, known: tuple[str, ...], where: str) -> dict[str, nodes.Node]:
        entries = self.reader.known_entries(written, known, where)
        return {entry.key.text: entry.value for entry in entries}

    def _points(self, node: nodes.Node | None) -> float | None:
        """A length in pt; em is that of the running text."""
        if node is None or is_none(node):
            return None
        length = self.reader.distance(node)
        return None if length is None else length.points(self.em)

    def _paper(self, parts: Mapping[str, nodes.Node]) -> tuple[float, float]:
        width, height = (side * MM for side in PAPER["A4"])
        if "paper" in parts:
            name = self.reader.choice(parts["paper"], tuple(PAPER))
            if name is not None:
                width, height = (side * MM for side in PAPER[name])
        return self._points(parts.get("width")) or width, self._points(parts.get("height")) or height

    def _margins(self, parts: Mapping[str, nodes.Node], width: float, name: str) -> Edges:
        """Margins; with a ``measure`` the sides not given take what it leaves, both alike."""
        written = parts.get("margins")
        margins = None if written is None else self.reader.mapping(written, "top: 25mm, bottom: 25mm")
        given = {} if margins is None else self._parts(margins, MARGIN_KEYS, f"masters.{name}.margins")
        length = {key: self._points(node) for key, node in given.items()}
        inner, outer = length.get("inner"), length.get("outer")
        measure = self._points(parts.get("measure"))
        if measure is not None:
            rest = width - measure
            if inner is None:
                inner = rest / 2 if outer is None else rest - outer
            outer = rest - inner
        standard = 25 * MM
        top, bottom = length.get("top"), length.get("bottom")
        return Edges(
            standard if top is None else top,
            standard if outer is None else outer,
            standard if bottom is None else bottom,
            standard if inner is None else inner,
        )

    def _furniture(self, node: nodes.Node | None, where: str) -> Furniture | None:
        if node is None or is_none(node):
            return None
        written = self.reader.mapping(node, "offset: 15mm, items: []")
        if written is None:
            return None
        parts = self._parts(written, FURNITURE_KEYS, where)
        nodes_of_items = self.reader.items(parts["items"]) if "items" in parts else ()
        items = (self._item(item, f"{where}.items") for item in nodes_of_items)
        return Furniture(
            tuple(item for item in items if item is not None),
            self._points(parts.get("offset")) or 15 * MM,
            self._rule(parts.get("rule")),
            self._points(parts.get("rule_gap")) or 0.0,
        )

    def _rule(self, node: nodes.Node | None) -> Border | None:
        specified = None if node is None else border(node, self.reader)
        return None if specified is None else Border(specified.width.points(self.em), specified.colour)

    def _item(self, node: nodes.Node, where: str) -> FurnitureItem | None:
        written = self.reader.mapping(node, 'slot: outer, text: "{page}", style: footer')
        if written is None:
            return None
        parts = self._parts(written, ITEM_KEYS, where)
        missing = [key for key in ITEM_KEYS if key not in parts]
        if missing:
            self.reader.sink.report("layout-item-incomplete", written.span, missing=listed(missing))
            return None
        slot = self.reader.choice(parts["slot"], SLOTS)
        text, style = self.reader.scalar(parts["text"]), self.reader.scalar(parts["style"])
        if slot is None or text is None or style is None:
            return None
        self._check_placeholders(text)
        if style.text not in self.styles:
            near = nearest(style.text, self.styles, 4)
            self.reader.sink.report(
                "theme-unknown-style",
                style.span,
                name=style.text,
                suggestion=near[0] if near else "header",
                known=listed(near) or "—",
            )
            return None
        match slot:
            case "inner" | "center":
                return FurnitureItem(slot, text.text, style.text)
            case _:
                return FurnitureItem("outer", text.text, style.text)

    def _check_placeholders(self, text: nodes.Scalar) -> None:
        for match in _PLACEHOLDER.finditer(text.text):
            if match.group(1) not in PLACEHOLDERS:
                near = nearest(match.group(1), PLACEHOLDERS)
                self.reader.sink.report(
                    "layout-unknown-placeholder",
                    text.span,
                    name=match.group(1),
                    suggestion=near[0] if near else "page",
                    known=listed(f"{{{name}}}" for name in PLACEHOLDERS),
                )

    def _decorations(self, node: nodes.Node | None, where: str) -> tuple[Decoration, ...]:
        if node is None or is_none(node):
            return ()
        found = (self._decoration(item, where) for item in self.reader.items(node))
        return tuple(decoration for decoration in found if decoration is not None)

    def _decoration(self, node: nodes.Node, where: str) -> Decoration | None:
        written = self.reader.mapping(node, "colour: brand, top: 0, left: 0, right: 0, height: 60mm")
        if written is None:
            return None
        parts = self._parts(written, DECORATION_KEYS, where)
        if "colour" not in parts:
            self.reader.sink.report("layout-item-incomplete", written.span, missing="colour")
            return None
        colour = self.reader.colour(parts.pop("colour"))
        sides = {key: self._points(value) for key, value in parts.items()}
        return None if colour is None else Decoration(colour, **sides)
