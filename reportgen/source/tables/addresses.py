"""Addresses of cells and areas as spreadsheets write them: C7, A3:F20, A3:F."""

from __future__ import annotations

import re
from functools import cache

from reportgen.record import record

# ECMA-376 Part 1 §18.3.1.73 and what Excel holds: 1 048 576 rows, 16 384 columns (XFD)
MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})(?:\$?([0-9]{1,7}))?)?")


@record(frozen=True, slots=True)
class Area:
    """A rectangle of cells, rows and columns counted from 1, both ends in; None is as far as there is."""

    top: int = 1
    left: int = 1
    bottom: int | None = None
    right: int | None = None


WHOLE = Area()


@cache
def column_name(column: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, index = divmod(column - 1, 26)
        name = chr(ord("A") + index) + name
    return name


def column_number(name: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for char in name:
        number = number * 26 + ord(char) - ord("A") + 1
    return number


def parse_cell(text: str) -> tuple[int, int] | None:
    """Row and column of "C7"; None where it is none."""
    found = _CELL.fullmatch(text)
    return None if found is None else (int(found[2]), column_number(found[1]))


def parse_area(text: str) -> Area | None:
    """The rectangle of "A3:F20" or "A3:F" (to the last row); None where it is none."""
    found = _AREA.fullmatch(text.strip().upper().replace("：", ":"))
    if found is None:
        return None
    left, top = column_number(found[1]), int(found[2])
    right = column_number(found[3]) if found[3] else left
    bottom = int(found[4]) if found[4] else (None if found[3] else top)
    fits = 1 <= top <= MAX_ROW and right <= MAX_COLUMN and (bottom is None or top <= bottom <= MAX_ROW)
    return Area(top, left, bottom, right) if fits and left <= right else None
