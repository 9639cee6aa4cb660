"""Reads a fact file: groups of named figures, each checked at its place."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Sink, Span
from reportgen.project.facts import Definition, Derived, Fact, Given, Listed
from reportgen.schema import Expression, PlainText, StrictModel, load_model
from reportgen.source import Entry, Mapping, Node, Scalar
from reportgen.text.quantity import NO_UNIT, Quantity, Unit, parse_quantity, unit_of


class FactModel(StrictModel):
    """一条事实：数值只写在这里，正文、卡片、表格和图表都引用它。

    ```yaml
    累计: {unit: 家, values: {2021: 506}, source: 年度统计}
    ```
    """

    unit: PlainText | None = None
    value: PlainText | None = None
    values: dict[str, PlainText] = {}  # noqa: RUF012  pydantic copies defaults; the model is frozen
    formula: Expression | None = None
    text: PlainText | None = None
    list: tuple[PlainText, ...] = ()
    wording: PlainText | None = None
    source: PlainText | None = None
    note: PlainText | None = None


def read_facts(root: Node, sink: Sink) -> Iterator[Fact]:
    """The facts of a file; what is wrong goes to the sink and is left out."""
    if not isinstance(root, Mapping):
        sink.report("fact-file-shape", root.span)
        return
    for group in root:
        if not isinstance(group.value, Mapping):
            sink.report("fact-group-shape", group.value.span, group=group.key.text)
            continue
        for entry in group.value:
            fact = _fact(group.key.text, entry, sink)
            if fact is not None:
                yield fact


def _fact(group: str, entry: Entry, sink: Sink) -> Fact | None:
    name, span = entry.key.text, entry.key.span
    if isinstance(entry.value, Scalar):
        # "专家学者: 超150" is a figure without a unit
        typed = PlainText(entry.value.text.strip(), entry.value.span)
        given = _given(typed, NO_UNIT, None, sink)
        return None if given is None else Fact(group, name, None, given, {}, span)
    model = load_model(FactModel, entry.value, sink)
    if model is None:
        return None
    unit = unit_of(model.unit.value) if model.unit else None
    by_year: dict[str, Definition] = {}
    for year, typed in model.values.items():
        given = _given(typed, unit or NO_UNIT, None, sink)
        if given is not None:
            by_year[year.strip().removesuffix("年")] = given
    always = _always(model, unit, f"{group}.{name}", span, sink)
    if always is None and not model.values and model.value is None:
        sink.report("fact-no-value", span, name=f"{group}.{name}")
        return None
    return Fact(
        group,
        name,
        unit,
        always,
        by_year,
        span,
        model.source.value if model.source else "",
        model.note.value if model.note else "",
    )


def _always(model: FactModel, unit: Unit | None, path: str, span: Span, sink: Sink) -> Definition | None:
    """What holds whatever the year; more than one way of saying it is a mistake."""
    written = [
        key
        for key, value in (
            ("value", model.value),
            ("formula", model.formula),
            ("text", model.text),
            ("list", model.list),
        )
        if value
    ]
    if len(written) > 1 or (model.values and "value" in written):
        sink.report(
            "fact-two-values", span, name=path, keys="、".join(written + ["values"] * bool(model.values))
        )
        return None
    if model.value is not None:
        return _given(model.value, unit or NO_UNIT, model.wording, sink)
    if model.formula is not None:
        return Derived(model.formula.source, model.formula.span)
    if model.text is not None:
        return Given(Quantity.words(model.text.value), model.text.span)
    if model.list:
        return Listed(tuple(item.value for item in model.list), model.list[0].span)
    return None


def _given(typed: PlainText, unit: Unit, wording: PlainText | None, sink: Sink) -> Given | None:
    quantity = parse_quantity(typed.value, unit)
    if quantity is None:
        sink.report("fact-bad-value", typed.span, value=typed.value)
        return None
    return Given(quantity if wording is None else quantity.worded(wording.value), typed.span)
