"""Two states of a report side by side: which words, figures and pages of one are not those of the other.

PAGES of both → pairs of pages, and the places (boxes in pt) of what was taken out and what was put in. Texts
are compared passage by passage and word by word, so that lines broken elsewhere are no change; running
heads, page numbers and decoration are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import Literal

from reportgen.diagnostics import Span
from reportgen.model.drawing import Box
from reportgen.model.pages import GlyphRun, Page, Pages, TextItem
from reportgen.preview.pairing import Pair, Stretch, alike, in_order, paired, stretches
from reportgen.preview.pictured import FIGURE, Figure, figures_of
from reportgen.text.classes import is_han

Mark = tuple[int, float, float, float, float]  # page from 0; x, y, width, height in pt
Kind = Literal["same", "removed", "added"]
# a number, a word in letters; each Han and each mark is a word of its own
_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[a-zA-Z\u00c0-\u024f]+(?:['’-][a-zA-Z\u00c0-\u024f]+)*|\S")
_ASCENT, _HEIGHT = 0.92, 1.2  # of a mark, in sizes of the type


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a passage: its words in pieces, and the places of those that differ in both states."""

    pieces: tuple[tuple[Kind, str], ...]
    old: tuple[Mark, ...]
    new: tuple[Mark, ...]
    span: Span | None  # where it is written today
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Collation:
    """Pairs of pages in reading order (None: no page there), and the changes in reading order."""

    rows: tuple[Pair, ...]
    changes: tuple[Change, ...]


@dataclass(slots=True)
class _Passage:
    """A paragraph, a cell or a figure: its words, and the boxes of the characters of each."""

    words: list[str] = field(default_factory=list)
    places: list[list[Mark]] = field(default_factory=list)
    blanks: list[bool] = field(default_factory=list)  # whether one stands before the word
    figure: Figure | None = None
    span: Span | None = None

    @property
    def key(self) -> str:
        """What two passages have in common that are the same."""
        return "".join(self.words)

    @property
    def whole(self) -> str:
        """All of it as it is read."""
        if self.figure is not None:
            return FIGURE + self.figure.words
        return self.written(range(len(self.words)))

    def written(self, words: range) -> str:
        """Some of its words as they are read, with the blanks between them."""
        return "".join((" " if self.blanks[at] and at else "") + self.words[at] for at in words)

    def marks(self, words: range) -> Iterator[Mark]:
        """The boxes of some of its words."""
        for at in words:
            yield from self.places[at]


_NOTHING = _Passage()


def collate(old: Pages, new: Pages) -> Collation:
    """Compare two states of a report."""
    ones, others = _passages(old), _passages(new)

    def likeness(at: int, to: int) -> float:
        return alike(ones[at].whole, others[to].whole)

    together = _ends(len(old.pages), len(new.pages))
    changes: list[Change] = []
    for at, to in paired([p.key for p in ones], [p.key for p in others], likeness):
        one = _NOTHING if at is None else ones[at]
        other = _NOTHING if to is None else others[to]
        steps = _steps(one, other)
        for step in steps:
            if step.alike:
                for a, b in zip(step.old, step.new, strict=True):
                    _count(together, one.places[a], other.places[b])
        if not all(step.alike for step in steps):
            changes.append(_change(one, other, steps))
    return Collation(tuple(in_order(len(old.pages), len(new.pages), together)), tuple(changes))


def _ends(ones: int, others: int) -> dict[tuple[int, int], float]:
    """Pages that share no words (covers) stand together as they are counted from the front and the back."""
    pairs = [(at, at) for at in range(min(ones, others))]
    pairs += [(ones - 1 - at, others - 1 - at) for at in range(min(ones, others))]
    return dict.fromkeys(pairs, 0.001)


def _count(together: dict[tuple[int, int], float], one: Sequence[Mark], other: Sequence[Mark]) -> None:
    if one and other:
        pages = one[0][0], other[0][0]
        together[pages] = together.get(pages, 0.0) + 1.0


def _steps(one: _Passage, other: _Passage) -> list[Stretch]:
    """What stayed and what did not; a character that happens to agree amid changes is a part of them."""
    found: list[Stretch] = []
    steps = stretches(one.words, other.words)
    for at, step in enumerate(steps):
        chance = step.alike and 0 < at < len(steps) - 1 and _says_nothing(one.words, step.old)
        if found and not found[-1].alike and (chance or not step.alike):
            before = found.pop()
            old, new = range(before.old.start, step.old.stop), range(before.new.start, step.new.stop)
            found.append(Stretch(False, old, new))
        else:
            found.append(step)
    return found


def _says_nothing(words: Sequence[str], at: range) -> bool:
    return len(at) == 1 and (not words[at[0]].isalnum() or is_han(words[at[0]]))


