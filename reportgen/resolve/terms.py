"""Terms of the glossary and the index: found in the text, led from and to, sorted by sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from reportgen.blocks.context import IndexedTerm
from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.model.contents import Index, IndexLine
from reportgen.model.flow import Block, Section
from reportgen.model.inline import CrossReference, Indexed, Inline, Inlines, TextRun
from reportgen.model.walking import inlines
from reportgen.record import record
from reportgen.resolve.rewriting import replaced, rewritten
from reportgen.schema import PlainText
from reportgen.text.pinyin import Sound, Sounds

Path = tuple[str, ...]
# what explains terms does not lead to itself
_GLOSSARY = frozenset({"glossary"})


@record(slots=True)
class Terms:
    """What a report says of its terms: the glossary's anchors, the index's words; places are counted."""

    sink: Sink
    sounds: Sounds
    _glossary: dict[str, str] = field(default_factory=dict)
    _explained: dict[str, Span] = field(default_factory=dict)
    _listed: dict[str, Path] = field(default_factory=dict)
    _listed_at: dict[str, Span] = field(default_factory=dict)
    _pinyin: dict[str, str] = field(default_factory=dict)
    _indexes: list[Span] = field(default_factory=list)
    _marked_at: Span | None = None
    _places: int = 0

    # --- noted while blocks are lowered ---

    def explain(self, words: Iterable[PlainText], anchor: str) -> None:
        """Take a term of the glossary, whose explanation stands at ``anchor``."""
        for word in words:
            if word.value in self._explained:
                first = self._explained[word.value]
                args = {"term": word.value, "other": str(first)}
                self.sink.add(Diagnostic("glossary-twice", word.span, args, ((first, word.value),)))
                continue
            self._explained[word.value] = word.span
            self._glossary[word.value] = anchor

    def by_sound(self, words: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """The places of words, each with its pinyin or "", in the order of their sounds."""
        heard = [self.sounds.of(word, pinyin) for word, pinyin in words]
        self.sounds.keep()
        return tuple(sorted(range(len(words)), key=heard.__getitem__))

    def list(self, terms: Sequence[IndexedTerm], span: Span) -> Index:
        """Take the terms an index lists; the index is filled when all text is known."""
        self._indexes.append(span)
        for term in terms:
            name = term.term.value
            path = (term.under.value, name) if term.under is not None else (name,)
            if term.pinyin is not None:
                self._pinyin[name] = term.pinyin.value
            for word in (term.term, *term.also):
                if word.value in self._listed_at:
                    first = self._listed_at[word.value]
                    args = {"term": word.value, "other": str(first)}
                    self.sink.add(Diagnostic("index-twice", word.span, args, ((first, word.value),)))
                    continue
                self._listed_at[word.value] = word.span
                self._listed[word.value] = path
        return Index(span=span)

    def indexed(self, words: TextRun, entries: tuple[Path, ...]) -> Indexed:
        """Words an editor marked for the index."""
        self._marked_at = self._marked_at or words.span
        return self._place(words, entries)

    # --- done when all text is known ---

    def found(self, words: TextRun) -> Indexed:
        """Words of the text that the index lists."""
        return self._place(words, (self._listed[words.text],))

    @property
    def known(self) -> tuple[tuple[tuple[str, Path], ...], tuple[tuple[str, str], ...]]:
        """The words of the index and of the glossary, each with what it leads to."""
        return tuple(self._listed.items()), tuple(self._glossary.items())

    def marked(self, section: Block, found: Callable[[TextRun], Indexed]) -> Block:
        """A section with the terms of the index marked; ``found`` is asked for each use."""
        if not self._listed or _is_outside_the_text(section):
            return section
        pattern = _any_of(self._listed)
        (marked,) = rewritten(
            (section,), lambda runs: tuple(each for run in runs for each in _split(run, pattern, found))
        )
        return marked

    def explained(self, section: Block) -> Block:
        """A section with the first use of every term leading to its explanation."""
        return section if not self._glossary or _is_outside_the_text(section) else self._explained_in(section)

    def _place(self, words: TextRun, entries: tuple[Path, ...]) -> Indexed:
        self._places += 1
        # an editor's id begins with a letter, so these never meet
        return Indexed(words, f"_term{self._places}", entries)

    def _explained_in(self, section: Block) -> Block:
        """The first use of every term in a section leads to its explanation."""
        pattern = _any_of(self._glossary)
        used: set[str] = set()

        def lead(run: TextRun) -> Inline:
            anchor = self._glossary[run.text]
            if anchor in used:
                return run
            used.add(anchor)
            return CrossReference(anchor, "words", run.text, run.strong, run.span, run.style)

        def led(runs: Inlines) -> Inlines:
            return _joined(each for run in runs for each in _lead(run))

        def _lead(run: Inline) -> Iterator[Inline]:
            if isinstance(run, Indexed) and (anchor := self._glossary.get(run.words.text)):
                yield run if anchor in used else replace(run, target=anchor)
                used.add(anchor)
            else:
                yield from _split(run, pattern, lead)

        (found,) = rewritten((section,), led, titles=lambda runs: runs, leave=_GLOSSARY)
        return found

    def with_index(self, sections: tuple[Block, ...]) -> tuple[Block, ...]:
        """The sections with the index filled; terms that are nowhere used are told."""
        if not (self._listed or self._marked_at or self._indexes):
            return sections
        places = _by_path(sections)
        for word, path in self._listed.items():
            if path not in places and word == path[-1]:
                self.sink.report("index-term-unused", self._listed_at[word], term=word)
        if self._marked_at is not None and not self._indexes:
            self.sink.report("index-missing", self._marked_at)
        if not self._indexes:
            return sections
        lines = tuple(_lines(places, self._pinyin, self.sounds))
        self.sounds.keep()
        if not lines:
            self.sink.report("index-empty", self._indexes[0])

        def fill(block: Block) -> Block:
            return replace(block, lines=lines) if isinstance(block, Index) else block

        return replaced(sections, fill)


def _is_outside_the_text(section: Block) -> bool:
    """Whether it is a cover or an imprint: nobody looks for a term there, and a cover has no page number."""
    return isinstance(section, Section) and section.kind == "page"


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; one in Latin letters stands by itself."""
    return re.compile("|".join(_bounded(word) for word in sorted(words, key=lambda w: (-len(w), w))))


