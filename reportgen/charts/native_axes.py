"""Axes, plot-area layout and legend of native charts, at the places where the drawing has them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from reportgen.charts.axes import BASELINE_WIDTH, GRID_WIDTH, Names
from reportgen.charts.header import Header
from reportgen.charts.legend import ROW_EM, Aside
from reportgen.charts.look import Look
from reportgen.charts.ooxml import (
    Element,
    make,
    manual_layout,
    no_stroke,
    qualified,
    rich_text,
    shape,
    stroke,
    text_properties,
    value,
    word_font,
)
from reportgen.charts.overlays import Words
from reportgen.charts.scale import Scale
from reportgen.charts.wording import excel_format
from reportgen.model.chart import ChartSpec

CATEGORY_AXIS, VALUE_AXIS = "111111111", "222222222"
SECOND_NAMES, SECOND_VALUES = "333333333", "444444444"
_TITLE_AIR_EM = 0.35  # Word's space around a title, within its place

Direction = Literal["upright", "lying"]
_POSITIONS: dict[Direction, tuple[str, str]] = {"upright": ("b", "l"), "lying": ("l", "b")}


def replace_axes(plot_area: Element, chart: Element, axes: tuple[Element, Element]) -> None:
    """Our axes instead of the written ones; ``chart`` (c:barChart, c:lineChart) refers to them."""
    for name in ("c:catAx", "c:dateAx", "c:valAx"):
        for old in plot_area.findall(qualified(name)):
            plot_area.remove(old)
    for old in chart.findall(qualified("c:axId")):
        chart.remove(old)
    chart.extend([value("c:axId", CATEGORY_AXIS), value("c:axId", VALUE_AXIS)])
    plot_area.extend(axes)


def category_axis(look: Look, direction: Direction, names: Names) -> Element:
    """The axis of names: a baseline without ticks; lying bars start at the top."""
    position, _ = _POSITIONS[direction]
    return make(
        "c:catAx",
        value("c:axId", CATEGORY_AXIS),
        make("c:scaling", value("c:orientation", "minMax" if direction == "upright" else "maxMin")),
        value("c:delete", 0),
        value("c:axPos", position),
        make("c:numFmt", formatCode="General", sourceLinked=0),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "low"),  # below negative columns too
        shape(stroke(look.baseline, BASELINE_WIDTH)),
        text_properties(names.size, look.style.text_colour, word_font(look)),
        value("c:crossAx", VALUE_AXIS),
        value("c:crosses", "autoZero"),
        value("c:auto", 0),  # years stay names, Word shall not make a date axis of them
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", 50),
        *([value("c:tickLblSkip", names.every)] if names.every > 1 else []),
        value("c:noMultiLvlLbl", 1),
    )


def value_axis(spec: ChartSpec, look: Look, direction: Direction, scale: Scale, header: Header) -> Element:
    """The axis of values with the drawing's limits, a light grid, and the unit as title at the top left."""
    _, position = _POSITIONS[direction]
    unit = [_unit_title(header, look)] if header.note else []
    # a 100 % axis counts shares from 0 to 1
    hundredth = 100 if scale.suffix else 1
    code = "0%" if scale.suffix else excel_format(scale.decimals)
    return make(
        "c:valAx",
        value("c:axId", VALUE_AXIS),
        make(
            "c:scaling",
            value("c:orientation", "minMax"),
            value("c:max", format(scale.high / hundredth, "f")),
            value("c:min", format(scale.low / hundredth, "f")),
        ),
        value("c:delete", 0),
        value("c:axPos", position),
        make("c:majorGridlines", shape(stroke(look.style.grid, GRID_WIDTH))),
        *unit,
        make("c:numFmt", formatCode=code, sourceLinked=0),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "low" if direction == "upright" else "high"),
        shape(no_stroke()),
        text_properties(look.small, look.quiet, word_font(look)),
        value("c:crossAx", CATEGORY_AXIS),
        value("c:crosses", "autoZero"),
        value("c:crossBetween", "between"),
        value("c:majorUnit", format(scale.step / hundredth, "f")),
    )


