"""``styles.xml``: every style of the theme as a real Word style, and the variants in use."""

from __future__ import annotations

from dataclasses import replace

from reportgen.docx import names
from reportgen.docx.fonts import run_fonts
from reportgen.docx.footnotes import note_kind
from reportgen.docx.headnumbers import HeadNumbers
from reportgen.docx.looks import flat
from reportgen.docx.ooxml import (
    Element,
    half_points,
    name,
    off,
    on,
    paragraph_properties,
    part_root,
    twips,
    w,
)
from reportgen.docx.styleelement import default_style_element, style_element
from reportgen.docx.stylesheet import StyleSheet
from reportgen.docx.tablestyles import bare_tables, box_style, data_table_style
from reportgen.docx.textstyles import (
    CELL_STYLES,
    character_style,
    contents_style,
    heading_style,
    index_style,
    note_style,
    paragraph_style,
    parting_style,
    spacer_style,
    variant_style,
)
from reportgen.theme.line_rules import USUAL, LineRules
from reportgen.theme.names import CONTENTS_STYLES, INDEX_STYLES
from reportgen.theme.style import Borders, Edges, Style
from reportgen.theme.theme import Theme


def styles_part(sheet: StyleSheet, language: str, numbers: HeadNumbers) -> Element:
    """The root of ``styles.xml``."""
    theme = sheet.theme
    normal = sheet.normal or normal_look(theme)
    root = part_root("w:styles", "mc", "w14")
    root.set(name("mc:Ignorable"), "w14")
    root.append(_defaults(normal, theme, language))
    root.append(_latent_styles())
    # LibreOffice reads the line rules from a style, not from the defaults, and inside tables it sets
    # type from the defaults over the character styles: so both stand in Normal
    lines = paragraph_properties(on("widowControl"), *_marks_at_edges(theme.rules.lines))
    root.append(default_style_element("paragraph", names.NORMAL, lines, _normal_type(normal, theme)))
    root.append(default_style_element("character", names.DEFAULT_FONT))
    root.extend(bare_tables())
    for definition in sheet.heading_definitions():
        numbering = numbers.of_style((definition.level, definition.look.name))
        root.append(heading_style(definition, sheet, normal, numbering))
    for style in sheet.paragraph_styles():
        look = theme.style(style)
        if style in CONTENTS_STYLES:
            root.append(contents_style(look, sheet, normal))
            continue
        if style in INDEX_STYLES:
            root.append(index_style(look, normal, theme))
            continue
        root.append(
            note_style(look, normal, theme)
            if style in ("footnote", "endnote")
            else paragraph_style(
                names.paragraph(style), flat(look) if style in CELL_STYLES else look, normal, theme
            )
        )
    for definition in sheet.variants():
        root.append(variant_style(definition, sheet, normal))
    for style in sheet.character_styles():
        root.append(character_style(style, theme))
    raised = w("rPr", w("vertAlign", val="superscript"))
    reference = names.NOTE_REFERENCES[note_kind(theme)]
    root.append(style_element("character", reference, names.DEFAULT_FONT.id, None, raised))
    for style_id, height in sheet.spacers():
        root.append(spacer_style(style_id, height))
    for style_id, height in sheet.partings():
        root.append(parting_style(style_id, height))
    for style in sheet.box_styles():
        root.append(box_style(style, theme))
    for style in sheet.table_styles():
        root.append(data_table_style(style, theme))
    return root


def normal_look(theme: Theme) -> Style:
    """What Word's "Normal" looks like: the body's type without its indent and alignment."""
    body = theme.style("body")
    return replace(
        body,
        name="normal",
        align="start",
        first_indent=0.0,
        start_indent=0.0,
        end_indent=0.0,
        space_before=0.0,
        space_after=0.0,
        keep_with_next=False,
        keep_together=False,
        background=None,
        borders=Borders(),
        padding=Edges(),
    )


def _defaults(normal: Style, theme: Theme, language: str) -> Element:
    """``w:docDefaults``: type, language and the Chinese line rules every paragraph follows."""
    gap = theme.rules.lines.latin_gap > 0
    # Latin words are spelt and hyphenated in the language the layout names
    latin = theme.rules.lines.hyphenation or USUAL.hyphenation
    run = w("rPr", w("lang", val=latin, eastAsia=language, bidi="ar-SA"))
    paragraph = paragraph_properties(
        on("widowControl"),
        *_marks_at_edges(theme.rules.lines),
        # clreq §3.2: a gap between Han and Latin letters or digits
        on("autoSpaceDE") if gap else off("autoSpaceDE"),
        on("autoSpaceDN") if gap else off("autoSpaceDN"),
        on("snapToGrid"),
        w("spacing", before=0, after=0, line=twips(normal.leading), lineRule="exact"),
    )
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _marks_at_edges(rules: LineRules) -> tuple[Element, ...]:
    """clreq §3.1: no closing mark starts a line, no opening mark ends one; whether one may hang outside, and
    whether an opening mark at a line's start gives up its blank.
    """
    trims = rules.punctuation == "full" and not rules.strict_grid
    return (
        on("kinsoku"),
        on("overflowPunct") if rules.hanging else off("overflowPunct"),
        on("topLinePunct") if trims else off("topLinePunct"),
    )


def _normal_type(normal: Style, theme: Theme) -> Element:
    size = half_points(normal.size)
    return w(
        "rPr",
        run_fonts(theme.fonts, normal.font),
        w("color", val=normal.colour.hex),
        w("sz", val=size),
        w("szCs", val=size),
    )


def _latent_styles() -> Element:
    """Word's own styles we do not use stay out of the style pane until asked for."""
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=0,
        defUnhideWhenUsed=0,
        defQFormat=0,
        count=376,
    )
