"""Turns bytes into text; says what a file that is not UTF-8 seems to be."""

from __future__ import annotations

import codecs
import re

# libyaml counts NEL, LS and PS as line ends too (YAML 1.1 §4.2); every line number of ours must agree with it
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class NotUtf8(Exception):
    """The bytes are not UTF-8 from this place on; ``guess`` is GBK, UTF-16, UTF-32 or ""."""

    def __init__(self, guess: str, line: int, column: int) -> None:
        super().__init__(guess)
        self.guess = guess
        self.line = line
        self.column = column


def split_lines(text: str) -> list[str]:
    """The lines of a text without their ends, counted as the YAML parser counts them."""
    return _LINE_END.split(text)


def split_lines_with_ends(text: str) -> list[str]:
    """The same lines, each with its end; the last has none."""
    rows: list[str] = []
    start = 0
    for end in _LINE_END.finditer(text):
        rows.append(text[start : end.end()])
        start = end.end()
    return [*rows, text[start:]]


def line_starts(text: str) -> list[int]:
    """Where each of these lines begins, in characters; a byte order mark is no column of the first."""
    mark = 1 if text.startswith("\ufeff") else 0
    return [mark, *(end.end() for end in _LINE_END.finditer(text))]


def decode(data: bytes) -> str:
    """UTF-8 bytes (a byte order mark allowed) as text; raises NotUtf8."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            raise NotUtf8(name, 1, 1)
    # UTF-16 without a mark is UTF-8 to the letter where the text is ASCII, every other byte being NUL
    if b"\0" in data and guess_encoding(data) == "UTF-16":
        raise NotUtf8("UTF-16", 1, 1)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode("utf-8")
        lines = split_lines(good)
        raise NotUtf8(guess_encoding(data), len(lines), len(lines[-1]) + 1) from error


def guess_encoding(data: bytes) -> str:
    """GBK, UTF-16 or "": what bytes that are not UTF-8 probably are."""
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        return "UTF-16"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK" if any("\u4e00" <= char <= "\u9fff" for char in text) else ""


def decode_for_reading(data: bytes) -> str:
    """The text as well as it can be had: for showing a line of a file that cannot be used."""
    try:
        return decode(data)
    except NotUtf8 as error:
        codec = {"GBK": "gb18030", "UTF-16": "utf-16", "UTF-32": "utf-32"}.get(error.guess, "utf-8")
        return data.decode(codec, errors="replace")
