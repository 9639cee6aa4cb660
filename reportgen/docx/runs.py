"""Inline content of FLOW as runs, hyperlinks and fields."""

from __future__ import annotations

from typing import assert_never

from reportgen.docx.bookmarks import bookmark_name
from reportgen.docx.context import Context
from reportgen.docx.fields import field
from reportgen.docx.fonts import east_asian_hint, needs_east_asian_hint
from reportgen.docx.ooxml import Element, name, off, on, text_element, w
from reportgen.model.inline import CrossReference, Inlines, LineBreak, Link, Position, TextRun
from reportgen.theme.style import Style

_VERTICAL: dict[Position, str] = {"super": "superscript", "sub": "subscript"}


def write_inlines(inlines: Inlines, paragraph: Style, context: Context) -> list[Element]:
    """``inlines`` inside a paragraph that looks like ``paragraph``."""
    elements: list[Element] = []
    for item in inlines:
        match item:
            case TextRun():
                elements.append(text_run(item, paragraph, context))
            case LineBreak():
                elements.append(w("r", w("br")))
            case Link():
                elements.append(_hyperlink(item, paragraph, context))
            case CrossReference():
                elements.extend(_reference(item, paragraph, context))
            case _:
                assert_never(item)
    return elements


def text_run(run: TextRun, paragraph: Style, context: Context, base_style: str = "") -> Element:
    """A run; ``base_style`` is the character style it takes when it names none (a link's)."""
    style = run.style or base_style or ("strong" if run.strong else "")
    properties = _run_properties(run.text, style, run.strong, paragraph, context)
    if run.position != "normal":
        properties.append(w("vertAlign", val=_VERTICAL[run.position]))
    return w("r", properties if len(properties) else None, *text_content(run.text))


def _run_properties(text: str, style: str, strong: bool, paragraph: Style, context: Context) -> Element:
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=context.sheet.character(style)))
    if needs_east_asian_hint(text):
        properties.append(east_asian_hint())
    properties.extend(_weight(style, strong, paragraph, context))
    return properties


def _weight(style: str, strong: bool, paragraph: Style, context: Context) -> list[Element]:
    """``w:b`` where the styles alone would give another weight.

    Bold is a toggle (ECMA-376 part 1 §17.7.3): a bold character style inside a bold paragraph style
    comes out regular, so the weight is then said outright.
    """
    own = bool(style) and context.theme.style(style).bold
    # emphasis and links keep the weight around them, other character styles have their own
    surrounding = paragraph.bold and style in ("", "strong", "link")
    wanted = own or strong or surrounding
    from_styles = paragraph.bold != own
    if wanted == from_styles:
        return []
    return [on("b"), on("bCs")] if wanted else [off("b"), off("bCs")]


def text_content(text: str) -> list[Element]:
    """Text with its tabs and line ends as elements."""
    content: list[Element] = []
    for index, line in enumerate(text.split("\n")):
        if index:
            content.append(w("br"))
        for column, piece in enumerate(line.split("\t")):
            if column:
                content.append(w("tab"))
            if piece:
                content.append(text_element(piece))
    return content


def _hyperlink(link: Link, paragraph: Style, context: Context) -> Element:
    runs = [text_run(child, paragraph, context, base_style="link") for child in link.children]
    element = w("hyperlink", *runs, history=1)
    element.set(name("r:id"), context.media.link(link.target))
    return element


def _reference(reference: CrossReference, paragraph: Style, context: Context) -> list[Element]:
    """A REF or PAGEREF field; plain text when the target is not in this document."""
    text = reference.text
    if reference.form == "page":
        text = context.page_labels.get(reference.anchor, text)
    style = "strong" if reference.strong else ""
    properties = _run_properties(text, style, reference.strong, paragraph, context)
    look = properties if len(properties) else None
    if reference.anchor not in context.bookmarks.anchors:
        return [w("r", look, text_element(text))]
    command = "PAGEREF" if reference.form == "page" else "REF"
    return field(f"{command} {bookmark_name(reference.anchor, reference.form)} \\h", text, look)
