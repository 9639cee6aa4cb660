"""What is on each page to the page's number: pages before the text are counted apart, a cover has a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.layout.pieces import MatterStart, Piece
from reportgen.model.flow import Matter
from reportgen.record import record
from reportgen.theme.page_rules import PageRules


@record(frozen=True, slots=True)
class PageNumber:
    """The number of a page as it is printed, and how many pages are counted together with it."""

    label: str
    pages: str


def numbers_of(pages: Sequence[Sequence[Piece]], rules: PageRules) -> tuple[PageNumber, ...]:
    """The number of each page from the pieces on it; a page left empty goes with those before it."""
    starts = list(_starts(pages))
    counted = {
        matter: sum(1 for start in starts if _counts_with(start.matter) == matter) for matter in _COUNTS
    }
    numbers: list[PageNumber] = []
    passed: dict[Matter, int] = dict.fromkeys(_COUNTS, 0)
    for start in starts:
        matter = _counts_with(start.matter)
        label = start.label or rules.written(rules.first(matter) + passed[matter], matter)
        passed[matter] += 1
        numbers.append(PageNumber(label, rules.written(counted[matter], matter)))
    return tuple(numbers)


# what is counted for itself: the back goes on with the text's numbers
_COUNTS: tuple[Matter, ...] = ("front", "body")


def _counts_with(matter: Matter) -> Matter:
    return "front" if matter == "front" else "body"


def _starts(pages: Sequence[Sequence[Piece]]) -> Iterator[MatterStart]:
    """What the first thing on each page belongs to."""
    current = MatterStart("body")
    for pieces in pages:
        marks = [mark for piece in pieces for mark in piece.marks if isinstance(mark, MatterStart)]
        opens = bool(pieces) and any(isinstance(mark, MatterStart) for mark in pieces[0].marks)
        if opens:
            current = marks[0]
        elif current.label and not pieces:
            # the empty page behind a cover is no cover
            current = MatterStart(current.matter)
        yield current
        if marks:
            current = marks[-1]
