"""``numbering.xml``: bullets and numbers as Word counts them itself, one definition per look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from reportgen.docx.fonts import marker_width
from reportgen.docx.ooxml import Element, half_points, part_root, twips, w
from reportgen.layout import measuring
from reportgen.layout.lineitems import label_runs
from reportgen.layout.lists import hang_behind
from reportgen.layout.setting import Setting
from reportgen.record import record
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


# what stays free at least between a mark's advance and the text, in em: Word goes to the next tab stop
_FREE_EM = 0.08
# how far marks may stand out to the left to leave that room, in em: the text stays where the pages have it
_OUT_EM = 0.2


@record(frozen=True, slots=True)
class Hanging:
    """Where a list's text and marks stand, in pt: the text so far behind the edge, as on the pages, the marks
    ``outdent`` before it. Word keeps the blanks at both sides of • and （1）, which the pages take away.
    """

    text: float
    outdent: float = 0.0

    @property
    def mark(self) -> float:
        """How far the marks stand before the text."""
        return self.text + self.outdent


def hanging_of(markers: Sequence[str], style: Style, setting: Setting) -> Hanging:
    """Where the items of a list with these marks stand in Word: as on the pages wherever Word has room."""
    if not markers:
        return Hanging(hang_behind(style.size, style))
    set_marks = [label_runs(each, style, setting) for each in markers]
    size = style.marker_size or style.size
    fonts = setting.theme.fonts
    blank = -set_marks[0].runs[0].offsets[0] if set_marks[0].runs else 0.0
    needed = max(marker_width(each, style, fonts) for each in markers) - blank + _FREE_EM * size
    text = hang_behind(max(mark.width for mark in set_marks), style)
    while text < needed - _OUT_EM * size:
        text += style.size / 2
    return Hanging(text, blank + max(needed - text, 0.0))


@record(frozen=True, slots=True)
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


@record(frozen=True, slots=True)
class Marking:
    """How a list marks its items: at a level from 0, with what; ``hanging`` and ``left`` say where their
    text stands, behind its marks and from the edge of the column, in pt.
    """

    style: str
    level: int
    number: NumberFormat
    hanging: Hanging
    left: float


# the box of a checklist is a control in the text, which an editor can tick: Word puts nothing before it
UNMARKED = NumberFormat("none", "")


@record(frozen=True, slots=True)
class _List:
    """A ``num``: its definition, and where a numbered list restarts (level, first number)."""

    definition: int
    restart: tuple[int, int] | None = None


@record(slots=True)
class Numbering:
    """The lists of a document; asked for while writing, written out at the end.

    Bulleted lists of one style and mark share one list, so that Word's list style can name it; a
    numbered list counts on its own from its first number.
    """

    theme: Theme
    _definitions: list[Marking] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)

    def shared(self, marking: Marking) -> int:
        """The numId of all lists that do not count and are marked so."""
        wanted = _List(self._define(marking))
        if wanted not in self._lists:
            self._lists.append(wanted)
        return self._lists.index(wanted) + 1

    def counting(self, marking: Marking, start: int) -> int:
        """A new numId that counts from ``start``."""
        self._lists.append(_List(self._define(marking), (marking.level, start)))
        return len(self._lists)

    def _define(self, wanted: Marking) -> int:
        if wanted not in self._definitions:
            self._definitions.append(wanted)
        return self._definitions.index(wanted)

    def part(self) -> Element:
        """The root of ``numbering.xml``."""
        root = part_root("w:numbering")
        setting = measuring(self.theme)
        for number, definition in enumerate(self._definitions):
            root.append(_abstract(number, definition, setting))
        for index, entry in enumerate(self._lists, start=1):
            restart = None
            if entry.restart:
                level, start = entry.restart
                restart = w("lvlOverride", w("startOverride", val=start), ilvl=level)
            root.append(w("num", w("abstractNumId", val=entry.definition), restart, numId=index))
        return root


def identity_of(number: int) -> Element:
    """The identity (``w:nsid``) of the definition with this number: Word merges lists that share one."""
    return w("nsid", val=f"{0x52470000 + number:08X}")


def _abstract(number: int, definition: Marking, setting: Setting) -> Element:
    look = setting.style(definition.style)
    identity = identity_of(number)
    levels = [_level(level, look, definition, setting) for level in range(LEVELS)]
    kind = w("multiLevelType", val="hybridMultilevel")
    return w("abstractNum", identity, kind, *levels, abstractNumId=number)


def _level(level: int, look: Style, used: Marking, setting: Setting) -> Element:
    """A level: the one in use, or what an editor gets who moves an item in or out, a hanging each."""
    bullet = _BULLETS[level % len(_BULLETS)]
    if level == used.level:
        shown, hanging = used.number, used.hanging
    else:
        shown, hanging = NumberFormat("bullet", bullet), hanging_of((bullet,), look, setting)
    step = max(used.hanging.text, hanging.text)
    left = used.left if level == used.level else max(used.left + step * (level - used.level), step)
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
        w("suff", val="nothing" if shown == UNMARKED else "tab"),
        w("lvlText", val=shown.text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(left), hanging=twips(hanging.mark))),
        run if len(run) else None,
        ilvl=level,
    )
