"""Headings, paragraphs, captions and lists as Word paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import assert_never

from reportgen.docx.checkboxes import checkbox
from reportgen.docx.context import Context
from reportgen.docx.displaylines import LAYOUT_BREAK, display_lines
from reportgen.docx.fonts import parted_label, text_width
from reportgen.docx.headforms import label_of
from reportgen.docx.numbering import LEVELS, UNMARKED, Hanging, Marking, NumberFormat, hanging_of
from reportgen.docx.ooxml import (
    Element,
    is_table,
    name,
    on,
    paragraph_properties,
    set_paragraph_property,
    text_element,
    twips,
    w,
)
from reportgen.docx.runs import write_inlines
from reportgen.docx.spacing import set_space_after, space_after
from reportgen.docx.tightening import tighten_label
from reportgen.layout.lists import moved_back, outdented
from reportgen.model.flow import Block, Caption, Heading, ListBlock, ListItem, Paragraph
from reportgen.model.inline import TextRun, plain_text
from reportgen.record import record

# lowers what a container holds; given by the caller, so that containers need not know the others
Inner = Callable[[tuple[Block, ...], Context], list[Element]]


def styled(style_id: str, content: list[Element], *further: Element | None) -> Element:
    """A paragraph of a style."""
    return w("p", paragraph_properties(w("pStyle", val=style_id), *further), *content)


def write_paragraph(paragraph: Paragraph, context: Context) -> Element:
    return styled(context.paragraph_style(paragraph.style), _words(paragraph, context))


def _words(paragraph: Paragraph, context: Context) -> list[Element]:
    """What a paragraph says, in the bookmark of its anchor."""
    style = context.theme.style(paragraph.style)
    words: list[Element] = []
    for number, line in enumerate(display_lines(paragraph.runs, style, context)):
        if number:
            words.append(w("r", w("br", type=LAYOUT_BREAK)))
        words += write_inlines(line, style, context)
    return context.bookmarks.around(paragraph.anchor, "page", words)


def write_heading(heading: Heading, context: Context) -> Element:
    """A heading of its outline level, which Word numbers itself. A label that is no number of Word's is typed
    before the title.

    A blank, not a tab, parts the two: a table of contents and running heads take both over. Behind 、 or ）,
    which carry a blank of their own, the mark is made narrower: a blank cannot be less than nothing.
    """
    context.sequences.heading(heading.level)
    style = context.theme.style(heading.style)
    title = write_inlines(heading.runs, style, context)
    content = context.bookmarks.around(heading.anchor, "title", title)
    if heading.label and label_of(heading.label, style.marker) is None:
        mark = w("rPr", w("rStyle", val=context.sheet.mark(heading.style)))
        gap = w("rPr", w("rStyle", val=context.sheet.gap(heading.style, heading.label)))
        words, last = parted_label(heading.label)
        label = [w("r", mark, text_element(words))] if words else []
        if last:
            label.append(w("r", gap, text_element(last)))
        blank = w("r", None if last else gap, text_element(" "))
        content = [*context.bookmarks.around(heading.anchor, "number", label), blank, *content]
    content = context.bookmarks.around(heading.anchor, "page", content)
    content = [*context.bookmarks.closed_by(heading.level), *content]
    return styled(context.sheet.heading(heading.level, heading.style), content)


def write_caption(caption: Caption, context: Context) -> Element:
    """A caption; its number is a SEQ field that shows the number FLOW gave."""
    style = context.theme.style(caption.style)
    content: list[Element] = []
    if caption.ordinal:
        label = write_inlines((TextRun(caption.prefix),), style, context) if caption.prefix else []
        label += context.sequences.number(caption.sequence or caption.prefix, caption.ordinal)
        content = context.bookmarks.around(caption.anchor, "number", label)
        gap = w("rPr", w("rStyle", val=context.sheet.gap(caption.style, caption.label)))
        content.append(w("r", gap, text_element(" ")))
    words = write_inlines(caption.runs, style, context)
    content += context.bookmarks.around(caption.anchor, "title", words)
    content = context.bookmarks.around(caption.anchor, "page", content)
    return styled(context.sheet.paragraph(caption.style), content)


def keep_with_next(paragraph: Element) -> Element:
    """The paragraph, held on the page of the one after it."""
    set_paragraph_property(paragraph, on("keepNext"))
    return paragraph


def write_list(block: ListBlock, context: Context, inner: Inner) -> list[Element]:
    """A list's items; Word counts and marks them."""
    marks = _marks(block, context)
    items: list[list[Element]] = []
    for item in block.items:
        label = [_label(block, item, context)] if item.label else []
        items.append([*label, *_item(block, item, marks, context, inner)])
    _hold_lines(block, items, marks, context)
    elements = [element for item in items for element in item]
    if elements and block.items[-1].label and not is_table(elements[-1]):
        # no style has it: the last item's text is as that of all others
        set_space_after(elements[-1], space_after(block, context.theme))
    return elements


