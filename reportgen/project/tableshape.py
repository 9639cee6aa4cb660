"""What the rows and columns of a table mean: labels, values, units, sources, each column with its role."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from reportgen.diagnostics import Sink, Span, listed
from reportgen.project.factmodel import label_of
from reportgen.project.facts import YEAR
from reportgen.project.tablemodel import TableModel
from reportgen.record import record
from reportgen.source.tables import Grid

NAME = "指标"
GROUP = "组"
VALUE = "数值"
SKIPPED = "—"
Attribute = Literal["单位", "来源", "备注", "负责人", "状态"]
# headers of columns that say something about the fact of their row
_ATTRIBUTES: dict[str, Attribute] = {
    "单位": "单位",
    "计量单位": "单位",
    "来源": "来源",
    "数据来源": "来源",
    "备注": "备注",
    "说明": "备注",
    "负责人": "负责人",
    "状态": "状态",
}
_YEAR_LABEL = re.compile(r"(?:19|20)\d{2}年?")
_MOST_HEADER_ROWS = 8


@record(frozen=True, slots=True)
class Shape:
    """A table's columns by role, counted from 0; ``header`` rows stand above the values.

    ``labels`` are the columns left of the values with what they say, ``titles`` what each header row says.
    """

    header: int
    labels: tuple[tuple[int, str], ...]
    titles: tuple[str, ...]
    attributes: tuple[tuple[int, Attribute], ...]
    values: tuple[int, ...]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions of the facts, the year first."""
        roles = [role for _, role in self.labels] + list(self.titles)
        free = [role for role in roles if role not in (NAME, GROUP, VALUE, SKIPPED)]
        return tuple(sorted(dict.fromkeys(free), key=lambda role: role != YEAR))


# labels repeat down the rows and along the columns of a table
@lru_cache(maxsize=8192)
def plain_label(text: str) -> str:
    """A cell as a label: half-width figures, one blank for several."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def is_year(text: str) -> bool:
    """Whether a cell says a year: 2021, ２０２１年."""
    return _YEAR_LABEL.fullmatch(plain_label(text)) is not None


def shape_of(grid: Grid, model: TableModel, span: Span, sink: Sink) -> Shape | None:
    """The roles of a table's columns; None when they cannot be told, which is then in the sink."""
    roles = _roles(grid, model, span, sink)
    if roles is None:
        return None
    rows, titles = roles
    header = model.header.value if model.header else max(len(titles), 1)
    if not max(len(titles), 1) <= header <= min(_MOST_HEADER_ROWS, len(grid.cells)):
        sink.report("table-header", model.header.span if model.header else span, found=str(header))
        return None
    last = grid.cells[header - 1]
    attributes = tuple(
        (index, _ATTRIBUTES[plain_label(cell)])
        for index, cell in enumerate(last)
        if plain_label(cell) in _ATTRIBUTES and plain_label(cell) not in rows
    )
    taken = {index for index, _ in attributes}
    left = [index for index in range(grid.width) if index not in taken]
    # a role that is a header's own word stands in that column, the others from the left in order
    by_word = {
        role: index for index in left for role in rows if plain_label(last[index]) == role and role != SKIPPED
    }
    free = iter([index for index in left if index not in by_word.values()])
    labels: list[tuple[int, str]] = []
    for role in rows:
        column = by_word[role] if role in by_word else next(free, None)
        if column is None:
            sink.report("table-too-narrow", span, path=grid.path, rows=listed(rows))
            return None
        labels.append((column, role))
    placed = {column for column, _ in labels}
    values = tuple(index for index in left if index not in placed)
    if not values:
        sink.report("table-too-narrow", span, path=grid.path, rows=listed(rows))
        return None
    return Shape(header, tuple(labels), titles, attributes, values)


def _roles(
    grid: Grid, model: TableModel, span: Span, sink: Sink
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    rows = model.rows.names if model.rows else ()
    titles = model.columns.names if model.columns else ()
    named = (NAME,) if model.name is None else ()
    if not rows and not titles:
        rows, titles = _guessed(grid, named)
    elif not rows:
        rows = () if NAME in titles or not named else named
        rows = rows or (YEAR,)
    elif not titles:
        titles = (YEAR,) if NAME in rows or not named else named
        if YEAR in rows and NAME in rows:
            titles = (VALUE,)
    roles = [*rows, *titles]
    if not rows or roles.count(NAME) != len(named) or (YEAR in roles and model.year is not None):
        words = {"rows": listed(rows) or "—", "columns": listed(titles) or "—"}
        sink.report("table-roles", span, **words)
        return None
    return rows, titles


def _guessed(grid: Grid, named: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Rows and columns of a plain table, told by where its years stand."""
    head = [cell for cell in grid.cells[0][1:] if plain_label(cell) not in _ATTRIBUTES and cell]
    if head and all(is_year(label_without_unit(cell)) for cell in head):
        return named, (YEAR,)
    first = [row[0] for row in grid.cells[1:] if row[0]]
    if first and all(is_year(cell) for cell in first):
        return (YEAR,), named
    return (), ()


_IN_BRACKETS = re.compile(r"(.+?)\s*[(（]\s*(?:单位[:：]\s*)?([^()（）]{1,12})\s*[)）]")
_SCALE = r"(?:万亿|千万|百万|亿|万|千)"
# measure words and units that reports put in brackets behind a name; "（内部）" is part of one
_UNIT = re.compile(
    rf"{_SCALE}|%|％|‰|{_SCALE}?(?:元|美元|人民币元|人|人次|人年|人月|个|家|项|件|篇|册|种|次|场|批|位|名|户|所|台|套|辆|处|亩|公顷|平方米|平方公里"
    r"|立方米|米|公里|千米|吨|公斤|千克|克|度|千瓦|千瓦时|吨标准煤|天|小时|倍|岁|卷|本|部|门|届|条|座|株|头)"
    r"(?:/[\w]{1,6})?"
)


@lru_cache(maxsize=8192)
def label_and_unit(text: str) -> tuple[str, str]:
    """A header with its unit taken off: "经费（万元）" is 经费 in 万元; "R&D（内部）" stays whole."""
    label = plain_label(text)
    found = _IN_BRACKETS.fullmatch(label)
    if found is not None and _UNIT.fullmatch(found[2]):
        return found[1], found[2]
    return label, ""


def label_without_unit(text: str) -> str:
    """The label alone."""
    return label_and_unit(text)[0]


@lru_cache(maxsize=8192)
def dimension_label(text: str, dimension: str) -> str:
    """A label of a dimension as expressions look it up."""
    return label_of(label_without_unit(text), dimension)
