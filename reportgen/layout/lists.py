"""Lists as pieces: the marker stands on the first line of its item and never parts from it."""

from __future__ import annotations

import math

from reportgen.layout.lineitems import baseline, label_runs, tag
from reportgen.layout.paragraphs import text_pieces
from reportgen.layout.pieces import Break, Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.flow import ListBlock, ListItem, ListKind
from reportgen.model.inline import span_of
from reportgen.model.pages import TextItem
from reportgen.record import replace
from reportgen.theme.style import Style
from reportgen.theme.theme import Theme

# ListNumbering names of ISO 32000-1 table 347
_NUMBERING: dict[ListKind, str] = {
    "bullet": "Disc",
    "number": "Decimal",
    "check": "Square",
    "label": "None",
}


# what sums of advances may differ by, in pt
_SLACK = 0.01
# a deeper list begins further to the left rather than leaving its text less than so many em
LEAST_EM = 4
# in a column or box narrower than so many em a list is not indented: that is for lines of a page's measure
NARROW_EM = 15


def list_block(block: ListBlock, place: Place, setting: Setting) -> list[Piece]:
    """A list; an empty one leaves no trace."""
    if not block.items:
        return []
    key = setting.structure.list(place.parent, _NUMBERING[block.kind], block.span)
    style = setting.style(block.style)
    if not place.hung:
        outdent = outdented(style, place.width)
        place = replace(place, x=place.x - outdent, width=place.width + outdent)
    hang = _hang(block, style, setting)
    back = moved_back(style, place.width - style.start_indent - style.end_indent - hang, place.hung)
    if back:
        setting.sink.report("list-too-deep", block.span)
        place = replace(place, x=place.x - back, width=place.width + back, hung=place.hung - back)
    pieces: list[Piece] = []
    starts: list[int] = []
    for item in block.items:
        starts.append(len(pieces))
        inside = replace(place.inside(setting.structure.add("LI", key, item.span)), hung=place.hung)
        if item.label:
            pieces += _labelled(block, item, inside, setting)
        pieces += _body(item, style, hang, inside, setting)
    for line in (*starts[1:2], *starts[-1:]):
        # one line alone at a page's head or foot is no better in a list than in a paragraph
        if 0 < line < len(pieces) and (line == 1 or line == len(pieces) - 1):
            pieces[line] = replace(pieces[line], break_before=max(pieces[line].break_before, Break.NEVER))
    if pieces:
        pieces[0] = replace(pieces[0], before=max(pieces[0].before, style.space_before))
        pieces[-1] = replace(pieces[-1], after=max(pieces[-1].after, space_below(block, setting.theme)))
    return pieces


def space_below(block: ListBlock, theme: Theme) -> float:
    """The least distance below a list, in pt: labelled items part from what follows as from one another."""
    after = theme.style(block.style).space_after
    if not block.items or not block.items[-1].label:
        return after
    return max(after, theme.style(block.label_style or block.style).space_before)


def outdented(style: Style, measure: float) -> float:
    """How much of a list's own indent is left out in a column or box ``measure`` pt wide, in pt."""
    return style.start_indent if measure < NARROW_EM * style.size else 0.0


def moved_back(style: Style, room: float, hung: float) -> float:
    """How far a list begins before the text it stands under, in pt, where it would leave its own text no more
    than ``room``; never further than the lists around it have moved it (``hung``).
    """
    return min(max(LEAST_EM * style.size - room, 0.0), hung)


def _labelled(block: ListBlock, item: ListItem, place: Place, setting: Setting) -> list[Piece]:
    """The editor's label on a line of its own; it clings to the item's text."""
    style = setting.style(block.label_style or block.style)
    element = setting.structure.add("Lbl", place.parent, item.span)
    pieces = text_pieces(item.label, style, element, place, setting, span_of(item.label) or item.span)
    return [
        replace(
            piece,
            break_before=Break.NEVER if index else Break.FREE,
            break_after=Break.NEVER if item.children else Break.FREE,
        )
        for index, piece in enumerate(pieces)
    ]


def _body(item: ListItem, style: Style, hang: float, place: Place, setting: Setting) -> list[Piece]:
    """What an item holds, its marker hanging before the first line."""
    if not item.marker:
        body = place.inside(setting.structure.add("LBody", place.parent, item.span))
        return setting.measure(item.children, body, setting)
    # the style's own indent is where the text of its paragraphs stands; nested lists and pictures
    # follow the same edge by ``hang``
    label = setting.structure.add("Lbl", place.parent, item.span)
    body = place.inside(setting.structure.add("LBody", place.parent, item.span), hang)
    body = replace(body, hung=place.hung + hang)
    pieces = setting.measure(item.children, body, setting)
    if not pieces:
        return []
    return [_marked(pieces[0], item, label, style, place, setting), *pieces[1:]]


def _marked(piece: Piece, item: ListItem, label: int, style: Style, place: Place, setting: Setting) -> Piece:
    """The first line of an item with its marker on the same baseline."""
    lead = label_runs(item.marker, style, setting)
    texts = [i for i in piece.items if isinstance(i, TextItem)]
    y = texts[0].y if texts else baseline(lead)
    left = place.x + style.start_indent
    marker = TextItem(left, y, tag(lead.runs, None), lead.width, lead.width, label, span=item.span)
    return replace(piece, items=(marker, *piece.items))


def _hang(block: ListBlock, style: Style, setting: Setting) -> float:
    """How far the text stands behind the markers: the widest marker and the gap, in whole half-em."""
    widths = [label_runs(item.marker, style, setting).width for item in block.items if item.marker]
    return hang_behind(max(widths), style) if widths else 0.0


def hang_behind(mark: float, style: Style) -> float:
    """How far text stands behind marks of which the widest is so wide, in pt: that and the gap (half an em
    when the style leaves it open), in whole half-em.
    """
    half = style.size / 2
    needed = mark + (style.marker_gap or half)
    # advances are sums of floats
    return math.ceil((needed - _SLACK) / half) * half
