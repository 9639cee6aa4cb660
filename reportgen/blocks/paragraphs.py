"""Running text: text, lead, labelled lines, page breaks."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import LowerContext
from reportgen.model.flow import Block, PageBreak, Paragraph
from reportgen.model.inline import TextRun
from reportgen.schema import RichText


def paragraphs_of(text: RichText, style: str, context: LowerContext) -> tuple[Paragraph, ...]:
    """A paragraph of ``style`` for each part of ``text`` between blank lines."""
    return tuple(Paragraph(context.inline(part), style, span=part.span) for part in text.paragraphs())


def notes_below(
    note: RichText | None, source: RichText | None, context: LowerContext
) -> tuple[Paragraph, ...]:
    """The small lines below a table or figure: the note as written, then where the data come from."""
    notes = () if note is None else paragraphs_of(note, "note", context)
    if source is None:
        return notes
    runs = context.inline(source)
    if not source.raw.startswith(("资料来源", "数据来源", "来源")):
        runs = (TextRun("资料来源：", span=source.span), *runs)
    return (*notes, Paragraph(runs, "note", span=source.span))


class TextBlock(BlockModel):
    """正文段落。换行写的长段会接成一段；空一行就是另起一段。

    ```yaml
    - text: 全年全市新增外资研发中心**25**家。
    ```
    """

    name: ClassVar[str] = "text"
    words: ClassVar[str] = "正文"
    short: ClassVar[str] = "text"

    text: RichText = Field(description="一段或几段话，空一行就是另起一段")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        return paragraphs_of(self.text, "body", context)


class LeadBlock(BlockModel):
    """导语：节开头的概述段。

    ```yaml
    - lead: 适应新形势新要求，构建链接国际的高水平创新网络。
    ```
    """

    name: ClassVar[str] = "lead"
    words: ClassVar[str] = "导语"
    short: ClassVar[str] = "text"

    text: RichText = Field(description="导语")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        return paragraphs_of(self.text, "lead", context)


class LabelledBlock(BlockModel):
    """带题头的一行：题头加粗，后面跟冒号和内容。

    ```yaml
    - labelled: {label: 板块设置, text: 会议论坛、展览展示}
    ```
    """

    name: ClassVar[str] = "labelled"
    words: ClassVar[str] = "带题头的段落"

    label: RichText = Field(description="题头，加粗，后面自动加冒号")
    text: RichText = Field(description="内容")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        head = (*context.emphasised(self.label), TextRun("：", strong=True, span=self.label.span))
        return (Paragraph((*head, *context.inline(self.text)), "labelled", span=self.text.span),)


class PageBreakBlock(BlockModel):
    """换页：后面的内容从新的一页开始。冒号后面不写内容。

    ```yaml
    - pagebreak:
    ```
    """

    name: ClassVar[str] = "pagebreak"
    words: ClassVar[str] = "换页"

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        return (PageBreak(self.span),)
