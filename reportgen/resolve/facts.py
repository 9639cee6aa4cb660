"""Looks up and computes facts: a name, a year and a group to a value, each computed once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.project.facts import Derived, Fact, FactKey, Given, Listed
from reportgen.resolve.expression import (
    Call,
    ExpressionError,
    Format,
    Name,
    Negation,
    Node,
    Number,
    Operation,
    parse_expression,
)
from reportgen.resolve.formats import formatted
from reportgen.resolve.functions import Arguments, call_function
from reportgen.text.names import nearest_name
from reportgen.text.quantity import NO_UNIT, Quantity, Unit, unit_of

# nested evaluations, over all formulas that need each other; Python's own stack holds about 140
_MAX_FRAMES = 100
# numerator and denominator; no figure of a report comes near, squaring in a chain soon does
_MAX_BITS = 2048

YEAR_NAMES = ("年度", "year")

Value = Quantity | tuple[str, ...]


class UnavailableError(Exception):
    """The value cannot be had; the reason is in the sink already."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where names are looked up: the year asked for, and the group whose short names count."""

    year: str
    group: str = ""


class FactTable:
    """All facts of a project. Problems go to the sink once, at the place that causes them."""

    def __init__(self, facts: Iterable[Fact], year: str, sink: Sink) -> None:
        self._facts: dict[FactKey, Fact] = {}
        self._groups: dict[str, list[str]] = {}
        for fact in facts:
            self._facts[fact.key] = fact
            self._groups.setdefault(fact.group, []).append(fact.name)
        self.year = year
        self._sink = sink
        self._values: dict[tuple[FactKey, str], Value | None] = {}
        self._active: list[tuple[FactKey, str]] = []
        self._frames = 0

    def check_all(self) -> None:
        """Compute every fact for the report's year, so that a mistake in an unused one is said too."""
        for fact in self._facts.values():
            if fact.always is not None or self.year in fact.by_year:
                try:
                    self._value_of(fact, self.year, None)
                except UnavailableError:
                    continue

    def value(self, source: str, span: Span | None, year: str = "") -> Value | None:
        """The value of an expression, formats applied; None when the sink was told why there is none."""
        return self._computed(source, span, Scope(year or self.year))

    def _computed(self, source: str, span: Span | None, scope: Scope) -> Value | None:
        try:
            formula = parse_expression(source)
            value = self._evaluate(formula.root, scope)
            for step in formula.formats:
                value = self._formatted(value, step)
        except ExpressionError as problem:
            self._tell(problem, span, source)
            return None
        except UnavailableError:
            return None
        return value

    def _tell(self, problem: ExpressionError, span: Span | None, source: str) -> None:
        place = span
        if span is not None and span.line == span.end_line and len(source) <= span.end_column - span.column:
            place = span.shifted(problem.start, max(1, problem.end - problem.start))
        words = {"expression": source.strip(), **problem.words}
        self._sink.add(Diagnostic(problem.code, place, words))

    def _formatted(self, value: Value, step: Format) -> Quantity:
        if isinstance(value, tuple):
            raise ExpressionError("expression-list", step.start, step.end)
        return formatted(value, step)

    def _evaluate(self, node: Node, scope: Scope) -> Value:
        self._frames += 1
        try:
            if self._frames > _MAX_FRAMES:
                raise ExpressionError("expression-too-deep", node.start, node.end, limit=str(_MAX_FRAMES))
            match node:
                case Number():
                    return Quantity(node.value, unit_of(node.unit), node.text, node.text)
                case Name():
                    return self._named(node, scope)
                case Negation():
                    operand = self._number(node.operand, scope)
                    return Quantity.of(-_figure(operand, node.operand), operand.unit)
                case Operation():
                    return self._operation(node, scope)
                case Call():
                    return self._call(node, scope)
                case _:
                    assert_never(node)
        finally:
            self._frames -= 1

    def _number(self, node: Node, scope: Scope) -> Quantity:
        value = self._evaluate(node, scope)
        if isinstance(value, tuple):
            raise ExpressionError("expression-list", node.start, node.end)
        return value

    def _operation(self, node: Operation, scope: Scope) -> Quantity:
        left, right = self._number(node.left, scope), self._number(node.right, scope)
        first, second = _figure(left, node.left), _figure(right, node.right)
        match node.sign:
            case "+" | "-":
                if not left.unit.is_commensurable(right.unit):
                    raise ExpressionError(
                        "expression-units",
                        node.start,
                        node.end,
                        left=left.unit.symbol or "—",
                        right=right.unit.symbol or "—",
                    )
                second *= right.unit.scale / left.unit.scale
                number = first + second if node.sign == "+" else first - second
                return Quantity.of(_bounded(number, node), left.unit)
            case "*":
                return Quantity.of(*_scaled(_bounded(first * second, node), left, right, 1))
            case "/":
                if second == 0:
                    raise ExpressionError("expression-division-by-zero", node.start, node.end)
                return Quantity.of(*_scaled(_bounded(first / second, node), left, right, -1))
            case _:
                assert_never(node.sign)

    def _call(self, node: Call, scope: Scope) -> Quantity:
        def at(index: int, year: str) -> Quantity:
            argument = node.arguments[index]
            quantity = self._number(argument, Scope(year, scope.group))
            _figure(quantity, argument)
            return quantity

        def items(index: int) -> tuple[str, ...]:
            argument = node.arguments[index]
            value = self._evaluate(argument, scope)
            if not isinstance(value, tuple):
                raise ExpressionError("expression-no-list", argument.start, argument.end)
            return value

        return call_function(node, Arguments(len(node.arguments), scope.year, at, items))

    def _named(self, node: Name, scope: Scope) -> Value:
        if len(node.path) == 1 and node.path[0] in YEAR_NAMES:
            return Quantity(Fraction(scope.year), NO_UNIT, scope.year, scope.year)
        fact = self._find(node, scope)
        return self._value_of(fact, node.year or scope.year, node)

    def _find(self, node: Name, scope: Scope) -> Fact:
        for key in _keys(node.path, scope.group):
            if key in self._facts:
                return self._facts[key]
        written = ".".join(node.path)
        if not self._facts:
            raise ExpressionError("fact-none", node.start, node.end, name=written)
        raise ExpressionError(
            "fact-unknown", node.start, node.end, name=written, near=self._nearest(written, scope)
        )

    def _nearest(self, written: str, scope: Scope) -> str:
        """The known name that looks most like what was written."""
        known = sorted(fact.path for fact in self._facts.values())
        if scope.group:
            known += sorted(self._groups.get(scope.group, ()))
        return nearest_name(written, known)

    def _value_of(self, fact: Fact, year: str, user: Name | None) -> Value:
        """The value of a fact in a year; ``user`` is the name in the expression that asks for it."""
        key = (fact.key, year)
        if key in self._values:
            known = self._values[key]
            if known is None:
                raise UnavailableError
            return known
        if key in self._active:
            self._tell_circle(key)
            raise UnavailableError
        definition = fact.by_year.get(year, fact.always)
        match definition:
            case None:
                start, end = (user.start, user.end) if user else (0, 0)
                years = "、".join(sorted(fact.by_year)) or "—"
                raise ExpressionError("fact-no-year", start, end, name=fact.path, year=year, years=years)
            case Given():
                value: Value | None = definition.quantity
            case Listed():
                value = definition.items
            case Derived():
                value = self._derived(fact, definition, year)
            case _:
                assert_never(definition)
        self._values[key] = value
        if value is None:
            raise UnavailableError
        return value

    def _derived(self, fact: Fact, definition: Derived, year: str) -> Value | None:
        self._active.append((fact.key, year))
        try:
            value = self._computed(definition.source, definition.span, Scope(year, fact.group))
        finally:
            self._active.pop()
        if value is None or isinstance(value, tuple) or fact.unit is None:
            return value
        if not value.unit.is_commensurable(fact.unit):
            self._sink.report(
                "fact-unit",
                definition.span,
                name=fact.path,
                declared=fact.unit.symbol or "—",
                computed=value.unit.symbol or "—",
            )
            return None
        return value.converted(fact.unit)

    def _tell_circle(self, key: tuple[FactKey, str]) -> None:
        loop = [*self._active[self._active.index(key) :], key]
        names = " → ".join(".".join(name) for name, _ in loop)
        facts = [self._facts[name] for name, _ in loop[:-1]]
        definition = facts[0].by_year.get(key[1], facts[0].always)
        place = definition.span if definition is not None else facts[0].span
        related = tuple((fact.span, fact.path) for fact in facts[1:])
        self._sink.add(Diagnostic("fact-circular", place, {"loop": names}, related))


def _keys(path: tuple[str, ...], group: str) -> Iterable[FactKey]:
    """The facts a written path may mean, nearest first: own group, whole path, a quoted dotted path."""
    if len(path) == 1:
        if group:
            yield (group, path[0])
        head, _, tail = path[0].rpartition(".")
        if head:
            yield (head, tail)
        return
    yield (".".join(path[:-1]), path[-1])


def _figure(quantity: Quantity, node: Node) -> Fraction:
    if quantity.number is None:
        raise ExpressionError("fact-no-number", node.start, node.end, wording=quantity.wording)
    return quantity.number


def _bounded(number: Fraction, node: Operation) -> Fraction:
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > _MAX_BITS:
        raise ExpressionError("expression-too-large", node.start, node.end)
    return number


def _scaled(number: Fraction, left: Quantity, right: Quantity, exponent: int) -> tuple[Fraction, Unit]:
    """A product or quotient in the unit that follows; where units cancel, their scales go into the number."""
    unit = left.unit.times(right.unit, 1 if exponent == 1 else -1)
    if not unit.dimension:
        return number * unit.scale, NO_UNIT
    return number, unit
