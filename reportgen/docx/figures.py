"""Figures: a picture or a native chart in the line, its caption and note below."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from reportgen.charts import has_native
from reportgen.docx import drawings
from reportgen.docx.context import Context
from reportgen.docx.ooxml import Element, name, set_paragraph_property, twips, w
from reportgen.docx.paging import Paging
from reportgen.docx.paragraphs import keep_with_next, styled, write_caption, write_paragraph
from reportgen.imaging.vectors import placed
from reportgen.layout.bleeds import bled_box
from reportgen.layout.sheets import shown_width
from reportgen.model.flow import ChartGraphic, Figure
from reportgen.model.picture import UNCUT, Picture

# the share of the page's text block a figure may fill, so that its caption fits beneath
_TALLEST = 0.85
# how far type reaches below its line, of its size, and what roundings add to a full page, in pt
_DEPTH = 0.3
_ROUNDING = 1.0
# the share that a figure keeps at least on a full page
_LEAST = 0.9
# what sums of floats may differ by, in pt
_SLACK = 0.01


def write_figure(figure: Figure, context: Context) -> list[Element]:
    """The figure's paragraph, then caption and note, all held together."""
    content = context.bookmarks.around(figure.anchor, "page", [_graphic(figure, context)])
    paragraphs = [styled(context.sheet.paragraph(figure.style), content)]
    if figure.caption:
        paragraphs.append(write_caption(figure.caption, context))
    paragraphs += (write_paragraph(note, context) for note in figure.notes)
    for paragraph in paragraphs if figure.with_next else paragraphs[:-1]:
        keep_with_next(paragraph)
    # the distance below a figure belongs to whatever ends it; styles of captions and notes have none
    style = context.theme.style(figure.style)
    after = twips(style.space_after)
    if figure.bleeds:
        # the picture stands apart from the text; the line that holds it shall take no room
        set_paragraph_property(paragraphs[0], w("spacing", before=0, after=after, line=20, lineRule="exact"))
    elif len(paragraphs) == 1:
        # a line of exact height, as in table cells, would cut the graphic off
        set_paragraph_property(paragraphs[0], w("spacing", after=after, line=240, lineRule="auto"))
    else:
        set_paragraph_property(paragraphs[0], w("spacing", after=twips(style.gap)))
        set_paragraph_property(paragraphs[-1], w("spacing", after=after))
    return paragraphs


def _at_head(figure: Figure, picture: Picture, context: Context) -> Element:
    """A picture over the head of the page from edge to edge; what is beyond the paper is for the printer."""
    x, y, width, height = bled_box(figure, context.theme)
    frame = drawings.Frame(width, height, context.media.next_drawing(), figure.alt)
    relationship, svg = _embedded(picture, figure.alt, width, context)
    crop = UNCUT if svg else picture.crop
    return drawings.picture_at_head(relationship, frame, x, y, svg, crop)


def _embedded(picture: Picture, alt: str, width: float, context: Context) -> tuple[str, str]:
    """The relationship ids of a picture ``width`` pt wide and, for a drawing, of its SVG."""
    asset = picture.asset
    if asset.drawing is None:
        return context.media.picture(context.renditions.whole(asset, picture.crop, width)), ""
    drawn = placed(asset.drawing, picture.crop, width)
    svg, png = context.media.vector_picture(*context.pictures.drawn(drawn, alt))
    return png, svg


def _graphic(figure: Figure, context: Context) -> Element:
    """The run of the figure; it is as low as on the pages, where it may have been made so to fit on one."""
    if figure.bleeds and isinstance(figure.graphic, Picture):
        return _at_head(figure, figure.graphic, context)
    width = shown_width(figure, context.measure, context.theme)
    height = width * figure.aspect
    if height > context.height * _TALLEST:
        width *= context.height * _TALLEST / height
        height = context.height * _TALLEST
    drawing = _drawn(figure, width, height, context)
    placed_size = context.awaited.size_of((figure.alt, figure.span))
    frame = w("drawing")
    # Word's line is as much higher than what stands on it as its type reaches below it
    below = _DEPTH * context.theme.style(figure.style).size + _ROUNDING

    def fill(paging: Paging) -> None:
        size = _as_placed(placed_size(paging), width, height)
        if figure.span in paging.shrunk:
            size = _lower(figure, *size, below)
        made = drawing(*size)
        frame.extend(made.find(name("w:drawing")))

    context.awaited.note(fill)
    return w("r", frame)


def _as_placed(size: tuple[float, float] | None, width: float, height: float) -> tuple[float, float]:
    """The size on the pages, but none beyond the figure's own: what fills a page there to the last line would
    be moved to the next one in Word, and what is in a template's narrower column would not fit.
    """
    if size is None or size[0] > width + _SLACK or size[1] > height - _SLACK:
        return width, height
    return size


def _lower(figure: Figure, width: float, height: float, by: float) -> tuple[float, float]:
    """A lower figure, on a page that is full: a chart as wide as before, a picture in its proportions."""
    lower = max(height - by, height * _LEAST)
    return (width, lower) if isinstance(figure.graphic, ChartGraphic) else (width * lower / height, lower)


def _drawn(
    figure: Figure, width: float, height: float, context: Context
) -> Callable[[float, float], Element]:
    """What makes the run in a size; all that takes long is done before, for this one."""
    number = context.media.next_drawing()

    def frame(width: float, height: float) -> drawings.Frame:
        return drawings.Frame(width, height, number, figure.alt)

    match figure.graphic:
        case Picture() as picture:
            relationship, svg = _embedded(picture, figure.alt, width, context)
            crop = UNCUT if svg else picture.crop
            return lambda width, height: drawings.picture(relationship, frame(width, height), svg, crop)
        case ChartGraphic(spec) if has_native(spec.kind):
            context.drawer.native(spec, width, height)

            def native(width: float, height: float) -> Element:
                made = context.drawer.native(spec, width, height)
                relationship = context.media.chart(made.xml, made.workbook, made.shapes)
                return drawings.chart(relationship, frame(width, height))

            return native
        case ChartGraphic(spec):
            pictures = context.pictures.made(spec, width, height, figure.alt)

            def pictured(now_wide: float, now_high: float) -> Element:
                same = (now_wide, now_high) == (width, height)
                made = pictures if same else context.pictures.made(spec, now_wide, now_high, figure.alt)
                svg, png = context.media.vector_picture(*made)
                return drawings.picture(png, frame(now_wide, now_high), svg)

            return pictured
        case _:
            assert_never(figure.graphic)
