"""Inline content of FLOW as runs, hyperlinks and fields."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from typing import NamedTuple, assert_never

from reportgen.docx.bookmarks import bookmark_name
from reportgen.docx.context import Context
from reportgen.docx.fields import field_showing
from reportgen.docx.fonts import needs_east_asian_hint, run_fonts, text_width
from reportgen.docx.indexmarks import index_marks
from reportgen.docx.names import NOTE_REFERENCES
from reportgen.docx.ooxml import Element, name, off, on, text_element, twips, w
from reportgen.layout.languages import FOREIGN, foreign_phrases, language_of, tells_language
from reportgen.model.inline import (
    CrossReference,
    Indexed,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Position,
    TextRun,
)
from reportgen.record import replace
from reportgen.text.classes import is_han
from reportgen.theme.fontset import FontSet
from reportgen.theme.style import Style

# a language as Word names it, where its letters tell it; spelling is not checked in a language that is none
_WORD_LANGUAGES = {"el": "el-GR"}
_NO_LANGUAGE = "x-none"
_VERTICAL: dict[Position, str] = {"super": "superscript", "sub": "subscript"}


def write_inlines(inlines: Inlines, paragraph: Style, context: Context) -> list[Element]:
    """``inlines`` inside a paragraph that looks like ``paragraph``."""
    elements: list[Element] = []
    spread = _spread_of(inlines, paragraph, context) if paragraph.spread else 0.0
    for index, item in enumerate(inlines):
        match item:
            case TextRun():
                spacing = Spacing(spread, index == len(inlines) - 1)
                elements += text_runs(item, paragraph, context, spacing=spacing)
            case LineBreak():
                elements.append(w("r", w("br")))
            case Link():
                elements.append(_hyperlink(item, paragraph, context))
            case NoteMark():
                elements.append(_note(item, context))
            case Indexed():
                elements += [*_linked(item.words, item.target, paragraph, context), *index_marks(item)]
            case CrossReference(form="words"):
                elements += _words_linked(item, paragraph, context)
            case CrossReference():
                elements.extend(_reference(item, paragraph, context))
            case _:
                assert_never(item)
    return elements


class Spacing(NamedTuple):
    """What is added behind every character of a run, in pt; ``closed``: not behind its last one."""

    width: float
    closed: bool


def _spread_of(inlines: Inlines, paragraph: Style, context: Context) -> float:
    """What spaces a paragraph of words alone out to the width its style asks for, in pt a character."""
    runs = [item for item in inlines if isinstance(item, TextRun)]
    if len(runs) < len(inlines):
        return 0.0
    fonts = context.theme.fonts
    natural = sum(text_width(run.text, _look(run, paragraph, context), fonts) for run in runs)
    return spread_spacing(sum(len(run.text) for run in runs), natural, paragraph.spread)


def spread_spacing(count: int, natural: float, width: float) -> float:
    """What goes between ``count`` characters ``natural`` pt wide to fill ``width``; longer words stay."""
    return max(width - natural, 0.0) / (count - 1) if count > 1 else 0.0


def _look(run: TextRun, paragraph: Style, context: Context) -> Style:
    """A run's font and size: its own where its style says them, else the paragraph's."""
    style = run.style or ("strong" if run.strong else "")
    if not style:
        return paragraph
    own = context.theme.style(style)
    changed = {key: getattr(own, key) for key in ("font", "bold", "size") if key in own.given}
    if style == "strong":  # emphasis has the size of its surroundings
        changed.pop("size", None)
    return replace(paragraph, **changed)


def text_runs(
    run: TextRun,
    paragraph: Style,
    context: Context,
    base_style: str = "",
    spacing: Spacing | None = None,
) -> list[Element]:
    """The runs of a text; ``base_style`` is the character style it takes when it names none (a link's).

    Emphasis dots stand under Han alone, so a dotted text is parted at marks and letters: Word would put
    a dot under each of these too. Words that are spaced out have no space behind their last character.
    """
    style = run.style or base_style or ("strong" if run.strong else "")
    own = context.theme.style(style) if style else paragraph
    dotted = own.emphasis_dots if "emphasis_dots" in own.given else paragraph.emphasis_dots
    if own is not paragraph and "spread" in own.given and own.spread:
        natural = text_width(run.text, _look(run, paragraph, context), context.theme.fonts)
        spacing = Spacing(spread_spacing(len(run.text), natural, own.spread), closed=True)
    extra = spacing.width if spacing else 0.0
    look = _look(run, paragraph, context)
    closed = extra > 0 and spacing is not None and spacing.closed
    elements = []
    for text, han, spaced, family, language in _parts(run.text, look, dotted, closed, context.theme.fonts):
        properties = _run_properties(text, style, run.strong, paragraph, context, family)
        if extra and spaced:
            base = own.letter_spacing if "letter_spacing" in own.given else paragraph.letter_spacing
            properties.append(w("spacing", val=twips(base + extra)))
        if run.position != "normal":
            properties.append(w("vertAlign", val=_VERTICAL[run.position]))
        if not han:
            properties.append(w("em", val="none"))
        if language:
            properties.append(w("lang", val=language))
        elements.append(w("r", properties if len(properties) else None, *text_content(text)))
    return elements


def _parts(
    text: str, look: Style, dotted: bool, closed: bool, fonts: FontSet
) -> Iterator[tuple[str, bool, bool, str, str]]:
    """Text to be one run, whether a dot may stand under it and space behind it, its fallback family, and its
    language where that is not the one of Latin text.

    The family is named where the look's own lacks the characters: Word would look for a face by itself.
    """
    own = fonts.face(look.font, look.bold)
    borrowed = not own.covers(text)
    languages = dict(_languages(text))
    if not dotted and not closed and not borrowed and not languages:
        yield text, True, True, "", ""
        return
    end = len(text) - 1 if closed else len(text)
    marked = (
        (
            char,
            not dotted or is_han(char),
            i < end,
            _borrowed(char, look, fonts) if borrowed else "",
            languages.get(i, ""),
        )
        for i, char in enumerate(text)
    )
    for (han, spaced, family, language), characters in groupby(marked, key=lambda each: each[1:]):
        yield "".join(each[0] for each in characters), han, spaced, family, language


def _languages(text: str) -> Iterator[tuple[int, str]]:
    """The places in a text whose language is shown by its letters not to be English, as on the pages."""
    if text.isascii() or not tells_language(text):
        return
    for start, end in foreign_phrases(text):
        language = language_of(text[start:end])
        if language != FOREIGN:
            yield from ((place, _WORD_LANGUAGES.get(language, _NO_LANGUAGE)) for place in range(start, end))


def _borrowed(char: str, look: Style, fonts: FontSet) -> str:
    """The family that lends a character the look's own lacks; "" when it is its own or nobody's."""
    if char.isspace() or fonts.face(look.font, look.bold).glyph(char):
        return ""
    found = fonts.family_for(char, look.font, look.bold)
    return "" if found is None or found in (look.font, fonts.families[look.font].latin) else found


def _run_properties(
    text: str, style: str, strong: bool, paragraph: Style, context: Context, family: str = ""
) -> Element:
    if not (style or strong or family):
        # nearly all text looks like its paragraph
        return w("rPr", w("rFonts", hint="eastAsia") if needs_east_asian_hint(text) else None)
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=context.sheet.character(style)))
    own = context.theme.style(style).given if style else frozenset[str]()
    # emphasised words in a style of their own: a run has one style, so what emphasis adds is said outright
    emphasis = context.theme.style("strong") if strong and style not in ("", "strong") else None
    fonts = None
    if family:
        fonts = run_fonts(context.theme.fonts, family)
    elif emphasis is not None and "font" in emphasis.given - own:
        fonts = run_fonts(context.theme.fonts, emphasis.font)
    if needs_east_asian_hint(text):
        fonts = w("rFonts") if fonts is None else fonts
        fonts.set(name("w:hint"), "eastAsia")
    if fonts is not None:
        properties.append(fonts)
    properties.extend(_weight(style, strong, paragraph, context))
    colour = context.theme.style(style).colour if "colour" in own else None
    if emphasis is not None and "colour" in emphasis.given - own:
        properties.append(w("color", val=emphasis.colour.amid(paragraph.colour).hex))
    elif colour is not None and colour.amid(paragraph.colour) != colour:
        properties.append(w("color", val=paragraph.colour.hex))
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
    if text and "\n" not in text and "\t" not in text:
        return [text_element(text)]
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


def _note(mark: NoteMark, context: Context) -> Element:
    """The reference to a note; Word prints its number."""
    used = context.theme.rules.note_style
    style = context.theme.style(used)
    paragraphs = [write_inlines(body, style, context.in_notes()) for body in mark.body]
    number = context.notes.add(paragraphs, context.sheet.paragraph(used))
    kind = context.notes.kind
    look = w("rPr", w("rStyle", val=NOTE_REFERENCES[kind].id))
    return w("r", look, w(f"{kind}Reference", id=number))


def _words_linked(reference: CrossReference, paragraph: Style, context: Context) -> list[Element]:
    """Words that lead to a place; plain ones when the target is not in this document."""
    run = TextRun(reference.text, reference.strong, reference.style, reference.position)
    return _linked(run, reference.anchor, paragraph, context)


def _linked(run: TextRun, anchor: str, paragraph: Style, context: Context) -> list[Element]:
    """A text that leads to an anchor, if that is in this document."""
    runs = text_runs(run, paragraph, context)
    if anchor not in context.bookmarks.anchors:
        return runs
    return [w("hyperlink", *runs, anchor=bookmark_name(anchor), history=1)]


def _reference(reference: CrossReference, paragraph: Style, context: Context) -> list[Element]:
    """A REF or PAGEREF field; plain text when the target is not in this document."""
    style = reference.style or ("strong" if reference.strong else "")
    shown = w("r")

    def show(text: str) -> None:
        properties = _run_properties(text, style, reference.strong, paragraph, context)
        shown.extend([*([properties] if len(properties) else []), text_element(text)])

    if reference.form == "page":
        context.awaited.note(lambda paging: show(paging.labels.get(reference.anchor, reference.text)))
    else:
        show(reference.text)
    if reference.anchor not in context.bookmarks.anchors:
        return [shown]
    if reference.form == "number" and reference.anchor in context.counted:
        # the number of the paragraph as it stands there (ECMA-376 part 1 §17.16.5.51)
        return field_showing(f"REF {bookmark_name(reference.anchor)} \\n \\h", shown)
    command = "PAGEREF" if reference.form == "page" else "REF"
    return field_showing(f"{command} {bookmark_name(reference.anchor, reference.form)} \\h", shown)
