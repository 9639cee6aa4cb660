"""Facts as a spreadsheet for those who sign them off, and their corrected sheet back into the YAML."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.audit.accounts import Accounts
from reportgen.audit.listing import FactRow, fact_rows
from reportgen.diagnostics import Sink, Span, listed
from reportgen.project.facts import Definition, Given, Pending
from reportgen.source import Sources
from reportgen.source.lines import quoted
from reportgen.source.rewriting import Replacement
from reportgen.source.sources import YAML_SUFFIXES
from reportgen.source.tables.addresses import column_name
from reportgen.source.tables.problem import TableProblem
from reportgen.source.tables.workbook import Sheet, Workbook
from reportgen.text.quantity import PENDING, parse_quantity

SHEET = "事实"
_MOST_CELLS = 1_000_000
# heading, width in characters, and whether a colleague may change it
_COLUMNS = (
    ("名称", 32), ("标签", 14), ("数值", 16), ("单位", 8), ("来源", 24), ("提供", 14), ("日期", 12),
    ("说明", 24), ("状态", 8), ("负责", 10), ("写在", 28), ("用在", 48),
)  # fmt: skip
_NAME, _LABELS, _VALUE = "名称", "标签", "数值"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that the sheet has otherwise than the YAML; ``cell`` is where in the sheet."""

    name: str
    labels: str
    old: str
    new: str
    place: Span
    cell: str


def export_sheet(accounts: Accounts, path: Path) -> int:
    """Write the facts to an XLSX file, a figure a row; how many. Raises OSError."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet.append([title for title, _ in _COLUMNS])
    count = 0
    for row in fact_rows(accounts):
        sheet.append(_cells(row))
        count += 1
    for index, (title, width) in enumerate(_COLUMNS, start=1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
        if title == _VALUE:
            for cell in sheet[letter][1:]:
                cell.fill = PatternFill("solid", fgColor="FFF6E5")
                cell.alignment = Alignment(horizontal="right")
                cell.number_format = "@"  # what is typed stays typed: 1.10 is not 1.1
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(path)
    return count


def _cells(row: FactRow) -> list[str]:
    uses = "；".join(f"{use.place.file}:{use.place.line}" for use in row.uses)
    value = row.typed or row.value
    return [
        row.name, row.labels, value, row.unit, row.source, row.supplier, row.date, row.note, row.status,
        row.owner, str(row.place), uses,
    ]  # fmt: skip


def read_changes(accounts: Accounts, path: Path, sink: Sink) -> tuple[Change, ...]:
    """What the sheet has otherwise; rows may be moved, columns and comments added.

    What cannot be taken over (an unknown name, a value that is no figure, a computed one) is reported
    with its cell.
    """
    sheet = _open(path, sink)
    if sheet is None:
        return ()
    rows = sheet.rows
    columns = {_text(title): index for index, title in enumerate(rows[0] if rows else ()) if title}
    missing = [title for title in (_NAME, _LABELS, _VALUE) if title not in columns]
    if missing:
        sink.report("factsheet-no-column", sheet=f"{path.name}!{sheet.name}", missing=listed(missing))
        return ()
    known = {(row.name, row.labels): row for row in fact_rows(accounts)}
    changes: list[Change] = []
    typed: dict[tuple[str, str], tuple[str, str]] = {}  # each figure as it stands first, and its cell
    column = column_name(columns[_VALUE] + 1)
    for number, cells in enumerate(rows[1:], start=2):
        name, labels, new = (_text(cells[columns[title]]) for title in (_NAME, _LABELS, _VALUE))
        if not name and not new:
            continue
        cell = f"{path.name}!{sheet.name}:{column}{number}"
        key = name, labels
        if key not in known:
            sink.report("factsheet-unknown", cell=cell, name=_called(key))
            continue
        first, other = typed.setdefault(key, (new, cell))
        if first != new:
            sink.report("factsheet-twice", cell=cell, name=_called(key), other=other)
        elif other == cell and (change := _change(known[key], accounts, new, cell, sink)) is not None:
            changes.append(change)
    return tuple(changes)


def _open(path: Path, sink: Sink) -> Sheet | None:
    try:
        book = Workbook(path.read_bytes(), _MOST_CELLS)
        names = book.sheets
        if not names:
            raise TableProblem("table-broken", reason="no sheet")
        return book.sheet(SHEET if SHEET in names else names[0])
    except OSError as error:
        sink.report("factsheet-unreadable", path=str(path), reason=error.strerror or str(error))
    except TableProblem as problem:
        reason = problem.words.get("reason") or problem.words.get("limit", "")
        sink.report("factsheet-unreadable", path=str(path), reason=reason)
    return None


def _text(cell: str) -> str:
    """A cell as an editor would type it."""
    return unicodedata.normalize("NFKC", cell).strip()


def _called(key: tuple[str, str]) -> str:
    """A fact and its labels as a message names them."""
    name, labels = key
    return f"{name}[{labels}]" if labels else name


def _change(row: FactRow, accounts: Accounts, new: str, cell: str, sink: Sink) -> Change | None:
    name = _called((row.name, row.labels))
    old = row.typed or row.value
    if new == _text(old) or (not new and not row.typed):
        return None
    definition = _definition(accounts, row)
    if not isinstance(definition, Given | Pending):
        sink.report("factsheet-computed", cell=cell, name=name, value=new)
        return None
    if row.place.address or not row.place.file.endswith(YAML_SUFFIXES):
        sink.report("factsheet-elsewhere", cell=cell, name=name, place=str(row.place))
        return None
    fact = accounts.facts[row.name]
    unit = definition.quantity.unit if isinstance(definition, Given) else fact.unit
    is_words = isinstance(definition, Given) and definition.quantity.number is None
    if not new or (
        unit is not None and not is_words and new != PENDING and parse_quantity(new, unit) is None
    ):
        sink.report("factsheet-value", cell=cell, name=name, value=new or "—")
        return None
    return Change(row.name, row.labels, old, new, row.place, cell)


def _definition(accounts: Accounts, row: FactRow) -> Definition | None:
    fact = accounts.facts[row.name]
    for coordinates, definition in fact.cells.items():
        if "、".join(coordinates) == row.labels:
            return definition
    return fact.always


def replacements(changes: Sequence[Change], sources: Sources) -> Iterator[Replacement]:
    """The changes as edits of the YAML: the typed value gives way to the new one, quotes stay quotes."""
    for change in changes:
        line = sources.line(change.place.file, change.place.line) or ""
        typed = line[change.place.column - 1 : change.place.end_column - 1]
        is_bare = typed[:1] not in ("'", '"') and _is_plain(change.new)
        yield Replacement(change.place, typed, change.new if is_bare else quoted(change.new))


def _is_plain(text: str) -> bool:
    """Whether a value needs no quotes in YAML, also inside braces."""
    return (
        not any(mark in text for mark in ":#,[]{}\"'&*!|>%@`") or text.rstrip("%").replace(".", "").isalnum()
    )
