"""What a table needs to know before it is set: column widths, size of the type, where decimal points stand.

Both writers ask here, so that a table has the same columns in the PDF and in Word.
"""

from __future__ import annotations

from reportgen.diagnostics import Sink
from reportgen.layout.columns import Figures, column_widths, figure_of, figures_of
from reportgen.layout.planmemory import Choice
from reportgen.layout.setting import Setting
from reportgen.model.flow import Cell, Table
from reportgen.record import record, replace
from reportgen.theme.style import Edges, Style

# the styles of a table's text and cells
CELL_STYLES = ("table.head", "table.cell", "table.group", "table.total")
# a table too wide for the measure is set smaller, step by step; type is not made smaller than this (pt)
SMALLER = (0.92, 0.85, 0.78, 0.72, 0.66)
SMALLEST = 6.0


@record(frozen=True, slots=True)
class TablePlan:
    """Column widths in pt; ``share`` of the type size; for columns aligned by the decimal point how far their
    figures reach; ``setting`` has the styles of the cells in that size.
    """

    widths: tuple[float, ...]
    share: float
    figures: tuple[Figures, ...]
    setting: Setting

    def behind(self, cell: Cell, column: int) -> float | None:
        """The room behind a figure that is set flush right so that its point stands below the others, in pt
        from the text's edge; None for words, and where the column is too narrow.
        """
        padding = self.setting.style("table.cell").padding
        extent = self.figures[column]
        spare = self.widths[column] - padding.left - padding.right - extent.before - extent.after
        figure = figure_of(cell, self.setting)
        if figure is None or spare < 0:
            return None
        return spare / 2 + extent.after - figure.after


def table_plan(table: Table, width: float, setting: Setting) -> TablePlan:
    """The plan of a table ``width`` pt wide. Where words do not fit, its type is made smaller, and that is
    told.
    """
    choice = _choice(table, width, setting)
    if choice.share < 1 or not choice.fits:
        code = "table-smaller" if choice.fits else "table-too-wide"
        words = {"columns": str(len(table.columns)), "percent": str(round(choice.share * 100))}
        setting.sink.report(code, table.span, **words)
    figures = tuple(Figures(before, after) for before, after in choice.reaches)
    return TablePlan(choice.widths, choice.share, figures, _fitted(choice.share, choice.fits, setting))


def _choice(table: Table, width: float, setting: Setting) -> Choice:
    """What was chosen before, if the setting has a memory of that, or is now."""
    memory = setting.plans
    if memory is None or memory.theme is not setting.theme:
        return _chosen(table, width, setting)
    choice = memory.find(table, width)
    if choice is None:
        choice = _chosen(table, width, setting)
        memory.note(table, width, choice)
    return choice


def _chosen(table: Table, width: float, setting: Setting) -> Choice:
    size = setting.style("table.cell").size
    for share in (1.0, *(share for share in SMALLER if size * share >= SMALLEST)):
        fitted = _fitted(share, True, setting)
        styles = {"head": head_style(fitted), "body": fitted.style("table.cell")}
        widths = column_widths(table, styles, width, fitted)
        if widths.fits:
            break
    fitted = _fitted(share, widths.fits, setting)
    figures = (
        figures_of(table, index, fitted) if column.align == "decimal" else Figures()
        for index, column in enumerate(table.columns)
    )
    reaches = tuple((each.before, each.after) for each in figures)
    return Choice(widths.columns, share, widths.fits, reaches)


def _fitted(share: float, fits: bool, setting: Setting) -> Setting:
    """The setting with the table's type so small; that words get broken is said once, for the whole table."""
    fitted = setting.smaller(CELL_STYLES, share) if share < 1 else setting
    return fitted if fits else replace(fitted, typeset=replace(fitted.typeset, sink=Sink()))


def head_style(setting: Setting) -> Style:
    """A header cell is padded as a body cell unless its style says otherwise."""
    head = setting.style("table.head")
    if head.padding == Edges():
        return replace(head, padding=setting.style("table.cell").padding)
    return head
