"""``styles.xml``: every style of the theme as a real Word style, and the variants in use."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from reportgen.docx import names
from reportgen.docx.fonts import label_gap, marker_width, run_fonts, text_width
from reportgen.docx.footnotes import note_kind
from reportgen.docx.looks import border, flat, paragraph_look, run_look, shading
from reportgen.docx.names import WordName
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
from reportgen.docx.stylesheet import Definition, StyleSheet
from reportgen.model.colour import BLACK, WHITE
from reportgen.model.flow import CAPTIONS_STYLE, CONTENTS_LEVELS
from reportgen.text.numbers import marker_text
from reportgen.theme.fontset import FontSet
from reportgen.theme.line_rules import USUAL, LineRules
from reportgen.theme.measures import measure_of
from reportgen.theme.names import CONTENTS_STYLES
from reportgen.theme.style import Borders, Edges, Style
from reportgen.theme.theme import Theme

# the styles whose background, rules and padding belong to the table's cells
_CELL_STYLES = frozenset({"table.cell", "table.head", "table.group", "table.total"})
# for properties that are to be written whatever they are: a base that certainly differs
_ANY_OTHER = (BLACK, WHITE)
_WORDS_OWN = frozenset(
    {
        "Normal", "Normal Table", "Body Text", "List", "caption", "Quote", "header", "footer", "Strong",
        "Hyperlink", "Emphasis", "footnote text", "footnote reference", "endnote text",
        "endnote reference", "Default Paragraph Font", "toc 1",
        "toc 2", "toc 3", "table of figures", "index heading", "index 1", "index 2", "index 3",
        "Bibliography",
    }
)  # fmt: skip


def styles_part(sheet: StyleSheet, language: str) -> Element:
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
    root.append(_default_style("paragraph", names.NORMAL, lines, _normal_type(normal, theme)))
    root.append(_default_style("character", names.DEFAULT_FONT))
    root.append(_normal_table())
    root.append(_table_style(names.LAYOUT_TABLE, names.TABLE_NORMAL, _table_properties(Borders(), Edges())))
    root.append(_table_style(names.DATA_TABLE, names.TABLE_NORMAL, _table_properties(Borders(), Edges())))
    for definition in sheet.heading_definitions():
        root.append(_heading(definition, sheet, normal))
    for style in sheet.paragraph_styles():
        look = theme.style(style)
        if style in CONTENTS_STYLES:
            root.append(_contents(look, sheet, normal))
            continue
        root.append(
            _footnote(look, normal, theme)
            if style in ("footnote", "endnote")
            else _paragraph(
                names.paragraph(style), flat(look) if style in _CELL_STYLES else look, normal, theme
            )
        )
    for definition in sheet.variants():
        root.append(_variant(definition, sheet, normal))
    for style in sheet.character_styles():
        root.append(_character(style, theme))
    raised = w("rPr", w("vertAlign", val="superscript"))
    reference = names.NOTE_REFERENCES[note_kind(theme)]
    root.append(_style("character", reference, names.DEFAULT_FONT.id, None, raised))
    for style_id, height in sheet.spacers():
        root.append(_spacer(style_id, height))
    for style in sheet.box_styles():
        root.append(_box(style, theme))
    for style in sheet.table_styles():
        root.append(_data_table(style, theme))
    return root


# 前言, 目录, 后记: no title has fewer characters
_SHORTEST_TITLE_EM = 2


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


def _style(
    kind: str,
    word: WordName,
    based_on: str | None,
    following: str | None,
    *content: Element | None,
) -> Element:
    built_in = word.name in _WORDS_OWN or word.name.startswith(("heading ", "List "))
    return w(
        "style",
        w("name", val=word.name),
        w("basedOn", val=based_on) if based_on else None,
        w("next", val=following) if following else None,
        w("uiPriority", val=1),
        # the gallery of an editor's Word shows what is meant to be applied by hand
        on("qFormat") if kind != "table" else None,
        *content,
        type=kind,
        customStyle=None if built_in else 1,
        styleId=word.id,
    )


def _default_style(kind: str, word: WordName, *content: Element | None) -> Element:
    """The style of everything of its kind that names none."""
    style = _style(kind, word, None, None, *content)
    style.set(name("w:default"), "1")
    return style


def _paragraph(word: WordName, look: Style, normal: Style, theme: Theme) -> Element:
    # a card's figure and its unit stand close, as on the pages: Word's gap would part them over two lines
    close = look.name == "card.value" and not theme.rules.lines.numeral_spacing
    gaps = (off("autoSpaceDE"), off("autoSpaceDN")) if close else ()
    if close and "card" in theme.styles:
        # LibreOffice sets its gap all the same: the padding at the right is the room for it
        look = replace(look, end_indent=look.end_indent - theme.style("card").padding.right)
    return _style(
        "paragraph",
        word,
        names.NORMAL.id,
        None,
        paragraph_look(look, normal, normal, *gaps),
        run_look(look, normal, theme.fonts),
    )


def _footnote(look: Style, normal: Style, theme: Theme) -> Element:
    """The style of notes: their text hangs behind the number, as on the pages."""
    hanging = label_width(marker_text(look.marker or "{1}", 1), look, theme.fonts)
    return _style(
        "paragraph",
        names.paragraph(look.name),
        names.NORMAL.id,
        None,
        paragraph_look(replace(look, first_indent=0.0), normal, normal, hanging=hanging),
        run_look(look, normal, theme.fonts),
    )


def _contents(look: Style, sheet: StyleSheet, normal: Style) -> Element:
    """An entry of a table of contents: later lines hang under the title, dots lead to the page number.

    Word would let a right indent keep titles away from the numbers; LibreOffice then hides the numbers.
    """
    theme = sheet.theme
    level = CONTENTS_STYLES.index(look.name) + 1
    bare = False
    if look.name == CAPTIONS_STYLE:
        labels = [f"{sheet.caption_label} "] if sheet.caption_label else []
    else:
        uses = [use for use in sheet.uses if min(use.level, CONTENTS_LEVELS) == level]
        labels = [f"{use.label} " for use in uses if use.label]
        bare = any(use.bare for use in uses)
    hanging = max((text_width(label, look, theme.fonts) for label in labels), default=0.0)
    if bare:
        # the indent is a tab stop too, at which the page number behind a shorter title would stand
        hanging = min(hanging, _SHORTEST_TITLE_EM * look.size - 1.0)
    end = measure_of(theme) - look.end_indent
    stops = [w("tab", val="right", leader="dot", pos=twips(end))]
    entry = replace(look, align="start", first_indent=0.0)
    return _style(
        "paragraph",
        names.paragraph(look.name),
        names.NORMAL.id,
        None,
        paragraph_look(entry, normal, normal, w("tabs", *stops), hanging=hanging),
        run_look(entry, normal, theme.fonts),
    )


def label_width(label: str, style: Style, fonts: FontSet) -> float:
    """The width of a heading's label and the gap after it, in pt."""
    return marker_width(label, style, fonts) + label_gap(label, style) if label else 0.0


