"""A line of text as items of a page: glyphs, underlines, areas of links, and what these belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from reportgen.diagnostics import Span
from reportgen.layout.pieces import FootNote
from reportgen.layout.setting import Setting
from reportgen.model.pages import GlyphRun, Item, LinkItem, RectItem, TextItem
from reportgen.record import record, replace
from reportgen.theme.style import Style
from reportgen.typeset import Line, set_line


@record(frozen=True, slots=True)
class Belonging:
    """What a paragraph's glyphs belong to: its element, those of its links, the links' words; its notes,
    the anchors of its words in the index.
    """

    element: int
    links: Mapping[int, int]
    words: Mapping[int, str]
    span: Span | None
    notes: Mapping[int, FootNote]
    indexed: Mapping[int, str] = field(default_factory=dict)

    def indexed_in(self, line: Line, before: Line | None) -> tuple[str, ...]:
        """The anchors of words of the index that begin in a line; ``before`` is the line above it."""
        if not self.indexed:
            return ()
        going_on = {before.run_links[-1]} if before is not None and before.run_links else set()
        marked = dict.fromkeys(i for i in line.run_links if i is not None and i not in going_on)
        return tuple(self.indexed[i] for i in marked if i in self.indexed)

    def notes_in(self, line: Line) -> tuple[FootNote, ...]:
        """The notes marked in a line."""
        if not self.notes:
            return ()
        marked = dict.fromkeys(index for index in line.run_links if index is not None)
        return tuple(self.notes[index] for index in marked if index in self.notes)


def label_runs(label: str, style: Style, setting: Setting) -> Line:
    """A number or mark in the colour and size the style gives to marks."""
    look = replace(style, colour=style.marker_colour or style.colour, size=style.marker_size or style.size)
    return set_line(label, look, setting.typeset)


def baseline(line: Line) -> float:
    """The baseline's distance from the top of the line's leading: the em box stands in its middle."""
    return (line.leading + line.ascent - line.descent) / 2


def line_items(
    line: Line, x: float, belonging: Belonging, lead: Sequence[GlyphRun], hang: float = 0.0
) -> tuple[Item, ...]:
    """A line as items with the line box's top at 0; ``lead`` stands at ``x``, the line ``hang`` further."""
    y = baseline(line)
    start = x + line.indent if not lead else x
    shift = hang + line.indent if lead else 0.0
    runs = line.runs
    # nearly always there is neither a label nor a link
    if lead or shift or any(index is not None for index in line.run_links):
        linked = zip(line.runs, line.run_links, strict=True)
        runs = (
            *(replace(run, element=None) for run in lead),
            *(_linked(run, index, shift, belonging) for run, index in linked),
        )
    text = TextItem(
        start,
        y,
        runs,
        line.width + shift,
        line.measure + shift,
        belonging.element,
        span=belonging.span,
    )
    if not line.links and not line.accents:
        return (text,)
    areas = (
        LinkItem(
            start + shift + area.x,
            y - line.ascent,
            area.width,
            line.ascent + line.descent,
            area.link.target,
            area.link.internal,
            belonging.links[area.link.index],
            belonging.words[area.link.index],
        )
        for area in line.links
        if area.link.index in belonging.links
    )
    return (text, *accent_items(line, start + shift, y), *areas)


def accent_items(line: Line, x: float, y: float) -> tuple[RectItem, ...]:
    """Underlines and emphasis dots of a line that starts at ``x`` with its baseline at ``y``."""
    return tuple(
        RectItem(x + a.x, y + a.y, a.width, a.height, fill=a.colour, radius=a.radius) for a in line.accents
    )


def tag(runs: Sequence[GlyphRun], element: int | None) -> tuple[GlyphRun, ...]:
    """Runs that belong to one element."""
    return tuple(replace(run, element=element) for run in runs)


def blank_after(lead: Line, style: Style, setting: Setting) -> GlyphRun:
    """The blank between label and text: seen by readers of the text layer only."""
    face = setting.theme.fonts.face(style.font, style.bold)
    return GlyphRun(face.key, style.size, style.colour, (face.glyph(" "),), (" ",), (lead.width,))


def _linked(run: GlyphRun, link: int | None, shift: float, belonging: Belonging) -> GlyphRun:
    """A run at its place in the item, tied to the element of its language or its link if it has one."""
    element = run.element if link is None or run.element is not None else belonging.links.get(link)
    if not shift and element == run.element:
        return run  # nearly always; a copy of all offsets is 6 MB in 140 pages
    return replace(run, offsets=tuple(o + shift for o in run.offsets), element=element)
