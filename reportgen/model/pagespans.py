"""Places of an index entry to the pages it names: each once, neighbouring pages as a range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.record import record

# index (from 0) and printed number of the page an anchor is on
PagePlace = tuple[int, str]
# as in all ranges of figures (1—3)
_TO = "—"
BETWEEN = "，"
# between an entry and its pages, in em of blank
GAP = "\u3000"


@record(frozen=True, slots=True)
class PageSpan:
    """A page or a range of pages as printed ("12", "15—17"), and the first place on it."""

    text: str
    anchor: str


def page_spans(anchors: Iterable[str], pages: Mapping[str, PagePlace]) -> tuple[PageSpan, ...]:
    """The pages of ``anchors`` in order; anchors that are not placed are left out."""
    first: dict[int, str] = {}
    for anchor in anchors:
        if anchor in pages:
            first.setdefault(pages[anchor][0], anchor)
    ranges: list[list[int]] = []
    for page in sorted(first):
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1].append(page)
        else:
            ranges.append([page])

    def label(page: int) -> str:
        return pages[first[page]][1]

    return tuple(
        PageSpan(
            label(group[0]) if len(group) == 1 else f"{label(group[0])}{_TO}{label(group[-1])}",
            first[group[0]],
        )
        for group in ranges
    )