def _bounded(word: str) -> str:
    before = r"(?<![A-Za-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{before}{re.escape(word)}{after}"


def _split(run: Inline, pattern: re.Pattern[str], made: Callable[[TextRun], Inline]) -> Iterator[Inline]:
    """A run of text with the words found in it made into something else."""
    if not isinstance(run, TextRun) or run.position != "normal":
        yield run
        return
    at = 0
    for match in pattern.finditer(run.text):
        if match.start() > at:
            yield run.part(at, match.start())
        yield made(run.part(*match.span()))
        at = match.end()
    if at < len(run.text) or not run.text:
        yield run.part(at, len(run.text))


def _joined(runs: Iterable[Inline]) -> Inlines:
    """Runs of one look that came from one as one again."""
    found: list[Inline] = []
    for run in runs:
        last = found[-1] if found else None
        if isinstance(run, TextRun) and isinstance(last, TextRun) and _look(run) == _look(last):
            found[-1] = last.with_more(run)
        else:
            found.append(run)
    return tuple(found)


def _look(run: TextRun) -> TextRun:
    return replace(run, text="")


def _by_path(sections: tuple[Block, ...]) -> dict[Path, list[str]]:
    """The anchors of every entry of the index, in reading order."""
    places: dict[Path, list[str]] = {}
    for run in inlines(sections):
        if isinstance(run, Indexed):
            for path in run.entries:
                places.setdefault(path, []).append(run.anchor)
    return places


def _lines(
    places: Mapping[Path, Sequence[str]], pinyin: Mapping[str, str], known: Sounds
) -> Iterator[IndexLine]:
    """The lines of an index: letters, headings under them, sub-headings under these."""

    def sounds(path: Path) -> tuple[Sound, ...]:
        return tuple(known.of(part, pinyin.get(part, "")) for part in path)

    paths = {path[:depth] for path in places for depth in range(1, len(path) + 1)}
    letter = ""
    for path in sorted(paths, key=sounds):
        initial = sounds(path)[0].initial
        if initial != letter:
            letter = initial
            yield IndexLine(0, (letter,))
        yield IndexLine(len(path), path, tuple(places.get(path, ())))
