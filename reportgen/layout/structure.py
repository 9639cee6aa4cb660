"""Builds the logical structure: elements in reading order, as a flat list with parents.

Each section of the report is a part, whose keys do not depend on how many elements stand before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.diagnostics import Span
from reportgen.layout.pieces import Extent
from reportgen.model.flow import CellScope
from reportgen.model.pages import StructureElement
from reportgen.record import replace

# the root element's key: the Document
ROOT = 0
# so many keys belong to a part: more elements than a section can have
_KEYS = 1 << 24
# ISO 32000-1 §14.8.4.3: what may stand in these is listed there
_HOLD_PARTS_ONLY = frozenset({"Figure", "L", "LI", "TR", "Table"})


class StructureBuilder:
    """Takes elements while FLOW is walked; the order of arrival is the reading order (pre-order)."""

    def __init__(self, language: str, title: str) -> None:
        # of each part, the first one is the Document alone
        self._parts = [[StructureElement(ROOT, "Document", None, language=language, title=title)]]
        self._next = ROOT + 1

    @property
    def next_key(self) -> int:
        """The key of the element that comes next."""
        return self._next

    def begin_part(self) -> None:
        """What comes next is of a further section."""
        self._next = len(self._parts) * _KEYS
        self._parts.append([])

    def trial(self) -> StructureBuilder:
        """A builder that has taken the same elements, for what is not to be in this one."""
        made = StructureBuilder("", "")
        made._parts = [*self._parts[:-1], [*self._parts[-1]]]
        made._next = self._next
        return made

    def add(self, role: str, parent: int, span: Span | None = None) -> int:
        """A plain element below ``parent``; its key."""
        return self.take(StructureElement(self._next, role, parent, span=span))

    @property
    def language(self) -> str:
        """The document's language."""
        return self._element(ROOT).language

    def language_span(self, parent: int, language: str) -> int:
        """A Span of words in a language of their own; its key."""
        return self.take(StructureElement(self._next, "Span", parent, language=language))

    def figure(self, parent: int, alt: str, span: Span | None) -> int:
        """A Figure with its alternative text; its key."""
        return self.take(StructureElement(self._next, "Figure", parent, alt=alt, span=span))

    def table(self, parent: int, alt: str, span: Span | None) -> int:
        """A Table, ``alt`` being its summary; its key."""
        return self.take(StructureElement(self._next, "Table", parent, alt=alt, span=span))

    def list(self, parent: int, numbering: str, span: Span | None) -> int:
        """A list; ``numbering`` is a ListNumbering name (ISO 32000-1 table 347)."""
        return self.take(StructureElement(self._next, "L", parent, list_numbering=numbering, span=span))

    def cell(
        self, role: str, parent: int, scope: CellScope, spans: tuple[int, int], span: Span | None
    ) -> int:
        """A TH or TD; ``spans`` are columns and rows."""
        colspan, rowspan = spans
        element = StructureElement(
            self._next, role, parent, scope=scope, colspan=colspan, rowspan=rowspan, span=span
        )
        return self.take(element)

    def holder_of_notes(self, key: int) -> int:
        """The element a footnote of the text in ``key`` belongs to: the one around the text, or the text
        itself where that holds parts of its own kind only (a list item, a table).
        """
        element = self._element(key)
        around = ROOT if element.parent is None else element.parent
        return key if self._element(around).role in _HOLD_PARTS_ONLY else around

    def take(self, element: StructureElement) -> int:
        """Append an element whose key is the next one; its key."""
        self._parts[-1].append(element)
        self._next += 1
        return element.key

    def take_all(self, elements: Sequence[StructureElement]) -> None:
        """Append elements that were made with the keys that follow."""
        self._parts[-1] += elements
        self._next += len(elements)

    def since(self, key: int) -> tuple[StructureElement, ...]:
        """The elements of the last part from a key on."""
        return tuple(self._parts[-1][key % _KEYS :])

    def placed(self, extents: Mapping[int, tuple[int, Extent]]) -> tuple[StructureElement, ...]:
        """All elements; those in ``extents`` (key → page index, box on it) with their place."""
        return tuple(_placed(element, extents) for part in self._parts for element in part)

    def _element(self, key: int) -> StructureElement:
        part, index = divmod(key, _KEYS)
        return self._parts[part][index]


def _placed(element: StructureElement, extents: Mapping[int, tuple[int, Extent]]) -> StructureElement:
    if element.key not in extents:
        return element
    page, extent = extents[element.key]
    return replace(element, page=page, bbox=(extent.x, extent.y, extent.width, extent.height))
