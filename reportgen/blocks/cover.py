"""The outer pages of a book: front cover and back cover."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import DivisionModel, Rank
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Alt
from reportgen.blocks.figure import bare_picture
from reportgen.blocks.given_picture import GivenPicture
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.imaging.crop import crop_to, crop_within
from reportgen.model.flow import (
    Block,
    ChartGraphic,
    Figure,
    Matter,
    Panel,
    Paragraph,
    Section,
)
from reportgen.model.inline import TextRun
from reportgen.model.picture import Picture
from reportgen.schema import RichText, Switch

# of a cover's height a picture at its head takes
_HEAD = 0.5


def _lines(
    text: RichText | None, usual: str, style: str, context: LowerContext, block: DivisionModel
) -> tuple[Block, ...]:
    """The paragraphs of a field, or what the report says of itself where the editor wrote nothing."""
    if text is not None:
        return paragraphs_of(text, style, context)
    return (Paragraph((TextRun(usual, span=block.span),), style, span=block.span),) if usual else ()


class CoverBlock(DivisionModel):
    """封面：独占一页，底色、位置由版式定。title、publisher 不写就用 report.yaml 里的；
    subtitle 是副题，year 是年份，note 是一句小字（如“内部资料”）；
    logo 是标志，picture 是封面图片（`full: 是` 满版），logo_alt、picture_alt 是给看不见图的读者的话。

    ```yaml
    cover:
      subtitle: 开放创新卷
      year: 二〇二一年
    ```
    """

    name: ClassVar[str] = "cover"
    words: ClassVar[str] = "封面"
    bare: ClassVar[bool] = True
    rank: ClassVar[Rank] = "page"
    matters: ClassVar[tuple[Matter, ...]] = ("front",)

    title: RichText | None = Field(None, description="书名，不写就是报告的名称")
    subtitle: RichText | None = Field(None, description="副题")
    year: RichText | None = Field(None, description="年份")
    publisher: RichText | None = Field(None, description="发布单位，不写就用 report.yaml 里的")
    note: RichText | None = Field(None, description="一句小字，如“内部资料”")
    logo: GivenPicture | None = Field(None, description="标志的图片")
    logo_alt: Alt = None
    picture: GivenPicture | None = Field(None, description="封面图片")
    picture_alt: Alt = None
    full: Switch = Field(
        Switch(False),
        description="满版（是、否）：图片铺满封面上半，到纸的上边和两边（带出血）；focus 是留在中间的一点",
    )

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        said = context.metadata
        foot = (
            *_lines(self.year, "", "cover.year", context, self),
            *_lines(self.publisher, said.publisher, "cover.publisher", context, self),
        )
        given = self.picture
        if given is not None and self.full:
            # the focus is that of the crop to the page's head
            given = given.model_copy(update={"focus": None})
        pictures = bare_picture(given, self.picture_alt, "cover.picture", context)
        head = _bled(self, pictures, context) if self.full else ()
        children = (
            *head,
            *_lines(self.note, "", "cover.note", context, self),
            *bare_picture(self.logo, self.logo_alt, "cover.logo", context),
            *_lines(self.title, said.title, "cover.title", context, self),
            *_lines(self.subtitle, "", "cover.subtitle", context, self),
            *(() if head else pictures),
            *((Panel(foot, "cover.foot", span=self.span),) if foot else ()),
        )
        return (_page(self, children, "cover", context),)


def _bled(cover: CoverBlock, pictures: tuple[Figure, ...], context: LowerContext) -> tuple[Figure, ...]:
    """The cover's picture cut to the shape of the head of the page, from edge to edge with the bleed."""
    if cover.picture is None:
        context.sink.report("cover-full-alone", cover.full.span)
    page, bleed = context.theme.rules.sheets["cover"], context.theme.rules.pages.bleed
    aspect = (page.width + 2 * bleed) / (page.height * _HEAD + bleed)
    return tuple(_at_head(figure, aspect, cover) for figure in pictures)


def _at_head(figure: Figure, aspect: float, cover: CoverBlock) -> Figure:
    match figure.graphic:
        case Picture(asset, crop):
            focus = None if cover.picture is None else cover.picture.focus
            point = (0.5, 0.5) if focus is None else (focus.x, focus.y)
            size = (asset.width_px * crop.width, asset.height_px * crop.height)
            cut = crop_within(crop, crop_to(aspect, point, size))
            return replace(figure, graphic=Picture(asset, cut), aspect=1 / aspect, bleeds="cover")
        case ChartGraphic():
            raise ValueError("a cover has no chart")


class BackCoverBlock(DivisionModel):
    """封底：独占一页。text 是封底上的话（地址、网址、定价等），logo 是标志；什么都不写就只有版式的底色。

    ```yaml
    backcover: 上海市科学技术委员会　编
    ```
    """

    name: ClassVar[str] = "backcover"
    words: ClassVar[str] = "封底"
    short: ClassVar[str] = "text"
    bare: ClassVar[bool] = True
    rank: ClassVar[Rank] = "page"
    matters: ClassVar[tuple[Matter, ...]] = ("back",)

    text: RichText | None = Field(None, description="封底上的话")
    logo: GivenPicture | None = Field(None, description="标志的图片")
    logo_alt: Alt = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        children = (
            *bare_picture(self.logo, self.logo_alt, "backcover.logo", context),
            *_lines(self.text, "", "backcover", context, self),
        )
        return (_page(self, children, "backcover", context),)


def _page(block: DivisionModel, children: tuple[Block, ...], master: str, context: LowerContext) -> Section:
    anchor = context.heading_anchor(block.words, "", None, block.span)
    return Section(
        None, children, "page", "", master, context.matter, anchor, name=block.words, span=block.span
    )
