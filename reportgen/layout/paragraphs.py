"""Paragraphs, headings, captions and footnotes as pieces: one a line, with what may happen between lines.

At least two lines of a paragraph stay together at a page's foot and head (clreq §4.6); headings and
captions are not split.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.diagnostics import Span
from reportgen.layout.boxes import boxed, insets
from reportgen.layout.languages import with_languages
from reportgen.layout.lineitems import Belonging, baseline, blank_after, label_runs, line_items, tag
from reportgen.layout.pieces import Bookmark, Break, Enclosure, FootNote, Landmark, Mark, Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.flow import Caption, Heading, Paragraph
from reportgen.model.inline import (
    CrossReference,
    Indexed,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    TextRun,
    mark_anchor,
    plain_text,
    span_of,
)
from reportgen.model.pages import Item, LinkItem, TextItem
from reportgen.record import replace
from reportgen.theme.style import Borders, Edges, Style
from reportgen.typeset import Line

# lines of a paragraph that stay together at the foot and at the head of a page
ORPHANS = 2
WIDOWS = 2
_NO_EDGES = Edges()
_NO_BORDERS = Borders()


def paragraph(block: Paragraph, place: Place, setting: Setting) -> list[Piece]:
    """A paragraph of text; one without any character leaves no trace."""
    style = aligned(setting.style(block.style), place)
    if not plain_text(block.runs).strip() and not any(isinstance(run, NoteMark) for run in block.runs):
        return []
    element = setting.structure.add(block.role, place.parent, block.span)
    pieces = text_pieces(block.runs, style, element, place, setting, block.span)
    if pieces and block.anchor:
        pieces[0] = replace(pieces[0], marks=(Landmark(block.anchor, place.x, 0.0), *pieces[0].marks))
    return pieces


def heading(block: Heading, place: Place, setting: Setting) -> list[Piece]:
    """A title with its label before it, its bookmark and its anchor; it clings to what follows."""
    style = setting.style(block.style)
    element = setting.structure.add(block.role, place.parent, block.span)
    marks: list[Mark] = [Bookmark(block.text, block.level, place.x, 0.0)]
    if block.anchor:
        marks.append(Landmark(block.anchor, place.x, 0.0))
    pieces = labelled_pieces(block.label, block.runs, style, element, place, setting, block.span)
    if not pieces:
        return []
    pieces[0] = replace(pieces[0], marks=(*marks, *pieces[0].marks))
    if pieces[-1].break_after is not Break.NEVER:
        pieces[-1] = replace(pieces[-1], break_after=Break.NEVER)
    return off_grid(unsplit(pieces))


def caption(block: Caption, parent: int, place: Place, setting: Setting) -> list[Piece]:
    """A caption with its number before it; ``parent`` is the figure or table it names."""
    style = setting.style(block.style)
    element = setting.structure.add(block.role, parent, block.span)
    pieces = labelled_pieces(block.label, block.runs, style, element, place, setting, block.span)
    if pieces and block.anchor:
        landmark = Landmark(block.anchor, place.x, 0.0)
        pieces[0] = replace(pieces[0], marks=(landmark, *pieces[0].marks))
    return off_grid(unsplit(pieces))


def text_pieces(
    runs: Inlines, style: Style, element: int, place: Place, setting: Setting, span: Span | None
) -> list[Piece]:
    """Text without a label as pieces, in the style's own box if it has one."""
    bound, belonging = bind(runs, element, setting, span)
    inner = _inner(style, place)
    lines = with_languages(setting.lines(bound, style, inner.width), element, belonging.links, setting)
    lines = tuple(line for line in lines if line.runs)
    pieces = [
        _line_piece(line, before, line_items(line, inner.x, belonging, ()), setting, belonging)
        for before, line in zip((None, *lines), lines, strict=False)
    ]
    return _dressed(pieces, style, place)


