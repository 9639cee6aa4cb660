"""Rich text to FLOW runs: facts put in, links and references made, stray marks reported."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from reportgen.diagnostics import listed
from reportgen.model.inline import CrossReference, Indexed, Inline, Inlines, Link, TextRun
from reportgen.record import replace
from reportgen.resolve.citations import Citations, RefusedCitations
from reportgen.resolve.journal import Common, Journal
from reportgen.resolve.notes import Notes, RefusedNotes
from reportgen.schema import RichText
from reportgen.text.inline import (
    CitePiece,
    Expr,
    IndexPiece,
    LinkPiece,
    NotePiece,
    Piece,
    RefPiece,
    StyleUse,
    Words,
    parse_inline,
)
from reportgen.text.quantity import Quantity
from reportgen.theme.names import nearest

# how long the word of a reference is: {ref:…}, {title:…}, {page:…}, {full:…}
_KEYWORD = {"number": len("ref"), "title": len("title"), "page": len("page"), "full": len("full")}


class Inliner:
    """Turns rich text into runs with the facts that ``journal`` asks for; words may be set in ``styles``."""

    def __init__(
        self,
        journal: Journal,
        styles: Collection[str],
        notes: Notes,
        citations: Citations,
    ) -> None:
        self._journal = journal
        self._styles = styles
        self._sink = journal.sink
        self._notes = notes
        self._citations = citations

    def in_chapter(self, notes: Notes, citations: Citations) -> Inliner:
        """The same in a place with other footnotes and other sources to cite."""
        return Inliner(self._journal, self._styles, notes, citations)

    def _without_notes(self) -> Inliner:
        return self.in_chapter(RefusedNotes(self._sink), self._citations)

    def _plain(self) -> Inliner:
        return self.in_chapter(RefusedNotes(self._sink), RefusedCitations(self._sink))

    def runs(self, text: RichText) -> Inlines:
        """The runs of a text, neighbours of one look joined."""
        return _joined(self._pieces(text))

    def strong_runs(self, text: RichText) -> Inlines:
        """The runs of a text, all strong."""
        return _joined(_strong(run) for run in self._pieces(text))

    def without_references(self, text: RichText) -> Inlines:
        """The runs of a text in a place that holds no links; a reference is reported."""
        kept: list[Inline] = []
        for run in self._plain().runs(text):
            match run:
                case CrossReference():
                    self._sink.report("ref-not-here", run.span or text.span, id=run.anchor)
                case Indexed():
                    kept.append(run.words)
                case _:
                    kept.append(run)
        return tuple(kept)

    def _pieces(self, text: RichText) -> Iterator[Inline]:
        parsed = parse_inline(text.raw)
        for problem in parsed.problems:
            self._sink.report(problem.code, text.at(problem.offset, problem.length), **problem.words)
        for use in parsed.styles:
            if use.name not in self._styles:
                self._unknown_style(use, text)
        for pieces in _citations_together(parsed.pieces):
            piece = pieces[0]
            match piece:
                case CitePiece():
                    yield from self._cited(pieces, text)
                case IndexPiece():
                    style = self._known(piece.style)
                    length = len(piece.text)
                    span, places = text.at(piece.offset, length), text.lines(piece.offset, length)
                    words = TextRun(piece.text, piece.strong, style, span=span, places=places)
                    yield self._journal.ask(Common.marked, words, piece.entries)
                case Words():
                    style = self._known(piece.style)
                    span, places = text.at(piece.offset), text.lines(piece.offset, len(piece.text))
                    yield TextRun(piece.text, piece.strong, style, piece.position, span, places)
                case Expr():
                    yield self._figure(piece, text)
                case LinkPiece():
                    yield self._link(piece, text)
                case RefPiece():
                    yield from self._reference(piece, text)
                case NotePiece():
                    span = text.at(piece.offset, len("[^]") + len(piece.name))
                    mark = self._notes.mark(piece.name, span, self._without_notes().runs)
                    if mark is not None:
                        yield mark

    def _cited(self, pieces: Sequence[Piece], text: RichText) -> Inlines:
        cited = [piece for piece in pieces if isinstance(piece, CitePiece)]
        keys = [(key, text.at(at, len(key))) for piece in cited for key, at in piece.keys]
        return self._citations.cite(keys, cited[0].strong)

    def _reference(self, piece: RefPiece, text: RichText) -> Iterator[Inline]:
        span = text.at(piece.offset, _KEYWORD[piece.form] + len("{:}") + len(piece.id))
        style = self._known(piece.style)
        if piece.form != "full":
            yield CrossReference(piece.id, piece.form, "", piece.strong, span, style)
            return
        yield TextRun("第", piece.strong, style, span=span)
        yield CrossReference(piece.id, "page", "", piece.strong, span, style)
        yield TextRun("页", piece.strong, style, span=span)
        yield CrossReference(piece.id, "full", "", piece.strong, span, style)

    def _known(self, style: str) -> str:
        """The style, or none where there is no such style (which was reported once)."""
        return style if style in self._styles else ""

    def _unknown_style(self, use: StyleUse, text: RichText) -> None:
        near = nearest(use.name, self._styles)
        self._sink.report(
            "inline-style-unknown",
            text.at(use.offset, max(len(use.name), 1)),
            name=use.name,
            suggestion=near[0] if near else "strong",
            known=listed(self._styles),
        )

    def _figure(self, piece: Expr, text: RichText) -> TextRun:
        span = text.at(piece.offset, len(piece.source))
        value = self._journal.ask(Common.value, piece.source, span, "")
        match value:
            case Quantity():
                words = value.wording
            case tuple():
                words = "、".join(value)
            case None:
                words = ""
        return TextRun(words, piece.strong, self._known(piece.style), span=span, places=((0, span),))

    def _link(self, piece: LinkPiece, text: RichText) -> Link:
        span = text.at(piece.offset)
        style = self._known(piece.style) or "link"
        places = text.lines(piece.offset + len("["), len(piece.label))
        label = TextRun(piece.label, piece.strong, style, span=span, places=places)
        return Link(piece.url, (label,), span)


def _citations_together(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces one by one, but citations that touch together: [1][2] is printed [1-2]."""
    for cites, group in groupby(pieces, key=lambda piece: isinstance(piece, CitePiece)):
        if cites:
            yield tuple(group)
        else:
            yield from ((piece,) for piece in group)


def _strong(run: Inline) -> Inline:
    match run:
        case TextRun() | CrossReference():
            return replace(run, strong=True)
        case Indexed():
            return replace(run, words=replace(run.words, strong=True))
        case Link():
            return replace(run, children=tuple(replace(child, strong=True) for child in run.children))
        case _:
            return run


def _joined(runs: Iterator[Inline]) -> Inlines:
    """Neighbouring runs of one look as one, so that a figure and its unit are not torn apart."""
    found: list[Inline] = []
    for run in runs:
        last = found[-1] if found else None
        if isinstance(run, TextRun):
            if not run.text:
                continue
            if isinstance(last, TextRun) and (last.strong, last.style, last.position) == (
                run.strong,
                run.style,
                run.position,
            ):
                found[-1] = last.with_more(run)
                continue
        found.append(run)
    return tuple(found)
