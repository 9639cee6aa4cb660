"""Charts from facts: points or series, one unit, a caption and an alternative text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, get_args

from reportgen import charts
from reportgen.blocks.base import BlockModel, own_name
from reportgen.blocks.context import LowerContext
from reportgen.blocks.figure import FigurePlace, floats, share_of_measure
from reportgen.blocks.paragraphs import notes_below
from reportgen.blocks.reading import ShortModel
from reportgen.model.chart import ChartKind, ChartSpec, Series, Stacking
from reportgen.model.flow import Block, ChartGraphic, Figure
from reportgen.schema import Expression, Identifier, Integer, Length, PlainText, RichText, Switch
from reportgen.text.names import nearest_name
from reportgen.text.numbers import decimal_text, exact_places
from reportgen.text.quantity import Quantity

# what an editor writes where there is no value; YAML's own null reads as "null" or "~"
_GAPS = frozenset({"null", "~", "—", "-", "无"})
# more decimals than this on a label nobody reads
_MOST_DECIMALS = 2


class Point(ShortModel):
    """一个数据点：fact 是数值，label 是名称（不写就用事实名）。"""

    short: ClassVar[str] = "fact"

    fact: Expression
    label: PlainText | None = None


class ChartSeries(ShortModel):
    """一个系列：name 是图例；values 按 categories 逐个写，或用 fact 加图的 years 取各年的数。"""

    short: ClassVar[str] = "fact"

    fact: Expression | None = None
    name: PlainText | None = None
    values: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A series before its unit is settled."""

    name: str
    quantities: tuple[Quantity | None, ...]


