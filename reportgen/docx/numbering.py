"""``numbering.xml``: bullets and numbers as Word counts them itself, one definition per look."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportgen.docx.fonts import marker_gap, marker_width
from reportgen.docx.ooxml import Element, half_points, part_root, twips, w
from reportgen.theme.fontset import FontSet
from reportgen.theme.style import Style
from reportgen.theme.theme import Theme

LEVELS = 9  # Word knows no more (ECMA-376 part 1 §17.9.3)
_BULLETS = ("•", "–", "▪")

# how a first item's mark reveals the way of counting: pattern, Word's number format
_FORMATS = (
    (re.compile(r"[①-⑳]"), "decimalEnclosedCircleChinese"),
    (re.compile(r"\d+"), "decimal"),
    (re.compile(r"[一二三四五六七八九十百]+"), "chineseCountingThousand"),
    (re.compile(r"\b[ivx]+\b"), "lowerRoman"),
    (re.compile(r"\b[IVX]+\b"), "upperRoman"),
    (re.compile(r"[a-z]\b"), "lowerLetter"),
    (re.compile(r"[A-Z]\b"), "upperLetter"),
)


def hanging_of(markers: Iterable[str], style: Style, fonts: FontSet) -> float:
    """How far items stand behind their marks in pt: the widest mark and the gap, in whole half-em."""
    widest = max((marker_width(marker, style, fonts) for marker in markers), default=style.size)
    half = style.size / 2
    # a thousandth of slack: advances are sums of floats
    return math.ceil((widest + marker_gap(style)) / half - 0.001) * half


def list_left(style: Style, depth: int, hanging: float) -> float:
    """The left edge of an item's text in pt; every nested level stands one hanging further in."""
    return style.start_indent + hanging * (depth + 1)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """Word's way to write a number: the format's name and the text around ``%n``."""

    format: str
    text: str

    @classmethod
    def of_marker(cls, marker: str, level: int) -> NumberFormat:
        """``1.`` → decimal ``%1.``; ``（二）`` → Chinese numerals; else the mark itself as a bullet."""
        for pattern, word_format in _FORMATS:
            found = pattern.search(marker)
            if found:
                text = f"{marker[: found.start()]}%{level + 1}{marker[found.end() :]}"
                return cls(word_format, text)
        return cls("bullet", marker)


@dataclass(frozen=True, slots=True)
class _Definition:
    """What makes an ``abstractNum``: the list style, the hanging in pt, the formats of levels in use."""

    style: str
    hanging: float
    formats: tuple[tuple[int, NumberFormat], ...]


@dataclass(frozen=True, slots=True)
class _List:
    """A ``num``: its definition, and where a numbered list restarts (level, first number)."""

    definition: int
    restart: tuple[int, int] | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document; asked for while writing, written out at the end.

    Bulleted lists of one style and mark share one list, so that Word's list style can name it; a
    numbered list counts on its own from its first number.
    """

    theme: Theme
    _definitions: list[_Definition] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)

    def bullets(self, style: str, depth: int, marker: str, hanging: float) -> int:
        """The numId of the bulleted lists of ``style`` with this mark at this depth."""
        level = min(depth, LEVELS - 1)
        definition = self._define(style, hanging, level, NumberFormat("bullet", marker))
        wanted = _List(definition)
        if wanted not in self._lists:
            self._lists.append(wanted)
        return self._lists.index(wanted) + 1

    def numbers(self, style: str, depth: int, marker: str, start: int, hanging: float) -> int:
        """A new numId that counts from ``start`` the way ``marker`` does."""
        level = min(depth, LEVELS - 1)
        definition = self._define(style, hanging, level, NumberFormat.of_marker(marker, level))
        self._lists.append(_List(definition, (level, start)))
        return len(self._lists)

    def _define(self, style: str, hanging: float, level: int, number: NumberFormat) -> int:
        wanted = _Definition(style, hanging, ((level, number),))
        if wanted not in self._definitions:
            self._definitions.append(wanted)
        return self._definitions.index(wanted)

    def part(self) -> Element:
        """The root of ``numbering.xml``."""
        root = part_root("w:numbering")
        for number, definition in enumerate(self._definitions):
            root.append(self._abstract(number, definition))
        for index, entry in enumerate(self._lists, start=1):
            restart = None
            if entry.restart:
                level, start = entry.restart
                restart = w("lvlOverride", w("startOverride", val=start), ilvl=level)
            root.append(w("num", w("abstractNumId", val=entry.definition), restart, numId=index))
        return root

    def _abstract(self, number: int, definition: _Definition) -> Element:
        look = self.theme.style(definition.style)
        formats = dict(definition.formats)
        # a list identity of its own, from its number: Word merges lists that share one
        identity = w("nsid", val=f"{0x52470000 + number:08X}")
        levels = [self._level(level, look, formats.get(level), definition.hanging) for level in range(LEVELS)]
        kind = w("multiLevelType", val="hybridMultilevel")
        return w("abstractNum", identity, kind, *levels, abstractNumId=number)

    def _level(self, level: int, look: Style, number: NumberFormat | None, hanging: float) -> Element:
        shown = number or NumberFormat("bullet", _BULLETS[level % len(_BULLETS)])
        run = w("rPr")
        if look.marker_colour:
            run.append(w("color", val=look.marker_colour.hex))
        if look.marker_size:
            size = half_points(look.marker_size)
            run.extend([w("sz", val=size), w("szCs", val=size)])
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=shown.format),
            w("suff", val="tab"),
            w("lvlText", val=shown.text),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=twips(list_left(look, level, hanging)), hanging=twips(hanging))),
            run if len(run) else None,
            ilvl=level,
        )
