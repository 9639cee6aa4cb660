"""The names a layout must define, and the nearest of a list of names to one that is unknown."""

from __future__ import annotations

from collections.abc import Iterable

PARAGRAPH_STYLES = (
    "body", "lead", "section", "topic", "heading", "item", "list", "list.label", "labelled", "caption",
    "note", "quote", "callout.title", "table.cell", "table.head", "card.value", "card.label", "card.note",
    "event.meta", "organisations.title", "organisation", "header", "footer",
)  # fmt: skip
CHARACTER_STYLES = ("card.unit", "link", "strong")
BOX_STYLES = (
    "card", "cards", "event", "quote.box", "callout", "table", "table.row_alt", "organisations", "figure",
)  # fmt: skip
STYLES = (*PARAGRAPH_STYLES, *CHARACTER_STYLES, *BOX_STYLES)
# one for each level of a table of contents, one for lists of figures and tables
CONTENTS_STYLES = (
    "contents.1", "contents.2", "contents.3", "contents.4", "contents.5", "contents.6", "contents.captions",
)  # fmt: skip
# the lines of an index: a letter, and entries by their depth
INDEX_STYLES = ("index.letter", "index.1", "index.2", "index.3")
# what a graphic stands in: alone, and in a cell beside others
FIGURE_STYLES = ("figure", "picture", "card.trend")
STATUS_STYLES = ("status.done", "status.doing", "status.late", "status.open", "status.stopped")
OPTIONAL_CHARACTER_STYLES = ("step.number", "case.mark", "card.up", "card.down", *STATUS_STYLES)
# styles a layout may leave out: they then look like another one (see theme/derived.py)
OPTIONAL_STYLES = (
    "table.group", "table.total", "footnote", "footnotes", "columns", "chart.beside", *CONTENTS_STYLES,
    *INDEX_STYLES, "reference", "glossary", "endnote", "endnotes.title",
    "part", "chapter", "appendix", "cover.logo", "cover.title", "cover.subtitle", "cover.note",
    "cover.picture", "cover.foot", "cover.year", "cover.publisher", "backcover", "backcover.logo",
    "imprint.title", "imprint", "signature", "signature.box", "signature.name", "signature.picture", "blank",
    "card.growth", "card.trend", "card.up", "card.down", "organisations.logos", "organisation.logo", "case",
    "case.title", "case.mark", "case.facts", "cell", "people", "person", "person.name", "person.post",
    "person.text", "chronicle", "chronicle.month", "chronicle.date", "chronicle.text", "steps", "step",
    "step.title", "step.number", "step.text", "step.arrow", "step.between", "comparison", "comparison.left",
    "comparison.right", "comparison.title", "definition", "definition.term", "hero", "hero.note",
    "hero.box", "pullquote", "pullquote.source", "pullquote.box", "pictures", "picture", "caption.part",
    "beside",
    *STATUS_STYLES,
)  # fmt: skip


# of 100: a name this like a known one was meant to be it (boddy, crad.label)
_MISSPELT_AT = 80


def nearest(name: str, known: Iterable[str], count: int = 1) -> tuple[str, ...]:
    """The ``count`` known names most like ``name``, the likeliest first; ties in alphabetical order."""
    from rapidfuzz import process  # only for a mistake

    found = process.extract(name, sorted(known), limit=count)
    return tuple(choice for choice, _, _ in found)


def misspelt(name: str, known: Iterable[str]) -> bool:
    """Whether a name is so like a known one that it was probably meant to be it."""
    like = [other for other in sorted(known) if _shared_letters(name, other) >= _MISSPELT_AT]
    if not like:
        return False
    from rapidfuzz import fuzz, process  # seldom needed

    return process.extractOne(name, like, scorer=fuzz.ratio, score_cutoff=_MISSPELT_AT) is not None


def _shared_letters(name: str, other: str) -> float:
    """The letters both names have, as a share (of 100) of all: ``fuzz.ratio`` is never more."""
    shared = sum(min(name.count(letter), other.count(letter)) for letter in set(name))
    return 200.0 * shared / (len(name) + len(other))
