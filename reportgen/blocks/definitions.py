"""A list of terms, each with what it means."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.model.flow import Block, ListBlock, ListItem
from reportgen.schema import RichText, StrictModel


class Definition(StrictModel):
    """一个词：term 是词，text 是解释。"""

    term: RichText = Field(description="词、指标的名称")
    text: RichText = Field(description="解释；可以分段")


class DefinitionsBlock(BlockModel):
    """释义：一个个词和它的解释，用于名词说明、指标口径。

    ```yaml
    - definitions:
        - {term: 外资研发中心, text: 外国投资者依法设立的、从事研究开发的机构。}
    ```
    """

    name: ClassVar[str] = "definitions"
    words: ClassVar[str] = "释义"
    short: ClassVar[str] = "definitions"

    definitions: tuple[Definition, ...] = Field(description="各个词，次序照写的")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.definitions:
            tell_empty(self, "definitions", context)
            return ()
        items = tuple(
            ListItem(
                "", context.inline(each.term), paragraphs_of(each.text, "definition", context), each.span
            )
            for each in self.definitions
        )
        return (ListBlock("label", items, "definition", "definition.term", span=self.span),)
