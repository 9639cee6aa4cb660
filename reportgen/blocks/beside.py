"""A picture with text beside it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Alt, Anchored, PictureFile
from reportgen.blocks.figure import alt_of, picture_in_cell
from reportgen.blocks.given_picture import Cropped, Focused
from reportgen.blocks.reading import Blocks
from reportgen.diagnostics import Span
from reportgen.model.flow import Block, Grid, Panel
from reportgen.schema import RichText, Share

Side = Literal["left", "right", "左", "右"]
_USUAL = 0.4
_LEAST, _MOST = 0.15, 0.7


def beside(picture: tuple[Block, ...], share: float, text: tuple[Block, ...], side: Side, span: Span) -> Grid:
    """A picture in a column of ``share`` of the measure, text in the other one."""
    cells = Panel(picture, "cell", span=span), Panel(text, "cell", span=span)
    widths = (share, 1 - share)
    if side in ("right", "右"):
        cells, widths = cells[::-1], widths[::-1]
    return Grid(2, cells, "beside", widths, span=span)


def room_beside(share: float, context: LowerContext) -> float:
    """The width in pt that a picture of ``share`` of the measure leaves beside it."""
    return (context.measure - context.theme.style("beside").gap) * (1 - share)


class BesideBlock(BlockModel):
    """图文并排：一边是图片，一边是文字或别的块。

    ```yaml
    - beside: pictures/forum.png
      alt: 会场全景，台上有五位嘉宾
      blocks:
        - text: 论坛采取线上与线下融合方式举办。
    ```
    """

    name: ClassVar[str] = "beside"
    words: ClassVar[str] = "图文并排"
    short: ClassVar[str] = "file"

    file: PictureFile
    alt: Alt = None
    crop: Cropped = None
    focus: Focused = None
    side: Side = Field("left", description="图片在 `左`（不写就是它）还是 `右`")
    width: Share | None = Field(None, description="图片占版心的百分比，15% 到 70%，不写就是 40%")
    caption: RichText | None = Field(None, description="图题，自动编号，排在图片下面")
    id: Anchored = None
    blocks: Blocks = Field((), description="旁边的内容，不宜超过一页")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.blocks:
            tell_empty(self, "blocks", context)
            return ()
        share = self._share(context)
        caption = context.caption_if_any("figure", self.caption, self.id)
        alt = alt_of(self.alt, self.caption, self.file, context)
        picture = picture_in_cell(self, alt, context, caption)
        text = context.lower_within(self.blocks, room_beside(share, context))
        return (beside(picture, share, text, self.side, self.span),)

    def _share(self, context: LowerContext) -> float:
        if self.width is None:
            return _USUAL
        if not _LEAST <= self.width.value <= _MOST:
            context.sink.report("beside-width", self.width.span, value=f"{self.width.value:.0%}")
        return self.width.value