class ChartBlock(BlockModel):
    """图表：kind 是 bar（条形）、column（柱形）、line（折线）、pie（饼）、doughnut（环）。

    数据有三种写法：points 一组数据点；categories 加 series 的 values；years 加 series 的 fact。
    没有数的地方写 “—”。unit 统一单位，万元和亿元自动换算。title 也是图题，caption 可另写。

    ```yaml
    - chart:
        kind: column
        title: 外资研发中心累计认定
        stacking: stacked
        categories: [2020年, 2021年]
        series:
          - {name: 上年累计, values: [外资研发中心.上年累计, 外资研发中心.上年累计]}
          - {name: 当年新增, values: [—, 外资研发中心.新增]}
    ```
    """

    name: ClassVar[str] = "chart"
    words: ClassVar[str] = "图表"

    kind: ChartKind
    title: RichText
    points: tuple[Point, ...] = ()
    categories: tuple[PlainText, ...] = ()
    years: tuple[PlainText, ...] = ()
    series: tuple[ChartSeries, ...] = ()
    unit: PlainText | None = None
    decimals: Integer | None = None
    stacking: Stacking = "clustered"
    highlight: tuple[PlainText, ...] = ()
    labels: Switch = Switch(True)
    caption: RichText | None = None
    place: FigurePlace | None = None
    note: RichText | None = None
    source: RichText | None = None
    alt: RichText | None = None
    width: Length | None = None
    across: Switch = Switch(False)
    id: Identifier | None = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        caption = context.caption("figure", self.caption or self.title, self.id)
        width = share_of_measure(self.width, context.theme.rules.figure_width, context)
        spec = self._spec(context)
        if spec is None:
            return ()
        for problem in charts.check(spec):
            context.sink.report(problem.code, self.span, **problem.args)
        figure = Figure(
            graphic=ChartGraphic(spec),
            alt=context.plain(self.alt) if self.alt is not None else charts.describe(spec),
            style="figure",
            width=width,
            aspect=charts.aspect(spec, context.theme.rules.figure_aspect),
            anchor=caption.anchor,
            caption=caption,
            floating=floats(self.place, context),
            notes=notes_below(self.note, self.source, context),
            across=self.across.value,
            span=self.span,
        )
        return (figure,)

    def _spec(self, context: LowerContext) -> ChartSpec | None:
        known = len(context.sink)
        self._refuse_foreign_parts(context)
        categories, rows = self._data(context)
        rows = tuple(
            _Row(row.name, tuple(self._settled(q, rows, context) for q in row.quantities)) for row in rows
        )
        highlight = self._highlighted(categories, context)
        if len(context.sink) > known or not rows:
            return None
        quantities = [q for row in rows for q in row.quantities if q is not None]
        decimals = self.decimals.value if self.decimals else _decimals(quantities)
        return ChartSpec(
            kind=self.kind,
            title=context.plain(self.title),
            categories=categories,
            series=tuple(_series(row, decimals) for row in rows),
            unit=quantities[0].unit.symbol if quantities else "",
            decimals=decimals,
            stacking=self.stacking,
            highlight=highlight,
            show_labels=self.labels.value,
            note=context.plain(self.note) if self.note is not None else "",
            span=self.span,
        )

    def _refuse_foreign_parts(self, context: LowerContext) -> None:
        """What the editor asks for and this kind of chart does not show, each where it is written."""
        traits = charts.traits_of(self.kind)
        for part in get_args(charts.Part):
            value = getattr(self, part, None)
            if part in traits.parts or not value or value == type(self).model_fields[part].default:
                continue
            first = value[0] if isinstance(value, tuple) else value
            context.sink.report(
                "chart-part",
                getattr(first, "span", self.span),
                kind=traits.words,
                part=part,
                known="、".join(p for p in get_args(charts.Part) if p in traits.parts),
            )

    def _data(self, context: LowerContext) -> tuple[tuple[str, ...], tuple[_Row, ...]]:
        """Categories and rows, whichever way they are written."""
        if self.points:
            return self._of_points(self.points, context)
        if not self.series:
            context.sink.report("chart-no-data", self.span)
            return (), ()
        if not self.years and not self.categories:
            facts = tuple(s for s in self.series if s.fact is not None)
            if len(facts) == len(self.series):
                points = tuple(Point(fact=s.fact, label=s.name) for s in facts if s.fact)
                return self._of_points(points, context)
            context.sink.report("chart-no-categories", self.span)
            return (), ()
        if self.years:
            categories = tuple(f"{year.value.removesuffix('年')}年" for year in self.years)
        else:
            categories = tuple(category.value for category in self.categories)
        return categories, tuple(self._row(series, len(categories), context) for series in self.series)

    def _of_points(
        self, points: tuple[Point, ...], context: LowerContext
    ) -> tuple[tuple[str, ...], tuple[_Row, ...]]:
        categories = tuple(
            point.label.value if point.label else own_name(point.fact, context) for point in points
        )
        quantities = tuple(_quantity(point.fact, context) for point in points)
        return categories, (_Row(context.plain(self.title), quantities),)

    def _row(self, series: ChartSeries, wanted: int, context: LowerContext) -> _Row:
        name = series.name.value if series.name else ""
        if series.fact is not None and self.years:
            years = tuple(year.value.removesuffix("年") for year in self.years)
            quantities = tuple(_quantity(series.fact, context, year) for year in years)
            return _Row(name or own_name(series.fact, context), quantities)
        if len(series.values) != wanted:
            context.sink.report(
                "chart-values",
                series.span,
                series=name or "—",
                found=str(len(series.values)),
                wanted=str(wanted),
            )
        if not name and len(self.series) == 1:
            # one series alone is what the chart is about
            name = context.plain(self.title)
        return _Row(name, tuple(_quantity(value, context) for value in series.values))

    def _settled(
        self, quantity: Quantity | None, rows: tuple[_Row, ...], context: LowerContext
    ) -> Quantity | None:
        """In the chart's unit: the one asked for, else that of the first value."""
        if quantity is None:
            return None
        if self.unit is not None:
            return context.converted(quantity, self.unit)
        first = next(q for row in rows for q in row.quantities if q is not None)
        if not quantity.unit.is_commensurable(first.unit):
            context.sink.report(
                "chart-units",
                self.span,
                first=first.unit.symbol or "—",
                other=quantity.unit.symbol or "—",
            )
            return None
        return quantity.converted(first.unit)

    def _highlighted(self, categories: tuple[str, ...], context: LowerContext) -> tuple[int, ...]:
        found: list[int] = []
        for wanted in self.highlight:
            if wanted.value in categories:
                found.append(categories.index(wanted.value))
                continue
            context.sink.report(
                "chart-highlight-unknown",
                wanted.span,
                name=wanted.value,
                near=nearest_name(wanted.value, categories),
                known="、".join(categories),
            )
        return tuple(found)


def _quantity(expression: Expression, context: LowerContext, year: str = "") -> Quantity | None:
    if expression.source in _GAPS:
        return None
    quantity = context.value(expression, year)
    if quantity is None or quantity.precision == "pending":
        # what has not been supplied yet is a gap
        return None
    if quantity.number is None:
        context.sink.report("chart-no-number", expression.span, wording=quantity.wording)
        return None
    return quantity


def _decimals(quantities: list[Quantity]) -> int:
    """As many places as the exact values need, at most two."""
    needed = (exact_places(q.number) for q in quantities if q.number is not None)
    return max(
        (_MOST_DECIMALS if places is None else min(places, _MOST_DECIMALS) for places in needed), default=0
    )


def _series(row: _Row, decimals: int) -> Series:
    values = tuple(
        None if q is None or q.number is None else _decimal(q.number, decimals) for q in row.quantities
    )
    approximate = any(q is not None and q.precision != "exact" for q in row.quantities)
    labels = tuple("" if q is None else q.wording for q in row.quantities) if approximate else ()
    return Series(row.name, values, labels)


def _decimal(number: Fraction, decimals: int) -> Decimal:
    """The value drawn: exact where it is a finite decimal, else far finer than its label."""
    places = exact_places(number)
    return Decimal(decimal_text(number, decimals + 6 if places is None else places))
