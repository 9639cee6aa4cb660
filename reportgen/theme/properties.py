"""The properties of a style: name, how its value is read, and what it means on the computed style.

A specified value keeps its unit: ``2em`` of a base style is 2 em of the derived style's own size, as in
CSS a line height without unit is inherited as a factor (CSS 2.2 §10.8.1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.model.colour import BLACK, Colour
from reportgen.record import record
from reportgen.source import nodes
from reportgen.theme.lengths import ZERO, Length
from reportgen.theme.reader import ABSOLUTE_UNITS, ALL_UNITS, OWN_UNITS, PERCENT_ONLY, Reader, is_none
from reportgen.theme.style import Align, Border, Borders, Edges, Fill, Give, Style


@record(frozen=True, slots=True)
class SpecifiedBorder:
    """A rule as written: ``2pt accent``."""

    width: Length
    colour: Colour


@record(frozen=True, slots=True)
class Sides:
    """Four lengths as written."""

    top: Length
    right: Length
    bottom: Length
    left: Length


Value = Length | Colour | str | bool | SpecifiedBorder | Sides | None
Specified = Mapping[str, Value]

FILLS = ("none", "above", "below", "both")
ALIGNMENTS = ("justify", "start", "center", "end")
SIDES = ("top", "right", "bottom", "left")
# most percent by which the spaces around a style may grow and shrink
MOST_STRETCH = 300.0
MOST_SHRINK = 90.0


def border(node: nodes.Node, reader: Reader) -> SpecifiedBorder | None:
    """``WIDTH COLOUR``, or none."""
    if is_none(node):
        return None
    found = reader.scalar(node)
    if found is None:
        return None
    width_word, _, colour_word = found.text.strip().partition(" ")
    if not colour_word:
        reader.sink.report("theme-bad-border", found.span, value=found.text)
        return None
    width = reader.distance(_part(found, width_word), ABSOLUTE_UNITS)
    colour = reader.colour(_part(found, colour_word.strip()))
    return None if width is None or colour is None else SpecifiedBorder(width, colour)


def sides(node: nodes.Node, reader: Reader) -> Sides | None:
    """One to four lengths, as CSS reads them: all; vertical, horizontal; three; clockwise from top."""
    if is_none(node):
        return Sides(ZERO, ZERO, ZERO, ZERO)
    found = reader.scalar(node)
    if found is None:
        return None
    words = found.text.split()
    if not 1 <= len(words) <= 4:
        reader.sink.report("theme-bad-sides", found.span, value=found.text)
        return None
    given = [reader.distance(_part(found, word)) for word in words]
    lengths = [length for length in given if length is not None]
    if len(lengths) < len(words):
        return None
    top = lengths[0]
    right = lengths[1] if len(lengths) > 1 else top
    bottom = lengths[2] if len(lengths) > 2 else top
    left = lengths[3] if len(lengths) > 3 else right
    return Sides(top, right, bottom, left)


def _part(whole: nodes.Scalar, word: str) -> nodes.Scalar:
    """A word of a scalar, with its own place."""
    offset = whole.text.find(word) + (0 if whole.style == "plain" else 1)
    return nodes.Scalar(word, whole.span.shifted(offset, len(word)), whole.style, ())


def _optional_colour(node: nodes.Node, reader: Reader) -> Colour | None:
    return None if is_none(node) else reader.colour(node)


def _marker(node: nodes.Node, reader: Reader) -> str | None:
    return "" if is_none(node) else reader.text(node)


def _own(node: nodes.Node, reader: Reader) -> Length | None:
    """A length in pt or em, not negative."""
    return ZERO if is_none(node) else reader.distance(node, OWN_UNITS)


def _signed(node: nodes.Node, reader: Reader) -> Length | None:
    return reader.length(node, OWN_UNITS)


def _share_of_space(node: nodes.Node, reader: Reader, most: float) -> Length | None:
    """A percentage of a style's spaces, at most ``most``; none is 0."""
    nothing = is_none(node) or (isinstance(node, nodes.Scalar) and node.text == "0")
    length = ZERO if nothing else reader.distance(node, PERCENT_ONLY)
    if length is not None and length.value > most:
        text = node.text if isinstance(node, nodes.Scalar) else ""
        reader.sink.report("theme-out-of-range", node.span, value=text, low="0", high=f"{most:g}%")
        return None
    return length


def _scaled(node: nodes.Node, reader: Reader) -> Length | None:
    """A length that may be a percentage too."""
    return reader.distance(node, ALL_UNITS)


