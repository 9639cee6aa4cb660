"""Titles with what belongs to them: section, topic, heading, item."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, DivisionModel, Rank
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Anchored
from reportgen.blocks.notes import NoteTexts
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Heading, Section
from reportgen.model.inline import plain_text
from reportgen.schema import Identifier, PlainText, RichText, Verbatim

# the styles of a topic, of a topic in it, and of those further in: 一、 （一） 1.
_BY_DEPTH = ("topic", "heading", "item")


def heading_of(
    context: LowerContext, title: RichText, style: str, id: Identifier | None, label: str | None = None
) -> Heading:
    """A heading at the context's level; without ``label`` it takes the next mark of its style."""
    runs = context.inline(title)
    mark = context.mark(style) if label is None else label
    anchor = context.heading_anchor(plain_text(runs), label or "", id, title.span)
    return Heading(context.level, runs, style, anchor, mark, title.span)


class SectionBlock(DivisionModel):
    """一节：整个章节文件就是一个 section。number 是节号，照写的样子保留（4.10 不会变成 4.1）。

    ```yaml
    section: 拓展国际国内合作网络
    number: "4.2"
    blocks:
      - lead: 适应新形势新要求，构建高水平创新网络。
    ```
    """

    name: ClassVar[str] = "section"
    words: ClassVar[str] = "节"
    short: ClassVar[str] = "title"
    rank: ClassVar[Rank] = "section"

    title: RichText = Field(description="节的标题")
    number: Verbatim | None = Field(
        None, description='节号，加引号，`"4.10"` 才不会变成 4.1；每节按节号单独成文件，不能重号'
    )
    id: Anchored = None
    blocks: Blocks = Field((), description="这一节的内容；里面不能再有节")
    notes: NoteTexts | None = Field(None, description="本节的脚注，也可以写成 [notes](#notes-脚注) 块")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        heading = heading_of(context, self.title, "section", self.id, context.number)
        children = context.lower_under(self.blocks)
        return (Section(heading, children, "section", context.number, matter=context.matter, span=self.span),)

    @property
    def written_number(self) -> PlainText | None:
        return self.number


class TopicBlock(BlockModel):
    """主题：节下面的一层，前面的标记（如 ◆）由版式给出。主题里的主题低一级，样子同小标题；再里面的同条目。

    ```yaml
    - topic: 国际科技合作全面推进
      blocks:
        - text: 主动服务国家科技外交。
    ```
    """

    name: ClassVar[str] = "topic"
    words: ClassVar[str] = "主题"
    short: ClassVar[str] = "title"

    title: RichText = Field(description="标题")
    id: Anchored = None
    blocks: Blocks = Field((), description="这个主题的内容")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        style = _BY_DEPTH[min(context.topics, len(_BY_DEPTH) - 1)]
        heading = heading_of(context, self.title, style, self.id)
        return (Section(heading, context.lower_in_topic(self.blocks), "topic", span=self.span),)


class ItemBlock(BlockModel):
    """条目：带序号（如 ①）的小标题，序号由版式给出，自动往下数。

    ```yaml
    - item: 浦江创新论坛
      blocks:
        - text: 论坛在上海举办。
    ```
    """

    name: ClassVar[str] = "item"
    words: ClassVar[str] = "条目"
    short: ClassVar[str] = "title"

    title: RichText = Field(description="标题，前面的序号自动给出")
    id: Anchored = None
    blocks: Blocks = Field((), description="这一条的内容")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        heading = heading_of(context, self.title, "item", self.id)
        return (Section(heading, context.lower_under(self.blocks), "item", span=self.span),)


class HeadingBlock(BlockModel):
    """小标题：后面的块就是它的内容，不必再缩进。

    ```yaml
    - heading: 上海外资研发中心加快集聚
    - text: 全年新增外资研发中心。
    ```
    """

    name: ClassVar[str] = "heading"
    words: ClassVar[str] = "小标题"
    short: ClassVar[str] = "title"

    title: RichText = Field(description="标题")
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        return (heading_of(context, self.title, "heading", self.id),)
