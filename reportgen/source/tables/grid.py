"""A table as text: every cell what it shows, with its place."""

from __future__ import annotations

from reportgen.diagnostics import Span
from reportgen.record import record
from reportgen.source.tables.addresses import Area, column_name


@record(frozen=True, slots=True)
class Grid:
    """Rows of cells from ``top``, ``left`` of a sheet on; all rows are equally long.

    ``cells`` holds what is typed or computed as text (percentages with their sign, days as ISO 8601),
    "" for a blank cell. ``sheet`` is "" for a file of one table.
    """

    path: str
    sheet: str
    cells: tuple[tuple[str, ...], ...]
    top: int = 1
    left: int = 1
    places: tuple[tuple[Span, ...], ...] = ()

    @property
    def width(self) -> int:
        return len(self.cells[0]) if self.cells else 0

    def span(self, row: int, column: int) -> Span:
        """The place of a cell, counted from 0 within the grid: ``facts/rd.xlsx!Sheet1:C7``."""
        if self.places:
            return self.places[row][column]
        return cell_span(self.path, self.sheet, self.top + row, self.left + column)

    def part(self, area: Area) -> Grid:
        """The cells of an area; those beyond the grid are blank."""
        bottom = self.top + len(self.cells) - 1 if area.bottom is None else area.bottom
        right = self.left + self.width - 1 if area.right is None else area.right
        # an area larger than the sheet ends where the sheet does
        bottom = min(bottom, self.top + len(self.cells) - 1)
        first_row, first_column = area.top - self.top, area.left - self.left
        wide = max(right - area.left + 1, 0)
        rows = tuple(
            _stretch(self.cells[index], first_column, wide)
            for index in range(max(first_row, 0), max(bottom - self.top + 1, 0))
        )
        return Grid(self.path, self.sheet, rows, max(area.top, self.top), area.left)


def cell_span(path: str, sheet: str, row: int, column: int) -> Span:
    """The place of a cell, row and column counted from 1."""
    sheet_part = f"!{sheet}" if sheet else ""
    return Span(path, row, column, row, column + 1, f"{sheet_part}:{column_name(column)}{row}")


def _stretch(row: tuple[str, ...], first: int, wide: int) -> tuple[str, ...]:
    before = ("",) * max(-first, 0)
    cells = (*before, *row[max(first, 0) : first + wide])
    return cells[:wide] + ("",) * max(wide - len(cells), 0)


def rectangular(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows made equally long, blank rows and columns at the end left out."""
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max((index + 1 for row in rows for index, cell in enumerate(row) if cell), default=0)
    return tuple(tuple(row[:wide]) + ("",) * (wide - len(row)) for row in rows)
