"""Makes facts of a table: each value with its name, labels, unit and cell; what is wrong goes to the sink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from reportgen.diagnostics import Sink, Span, listed
from reportgen.project.facts import YEAR, Coordinates, Definition, Fact, Given, Pending, Provenance
from reportgen.project.shared import Shared, status_of
from reportgen.project.tablemodel import TableModel
from reportgen.project.tableshape import (
    SKIPPED,
    VALUE,
    Attribute,
    Shape,
    dimension_label,
    label_and_unit,
    plain_label,
    shape_of,
)
from reportgen.record import record
from reportgen.source.tables import Grid
from reportgen.text.dates import parse_dates
from reportgen.text.names import nearest_name
from reportgen.text.quantity import NO_UNIT, PENDING, Quantity, Unit, parse_quantity, unit_of

# what stands in a cell that has no value
_BLANK = frozenset({"", "—", "——", "-", "－", "–", "…", "……", "/", "无", "N/A", "n/a", "不适用"})
_SCALES = frozenset({"万亿", "千万", "百万", "亿", "万", "千"})


@record(slots=True)
class _Growing:
    """A fact while its cells are collected."""

    group: str
    name: str
    span: Span
    unit: Unit | None
    shared: Shared
    cells: dict[Coordinates, Definition] = field(default_factory=dict)
    always: Definition | None = None


def table_facts(
    grid: Grid, model: TableModel, group: str, span: Span, shared: Shared, sink: Sink
) -> Iterator[Fact]:
    """The facts of a table in the order of its rows."""
    shape = shape_of(grid, model, span, sink)
    if shape is None:
        return
    reader = _Reader(grid, model, group, shared, shape, sink)
    reader.read()
    known = len(sink)
    reader.check_words()
    if len(sink) > known:
        return
    dimensions = reader.dimensions
    for growing in reader.facts.values():
        yield Fact(
            growing.group,
            growing.name,
            growing.unit,
            growing.always,
            growing.cells,
            growing.span,
            dimensions or (YEAR,),
            growing.shared.decimals,
            growing.shared.source,
            growing.shared.note,
            growing.shared.status,
            growing.shared.owner,
        )


class _Reader:
    """Walks the rows of a table; ``facts`` grows by path."""

    def __init__(
        self, grid: Grid, model: TableModel, group: str, shared: Shared, shape: Shape, sink: Sink
    ) -> None:
        self.facts: dict[str, _Growing] = {}
        self._grid = grid
        self._model = model
        self._group = group
        self._shared = shared
        self._shape = shape
        self._sink = sink
        self._skipped = {plain_label(word.value) for word in model.skip}
        self._renamed = {plain_label(old): new.value for old, new in model.rename.items()}
        self._watches = bool(self._skipped or self._renamed)
        self._seen: set[str] = set()
        self._told: set[tuple[str, int]] = set()
        self.dimensions = ((YEAR,) if model.year is not None else ()) + shape.dimensions
        self._titles = self._titles_of_columns()

    def check_words(self) -> None:
        """Say which words of rename and skip are not in the table."""
        places = [(plain_label(word.value), word.span) for word in self._model.skip]
        places += [(plain_label(old), new.span) for old, new in self._model.rename.items()]
        for word, span in places:
            if word not in self._seen:
                near = nearest_name(word, self._seen)
                self._sink.report("table-no-word", span, word=word, path=self._grid.path, near=near)

    def read(self) -> None:
        above: dict[int, str] = {}
        label_columns = [column for column, _ in self._shape.labels]
        for row in range(self._shape.header, len(self._grid.cells)):
            cells = self._grid.cells[row]
            # a label merged over several rows stands in the first of them
            for column in label_columns[:-1]:
                if cells[column]:
                    above[column] = cells[column]
            if any(cells[column] not in _BLANK for column in self._shape.values):
                labels = {
                    role: (cells[column] or above.get(column, ""), column)
                    for column, role in self._shape.labels
                }
                self._read_row(row, labels)

    def _titles_of_columns(self) -> dict[int, dict[str, tuple[str, int]]]:
        """For each column of values what the header says: role to words and the header row."""
        found: dict[int, dict[str, tuple[str, int]]] = {column: {} for column in self._shape.values}
        first = self._shape.header - max(len(self._shape.titles), 1)
        for index, role in enumerate(self._shape.titles):
            row = first + index
            if row < 0:
                continue
            is_last = index == len(self._shape.titles) - 1
            before = ""
            for column in self._shape.values:
                words = self._grid.cells[row][column]
                # a header merged over several columns stands in the first of them
                before = words or ("" if is_last else before)
                found[column][role] = (before, row)
        return found

    def _read_row(self, row: int, labels: dict[str, tuple[str, int]]) -> None:
        attributes = {role: self._grid.cells[row][column] for column, role in self._shape.attributes}
        for column in self._shape.values:
            typed = self._grid.cells[row][column]
            if typed in _BLANK:
                continue
            titles = {role: (words, column, above) for role, (words, above) in self._titles[column].items()}
            roles = {
                **{role: (words, row, at) for role, (words, at) in labels.items()},
                **{role: (words, above, at) for role, (words, at, above) in titles.items()},
            }
            self._read_value(row, column, typed, roles, attributes)

    def _read_value(
        self,
        row: int,
        column: int,
        typed: str,
        roles: dict[str, tuple[str, int, int]],
        attributes: dict[Attribute, str],
    ) -> None:
        name, group, place = self._model.name.value if self._model.name else "", self._group, (row, column)
        unit_word = ""
        by_dimension: dict[str, str] = {YEAR: self._model.year.value} if self._model.year else {}
        for role, (words, at_row, at_column) in roles.items():
            label, word = label_and_unit(words)
            unit_word = word or unit_word
            plain = plain_label(words)
            if self._watches:
                self._seen |= {label, plain}
            if role in (SKIPPED, VALUE):
                continue
            if label in self._skipped or plain in self._skipped:
                return
            if self._renamed:
                label = self._renamed.get(plain, self._renamed.get(label, label))
            if not label:
                self._sink.report("table-no-label", self._grid.span(at_row, at_column), role=role)
                return
            match role:
                case "指标":
                    name, place = label, (at_row, at_column)
                case "组":
                    group = f"{group}.{label}"
                case _:
                    by_dimension[role] = dimension_label(label, role)
        growing = self._fact(group, name, place, attributes)
        unit = self._unit(attributes.get("单位", ""), unit_word)
        growing.unit = growing.unit or unit
        definition = self._definition(typed, row, column, unit or NO_UNIT, growing)
        if definition is None:
            return
        coordinates = tuple([by_dimension[dimension] for dimension in self.dimensions])
        if coordinates in growing.cells or (not coordinates and growing.always is not None):
            self._tell_twice(f"{group}.{name}", listed(coordinates) or name, row, column)
        elif coordinates:
            growing.cells[coordinates] = definition
        else:
            growing.always = definition

    def _tell_twice(self, path: str, label: str, row: int, column: int) -> None:
        """A row that is there twice is told at its first value."""
        if (path, row) not in self._told:
            self._told.add((path, row))
            self._sink.report("fact-label-twice", self._grid.span(row, column), name=path, label=label)

    def _fact(
        self, group: str, name: str, place: tuple[int, int], attributes: dict[Attribute, str]
    ) -> _Growing:
        path = f"{group}.{name}"
        if path not in self.facts:
            shared = self._with_attributes(attributes)
            self.facts[path] = _Growing(group, name, self._grid.span(*place), None, shared)
        return self.facts[path]

    def _unit(self, of_row: str, of_header: str) -> Unit | None:
        """The unit of a value: of its row, its header, the table, the group; 万 counts what those say."""
        base = plain_label(self._model.unit.value) if self._model.unit else ""
        if not base and self._shared.unit is not None:
            base = self._shared.unit.symbol
        word = plain_label(of_row) or of_header
        if of_row and of_header in _SCALES:
            base, word = plain_label(of_row), of_header
        if word in _SCALES and base and not any(base.startswith(scale) for scale in _SCALES):
            word += base
        word = word or base
        return unit_of(word) if word else None

    def _with_attributes(self, attributes: dict[Attribute, str]) -> Shared:
        shared = self._shared
        source = attributes.get("来源", "")
        if source:
            shared = replace(shared, source=Provenance(source, shared.source.supplier, shared.source.date))
        return replace(
            shared,
            note=attributes.get("备注", "") or shared.note,
            owner=attributes.get("负责人", "") or shared.owner,
            status=status_of(attributes.get("状态", "")) or shared.status,
        )

    def _definition(
        self, typed: str, row: int, column: int, unit: Unit, growing: _Growing
    ) -> Definition | None:
        span = self._grid.span(row, column)
        if typed == PENDING:
            return Pending(span)
        quantity = parse_quantity(plain_label(typed), unit)
        if quantity is None and (dates := parse_dates(typed)) is not None:
            quantity = Quantity.of_dates(dates)
        if quantity is None:
            self._sink.report("fact-bad-value", span, value=typed)
            return None
        if growing.unit is not None and unit != growing.unit:
            if not unit.is_commensurable(growing.unit):
                words = {"name": f"{growing.group}.{growing.name}", "first": growing.unit.symbol}
                self._sink.report("table-two-units", span, other=unit.symbol, **words)
                return None
            quantity = quantity.converted(growing.unit)
        return Given(quantity, span)
