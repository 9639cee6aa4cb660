"""Tables: columns that may be grouped, rows of rich text in groups with totals, caption, notes, source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Across, Anchored, NoteBelow, SourceBelow
from reportgen.blocks.figure import place_of
from reportgen.blocks.paragraphs import notes_below
from reportgen.blocks.reading import CellText, ShortModel
from reportgen.blocks.table_cells import SpanningCell, figures_align, is_missing, merged
from reportgen.blocks.table_charts import CellCharts, Show
from reportgen.blocks.table_status import marked
from reportgen.blocks.table_totals import checked, total
from reportgen.model.flow import (
    Block,
    Cell,
    CellScope,
    Column,
    ColumnAlign,
    FloatPlace,
    Paragraph,
    Row,
    Table,
)
from reportgen.model.inline import plain_text
from reportgen.schema import RichText, Share, Switch

# what shares in whole percent may be off: thirds as 33%
_ROUNDED = 0.025
Align = Literal["start", "center", "end", "decimal", "左", "中", "右", "小数点"]
_ALIGN: dict[Align, ColumnAlign] = {
    "start": "start",
    "center": "center",
    "end": "end",
    "decimal": "decimal",
    "左": "start",
    "中": "center",
    "右": "end",
    "小数点": "decimal",
}


class TableColumn(ShortModel):
    """一列：title 是表头，align 是 左、中、右、小数点，width 是占表宽的百分比（如 30%）。

    show: 条形 把数画成条，show: 走势 把一行几个数（用、隔开）画成迷你折线，show: 状态 给“完成”“滞后”加标记。

    几列有共同的表头时，title 写共同的，columns 写各列。total: 否 表示这一列不求合计。
    """

    short: ClassVar[str] = "title"

    title: CellText = Field(description="表头")
    align: Align | None = Field(
        None,
        description="`左`、`中`、`右`、`小数点`（各行的小数点上下对齐）；不写时全是数的列（第一列除外）"
        "按版式的 `table_figures`（小数点对齐），其余靠左",
    )
    width: Share | None = Field(None, description="占表宽的百分比，不写就按内容分配")
    total: Switch = Field(Switch(True), description="`否`：这一列不求合计（比例、年份）")
    show: Show = Field(
        "text",
        description="`条形`：把这一列的数各画成一条；`走势`：把一格里的几个数（用“、”隔开）画成迷你折线；"
        "`状态`：在完成、进行中、滞后、未开始、中止等词前面加标记",
    )
    columns: tuple[TableColumn, ...] = Field((), description="下一层的各列")

    def leaves(self) -> Iterator[TableColumn]:
        """The columns that hold cells."""
        if not self.columns:
            yield self
        for column in self.columns:
            yield from column.leaves()

    @property
    def depth(self) -> int:
        """How many rows of the header it takes."""
        return 1 + max((column.depth for column in self.columns), default=0)


class TableRow(ShortModel):
    """一行：一列单元格；或者 group 是一组的名称，rows 是组里各行；或者 total 是合计行的名称。"""

    short: ClassVar[str] = "cells"

    cells: tuple[CellText, ...] | None = Field(None, description="一行单元格的完整写法，平常直接写列表")
    group: RichText | None = Field(None, description="一组的名称，占一整行")
    rows: tuple[TableRow, ...] = Field((), description="这一组的各行")
    total: RichText | None = Field(
        None, description="合计行的名称；在组里是小计，在外面是全部的合计，由程序计算"
    )
    given: tuple[CellText, ...] = Field(
        (),
        description="合计另有出处时，把各列的合计依次写在这里，程序逐列核对，对不上就报错；"
        '不核对的列写 `""`。`total: 否` 的列印这里写的',
    )

    def data(self) -> Iterator[TableRow]:
        """The rows of cells in it."""
        if self.cells is not None:
            yield self
        for row in self.rows:
            yield from row.data()


class TableBlock(BlockModel):
    """表格：columns 是表头，rows 每行一个列表，单元格里可用 **加粗** 和 {{ 事实 }}。

    first_column: header 表示第一列是行的标题。没有内容的单元格写 ""；
    单元格里只写 < 表示并入左边一格，只写 ^ 表示并入上面一格。

    ```yaml
    - table:
        caption: 国内科技合作项目
        columns:
          - 指标
          - {title: 数值, align: 右, width: 30%}
        rows:
          - [项目数量, "{{ 国内科技合作项目.数量 | 带单位 }}"]
          - [总投入, "{{ 国内科技合作项目.总投入 | 带单位 }}"]
        note: 数据截至年末。
        source: 科技合作处年报
    ```
    """

    name: ClassVar[str] = "table"
    words: ClassVar[str] = "表格"

    columns: tuple[TableColumn, ...] = Field(description="表头；几列有共同的表头时，在那一列里再写 `columns`")
    rows: tuple[TableRow, ...] = Field(
        description='各行，每行一个列表，格数和表头一样；空格写 `""`，没有数写 —'
    )
    caption: RichText | None = Field(None, description="表题，自动编号")
    place: FloatPlace | None = Field(
        None,
        description="这里放不下时移到哪里：`float` 本页页脚或下一页开头，`head` 下一页开头；"
        "`foot` 总排在页脚；`here` 就排在这里。不写时有表题的表按版式，没有表题的排在这里。长表可以分页",
    )
    note: NoteBelow = None
    source: SourceBelow = None
    first_column: Literal["header", "data"] = Field("data", description="`header`：第一列是各行的标题")
    alt: RichText | None = Field(None, description="给看不见表的读者的话")
    across: Across = Switch(False)
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        leaves = tuple(leaf for column in self.columns for leaf in column.leaves())
        if not leaves or not self.rows:
            tell_empty(self, "rows" if leaves else "columns", context)
            return ()
        # in reading order: footnotes are counted on the way
        caption = context.caption_if_any("table", self.caption, self.id)
        header = _header(self.columns, context)
        data = [row.cells for each in self.rows for row in each.data() if row.cells is not None]
        widths = [leaf.width.value if leaf.width else 0.0 for leaf in leaves]
        _check_widths(leaves, context)
        small = CellCharts([leaf.show for leaf in leaves], widths, data, context)
        body = _Body(leaves, self.first_column == "header", small, context)
        rows = body.lowered(self.rows)
        table = Table(
            columns=tuple(Column(width, body.align(index)) for index, width in enumerate(widths)),
            header=header,
            body=tuple(rows),
            style="table",
            anchor=caption.anchor if caption else "",
            caption=caption,
            place=self._place(context),
            notes=notes_below(self.note, self.source, context),
            alt=context.plain(self.alt) if self.alt else "",
            across=self.across.value,
            span=self.span,
        )
        return (table,)

    def _place(self, context: LowerContext) -> FloatPlace:
        """Where it may move: one without a caption, to which no reference leads, only if it says so."""
        if self.caption is None and self.place is None:
            return "here"
        return place_of(self.place, context)


def _check_widths(columns: Sequence[TableColumn], context: LowerContext) -> None:
    """Says where the columns' shares are not those of one table: layout brings them to it in proportion."""
    written = [column.width for column in columns if column.width is not None]
    total = sum(share.value for share in written)
    fits = abs(total - 1) <= _ROUNDED if len(written) == len(columns) else total < 1
    if not fits:
        context.sink.report("table-widths", written[-1].span, total=f"{total:.0%}")


