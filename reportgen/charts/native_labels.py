"""Data labels of native charts: number format, place, and single labels that differ (worded, marked, moved)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.look import Look
from reportgen.charts.native import word_font
from reportgen.charts.ooxml import (
    Element,
    make,
    no_stroke,
    rich_text,
    shape,
    shifted_layout,
    text_properties,
    value,
)
from reportgen.model.colour import Colour

SERIES_ORDER = (
    "idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt", "dLbls",
    "trendline", "errBars", "cat", "val", "smooth", "shape", "extLst",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What a label says."""

    value: bool = True
    category: bool = False
    percent: bool = False
    separator: str = ""

    def flags(self) -> list[Element]:
        parts = [
            value("c:showLegendKey", 0),
            value("c:showVal", int(self.value)),
            value("c:showCatName", int(self.category)),
            value("c:showSerName", 0),
            value("c:showPercent", int(self.percent)),
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


@dataclass(frozen=True, slots=True)
class OwnLabel:
    """A point's label that differs: its words ("" = the value), bold, colour, moved by shares of the frame."""

    index: int
    words: str = ""
    bold: bool = False
    colour: Colour | None = None
    shift: tuple[float, float] | None = None


def labels(style: LabelStyle, own: Sequence[OwnLabel], look: Look, leaders: Sequence[Element] = ()) -> Element:
    """``c:dLbls`` of a series."""
    return make(
        "c:dLbls",
        *(_own(label, style, look) for label in own),
        *_format(style),
        text_properties(style.size, style.colour, word_font(look)),
        *_position(style),
        *style.shown.flags(),
        *leaders,
    )


def no_labels() -> Element:
    """``c:dLbls`` that switch all labels off."""
    return make("c:dLbls", *Shown(value=False).flags())


def _own(label: OwnLabel, style: LabelStyle, look: Look) -> Element:
    font, colour = word_font(look), label.colour or style.colour
    words = (
        [make("c:tx", rich_text(label.words, style.size, colour, font, bold=label.bold))] if label.words else []
    )
    moved = [shifted_layout(*label.shift)] if label.shift is not None else []
    return make(
        "c:dLbl",
        value("c:idx", label.index),
        *moved,
        *words,
        *_format(style),
        text_properties(style.size, colour, font, bold=label.bold),
        *_position(style),
        *style.shown.flags(),
    )


def _format(style: LabelStyle) -> list[Element]:
    return [
        make("c:numFmt", formatCode=style.format_code, sourceLinked=0),
        shape(make("a:noFill"), no_stroke()),
    ]


def _position(style: LabelStyle) -> list[Element]:
    return [value("c:dLblPos", style.position)] if style.position else []
