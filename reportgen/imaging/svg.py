"""An SVG as a DRAWING: its shapes as paths, its words set later in the report's own fonts.

What paths and words cannot show (gradients, filters, half-transparent colours) becomes pixels, and is named.
"""

from __future__ import annotations

import copy
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any

from reportgen.imaging.svgcheck import SVG, checked_svg, local
from reportgen.imaging.unusable import Unusable
from reportgen.model.colour import Colour
from reportgen.model.drawing import Anchor, Drawing, PathCommand, PathOp, TextOp
from reportgen.record import record

# CSS: a pixel is three quarters of a point
_PT_PER_PX = 0.75
_LEAST_PIXELS, _MOST_PIXELS = 1800, 3000
_BOLD = 600
# what is edited beside a picture is set many times, the picture is the same
_KEPT = 32
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ANCHORS: dict[str, Anchor] = {"start": "start", "middle": "middle", "end": "end"}


@record(frozen=True, slots=True)
class SvgPicture:
    """Size in pt; the drawing, or (None) a PNG and the name of what needs one."""

    width: float
    height: float
    drawing: Drawing | None
    raster: bytes = field(default=b"", repr=False)
    rich: str = ""


@lru_cache(maxsize=_KEPT)
def read_svg(data: bytes, font: str, font_files: tuple[str, ...]) -> SvgPicture:
    """The drawing in an SVG file, its words in the family ``font`` of the theme; raises Unusable.

    ``font_files`` are for those files that have to become pixels.
    """
    from lxml import etree  # with the first SVG

    checked = checked_svg(data)
    source = etree.tostring(_with_single_lines(checked.root))
    svg = _parsed(source)
    width, height = float(svg.width), float(svg.height)
    if not (0 < width < 1e5 and 0 < height < 1e5):
        raise Unusable("picture-svg-size")
    if checked.rich:
        png = _rendered(etree.tostring(checked.root).decode(), width, height, font_files)
        return SvgPicture(width * _PT_PER_PX, height * _PT_PER_PX, None, png, checked.rich)
    ops = tuple(_ops(svg, font, (width * _PT_PER_PX, height * _PT_PER_PX)))
    return SvgPicture(
        width * _PT_PER_PX, height * _PT_PER_PX, Drawing(width * _PT_PER_PX, height * _PT_PER_PX, ops)
    )


def _parsed(source: bytes) -> Any:
    import svgelements  # with the first SVG

    try:
        return svgelements.SVG.parse(io.BytesIO(source), reify=True, ppi=96)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, ZeroDivisionError) as error:
        raise Unusable("picture-damaged") from error


def _rendered(source: str, width: float, height: float, font_files: Sequence[str]) -> bytes:
    import resvg_py  # with the first SVG that needs pixels

    longest = max(width, height)
    pixels = min(max(longest * 300 / 96, _LEAST_PIXELS), _MOST_PIXELS)
    try:
        made = resvg_py.svg_to_bytes(
            svg_string=source,
            width=max(round(width * pixels / longest), 1),
            height=max(round(height * pixels / longest), 1),
            # by which pt and mm are counted
            dpi=96,
            skip_system_fonts=True,
            font_files=list(font_files),
            font_family="Noto Sans SC",
            sans_serif_family="Noto Sans SC",
            serif_family="Noto Serif SC",
        )
    except ValueError as error:
        raise Unusable("picture-damaged") from error
    return bytes(made)


# words


def _with_single_lines(root: Any) -> Any:
    """A copy in which each text is one line: a tspan with a place of its own becomes a text of its own."""
    from lxml import etree  # with the first SVG

    made = copy.deepcopy(root)
    for text in list(made.iter(f"{{{SVG}}}text")):
        lines = _lines(text)
        parent, place = text.getparent(), text.getparent().index(text)
        parent.remove(text)
        for offset, (attributes, words) in enumerate(lines):
            line = etree.Element(f"{{{SVG}}}text", attributes)
            line.text = words
            parent.insert(place + offset, line)
    return made


def _lines(text: Any) -> list[tuple[dict[str, str], str]]:
    """The lines of a text with the attributes of each, x and y absolute."""
    at = {"x": _length(text.get("x"), text), "y": _length(text.get("y"), text)}
    at["x"] += _length(text.get("dx"), text)
    at["y"] += _length(text.get("dy"), text)
    lines = [(_attributes(text, {}, at), text.text or "")]

    def take(element: Any, inherited: dict[str, str]) -> None:
        own = {**inherited, **{key: value for key, value in element.attrib.items() if key not in _PLACES}}
        placed = any(key in element.attrib for key in _PLACES)
        if placed:
            for axis in ("x", "y"):
                if axis in element.attrib:
                    at[axis] = _length(element.get(axis), element)
                at[axis] += _length(element.get(f"d{axis}"), element)
            lines.append((_attributes(text, own, at), element.text or ""))
        else:
            _append(lines, element.text)
        for child in element:
            if local(child) == "tspan":
                take(child, own)
            _append(lines, child.tail)

    for child in text:
        if local(child) == "tspan":
            take(child, {})
        _append(lines, child.tail)
    return [(attributes, words) for attributes, words in lines if words.strip()]


_PLACES = ("x", "y", "dx", "dy")


def _append(lines: list[tuple[dict[str, str], str]], words: str | None) -> None:
    attributes, before = lines[-1]
    lines[-1] = (attributes, before + (words or ""))


def _attributes(text: Any, own: dict[str, str], at: dict[str, float]) -> dict[str, str]:
    kept = {key: value for key, value in text.attrib.items() if key not in _PLACES}
    return {**kept, **own, "x": f"{at['x']:g}", "y": f"{at['y']:g}"}


