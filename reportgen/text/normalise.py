"""Joins typed lines and mends punctuation by the rules of Chinese text (GB/T 15834-2011)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.record import record

# ideographs with their extensions and compatibility forms, kana, the zero 〇 and the iteration mark 々
# (ranges compared, not a set of a pattern: one of so many characters takes milliseconds to compile)
_HAN = (
    ("\u4e00", "\u9fff"),
    ("\u3005", "\u3007"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U000323af"),
)
# marks that are a whole em wide in Chinese text and carry their own blank
_WIDE = re.compile(
    "[\u3001-\u3004\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6]"
)
_CURLY = "“”‘’—…·"
_BLANK = " \t\u00a0\u3000"


def is_chinese(char: str) -> bool:
    """Whether a character is Han or a mark of Chinese text, beside which no blank is set."""
    return bool(char) and (_is_han(char) or char in _CURLY or _WIDE.match(char) is not None)


def holds_han(text: str) -> bool:
    """Whether a text has any Han character."""
    return any(map(_is_han, text))


def _is_han(char: str) -> bool:
    return any(first <= char <= last for first, last in _HAN)


@record(frozen=True, slots=True)
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


# what is not prose: formulas, references and notes, the address of a link, web and mail addresses
PROTECTED = re.compile(
    r"\{\{[^{}]*\}\}|\{[^{}\s]*\}|\[[\^@][^\[\]\s]*\]|\]\([^()\s]*\)|(?:https?://|mailto:)[!-~]*[A-Za-z0-9/#&=_~-]|[\w.+-]+@[\w-]+\.[\w.]*\w",
    re.ASCII,
)
_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
# emphasis does not come between a mark and its neighbour
_TRANSPARENT = _BLANK + "*"


def normalise_punctuation(text: str) -> str:
    """Chinese text with the marks of Chinese text, as an editor at a publishing house sets it.

    Half-width ``, : ; ? !`` after Chinese characters, or before them, become full-width, brackets
    around or behind Chinese too (GB/T 15834-2011 §4); blanks beside Chinese characters go, since the
    typesetter makes the gap to Latin. Numbers (1,000), times (12:30), addresses, markup and Latin
    sentences stay. Doing it twice changes nothing more.
    """
    kept = _protected(text)
    chars = list(text)
    pairs = _bracket_pairs(text, kept)
    for at, char in enumerate(text):
        if at in kept:
            continue
        before = _neighbour(chars, at, -1)
        after = _neighbour(chars, at, 1)
        between_formulas = before == "}" and after == "{" and holds_han(text)
        if char in _FULL_WIDTH and (_is_cjk(before) or _is_han(after) or between_formulas):
            chars[at] = _FULL_WIDTH[char]
        elif char == "(" and at in pairs:
            end = pairs[at]
            if _is_cjk(before) or holds_han(text[at:end]):
                chars[at], chars[end] = "（", "）"
    return _without_blanks(chars, kept)


def _protected(text: str) -> frozenset[int]:
    return frozenset(at for match in PROTECTED.finditer(text) for at in range(*match.span()))


def _bracket_pairs(text: str, kept: frozenset[int]) -> dict[int, int]:
    """Half-width round brackets by the place of their opening one; a paragraph's end closes nothing."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, char in enumerate(text):
        if char == "\n":
            opened = []
        elif at in kept:
            continue
        elif char == "(":
            opened.append(at)
        elif char == ")" and opened:
            pairs[opened.pop()] = at
    return pairs


def _neighbour(chars: Sequence[str], at: int, step: int) -> str:
    """The next character that is neither a blank nor emphasis; "" at the end."""
    at += step
    while 0 <= at < len(chars) and chars[at] in _TRANSPARENT:
        at += step
    return chars[at] if 0 <= at < len(chars) else ""


def _is_cjk(char: str) -> bool:
    """Han or a full-width mark; curly quotes do not tell, since Latin text has them too."""
    return bool(char) and char not in _CURLY and is_chinese(char)


def _without_blanks(chars: list[str], kept: frozenset[int]) -> str:
    """The text without the blanks that touch Chinese characters."""
    found = []
    for at, char in enumerate(chars):
        if char in _BLANK and at not in kept:
            before, after = _neighbour(chars, at, -1), _neighbour(chars, at, 1)
            if before and after and "\n" not in (before, after) and (_is_cjk(before) or _is_cjk(after)):
                continue
        found.append(char)
    return "".join(found)
