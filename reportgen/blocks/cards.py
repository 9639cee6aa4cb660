"""Figure cards: a strip of key figures, each with unit, label and note."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen import charts
from reportgen.blocks.base import BlockModel, own_name, tell_empty
from reportgen.blocks.chart_data import tell_twice, value_of
from reportgen.blocks.chart_units import decimal_of, decimals_for, settled
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import ShortModel
from reportgen.model.chart import ChartSpec, Series
from reportgen.model.flow import Block, ChartGraphic, Figure, Grid, Panel, Paragraph
from reportgen.model.inline import TextRun, plain_text
from reportgen.schema import Expression, PlainText, RichText, Switch
from reportgen.text.quantity import Quantity

# a line needs two points, a trend one more
_LEAST_YEARS = 3
# how high a card's line is for its width
_TREND = 0.2


class Card(ShortModel):
    """一张数字卡：fact 是事实名或算式，label 是说明；unit 换算单位，note 是小字。

    growth: 是 写出比上年增减多少，trend 画几年的走势。
    """

    short: ClassVar[str] = "fact"

    fact: Expression = Field(description="事实名或算式；数值、单位和“超”“多”都取自事实")
    label: RichText | None = Field(None, description="说明，不写就用事实名")
    unit: PlainText | None = Field(None, description="换算成别的单位")
    growth: Switch = Field(
        Switch(False), description="`是`：下面写比上年增减多少，前面有 ▲ 或 ▼；百分数写提高、下降几个百分点"
    )
    trend: tuple[PlainText, ...] = Field((), description="几个年份，画成迷你折线：`[2019, 2020, 2021]`")
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
        label, labelled = context.inline(card.label), card.label.span
    else:
        label, labelled = (TextRun(own_name(card.fact, context), span=card.fact.span),), card.fact.span
    children: list[Block] = [
        Paragraph(tuple(value), "card.value", span=card.fact.span),
        Paragraph(label, "card.label", span=labelled),
    ]
    if card.growth.value:
        children += _growth(card, quantity, context)
    if card.trend:
        children += _trend(card, plain_text(label), context)
    if card.note is not None:
        children.append(Paragraph(context.inline(card.note), "card.note", span=card.note.span))
    return Panel(tuple(children), "card", span=card.span)


def _growth(card: Card, quantity: Quantity, context: LowerContext) -> tuple[Block, ...]:
    """The change to last year in words, a sign before it: colour alone tells nobody (WCAG 1.4.1)."""
    span = card.fact.span
    if not context.changes(card.fact):
        context.sink.report("card-growth-constant", span, fact=card.fact.source)
        return ()
    function = "增减" if quantity.unit.symbol in ("%", "％") else "增长"
    change = context.value(Expression(f"{function}({card.fact.source})", span))
    if change is None or change.precision == "pending":
        return ()
    words = change.wording
    if words.endswith("持平"):
        runs = (TextRun("—", span=span), TextRun(f"\u00a0与上年{words}", span=span))
    else:
        sign, style = ("▼", "card.down") if words.startswith(("下降", "减少")) else ("▲", "card.up")
        runs = (TextRun(sign, style=style, span=span), TextRun(f"\u00a0比上年{words}", span=span))
    return (Paragraph(runs, "card.growth", span=span),)


def _trend(card: Card, name: str, context: LowerContext) -> tuple[Block, ...]:
    """The fact over some years as a line without axes, last value written."""
    if len(card.trend) < _LEAST_YEARS:
        context.sink.report("card-trend-short", card.trend[0].span, found=str(len(card.trend)))
        return ()
    years = [year.value.removesuffix("年") for year in card.trend]
    tell_twice(years, card.trend[0].span, context)
    values = [value_of(card.fact, context, year) for year in years]
    unit, quantities = settled(values, card.unit, card.fact.span, context)
    decimals = decimals_for(quantities)
    drawn = tuple(
        None if q is None or q.number is None else decimal_of(q.number, decimals) for q in quantities
    )
    spec = ChartSpec(
        "sparkline",
        name,
        tuple(f"{year}年" for year in years),
        (Series(name, drawn),),
        unit=unit.symbol if unit is not None else "",
        decimals=decimals,
        span=card.fact.span,
    )
    for problem in charts.check(spec):
        context.sink.report(problem.code, card.fact.span, **problem.args)
    alt = charts.describe(spec)
    return (Figure(ChartGraphic(spec), alt, "card.trend", 1.0, _TREND, span=card.fact.span),)


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