def _length(value: str | None, element: Any) -> float:
    """A length in the element's own units; an em is that of the type size around it."""
    found = _NUMBER.match((value or "").strip())
    if found is None:
        return 0.0
    unit = (value or "").strip()[found.end() :].strip()
    scale = {"em": _type_size(element), "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
    return float(found[0]) * scale.get(unit, 1.0)


def _type_size(element: Any) -> float:
    while element is not None:
        written = element.get("font-size") or _declared(element.get("style", ""), "font-size")
        found = _NUMBER.match(written.strip()) if written else None
        if found is not None:
            return float(found[0])
        element = element.getparent()
    return 16.0


def _declared(style: str, name: str) -> str:
    found = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;]+)", style)
    return found[1] if found else ""


# shapes


def _ops(svg: Any, font: str, size: tuple[float, float]) -> Iterator[PathOp | TextOp]:
    import svgelements  # with the first SVG

    for element in svg.elements():
        if str(element.values.get("visibility", "")) in ("hidden", "collapse"):
            continue
        if isinstance(element, svgelements.Text):
            yield from _text(element, font)
        elif isinstance(element, svgelements.Shape):
            yield from _path(element, size)


def _path(shape: Any, size: tuple[float, float]) -> Iterator[PathOp]:
    import svgelements  # with the first SVG

    commands = tuple(_commands(svgelements.Path(shape)))
    if not commands:
        return
    fill, stroke = _colour(shape.fill), _colour(shape.stroke)
    width = float(shape.stroke_width or 0) * _PT_PER_PX
    if width <= 0:
        stroke = None
    if fill is None and stroke is None:
        return
    dashes = [
        float(each) * _PT_PER_PX for each in _NUMBER.findall(str(shape.values.get("stroke-dasharray", "")))
    ]
    yield PathOp(
        commands,
        fill,
        stroke,
        width if stroke else 0.0,
        tuple(dashes) if sum(dashes) > 0 else (),
        None if _is_inside(commands, size) else (0.0, 0.0, *size),
        "evenodd" if str(shape.values.get("fill-rule", "")) == "evenodd" else "nonzero",
    )


def _commands(path: Any) -> Iterator[PathCommand]:
    import svgelements  # with the first SVG

    for segment in path:
        match segment:
            case svgelements.Move():
                if segment.end is not None:
                    yield ("M", *_point(segment.end))
            case svgelements.Close():
                yield ("Z",)
            case svgelements.Line():
                yield ("L", *_point(segment.end))
            case svgelements.CubicBezier():
                yield ("C", *_point(segment.control1), *_point(segment.control2), *_point(segment.end))
            case svgelements.QuadraticBezier():
                yield _cubic(segment.start, segment.control, segment.end)
            case svgelements.Arc():
                for curve in segment.as_cubic_curves():
                    yield ("C", *_point(curve.control1), *_point(curve.control2), *_point(curve.end))


def _cubic(start: Any, control: Any, end: Any) -> PathCommand:
    (x0, y0), (x1, y1), (x2, y2) = _point(start), _point(control), _point(end)
    first = (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3)
    second = (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
    return ("C", *first, *second, x2, y2)


def _point(point: Any) -> tuple[float, float]:
    return float(point.x) * _PT_PER_PX, float(point.y) * _PT_PER_PX


def _is_inside(commands: tuple[PathCommand, ...], size: tuple[float, float]) -> bool:
    for command in commands:
        values = [float(value) for value in command[1:]]
        if any(not -0.5 <= x <= size[0] + 0.5 for x in values[::2]):
            return False
        if any(not -0.5 <= y <= size[1] + 0.5 for y in values[1::2]):
            return False
    return True


def _text(text: Any, font: str) -> Iterator[TextOp]:
    words = " ".join((text.text or "").split())
    colour = _colour(text.fill)
    if not words or colour is None:
        return
    matrix = text.transform
    a, b, c, d = (float(each) for each in (matrix.a, matrix.b, matrix.c, matrix.d))
    x, y = float(text.x or 0), float(text.y or 0)
    place = (a * x + c * y + float(matrix.e), b * x + d * y + float(matrix.f))
    scale = math.sqrt(abs(a * d - b * c))
    size = float(text.font_size or 16) * scale * _PT_PER_PX
    if size <= 0:
        return
    rotation = -math.degrees(math.atan2(b, a))
    drop = _drop(str(text.values.get("dominant-baseline", ""))) * size
    angle = math.radians(rotation)
    yield TextOp(
        place[0] * _PT_PER_PX + drop * math.sin(angle),
        place[1] * _PT_PER_PX + drop * math.cos(angle),
        words,
        font,
        size,
        colour,
        _is_bold(text.font_weight),
        _ANCHORS.get(str(text.anchor or "start"), "start"),
        rotation,
    )


def _drop(baseline: str) -> float:
    """How far, in em, the alphabetic baseline lies below the one that a text names."""
    match baseline:
        case "middle" | "central":
            return 0.36
        case "hanging" | "text-before-edge" | "text-top":
            return 0.84
        case _:
            return 0.0


def _is_bold(weight: object) -> bool:
    words = str(weight or "").strip()
    return words in ("bold", "bolder") or (words.isdigit() and int(words) >= _BOLD)


def _colour(paint: Any) -> Colour | None:
    if paint is None or paint.value is None:
        return None
    return Colour(paint.red / 255, paint.green / 255, paint.blue / 255)
