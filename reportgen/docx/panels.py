"""Cards, events, quotations and call-outs as tables an editor can type in: fixed layout, no text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from reportgen.docx.context import Context
from reportgen.docx.displayfit import fitted
from reportgen.docx.looks import shading
from reportgen.docx.ooxml import (
    Element,
    first_paragraph,
    is_table,
    name,
    off,
    on,
    set_paragraph_property,
    twips,
    w,
)
from reportgen.docx.paragraphs import Inner, styled, write_caption, write_paragraph
from reportgen.docx.runs import write_inlines
from reportgen.docx.spacing import set_space_after, space_after, space_before
from reportgen.docx.tablestyles import box_borders, cell_margins
from reportgen.layout.panels import balanced, columns_of
from reportgen.layout.setting import Place
from reportgen.layout.stack import total_height
from reportgen.model.flow import Grid, Panel, Paragraph
from reportgen.model.inline import Inline, TextRun
from reportgen.record import record, replace
from reportgen.theme.style import Edges, Style

_SMALLEST_SPACER = 1.0
# the most rows of words side by side that are kept on one page
_FEW_ROWS = 4
# about ten lines: the most characters of a row that is not broken over pages
_SHORT = 400


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
    fits = not style.keep_together or _height(panel, context) <= context.height
    whole = style.keep_together and fits
    if not whole and not is_table(content[0]):
        # LibreOffice takes a kept first paragraph for a table that may not break
        set_paragraph_property(content[0], off("keepNext"))
    bound = whole or (_is_short(content) and not any(map(_holds_drawing, content)))
    titled = panel.continued is not None and not bound and len(content) > 1
    parts = [content[:1], *_parts(content[1:])] if titled else list(_parts(content))
    rows = [
        _part_row(
            # a cell may not end in a table, and what ends one after a table is hardly shown
            [*part, spacer(_SMALLEST_SPACER, context)] if is_table(part[-1]) else part,
            width,
            _shown_edges(style.padding, index == 0, index == len(parts) - 1),
            # the first row holds the title: it stays with what follows
            whole or index == 0 or _is_short(part),
            repeated=titled and index == 0,
        )
        for index, part in enumerate(parts)
    ]
    table = w("tbl", properties, w("tblGrid", w("gridCol", w=twips(width))), *rows)
    if bound:
        # the pages keep a box whole that fills less than a third of one
        _bind_rows([table])
    return table


def _height(panel: Panel, context: Context) -> float:
    """How high the pages set it, in pt."""
    setting = context.measuring
    return total_height(setting.measure((panel,), Place(0, 0.0, context.measure), setting))


def _parts(content: list[Element]) -> Iterator[list[Element]]:
    """The rows of a panel, so that a page may end between them.

    A table inside is one row with what stands above it, a figure begins a row: a tall row that breaks
    inside makes LibreOffice insert empty pages around nested tables, and leave room above charts.
    """
    part: list[Element] = []
    for index, element in enumerate(content):
        part.append(element)
        following = content[index + 1] if index + 1 < len(content) else None
        if following is not None and (is_table(element) or _holds_drawing(following)):
            yield part
            part = []
    if part:
        yield part


def _is_short(part: list[Element]) -> bool:
    """Whether text had better move to the next page whole: LibreOffice knows no widow lines in cells."""
    tag = name("w:t")
    length = sum(len(text.text or "") for element in part for text in element.iter(tag))
    return length <= _SHORT


def _holds_drawing(element: Element) -> bool:
    return not is_table(element) and element.find(f".//{name('w:drawing')}") is not None


def _part_row(
    part: list[Element], width: float, padding: Edges, whole: bool, *, repeated: bool = False
) -> Element:
    """A row of a panel; Word sets one that is ``repeated`` again on every further page."""
    properties = w("tcPr", w("tcW", w=twips(width), type="dxa"), cell_margins("tcMar", padding))
    marks = w("trPr", on("cantSplit") if whole else None, on("tblHeader") if repeated else None)
    return w("tr", marks if len(marks) else None, w("tc", properties, *part))


def _shown_edges(padding: Edges, is_first: bool, is_last: bool) -> Edges:
    """The padding of a row in a panel: above the first and below the last only."""
    return replace(padding, top=padding.top if is_first else 0.0, bottom=padding.bottom if is_last else 0.0)


def write_grid(grid: Grid, context: Context, inner: Inner) -> list[Element]:
    """Panels side by side: a column for each and a narrow empty one between, so that gaps stay even.

    A cell carries its panel's look itself: in one table some cells are cards and some are gaps.
    Rows of unequal length are tables of their own, each as wide as the measure.
    """
    if grid.widths:
        sizes = (len(grid.widths),) * -(-len(grid.cells) // len(grid.widths))
    else:
        columns_asked = columns_of(grid, _gap(grid, context), context.measure, context.measuring)
        sizes = balanced(len(grid.cells), columns_asked)
    widest = max(sizes)
    alike = bool(grid.widths) or min(sizes) < 2 or len(set(sizes)) == 1
    elements: list[Element] = []
    start = 0
    for size in sizes:
        row = grid.cells[start : start + size]
        start += size
        columns = _Columns.filling(
            context.measure,
            grid.widths or (1 / (widest if alike else size),) * (widest if alike else size),
            _gap(grid, context),
        )
        if not elements:
            elements.append(_grid_table(grid, columns, context))
        elif alike and columns.gap:
            elements[-1].append(_gap_row(columns, context))
        elif not alike:
            elements += [spacer(columns.gap, context), _grid_table(grid, columns, context)]
        edges = _shown_edges(context.theme.style(grid.style).padding, start == size, start == len(grid.cells))
        around = context if grid.widths else fitted(row, columns.widths[0], context)
        elements[-1].append(_panel_row(row, columns, edges, around, inner))
    if elements and (context.theme.style(grid.style).keep_together or _is_small(elements, len(sizes))):
        _bind_rows(elements)
    below = _below(grid, context)
    if below:
        elements[-1].append(_below_row(below, elements[-1], context))
        _bind_rows(elements[-1:])
    return elements


def _is_small(tables: list[Element], rows: int) -> bool:
    """Whether the pages would rather leave room than break between rows so few and short."""
    drawing = name("w:drawing")
    has_drawing = any(next(t.iter(drawing), None) is not None for t in tables)
    return rows <= _FEW_ROWS and _is_short(tables) and not has_drawing


def _below(grid: Grid, context: Context) -> list[Element]:
    """The caption and notes of all cells together."""
    found = [] if grid.caption is None else [write_caption(grid.caption, context)]
    found += (write_paragraph(note, context) for note in grid.notes)
    if found:
        gap = context.theme.style("figure").gap
        set_paragraph_property(found[0], w("spacing", before=twips(gap)))
    return found


def _below_row(content: list[Element], table: Element, context: Context) -> Element:
    """A row over all columns: LibreOffice knows no table that is kept with the paragraph below it."""
    widths = [int(column.get(name("w:w"))) for column in table.find(name("w:tblGrid"))]
    properties = w(
        "tcPr",
        w("tcW", w=sum(widths), type="dxa"),
        w("gridSpan", val=len(widths)) if len(widths) > 1 else None,
        cell_margins("tcMar", Edges()),
    )
    return w("tr", w("trPr", on("cantSplit")), w("tc", properties, *content))


def _bind_rows(elements: list[Element]) -> None:
    """No page may end between the rows: Word keeps a row with the next one if its paragraphs ask for it."""
    last_row = set(elements[-1].findall(name("w:tr"))[-1].iter(name("w:p")))
    for element in elements:
        for paragraph in element.iter(name("w:p")):
            if paragraph not in last_row:
                set_paragraph_property(paragraph, on("keepNext"))


@record(frozen=True, slots=True)
class _Columns:
    """The columns of a grid: their widths and the gap between, in pt."""

    widths: tuple[float, ...]
    gap: float

    @classmethod
    def filling(cls, measure: float, shares: Sequence[float], gap: float) -> _Columns:
        room = measure - gap * (len(shares) - 1)
        return cls(tuple(room * share for share in shares), gap)

    @property
    def all_widths(self) -> list[float]:
        """Panels and gaps from left to right."""
        between = [self.gap] if self.gap else []
        return [each for width in self.widths for each in (*between, width)][len(between) :]


def _gap(grid: Grid, context: Context) -> float:
    return context.theme.style(grid.style).gap


def _grid_table(grid: Grid, columns: _Columns, context: Context) -> Element:
    widths = columns.all_widths
    properties = w(
        "tblPr",
        w("tblStyle", val=context.sheet.box(grid.style)),
        w("tblW", w=sum(twips(each) for each in widths), type="dxa"),
        w("tblLayout", type="fixed"),
        _plain_look(),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=twips(each)) for each in widths)))


def _plain_look() -> Element:
    return w("tblLook", val="0600", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)


def _panel_row(
    panels: tuple[Panel, ...], columns: _Columns, edges: Edges, context: Context, inner: Inner
) -> Element:
    cells: list[Element] = []
    for index, width in enumerate(columns.widths):
        if index and columns.gap:
            cells.append(_empty_cell(columns.gap, context))
        if index < len(panels):
            around = replace(
                edges,
                left=edges.left if index == 0 else 0.0,
                right=edges.right if index == len(columns.widths) - 1 else 0.0,
            )
            cells.append(_panel_cell(panels[index], width, around, context, inner))
        else:
            cells.append(_empty_cell(width, context))
    return w("tr", w("trPr", on("cantSplit")), *cells)


def _panel_cell(panel: Panel, width: float, around: Edges, context: Context, inner: Inner) -> Element:
    """A panel in a grid; ``around`` is the grid's own padding on this cell's sides."""
    style = context.theme.style(panel.style)
    own = style.padding
    padding = Edges(
        own.top + around.top, own.right + around.right, own.bottom + around.bottom, own.left + around.left
    )
    properties = w(
        "tcPr",
        w("tcW", w=twips(width), type="dxa"),
        box_borders("tcBorders", style.borders),
        shading(style.background),
        cell_margins("tcMar", padding),
    )
    return w("tc", properties, *_panel_content(panel, style, width, context, inner))


def _panel_content(panel: Panel, style: Style, width: float, context: Context, inner: Inner) -> list[Element]:
    """The panel's blocks, with a paragraph at the end as every cell must have."""
    padding = style.padding
    content = inner(panel.children, context.narrowed(width - padding.left - padding.right))
    if panel.caption is not None:
        content.insert(0, write_caption(panel.caption, context))
        above = context.theme.style(panel.caption.style).space_before
    else:
        above = space_before(panel.children[0], context.theme) if content else 0.0
    # the padding is the distance to the edge: the first paragraph adds none of its own
    if content and not is_table(content[0]) and above:
        set_paragraph_property(content[0], w("spacing", before=0))
    if not content or is_table(content[-1]):
        content.append(spacer(_SMALLEST_SPACER, context))
    elif not panel.children or space_after(panel.children[-1], context.theme):
        set_space_after(content[-1], 0.0)
    if panel.anchor:
        _bookmark(panel, content, context)
    return content


