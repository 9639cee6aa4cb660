"""Data tables: fixed columns, a repeated header, merged cells, caption above and note below."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.docx.context import Context
from reportgen.docx.ooxml import (
    Element,
    first_paragraph,
    is_table,
    name,
    on,
    set_paragraph_property,
    twips,
    w,
)
from reportgen.docx.paragraphs import (
    Inner,
    keep_with_next,
    styled,
    write_caption,
    write_paragraph,
)
from reportgen.docx.runs import write_inlines
from reportgen.model.flow import Cell, ColumnAlign, Paragraph, Row, Table
from reportgen.model.inline import plain_text
from reportgen.theme.style import Align

# a column by content is never given less or more than this many em of its share
_NARROWEST_EM, _WIDEST_EM = 3.0, 24.0


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the grid of columns: a cell at its top left, or the rest of one (``head`` False)."""

    cell: Cell
    column: int
    head: bool


def write_table(table: Table, context: Context, inner: Inner) -> list[Element]:
    """Caption, table and note; nothing stands for a table without rows or columns."""
    elements: list[Element] = []
    if table.caption:
        caption = keep_with_next(write_caption(table.caption, context))
        look = context.theme.style(table.style)
        set_paragraph_property(caption, w("spacing", before=twips(look.space_before), after=twips(look.gap)))
        elements.append(caption)
    rows = (*table.header, *table.body)
    if rows and table.columns:
        elements.append(_grid(table, context, inner))
    if table.note:
        elements.append(write_paragraph(table.note, context))
    first = first_paragraph(elements)
    if table.anchor and first is not None:
        _bookmark(first, table.anchor, context)
    return elements


def _bookmark(paragraph: Element, anchor: str, context: Context) -> None:
    """Set the bookmark of ``anchor`` at the start of a paragraph."""
    position = 1 if paragraph.find(name("w:pPr")) is not None else 0
    for offset, mark in enumerate(context.bookmarks.around(anchor, "page", [])):
        paragraph.insert(position + offset, mark)


def _grid(table: Table, context: Context, inner: Inner) -> Element:
    widths = column_widths(table, context)
    title = plain_text(table.caption.runs) if table.caption else ""
    heads_rows = any(cell.scope == "row" for row in table.body for cell in row.cells)
    look = w(
        "tblLook",
        val="04A0" if heads_rows else "0420",
        firstRow=1 if table.header else 0,
        lastRow=0,
        firstColumn=1 if heads_rows else 0,
        lastColumn=0,
        noHBand=0,
        noVBand=1,
    )
    properties = w(
        "tblPr",
        w("tblStyle", val=context.sheet.data_table(table.style)),
        w("tblW", w=sum(twips(width) for width in widths), type="dxa"),
        w("tblLayout", type="fixed"),
        look,
        w("tblCaption", val=title) if title else None,
        w("tblDescription", val=table.alt) if table.alt else None,
    )
    columns = w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))
    element = w("tbl", properties, columns)
    aligns = [column.align for column in table.columns]
    for index, (row, slots) in enumerate(_slots(table)):
        header = index < len(table.header)
        element.append(_row(row, slots, widths, aligns, context, inner, is_header=header))
    return element


def _slots(table: Table) -> Iterator[tuple[Row, list[_Slot]]]:
    """Every row with what stands in each place: own cells and cells that reach down from above."""
    count = len(table.columns)
    reaching: dict[int, tuple[_Slot, int]] = {}
    for row in (*table.header, *table.body):
        slots: list[_Slot] = []
        cells = iter(row.cells)
        column = 0
        while column < count:
            if column in reaching:
                above, left = reaching.pop(column)
                slots.append(_Slot(above.cell, column, head=False))
                if left > 1:
                    reaching[column] = (above, left - 1)
                column += max(1, above.cell.colspan)
                continue
            cell = next(cells, None) or Cell(())
            slot = _Slot(cell, column, head=True)
            slots.append(slot)
            if cell.rowspan > 1:
                reaching[column] = (slot, cell.rowspan - 1)
            column += max(1, cell.colspan)
        yield row, slots


