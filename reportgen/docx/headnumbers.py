"""The multilevel lists that number headings, linked to their styles: ECMA-376 part 1 §17.9."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.docx.fonts import label_gap, label_width, needs_east_asian_hint, text_width
from reportgen.docx.headforms import Form, Key
from reportgen.docx.headplan import HeadPlan, Num
from reportgen.docx.looks import indents
from reportgen.docx.numbering import identity_of
from reportgen.docx.ooxml import Element, name, on, paragraph_properties, set_paragraph_property, twips, w
from reportgen.docx.stylesheet import Definition, StyleSheet
from reportgen.docx.textstyles import heading_hanging, mark_look
from reportgen.record import record
from reportgen.theme.fontset import FontSet
from reportgen.theme.style import Style

# a tab of less could be swallowed by a face that is a little wider than ours
_LEAST_TAB = 2.0
_VALUE = name("w:val")


@record(frozen=True, slots=True)
class HeadNumbers:
    """The lists of headings as they stand in ``numbering.xml``: their plan, the elements of their
    definitions, and the numId of the plan's first num.
    """

    plan: HeadPlan
    definitions: tuple[Element, ...]
    first: int

    def of_style(self, key: Key) -> Element:
        """``w:numPr`` of a style of headings, which may be based on another one's; numId 0 is no list."""
        carried = self.plan.carried.get(key)
        return _reference(0, 0) if carried is None else _reference(self.first + carried[0], carried[1])

    def wanted(self, index: int) -> tuple[int, int]:
        """numId and level of the ``index``-th heading in reading order; (0, 0) for one without a number."""
        wanted = self.plan.wanted[index]
        return (0, 0) if wanted is None else (self.first + wanted[0], wanted[1])


def with_heads(numbering: Element, plan: HeadPlan, sheet: StyleSheet) -> HeadNumbers:
    """Put the lists of headings into the root of ``numbering.xml`` behind the other ones."""
    before, nums = (len(numbering.findall(name(f"w:{tag}"))) for tag in ("abstractNum", "num"))
    writers = [_ListWriter(number, plan, sheet) for number in range(len(plan.lists))]
    definitions = tuple(writer.abstract(before + number) for number, writer in enumerate(writers))
    for definition in reversed(definitions):  # the schema wants all definitions before all lists
        numbering.insert(before, definition)
    for offset, num in enumerate(plan.nums, start=1):
        writer = writers[num.list]
        numbering.append(
            w("num", w("abstractNumId", val=before + num.list), *writer.overrides(num), numId=nums + offset)
        )
    return HeadNumbers(plan, definitions, nums + 1)


def heading_paragraphs(root: Element, sheet: StyleSheet) -> list[Element]:
    """The headings of a document in reading order, whose styles have our ids still."""
    ids = {definition.word.id for definition in sheet.heading_definitions()}
    styles = (each for each in root.iter(name("w:pStyle")) if each.get(_VALUE) in ids)
    return [style.getparent().getparent() for style in styles]


def number_headings(titles: Sequence[Element], numbers: HeadNumbers, shift: int, styles: Element) -> None:
    """Let headings name their list where that is not the one of their style in the finished ``styles``.

    ``titles`` are all of them in reading order; ``shift``: by how much the numbers of our lists grew. Where
    two styles of ours have become one, only the level that this is counted at is linked to it.
    """
    carried = {each.get(name("w:styleId")): _carried(each) for each in styles.iter(name("w:style"))}
    for offset, definition in enumerate(numbers.definitions):
        for index, level in enumerate(definition.findall(name("w:lvl"))):
            for link in level.findall(name("w:pStyle")):
                if carried[link.get(_VALUE)] != (numbers.first + offset + shift, index):
                    level.remove(link)
    for index, title in enumerate(titles):
        number, level = numbers.wanted(index)
        wanted = (number + shift, level) if number else (0, 0)
        style = title.find(f"{name('w:pPr')}/{name('w:pStyle')}").get(_VALUE)
        if wanted != carried[style]:
            set_paragraph_property(title, _reference(*wanted))


def _reference(number: int, level: int) -> Element:
    return w("numPr", w("ilvl", val=level) if number else None, w("numId", val=number))


def _carried(style: Element) -> tuple[int, int]:
    """numId and level that a style says itself; (0, 0) without any. Styles of headings say what they have."""
    number, level = (
        style.find(f"{name('w:pPr')}/{name('w:numPr')}/{name(f'w:{tag}')}") for tag in ("numId", "ilvl")
    )
    if number is None or number.get(_VALUE) == "0":
        return 0, 0
    return int(number.get(_VALUE)), 0 if level is None else int(level.get(_VALUE))


