"""An index as Word's own: one INDEX field that shows our entries until Word refreshes it."""

from __future__ import annotations

from reportgen.docx.context import Context
from reportgen.docx.fields import field_begin, field_end
from reportgen.docx.ooxml import Element, text_element, w
from reportgen.docx.paging import Paging
from reportgen.docx.panels import spacer
from reportgen.docx.paragraphs import styled
from reportgen.model.contents import Index, IndexLine
from reportgen.model.pagespans import BETWEEN, GAP, page_spans

# letters as headings (\h), the blank before page numbers (\e), what parts them (\l) and joins ranges (\g);
# sorted as Chinese is (\z)
_INSTRUCTION = f'INDEX \\e "{GAP}" \\l "{BETWEEN}" \\g "—" \\h "A" \\z "2052"'
# the height of the line that holds the end of the field, in pt
_LEAST = 1.0


def write_index(block: Index, context: Context) -> list[Element]:
    """A paragraph for each line, and one for the field's end; none without lines."""
    if not block.lines:
        return []
    paragraphs = [_line(line, context) for line in block.lines]
    for offset, run in enumerate(field_begin(_instruction(context.columns)), start=1):
        paragraphs[0].insert(offset, run)  # behind w:pPr
    closing = spacer(_LEAST, context)
    closing.append(field_end())
    return [*paragraphs, closing]


def _instruction(columns: int) -> str:
    """With as many columns as stand around it (\\c), which Word keeps to by itself: LibreOffice sets an index
    in one column where none are named.
    """
    return f"{_INSTRUCTION} \\c {columns}" if columns > 1 else _INSTRUCTION


def _line(line: IndexLine, context: Context) -> Element:
    run = w("r")
    context.awaited.note(lambda paging: run.append(text_element(_words(line, paging))))
    return styled(context.sheet.paragraph(line.style), [run])


def _words(line: IndexLine, paging: Paging) -> str:
    spans = page_spans(line.anchors, paging.places)
    return f"{line.text}{GAP}{BETWEEN.join(span.text for span in spans)}" if spans else line.text
