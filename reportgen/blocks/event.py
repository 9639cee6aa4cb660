"""An event: a boxed report of a forum or conference with dates, key figures and text."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.cards import Card, cards_grid
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Anchored
from reportgen.blocks.headings import heading_of
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Panel, Paragraph
from reportgen.model.inline import Inline, TextRun
from reportgen.schema import RichText


class EventBlock(BlockModel):
    """活动：带底色的一块，标题有序号（如 ①），可写时间、地点、数字卡片和任何块。

    ```yaml
    - event: 浦江创新论坛
      dates: 5月31日至6月4日
      place: 上海
      cards: [{fact: 浦江创新论坛.专家学者, label: 专家学者}]
      blocks:
        - text: 论坛采取线上与线下融合方式举办。
    ```
    """

    name: ClassVar[str] = "event"
    words: ClassVar[str] = "活动"
    short: ClassVar[str] = "title"

    title: RichText = Field(description="活动名称，前面的序号自动给出")
    dates: RichText | None = Field(None, description="时间")
    place: RichText | None = Field(None, description="地点")
    cards: tuple[Card, ...] = Field((), description="数字卡片，写法同 [cards](#cards-数字卡片)")
    blocks: Blocks = Field((), description="正文，可以是任何块")
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        children: list[Block] = [heading_of(context, self.title, "item", self.id)]
        meta: list[Inline] = []
        said = [text for text in (self.dates, self.place) if text is not None]
        for text in said:
            meta += [TextRun("｜", span=text.span)] if meta else []
            meta += context.inline(text)
        if meta:
            children.append(Paragraph(tuple(meta), "event.meta", span=said[0].span))
        children += cards_grid(self.cards, context)
        children += context.lower_under(self.blocks)
        return (Panel(tuple(children), "event", "Sect", span=self.span),)