def _line_piece(
    line: Line, before: Line | None, items: tuple[Item, ...], setting: Setting, belonging: Belonging
) -> Piece:
    """A line with the notes and the words of the index that begin in it; ``before`` is the line above.

    A line as high as those of running text keeps to the page's grid.
    """
    on_grid = abs(line.leading - setting.style("body").leading) < 0.01
    notes = belonging.notes_in(line)
    marked = (*(mark_anchor(note.key) for note in notes), *belonging.indexed_in(line, before))
    marks = tuple(Landmark(anchor, 0.0, 0.0) for anchor in marked)
    return Piece(
        line.leading,
        items,
        marks=marks,
        span=belonging.span,
        baseline=baseline(line) if on_grid else None,
        notes=notes,
    )


def labelled_pieces(
    label: str,
    runs: Inlines,
    style: Style,
    element: int,
    place: Place,
    setting: Setting,
    span: Span | None,
) -> list[Piece]:
    """Text with a label before its first line: later lines hang under the text, not under the label.

    The text layer reads label, blank, text. Centred text is centred as one block with its label.
    """
    if not label:
        return text_pieces(runs, style, element, place, setting, span)
    bound, belonging = bind(runs, element, setting, span)
    inner = _inner(style, place)
    lead = label_runs(label, style, setting)
    hang = lead.width + (style.marker_gap or style.size / 2)
    flush = replace(style, align="justify" if style.align == "justify" else "start", first_indent=0.0)
    # as one block in the middle or at the end it has no indent
    indent = 0.0 if style.align in ("center", "end") else style.first_indent
    set_lines = setting.lines(bound, flush, inner.width - hang - max(indent, 0.0))
    lines = [line for line in with_languages(set_lines, element, belonging.links, setting) if line.runs]
    block_width = hang + max((line.indent + line.width for line in lines), default=0.0)
    slack = max(inner.width - block_width, 0.0)
    left = inner.x + {"center": slack / 2, "end": slack}.get(style.align, indent)
    if not lines:
        only = Piece(
            lead.leading,
            (TextItem(left, baseline(lead), tag(lead.runs, element), lead.width, lead.width, element),),
        )
        return _dressed([only], style, place)
    blank = blank_after(lead, style, setting)
    first = line_items(lines[0], left, belonging, (*lead.runs, blank), hang)
    pieces = [_line_piece(lines[0], None, first, setting, belonging)]
    pieces += (
        _line_piece(line, before, line_items(line, left + hang, belonging, ()), setting, belonging)
        for before, line in pairwise(lines)
    )
    return _dressed(pieces, style, place)


def note_pieces(mark: NoteMark, around: Place, setting: Setting) -> FootNote:
    """A note as lines over the width of a place, its mark before the first; mark and note lead to each
    other.
    """
    style = setting.style("footnote" if mark.place == "page" else "endnote")
    note = setting.structure.add("Note", around.parent, mark.span)
    label = setting.structure.add("Lbl", note, mark.span)
    back = setting.structure.add("Link", label, mark.span)
    lead = label_runs(mark.label, style, setting)
    hang = lead.width + (style.marker_gap or style.size / 2)
    pieces: list[Piece] = []
    for body in mark.body:
        element = setting.structure.add("P", note, mark.span)
        place = around.inside(element, hang)
        flush = replace(style, first_indent=0.0, space_before=0.0, space_after=0.0)
        pieces += text_pieces(body, flush, element, place, setting, span_of(body) or mark.span)
    y = baseline(lead)
    number = TextItem(around.x, y, tag(lead.runs, back), lead.width, lead.width, back, span=mark.span)
    area = LinkItem(
        around.x,
        y - lead.ascent,
        lead.width,
        lead.ascent + lead.descent,
        mark.anchor,
        True,
        back,
        mark.label,
    )
    first = pieces[0] if pieces else Piece(lead.leading)
    landing = Landmark(mark.key, around.x, 0.0)
    first = replace(
        first, items=(number, area, *first.items), marks=(landing, *first.marks), before=style.space_before
    )
    return FootNote(mark.key, (first, *pieces[1:]))


def aligned(style: Style, place: Place) -> Style:
    """The style as its container wants it: without a box already drawn, aligned as the table's column.

    Aligned text has no first-line indent.
    """
    if place.drawn == style.name:
        style = replace(style, background=None, borders=_NO_BORDERS, padding=_NO_EDGES)
    if place.align is None or place.align == style.align:
        return style
    return replace(style, align=place.align, first_indent=0.0)