def _row(
    row: Row,
    slots: list[_Slot],
    widths: list[float],
    aligns: list[ColumnAlign],
    context: Context,
    inner: Inner,
    *,
    is_header: bool,
) -> Element:
    cells = [_cell(slot, widths, aligns, context, inner) for slot in slots]
    properties = w("trPr", on("cantSplit"), on("tblHeader") if is_header else None)
    return w("tr", properties, *cells)


def _cell(
    slot: _Slot, widths: list[float], aligns: list[ColumnAlign], context: Context, inner: Inner
) -> Element:
    cell = slot.cell
    span = max(1, min(cell.colspan, len(widths) - slot.column))
    width = sum(widths[slot.column : slot.column + span])
    merge = None
    if cell.rowspan > 1:
        merge = w("vMerge", val="restart" if slot.head else "continue")
    properties = w(
        "tcPr",
        _condition(cell),
        w("tcW", w=twips(width), type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        merge,
        w("vAlign", val="center"),
    )
    content: list[Element] = []
    if slot.head:
        padding = context.theme.style("table.cell").padding
        narrow = context.narrowed(width - padding.left - padding.right)
        content = _content(cell, aligns[slot.column], narrow, inner)
    if not content or is_table(content[-1]):
        content.append(styled(context.sheet.paragraph("table.cell"), []))
    return w("tc", properties, *content)


def _condition(cell: Cell) -> Element | None:
    """Which conditional format the cell is under: Word's own note of a header cell."""
    if cell.scope == "none":
        return None
    heads_column = cell.scope == "column"
    return w(
        "cnfStyle",
        val="100000000000" if heads_column else "001000000000",
        firstRow=int(heads_column),
        lastRow=0,
        firstColumn=int(not heads_column),
        lastColumn=0,
        oddVBand=0,
        evenVBand=0,
        oddHBand=0,
        evenHBand=0,
        firstRowFirstColumn=0,
        firstRowLastColumn=0,
        lastRowFirstColumn=0,
        lastRowLastColumn=0,
    )


def _content(cell: Cell, align: ColumnAlign, context: Context, inner: Inner) -> list[Element]:
    """A cell's blocks; its plain paragraphs follow the column's alignment."""
    elements: list[Element] = []
    for block in cell.children:
        if isinstance(block, Paragraph):
            style = context.theme.style(block.style)
            wanted: Align = style.align if align == "start" else align
            style_id = context.sheet.aligned(block.style, wanted)
            elements.append(styled(style_id, write_inlines(block.runs, style, context)))
        else:
            elements += inner((block,), context)
    return elements


# --- widths ---


def column_widths(table: Table, context: Context) -> list[float]:
    """Widths in pt that fill the measure: shares as given, the rest by what the cells hold."""
    count = len(table.columns)
    shares = [max(0.0, column.width) for column in table.columns]
    given = sum(shares)
    open_columns = [index for index, share in enumerate(shares) if not share]
    rest = max(0.0, 1.0 - given)
    if open_columns:
        if not rest:  # the given shares leave nothing: every column by content would be fairer
            rest = len(open_columns) / count
        needs = {index: _need_em(table, index) for index in open_columns}
        total = sum(needs.values())
        for index, need in needs.items():
            shares[index] = rest * need / total
    whole = sum(shares)
    return [context.measure * share / whole for share in shares]


def _need_em(table: Table, column: int) -> float:
    """The longest line a column's cells would like, in em of the text."""
    longest = 0.0
    for _, slots in _slots(table):
        for slot in slots:
            if slot.head and slot.column == column and slot.cell.colspan == 1:
                longest = max([longest, *(_length_em(block) for block in slot.cell.children)])
    return max(_NARROWEST_EM, min(_WIDEST_EM, longest + 1.0))


def _length_em(block: object) -> float:
    if not isinstance(block, Paragraph):
        return _WIDEST_EM
    text = plain_text(block.runs)
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.55 for char in text)
