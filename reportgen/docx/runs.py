"""Inline content of FLOW as runs, hyperlinks and fields."""

from __future__ import annotations

from itertools import chain, groupby
from typing import assert_never

from reportgen.docx.bookmarks import bookmark_name
from reportgen.docx.context import Context
from reportgen.docx.fields import field
from reportgen.docx.fonts import needs_east_asian_hint, run_fonts
from reportgen.docx.ooxml import Element, name, off, on, text_element, w
from reportgen.model.inline import CrossReference, Inlines, LineBreak, Link, Position, TextRun
from reportgen.text.classes import is_han
from reportgen.theme.style import Style

_VERTICAL: dict[Position, str] = {"super": "superscript", "sub": "subscript"}


def write_inlines(inlines: Inlines, paragraph: Style, context: Context) -> list[Element]:
    """``inlines`` inside a paragraph that looks like ``paragraph``."""
    elements: list[Element] = []
    for item in inlines:
        match item:
            case TextRun():
                elements += text_runs(item, paragraph, context)
            case LineBreak():
                elements.append(w("r", w("br")))
            case Link():
                elements.append(_hyperlink(item, paragraph, context))
            case CrossReference():
                elements.extend(_reference(item, paragraph, context))
            case _:
                assert_never(item)
    return elements


def text_runs(run: TextRun, paragraph: Style, context: Context, base_style: str = "") -> list[Element]:
    """The runs of a text; ``base_style`` is the character style it takes when it names none (a link's).

    Emphasis dots stand under Han alone, so a dotted text is parted at marks and letters: Word would put
    a dot under each of these too.
    """
    style = run.style or base_style or ("strong" if run.strong else "")
    own = context.theme.style(style) if style else None
    dotted = own.emphasis_dots if own and "emphasis_dots" in own.given else paragraph.emphasis_dots
    if not dotted:
        return [_text_run(run, run.text, style, paragraph, context)]
    elements = []
    for han, characters in groupby(run.text, key=is_han):
        element = _text_run(run, "".join(characters), style, paragraph, context)
        if not han:
            properties = element.find(name("w:rPr"))
            if properties is None:
                properties = w("rPr")
                element.insert(0, properties)
            properties.append(w("em", val="none"))
        elements.append(element)
    return elements


def _text_run(run: TextRun, text: str, style: str, paragraph: Style, context: Context) -> Element:
    properties = _run_properties(text, style, run.strong, paragraph, context)
    if run.position != "normal":
        properties.append(w("vertAlign", val=_VERTICAL[run.position]))
    return w("r", properties if len(properties) else None, *text_content(text))


def _run_properties(text: str, style: str, strong: bool, paragraph: Style, context: Context) -> Element:
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=context.sheet.character(style)))
    own = context.theme.style(style).given if style else frozenset[str]()
    # emphasised words in a style of their own: a run has one style, so what emphasis adds is said outright
    emphasis = context.theme.style("strong") if strong and style not in ("", "strong") else None
    fonts = None
    if emphasis is not None and "font" in emphasis.given - own:
        fonts = run_fonts(context.theme.fonts.families[emphasis.font])
    if needs_east_asian_hint(text):
        fonts = w("rFonts") if fonts is None else fonts
        fonts.set(name("w:hint"), "eastAsia")
    if fonts is not None:
        properties.append(fonts)
    properties.extend(_weight(style, strong, paragraph, context))
    if emphasis is not None and "colour" in emphasis.given - own:
        properties.append(w("color", val=emphasis.colour.hex))
    return properties


def _weight(style: str, strong: bool, paragraph: Style, context: Context) -> list[Element]:
    """``w:b`` where the styles alone would give another weight.

    Bold is a toggle (ECMA-376 part 1 §17.7.3): a bold character style inside a bold paragraph style
    comes out regular, so the weight is then said outright.
    """
    look = context.theme.style(style) if style else None
    given = look is not None and "bold" in look.given and style != "strong"
    own = look is not None and look.bold and "bold" in look.given
    # a style that says a weight has it; emphasis and all others keep or strengthen the one around them
    wanted = own if given else strong or paragraph.bold
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
    runs = (text_runs(child, paragraph, context, base_style="link") for child in link.children)
    element = w("hyperlink", *chain.from_iterable(runs), history=1)
    element.set(name("r:id"), context.media.link(link.target))
    return element


def _reference(reference: CrossReference, paragraph: Style, context: Context) -> list[Element]:
    """A REF or PAGEREF field; plain text when the target is not in this document."""
    text = reference.text
    if reference.form == "page":
        text = context.page_labels.get(reference.anchor, text)
    style = reference.style or ("strong" if reference.strong else "")
    properties = _run_properties(text, style, reference.strong, paragraph, context)
    look = properties if len(properties) else None
    if reference.anchor not in context.bookmarks.anchors:
        return [w("r", look, text_element(text))]
    command = "PAGEREF" if reference.form == "page" else "REF"
    return field(f"{command} {bookmark_name(reference.anchor, reference.form)} \\h", text, look)
