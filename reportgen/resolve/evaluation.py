"""Walks the tree of an expression to its value; what names mean is asked of the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from reportgen.record import record
from reportgen.resolve.arithmetic import compared, negated, operated
from reportgen.resolve.formula import (
    Both,
    Call,
    Choice,
    Comparison,
    Condition,
    Either,
    ExpressionError,
    Name,
    Negation,
    Node,
    Not,
    Number,
    Operation,
    Words,
)
from reportgen.resolve.functions import Arguments, call_function
from reportgen.resolve.periods import Step
from reportgen.resolve.values import Series, Value
from reportgen.text.quantity import Quantity, unit_of

# nested evaluations, over all formulas that need each other; Python's own stack holds about 110
_MAX_FRAMES = 80


@record(frozen=True, slots=True)
class Scope:
    """Where names are looked up: the year asked for, the group whose short names count, and whether the
    month or quarter before the one named is meant.
    """

    year: str
    group: str = ""
    step: Step = ""


class Evaluation:
    """Evaluates trees; ``named`` gives the value of a name. Raises ExpressionError, PendingError."""

    def __init__(self, named: Callable[[Name, Scope], Value]) -> None:
        self._named = named
        self._frames = 0

    def value(self, node: Node, scope: Scope) -> Value:
        """The value of a node."""
        self._frames += 1
        try:
            if self._frames > _MAX_FRAMES:
                raise ExpressionError("expression-too-deep", node.start, node.end, limit=str(_MAX_FRAMES))
            match node:
                case Number():
                    return _typed(node)
                case Name():
                    return self._named(node, scope)
                case Negation():
                    return negated(self.figure(node.operand, scope), node.operand)
                case Operation():
                    return operated(node, self.figure(node.left, scope), self.figure(node.right, scope))
                case Call():
                    return self._call(node, scope)
                case Words():
                    return Quantity.words(node.text)
                case Choice():
                    holds = self.holds(node.condition, scope)
                    return self.value(node.then if holds else node.otherwise, scope)
                case _:
                    assert_never(node)
        finally:
            self._frames -= 1

    def figure(self, node: Node, scope: Scope) -> Quantity:
        """The value of a node where one figure is needed."""
        return single(self.value(node, scope), node.start, node.end)

    def holds(self, condition: Condition, scope: Scope) -> bool:
        """Whether a condition is true."""
        match condition:
            case Comparison():
                left, right = self.figure(condition.left, scope), self.figure(condition.right, scope)
                return compared(condition, left, right)
            case Both():
                return all(self.holds(part, scope) for part in condition.conditions)
            case Either():
                return any(self.holds(part, scope) for part in condition.conditions)
            case Not():
                return not self.holds(condition.condition, scope)
            case _:
                assert_never(condition)

    def _call(self, node: Call, scope: Scope) -> Quantity:
        def at(index: int, year: str, step: Step) -> Value:
            if step:
                _must_go_back(node.arguments[index])
            return self.value(node.arguments[index], Scope(year, scope.group, step))

        return call_function(node, Arguments(node, scope.year, at))


def _must_go_back(node: Node) -> None:
    """Raises ExpressionError unless a node is facts and arithmetic on them: all else has no period before."""
    found = tuple(_parts(node))
    made = next((part for part in found if isinstance(part, Call)), None)
    if made is not None:
        raise ExpressionError("expression-period-of", made.start, made.end, words=made.function)
    if not any(isinstance(part, Name) for part in found):
        words = node.text if isinstance(node, Number | Words) else "…"
        raise ExpressionError("expression-period-of", node.start, node.end, words=words)


def _parts(node: Node) -> Iterator[Node]:
    """A node and those a value is made of, without what is inside functions."""
    yield node
    match node:
        case Negation():
            yield from _parts(node.operand)
        case Operation():
            yield from _parts(node.left)
            yield from _parts(node.right)
        case Choice():
            yield from _parts(node.then)
            yield from _parts(node.otherwise)
        case Number() | Name() | Call() | Words():
            pass
        case _:
            assert_never(node)


def _typed(node: Number) -> Quantity:
    """A figure typed in an expression; a percentage has its sign for unit, as one of a fact has."""
    sign = node.text[-1]
    if sign in "%％‰":
        unit = unit_of(sign)
        return Quantity(node.value / unit.scale, unit, node.text[:-1], node.text[:-1])
    return Quantity(node.value, unit_of(node.unit), node.text, node.text)


def single(value: Value, start: int, end: int) -> Quantity:
    """A value that must be one figure; raises ExpressionError."""
    match value:
        case Quantity():
            return value
        case Series():
            first = value.labels[0]
            raise ExpressionError(
                "expression-several",
                start,
                end,
                name=value.fact,
                count=str(len(value.quantities)),
                first=first,
            )
        case tuple():
            raise ExpressionError("expression-list", start, end)
        case _:
            assert_never(value)
