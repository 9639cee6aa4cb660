"""The numbers of a Word file's headings as Word counts them, from ``numbering.xml`` and their order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.docx.counting import Counts
from reportgen.docx.headforms import DECIMAL, figure

Element = Any  # an lxml element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """A level as a ``w:lvl`` says it."""

    format: str
    text: str
    start: int
    restart: int  # behind how many of the first levels it begins anew
    plain: bool  # whether all numbers in it are plain figures
    style: str


@dataclass(frozen=True, slots=True)
class _Num:
    """A ``w:num``: its definition, its levels with what it says of them itself, where it makes them start."""

    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


def _value(parent: Element, tag: str, usual: str = "") -> str:
    found = parent.find(f"{_W}{tag}")
    return usual if found is None else found.get(f"{_W}val", "1")


class WordNumbers:
    """Counts the paragraphs of a file, which are given in reading order, and says their numbers.

    A style is counted at the level that names it (ECMA-376 part 1 §17.9.23), a paragraph at its own.
    """

    def __init__(self, numbering: Element | None, styles: Element) -> None:
        definitions: dict[str, dict[int, _Level]] = {}
        self._nums: dict[str, _Num] = {}
        for each in () if numbering is None else numbering.findall(f"{_W}abstractNum"):
            levels = (_level(level) for level in each.findall(f"{_W}lvl"))
            definitions[each.get(f"{_W}abstractNumId")] = dict(levels)
        for each in () if numbering is None else numbering.findall(f"{_W}num"):
            self._nums[each.get(f"{_W}numId")] = _num(each, definitions)
        self._counts = {key: _counts(levels) for key, levels in definitions.items()}
        self._met: set[tuple[str, int]] = set()
        self._styles = {each.get(f"{_W}styleId"): each for each in styles.iter(f"{_W}style")}

    def label(self, properties: Element | None) -> str:
        """The number of the next paragraph, by its ``w:pPr``; "" for one that is not counted."""
        number, index = self._place(properties)
        num = self._nums.get(number)
        if num is None or index not in num.levels:
            return ""
        counts = self._counts[num.definition]
        start = None if (number, index) in self._met else num.starts.get(index)
        self._met.add((number, index))
        counts.count(index, start)
        level = num.levels[index]

        def shown(place: re.Match[str]) -> str:
            at = int(place.group(1)) - 1
            return figure(DECIMAL if level.plain else num.levels[at].format, counts.last(at))

        return _PLACE.sub(shown, level.text)

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """numId and level of a paragraph: its own, or those of its style or one that this is based on."""
        if properties is None:
            return "", 0
        own = properties.find(f"{_W}numPr")
        if own is not None:
            return _value(own, "numId"), int(_value(own, "ilvl", "0"))
        style, met = _value(properties, "pStyle"), set[str]()
        while style in self._styles and style not in met:
            met.add(style)
            own = self._styles[style].find(f"{_W}pPr/{_W}numPr")
            if own is not None:
                number = _value(own, "numId")
                levels = self._nums[number].levels if number in self._nums else {}
                linked = (index for index, level in levels.items() if level.style == style)
                return number, next(linked, int(_value(own, "ilvl", "0")))
            style = _value(self._styles[style], "basedOn")
        return "", 0


def _level(element: Element) -> tuple[int, _Level]:
    index = int(element.get(f"{_W}ilvl"))
    plain = element.find(f"{_W}isLgl")
    return index, _Level(
        _value(element, "numFmt", DECIMAL),
        _value(element, "lvlText"),
        int(_value(element, "start", "0")),
        int(_value(element, "lvlRestart", str(index))),
        plain is not None and plain.get(f"{_W}val", "1") not in ("0", "false", "off"),
        _value(element, "pStyle"),
    )


def _num(element: Element, definitions: Mapping[str, dict[int, _Level]]) -> _Num:
    definition = _value(element, "abstractNumId")
    levels = dict(definitions.get(definition, {}))
    starts: dict[int, int] = {}
    for override in element.findall(f"{_W}lvlOverride"):
        index = int(override.get(f"{_W}ilvl"))
        own = override.find(f"{_W}lvl")
        if own is not None:
            levels[index] = _level(own)[1]
        if override.find(f"{_W}startOverride") is not None:
            starts[index] = int(_value(override, "startOverride"))
    return _Num(definition, levels, starts)


def _counts(levels: Mapping[int, _Level]) -> Counts:
    count = 1 + max(levels, default=-1)
    every = [levels.get(index) for index in range(count)]
    return Counts(
        [1 if level is None else level.start for level in every],
        [index if level is None else level.restart for index, level in enumerate(every)],
    )
