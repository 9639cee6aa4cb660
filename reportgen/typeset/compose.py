"""Sets paragraphs: collects, shapes, classifies, spaces, breaks and places, in that order.

Invariants: no character is lost, doubled or moved; no line is wider than the measure; no line
starts or ends with a mark that may not, unless an unbreakable string wider than the measure had to be
broken (and is warned of).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from reportgen.diagnostics import Sink
from reportgen.model.inline import Inlines, TextRun, place_in
from reportgen.model.pages import GlyphRun
from reportgen.record import replace
from reportgen.text.hyphenation import hyphenations
from reportgen.theme.style import Align, Style
from reportgen.typeset import costs
from reportgen.typeset.accents import Placed, accents_of, has_accents
from reportgen.typeset.breaks import Breaks
from reportgen.typeset.classify import classify
from reportgen.typeset.collect import Look, Passage, collect
from reportgen.typeset.feasible import make_feasible
from reportgen.typeset.grid import Grid, grid_rules
from reportgen.typeset.justify import Cell, cells, place
from reportgen.typeset.line import Accent, Line, LineEnd, LinkArea, LinkTarget, SetContext
from reportgen.typeset.optimise import optimise, single_line
from reportgen.typeset.shape import CharShape
from reportgen.typeset.shaping import Piece, pieces_of, shaped
from reportgen.typeset.space import space, spread_parts, whole_parts
from reportgen.typeset.sums import EPSILON, Cut, Paragraph, Room

# the em box of Chinese type about the baseline (OpenType BASE ideo, the same in all shipped faces)
EM_ASCENT = 0.88
EM_DESCENT = 0.12
_GLYPH = itemgetter(CharShape._fields.index("glyph"))
# how much of a broken string a message shows
_SHOWN_CHARACTERS = 24


def set_paragraph(inlines: Inlines, style: Style, measure: float, context: SetContext) -> tuple[Line, ...]:
    """The lines of a paragraph in a column of ``measure`` pt.

    The style's first-line indent and alignment count; its start and end indent are the caller's.
    A forced line break ends a line with ``ends == "hard"`` and an unseen blank, so that the words on both
    sides of it read apart; two in a row give a line without runs.
    """
    lines: list[Line] = []
    for setter, ends in _setters(inlines, style, measure, context):
        if isinstance(setter, Setter):
            lines += map(setter.line, setter.plans(ends))
        else:
            lines.append(setter)
    return tuple(lines)


def set_line(text: str, style: Style, context: SetContext) -> Line:
    """One unbroken line at its natural width: running heads, labels, words in charts."""
    key = text, style
    found = context.labels.get(key)
    if found is None:
        told = len(context.sink)
        found = _unbroken(text, style, context)
        if len(context.sink) == told:  # what there is to say of it is said whenever it is set
            context.labels[key] = found
    return found


def _unbroken(text: str, style: Style, context: SetContext) -> Line:
    passage = collect((TextRun(text),), style, context)[0]
    room = Room(float("inf"), 0.0, style.size, "start")
    if not passage.text:
        return replace(_empty(style, room, "end"), measure=0.0)
    setter = Setter(passage, style, room, context)
    shown = setter.paragraph.shown(0, len(text))
    whole = Cut(0, shown, len(text), 0.0)
    line = setter.line(Plan(whole, "end", 0.0))
    return replace(line, measure=line.width)


def set_cells(
    inlines: Inlines, style: Style, measure: float, context: SetContext
) -> tuple[tuple[Line, tuple[Cell, ...]], ...]:
    """The lines of ``set_paragraph``, each with where the cells of its characters stand and how wide they
    are (pt, from the line's start): one for each character, those of unseen blanks at the line's end 0 wide.
    """
    found: list[tuple[Line, tuple[Cell, ...]]] = []
    for setter, ends in _setters(inlines, style, measure, context):
        if isinstance(setter, Setter):
            found += ((setter.line(plan), setter.cells(plan)) for plan in setter.plans(ends))
        else:
            found.append((setter, ()))
    return tuple(found)


def _setters(
    inlines: Inlines, style: Style, measure: float, context: SetContext
) -> Iterator[tuple[Setter | Line, LineEnd]]:
    """A setter for each passage of the paragraph, or the line that stands for an empty one."""
    passages = collect(inlines, style, context)
    for number, passage in enumerate(passages):
        indent = 0.0 if number else style.first_indent
        room = Room(measure, indent, style.size, style.align, _last_line(style, context), style.keep_phrases)
        ends: LineEnd = "end" if number == len(passages) - 1 else "hard"
        setter = Setter(passage, style, room, context) if passage.text else _empty(style, room, ends)
        yield setter, ends


def _last_line(style: Style, context: SetContext) -> int:
    """How many Han the last line should hold: where lines need not be full, a lone one has no excuse."""
    wanted = context.rules.last_line
    return max(wanted, 2) if wanted and style.align != "justify" else wanted


def _empty(style: Style, room: Room, ends: LineEnd) -> Line:
    ascent, descent = EM_ASCENT * style.size, EM_DESCENT * style.size
    return Line((), (), (), 0.0, room.measure, 0.0, ascent, descent, style.leading, ends)


def _warn(passage: Passage, start: int, end: int, sink: Sink) -> None:
    """Says which string had to be broken, at its first character."""
    text = passage.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    shown = text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"
    stretch = next((s for s in passage.stretches if s.start <= start < s.end), None)
    span = stretch and (place_in(stretch.places, start - stretch.origin) or stretch.span)
    sink.report("line-emergency-break", span, text=shown)


class Plan(NamedTuple):
    """A line as decided: what stands on it, how it ends, and its first-line indent."""

    cut: Cut
    ends: LineEnd
    indent: float


class Setter:
    """A passage prepared for setting: shapes, spacing, and what its glyph runs are cut from."""

    def __init__(self, passage: Passage, style: Style, room: Room, context: SetContext) -> None:
        self.passage = passage
        self.style = style
        self.room = room
        self.context = context
        self.letters = classify(passage)
        shapes, advances = shaped(passage, self.letters, context)
        self.shapes = shapes
        self.glyphs = tuple(map(_GLYPH, shapes))
        on_grid = context.rules.strict_grid and room.align == "justify"
        rules = grid_rules(context.rules) if on_grid else context.rules
        spacing = space(passage, self.letters, shapes, advances, rules)
        self.paragraph = Paragraph(passage.text, self.letters, spacing, room)
        self.grid = Grid(self.paragraph, context.rules.latin_gap) if on_grid else None
        self.pieces = pieces_of(passage, shapes)
        self.piece_starts = [piece.start for piece in self.pieces]

    def plans(self, ends: LineEnd) -> Iterator[Plan]:
        """Decides the lines of the passage; the last of them ends as told."""
        only = single_line(self.paragraph) if self.grid is None else None
        if only is not None:
            yield Plan(only, ends, self.room.indent)
            return
        breaks = Breaks(self.passage.text, self.letters)
        for start, end, width in spread_parts(self.passage):
            if self.paragraph.spacing.width(start, end) <= width + EPSILON:
                breaks.hold(start, end)
        for start, end in whole_parts(self.passage):
            breaks.hold(start, end)
        if self.grid is None:
            self.paragraph.hyphens.update((i, self._hyphen(i)[1]) for i in breaks.hyphens)
            cuts, broken, indent = optimise(
                self.paragraph, breaks, lambda shortest: self._hyphenate(breaks, shortest)
            )
        else:
            broken, indent = make_feasible(self.paragraph, breaks)
            cuts = self.grid.cuts(breaks, indent)
        for start, end in broken:
            _warn(self.passage, start, end, self.context.sink)
        final = len(cuts) - 1
        for k, cut in enumerate(cuts):
            yield Plan(cut, ends if k == final else "soft", 0.0 if k else indent)

    def _hyphenate(self, breaks: Breaks, shortest: int) -> bool:
        """Allows breaks with a hyphen inside words of so many letters; whether there are any new ones."""
        language = self.context.rules.hyphenation
        places = hyphenations(self.passage.text, language, shortest) if language else ()
        new = [i for i in places if breaks.hyphenate(i, costs.BREAK_SYLLABLE)]
        self.paragraph.hyphens.update((i, self._hyphen(i)[1]) for i in new)
        return bool(new)

    def _hyphen(self, i: int) -> tuple[CharShape, float]:
        """The hyphen behind a character, in that character's look, and its width in pt."""
        look = self._look_at(i)
        shape = self.context.shapes.table(self.context.fonts, look.font, look.bold)["-"]
        return shape, shape.advance * look.size

    def _look_at(self, i: int) -> Look:
        return self.pieces[bisect_right(self.piece_starts, i) - 1].look

    def cells(self, plan: Plan) -> tuple[Cell, ...]:
        """The cells of a line's characters."""
        cut = plan.cut
        if self.grid is None:
            found = cells(self.paragraph, cut, self._slack(plan))
        else:
            found, _ = self.grid.cells(cut, self.room.measure - plan.indent)
        x, width = found[-1]
        unseen = [(x + width, 0.0)] * (cut.end - cut.shown)
        if cut.shown - 1 in self.paragraph.hyphens and cut.end < len(self.passage.text):
            unseen.append((x + width, self.paragraph.hyphens[cut.shown - 1]))
        return (*found, *unseen)

    def _slack(self, plan: Plan) -> float:
        """What is to be made good on the line: only soft ends of justified text are spread."""
        spread = self.room.align == "justify" and plan.ends == "soft"
        return plan.cut.slack if spread else min(plan.cut.slack, 0.0)

    def line(self, plan: Plan) -> Line:
        """The placed line of a plan."""
        cut, ends, indent = plan.cut, plan.ends, plan.indent
        measure = self.room.measure - indent
        align: Align = self.room.align
        if self.grid is None:
            offsets, width = place(self.paragraph, cut, self._slack(plan))
        else:
            offsets, width = self.grid.place(cut, measure)
        if cut.end > cut.shown:
            offsets += [width] * (cut.end - cut.shown)  # blanks at the line's end: read, not seen
        # as doubles side by side: a quarter of the room of a tuple of floats, and most of what a report takes
        packed = array("d", offsets)
        runs: list[GlyphRun] = []
        links: list[LinkTarget | None] = []
        looks: list[Look] = []
        for start, end, piece in self._parts_of(cut):
            look = piece.look
            left, right = start - cut.start, end - cut.start
            runs.append(
                GlyphRun(
                    piece.face,
                    look.size,
                    look.colour,
                    self.glyphs[start:end],
                    self.passage.text[start:end],
                    packed if right - left == len(packed) else packed[left:right],
                    look.rise,
                )
            )
            links.append(look.link)
            looks.append(look)
        if cut.shown - 1 in self.paragraph.hyphens and cut.end < len(self.passage.text):
            shape, advance = self._hyphen(cut.shown - 1)
            look = self._look_at(cut.shown - 1)
            runs.append(
                GlyphRun(
                    shape.face.key,
                    look.size,
                    look.colour,
                    (shape.glyph,),
                    ("",),
                    array("d", (width,)),
                    look.rise,
                )
            )
            links.append(look.link)
            looks.append(look)
            width += advance
        if ends == "hard" and not self.passage.text[cut.end - 1].isspace():
            runs.append(self._blank(width))
            links.append(None)
        if align in ("center", "end"):
            spare = max(measure - width, 0.0)
            indent += spare / 2 if align == "center" else spare
        linked = any(links)
        return Line(
            tuple(runs),
            tuple([None if link is None else link.index for link in links])
            if linked
            else (None,) * len(runs),
            _areas(runs, links, width) if linked else (),
            width,
            measure,
            indent,
            *self._extent(looks),
            ends,
            self._accents(plan, offsets, width) if any(map(has_accents, looks)) else (),
        )

    def _accents(self, plan: Plan, offsets: Sequence[float], width: float) -> tuple[Accent, ...]:
        """What is drawn below the words of a line whose glyphs stand at ``offsets``."""
        cut = plan.cut
        edges = self.cells(plan)
        placed = []
        for start, end, piece in self._parts_of(cut):
            for i in range(start, min(end, cut.shown)):
                x, own = edges[i - cut.start]
                glyph = offsets[i - cut.start]
                placed.append(Placed(self.passage.text[i], x, x + own, glyph, self.shapes[i], piece.look))
        return accents_of(placed, width)

    def _blank(self, x: float) -> GlyphRun:
        """The blank that stands for a forced line end in the text layer; it belongs to no link."""
        style, context = self.style, self.context
        shape = context.shapes.table(context.fonts, style.font, style.bold)[" "]
        return GlyphRun(shape.face.key, style.size, style.colour, (shape.glyph,), " ", array("d", (x,)))

    def _parts_of(self, cut: Cut) -> list[tuple[int, int, Piece]]:
        """The pieces that the line has a part in, with that part."""
        if len(self.pieces) == 1:
            return [(cut.start, cut.end, self.pieces[0])]
        parts: list[tuple[int, int, Piece]] = []
        k = bisect_right(self.piece_starts, cut.start) - 1
        at = cut.start
        while at < cut.end:
            after = self.piece_starts[k + 1] if k + 1 < len(self.pieces) else cut.end
            parts.append((at, min(after, cut.end), self.pieces[k]))
            at, k = after, k + 1
        return parts

    def _extent(self, looks: Sequence[Look]) -> tuple[float, float, float]:
        """Ascent, descent and leading: a larger run opens the line in proportion. Raised and lowered type has
        its room in the leading: were it to count, the baseline of its line would be off those of the others.
        """
        size, leading = self.style.size, self.style.leading
        largest = max((look.size for look in looks if not look.rise), default=size)
        highest = max(largest, size)
        return EM_ASCENT * highest, EM_DESCENT * highest, leading * (highest / size)


def _areas(
    runs: Sequence[GlyphRun], links: Sequence[LinkTarget | None], width: float
) -> tuple[LinkArea, ...]:
    """The link areas of a line: neighbouring runs of one link make one area, up to the next run's start."""
    areas: list[LinkArea] = []
    for k, link in enumerate(links):
        if link is None:
            continue
        left = runs[k].offsets[0]
        right = min(runs[k + 1].offsets[0], width) if k + 1 < len(runs) else width
        if areas and k and links[k - 1] == link:
            areas[-1] = LinkArea(areas[-1].x, right - areas[-1].x, link)
        else:
            areas.append(LinkArea(left, right - left, link))
    return tuple(areas)
