"""The index of names and terms."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import ShortModel
from reportgen.model.flow import Block, Columns
from reportgen.schema import Integer, PlainText, Verbatim
from reportgen.source import Scalar

_USUAL_COLUMNS = 2
_MOST_COLUMNS = 4


class IndexTerm(ShortModel):
    """一个索引词：term 是词，under 是上级标目，also 是正文里的其他写法，pinyin 是读音（排错了才写）。"""

    short: ClassVar[str] = "term"

    term: Verbatim = Field(description="正文里的词，也是索引里的标目")
    under: Verbatim | None = Field(None, description="上级标目")
    also: tuple[Verbatim, ...] = Field((), description="正文里的其他写法，归到同一条")
    pinyin: PlainText | None = Field(None, description="读音，如 chang san jiao：多音字排错了才写")


def _none_written(data: object) -> object:
    """``- index:`` with nothing behind it lists what is marked in the text."""
    return () if isinstance(data, Scalar) and data.is_empty else data


class IndexBlock(BlockModel):
    """索引：人名、机构、术语和所在的页，按拼音排。正文里用 [词]{index} 标出的、terms 列出的（自动找）都收。

    ```yaml
    - text: "[浦江创新论坛]{index:会议/浦江创新论坛}在上海举办，外资研发中心参加。"
    - index:
        terms: [外资研发中心]
    ```
    """

    name: ClassVar[str] = "index"
    words: ClassVar[str] = "索引"
    short: ClassVar[str] = "terms"

    terms: Annotated[tuple[IndexTerm, ...], BeforeValidator(_none_written)] = Field(
        (), description="要在正文里自动找的词"
    )
    columns: Integer | None = Field(None, description="栏数，1 到 4；不写是 2")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        columns = self.columns.value if self.columns is not None else _USUAL_COLUMNS
        if self.columns is not None and not 1 <= columns <= _MOST_COLUMNS:
            context.sink.report(
                "index-columns", self.columns.span, columns=str(columns), most=str(_MOST_COLUMNS)
            )
            return ()
        index = context.index(self.terms, self.span)
        if columns == 1:
            return (index,)
        return (Columns(columns, (index,), span=self.span),)
