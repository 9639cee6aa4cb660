"""Lines that a spreadsheet has put on the clipboard, cells with tabs between them, as rows of a YAML list."""

from __future__ import annotations

import re

from reportgen.source.lines import anatomy, quoted

# what YAML takes as it stands inside brackets
_PLAIN = re.compile(r"[^\W_][^,\[\]{}:#\n]*")


def is_pasted(line: str) -> bool:
    """Whether a line is rather a row of a spreadsheet: a tab between words, and no entry of YAML."""
    found = anatomy(line)
    return "\t" in line.strip() and not found.starts_entry and "\t" not in line[: found.indent]


def as_row(pasted: str) -> str:
    """Cells with tabs between them as a row of a table: ``- [江苏, 12]``."""
    cells = ", ".join(map(_cell, pasted.strip(" ").split("\t")))
    return f"- [{cells}]"


def _cell(text: str) -> str:
    text = text.strip()
    return text if _PLAIN.fullmatch(text) else quoted(text)
