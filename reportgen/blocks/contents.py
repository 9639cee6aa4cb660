"""The table of contents."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import LowerContext
from reportgen.model.flow import CONTENTS_LEVELS, Block, Contents
from reportgen.schema import Integer

_USUAL_LEVELS = 2


class ContentsBlock(BlockModel):
    """目录：列出它后面各级标题和所在页码，标题、页码自动跟着正文变。levels 是列到第几级（1 到 3，不写是 2）。

    ```yaml
    - contents: {levels: 2}
    - topic: 国际合作
    ```
    """

    name: ClassVar[str] = "contents"
    words: ClassVar[str] = "目录"

    levels: Integer | None = Field(
        None, description="列到第几级：1 只列节，2 到主题（不写就是 2），3 到小标题、条目"
    )

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if self.levels is None:
            return (Contents(_USUAL_LEVELS, span=self.span),)
        levels = self.levels.value
        if not 1 <= levels <= CONTENTS_LEVELS:
            context.sink.report(
                "contents-levels", self.levels.span, levels=str(levels), most=str(CONTENTS_LEVELS)
            )
            return ()
        return (Contents(levels, span=self.span),)
