"""Cells of a table as written: merge marks to spanning cells, typed figures and facts to quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import CellText
from reportgen.diagnostics import Sink
from reportgen.model.flow import ColumnAlign
from reportgen.record import record
from reportgen.schema import Expression
from reportgen.text.numbers import parse_number
from reportgen.text.quantity import Quantity, unit_of

# a cell with only this mark belongs to the one at its left, or to the one above it
LEFT, ABOVE = "<", "^"
# what stands in a cell for a figure there is none of
_MISSING = frozenset({"—", "——", "-", "–", "－", "…", "……", "/", "×"})
# a footnote at a figure does not change it
_NOTE_MARK = re.compile(r"\[\^[^\[\]]*\]")
_FORMULA = re.compile(r"(?:\*\*)?\{\{([^{}]+)\}\}(?:\*\*)?")
_FIGURE = re.compile(r"(?:\*\*)?([+\-−]?\d[\d,]*(?:\.\d+)?)\s*([^\W\d_]{1,6}|[%％‰℃])?(?:\*\*)?")


# a figure as it is printed: 1,035.5, 超150家, -0.5%
_PRINTED = re.compile(r"[约超近逾]?\s*[+\-−]?\d[\d,]*(?:\.\d+)?[多余]?\s*([^\W\d_]{1,6}|[%％‰℃])?")
# 2021年 and 31日 are times
_TIMES = frozenset("年月日号时点分秒")


@record(frozen=True, slots=True)
class SpanningCell:
    """A cell with the number of columns and rows it takes up."""

    text: CellText
    column: int
    columns: int = 1
    rows: int = 1


def merged(rows: Sequence[Sequence[CellText]], sink: Sink) -> list[list[SpanningCell]]:
    """The cells of each row, marks taken up by the cells they lead to. All rows are equally long.

    A mark that leads nowhere, or would make a shape with a corner missing, is reported and left empty.
    """
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            owners[r, c] = (r, c)
            match mark_of(cell):
                case "<" if c > 0:
                    owners[r, c] = owners[r, c - 1]
                case "^" if r > 0:
                    owners[r, c] = owners[r - 1, c]
                case "<" | "^" as mark:
                    sink.report("table-merge-edge", cell.span, mark=mark)
    places: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, owner in owners.items():
        places.setdefault(owner, []).append(place)
    found: list[list[SpanningCell]] = [[] for _ in rows]
    for (r, c), own in places.items():
        bottom, right = max(place[0] for place in own), max(place[1] for place in own)
        height, width = bottom - r + 1, right - c + 1
        if height * width != len(own):
            missing = next(
                (i, j) for i in range(r, bottom + 1) for j in range(c, right + 1) if (i, j) not in own
            )
            sink.report("table-merge-shape", rows[missing[0]][missing[1]].span)
        found[r].append(SpanningCell(rows[r][c], c, width, height))
    return found


def mark_of(cell: CellText) -> str:
    """The merge mark a cell consists of, "" for any other."""
    written = cell.rich.raw.strip() if cell.rich is not None else ""
    return written if written in (LEFT, ABOVE) else ""


def is_missing(cell: CellText) -> bool:
    """Whether a cell says that there is no figure, or belongs to another."""
    return cell.rich is None or cell.rich.raw.strip() in _MISSING or bool(mark_of(cell))


def figures_align(printed: Sequence[str], figures: ColumnAlign) -> ColumnAlign:
    """How a column stands whose cells print these words: as ``figures`` do if all are, else at the start.

    Figures of several units have no common decimal point.
    """
    found = [_PRINTED.fullmatch(words) for words in printed if words and words not in _MISSING]
    units = {match[1] for match in found if match is not None}
    if not units or None in found or units & _TIMES:
        return "start"
    return "end" if len(units) > 1 and figures == "decimal" else figures


def figure_of(cell: CellText, context: LowerContext) -> Quantity | None:
    """What a cell counts: a typed figure, or a fact and nothing else; None for words."""
    written = _NOTE_MARK.sub("", cell.rich.raw).strip() if cell.rich is not None else ""
    if found := _FIGURE.fullmatch(written):
        core = found[1].replace("−", "-")
        number = parse_number(core)
        unit = unit_of(found[2] or "")
        return None if number is None else Quantity(number, unit, core + unit.symbol, core)
    if found := _FORMULA.fullmatch(written):
        return context.value(Expression(found[1].strip(), cell.span))
    return None
