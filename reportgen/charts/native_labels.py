"""Data labels of native charts: number format, place, and labels that differ (worded, marked, moved).

Words that follow from the data are fields ([MS-ODRAWXML] 2.24.3): the cell of a range of the workbook, the
name of the category; what they say now stands beside them for programs that know no fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from lxml import etree

from reportgen.charts.look import Look
from reportgen.charts.metrics import LINE_EM
from reportgen.charts.ooxml import (
    LANGUAGE,
    Element,
    make,
    no_stroke,
    qualified,
    rich_text,
    run_look,
    shape,
    shifted_layout,
    solid,
    text_properties,
    value,
    word_font,
)
from reportgen.model.colour import Colour
from reportgen.record import record

_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_LABELS_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE_EXTENSION = "{02D57815-91ED-43cb-92C2-25804820EDAC}"

SERIES_ORDER = (
    "idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt", "dLbls",
    "trendline", "errBars", "cat", "val", "smooth", "shape", "extLst",
)  # fmt: skip


@record(frozen=True, slots=True)
class Shown:
    """What a label says."""

    value: bool = True
    category: bool = False
    series: bool = False
    separator: str = ""

    def flags(self) -> list[Element]:
        parts = [
            value("c:showLegendKey", 0),
            value("c:showVal", int(self.value)),
            value("c:showCatName", int(self.category)),
            value("c:showSerName", int(self.series)),
            value("c:showPercent", 0),
            value("c:showBubbleSize", 0),
        ]
        if self.separator:
            separator = make("c:separator")
            separator.text = self.separator
            parts.append(separator)
        return parts


@record(frozen=True, slots=True)
class LabelStyle:
    """The look common to a series' labels; ``position`` is a c:dLblPos value, "" where the kind has none."""

    format_code: str
    position: str
    colour: Colour
    size: float
    shown: Shown = Shown()
    bold: bool = False
    plate: Colour | None = None  # the fill under the words, where marks lie behind them


@record(frozen=True, slots=True)
class Field:
    """A part of a label that follows the data, with what it says now; or words that stay."""

    kind: Literal["CELLRANGE", "CATEGORYNAME", "words"]
    words: str


Align = Literal["l", "ctr", "r"]


@record(frozen=True, slots=True)
class OwnLabel:
    """A point's label that differs: its words (none = the value), colour, shift in shares of the frame."""

    index: int
    words: str = ""
    bold: bool = False
    colour: Colour | None = None
    shift: tuple[float, float] | None = None
    position: str = ""  # another c:dLblPos than the series' own
    hidden: bool = False
    bare: bool = False  # stands where no mark is: without the series' plate
    fields: tuple[tuple[Field, ...], ...] = ()  # by lines
    align: Align = "ctr"


def labels(
    style: LabelStyle,
    own: Sequence[OwnLabel],
    look: Look,
    leaders: Sequence[Element] = (),
    extended: Sequence[Element] = (),
) -> Element:
    """``c:dLbls`` of a series; ``extended`` are elements of Office 2013 (c15)."""
    return make(
        "c:dLbls",
        *(_own(label, style, look) for label in own),
        *_format(style),
        _unbroken(text_properties(style.size, style.colour, word_font(look), bold=style.bold)),
        *_position(style.position),
        *style.shown.flags(),
        *leaders,
        *_extension(_LABELS_EXTENSION, extended),
    )


def no_labels() -> Element:
    """``c:dLbls`` that switch all labels off."""
    return make("c:dLbls", *Shown(value=False).flags())


def _own(label: OwnLabel, style: LabelStyle, look: Look) -> Element:
    if label.hidden:
        return make("c:dLbl", value("c:idx", label.index), value("c:delete", 1))
    font, colour = word_font(look), label.colour or style.colour
    words: list[Element] = []
    extended: list[Element] = []
    if label.fields:
        words = [make("c:tx", _fields(label, style.size, colour, font))]
        extended = [_c15("showDataLabelsRange", 1)] if _from_cells(label) else []
    elif label.words:
        words = [make("c:tx", rich_text(label.words, style.size, colour, font, bold=label.bold))]
    moved = [shifted_layout(*label.shift)] if label.shift is not None else []
    return make(
        "c:dLbl",
        value("c:idx", label.index),
        *moved,
        *words,
        *_format(replace(style, plate=None) if label.bare else style),
        _unbroken(text_properties(style.size, colour, font, bold=label.bold)),
        *_position(label.position or style.position),
        *style.shown.flags(),
        *_extension(_LABELS_EXTENSION, extended),
    )


def _from_cells(label: OwnLabel) -> bool:
    return any(field.kind == "CELLRANGE" for line in label.fields for field in line)


def _fields(label: OwnLabel, size: float, colour: Colour, font: str) -> Element:
    """``c:rich`` with a paragraph for each line; whoever stores the chart numbers the fields (a:fld's id)."""
    # Word would break a label wider than a fifth of the frame
    rich = make("c:rich", make("a:bodyPr", rot=0, vert="horz", wrap="none"), make("a:lstStyle"))
    for line in label.fields:
        usual = run_look("a:defRPr", size, colour, font, bold=label.bold)
        spacing = make("a:lnSpc", make("a:spcPts", val=round(size * LINE_EM * 100)))
        paragraph = make("a:p", make("a:pPr", spacing, usual, algn=label.align))
        for field in line:
            run = run_look("a:rPr", size, colour, font, bold=label.bold)
            run.set("lang", LANGUAGE)
            words = make("a:t")
            words.text = field.words
            if field.kind == "words":
                paragraph.append(make("a:r", run, words))
            else:
                paragraph.append(make("a:fld", run, make("a:pPr"), words, type=field.kind))
        rich.append(paragraph)
    return rich


def _unbroken(properties: Element) -> Element:
    """Text that no program breaks: a number near the frame's edge would stand in two lines."""
    properties.find(qualified("a:bodyPr")).set("wrap", "none")
    return properties


def _format(style: LabelStyle) -> list[Element]:
    return [
        make("c:numFmt", formatCode=style.format_code, sourceLinked=0),
        shape(make("a:noFill") if style.plate is None else solid(style.plate), no_stroke()),
    ]


def _position(position: str) -> list[Element]:
    return [value("c:dLblPos", position)] if position else []


def without_leaders() -> Element:
    """What keeps moved labels from getting a line to their bar ([MS-ODRAWXML] 2.24.3)."""
    return _c15("showLeaderLines", 0)


def label_range(formula: str, words: Sequence[str]) -> Element:
    """``c:extLst`` of a series: the cells that its CELLRANGE fields show."""
    cache = _c15("dlblRangeCache")
    cache.append(value("c:ptCount", len(words)))
    for index, each in enumerate(words):
        text = make("c:v")
        text.text = each
        cache.append(make("c:pt", text, idx=index))
    place = _c15("f")
    place.text = formula
    ranged = _c15("datalabelsRange")
    ranged.extend([place, cache])
    return _extension(_RANGE_EXTENSION, [ranged])[0]


def _extension(uri: str, content: Sequence[Element]) -> list[Element]:
    if not content:
        return []
    extension = make("c:ext", *content, uri=uri)
    return [make("c:extLst", extension)]


def _c15(tag: str, val: int | None = None) -> Element:
    element = etree.Element(f"{{{_C15}}}{tag}", nsmap={"c15": _C15})
    if val is not None:
        element.set("val", str(val))
    return element
