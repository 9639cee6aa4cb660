"""Blocks for some readers only, blocks from another file, blocks for each row of a table."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import Blocks
from reportgen.model.flow import Block
from reportgen.schema import AssetPath, PlainText

Audience = Literal["pdf", "docx", "screen", "print", "draft", "final"]


class OnlyBlock(BlockModel):
    """只给：里面的块只在一种成品里有。冒号后面写 pdf、docx、screen（屏幕版）、print（印刷版）、
    draft（草稿）或 final（定稿）。编号、目录、引用都照各成品里有的内容。

    ```yaml
    - only: draft
      blocks:
        - text: 本段待核。
    ```
    """

    name: ClassVar[str] = "only"
    words: ClassVar[str] = "只给"
    short: ClassVar[str] = "audience"

    audience: Audience = Field(
        description="`pdf`、`docx`：只在这种文件里；`screen`、`print`：只在屏幕版、印刷版里；`draft`、`final`：只在草稿、定稿里"
    )
    blocks: Blocks = Field((), description="那种成品里才有的内容")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.blocks:
            tell_empty(self, "blocks", context)
        return context.lower(self.blocks) if context.is_for(self.audience) else ()


class IncludeBlock(BlockModel):
    """取自文件：把另一个 YAML 文件里的一列块放在这里。路径从项目文件夹写起；那个文件里也可以再取别的文件。

    ```yaml
    - include: parts/scope.yaml
    ```
    """

    name: ClassVar[str] = "include"
    words: ClassVar[str] = "取自文件"
    short: ClassVar[str] = "file"

    file: AssetPath = Field(description="一列块的 YAML 文件，每一块以 `- ` 开头")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        # the file's blocks took its place when the chapter was read (project/expansion.py)
        return ()


class RepeatBlock(BlockModel):
    """逐行重复：表格的每一行做一遍 blocks。里面写 {{ 行.列名 }} 的地方是那一行那一列的内容，
    任何一项里都可以写；写进算式（{{ 行.投入 * 2 }}）就按数算。格子空着的项不印。

    ```yaml
    - repeat:
        rows:
          - {名称: 甲论坛, 时间: 5月, 地点: 上海}
          - {名称: 乙论坛, 时间: 10月, 地点: 上海}
        blocks:
          - event: "{{ 行.名称 }}"
            dates: "{{ 行.时间 }}"
            place: "{{ 行.地点 }}"
    ```
    """

    name: ClassVar[str] = "repeat"
    words: ClassVar[str] = "逐行重复"
    short: ClassVar[str] = "file"

    file: AssetPath | None = Field(None, description="表格文件：.xlsx、.csv、.tsv；第一行是列名")
    sheet: PlainText | None = Field(None, description="工作表，不写就是第一张")
    range: PlainText | None = Field(None, description="区域，如 A3:F20，不写就是全部")
    rows: tuple[dict[str, PlainText], ...] = Field((), description="不用文件时，直接写各行：`{列名: 内容}`")
    word: PlainText = Field(PlainText("行"), description="里面怎样称呼一行，不写就是“行”")
    blocks: Blocks = Field((), description="每一行做一遍的块")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        # its blocks took its place when the chapter was read (project/expansion.py)
        return ()
