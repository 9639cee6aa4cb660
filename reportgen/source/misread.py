"""Texts that YAML reads without an error but not as they were meant: dropped words, keys taken for text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from reportgen.record import record
from reportgen.source.lines import anatomy, quoted_lines
from reportgen.source.nodes import Entry, Scalar, TypedLine
from reportgen.source.stretch import Stretch

_SENTENCE = re.compile("[，。；：、！？]")
# a value of a few words may have a comment behind it, a sentence may not
_SHORT = 16
_LOST_SHOWN = 20
_COMMENT = re.compile(r"[ \t]+(#[^\n\r\x85\u2028\u2029]*)")
_HASH = re.compile(r"[ \t]*(#[^\s#][^\n\r\x85\u2028\u2029]*)")
_SCHEMES = frozenset({"http", "https", "mailto", "ftp", "tel", "doi"})
# a key of the report language, such as text or event, glued to its value by the wrong colon
_GLUED = re.compile(r"(?P<key>[a-z][a-z_]+)[ \t]*(?P<mark>：|:(?=[^\s/]))[ \t\u3000]*(?P<rest>.*)")
# a fact: any name, and nothing but a number
_GLUED_NUMBER = re.compile(r"(?P<key>[^\W\d][\w.]*)[ \t]*(?P<mark>[：:])[ \t\u3000]*(?P<rest>[+-]?[\d.,]+%?)")
_WIDE_COMMA = re.compile("[，、；]")
_PART = re.compile(r"[\w.%-]{1,20}")
_FIGURE_OR_FACT = re.compile(r"-?\d[\d.]*%?|[^\W\d]\w*(?:\.\w+)+")
_WIDE_BLANKS = "\u3000\u00a0"


@record(frozen=True, slots=True)
class Misreading:
    """What was read wrongly: code, place (from 0), and the words of its message."""

    code: str
    line: int
    column: int
    length: int
    words: dict[str, str] = field(default_factory=dict)


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def lost_comment(text: str, lines: Sequence[str], value: str, place: Stretch) -> Iterator[Misreading]:
    """Words that YAML drops as a comment behind the plain scalar ``value`` at ``place``.

    Behind a number, a name or a few words a comment is one; behind a sentence (punctuation, or
    16 characters with Han among them), or where # has no blank after it, it is rather text.
    """
    if not value:
        if found := _HASH.match(text, place.end):
            column = place.end_column + found.start(1) - place.end
            fixed = quoted_lines(lines, place.end_line, column, place.end_line)
            yield _lost("yaml-start-hash", place.end_line, column, found[1], fixed)
        return
    found = _COMMENT.match(text, place.end)
    if found is None or not any(map(_is_han, value)):
        return
    glued = found[1][1:2].strip(" \t#") != ""
    if glued or len(value) >= _SHORT or _SENTENCE.search(value):
        column = place.end_column + found.start(1) - place.end
        fixed = quoted_lines(lines, place.line, place.column, place.end_line)
        yield _lost("yaml-comment-in-text", place.end_line, column, found[1], fixed)


def _lost(code: str, line: int, column: int, lost: str, fixed: tuple[str, ...]) -> Misreading:
    lost = lost.rstrip()
    shown = lost if len(lost) <= _LOST_SHOWN else lost[:_LOST_SHOWN] + "…"
    return Misreading(code, line, column, len(lost), {"lost": shown, "fixed": "\n".join(fixed)})


def glued_keys(lines: Sequence[str], rows: Sequence[TypedLine]) -> Iterator[Misreading]:
    """Lines of a plain text that were meant to be entries or items of their own.

    They begin with a key and a full-width colon, a key and a colon without a blank, or a dash
    that is indented too far.
    """
    for row in rows:
        if not row.text:
            continue
        index, column = row.line - 1, row.column - 1
        line = lines[index]
        if row is not rows[0] and row.text.startswith("- "):
            first = anatomy(lines[rows[0].line - 1])
            fixed = " " * (first.indent if first.key else first.level) + row.text
            yield Misreading("yaml-indent", index, column, 1, {"fixed": fixed})
        match = _GLUED.fullmatch(row.text) or _GLUED_NUMBER.fullmatch(row.text)
        # beside its key "label：…" is part of a sentence
        if match and match["key"] not in _SCHEMES and not anatomy(line).key:
            yield _glued(match, line, index, column)


def glued_key(lines: Sequence[str], entry: Entry) -> Iterator[Misreading]:
    """A key that has swallowed its value (``{fact：甲}``), or begins with a dash or a wide blank."""
    key = entry.key
    if key.style != "plain" or not key.text:
        return
    index, column = key.span.line - 1, key.span.column - 1
    line = lines[index]
    if not line.startswith(key.text, column):
        column = line.find(key.text)  # the line has been repaired, the place is that of the typed one
    if column < 0:
        return  # a key over several lines
    if isinstance(entry.value, Scalar) and entry.value.is_empty:
        match = re.fullmatch(r"(?P<key>[^\W\d][\w.-]*)[ \t]*(?P<mark>[：:])(?P<rest>.+)", key.text)
        if match and match["key"] not in _SCHEMES:
            yield _glued(match, line, index, column)
    if re.match(r"-[^\W\d]", key.text):
        fixed = f"{line[:column]}- {line[column + 1 :]}"
        yield Misreading("yaml-dash-no-blank", index, column, 1, {"fixed": fixed})
    if key.text[0] in _WIDE_BLANKS:
        length = len(key.text) - len(key.text.lstrip(_WIDE_BLANKS))
        fixed = line[:column] + line[column + length :]
        yield Misreading("yaml-wide-blank", index, column, length, {"fixed": fixed})


def wide_commas(lines: Sequence[str], item: Scalar) -> Iterator[Misreading]:
    """The only item in brackets, when it is rather several figures or names between full-width commas."""
    marks = _WIDE_COMMA.findall(item.text)
    parts = divided(item.text)
    if item.style != "plain" or len(marks) == 0 or item.span.line != item.span.end_line:
        return
    if not all(map(_PART.fullmatch, parts)) or not any(map(_FIGURE_OR_FACT.fullmatch, parts)):
        return
    index, column = item.span.line - 1, item.span.column - 1
    line = lines[index]
    if line.startswith(item.text, column):
        fixed = line[:column] + ", ".join(parts) + line[column + len(item.text) :]
        at = column + item.text.index(marks[0])
        yield Misreading("yaml-wide-comma", index, at, 1, {"mark": marks[0], "fixed": fixed})


def divided(text: str) -> list[str]:
    """The parts of a text between full-width commas."""
    return _WIDE_COMMA.split(text)


def _glued(match: re.Match[str], line: str, index: int, column: int) -> Misreading:
    code = "yaml-wide-colon" if match["mark"] == "：" else "yaml-no-blank"
    end = column + len(match[0])
    fixed = f"{line[:column]}{match['key']}: {match['rest']}{line[end:]}"
    return Misreading(code, index, column + match.start("mark"), 1, {"key": match["key"], "fixed": fixed})
