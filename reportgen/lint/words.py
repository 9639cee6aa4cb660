"""Wording: terms used alike, names in full at first mention, unwanted and repeated words, long sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.lint.finding import Edit, Finding
from reportgen.project.lexicon import Lexicon
from reportgen.project.prose import Prose

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
_SENTENCE = re.compile("[^。！？；\n]+")
# two to six characters at once again; 一步一步 and 逐步逐步 are words of their own
_AGAIN = re.compile("(?![一逐层])([\u4e00-\u9fff]{2,6})\\1")
# a particle twice; 目的的 and 的的确确 are right
_PARTICLE = re.compile("(?<!目)(的)的(?!确)|(和)和(?![气睦])|(在)在|(与)与|(及)及")


def terms(prose: Prose, lexicon: Lexicon) -> Iterator[Finding]:
    """Writings that the project gave up for another one."""
    for right, others in lexicon.terms.items():
        kept = [found.span() for found in re.finditer(re.escape(right), prose.plain)]
        for other in others:
            for found in re.finditer(re.escape(other.value), prose.plain):
                # 科技合作 must not be found inside the term 国际科技合作 that replaces it
                if any(start <= found.start() and found.end() <= end for start, end in kept):
                    continue
                words = {"typed": found[0], "right": right}
                edit = Edit(found.start(), len(found[0]), right)
                yield Finding("lint-term", found.start(), len(found[0]), words, edit)


def forbidden(prose: Prose, lexicon: Lexicon) -> Iterator[Finding]:
    """Words the project does not want, with its reason."""
    for word, reason in lexicon.forbidden.items():
        for found in re.finditer(re.escape(word), prose.plain):
            yield Finding("lint-forbidden", found.start(), len(word), {"word": word, "reason": reason.value})


def repeated(prose: Prose) -> Iterator[Finding]:
    """Words that stand twice in a row, mostly left over from an edit."""
    for pattern in (_AGAIN, _PARTICLE):
        for found in pattern.finditer(prose.plain):
            yield Finding("lint-repeated", found.start(), len(found[0]), {"words": found[0]})


def long_sentences(prose: Prose, lexicon: Lexicon) -> Iterator[Finding]:
    """Sentences, and parts of them between semicolons, over the limit of the project."""
    limit = lexicon.sentence.value
    for found in _SENTENCE.finditer(prose.plain):
        count = len(_HAN.findall(found[0]))
        if count > limit:
            lead = len(found[0]) - len(found[0].lstrip())
            words = {"count": str(count), "limit": str(limit)}
            yield Finding("lint-long-sentence", found.start() + lead, 8, words)


def short_before_full(texts: Sequence[Prose], lexicon: Lexicon) -> Iterator[tuple[Prose, Finding]]:
    """Short names that come before the full name has been mentioned, each once."""
    for full, shorts in lexicon.names.items():
        for short in shorts:
            found = _first_short(texts, full, short.value)
            if found is not None:
                prose, at = found
                yield (
                    prose,
                    Finding("lint-full-name", at, len(short.value), {"short": short.value, "full": full}),
                )


def _first_short(texts: Sequence[Prose], full: str, short: str) -> tuple[Prose, int] | None:
    """Where the short name stands first, None when the full one was there before it."""
    for prose in texts:
        at = prose.plain.find(short)
        whole = prose.plain.find(full)
        if whole >= 0 and (at < 0 or whole <= at):
            return None
        if at >= 0:
            return prose, at
    return None


def mixed_quotes(texts: Sequence[Prose]) -> Iterator[tuple[Prose, Finding]]:
    """Corner quotes where the report has mostly curly ones, or the other way round."""
    curly = sum(prose.plain.count("“") for prose in texts)
    corner = sum(prose.plain.count("「") for prose in texts)
    rare, usual = ("「", "“") if curly >= corner else ("“", "「")
    if not min(curly, corner):
        return
    for prose in texts:
        for found in re.finditer(rare, prose.plain):
            yield prose, Finding("lint-mixed-quotes", found.start(), 1, {"mark": rare, "usual": usual})