def _change(one: _Passage, other: _Passage, steps: Iterable[Stretch]) -> Change:
    old: list[Mark] = []
    new: list[Mark] = []
    for step in steps:
        if not step.alike:
            old += _joined(one.marks(step.old))
            new += _joined(other.marks(step.new))
    is_figure = one.figure is not None or other.figure is not None
    if is_figure:
        # of a figure, what its words say is told as finely as of any text
        one, other = _spoken(one), _spoken(other)
        steps = _steps(one, other)
    pieces: list[tuple[Kind, str]] = []
    for step in steps:
        if step.alike:
            after = " " if True in other.blanks[step.new.stop : step.new.stop + 1] else ""
            pieces.append(("same", other.written(step.new) + after))
        else:
            pieces.append(("removed", one.written(step.old).lstrip()))
            pieces.append(("added", other.written(step.new).lstrip()))
    told = tuple(piece for piece in pieces if piece[1])
    return Change(told, tuple(old), tuple(new), other.span, is_figure)


def _spoken(passage: _Passage) -> _Passage:
    """A figure's alternative text in words; of a text, itself."""
    figure = passage.figure
    return passage if figure is None else _worded(figure.words, (), figure.span)


def _joined(marks: Iterable[Mark]) -> list[Mark]:
    """Neighbours on one line as one box."""
    found: list[Mark] = []
    for page, x, y, width, height in marks:
        if found:
            before, left, top, wide, high = found[-1]
            if (before, top, high) == (page, y, height) and -height < x - (left + wide) < height:
                found[-1] = page, left, top, x + width - left, high
                continue
        found.append((page, x, y, width, height))
    return found


# reading PAGES


def _passages(pages: Pages) -> list[_Passage]:
    """Paragraphs, cells and figures in reading order; what goes on overleaf is one passage."""
    figures = figures_of(pages)
    lines: dict[int, list[tuple[Page, TextItem]]] = {}
    for page in pages.pages:
        for item in page.items:
            if item.element is None:
                continue
            if isinstance(item, TextItem) and item.element not in figures:
                lines.setdefault(item.element, []).append((page, item))
            elif item.element in figures:
                lines.setdefault(item.element, [])
    found = (_pictured(figures[key]) if key in figures else _read(rows) for key, rows in lines.items())
    return [passage for passage in found if passage.words]


def _pictured(figure: Figure) -> _Passage:
    return _Passage([FIGURE + figure.digest], [[(figure.page, *figure.box)]], [False], figure, figure.span)


def _read(lines: Sequence[tuple[Page, TextItem]]) -> _Passage:
    characters: list[str] = []
    places: list[Mark | None] = []
    for page, item in lines:
        for run in item.runs:
            for at, text in enumerate(run.text):
                characters += text
                places += [_mark(page, item, run, at)] * len(text)
        if characters[-1:] == ["\u00ad"]:
            del characters[-1], places[-1]  # a word divided at the end of a line is one word
        else:
            characters.append("\n")
            places.append(None)
    span = next((item.span for _, item in lines if item.span is not None), None)
    return _worded("".join(characters), places, span)


def _worded(text: str, places: Sequence[Mark | None], span: Span | None) -> _Passage:
    """A text in words; ``places`` has the box of each character, or nothing."""
    passage = _Passage(span=span)
    for found in _WORD.finditer(text):
        start, end = found.span()
        passage.words.append(found.group())
        passage.places.append([place for place in places[start:end] if place is not None])
        passage.blanks.append(_is_parted(text, start))
    return passage


def _is_parted(text: str, at: int) -> bool:
    """Whether a blank stands before a word: one that was typed, or the end of a line between Latin words."""
    before = text[max(at - 2, 0) : at].rstrip()[-1:]
    if text[max(at - 1, 0) : at] == "\n":
        return before.isascii() and before.isalnum() and text[at].isascii() and text[at].isalnum()
    return text[max(at - 1, 0) : at].isspace()


def _mark(page: Page, item: TextItem, run: GlyphRun, at: int) -> Mark:
    """The box of a glyph: to the next one on the line, or to the line's end."""
    offset = run.offsets[at]
    if at + 1 < len(run.offsets):
        end = run.offsets[at + 1]
    else:
        following = (other.offsets[0] for other in item.runs if len(other.offsets))
        end = min((begin for begin in following if begin > offset), default=item.width)
    top = item.y - run.rise - _ASCENT * run.size
    box = item.x + offset, top, max(end - offset, 0.2 * run.size), _HEIGHT * run.size
    return page.index, *(_turned(item, box) if item.rotation else box)


def _turned(item: TextItem, box: Box) -> Box:
    """The upright box around a box of a turned line."""
    turn = radians(-item.rotation)
    x, y, width, height = box
    corners = [
        (item.x + dx * cos(turn) - dy * sin(turn), item.y + dx * sin(turn) + dy * cos(turn))
        for dx in (x - item.x, x - item.x + width)
        for dy in (y - item.y, y - item.y + height)
    ]
    left, top = min(across for across, _ in corners), min(down for _, down in corners)
    right, bottom = max(across for across, _ in corners), max(down for _, down in corners)
    return left, top, right - left, bottom - top
