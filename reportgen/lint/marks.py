"""Punctuation in Chinese text (GB/T 15834-2011): width, quotes, ellipses, dashes, pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.lint.finding import Edit, Finding
from reportgen.project.prose import Prose
from reportgen.text.normalise import holds_han, is_chinese, normalise_punctuation

_BLANKS = " \t\u00a0\u3000"
_UNSEEN = _BLANKS + "\u2060"
_SENTENCE = re.compile("[，。；：！？]")
_PAIRS = {"“": "”", "「": "」", "『": "』", "（": "）", "《": "》", "【": "】", "〔": "〕"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
# a mark twice; three full stops are an ellipsis
_TWICE = re.compile(r"([，、；：])\1+|(?<!。)。。(?!。)")
_CLASH = re.compile(r"[，、；：。][，、；：。]")
_DOTS = re.compile(r"(?<=[\u3400-\u9fff”》）])(?:\.{3,}|。{3,})|(?<!…)…(?!…)")
_HYPHENS = re.compile(r"(?<=[\u3400-\u9fff”》）])(?:-{2,}|－{2,})(?=[\u3400-\u9fff“《（])")


def width(prose: Prose) -> Iterator[Finding]:
    """Half-width marks and blanks in Chinese text, both of which the setting makes superfluous."""
    raw, mended = prose.rich.raw, normalise_punctuation(prose.rich.raw)
    at = 0
    other = 0
    while at < len(raw):
        if other < len(mended) and raw[at] == mended[other]:
            at, other = at + 1, other + 1
            continue
        if raw[at] in _BLANKS:
            end = at
            while end < len(raw) and raw[end] in _BLANKS and raw[end] != mended[other : other + 1]:
                end += 1
            if _stands_in_chinese(prose.plain, at, end) and not _sets_apart(prose.plain, at, end):
                yield Finding("lint-blank", at, end - at, edit=Edit(at, end - at, ""))
            at = end
            continue
        words = {"mark": raw[at], "wide": mended[other]}
        yield Finding("lint-half-width", at, 1, words, Edit(at, 1, mended[other]))
        at, other = at + 1, other + 1


def _stands_in_chinese(plain: str, start: int, end: int) -> bool:
    """Whether Chinese stands on both sides; beside Latin a typed blank is harmless."""
    before, after = plain[:start].rstrip(_UNSEEN), plain[end:].lstrip(_UNSEEN)
    return bool(before and after) and is_chinese(before[-1]) and is_chinese(after[0])


def _sets_apart(plain: str, start: int, end: int) -> bool:
    """Whether one full-width blank divides the words of a label (张　三, 某某局　编): set on purpose.

    In a sentence it is a slip of the keyboard like any other.
    """
    return plain[start:end] == "\u3000" and _SENTENCE.search(plain) is None


def straight_quotes(prose: Prose) -> Iterator[Finding]:
    """Typewriter quotes around Chinese; an even number of them in a paragraph pairs without doubt."""
    for start, paragraph in _paragraphs(prose.plain):
        places = [start + i for i, char in enumerate(paragraph) if char == '"']
        if not places or not holds_han(paragraph):
            continue
        for index, at in enumerate(places):
            curly = "”" if index % 2 else "“"
            edit = Edit(at, 1, curly) if len(places) % 2 == 0 else None
            yield Finding("lint-straight-quote", at, 1, {"curly": curly}, edit)


def pairs(prose: Prose) -> Iterator[Finding]:
    """Brackets and quotes without their other half, in each paragraph."""
    for start, paragraph in _paragraphs(prose.plain):
        opened: list[int] = []
        for i, char in enumerate(paragraph):
            if char in _PAIRS:
                opened.append(i)
            elif char in _CLOSERS:
                if opened and paragraph[opened[-1]] == _CLOSERS[char]:
                    opened.pop()
                else:
                    yield Finding("lint-pair", start + i, 1, {"mark": char, "partner": _CLOSERS[char]})
        for i in opened:
            mark = paragraph[i]
            yield Finding("lint-pair", start + i, 1, {"mark": mark, "partner": _PAIRS[mark]})


def doubled(prose: Prose) -> Iterator[Finding]:
    """Marks typed twice, and two marks where one belongs."""
    for found in _TWICE.finditer(prose.plain):
        mark = found[0][0]
        edit = Edit(found.start(), len(found[0]), mark)
        yield Finding("lint-mark-twice", found.start(), len(found[0]), {"marks": found[0]}, edit)
    for found in _CLASH.finditer(prose.plain):
        if found[0][0] != found[0][1]:
            yield Finding("lint-mark-twice", found.start(), 2, {"marks": found[0]})


def ellipsis_and_dash(prose: Prose) -> Iterator[Finding]:
    """Dots for an ellipsis and hyphens for a dash (GB/T 15834 §4.11, §4.13: each two em wide)."""
    for pattern, new in ((_DOTS, "……"), (_HYPHENS, "——")):
        for found in pattern.finditer(prose.plain):
            words = {"typed": found[0], "right": new}
            edit = Edit(found.start(), len(found[0]), new)
            yield Finding("lint-long-mark", found.start(), len(found[0]), words, edit)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for paragraph in text.split("\n"):
        yield at, paragraph
        at += len(paragraph) + 1
