"""Blocks side by side in columns."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Columns
from reportgen.schema import Integer

LEAST, MOST = 2, 4


class ColumnsBlock(BlockModel):
    """分栏：里面的块排成 2 到 4 栏，各栏一样高。要跨过各栏的图、表写 across: 是。

    ```yaml
    - columns: 2
      blocks:
        - text: 主动服务国家科技外交，拓展科技创新合作空间。
        - text: 构建链接国际的高水平创新网络。
    ```
    """

    name: ClassVar[str] = "columns"
    words: ClassVar[str] = "分栏"
    short: ClassVar[str] = "count"

    count: Integer = Field(description="栏数，2 到 4")
    blocks: Blocks = Field((), description="分栏排的内容；要横跨各栏的图、表写 `across: 是`")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        count = self.count.value
        if not LEAST <= count <= MOST:
            context.sink.report("columns-count", self.count.span, count=str(count))
            count = min(max(count, LEAST), MOST)
        if not self.blocks:
            tell_empty(self, "blocks", context)
            return ()
        return (Columns(count, context.lower_in_columns(self.blocks, count), span=self.span),)