class _ListWriter:
    """Writes a list's definition and what its nums say otherwise."""

    def __init__(self, number: int, plan: HeadPlan, sheet: StyleSheet) -> None:
        self._number = number
        self._levels = plan.lists[number]
        self._index = {level.key: index for index, level in enumerate(self._levels)}
        self._plan = plan
        self._sheet = sheet
        self._definitions = {(each.level, each.look.name): each for each in sheet.heading_definitions()}

    def abstract(self, number: int) -> Element:
        """The list's ``w:abstractNum``."""
        levels = [
            self._level(index, level.form, level.start, linked=True)
            for index, level in enumerate(self._levels)
        ]
        kind = w("multiLevelType", val="multilevel")
        return w("abstractNum", identity_of(number), kind, *levels, abstractNumId=number)

    def overrides(self, num: Num) -> Iterator[Element]:
        """What a num says otherwise, level for level."""
        forms = dict(num.forms)
        level, start = num.start or (-1, 0)
        for index in sorted({*forms, level} - {-1}):
            first = start if index == level else None
            shown = None
            if index in forms:
                shown = self._level(index, forms[index], first or self._levels[index].start, linked=False)
            begin = None if first is None else w("startOverride", val=first)
            yield w("lvlOverride", begin, shown, ilvl=index)

    def _is_of_style(self, key: Key) -> bool:
        """Whether it is this list that a style is counted in."""
        number, _ = self._plan.carried[key]
        return self._plan.nums[number].list == self._number

    def _level(self, index: int, form: Form, start: int, *, linked: bool) -> Element:
        level = self._levels[index]
        definition = self._definitions[level.key]
        look = _LevelLook.of(definition, self._plan.labels.get(level.key, ()), self._sheet.theme.fonts)
        number = f"%{index + 1}" if form.counts else ""
        upper = "" if form.upper is None else f"%{self._index[form.upper] + 1}."
        text = f"{upper}{form.before}{number}{form.after}"
        restart = None if level.restart == index else w("lvlRestart", val=level.restart)
        return w(
            "lvl",
            w("start", val=start),
            w("numFmt", val=form.format),
            restart,
            w("pStyle", val=definition.word.id) if linked and self._is_of_style(level.key) else None,
            on("isLgl") if upper else None,
            w("suff", val=look.suffix if text else "nothing"),
            w("lvlText", val=f"{text}{look.blanks if form.counts else ''}"),
            w("lvlJc", val="left"),
            look.place,
            look.type,
            ilvl=index,
        )


@record(frozen=True, slots=True)
class _LevelLook:
    """What a level's labels look like: what follows them and the ``blanks`` before that, where label and
    words stand (``w:pPr``), their type (``w:rPr``).
    """

    suffix: str
    blanks: str
    place: Element
    type: Element | None

    @classmethod
    def of(cls, definition: Definition, labels: Sequence[str], fonts: FontSet) -> _LevelLook:
        """The look of labels before the words of such headings, as near as may be to that of the pages."""
        look = definition.look
        known = labels or ((definition.label,) if definition.label else ())
        gap = min((label_gap(label, look) for label in known), default=0.0)
        hanging = heading_hanging(definition.label, look, fonts)
        stops = None
        suffix, blanks = "nothing", ""
        if gap >= _LEAST_TAB and hanging:
            suffix = "tab"
            stops = _stops(known, look, hanging, fonts)
        elif gap >= _LEAST_TAB:
            suffix = "space"
            blank = text_width(" ", replace(look, size=look.marker_size or look.size), fonts)
            blanks = " " * (round(gap / blank) - 1)
        closer = None
        if gap < 0 and known:
            # a closing mark's own blank is wider than the gap: its characters stand a little closer
            closer = w("spacing", val=twips(gap / min(map(len, known))))
        mark = mark_look(look, *(() if closer is None else (closer,)))
        if any(map(needs_east_asian_hint, known)):
            mark.insert(0, w("rFonts", hint="eastAsia"))
        place = paragraph_properties(stops, indents(look, hanging))
        return cls(suffix, blanks, place, mark if len(mark) else None)


def _stops(labels: Sequence[str], look: Style, hanging: float, fonts: FontSet) -> Element | None:
    """Tab stops for labels narrower than the widest, whose words stand as near to them (4.9 beside 4.10);
    none where the end of a wider one comes before it.
    """
    left = int(indents(look, hanging).get(name("w:left"))) / 20 - hanging
    ends = {label: label_width(label, look, fonts) for label in labels}
    stops = sorted({round(end, 1) for end in ends.values() if end < hanging - 1.0})
    free = [
        stop
        for stop in stops
        if not any(end - label_gap(label, look) - 1.0 < stop < end - 0.5 for label, end in ends.items())
    ]
    return w("tabs", *(w("tab", val="left", pos=twips(left + stop)) for stop in free)) if free else None