READERS: dict[str, Callable[[nodes.Node, Reader], Value]] = {
    "font": lambda node, reader: reader.font(node),
    "bold": lambda node, reader: reader.switch(node),
    "size": _scaled,
    "leading": _scaled,
    "colour": lambda node, reader: reader.colour(node),
    "align": lambda node, reader: reader.choice(node, ALIGNMENTS),
    "indent": _signed,
    "start_indent": _own,
    "end_indent": _own,
    "space_before": _own,
    "space_after": _own,
    "space_stretch": lambda node, reader: _share_of_space(node, reader, MOST_STRETCH),
    "space_shrink": lambda node, reader: _share_of_space(node, reader, MOST_SHRINK),
    "fill": lambda node, reader: reader.choice(node, FILLS),
    "keep_with_next": lambda node, reader: reader.switch(node),
    "keep_together": lambda node, reader: reader.switch(node),
    "keep_phrases": lambda node, reader: reader.switch(node),
    "letter_spacing": _signed,
    "underline": lambda node, reader: reader.switch(node),
    "emphasis_dots": lambda node, reader: reader.switch(node),
    "spread": _own,
    "tabular_figures": lambda node, reader: reader.switch(node),
    "marker": _marker,
    "marker_colour": _optional_colour,
    "marker_gap": _own,
    "marker_size": _own,
    "background": _optional_colour,
    "border": border,
    **{f"border_{side}": border for side in (*SIDES, "inner")},
    "padding": sides,
    "radius": _own,
    "gap": _own,
    "max_width": _scaled,
    "across": lambda node, reader: reader.switch(node),
}
# properties for which "none" is a value of its own
CLEARABLE = frozenset({"marker_colour", "background", "border", *(f"border_{s}" for s in (*SIDES, "inner"))})
# what a character style may say
CHARACTER = frozenset(
    (
        *("font", "bold", "size", "leading", "colour"),
        *("letter_spacing", "underline", "emphasis_dots", "spread", "tabular_figures"),
    )
)
# what a style without based_on takes from body; the rest begins at nothing
TYPE = (
    "font", "bold", "size", "leading", "colour", "letter_spacing", "space_stretch", "space_shrink",
)  # fmt: skip
"""Initial values of the type properties, for a body that does not give them."""
INITIAL: Specified = {
    "bold": False,
    "size": Length(10.5, "pt"),
    "leading": Length(170, "%"),
    "colour": BLACK,
    "letter_spacing": ZERO,
    "space_stretch": Length(50, "%"),
    "space_shrink": Length(25, "%"),
}


def computed(
    name: str, specified: Specified, given: frozenset[str], base_size: float, measure: float
) -> Style:
    """The style in pt; a relative size refers to ``base_size`` (pt), max_width to ``measure`` (pt).

    ``given`` are the properties that were written, for the style or one it is based on.
    """
    size_value = _length(specified, "size")
    size = size_value.points(base_size, base_size)

    def length(key: str, whole: float = 0.0) -> float:
        return _length(specified, key).points(size, whole)

    def colour(key: str) -> Colour | None:
        value = specified.get(key)
        return value if isinstance(value, Colour) else None

    def text(key: str, default: str) -> str:
        value = specified.get(key)
        return value if isinstance(value, str) else default

    return Style(
        name=name,
        font=text("font", ""),
        bold=specified.get("bold") is True,
        size=size,
        leading=length("leading", size),
        colour=colour("colour") or BLACK,
        align=_align(specified.get("align")),
        first_indent=length("indent"),
        start_indent=length("start_indent"),
        end_indent=length("end_indent"),
        space_before=length("space_before"),
        space_after=length("space_after"),
        keep_with_next=specified.get("keep_with_next") is True,
        keep_together=specified.get("keep_together") is True,
        keep_phrases=specified.get("keep_phrases") is True,
        letter_spacing=length("letter_spacing"),
        marker=text("marker", ""),
        marker_colour=colour("marker_colour"),
        marker_gap=length("marker_gap"),
        background=colour("background"),
        borders=_borders(specified, size),
        padding=_padding(specified, size),
        radius=length("radius"),
        gap=length("gap"),
        max_width=length("max_width", measure),
        across=specified.get("across") is True,
        give=Give(length("space_stretch", 1.0), length("space_shrink", 1.0)),
        marker_size=length("marker_size"),
        underline=specified.get("underline") is True,
        emphasis_dots=specified.get("emphasis_dots") is True,
        fill=_fill(specified.get("fill")),
        spread=length("spread"),
        tabular_figures=specified.get("tabular_figures") is True,
        given=given,
    )


def _length(specified: Specified, key: str) -> Length:
    value = specified.get(key)
    return value if isinstance(value, Length) else ZERO


def _align(value: Value) -> Align:
    match value:
        case "justify" | "center" | "end":
            return value
        case _:
            return "start"


def _fill(value: Value) -> Fill:
    match value:
        case "above" | "below" | "both":
            return value
        case _:
            return "none"


def _borders(specified: Specified, size: float) -> Borders:
    def one(side: str) -> Border | None:
        key = f"border_{side}"
        value = specified[key] if key in specified else specified.get("border") if side != "inner" else None
        if not isinstance(value, SpecifiedBorder) or not value.width.value:
            return None
        return Border(value.width.points(size), value.colour)

    return Borders(*(one(side) for side in (*SIDES, "inner")))


def _padding(specified: Specified, size: float) -> Edges:
    value = specified.get("padding")
    if not isinstance(value, Sides):
        return Edges()
    return Edges(*(side.points(size) for side in (value.top, value.right, value.bottom, value.left)))
