"""Reads a fact file: groups of named figures, each checked at its place; what is wrong is left out."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Sink, Span, listed
from reportgen.project.checks import CHECKS, CheckModel
from reportgen.project.factmodel import DEFAULTS, FROM, FactModel, SharedModel, label_of
from reportgen.project.facts import Coordinates, Definition, Derived, Fact, Given, Listed, Pending, Unread
from reportgen.project.shared import Shared
from reportgen.project.tablefacts import table_facts
from reportgen.project.tablemodel import TableModel
from reportgen.project.tables import open_table, records_grid
from reportgen.schema import PlacedDict, PlacedList, PlainText, load_model
from reportgen.schema.fields import scalar_of
from reportgen.source import Entry, Mapping, Node, Scalar, Sequence, Sources, load
from reportgen.text.dates import parse_dates
from reportgen.text.quantity import NO_UNIT, PENDING, Quantity, Unit, parse_quantity

_FIELDS = frozenset(FactModel.model_fields)
# so like a field that it is one misspelt, not a fact with an English name
_MISSPELT = 80


def read_facts(root: Node, sources: Sources, sink: Sink) -> Iterator[Fact | Unread]:
    """The facts of a file and of the tables it names; what is wrong goes to the sink and is Unread."""
    if not isinstance(root, Mapping):
        sink.report("fact-file-shape", root.span)
        yield Unread("")
        return
    shared = _shared(root, Shared(), sink)
    for entry in root:
        if entry.key.text in (DEFAULTS, CHECKS):
            continue
        if not isinstance(entry.value, Mapping) or _has_fields(entry.value):
            if not sink.has_error_in(entry.value.span):  # an open bracket says more
                sink.report("fact-group-shape", entry.value.span, group=entry.key.text)
            yield Unread(entry.key.text.strip())
            continue
        yield from _group(entry.key.text.strip(), entry.key.span, entry.value, shared, sources, sink)


def read_checks(root: Node, sink: Sink) -> tuple[CheckModel, ...]:
    """The checks a fact file declares; what is wrong goes to the sink and is left out."""
    node = root.get(CHECKS) if isinstance(root, Mapping) else None
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        sink.report("check-list", node.span)
        return ()
    found = (load_model(CheckModel, item, sink) for item in node)
    return tuple(check for check in found if check is not None)


def _group(
    path: str, span: Span, group: Mapping, outer: Shared, sources: Sources, sink: Sink
) -> Iterator[Fact | Unread]:
    if not path.rpartition(".")[2]:
        sink.report("fact-name-empty", span)
        return
    shared = _shared(group, outer, sink)
    for entry in group:
        name = entry.key.text.strip()
        if name == DEFAULTS:
            continue
        if name == FROM:
            known = len(sink)
            yield from _of_tables(entry, path, shared, sources, sink)
            if len(sink) > known:
                yield Unread(path)
            continue
        if isinstance(entry.value, Mapping) and _is_group(entry.value):
            yield from _group(f"{path}.{name}", entry.key.span, entry.value, shared, sources, sink)
            continue
        if not name:
            sink.report("fact-name-empty", entry.key.span)
            continue
        fact = _fact(path, name, entry, shared, sink)
        yield Unread(f"{path}.{name}") if fact is None else fact


def _of_tables(
    entry: Entry, group: str, shared: Shared, sources: Sources, sink: Sink
) -> Iterator[Fact | Unread]:
    """The facts of one table, or of each of a list."""
    nodes = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
    for node in nodes:
        model = load_model(TableModel, node, sink)
        if model is None:
            continue
        path = model.file.path if model.file else ""
        if path.lower().endswith(".json"):
            yield from _of_json(model, path, group, shared, sources, sink)
            continue
        grid = open_table(model, sources, sink)
        if grid is not None:
            yield from table_facts(grid, model, group, model.span, shared, sink)


def _of_json(
    model: TableModel, path: str, group: str, shared: Shared, sources: Sources, sink: Sink
) -> Iterator[Fact | Unread]:
    """JSON is YAML: an object is a group written as here, a list of records is a table."""
    span = model.file.span if model.file else model.span
    root = load(sources, path, sink, span)
    if isinstance(root, Mapping):
        yield from _group(group, span, root, shared, sources, sink)
    elif isinstance(root, Sequence):
        grid = records_grid(root, path, sink)
        if grid is not None:
            yield from table_facts(grid, model, group, model.span, shared, sink)
    elif root is not None:
        sink.report("fact-file-shape", root.span)


def _shared(group: Mapping, outer: Shared, sink: Sink) -> Shared:
    node = group.get(DEFAULTS)
    model = None if node is None else load_model(SharedModel, node, sink)
    return outer if model is None else outer.with_model(model, sink)


def _has_fields(node: Mapping) -> bool:
    return any(entry.key.text in _FIELDS for entry in node)


def _is_group(node: Mapping) -> bool:
    """Whether a mapping holds facts; otherwise it is one, perhaps with a misspelt key."""
    if _has_fields(node) or not len(node):
        return False
    from rapidfuzz import fuzz, process  # a report without facts does not need it

    for entry in node:
        if process.extractOne(entry.key.text, _FIELDS, scorer=fuzz.ratio, score_cutoff=_MISSPELT):
            return False
    return any(isinstance(entry.value, Mapping) or _is_figure(entry.value) for entry in node)


def _is_figure(node: Node) -> bool:
    return isinstance(node, Scalar) and parse_quantity(node.text, NO_UNIT) is not None


def _fact(group: str, name: str, entry: Entry, outer: Shared, sink: Sink) -> Fact | None:
    path, span = f"{group}.{name}", entry.key.span
    if isinstance(entry.value, Scalar) and not entry.value.is_empty:
        # "专家学者: 超150" is a figure without a unit of its own
        typed = PlainText(entry.value.text.strip(), entry.value.span)
        given = _given(typed, outer.unit or NO_UNIT, None, sink)
        return None if given is None else _made(group, name, span, outer, given, {})
    model = load_model(FactModel, entry.value, sink)
    if model is None:
        return None
    known = len(sink)
    shared = outer.with_model(model, sink)
    cells: dict[Coordinates, Definition] = {}
    if model.values is not None:
        _read_cells(model.values.tree, (), path, shared, cells, sink)
    always = _always(model, shared.unit, path, span, sink)
    if len(sink) > known:
        return None
    if always is None and not cells:
        if model.status not in ("待填", "pending"):
            sink.report("fact-no-value", span, name=path)
            return None
        always = Pending(span)
    return _made(group, name, span, shared, always, cells)


def _made(
    group: str,
    name: str,
    span: Span,
    shared: Shared,
    always: Definition | None,
    cells: dict[Coordinates, Definition],
) -> Fact:
    return Fact(
        group,
        name,
        shared.unit,
        always,
        cells,
        span,
        shared.dimensions,
        shared.decimals,
        shared.source,
        shared.note,
        shared.status,
        shared.owner,
    )


def _read_cells(
    tree: PlacedDict,
    above: Coordinates,
    path: str,
    shared: Shared,
    cells: dict[Coordinates, Definition],
    sink: Sink,
) -> None:
    """The values below ``above``, one level for each dimension."""
    dimension = shared.dimensions[len(above)]
    is_last = len(above) + 1 == len(shared.dimensions)
    for key, value in tree.items():
        label = label_of(key, dimension)
        place = tree.keys_at[key]
        if (*above, label) in cells:
            sink.report("fact-label-twice", place, name=path, label=label)
        elif is_last:
            _read_cell(value, (*above, label), path, shared, cells, sink)
        elif isinstance(value, PlacedDict):
            _read_cells(value, (*above, label), path, shared, cells, sink)
        else:
            inner = shared.dimensions[len(above) + 1]
            sink.report("fact-dimension-missing", value.span, name=path, label=key, dimension=inner)


def _read_cell(
    value: PlacedDict | PlacedList | Scalar,
    coordinates: Coordinates,
    path: str,
    shared: Shared,
    cells: dict[Coordinates, Definition],
    sink: Sink,
) -> None:
    if not isinstance(value, Scalar):
        words = listed(shared.dimensions)
        sink.report("fact-dimension-extra", value.span, name=path, dimensions=words)
    elif not value.text.strip():
        sink.report("schema-empty", value.span)
    else:
        typed = PlainText.read(scalar_of(value))
        given = _given(typed, shared.unit or NO_UNIT, None, sink)
        if given is not None:
            cells[coordinates] = given


def _always(model: FactModel, unit: Unit | None, path: str, span: Span, sink: Sink) -> Definition | None:
    """What holds wherever no cell does; more than one way of saying it is a mistake."""
    written = [key for key in ("value", "formula", "text", "date", "list") if getattr(model, key)]
    if len(written) > 1 or (model.values is not None and {"value", "list"} & {*written}):
        keys = listed(written + ["values"] * (model.values is not None))
        sink.report("fact-two-values", span, name=path, keys=keys)
        return None
    if model.value is not None:
        return _given(model.value, unit or NO_UNIT, model.wording, sink)
    if model.formula is not None:
        return Derived(model.formula.source, model.formula.span)
    words = model.text or model.date
    if words is not None and words.value == PENDING:
        return Pending(words.span)
    if model.text is not None:
        return Given(Quantity.words(model.text.value), model.text.span)
    if model.date is not None:
        dates = parse_dates(model.date.value)
        if dates is None:
            sink.report("fact-bad-date", model.date.span, value=model.date.value)
            return None
        return Given(Quantity.of_dates(dates), model.date.span)
    if model.list:
        return Listed(tuple(item.value for item in model.list), model.list[0].span)
    return None


def _given(typed: PlainText, unit: Unit, wording: PlainText | None, sink: Sink) -> Definition | None:
    if typed.value == PENDING:
        return Pending(typed.span)
    quantity = parse_quantity(typed.value, unit)
    if quantity is None:
        sink.report("fact-bad-value", typed.span, value=typed.value)
        return None
    return Given(quantity if wording is None else quantity.worded(wording.value), typed.span)