class _Body:
    """Lowers the rows of a table with these columns."""

    def __init__(
        self, columns: Sequence[TableColumn], headed: bool, charts: CellCharts, context: LowerContext
    ) -> None:
        self._columns = columns
        self._headed = headed
        self._charts = charts
        self._context = context
        self._read = 0
        self._printed: list[list[str]] = [[] for _ in columns]

    def align(self, index: int) -> ColumnAlign:
        """How a column stands: as it says, else by what its lowered cells print; the first names the rows."""
        column = self._columns[index]
        if column.align is not None:
            return _ALIGN[column.align]
        if index == 0 or column.show not in ("text", "文字"):
            return "start"
        return figures_align(self._printed[index], self._context.theme.rules.table_figures)

    def lowered(self, rows: Sequence[TableRow]) -> list[Row]:
        """Rows in order; neighbouring rows of cells go together, since cells may span them."""
        found: list[Row] = []
        together: list[tuple[CellText, ...]] = []
        for row in rows:
            kind = self._kind(row)
            if kind == "cells" and row.cells is not None:
                if self._is_whole(row):
                    together.append(row.cells)
                continue
            found += self._data(together)
            together = []
            if kind == "group" and row.group is not None:
                found.append(self._title(row.group))
                found += self.lowered(row.rows)
            elif kind == "total" and row.total is not None:
                found.append(self._total(row.total, row, rows))
        return found + self._data(together)

    def _kind(self, row: TableRow) -> str:
        """What a row is; "" when it is none of the three, or more than one at a time."""
        given = [name for name in ("cells", "group", "total") if getattr(row, name) is not None]
        alone = len(given) == 1 and (not row.rows or given == ["group"])
        if not alone or (row.given and given != ["total"]):
            self._context.sink.report("table-row-kind", row.span)
            return ""
        if given == ["group"] and not row.rows:
            self._context.sink.report("table-group-empty", row.span)
        return given[0]

    def _is_whole(self, row: TableRow) -> bool:
        self._read += 1
        cells = row.cells or ()
        if len(cells) == len(self._columns):
            return True
        self._context.sink.report(
            "table-row-length",
            cells[0].span if cells else row.span,
            row=str(self._read),
            found=str(len(cells)),
            wanted=str(len(self._columns)),
        )
        return False

    def _data(self, rows: Sequence[tuple[CellText, ...]]) -> list[Row]:
        lowered = merged(rows, self._context.sink)
        return [
            Row(tuple(self._cell(cell, row[0]) for cell in cells), span=row[0].span)
            for row, cells in zip(rows, lowered, strict=True)
        ]

    def _cell(self, cell: SpanningCell, first: CellText) -> Cell:
        scope: CellScope = "row" if self._headed and cell.column == 0 else "none"
        show = self._columns[cell.column].show
        if show in ("status", "状态") and not is_missing(cell.text) and cell.text.rich is not None:
            status = Paragraph(marked(cell.text.rich, self._context), "table.cell", span=cell.text.span)
            return Cell((status,), scope, cell.columns, cell.rows, span=cell.text.span)
        if show not in ("text", "文字"):
            words = [first, self._columns[cell.column].title]
            name = "".join(self._context.plain(word.rich) for word in words if word.rich is not None)
            figure = self._charts.figure(cell.text, cell.column, name, self._context)
            if figure is not None:
                return Cell((figure,), scope, cell.columns, cell.rows, span=cell.text.span)
        lowered = _cell(cell.text, "table.cell", scope, self._context, cell.columns, cell.rows)
        printed = [plain_text(each.runs) for each in lowered.children if isinstance(each, Paragraph)]
        self._printed[cell.column].append("\n".join(printed).strip())
        return lowered

    def _title(self, group: RichText) -> Row:
        """The title of a group over the whole width; PDF knows no scope of header for it."""
        words = Paragraph(self._context.inline(group), "table.group", span=group.span)
        cell = Cell((words,), "none", len(self._columns), span=group.span)
        return Row((cell,), "table.group", "next", group.span)

    def _total(self, label: RichText, written: TableRow, beside: Sequence[TableRow]) -> Row:
        """A row of sums over the rows beside it and those in their groups, checked against those given."""
        data = [row.cells for row in (r for each in beside for r in each.data()) if row.cells is not None]
        whole = [cells for cells in data if len(cells) == len(self._columns)]
        known = len(self._context.sink)
        sums = [
            total([cells[index] for cells in whole], self._context)
            if index and column.total and column.show not in ("trend", "走势", "status", "状态")
            else None
            for index, column in enumerate(self._columns)
        ]
        # the label runs on over what is not added up beside it
        width = next((index for index, value in enumerate(sums) if value is not None), len(sums))
        if written.given:
            width = min(width, max(len(sums) - len(written.given), 1))
        titles = [self._title_of(column) for column in self._columns[width:]]
        printed = checked(written.given, sums[width:], titles, label.span, self._context)
        if width == len(sums) and len(self._context.sink) == known:
            self._context.sink.report("table-total-nothing", label.span)
        style = "table.total"
        head = Paragraph(self._context.inline(label), style, span=label.span)
        paragraphs = (Paragraph(runs, style, span=label.span) for runs in printed)
        cells = (Cell((paragraph,), span=label.span) for paragraph in paragraphs)
        return Row((Cell((head,), "row", width, span=label.span), *cells), style, "previous", label.span)

    def _title_of(self, column: TableColumn) -> str:
        return "" if column.title.rich is None else self._context.plain(column.title.rich)


def _header(columns: Sequence[TableColumn], context: LowerContext) -> tuple[Row, ...]:
    """As many rows as columns are nested: a shared title above the titles of its columns."""
    depth = max(column.depth for column in columns)
    rows: list[list[Cell]] = []
    level = list(columns)
    for above in range(depth):
        cells = []
        for column in level:
            across = sum(1 for _ in column.leaves())
            down = 1 if column.columns else depth - above
            cells.append(_cell(column.title, "table.head", "column", context, across, down))
        rows.append(cells)
        level = [inner for column in level for inner in column.columns]
    return tuple(Row(tuple(cells), span=cells[0].span) for cells in rows)


def _cell(
    text: CellText, style: str, scope: CellScope, context: LowerContext, columns: int = 1, rows: int = 1
) -> Cell:
    paragraphs = text.rich.paragraphs() if text.rich is not None else ()
    children = tuple(Paragraph(context.inline(part), style, span=part.span) for part in paragraphs)
    # an empty cell still holds a paragraph: Word wants one, and the row keeps its height
    return Cell(children or (Paragraph((), style, span=text.span),), scope, columns, rows, span=text.span)
