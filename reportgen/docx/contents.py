"""Tables of contents and lists of captions as Word's own: a TOC field that shows our entries at first."""

from __future__ import annotations

from reportgen.docx.bookmarks import bookmark_name
from reportgen.docx.context import Context
from reportgen.docx.fields import field_begin, field_end, field_showing, sequence_identifier
from reportgen.docx.fonts import parted_label
from reportgen.docx.ooxml import Element, text_element, w
from reportgen.docx.panels import spacer
from reportgen.docx.paragraphs import styled
from reportgen.docx.runs import write_inlines
from reportgen.docx.spacing import set_space_after, space_after
from reportgen.docx.textstyles import gap_look, mark_look
from reportgen.model.contents import Contents, ContentsEntry
from reportgen.theme.style import Style

# the height of the line that holds the end of the field, in pt
_LEAST = 1.0


def write_contents(block: Contents, context: Context) -> list[Element]:
    """A paragraph for each entry, in the styles toc 1–6, and one for the field's end; none without entries.

    The field lists headings of Word's levels (\\o, \\u) with links (\\h) from what the bookmark (\\b)
    spans: what follows, as far as it is listed, so that a refreshed field lists what ours does. Captions are
    listed by the identifier of their SEQ fields (\\c) from the whole document.
    """
    if not block.entries:
        return []
    paragraphs = [_entry(entry, context) for entry in block.entries]
    closing = spacer(_LEAST, context)
    set_space_after(closing, space_after(block, context.theme) - _LEAST)
    closing.append(field_end())
    if block.sequence:
        instruction = f'TOC \\h \\z \\c "{sequence_identifier(block.sequence)}"'
    else:
        name, start = context.bookmarks.rest(block.within)
        instruction = f'TOC \\o "{block.within + 1}-{block.levels}" \\h \\z \\u \\b {name}'
        closing.append(start)
    for offset, run in enumerate(field_begin(instruction), start=1):
        paragraphs[0].insert(offset, run)  # behind w:pPr
    # as in Word's own files: an entry that closed the field would take the section's properties into it
    return [*paragraphs, closing]


def _entry(entry: ContentsEntry, context: Context) -> Element:
    style = context.theme.style(entry.style)
    words = write_inlines(entry.runs, style, context)
    if entry.label:
        words = [*_label(entry.label, style, context), *words]
    words.append(w("r", w("tab")))
    page = w("r")
    context.awaited.note(lambda paging: page.append(text_element(paging.labels.get(entry.anchor, ""))))
    if entry.anchor in context.bookmarks.anchors:
        target = bookmark_name(entry.anchor)
        words += field_showing(f"PAGEREF {target} \\h", page)
        words = [w("hyperlink", *words, anchor=target, history=1)]
    else:
        words.append(page)
    return styled(context.sheet.paragraph(entry.style), words)


def _label(label: str, style: Style, context: Context) -> list[Element]:
    """A label and the blank behind it, whose looks are said outright: LibreOffice forgets character styles in
    links, and Word takes those of the headings when it makes the entries anew.
    """
    mark, gap = mark_look(style), gap_look(label, style, context.theme.fonts)
    words, last = parted_label(label)
    runs = [w("r", mark if len(mark) else None, text_element(words))] if words else []
    if last:
        return [*runs, w("r", gap, text_element(last)), w("r", text_element(" "))]
    return [*runs, w("r", gap, text_element(" "))]
