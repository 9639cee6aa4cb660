"""The theme's styles of paragraphs and characters as Word styles, and the variants that writing asked for."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import assert_never

from reportgen.docx import names
from reportgen.docx.fonts import ends_with_blank, label_gap, label_width, text_width
from reportgen.docx.looks import flat, paragraph_look, run_look
from reportgen.docx.names import WordName
from reportgen.docx.ooxml import Element, half_points, off, paragraph_properties, twips, w
from reportgen.docx.styleelement import style_element
from reportgen.docx.stylesheet import Definition, StyleSheet
from reportgen.model.colour import BLACK, WHITE
from reportgen.model.contents import CAPTIONS_STYLE, CONTENTS_LEVELS
from reportgen.text.numbers import marker_text
from reportgen.theme.fontset import FontSet
from reportgen.theme.measures import measure_of
from reportgen.theme.names import CONTENTS_STYLES
from reportgen.theme.style import Style
from reportgen.theme.theme import Theme

# for properties that are to be written whatever they are: a base that certainly differs
_ANY_OTHER = (BLACK, WHITE)
# 前言, 目录, 后记: no title has fewer characters
_SHORTEST_TITLE_EM = 2
# the styles whose background, rules and padding belong to the table's cells
CELL_STYLES = frozenset({"table.cell", "table.head", "table.group", "table.total"})
# the smallest line, in pt
_LEAST_LINE = 1.0
# figures with units, no running text
_FIGURES_STYLES = ("card.value", "chronicle.date")


def paragraph_style(word: WordName, look: Style, normal: Style, theme: Theme) -> Element:
    """The style of a paragraph that looks like ``look``."""
    tight = not theme.rules.lines.numeral_spacing
    # figures and their units stand close, as on the pages: Word's gaps would part them over two lines
    close = tight and look.name in _FIGURES_STYLES
    gaps: tuple[Element, ...] = (off("autoSpaceDE"), off("autoSpaceDN")) if close else ()
    if tight and look.name in CELL_STYLES:
        # columns are as wide as their figures are on the pages, without a gap between 13 and 批
        gaps = (off("autoSpaceDN"),)
    if close and look.name == "card.value" and "card" in theme.styles:
        # LibreOffice sets its gap all the same: the padding at the right is the room for it
        look = replace(look, end_indent=look.end_indent - theme.style("card").padding.right)
    return style_element(
        "paragraph",
        word,
        names.NORMAL.id,
        None,
        paragraph_look(look, normal, normal, *gaps),
        run_look(look, normal, theme.fonts),
    )


def index_style(look: Style, normal: Style, theme: Theme) -> Element:
    """The style of a line of an index, in columns made equally high.

    LibreOffice 7.4 leaves the page half empty where a letter at their end is to stay with the next line.
    """
    return style_element(
        "paragraph",
        names.paragraph(look.name),
        names.NORMAL.id,
        None,
        paragraph_look(replace(look, keep_with_next=False), normal, normal),
        run_look(look, normal, theme.fonts),
    )


def note_style(look: Style, normal: Style, theme: Theme) -> Element:
    """The style of notes: their text hangs behind the number, as on the pages."""
    hanging = label_width(marker_text(look.marker or "{1}", 1), look, theme.fonts)
    return style_element(
        "paragraph",
        names.paragraph(look.name),
        names.NORMAL.id,
        None,
        paragraph_look(replace(look, first_indent=0.0), normal, normal, hanging=hanging),
        run_look(look, normal, theme.fonts),
    )


def contents_style(look: Style, sheet: StyleSheet, normal: Style) -> Element:
    """An entry of a table of contents: later lines hang under the title, dots lead to the page number.

    Word would let a right indent keep titles away from the numbers; LibreOffice then hides the numbers.
    """
    theme = sheet.theme
    level = CONTENTS_STYLES.index(look.name) + 1
    bare = False
    if look.name == CAPTIONS_STYLE:
        labels = [sheet.caption_label]
    else:
        uses = [use for use in sheet.uses if min(use.level, CONTENTS_LEVELS) == level]
        labels = [use.label for use in uses]
        bare = any(use.bare for use in uses)
    hanging = max((label_width(label, look, theme.fonts) for label in labels), default=0.0)
    if bare:
        # the indent is a tab stop too, at which the page number behind a shorter title would stand
        hanging = min(hanging, _SHORTEST_TITLE_EM * look.size - 1.0)
    end = measure_of(theme) - look.end_indent
    stops = [w("tab", val="right", leader="dot", pos=twips(end))]
    entry = replace(look, align="start", first_indent=0.0)
    return style_element(
        "paragraph",
        names.paragraph(look.name),
        names.NORMAL.id,
        None,
        paragraph_look(entry, normal, normal, w("tabs", *stops), hanging=hanging),
        run_look(entry, normal, theme.fonts),
    )


def heading_hanging(label: str, look: Style, fonts: FontSet) -> float:
    """How far the words of a heading hang behind its label in pt; none do that stand in the middle."""
    return label_width(label, look, fonts) if look.align in ("start", "justify") else 0.0


def heading_style(definition: Definition, sheet: StyleSheet, normal: Style, numbering: Element) -> Element:
    """The style of a heading of an outline level; ``numbering``: its list."""
    look = definition.look
    base = normal
    if definition.based_on != names.NORMAL.id:
        base = next(d.look for d in sheet.heading_definitions() if d.word.id == definition.based_on)
    return style_element(
        "paragraph",
        definition.word,
        definition.based_on,
        names.paragraph("body").id,
        paragraph_look(
            look,
            base,
            normal,
            numbering,
            w("outlineLvl", val=min(definition.level, 9) - 1),
            hanging=heading_hanging(definition.label, look, sheet.theme.fonts),
        ),
        run_look(look, base, sheet.theme.fonts),
    )


def variant_style(definition: Definition, sheet: StyleSheet, normal: Style) -> Element:
    """A style that writing asked for beyond the theme's own."""
    look = definition.look
    match definition.variant:
        case "mark":
            return style_element("character", definition.word, names.DEFAULT_FONT.id, None, mark_look(look))
        case "gap":
            spacing = gap_look(definition.label, look, sheet.theme.fonts)
            return style_element("character", definition.word, names.DEFAULT_FONT.id, None, spacing)
        case "aligned":
            share = definition.share
            # Word's sizes are half points: a size rounded up would not fit where this one does
            size = look.size if share == 1.0 else math.floor(look.size * share * 2) / 2
            varied = replace(flat(look), align=definition.align, size=size, leading=look.leading * share)
            return style_element(
                "paragraph",
                definition.word,
                definition.based_on,
                None,
                paragraph_look(varied, flat(look), normal),
                run_look(varied, flat(look), sheet.theme.fonts),
            )
        case "label":
            base = sheet.theme.style("list.label")
            return style_element(
                "paragraph",
                definition.word,
                definition.based_on,
                None,
                paragraph_look(look, base, normal),
                run_look(look, base, sheet.theme.fonts),
            )
        case "list":
            return style_element(
                "paragraph", definition.word, definition.based_on, None, _list_look(definition)
            )
        case "heading":
            raise ValueError(definition.variant)  # written before, with its level
        case _:
            assert_never(definition.variant)


