"""CSV and TSV, UTF-8 (with or without mark), UTF-16 or GBK, to rows of text."""

from __future__ import annotations

import codecs
import csv
import io

from reportgen.source.tables.problem import TableProblem

_DELIMITERS = (",", "\t", ";")
# what Excel can hold in one cell
_MOST_CHARACTERS = 32_767


def read_delimited(data: bytes, kind: str, most_cells: int) -> list[list[str]]:
    """The rows of a CSV or TSV file; raises TableProblem."""
    text = _decoded(data)
    delimiter = "\t" if kind == "tsv" else _delimiter(text)
    rows: list[list[str]] = []
    count = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        for row in reader:
            count += len(row)
            if count > most_cells:
                raise TableProblem("table-too-many-cells", limit=f"{most_cells}")
            if any(len(cell) > _MOST_CHARACTERS for cell in row):
                raise TableProblem("table-long-cell", row=len(rows) + 1, limit=str(_MOST_CHARACTERS))
            rows.append([cell.strip() for cell in row])
    except csv.Error as error:
        raise TableProblem("table-broken", reason=str(error)) from error
    return rows


def _decoded(data: bytes) -> str:
    # "Unicode text" of Excel is UTF-16 with a mark
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codecs_to_try = ["utf-16"]
    else:
        # Chinese Excel saves CSV as GBK; GB 18030 contains it
        codecs_to_try = ["utf-8-sig", "gb18030"]
    for codec in codecs_to_try:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableProblem("table-encoding")


def _delimiter(text: str) -> str:
    """The mark most frequent in the first line that has any."""
    for line in text.splitlines()[:20]:
        found = max(_DELIMITERS, key=line.count)
        if line.count(found):
            return found
    return ","
