"""Running heads and feet, and what is drawn behind the text, as header and footer parts.

Slots become tab stops: inner, centre, outer; on even pages of a mirrored master inner and outer
change sides. The page number is a PAGE field, the section's title a STYLEREF to its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Literal

from reportgen.docx import drawings
from reportgen.docx.fields import field
from reportgen.docx.headforms import is_counted, label_of
from reportgen.docx.looks import border
from reportgen.docx.media import Media
from reportgen.docx.ooxml import Element, part_root, text_element, twips, w
from reportgen.docx.paragraphs import styled
from reportgen.docx.stylesheet import StyleSheet
from reportgen.docx.watermark import watermark_runs
from reportgen.layout.furniture import shortened
from reportgen.record import record
from reportgen.theme.page_rules import NumberStyle
from reportgen.theme.style import Border, Decoration, Furniture, FurnitureItem, PageMaster, Side, Style
from reportgen.typeset import SetContext, set_line

# how a field writes a number (ECMA-376 part 1 §17.16.4.3.1); PAGE follows its section by itself
_NUMBER_SWITCHES: dict[NumberStyle, str] = {
    "1": "",
    "i": r" \* roman",
    "I": r" \* ROMAN",
    "a": r" \* alphabetic",
    "A": r" \* ALPHABETIC",
    "一": r" \* CHINESENUM3",
}
_FIELD = re.compile(r"\{(page|pages|chapter|section|topic|report|publisher|year)\}")
# what other programs may take more for a line than the pages do, in em
_SLACK_EM = 2.0
# a line's baseline stands this share of its height below the top, near enough for any of our faces
_BASELINE = 0.76


@record(frozen=True, slots=True)
class Titled:
    """A heading as running heads say it: its words, before them the label that Word makes, which is a number
    (``counted``) or a mark; "" without one.
    """

    title: str = ""
    label: str = ""
    counted: bool = False

    @classmethod
    def of(cls, label: str, title: str, look: Style) -> Titled:
        """A heading of a style with a label, which is part of its words where it is typed."""
        if label_of(label, look.marker) is None:
            return cls(f"{label} {title}".strip())
        return cls(title, label, is_counted(label, look))

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()


@record(frozen=True, slots=True)
class RunningText:
    """What the templates of running heads say on the first page they stand on."""

    page: str
    pages: str
    number_style: NumberStyle
    section: Titled
    topic: Titled
    report: str
    publisher: str
    year: str
    watermark: str = ""
    chapter: Titled = Titled()
    section_level: int = 1
    chapter_level: int = 0  # 0 = there is no chapter


@record(frozen=True, slots=True)
class Sheet:
    """The page a header or footer stands on: left edge and width of the text block in pt.

    ``typeset`` tells how wide its words are.
    ``fitted``: for each decoration how much lower it begins and how much higher it is than the master says,
    where a title asked for a larger ground.
    """

    master: PageMaster
    side: Side
    left: float
    measure: float
    typeset: SetContext
    fitted: tuple[tuple[float, float], ...] = ()


def header_distance(master: PageMaster, styles: StyleSheet) -> float:
    """From the page's top edge to the header's first line, so that its baseline is where it is asked for."""
    if master.header is None:
        return min(24.0, master.margins.top / 2)
    return max(0.0, master.header.offset - _BASELINE * _leading(master.header, styles))


def footer_distance(master: PageMaster, styles: StyleSheet) -> float:
    """From the page's bottom edge to the footer's last line."""
    if master.footer is None:
        return min(24.0, master.margins.bottom / 2)
    return max(0.0, master.footer.offset - (1 - _BASELINE) * _leading(master.footer, styles))


def _leading(furniture: Furniture, styles: StyleSheet) -> float:
    return max((styles.theme.style(item.style).leading for item in furniture.items), default=12.0)


def header_part(
    sheet: Sheet,
    text: RunningText,
    styles: StyleSheet,
    media: Media,
    distance: float,
    body_top: float,
) -> Element:
    """The root of a header part: decorations, the running head, room down to where the text begins."""
    root = part_root("w:hdr", "r", "wp", "a", "mc", "wps", "wp14")
    decorations = sheet.master.decorations
    fitted = sheet.fitted or ((0.0, 0.0),) * len(decorations)
    behind = [
        _decoration(decoration, layer, sheet, media, *fit)
        for layer, (decoration, fit) in enumerate(zip(decorations, fitted, strict=True), start=1)
    ]
    if text.watermark:
        family = styles.theme.fonts.families[styles.theme.style("header").font]
        behind += watermark_runs(text.watermark, sheet.master.width, family.word_names[0])
    furniture = sheet.master.header
    used = distance
    if furniture is not None:
        root.append(_line(furniture, sheet, text, styles, behind, "bottom"))
        used += _leading(furniture, styles) + furniture.rule_gap
        behind = []
    master = sheet.master
    wanted = master.margins.top if master.content_top is None else master.content_top
    room = wanted - used
    if room > 0 and wanted > body_top:
        # a header that reaches below the top margin pushes the text down on its page alone
        root.append(styled(styles.spacer(room), behind))
    elif behind or furniture is None:
        root.append(styled(styles.spacer(1.0), behind))
    return root


def footer_part(sheet: Sheet, text: RunningText, styles: StyleSheet) -> Element:
    """The root of a footer part."""
    root = part_root("w:ftr", "r")
    furniture = sheet.master.footer
    if furniture is None:
        root.append(styled(styles.spacer(1.0), []))
    else:
        root.append(_line(furniture, sheet, text, styles, [], "top"))
    return root


def _line(
    furniture: Furniture,
    sheet: Sheet,
    text: RunningText,
    styles: StyleSheet,
    behind: list[Element],
    rule_side: Literal["top", "bottom"],
) -> Element:
    """The running line: its items at their tab stops, the rule towards the text."""
    content = list(behind)
    short = _short(furniture, sheet, text, styles)
    left, center, right = _places(furniture, sheet)
    style_id = styles.paragraph(next((item.style for item in furniture.items), "header"))
    # a stop in the middle only where something stands there: a long text at the left would run past it
    stops = [("center", sheet.measure / 2, center)] if center else []
    inset = styles.theme.style(right[0].style).end_indent if right else 0.0
    stops.append(("right", sheet.measure - inset, right))
    for item in left:
        content += _item(item, text, styles, style_id, short.get(item, ""))
    for index, (_, _, group) in enumerate(stops):
        if any(later for _, _, later in stops[index:]):
            content.append(w("r", w("tab")))
        for item in group:
            content += _item(item, text, styles, style_id, short.get(item, ""))
    tabs = w("tabs", *(w("tab", val=side, pos=twips(place)) for side, place, _ in stops))
    return styled(
        style_id,
        content,
        tabs,
        w("jc", val="left"),
        _rule(furniture.rule, furniture.rule_gap, rule_side),
    )


def _rule(rule: Border | None, gap: float, side: Literal["top", "bottom"]) -> Element | None:
    line = border(side, rule, gap)
    return w("pBdr", line) if line is not None else None


def _places(
    furniture: Furniture, sheet: Sheet
) -> tuple[list[FurnitureItem], list[FurnitureItem], list[FurnitureItem]]:
    """The items at the left, in the middle and at the right of this side's page."""
    slots: dict[str, list[FurnitureItem]] = {"inner": [], "center": [], "outer": []}
    for item in furniture.items:
        slots[item.slot].append(item)
    left, right = slots["inner"], slots["outer"]
    if sheet.master.mirrored and sheet.side == "verso":
        left, right = right, left
    return left, slots["center"], right


