"""Lists of figures, of tables and of numbered boxes."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import CAPTION_WORDS, CaptionKind, LowerContext
from reportgen.model.contents import Contents
from reportgen.model.flow import Block

_KINDS: dict[Literal["figures", "tables", "boxes"], CaptionKind] = {
    "figures": "figure",
    "tables": "table",
    "boxes": "box",
}


class ListOfBlock(BlockModel):
    """插图目录、表格目录、专栏目录：列出全书带编号的图（figures）、表（tables）、专栏（boxes）和所在页码，自动跟着正文变。

    ```yaml
    - list_of: figures
    - figure: {file: pictures/forum.png, alt: 会场全景, caption: 论坛开幕}
    ```
    """

    name: ClassVar[str] = "list_of"
    words: ClassVar[str] = "图表目录"
    short: ClassVar[str] = "kind"

    kind: Literal["figures", "tables", "boxes"] = Field(
        description="列哪一种：`figures` 图、`tables` 表、`boxes` 编号的专栏"
    )

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        return (Contents(0, sequence=CAPTION_WORDS[_KINDS[self.kind]], span=self.span),)
