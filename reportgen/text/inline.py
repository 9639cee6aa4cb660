"""Inline markup to pieces: strong, formulas, links and references.

``**strong**``, ``{{ expr }}``, ``[label](url)``, ``{ref:id}``, ``{page:id}``, ``{title:id}``.
Everything else is text; a backslash before ``* { [ \\`` takes their meaning away. Whatever is wrong
is a value with its offset; the caller knows the place and adds the Span.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

RefForm = Literal["number", "title", "page"]
_FORMS: dict[str, RefForm] = {"ref": "number", "title": "title", "page": "page"}

_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[*{\[\\])
    | (?P<strong>\*\*)
    | \{\{(?P<expr>[^{}]*)\}\}
    | (?P<open>\{\{)
    | \{(?P<form>ref|page|title):(?P<id>[^{}\s]*)\}
    | \[(?P<label>[^\[\]]*)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)
    """,
    re.VERBOSE,
)
_SCHEME = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """Plain characters."""

    text: str
    strong: bool
    offset: int


@dataclass(frozen=True, slots=True)
class Expr:
    """A formula; ``offset`` is that of its first character inside the braces."""

    source: str
    strong: bool
    offset: int


@dataclass(frozen=True, slots=True)
class LinkPiece:
    """A link to a web or mail address."""

    label: str
    url: str
    strong: bool
    offset: int


@dataclass(frozen=True, slots=True)
class RefPiece:
    """A reference to something of this report."""

    id: str
    form: RefForm
    strong: bool
    offset: int


Piece = Words | Expr | LinkPiece | RefPiece


@dataclass(frozen=True, slots=True)
class InlineProblem:
    """What is wrong with markup: a catalogue code, its words, and where."""

    code: str
    offset: int
    length: int
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The pieces in order, and the problems found."""

    pieces: tuple[Piece, ...]
    problems: tuple[InlineProblem, ...]


def parse_inline(text: str) -> Parsed:
    """The pieces of a rich text; never raises. Markup that is wrong is kept as the characters it is."""
    return _Parser(text).parse()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[Piece] = []
        self._problems: list[InlineProblem] = []
        self._words: list[str] = []
        self._words_at = 0
        self._strong_at: int | None = None

    def parse(self) -> Parsed:
        at = 0
        for match in _TOKEN.finditer(self._text):
            self._plain(self._text[at : match.start()], at)
            self._token(match)
            at = match.end()
        self._plain(self._text[at:], at)
        self._flush()
        if self._strong_at is not None:
            self._problem("inline-strong-open", self._strong_at, 2)
        return Parsed(tuple(self._pieces), tuple(self._problems))

    @property
    def _strong(self) -> bool:
        return self._strong_at is not None

    def _plain(self, text: str, at: int) -> None:
        if not self._words:
            self._words_at = at
        if text:
            self._words.append(text)

    def _flush(self) -> None:
        if self._words:
            self._pieces.append(Words("".join(self._words), self._strong, self._words_at))
            self._words = []

    def _problem(self, code: str, offset: int, length: int, **words: str) -> None:
        self._problems.append(InlineProblem(code, offset, length, words))

    def _token(self, match: re.Match[str]) -> None:
        start, length = match.start(), match.end() - match.start()
        if match["escaped"]:
            self._plain(match["escaped"], start)
        elif match["strong"]:
            self._flush()
            if self._strong_at is not None and start == self._strong_at + 2:
                self._problem("inline-strong-empty", self._strong_at, 4)
            self._strong_at = None if self._strong else start
        elif match["open"]:
            self._problem("inline-braces-open", start, 2)
            self._plain("{{", start)
        elif match["expr"] is not None:
            self._expression(match)
        elif match["form"]:
            if match["id"]:
                self._flush()
                self._pieces.append(RefPiece(match["id"], _FORMS[match["form"]], self._strong, start))
            else:
                self._problem("inline-ref-empty", start, length)
        else:
            self._link(match)

    def _expression(self, match: re.Match[str]) -> None:
        source = match["expr"].strip()
        if not source:
            self._problem("inline-braces-empty", match.start(), match.end() - match.start())
            return
        self._flush()
        offset = match.start("expr") + len(match["expr"]) - len(match["expr"].lstrip())
        self._pieces.append(Expr(source, self._strong, offset))

    def _link(self, match: re.Match[str]) -> None:
        label, url = match["label"].strip(), match["url"]
        length = match.end() - match.start()
        if not label:
            self._problem("inline-link-empty", match.start(), length)
        elif not _SCHEME.match(url):
            self._problem("inline-link-address", match.start("url"), max(len(url), 1), url=url)
            self._plain(label, match.start("label"))
        else:
            self._flush()
            # RFC 3986: an address is ASCII, Han in it are percent-encoded
            address = quote(url, safe="%:/?#[]@!$&'()*+,;=~-._")
            self._pieces.append(LinkPiece(label, address, self._strong, match.start()))
