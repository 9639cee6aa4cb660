"""The expression language of ``{{ }}`` and ``formula:``: text to a small tree, nothing executed.

    value  := sum ("|" format)*
    sum    := term (("+" | "-") term)*
    term   := factor (("*" | "/") factor)*
    factor := ("-" | "+") factor | number unit? | name ("[" year "]")? | name "(" arguments ")" | "(" sum ")"
    name   := word ("." word)*          a word is letters and digits, or anything in quotation marks

Only names of facts and of the listed functions mean anything: there are no attributes, no calls of
anything else, no loops; length and depth are bounded. Problems are raised as ``ExpressionError``
with offsets into the source; the caller knows the file and adds the Span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NoReturn

from reportgen.text.numbers import parse_number

MAX_LENGTH = 500
MAX_DEPTH = 24

Operator = Literal["+", "-", "*", "/"]


class ExpressionError(Exception):
    """What is wrong with an expression: a catalogue code, its words, and where in the source (offsets)."""

    def __init__(self, code: str, start: int, end: int, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.start = start
        self.end = end
        self.words = words


@dataclass(frozen=True, slots=True)
class Number:
    """A typed figure with the unit written directly behind it ("2亿元")."""

    value: Fraction
    text: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A fact by its path; ``year`` is "" for the year the expression is asked for."""

    path: tuple[str, ...]
    year: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Negation:
    """Minus what follows."""

    operand: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and a sign."""

    sign: Operator
    left: Node
    right: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the language with its arguments."""

    function: str
    arguments: tuple[Node, ...]
    start: int
    end: int


Node = Number | Name | Negation | Operation | Call


@dataclass(frozen=True, slots=True)
class Format:
    """A word after "|": how the value is to be written."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed expression and the formats it ends in."""

    root: Node
    formats: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["number", "word", "quoted", "sign", "end"]
    text: str
    start: int
    end: int


_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」"}
# a Chinese keyboard types these for the signs of arithmetic
_SIGNS = dict(zip("＋－−×＊÷／（），", "+--**//(),", strict=True))
_NUMBER = re.compile(r"\d+(?:\.\d+)?[%％‰]?")
_WORD = re.compile(r"[^\W\d]\w*")
_SEGMENT = re.compile(r"\w+")


