"""Looks up and computes facts: a name, a year and a group to a value, each computed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from reportgen.diagnostics import Diagnostic, Sink, Span, listed
from reportgen.project.facts import YEAR, Coordinates, Derived, Fact, Given, Listed, Pending, Unread
from reportgen.record import record
from reportgen.resolve.evaluation import Evaluation, Scope, single
from reportgen.resolve.expression import parse_condition, parse_expression
from reportgen.resolve.formats import formatted
from reportgen.resolve.formula import ExpressionError, Name
from reportgen.resolve.selection import cells, chosen, parts_wanted, period_earlier, unknown_label
from reportgen.resolve.values import PendingError, Series, UnavailableError, Value
from reportgen.text.names import nearest_name
from reportgen.text.numbers import decimal_text, rounded
from reportgen.text.quantity import NO_UNIT, Quantity

YEAR_NAMES = ("年度", "year")

_Key = tuple[str, Coordinates]


@record(frozen=True, slots=True)
class Use:
    """An expression names a fact. ``by`` is the path of the fact whose formula it is, "" in the report."""

    fact: str
    place: Span | None
    by: str = ""


class FactTable:
    """All facts of a project. Problems go to the sink once, at the place that causes them.

    What is ``unread`` has no value, and nothing more is said about it.
    """

    def __init__(self, facts: Iterable[Fact], year: str, sink: Sink, unread: tuple[Unread, ...] = ()) -> None:
        self._facts: dict[str, Fact] = {}
        self._groups: dict[str, list[str]] = {}
        for fact in facts:
            self._facts[fact.path] = fact
            self._groups.setdefault(fact.group, []).append(fact.name)
        self.year = year
        self._sink = sink
        self._unread = unread
        self._values: dict[_Key, Value | None] = {}
        self._active: list[_Key] = []
        # the expressions being computed with their places, the innermost last
        self._sources: list[tuple[str, Span | None]] = []
        self._uses: dict[Use, None] = {}  # a set that keeps its order
        # the figures asked for, each with those computed of it; None is the report itself
        self._asked: dict[_Key, set[_Key | None]] = {}
        self._evaluation = Evaluation(self._named)

    @property
    def facts(self) -> Mapping[str, Fact]:
        """All facts by path, in the order written."""
        return self._facts

    @property
    def uses(self) -> tuple[Use, ...]:
        """Where facts have been named so far, in the order of computing."""
        return tuple(self._uses)

    def used(self) -> frozenset[tuple[str, Coordinates]]:
        """The figures that expressions of the report have reached so far, also through formulas."""
        reached: set[_Key | None] = {None}
        growing = True
        while growing:
            more = {key for key, by in self._asked.items() if key not in reached and by & reached}
            growing = bool(more)
            reached |= more
        return frozenset(key for key in reached if key is not None)

    def check_all(self) -> None:
        """Compute every fact for the report's year, so that a mistake in an unused one is said too."""
        for fact in self._facts.values():
            self._tell_pending(fact)
            if fact.always is not None or (self.year,) in fact.cells:
                coordinates = tuple(self.year if name == YEAR else "" for name in fact.dimensions)
                try:
                    self._value_of(fact, coordinates, None)
                except UnavailableError:
                    continue

    def value_of(self, fact: Fact, coordinates: Coordinates = ()) -> Value | None:
        """The value of a fact at a place, by default this year's; None when there is none."""
        place = coordinates or tuple(self.year if name == YEAR else "" for name in fact.dimensions)
        try:
            return self._value_of(fact, place, None)
        except (ExpressionError, UnavailableError):
            return None

    def value(self, source: str, span: Span | None, year: str = "") -> Quantity | tuple[str, ...] | None:
        """The value of an expression, formats applied; None when the sink was told why there is none."""
        value = self._computed(source, span, Scope(year or self.year))
        if isinstance(value, Series):
            try:
                return single(value, 0, len(source))
            except ExpressionError as problem:
                self._tell(problem, span, source)
                return None
        return value

    def holds(self, source: str, span: Span | None) -> bool | None:
        """Whether a condition is true this year; None when it cannot be told, of which the sink knows why
        unless a figure is only pending.
        """
        self._sources.append((source, span))
        try:
            return self._evaluation.holds(parse_condition(source), Scope(self.year))
        except ExpressionError as problem:
            self._tell(problem, span, source)
            return None
        except (PendingError, UnavailableError):
            return None
        finally:
            self._sources.pop()

    def _computed(self, source: str, span: Span | None, scope: Scope) -> Value | None:
        self._sources.append((source, span))
        try:
            formula = parse_expression(source)
            value = self._evaluation.value(formula.root, scope)
            for step in formula.formats:
                figure = single(value, step.start, step.end)
                # a placeholder stays one, however it is to be written
                value = figure if figure.precision == "pending" else formatted(figure, step)
        except ExpressionError as problem:
            self._tell(problem, span, source)
            return None
        except PendingError:
            return Quantity.pending()
        except UnavailableError:
            return None
        finally:
            self._sources.pop()
        return value

    def _tell(self, problem: ExpressionError, span: Span | None, source: str) -> None:
        place = _within(span, source, problem.start, problem.end)
        words = {"expression": source.strip(), **problem.words}
        self._sink.add(Diagnostic(problem.code, place, words))

    def _named(self, node: Name, scope: Scope) -> Value:
        if len(node.path) == 1 and node.path[0] in YEAR_NAMES and not node.selectors:
            if not (scope.year.isascii() and scope.year.isdigit()):
                raise ExpressionError("expression-year", node.start, node.end, year=scope.year)
            return Quantity(Fraction(scope.year), NO_UNIT, scope.year, scope.year)
        fact = self._find(node, scope)
        source, span = self._sources[-1]
        place = _within(span, source, node.start, node.end)
        self._uses[Use(fact.path, place, self._active[-1][0] if self._active else "")] = None
        try:
            return self._meant(fact, node, scope)
        except ExpressionError:
            if self._is_unread(fact.path):
                raise UnavailableError from None  # the table could not all be read, which was told
            raise

    def _meant(self, fact: Fact, node: Name, scope: Scope) -> Value:
        """What a name means of a fact: cells by its selectors, or a part of a compound."""
        wanted = chosen(fact, node, scope.year)
        if scope.step:
            wanted = period_earlier(fact, wanted, node, scope.step)
        value = self._selected(fact, wanted, node)
        for selector in parts_wanted(fact, node):
            if isinstance(value, Quantity) and value.precision == "pending":
                return value  # nobody knows yet what parts it will have
            part = (
                next((p for p in value.parts if p.unit.symbol == selector.first), None)
                if isinstance(value, Quantity) and value.is_compound
                else None
            )
            if part is None:
                raise unknown_label(fact, selector, value)
            value = part
        return value

    def _selected(self, fact: Fact, wanted: dict[str, tuple[str, ...]], node: Name) -> Value:
        """One figure where every dimension is settled, else those of the cells meant."""
        if all(len(wanted.get(name, ())) == 1 for name in fact.dimensions):
            return self._value_of(fact, tuple(wanted[name][0] for name in fact.dimensions), node)
        found = cells(fact, wanted)
        if not found and fact.always is not None:
            year = wanted[YEAR][0] if len(wanted.get(YEAR, ())) == 1 else ""
            return self._value_of(fact, tuple(year if n == YEAR else "" for n in fact.dimensions), node)
        if not found:
            raise _missing(fact, tuple(listed(labels) for labels in wanted.values()), node)
        free = [index for index, name in enumerate(fact.dimensions) if len(wanted.get(name, ())) != 1]
        labels, quantities = [], []
        for coordinates in found:
            value = self._value_of(fact, coordinates, node)
            assert isinstance(value, Quantity)  # a cell holds a figure, lists have no labels
            labels.append(" ".join(coordinates[index] for index in free))
            quantities.append(value)
        return Series(fact.path, tuple(labels), tuple(quantities))

    def _find(self, node: Name, scope: Scope) -> Fact:
        written = ".".join(node.path)
        for path in _paths(written, scope.group):
            if path in self._facts:
                return self._facts[path]
        if any(self._is_unread(path) for path in _paths(written, scope.group)):
            raise UnavailableError
        if not self._facts:
            raise ExpressionError("fact-none", node.start, node.end, name=written)
        raise ExpressionError(
            "fact-unknown", node.start, node.end, name=written, near=self._nearest(written, scope)
        )

    def _is_unread(self, path: str) -> bool:
        return any(unread.covers(path) for unread in self._unread)

    def _nearest(self, written: str, scope: Scope) -> str:
        """The known name that looks most like what was written."""
        known = sorted(self._facts)
        if scope.group:
            known += sorted(self._groups.get(scope.group, ()))
        return nearest_name(written, known)

    def _value_of(self, fact: Fact, coordinates: Coordinates, user: Name | None) -> Value:
        """The value of a fact at a place; ``user`` is the name in the expression that asks for it."""
        key = (fact.path, coordinates)
        if user is not None:
            self._asked.setdefault(key, set()).add(self._active[-1] if self._active else None)
        if key in self._values:
            known = self._values[key]
            if known is None:
                raise UnavailableError
            return known
        if key in self._active:
            self._tell_circle(key)
            raise UnavailableError
        value: Value | None
        match fact.at(coordinates):
            case None:
                raise _missing(fact, coordinates, user)
            case Given(quantity):
                value = printed(quantity, fact.decimals)
            case Listed(items):
                value = items
            case Pending():
                value = Quantity.pending(fact.unit or NO_UNIT)
            case Derived() as definition:
                value = self._derived(fact, definition, coordinates)
            case other:
                assert_never(other)
        self._values[key] = value
        if value is None:
            raise UnavailableError
        return value

    def _derived(self, fact: Fact, definition: Derived, coordinates: Coordinates) -> Value | None:
        year = coordinates[fact.dimensions.index(YEAR)] if YEAR in fact.dimensions else self.year
        self._active.append((fact.path, coordinates))
        try:
            value = self._computed(definition.source, definition.span, Scope(year or self.year, fact.group))
        finally:
            self._active.pop()
        if not isinstance(value, Quantity):
            return value
        if value.precision == "pending":
            return Quantity.pending(fact.unit or NO_UNIT)
        if fact.unit is None or value.number is None:
            return printed(value, fact.decimals)
        if not value.unit.is_commensurable(fact.unit):
            words = {"name": fact.path, "declared": fact.unit.symbol, "computed": value.unit.symbol}
            code = "fact-unit" if value.unit.symbol else "fact-unit-none"
            self._sink.report(code, definition.span, **words)
            return None
        return printed(value.converted(fact.unit), fact.decimals)

    def _tell_circle(self, key: _Key) -> None:
        loop = [*self._active[self._active.index(key) :], key]
        names = " → ".join(name for name, _ in loop)
        facts = [self._facts[name] for name, _ in loop[:-1]]
        definition = facts[0].at(key[1])
        place = definition.span if definition is not None else facts[0].span
        related = tuple((fact.span, fact.path) for fact in facts[1:])
        self._sink.add(Diagnostic("fact-circular", place, {"loop": names}, related))

    def _tell_pending(self, fact: Fact) -> None:
        pending = [("", fact.always), *((listed(labels), cell) for labels, cell in fact.cells.items())]
        for labels, definition in pending:
            if isinstance(definition, Pending):
                name = f"{fact.path}[{labels}]" if labels else fact.path
                self._sink.report("fact-pending", definition.span, name=name, owner=fact.owner or "—")


