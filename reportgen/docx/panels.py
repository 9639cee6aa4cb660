"""Cards, events, quotations and call-outs as tables an editor can type in: fixed layout, no text boxes."""

from __future__ import annotations

from reportgen.docx.context import Context
from reportgen.docx.looks import shading
from reportgen.docx.ooxml import (
    Element,
    first_paragraph,
    is_table,
    on,
    set_paragraph_property,
    twips,
    w,
)
from reportgen.docx.paragraphs import Inner, styled
from reportgen.docx.spacing import space_before
from reportgen.docx.styles import box_borders, cell_margins
from reportgen.model.flow import Grid, Panel
from reportgen.theme.style import Style

_SMALLEST_SPACER = 1.0


def spacer(height: float, context: Context) -> Element:
    """An empty line, ``height`` pt high: parts two tables, or closes a cell that ends in one."""
    return styled(context.sheet.spacer(max(height, _SMALLEST_SPACER)), [])


def write_panel(panel: Panel, context: Context, inner: Inner) -> Element:
    """A panel as a table of one cell, whose look is the table style's."""
    style = context.theme.style(panel.style)
    width = context.measure - style.start_indent - style.end_indent
    properties = w(
        "tblPr",
        w("tblStyle", val=context.sheet.box(panel.style)),
        w("tblW", w=twips(width), type="dxa"),
        w("tblInd", w=twips(style.start_indent), type="dxa") if style.start_indent else None,
        w("tblLayout", type="fixed"),
        _plain_look(),
    )
    content = _panel_content(panel, style, width, context, inner)
    cell = w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), *content)
    row = w("tr", w("trPr", on("cantSplit")) if style.keep_together else None, cell)
    return w("tbl", properties, w("tblGrid", w("gridCol", w=twips(width))), row)


def write_grid(grid: Grid, context: Context, inner: Inner) -> Element:
    """Panels side by side: a column for each and a narrow empty one between, so that gaps stay even.

    A cell carries its panel's look itself: in one table some cells are cards and some are gaps.
    """
    style = context.theme.style(grid.style)
    columns = max(1, min(grid.columns, len(grid.cells) or 1))
    gap = style.gap
    width = (context.measure - gap * (columns - 1)) / columns
    widths = (
        [width if index % 2 == 0 else gap for index in range(2 * columns - 1)] if gap else [width] * columns
    )
    properties = w(
        "tblPr",
        w("tblStyle", val=context.sheet.box(grid.style)),
        w("tblW", w=sum(twips(each) for each in widths), type="dxa"),
        w("tblLayout", type="fixed"),
        _plain_look(),
    )
    table = w("tbl", properties, w("tblGrid", *(w("gridCol", w=twips(each)) for each in widths)))
    for start in range(0, len(grid.cells), columns):
        if start and gap:
            table.append(_gap_row(widths, gap, context))
        table.append(_panel_row(grid.cells[start : start + columns], columns, width, gap, context, inner))
    return table


def _plain_look() -> Element:
    return w("tblLook", val="0600", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)


def _panel_row(
    panels: tuple[Panel, ...], columns: int, width: float, gap: float, context: Context, inner: Inner
) -> Element:
    cells: list[Element] = []
    for index in range(columns):
        if index and gap:
            cells.append(_empty_cell(gap, context))
        if index < len(panels):
            cells.append(_panel_cell(panels[index], width, context, inner))
        else:
            cells.append(_empty_cell(width, context))
    return w("tr", w("trPr", on("cantSplit")), *cells)


def _panel_cell(panel: Panel, width: float, context: Context, inner: Inner) -> Element:
    style = context.theme.style(panel.style)
    properties = w(
        "tcPr",
        w("tcW", w=twips(width), type="dxa"),
        box_borders("tcBorders", style.borders),
        shading(style.background),
        cell_margins("tcMar", style.padding),
    )
    return w("tc", properties, *_panel_content(panel, style, width, context, inner))


def _panel_content(panel: Panel, style: Style, width: float, context: Context, inner: Inner) -> list[Element]:
    """The panel's blocks, with a paragraph at the end as every cell must have."""
    padding = style.padding
    content = inner(panel.children, context.narrowed(width - padding.left - padding.right))
    # the padding is the distance to the edge: the first paragraph adds none of its own
    if content and not is_table(content[0]) and space_before(panel.children[0], context.theme):
        set_paragraph_property(content[0], w("spacing", before=0))
    if not content or is_table(content[-1]):
        content.append(spacer(_SMALLEST_SPACER, context))
    first = first_paragraph(content)
    if panel.anchor and first is not None:
        marks = context.bookmarks.around(panel.anchor, "page", [])
        for offset, mark in enumerate(marks):
            first.insert(1 + offset, mark)
    return content


def _empty_cell(width: float, context: Context) -> Element:
    return w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), spacer(_SMALLEST_SPACER, context))


def _gap_row(widths: list[float], gap: float, context: Context) -> Element:
    height = w("trHeight", val=twips(gap), hRule="exact")
    return w("tr", w("trPr", on("cantSplit"), height), *(_empty_cell(each, context) for each in widths))