def parse_expression(source: str) -> Formula:
    """The tree of an expression; raises ExpressionError."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError("expression-too-long", 0, len(source), limit=str(MAX_LENGTH))
    return _Parser(_tokens(source), len(source)).formula()


def _tokens(source: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(source):
        char = source[at]
        if char.isspace():
            at += 1
        elif char in _QUOTES:
            closing = source.find(_QUOTES[char], at + 1)
            if closing < 0:
                raise ExpressionError("expression-unclosed-quote", at, len(source), quote=char)
            tokens.append(_Token("quoted", source[at + 1 : closing], at, closing + 1))
            at = closing + 1
        elif tokens and tokens[-1].text == "." and (match := _SEGMENT.match(source, at)):
            # after a dot a word may begin with a digit: 企业.500强
            tokens.append(_Token("word", match.group(), at, match.end()))
            at = match.end()
        elif char.isdigit() and (match := _NUMBER.match(source, at)):
            tokens.append(_Token("number", match.group(), at, match.end()))
            at = match.end()
        elif match := _WORD.match(source, at):
            tokens.append(_Token("word", match.group(), at, match.end()))
            at = match.end()
        else:
            sign = _SIGNS.get(char, char)
            if sign not in "+-*/()[].,|":
                raise ExpressionError("expression-character", at, at + 1, char=char)
            tokens.append(_Token("sign", sign, at, at + 1))
            at += 1
    return tokens


class _Parser:
    """Recursive descent over the tokens; depth counts brackets and signs."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._end = _Token("end", "", length, length)

    def formula(self) -> Formula:
        if not self._tokens:
            raise ExpressionError("expression-empty", 0, self._end.end)
        root = self._sum()
        formats: list[Format] = []
        while self._accept("|"):
            formats.append(self._format())
        if (rest := self._peek()).kind != "end":
            raise ExpressionError("expression-unexpected", rest.start, rest.end, found=rest.text)
        return Formula(root, tuple(formats))

    def _peek(self, ahead: int = 0) -> _Token:
        index = self._at + ahead
        return self._tokens[index] if index < len(self._tokens) else self._end

    def _next(self) -> _Token:
        token = self._peek()
        self._at += 1
        return token

    def _accept(self, *signs: str) -> _Token | None:
        token = self._peek()
        if token.kind == "sign" and token.text in signs:
            return self._next()
        return None

    def _expect(self, sign: str) -> _Token:
        token = self._accept(sign)
        if token is None:
            self._fail()
        return token

    def _fail(self) -> NoReturn:
        found = self._peek()
        if found.kind == "end":
            raise ExpressionError("expression-unfinished", found.start, found.end)
        raise ExpressionError("expression-unexpected", found.start, found.end, found=found.text)

    def _format(self) -> Format:
        token = self._peek()
        if token.kind == "number" and self._peek(1).kind == "word" and self._peek(1).start == token.end:
            # "2位小数"
            first, second = self._next(), self._next()
            return Format(first.text + second.text, first.start, second.end)
        if token.kind in ("word", "quoted"):
            self._next()
            return Format(token.text, token.start, token.end)
        return self._fail()

    def _sum(self) -> Node:
        left = self._term()
        while sign := self._accept("+", "-"):
            left = _operation(sign, left, self._term())
        return left

    def _term(self) -> Node:
        left = self._factor()
        while sign := self._accept("*", "/"):
            left = _operation(sign, left, self._factor())
        return left

    def _factor(self) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            here = self._peek()
            raise ExpressionError("expression-too-deep", here.start, here.end, limit=str(MAX_DEPTH))
        node = self._unnested()
        self._depth -= 1
        return node

    def _unnested(self) -> Node:
        if sign := self._accept("-", "+"):
            operand = self._factor()
            return Negation(operand, sign.start, operand.end) if sign.text == "-" else operand
        if self._accept("("):
            inner = self._sum()
            self._expect(")")
            return inner
        token = self._peek()
        if token.kind == "number":
            return self._number()
        if token.kind in ("word", "quoted"):
            return self._name_or_call()
        return self._fail()

    def _number(self) -> Number:
        token = self._next()
        value = parse_number(token.text.replace("‰", "%"))
        if value is None:
            raise ExpressionError("expression-unexpected", token.start, token.end, found=token.text)
        if "‰" in token.text:
            value /= 10
        follows = self._peek()
        if follows.kind == "word" and follows.start == token.end:
            self._next()
            return Number(value, token.text, follows.text, token.start, follows.end)
        return Number(value, token.text, "", token.start, token.end)

    def _name_or_call(self) -> Node:
        first = self._next()
        if first.kind == "word" and self._accept("("):
            return self._call(first)
        path, last = [first.text], first
        while self._accept("."):
            if self._peek().kind not in ("word", "quoted"):
                self._fail()
            last = self._next()
            path.append(last.text)
        year = ""
        if self._accept("["):
            if self._peek().kind != "number":
                self._fail()
            year = self._next().text
            last = self._expect("]")
        return Name(tuple(path), year, first.start, last.end)

    def _call(self, function: _Token) -> Call:
        arguments: list[Node] = []
        if not (closing := self._accept(")")):
            arguments.append(self._sum())
            while self._accept(","):
                arguments.append(self._sum())
            closing = self._expect(")")
        return Call(function.text, tuple(arguments), function.start, closing.end)


def _operation(sign: _Token, left: Node, right: Node) -> Operation:
    kind: Operator
    match sign.text:
        case "+":
            kind = "+"
        case "-":
            kind = "-"
        case "*":
            kind = "*"
        case _:
            kind = "/"
    return Operation(kind, left, right, left.start, right.end)
