"""Data tables: fixed columns, a repeated header, merged cells, caption above and notes below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.docx.context import Context
from reportgen.docx.looks import shading
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
from reportgen.docx.tablestyles import box_borders, cell_margins
from reportgen.layout.tableplan import TablePlan, table_plan
from reportgen.model.flow import Cell, ColumnAlign, Paragraph, Row, Table
from reportgen.model.inline import plain_text
from reportgen.record import record
from reportgen.theme.style import Align, Borders, Edges, Style

# a table of so many rows is kept whole, as far as a page holds it
SMALL = 7


@record(frozen=True, slots=True)
class _Slot:
    """A place in the grid of columns: a cell at its top left, or the rest of one (``head`` False).

    ``below``: how many rows further down the cell reaches.
    """

    cell: Cell
    column: int
    head: bool
    below: int = 0


@record(frozen=True, slots=True)
class _Look:
    """What all cells of a table share; ``padding`` in pt, as the size of the type asks."""

    plan: TablePlan
    aligns: tuple[ColumnAlign, ...]
    context: Context
    padding: Edges


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
    elements += (write_paragraph(note, context) for note in table.notes)
    if table.notes:  # the distance below the table belongs to what ends it; the style of notes has none
        below = context.theme.style(table.style).space_after
        set_paragraph_property(elements[-1], w("spacing", after=twips(below)))
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
    style = context.theme.style(table.style)
    measure = min(style.max_width or context.measure, context.measure)
    plan = table_plan(table, measure, context.measuring)
    aligns = tuple(column.align for column in table.columns)
    look = _Look(plan, aligns, context, plan.setting.style("table.cell").padding)
    title = plain_text(table.caption.runs) if table.caption else ""
    heads_rows = any(cell.scope == "row" for row in table.body for cell in row.cells)
    bands = w(
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
        w("tblW", w=sum(twips(width) for width in plan.widths), type="dxa"),
        w("tblLayout", type="fixed"),
        cell_margins("tblCellMar", look.padding) if plan.share < 1 else None,
        bands,
        w("tblCaption", val=title) if title else None,
        w("tblDescription", val=table.alt) if table.alt else None,
    )
    columns = w("tblGrid", *(w("gridCol", w=twips(width)) for width in plan.widths))
    element = w("tbl", properties, columns)
    bound = _bound(table)
    for index, (row, slots) in enumerate(_slots(table)):
        written = _row(row, slots, look, inner, len(table.header) - index)
        if bound[index]:
            # a row stays with the next one when all its paragraphs do
            for paragraph in written.iter(name("w:p")):
                keep_with_next(paragraph)
        element.append(written)
    return element


def _bound(table: Table) -> list[bool]:
    """Which rows stay with the next one: headers, titles of groups, what a total sums up last; two rows at
    either end; all rows of a small table; the last one, with the notes below the table.
    """
    rows = (*table.header, *table.body)
    bound = [index < len(table.header) or row.cling == "next" for index, row in enumerate(rows)]
    for index, row in enumerate(rows):
        if row.cling == "previous" and index:
            bound[index - 1] = True
    first = next((i for i, held in enumerate(bound) if not held), len(rows))
    for index in {first, len(rows) - 2}:
        if 0 <= index < len(rows) - 1:
            bound[index] = True
    if len(rows) <= SMALL:
        bound[:-1] = [True] * (len(rows) - 1)
    bound[-1] = bool(table.notes)
    return bound


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
                slots.append(_Slot(above.cell, column, head=False, below=left - 1))
                if left > 1:
                    reaching[column] = (above, left - 1)
                column += max(1, above.cell.colspan)
                continue
            cell = next(cells, None) or Cell(())
            slot = _Slot(cell, column, head=True, below=max(cell.rowspan, 1) - 1)
            slots.append(slot)
            if cell.rowspan > 1:
                reaching[column] = (slot, cell.rowspan - 1)
            column += max(1, cell.colspan)
        yield row, slots


def _row(row: Row, slots: list[_Slot], look: _Look, inner: Inner, header: int) -> Element:
    """A row; ``header``: how many rows of the header there are from this one on."""
    cells = [_cell(row, slot, look, inner, slot.below + 1 == header) for slot in slots]
    properties = w("trPr", on("cantSplit"), on("tblHeader") if header > 0 else None)
    return w("tr", properties, *cells)


def _cell(row: Row, slot: _Slot, look: _Look, inner: Inner, closes_header: bool) -> Element:
    cell = slot.cell
    context = look.context
    span = max(1, min(cell.colspan, len(look.plan.widths) - slot.column))
    width = sum(look.plan.widths[slot.column : slot.column + span])
    merge = None
    if cell.rowspan > 1:
        merge = w("vMerge", val="restart" if slot.head else "continue")
    # a row in the middle of a table has no place in Word's table styles: its look stands at its cells
    own = context.theme.style(row.style) if row.style else None
    properties = w(
        "tcPr",
        _condition(cell),
        w("tcW", w=twips(width), type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        merge,
        box_borders("tcBorders", own.borders if own else _head_rules(cell, context, closes_header)),
        shading(own.background) if own else None,
        w("vAlign", val="center"),
    )
    content: list[Element] = []
    if slot.head:
        narrow = context.narrowed(width - look.padding.left - look.padding.right)
        content = _content(slot, look, narrow, inner)
    if not content or is_table(content[-1]):
        content.append(styled(context.sheet.paragraph("table.cell"), []))
    return w("tc", properties, *content)


def _head_rules(cell: Cell, context: Context, closes_header: bool) -> Borders:
    """What a title has below it by itself: the rule of several columns that share it, or the header's own
    where the cell reaches down from a row above (LibreOffice has none there from the table's style).
    """
    head = context.theme.style("table.head").borders
    if closes_header and cell.rowspan > 1:
        return Borders(bottom=head.bottom)
    if cell.scope == "column" and cell.colspan > 1:
        return Borders(bottom=head.inner)
    return Borders()


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


def _content(slot: _Slot, look: _Look, context: Context, inner: Inner) -> list[Element]:
    """A cell's blocks; its plain paragraphs follow the column's alignment."""
    elements: list[Element] = []
    align = _align(slot, look)
    behind = look.plan.behind(slot.cell, slot.column) if align == "decimal" else None
    for block in slot.cell.children:
        if isinstance(block, Paragraph):
            style = context.theme.style(block.style)
            # flush right with room behind: the points stay below each other when a figure is corrected
            indent = None if behind is None else w("ind", right=twips(behind), firstLineChars=0, firstLine=0)
            style_id = context.sheet.aligned(
                block.style, _word_align(align, style, fits=behind is not None), look.plan.share
            )
            elements.append(styled(style_id, write_inlines(block.runs, style, context), indent))
        else:
            elements += inner((block,), context)
    return elements


def _align(slot: _Slot, look: _Look) -> ColumnAlign:
    """How a cell's text stands: as its column, but titles over several columns in their middle."""
    cell = slot.cell
    if cell.scope == "column" and cell.colspan > 1:
        return "center"
    if cell.colspan == len(look.aligns) > 1:
        return "start"
    align = look.aligns[slot.column]
    if align == "decimal" and (cell.scope != "none" or cell.colspan > 1):
        return "center"
    return align


def _word_align(align: ColumnAlign, style: Style, *, fits: bool) -> Align:
    match align:
        case "start":
            return style.align
        case "decimal":
            return "end" if fits else "center"
        case "center" | "end":
            return align
        case _:
            assert_never(align)
