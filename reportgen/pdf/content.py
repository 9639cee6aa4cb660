"""Draws the items of one page as content stream operators (ISO 32000-1 §8–9, §14.6).

Input is in pt from the page's top left, y downwards; the stream has y upwards. State (font, colour, line
style, open element) is written only where it changes. Consecutive items of one element share one
marked-content sequence; consecutive lines share one text object.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import assert_never

from reportgen.imaging.inks import Inks
from reportgen.model.colour import BLACK, Colour
from reportgen.model.drawing import PathCommand
from reportgen.model.pages import (
    Artifact,
    GlyphRun,
    ImageItem,
    Page,
    PathItem,
    RectItem,
    StructureElement,
    TextItem,
)
from reportgen.model.picture import UNCUT
from reportgen.pdf.fonts import EmbeddedFont
from reportgen.pdf.images import EmbeddedImage
from reportgen.pdf.objects import number, numbers, thousandths
from reportgen.pdf.tags import Marks

Drawable = TextItem | RectItem | PathItem | ImageItem

# distance of a cubic's handles that draws a quarter circle, as a share of the radius: 4/3 (√2 - 1)
_QUARTER = 0.5522847498
_MITRE, _ROUND = 0, 1
# ISO 32000-1 table 330; what a page repeats is a pagination artifact without a subtype of its own
_ARTIFACTS: dict[Artifact, str] = {
    "layout": "/Artifact <</Type /Layout>> BDC",
    "header": "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    "footer": "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    "watermark": "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC",
    "repeated": "/Artifact <</Type /Pagination>> BDC",
    "marks": "/Artifact <</Type /Page>> BDC",
}
# the graphics states of a page with a watermark, which darkens what it lies on (ISO 32000-1 §11.3.5.2)
BLENDS = {"Darken": "Multiply", "Cover": "Normal"}
_EMPTY_TEXT = "/Span <</ActualText <FEFF>>> BDC"


class ContentStream:
    """The operators of one page, in drawing order."""

    def __init__(
        self,
        page: Page,
        structure: Mapping[int, StructureElement],
        marks: Marks,
        fonts: Mapping[str, EmbeddedFont],
        inks: Inks | None = None,
    ) -> None:
        self._page = page
        self._structure = structure
        self._marks = marks
        self._fonts = fonts
        self._inks = inks
        self._out: list[str] = []
        self._marked = False
        self._owner: int | Artifact = "layout"
        self._in_text = False
        # start of the current text line in thousandths of a pt: whole numbers, so Td steps add up exactly
        self._line = (0, 0)
        self._font = ("", 0.0)
        self._fill_colour = BLACK
        self._stroke_colour = BLACK
        self._line_style = (1.0, _MITRE, ())  # type: tuple[float, int, tuple[float, ...]]

    def finished(self) -> bytes:
        """The stream; nothing may be drawn afterwards."""
        self._end_text()
        self._end_mark()
        return "\n".join(self._out).encode("ascii")

    def text(self, item: TextItem) -> None:
        """A line of text, horizontal or turned about its start."""
        if item.artifact == "watermark":
            self._darkening(item)
            return
        if item.rotation:
            self._turned_text(item)
            return
        height = self._page.height
        for run in item.runs:
            if run.glyphs:
                self._mark(item.element if run.element is None else run.element, item.artifact)
                x = round((item.x + run.offsets[0]) * 1000)
                y = round((height - item.y + run.rise) * 1000)
                self._show(run, x, y)

    def rectangle(self, item: RectItem) -> None:
        """A filled and/or stroked rectangle."""
        painting = _painting(item.fill, item.stroke)
        if not painting:
            return
        self._mark(item.element, item.artifact)
        self._end_text()
        self._paint(item.fill, item.stroke, item.stroke_width, _MITRE, ())
        bottom = self._page.height - item.y - item.height
        radius = min(item.radius, item.width / 2, item.height / 2)
        if radius <= 0:
            self._out.append(f"{numbers((item.x, bottom, item.width, item.height))} re {painting}")
        else:
            outline = _rounded(item.x, bottom, item.width, item.height, radius)
            self._out.append(f"{outline} h {painting}")

    def path(self, item: PathItem) -> None:
        """A vector path, clipped if it says so."""
        painting = _painting(item.fill, item.stroke)
        if item.rule == "evenodd" and item.fill is not None:
            painting += "*"
        if not painting or not item.commands:
            return
        self._mark(item.element, item.artifact)
        self._end_text()
        self._paint(item.fill, item.stroke, item.stroke_width, _ROUND, item.dash)
        height = self._page.height
        operators = " ".join(_path_operator(command, height) for command in item.commands)
        if item.clip is None:
            self._out.append(f"{operators} {painting}")
        else:
            x, y, width, box_height = item.clip
            box = numbers((x, height - y - box_height, width, box_height))
            self._out.append(f"q {box} re W n {operators} {painting} Q")

    def image(self, item: ImageItem, image: EmbeddedImage) -> None:
        """What a crop leaves of a picture, scaled into its box, turned upright as its file asks."""
        self._mark(item.element, item.artifact)
        self._end_text()
        bottom = self._page.height - item.y - item.height
        a, b, c, d, e, f = image.upright
        crop, clip = item.crop, ""
        w, h = item.width / crop.width, item.height / crop.height
        x, y = item.x - crop.left * w, bottom - crop.bottom * h
        if crop != UNCUT:
            clip = f"{numbers((item.x, bottom, item.width, item.height))} re W n "
        matrix = numbers((a * w, b * h, c * w, d * h, x + e * w, y + f * h))
        self._out.append(f"q {clip}{matrix} cm /{image.resource} Do Q")

    # marked content

    def _mark(self, element: int | None, artifact: Artifact) -> None:
        owner = artifact if element is None else element
        if self._marked and owner == self._owner:
            return
        self._end_text()
        self._end_mark()
        if element is None:
            self._out.append(_ARTIFACTS[artifact])
        else:
            mcid = self._marks.begin(self._page.index, element)
            self._out.append(f"/{self._structure[element].role} <</MCID {mcid}>> BDC")
        self._marked, self._owner = True, owner

    def _end_mark(self) -> None:
        if self._marked:
            self._out.append("EMC")
            self._marked = False

    # text

    def _begin_text(self) -> None:
        if not self._in_text:
            self._out.append("BT")
            self._in_text, self._line = True, (0, 0)

    def _end_text(self) -> None:
        if self._in_text:
            self._out.append("ET")
            self._in_text = False

    def _darkening(self, item: TextItem) -> None:
        self._mark(item.element, item.artifact)
        self._end_text()
        self._out.append("/Darken gs")
        self._turned_text(item)
        self._out.append("/Cover gs")

    def _turned_text(self, item: TextItem) -> None:
        angle = math.radians(item.rotation)
        cosine, sine = math.cos(angle), math.sin(angle)
        x, y = item.x, self._page.height - item.y
        for run in item.runs:
            if run.glyphs:
                self._mark(item.element if run.element is None else run.element, item.artifact)
                # a turned line has a text object to itself: Td steps follow its own axes
                self._end_text()
                self._begin_text()
                self._out.append(f"{numbers((cosine, sine, -sine, cosine, x, y))} Tm")
                self._show(run, round(run.offsets[0] * 1000), round(run.rise * 1000))
                self._end_text()

    def _show(self, run: GlyphRun, x: int, y: int) -> None:
        """Shows a run that starts at ``x``, ``y`` (thousandths of a pt)."""
        self._begin_text()
        out = self._out
        if run.colour != self._fill_colour:
            self._fill(run.colour)
        font = self._fonts[run.face]
        if (font.resource, run.size) != self._font:
            self._font = (font.resource, run.size)
            out.append(f"/{font.resource} {number(run.size)} Tf")
        left, base = self._line
        out.append(f"{thousandths(x - left)} {thousandths(y - base)} Td")
        self._line = (x, y)
        if all(run.text):
            out.append(f"[<{_glyph_codes(run, font)}>] TJ")
        else:
            self._show_with_silent_glyphs(run, font)

    def _show_with_silent_glyphs(self, run: GlyphRun, font: EmbeddedFont) -> None:
        """A glyph without text of its own is drawn inside a span whose ActualText is empty."""
        count = len(run.glyphs)
        start = 0
        left, base = self._line
        origin = left
        while start < count:
            end = start + 1
            while end < count and bool(run.text[end]) == bool(run.text[start]):
                end += 1
            part = GlyphRun(
                run.face,
                run.size,
                run.colour,
                run.glyphs[start:end],
                run.text[start:end],
                run.offsets[start:end],
            )
            x = origin + round((run.offsets[start] - run.offsets[0]) * 1000)
            if x != self._line[0]:
                self._out.append(f"{thousandths(x - self._line[0])} 0 Td")
                self._line = (x, base)
            shown = f"[<{_glyph_codes(part, font)}>] TJ"
            self._out.append(shown if run.text[start] else f"{_EMPTY_TEXT} {shown} EMC")
            start = end

    # graphics state

    def _fill(self, colour: Colour) -> None:
        self._fill_colour = colour
        self._out.append(self._colour(colour, "rg", "k"))

    def _colour(self, colour: Colour, screen: str, paper: str) -> str:
        """The operator that sets a colour, as light of a screen or as amounts of ink."""
        if self._inks is None:
            return f"{numbers(colour)} {screen}"
        return f"{numbers(self._inks.amounts(colour))} {paper}"

    def _paint(
        self, fill: Colour | None, stroke: Colour | None, width: float, join: int, dash: tuple[float, ...]
    ) -> None:
        """Brings colours and line style to what is asked, writing only what differs."""
        if fill is not None and fill != self._fill_colour:
            self._fill(fill)
        if stroke is None:
            return
        if stroke != self._stroke_colour:
            self._stroke_colour = stroke
            self._out.append(self._colour(stroke, "RG", "K"))
        old_width, old_join, old_dash = self._line_style
        if width != old_width:
            self._out.append(f"{number(width)} w")
        if join != old_join:
            self._out.append(f"{join} j")
        if dash != old_dash:
            self._out.append(f"[{numbers(dash)}] 0 d")
        self._line_style = (width, join, dash)


def _glyph_codes(run: GlyphRun, font: EmbeddedFont) -> str:
    """The inside of a TJ array: codes, and between them the steps that bring each glyph to its offset.

    Steps are whole thousandths of an em, always taken from where the reader's pen really is, so that the
    rounding (0.005 pt at 10 pt) never adds up.
    """
    scale = 1000 / run.size
    pen = run.offsets[0] * scale
    parts: list[str] = []
    add = parts.append
    for (code, width), offset in zip(font.shown(run.glyphs, run.text), run.offsets, strict=True):
        gap = offset * scale - pen
        if not -0.5 <= gap <= 0.5:
            step = round(gap)
            add(_step(step))
            pen += step
        add(code)
        pen += width
    return "".join(parts)


@cache
def _step(count: int) -> str:
    """A step of the pen by so many thousandths of an em, between two strings of codes."""
    return f">{-count}<"


def _painting(fill: Colour | None, stroke: Colour | None) -> str:
    """The path-painting operator, "" when there is nothing to paint."""
    if fill is None:
        return "" if stroke is None else "S"
    return "f" if stroke is None else "B"


def _path_operator(command: PathCommand, page_height: float) -> str:
    """One path command, turned upright."""
    verb = command[0]
    values = [float(value) for value in command[1:]]
    points = numbers(page_height - value if index % 2 else value for index, value in enumerate(values))
    match verb:
        case "M":
            return f"{points} m"
        case "L":
            return f"{points} l"
        case "C":
            return f"{points} c"
        case "Z":
            return "h"
        case _:
            raise ValueError(f"unknown path command {verb!r}")


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """The outline of a rectangle with round corners, counter-clockwise from the bottom edge's left end."""
    right, top = x + width, y + height
    handle = radius * (1 - _QUARTER)
    return " ".join(
        (
            f"{numbers((x + radius, y))} m {numbers((right - radius, y))} l",
            f"{numbers((right - handle, y, right, y + handle, right, y + radius))} c",
            f"{numbers((right, top - radius))} l",
            f"{numbers((right, top - handle, right - handle, top, right - radius, top))} c",
            f"{numbers((x + radius, top))} l",
            f"{numbers((x + handle, top, x, top - handle, x, top - radius))} c",
            f"{numbers((x, y + radius))} l",
            f"{numbers((x, y + handle, x + handle, y, x + radius, y))} c",
        )
    )


def draw(stream: ContentStream, item: Drawable, images: Mapping[str, EmbeddedImage]) -> None:
    """Draws one item."""
    match item:
        case TextItem():
            stream.text(item)
        case RectItem():
            stream.rectangle(item)
        case PathItem():
            stream.path(item)
        case ImageItem():
            stream.image(item, images[item.asset.sha256])
        case _:
            assert_never(item)
