"""Column widths of a table: the shares an editor gave, else what the content asks for; where points stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.layout.boxes import insets
from reportgen.layout.setting import Setting
from reportgen.model.flow import Block, Cell, ListBlock, Paragraph, Row, Table
from reportgen.model.inline import Inlines, plain_text
from reportgen.model.walking import walk
from reportgen.record import record, replace
from reportgen.theme.style import Style
from reportgen.typeset import Line

# what typesetting keeps in one piece: a Latin word, a number with its signs
_WORD = re.compile(r"[0-9A-Za-z.,:%+\-/@_—]+")
# full-width marks whose right half is blank
_CLOSING = ("）", "》", "】", "”", "。", "，", "；", "：", "、")
# a cell that is read as a figure: a sign or a currency, then digits
_FIGURE = re.compile(r"\s*[+\-−±≈<>≤≥¥￥$]?\s*\d")
_DIGITS = frozenset("0123456789")
# a column is never narrower than this many em of its text
LEAST_EM = 3.0
# a measure at which nothing breaks, in pt
_UNLIMITED = 1e5


@record(frozen=True, slots=True)
class PlacedCell:
    """A cell with its first row and column, spans resolved as in HTML."""

    cell: Cell
    row: int
    column: int


@record(frozen=True, slots=True)
class _Need:
    """What a column asks for: the narrowest width without broken words, and the natural width."""

    least: float = 0.0
    natural: float = 0.0

    def wider(self, other: _Need) -> _Need:
        return _Need(max(self.least, other.least), max(self.natural, other.natural))


def placed_cells(rows: Sequence[Row]) -> list[PlacedCell]:
    """Every cell at its grid position; the model has as many columns as its widest row."""
    taken: set[tuple[int, int]] = set()
    placed: list[PlacedCell] = []
    for r, row in enumerate(rows):
        c = 0
        for cell in row.cells:
            while (r, c) in taken:
                c += 1
            placed.append(PlacedCell(cell, r, c))
            taken.update((r + i, c + j) for i in range(cell.rowspan) for j in range(cell.colspan))
            c += cell.colspan
    return placed


@record(frozen=True, slots=True)
class Widths:
    """The widths of all columns in pt; ``fits``: whether every word and number finds room in its column."""

    columns: tuple[float, ...]
    fits: bool


def column_widths(table: Table, cell_styles: dict[str, Style], measure: float, setting: Setting) -> Widths:
    """The widths of all columns; together they are ``measure``.

    ``cell_styles``: box styles of head and body cells by "head" and "body". Columns without a share
    divide what is left as CSS 2.2 §17.5.2.2 does: between their least and natural widths.
    """
    shares = [column.width for column in table.columns]
    if all(shares):
        total = sum(shares)
        return Widths(tuple(measure * share / total for share in shares), fits=True)
    needs = _needs(table, cell_styles, setting)
    given = sum(shares)
    # shares that leave less than a tenth for the others are brought down to nine tenths
    scale = 0.9 / given if given > 0.9 else 1.0
    widths = [measure * share * scale for share in shares]
    open_columns = [i for i, share in enumerate(shares) if not share]
    room = measure - sum(widths)
    for index, width in zip(open_columns, _divided([needs[i] for i in open_columns], room), strict=True):
        widths[index] = width
    return Widths(tuple(widths), fits=sum(needs[i].least for i in open_columns) <= room + 1e-6)


def _divided(needs: list[_Need], room: float) -> list[float]:
    """``room`` over columns by their needs."""
    natural = sum(need.natural for need in needs)
    least = sum(need.least for need in needs)
    if natural <= room:
        # all fit: what is left goes to the wide and the narrow alike, in proportion
        spare = room - natural
        return [n.natural + spare * (n.natural / natural if natural else 1 / len(needs)) for n in needs]
    if least >= room:
        return [room * need.least / least for need in needs]
    return _shared(needs, room)


def _shared(needs: list[_Need], room: float) -> list[float]:
    """``room`` over columns that do not all fit: those content with an equal share of it are not broken for
    the sake of long texts, which divide the rest.
    """
    widths = [0.0] * len(needs)
    waiting = sorted(range(len(needs)), key=lambda index: needs[index].natural)
    while waiting:
        need, others = needs[waiting[0]], waiting[1:]
        left = room - need.natural
        if need.natural > room / len(waiting) or left < sum(needs[index].least for index in others):
            break
        widths[waiting[0]] = need.natural
        room, waiting = left, others
    least = sum(needs[index].least for index in waiting)
    wanted = sum(needs[index].natural for index in waiting) - least
    for index in waiting:
        need = needs[index]
        widths[index] = need.least + (room - least) * (need.natural - need.least) / wanted
    return widths


def _needs(table: Table, cell_styles: dict[str, Style], setting: Setting) -> list[_Need]:
    count = len(table.columns)
    needs = [_Need()] * count
    wide: list[tuple[PlacedCell, _Need]] = []
    for part, rows in (("head", table.header), ("body", table.body)):
        box = insets(cell_styles[part])
        for placed in placed_cells(rows):
            if placed.column >= count:
                continue  # more cells than columns: the writer that places it decides
            need = _cell_need(placed.cell, box.left + box.right, setting)
            if placed.cell.colspan == 1:
                needs[placed.column] = needs[placed.column].wider(need)
            else:
                wide.append((placed, need))
    for placed, need in wide:
        span = range(placed.column, min(placed.column + placed.cell.colspan, count))
        missing = max(need.least - sum(needs[i].least for i in span), 0.0) / len(span)
        for i in span:
            least = needs[i].least + missing
            needs[i] = _Need(least, max(needs[i].natural, least))
    return needs


def _cell_need(cell: Cell, edges: float, setting: Setting) -> _Need:
    need = _Need()
    for runs, style in _texts(cell.children, setting):
        flush = replace(style, align="start", first_indent=0.0, start_indent=0.0, end_indent=0.0)
        lines = setting.lines(runs, flush, _UNLIMITED)
        indents = style.start_indent + style.end_indent + style.first_indent
        natural = max((line.width for line in lines), default=0.0) + indents
        if natural and plain_text(runs).endswith(_CLOSING):
            # a line of Word keeps the blank of the mark at its end, and its tables have these columns too
            natural += style.size / 2
        words = _WORD.findall(plain_text(runs))
        longest = max(words, key=len, default="")
        word = setting.word_width(longest, style) if longest else 0.0
        least = min(max(word, LEAST_EM * style.size) + style.start_indent, natural)
        need = need.wider(_Need(least, natural))
    # half a point against rounding: a line set at its natural width must not break
    return _Need(need.least + edges + 0.5, need.natural + edges + 0.5)


@record(frozen=True, slots=True)
class Figures:
    """A column of figures: how far they reach to the left and to the right of their decimal points."""

    before: float = 0.0
    after: float = 0.0


def figures_of(table: Table, column: int, setting: Setting) -> Figures:
    """The extent of a column's figures when their points stand below each other; words do not count."""
    found = Figures()
    for placed in placed_cells(table.body):
        if placed.column != column or placed.cell.colspan > 1:
            continue
        split = figure_of(placed.cell, setting)
        if split is not None:
            found = Figures(max(found.before, split.before), max(found.after, split.after))
    return found


