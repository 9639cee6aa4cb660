"""The expression language of ``{{ }}`` and ``formula:``: text to a small tree, nothing executed.

    value      := sum ("|" format)*
    sum        := term (("+" | "-") term)*
    term       := factor (("*" | "/") factor)*
    factor     := ("-" | "+") factor | number unit? | name selection? | name "(" arguments ")" | "(" sum ")"
                | "如果" "(" condition "," branch "," branch ")"
    selection  := "[" selector ("," selector)* "]"
    selector   := (dimension "=")? (label (dash label)? | "*")
    condition  := both ("或" both)*       both := negated ("且" negated)*
    negated    := "非" negated | "(" condition ")" | sum ("<" | "<=" | ">" | ">=" | "=" | "!=") sum
    branch     := text in quotation marks | sum
    name       := word ("." word)*          a word is letters and digits, or anything in quotation marks

Only names of facts and of the listed functions mean anything: there are no attributes, no calls of
anything else, no loops; length and depth are bounded. Problems are raised as ``ExpressionError``
with offsets into the source; the caller knows the file and adds the Span.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NoReturn, get_args

from reportgen.resolve.formula import (
    Both,
    Call,
    Choice,
    Comparison,
    Condition,
    Either,
    ExpressionError,
    Format,
    Formula,
    Name,
    Negation,
    Node,
    Not,
    Number,
    Operation,
    Operator,
    Relation,
    Selector,
    Words,
)
from reportgen.resolve.tokens import Token, tokens_of
from reportgen.text.numbers import parse_number

MAX_LENGTH = 500
MAX_DEPTH = 24

CHOICE = "如果"


@lru_cache(maxsize=4096)
def parse_expression(source: str) -> Formula:
    """The tree of an expression; raises ExpressionError."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError("expression-too-long", 0, len(source), limit=str(MAX_LENGTH))
    return _Parser(tokens_of(source), len(source)).formula()


def parse_condition(source: str) -> Condition:
    """The tree of a condition that stands alone; raises ExpressionError."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError("expression-too-long", 0, len(source), limit=str(MAX_LENGTH))
    return _Parser(tokens_of(source), len(source)).condition()


class _Parser:
    """Recursive descent over the tokens; depth counts brackets and signs."""

    def __init__(self, tokens: list[Token], length: int) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._end = Token("end", "", length, length)

    def formula(self) -> Formula:
        self._begin()
        root = self._sum()
        formats: list[Format] = []
        while self._accept("|"):
            formats.append(self._format())
        self._finish()
        return Formula(root, tuple(formats))

    def condition(self) -> Condition:
        self._begin()
        condition = self._condition()
        self._finish()
        return condition

    def _begin(self) -> None:
        if not self._tokens:
            raise ExpressionError("expression-empty", 0, self._end.end)

    def _finish(self) -> None:
        if (rest := self._peek()).kind != "end":
            raise ExpressionError("expression-unexpected", rest.start, rest.end, found=rest.text)

    def _peek(self, ahead: int = 0) -> Token:
        index = self._at + ahead
        return self._tokens[index] if index < len(self._tokens) else self._end

    def _next(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _accept(self, *signs: str) -> Token | None:
        token = self._peek()
        if token.kind == "sign" and token.text in signs:
            return self._next()
        return None

    def _expect(self, sign: str) -> Token:
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
        self._deeper()
        node = self._unnested()
        self._depth -= 1
        return node

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            here = self._peek()
            raise ExpressionError("expression-too-deep", here.start, here.end, limit=str(MAX_DEPTH))

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
            return self._choice(first.start) if first.text == CHOICE else self._call(first)
        path, last = [first.text], first
        while self._accept("."):
            if self._peek().kind not in ("word", "quoted"):
                self._fail()
            last = self._next()
            path.append(last.text)
        selectors: list[Selector] = []
        if self._accept("["):
            selectors.append(self._selector())
            while self._accept(","):
                selectors.append(self._selector())
            last = self._expect("]")
        return Name(tuple(path), tuple(selectors), first.start, last.end)

    def _selector(self) -> Selector:
        start = self._peek().start
        if star := self._accept("*"):
            return Selector("", "", "", start, star.end)
        first, end = self._label()
        dimension = ""
        if self._accept("="):
            dimension = first
            if star := self._accept("*"):
                return Selector(dimension, "", "", start, star.end)
            first, end = self._label()
        last = ""
        if self._accept("—", "-"):
            last, end = self._label()
        return Selector(dimension, first, last, start, end)

    def _label(self) -> tuple[str, int]:
        """A label, "2021", "3月", "浦东新区", and where it ends."""
        token = self._peek()
        if token.kind not in ("number", "word", "quoted"):
            self._fail()
        self._next()
        text, end = token.text, token.end
        while (
            token.kind != "quoted" and self._peek().kind in ("number", "word") and self._peek().start == end
        ):
            part = self._next()
            text, end = text + part.text, part.end
        return text, end

    def _choice(self, start: int) -> Choice:
        condition = self._condition()
        self._expect(",")
        then = self._branch()
        self._expect(",")
        otherwise = self._branch()
        return Choice(condition, then, otherwise, start, self._expect(")").end)

    def _branch(self) -> Node:
        token, after = self._peek(), self._peek(1)
        if token.kind == "quoted" and after.kind == "sign" and after.text in (",", ")"):
            self._next()
            return Words(token.text, token.start, token.end)
        return self._sum()

    def _condition(self) -> Condition:
        found = [self._both()]
        while self._word("或"):
            found.append(self._both())
        return found[0] if len(found) == 1 else Either(tuple(found))

    def _both(self) -> Condition:
        found = [self._negated()]
        while self._word("且"):
            found.append(self._negated())
        return found[0] if len(found) == 1 else Both(tuple(found))

    def _negated(self) -> Condition:
        self._deeper()
        try:
            if self._word("非"):
                return Not(self._negated())
            if (inner := self._bracketed()) is not None:
                return inner
            return self._comparison()
        finally:
            self._depth -= 1

    def _bracketed(self) -> Condition | None:
        """A condition in brackets; None where the bracket opens a sum, "(甲 + 乙) * 2 > 丙"."""
        depth = 0
        for index in range(self._at, len(self._tokens)):
            token = self._tokens[index]
            if token.kind != "sign":
                continue
            depth += (token.text == "(") - (token.text == ")")
            if depth == 0:
                after = self._tokens[index + 1] if index + 1 < len(self._tokens) else self._end
                if index == self._at or after.text not in (",", ")", "且", "或"):
                    return None
                break
        if not self._accept("("):
            return None
        inner = self._condition()
        self._expect(")")
        return inner

    def _comparison(self) -> Comparison:
        left = self._sum()
        sign = self._accept(*get_args(Relation))
        if sign is None:
            self._fail()
        right = self._sum()
        relation: Relation = next(known for known in get_args(Relation) if known == sign.text)
        return Comparison(relation, left, right, left.start, right.end)

    def _word(self, text: str) -> bool:
        token = self._peek()
        if token.kind == "word" and token.text == text:
            self._next()
            return True
        return False

    def _call(self, function: Token) -> Call:
        arguments: list[Node] = []
        if not (closing := self._accept(")")):
            arguments.append(self._sum())
            while self._accept(","):
                arguments.append(self._sum())
            closing = self._expect(")")
        return Call(function.text, tuple(arguments), function.start, closing.end)


def _operation(sign: Token, left: Node, right: Node) -> Operation:
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
