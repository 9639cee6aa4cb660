"""The words, numbers and signs an expression is written in, as a Chinese or a Latin keyboard types them."""

from __future__ import annotations

import re
from typing import Literal

from reportgen.record import record
from reportgen.resolve.formula import ExpressionError


@record(frozen=True, slots=True)
class Token:
    """A word, a number or a sign of an expression and where it stands; ``text`` has no quotation marks."""

    kind: Literal["number", "word", "quoted", "sign", "end"]
    text: str
    start: int
    end: int


_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」"}
# a Chinese keyboard types these for the signs of arithmetic
_SIGNS = {
    **dict(zip("＋－−×＊÷／（），＜＞＝［］", "+--**//(),<>=[]", strict=True)),
    **dict.fromkeys("—–~～", "—"),
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "==": "=",
    "＜＝": "<=",
    "＞＝": ">=",
}
# other slips of a Chinese keyboard, which may also belong to a sentence: told, not taken
_TYPED_WIDE = {"｜": "|", "。": ".", "．": "."}
_TWO = frozenset({"<=", ">=", "!=", "==", "＜＝", "＞＝"})
_ALL_SIGNS = frozenset("+-*/()[].,|<>=—") | {"<=", ">=", "!="}
_NUMBER = re.compile(r"\d+(?:\.\d+)?[%％‰]?")
_WORD = re.compile(r"[^\W\d]\w*")
_SEGMENT = re.compile(r"\w+")


def written(path: str) -> str:
    """A fact's path as an expression names it: names that are no single word in quotes."""
    first, *others = path.split(".")
    return ".".join([_named(first, _WORD), *(_named(name, _SEGMENT) for name in others)])


def _named(name: str, plain: re.Pattern[str]) -> str:
    if plain.fullmatch(name):
        return name
    opening = next((mark for mark, closing in _QUOTES.items() if closing not in name), '"')
    return f"{opening}{name}{_QUOTES[opening]}"


def tokens_of(source: str) -> list[Token]:
    """The tokens of an expression, signs as a Latin keyboard types them; raises ExpressionError."""
    tokens: list[Token] = []
    at = 0
    while at < len(source):
        char = source[at]
        if char.isspace():
            at += 1
        elif char in _QUOTES:
            closing = source.find(_QUOTES[char], at + 1)
            if closing < 0:
                raise ExpressionError("expression-unclosed-quote", at, len(source), quote=char)
            tokens.append(Token("quoted", source[at + 1 : closing], at, closing + 1))
            at = closing + 1
        elif tokens and tokens[-1].text == "." and (match := _SEGMENT.match(source, at)):
            # after a dot a word may begin with a digit: 企业.500强
            tokens.append(Token("word", match.group(), at, match.end()))
            at = match.end()
        elif char.isdigit() and (match := _NUMBER.match(source, at)):
            tokens.append(Token("number", match.group(), at, match.end()))
            at = match.end()
        elif match := _WORD.match(source, at):
            tokens.append(Token("word", match.group(), at, match.end()))
            at = match.end()
        else:
            typed = source[at : at + 2] if source[at : at + 2] in _TWO else char
            sign = _SIGNS.get(typed, typed)
            if sign not in _ALL_SIGNS:
                if meant := _TYPED_WIDE.get(char):
                    raise ExpressionError("expression-wide", at, at + 1, char=char, meant=meant)
                raise ExpressionError("expression-character", at, at + 1, char=char)
            tokens.append(Token("sign", sign, at, at + len(typed)))
            at += len(typed)
    return tokens
