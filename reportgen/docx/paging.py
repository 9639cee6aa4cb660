"""PAGES to what a Word file says of them: printed numbers, and the grounds at the head of each page.

A Word file can be written before there are pages, but for this; it is little, and quickly sent to whoever
writes the file meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reportgen.model.pages import Page, Pages, RectItem
from reportgen.model.pagespans import PagePlace
from reportgen.record import record


@record(frozen=True, slots=True)
class Opening:
    """A page as far as Word is told of it: its printed number, the grounds that are drawn before all else."""

    label: str
    grounds: tuple[RectItem, ...]


@record(frozen=True, slots=True)
class Paging:
    """The pages of a document: printed numbers of all anchors (``labels``, also of those that stand elsewhere
    in the whole) and the pages of its own (``places``). ``index`` and ``number`` are those of the first page
    in the whole, as in an ``Excerpt``.
    """

    labels: Mapping[str, str]
    places: Mapping[str, PagePlace]
    openings: tuple[Opening, ...]
    index: int = 0
    number: int | None = None

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.openings)

    def first_page(self, anchor: str) -> int:
        """The index of the page of an anchor; the first where it is nowhere."""
        return self.places[anchor][0] if anchor in self.places else 0


def paging_of(pages: Pages) -> Paging:
    """What a Word file says of these pages."""
    openings = (Opening(page.label, tuple(_grounds(page))) for page in pages.pages)
    excerpt = pages.excerpt
    return Paging(pages.labels(), pages.places(), tuple(openings), excerpt.index, excerpt.number)


def _grounds(page: Page) -> Iterator[RectItem]:
    for item in page.items:
        if not isinstance(item, RectItem):
            return
        yield item


class Awaited:
    """What shows pages, in the order in which it was written; it is filled in once they are known."""

    def __init__(self) -> None:
        self._fills: list[Callable[[Paging], None]] = []

    def note(self, fill: Callable[[Paging], None]) -> None:
        """``fill`` writes what waits for the pages."""
        self._fills.append(fill)

    def fill(self, paging: Paging) -> None:
        """The pages are known."""
        for fill in self._fills:
            fill(paging)
        self._fills = []
