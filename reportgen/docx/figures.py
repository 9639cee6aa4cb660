"""Figures: a picture or a native chart in the line, its caption and note below."""

from __future__ import annotations

from typing import assert_never

from reportgen.charts import has_native, native_chart
from reportgen.docx import drawings
from reportgen.docx.context import Context
from reportgen.docx.ooxml import Element, set_paragraph_property, twips, w
from reportgen.docx.paragraphs import keep_with_next, styled, write_caption, write_paragraph
from reportgen.imaging.vectors import placed
from reportgen.layout.sheets import shown_width
from reportgen.model.flow import ChartGraphic, Figure, Picture

# the share of the page's text block a figure may fill, so that its caption fits beneath
_TALLEST = 0.85


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
    if len(paragraphs) == 1:
        # a line of exact height, as in table cells, would cut the graphic off
        set_paragraph_property(paragraphs[0], w("spacing", after=after, line=240, lineRule="auto"))
    else:
        set_paragraph_property(paragraphs[0], w("spacing", after=twips(style.gap)))
        set_paragraph_property(paragraphs[-1], w("spacing", after=after))
    return paragraphs


def _graphic(figure: Figure, context: Context) -> Element:
    width = shown_width(figure, context.measure, context.theme)
    height = width * figure.aspect
    if height > context.height * _TALLEST:
        width *= context.height * _TALLEST / height
        height = context.height * _TALLEST
    frame = drawings.Frame(width, height, context.media.next_drawing(), figure.alt)
    match figure.graphic:
        case Picture(asset, crop) if asset.drawing is not None:
            drawn = placed(asset.drawing, crop, width)
            svg, png = context.media.vector_picture(*context.pictures.drawn(drawn, figure.alt))
            return drawings.picture(png, frame, svg)
        case Picture(asset, crop):
            relationship = context.media.picture(context.renditions.whole(asset, crop, width))
            return drawings.picture(relationship, frame, crop=crop)
        case ChartGraphic():
            spec = figure.graphic.spec
            if not has_native(spec.kind):
                svg, png = context.media.vector_picture(
                    *context.pictures.made(spec, width, height, figure.alt)
                )
                return drawings.picture(png, frame, svg)
            native = native_chart(spec, context.theme, width, height)
            relationship = context.media.chart(native.xml, native.workbook, native.shapes)
            return drawings.chart(relationship, frame)
        case _:
            assert_never(figure.graphic)
