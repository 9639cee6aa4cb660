"""A place in a source file."""

from __future__ import annotations

from reportgen.record import record


@record(frozen=True, slots=True, order=True)
class Span:
    """A half-open range in a text file; lines and columns count from 1, columns in characters.

    ``file`` is the path relative to the report project (POSIX slashes), or the path of a
    shipped layout prefixed by ``layouts/``. In a table, line and column are those of a cell and
    ``address`` is how it is called behind the file: ``!Sheet1:C7``, in a CSV file ``:C7``.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    address: str = ""

    def __str__(self) -> str:
        return f"{self.file}{self.address}" if self.address else f"{self.file}:{self.line}:{self.column}"

    def shifted(self, columns: int, length: int) -> Span:
        """The part of a one-line span that starts ``columns`` further and is ``length`` long."""
        if self.address:
            return self  # a cell is one place
        start = self.column + columns
        return Span(self.file, self.line, start, self.line, start + length)
