"""The sources a report cites, and the place where they are listed."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.model.flow import Block
from reportgen.schema import Identifier, StrictModel, Verbatim
from reportgen.text.gbt7714 import SourceType


class SourceEntry(StrictModel):
    """一条文献：key 是引用时用的名称，type 是文献类型，其余各项按类型写。"""

    key: Identifier = Field(description="名称：正文里写 `[@名称]` 引用")
    type: SourceType = Field(
        description="类型：`book` 图书、`journal` 期刊文章、`newspaper` 报纸文章、`conference` 会议论文、"
        "`thesis` 学位论文、`report` 报告、`standard` 标准、`patent` 专利、`web` 网页"
    )
    title: Verbatim = Field(description="题名")
    authors: tuple[Verbatim, ...] = Field((), description="作者，照印出来的样子写；三个以上自动写“等”")
    source: Verbatim | None = Field(None, description="刊名、报名、论文集名")
    edition: Verbatim | None = Field(None, description="版本，如 3版；“第三版”也印成“3版”，第一版不印")
    place: Verbatim | None = Field(None, description="出版地")
    publisher: Verbatim | None = Field(None, description="出版者；学位论文写学校")
    year: Verbatim | None = Field(None, description="出版年")
    date: Verbatim | None = Field(None, description="日期，如 2021-03-26：报纸、专利、网页")
    volume: Verbatim | None = Field(None, description="卷")
    issue: Verbatim | None = Field(None, description="期")
    pages: Verbatim | None = Field(None, description="页码；报纸的版次")
    number: Verbatim | None = Field(None, description="标准号、专利号、报告号")
    url: Verbatim | None = Field(None, description="网址")
    accessed: Verbatim | None = Field(None, description="引用日期，如 2021-12-01")
    doi: Verbatim | None = Field(None, description="DOI，不带网址")


class ReferencesBlock(BlockModel):
    """参考文献：正文里写 [@名称] 引用，按引用的先后编号，按 GB/T 7714 的格式列在这里。

    ```yaml
    - text: 规则见国家标准[@著录规则]。
    - references:
        - key: 著录规则
          type: standard
          title: 信息与文献 参考文献著录规则
          number: GB/T 7714—2015
    ```
    """

    name: ClassVar[str] = "references"
    words: ClassVar[str] = "参考文献"
    short: ClassVar[str] = "entries"

    entries: tuple[SourceEntry, ...] = Field(description="各条文献，先后不要紧")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.entries:
            tell_empty(self, "entries", context)
            return ()
        return (context.reference_list(self.span),)
