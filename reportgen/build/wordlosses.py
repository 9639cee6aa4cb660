"""What the pages of a document show and its Word file cannot, told where it is written."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Sink, Span
from reportgen.model.pages import Pages, TextItem


def tell_word_losses(pages: Pages, sink: Sink) -> None:
    """Tell the editor what a Word file of these pages lacks: the line “表 1（续）” above what a table goes on
    with. Word repeats a table's header as it is, and knows no row for further pages alone (ECMA-376 part 1
    §17.4.78); nor does it count the page anew for a field in it.
    """
    for span in _tables_over_pages(pages):
        sink.report("word-table-continued", span)


def _tables_over_pages(pages: Pages) -> Iterator[Span]:
    """Where the tables with a caption are written that stand on more than one page."""
    titled = {element.parent for element in pages.structure if element.role == "Caption"}
    table_of: dict[int, int] = {}
    spans: dict[int, Span] = {}
    for element in pages.structure:
        if element.role == "Table":
            if element.key in titled and element.span is not None:
                table_of[element.key] = element.key
                spans[element.key] = element.span
        elif element.role != "Note" and element.parent in table_of:
            # a note of a row may go on by itself
            table_of[element.key] = table_of[element.parent]
    if not spans:
        return
    on: dict[int, set[int]] = {key: set() for key in spans}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextItem) and item.element in table_of:
                on[table_of[item.element]].add(page.index)
    yield from (spans[key] for key, found in on.items() if len(found) > 1)