def _within(span: Span | None, source: str, start: int, end: int) -> Span | None:
    """The place of a part of an expression, where its own place lies on one line."""
    if span is not None and span.line == span.end_line and len(source) <= span.end_column - span.column:
        return span.shifted(start, max(1, end - start))
    return span


def _paths(written: str, group: str) -> Iterator[str]:
    """The facts a written path may mean, nearest first: in the own group, those around it, anywhere."""
    while group:
        yield f"{group}.{written}"
        group = group.rpartition(".")[0]
    yield written


def _missing(fact: Fact, coordinates: Coordinates, user: Name | None) -> ExpressionError:
    start, end = (user.start, user.end) if user else (0, 0)
    if fact.dimensions == (YEAR,):
        years = listed(fact.years) or "—"
        return ExpressionError("fact-no-year", start, end, name=fact.path, year=coordinates[0], years=years)
    labels = listed(label for label in coordinates if label)
    return ExpressionError("fact-no-cell", start, end, name=fact.path, labels=labels)


def printed(quantity: Quantity, decimals: int | None) -> Quantity:
    """The figure with the decimals it is printed with; the number itself stays exact."""
    if decimals is None or quantity.number is None:
        return quantity
    text = decimal_text(rounded(quantity.number, decimals), decimals)
    return quantity.with_core(quantity.number, text, quantity.unit)
