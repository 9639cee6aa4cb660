"""Running heads and feet as page items; all of them are artifacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import sqrt

from reportgen.layout.boxes import rule
from reportgen.layout.frames import Frame, inner_is_left
from reportgen.layout.lineitems import accent_items, tag
from reportgen.layout.running import RunningTitles
from reportgen.model.flow import Metadata
from reportgen.model.pages import Artifact, Item, LinkItem, TextItem
from reportgen.model.watermark import WATERMARK_COLOUR, watermark_size
from reportgen.record import record, replace
from reportgen.theme.style import Furniture, FurnitureItem, PageMaster, Side, Style
from reportgen.theme.theme import Theme
from reportgen.typeset import Line, SetContext, set_line

# from the middle of a Han character to its baseline
WATERMARK_DROP_EM = 0.38
# what must stay free between two texts of one running head, in em of the smaller
LEAST_GAP_EM = 2.0


@record(frozen=True, slots=True)
class PageFacts:
    """What running heads and feet may say about a page."""

    label: str
    pages: str
    titles: RunningTitles
    side: Side
    metadata: Metadata

    def filled(self, template: str) -> str:
        """The template with its fields."""
        text = template
        for name, value in (
            ("{page}", self.label),
            ("{pages}", self.pages),
            ("{chapter}", self.titles.chapter),
            ("{section}", self.titles.section),
            ("{topic}", self.titles.topic),
            ("{report}", self.metadata.title),
            ("{publisher}", self.metadata.publisher),
            ("{year}", self.metadata.year),
        ):
            text = text.replace(name, value)
        return text.strip()


def blank_items(text: str, frame: Frame, theme: Theme, typeset: SetContext) -> tuple[Item, ...]:
    """Words in the middle of a page left empty on purpose."""
    if not text:
        return ()
    line = set_line(text, theme.style("header"), typeset)
    x, y = frame.x + (frame.width - line.width) / 2, frame.y + frame.height / 2
    return (TextItem(x, y, tag(line.runs, None), line.width, line.width),)


def watermark_items(words: str, master: PageMaster, theme: Theme, typeset: SetContext) -> tuple[Item, ...]:
    """Words across the page from lower left to upper right; they darken what they lie on."""
    if not words:
        return ()
    size = watermark_size(words, master.width)
    style = replace(theme.style("header"), size=size, leading=size, colour=WATERMARK_COLOUR, first_indent=0.0)
    line = set_line(words, style, typeset)
    # half the words' length before the middle, half the height of a character below it, along 45 degrees
    half, drop = line.width / 2, WATERMARK_DROP_EM * size
    x = master.width / 2 - (half - drop) * sqrt(0.5)
    y = master.height / 2 + (half + drop) * sqrt(0.5)
    return (
        TextItem(x, y, tag(line.runs, None), line.width, line.width, rotation=45.0, artifact="watermark"),
    )


def furniture_items(
    master: PageMaster, frame: Frame, facts: PageFacts, theme: Theme, typeset: SetContext
) -> tuple[Item, ...]:
    """Head and foot of a page."""
    items: list[Item] = []
    if master.header is not None:
        y = master.header.offset
        head = _line(master.header, y, master, frame, facts, theme, typeset)
        if master.header.rule is not None:
            head.append(rule(frame.x, y + master.header.rule_gap, frame.width, master.header.rule))
        items += _owned("header", head)
    if master.footer is not None:
        y = master.height - master.footer.offset
        foot = _line(master.footer, y, master, frame, facts, theme, typeset)
        if master.footer.rule is not None:
            size = max((theme.style(i.style).size for i in master.footer.items), default=0.0)
            top = y - size - master.footer.rule_gap
            foot.append(rule(frame.x, top, frame.width, master.footer.rule))
        items += _owned("footer", foot)
    return tuple(items)


def _owned(artifact: Artifact, items: Iterable[Item]) -> Iterator[Item]:
    """The items as one kind of artifact."""
    return (item if isinstance(item, LinkItem) else replace(item, artifact=artifact) for item in items)


def _line(
    furniture: Furniture,
    y: float,
    master: PageMaster,
    frame: Frame,
    facts: PageFacts,
    theme: Theme,
    typeset: SetContext,
) -> list[Item]:
    """The texts on one baseline, each at its place across the text block."""
    entries = [(item, facts.filled(item.text)) for item in furniture.items]
    entries = [(item, text) for item, text in entries if text]
    lines = [set_line(text, theme.style(item.style), typeset) for item, text in entries]
    lines = shortened(entries, lines, frame.width, theme, typeset)
    placed: list[Item] = []
    for (item, _), line in zip(entries, lines, strict=True):
        share, style = _share(item, master, facts.side), theme.style(item.style)
        # at an edge a text stands as far in as its style says
        start, end = (0.0, 0.0) if item.slot == "center" else (style.start_indent, style.end_indent)
        x = frame.x + start + share * (frame.width - start - end - line.width)
        placed += (TextItem(x, y, tag(line.runs, None), line.width, line.width), *accent_items(line, x, y))
    return placed


def _share(item: FurnitureItem, master: PageMaster, side: Side) -> float:
    """How much of the free width lies to the left of an item."""
    if item.slot == "center":
        return 0.5
    at_left = (item.slot == "inner") == inner_is_left(master, side)
    return 0.0 if at_left else 1.0


def shortened(
    entries: list[tuple[FurnitureItem, str]],
    lines: list[Line],
    measure: float,
    theme: Theme,
    typeset: SetContext,
) -> list[Line]:
    """``lines``, the longest of them ending in an ellipsis when all together would meet."""
    if not lines:
        return lines
    styles = [theme.style(item.style) for item, _ in entries]
    gaps = LEAST_GAP_EM * min(style.size for style in styles) * (len(lines) - 1)
    rooms = _rooms([line.width for line in lines], measure - gaps)
    return [
        _shortened_to(room, text, line, style, typeset)
        for room, (_, text), line, style in zip(rooms, entries, lines, styles, strict=True)
    ]


def _rooms(widths: list[float], room: float) -> list[float]:
    """``room`` over texts that wide: what asks for less than an equal share leaves the rest to the others."""
    rooms = [0.0] * len(widths)
    by_width = sorted(range(len(widths)), key=lambda index: widths[index])
    for place, index in enumerate(by_width):
        rooms[index] = min(widths[index], room / (len(widths) - place))
        room -= rooms[index]
    return rooms


def _shortened_to(room: float, text: str, line: Line, style: Style, typeset: SetContext) -> Line:
    style = replace(style, first_indent=0.0)
    kept = len(text)
    while line.width > room + 1e-6 and kept > 1:
        # a first guess by the share of the width, then a character at a time
        kept = min(kept - 1, int(kept * room / line.width) + 1) if room > 0 else 1
        line = set_line(text[:kept].rstrip("，、：；。 ") + "…", style, typeset)
    return line