def gap_look(label: str, look: Style, fonts: FontSet) -> Element:
    """The ``w:rPr`` of the blank behind a label: as wide as the gap. Where a closing mark ends the label,
    that of this mark, which with the blank behind it leaves the gap.
    """
    spacing = w("spacing", val=twips(label_gap(label, look) - text_width(" ", look, fonts)))
    return mark_look(look, spacing) if ends_with_blank(label) else w("rPr", spacing)


def mark_look(look: Style, *spacing: Element) -> Element:
    """The ``w:rPr`` of a label: where its colour and size are not those of the words."""
    properties = w("rPr")
    if look.marker_colour and look.marker_colour != look.colour:
        properties.append(w("color", val=look.marker_colour.hex))
    properties.extend(spacing)
    if look.marker_size and look.marker_size != look.size:
        size = half_points(look.marker_size)
        properties.extend([w("sz", val=size), w("szCs", val=size)])
    return properties


def _list_look(definition: Definition) -> Element:
    hanging = definition.hanging
    numbering = None
    if definition.num_id:
        numbering = w("numPr", w("ilvl", val=definition.level), w("numId", val=definition.num_id))
    # firstLineChars=0: else the base style's indent in characters would win over the hanging one
    return paragraph_properties(
        numbering, w("ind", left=twips(definition.left), firstLineChars=0, hanging=twips(hanging))
    )


def character_style(style: str, theme: Theme) -> Element:
    """A character style: what it says itself; the rest is that of its surroundings."""
    look = theme.style(style)
    given = look.given - {"size"} if style == "strong" else look.given
    base = replace(
        look,
        font="" if "font" in given else look.font,
        bold=False if "bold" in given else look.bold,
        size=0.0 if "size" in given else look.size,
        letter_spacing=look.letter_spacing + 1 if "letter_spacing" in given else look.letter_spacing,
        underline=not look.underline if "underline" in given else look.underline,
        emphasis_dots=not look.emphasis_dots if "emphasis_dots" in given else look.emphasis_dots,
        tabular_figures=not look.tabular_figures if "tabular_figures" in given else look.tabular_figures,
        colour=_ANY_OTHER[look.colour == BLACK] if "colour" in given else look.colour,
    )
    return style_element(
        "character",
        names.character(style),
        names.DEFAULT_FONT.id,
        None,
        run_look(look, base, theme.fonts),
    )


def spacer_style(style_id: str, height: float) -> Element:
    """An empty line of fixed height, at the end of a cell or in front of a sheet's text."""
    return _empty_line(WordName(style_id, f"{names.SPACER.name} {height:g}磅"), 0.0, height)


def parting_style(style_id: str, height: float) -> Element:
    """An empty line between two tables: a distance above falls away where a page begins with it."""
    word = WordName(style_id, f"{names.PARTING.name} {height:g}磅")
    return _empty_line(word, height - _LEAST_LINE, _LEAST_LINE)


def _empty_line(word: WordName, above: float, height: float) -> Element:
    spacing = w("spacing", before=twips(above), after=0, line=twips(height), lineRule="exact")
    properties = paragraph_properties(off("snapToGrid"), spacing)
    run = w("rPr", w("sz", val=2), w("szCs", val=2))
    return style_element("paragraph", word, names.NORMAL.id, None, properties, run)