def bare_value_axis(look: Look, scale: Scale, header: Header) -> Element:
    """The value axis of lying bars that carry their values: limits and unit only, nothing else drawn."""
    unit = [_unit_title(header, look)] if header.note else []
    return make(
        "c:valAx",
        value("c:axId", VALUE_AXIS),
        make(
            "c:scaling",
            value("c:orientation", "minMax"),
            value("c:max", format(scale.high, "f")),
            value("c:min", format(scale.low, "f")),
        ),
        value("c:delete", 0),
        value("c:axPos", "b"),
        *unit,
        make("c:numFmt", formatCode="General", sourceLinked=0),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "none"),
        shape(no_stroke()),
        value("c:crossAx", CATEGORY_AXIS),
        value("c:crosses", "autoZero"),
        value("c:crossBetween", "between"),
    )


def second_names_axis(direction: Direction) -> Element:
    """The names' axis that a second axis of values needs; it is not shown."""
    position, _ = _POSITIONS[direction]
    return make(
        "c:catAx",
        value("c:axId", SECOND_NAMES),
        make("c:scaling", value("c:orientation", "minMax" if direction == "upright" else "maxMin")),
        value("c:delete", 1),
        value("c:axPos", position),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "nextTo"),
        value("c:crossAx", SECOND_VALUES),
        value("c:crosses", "autoZero"),
        value("c:auto", 0),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", 100),
        value("c:noMultiLvlLbl", 1),
    )


def plot_layout(frame: tuple[float, float], left: float, bottom: float, right: float, top: float) -> Element:
    """The inner plot area at the drawing's place (pt, y upwards)."""
    width, height = frame
    return manual_layout(
        left / width, 1 - top / height, (right - left) / width, (top - bottom) / height, target="inner"
    )


def legend_at(header: Header, frame: tuple[float, float], look: Look) -> Element | None:
    """The legend beside the unit at the top, None where the drawing has none."""
    if not header.entries:
        return None
    width, height = frame
    left = min(entry.x for entry in header.entries)
    right = max(entry.x + entry.width for entry in header.entries)
    # Word sets wider keys and gaps than we do: half as much again, as far as the frame goes
    second = look.text.width(header.second_note, look.small) + look.size if header.second_note else 0.0
    extent = min((right - left) * 1.5, width - left - second)
    return make(
        "c:legend",
        value("c:legendPos", "t"),
        manual_layout(left / width, 0.0, extent / width, (height - header.bottom) / height),
        value("c:overlay", 0),
        text_properties(look.size, look.style.text_colour, word_font(look)),
    )


def legend_aside(aside: Aside, frame: tuple[float, float], look: Look) -> Element:
    """The legend below or on the right, where the drawing has it."""
    width, height = frame
    row = look.size * ROW_EM
    left = min(entry.x for entry in aside.entries)
    right = max(entry.x + entry.width for entry in aside.entries)
    top = max(entry.middle for entry in aside.entries) + row / 2
    below = aside.bottom > 0
    foot = 0.0 if below else min(e.middle - row * (len(e.lines) - 0.5) for e in aside.entries)
    extent = min((right - left) * 1.5, width - left)
    return make(
        "c:legend",
        value("c:legendPos", "b" if below else "r"),
        manual_layout(left / width, 1 - top / height, extent / width, (top - max(foot, 0.0)) / height),
        value("c:overlay", 0),
        text_properties(look.size, look.style.text_colour, word_font(look)),
    )


def leave_out(legend: Element, numbers: Collection[int]) -> None:
    """Take the series of these numbers out of a legend."""
    position = legend.find(qualified("c:legendPos"))
    for number in sorted(numbers, reverse=True):
        position.addnext(make("c:legendEntry", value("c:idx", number), value("c:delete", 1)))


def cell_title(
    words_from: Element, words: Words, left: float, look: Look, frame: tuple[float, float]
) -> Element:
    """``c:title`` over the plot, its words those of a cell (``words_from``), beginning at ``left`` pt."""
    width, height = frame
    air = _TITLE_AIR_EM * words.size
    top = words.spot.y + words.size * 0.9 + air
    return make(
        "c:title",
        make("c:tx", words_from),
        manual_layout((left - air) / width, 1 - top / height),
        value("c:overlay", 1),
        text_properties(words.size, words.colour, word_font(look), bold=words.bold),
    )


def _unit_title(header: Header, look: Look) -> Element:
    text = make("c:tx", rich_text(header.note, look.small, look.quiet, word_font(look)))
    return make("c:title", text, manual_layout(0.0, 0.0), value("c:overlay", 1))
