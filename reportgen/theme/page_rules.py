"""What a layout says about all pages alike: how they are numbered, printed and filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from reportgen.model.flow import Matter
from reportgen.record import record
from reportgen.source import nodes
from reportgen.text.numbers import marker_text
from reportgen.theme.lengths import ABSOLUTE
from reportgen.theme.reader import ABSOLUTE_UNITS, Reader, is_none

# how page numbers are written: the first number stands for its way of counting
NumberStyle = Literal["1", "i", "I", "a", "A", "一"]
PAGE_RULE_KEYS = (
    "page_numbers",
    "front_page_numbers",
    "first_page_number",
    "blank_page_text",
    "bleed",
    "marks",
    "colours",
    "feet",
    "baseline_grid",
    "columns",
)
NUMBER_STYLES: tuple[NumberStyle, ...] = ("1", "i", "I", "a", "A", "一")
# printers ask for 3 mm; more than this is a slip of the pen
MOST_BLEED = 20 * ABSOLUTE["mm"]
MOST_COLUMNS = 4
MARKS = ("none", "crop")
COLOURS = ("rgb", "cmyk")
FEET = ("ragged", "aligned")


@record(frozen=True, slots=True)
class PageRules:
    """What a layout says about all pages alike: how they are counted and printed.

    ``bleed``: how far areas at the paper's edge run beyond it (pt); ``crop_marks``: whether marks outside
    show where it is cut. ``feet_aligned``: the gaps of a page that is nearly full grow until its last line
    stands at the foot. ``baseline_grid``: running text stands on the same lines on all pages.
    ``columns``: in how many the text of sections is set. ``blank_text`` stands on a page left empty before
    a right-hand page. ``front_style`` counts the pages before the text. ``colours`` are those of a
    screen or amounts of ink.
    """

    number_style: NumberStyle = "1"
    first_number: int = 1
    blank_text: str = ""
    bleed: float = 0.0
    crop_marks: bool = False
    feet_aligned: bool = False
    baseline_grid: bool = False
    columns: int = 1
    front_style: NumberStyle = "i"
    colours: Literal["rgb", "cmyk"] = "rgb"

    def first(self, matter: Matter) -> int:
        """The number of the first page of this part of the book."""
        return 1 if matter == "front" else self.first_number

    def written(self, number: int, matter: Matter = "body") -> str:
        """A number in the way pages are counted."""
        return marker_text(f"{{{self.style(matter)}}}", number)

    def style(self, matter: Matter) -> NumberStyle:
        """How the pages of this part of the book are counted; the back goes on with the text's numbers."""
        return self.front_style if matter == "front" else self.number_style


def read_page_rules(parts: Mapping[str, nodes.Node], reader: Reader) -> PageRules:
    """The rules in a layout's entries; what is not given takes a quiet default."""
    return PageRules(
        _number_style(parts.get("page_numbers"), reader, "1"),
        _first_number(parts.get("first_page_number"), reader),
        _text(parts.get("blank_page_text"), reader),
        _bleed(parts.get("bleed"), reader),
        "marks" in parts and reader.choice(parts["marks"], MARKS) == "crop",
        "feet" in parts and reader.choice(parts["feet"], FEET) == "aligned",
        "baseline_grid" in parts and reader.switch(parts["baseline_grid"]) is True,
        _columns(parts.get("columns"), reader),
        _number_style(parts.get("front_page_numbers"), reader, "i"),
        "cmyk" if "colours" in parts and reader.choice(parts["colours"], COLOURS) == "cmyk" else "rgb",
    )


def _number_style(node: nodes.Node | None, reader: Reader, usual: NumberStyle) -> NumberStyle:
    chosen = None if node is None else reader.choice(node, NUMBER_STYLES)
    return next((style for style in NUMBER_STYLES if style == chosen), usual)


def _first_number(node: nodes.Node | None, reader: Reader) -> int:
    found = None if node is None else reader.number(node, 1, 9999)
    return 1 if found is None else round(found)


def _columns(node: nodes.Node | None, reader: Reader) -> int:
    found = None if node is None else reader.number(node, 1, MOST_COLUMNS)
    return 1 if found is None else round(found)


def _text(node: nodes.Node | None, reader: Reader) -> str:
    return "" if node is None or is_none(node) else reader.text(node) or ""


def _bleed(node: nodes.Node | None, reader: Reader) -> float:
    length = None if node is None else reader.distance(node, ABSOLUTE_UNITS)
    if node is None or length is None:
        return 0.0
    if length.value > MOST_BLEED:
        text = node.text if isinstance(node, nodes.Scalar) else ""
        reader.sink.report("theme-out-of-range", node.span, value=text, low="0", high="20mm")
        return 0.0
    return length.value
