"""Joins typed lines and mends punctuation by the rules of Chinese text (GB/T 15834-2011)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# ideographs with their extensions and compatibility forms, kana, the zero 〇 and the iteration mark 々
_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# marks that are a whole em wide in Chinese text and carry their own blank
_WIDE = "\u3001-\u3004\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6"
_CURLY = "“”‘’—…·"
_CJK = re.compile(f"[{_HAN}{_WIDE}{_CURLY}]")
_HAN_CHAR = re.compile(f"[{_HAN}]")
_BLANK = " \t\u00a0\u3000"


def is_chinese(char: str) -> bool:
    """Whether a character is Han or a mark of Chinese text, beside which no blank is set."""
    return _CJK.match(char) is not None


def holds_han(text: str) -> bool:
    """Whether a text has any Han character."""
    return _HAN_CHAR.search(text) is not None


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines made one text. ``starts[i]`` is where line i begins in it; "\\n" divides paragraphs."""

    text: str
    starts: tuple[int, ...]


def join_lines(text: str) -> str:
    """One text of wrapped lines: no blank where a line end stood between Han, one between Latin words.

    Blank lines divide paragraphs; each becomes a single "\\n".
    """
    return join_typed(re.split("\r\n|[\n\r\x85\u2028\u2029]", text)).text


def join_typed(lines: Sequence[str]) -> Joined:
    """As ``join_lines``, from lines, with the place of each in the result."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    last = ""  # the character before the coming line; "" at the start of a paragraph
    between = ""
    for line in lines:
        body = line.strip(_BLANK)
        if not body:
            starts.append(length)
            between = "\n" if length else ""
            last = ""
            continue
        if last:
            between = "" if _touch(last, body) else " "
        parts.append(between + body)
        starts.append(length + len(between))
        length += len(between) + len(body)
        between = ""
        last = _visible_end(body)
    return Joined("".join(parts), tuple(starts))


def _touch(last: str, body: str) -> bool:
    """Whether a line ending in ``last`` and the line ``body`` are joined without a blank.

    GB/T 15834 knows no blank between Chinese characters; between Han and Latin the typesetter
    makes the gap. Only Latin beside Latin needs its blank back.
    """
    return is_chinese(last) or is_chinese(_visible_start(body))


def _visible_end(body: str) -> str:
    """The last character that is not a mark of emphasis."""
    return (body.rstrip("*") or body)[-1]


def _visible_start(body: str) -> str:
    return (body.lstrip("*") or body)[0]
