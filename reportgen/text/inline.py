"""Inline markup to pieces: strong, named styles, raised and lowered type, formulas, links and references.

``**strong**``, ``[words]{.style}``, ``m^2^``, ``CO~2~``, ``{{ expr }}``, ``[label](url)``, ``{ref:id}``,
``{page:id}``, ``{title:id}``, ``{full:id}``, ``[^note]``,
``[@source]``, ``[words]{index}``. Everything else is text; a backslash before
``* { [ ^ ~ \\`` takes their meaning away. Whatever is wrong is a value with its offset; the caller adds
the Span.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Literal
from urllib.parse import quote

from reportgen.record import record

Position = Literal["normal", "super", "sub"]
# full: page and number, 第23页 表4-2
RefForm = Literal["number", "title", "page", "full"]
_FORMS: dict[str, RefForm] = {"ref": "number", "title": "title", "page": "page", "full": "full"}

# what may be raised or lowered: a number or word with its sign, a charge (2−), one in brackets. Anything with
# marks or blanks in it is prose (1~3月、5~8月; x^2+y^2) and stays as it was typed
_SCRIPT = (
    r"[+\-−–]?[0-9A-Za-z\u0370-\u03ff]{1,12}(?:\.[0-9]{1,6})?[′″*]?|[0-9]{0,3}[+\-−]"
    r"|\([0-9A-Za-z+\-−]{1,12}\)"
)
# raised only: marks of notes (①, *, [3], 注1)
_NOTE_MARK = r"[①-⑳*†‡§¶′″]{1,3}|\[[0-9]{1,3}(?:[,，–—-][0-9]{1,3}){0,9}\]|[\u4e00-\u9fff]{1,4}[0-9]{0,3}"

# words up to the ] of a style, with formulas or links among them; bounded, so that many [ are read fast
_STYLED = r"[^\[\]]{0,500}(?:\[[^\[\]]{0,200}\][^\[\]]{0,500}){0,5}"

_TOKEN = re.compile(
    rf"""
      \\(?P<escaped>[*{{\[\\^~])
    | (?P<strong>\*\*)
    | \{{\{{(?P<expr>[^{{}}]*)\}}\}}
    | (?P<open>\{{\{{)
    | \{{(?P<form>ref|page|title|full):(?P<id>[^{{}}\s]*)\}}
    | (?<=\S)\^(?P<super>{_SCRIPT}|{_NOTE_MARK})\^
    | (?<=[A-Za-z\u0370-\u03ff)\]])~(?P<sub>{_SCRIPT})~
    | (?P<note>\[\^)(?P<name>[^\[\]]{{0,60}})\]
    | \[(?P<cite>@[^\[\]]{{0,300}})\]
    | \[(?P<indexed>[^\[\]]{{0,200}})\]\{{index(?:[:：](?P<entries>[^{{}}]{{0,200}}))?\}}
    | (?P<styled>\[)(?={_STYLED}\]\{{\.(?P<style>[^{{}}]{{0,60}})\}})
    | (?P<unstyled>\]\{{\.[^{{}}]{{0,60}}\}})
    | (?P<wide>｛[｛{{]|\{{｛|｛(?=(?:ref|page|title|full)[:：]))
    | \[(?P<label>[^\[\]]*)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)
    """,
    re.VERBOSE,
)
# [@甲; @乙], [@甲，乙]: keys with or without an @ of their own
_CITED = re.compile(r"@?\s*(?P<key>[^;；,，、@\s]+|(?<=@)$)")
_BETWEEN_ENTRIES = re.compile(r"[;；]")
# headings, sub-headings, and what is below these
INDEX_LEVELS = 3
_SCHEME = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)


@record(frozen=True, slots=True)
class Words:
    """Plain characters. ``style`` names a character style ("" = none)."""

    text: str
    strong: bool
    offset: int
    style: str = ""
    position: Position = "normal"


@record(frozen=True, slots=True)
class Expr:
    """A formula; ``offset`` is that of its first character inside the braces."""

    source: str
    strong: bool
    offset: int
    style: str = ""


@record(frozen=True, slots=True)
class LinkPiece:
    """A link to a web or mail address."""

    label: str
    url: str
    strong: bool
    offset: int
    style: str = ""


@record(frozen=True, slots=True)
class RefPiece:
    """A reference to something of this report."""

    id: str
    form: RefForm
    strong: bool
    offset: int
    style: str = ""


@record(frozen=True, slots=True)
class NotePiece:
    """The mark of a footnote that is written elsewhere under this name."""

    name: str
    offset: int


@record(frozen=True, slots=True)
class CitePiece:
    """Sources cited together, by their keys, each with its offset."""

    keys: tuple[tuple[str, int], ...]
    strong: bool
    offset: int


@record(frozen=True, slots=True)
class IndexPiece:
    """Words that stand in the index: under themselves, or under ``entries``, paths of headings."""

    text: str
    entries: tuple[tuple[str, ...], ...]
    strong: bool
    offset: int
    style: str = ""


Piece = Words | Expr | LinkPiece | RefPiece | NotePiece | CitePiece | IndexPiece


@record(frozen=True, slots=True)
class InlineProblem:
    """What is wrong with markup: a catalogue code, its words, and where."""

    code: str
    offset: int
    length: int
    words: Mapping[str, str] = field(default_factory=dict)


@record(frozen=True, slots=True)
class StyleUse:
    """The name of a character style as it was written, and where."""

    name: str
    offset: int


@record(frozen=True, slots=True)
class Parsed:
    """The pieces in order, the problems found, and the character styles that are asked for."""

    pieces: tuple[Piece, ...]
    problems: tuple[InlineProblem, ...]
    styles: tuple[StyleUse, ...] = ()


def _path(written: str) -> tuple[str, ...]:
    """机构/上海科技馆 → the headings from the outermost; empty when one of them is."""
    parts = tuple(part.strip() for part in written.split("/"))
    return parts if all(parts) else ()


def parse_inline(text: str) -> Parsed:
    """The pieces of a rich text; never raises. Markup that is wrong is kept as the characters it is."""
    return _Parser(text).parse()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[Piece] = []
        self._problems: list[InlineProblem] = []
        self._words: list[str] = []
        self._words_at = self._words_end = 0
        self._strong_at: int | None = None
        self._styles: list[StyleUse] = []
        self._style = ""
        self._style_at: int | None = None

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
        return Parsed(tuple(self._pieces), tuple(self._problems), tuple(self._styles))

    @property
    def _strong(self) -> bool:
        return self._strong_at is not None

    def _plain(self, text: str, at: int) -> None:
        if not text:
            return
        if at != self._words_end:
            self._flush()  # a piece says where each of its characters stands: none is left out within it
        if not self._words:
            self._words_at = at
        self._words.append(text)
        self._words_end = at + len(text)

    def _flush(self) -> None:
        if self._words:
            self._pieces.append(Words("".join(self._words), self._strong, self._words_at, self._style))
            self._words = []

    def _problem(self, code: str, offset: int, length: int, **words: str) -> None:
        self._problems.append(InlineProblem(code, offset, length, words))

    def _token(self, match: re.Match[str]) -> None:
        start = match.start()
        if match["escaped"]:
            self._plain(match["escaped"], match.start("escaped"))
        elif match["strong"]:
            self._flush()
            if self._strong_at is not None and start == self._strong_at + 2:
                self._problem("inline-strong-empty", self._strong_at, 4)
            self._strong_at = None if self._strong else start
        elif match["open"]:
            self._problem("inline-braces-open", start, 2)
            self._plain("{{", start)
        elif match["wide"]:
            self._problem("inline-braces-wide", start, len(match["wide"]), mark=match["wide"])
            self._plain(match["wide"], start)
        elif match["expr"] is not None:
            self._expression(match)
        elif match["form"]:
            self._reference(match)
        elif match["super"] is not None:
            self._script(match, "super")
        elif match["sub"] is not None:
            self._script(match, "sub")
        elif match["note"]:
            self._note(match)
        elif match["cite"]:
            self._cite(match)
        elif match["indexed"] is not None:
            self._indexed(match)
        elif match["styled"]:
            self._flush()
            self._style, self._style_at = match["style"].strip(), start
            self._styles.append(StyleUse(self._style, match.start("style")))
        elif match["unstyled"]:
            self._style_ends(match)
        else:
            self._link(match)

    def _reference(self, match: re.Match[str]) -> None:
        if match["id"]:
            self._flush()
            form = _FORMS[match["form"]]
            self._pieces.append(RefPiece(match["id"], form, self._strong, match.start(), self._style))
        else:
            self._problem("inline-ref-empty", match.start(), match.end() - match.start())

    def _note(self, match: re.Match[str]) -> None:
        name = match["name"].strip()
        if name:
            self._flush()
            self._pieces.append(NotePiece(name, match.start()))
        else:
            self._problem("inline-note-empty", match.start(), match.end() - match.start())

    def _cite(self, match: re.Match[str]) -> None:
        keys = tuple(
            (part["key"].strip(), match.start("cite") + part.start("key"))
            for part in _CITED.finditer(match["cite"])
        )
        if all(key for key, _ in keys):
            self._flush()
            self._pieces.append(CitePiece(keys, self._strong, match.start()))
        else:
            self._problem("inline-cite-empty", match.start(), match.end() - match.start())

    def _indexed(self, match: re.Match[str]) -> None:
        text = match["indexed"].strip()
        written = match["entries"]
        paths = [_path(entry) for entry in _BETWEEN_ENTRIES.split(written if written is not None else text)]
        if not text or not all(paths):
            self._problem("inline-index-empty", match.start(), match.end() - match.start())
            self._plain(text, match.start("indexed"))
            return
        if any(len(path) > INDEX_LEVELS for path in paths):
            self._problem("inline-index-deep", match.start(), match.end() - match.start())
        self._flush()
        self._pieces.append(IndexPiece(text, tuple(paths), self._strong, match.start("indexed"), self._style))

    def _script(self, match: re.Match[str], position: Literal["super", "sub"]) -> None:
        self._flush()
        words = Words(match[position], self._strong, match.start(position), self._style, position)
        self._pieces.append(words)

    def _style_ends(self, match: re.Match[str]) -> None:
        if self._style_at is None:
            mark = match.group()
            self._problem("inline-style-open", match.start(), len(mark), mark=mark)
            self._plain(match.group(), match.start())
            return
        self._flush()
        if match.start() == self._style_at + 1:
            self._problem("inline-style-empty", self._style_at, match.end() - self._style_at)
        self._style, self._style_at = "", None

    def _expression(self, match: re.Match[str]) -> None:
        source = match["expr"].strip()
        if not source:
            self._problem("inline-braces-empty", match.start(), match.end() - match.start())
            return
        self._flush()
        offset = match.start("expr") + len(match["expr"]) - len(match["expr"].lstrip())
        self._pieces.append(Expr(source, self._strong, offset, self._style))

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
            self._pieces.append(LinkPiece(label, address, self._strong, match.start(), self._style))
