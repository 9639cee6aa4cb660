"""What stands around the text of a page master: running heads and feet, coloured areas; all in pt."""

from __future__ import annotations

import re

from reportgen.diagnostics import listed
from reportgen.record import record
from reportgen.source import nodes
from reportgen.theme.lengths import ABSOLUTE
from reportgen.theme.names import nearest
from reportgen.theme.properties import border
from reportgen.theme.reader import Reader, is_none
from reportgen.theme.style import Border, Decoration, Furniture, FurnitureItem

FURNITURE_KEYS = ("items", "offset", "rule", "rule_gap")
ITEM_KEYS = ("slot", "text", "style")
SLOTS = ("inner", "center", "outer")
DECORATION_KEYS = ("colour", "top", "right", "bottom", "left", "width", "height")
PLACEHOLDERS = ("page", "pages", "report", "chapter", "section", "topic", "publisher", "year")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_STANDARD_OFFSET = 15 * ABSOLUTE["mm"]


@record(frozen=True)
class FurnitureReader:
    """Reads furniture with the em of the running text; ``styles`` are the names it may use."""

    reader: Reader
    em: float
    styles: frozenset[str]

    def furniture(self, node: nodes.Node | None, where: str) -> Furniture | None:
        if node is None or is_none(node):
            return None
        written = self.reader.mapping(node, "offset: 15mm, items: []")
        if written is None:
            return None
        parts = self.reader.parts(written, FURNITURE_KEYS, where)
        nodes_of_items = self.reader.items(parts["items"]) if "items" in parts else ()
        items = (self._item(item, f"{where}.items") for item in nodes_of_items)
        return Furniture(
            tuple(item for item in items if item is not None),
            self.reader.points(parts.get("offset"), self.em) or _STANDARD_OFFSET,
            self._rule(parts.get("rule")),
            self.reader.points(parts.get("rule_gap"), self.em) or 0.0,
        )

    def _rule(self, node: nodes.Node | None) -> Border | None:
        specified = None if node is None else border(node, self.reader)
        return None if specified is None else Border(specified.width.points(self.em), specified.colour)

    def _item(self, node: nodes.Node, where: str) -> FurnitureItem | None:
        written = self.reader.mapping(node, 'slot: outer, text: "{page}", style: footer')
        if written is None:
            return None
        parts = self.reader.parts(written, ITEM_KEYS, where)
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

    def decorations(self, node: nodes.Node | None, where: str) -> tuple[Decoration, ...]:
        if node is None or is_none(node):
            return ()
        found = (self._decoration(item, where) for item in self.reader.items(node))
        return tuple(decoration for decoration in found if decoration is not None)

    def _decoration(self, node: nodes.Node, where: str) -> Decoration | None:
        written = self.reader.mapping(node, "colour: brand, top: 0, left: 0, right: 0, height: 60mm")
        if written is None:
            return None
        parts = self.reader.parts(written, DECORATION_KEYS, where)
        if "colour" not in parts:
            self.reader.sink.report("layout-item-incomplete", written.span, missing="colour")
            return None
        colour = self.reader.colour(parts.pop("colour"))
        sides = {key: self.reader.points(value, self.em) for key, value in parts.items()}
        return None if colour is None else Decoration(colour, **sides)
