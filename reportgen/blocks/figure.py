"""A picture with caption and alternative text."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import (
    Across,
    Alt,
    Anchored,
    FigurePlace,
    NoteBelow,
    PictureFile,
    SourceBelow,
    Width,
)
from reportgen.blocks.given_picture import Cropped, Focused, PictureChoice, picture_shown
from reportgen.blocks.paragraphs import notes_below
from reportgen.model.flow import Block, Caption, Figure, FloatPlace
from reportgen.schema import AltText, AssetPath, RichText, Share, Switch


def place_of(place: FloatPlace | None, context: LowerContext) -> FloatPlace:
    """Where a figure or table may move: as its block says, else as the layout does."""
    return context.theme.rules.figure_place if place is None else place


def share_of_measure(width: Share | None, context: LowerContext) -> float:
    """A width as a share (0–1] of the column: as the block says, else as the layout does."""
    return context.theme.rules.figure_width if width is None else width.value


def bare_picture(
    given: PictureChoice | None, alt: AltText | RichText | None, style: str, context: LowerContext
) -> tuple[Figure, ...]:
    """A picture without a caption, as wide as its style allows; none where no file is given."""
    if given is None:
        return ()
    return picture_of(given, alt_of(alt, None, given.file, context), style, context)


def alt_of(
    alt: AltText | RichText | None, caption: RichText | None, file: AssetPath, context: LowerContext
) -> str:
    """What stands for a picture: its words, else its caption, else its name; missing words are told.

    "" for an ornament, which nothing stands for.
    """
    if isinstance(alt, AltText) and alt.is_ornament:
        if caption is None:
            return ""
        context.sink.report("figure-ornament-caption", alt.span)
    if alt is None:
        context.sink.report("figure-no-alt", file.span, path=file.path)
    words = alt if alt is not None and alt.raw else caption
    return (context.plain(words) if words is not None else "") or file.path


def picture_in_cell(
    given: PictureChoice, alt: str, context: LowerContext, caption: Caption | None = None
) -> tuple[Figure, ...]:
    """A picture as wide as the cell it stands in; nothing if there is none, which was reported."""
    return picture_of(given, alt, "picture", context, caption)


def picture_of(
    given: PictureChoice, alt: str, style: str, context: LowerContext, caption: Caption | None = None
) -> tuple[Figure, ...]:
    """A picture as wide as its place and its style allow; nothing if there is none, which was reported."""
    picture = picture_shown(given, context)
    if picture is None:
        return ()
    anchor = caption.anchor if caption else ""
    return (Figure(picture, alt, style, 1.0, picture.aspect, anchor, caption, span=given.file.span),)


class FigureBlock(BlockModel):
    """图片：PNG、JPEG、WebP、TIFF 等，路径从项目文件夹写起。alt 是给看不见图的读者的一句话。

    ```yaml
    - figure: pictures/forum.png
      caption: 论坛现场
      alt: 会场全景，台上有五位嘉宾
      width: 80%
    ```
    """

    name: ClassVar[str] = "figure"
    words: ClassVar[str] = "图片"
    short: ClassVar[str] = "file"

    file: PictureFile
    caption: RichText | None = Field(None, description="图题，自动编号；不写就没有编号")
    alt: Alt = None
    crop: Cropped = None
    focus: Focused = None
    width: Width = None
    place: FigurePlace = None
    note: NoteBelow = None
    source: SourceBelow = None
    across: Across = Switch(False)
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        alt = alt_of(self.alt, self.caption, self.file, context)
        caption = context.caption_if_any("figure", self.caption, self.id)
        width = share_of_measure(self.width, context)
        picture = picture_shown(self, context)
        if picture is None:
            return ()
        if self.width is None:
            # no higher than a square would be: an upright picture would fill the page
            width /= max(picture.aspect, 1.0)
        figure = Figure(
            graphic=picture,
            alt=alt,
            style="figure",
            width=width,
            aspect=picture.aspect,
            anchor=caption.anchor if caption else "",
            caption=caption,
            place=place_of(self.place, context),
            notes=notes_below(self.note, self.source, context),
            across=self.across.value,
            span=self.span,
        )
        return (figure,)