def _hold_lines(block: ListBlock, items: list[list[Element]], marks: _Marks, context: Context) -> None:
    """Keep the first item with the second one, the last but one with the last, where that is a line: one line
    alone at a page's foot or head is no better in a list than in a paragraph.
    """
    if len(items) < 2:
        return
    for above, line in ((0, 0), (-2, -1)):
        if _is_line(block.items[line], marks, context) and items[above] and not is_table(items[above][-1]):
            keep_with_next(items[above][-1])


def _is_line(item: ListItem, marks: _Marks, context: Context) -> bool:
    """Whether an item is one paragraph, no longer than a line."""
    match item.children:
        case (Paragraph() as only,) if not item.label:
            style = context.theme.style(only.style)
            room = context.measure - max(marks.left, style.start_indent) - style.end_indent
            return text_width(plain_text(only.runs), style, context.theme.fonts) <= room
        case _:
            return False


@record(frozen=True, slots=True)
class _Marks:
    """How Word marks a list: its numId (0 = labelled groups, which have no marks), where its text stands,
    behind the marks and from the column's edge, and where the marks of a list inside it do, in pt.
    """

    num_id: int
    hanging: Hanging
    left: float
    edge: float


def _marks(block: ListBlock, context: Context) -> _Marks:
    markers = [item.marker for item in block.items if item.marker]
    if not markers:
        return _Marks(0, Hanging(0.0), 0.0, 0.0)
    style = context.theme.style(block.style)
    hanging = hanging_of(markers, style, context.measuring)
    indent = style.start_indent - outdented(style, context.measure)
    room = context.measure - indent - style.end_indent - context.list_edge - hanging.text
    edge = context.list_edge - moved_back(style, room, context.list_edge) + hanging.text
    left = indent + edge
    level = min(block.depth, LEVELS - 1)
    match block.kind:
        case "number":
            found = re.search(r"\d+", markers[0])
            start = int(found.group()) if found else 1
            number = NumberFormat.of_marker(markers[0], level)
            num_id = context.numbering.counting(Marking(block.style, level, number, hanging, left), start)
        case "check":
            num_id = context.numbering.shared(Marking(block.style, level, UNMARKED, hanging, left))
        case "bullet" | "label":
            number = NumberFormat("bullet", markers[0])
            num_id = context.numbering.shared(Marking(block.style, level, number, hanging, left))
        case _:
            assert_never(block.kind)
    return _Marks(num_id, hanging, left, edge)


def _label(block: ListBlock, item: ListItem, context: Context) -> Element:
    style_name = block.label_style or block.style
    style = context.theme.style(style_name)
    content = write_inlines(item.label, style, context)
    label = keep_with_next(styled(context.sheet.list_label(style_name), content))
    tighten_label(label, style, item.children, context)
    return label


def _item(block: ListBlock, item: ListItem, marks: _Marks, context: Context, inner: Inner) -> list[Element]:
    """An item: its first paragraph is marked, whatever follows stands under its text."""
    if not item.children:
        return []
    first, rest = item.children[0], item.children[1:]
    if not item.marker or not isinstance(first, Paragraph):
        return inner(item.children, context)
    content = _words(first, context)
    if block.kind == "check":
        content = [
            checkbox(item.marker, context.theme.style(block.style), context),
            w("r", w("tab")),
            *content,
        ]
    style_id = context.sheet.paragraph(first.style)
    in_style = 0
    if first.style == block.style:
        carried = 0 if block.kind == "number" else marks.num_id
        style_id = context.sheet.list_item(block, carried, marks.hanging.mark, marks.left)
        in_style = context.sheet.list_numbering(style_id)
    direct = None
    if in_style != marks.num_id:  # this list is not the one its style names
        direct = w("numPr", w("ilvl", val=min(block.depth, LEVELS - 1)), w("numId", val=marks.num_id))
    further = [_continued(element, marks.left) for element in inner(rest, context.in_item(marks.edge))]
    return [styled(style_id, content, direct), *further]


def _continued(element: Element, left: float) -> Element:
    """A further paragraph of an item, under the item's text; nested items keep their own place."""
    if element.tag != name("w:p"):
        return element
    style_id = element.find(f"{name('w:pPr')}/{name('w:pStyle')}").get(name("w:val"))
    listed = element.find(f"{name('w:pPr')}/{name('w:numPr')}") is not None
    if listed or style_id.startswith("List"):
        return element
    set_paragraph_property(element, w("ind", left=twips(left), firstLineChars=0, firstLine=0))
    return element
