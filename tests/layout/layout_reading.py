"""Reads Pages as a test needs them: text, text by element, boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.layout.frames import frame_of, side_of
from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Columns,
    Figure,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Report,
    Section,
    Sheet,
    Table,
)
from reportgen.model.inline import plain_text
from reportgen.model.pages import Page, Pages, TextItem
from reportgen.theme.measures import measure_of
from reportgen.theme.theme import Theme
from tests.support.themes import sample_theme


def laid_out(report: Report, theme: Theme | None = None) -> tuple[Pages, Sink]:
    sink = Sink()
    return paginate(report, theme or sample_theme(), sink), sink


def codes(sink: Sink) -> list[str]:
    return [diagnostic.code for diagnostic in sink]


def words(item: TextItem) -> str:
    return "".join("".join(run.text) for run in item.runs)


def lines(page: Page) -> list[TextItem]:
    """The lines of a page that belong to the report's text, without charts' turned labels."""
    return [item for item in page.items if isinstance(item, TextItem) and item.element is not None]


def roles(pages: Pages, item: TextItem) -> list[str]:
    """The element of a line and all around it, innermost first."""
    found = []
    key = item.element
    while key is not None:
        found.append(pages.element(key).role)
        key = pages.element(key).parent
    return found


def page_text(page: Page) -> str:
    return "".join(words(item) for item in lines(page))


def text_of(pages: Pages) -> str:
    """All text in reading order, without blanks and without what charts draw."""
    parts = [
        words(item)
        for page in pages.pages
        for item in lines(page)
        if pages.element(item.element or 0).role != "Figure"
    ]
    return "".join("".join(parts).split())


def text_of_flow(report: Report) -> str:
    """All text of a report in reading order, without blanks."""
    return "".join("".join(_texts(report.sections)).split())


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield block.heading.text
                yield from _texts(block.children)
            case Heading():
                yield block.text
            case Paragraph():
                yield plain_text(block.runs)
            case ListBlock():
                for item in block.items:
                    yield plain_text(item.label) + item.marker
                    yield from _texts(item.children)
            case Table():
                yield from _caption(block)
                for row in (*block.header, *block.body):
                    for cell in row.cells:
                        yield from _texts(cell.children)
                yield from _texts(block.notes)
            case Figure():
                yield from _caption(block)
                yield from _texts(block.notes)
            case Panel() | Columns() | Sheet():
                yield from _texts(block.children)
            case Grid():
                yield from _texts(block.cells)
            case PageBreak() | Contents() | Index() | EndNotes():
                pass
            case _:
                assert_never(block)


def _caption(block: Table | Figure) -> Iterator[str]:
    if block.caption is not None:
        yield block.caption.label + plain_text(block.caption.runs)


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Pairs of upright lines whose em boxes meet (half a point is forgiven)."""
    boxes = []
    for item in page.items:
        if isinstance(item, TextItem) and item.rotation == 0 and words(item).strip():
            size = max(run.size for run in item.runs)
            boxes.append((item.x, item.y - 0.8 * size, item.x + item.width, item.y + 0.1 * size, words(item)))
    return [
        (one[4], two[4])
        for i, one in enumerate(boxes)
        for two in boxes[i + 1 :]
        if min(one[2], two[2]) - max(one[0], two[0]) > 0.5 and min(one[3], two[3]) - max(one[1], two[1]) > 0.5
    ]


def frames(pages: Pages, theme: Theme | None = None) -> list[tuple[float, float, float, float]]:
    """The running master's text block of each page, as left, top, right, bottom."""
    theme = theme or sample_theme()
    found = []
    for page in pages.pages:
        frame = frame_of(theme.rules.masters["page"], side_of(page.index), measure_of(theme))
        found.append((frame.x, frame.y, frame.x + frame.width, frame.y + frame.height))
    return found
