"""An index as pieces: letters, entries with the pages they lead to; every page number is a link."""

from __future__ import annotations

from reportgen.layout.paragraphs import text_pieces
from reportgen.layout.pieces import Break, Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.contents import Index, IndexLine
from reportgen.model.inline import CrossReference, Inline, Inlines, TextRun
from reportgen.model.pagespans import BETWEEN, GAP, PageSpan, page_spans
from reportgen.record import replace

# the page numbers until pages are known
_UNKNOWN = PageSpan("00", "")


def index(block: Index, place: Place, setting: Setting) -> list[Piece]:
    """The lines of an index; without any it leaves no trace. A letter is not left at a column's foot."""
    if not block.lines:
        return []
    key = setting.structure.add(block.role, place.parent, block.span)
    pieces: list[Piece] = []
    for line, following in zip(block.lines, (*block.lines[1:], None), strict=True):
        element = setting.structure.add("P", key, block.span)
        inside = replace(place, parent=key)
        made = text_pieces(_words(line, setting), setting.style(line.style), element, inside, setting, None)
        if made and following is not None and following.level > line.level:
            made[-1] = replace(made[-1], break_after=Break.NEVER)
        pieces += made
    return pieces


def _words(line: IndexLine, setting: Setting) -> Inlines:
    text = TextRun(line.text)
    if not line.anchors:
        return (text,)
    numbers: list[Inline] = [TextRun(f"{line.text}{GAP}")]
    for number, span in enumerate(page_spans(line.anchors, setting.pages) or (_UNKNOWN,)):
        if number:
            numbers.append(TextRun(BETWEEN))
        numbers.append(CrossReference(span.anchor, "words", span.text))
    return tuple(numbers)
