"""What measuring needs to know: theme, sink, structure under construction, page labels known so far."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import field
from math import inf
from typing import Protocol

from reportgen.charts import DrawChart
from reportgen.diagnostics import Sink
from reportgen.layout.bands import Band
from reportgen.layout.frames import frame_of
from reportgen.layout.pieces import Piece
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.structure import StructureBuilder
from reportgen.model.flow import Block
from reportgen.model.inline import Inlines
from reportgen.model.pagespans import PagePlace
from reportgen.record import record, replace
from reportgen.theme.measures import measure_on
from reportgen.theme.style import Align, PageMaster, Style
from reportgen.theme.theme import Theme
from reportgen.typeset import Line, SetContext, set_line, set_paragraph

# lines already set, by what they were set from (a word in itself: its text, without limit of width); kept
# over the passes of one paginate() call, or longer
LineCache = dict[tuple[Inlines | str, Style, float], tuple[Line, ...]]


@record(frozen=True, slots=True)
class Place:
    """Where blocks are set: ``parent`` in the structure, left edge and width in the stack's coordinates.

    ``align``, when given, overrides the style of paragraphs (a table column's alignment). ``drawn`` is the
    name of a style whose box the container has drawn already: table cells and their text share one.
    ``flow``: blocks stand directly in the page's text block, so columns may begin; ``band``: in these.
    ``sheet``: the page stands for itself. ``hung``: how far the lists around it have moved its left edge in.
    """

    parent: int
    x: float
    width: float
    align: Align | None = None
    drawn: str = ""
    flow: bool = False
    sheet: bool = False
    band: Band | None = None
    hung: float = 0.0

    def inside(self, parent: int, left: float = 0.0, right: float = 0.0) -> Place:
        """The place within an element, indented from both sides."""
        width = max(self.width - left - right, 0.0)
        return Place(parent, self.x + left, width, self.align, self.drawn)


class MeasureBlocks(Protocol):
    """Turns blocks into pieces; containers call it for what they hold."""

    def __call__(self, blocks: Sequence[Block], place: Place, setting: Setting) -> list[Piece]: ...


class MeasureBlock(Protocol):
    """Turns one block into pieces."""

    def __call__(self, block: Block, place: Place, setting: Setting) -> list[Piece]: ...


class RemembersBlocks(Protocol):
    """Gives the pieces of a block: those it knows or, where these do not hold, those that ``make`` makes."""

    def pieces(self, block: Block, place: Place, setting: Setting, make: MeasureBlock) -> list[Piece]: ...


@record(frozen=True, slots=True)
class Setting:
    """The surroundings of measuring.

    ``labels``: page labels of anchors as known from the pass before; ``anchors``: all that exist in this
    document (a part of a report may refer to what it does not hold); ``page_height``, ``page_width``: the
    size of a running page's text block in pt; ``draw`` gives a chart's drawing. ``note_labels``: the marks of
    footnotes, by their keys, where they are counted by the page. ``pages``: where anchors were in that pass.
    ``sent``: lines that another process has set, by the hashes of what ``cache`` has them by.
    ``plans`` remembers the columns of tables, for who knows no pages. ``parts`` knows the blocks that stand
    in the section being measured, in the report's own theme.
    """

    theme: Theme
    sink: Sink
    typeset: SetContext
    structure: StructureBuilder
    labels: Mapping[str, str]
    anchors: Container[str]
    cache: LineCache
    page_height: float
    page_width: float
    measure: MeasureBlocks
    draw: DrawChart
    note_labels: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, PagePlace] = field(default_factory=dict)
    sent: dict[int, tuple[Line, ...]] = field(default_factory=dict)
    plans: PlanMemory | None = None
    parts: RemembersBlocks | None = None

    def on_sheet(self, master: PageMaster) -> tuple[Setting, float]:
        """The same setting for pages that stand for themselves, and the width of their text block."""
        width = measure_on(master, self.theme)
        height = frame_of(master, "recto", width).height
        return replace(self, page_height=height, page_width=width), width

    def style(self, name: str) -> Style:
        return self.theme.style(name)

    def lines(self, runs: Inlines, style: Style, width: float) -> tuple[Line, ...]:
        """A paragraph's lines; ``width`` is what is left after the style's start and end indent."""
        bare = style
        if style.start_indent or style.end_indent:
            bare = replace(style, start_indent=0.0, end_indent=0.0)
        key = (runs, bare, width)
        found = self.cache.get(key)
        if found is None and self.sent:
            sent = self.sent.pop(hash(key), None)
            if sent is not None:
                found = self.cache[key] = sent
        if found is None:
            told = len(self.typeset.sink)
            found = set_paragraph(runs, bare, width, self.typeset)
            if len(self.typeset.sink) == told:  # what there is to say of it is said whenever it is set
                self.cache[key] = found
        return found

    def word_width(self, word: str, style: Style) -> float:
        """How wide a word is in one line; nothing is told of it."""
        key = (word, style, inf)
        found = self.cache.get(key)
        if found is None:
            silent = replace(self.typeset, sink=Sink())
            found = self.cache[key] = (set_line(word, style, silent),)
        return found[0].width

    def scaled(self, name: str, share: float) -> Setting:
        """The same setting with one style smaller; leading and spaces stay, so neighbours stay aligned."""
        style = self.theme.style(name)
        return self._with({name: replace(style, size=style.size * share)})

    def smaller(self, names: Sequence[str], share: float) -> Setting:
        """The same setting with some styles smaller as a whole: type, leading, padding at the sides."""
        styles = {}
        for name in names:
            style = self.theme.style(name)
            padding = replace(
                style.padding, left=style.padding.left * share**2, right=style.padding.right * share**2
            )
            styles[name] = replace(
                style, size=style.size * share, leading=style.leading * share, padding=padding
            )
        return self._with(styles)

    def _with(self, changed: Mapping[str, Style]) -> Setting:
        styles = {**self.theme.styles, **changed}
        theme = replace(self.theme, styles=styles)
        return replace(self, theme=theme, typeset=replace(self.typeset, styles=styles), parts=None)
