"""Charts side by side under one caption, each with its letter and its title."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel
from reportgen.blocks.chart import ChartBlock
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Anchored, NoteBelow, SourceBelow
from reportgen.blocks.paragraphs import notes_below
from reportgen.blocks.pictures import legend
from reportgen.model.flow import Block, Figure, Grid, Panel
from reportgen.schema import RichText

LEAST, MOST = 2, 3
# a narrow chart needs more height for its width than one as wide as the page
_ASPECT = 0.72
# what belongs to the charts together, not to one of them
_SHARED = ("caption", "place", "note", "source", "subtitle", "table", "width", "across", "id")


class ChartsBlock(BlockModel):
    """并排图表：两三张图表并排，共有一个图题，各以自己的 title 作分图题 (a)、(b)。

    ```yaml
    - charts:
        - {kind: column, title: 新增, categories: [2020年, 2021年], series: [{values: [20家, 25家]}]}
        - {kind: line, title: 累计, categories: [2020年, 2021年], series: [{values: [481家, 506家]}]}
      caption: 外资研发中心
    ```
    """

    name: ClassVar[str] = "charts"
    words: ClassVar[str] = "并排图表"
    short: ClassVar[str] = "charts"

    charts: tuple[ChartBlock, ...] = Field(
        description="两三张图表，每张的写法同 `chart`，不写图题、说明和来源"
    )
    caption: RichText = Field(description="共有的图题，自动编号")
    note: NoteBelow = None
    source: SourceBelow = None
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not LEAST <= len(self.charts) <= MOST:
            context.sink.report("charts-count", self.span, found=str(len(self.charts)))
            return ()
        columns = len(self.charts)
        width = (context.measure - context.theme.style("pictures").gap * (columns - 1)) / columns
        figures: list[tuple[ChartBlock, Figure]] = []
        for chart in self.charts:
            for name in _SHARED:
                if name in chart.model_fields_set:
                    context.sink.report("charts-shared", chart.span, key=name)
            figure = chart.in_cell(width, context)
            if figure is not None:
                figures.append((chart, figure))
        # all equally high: their axes stand on one line
        aspect = max([_ASPECT, *(figure.aspect for _, figure in figures)])
        cells = []
        for index, (chart, figure) in enumerate(figures):
            below = legend(index, chart.title, chart.title.span, context)
            cells.append(Panel((replace(figure, aspect=aspect), below), "cell", span=chart.span))
        caption = context.caption("figure", self.caption, self.id)
        widths = (1 / columns,) * columns
        notes = notes_below(self.note, self.source, context)
        return (Grid(columns, tuple(cells), "pictures", widths, caption, notes, span=self.span),)
