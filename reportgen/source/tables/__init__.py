"""Spreadsheets and query results to grids of cells, each with its place; nothing in them is executed."""

from reportgen.source.tables.grid import Grid
from reportgen.source.tables.reading import TableAddress, is_table, read_database, read_table

__all__ = ["Grid", "TableAddress", "is_table", "read_database", "read_table"]
