"""Overlays of a chart → the shapes Word draws over it (c:userShapes), at the drawing's very places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.charts.metrics import ASCENT_EM, DESCENT_EM
from reportgen.charts.ooxml import (
    LANGUAGE,
    NAMESPACES,
    Element,
    make,
    qualified,
    run_look,
    solid,
    stroke,
    word_font,
)
from reportgen.charts.overlays import HEAD, HEAD_HALF, Overlays, Rule, Tint, Words
from reportgen.model.colour import Colour

if TYPE_CHECKING:
    from reportgen.charts.look import Look

_CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}
_LEAST_ALPHA = 0.2  # of a tint: Word paints it over the marks, which show through
_AIR_EM = 1.0  # a text box wider than its words, should Word's face be wider

Corner = tuple[float, float]


def user_shapes(overlays: Overlays, look: Look, frame: Corner, share: Corner = (1.0, 1.0)) -> bytes | None:
    """The part for a frame of that width and height (pt); None where there is nothing to draw.

    ``share``: how much of the chart's width and height the frame is, from the top left.
    """
    root = etree.Element(qualified("c:userShapes"), nsmap={**NAMESPACES, "cdr": _CDR})
    shapes = _Shapes(root, frame, share)
    for tint in overlays.under:
        shapes.box(tint)
    for shape in overlays.over:
        if isinstance(shape, Words):
            shapes.words(shape, look)
        else:
            shapes.rule(shape)
    if not len(root):
        return None
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


class _Shapes:
    """Appends shapes to c:userShapes, each anchored by shares of the frame."""

    def __init__(self, root: Element, frame: Corner, share: Corner) -> None:
        self._root = root
        self._width, self._height = frame
        self._share = share

    def box(self, tint: Tint) -> None:
        colour, alpha = _seen_through(tint.colour)
        fill = solid(colour)
        fill[0].append(make("a:alpha", val=round(alpha * 100_000)))
        box = tint.box
        self._shape((box.left, box.top), (box.right, box.bottom), "rect", [fill, _no_line()])

    def rule(self, rule: Rule) -> None:
        """One straight connector for each part of a bent line, and a triangle for its head.

        Heads of Word's own are as wide as the line asks for, on a hair too small to be seen.
        """
        for start, end in pairwise(rule.points):
            line = stroke(rule.colour, rule.width)
            if rule.dash:
                line.append(make("a:prstDash", val="dash"))
            top_left = (min(start[0], end[0]), max(start[1], end[1]))
            bottom_right = (max(start[0], end[0]), min(start[1], end[1]))
            flips = {}
            if end[0] < start[0]:
                flips["flipH"] = 1
            if end[1] > start[1]:
                flips["flipV"] = 1
            self._shape(top_left, bottom_right, "line", [line], flips=flips)
        if rule.arrow:
            x, y = rule.points[-1]
            corners = (x - HEAD_HALF, y + HEAD), (x + HEAD_HALF, y)
            self._shape(*corners, "flowChartMerge", [solid(rule.colour), _no_line()])  # points down

    def words(self, words: Words, look: Look) -> None:
        width = look.text.width(words.text, words.size, words.bold) + _AIR_EM * words.size
        lead = {"start": 0.0, "middle": width / 2, "end": width}[words.spot.anchor]
        left = words.spot.x - lead
        top = words.spot.y + (ASCENT_EM + 0.15) * words.size
        bottom = words.spot.y - (DESCENT_EM + 0.15) * words.size
        run = run_look("a:rPr", words.size, words.colour, word_font(look), bold=words.bold)
        run.set("lang", LANGUAGE)
        text = make("a:t")
        text.text = words.text
        body = [
            make(
                "a:bodyPr",
                wrap="none",
                lIns=0,
                tIns=0,
                rIns=0,
                bIns=0,
                anchor="ctr",
                vertOverflow="overflow",
                horzOverflow="overflow",
            ),
            make("a:lstStyle"),
            make("a:p", make("a:pPr", algn=_ALIGN[words.spot.anchor]), make("a:r", run, text)),
        ]
        self._shape((left, top), (left + width, bottom), "rect", [make("a:noFill"), _no_line()], text=body)

    def _shape(
        self,
        top_left: Corner,
        bottom_right: Corner,
        geometry: str,
        look: list[Element],
        *,
        text: list[Element] | None = None,
        flips: dict[str, int] | None = None,
    ) -> None:
        number = len(self._root) + 2
        offset = make("a:off", x=0, y=0)
        extent = make("a:ext", cx=0, cy=0)  # the anchor gives the place
        properties = _cdr(
            "spPr",
            make("a:xfrm", offset, extent, **(flips or {})),
            make("a:prstGeom", make("a:avLst"), prst=geometry),
            *look,
        )
        naming = _cdr("nvSpPr", _cdr("cNvPr", id=number, name=f"标注 {number - 1}"), _cdr("cNvSpPr"))
        shape = _cdr("sp", naming, properties, *([_cdr("txBody", *text)] if text else []))
        anchor = _cdr(
            "relSizeAnchor", self._corner("from", top_left), self._corner("to", bottom_right), shape
        )
        self._root.append(anchor)

    def _corner(self, name: str, corner: Corner) -> Element:
        x, y = _cdr("x"), _cdr("y")
        x.text = f"{_within(corner[0] / self._width * self._share[0]):.5f}"
        y.text = f"{_within((1 - corner[1] / self._height) * self._share[1]):.5f}"
        return _cdr(name, x, y)


def _seen_through(tint: Colour) -> tuple[Colour, float]:
    """A colour and its opacity that look like ``tint`` on paper."""
    alpha = max(_LEAST_ALPHA, 1 - min(tint))
    return Colour(*(1 - (1 - part) / alpha for part in tint)), alpha


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _no_line() -> Element:
    return make("a:ln", make("a:noFill"))


def _cdr(tag: str, *children: Element, **attributes: object) -> Element:
    element = etree.Element(f"{{{_CDR}}}{tag}")
    for key, value in attributes.items():
        element.set(key, str(value))
    element.extend(children)
    return element
