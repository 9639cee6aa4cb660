"""Figures as pieces: picture or chart, its caption below, its note; none of them parts from the others.

A figure may be built lower by up to a quarter so that it still fits on the page its text stands on.
"""

from __future__ import annotations

import math
from typing import assert_never

from reportgen import charts
from reportgen.imaging.vectors import placed
from reportgen.layout.bleeds import bled_box, frame_below
from reportgen.layout.boxes import box_items, insets
from reportgen.layout.drawings import drawing_items
from reportgen.layout.floats import floats
from reportgen.layout.paragraphs import aligned, caption, paragraph
from reportgen.layout.pieces import Break, Elastic, Extent, Landmark, Piece
from reportgen.layout.setting import Place, Setting
from reportgen.layout.stack import total_height
from reportgen.model.flow import ChartGraphic, Figure
from reportgen.model.pages import ImageItem, Item
from reportgen.model.picture import Picture
from reportgen.record import record, replace
from reportgen.theme.lengths import MM
from reportgen.theme.style import Style

# a figure is not built lower than this share of its height to make it fit on a page
LEAST_SHARE = 0.75
# a chart is not built higher than this share of its height to bring its page to the foot
MOST_SHARE = 1.1


@record(frozen=True, slots=True)
class _Frame:
    """What a figure is built from at any height; an ornament has no ``key``, as it is no element."""

    figure: Figure
    key: int | None
    style: Style
    place: Place
    setting: Setting

    def built(self, width: float, height: float) -> Piece:
        """The graphic in a box of the given size, at its place across the measure."""
        inset = insets(self.style)
        room = self.place.width - inset.left - inset.right
        slack = {"start": 0.0, "end": 1.0}.get(self.style.align, 0.5) * max(room - width, 0.0)
        x = self.place.x + inset.left + slack
        full = inset.top + height + inset.bottom
        ground = box_items(
            (self.place.x, 0.0, self.place.width, full),
            self.style.background,
            self.style.borders,
            self.style.radius,
        )
        graphic = self.graphic(x, inset.top, width, height)
        landing = (Landmark(self.figure.anchor, self.place.x, 0.0),) if self.figure.anchor else ()
        extent = () if self.key is None else (Extent(self.key, x, inset.top, width, height),)
        marks = (*landing, *extent)
        return Piece(full, (*ground, *graphic), marks=marks, span=self.figure.span)

    def graphic(self, x: float, y: float, width: float, height: float) -> tuple[Item, ...]:
        """The items of the picture or chart in that box."""
        match self.figure.graphic:
            case Picture(asset, crop) if asset.drawing is not None:
                drawn = placed(asset.drawing, crop, width)
                return drawing_items(drawn, x, y, self.key, self.setting.typeset)
            case Picture(asset, crop):
                return (ImageItem(x, y, width, height, asset, self.key, crop),)
            case ChartGraphic(spec):
                drawing = self.setting.draw(spec, width, height)
                return drawing_items(drawing, x, y, self.key, self.setting.typeset)
            case _:
                assert_never(self.figure.graphic)

    def narrowed(self, height: float, width: float, lower: float) -> Piece:
        """Lower (a chart: or higher) than ``height``: a chart keeps its width, a picture its proportions."""
        match self.figure.graphic:
            case Picture():
                return self.built(width * lower / height, lower)
            case ChartGraphic():
                return self.built(width, lower)
            case _:
                assert_never(self.figure.graphic)


@record(frozen=True, slots=True)
class _Resizing:
    """Builds a figure again, of that width and height at first, in another height with all around it.

    Not a function, so that it can be written and read back.
    """

    frame: _Frame
    width: float
    height: float

    def __call__(self, full: float) -> Piece:
        inset = insets(self.frame.style)
        return self.frame.narrowed(self.height, self.width, full - inset.top - inset.bottom)


