"""Marks what is said in another language than the report's, so that it is not read out as Chinese.

ISO 14289-1 §7.2 asks for the language of every change. Names, units and abbreviations (AI, km, GDP) are read
letter by letter in any language; a change is a phrase: two words or more with a blank between, spelt out.
Of a phrase whose letters do not say which language it is the script is told alone (BCP 47: und-Cyrl).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.layout.setting import Setting
from reportgen.model.pages import GlyphRun
from reportgen.record import replace
from reportgen.typeset import Line

# what Latin letters without accents are taken for
FOREIGN = "en"
# Latin with accents, too: a phrase may not begin inside École
_ACCENTED, _GREEK, _CYRILLIC = "À-ÖØ-öø-ɏ", "Ͱ-Ͽἀ-῾", "Ѐ-ԯ"
_LETTER = f"A-Za-z{_ACCENTED}{_GREEK}{_CYRILLIC}"
_TELLING = (
    (re.compile(f"[{_CYRILLIC}]"), "und-Cyrl"),
    # one language is written in it today
    (re.compile(f"[{_GREEK}]"), "el"),
    (re.compile(f"[{_ACCENTED}]"), "und-Latn"),
)
_WORD = rf"[{_LETTER}]['’{_LETTER}]*(?:-[{_LETTER}]+)*"
# Han count as letters of a word for \b, so the edges are said outright
_PHRASE = re.compile(rf"(?<![{_LETTER}0-9]){_WORD}(?:,?[ \u00a0]{_WORD})+(?![{_LETTER}0-9])")
_SPELT = re.compile(r"[a-zß-öø-ÿά-ώа-џ]{3}")

Stretch = tuple[int, int]


def foreign_phrases(text: str) -> tuple[Stretch, ...]:
    """Start and end of every phrase in Latin, Greek or Cyrillic letters; capitals or short names alone are
    none.
    """
    found = (match.span() for match in _PHRASE.finditer(text))
    return tuple((start, end) for start, end in found if _SPELT.search(text, start, end))


def language_of(phrase: str) -> str:
    """The language of a foreign phrase as a BCP 47 tag, as far as its letters tell it."""
    return next((tag for letters, tag in _TELLING if letters.search(phrase)), FOREIGN)


def tells_language(text: str) -> bool:
    """Whether there are letters in a text that show their language not to be English."""
    return any(letters.search(text) for letters, _ in _TELLING)


def with_languages(
    lines: Sequence[Line], element: int, links: Mapping[int, int], setting: Setting
) -> tuple[Line, ...]:
    """The lines of a paragraph with a Span around every foreign phrase; a phrase may go over lines.

    ``element`` is the paragraph's, ``links`` those of its links by their index.
    """
    if setting.structure.language.startswith(FOREIGN):
        return tuple(lines)
    words = [
        run.text if isinstance(run.text, str) else "".join(run.text) for line in lines for run in line.runs
    ]
    text = "".join(words)
    # most paragraphs have no such word at all
    phrases = foreign_phrases(text) if _SPELT.search(text) else ()
    if not phrases:
        return tuple(lines)
    spans: dict[tuple[Stretch, int], int] = {}

    def owner(phrase: Stretch, parent: int) -> int:
        if (phrase, parent) not in spans:
            spans[phrase, parent] = setting.structure.language_span(parent, language_of(text[slice(*phrase)]))
        return spans[phrase, parent]

    marked: list[Line] = []
    at = 0
    for line in lines:
        runs: list[GlyphRun] = []
        run_links: list[int | None] = []
        for run, link in zip(line.runs, line.run_links, strict=True):
            parent = element if link is None else links.get(link, element)
            for part, phrase in _parts(run, at, phrases):
                runs.append(part if phrase is None else replace(part, element=owner(phrase, parent)))
                run_links.append(link)
            at += sum(map(len, run.text))
        marked.append(replace(line, runs=tuple(runs), run_links=tuple(run_links)))
    return tuple(marked)


def _parts(run: GlyphRun, at: int, phrases: Sequence[Stretch]) -> Iterator[tuple[GlyphRun, Stretch | None]]:
    """A run that begins at a place in the text, cut where phrases begin and end."""
    end = at + sum(map(len, run.text))
    if not any(start < end and at < stop for start, stop in phrases):
        yield run, None
        return
    owners: list[Stretch | None] = []
    for characters in run.text:
        owners.append(next((p for p in phrases if p[0] <= at < p[1]), None))
        at += len(characters)
    first = 0
    for index in range(1, len(owners) + 1):
        if index == len(owners) or owners[index] != owners[first]:
            cut = slice(first, index)
            part = replace(run, glyphs=run.glyphs[cut], text=run.text[cut], offsets=run.offsets[cut])
            yield part, owners[first]
            first = index
