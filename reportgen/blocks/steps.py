"""The steps of a process: numbered boxes with arrows between them, over as many rows as they need."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.blocks.reading import ShortModel
from reportgen.model.flow import Block, Grid, Panel, Paragraph
from reportgen.model.inline import TextRun
from reportgen.schema import Integer, RichText

LEAST, MOST, USUAL = 2, 6, 4
# how wide an arrow's column is, as a share of a step's
_ARROW = 0.16


class Step(ShortModel):
    """一步：title 是做什么，text 是说明。"""

    short: ClassVar[str] = "title"

    title: RichText = Field(description="做什么，几个字")
    text: RichText | None = Field(None, description="说明，一两句话")


class StepsBlock(BlockModel):
    """流程：一步一步，前面自动编号，中间有箭头；一行放不下时接到下一行。

    ```yaml
    - steps: [单位申报, 形式审查, 专家评审, 公示立项]
    ```
    """

    name: ClassVar[str] = "steps"
    words: ClassVar[str] = "流程"
    short: ClassVar[str] = "steps"

    steps: tuple[Step, ...] = Field(description="各步，按先后；只写做什么也行")
    columns: Integer | None = Field(None, description="一行几步，2 到 6，不写就按步数分匀，最多 4 步一行")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.steps:
            tell_empty(self, "steps", context)
            return ()
        count = self._columns(context)
        share = 1 / (count + _ARROW * (count - 1))
        widths = ((share, share * _ARROW) * count)[:-1]
        cells: list[Panel] = []
        for index, step in enumerate(self.steps):
            cells.append(_step(index + 1, step, context))
            ends_row = index % count == count - 1 or index == len(self.steps) - 1
            if not ends_row:
                arrow = Paragraph((TextRun("→", span=step.span),), "step.arrow", span=step.span)
                cells.append(Panel((arrow,), "step.between", span=step.span))
        return (Grid(len(widths), tuple(cells), "steps", widths, span=self.span),)

    def _columns(self, context: LowerContext) -> int:
        if self.columns is None:
            rows = -(-len(self.steps) // USUAL)
            return max(-(-len(self.steps) // rows), 1)
        columns = self.columns.value
        if not LEAST <= columns <= MOST:
            context.sink.report("steps-columns", self.columns.span, columns=str(columns))
        return min(max(columns, LEAST), MOST)


def _step(number: int, step: Step, context: LowerContext) -> Panel:
    mark = TextRun(f"{number}", style="step.number", span=step.span)
    head = (mark, TextRun("\u00a0", span=step.span), *context.inline(step.title))
    children = [Paragraph(head, "step.title", span=step.title.span)]
    if step.text is not None:
        children += paragraphs_of(step.text, "step.text", context)
    return Panel(tuple(children), "step", span=step.span)