def figure_of(cell: Cell, setting: Setting) -> Figures | None:
    """What stands before and after the decimal point of a cell that is one figure; None for any other."""
    if len(cell.children) != 1 or not isinstance(cell.children[0], Paragraph):
        return None
    text = cell.children[0]
    flush = replace(setting.style(text.style), align="start", first_indent=0.0)
    lines = setting.lines(text.runs, flush, _UNLIMITED)
    if len(lines) != 1 or not _FIGURE.match(lines[0].text):
        return None
    point = _point(lines[0])
    return Figures(point, lines[0].width - point)


def _point(line: Line) -> float:
    """Where a figure's whole part ends, in pt from the line's start."""
    digits = False
    for run in line.runs:
        for char, offset in zip(run.text, run.offsets, strict=True):
            if char in _DIGITS and not run.rise:
                digits = True
            elif digits and char not in ",，":
                return offset
    return line.width


def _texts(children: tuple[Block, ...], setting: Setting) -> Iterator[tuple[Inlines, Style]]:
    """Every paragraph of a cell with its style."""
    for block in walk(children):
        match block:
            case Paragraph():
                yield block.runs, setting.style(block.style)
            case ListBlock():
                for item in block.items:
                    if item.label:
                        yield item.label, setting.style(block.label_style or block.style)
            case _:
                pass
