"""What chapters have in common (facts, numbers, anchors, terms), and a journal of what one asks of it.

To lower a chapter is to ask questions whose answers depend on the rest of the report. With the same chapter
and the same answers the same comes out, and the same questions are asked: so what was made from a chapter
holds wherever asking again, in order, gives the same answers, and asking leaves what all have in common
(numbers counted, anchors taken, uses of facts, findings) as lowering would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from typing import Any, Concatenate, ParamSpec, TypeVar

from reportgen.blocks.context import FactRecord, IndexedTerm
from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.model.contents import Index
from reportgen.model.inline import CrossReference, Indexed, Inlines, TextRun
from reportgen.model.picture import Asset
from reportgen.project.facts import Derived
from reportgen.project.tables import table_at
from reportgen.record import record
from reportgen.resolve.anchors import Anchors
from reportgen.resolve.assets import Assets
from reportgen.resolve.citations import Citations
from reportgen.resolve.facts import FactTable
from reportgen.resolve.ledger import fact_records
from reportgen.resolve.notes import NoteCount
from reportgen.resolve.output import FORMATS
from reportgen.resolve.terms import Terms
from reportgen.schema import AssetPath, PlainText
from reportgen.source import Sources
from reportgen.source.tables import Grid
from reportgen.text.quantity import Quantity

P = ParamSpec("P")
T = TypeVar("T")


@record()
class Counts:
    """Running numbers that change while blocks are lowered: captions by what is before their ordinal."""

    captions: dict[str, int] = field(default_factory=dict)
    # whether anything is for one kind of file only: the other kinds then are resolved apart
    by_format: bool = False

    def next_caption(self, prefix: str) -> int:
        self.captions[prefix] = self.captions.get(prefix, 0) + 1
        return self.captions[prefix]


@record(frozen=True, slots=True)
class Common:
    """What all chapters ask, as it stands for one of them: the sources it can cite are its own first.

    Its methods are the questions. An answer must not change later, and can be compared.
    """

    facts: FactTable
    assets: Assets
    anchors: Anchors
    counts: Counts
    notes: NoteCount
    terms: Terms
    sources: Sources
    sink: Sink
    citations: Citations

    def citing(self, citations: Citations) -> Common:
        """The same for a chapter that can cite these."""
        return replace(self, citations=citations)

    def value(self, source: str, span: Span, year: str) -> Quantity | tuple[str, ...] | None:
        return self.facts.value(source, span, year)

    def knows(self, name: str) -> bool:
        return name in self.facts.facts

    def changes(self, name: str) -> bool:
        fact = self.facts.facts.get(name)
        return fact is None or bool(fact.cells) or isinstance(fact.always, Derived)

    def records(self) -> tuple[FactRecord, ...]:
        return tuple(fact_records(self.facts))

    def picture(self, path: AssetPath) -> Asset | None:
        return self.assets.picture(path)

    def sheet(self, file: AssetPath, sheet: PlainText | None, area: PlainText | None) -> Grid | None:
        return table_at(file, sheet, area, self.sources, self.sink)

    def anchor(self, given: str, number: str, title: str, span: Span) -> str:
        return self.anchors.add(given, number, title, span)

    def caption(self, prefix: str) -> int:
        return self.counts.next_caption(prefix)

    def note(self) -> tuple[int, int]:
        return self.notes.following()

    def tells_formats_apart(self, audience: str) -> bool:
        """Whether the audience is a kind of file, which then is resolved for itself."""
        if audience in FORMATS:
            self.counts.by_format = True
        return audience in FORMATS

    def cited(self, keys: Sequence[tuple[str, Span]], strong: bool) -> Inlines:
        return self.citations.cite(keys, strong)

    def explains(self, words: tuple[PlainText, ...], anchor: str) -> None:
        self.terms.explain(words, anchor)

    def by_sound(self, words: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        return self.terms.by_sound(words)

    def lists(self, terms: Sequence[IndexedTerm], span: Span) -> Index:
        return self.terms.list(terms, span)

    def marked(self, words: TextRun, entries: tuple[tuple[str, ...], ...]) -> Indexed:
        """Words an editor marked for the index."""
        return self.terms.indexed(words, entries)

    def found(self, words: TextRun) -> Indexed:
        """Words that are found to be a term of the index."""
        return self.terms.found(words)

    def bound(self, reference: CrossReference) -> CrossReference:
        return self.anchors.bound(reference)


@record(frozen=True, slots=True)
class Asked:
    """A question with its answer; ``told`` is how many findings were new while it was answered."""

    question: Callable[..., Any]
    arguments: tuple[object, ...]
    answer: object
    told: int

    def again(self, common: Common) -> Asked:
        known = len(common.sink)
        answer = self.question(common, *self.arguments)
        return Asked(self.question, self.arguments, answer, len(common.sink) - known)


@record(frozen=True, slots=True)
class Told:
    """A finding; ``new``: nobody had told it before."""

    finding: Diagnostic
    new: bool

    def again(self, common: Common) -> Told:
        known = len(common.sink)
        common.sink.add(self.finding)
        return Told(self.finding, len(common.sink) > known)


Event = Asked | Told


class Journal:
    """Puts questions to what chapters have in common and notes them, and the findings told to ``sink``.

    ``begun`` are the first events again, with the answers they have now: they are not asked a second time.
    """

    def __init__(self, common: Common, begun: Sequence[Event] = ()) -> None:
        self._common = common
        self._begun: Iterator[Event] = iter(begun)
        self.events: list[Event] = []
        self.sink = _Overheard(common.sink, self)

    def ask(self, question: Callable[Concatenate[Common, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer to a question, which is a method of ``Common``."""
        assert not kwargs
        event = next(self._begun, None)
        if event is None:
            event = Asked(question, args, None, 0).again(self._common)
        assert isinstance(event, Asked)
        assert event.question is question
        self.events.append(event)
        return event.answer  # type: ignore[return-value] # the answer that this question gave

    def cite(self, keys: Sequence[tuple[str, Span]], strong: bool) -> Inlines:
        """The numbers of sources, see ``Citations``."""
        return self.ask(Common.cited, keys, strong)

    def tell(self, finding: Diagnostic) -> None:
        """Pass a finding on."""
        event = next(self._begun, None) or Told(finding, new=False).again(self._common)
        assert isinstance(event, Told)
        self.events.append(event)


class _Overheard(Sink):
    """The report's sink, with every finding noted in a journal."""

    def __init__(self, sink: Sink, journal: Journal) -> None:
        super().__init__()
        self._items, self._seen = sink._items, sink._seen  # one and the same list of findings
        self._journal = journal

    def add(self, diagnostic: Diagnostic) -> None:
        self._journal.tell(diagnostic)
