"""A case study: title, a line of facts, text, and a picture beside it."""

from __future__ import annotations

from itertools import accumulate
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.beside import beside, room_beside
from reportgen.blocks.boxes import continued
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Alt, Anchored
from reportgen.blocks.figure import alt_of, picture_in_cell
from reportgen.blocks.given_picture import GivenPicture
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Panel, Paragraph
from reportgen.model.inline import Inline, TextRun, plain_text
from reportgen.schema import RichText, StrictModel

_PICTURE = 0.36
# characters beside a picture: about as high as it is; and with how many the narrow column is short still
_BESIDE, _MOST_BESIDE = 180, 420
_OTHER = 60  # a block that is no paragraph counts as so many


class CaseFact(StrictModel):
    """一项概况：label 是名称，text 是内容。"""

    label: RichText = Field(description="名称，如“单位”")
    text: RichText = Field(description="内容")


class CaseBlock(BlockModel):
    """案例：标题、一行概况、正文，旁边可以有图片。

    ```yaml
    - case: 示例研究院的联合实验室
      facts:
        - {label: 单位, text: 示例研究院}
        - {label: 时间, text: 2021年}
      blocks:
        - text: 双方共同出资，共享设备和数据。
    ```
    """

    name: ClassVar[str] = "case"
    words: ClassVar[str] = "案例"
    short: ClassVar[str] = "title"

    title: RichText = Field(description="案例的名称，前面自动加“案例”")
    facts: tuple[CaseFact, ...] = Field((), description="一行概况，各项用竖线隔开")
    picture: GivenPicture | None = Field(
        None, description="图片，排在正文右边；正文长时，只有开头的几段在图片旁边"
    )
    alt: Alt = None
    blocks: Blocks = Field((), description="正文，可以是任何块")
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        words = context.inline(self.title)
        mark = TextRun("案例", style="case.mark", span=self.title.span)
        head = (mark, TextRun(" ", span=self.title.span), *words)
        children: list[Block] = [Paragraph(head, "case.title", span=self.title.span)]
        if self.facts:
            children.append(Paragraph(self._facts(context), "case.facts", span=self.facts[0].span))
        picture: tuple[Block, ...] = ()
        if self.picture is not None:
            alt = alt_of(self.alt, None, self.picture.file, context)
            picture = picture_in_cell(self.picture, alt, context)
        measure = room_beside(_PICTURE, context) if picture else context.measure
        text = context.lower_within(self.blocks, measure)
        besides, below = _parted(text) if picture else ((), text)
        if besides:
            children += (beside(picture, _PICTURE, besides, "right", self.span), *below)
        else:
            children += (*picture, *below)
        anchor = ""
        if self.id is not None:
            anchor = context.heading_anchor(plain_text(words), "", self.id, self.title.span)
        further = continued(f"案例 {plain_text(words)}", "case.title", self.title)
        return (Panel(tuple(children), "case", "Sect", anchor=anchor, continued=further, span=self.span),)

    def _facts(self, context: LowerContext) -> tuple[Inline, ...]:
        runs: list[Inline] = []
        for fact in self.facts:
            runs += [TextRun("｜", span=fact.span)] if runs else []
            runs += [*context.emphasised(fact.label), TextRun("：", strong=True, span=fact.span)]
            runs += context.inline(fact.text)
        return tuple(runs)


def _parted(text: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands beside the picture, and the rest of a long text, which has the whole width below."""
    lengths = [len(plain_text(b.runs)) if isinstance(b, Paragraph) else _OTHER for b in text]
    if sum(lengths) <= _MOST_BESIDE:
        return text, ()
    count = sum(reached <= _BESIDE for reached in accumulate(lengths))
    # one longer paragraph still, but not one that would leave the column beside the picture empty for long
    count = count or int(lengths[0] <= _MOST_BESIDE)
    return text[:count], text[count:]
