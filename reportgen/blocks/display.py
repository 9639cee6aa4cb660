"""Words set large: the line a chapter opens with, and a sentence pulled out of its text."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import LowerContext
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.model.flow import Block, Panel, Paragraph
from reportgen.model.inline import TextRun
from reportgen.schema import RichText


class HeroBlock(BlockModel):
    """主题句：大字排的一两行，概括全章最要紧的一句话或一个数。

    ```yaml
    - hero: 累计认定外资研发中心{{ 外资研发中心.累计 }}家
      note: 截至年末
    ```
    """

    name: ClassVar[str] = "hero"
    words: ClassVar[str] = "主题句"
    short: ClassVar[str] = "text"

    text: RichText = Field(description="一两行的话")
    note: RichText | None = Field(None, description="下面的小字")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        children = list(paragraphs_of(self.text, "hero", context))
        if self.note is not None:
            children += paragraphs_of(self.note, "hero.note", context)
        return (Panel(tuple(children), "hero.box", span=self.span),)


class PullQuoteBlock(BlockModel):
    """摘句：从正文里摘出的一句话，大字单独排，吸引读者；source 是谁说的。

    ```yaml
    - pullquote: 开放合作，是科技创新的应有之义。
      source: 示例专家
    ```
    """

    name: ClassVar[str] = "pullquote"
    words: ClassVar[str] = "摘句"
    short: ClassVar[str] = "text"

    text: RichText = Field(description="摘出的话，不用加引号")
    source: RichText | None = Field(None, description="谁说的，前面自动加破折号")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        children = list(paragraphs_of(self.text, "pullquote", context))
        if self.source is not None:
            dash = TextRun("——", span=self.source.span)
            runs = (dash, *context.inline(self.source))
            children.append(Paragraph(runs, "pullquote.source", span=self.source.span))
        return (Panel(tuple(children), "pullquote.box", "BlockQuote", span=self.span),)
