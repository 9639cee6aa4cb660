"""Boxes of text: quotations and call-outs."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Anchored
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Panel, Paragraph
from reportgen.model.inline import TextRun, plain_text
from reportgen.schema import RichText, Switch

_TITLE = "callout.title"


class QuoteBlock(BlockModel):
    """引文：单独成块的引用，source 是出处，前面自动加破折号。

    ```yaml
    - quote: 科技创新是提高社会生产力的战略支撑。
      source: 《科技合作框架协议》
    ```
    """

    name: ClassVar[str] = "quote"
    words: ClassVar[str] = "引文"
    short: ClassVar[str] = "text"

    text: RichText = Field(description="引文")
    source: RichText | None = Field(None, description="出处，前面自动加破折号")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        children = list(paragraphs_of(self.text, "quote", context))
        if self.source is not None:
            dash = TextRun("——", span=self.source.span)
            children.append(Paragraph((dash, *context.inline(self.source)), "note", span=self.source.span))
        return (Panel(tuple(children), "quote.box", "BlockQuote", span=self.span),)


class CalloutBlock(BlockModel):
    """提示框：带底色的一块，title 是标题，里面可放任何块。写 numbered: 是 就成为编号的专栏（专栏4.2-1）。
    一页放不下就分到几页，后面各页上面写明“（续）”。

    ```yaml
    - callout: 数据说明
      blocks:
        - text: 本节数据截至年末。
    ```
    """

    name: ClassVar[str] = "callout"
    words: ClassVar[str] = "提示框"
    short: ClassVar[str] = "title"

    title: RichText = Field(description="标题")
    blocks: Blocks = Field((), description="框里的内容，可以是任何块")
    id: Anchored = None
    numbered: Switch = Field(
        Switch(False), description="`是` 就成为编号的专栏（专栏4.2-1），`list_of: boxes` 能列出来"
    )

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if self.numbered.value:
            caption = context.caption("box", self.title, self.id)
            caption = replace(caption, style=_TITLE, role="P")
            further = continued(caption.label, _TITLE, self.title)
            children = context.lower(self.blocks)
            return (Panel(children, "callout", caption=caption, continued=further, span=self.span),)
        runs = context.inline(self.title)
        title = Paragraph(runs, _TITLE, span=self.title.span)
        anchor = ""
        if self.id is not None:
            anchor = context.heading_anchor(plain_text(runs), "", self.id, self.title.span)
        further = continued(plain_text(runs), _TITLE, self.title)
        children = (title, *context.lower(self.blocks))
        return (Panel(children, "callout", anchor=anchor, continued=further, span=self.span),)


def continued(name: str, style: str, title: RichText) -> Paragraph:
    """What stands above the rest of a box on a further page: its number or its name, and that it goes on."""
    return Paragraph((TextRun(f"{name}（续）", span=title.span),), style, span=title.span)
