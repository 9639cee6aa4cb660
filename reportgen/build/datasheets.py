"""Tables of data to files: each as CSV, or all as the sheets of one workbook; same tables, same bytes."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportgen.record import record

# a workbook must name a date; a fixed one keeps the same tables at the same bytes
_CREATED = datetime.datetime(2000, 1, 1)
_FIGURE = re.compile(r"-?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.\d{1,10})?")
_INDEX = "目录"
_WIDEST = 48  # of a column, in characters


@record(frozen=True, slots=True)
class DataTable:
    """A table: ``name`` is that of its file or sheet, ``title`` says what it is."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def csv_bytes(table: DataTable) -> bytes:
    """CSV as RFC 4180 has it; a byte order mark tells Excel that it is UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows((table.heads, *table.rows))
    return text.getvalue().encode("utf-8-sig")


def workbook_bytes(tables: Sequence[DataTable]) -> bytes:
    """XLSX: a sheet for each table, before them a list of what each is; figures are numbers."""
    from xlsxwriter import Workbook  # only for reports that ask for it

    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    bold = book.add_format({"bold": True, "bottom": 1})
    index = book.add_worksheet(_INDEX)
    index.write_row(0, 0, ("工作表", "内容"), bold)
    index.set_column(0, 0, 16)
    index.set_column(1, 1, _WIDEST)
    for number, (name, table) in enumerate(zip(_sheet_names(tables), tables, strict=True), start=1):
        index.write_url(number, 0, f"internal:'{name}'!A1", string=name)
        index.write_string(number, 1, table.title)
        sheet = book.add_worksheet(name)
        for column, head in enumerate(table.heads):
            sheet.write_string(0, column, head, bold)
            sheet.set_column(column, column, _width((head, *(row[column] for row in table.rows))))
        for line, row in enumerate(table.rows, start=1):
            for column, text in enumerate(row):
                # the first column names what a row is about: 2021, 007
                if column and _FIGURE.fullmatch(text):
                    look = book.add_format({"num_format": _format_code(text)})
                    sheet.write_number(line, column, float(Decimal(text.replace(",", ""))), look)
                else:
                    sheet.write_string(line, column, text)
        sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def _sheet_names(tables: Sequence[DataTable]) -> list[str]:
    """Names Excel takes: up to 31 characters, none of ``[]:*?/\\``, none twice."""
    names: list[str] = []
    taken = {_INDEX}
    for table in tables:
        base = re.sub(r"[\[\]:*?/\\']", "-", table.name)[:31]
        name, count = base, 1
        while name.lower() in taken:
            count += 1
            tail = f" ({count})"
            name = base[: 31 - len(tail)] + tail
        taken.add(name.lower())
        names.append(name)
    return names


def _width(texts: Iterable[str]) -> float:
    """A column as wide as its longest text, a Han character counting as two."""
    widest = max((sum(2 if ord(char) > 0x2E7F else 1 for char in text) for text in texts), default=0)
    return min(widest + 2, _WIDEST)


def _format_code(text: str) -> str:
    """The number format that shows a figure as it is written."""
    whole = "#,##0" if "," in text else "0"
    decimals = len(text.partition(".")[2])
    return f"{whole}.{'0' * decimals}" if decimals else whole
