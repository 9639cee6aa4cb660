"""Footnotes of a chapter: texts under their names, marks counted; what does not match is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Protocol

from reportgen.blocks.base import BlockModel, with_inner
from reportgen.blocks.notes import NoteTexts
from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.model.inline import Inlines, NoteMark, NotePlace
from reportgen.record import record
from reportgen.schema import RichText
from reportgen.text.names import nearest_name
from reportgen.text.numbers import marker_text


class Notes(Protocol):
    """Where marks are looked up."""

    def mark(self, name: str, span: Span, read: Callable[[RichText], Inlines]) -> NoteMark | None:
        """The mark of the note ``name``, its text read by ``read``; None when it cannot stand here."""
        ...


@record(frozen=True, slots=True)
class RefusedNotes:
    """A place that holds no footnotes: a note itself, a chart, an alternative text."""

    sink: Sink

    def mark(self, name: str, span: Span, read: Callable[[RichText], Inlines]) -> NoteMark | None:
        self.sink.report("note-not-here", span, name=name)
        return None


@record(slots=True)
class NoteCount:
    """How many notes there were so far: in the report, which makes their keys, and in the count shown."""

    made: int = 0
    shown: int = 0

    def following(self) -> tuple[int, int]:
        """Both numbers of the next note."""
        self.made += 1
        self.shown += 1
        return self.made, self.shown


@record(slots=True)
class ChapterNotes:
    """The notes of one chapter."""

    texts: dict[str, tuple[RichText, Span]]
    following: Callable[[], tuple[int, int]]
    template: str
    place: NotePlace
    sink: Sink
    _marked: dict[str, Span] = field(default_factory=dict)

    def mark(self, name: str, span: Span, read: Callable[[RichText], Inlines]) -> NoteMark | None:
        if name not in self.texts:
            if self.texts:
                self.sink.report("note-unknown", span, name=name, near=nearest_name(name, self.texts))
            else:
                self.sink.report("note-none", span, name=name)
            return None
        if name in self._marked:
            first = self._marked[name]
            words = {"name": name, "other": str(first)}
            self.sink.add(Diagnostic("note-again", span, words, ((first, name),)))
            return None
        self._marked[name] = span
        text, _ = self.texts[name]
        made, shown = self.following()
        # an editor's id begins with a letter, so a key never meets one
        key = f"_note{made}"
        label = marker_text(self.template, shown)
        return NoteMark(key, label, tuple(read(part) for part in text.paragraphs()), span, self.place)

    def tell_unused(self) -> None:
        """A note that nothing leads to would not be printed."""
        for name, (_, span) in self.texts.items():
            if name not in self._marked:
                self.sink.report("note-unused", span, name=name)


def chapter_notes(
    section: BlockModel,
    following: Callable[[], tuple[int, int]],
    template: str,
    place: NotePlace,
    sink: Sink,
) -> ChapterNotes:
    """The notes written in a chapter: under ``notes:`` of the section, and in blocks of that name.

    ``following`` gives the numbers of the next note (see ``NoteCount``), ``template`` says how they are
    written ("{①}"), ``place`` where notes are printed.
    """
    texts: dict[str, tuple[RichText, Span]] = {}
    for written in _written(section):
        for name, (text, span) in written.items():
            if name in texts:
                first = texts[name][1]
                sink.add(
                    Diagnostic("note-twice", span, {"name": name, "other": str(first)}, ((first, name),))
                )
                continue
            texts[name] = (text, span)
    return ChapterNotes(texts, following, template, place, sink)


def _written(block: BlockModel) -> Iterator[NoteTexts]:
    """Every mapping of notes in a block and the blocks inside it."""
    fields = (vars(inner).get("notes") for inner in with_inner(block))
    return (notes for notes in fields if isinstance(notes, NoteTexts))