def _bookmark(panel: Panel, content: list[Element], context: Context) -> None:
    """Set the bookmarks of the box: of its place, and of its title, which references show.

    The mark before the title (“案例”) is no part of it.
    """
    first = first_paragraph(content)
    if first is None:
        return
    title = panel.children[0]
    if isinstance(title, Paragraph) and first is content[0]:
        mark = tuple(takewhile(partial(_is_mark, f"{panel.style}.mark"), title.runs))
        begins = 1 + len(write_inlines(mark, context.theme.style(title.style), context))
        first[begins:] = context.bookmarks.around(panel.anchor, "title", list(first[begins:]))
    first[1:1] = context.bookmarks.around(panel.anchor, "page", [])


def _is_mark(style: str, run: Inline) -> bool:
    return isinstance(run, TextRun) and (run.style == style or not run.text.strip())


def _empty_cell(width: float, context: Context) -> Element:
    # without the margins of the table's style, which would make the row higher
    properties = w("tcPr", w("tcW", w=twips(width), type="dxa"), cell_margins("tcMar", Edges()))
    return w("tc", properties, spacer(_SMALLEST_SPACER, context))


def _gap_row(columns: _Columns, context: Context) -> Element:
    height = w("trHeight", val=twips(columns.gap), hRule="exact")
    cells = [_empty_cell(each, context) for each in columns.all_widths]
    return w("tr", w("trPr", on("cantSplit"), height), *cells)
