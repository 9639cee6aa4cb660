"""A signature under a text: who signs it, as what, when."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, DivisionModel, Rank
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Anchored
from reportgen.blocks.figure import bare_picture
from reportgen.blocks.given_picture import GivenPicture
from reportgen.blocks.headings import heading_of
from reportgen.blocks.notes import NoteTexts
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Matter, Panel, Section
from reportgen.schema import RichText


class SignatureBlock(BlockModel):
    """落款：排在文末右边。name 是署名，post 是职务（在署名上面），date 是日期，picture 是手写签名的图片。

    ```yaml
    - signature: 编辑部
      date: 2022年3月
    ```
    """

    name: ClassVar[str] = "signature"
    words: ClassVar[str] = "落款"
    short: ClassVar[str] = "signer"

    signer: RichText = Field(description="署名")
    post: RichText | None = Field(None, description="职务或单位，在署名上面")
    date: RichText | None = Field(None, description="日期")
    picture: GivenPicture | None = Field(None, description="手写签名的图片")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        post = () if self.post is None else paragraphs_of(self.post, "signature", context)
        date = () if self.date is None else paragraphs_of(self.date, "signature", context)
        lines: tuple[Block, ...] = (
            *post,
            *bare_picture(self.picture, self.signer, "signature.picture", context),
            *paragraphs_of(self.signer, "signature.name", context),
            *date,
        )
        return (Panel(lines, "signature.box", span=self.span),)


class PrefaceBlock(DivisionModel):
    """前言、序：正文前面的一节，没有节号。冒号后面写标题；blocks 是内容，末尾用 signature 落款。

    ```yaml
    preface: 前言
    blocks:
      - text: 本卷记述全年的科技合作。
      - signature: 编辑部
        date: 2022年3月
    ```
    """

    name: ClassVar[str] = "preface"
    words: ClassVar[str] = "前言"
    short: ClassVar[str] = "title"
    rank: ClassVar[Rank] = "section"
    matters: ClassVar[tuple[Matter, ...]] = ("front",)

    title: RichText = Field(description="标题")
    id: Anchored = None
    blocks: Blocks = Field((), description="前言的内容，末尾用 `signature` 落款")
    notes: NoteTexts | None = Field(None, description="这里的脚注，也可以写成 [notes](#notes-脚注) 块")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        heading = heading_of(context, self.title, "section", self.id, "")
        children = context.lower_under(self.blocks)
        return (Section(heading, children, "section", matter=context.matter, span=self.span),)