def _short(
    furniture: Furniture, sheet: Sheet, text: RunningText, styles: StyleSheet
) -> dict[FurnitureItem, str]:
    """The item that is shortened as on the pages, where all would not stand on one line, and its words."""
    entries = [(item, _filled(item, text)) for item in furniture.items]
    entries = [(item, words) for item, words in entries if words]
    theme = styles.theme
    lines = [set_line(words, theme.style(item.style), sheet.typeset) for item, words in entries]
    room = sheet.measure - _SLACK_EM * theme.style("header").size
    found = shortened(entries, lines, room, theme, sheet.typeset)
    # a field shows on every page what stands there: as long as it may be
    return {
        item: new.text
        for (item, _), line, new in zip(entries, lines, found, strict=True)
        if new is not line and "{topic}" not in item.text
    }


def _filled(item: FurnitureItem, text: RunningText) -> str:
    return _FIELD.sub(lambda found: str(getattr(text, found.group(1))), item.text).strip()


def _item(
    item: FurnitureItem, text: RunningText, styles: StyleSheet, line_style: str, short: str
) -> Iterator[Element]:
    """An item's runs; one of another style than the line's takes the character style of its own.

    ``short``: the words it is shortened to, "" for all of them.
    """
    look = None
    if styles.paragraph(item.style) != line_style:
        look = w("rPr", w("rStyle", val=styles.character(item.style)))
    if short:
        yield w("r", look, text_element(short))
        return
    values = {
        "report": text.report,
        "publisher": text.publisher,
        "year": text.year,
    }
    position = 0
    for found in _FIELD.finditer(item.text):
        if found.start() > position:
            yield w("r", _copy(look), text_element(item.text[position : found.start()]))
        position = found.end()
        match found.group(1):
            case "page":
                yield from field("PAGE", text.page, _copy(look))
            case "pages":
                yield from field(f"NUMPAGES{_NUMBER_SWITCHES[text.number_style]}", text.pages, _copy(look))
            case "section":
                yield from _title(text.section, text.section_level, look)
            case "topic":
                yield from _title(text.topic, text.section_level + 1, look)
            case "chapter" if text.chapter_level:
                yield from _title(text.chapter, text.chapter_level, look)
            case "chapter":
                pass
            case key:
                yield w("r", _copy(look), text_element(values[key]))
    if position < len(item.text):
        yield w("r", _copy(look), text_element(item.text[position:]))


