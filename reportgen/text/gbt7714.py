"""References as GB/T 7714-2015 words them: the fields of a source to the text of its entry.

Citation processors were measured first: citeproc-py with the CSL style of this standard sets no type marks
for printed sources ([M], [J], [D]) and says 等 of English authors too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from reportgen.record import record
from reportgen.text.classes import is_han
from reportgen.text.numerals import parse_han_number

SourceType = Literal[
    "book", "journal", "newspaper", "conference", "thesis", "report", "standard", "patent", "web"
]
# more authors than these are 等 (§8.1.2)
_MOST_AUTHORS = 3
_EDITION = re.compile(r"第?\s*(\d+|[一二三四五六七八九十]+)\s*版")


@record(frozen=True, slots=True)
class Kind:
    """A type of source: its Chinese name, its mark (§ annex B), the fields it must and may have."""

    words: str
    mark: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        return frozenset((*self.required, *self.optional, *_ALL))


# what any source may have; of where it was found in the net, an address with the day it was looked at
_ALL = ("authors", "title", "url", "accessed", "doi")
_PRESS = ("place", "publisher", "year")
KINDS: dict[SourceType, Kind] = {
    "book": Kind("图书", "M", ("publisher", "year"), ("place", "edition", "pages")),
    "journal": Kind("期刊文章", "J", ("source", "year"), ("volume", "issue", "pages")),
    "newspaper": Kind("报纸文章", "N", ("source", "date"), ("pages",)),
    "conference": Kind("会议论文", "C", ("source",), (*_PRESS, "pages")),
    "thesis": Kind("学位论文", "D", ("publisher", "year"), ("place", "pages")),
    "report": Kind("报告", "R", (), (*_PRESS, "number", "date", "pages")),
    "standard": Kind("标准", "S", ("number",), (*_PRESS, "pages")),
    "patent": Kind("专利", "P", ("number", "date")),
    "web": Kind("网页", "EB", ("url", "accessed"), ("date", "publisher")),
}


@record(frozen=True, slots=True)
class Source:
    """A source: who wrote it, its type, and its other fields as they were written ("" or absent: none)."""

    type: SourceType
    title: str
    authors: Sequence[str] = ()
    fields: Mapping[str, str] | None = None

    def field(self, name: str) -> str:
        return (self.fields or {}).get(name, "")


@record(frozen=True, slots=True)
class Address:
    """A part of an entry that is an address: as printed, and where it leads."""

    text: str
    url: str


def entry(source: Source) -> tuple[str | Address, ...]:
    """The entry of a source: its text, with addresses as parts of their own."""
    field = source.field
    url, accessed, doi = field("url"), field("accessed"), field("doi")
    carrier = "/OL" if url or doi else ""
    title = source.title
    if source.type in ("standard", "patent", "report") and field("number"):
        title = f"{title}: {field('number')}"
    title = f"{title}[{KINDS[source.type].mark}{carrier}]"
    if source.type == "conference":
        title = f"{title}//{field('source')}"
    text = ". ".join(part for part in (_authors(source.authors), title) if part)
    published = _published(source)
    looked_up = f"[{accessed}]" if accessed else ""
    if published or looked_up:
        text = f"{text}. {published}{looked_up}"
    parts: list[str | Address] = [f"{text}."]
    if url:
        parts += [" ", Address(url, url), "."]
    if doi:
        parts += [" DOI: ", Address(doi, f"https://doi.org/{doi}"), "."]
    return tuple(parts)


def _authors(authors: Sequence[str]) -> str:
    """Up to three names; 等 for more, et al where they are no Chinese names (§8.1.2)."""
    if len(authors) <= _MOST_AUTHORS:
        return ", ".join(authors)
    more = "等" if any(map(is_han, authors[0])) else "et al"
    return ", ".join((*authors[:_MOST_AUTHORS], more))


def _edition(words: str) -> str:
    """第三版 is 3版; that it is the first is not said (§8.3)."""
    named = _EDITION.fullmatch(words)
    number = parse_han_number(named[1]) if named else None
    if named is None or (number is None and not named[1].isdecimal()):
        return words
    count = int(named[1]) if number is None else int(number)
    return f"{count}版" if count > 1 else ""


def _published(source: Source) -> str:
    """Where and when: 北京: 人民出版社, 2012: 23-25; 科学通报, 2012, 57(34): 3219; a day in brackets."""
    field = source.field
    pages = f": {field('pages')}" if field("pages") else ""
    match source.type:
        case "journal":
            issue = f"({field('issue')})" if field("issue") else ""
            volume = f"{field('volume')}{issue}"
            return ", ".join(filter(None, (field("source"), field("year"), volume))) + pages
        case "newspaper":
            page = f"({field('pages')})" if field("pages") else ""
            return f"{field('source')}, {field('date')}{page}"
        case "patent":
            return field("date")
        case _:
            where = ": ".join(filter(None, (field("place"), field("publisher"))))
            press = ", ".join(filter(None, (where, field("year")))) + pages
            edition = _edition(field("edition"))
            if edition:
                press = f"{edition}. {press}"
            date = f"({field('date')})" if field("date") else ""
            return f"{press}{date}" if press else date