def figure(block: Figure, place: Place, setting: Setting) -> list[Piece]:
    """A figure; one too high for a page is scaled down, and the editor told."""
    style = aligned(setting.style(block.style), place)
    key = setting.structure.figure(place.parent, block.alt, block.span) if block.alt else None
    frame = _Frame(block, key, style, place, setting)
    if block.bleeds:
        return [_bled(frame)]
    title = []
    if block.caption:
        title = caption(block.caption, place.parent if key is None else key, place, setting)
    if title:
        title[0] = replace(title[0], before=style.gap or title[0].before)
    notes = [piece for note in block.notes for piece in paragraph(note, place, setting)]
    below = total_height([*title, *notes]) + (style.gap if title or notes else 0.0)
    graphic = _sized(frame, setting.page_height - below)
    pieces = [graphic, *title, *notes]
    pieces[0] = replace(pieces[0], before=style.space_before, after=style.gap, give=style.give)
    pieces[-1] = replace(pieces[-1], after=max(pieces[-1].after, style.space_after), give=style.give)
    if block.with_next:
        pieces[-1] = replace(pieces[-1], break_after=Break.NEVER)
    stuck = [pieces[0], *(replace(piece, break_before=Break.NEVER) for piece in pieces[1:])]
    return stuck if key is None else floats(stuck, key, block.place)


def _bled(frame: _Frame) -> Piece:
    """The graphic over the head of the page; in the text block it takes what of it lies there."""
    x, y, width, height = bled_box(frame.figure, frame.setting.theme)
    text = frame_below(frame.figure, frame.setting.theme)
    x, y = frame.place.x + x - text.x, y - text.y
    _tell_coarse(frame, width)
    extent = () if frame.key is None else (Extent(frame.key, x, y, width, height),)
    return Piece(
        max(y + height, 0.0),
        frame.graphic(x, y, width, height),
        after=frame.style.space_after,
        marks=extent,
        span=frame.figure.span,
    )


def _sized(frame: _Frame, room: float) -> Piece:
    """The graphic at the width its share of the measure gives, but no higher than ``room``."""
    block, inset = frame.figure, insets(frame.style)
    measure = frame.place.width - inset.left - inset.right
    width = measure * min(block.width or 1.0, 1.0)
    if 0 < frame.style.max_width < width:
        width = frame.style.max_width
    height = width * block.aspect
    room -= inset.top + inset.bottom
    _tell_coarse(frame, width * min(room / height, 1.0))
    if height > room:
        frame.setting.sink.report(
            "figure-too-high",
            block.span,
            percent=str(round(100 * room / height)),
            height=f"{room / MM:.0f}",
        )
        _tell_left_out(frame, width, room)
        return frame.narrowed(height, width, room)
    piece = frame.built(width, height)
    _tell_left_out(frame, width, height)
    # a chart keeps its width when it grows; a picture would grow out of its share of the measure
    growth = (MOST_SHARE - 1) * height if isinstance(block.graphic, ChartGraphic) else 0.0
    shrink = 0.0 if _is_full(block) else height * (1 - LEAST_SHARE)
    least, most = piece.height - shrink, piece.height + min(growth, room - height)
    return replace(piece, elastic=Elastic(least, most, _Resizing(frame, width, height)))


def _tell_coarse(frame: _Frame, width: float) -> None:
    """Tell the editor of a picture that has too few pixels for the width (pt) it is printed at."""
    match frame.figure.graphic:
        case ChartGraphic():
            return
        case Picture(asset, crop):
            least = frame.setting.theme.rules.pictures.least_dpi
            inches = width / 72
            dpi = asset.width_px * crop.width / inches
            if round(dpi) < least and not asset.is_vector:
                frame.setting.sink.report(
                    "picture-coarse",
                    frame.figure.span,
                    path=asset.path,
                    width=f"{width / MM:.0f}",
                    dpi=f"{dpi:.0f}",
                    least=f"{least:.0f}",
                    pixels=str(math.ceil(least * inches / crop.width)),
                )
        case _:
            assert_never(frame.figure.graphic)


def _is_full(block: Figure) -> bool:
    """Whether a lower graphic would lose words: charts with arrows or notes are as high as these need."""
    match block.graphic:
        case Picture():
            return False
        case ChartGraphic(spec):
            return bool(spec.growths or spec.annotations)
        case _:
            assert_never(block.graphic)


def _tell_left_out(frame: _Frame, width: float, height: float) -> None:
    """Tell the editor what a chart of this size has no room for."""
    match frame.figure.graphic:
        case Picture():
            return
        case ChartGraphic(spec):
            for lost in charts.left_out(spec, frame.setting.draw(spec, width, height)):
                frame.setting.sink.report(lost.code, lost.span or frame.figure.span, **lost.args)
        case _:
            assert_never(frame.figure.graphic)
