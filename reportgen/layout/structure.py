"""Builds the logical structure: elements in reading order, as a flat list with parents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.diagnostics import Span
from reportgen.layout.pieces import Extent
from reportgen.model.flow import CellScope
from reportgen.model.pages import StructureElement

# the root element's key: the Document
ROOT = 0
# ISO 32000-1 §14.8.4.3: what may stand in these is listed there
_HOLD_PARTS_ONLY = frozenset({"Figure", "L", "LI", "TR", "Table"})


class StructureBuilder:
    """Takes elements while FLOW is walked; the order of arrival is the reading order (pre-order)."""

    def __init__(self, language: str, title: str) -> None:
        self._elements = [StructureElement(ROOT, "Document", None, language=language, title=title)]

    def add(self, role: str, parent: int, span: Span | None = None) -> int:
        """A plain element below ``parent``; its key."""
        return self.take(StructureElement(len(self._elements), role, parent, span=span))

    @property
    def language(self) -> str:
        """The document's language."""
        return self._elements[ROOT].language

    def language_span(self, parent: int, language: str) -> int:
        """A Span of words in a language of their own; its key."""
        return self.take(StructureElement(len(self._elements), "Span", parent, language=language))

    def figure(self, parent: int, alt: str, span: Span | None) -> int:
        """A Figure with its alternative text; its key."""
        return self.take(StructureElement(len(self._elements), "Figure", parent, alt=alt, span=span))

    def table(self, parent: int, alt: str, span: Span | None) -> int:
        """A Table, ``alt`` being its summary; its key."""
        return self.take(StructureElement(len(self._elements), "Table", parent, alt=alt, span=span))

    def list(self, parent: int, numbering: str, span: Span | None) -> int:
        """A list; ``numbering`` is a ListNumbering name (ISO 32000-1 table 347)."""
        key = len(self._elements)
        return self.take(StructureElement(key, "L", parent, list_numbering=numbering, span=span))

    def cell(
        self, role: str, parent: int, scope: CellScope, spans: tuple[int, int], span: Span | None
    ) -> int:
        """A TH or TD; ``spans`` are columns and rows."""
        key = len(self._elements)
        colspan, rowspan = spans
        element = StructureElement(
            key, role, parent, scope=scope, colspan=colspan, rowspan=rowspan, span=span
        )
        return self.take(element)

    def holder_of_notes(self, key: int) -> int:
        """The element a footnote of the text in ``key`` belongs to: the one around the text, or the text
        itself where that holds parts of its own kind only (a list item, a table).
        """
        element = self._elements[key]
        around = ROOT if element.parent is None else element.parent
        return key if self._elements[around].role in _HOLD_PARTS_ONLY else around

    def take(self, element: StructureElement) -> int:
        """Append an element whose key is the next free one; its key."""
        self._elements.append(element)
        return element.key

    def take_all(self, elements: Iterable[StructureElement]) -> None:
        """Append elements that were made with the keys that follow."""
        self._elements += elements

    def since(self, key: int) -> tuple[StructureElement, ...]:
        """The elements from a key on."""
        return tuple(self._elements[key:])

    def __len__(self) -> int:
        """How many elements there are, which is the next one's key."""
        return len(self._elements)

    def placed(self, extents: dict[int, tuple[int, Extent]]) -> tuple[StructureElement, ...]:
        """All elements; those in ``extents`` (key → page index, box on it) with their place."""
        elements = list(self._elements)
        for key, (page, extent) in sorted(extents.items()):
            box = (extent.x, extent.y, extent.width, extent.height)
            elements[key] = replace(elements[key], page=page, bbox=box)
        return tuple(elements)