def _title(heading: Titled, level: int, look: Element | None) -> Iterator[Element]:
    """The heading of a level that stands on the page: its number, which is none of its words to Word, by a
    field of its own (ECMA-376 part 1 §17.16.5.59), or its mark, then its words.
    """
    # "STYLEREF 1" is Heading 1 in a Word of any language
    if heading.counted:
        yield from field(f"STYLEREF {level} \\n", heading.label, _copy(look))
        yield w("r", _copy(look), text_element(" "))
    elif heading.label:
        yield w("r", _copy(look), text_element(f"{heading.label} "))
    yield from field(f"STYLEREF {level}", heading.title, _copy(look))


def _copy(look: Element | None) -> Element | None:
    """The same look for another run: an element stands in one place only."""
    return deepcopy(look)


def _decoration(
    decoration: Decoration, layer: int, sheet: Sheet, media: Media, lower: float, higher: float
) -> Element:
    """A rectangle at its place on the page; left and right change sides on an even mirrored page."""
    master = sheet.master
    left, right = decoration.left, decoration.right
    if master.mirrored and sheet.side == "verso":
        left, right = right, left
    x, width = _span(left, right, decoration.width, master.width)
    y, height = _span(decoration.top, decoration.bottom, decoration.height, master.height)
    edge: Literal["", "inside", "outside"] = ""
    if master.mirrored and width < master.width and 0.0 in (decoration.left, decoration.right):
        # a first page has one head, whichever side it comes to stand on in Word
        edge = "inside" if decoration.left == 0.0 else "outside"
    ground = drawings.Ground(decoration.colour, x, y + lower, width, height + higher, layer, edge)
    return drawings.ground(ground, media.next_drawing())


def _span(near: float | None, far: float | None, size: float | None, whole: float) -> tuple[float, float]:
    """Start and extent along one axis, from the distances to both edges and a size."""
    if size is None:
        start = near or 0.0
        return start, whole - start - (far or 0.0)
    if near is None and far is not None:
        return whole - far - size, size
    return near or 0.0, size
