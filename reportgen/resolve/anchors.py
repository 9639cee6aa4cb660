"""Anchors of headings and captions, and the binding of references to their wording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.model.flow import Block
from reportgen.model.inline import (
    CrossReference,
    Indexed,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    RefForm,
    TextRun,
)
from reportgen.model.keptsection import traits_of
from reportgen.record import record
from reportgen.resolve.rewriting import rewritten
from reportgen.text.names import nearest_name

# what a page reference holds until pages are known; layout replaces it
PAGE_PLACEHOLDER = "00"


@record(frozen=True, slots=True)
class Target:
    """What a reference can lead to: its number ("图4.2-1", "" if none) and title; with neither it cannot."""

    anchor: str
    number: str
    title: str
    span: Span | None


class Anchors:
    """All targets of a report; names given by editors are unique, the others are made here."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._targets: dict[str, Target] = {}
        self._given: set[str] = set()
        self._made = 0

    def add(self, given: str, number: str, title: str, span: Span) -> str:
        """Register a target; ``given`` is the editor's id, "" to have a name made. Returns the anchor."""
        if not given:
            self._made += 1
            # an editor's id begins with a letter, so these never meet
            given = f"_{self._made}"
        elif given in self._targets:
            first = self._targets[given]
            related = ((first.span, given),) if first.span else ()
            words = {"id": given, "other": str(first.span)}
            self._sink.add(Diagnostic("id-twice", span, words, related))
            return given
        else:
            self._given.add(given)
        self._targets[given] = Target(given, number, title, span)
        return given

    def bound(self, reference: CrossReference) -> CrossReference:
        """One reference with its wording; an unknown target is reported."""
        target = self._targets.get(reference.anchor)
        if target is None or reference.anchor not in self._given:
            if self._given:
                near = nearest_name(reference.anchor, self._given)
                self._sink.report("ref-unknown", reference.span, id=reference.anchor, near=near)
            else:
                self._sink.report("ref-none", reference.span, id=reference.anchor)
            return reference
        if not (target.number or target.title):
            self._sink.report("ref-uncaptioned", reference.span, id=reference.anchor, at=str(target.span))
            return reference
        if reference.form == "page":
            return replace(reference, text=PAGE_PLACEHOLDER)
        # what has no number is called by its title
        form: RefForm = "number" if target.number and reference.form == "number" else "title"
        return replace(reference, form=form, text=target.number if form == "number" else target.title)


def bind(block: Block, bound: Callable[[CrossReference], CrossReference]) -> Block:
    """The block with the wording of every reference filled in, as ``bound`` gives it."""

    traits = traits_of(block)
    if traits is not None and not traits.refers:
        return block

    def words(runs: Inlines) -> Inlines:
        return tuple(each for run in runs for each in _bound_run(run, words, bound))

    (found,) = rewritten((block,), words)
    return found


def refers(block: Block) -> bool:
    """Whether there is a reference in the block whose wording is to be filled in."""
    found: list[CrossReference] = []

    def noting(reference: CrossReference) -> CrossReference:
        found.append(reference)
        return reference

    bind(block, noting)
    return bool(found)


def _bound_run(
    run: Inline, words: Callable[[Inlines], Inlines], bound: Callable[[CrossReference], CrossReference]
) -> Inlines:
    match run:
        case CrossReference(form="words"):
            return (run,)
        case CrossReference(form="full"):
            return _behind_page(run, bound)
        case CrossReference():
            now = bound(run)
            return _quoted(now) if now.form == "title" and now.text else (now,)
        case NoteMark():
            return (replace(run, body=tuple(words(part) for part in run.body)),)
        case TextRun() | LineBreak() | Link() | Indexed():
            return (run,)
        case _:
            assert_never(run)


def _behind_page(reference: CrossReference, bound: Callable[[CrossReference], CrossReference]) -> Inlines:
    """A target behind its page number: 表4-2 by its number, a heading with its title too, as a bare 4.2
    is none a reader knows for a heading's.
    """
    number = bound(replace(reference, form="number"))
    if number.form == "title":
        return _quoted(number)
    blank = TextRun(" ", number.strong, number.style, span=number.span)
    if not number.text[:1].isdigit():
        return (blank, number)
    before, title, after = _quoted(bound(replace(reference, form="title")))
    return (before, number, blank, title, after)


def _quoted(title: CrossReference) -> Inlines:
    """A title between quotation marks, which are no part of it: Word reads titles from their headings."""
    around = TextRun("“", title.strong, title.style, span=title.span)
    return (around, title, replace(around, text="”"))
