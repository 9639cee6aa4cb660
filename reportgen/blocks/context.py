"""What a block needs from its surroundings to lower itself: facts, text, numbering, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from reportgen.diagnostics import Sink, Span
from reportgen.model.flow import (
    Block,
    Caption,
    Matter,
    Metadata,
)
from reportgen.model.inline import Inlines
from reportgen.model.picture import Asset
from reportgen.record import record
from reportgen.schema import AssetPath, Expression, Identifier, PlainText, RichText
from reportgen.source.tables import Grid
from reportgen.text.quantity import Quantity
from reportgen.theme import Theme

CaptionKind = Literal["figure", "table", "box"]
# what is counted, and how a caption calls it
CAPTION_WORDS: dict[CaptionKind, str] = {"figure": "图", "table": "表", "box": "专栏"}


@record(frozen=True, slots=True)
class FactRecord:
    """A figure of a fact as a reader sees it, with where it comes from; "" is what is not said.

    ``labels`` are those of its cell (2021, 浦东新区), ``is_divided`` says that not all are years, ``is_used``
    that it is printed, or computed into what is.
    """

    group: str
    name: str
    labels: tuple[str, ...]
    is_divided: bool
    value: str
    document: str
    supplier: str
    date: str
    status: str
    owner: str
    note: str
    is_used: bool


class Lowerable(Protocol):
    """A block, as the context sees it."""

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        """The block as FLOW."""
        ...


class IndexedTerm(Protocol):
    """A term an index lists, as the context sees it."""

    @property
    def term(self) -> PlainText: ...

    @property
    def under(self) -> PlainText | None: ...

    @property
    def also(self) -> tuple[PlainText, ...]: ...

    @property
    def pinyin(self) -> PlainText | None: ...


class LowerContext(Protocol):
    """The place a block is lowered at. Everything that fails is in the sink when a method returns None."""

    @property
    def theme(self) -> Theme: ...

    @property
    def draft(self) -> bool:
        """Whether figures may be missing yet."""
        ...

    @property
    def sink(self) -> Sink: ...

    @property
    def measure(self) -> float:
        """The width of text here, in pt: of the page, or of a column."""
        ...

    @property
    def level(self) -> int:
        """The level a heading standing here has; 1 is a section's."""
        ...

    @property
    def topics(self) -> int:
        """How many topics this place stands in."""
        ...

    @property
    def number(self) -> str:
        """The number of the part, chapter, section or appendix that stands here, "" without one."""
        ...

    @property
    def matter(self) -> Matter: ...

    def is_for(self, audience: str) -> bool:
        """Whether this output is for "pdf", "docx", "screen", "print", "draft" or "final"."""
        ...

    @property
    def metadata(self) -> Metadata:
        """The report's own title, year, publisher."""
        ...

    def inline(self, text: RichText) -> Inlines:
        """The text with its facts and references put in."""
        ...

    def emphasised(self, text: RichText) -> Inlines:
        """The same, all of it strong: a head word, a label."""
        ...

    def plain(self, text: RichText) -> str:
        """The text with its facts, without marks: for titles in charts, alternative texts."""
        ...

    def value(self, expression: Expression, year: str = "") -> Quantity | None:
        """A figure; ``year`` overrides the report's."""
        ...

    def knows(self, expression: Expression) -> bool:
        """Whether an expression is the name of a fact, nothing else."""
        ...

    def changes(self, expression: Expression) -> bool:
        """Whether a figure can differ from year to year: not a fact with one value for whatever year."""
        ...

    def items(self, expression: Expression) -> tuple[str, ...]:
        """The names of a fact that is an enumeration; empty when it is none."""
        ...

    def records(self) -> tuple[FactRecord, ...]:
        """All facts of the report, a figure each, in the order of the fact files."""
        ...

    def converted(self, quantity: Quantity, unit: PlainText) -> Quantity | None:
        """The amount in another unit; a wrong unit is reported at ``unit``."""
        ...

    def lower(self, blocks: Sequence[Lowerable]) -> tuple[Block, ...]:
        """Blocks in a box that stands here: same level, same counts."""
        ...

    def lower_in_columns(self, blocks: Sequence[Lowerable], count: int) -> tuple[Block, ...]:
        """Blocks in ``count`` columns that stand here."""
        ...

    def lower_within(self, blocks: Sequence[Lowerable], measure: float) -> tuple[Block, ...]:
        """Blocks in a box of that width (pt) that stands here."""
        ...

    def lower_under(self, blocks: Sequence[Lowerable]) -> tuple[Block, ...]:
        """Blocks under a heading that stands here: one level deeper, marks counted anew."""
        ...

    def lower_in_topic(self, blocks: Sequence[Lowerable]) -> tuple[Block, ...]:
        """The same under the title of a topic: topics among them are topics of a topic."""
        ...

    def mark(self, style: str) -> str:
        """The next mark of a style among its siblings: "◆", "①", ""."""
        ...

    def asset(self, path: AssetPath) -> Asset | None:
        """A picture of the project, read and checked."""
        ...

    def sheet(self, file: AssetPath, sheet: PlainText | None, area: PlainText | None) -> Grid | None:
        """The cells of a CSV or XLSX file: of a sheet (None is the first), of a range (None is all)."""
        ...

    def caption(self, kind: CaptionKind, text: RichText, id: Identifier | None) -> Caption:
        """The numbered legend of a figure or table, the numbered title of a box."""
        ...

    def caption_if_any(
        self, kind: CaptionKind, text: RichText | None, id: Identifier | None
    ) -> Caption | None:
        """The legend where one is written; without it a reference to ``id`` is told what is missing."""
        ...

    def term_anchor(self, term: PlainText, also: Sequence[PlainText]) -> str:
        """The anchor of a term's explanation, which uses of the term and of its other wordings lead to."""
        ...

    def by_sound(self, words: Sequence[tuple[PlainText, PlainText | None]]) -> tuple[int, ...]:
        """The places of words in the order of their sounds; each with its pinyin, if an editor gave it."""
        ...

    def index(self, terms: Sequence[IndexedTerm], span: Span) -> Block:
        """The index, which finds ``terms`` in the text; filled when all of the report is known."""
        ...

    def reference_list(self, span: Span) -> Block:
        """The list of the sources written at ``span``; filled when all citations are known."""
        ...

    def heading_anchor(self, title: str, label: str, id: Identifier | None, span: Span) -> str:
        """The anchor of a heading, registered for references."""
        ...
