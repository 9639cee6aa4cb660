"""The table of contents."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import LowerContext
from reportgen.model.contents import CONTENTS_LEVELS, Contents
from reportgen.model.flow import Block
from reportgen.schema import Integer

_USUAL_LEVELS = 2


class ContentsBlock(BlockModel):
    """目录：列出它后面各级标题和所在页码，标题、页码自动跟着正文变。levels 是列到第几级（1 到 6，不写是 2）。
    of: here 只列它所在的篇、章、节里的标题，放在一章的开头就是这一章的目录。

    ```yaml
    - contents: {levels: 2}
    - topic: 国际合作
    ```
    """

    name: ClassVar[str] = "contents"
    words: ClassVar[str] = "目录"

    levels: Integer | None = Field(
        None,
        description="列到第几级：没有分章的报告，1 只列节，2 到主题（不写就是 2），3 到小标题、条目；"
        "分了篇、章的从篇、章数起。`of: here` 时从它所在的那一级的下一级数起",
    )
    of: Literal["report", "here"] = Field(
        "report", description="`here`：只列它所在的篇、章、节（或主题）里的标题；不写就列后面全部的"
    )

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        levels = _USUAL_LEVELS
        if self.levels is not None:
            levels = self.levels.value
            if not 1 <= levels <= CONTENTS_LEVELS:
                context.sink.report(
                    "contents-levels", self.levels.span, levels=str(levels), most=str(CONTENTS_LEVELS)
                )
                return ()
        # a heading standing here would be one level below the one this stands under
        within = context.level - 1 if self.of == "here" else 0
        return (Contents(within + levels, within=within, span=self.span),)
