"""A project to its prose: every text written for readers, in reading order, with its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from pydantic import BaseModel

from reportgen.diagnostics import Sink, Span
from reportgen.project.project import REPORT_FILE, Project
from reportgen.schema import PlainText, RichText
from reportgen.source import Mapping, Node, Scalar, Sequence, Sources, load
from reportgen.text.normalise import PROTECTED, holds_han

OBJECT = "\ufffc"  # stands for what is set there but is no prose: a figure from a fact, an address
JOINER = "\u2060"  # stands for the stars of emphasis, which take no room
_EMPHASIS = re.compile(r"\*\*")
# what a fact file says to readers; the rest are numbers, units and notes among editors
_FACT_TEXTS = frozenset({"text", "list", "label"})


@dataclass(frozen=True, slots=True)
class Prose:
    """One text that an editor wrote for readers.

    ``plain`` is as long as ``rich.raw``, with all that is not prose (formulas, addresses, names of
    references) as OBJECT and the stars of emphasis as JOINER, so that offsets agree.
    """

    rich: RichText
    plain: str


def prose_of(project: Project, sources: Sources) -> Iterator[Prose]:
    """The texts of the chapters, then of the facts and report.yaml; texts without Han are left out."""
    written = {path: _spans(c.section) for c in project.chapters for path in c.paths}
    for path, spans in {**written, REPORT_FILE: _spans(project.report)}.items():
        yield from _prose(path, sources, spans)
    for file in project.facts:
        root = load(sources, file.path, Sink())
        if root is not None:
            yield from _from_scalars(_fact_scalars(root))


def _prose(path: str, sources: Sources, written: frozenset[Span]) -> Iterator[Prose]:
    sources.take_breath()
    root = load(sources, path, Sink())  # whatever is wrong with the file was said when the project was read
    if root is not None:
        yield from _from_scalars(scalar for scalar in _scalars(root) if scalar.span in written)


def _from_scalars(scalars: Iterator[Scalar]) -> Iterator[Prose]:
    for scalar in scalars:
        if holds_han(scalar.text):
            rich = RichText.read(scalar)
            yield Prose(rich, masked(rich.raw))


def masked(raw: str) -> str:
    """A text as long as ``raw`` in which stands only what is prose; see ``Prose``."""
    plain = PROTECTED.sub(lambda found: OBJECT * len(found[0]), raw)
    return _EMPHASIS.sub(JOINER * 2, plain)


def _spans(model: BaseModel) -> frozenset[Span]:
    return frozenset(text.span for text in texts_of(model))


def texts_of(value: object) -> Iterator[RichText | PlainText]:
    """All texts in a model, however deep."""
    match value:
        case RichText() | PlainText():
            yield value
        case BaseModel():
            for name in type(value).model_fields:
                yield from texts_of(getattr(value, name))
        case tuple() | list():
            for item in value:
                yield from texts_of(item)
        case dict():
            for item in value.values():
                yield from texts_of(item)
        case _:
            inner = getattr(value, "rich", None)  # a table cell that may be empty
            if inner is not None:
                yield from texts_of(inner)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Mapping():
            for entry in node:
                yield from _scalars(entry.value)
        case Sequence():
            for item in node:
                yield from _scalars(item)
        case _:
            assert_never(node)


def _fact_scalars(node: Node, name: str = "") -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if name in _FACT_TEXTS:
            yield node
    elif isinstance(node, Mapping):
        for entry in node:
            yield from _fact_scalars(entry.value, entry.key.text)
    else:
        for item in node:
            yield from _fact_scalars(item, name)
