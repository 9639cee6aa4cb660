"""Pages that stand for themselves: turned for something wide, left empty on purpose."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block, Sheet
from reportgen.schema import RichText


class LandscapeBlock(BlockModel):
    """横页：里面的块排在横放的页上，适合列很多的表；前后各自换页，页码接着数。只能直接放在节、主题、条目里。

    ```yaml
    - landscape:
        - table:
            caption: 合作项目一览
            columns: [项目, 一月, 二月, 三月, 四月, 五月, 六月]
            rows:
              - [甲类, 1, 2, 3, 4, 5, 6]
    ```
    """

    name: ClassVar[str] = "landscape"
    words: ClassVar[str] = "横页"
    short: ClassVar[str] = "blocks"

    blocks: Blocks = Field((), description="横页上的内容")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.blocks:
            tell_empty(self, "blocks", context)
            return ()
        return (Sheet("landscape", context.lower(self.blocks), span=self.span),)


class BlankBlock(BlockModel):
    """空白页：特意空出的一页，中间印 text（如“此页空白”）；不写 text 就是全空的一页。
    只能直接放在节、主题、条目里。

    ```yaml
    - text: 上文到此为止。
    - blank: 此页空白
    - text: 下文从新的一页开始。
    ```
    """

    name: ClassVar[str] = "blank"
    words: ClassVar[str] = "空白页"
    short: ClassVar[str] = "text"
    bare: ClassVar[bool] = True

    text: RichText | None = Field(None, description="印在页中间的字，如“此页空白”；不写就全空")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        words = () if self.text is None else paragraphs_of(self.text, "blank", context)
        return (Sheet("blank", words, span=self.span),)
