"""Tables of contents as pieces: title, dot leader, page number; the number ends the entry's last line.

The dots are drawn, not written: they stand below each other at any size, and are no text to a reader.
"""

from __future__ import annotations

from typing import NamedTuple

from reportgen.layout.languages import with_languages
from reportgen.layout.lineitems import Belonging, baseline, blank_after, label_runs, line_items
from reportgen.layout.pieces import Break, Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.contents import Contents, ContentsEntry
from reportgen.model.pages import GlyphRun, Item, LinkItem, PathItem, TextItem
from reportgen.record import replace
from reportgen.theme.style import Style
from reportgen.theme.theme import Theme
from reportgen.typeset import Line, set_line

# what stays free of titles at the end of every line, in em: two dots and a number of three figures
ROOM_EM = 3.0
# between title, dots and number, in em
GAP_EM = 0.5
# from one dot to the next, and a dot's own width, in em
STEP_EM, DOT_EM = 0.5, 0.09
# the page number until pages are known
_UNKNOWN = "00"


class _Open(NamedTuple):
    """A level of the structure under construction: its TOC, and the TOCI last put into it."""

    level: int
    toc: int
    item: int


def contents(block: Contents, place: Place, setting: Setting) -> list[Piece]:
    """The entries, deeper ones inside the entry above them; without any it leaves no trace."""
    if not block.entries:
        return []
    pieces: list[Piece] = []
    opened: list[_Open] = []
    for index, entry in enumerate(block.entries):
        while opened and opened[-1].level > entry.level:
            opened.pop()
        if not opened or opened[-1].level < entry.level:
            parent = opened[-1].item if opened else place.parent
            toc = setting.structure.add(block.role, parent, block.span)
        else:
            toc = opened.pop().toc
        item = setting.structure.add("TOCI", toc, block.span)
        opened.append(_Open(entry.level, toc, item))
        following = block.entries[index + 1 : index + 2]
        made = _entry(entry, place.inside(item), setting)
        if any(below.level > entry.level for below in following):
            # a chapter's title is not left behind at a page's foot
            made[-1] = replace(made[-1], break_after=Break.NEVER)
        if index and index in (1, len(block.entries) - 1):
            # one entry alone at a page's foot or head is no better than a paragraph's line
            made[0] = replace(made[0], break_before=Break.NEVER)
        pieces += made
    pieces[-1] = replace(pieces[-1], after=space_below(block, setting.theme))
    return pieces


def space_below(block: Contents, theme: Theme) -> float:
    """The distance below the entries, in pt: a line at least, as what follows may be a list of that look."""
    if not block.entries:
        return 0.0
    style = theme.style(block.entries[-1].style)
    return max(style.space_after, style.leading)


def _entry(entry: ContentsEntry, place: Place, setting: Setting) -> list[Piece]:
    """The lines of one entry, all of it a link to its heading."""
    style = setting.style(entry.style)
    reference = setting.structure.add("Reference", place.parent)
    linked = entry.anchor in setting.anchors
    element = setting.structure.add("Link", reference) if linked else reference
    inner = place.inside(place.parent, style.start_indent, style.end_indent)
    number = set_line(setting.labels.get(entry.anchor, _UNKNOWN), style, setting.typeset)
    least = number.width + 2 * GAP_EM * style.size
    room = max(ROOM_EM * style.size, least)
    lead = label_runs(entry.label, style, setting) if entry.label else None
    hang = lead.width + (style.marker_gap or style.size / 2) if lead else 0.0
    flush = replace(style, align="start", first_indent=0.0)
    set_lines = setting.lines(entry.runs, flush, inner.width - hang - room)
    if len(set_lines) > 1:
        # a title that needs but the blank beside its own number is not broken for the sake of dots
        whole = setting.lines(entry.runs, flush, inner.width - hang - least)
        set_lines = whole if len(whole) == 1 else set_lines
    lines = [each for each in with_languages(set_lines, element, {}, setting) if each.runs]
    belonging = Belonging(element, {}, {}, None, {})
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if lead and index == 0:
            blank = blank_after(lead, style, setting)
            items = line_items(line, inner.x, belonging, (*lead.runs, blank), hang)
        else:
            items = line_items(line, inner.x + hang, belonging, ())
        end = inner.x + hang + line.width
        if index == len(lines) - 1:
            items = (*items, *_ending(number, end, inner, baseline(line), element, style, setting))
            end = inner.x + inner.width
        if linked:
            start = inner.x if index == 0 else inner.x + hang
            top = baseline(line) - line.ascent
            area = LinkItem(
                start, top, end - start, line.ascent + line.descent, entry.anchor, True, element, entry.text
            )
            items = (*items, area)
        pieces.append(Piece(line.leading, items, break_before=Break.NEVER if index else Break.FREE))
    if pieces:
        pieces[0] = replace(pieces[0], before=style.space_before)
        pieces[-1] = replace(pieces[-1], after=style.space_after)
    return pieces


def _ending(
    number: Line, title_end: float, inner: Place, y: float, element: int, style: Style, setting: Setting
) -> tuple[Item, ...]:
    """Dots from ``title_end`` to the page number, and the number at the measure's end."""
    edge = inner.x + inner.width
    start = edge - number.width
    face = setting.theme.fonts.face(style.font, style.bold)
    # a blank on no width of its own: the text layer reads "title 12"
    blank = GlyphRun(face.key, style.size, style.colour, (face.glyph(" "),), (" ",), (0.0,))
    text = TextItem(start, y, (blank, *number.runs), number.width, number.width, element)
    step, dot, gap = STEP_EM * style.size, DOT_EM * style.size, GAP_EM * style.size
    # dots keep a rhythm counted from the measure's end, so that those of all entries stand in columns
    last = edge - step * -(-(number.width + gap + dot) // step)
    count = int((last - (title_end + gap)) // step) + 1
    if count < 1:
        return (text,)
    first = last - (count - 1) * step
    line = y - dot / 2
    commands = (("M", first, line), ("L", last + dot, line))
    return (PathItem(commands, stroke=style.colour, stroke_width=dot, dash=(dot, step - dot)), text)
