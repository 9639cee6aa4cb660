"""The theme's boxes and data tables as table styles of Word, and the properties cells share with them."""

from __future__ import annotations

from reportgen.docx import names
from reportgen.docx.looks import border, shading
from reportgen.docx.names import WordName
from reportgen.docx.ooxml import Element, twips, w
from reportgen.docx.styleelement import default_style_element, style_element
from reportgen.theme.style import Borders, Edges
from reportgen.theme.theme import Theme


def bare_tables() -> tuple[Element, ...]:
    """The table styles that all others are based on: they draw nothing."""
    return (
        _normal_table(),
        _table_style(names.LAYOUT_TABLE, names.TABLE_NORMAL, _table_properties(Borders(), Edges())),
        _table_style(names.DATA_TABLE, names.TABLE_NORMAL, _table_properties(Borders(), Edges())),
    )


def _normal_table() -> Element:
    margins = w(
        "tblCellMar",
        w("top", w=0, type="dxa"),
        w("left", w=0, type="dxa"),
        w("bottom", w=0, type="dxa"),
        w("right", w=0, type="dxa"),
    )
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    return default_style_element("table", names.TABLE_NORMAL, properties)


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
    return style_element("table", word, base.id, None, *content)


def box_style(style: str, theme: Theme) -> Element:
    """The table style of a box."""
    look = theme.style(style)
    fill = shading(look.background)
    return _table_style(
        names.box(style),
        names.LAYOUT_TABLE,
        _table_properties(look.borders, look.padding),
        w("tcPr", fill) if fill is not None else None,
    )


def data_table_style(style: str, theme: Theme) -> Element:
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