def _heading(definition: Definition, sheet: StyleSheet, normal: Style) -> Element:
    look = definition.look
    base = normal
    if definition.based_on != names.NORMAL.id:
        base = next(d.look for d in sheet.heading_definitions() if d.word.id == definition.based_on)
    hanging = (
        label_width(definition.label, look, sheet.theme.fonts) if look.align in ("start", "justify") else 0.0
    )
    return _style(
        "paragraph",
        definition.word,
        definition.based_on,
        names.paragraph("body").id,
        paragraph_look(
            look, base, normal, w("outlineLvl", val=min(definition.level, 9) - 1), hanging=hanging
        ),
        run_look(look, base, sheet.theme.fonts),
    )


def _variant(definition: Definition, sheet: StyleSheet, normal: Style) -> Element:
    """A style that writing asked for beyond the theme's own."""
    look = definition.look
    match definition.variant:
        case "mark":
            return _style("character", definition.word, names.DEFAULT_FONT.id, None, _mark(look))
        case "gap":
            space = text_width(" ", look, sheet.theme.fonts)
            spacing = w("rPr", w("spacing", val=twips(label_gap(definition.label, look) - space)))
            return _style("character", definition.word, names.DEFAULT_FONT.id, None, spacing)
        case "aligned":
            share = definition.share
            varied = replace(
                flat(look), align=definition.align, size=look.size * share, leading=look.leading * share
            )
            return _style(
                "paragraph",
                definition.word,
                definition.based_on,
                None,
                paragraph_look(varied, flat(look), normal),
                run_look(varied, flat(look), sheet.theme.fonts),
            )
        case "label":
            base = sheet.theme.style("list.label")
            return _style(
                "paragraph",
                definition.word,
                definition.based_on,
                None,
                paragraph_look(look, base, normal),
                run_look(look, base, sheet.theme.fonts),
            )
        case "list":
            return _style("paragraph", definition.word, definition.based_on, None, _list_look(definition))
        case "heading":
            raise ValueError(definition.variant)  # written before, with its level
        case _:
            assert_never(definition.variant)


