"""Parts of a chart that single kinds have: the events of a timeline, the links of a flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import ShortModel
from reportgen.model.chart import FlowLink, Series, TimelineEvent
from reportgen.schema import Expression, RichText, StrictModel, Verbatim


class ChartEvent(StrictModel):
    """时间轴上的一件事：date 是时间，照写的样子显示；text 是内容。两项都可以用 {{ 事实 }}。"""

    date: RichText = Field(description="时间，照写的样子")
    text: RichText = Field(description="内容")


class ChartLink(ShortModel):
    """流向图的一条：从 origin 到 target，fact 是数量。"""

    short: ClassVar[str] = "fact"

    origin: Verbatim = Field(description="从哪里")
    target: Verbatim = Field(description="到哪里")
    fact: Expression = Field(description="数量")

    @property
    def name(self) -> str:
        """How a message calls it."""
        return f"{self.origin.value}→{self.target.value}"


def timeline_events(events: Sequence[ChartEvent], context: LowerContext) -> tuple[TimelineEvent, ...]:
    """The events with facts filled in."""
    return tuple(TimelineEvent(context.plain(event.date), context.plain(event.text)) for event in events)


def flow_links(links: Sequence[ChartLink], series: Sequence[Series]) -> tuple[FlowLink, ...]:
    """The links with their values, which are those of the one series."""
    values = series[0].values if links and series else ()
    return tuple(
        FlowLink(link.origin.value, link.target.value, value)
        for link, value in zip(links, values, strict=False)
    )
