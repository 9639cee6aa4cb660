"""The divisions above and beside sections: parts, chapters, appendices."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import DivisionModel, Rank
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Anchored
from reportgen.blocks.headings import heading_of
from reportgen.blocks.notes import NoteTexts
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Heading, Matter, Section
from reportgen.schema import PlainText, RichText
from reportgen.text.numbers import letters_value, marker_text


class NumberedDivisionModel(DivisionModel):
    """A title with a number, and what stands under it."""

    short: ClassVar[str] = "title"

    title: RichText = Field(description="标题")
    number: PlainText | None = Field(
        None, description="编号，篇、章写数字，附录写字母；不写就往下数，写法由版式定"
    )
    id: Anchored = None
    blocks: Blocks = Field((), description="标题下面的内容")
    notes: NoteTexts | None = Field(None, description="这里的脚注，也可以写成 [notes](#notes-脚注) 块")

    @property
    def written_number(self) -> PlainText | None:
        return self.number

    def heading(self, context: LowerContext, style: str, ordinal: int) -> Heading:
        """The heading; its number is written as the style's marker says, plainly where that says nothing."""
        template = context.theme.style(style).marker or "{1}"
        return heading_of(context, self.title, style, self.id, marker_text(template, ordinal))


class PartBlock(NumberedDivisionModel):
    """篇：独占一页的篇名，后面的各章、各节属于它，直到下一篇。
    number 是篇号（写数字），不写就往下数；写法由版式定，如“第一篇”。

    ```yaml
    part: 创新策源
    blocks:
      - lead: 这一篇记述全年科技创新的总体情况。
    ```
    """

    name: ClassVar[str] = "part"
    words: ClassVar[str] = "篇"
    rank: ClassVar[Rank] = "part"
    matters: ClassVar[tuple[Matter, ...]] = ("body",)
    counted: ClassVar[str] = "{1}"

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        heading = self.heading(context, "part", int(context.number))
        children = context.lower_under(self.blocks)
        return (Section(heading, children, "part", context.number, "part", context.matter, span=self.span),)


class ChapterBlock(NumberedDivisionModel):
    """章：章名，后面的各节属于它，直到下一章。
    number 是章号（写数字），不写就往下数；写法由版式定，如“第四章”。
    章里还没分节的话写在 blocks 里。

    ```yaml
    chapter: 开放创新
    number: 4
    blocks:
      - lead: 本章记述人才队伍建设和国内外科技合作。
    ```
    """

    name: ClassVar[str] = "chapter"
    words: ClassVar[str] = "章"
    rank: ClassVar[Rank] = "chapter"
    matters: ClassVar[tuple[Matter, ...]] = ("body",)
    counted: ClassVar[str] = "{1}"

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        heading = self.heading(context, "chapter", int(context.number))
        children = context.lower_under(self.blocks)
        return (Section(heading, children, "chapter", context.number, span=self.span),)


class AppendixBlock(NumberedDivisionModel):
    """附录：排在正文后面的一节，编号是字母，自动往下数（附录A、附录B），图表编号跟着它（图A-1）。
    number 要自己定时写字母。

    ```yaml
    appendix: 统计口径
    blocks:
      - text: 各项数据截至年末。
    ```
    """

    name: ClassVar[str] = "appendix"
    words: ClassVar[str] = "附录"
    rank: ClassVar[Rank] = "section"
    matters: ClassVar[tuple[Matter, ...]] = ("back",)
    counted: ClassVar[str] = "{A}"

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        heading = self.heading(context, "appendix", letters_value(context.number))
        children = context.lower_under(self.blocks)
        return (Section(heading, children, "section", context.number, matter=context.matter, span=self.span),)
