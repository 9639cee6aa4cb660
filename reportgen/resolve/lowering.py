"""The context blocks are lowered in: facts, numbering, anchors and pictures of one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from reportgen.blocks.context import CAPTION_WORDS, CaptionKind, FactRecord, IndexedTerm, Lowerable
from reportgen.diagnostics import Sink, Span
from reportgen.model.flow import (
    Block,
    Caption,
    ListBlock,
    Matter,
    Metadata,
)
from reportgen.model.inline import Inlines, plain_text
from reportgen.model.picture import Asset
from reportgen.record import record
from reportgen.resolve.citations import STYLE as REFERENCE_STYLE
from reportgen.resolve.inlines import Inliner
from reportgen.resolve.journal import Common, Journal
from reportgen.resolve.output import DEFAULT_OUTPUT, Output
from reportgen.schema import AssetPath, Expression, Identifier, PlainText, RichText
from reportgen.source.tables import Grid
from reportgen.text.numbers import letters_value, marker_text
from reportgen.text.quantity import Quantity, unit_of
from reportgen.theme import Theme
from reportgen.theme.measures import columns_in

# what an appendix is called by: its figures go by the letter alone, 图A-1 (GB/T 1.1)
_APPENDIX = "附录"


@record(frozen=True)
class Lowering:
    """A place in the report. ``marks`` counts the marked headings among the siblings here."""

    theme: Theme
    journal: Journal
    inliner: Inliner
    measure: float
    metadata: Metadata
    output: Output = DEFAULT_OUTPUT
    number: str = ""
    matter: Matter = "body"
    level: int = 1
    topics: int = 0
    marks: dict[str, int] = field(default_factory=dict)

    @property
    def sink(self) -> Sink:
        return self.journal.sink

    @property
    def draft(self) -> bool:
        return self.metadata.draft

    def is_for(self, audience: str) -> bool:
        self.journal.ask(Common.tells_formats_apart, audience)
        state = "draft" if self.draft else "final"
        return audience in (self.output.format, self.output.edition, state)

    def inline(self, text: RichText) -> Inlines:
        return self.inliner.runs(text)

    def emphasised(self, text: RichText) -> Inlines:
        return self.inliner.strong_runs(text)

    def plain(self, text: RichText) -> str:
        return plain_text(tuple(self.inliner.without_references(text)))

    def value(self, expression: Expression, year: str = "") -> Quantity | None:
        found = self.journal.ask(Common.value, expression.source, expression.span, year)
        if isinstance(found, tuple):
            self.sink.report("fact-is-list", expression.span, expression=expression.source)
            return None
        return found

    def knows(self, expression: Expression) -> bool:
        return self.journal.ask(Common.knows, expression.source)

    def changes(self, expression: Expression) -> bool:
        return self.journal.ask(Common.changes, expression.source)

    def items(self, expression: Expression) -> tuple[str, ...]:
        found = self.journal.ask(Common.value, expression.source, expression.span, "")
        if isinstance(found, Quantity):
            self.sink.report("fact-no-list", expression.span, expression=expression.source)
            return ()
        return found or ()

    def records(self) -> tuple[FactRecord, ...]:
        return self.journal.ask(Common.records)

    def converted(self, quantity: Quantity, unit: PlainText) -> Quantity | None:
        wanted = unit_of(unit.value)
        if not quantity.unit.symbol:
            # a bare number takes the word as it stands
            return replace(quantity, unit=wanted)
        if not quantity.unit.is_commensurable(wanted):
            self.sink.report("unit-mismatch", unit.span, wanted=unit.value, found=quantity.unit.symbol)
            return None
        return quantity.converted(wanted)

    def lower(self, blocks: Sequence[Lowerable]) -> tuple[Block, ...]:
        return tuple(lowered for block in blocks for lowered in block.lower(self))

    def lower_in_columns(self, blocks: Sequence[Lowerable], count: int) -> tuple[Block, ...]:
        return self.lower_within(blocks, columns_in(self.theme, count, self.measure)[1])

    def lower_within(self, blocks: Sequence[Lowerable], measure: float) -> tuple[Block, ...]:
        return replace(self, measure=measure).lower(blocks)

    def lower_under(self, blocks: Sequence[Lowerable]) -> tuple[Block, ...]:
        return replace(self, level=self.level + 1, marks={}).lower(blocks)

    def lower_in_topic(self, blocks: Sequence[Lowerable]) -> tuple[Block, ...]:
        return replace(self, topics=self.topics + 1).lower_under(blocks)

    def mark(self, style: str) -> str:
        template = self.theme.style(style).marker
        self.marks[style] = self.marks.get(style, 0) + 1
        return marker_text(template, self.marks[style])

    def asset(self, path: AssetPath) -> Asset | None:
        return self.journal.ask(Common.picture, path)

    def sheet(self, file: AssetPath, sheet: PlainText | None, area: PlainText | None) -> Grid | None:
        return self.journal.ask(Common.sheet, file, sheet, area)

    def caption(self, kind: CaptionKind, text: RichText, id: Identifier | None) -> Caption:
        word = CAPTION_WORDS[kind]
        number = self.number.removeprefix(_APPENDIX).strip()
        by_section = number and (
            # an appendix counts by itself, whatever the chapters do
            number != self.number or letters_value(number) or self.theme.rules.caption_numbering == "section"
        )
        prefix = f"{word}{number}-" if by_section else word
        ordinal = self.journal.ask(Common.caption, prefix)
        runs = self.inline(text)
        anchor = self.journal.ask(
            Common.anchor,
            id.value if id else "",
            f"{prefix}{ordinal}",
            plain_text(runs),
            id.span if id else text.span,
        )
        return Caption(runs, "caption", anchor, prefix, ordinal, word, span=text.span)

    def caption_if_any(
        self, kind: CaptionKind, text: RichText | None, id: Identifier | None
    ) -> Caption | None:
        if text is not None:
            return self.caption(kind, text, id)
        if id is not None:
            self.journal.ask(Common.anchor, id.value, "", "", id.span)
        return None

    def term_anchor(self, term: PlainText, also: Sequence[PlainText]) -> str:
        anchor = self.journal.ask(Common.anchor, "", "", term.value, term.span)
        self.journal.ask(Common.explains, (term, *also), anchor)
        return anchor

    def by_sound(self, words: Sequence[tuple[PlainText, PlainText | None]]) -> tuple[int, ...]:
        spoken = tuple((word.value, pinyin.value if pinyin else "") for word, pinyin in words)
        return self.journal.ask(Common.by_sound, spoken)

    def index(self, terms: Sequence[IndexedTerm], span: Span) -> Block:
        return self.journal.ask(Common.lists, terms, span)

    def reference_list(self, span: Span) -> Block:
        return ListBlock("number", (), REFERENCE_STYLE, span=span)

    def heading_anchor(self, title: str, label: str, id: Identifier | None, span: Span) -> str:
        return self.journal.ask(Common.anchor, id.value if id else "", label, title, id.span if id else span)
