"""PAGES to what a Word file says of them: printed numbers, sizes of figures, the grounds at each page's head.

A Word file can be written before there are pages, but for this; it is little, and quickly sent to whoever
writes the file meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from reportgen.diagnostics import Span
from reportgen.model.keptpage import grounds_of
from reportgen.model.pages import Pages, RectItem, TextItem
from reportgen.model.pagespans import PagePlace
from reportgen.record import record


@record(frozen=True, slots=True)
class Opening:
    """A page as far as Word is told of it: its printed number, the grounds that are drawn before all else."""

    label: str
    grounds: tuple[RectItem, ...]


# a figure as the pages know it: its words, and where it is written
FigureKey = tuple[str, Span | None]


@record(frozen=True, slots=True)
class Paging:
    """The pages of a document: printed numbers of all anchors (``labels``, also of those that stand elsewhere
    in the whole) and the pages of its own (``places``). ``index`` and ``number`` are those of the first page
    in the whole, as in an ``Excerpt``. ``figures``: width and height of each in pt, in reading order; of one
    key there are several where blocks are repeated over data. ``shrunk``: what stands on pages whose gaps
    are smaller than the styles wish, by where it is written.
    """

    labels: Mapping[str, str]
    places: Mapping[str, PagePlace]
    openings: tuple[Opening, ...]
    figures: Mapping[FigureKey, tuple[tuple[float, float], ...]]
    shrunk: frozenset[Span]
    index: int = 0
    number: int | None = None

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.openings)

    def first_page(self, anchor: str) -> int:
        """The index of the page of an anchor; the first where it is nowhere."""
        return self.places[anchor][0] if anchor in self.places else 0

    def size(self, key: FigureKey, ordinal: int) -> tuple[float, float] | None:
        """Width and height of the ``ordinal``-th figure (from 0) of a key; None where it is nowhere."""
        sizes = self.figures.get(key, ())
        return sizes[ordinal] if ordinal < len(sizes) else None


def paging_of(pages: Pages) -> Paging:
    """What a Word file says of these pages."""
    openings = (Opening(page.label, grounds_of(page)) for page in pages.pages)
    excerpt = pages.excerpt
    return Paging(
        pages.labels(),
        pages.places(),
        tuple(openings),
        _figures(pages),
        frozenset(_shrunk(pages)),
        excerpt.index,
        excerpt.number,
    )


def _shrunk(pages: Pages) -> Iterator[Span]:
    """Where the lines and figures of pages with smaller gaps are written."""
    for page in pages.pages:
        if page.shrunk:
            yield from (item.span for item in page.items if isinstance(item, TextItem) and item.span)
    for element in pages.structure:
        if element.role == "Figure" and element.page is not None and pages.pages[element.page].shrunk:
            yield from (() if element.span is None else (element.span,))


def _figures(pages: Pages) -> dict[FigureKey, tuple[tuple[float, float], ...]]:
    found: dict[FigureKey, tuple[tuple[float, float], ...]] = {}
    for element in pages.structure:
        if element.role == "Figure" and element.bbox is not None:
            key = element.alt, element.span
            found[key] = (*found.get(key, ()), element.bbox[2:])
    return found


class Awaited:
    """What shows pages, in the order in which it was written; it is filled in once they are known."""

    def __init__(self) -> None:
        self._fills: list[Callable[[Paging], None]] = []
        self._figures: Counter[FigureKey] = Counter()

    def note(self, fill: Callable[[Paging], None]) -> None:
        """``fill`` writes what waits for the pages."""
        self._fills.append(fill)

    def size_of(self, key: FigureKey) -> Callable[[Paging], tuple[float, float] | None]:
        """What says how large the next figure of that key is, once the pages are known."""
        ordinal = self._figures[key]
        self._figures[key] += 1
        return lambda paging: paging.size(key, ordinal)

    def fill(self, paging: Paging) -> None:
        """The pages are known."""
        for fill in self._fills:
            fill(paging)
        self._fills = []
