"""Two sides set against each other: before and after, one plan and another."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Grid, Panel, Paragraph
from reportgen.schema import RichText, StrictModel

_SIDES = 2


class ComparisonSide(StrictModel):
    """一边：title 是名称，blocks 是内容。"""

    title: RichText = Field(description="这一边的名称")
    blocks: Blocks = Field((), description="内容，可以是任何块，常用列表")


class ComparisonBlock(BlockModel):
    """对照：左右两栏，各有名称和内容，如“改革前”和“改革后”。

    ```yaml
    - comparison:
        - title: 改革前
          blocks: [{list: [逐级申报, 纸质材料]}]
        - title: 改革后
          blocks: [{list: [网上申报, 一次提交]}]
    ```
    """

    name: ClassVar[str] = "comparison"
    words: ClassVar[str] = "对照"
    short: ClassVar[str] = "sides"

    sides: tuple[ComparisonSide, ...] = Field(description="左右两边")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if len(self.sides) != _SIDES:
            context.sink.report("comparison-sides", self.span, found=str(len(self.sides)))
            return ()
        width = (context.measure - context.theme.style("comparison").gap) / _SIDES
        cells = []
        for side, style in zip(self.sides, ("comparison.left", "comparison.right"), strict=True):
            title = Paragraph(context.inline(side.title), "comparison.title", span=side.title.span)
            cells.append(Panel((title, *context.lower_within(side.blocks, width)), style, span=side.span))
        return (Grid(_SIDES, tuple(cells), "comparison", (0.5, 0.5), span=self.span),)