def bind(runs: Inlines, element: int, setting: Setting, span: Span | None) -> tuple[Inlines, Belonging]:
    """The runs with page references as known now, and elements for every link among them."""
    if all(isinstance(run, TextRun) for run in runs):
        return runs, Belonging(element, {}, {}, span, {})
    bound = tuple(_bound(run, setting) for run in runs)
    links: dict[int, int] = {}
    words: dict[int, str] = {}
    for index, run in enumerate(bound):
        match run:
            case CrossReference(anchor) if anchor not in setting.anchors:
                pass  # leads out of this document: plain words
            case Link() | CrossReference():
                links[index] = setting.structure.add("Link", element, run.span)
                words[index] = plain_text((run,))
            case Indexed(target=target) if target in setting.anchors:
                links[index] = setting.structure.add("Link", element, run.words.span)
                words[index] = plain_text((run,))
            case NoteMark():
                reference = setting.structure.add("Reference", element, run.span)
                links[index] = setting.structure.add("Link", reference, run.span)
                words[index] = run.label
            case TextRun() | LineBreak() | Indexed():
                pass
    # after the text and all that is in it: elements arrive in reading order
    notes = {
        index: note_pieces(
            run, Place(setting.structure.holder_of_notes(element), 0.0, setting.page_width), setting
        )
        for index, run in enumerate(bound)
        if isinstance(run, NoteMark) and run.place == "page"
    }
    indexed = {
        index: run.anchor
        for index, run in enumerate(bound)
        if isinstance(run, Indexed) or (isinstance(run, NoteMark) and run.place != "page")
    }
    return bound, Belonging(element, links, words, span, notes, indexed)


def _bound(run: Inline, setting: Setting) -> Inline:
    """A run with the page label or the number of the note as known now."""
    match run:
        case CrossReference(anchor, "page"):
            return replace(run, text=setting.labels.get(anchor, run.text))
        case NoteMark(key):
            return replace(run, label=setting.note_labels.get(key, run.label))
        case _:
            return run


def unsplit(pieces: list[Piece]) -> list[Piece]:
    """The pieces with no page end between them."""
    return pieces[:1] + [replace(piece, break_before=Break.NEVER) for piece in pieces[1:]]


def off_grid(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines of a title, which follow the text they belong to and not the grid."""
    return [piece if piece.baseline is None else replace(piece, baseline=None) for piece in pieces]


def enclosure(style: Style, place: Place) -> Enclosure:
    """The box of a style around what stands in ``place``."""
    return Enclosure(
        place.x,
        place.width,
        insets(style),
        style.space_before,
        style.space_after,
        style.give,
        style.background,
        style.borders,
        style.radius,
        cut="open",
    )


def content_place(style: Style, place: Place, parent: int) -> Place:
    """The place inside the box of a style: less padding and side borders."""
    inset = insets(style)
    return place.inside(parent, inset.left, inset.right)


def _inner(style: Style, place: Place) -> Place:
    """Where a paragraph's lines stand: inside its box and its indents."""
    boxed_place = content_place(style, place, place.parent)
    return boxed_place.inside(place.parent, style.start_indent, style.end_indent)


def _dressed(pieces: list[Piece], style: Style, place: Place) -> list[Piece]:
    """The lines with the paragraph's spaces, breaking rules and box."""
    count = len(pieces)
    if not count:
        return pieces
    whole = style.keep_together or style.keep_with_next
    box = (enclosure(style, place),) if boxed(style) else ()
    last = count - 1
    for index, piece in enumerate(pieces):
        stuck = index > 0 and (whole or index < ORPHANS or count - index < WIDOWS)
        # every line of a report comes by; ``replace`` takes four times as long
        pieces[index] = Piece(
            piece.height,
            piece.items,
            style.space_before if index == 0 else 0.0,
            style.space_after if index == last else 0.0,
            Break.NEVER if stuck else Break.FREE,
            Break.NEVER if index == last and style.keep_with_next else Break.FREE,
            box,
            piece.marks,
            piece.elastic,
            piece.span,
            piece.notes,
            piece.floating,
            style.give,
            # what clings to the next is a title, which follows the text it belongs to and not the grid
            None if style.keep_with_next else piece.baseline,
            piece.band,
            piece.master,
            piece.spring,
        )
    return pieces
