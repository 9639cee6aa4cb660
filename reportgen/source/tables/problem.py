"""What is wrong with a table: a catalogue code, its words, and the cell where one is known."""

from __future__ import annotations


class TableProblem(Exception):
    """Raised by readers; ``sheet`` and ``row``/``column`` (from 1) are the place, 0 when it is the file."""

    def __init__(self, code: str, sheet: str = "", row: int = 0, column: int = 0, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.sheet = sheet
        self.row = row
        self.column = column
        self.words = words
