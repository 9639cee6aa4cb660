"""Citations to numbers in the order of first citation, and the lists of what was cited.

``[@key]`` means a source of the chapter's own lists, else one of another chapter's. Every list counts by
itself, so one list at the end is numbered through and chapters with lists of their own each begin with 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import Protocol

from reportgen.blocks.base import BlockModel, with_inner
from reportgen.blocks.references import ReferencesBlock, SourceEntry
from reportgen.diagnostics import Diagnostic, Sink, Span, listed
from reportgen.model.flow import Block, ListBlock, ListItem, Paragraph
from reportgen.model.inline import CrossReference, Inline, Inlines, Link, TextRun
from reportgen.record import record
from reportgen.resolve.rewriting import replaced
from reportgen.text.gbt7714 import KINDS, Address, Source, entry
from reportgen.text.names import nearest_name
from reportgen.text.numbers import marker_text
from reportgen.theme.style import Style

STYLE = "reference"
_MARKER = "[{1}]"


class Citations(Protocol):
    """Where sources are looked up."""

    def cite(self, keys: Sequence[tuple[str, Span]], strong: bool) -> Inlines:
        """The numbers of the sources as raised type; what is unknown is reported."""
        ...


@record(frozen=True, slots=True)
class RefusedCitations:
    """A place that holds no citations: a chart, an alternative text."""

    sink: Sink

    def cite(self, keys: Sequence[tuple[str, Span]], strong: bool) -> Inlines:
        for key, span in keys:
            self.sink.report("cite-not-here", span, key=key)
        return ()


@record(slots=True)
class _List:
    """One list of sources: its entries by key, and the numbers of those cited so far."""

    index: int
    span: Span
    entries: dict[str, SourceEntry]
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def anchor(self, number: int) -> str:
        # an editor's id begins with a letter, so these never meet
        return f"_source{self.index}.{number}"


class Bibliography:
    """All lists of sources of a report, by the chapters they stand in."""

    def __init__(self, chapters: Iterable[tuple[ReferencesBlock, ...]], sink: Sink) -> None:
        """``chapters``: the lists in each of them, as ``reference_lists`` finds them."""
        self._sink = sink
        self._lists: list[_List] = []
        self._by_chapter: list[list[_List]] = []
        for written in chapters:
            own: list[_List] = []
            for block in written:
                own.append(self._read(block, own))
            self._by_chapter.append(own)

    def chapter(self, index: int) -> ChapterCitations:
        """The citations of the chapter with this index."""
        return ChapterCitations(self._by_chapter[index], self._lists, self._sink)

    def tell_uncited(self) -> None:
        """A source that nothing cites would not be printed."""
        for sources in self._lists:
            for key, source in sources.entries.items():
                if key not in sources.numbers:
                    self._sink.report("reference-uncited", source.key.span, key=key)

    def filled(self, blocks: tuple[Block, ...], style: Style) -> tuple[Block, ...]:
        """The blocks with every list of sources filled in; ``style`` says how their numbers look."""
        if not self._lists:
            return blocks
        lists = {sources.span: sources for sources in self._lists}
        marker = style.marker or _MARKER

        def fill(block: Block) -> Block:
            if not isinstance(block, ListBlock) or block.style != STYLE or block.span not in lists:
                return block
            sources = lists[block.span]
            items = (_item(sources, key, number, marker) for key, number in sources.numbers.items())
            return replace(block, items=tuple(items))

        return replaced(blocks, fill)

    def _read(self, block: ReferencesBlock, before: Sequence[_List]) -> _List:
        entries: dict[str, SourceEntry] = {}
        for each in block.entries:
            key = each.key.value
            known = next((found for sources in before if (found := sources.entries.get(key))), None)
            first = entries.get(key) or known
            if first is not None:
                words = {"key": key, "other": str(first.key.span)}
                related = ((first.key.span, key),)
                self._sink.add(Diagnostic("reference-twice", each.key.span, words, related))
                continue
            entries[key] = each
            _check(each, self._sink)
        made = _List(len(self._lists) + 1, block.span, entries)
        self._lists.append(made)
        return made


@record(frozen=True, slots=True)
class ChapterCitations:
    """The sources a chapter can cite: its own first."""

    own: Sequence[_List]
    all: Sequence[_List]
    sink: Sink

    def cite(self, keys: Sequence[tuple[str, Span]], strong: bool) -> Inlines:
        cited: dict[int, set[int]] = {}
        for key, span in keys:
            found = self._find(key, span)
            if found is not None:
                cited.setdefault(found.index, set()).add(found.number(key))
        runs: list[Inline] = []
        for index in sorted(cited):
            runs += _brackets(self.all[index - 1], sorted(cited[index]), strong, keys[0][1])
        return tuple(runs)

    def _find(self, key: str, span: Span) -> _List | None:
        holders = [sources for sources in self.own if key in sources.entries]
        holders = holders or [sources for sources in self.all if key in sources.entries]
        match holders:
            case [only]:
                return only
            case []:
                known = [name for sources in self.all for name in sources.entries]
                if known:
                    self.sink.report("cite-unknown", span, key=key, near=nearest_name(key, known))
                else:
                    self.sink.report("cite-none", span, key=key)
            case _:
                places = listed(str(sources.entries[key].key.span) for sources in holders)
                self.sink.report("cite-ambiguous", span, key=key, places=places)
        return None


def _brackets(sources: _List, numbers: Sequence[int], strong: bool, span: Span) -> Iterator[Inline]:
    """[1], [1,4], [2-4] as raised type, every number a link (GB/T 7714 §10.1.2)."""

    def words(text: str) -> TextRun:
        return TextRun(text, strong, position="super", span=span)

    def linked(number: int, text: str) -> CrossReference:
        return CrossReference(sources.anchor(number), "words", text, strong, span, position="super")

    if len(numbers) == 1:
        yield linked(numbers[0], f"[{numbers[0]}]")
        return
    yield words("[")
    for place, (first, last) in enumerate(_ranges(numbers)):
        if place:
            yield words(",")
        yield linked(first, str(first))
        if last != first:
            yield words("-")
            yield linked(last, str(last))
    yield words("]")


def _ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers together: 1, 2, 3, 5 → (1, 3), (5, 5)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _check(source: SourceEntry, sink: Sink) -> None:
    """Say what a source of this type lacks, and what it would not show."""
    kind = KINDS[source.type]
    for name in kind.required:
        if getattr(source, name) is None:
            sink.report("reference-lacks", source.span, key=source.key.value, kind=kind.words, field=name)
    for name in sorted(set(SourceEntry.model_fields) - kind.fields - {"key", "type"}):
        given = getattr(source, name)
        if given is not None:
            sink.report("reference-field", given.span, kind=kind.words, field=name, known=_known(source))
    again = [name for name, times in Counter(author.value for author in source.authors).items() if times > 1]
    if again:
        sink.report("reference-author-twice", source.authors[0].span, authors=listed(again))


def _known(source: SourceEntry) -> str:
    fields = KINDS[source.type].fields
    return listed(name for name in SourceEntry.model_fields if name in fields)


def _item(sources: _List, key: str, number: int, marker: str) -> ListItem:
    source = sources.entries[key]
    runs = tuple(_run(part, source.span) for part in entry(_source(source)))
    paragraph = Paragraph(runs, STYLE, span=source.span, anchor=sources.anchor(number))
    return ListItem(marker_text(marker, number), (), (paragraph,), source.span)


def _source(written: SourceEntry) -> Source:
    names = set(SourceEntry.model_fields) - {"key", "type", "title", "authors"}
    fields = {name: str(value) for name in sorted(names) if (value := getattr(written, name)) is not None}
    return Source(written.type, written.title.value, [each.value for each in written.authors], fields)


def _run(part: str | Address, span: Span) -> Inline:
    match part:
        case Address():
            return Link(part.url, (TextRun(part.text, style="link", span=span),), span)
        case str():
            return TextRun(part, span=span)


def reference_lists(block: BlockModel) -> tuple[ReferencesBlock, ...]:
    """Every list of sources in a block and the blocks inside it."""
    return tuple(inner for inner in with_inner(block) if isinstance(inner, ReferencesBlock))
