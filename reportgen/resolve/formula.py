"""The tree of an expression: the parser makes it, the evaluation walks it; nothing in it is code."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from reportgen.record import record

Operator = Literal["+", "-", "*", "/"]
Relation = Literal["<", "<=", ">", ">=", "=", "!="]


class ExpressionError(Exception):
    """What is wrong with an expression: a catalogue code, its words, and where in the source (offsets)."""

    def __init__(self, code: str, start: int, end: int, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.start = start
        self.end = end
        self.words = words


@record(frozen=True, slots=True)
class Number:
    """A typed figure with the unit written directly behind it ("2亿元")."""

    value: Fraction
    text: str
    unit: str
    start: int
    end: int


@record(frozen=True, slots=True)
class Selector:
    """A label or a stretch of labels; "" is none: ``[*]`` has neither, ``[2019—2021]`` both."""

    dimension: str
    first: str
    last: str
    start: int
    end: int

    @property
    def is_all(self) -> bool:
        return not self.first


@record(frozen=True, slots=True)
class Name:
    """A fact by its path; without a selector for a dimension it is that of the place asking."""

    path: tuple[str, ...]
    selectors: tuple[Selector, ...]
    start: int
    end: int


@record(frozen=True, slots=True)
class Negation:
    """Minus what follows."""

    operand: Node
    start: int
    end: int


@record(frozen=True, slots=True)
class Operation:
    """Two operands and a sign."""

    sign: Operator
    left: Node
    right: Node
    start: int
    end: int


@record(frozen=True, slots=True)
class Call:
    """A function of the language with its arguments."""

    function: str
    arguments: tuple[Node, ...]
    start: int
    end: int


@record(frozen=True, slots=True)
class Words:
    """A wording in quotation marks, as a branch of a choice may be."""

    text: str
    start: int
    end: int


@record(frozen=True, slots=True)
class Choice:
    """One wording or another, by a condition."""

    condition: Condition
    then: Node
    otherwise: Node
    start: int
    end: int


@record(frozen=True, slots=True)
class Comparison:
    """Two figures compared."""

    relation: Relation
    left: Node
    right: Node
    start: int
    end: int


@record(frozen=True, slots=True)
class Both:
    """且."""

    conditions: tuple[Condition, ...]


@record(frozen=True, slots=True)
class Either:
    """或."""

    conditions: tuple[Condition, ...]


@record(frozen=True, slots=True)
class Not:
    """非."""

    condition: Condition


Node = Number | Name | Negation | Operation | Call | Words | Choice
Condition = Comparison | Both | Either | Not


@record(frozen=True, slots=True)
class Format:
    """A word after "|": how the value is to be written."""

    name: str
    start: int
    end: int


@record(frozen=True, slots=True)
class Formula:
    """A parsed expression and the formats it ends in."""

    root: Node
    formats: tuple[Format, ...]
