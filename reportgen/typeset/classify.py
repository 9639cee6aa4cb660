"""Classifies the characters of a passage in their context; what is Chinese and what is Latin is decided here.

Quotes, dashes and ellipses are full-width Chinese marks unless they stand inside a Latin run (clreq §3.1.1).
"""

from __future__ import annotations

import re

from reportgen.text.classes import classes_of
from reportgen.typeset.collect import Passage

# letters of classes that prove a Chinese or a Latin surrounding; digits and marks common to both do not
_CHINESE = "HKTOCIVFnU"
_LATIN = "W"
_PROOF = re.compile(f"[{_CHINESE}{_LATIN}]")
_QUOTES = {"“": "”", "‘": "’"}
_AMBIGUOUS = re.compile("[“”‘’—…\"'⋯]")


def classify(passage: Passage) -> str:
    """The class letters of the passage (see ``text.classes``), resolved by context."""
    text = passage.text
    plain = classes_of(text)
    raised = [s for s in passage.stretches if s.look.rise]
    if not raised and not _AMBIGUOUS.search(text):
        return plain
    letters = list(plain)
    for stretch in raised:
        letters[stretch.start : stretch.end] = "X" * (stretch.end - stretch.start)
    marks = [match.start() for match in _AMBIGUOUS.finditer(text) if letters[match.start()] != "X"]
    if marks:
        _resolve(text, letters, marks)
    return "".join(letters)


def _resolve(text: str, letters: list[str], marks: list[int]) -> None:
    """Gives every ambiguous mark its class."""
    for mark in marks:
        if text[mark] in "’'" and _letter_at(letters, mark - 1) and _letter_at(letters, mark + 1):
            letters[mark] = "W"  # an apostrophe inside a word
    hidden = letters.copy()
    for mark in marks:
        hidden[mark] = "?"
    evidence = _Evidence("".join(hidden))
    waiting: dict[str, list[int]] = {"”": [], "’": []}
    straight: dict[str, bool] = {'"': False, "'": False}
    for mark in marks:
        char = text[mark]
        if letters[mark] == "W":
            continue
        if char in straight:
            straight[char] = not straight[char]
            letters[mark] = "o" if straight[char] else "c"
        elif char in _QUOTES:
            waiting[_QUOTES[char]].append(mark)
        elif char in waiting:
            start = waiting[char].pop() if waiting[char] else mark
            if evidence.latin(start, mark):
                letters[mark] = "r"
                if start != mark:
                    letters[start] = "q"
        elif evidence.latin(mark, mark):
            letters[mark] = "d" if char == "—" else "e"
    for mark in (*waiting["”"], *waiting["’"]):
        if evidence.latin(mark, mark):
            letters[mark] = "q"


class _Evidence:
    """Finds the nearest character that proves its surrounding Chinese or Latin."""

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._reversed = letters[::-1]

    def _before(self, index: int) -> str:
        found = _PROOF.search(self._reversed, len(self._letters) - index)
        return found.group() if found else ""

    def _after(self, index: int) -> str:
        found = _PROOF.search(self._letters, index + 1)
        return found.group() if found else ""

    def latin(self, start: int, end: int) -> bool:
        """Whether a pair of marks (or one) has Latin on all sides that say anything, and on one at least."""
        sides = {self._before(start), self._after(start)}
        if end != start:
            sides |= {self._before(end), self._after(end)}
        return not sides.isdisjoint(_LATIN) and sides.isdisjoint(_CHINESE)


def _letter_at(letters: list[str], index: int) -> bool:
    return 0 <= index < len(letters) and letters[index] in "WN"