def _mark(look: Style) -> Element:
    properties = w("rPr")
    if look.marker_colour and look.marker_colour != look.colour:
        properties.append(w("color", val=look.marker_colour.hex))
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


def _character(style: str, theme: Theme) -> Element:
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
    return _style(
        "character",
        names.character(style),
        names.DEFAULT_FONT.id,
        None,
        run_look(look, base, theme.fonts),
    )


def _spacer(style_id: str, height: float) -> Element:
    """An empty line of fixed height between two tables or at the end of a cell."""
    properties = paragraph_properties(
        off("snapToGrid"), w("spacing", before=0, after=0, line=twips(height), lineRule="exact")
    )
    run = w("rPr", w("sz", val=2), w("szCs", val=2))
    label = f"{names.SPACER.name} {height:g}磅"
    return _style("paragraph", WordName(style_id, label), names.NORMAL.id, None, properties, run)


# --- tables ---


def _normal_table() -> Element:
    margins = w(
        "tblCellMar",
        w("top", w=0, type="dxa"),
        w("left", w=0, type="dxa"),
        w("bottom", w=0, type="dxa"),
        w("right", w=0, type="dxa"),
    )
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    return _default_style("table", names.TABLE_NORMAL, properties)


def cell_margins(tag: str, padding: Edges) -> Element:
    """``w:tblCellMar`` or ``w:tcMar``."""
    return w(
        tag,
        w("top", w=twips(padding.top), type="dxa"),
        w("left", w=twips(padding.left), type="dxa"),
        w("bottom", w=twips(padding.bottom), type="dxa"),
        w("right", w=twips(padding.right), type="dxa"),
    )


def box_borders(tag: str, borders: Borders) -> Element | None:
    """``w:tblBorders`` or ``w:tcBorders``; ``inner`` runs between rows."""
    children = [
        border("top", borders.top),
        border("left", borders.left),
        border("bottom", borders.bottom),
        border("right", borders.right),
        border("insideH", borders.inner) if tag == "tblBorders" else None,
    ]
    return w(tag, *children) if any(child is not None for child in children) else None


def _table_properties(borders: Borders, padding: Edges) -> Element:
    return w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        box_borders("tblBorders", borders),
        cell_margins("tblCellMar", padding),
    )


def _table_style(word: WordName, base: WordName, *content: Element | None) -> Element:
    return _style("table", word, base.id, None, *content)


def _box(style: str, theme: Theme) -> Element:
    look = theme.style(style)
    fill = shading(look.background)
    return _table_style(
        names.box(style),
        names.LAYOUT_TABLE,
        _table_properties(look.borders, look.padding),
        w("tcPr", fill) if fill is not None else None,
    )


def _data_table(style: str, theme: Theme) -> Element:
    """The style of data tables: a header band, row bands, rules."""
    look = theme.style(style)
    head, cell = theme.style("table.head"), theme.style("table.cell")
    alternate = theme.styles.get("table.row_alt")
    first_row = w(
        "tblStylePr",
        w("tcPr", box_borders("tcBorders", head.borders), shading(head.background)),
        type="firstRow",
    )
    band = None
    if alternate is not None and alternate.background is not None:
        band = w("tblStylePr", w("tcPr", shading(alternate.background)), type="band2Horz")
    properties = _table_properties(look.borders, cell.padding)
    properties.insert(0, w("tblStyleRowBandSize", val=1))
    fill = shading(look.background)
    return _table_style(
        names.box(style),
        names.DATA_TABLE,
        properties,
        w("tcPr", fill) if fill is not None else None,
        first_row,
        band,
    )
