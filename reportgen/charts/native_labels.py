"""Data labels of native charts: number format, place, and labels that differ (worded, marked, moved)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from reportgen.charts.look import Look
from reportgen.charts.ooxml import (
    Element,
    make,
    no_stroke,
    qualified,
    rich_text,
    shape,
    shifted_layout,
    solid,
    text_properties,
    value,
    word_font,
)
from reportgen.model.colour import Colour

_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"

SERIES_ORDER = (
    "idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt", "dLbls",
    "trendline", "errBars", "cat", "val", "smooth", "shape", "extLst",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What a label says."""

    value: bool = True
    category: bool = False
    separator: str = ""

    def flags(self) -> list[Element]:
        parts = [
            value("c:showLegendKey", 0),
            value("c:showVal", int(self.value)),
            value("c:showCatName", int(self.category)),
            value("c:showSerName", 0),
            value("c:showPercent", 0),
            value("c:showBubbleSize", 0),
        ]
        if self.separator:
            separator = make("c:separator")
            separator.text = self.separator
            parts.append(separator)
        return parts


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """The look common to a series' labels; ``position`` is a c:dLblPos value, "" where the kind has none."""

    format_code: str
    position: str
    colour: Colour
    size: float
    shown: Shown = Shown()
    plate: Colour | None = None  # the fill under the words, where marks lie behind them


@dataclass(frozen=True, slots=True)
class OwnLabel:
    """A point's label that differs: its words ("" = the value), colour, shift in shares of the frame."""

    index: int
    words: str = ""
    bold: bool = False
    colour: Colour | None = None
    shift: tuple[float, float] | None = None
    position: str = ""  # another c:dLblPos than the series' own
    hidden: bool = False


def labels(
    style: LabelStyle, own: Sequence[OwnLabel], look: Look, leaders: Sequence[Element] = ()
) -> Element:
    """``c:dLbls`` of a series."""
    return make(
        "c:dLbls",
        *(_own(label, style, look) for label in own),
        *_format(style),
        text_properties(style.size, style.colour, word_font(look)),
        *_position(style.position),
        *style.shown.flags(),
        *leaders,
    )


def no_labels() -> Element:
    """``c:dLbls`` that switch all labels off."""
    return make("c:dLbls", *Shown(value=False).flags())


def _own(label: OwnLabel, style: LabelStyle, look: Look) -> Element:
    if label.hidden:
        return make("c:dLbl", value("c:idx", label.index), value("c:delete", 1))
    font, colour = word_font(look), label.colour or style.colour
    words = (
        [make("c:tx", rich_text(label.words, style.size, colour, font, bold=label.bold))]
        if label.words
        else []
    )
    moved = [shifted_layout(*label.shift)] if label.shift is not None else []
    return make(
        "c:dLbl",
        value("c:idx", label.index),
        *moved,
        *words,
        *_format(style),
        text_properties(style.size, colour, font, bold=label.bold),
        *_position(label.position or style.position),
        *style.shown.flags(),
    )


def _format(style: LabelStyle) -> list[Element]:
    return [
        make("c:numFmt", formatCode=style.format_code, sourceLinked=0),
        shape(make("a:noFill") if style.plate is None else solid(style.plate), no_stroke()),
    ]


def _position(position: str) -> list[Element]:
    return [value("c:dLblPos", position)] if position else []


def without_leaders() -> Element:
    """The extension that keeps moved labels from getting a line to their bar ([MS-ODRAWXML] 2.24.3)."""
    extension = etree.Element(qualified("c:ext"), nsmap={"c15": _C15})
    extension.set("uri", "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}")
    etree.SubElement(extension, f"{{{_C15}}}showLeaderLines").set("val", "0")
    return make("c:extLst", extension)
