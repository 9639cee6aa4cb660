"""Where a Latin word may be divided with a hyphen; the patterns are those of LibreOffice, read by pyphen."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

# words of so many letters are divided to even out a line; shorter ones only where they fit no line
LONG_WORD = 9
SHORT_WORD = 6
# letters that stay together at a word's start and end
_FIRST, _LAST = 2, 3
# words of letters; not capitals (AI, UNESCO), codes, addresses, calls or names with capitals inside
# (JavaScript)
_WORD = re.compile(
    r"(?<![0-9A-Za-zÀ-ɏ_@./:#&=~’'])(?<![A-Za-z]\()"
    r"[A-ZÀ-Þ]?[a-zß-ÿĀ-ſ]{5,}(?![0-9A-Za-zÀ-ɏ_@/&=~’']|[.:][\w/]|\([!-~])"
)


def hyphenations(text: str, language: str, shortest: int = SHORT_WORD) -> list[int]:
    """The characters of ``text`` behind which a hyphen may be put, in words of ``shortest`` letters or more,
    in the spelling of ``language`` (en-US).

    Raises KeyError for a language without patterns.
    """
    return [
        match.start() + at - 1
        for match in _WORD.finditer(text)
        if match.end() - match.start() >= shortest
        for at in _dictionary(language).positions(match.group())
    ]


def hyphenation_languages() -> tuple[str, ...]:
    """The languages that have patterns, as language tags."""
    # 25 ms to import, and few texts need it
    import pyphen

    return tuple(sorted(name.replace("_", "-") for name in pyphen.LANGUAGES))


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    import pyphen

    return pyphen.Pyphen(lang=language.replace("-", "_"), left=_FIRST, right=_LAST)
