"""Figure cards: a strip of key figures, each with unit, label and note."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, own_name, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import ShortModel
from reportgen.model.flow import Block, Grid, Panel, Paragraph
from reportgen.model.inline import TextRun
from reportgen.schema import Expression, PlainText, RichText


class Card(ShortModel):
    """一张数字卡：fact 是事实名或算式，label 是说明；unit 换算单位，note 是小字。"""

    short: ClassVar[str] = "fact"

    fact: Expression = Field(description="事实名或算式；数值、单位和“超”“多”都取自事实")
    label: RichText | None = Field(None, description="说明，不写就用事实名")
    unit: PlainText | None = Field(None, description="换算成别的单位")
    note: RichText | None = Field(None, description="小字")


def cards_grid(cards: tuple[Card, ...], context: LowerContext) -> tuple[Block, ...]:
    """The cards side by side; more than fit in a row are spread over rows as evenly as can be."""
    panels = tuple(panel for card in cards if (panel := _panel(card, context)) is not None)
    if not panels:
        return ()
    rows = -(-len(panels) // context.theme.rules.cards_per_row)
    return (Grid(-(-len(panels) // rows), panels, "cards", span=cards[0].span),)


def _panel(card: Card, context: LowerContext) -> Panel | None:
    quantity = context.value(card.fact)
    if quantity is not None and card.unit is not None:
        quantity = context.converted(quantity, card.unit)
    if quantity is None:
        return None
    value = [TextRun(quantity.wording, span=card.fact.span)]
    if quantity.unit.symbol:
        value.append(TextRun(quantity.unit.symbol, style="card.unit", span=card.fact.span))
    if card.label is not None:
        label = context.inline(card.label)
    else:
        label = (TextRun(own_name(card.fact, context), span=card.fact.span),)
    children = [
        Paragraph(tuple(value), "card.value", span=card.fact.span),
        Paragraph(label, "card.label", span=card.span),
    ]
    if card.note is not None:
        children.append(Paragraph(context.inline(card.note), "card.note", span=card.note.span))
    return Panel(tuple(children), "card", span=card.span)


class CardsBlock(BlockModel):
    """数字卡片：一排关键数字，数值和单位都取自事实。

    ```yaml
    - cards:
        - {fact: 外资研发中心.新增, label: 新增外资研发中心}
        - {fact: 外资研发中心.累计, label: 累计认定外资研发中心, note: 截至年末}
    ```
    """

    name: ClassVar[str] = "cards"
    words: ClassVar[str] = "数字卡片"
    short: ClassVar[str] = "cards"

    cards: tuple[Card, ...] = Field(description="各张卡片；只写事实名也行")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.cards:
            tell_empty(self, "cards", context)
        return cards_grid(self.cards, context)
